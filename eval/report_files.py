"""Writes a run's report: JSON (the figures themselves), Markdown, JUnit XML and HTML, beside the run or elsewhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.report_data import report_data
from eval.report_html import html
from eval.report_text import junit, markdown
from eval.types import InputError, Problem

FORMATS = {"json": "report.json", "md": "report.md", "junit": "junit.xml", "html": "report.html"}


def write_report(
    folder: Path,
    out: Path | None = None,
    *,
    formats: Sequence[str] = tuple(FORMATS),
    show_questions: bool = False,
    comparison: dict[str, Any] | None = None,
) -> tuple[Path, ...]:
    """Write the report of the run in ``folder`` to ``out`` (the folder itself); the files' paths, in order of format.

    Raises InputError for a run that cannot be read, or a place that cannot be written to.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        fix = f"Use {', '.join(FORMATS)}"
        raise InputError((Problem(file="--format", what=f"no format {unknown[0]!r}", fix=fix),))
    data = report_data(folder, show_questions=show_questions)
    target = out or folder
    written = []
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name in formats:
            path = target / FORMATS[name]
            path.write_text(_render(name, data, comparison), encoding="utf-8", newline="\n")
            written.append(path)
    except OSError as error:
        raise InputError((Problem(file=str(target), what=str(error.strerror), fix="Name another folder"),)) from error
    return tuple(written)


def _render(name: str, data: dict[str, Any], comparison: dict[str, Any] | None) -> str:
    if name == "json":
        return json.dumps({**data, "comparison": comparison}, ensure_ascii=False, indent=2, default=str) + "\n"
    if name == "md":
        return markdown(data)
    return junit(data) if name == "junit" else html(data, comparison)
