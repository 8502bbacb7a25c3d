"""Runs and comparisons as console tables. The hidden suite's questions are never rendered unless asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from eval.folder import ALL
from eval.gates import Verdict
from eval.report_text import change_lines
from eval.types import Measure, Outcome

COLUMNS = {
    Measure.CLAUSE: "clause first",
    Measure.DOCUMENT: "document first",
    Measure.QUOTE_HIT: "quote hit",
    Measure.SPAN_IOU: "span IoU",
    Measure.ALL_GROUPS: "all groups",
    Measure.RECALL_5: "R@5",
    Measure.REFUSED: "refused / answerable",
    Measure.ANSWERED: "answered / unanswerable",
    Measure.STATUS: "right status",
}

_ABSENT = "–"


def figures_table(summary: dict[str, Any]) -> Table:
    """One row per kind: n and each measure with its 95 % interval, in per cent."""
    table = Table(title=f"{summary['suite']}: {summary['n']}/{summary['cases']}", title_justify="left")
    table.add_column("kind")
    table.add_column("n", justify="right")
    for heading in COLUMNS.values():
        table.add_column(heading, justify="right")
    for kind, row in summary["kinds"].items():
        cells = [_cell(row["figures"].get(str(measure))) for measure in COLUMNS]
        table.add_row(kind, str(row["n"]), *cells, style="bold" if kind == ALL else None)
    return table


def gates_table(verdicts: Sequence[Verdict]) -> Table:
    """One row per gate: what it asks, what was measured, whether it holds."""
    table = Table(title="gates", title_justify="left")
    for heading in ("gate", "measured", ""):
        table.add_column(heading)
    for verdict in verdicts:
        measured = _ABSENT if verdict.value is None else f"{verdict.value:.4f}"
        table.add_row(escape(str(verdict.gate)), measured, "pass" if verdict.passed else "FAIL")
    return table


def failures_text(outcomes: Sequence[Outcome], *, show_questions: bool) -> Text:
    """The questions that failed, or, without ``show_questions``, only how many of each kind did."""
    failed = [outcome for outcome in outcomes if not outcome.passed]
    if not show_questions:
        kinds = dict.fromkeys(outcome.kind for outcome in outcomes)
        counts = {kind: sum(outcome.kind == kind for outcome in failed) for kind in kinds}
        return Text("\n".join(f"{kind}: {count} failed" for kind, count in counts.items()))
    return Text("\n\n".join(_failure(outcome) for outcome in failed) or "no failures")


def comparison_table(comparison: dict[str, Any]) -> Table:
    """One row per measure: both means, the difference with its interval, McNemar's p, how many rose and fell."""
    table = Table(title=f"{comparison['pairs']} paired questions", title_justify="left")
    for heading in ("measure", "n", "first", "second", "difference", "95 %", "McNemar p", "up", "down"):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    for measure, row in comparison["measures"].items():
        p = _ABSENT if row["mcnemar_p"] is None else f"{row['mcnemar_p']:.4f}"
        table.add_row(
            measure,
            str(row["n"]),
            _percent(row["first"]),
            _percent(row["second"]),
            f"{100 * row['difference']:+.1f}",
            f"{100 * row['low']:+.1f} … {100 * row['high']:+.1f}",
            p,
            str(len(row["up"])),
            str(len(row["down"])),
        )
    return table


def changed_text(comparison: dict[str, Any]) -> Text:
    """The ids whose clause or status changed, and how each ended before and after; no words of hidden questions."""
    lines = []
    for measure in (Measure.CLAUSE, Measure.STATUS):
        row = comparison["measures"].get(str(measure))
        if row:
            lines += [f"{measure} {way}: {', '.join(row[way]) or _ABSENT}" for way in ("up", "down")]
    return Text("\n".join([*lines, "", *change_lines(comparison["changes"])]))


def _failure(outcome: Outcome) -> str:
    gold = [[_id(item["doc_id"], item["clause"]) for item in group] for group in outcome.details["gold"]]
    cited = [_id(citation["doc_id"], citation["path"]) for citation in outcome.details.get("citations", ())]
    lines = [
        f"{outcome.id} ({outcome.kind}) {outcome.question}",
        f"  expected {outcome.expected}, got {outcome.status}",
        f"  gold  {' AND '.join(' | '.join(group) for group in gold) or _ABSENT}",
        f"  cited {', '.join(cited) or _ABSENT}",
    ]
    if outcome.error:
        lines.append(f"  error {outcome.error}")
    return "\n".join(lines)


def _id(doc_id: str, path: Sequence[str] | None) -> str:
    return f"{doc_id}#{'.'.join(path or ())}"


def _cell(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return _ABSENT
    return f"{_percent(figure['value'])} [{100 * figure['low']:.0f}–{100 * figure['high']:.0f}]".replace("[", r"\[")


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"
