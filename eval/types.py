"""The types of the evaluation: cases as written, cases resolved to places in the frozen texts, measures, problems."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from corpus.errors import AssistantError
from corpus.types import Directive
from rag.types import Status

Kind = Literal[
    "vi",
    "unaccented",
    "en",
    "across",
    "heading",
    "unanswerable",
    "needs_place",
    "multi_turn",
    "rewrite",  # what a follow-up means, asked by itself; made from ``Case.rewrite``
    "no-diacritics",  # this and the next four are made by eval/perturb.py
    "telex",
    "dropped-tone",
    "abbreviation",
    "number-spelling",
]
Expected = Literal["answered", "no_evidence", "needs_place"]
NonBlank = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Directives = dict[str, Directive]
"""Directives by ``doc_id``."""

MAX_PROBLEMS_SHOWN = 20  # a wrong file has one mistake a thousand times; a screenful is enough to see it


class GoldItem(BaseModel):
    """One piece of evidence as a case writes it: a document and a verbatim quote from its frozen text.

    The rest pins the quote to one place of one version of the text: the provision's path ("II.3"), the range in code
    points, and the SHA-256 of the text that they were read from.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    doc: NonBlank
    quote: Annotated[str, StringConstraints(min_length=1)]
    path: NonBlank | None = None
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=1)
    text_sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")] | None = None

    @model_validator(mode="after")
    def _range(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end come together: give both or neither")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError("end must be greater than start")
        return self


class Case(BaseModel):
    """One line of a suite. ``gold`` is an AND of OR groups: every group must be met, any item of a group meets it.

    ``base`` names the question that this one perturbs (diacritics removed, translated); null for a question of its own.
    ``history`` holds a conversation's earlier questions, oldest first; ``rewrite`` is what a follow-up means, worded to stand
    alone; ``conversation`` is shared by the turns of one conversation, which are not independent samples.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: NonBlank
    kind: Kind
    question: NonBlank
    base: NonBlank | None
    gold: tuple[tuple[GoldItem, ...], ...]
    status: Expected
    note: str = ""
    history: tuple[NonBlank, ...] = ()
    rewrite: NonBlank | None = None
    conversation: NonBlank | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.status == "answered" and not self.gold:
            raise ValueError("gold is empty: an answered case needs at least one group with one quote")
        if self.status != "answered" and self.gold:
            raise ValueError(f"gold must be [] when status is {self.status!r}")
        if any(not group for group in self.gold):
            raise ValueError("gold has an empty group: give it a quote or remove it")
        if self.kind == "unanswerable" and self.status != "no_evidence":
            raise ValueError("status must be 'no_evidence' when kind is 'unanswerable'")
        if self.kind == "needs_place" and self.status != "needs_place":
            raise ValueError("status must be 'needs_place' when kind is 'needs_place'")
        if self.base == self.id:
            raise ValueError("base names the case itself: use null")
        if self.rewrite is not None and self.base is not None:
            raise ValueError("a case with a rewrite has it as its base: base must be null")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a range of a directive's text lies in its tree.

    ``provision`` is the path of the lowest provision that holds the whole range; ``clause`` its nearest numbered clause
    (or article, section, … where there is none below; the part of the heading outside the body), ``section`` the
    outermost provision. A range that no single provision holds has ``clause`` and ``section`` None.
    """

    doc_id: str
    start: int
    end: int
    provision: tuple[str, ...]
    clause: tuple[str, ...] | None
    section: tuple[str, ...] | None
    label: str

    @property
    def clause_id(self) -> str:
        """``doc_id#II.3``; the whole document is ``doc_id#``."""
        return f"{self.doc_id}#{'.'.join(self.clause or ())}"

    def to_dict(self) -> dict[str, Any]:
        """Plain data, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedCase:
    """A case whose quotes were found in the frozen texts: the same AND of OR groups, as places."""

    case: Case
    gold: tuple[tuple[Place, ...], ...]

    @property
    def cluster(self) -> str:
        """The conversation, else the question that this one copies, else its own id: copies are not new samples."""
        return self.case.conversation or self.case.base or self.case.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """A case file, resolved. ``hidden`` is true for the shipped test suite, whose questions stay off the console.

    ``notices`` say which judgments were moved to where their quote stands now; ``selection`` how the cases were chosen or
    made ("" for the file as it is).
    """

    name: str
    sha256: str
    hidden: bool
    cases: tuple[ResolvedCase, ...]
    notices: tuple[str, ...] = ()
    selection: str = ""


class Measure(StrEnum):
    """What a question is scored by, 0 to 1. The ladder's first seven look at the first citation or at all of them."""

    RESOLVES = "resolves"  # every citation's quote stands at its place, and there is one
    DOCUMENT = "document_accuracy"
    SECTION = "section_accuracy"
    CLAUSE = "clause_accuracy"
    ITEM = "item_accuracy"
    QUOTE_HIT = "quote_hit"
    ALL_GROUPS = "all_groups"
    SPAN_IOU = "span_iou"
    SPAN_PRECISION = "span_precision"
    SPAN_RECALL = "span_recall"
    STRAY = "stray_citations"  # share of the citations outside every gold clause
    RECALL_5 = "R@5"
    RECALL_20 = "R@20"
    NDCG_10 = "nDCG@10"
    RR_10 = "RR@10"
    DRM_5 = "DRM@5"  # share of the top 5 from a wrong document
    STATUS = "status_accuracy"
    REFUSED = "refused_answerable"
    ANSWERED = "answered_unanswerable"


LOWER_IS_BETTER = frozenset({Measure.STRAY, Measure.DRM_5, Measure.REFUSED, Measure.ANSWERED})
BINARY = frozenset(
    {
        Measure.RESOLVES,
        Measure.DOCUMENT,
        Measure.SECTION,
        Measure.CLAUSE,
        Measure.ITEM,
        Measure.QUOTE_HIT,
        Measure.ALL_GROUPS,
        Measure.STATUS,
        Measure.REFUSED,
        Measure.ANSWERED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question, asked: what came back, and its scores. A measure that doesn't apply is absent from ``scores``.

    ``details`` is what one needs to see why: understood, text, citations, ranked chunks, receipt. ``error`` is the
    message of a question that raised; its scores are those of a wrong answer. ``base`` is the id of the question that this
    one copies.
    """

    id: str
    kind: str
    cluster: str
    question: str
    expected: str
    status: str
    scores: dict[str, float]
    details: dict[str, Any] = field(default_factory=dict)
    error: str | None = None
    base: str | None = None

    @property
    def passed(self) -> bool:
        """The right status and, where there is evidence to cite, the right clause first."""
        return self.error is None and self.scores.get(Measure.STATUS) == 1.0 and self.scores.get(Measure.CLAUSE, 1.0) == 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A mean over ``n`` questions with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in an input file: where, what, and how to mend it. ``line`` counts from 1; 0 is the file itself."""

    file: str
    what: str
    fix: str
    line: int = 0
    field: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.field}: {self.what}. {self.fix}." if self.field else f"{where}: {self.what}. {self.fix}."


class InputError(AssistantError):
    """A case file, a BEIR folder, a gate file or a run folder cannot be used; ``problems`` says why, line by line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        shown = [str(problem) for problem in problems[:MAX_PROBLEMS_SHOWN]]
        if len(problems) > MAX_PROBLEMS_SHOWN:
            shown.append(f"… +{len(problems) - MAX_PROBLEMS_SHOWN}")
        super().__init__("Dữ liệu đánh giá có lỗi. / The evaluation input has mistakes.\n" + "\n".join(shown))
        self.problems = problems


EXPECTED_OF_STATUS: dict[Status, Expected | None] = {
    Status.ANSWERED: "answered",
    Status.NO_EVIDENCE: "no_evidence",
    Status.NEEDS_PLACE: "needs_place",
    Status.UNGROUNDED: None,  # a reply without support: neither an answer nor a refusal
}
