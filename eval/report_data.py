"""What a report shows of a run, as plain data: every format is rendered from this one, and ``report.json`` is it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from eval.folder import read_config, read_outcomes, read_summary
from eval.types import InputError, Measure, Outcome, Problem

JUDGES = "judges.json"

LADDER: dict[str, tuple[str, Measure | None]] = {
    "answered": ("trả lời / answered", None),
    "resolves": ("trích đúng nguyên văn / resolves", Measure.RESOLVES),
    "document": ("đúng văn bản / document", Measure.DOCUMENT),
    "section": ("đúng mục / section", Measure.SECTION),
    "clause": ("đúng khoản / clause", Measure.CLAUSE),
    "item": ("đúng điểm / item", Measure.ITEM),
}
"""The rungs in order; a question breaks at the first one that it misses."""

LATENCY_BINS = 24


def report_data(folder: Path, *, show_questions: bool) -> dict[str, Any]:
    """Figures, ladder, refusal, latency and failures of a run that ended.

    Without ``show_questions`` a hidden suite's failures are ids, statuses and clauses alone. Raises InputError.
    """
    config, summary, outcomes = read_config(folder), read_summary(folder), read_outcomes(folder)
    shown = show_questions or not summary["hidden"]
    return {
        "folder": folder.name,
        "config": config,
        "summary": summary,
        "ladder": ladder_breaks(outcomes),
        "refusal": risk_coverage(outcomes),
        "latency": latency(outcomes),
        "questions": [_asked(outcome) for outcome in outcomes],
        "failures": [_failure(outcome, shown=shown) for outcome in outcomes if not outcome.passed],
        "questions_shown": shown,
        "judges": read_judges(folder),
    }


def ladder_breaks(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """How many answerable questions reach each rung with all rungs before it, and the ids that break there."""
    left = [outcome for outcome in outcomes if outcome.expected == "answered"]
    asked = len(left)
    rungs = []
    for name, (label, measure) in LADDER.items():
        broken = [one for one in left if (one.status != "answered" if measure is None else one.scores[measure] < 1.0)]
        gone = {one.id for one in broken}
        left = [one for one in left if one.id not in gone]
        rungs.append({"rung": name, "label": label, "asked": asked, "reached": len(left), "broken": sorted(gone)})
    return rungs


def risk_coverage(outcomes: Sequence[Outcome]) -> dict[str, Any] | None:
    """Risk (share of wrong answers) against coverage (share answered) at every threshold of the answer's probability.

    Over questions that the evidence decides and whose right reply is an answer or a refusal. Wrong is an unanswerable one,
    or a best clause that isn't gold. ``area`` is the mean risk over all coverages (AURC; Geifman and El-Yaniv 2017).
    ``actual`` is where the product's own decisions lie. None where no question carries a probability.
    """
    judged = [row for outcome in outcomes if (row := _confidence(outcome)) is not None]
    if not judged:
        return None
    judged.sort(key=lambda row: -row[0])
    points, wrong = [], 0
    for position, (chance, is_wrong, _) in enumerate(judged, start=1):
        wrong += is_wrong
        if position == len(judged) or judged[position][0] < chance:
            points.append({"threshold": chance, "coverage": position / len(judged), "risk": wrong / position})
    answered = [outcome for _, _, outcome in judged if outcome.status == "answered"]
    mistakes = sum(outcome.scores.get(Measure.CLAUSE, 0.0) < 1.0 for outcome in answered)
    return {
        "n": len(judged),
        "left_out": sum(outcome.expected in ("answered", "no_evidence") for outcome in outcomes) - len(judged),
        "points": points,
        "area": float(np.mean(np.cumsum([row[1] for row in judged]) / np.arange(1, len(judged) + 1))),
        "actual": {"coverage": len(answered) / len(judged), "risk": mistakes / len(answered) if answered else 0.0},
    }


def latency(outcomes: Sequence[Outcome]) -> dict[str, Any] | None:
    """Milliseconds per answer: p50, p95, the longest, and a histogram of all but those beyond p99."""
    times = [float(outcome.details["answered_ms"]) for outcome in outcomes if "answered_ms" in outcome.details]
    if not times:
        return None
    counts, edges = np.histogram(times, bins=LATENCY_BINS, range=(0.0, max(1.0, float(np.percentile(times, 99)))))
    return {
        "n": len(times),
        "p50": round(float(np.percentile(times, 50)), 1),
        "p95": round(float(np.percentile(times, 95)), 1),
        "max": round(max(times), 1),
        "counts": counts.tolist(),
        "edges": np.round(edges, 2).tolist(),
    }


def read_judges(folder: Path) -> dict[str, Any] | None:
    """What a language model judged of the run, where one was asked; raises InputError for a broken file."""
    path = folder / JUDGES
    if not path.is_file():
        return None
    try:
        judged: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError((Problem(file=str(path), what=f"not JSON ({error})", fix="Judge the run again"),)) from error
    return judged


def _confidence(outcome: Outcome) -> tuple[float, bool, Outcome] | None:
    """The probability with which a question would be answered, and whether that answer would be wrong."""
    receipt = outcome.details.get("receipt") or {}
    chance, clauses = receipt.get("probability"), receipt.get("clauses")
    if outcome.expected not in ("answered", "no_evidence") or chance is None or not clauses:
        return None
    best = clauses[0]
    right = any(
        item["doc_id"] == best["doc_id"]
        and item["clause"] is not None
        and list(best["path"][: len(item["clause"])]) == list(item["clause"])
        for group in outcome.details["gold"]
        for item in group
    )
    return float(chance), not right, outcome


def _asked(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "kind": outcome.kind,
        "passed": outcome.passed,
        "expected": outcome.expected,
        "status": outcome.status,
        "error": outcome.error,
        "milliseconds": outcome.details.get("answered_ms"),
    }


def _failure(outcome: Outcome, *, shown: bool) -> dict[str, Any]:
    """A failing question; without ``shown`` only what says nothing about its words."""
    cited = outcome.details.get("citations") or outcome.details.get("near_misses") or []
    gold = outcome.details["gold"]
    return {
        "id": outcome.id,
        "kind": outcome.kind,
        "expected": outcome.expected,
        "status": outcome.status,
        "error": outcome.error,
        "why": why_failed(outcome),
        "gold": [[clause_name(item["doc_id"], item["clause"]) for item in group] for group in gold],
        "cited": [clause_name(item["doc_id"], item["path"]) for item in outcome.details.get("citations", ())],
        "question": outcome.question if shown else None,
        "history": list(outcome.details.get("history", ())) if shown else [],
        "understood": outcome.details.get("understood") if shown else None,
        "text": outcome.details.get("text") if shown else None,
        "gold_items": [item for group in gold for item in group] if shown else [],
        "cited_items": list(cited) if shown else [],
        "near_miss": bool(cited) and not outcome.details.get("citations"),
    }


def why_failed(outcome: Outcome) -> str:
    """The first thing that went wrong, in a few words; "" for a question that passed."""
    if outcome.error:
        return "lỗi / error"
    if outcome.passed:
        return ""
    if outcome.status != outcome.expected:
        return f"{outcome.expected} → {outcome.status}"
    missed = next((m for _, m in LADDER.values() if m is not None and outcome.scores.get(m, 1.0) < 1.0), Measure.CLAUSE)
    return f"sai / wrong: {missed}"


def clause_name(doc_id: str, path: Sequence[str] | None) -> str:
    """``doc_id#II.3``."""
    return f"{doc_id}#{'.'.join(path or ())}"
