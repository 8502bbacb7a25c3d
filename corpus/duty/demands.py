"""One demand at a place of a sentence: its subject, its predicate, and whether it binds, forbids or allows."""

from __future__ import annotations

from dataclasses import replace

from corpus.duty.action import Clause, action_from
from corpus.duty.actors import actor_at
from corpus.duty.groups import Group, read_group
from corpus.duty.marks import (
    DOCUMENTS,
    OPENERS,
    after_connectors,
    begins_action,
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
from corpus.duty.segments import behind_mark
from corpus.duty.types import Modality, Part
from corpus.duty.words import Match, Tokens

_PURPOSE = frozenset({"để", "nhằm", "với"})
_BASES = frozenset({"căn", "trên", "theo"})
"""Behind a basis the first predicate counts, even before a later subject."""
_STATING = (("thống", "nhất", "đánh", "giá"), ("đánh", "giá", "cao"), ("nhất", "trí"), ("cơ", "bản", "thống"), ("thống", "nhất", "với"),
            ("ghi", "nhận", "và"), ("biểu", "dương", "và"), ("thống", "nhất", "kết", "luận"))  # fmt: skip
"""What an issuer says of itself, not a demand."""
_OFFICES = frozenset({"cơ", "đầu", "đơn", "thành", "thường"})
"""What a body is made by being named: "Là cơ quan thường trực, …"."""


_LEADING = ("lãnh", "đạo")
_CONDITIONS = frozenset({"nếu", "trường", "khi", "hễ"})
_ALLOWING = frozenset({"cho phép", "đồng ý cho", "đồng ý để", "chấp thuận cho"})
_INFORMING = (("thông", "báo"), ("xin", "thông", "báo"), ("trân", "trọng", "thông", "báo"))
_KNOWING = frozenset({",", "và", "để", ""})
"""Behind "biết" where it ends what is made known."""
_LONGEST_UNLISTED = 16  # tokens of a name whose head no list knows
_NEVER_IN_NAMES = frozenset(
    {"là", "do", "đã", "đang", "bị", "để", "nhằm", "khi", "theo", "vào", "tại", "trong", "được", "số", "ngày"}
)


def demand_at(tokens: Tokens, start: int, *, governed: bool, leads: bool = False) -> Clause | None:
    """The first demand of a sentence, read from token ``start``; None for a statement.

    ``governed`` and ``leads`` as for ``clause.read_clauses``.
    """
    at = after_connectors(tokens, start)
    if leads and tokens.follows(at, _LEADING):
        return action_from(tokens, None, at)
    conditional = _conditional(tokens, at)
    if conditional is not None:
        return conditional
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
    if actor_at(tokens, at) is not None:
        return None
    return _unlisted(tokens, at) or (_unnamed(tokens, at) if governed else None)


def _conditional(tokens: Tokens, at: int) -> Clause | None:
    """ "Nơi nào để xảy ra cháy thì người đứng đầu phải …": who stands behind "thì", else whom the condition is about."""
    if "thì" not in tokens.words:
        return None
    then = next((k for k in range(at, len(tokens)) if tokens.word(k) in ("thì", ";")), len(tokens))
    if tokens.word(then) != "thì":
        return None
    which = next((k for k in range(at, then) if tokens.word(k) == "nào"), None)
    if which is None and tokens.word(at) not in _CONDITIONS:
        return None
    behind = after_connectors(tokens, then + 1)
    if actor_at(tokens, behind) is not None:
        return subject_at(tokens, behind)
    verb = verb_at(tokens, behind)
    if which is None or verb is None or verb.kind not in ("modal", "ban", "may"):
        return None
    first = next((k for k in range(which - 1, at - 1, -1) if actor_at(tokens, k) is not None), None)
    if first is None:
        return None
    part = Part(start=tokens.starts[first], end=tokens.ends[then - 1])
    return action_from(tokens, Group(start=first, end=then, parts=(part,), kind="rel", predicate=behind), behind)


def _names(tokens: Tokens, at: int, k: int, verb: Match) -> bool:
    """Whether tokens ``at`` to ``k`` (excluded) are more likely somebody's name than a thing's, before this verb."""
    proper = all(tokens.is_capital(j) for j in range(at, k)) and (k > at + 1 or tokens.is_acronym(at))
    if verb.kind == "adverb":
        return proper or k > at + 1
    if verb.kind == "verb":
        return proper
    return verb.kind in ("modal", "ban", "may") and proper and k > at + 1


def _unlisted(tokens: Tokens, at: int) -> Clause | None:
    """A subject whose head no list knows: a name that ends with a capital right before a modal word or an adverb of action."""
    if not tokens.is_capital(at) or tokens.shouted or tokens.word(at) in OPENERS or tokens.word(at) in DOCUMENTS:
        return None
    for k in range(at + 1, min(len(tokens), at + _LONGEST_UNLISTED)):
        if tokens.word(k) in _NEVER_IN_NAMES or (not tokens.word(k)[:1].isalpha() and tokens.word(k) not in (",", "-", "–")):
            return None
        verb = verb_at(tokens, k)
        if verb is None or tokens.is_capital(k) or not tokens.is_capital(k - 1):
            continue
        if _names(tokens, at, k, verb):
            part = Part(start=tokens.starts[at], end=tokens.ends[k - 1])
            return action_from(tokens, Group(start=at, end=k, parts=(part,), kind="body", predicate=k), k)
    return None


def _told(tokens: Tokens, at: int, verb: Match) -> Clause | None:
    """ "Giao X làm Y" or "Nghiêm cấm X làm Y" at the beginning of a sentence."""
    if verb.kind == "ask":
        return asked_at(tokens, at, verb)
    return banned_at(tokens, at, verb) if verb.kind == "ban" else None


def banned_at(tokens: Tokens, at: int, verb: Match) -> Clause | None:
    """ "Nghiêm cấm X làm Y" at token ``at``: X mustn't; None where nobody is named."""
    if tokens.word(at + verb.length - 1) != "cấm":
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
    at = behind_mark(tokens, group.predicate)
    if tokens.word(group.end) == ":" and actor_at(tokens, at) is not None:
        inner = subject_at(tokens, at)
        each = inner is not None and tokens.word(at) in ("mỗi", "từng")
        return replace(inner, group=group) if inner is not None and each else inner
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
    if any(tokens.follows(at, words) for words in _STATING) or _informs(tokens, at):
        return None
    return replace(action_from(tokens, group, at), sure=group.sure and (verb is not None or denies))


def _informs(tokens: Tokens, at: int) -> bool:
    """ "… thông báo để các đơn vị biết, thực hiện": the document says what it is itself."""
    told = any(tokens.follows(at, words) for words in _INFORMING)
    return told and any(tokens.word(k) == "biết" and tokens.word(k + 1) in _KNOWING for k in range(at, len(tokens)))


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
    modality = Modality.PERMISSION if phrase in _ALLOWING else Modality.OBLIGATION
    if group.predicate is None:
        if tokens.word(group.end) in ("là", "làm") and tokens.word(at) in ("giao", "phân"):
            return Clause(group=group, action=group.end, end=len(tokens), modality=modality, asked=True)
        return None
    clause = replace(action_from(tokens, group, group.predicate), asked=True, keeps=names_issuer(tokens, at))
    return replace(clause, modality=modality) if modality is Modality.PERMISSION else clause


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
