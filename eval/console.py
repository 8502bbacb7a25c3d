"""What the evaluation's commands share: exit codes, options, errors told to people, tables and progress on the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus.errors import AssistantError
from eval.types import InputError, Problem

PASSED, GATE_FAILED, BAD_INPUT, INCOMPLETE = 0, 1, 2, 3

_PLAIN_WIDTH = 200  # into a pipe or a file: wide enough that no column of the figures folds

Home = Annotated[Path | None, typer.Option(help="Where the index lives; CHITHI_HOME by default.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout, nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar.")]
ShowQuestions = Annotated[bool, typer.Option("--show-questions", help="The test suite's questions too.")]
Seed = Annotated[int, typer.Option(help="Of samples and perturbations.")]
RunFolder = Annotated[Path, typer.Argument(help="A run folder.")]


@contextmanager
def explained() -> Iterator[None]:
    """An error meant for the user goes to stderr, and the command ends with the code for bad input."""
    try:
        yield
    except AssistantError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from error


def progress_bar(quiet: bool) -> Progress:
    """A progress bar on stderr, so that stdout stays the result's."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), disable=quiet, transient=True)


def show(renderable: RenderableType) -> None:
    """A table or a text on stdout; as wide as it needs where that is no terminal."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PLAIN_WIDTH)
    console.print(renderable)


def print_json(value: dict[str, Any]) -> None:
    """JSON on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def runs_folder(home: Path | None) -> Path:
    """Where run folders go when nobody says."""
    from eval.product import home_of

    return home_of(home) / "eval"


def write_text(path: Path, text: str) -> None:
    """Write a file of text; raises InputError where it can't be."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError((Problem(file=str(path), what=str(error.strerror), fix="Name another file"),)) from error
