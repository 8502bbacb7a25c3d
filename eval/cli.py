"""``chithi eval``: suites, checks, reports, exports. Exit codes: 0 pass, 1 gate failed, 2 bad input, 3 incomplete."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from eval import cli_outputs
from eval.console import (
    BAD_INPUT,
    GATE_FAILED,
    INCOMPLETE,
    PASSED,
    AsJson,
    Home,
    Quiet,
    Seed,
    ShowQuestions,
    explained,
    print_json,
    progress_bar,
    runs_folder,
    show,
    write_text,
)
from eval.gates import Gate, Verdict, read_gates
from eval.types import InputError, Problem, Suite

_NOTICES_SHOWN = 20

app = typer.Typer(no_args_is_help=True, help="Đo chất lượng. / Measure quality: suites of questions, BEIR folders.")


@app.command()
def run(
    suite: Annotated[str, typer.Option(help="dev, test, multi-turn, or a case file (.jsonl, .csv, .xlsx).")] = "dev",
    as_json: AsJson = False,
    home: Home = None,
    out: Annotated[Path | None, typer.Option(help="Where run folders go; HOME/eval by default.")] = None,
    quiet: Quiet = False,
    gate: Annotated[Path | None, typer.Option(help="TOML file of figures to hold.")] = None,
    failures: Annotated[bool, typer.Option("--failures", help="Print the failing questions (test suite: counts).")] = False,
    show_questions: ShowQuestions = False,
    resume: Annotated[Path | None, typer.Option(help="Go on with this interrupted run.")] = None,
    filter_failing: Annotated[Path | None, typer.Option(help="Only what failed in this run.")] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="About so many questions, each kind by its share.")] = None,
    perturb: Annotated[
        list[str] | None, typer.Option(help="Add copies: no-diacritics, telex, dropped-tone, abbreviation, number-spelling.")
    ] = None,
    seed: Seed = 7,
    condition: Annotated[str, typer.Option(help="A condition of eval/conditions.toml.")] = "shipped",
    report: Annotated[bool, typer.Option("--report", help="Write the reports into the run folder.")] = False,
) -> None:
    """Ask every question of a suite, print the figures and keep them in a run folder."""
    from eval.asking import ask_suite, finish
    from eval.folder import QUESTIONS
    from eval.report import failures_text, figures_table, gates_table
    from eval.report_files import write_report

    with explained():
        gates = _gates(gate, partial=filter_failing is not None or sample is not None)
        assistant, directives, loaded = _open(suite, home, condition)
        _tell_notices(loaded)
        loaded = _select(loaded, filter_failing, sample, perturb or [], seed)
        parent = out or runs_folder(home)
        with progress_bar(quiet) as progress:
            folder, outcomes = ask_suite(
                loaded, assistant, directives, parent, progress=progress, resume=resume, condition=condition
            )
        summary, verdicts = finish(folder, loaded, outcomes, gates)
        written = write_report(folder, show_questions=show_questions) if report else ()
    if as_json:
        print_json({"folder": str(folder), **summary})
    else:
        show(figures_table(summary))
        if verdicts:
            show(gates_table(verdicts))
        if failures:
            show(failures_text(outcomes, show_questions=show_questions or not loaded.hidden))
        for path in (folder / QUESTIONS, *written):
            typer.echo(str(path))
    raise typer.Exit(_exit_code(summary, gates, verdicts))


@app.command()
def validate(
    file: Annotated[str, typer.Argument(help="dev, test, multi-turn, or a case file (.jsonl, .csv, .xlsx).")],
    as_json: AsJson = False,
    home: Annotated[Path | None, typer.Option(help="Check against the documents of this index, not the shipped ones.")] = None,
    write: Annotated[Path | None, typer.Option(help="Write the cases as JSONL, each quote pinned to its place.")] = None,
) -> None:
    """Check a case file against the directives: every line, every quote; say what had to be moved."""
    from collections import Counter

    from eval.load import load_suite, pinned_lines
    from eval.product import open_assistant, shipped_directives

    with explained():
        directives = open_assistant(home)[1] if home else shipped_directives()
        suite = load_suite(file, directives)
        if write:
            write_text(write, "".join(f"{line}\n" for line in pinned_lines(suite, directives)))
    kinds = Counter(case.case.kind for case in suite.cases)
    if as_json:
        print_json(
            {"cases": len(suite.cases), "kinds": dict(kinds), "sha256": suite.sha256, "re_anchored": list(suite.notices)}
        )
    else:
        counts = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
        typer.echo(f"{len(suite.cases)} cases: {counts}")
        _tell_notices(suite)


@app.command()
def compare(
    run_a: Annotated[Path, typer.Argument(help="Run folder before.")],
    run_b: Annotated[Path, typer.Argument(help="Run folder after.")],
    as_json: AsJson = False,
) -> None:
    """Paired differences of two runs with intervals, McNemar's test, and which questions changed and why."""
    from eval.compare import compare_runs
    from eval.report import changed_text, comparison_table

    with explained():
        comparison = compare_runs(run_a, run_b)
    if as_json:
        print_json(comparison)
    else:
        show(comparison_table(comparison))
        show(changed_text(comparison))
    raise typer.Exit(PASSED if comparison["complete"] else INCOMPLETE)


