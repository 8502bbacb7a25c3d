"""A suite into a run folder: asked from the start or from where an interrupted run stopped, summarised, judged by gates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from rich.progress import Progress

from eval.folder import (
    new_folder,
    read_outcomes,
    resumable,
    run_config,
    summarise,
    write_config,
    write_outcomes,
    write_summary,
)
from eval.gates import Gate, Verdict, judge
from eval.identity import identity
from eval.run import Assistant, run_cases
from eval.types import Directives, Outcome, Suite

STOPPED = "Đã dừng giữa chừng. / Interrupted: the run is incomplete."


def ask_suite(
    suite: Suite,
    assistant: Assistant,
    directives: Directives,
    parent: Path,
    *,
    progress: Progress,
    resume: Path | None = None,
    condition: str = "shipped",
) -> tuple[Path, tuple[Outcome, ...]]:
    """Ask every question; the run folder and its outcomes in the order of the suite. An interrupt keeps what was asked.

    ``resume`` is the folder of a run of the same suite, corpus, code and index to go on with; InputError where it isn't.
    """
    config = run_config(suite, identity(directives, assistant), condition=condition)
    done: tuple[Outcome, ...] = ()
    if resume is None:
        folder = new_folder(parent, suite)
        write_config(folder, config)
    else:
        folder, done = resume, resumable(resume, config)
    answered = {outcome.id for outcome in done}
    left = [case for case in suite.cases if case.case.id not in answered]
    asking = progress.add_task(f"{suite.name} {condition}", total=len(suite.cases), completed=len(suite.cases) - len(left))
    outcomes = run_cases(left, assistant, directives, done=lambda: progress.advance(asking))
    _drain(write_outcomes(folder, chain(done, outcomes)), on_stop=lambda: progress.console.print(STOPPED))
    order = {case.case.id: position for position, case in enumerate(suite.cases)}
    return folder, tuple(sorted(read_outcomes(folder), key=lambda outcome: order[outcome.id]))


def finish(
    folder: Path, suite: Suite, outcomes: Sequence[Outcome], gates: Sequence[Gate]
) -> tuple[dict[str, Any], tuple[Verdict, ...]]:
    """Write ``summary.json`` with the figures and how each gate fared; both."""
    summary = summarise(suite, outcomes)
    verdicts = judge(tuple(gates), summary)
    rows = [{"gate": str(v.gate), "value": v.value, "passed": v.passed} for v in verdicts]
    summary = {**summary, "selection": suite.selection, "gates": rows}
    write_summary(folder, summary)
    return summary, verdicts


def named(suite: Suite, name: str) -> Suite:
    """The suite under the name that its figures are kept by."""
    return replace(suite, name=name)


def _drain(outcomes: Iterator[Outcome], *, on_stop: Callable[[], None]) -> None:
    try:
        for _ in outcomes:
            pass
    except KeyboardInterrupt:
        on_stop()
