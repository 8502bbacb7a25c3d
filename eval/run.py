"""Ask every question of a suite through the assistant that users get, and score what comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from corpus.errors import AssistantError
from corpus.types import Directive
from eval.ladder import ladder
from eval.retrieval import DEPTH, ranked_places, retrieval_scores
from eval.types import EXPECTED_OF_STATUS, Directives, Measure, Outcome, Place, ResolvedCase
from index.types import ScoredChunk
from rag.types import Answer, Citation, Status


class Assistant(Protocol):
    """What the evaluation needs of ``rag.Assistant``."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer one question behind the conversation's earlier ones."""
        ...

    def search(self, query: str, *, top_k: int) -> tuple[ScoredChunk, ...]:
        """The ``top_k`` best chunks, best first."""
        ...


def run_cases(
    cases: Iterable[ResolvedCase],
    assistant: Assistant,
    directives: Directives,
    *,
    done: Callable[[], None] = lambda: None,
) -> Iterator[Outcome]:
    """Outcomes in the order of the cases; ``done`` is called after each one.

    An error that the assistant raises on purpose is that question's outcome; any other one stops the run.
    """
    for case in cases:
        yield run_case(case, assistant, directives)
        done()


def run_case(case: ResolvedCase, assistant: Assistant, directives: Directives) -> Outcome:
    """Ask one question and score it."""
    started = time.perf_counter()
    try:
        answer = assistant.ask(case.case.question, case.case.history)
        answered_ms = (time.perf_counter() - started) * 1000
        # A follow-up alone is no query: what it was understood as is what the product searches for.
        query = answer.understood if case.case.history else case.case.question
        ranked = assistant.search(query, top_k=DEPTH) if case.gold else ()
    except AssistantError as error:
        failed = score(case, None, (), directives)
        return _outcome(case, directives, status="error", scores=failed, error=str(error), details={})
    places = ranked_places(ranked, directives)
    return _outcome(
        case,
        directives,
        status=str(answer.status),
        scores=score(case, answer, places, directives),
        error=None,
        details=_details(case, answer, ranked, places, answered_ms),
    )


def score(case: ResolvedCase, answer: Answer | None, ranked: Sequence[Place], directives: Directives) -> dict[Measure, float]:
    """Every measure that applies to the case; ``answer`` None (the question failed) scores as a wrong answer.

    Citations of a reply that isn't an answer don't count, and neither do near misses.
    """
    expected = case.case.status
    status = answer.status if answer is not None else None
    answered = status is Status.ANSWERED
    right = status is not None and EXPECTED_OF_STATUS[status] == expected
    scores = {Measure.STATUS: float(right)}
    if expected == "answered":
        scores[Measure.REFUSED] = float(not answered)
        scores |= ladder(answer.citations if answer is not None and answered else (), case.gold, directives)
        scores |= retrieval_scores(ranked, case.gold)
    if expected == "no_evidence":
        scores[Measure.ANSWERED] = float(answered or answer is None)
    return scores


def _outcome(
    case: ResolvedCase,
    directives: Directives,
    *,
    status: str,
    scores: dict[Measure, float],
    error: str | None,
    details: dict[str, Any],
) -> Outcome:
    gold = [[_judged(place, directives[place.doc_id]) for place in places] for places in case.gold]
    asked = {"history": list(case.case.history), "turn": len(case.case.history) + 1} if case.case.kind == "multi_turn" else {}
    return Outcome(
        id=case.case.id,
        kind=case.case.kind,
        cluster=case.cluster,
        question=case.case.question,
        expected=case.case.status,
        status=status,
        error=error,
        scores={str(measure): value for measure, value in scores.items()},
        details={"note": case.case.note, **asked, "gold": gold, **details},
        base=case.case.base,
    )


def _judged(place: Place, directive: Directive) -> dict[str, Any]:
    """A gold place with its words and those of its clause, so that a run can be read without the corpus."""
    clause = directive.find(place.clause) if place.clause else None
    text = clause.text.strip() if clause else directive.text[place.start : place.end]
    quote = directive.text[place.start : place.end]
    return {**place.to_dict(), "quote": quote, "title": directive.title, "clause_text": text}


def _details(
    case: ResolvedCase, answer: Answer, ranked: Sequence[ScoredChunk], places: Sequence[Place], answered_ms: float
) -> dict[str, Any]:
    wanted = {item.clause_id for group in case.gold for item in group}
    in_order = sorted(ranked, key=lambda scored: scored.rank)
    return {
        "understood": answer.understood,
        "language": answer.language,
        "text": answer.text,
        "citations": [_cited(citation) for citation in answer.citations],
        "near_misses": [_cited(citation) for citation in answer.near_misses],
        "choices": list(answer.choices),
        "notes": list(answer.notes),
        "retrieved": [_retrieved(*pair, wanted) for pair in zip(in_order, places, strict=True)],
        "answered_ms": round(answered_ms, 1),
        "receipt": answer.receipt,
    }


def _retrieved(scored: ScoredChunk, place: Place, wanted: set[str]) -> dict[str, Any]:
    return {
        "rank": scored.rank,
        "chunk_id": scored.chunk.chunk_id,
        "doc_id": scored.chunk.doc_id,
        "start": scored.chunk.start,
        "end": scored.chunk.end,
        "score": scored.score,
        "source": str(scored.source),
        "clause": place.clause_id,
        "gold": place.clause_id in wanted,
    }


def _cited(citation: Citation) -> dict[str, Any]:
    return {
        "key": citation.key,
        "doc_id": citation.doc_id,
        "path": citation.path,
        "label": citation.label,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "title": citation.title,
        "clause_text": citation.clause_text,
    }
