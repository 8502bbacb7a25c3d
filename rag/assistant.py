"""The assistant: a question to an answer whose every statement is a quote."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from corpus.errors import AnswerError
from corpus.places import find_places
from corpus.types import Directive
from index.encode import StaticEncoder, open_encoder
from index.query import QueryAnalysis, analyse
from index.search import Searcher
from index.settings import IndexSettings
from index.store import Index
from index.types import ScoredChunk
from rag.answers import Answers, Reading
from rag.asked import read_request
from rag.evidence import Evidence, EvidenceFinder
from rag.filters import Filters, issued_by
from rag.history import resolve
from rag.rank import load_weights
from rag.scope import Scope, corpus_places, find_scope
from rag.settings import AnswerSettings
from rag.types import Answer


class Assistant:
    """Answers questions over the index under one home folder. Threads may share it."""

    def __init__(self, home: Path, *, settings: AnswerSettings | None = None, index_settings: IndexSettings | None = None) -> None:
        """Use ``Assistant.open``."""
        self.home = home
        self.settings = settings or AnswerSettings()
        self._index_settings = index_settings or IndexSettings()
        self._encoder = open_encoder(self._index_settings.encoder)
        self._static = self._encoder if isinstance(self._encoder, StaticEncoder) else StaticEncoder.load()
        self._lock = threading.Lock()
        self._load()

    @classmethod
    def open(
        cls, home: Path | str | None = None, *, settings: AnswerSettings | None = None, index_settings: IndexSettings | None = None
    ) -> Self:
        """Open the index under ``home`` (``CHITHI_HOME``, else ``./var``).

        Raises:
            SearchError: there is no index, or it is broken or stale; the hint names the command to run.
        """
        chosen = Path(home) if home is not None else AnswerSettings().home
        return cls(chosen, settings=settings, index_settings=index_settings)

    def _load(self) -> None:
        self._index = Index.open(self.home, self._encoder, settings=self._index_settings, static=self._static)
        self._searcher = Searcher(self._index, self._encoder)
        self._finder = EvidenceFinder(self._index, self._searcher, self._static, load_weights())
        self._directives = tuple(self._index.directive(doc_id) for doc_id in self._index.doc_ids)
        self._known = corpus_places(self._directives)

    def _refresh(self) -> None:
        """Open the index anew where a build has replaced it."""
        with self._lock:
            if self._index.moved():
                old = self._index
                self._load()
                old.close()

    @property
    def index(self) -> Index:
        """The index snapshot in use."""
        return self._index

    def documents(self) -> tuple[Directive, ...]:
        """The directives of the index, by doc_id."""
        self._refresh()
        return self._directives

    def directive(self, doc_id: str) -> Directive:
        """One directive; SearchError naming those there are when it isn't in the index."""
        self._refresh()
        return self._index.directive(doc_id)

    def search(
        self, query: str, top_k: int = 5, filters: Filters | Mapping[str, Any] | None = None
    ) -> tuple[ScoredChunk, ...]:
        """The chunks that fit a query best, within the places and documents that it names."""
        self._refresh()
        analysis = analyse(self._checked(query))
        scope = self._scope(analysis, frozenset(d.doc_id for d in self._directives if Filters.of(filters).admits(d)))
        return self._searcher.search(self._pointed(analysis, scope), top_k=top_k, doc_ids=self._restriction(scope))

    def ask(
        self,
        question: str,
        history: Sequence[Any] = (),
        filters: Filters | Mapping[str, Any] | None = None,
        as_of: date | None = None,
    ) -> Answer:
        """Answer from the texts, or say that they don't say.

        ``history`` holds the conversation's earlier questions (strings, pairs or messages), oldest first; ``filters``
        restricts the documents; ``as_of`` leaves out those issued later.

        Raises:
            AnswerError: the question is empty or too long, or a filter has no meaning.
        """
        started = time.perf_counter()
        reading = self.read(question, history, filters, as_of)
        answer = self._answers().answer(reading)
        return replace(answer, receipt=self._receipt(answer, time.perf_counter() - started))

    def read(
        self,
        question: str,
        history: Sequence[Any] = (),
        filters: Filters | Mapping[str, Any] | None = None,
        as_of: date | None = None,
    ) -> Reading:
        """How a question is understood: its language, places and documents, what it asks for. Arguments as in ``ask``."""
        self._refresh()
        chosen = Filters.of(filters)
        admitted = frozenset(d.doc_id for d in self._directives if chosen.admits(d) and issued_by(d, as_of))
        analysis = analyse(resolve(self._checked(question), history, known=self._known))
        scope = self._scope(analysis, admitted)
        analysis = self._pointed(analysis, scope)
        request = read_request(analysis.restored if analysis.language == "vi" else analysis.text)
        return Reading(question=question, analysis=analysis, request=request, scope=scope, admitted=admitted)

    def evidence(self, reading: Reading) -> Evidence:
        """The ranked sentences that the answer to a reading is decided from."""
        return self._answers().find(reading, reading.scope.allowed)

    def _answers(self) -> Answers:
        return Answers(self._finder, self._directives, self.settings, load_weights())

    def _checked(self, question: str) -> str:
        text = question.strip()
        if not any(char.isalnum() for char in text):
            raise AnswerError(
                "Câu hỏi trống. / The question is empty.",
                hint="Hãy gõ câu hỏi, ví dụ: việc gì, ở nơi nào. / Type a question: what, and where.",
            )
        if len(text) > self.settings.max_question:
            raise AnswerError(
                f"Câu hỏi dài {len(text):,} ký tự, quá {self.settings.max_question:,}. / The question has {len(text):,} characters.",
                hint=f"Rút gọn còn tối đa {self.settings.max_question:,} ký tự. / Shorten it to {self.settings.max_question:,}.",
            )
        return text

    def _scope(self, analysis: QueryAnalysis, admitted: frozenset[str]) -> Scope:
        """The scope of the question as typed; restored diacritics are tried where it names no place as typed."""
        directives = [directive for directive in self._directives if directive.doc_id in admitted]
        scope = find_scope(analysis.text, directives, known=self._known)
        if not scope.named and analysis.unaccented:
            scope = find_scope(analysis.restored, directives, known=self._known)
        return scope

    def _pointed(self, analysis: QueryAnalysis, scope: Scope) -> QueryAnalysis:
        """Restored text with the places' own spelling: a language model doesn't know that "bac ha" is Bắc Hà."""
        if not analysis.unaccented:
            return analysis
        text = analysis.restored
        for mention in find_places(analysis.text, known=self._known):
            name = mention.name
            if len(analysis.text) == len(text) and mention.end - mention.start == len(name):
                text = text[: mention.start] + name + text[mention.end :]
        if text == analysis.restored:
            return analysis
        return replace(analyse(text), text=analysis.text, restored=text, unaccented=True)

    def _restriction(self, scope: Scope) -> frozenset[str] | None:
        allowed = scope.allowed or scope.lower
        return allowed if allowed and allowed < frozenset(self._index.doc_ids) else None

    def _receipt(self, answer: Answer, seconds: float) -> dict[str, Any]:
        return {
            **answer.receipt,
            "corpus_hash": self._index.corpus_hash,
            "index_fingerprint": self._index.fingerprint,
            "encoder": {"name": self._encoder.name, "fingerprint": self._encoder.fingerprint},
            "model": None,
            "milliseconds": round(seconds * 1000, 1),
            "notes": list(self._index.notes),
        }

