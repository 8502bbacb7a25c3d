"""Precision, recall and F1 of extracted duties against a gold list.

A predicted and a gold duty match when they're of the same document and provision, and both their assignees (the union of
the group's spans; two empty groups agree) and their actions overlap by an IoU of at least one half, over code points.
Pairs are one to one, as many as possible.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from corpus.duty import Duty
from corpus.types import PartialDate
from eval.types import InputError, Problem

GOLD = "duties-gold.jsonl"
MIN_IOU = 0.5

Ranges = tuple[tuple[int, int], ...]
"""Half-open ranges of code points, sorted, neither touching nor overlapping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A duty as the scorer sees it; the last four are compared in matched pairs only."""

    doc_id: str
    path: tuple[str, ...]
    assignees: Ranges
    action: Ranges
    recurrence: str | None = None
    deadline: str | None = None
    reports_to: Ranges = ()
    via: Ranges = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one comparison. ``fields`` maps a field to (agreeing, stated by either side) over the matched pairs."""

    matched: int
    predicted: int
    gold: int
    fields: dict[str, tuple[int, int]]

    @property
    def precision(self) -> float:
        """Matched of the predicted; 1.0 where nothing was predicted."""
        return self.matched / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Matched of the gold; 1.0 where there is none."""
        return self.matched / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.matched / total if total else 1.0


def ranges(spans: Iterable[tuple[int, int]]) -> Ranges:
    """The union of spans; empty ones are left out."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def iou(first: Ranges, second: Ranges) -> float:
    """Intersection over union in [0, 1]; 1.0 for two empty unions."""
    if not first and not second:
        return 1.0
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in first for b in second)
    return common / (_size(first) + _size(second) - common)


def marked(duty: Duty) -> Marked:
    """An extracted duty, ready to be scored."""
    return Marked(
        doc_id=duty.doc_id,
        path=duty.path,
        assignees=ranges((part.start, part.end) for part in duty.assignees),
        action=ranges([(duty.action.start, duty.action.end)]),
        recurrence=duty.recurrence.name.lower() if duty.recurrence else None,
        deadline=_iso(duty.deadline) if duty.deadline else None,
        reports_to=ranges((part.start, part.end) for part in duty.reports_to),
        via=ranges((part.start, part.end) for part in duty.via),
    )


def read_gold(path: Path | None = None) -> tuple[Marked, ...]:
    """The gold duties of a file, the shipped one by default. Raises InputError for a line that isn't one."""
    source = path or Path(str(resources.files("eval") / "cases" / GOLD))
    found = []
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_gold(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            problem = Problem(file=source.name, line=number, what=f"not a duty: {error!r}", fix="See duties-gold.md")
            raise InputError((problem,)) from error
    return tuple(found)


def score(predicted: Sequence[Marked], gold: Sequence[Marked]) -> Score:
    """Compare predicted with gold duties."""
    pairs = match(predicted, gold)
    return Score(matched=len(pairs), predicted=len(predicted), gold=len(gold), fields=_fields(predicted, gold, pairs))


def match(predicted: Sequence[Marked], gold: Sequence[Marked]) -> tuple[tuple[int, int], ...]:
    """As many one-to-one pairs (predicted, gold) as possible, by augmenting paths; sorted."""
    by_place: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for j, duty in enumerate(gold):
        by_place.setdefault((duty.doc_id, duty.path), []).append(j)
    edges = [
        [j for j in by_place.get((duty.doc_id, duty.path), ()) if agrees(duty, gold[j])] for duty in predicted
    ]  # fmt: skip
    owner: dict[int, int] = {}
    for i in range(len(predicted)):
        _augment(i, edges, owner, set())
    return tuple(sorted((i, j) for j, i in owner.items()))


def agrees(first: Marked, second: Marked) -> bool:
    """Whether two duties of one provision are the same duty."""
    return iou(first.assignees, second.assignees) >= MIN_IOU and iou(first.action, second.action) >= MIN_IOU


def _augment(i: int, edges: Sequence[Sequence[int]], owner: dict[int, int], seen: set[int]) -> bool:
    for j in edges[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in owner or _augment(owner[j], edges, owner, seen):
            owner[j] = i
            return True
    return False


def _iso(date: PartialDate) -> str:
    """The date as gold lists write it, as far as it is known: "2021-08-28", "2026-06"."""
    return "-".join([f"{date.year:04d}", *(f"{part:02d}" for part in (date.month, date.day) if part)])


def _size(union: Ranges) -> int:
    return sum(end - start for start, end in union)


def _fields(
    predicted: Sequence[Marked], gold: Sequence[Marked], pairs: Iterable[tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    counts = {name: [0, 0] for name in ("recurrence", "deadline", "reports_to", "via")}
    for i, j in pairs:
        for name, count in counts.items():
            mine, theirs = getattr(predicted[i], name), getattr(gold[j], name)
            if mine or theirs:
                same = mine == theirs if isinstance(mine or theirs, str) else iou(mine, theirs) >= MIN_IOU
                count[0] += same
                count[1] += 1
    return {name: (agreeing, stated) for name, (agreeing, stated) in counts.items()}


def _gold(data: dict[str, Any]) -> Marked:
    recurrence, deadline = data["recurrence"], data["deadline"]
    return Marked(
        doc_id=data["doc_id"],
        path=tuple(data["path"]),
        assignees=ranges((part["start"], part["end"]) for part in data["assignees"]),
        action=ranges([(data["action"]["start"], data["action"]["end"])]),
        recurrence=recurrence["value"].lower() if recurrence else None,
        deadline=deadline["date"] if deadline else None,
        reports_to=ranges((part["start"], part["end"]) for part in data["reports_to"]),
        via=ranges((part["start"], part["end"]) for part in data["via"]),
        disputed=data.get("check") == "disputed",
    )
