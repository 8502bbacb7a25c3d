"""The duty behind an answering sentence, and its parts named for the reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One part of a duty: ``role`` in the reader's language, ``words`` as the text has them, and what must be said of them."""

    role: str
    words: tuple[str, ...]
    remark: str = ""

    @property
    def text(self) -> str:
        """The words with the remark, for display."""
        words = "; ".join(self.words)
        return f"{words} ({self.remark})" if self.remark else words


def describe(duty: Duty, directive: Directive, language: str, *, asked: Asked | None = None) -> tuple[Described, ...]:
    """Each part that the text states: who, what, how often, by when, to whom, through whom.

    Roles are in ``language`` ("vi" or "en"), the words the directive's own. The part that ``asked`` asks for comes first,
    where there is one.
    """
    roles = _ROLES.get(language, _ROLES["vi"])
    above = _ABOVE.get(language, _ABOVE["vi"]) if duty.inherited else ""
    stated: tuple[tuple[str, tuple[Part, ...], str], ...] = (
        ("who", duty.assignees, above),
        (duty.modality, (duty.action,), ""),
        ("often", _some(duty.recurrence_part), ""),
        ("deadline", (*_some(duty.deadline_part), *duty.later_deadlines), _year_added(duty, directive, language)),
        ("reports_to", duty.reports_to, ""),
        ("via", duty.via, ""),
    )
    first = _ASKED_ROLES.get(asked, ()) if asked is not None else ()
    ordered = sorted(stated, key=lambda entry: first.index(entry[0]) if entry[0] in first else len(first))
    return tuple(
        Described(role=roles[role], words=quoted(parts, directive), remark=remark) for role, parts, remark in ordered if parts
    )


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


def quoted(parts: Sequence[Part], directive: Directive) -> tuple[str, ...]:
    """The words of each part as they stand, white space folded."""
    return tuple(fold_display(part.text(directive)) for part in parts)


def _some(part: Part | None) -> tuple[Part, ...]:
    return () if part is None else (part,)


def _year_added(duty: Duty, directive: Directive, language: str) -> str:
    """Where the year of a deadline comes from that its words leave out."""
    if duty.deadline is None or duty.deadline_part is None or str(duty.deadline.year) in duty.deadline_part.text(directive):
        return ""
    return _YEAR.get(language, _YEAR["vi"]).format(duty.deadline.year)


def _shared_action(duty: Duty, start: int, end: int) -> int:
    return min(end, duty.action.end) - max(start, duty.action.start)


def _shared_parts(duty: Duty, start: int, end: int) -> int:
    own = () if duty.inherited else duty.assignees
    stated = [part for part in (*own, duty.recurrence_part, duty.deadline_part) if part is not None]
    return sum(max(0, min(end, part.end) - max(start, part.start)) for part in stated)
