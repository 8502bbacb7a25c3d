"""What the documents cite of each other, looked up once for each state of the library."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from corpus.register import Register, Replacement, Resolved
from corpus.types import Directive
from web.seam import Answerer


class Links:
    """References, with their targets, and replacements among the documents of ``assistant``. Threads may share it."""

    def __init__(self, assistant: Answerer) -> None:
        self._assistant = assistant
        self._lock = Lock()
        self._documents: Sequence[Directive] = ()
        self._register = Register.of(())
        self._replacements: tuple[Replacement, ...] | None = ()

    def references(self, doc_id: str) -> tuple[Resolved, ...]:
        """The references of a document in text order."""
        with self._lock:
            register = self._current()
        return register.references(doc_id)

    def replaced_by(self, doc_id: str) -> Replacement | None:
        """What replaced or repealed a document as a whole; None while nothing has."""
        with self._lock:
            register = self._current()
            if self._replacements is None:  # goes through every document, so only once
                self._replacements = register.replacements()
            return next((one for one in reversed(self._replacements) if one.doc_id == doc_id), None)

    def _current(self) -> Register:
        documents = self._assistant.documents()
        if documents is not self._documents and tuple(documents) != tuple(self._documents):
            self._documents, self._register, self._replacements = documents, Register.of(documents), None
        return self._register
