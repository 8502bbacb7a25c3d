"""The assistant: a question to an answer whose every statement is a quote."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from unicodedata import category

from corpus.errors import AnswerError
from corpus.places import find_places
from corpus.types import Directive
from index.encode import StaticEncoder, open_encoder
from index.query import QueryAnalysis, analyse
from index.search import Searcher
from index.settings import IndexSettings, from_environment
from index.store import Index
from index.types import ScoredChunk
from rag.answers import Answers, Reading
from rag.asked import read_request
from rag.cited import cited_numbers, is_number_of
from rag.editions import Editions
from rag.evidence import Evidence, EvidenceFinder
from rag.filters import Filters
from rag.history import resolve
from rag.llm_settings import LLMSettings
from rag.rank import load_weights
from rag.scope import Scope, corpus_places, find_scope
from rag.settings import AnswerSettings
from rag.types import Answer
from rag.verify import verify

if TYPE_CHECKING:
    from rag.llm import LanguageModel


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """One opened index and what is made from it: a question is answered from one, whatever is built meanwhile."""

    index: Index
    searcher: Searcher
    finder: EvidenceFinder
    directives: tuple[Directive, ...]
    by_id: Mapping[str, Directive]
    known: frozenset[str]  # folded names of the places that the documents belong to
    editions: Editions

    def admitted(self, question: str, filters: Filters, as_of: date | None) -> frozenset[str]:
        """The documents that filters let through, as current as on ``as_of``; a replaced one where its number is asked for."""
        passing = [directive for directive in self.directives if filters.admits(directive)]
        numbers = cited_numbers(question)
        asked = {one.doc_id for one in passing for number in numbers if is_number_of(number, one)}
        return self.editions.current(passing, as_of, asked=asked)

    def scope(self, analysis: QueryAnalysis, admitted: frozenset[str]) -> Scope:
        """The scope of the question as typed; restored diacritics are tried where it names no place as typed."""
        directives = [directive for directive in self.directives if directive.doc_id in admitted]
        scope = find_scope(analysis.text, directives, known=self.known)
        if not scope.named and analysis.unaccented:
            scope = find_scope(analysis.restored, directives, known=self.known)
        return scope

    def pointed(self, analysis: QueryAnalysis, scope: Scope) -> QueryAnalysis:
        """Restored text with the places' own spelling: a language model doesn't know that "bac ha" is Bắc Hà."""
        if not analysis.unaccented:
            return analysis
        text = analysis.restored
        for mention in find_places(analysis.text, known=self.known):
            name = mention.name
            if len(analysis.text) == len(text) and mention.end - mention.start == len(name):
                text = text[: mention.start] + name + text[mention.end :]
        if text == analysis.restored:
            return analysis
        return replace(analyse(text), text=analysis.text, restored=text, unaccented=True)

    def searched(self, scope: Scope, admitted: frozenset[str]) -> frozenset[str] | None:
        """The documents that a search is kept to: those of the places it names, or all that are admitted; None: all."""
        allowed = (scope.allowed or scope.lower or admitted) & admitted
        return allowed if allowed < frozenset(self.index.doc_ids) else None


class Assistant:
    """Answers questions over the index under one home folder. Threads may share it."""

    def __init__(
        self, home: Path, *, settings: AnswerSettings | None = None, index_settings: IndexSettings | None = None
    ) -> None:
        """Use ``Assistant.open``."""
        self.home = home
        self.settings = settings or from_environment(AnswerSettings)
        self._index_settings = index_settings or from_environment(IndexSettings)
        self._encoder = open_encoder(self._index_settings.encoder)
        self._static = self._encoder if isinstance(self._encoder, StaticEncoder) else StaticEncoder.load()
        self._llm = from_environment(LLMSettings)
        self._model = _language_model(self._llm)
        self._lock = threading.Lock()
        self._opened = self._open()

    @classmethod
    def open(
        cls,
        home: Path | str | None = None,
        *,
        settings: AnswerSettings | None = None,
        index_settings: IndexSettings | None = None,
    ) -> Self:
        """Open the index under ``home`` (``CHITHI_HOME``, else ``./var``).

        Raises:
            SearchError: there is no index, or it is broken or stale; the hint names the command to run.
        """
        chosen = Path(home) if home is not None else from_environment(AnswerSettings).home
        return cls(chosen, settings=settings, index_settings=index_settings)

    def _open(self) -> _Opened:
        index = Index.open(self.home, self._encoder, settings=self._index_settings, static=self._static)
        searcher = Searcher(index, self._encoder)
        directives = tuple(index.directive(doc_id) for doc_id in index.doc_ids)
        return _Opened(
            index=index,
            searcher=searcher,
            finder=EvidenceFinder(index, searcher, self._static, load_weights()),
            directives=directives,
            by_id={directive.doc_id: directive for directive in directives},
            known=corpus_places(directives),
            editions=Editions.of(directives),
        )

    def _current(self) -> _Opened:
        """The index as it is now: opened anew where a build has replaced it."""
        with self._lock:
            if self._opened.index.moved():
                old = self._opened
                self._opened = self._open()
                old.index.close()
            return self._opened

    @property
    def index(self) -> Index:
        """The index snapshot in use."""
        return self._opened.index

    def documents(self) -> tuple[Directive, ...]:
        """The directives of the index, by doc_id."""
        return self._current().directives

    def directive(self, doc_id: str) -> Directive:
        """One directive; SearchError naming those there are when it isn't in the index."""
        return self._current().index.directive(doc_id)

    def search(self, query: str, top_k: int = 5, filters: Filters | Mapping[str, Any] | None = None) -> tuple[ScoredChunk, ...]:
        """The chunks that fit a query best, within the places and documents that it names."""
        opened = self._current()
        analysis = analyse(self._checked(query))
        admitted = opened.admitted(query, Filters.of(filters), None)
        if not admitted:
            return ()
        scope = opened.scope(analysis, admitted)
        pointed = opened.pointed(analysis, scope)
        return opened.searcher.search(pointed, top_k=top_k, doc_ids=opened.searched(scope, admitted))

    def ask(
        self,
        question: str,
        history: Sequence[Any] = (),
        filters: Filters | Mapping[str, Any] | None = None,
        as_of: date | None = None,
        on_sentence: Callable[[str], None] | None = None,
    ) -> Answer:
        """Answer from the texts, or say that they don't say.

        ``history`` holds the conversation's earlier questions (strings, pairs or messages), oldest first; ``filters``
        restricts the documents; ``as_of`` leaves out those issued later and goes back to versions since replaced. Where a
        language model is configured, ``on_sentence`` is given each of its sentences as soon as it is verified.

        Raises:
            AnswerError: the question is empty or too long, or a filter has no meaning.
        """
        started = time.perf_counter()
        opened = self._current()
        reading = self._read(opened, question, history, Filters.of(filters), as_of)
        answer = self._answers(opened).answer(reading)
        cited = [opened.by_id[doc_id] for doc_id in dict.fromkeys(citation.doc_id for citation in answer.citations)]
        notes = [note for directive in cited for note in opened.editions.notes(directive, as_of, answer.language)]
        if as_of is not None:
            notes += _undated(cited, as_of)
        answer = replace(answer, notes=(*answer.notes, *notes))
        answer = verify(answer, opened.by_id)
        answer = replace(answer, receipt=self._receipt(opened.index, answer))
        if self._model is not None:
            from rag.generate import write_answer

            answer = write_answer(answer, opened.by_id, self._model, self._llm, on_sentence)
        seconds = time.perf_counter() - started
        return replace(answer, receipt={**answer.receipt, "milliseconds": round(seconds * 1000, 1)})

    def read(
        self,
        question: str,
        history: Sequence[Any] = (),
        filters: Filters | Mapping[str, Any] | None = None,
        as_of: date | None = None,
    ) -> Reading:
        """How a question is understood: its language, places and documents, what it asks for. Arguments as in ``ask``."""
        return self._read(self._current(), question, history, Filters.of(filters), as_of)

    def _read(self, opened: _Opened, question: str, history: Sequence[Any], filters: Filters, as_of: date | None) -> Reading:
        asked = self._checked(question)

        def recall(earlier: str) -> Answer:
            """The answer to an earlier question that the caller kept without it."""
            return self._answers(opened).answer(self._read(opened, earlier[: self.settings.max_question], (), filters, as_of))

        analysis = analyse(resolve(asked, history, known=opened.known, directives=opened.directives, recall=recall))
        admitted = opened.admitted(analysis.text, filters, as_of)
        scope = opened.scope(analysis, admitted)
        analysis = opened.pointed(analysis, scope)
        request = read_request(analysis.restored if analysis.language == "vi" else analysis.text)
        return Reading(question=question, analysis=analysis, request=request, scope=scope, admitted=admitted)

    def evidence(self, reading: Reading) -> Evidence:
        """The ranked sentences that the answer to a reading is decided from."""
        return self._answers(self._current()).find(reading, reading.scope.allowed)

    def _answers(self, opened: _Opened) -> Answers:
        return Answers(opened.finder, opened.directives, self.settings, load_weights())

    def _checked(self, question: str) -> str:
        text = "".join(" " if category(char) == "Cc" else char for char in question).strip()
        if not any(char.isalnum() for char in text):
            raise AnswerError(
                "Câu hỏi trống. / The question is empty.",
                hint="Hãy gõ câu hỏi, ví dụ: việc gì, ở nơi nào. / Type a question: what, and where.",
            )
        if len(text) > self.settings.max_question:
            length, most = f"{len(text):,}", f"{self.settings.max_question:,}"
            raise AnswerError(
                f"Câu hỏi dài {length} ký tự, quá {most}. / The question has {length} characters.",
                hint=f"Rút gọn còn tối đa {most} ký tự. / Shorten it to {most}.",
            )
        if any("\ud800" <= char <= "\udfff" for char in text):  # what is left of bytes that were no UTF-8
            raise AnswerError(
                "Câu hỏi có ký tự không phải UTF-8. / The question isn't UTF-8 text.",
                hint="Hãy gõ lại, bảng mã Unicode UTF-8. / Type it again, in UTF-8.",
            )
        return text

    def _receipt(self, index: Index, answer: Answer) -> dict[str, Any]:
        return {
            **answer.receipt,
            "corpus_hash": index.corpus_hash,
            "index_fingerprint": index.fingerprint,
            "encoder": {"name": self._encoder.name, "fingerprint": self._encoder.fingerprint},
            "model": None,
            "notes": list(index.notes),
        }


def _language_model(settings: LLMSettings) -> LanguageModel | None:
    """The model that is configured; nothing of it is imported where none is, for a question's sake from the command line."""
    if not settings.configured:
        return None
    from rag.llm import open_model

    return open_model(settings)


def _undated(cited: Sequence[Directive], as_of: date) -> tuple[str, ...]:
    """A note for each cited document whose date nobody knows: it may be later than the day asked about."""
    return tuple(
        f"{directive.title} không ghi ngày ban hành, nên không rõ đã có vào ngày {as_of:%d/%m/%Y} hay chưa. "
        f"/ It isn't known whether “{directive.title}” was out on {as_of:%d/%m/%Y}: it has no date."
        for directive in cited
        if directive.heading.issued_on.value is None
    )
