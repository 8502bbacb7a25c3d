"""Where the evaluation takes the product from: the shipped directives, and the assistant that users get."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from corpus.read import read_corpus
from eval.run import Assistant
from eval.types import Directives


def shipped_directives() -> Directives:
    """The directives that come with the product, by ``doc_id``."""
    folder = Path(str(resources.files("corpus") / "directives"))
    return {directive.doc_id: directive for directive in read_corpus([folder])}


def open_assistant(home: Path | None) -> tuple[Assistant, Directives]:
    """The assistant on the index under ``home``, and the directives that it answers from; raises SearchError."""
    from rag import Assistant as Product

    assistant = Product.open(home_of(home))
    return assistant, {directive.doc_id: directive for directive in assistant.documents()}


def home_of(home: Path | None) -> Path:
    """``home``, else what the settings say: CHITHI_HOME, or ``var``."""
    from index.settings import from_environment
    from rag.settings import AnswerSettings

    return home or from_environment(AnswerSettings).home
