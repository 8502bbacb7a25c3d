"""Where the evaluation takes the product from: the shipped directives, and the assistant that users get."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from corpus.read import read_corpus
from corpus.types import Directive
from eval.run import Assistant
from eval.sheet import doc_id_of
from eval.types import Directives, InputError, Problem


def shipped_directives() -> Directives:
    """The directives that come with the product, by ``doc_id``."""
    folder = Path(str(resources.files("corpus") / "directives"))
    return {directive.doc_id: directive for directive in read_corpus([folder])}


def open_assistant(home: Path | None) -> tuple[Assistant, Directives]:
    """The assistant on the index under ``home``, and the directives that it answers from; raises SearchError."""
    from rag import Assistant as Product

    assistant = Product.open(home_of(home))
    return assistant, {directive.doc_id: directive for directive in assistant.documents()}


def find_directive(name: str, home: Path | None) -> Directive:
    """The directive in a file, or in the index by its id, number, title or file name; raises CorpusError, InputError."""
    if Path(name).is_file():
        return read_corpus([Path(name)])[0]
    _, directives = open_assistant(home)
    found = directives.get(doc_id_of(name, directives))
    if found is None:
        fix = f"Use one of: {', '.join(sorted(directives))}"
        raise InputError((Problem(file=name, what="no such file, and no such directive in the index", fix=fix),))
    return found


def home_of(home: Path | None) -> Path:
    """``home``, else what the settings say: CHITHI_HOME, or ``var``."""
    from index.settings import from_environment
    from rag.settings import AnswerSettings

    return home or from_environment(AnswerSettings).home
