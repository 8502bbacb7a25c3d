"""What the web floor needs from the assistant behind it, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from corpus.errors import AssistantError
from corpus.types import Directive
from rag.types import Answer


class WebError(AssistantError):
    """The server cannot start or take a request as it is: port taken, setting wrong, question empty or too long."""


class Answerer(Protocol):
    """Questions to answers; ``rag.Assistant`` is the real one.

    Every method may be called from several threads at once, and raises ``AssistantError`` for what a user can mend.
    """

    def ask(
        self,
        question: str,
        history: Sequence[Any] = (),
        filters: Mapping[str, Any] | None = None,
        as_of: date | None = None,
        on_sentence: Callable[[str], None] | None = None,
    ) -> Answer:
        """Answer ``question``; ``history`` holds the session's earlier questions, oldest first.

        ``filters`` restricts the documents, ``as_of`` is the day whose state of things counts; ``on_sentence`` is given each
        sentence as a language model writes it, where there is one.
        """
        ...

    def directive(self, doc_id: str) -> Directive:
        """The directive named ``doc_id``, which is one of ``documents()``."""
        ...

    def documents(self) -> Sequence[Directive]:
        """Every directive that answers can come from."""
        ...
