"""One demand at a place of a sentence: its subject, its predicate, and whether it binds, forbids or allows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.duty.actors import actor_at
from corpus.duty.groups import Group, read_group
from corpus.duty.marks import (
    OPENERS,
    after_connectors,
    begins_action,
    behind_times,
    cites_document,
    first_adverb,
    first_modal,
    is_nominal,
    joints_of,
    names_issuer,
    only_conditions,
    opens,
    verb_at,
)
from corpus.duty.types import Modality
from corpus.duty.words import Match, Tokens

_PURPOSE = frozenset({"để", "nhằm", "với"})
_BASES = frozenset({"căn", "trên", "theo"})
"""Behind a basis the first predicate counts, even before a later subject."""
_STATING = (("thống", "nhất", "đánh", "giá"), ("đánh", "giá", "cao"), ("nhất", "trí"), ("cơ", "bản", "thống"), ("thống", "nhất", "với"),
            ("ghi", "nhận", "và"), ("biểu", "dương", "và"), ("thống", "nhất", "kết", "luận"))  # fmt: skip
"""What an issuer says of itself, not a demand."""
_OFFICES = frozenset({"cơ", "đầu", "đơn", "thành", "thường"})
"""What a body is made by being named: "Là cơ quan thường trực, …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One demand of a sentence; tokens ``action`` to ``end`` (excluded) are what is to be done.

    ``group`` is None where the sentence names nobody. ``asked`` says that the group is told by somebody else to act;
    ``keeps`` says that the sentences behind are the group's too. ``sure`` is False for an opening word that only its place among demands shows to be a verb.
    """

    group: Group | None
    action: int
    end: int
    modality: Modality
    asked: bool = False
    keeps: bool = True
    sure: bool = True


def demand_at(tokens: Tokens, start: int, *, governed: bool) -> Clause | None:
    """The first demand of a sentence, read from token ``start``; None for a statement."""
    at = after_connectors(tokens, start)
    verb = None if actor_at(tokens, at) else verb_at(tokens, at)
    told = None if verb is None else _told(tokens, at, verb)
    if told is not None:
        return told
    if opens(tokens, at, verb):
        fronted = fronted_at(tokens, at)
        if fronted is not None:
            return fronted
    clause = subject_at(tokens, at)
    if clause is not None:
        return clause
    if verb is not None:
        behind = cites_document(tokens, at, verb)
        return (fronted_at(tokens, at, named_only=True) if behind else None) or action_from(tokens, None, at)
    return _unnamed(tokens, at) if governed and actor_at(tokens, at) is None else None


def _told(tokens: Tokens, at: int, verb: Match) -> Clause | None:
    """ "Giao X làm Y" or "Nghiêm cấm X làm Y" at the beginning of a sentence."""
    if verb.kind == "ask":
        return asked_at(tokens, at, verb)
    if verb.kind != "ban" or tokens.word(at + verb.length - 1) != "cấm":
        return None
    group = read_group(tokens, at + verb.length, told=True)
    if group is None or group.predicate is None:
        return None
    return replace(action_from(tokens, group, group.predicate), modality=Modality.PROHIBITION)


def _unnamed(tokens: Tokens, at: int) -> Clause | None:
    """A sentence among demands whose beginning no list knows: with a modal word, or a verb to judge by its place."""
    if tokens.word(at) == "là" and tokens.word(at + 1) in _OFFICES:
        return action_from(tokens, None, at)
    modal = first_modal(tokens, at, stop=(";",))
    if modal is not None:
        return action_from(tokens, None, modal)
    if (
        is_nominal(tokens, at)
        or tokens.word(at) in OPENERS
        or any(tokens.word(k) in ("là", "gồm") for k in range(at, min(len(tokens), at + 6)))
    ):
        return None
    return replace(action_from(tokens, None, at), sure=False)


def subject_at(tokens: Tokens, i: int) -> Clause | None:
    """A clause with its subject at token ``i``."""
    group = read_group(tokens, i)
    if group is None or group.predicate is None:
        return None
    at = group.predicate
    verb = verb_at(tokens, at)
    denies = tokens.word(at) == "không"
    if verb is None and not denies and (actor_at(tokens, at) is not None or is_nominal(tokens, at)):
        return None
    if verb is not None and verb.kind == "ask":
        asked = asked_at(tokens, at, verb) if names_issuer(tokens, at) else None
        if asked is not None:
            return asked
        if tokens.word(at + verb.length) in ("", ":"):
            return None
    if group.kind == "rel" and (verb is None or verb.kind in ("verb", "qualifier", "weak")) and only_conditions(tokens, at):
        return None
    if any(tuple(tokens.words[at : at + len(words)]) == words for words in _STATING):
        return None
    return replace(action_from(tokens, group, at), sure=group.sure and (verb is not None or denies))


def asked_at(tokens: Tokens, at: int, verb: Match) -> Clause | None:
    """ "Giao X làm Y": X is who acts."""
    behind = at + verb.length
    for words in (("đối", "với"), ("cho",), ("với",), ("tới",), ("đến",)):
        if tuple(tokens.words[behind : behind + len(words)]) == words:
            behind += len(words)
            break
    group = read_group(tokens, behind, told=True)
    if group is None:
        return None
    phrase = " ".join(tokens.words[at : at + verb.length])
    modality = Modality.PERMISSION if phrase in ("cho phép",) else Modality.OBLIGATION
    if group.predicate is None:
        if tokens.word(group.end) in ("là", "làm") and tokens.word(at) in ("giao", "phân"):
            return Clause(group=group, action=group.end, end=len(tokens), modality=modality, asked=True)
        return None
    clause = replace(action_from(tokens, group, group.predicate), asked=True, keeps=names_issuer(tokens, at))
    return replace(clause, modality=modality) if modality is Modality.PERMISSION else clause


def action_from(tokens: Tokens, group: Group | None, at: int) -> Clause:
    """The clause whose predicate begins at ``at``, modal words left out."""
    modality = Modality.OBLIGATION
    at = behind_times(tokens, at)
    while (found := verb_at(tokens, at)) is not None and found.kind in ("modal", "ban", "may"):
        if modality is Modality.OBLIGATION and found.kind != "modal":
            modality = Modality.PROHIBITION if found.kind == "ban" else Modality.PERMISSION
        behind = at + found.length
        if tokens.word(behind) == ":":
            behind = after_connectors(tokens, behind)
            behind += 2 if tokens.word(behind + 1) == ")" else 0  # "có trách nhiệm: (1) …"
        after = verb_at(tokens, behind)
        own = tokens.word(at + found.length - 1) == "nhiệm" and (after is None or after.kind == "weak")
        if own or behind >= len(tokens) or not tokens.word(behind)[:1].isalnum():
            break
        at = behind_times(tokens, behind)
        if tokens.word(at - 1) == "được" and found.kind == "may" and found.length > 2:
            break
    return Clause(group=group, action=at, end=len(tokens), modality=modality)


def fronted_at(tokens: Tokens, i: int, *, named_only: bool = False) -> Clause | None:
    """A clause behind an opening of time, purpose, condition or basis.

    A subject with its predicate behind a comma or colon counts before a predicate alone.
    """
    joints = joints_of(tokens, i)
    alone = None if named_only else _predicate_alone(tokens, i, joints)
    for k in joints:
        if alone is not None and alone < k and tokens.word(i) in _BASES:
            break
        at = after_connectors(tokens, k)
        verb = None if actor_at(tokens, at) else verb_at(tokens, at)
        clause = asked_at(tokens, at, verb) if verb is not None and verb.kind == "ask" else subject_at(tokens, at)
        if clause is not None:
            return clause
    return None if alone is None else action_from(tokens, None, alone)


def _predicate_alone(tokens: Tokens, i: int, joints: list[int]) -> int | None:
    """The first predicate behind an opening that names nobody: a modal word, an adverb of action or a verb behind a comma."""
    purpose = tokens.word(i) in _PURPOSE
    behind = [k for k in joints if verb_at(tokens, k) is not None and actor_at(tokens, k) is None and begins_action(tokens, k)]
    candidates = [first_modal(tokens, i + 1, stop=(";",))]
    candidates.append(behind[-1] if purpose and behind else behind[0] if behind else None)
    if not purpose:
        candidates.append(first_adverb(tokens, i + 2))
    return min((k for k in candidates if k is not None), default=None)
