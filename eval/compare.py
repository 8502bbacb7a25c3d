"""Two runs, question by question: paired differences with intervals, exact McNemar, and which questions changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.folder import read_outcomes, read_summary
from eval.intervals import DIFFERENCES, bootstrap, mcnemar
from eval.report_data import clause_name
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
        "changes": [change for pair in pairs if (change := _change(*pair)) is not None],
        "unpaired": len(before) + len(after) - 2 * len(pairs),
        "measures": {
            str(measure): _difference(scored, measure)
            for measure in Measure
            if (scored := [pair for pair in pairs if all(measure in outcome.scores for outcome in pair)])
        },
    }


def _change(before: Outcome, after: Outcome) -> dict[str, Any] | None:
    """What became of a question that passes in one run only, or whose right clause, status or error differs; no words of it."""
    told = describe(before), describe(after)
    measures = [
        measure
        for measure in (Measure.CLAUSE, Measure.QUOTE_HIT, Measure.STATUS)
        if before.scores.get(measure, 0.0) != after.scores.get(measure, 0.0)
    ]
    if before.passed == after.passed and not measures:
        return None
    better = (after.passed, sum(after.scores.get(measure, 0.0) for measure in measures)) > (
        before.passed,
        sum(before.scores.get(measure, 0.0) for measure in measures),
    )
    return {
        "id": before.id,
        "kind": before.kind,
        "way": "up" if better else "down",
        "measures": [str(measure) for measure in measures],
        "before": told[0],
        "after": told[1],
        "gold": [[clause_name(item["doc_id"], item["clause"]) for item in group] for group in before.details["gold"]],
    }


def describe(outcome: Outcome) -> str:
    """How a question ended: its status and the place it cites first, with the rank at which the first gold clause was found."""
    cited = outcome.details.get("citations") or ()
    where = f" {clause_name(cited[0]['doc_id'], cited[0]['path'])}" if cited else ""
    rank = next((row["rank"] for row in outcome.details.get("retrieved", ()) if row["gold"]), None)
    found = f", gold @{rank}" if rank else ", gold –" if outcome.details["gold"] else ""
    return f"{outcome.status}{where}{found}"


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
