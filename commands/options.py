"""What the commands share: options, the home folder, progress bars."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

HomeOption = Annotated[
    Path | None, typer.Option("--home", help="Thư mục dữ liệu / data folder (CHITHI_HOME, mặc định/default ./var)")
]
JsonOption = Annotated[bool, typer.Option("--json", help="In JSON / print JSON")]


def home_of(home: Path | None) -> Path:
    """The folder given, else ``CHITHI_HOME``, else ./var."""
    from index.settings import from_environment
    from rag.settings import AnswerSettings

    return home or from_environment(AnswerSettings).home


@contextmanager
def progress_bars() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar per step on the terminal's error stream; nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    )
    tasks: dict[str, Any] = {}

    def report(step: str, done: int, total: int) -> None:
        if step not in tasks:
            tasks[step] = bar.add_task(step, total=total)
        bar.update(tasks[step], completed=done, total=total)

    with bar:
        yield report


def echo_json(data: Any) -> None:
    """Data as indented JSON."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
