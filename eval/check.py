"""Every condition asked anew and compared with what it is expected to reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.progress import Progress
from rich.table import Table

from eval.ablate import assistant_of
from eval.asking import ask_suite, finish
from eval.conditions import Condition, Conditions, Reached, compare_expected
from eval.load import load_suite
from eval.select import sample
from eval.types import Directives, InputError, Problem, Suite
from rag.assistant import Assistant as Product


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One condition's run: where it is kept, whether every question was asked, its figures beside the expected ones."""

    condition: Condition
    folder: Path
    complete: bool
    summary: dict[str, Any]
    reached: tuple[Reached, ...]


def suite_of(conditions: Conditions, name: str, directives: Directives) -> Suite:
    """The cases that a check asks; raises InputError for a name that isn't in the file."""
    selection = conditions.suite.get(name)
    if selection is None:
        fix = f"Use {', '.join(conditions.suite)}"
        raise InputError((Problem(file="conditions", what=f"no suite {name!r}", fix=fix),))
    suite = load_suite(selection.cases, directives)
    return sample(suite, selection.sample, selection.seed) if selection.sample else suite


def chosen(conditions: Conditions, names: Sequence[str], *, suite: str | None = None) -> tuple[Condition, ...]:
    """The conditions named, all for none; of those only the ones of which something is expected on ``suite``, where given.

    Raises InputError for a name that isn't in the file, or where nothing is expected at all.
    """
    known = {condition.name: condition for condition in conditions.condition}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise InputError((Problem(file="conditions", what=f"no condition {unknown[0]!r}", fix=f"Use {', '.join(known)}"),))
    wanted = tuple(known[name] for name in names) if names else conditions.condition
    expecting = tuple(condition for condition in wanted if suite is None or condition.expected.get(suite))
    if not expecting:
        fix = f"Write [condition.expected.{suite}] into the file"
        raise InputError((Problem(file="conditions", what=f"nothing is expected of suite {suite!r}", fix=fix),))
    return expecting


def check_condition(
    condition: Condition,
    conditions: Conditions,
    name: str,
    suite: Suite,
    product: Product,
    directives: Directives,
    parent: Path,
    *,
    progress: Progress,
) -> Checked:
    """Ask the suite under one condition."""
    assistant = assistant_of(condition, product)
    folder, outcomes = ask_suite(suite, assistant, directives, parent, progress=progress, condition=condition.name)
    summary, _ = finish(folder, suite, outcomes, ())
    return Checked(
        condition=condition,
        folder=folder,
        complete=summary["complete"],
        summary=summary,
        reached=compare_expected(condition, name, summary, conditions.tolerance),
    )


def checked_table(checked: Sequence[Checked]) -> Table:
    """One row per expected figure."""
    table = Table(title="conditions", title_justify="left")
    for heading in ("condition", "figure", "expected", "measured", "gain", ""):
        table.add_column(heading, justify="right" if heading in ("expected", "measured", "gain") else "left")
    for one in checked:
        for row in one.reached:
            measured = "–" if row.measured is None else f"{100 * row.measured:.1f}"
            gain = "–" if row.gain is None else f"{100 * row.gain:+.1f}"
            told = row.verdict if row.passed else row.verdict.upper()
            table.add_row(row.condition, row.figure, f"{100 * row.expected:.1f}", measured, gain, told)
    return table
