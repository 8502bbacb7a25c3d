"""The duty behind an answering sentence, and its parts named for the reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.duty import Duty, Modality, Part
from corpus.text import fold_display
from corpus.types import Directive
from rag.asked import Asked

_ROLES: dict[str, dict[str, str]] = {
    "vi": {
        "who": "Ai", Modality.OBLIGATION: "Việc", Modality.PROHIBITION: "Không được", Modality.PERMISSION: "Được phép",
        "often": "Tần suất", "deadline": "Hạn", "reports_to": "Báo cáo", "via": "Qua",
    },
    "en": {
        "who": "Who", Modality.OBLIGATION: "What", Modality.PROHIBITION: "Must not", Modality.PERMISSION: "May",
        "often": "How often", "deadline": "Deadline", "reports_to": "Reports to", "via": "Through",
    },
}  # fmt: skip
_ABOVE = {"vi": "nêu ở dòng dẫn phía trên", "en": "named in the lead line above"}
_YEAR = {"vi": "năm {} theo ngày ban hành văn bản", "en": "the year {} is taken from the document's date"}
_ASKED_ROLES: dict[Asked, tuple[str, ...]] = {
    Asked.WHO: ("who",),
    Asked.WHEN: ("deadline", "often"),
    Asked.HOW_OFTEN: ("often", "deadline"),
    Asked.TO_WHOM: ("reports_to", "via"),
}
"""Which parts answer a kind of question; a question of another kind is answered by the action."""


def duty_at(duties: Iterable[Duty], start: int, end: int) -> Duty | None:
    """The duty whose action shares most with ``[start, end)`` of its directive's text; the earlier of two, None for none.

    Where no action does, a duty counts whose assignees, deadline or recurrence the range holds.
    """
    candidates = list(duties)
    for overlap in (_shared_action, _shared_parts):
        best = max(candidates, key=lambda duty: overlap(duty, start, end), default=None)
        if best is not None and overlap(best, start, end) > 0:
            return best
    return None


def describe(duty: Duty, directive: Directive, language: str, *, asked: Asked | None = None) -> tuple[tuple[str, str], ...]:
    """(role, text) for each part that the text states: who, what, how often, by when, to whom, through whom.

    Roles are in ``language`` ("vi" or "en"), the texts the directive's own words. The part that ``asked`` asks for comes
    first, where there is one.
    """
    roles = _ROLES.get(language, _ROLES["vi"])
    found: list[tuple[str, str]] = []
    if duty.assignees:
        who = quoted(duty.assignees, directive)
        found.append(("who", f"{who} ({_ABOVE[language if language in _ABOVE else 'vi']})" if duty.inherited else who))
    found.append((duty.modality, quoted([duty.action], directive)))
    if duty.recurrence_part is not None:
        found.append(("often", quoted([duty.recurrence_part], directive)))
    if duty.deadline_part is not None:
        found.append(("deadline", _deadline(duty, duty.deadline_part, directive, language)))
    for role, parts in (("reports_to", duty.reports_to), ("via", duty.via)):
        if parts:
            found.append((role, quoted(parts, directive)))
    first = _ASKED_ROLES.get(asked, ()) if asked is not None else ()
    found.sort(key=lambda entry: first.index(entry[0]) if entry[0] in first else len(first))
    return tuple((roles[role], text) for role, text in found)


def answers(duty: Duty, asked: Asked) -> bool:
    """Whether the duty states what a question of this kind asks for."""
    if asked is Asked.WHO:
        return bool(duty.assignees)
    if asked is Asked.WHEN:
        return duty.deadline_part is not None or duty.recurrence_part is not None
    if asked is Asked.HOW_OFTEN:
        return duty.recurrence_part is not None
    if asked is Asked.TO_WHOM:
        return bool(duty.reports_to)
    return True


def quoted(parts: Sequence[Part], directive: Directive) -> str:
    """The words of parts as they stand, white space folded; separate names joined by a semicolon."""
    return "; ".join(fold_display(part.text(directive)) for part in parts)


def _deadline(duty: Duty, part: Part, directive: Directive, language: str) -> str:
    """The words of the deadline; a year that they leave out is added and said to be."""
    words = quoted([part], directive)
    if duty.deadline is None or str(duty.deadline.year) in words:
        return words
    return f"{words} ({_YEAR.get(language, _YEAR['vi']).format(duty.deadline.year)})"


def _shared_action(duty: Duty, start: int, end: int) -> int:
    return min(end, duty.action.end) - max(start, duty.action.start)


def _shared_parts(duty: Duty, start: int, end: int) -> int:
    own = () if duty.inherited else duty.assignees
    stated = [part for part in (*own, duty.recurrence_part, duty.deadline_part) if part is not None]
    return sum(max(0, min(end, part.end) - max(start, part.start)) for part in stated)
