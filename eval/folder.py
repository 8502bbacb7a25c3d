"""Run folders: ``config.json``, ``questions.jsonl`` (written as the run goes) and ``summary.json`` (written last)."""

from __future__ import annotations

import json
import platform
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from eval.intervals import CONFIDENCE, DIFFERENCES, RESAMPLES, SEED, bootstrap, figures
from eval.retrieval import DEPTH
from eval.types import InputError, Measure, Outcome, Problem, Suite

CONFIG, QUESTIONS, SUMMARY = "config.json", "questions.jsonl", "summary.json"
ALL = "all"

_PAIRED = (Measure.CLAUSE, Measure.QUOTE_HIT, Measure.STATUS, Measure.RECALL_5)


def new_folder(parent: Path, suite: Suite) -> Path:
    """An empty folder ``parent/<UTC time>-<suite>``, numbered when two runs start in one second."""
    stem = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{suite.name}"
    for attempt in range(1, 100):
        folder = parent / (stem if attempt == 1 else f"{stem}-{attempt}")
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        return folder
    raise _unusable(parent, "too many runs in one second", "Wait a moment and run again")


def write_config(folder: Path, suite: Suite) -> None:
    """What the run was: suite by hash, versions, and how the intervals are made."""
    config = {
        "suite": suite.name,
        "suite_sha256": suite.sha256,
        "hidden": suite.hidden,
        "cases": len(suite.cases),
        "chithi": _version(),
        "python": platform.python_version(),
        "retrieval_depth": DEPTH,
        "intervals": {"confidence": CONFIDENCE, "resamples": RESAMPLES, "seed": SEED},
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    _write_json(folder / CONFIG, config)


def write_outcomes(folder: Path, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Write each outcome as it comes, so that a run that stops half-way leaves its lines; yields them on."""
    with (folder / QUESTIONS).open("w", encoding="utf-8") as file:
        for outcome in outcomes:
            file.write(json.dumps(asdict(outcome), ensure_ascii=False, default=str) + "\n")
            file.flush()
            yield outcome


def summarise(suite: Suite, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Figures per kind and over all, differences to the base questions, and whether every question was asked."""
    kinds = list(dict.fromkeys(outcome.kind for outcome in outcomes))
    rows = {kind: [outcome for outcome in outcomes if outcome.kind == kind] for kind in kinds} | {ALL: list(outcomes)}
    return {
        "suite": suite.name,
        "suite_sha256": suite.sha256,
        "hidden": suite.hidden,
        "n": len(outcomes),
        "cases": len(suite.cases),
        "errors": sum(outcome.error is not None for outcome in outcomes),
        "complete": len(outcomes) == len(suite.cases) and all(outcome.error is None for outcome in outcomes),
        "kinds": {
            kind: {"n": len(row), "figures": {name: asdict(figure) for name, figure in figures(row).items()}}
            for kind, row in rows.items()
        },
        "difference_to_base": {kind: found for kind in kinds if (found := _to_base(rows[kind], outcomes))},
    }


def write_summary(folder: Path, summary: dict[str, Any]) -> None:
    """Write ``summary.json``, the figures that gates and comparisons read."""
    _write_json(folder / SUMMARY, summary)


def read_summary(folder: Path) -> dict[str, Any]:
    """A run's summary; raises InputError where there is none."""
    try:
        summary: dict[str, Any] = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        fix = "Give the folder that `chithi eval run` printed, of a run that ended"
        raise _unusable(folder, f"no readable {SUMMARY} ({error})", fix) from error
    return summary


def read_outcomes(folder: Path) -> tuple[Outcome, ...]:
    """A run's outcomes; raises InputError where the lines cannot be read."""
    try:
        lines = (folder / QUESTIONS).read_text(encoding="utf-8").split("\n")
        return tuple(Outcome(**json.loads(line)) for line in lines if line)
    except (OSError, ValueError, TypeError) as error:
        fix = "Give a folder that `chithi eval run` of this version wrote"
        raise _unusable(folder, f"no readable {QUESTIONS} ({error})", fix) from error


def _to_base(copies: Sequence[Outcome], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Mean of (copy minus base) with its interval, for the kinds that perturb other questions."""
    bases = {outcome.id: outcome for outcome in outcomes}
    found = {}
    for measure in _PAIRED:
        pairs = [
            (copy.scores[measure] - bases[copy.cluster].scores[measure], copy.cluster)
            for copy in copies
            if copy.cluster != copy.id
            and copy.cluster in bases
            and measure in copy.scores
            and measure in bases[copy.cluster].scores
        ]
        if pairs:
            differences, clusters = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
            low, high = bootstrap(differences, clusters, bounds=DIFFERENCES)
            mean = sum(differences) / len(differences)
            found[str(measure)] = {"value": mean, "low": low, "high": high, "n": len(pairs)}
    return found


def _version() -> str:
    """The installed version, or the checkout's."""
    try:
        return metadata.version("chithi")
    except metadata.PackageNotFoundError:
        pyproject = Path(__file__).parent.parent / "pyproject.toml"
        return str(tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["version"]) + "+checkout"


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n", encoding="utf-8")


def _unusable(folder: Path, what: str, fix: str) -> InputError:
    return InputError((Problem(file=str(folder), what=what, fix=fix),))
