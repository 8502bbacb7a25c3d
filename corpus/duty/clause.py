"""What one sentence demands: of whom, and where each demanded action begins and ends."""

from __future__ import annotations

from dataclasses import replace

from corpus.duty.actors import actor_at
from corpus.duty.demands import Clause, action_from, asked_at, banned_at, demand_at, fronted_at, subject_at
from corpus.duty.marks import after_connectors, verb_at
from corpus.duty.segments import Segment, enumerated, segments
from corpus.duty.types import Modality
from corpus.duty.words import Tokens, verb_of

_PERFORMATIVE = frozenset({"ban hành", "phê duyệt", "thành lập", "công bố", "sửa đổi", "bổ sung", "bãi bỏ", "thay thế", "thông qua", "quy định",
                           "kiện toàn", "điều chỉnh", "công nhận", "hủy", "giải thể", "nhất trí", "thống nhất", "bổ nhiệm"})  # fmt: skip
"""What a decision does by saying it: nobody is left to do it."""


def read_clauses(tokens: Tokens, *, governed: bool) -> tuple[Clause, ...]:
    """The demands of one sentence, left to right; () for a statement.

    ``governed`` says that the sentence stands below a line that tells somebody to act, so that an unknown opening word is
    taken for a verb.
    """
    bounds = segments(tokens)
    first: Clause | None = None
    found: list[Clause] = []
    for start, _ in bounds:
        if first is None:
            first = _read(tokens, start, governed=governed)
            if first is not None:
                found.append(first)
            continue
        if start < found[-1].action:
            continue
        clause = _own(tokens, start, follows_asked=first.asked)
        if clause is not None:
            found[-1] = replace(found[-1], end=start)
            found.append(clause)
    return tuple(clause for clause in (_trimmed(tokens, clause) for clause in found) if clause.end > clause.action)


def performs(tokens: Tokens, clause: Clause) -> bool:
    """Whether the clause is an act that its own wording performs ("Ban hành kèm theo Quyết định này …")."""
    at = clause.action
    return clause.group is None and any(" ".join(tokens.words[at : at + size]) in _PERFORMATIVE for size in (2, 1))


def _trimmed(tokens: Tokens, clause: Clause) -> Clause:
    end = clause.end
    while end > clause.action and not (
        tokens.word(end - 1)[:1].isalnum() or tokens.word(end - 1) in (")", "”", '"', "%", "’", "»", "]")
    ):
        end -= 1
    return replace(clause, end=end)


def _own(tokens: Tokens, start: int, *, follows_asked: bool) -> Clause | None:
    """A later part of the sentence with a subject of its own."""
    at = after_connectors(tokens, start)
    verb = verb_of(tokens, at)
    if verb is not None and verb.kind == "ask" and actor_at(tokens, at) is None:
        gives = tokens.word(at) in ("giao", "đề", "phân") or follows_asked
        return _asked(tokens, at, verb) if gives else None
    clause = _subject(tokens, at)
    if clause is None and tokens.word(at) in ("riêng", "đối", "trường", "khi"):
        return _fronted(tokens, at, named_only=True)
    return clause


