"""Two runs, question by question: paired differences with intervals, exact McNemar, and which questions changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.folder import read_outcomes, read_summary
from eval.intervals import DIFFERENCES, bootstrap, mcnemar
from eval.types import BINARY, InputError, Measure, Outcome, Problem

Pair = tuple[Outcome, Outcome]


def compare_runs(first: Path, second: Path) -> dict[str, Any]:
    """Differences (second minus first) over the questions that both runs asked in the same words.

    Raises InputError when a run cannot be read or no question pairs up.
    """
    summaries = read_summary(first), read_summary(second)
    before = {outcome.id: outcome for outcome in read_outcomes(first)}
    after = {outcome.id: outcome for outcome in read_outcomes(second)}
    pairs = [
        (outcome, after[id_]) for id_, outcome in before.items() if id_ in after and after[id_].question == outcome.question
    ]
    if not pairs:
        raise InputError(
            (Problem(file=f"{first} + {second}", what="no question is in both runs", fix="Compare two runs of one suite"),)
        )
    return {
        "runs": [str(first), str(second)],
        "suites": [summary["suite"] for summary in summaries],
        "complete": all(summary["complete"] for summary in summaries),
        "pairs": len(pairs),
        "unpaired": len(before) + len(after) - 2 * len(pairs),
        "measures": {
            str(measure): _difference(scored, measure)
            for measure in Measure
            if (scored := [pair for pair in pairs if all(measure in outcome.scores for outcome in pair)])
        },
    }


def _difference(pairs: Sequence[Pair], measure: Measure) -> dict[str, Any]:
    """The means, their difference with its interval, and the ids that rose and fell."""
    values = [(one.scores[measure], other.scores[measure]) for one, other in pairs]
    differences = [after - before for before, after in values]
    low, high = bootstrap(differences, [one.cluster for one, _ in pairs], bounds=DIFFERENCES)
    up = [one.id for (one, _), difference in zip(pairs, differences, strict=True) if difference > 0]
    down = [one.id for (one, _), difference in zip(pairs, differences, strict=True) if difference < 0]
    return {
        "n": len(pairs),
        "first": sum(before for before, _ in values) / len(values),
        "second": sum(after for _, after in values) / len(values),
        "difference": sum(differences) / len(differences),
        "low": low,
        "high": high,
        "mcnemar_p": mcnemar(len(down), len(up)) if measure in BINARY else None,
        "up": up,
        "down": down,
    }
