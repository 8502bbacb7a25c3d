"""Makers of the small things that the tests of the evaluation are made from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, settings

from corpus.types import Directive
from eval.place import place_of
from eval.types import Case, Directives, Outcome, Place, ResolvedCase
from index.types import Channel, Chunk, ScoredChunk
from rag.types import Answer, Citation, Status

UNTIMED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine fails no test."""

BAC_NINH = "bac-ninh-331-cv-tu-2021"
BAC_HA = "bac-ha-cong-van-8-2021"

# Each stands once in its directive.
CHECKS = "Các Đoàn kiểm tra theo Quyết định số 110-QĐ/TU ngày 25/5/2021"  # Bắc Ninh, khoản 2
DAILY = "báo cáo tình hình hằng ngày với Thường trực Thành ủy"  # Bắc Ninh, khoản 2
CENTRE = "Khẩn trương thành lập Trung tâm Chỉ huy cấp huyện"  # Bắc Hà, khoản 2


def place(directive: Directive, quote: str) -> Place:
    start = directive.text.index(quote)
    return place_of(directive, start, start + len(quote))


def cite(directive: Directive, start: int, end: int, key: str = "1") -> Citation:
    found = place_of(directive, start, end)
    return Citation.of(
        directive,
        key=key,
        path=found.provision,
        label=found.label,
        start=start,
        end=end,
        clause_start=start,
        clause_end=end,
    )


def cite_quote(directive: Directive, quote: str, key: str = "1") -> Citation:
    start = directive.text.index(quote)
    return cite(directive, start, start + len(quote), key)


def answer(question: str, *citations: Citation, status: Status = Status.ANSWERED) -> Answer:
    return Answer(question=question, status=status, language="vi", understood=question, text="…", citations=citations)


def chunk_of(directive: Directive, path: tuple[str, ...], *, score: float, rank: int) -> ScoredChunk:
    """The chunk that holds one whole provision."""
    provision = directive.find(path)
    assert provision is not None
    chunk = Chunk(
        chunk_id=f"{directive.doc_id}#{'.'.join(path)}",
        doc_id=directive.doc_id,
        path=path,
        text=provision.text,
        start=provision.start,
        end=provision.end,
        title=directive.title,
        embed_text=provision.text,
    )
    return ScoredChunk(chunk=chunk, score=score, rank=rank, source=Channel.FUSED)


def case_line(**changes: Any) -> dict[str, Any]:
    """A good line of a suite, with changes."""
    gold = [[{"doc": BAC_NINH, "quote": CHECKS}]]
    line = {"id": "a", "kind": "vi", "question": "Câu hỏi thứ nhất?", "base": None, "gold": gold, "status": "answered"}
    return {**line, "note": "", **changes}


def resolved(directives: Directives, *gold: Sequence[tuple[str, str]], **changes: Any) -> ResolvedCase:
    """A case with groups of (document, quote)."""
    groups = [[{"doc": doc, "quote": quote} for doc, quote in group] for group in gold]
    case = Case.model_validate(case_line(gold=groups, **changes))
    places = tuple(tuple(place(directives[doc], quote) for doc, quote in group) for group in gold)
    return ResolvedCase(case=case, gold=places)


def outcome(id_: str, *, cluster: str | None = None, kind: str = "vi", base: str | None = None, **scores: float) -> Outcome:
    return Outcome(
        id=id_,
        kind=kind,
        cluster=cluster or id_,
        question=f"{id_}?",
        expected="answered",
        status="answered",
        scores=dict(scores),
        details={"gold": []},
        base=base,
    )


class FakeAssistant:
    """Answers from a table of question to answer (or error), and ranks the same chunks for every query."""

    def __init__(self, answers: dict[str, Answer | BaseException], ranked: tuple[ScoredChunk, ...] = ()) -> None:
        self.answers = answers
        self.ranked = ranked

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        reply = self.answers[question]
        if isinstance(reply, BaseException):
            raise reply
        return reply

    def search(self, query: str, *, top_k: int) -> tuple[ScoredChunk, ...]:
        return self.ranked[:top_k]
