"""Run folders: ``config.json``, ``questions.jsonl`` (written as the run goes) and ``summary.json`` (written last)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
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


def run_config(suite: Suite, identity: Mapping[str, Any], *, condition: str = "shipped") -> dict[str, Any]:
    """What a run is: suite by hash and selection, what answers by hashes and versions, how the intervals are made."""
    return {
        "suite": suite.name,
        "suite_sha256": suite.sha256,
        "selection": suite.selection,
        "hidden": suite.hidden,
        "cases": len(suite.cases),
        "condition": condition,
        "notices": list(suite.notices),
        **identity,
        "retrieval_depth": DEPTH,
        "intervals": {"confidence": CONFIDENCE, "resamples": RESAMPLES, "seed": SEED},
    }


def write_config(folder: Path, config: Mapping[str, Any]) -> None:
    """Write ``config.json`` with the time at which the run starts."""
    _write_json(folder / CONFIG, {**config, "started": datetime.now(UTC).isoformat(timespec="seconds")})


def read_config(folder: Path) -> dict[str, Any]:
    """A run's configuration; raises InputError where there is none."""
    try:
        config: dict[str, Any] = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unusable(folder, f"no readable {CONFIG} ({error})", "Give a folder that `chithi eval run` wrote") from error
    return config


def resumable(folder: Path, config: Mapping[str, Any]) -> tuple[Outcome, ...]:
    """What an interrupted run has asked already, for a run of this very configuration to go on from.

    Questions that raised an error are asked again, and a last line that was cut off is left out. Raises InputError naming
    what differs where the run was another one.
    """
    before = read_config(folder)
    differs = [name for name, value in config.items() if before.get(name) != value]
    if differs:
        what = f"the run there had another {', '.join(differs)}"
        raise _unusable(folder, what, "Start a new run: figures of two configurations aren't one run's")
    path = folder / QUESTIONS
    if path.is_file():
        content = path.read_bytes()
        if not content.endswith(b"\n"):
            path.write_bytes(content[: content.rfind(b"\n") + 1])
    else:
        path.touch()
    return tuple(outcome for outcome in read_outcomes(folder) if outcome.error is None)


def write_outcomes(folder: Path, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Write each outcome as it comes, so that a run that stops half-way leaves its lines; yields them on."""
    with (folder / QUESTIONS).open("w", encoding="utf-8", newline="\n") as file:
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
        "complete": 0 < len(outcomes) == len(suite.cases) and all(outcome.error is None for outcome in outcomes),
        "kinds": {
            kind: {"n": len(row), "figures": {name: asdict(figure) for name, figure in figures(row).items()}}
            for kind, row in rows.items()
        },
        "difference_to_base": {kind: found for kind in kinds if (found := _to_base(rows[kind], outcomes))},
        "turns": _by_turn(outcomes),
    }


def _by_turn(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The figures of each turn of the conversations, where there are any."""
    turns: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if "turn" in outcome.details:
            turns.setdefault(str(outcome.details["turn"]), []).append(outcome)
    return {
        turn: {"n": len(row), "figures": {name: asdict(figure) for name, figure in figures(row).items()}}
        for turn, row in sorted(turns.items())
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
            (copy.scores[measure] - bases[copy.base].scores[measure], copy.cluster)
            for copy in copies
            if copy.base in bases and measure in copy.scores and measure in bases[copy.base].scores
        ]
        if pairs:
            differences, clusters = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
            low, high = bootstrap(differences, clusters, bounds=DIFFERENCES)
            mean = sum(differences) / len(differences)
            found[str(measure)] = {"value": mean, "low": low, "high": high, "n": len(pairs)}
    return found


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n", encoding="utf-8")


def _unusable(folder: Path, what: str, fix: str) -> InputError:
    return InputError((Problem(file=str(folder), what=what, fix=fix),))
