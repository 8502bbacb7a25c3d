"""What earlier answers quoted: the documents and clauses that a later turn may point at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.types import Directive
from rag import labels
from rag.history_turns import text_of

_LEVELS = "mục|khoản|điều|điểm|tiểu mục|chương|phần|section|clause|article|point|subsection|chapter|part"
_LABEL = re.compile(rf"^[”\"]?,\s*((?:(?:{_LEVELS})\s+[\w.]+(?:,\s*)?)+)", re.I)
_ADDRESS = re.compile(rf"\b(?:{_LEVELS})\s+[\w.]+", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One quote of an answer: whose it is; ``label`` its numbered provision in Vietnamese ("mục III, khoản 3"), "" where none is told."""

    doc_id: str
    directive: Directive
    label: str

    def document(self, *, english: bool) -> str:
        """The document by its title."""
        return labels.document(self.directive, "en") if english else self.directive.title

    def clause(self, *, english: bool) -> str:
        """The clause and its document."""
        if english:
            return f"{labels.label(self.label, 'en')} of {self.document(english=True)}"
        return f"{self.label} {self.directive.title}"


def said_in(answer: Any, directives: Sequence[Directive]) -> tuple[Said, ...]:
    """What an answer cites, in its order: an Answer, its dict, or its text with the documents' titles."""
    by_id = {directive.doc_id: directive for directive in directives}
    citations = answer.get("citations", ()) if isinstance(answer, Mapping) else getattr(answer, "citations", None)
    if citations is not None:
        pairs = [(_field(one, "doc_id"), _field(one, "label")) for one in citations]
        return tuple(
            Said(doc_id=doc_id, directive=by_id[doc_id], label=_numbered(label)) for doc_id, label in pairs if doc_id in by_id
        )
    text = text_of(answer)
    found: list[tuple[int, Said]] = []
    for directive in directives:
        for match in re.finditer(re.escape(directive.title), text):
            label = _LABEL.match(text[match.end() :])
            said = Said(doc_id=directive.doc_id, directive=directive, label=_vietnamese(label[1]) if label else "")
            found.append((match.start(), said))
    return tuple(said for _, said in sorted(found, key=lambda pair: pair[0]))


def _field(citation: Any, name: str) -> str:
    value = citation.get(name, "") if isinstance(citation, Mapping) else getattr(citation, name, "")
    return value if isinstance(value, str) else ""


def _numbered(label: str) -> str:
    """The part of a label that a question can name: bullets and paragraphs have no number of their own."""
    return ", ".join(_ADDRESS.findall(label))


def _vietnamese(label: str) -> str:
    names = {"section": "mục", "clause": "khoản", "article": "Điều", "point": "điểm", "chapter": "chương", "part": "phần"}
    return re.sub("|".join(names), lambda match: names[match[0].lower()], _numbered(label), flags=re.I)
