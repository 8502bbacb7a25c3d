"""``chithi eval``: run, validate, compare, beir. Exit codes: 0 pass, 1 gate failed, 2 bad input, 3 incomplete."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, RenderableType
from rich.progress import Progress

from corpus.errors import AssistantError
from eval.beir import TOP_K
from eval.gates import Gate, Verdict, judge, read_gates
from eval.types import InputError, Problem

PASSED, GATE_FAILED, BAD_INPUT, INCOMPLETE = 0, 1, 2, 3

_PLAIN_WIDTH = 200  # into a pipe or a file: wide enough that no column of the figures folds

app = typer.Typer(no_args_is_help=True, help="Đo chất lượng. / Measure quality: suites of questions, BEIR folders.")

Home = Annotated[Path | None, typer.Option(help="Where the index lives; CHITHI_HOME by default.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout, nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar.")]


@app.command()
def run(
    suite: Annotated[str, typer.Option(help="dev, test, or a case file.")] = "dev",
    as_json: AsJson = False,
    home: Home = None,
    out: Annotated[Path | None, typer.Option(help="Where run folders go; HOME/eval by default.")] = None,
    quiet: Quiet = False,
    gate: Annotated[Path | None, typer.Option(help="TOML file of figures to hold.")] = None,
    failures: Annotated[bool, typer.Option("--failures", help="Print the failing questions (test suite: counts).")] = False,
    show_questions: Annotated[
        bool, typer.Option("--show-questions", help="With --failures, print the test suite's questions too.")
    ] = False,
) -> None:
    """Ask every question of a suite, print the figures and keep them in a run folder."""
    from eval.folder import QUESTIONS, read_outcomes, summarise, write_summary
    from eval.report import failures_text, figures_table, gates_table

    with _explained():
        gates = read_gates(gate) if gate else ()
        folder, loaded = _ask(suite, home, out, quiet=quiet)
        outcomes = read_outcomes(folder)
    summary = summarise(loaded, outcomes)
    write_summary(folder, summary)
    verdicts = judge(gates, summary)
    if as_json:
        gate_rows = [{"gate": str(v.gate), "value": v.value, "passed": v.passed} for v in verdicts]
        _print_json({"folder": str(folder), **summary, "gates": gate_rows})
    else:
        _print(figures_table(summary))
        if verdicts:
            _print(gates_table(verdicts))
        if failures:
            _print(failures_text(outcomes, show_questions=show_questions or not loaded.hidden))
        typer.echo(f"{folder / QUESTIONS}")
    raise typer.Exit(_exit_code(summary, gates, verdicts))


@app.command()
def validate(file: Annotated[str, typer.Argument(help="dev, test, or a case file.")], as_json: AsJson = False) -> None:
    """Check a case file against the shipped directives: every line, every quote."""
    from collections import Counter

    from eval.load import load_suite
    from eval.product import shipped_directives

    with _explained():
        suite = load_suite(file, shipped_directives())
    kinds = Counter(case.case.kind for case in suite.cases)
    if as_json:
        _print_json({"cases": len(suite.cases), "kinds": dict(kinds), "sha256": suite.sha256})
    else:
        counts = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
        typer.echo(f"{len(suite.cases)} cases: {counts}")


@app.command()
def compare(
    run_a: Annotated[Path, typer.Argument(help="Run folder before.")],
    run_b: Annotated[Path, typer.Argument(help="Run folder after.")],
    as_json: AsJson = False,
) -> None:
    """Paired differences of two runs with intervals, McNemar's test, and the ids that changed."""
    from eval.compare import compare_runs
    from eval.report import changed_text, comparison_table

    with _explained():
        comparison = compare_runs(run_a, run_b)
    if as_json:
        _print_json(comparison)
    else:
        _print(comparison_table(comparison))
        _print(changed_text(comparison))
    raise typer.Exit(PASSED if comparison["complete"] else INCOMPLETE)


@app.command()
def beir(
    directory: Annotated[Path, typer.Argument(help="Folder with corpus.jsonl, queries.jsonl and qrels/test.tsv.")],
    as_json: AsJson = False,
    run_out: Annotated[Path | None, typer.Option(help="Write the ranking as a TREC run.")] = None,
    top_k: Annotated[int, typer.Option(min=1, max=1000, help="Documents to rank per query.")] = TOP_K,
    home: Home = None,
    quiet: Quiet = False,
) -> None:
    """Rank a BEIR folder's documents with the product's retrieval and score the ranking."""
    from eval.beir import rank_queries, score_run, write_run
    from eval.beir_files import read_folder
    from eval.beir_index import open_search

    with _explained(), _progress(quiet) as progress:
        folder = read_folder(directory)
        if run_out and not run_out.parent.is_dir():
            raise InputError((Problem(file=str(run_out), what="no such folder to write to", fix="Create it first"),))
        if folder.unjudged:
            progress.console.print(f"{folder.unjudged} queries have no judgments and are left out")
        search = open_search(folder, home, progress)
        asking = progress.add_task("queries", total=len(folder.queries))
        ranked = tuple(rank_queries(folder.queries, search, top_k=top_k, done=lambda: progress.advance(asking)))
        result = score_run(ranked, folder.judgments)
        if run_out:
            write_run(run_out, ranked)
    if as_json:
        _print_json(result)
    else:
        for name, value in result["scores"].items():
            typer.echo(f"{name:8} {value:.4f}")
        typer.echo(f"{result['queries']} queries, p50 {result['p50_ms']} ms, p95 {result['p95_ms']} ms")


def _ask(suite: str, home: Path | None, out: Path | None, *, quiet: bool) -> tuple[Path, Any]:
    """Ask all questions into a new run folder; an interrupt ends the run early and keeps what was asked."""
    from eval.folder import new_folder, write_config, write_outcomes
    from eval.load import load_suite, suite_path
    from eval.product import home_of, open_assistant
    from eval.run import run_cases

    suite_path(suite)  # a wrong name is told before the index is opened
    assistant, directives = open_assistant(home)
    loaded = load_suite(suite, directives)
    folder = new_folder(out or home_of(home) / "eval", loaded)
    write_config(folder, loaded)
    with _progress(quiet) as progress:
        asking = progress.add_task(loaded.name, total=len(loaded.cases))
        outcomes = run_cases(loaded.cases, assistant, directives, done=lambda: progress.advance(asking))
        try:
            for _ in write_outcomes(folder, outcomes):
                pass
        except KeyboardInterrupt:
            progress.console.print("Đã dừng giữa chừng. / Interrupted: the run is incomplete.")
    return folder, loaded


def _exit_code(summary: dict[str, Any], gates: tuple[Gate, ...], verdicts: tuple[Verdict, ...]) -> int:
    """Incomplete beats everything: figures over some of the questions are not the suite's."""
    if not summary["complete"]:
        return INCOMPLETE
    if gates and not verdicts:
        typer.echo(f"The gate file has no gate for suite {summary['suite']!r}.", err=True)
        return BAD_INPUT
    return PASSED if all(verdict.passed for verdict in verdicts) else GATE_FAILED


@contextmanager
def _explained() -> Iterator[None]:
    """An error meant for the user goes to stderr, and the command ends with the code for bad input."""
    try:
        yield
    except AssistantError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from error


def _progress(quiet: bool) -> Progress:
    """A progress bar on stderr, so that stdout stays the result's."""
    return Progress(console=Console(stderr=True), disable=quiet, transient=True)


def _print(renderable: RenderableType) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PLAIN_WIDTH)
    console.print(renderable)


def _print_json(value: dict[str, Any]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
