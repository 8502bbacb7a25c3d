"""The types of a duty: who must, mustn't or may do what, how often, by when, reporting to whom and through whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.types import Directive, PartialDate


class Modality(StrEnum):
    """Whether a duty binds, forbids or allows."""

    OBLIGATION = "phải"
    PROHIBITION = "không được"
    PERMISSION = "được phép"


class Recurrence(StrEnum):
    """How often, as far as the text states it."""

    DAILY = "hằng ngày"
    WEEKLY = "hằng tuần"
    MONTHLY = "hằng tháng"
    QUARTERLY = "hằng quý"
    YEARLY = "hằng năm"
    PERIODIC = "định kỳ"  # thường xuyên too, and a period of no name of its own: "6 tháng một lần"
    CONTINUOUS = "liên tục"  # 24/24 giờ
    AD_HOC = "đột xuất"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Half-open range of code points [start, end) in a directive's frozen text."""

    start: int
    end: int

    def text(self, directive: Directive) -> str:
        """The words, as they stand in the text."""
        return directive.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One assignee group and one predicate of one sentence or independent clause.

    ``path`` is the leaf that holds the action. ``assignees`` has a part for each separately named body or group, () where
    nobody is named; with ``inherited`` they stand in a lead line or heading above instead of in the leaf. ``action`` runs
    from the first main verb, modal words left out, to the end of the sentence or clause. ``deadline`` is None where the
    text sets one that no date can be computed for ("trong vòng 10 ngày"); ``deadline_part`` are its words in either case.
    ``later_deadlines`` are the words of the others that the same action states, in text order: "… trước ngày 10/3, báo cáo
    trước ngày 30/11".
    """

    doc_id: str
    path: tuple[str, ...]
    modality: Modality
    action: Part
    assignees: tuple[Part, ...] = ()
    inherited: bool = False
    recurrence: Recurrence | None = None
    recurrence_part: Part | None = None
    deadline: PartialDate | None = None
    deadline_part: Part | None = None
    later_deadlines: tuple[Part, ...] = ()
    reports_to: tuple[Part, ...] = ()
    via: tuple[Part, ...] = ()
