"""Files to directives, directives to provisions."""

from corpus.errors import AnswerError, AssistantError, CorpusError, SearchError
from corpus.types import Directive, Field, FieldSource, Heading, Level, PartialDate, Provision, Span

__all__ = [
    "AnswerError",
    "AssistantError",
    "CorpusError",
    "Directive",
    "Field",
    "FieldSource",
    "Heading",
    "Level",
    "PartialDate",
    "Provision",
    "SearchError",
    "Span",
]
