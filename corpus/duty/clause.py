"""What one sentence demands: of whom, and where each demanded action begins and ends."""

from __future__ import annotations

from dataclasses import replace

from corpus.duty.action import Clause, action_from
from corpus.duty.actors import actor_at
from corpus.duty.demands import asked_at, banned_at, demand_at, fronted_at, subject_at
from corpus.duty.marks import after_connectors, verb_at
from corpus.duty.segments import Kind, Segment, segments
from corpus.duty.types import Modality
from corpus.duty.words import Tokens, verb_of

_PERFORMATIVE = frozenset({"ban hành", "phê duyệt", "thành lập", "công bố", "sửa đổi", "bổ sung", "bãi bỏ", "thay thế", "thông qua", "quy định",
                           "kiện toàn", "điều chỉnh", "công nhận", "hủy", "giải thể", "nhất trí", "thống nhất", "bổ nhiệm"})  # fmt: skip
"""What a decision does by saying it: nobody is left to do it."""
_ANNOUNCING = 10  # tokens: what stands before a list in the line and only announces it; more is a demand of its own
_PLURAL = frozenset({"các", "những", "mọi"})
_CHUNK = 40  # tokens looked at between two commas
_BINDING = frozenset({"modal", "ban"})
_ADDING = frozenset({"thời", "đó", "riêng"})
"""Last syllables of the connectors behind which a named body has a clause of its own: "đồng thời", "trong đó", "riêng"."""


def read_clauses(tokens: Tokens, *, governed: bool, leads: bool = False) -> tuple[Clause, ...]:
    """The demands of one sentence, left to right; () for a statement.

    ``governed`` says that the sentence stands below a line that tells somebody to act, so that an unknown opening word is
    taken for a verb; ``leads`` that this is a body whose work is to lead, so that "Lãnh đạo …" is what it does.
    """
    found: list[Clause] = []
    main: Clause | None = None  # the last one that isn't a ban at another's end
    listed: bool | None = None
    for part in segments(tokens):
        if main is None:
            if part.kind in (Kind.CLAUSE, Kind.ITEM):
                main = demand_at(tokens, part.start, governed=governed, leads=leads)
                found += [] if main is None else [main]
            continue
        last = found[-1]
        announced = part.kind is Kind.ITEM and listed is None and part.start > last.action
        if part.kind is Kind.ITEM and listed is None:
            listed = part.edge - last.action <= _ANNOUNCING
        if part.start <= last.action or (part.kind is Kind.ITEM and not listed):
            continue
        clause = _later(tokens, part, main, last)
        if clause is None:
            continue
        found[-1] = replace(last, end=part.edge)
        if announced:
            found.pop()
        found.append(clause)
        main = clause if clause.keeps or clause.modality is not Modality.PROHIBITION else main
    return tuple(clause for clause in (_trimmed(tokens, clause) for clause in found) if clause.end > clause.action)


def performs(tokens: Tokens, clause: Clause) -> bool:
    """Whether the clause is an act that its own wording performs ("Ban hành kèm theo Quyết định này …")."""
    at = clause.action
    return clause.group is None and any(tokens.phrase(at, size) in _PERFORMATIVE for size in (2, 1))


def _trimmed(tokens: Tokens, clause: Clause) -> Clause:
    end = clause.end
    while end > clause.action and not (
        tokens.word(end - 1)[:1].isalnum() or tokens.word(end - 1) in (")", "”", '"', "%", "’", "»", "]")
    ):
        end -= 1
    return clause if end == clause.end else replace(clause, end=end)


def _later(tokens: Tokens, part: Segment, main: Clause, last: Clause) -> Clause | None:
    """The demand of its own that begins at a later part of the sentence; None where the part goes on with the last one."""
    if part.kind is Kind.INNER:
        return _inner(tokens, part, last)
    at = after_connectors(tokens, part.start)
    verb = verb_at(tokens, at)
    if verb is not None and verb.kind == "ban" and main.modality is not Modality.PROHIBITION:
        banned = banned_at(tokens, at, verb)
        if banned is None and tokens.word(at + verb.length - 1) == "cấm":
            banned = replace(action_from(tokens, main.group, at), asked=main.asked)
        if banned is not None:
            return replace(banned, keeps=False)
    if part.kind is Kind.BAN:
        return None
    clause = _own(tokens, at, follows_asked=main.asked)
    if clause is None and verb is not None and (part.kind is Kind.ITEM or last is not main):
        return replace(action_from(tokens, main.group, at), asked=main.asked)
    return clause


def _own(tokens: Tokens, at: int, *, follows_asked: bool) -> Clause | None:
    """A later part of the sentence with a subject of its own."""
    verb = verb_of(tokens, at)
    if verb is not None and verb.kind == "ask" and actor_at(tokens, at) is None:
        gives = tokens.word(at) in ("giao", "đề", "phân") or follows_asked
        return asked_at(tokens, at, verb) if gives else None
    clause = subject_at(tokens, at)
    if clause is None and tokens.word(at) in ("riêng", "đối", "trường", "khi"):
        return fronted_at(tokens, at, named_only=True)
    return clause


def _inner(tokens: Tokens, part: Segment, last: Clause) -> Clause | None:
    """ "…, các chủ tàu phải …", "…, đồng thời Sở Y tế rà soát …": a second subject behind a comma.

    A name behind a comma is mostly one more object. So its predicate must be a modal word with no other name since the
    comma before, or a connector must stand before the name.
    """
    clause = subject_at(tokens, part.start)
    if clause is None or clause.group is None or clause.group.predicate is None or not clause.sure:
        return None
    if part.start > part.edge + 1:
        return clause if tokens.word(part.start - 1) in _ADDING else None
    verb = verb_at(tokens, clause.group.predicate)
    if verb is None or verb.kind not in _BINDING:
        return None
    listing = tokens.word(part.start) not in _PLURAL  # "kiểm tra các nhà thuốc, bệnh viện phải …": one more object
    for k in range(part.edge - 1, max(last.action, part.edge - _CHUNK), -1):
        if tokens.word(k) in (",", ";", ":"):
            break
        if actor_at(tokens, k) is not None or (listing and tokens.word(k) in _PLURAL):
            return None
    return clause