@app.command()
def check(
    suite: Annotated[str, typer.Option(help="smoke, dev or test: the suites of the condition file.")] = "smoke",
    only: Annotated[list[str] | None, typer.Option(help="Only this condition; may be repeated.")] = None,
    file: Annotated[Path | None, typer.Option(help="A condition file of one's own; eval/conditions.toml by default.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Write what was measured into the condition file.")] = False,
    as_json: AsJson = False,
    home: Home = None,
    out: Annotated[Path | None, typer.Option(help="Where run folders go; HOME/eval by default.")] = None,
    quiet: Quiet = False,
) -> None:
    """Ask a suite under every condition of the condition file and compare with the figures expected there."""
    from eval.check import check_condition, checked_table, chosen, suite_of
    from eval.conditions import conditions_path, read_conditions, write_expected
    from eval.product import open_assistant

    with explained(), progress_bar(quiet) as progress:
        path = file or conditions_path()
        conditions = read_conditions(path)
        wanted = chosen(conditions, only or [], suite=suite)
        product, directives = open_assistant(home)
        loaded = suite_of(conditions, suite, directives)
        parent = out or runs_folder(home)
        checked = [
            check_condition(one, conditions, suite, loaded, product, directives, parent, progress=progress)  # type: ignore[arg-type]
            for one in wanted
        ]
        complete = all(one.complete for one in checked)
        reached = [row for one in checked for row in one.reached]
        replaced = write_expected(path, suite, reached) if update and complete else 0
    if as_json:
        rows = [{**asdict(row), "gain": row.gain, "verdict": row.verdict} for row in reached]
        folders = {one.condition.name: str(one.folder) for one in checked}
        print_json({"suite": suite, "complete": complete, "runs": folders, "figures": rows, "updated": replaced})
    else:
        show(checked_table(checked))
        if update:
            typer.echo(f"{replaced} figures → {path}")
    if not complete:
        raise typer.Exit(INCOMPLETE)
    raise typer.Exit(PASSED if update or all(row.passed for row in reached) else GATE_FAILED)


def _open(suite: str, home: Path | None, condition: str) -> tuple[Any, Any, Suite]:
    """The assistant of a condition, the directives that it answers from, and the suite resolved against them."""
    from eval.load import load_suite, suite_path
    from eval.product import open_assistant

    suite_path(suite)  # a wrong name is told before the index is opened
    assistant, directives = open_assistant(home)
    if condition != "shipped":
        from eval.ablate import assistant_of
        from eval.check import chosen
        from eval.conditions import conditions_path, read_conditions

        (wanted,) = chosen(read_conditions(conditions_path()), [condition])
        assistant = assistant_of(wanted, assistant)  # type: ignore[arg-type]
    return assistant, directives, load_suite(suite, directives)


def _select(suite: Suite, failing: Path | None, size: int | None, names: list[str], seed: int) -> Suite:
    from eval import select

    if names:
        suite = select.perturbed(suite, names, seed)
    if size is not None:
        suite = select.sample(suite, size, seed)
    return select.failing(suite, failing) if failing else suite


def _gates(path: Path | None, *, partial: bool) -> tuple[Gate, ...]:
    """The gates of a file; they hold for whole suites only."""
    if path is None:
        return ()
    if partial:
        fix = "Leave out --gate, or --filter-failing and --sample"
        raise InputError(
            (Problem(file=str(path), what="gates hold for a whole suite, not for some of its questions", fix=fix),)
        )
    return read_gates(path)


def _exit_code(summary: dict[str, Any], gates: tuple[Gate, ...], verdicts: tuple[Verdict, ...]) -> int:
    """Incomplete beats everything: figures over some of the questions are not the suite's."""
    if not summary["complete"]:
        return INCOMPLETE
    if gates and not verdicts:
        typer.echo(f"The gate file has no gate for suite {summary['suite']!r}.", err=True)
        return BAD_INPUT
    return PASSED if all(verdict.passed for verdict in verdicts) else GATE_FAILED


def _tell_notices(suite: Suite) -> None:
    """Which judgments were moved to where their quote stands now, on stderr."""
    for notice in suite.notices[:_NOTICES_SHOWN]:
        typer.echo(f"neo lại / re-anchored: {notice}", err=True)
    if len(suite.notices) > _NOTICES_SHOWN:
        typer.echo(f"… +{len(suite.notices) - _NOTICES_SHOWN}", err=True)


for _command in (
    cli_outputs.report,
    cli_outputs.export,
    cli_outputs.draft,
    cli_outputs.judge,
    cli_outputs.injection,
    cli_outputs.beir,
):
    app.command()(_command)
