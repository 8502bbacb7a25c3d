from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from eval_makers import UNTIMED, outcome
from hypothesis import given
from hypothesis import strategies as st

from eval.folder import run_config, summarise, write_config, write_outcomes, write_summary
from eval.report_data import ladder_breaks, latency, report_data, risk_coverage, why_failed
from eval.types import InputError, Outcome, Suite

RUNGS = ("resolves", "document_accuracy", "section_accuracy", "clause_accuracy", "item_accuracy")


def climbed(id_: str, height: int, *, status: str = "answered") -> Outcome:
    """An answerable question that reaches so many rungs above "answered"."""
    scores = {rung: float(number < height) for number, rung in enumerate(RUNGS)}
    right = float(status == "answered")
    return replace(outcome(id_, status_accuracy=right, refused_answerable=1 - right, **scores), status=status)


def judged(id_: str, chance: float, *, right: bool, expected: str = "answered", status: str = "answered") -> Outcome:
    gold = [[{"doc_id": "d", "clause": ["1"]}]] if expected == "answered" else []
    best = {"doc_id": "d", "path": ["1", "b2"] if right else ["2"]}
    details = {"gold": gold, "receipt": {"probability": chance, "clauses": [best]}}
    made = outcome(id_, clause_accuracy=float(right), status_accuracy=1.0)
    return replace(made, expected=expected, status=status, details=details)


def test_each_question_breaks_at_the_first_rung_it_misses() -> None:
    outcomes = [climbed("a", 5), climbed("b", 3), climbed("c", 3), climbed("d", 0), climbed("e", 0, status="no_evidence")]
    rungs = ladder_breaks([*outcomes, replace(outcome("x"), expected="no_evidence")])
    assert [(rung["rung"], rung["reached"], rung["broken"]) for rung in rungs] == [
        ("answered", 4, ["e"]),
        ("resolves", 3, ["d"]),
        ("document", 3, []),
        ("section", 3, []),
        ("clause", 1, ["b", "c"]),
        ("item", 1, []),
    ]
    assert {rung["asked"] for rung in rungs} == {5}


def test_risk_against_coverage_by_hand() -> None:
    found = risk_coverage(
        [
            judged("a", 0.9, right=True),
            judged("b", 0.8, right=False),
            judged("c", 0.8, right=True),
            judged("d", 0.1, right=False, expected="no_evidence", status="no_evidence"),
            outcome("no receipt", status_accuracy=1.0),
        ]
    )
    assert found is not None
    assert [(point["coverage"], point["risk"]) for point in found["points"]] == [(1 / 4, 0), (3 / 4, 1 / 3), (1, 1 / 2)]
    assert found["area"] == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)
    assert found["actual"] == {"coverage": 3 / 4, "risk": pytest.approx(1 / 3)}
    assert (found["n"], found["left_out"]) == (4, 1)


@UNTIMED
@given(st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.5, 0.9]), st.booleans()), min_size=1, max_size=12))
def test_risk_against_coverage_is_what_counting_gives(rows: list[tuple[float, bool]]) -> None:
    found = risk_coverage([judged(str(number), chance, right=right) for number, (chance, right) in enumerate(rows)])
    assert found is not None
    slow = []
    for threshold in sorted({chance for chance, _ in rows}, reverse=True):
        let_through = [right for chance, right in rows if chance >= threshold]
        slow.append((len(let_through) / len(rows), let_through.count(False) / len(let_through)))
    assert [(point["coverage"], point["risk"]) for point in found["points"]] == slow


def test_no_probability_no_curve() -> None:
    assert risk_coverage([outcome("a", status_accuracy=1.0)]) is None


def test_latency_is_numpys() -> None:
    times = [5.0, 10.0, 20.0, 400.0]
    found = latency([replace(outcome(str(t)), details={"gold": [], "answered_ms": t}) for t in times])
    assert found is not None
    assert (found["p50"], found["p95"], found["max"]) == (15.0, round(float(np.percentile(times, 95)), 1), 400.0)
    assert len(found["edges"]) == len(found["counts"]) + 1
    assert latency([outcome("a")]) is None


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (climbed("a", 5), ""),
        (climbed("a", 3), "clause_accuracy"),
        (climbed("a", 1), "document_accuracy"),
        (climbed("a", 0, status="no_evidence"), "answered → no_evidence"),
        (replace(climbed("a", 5), error="x"), "error"),
    ],
)
def test_why_a_question_failed(made: Outcome, says: str) -> None:
    assert says in why_failed(made)
    assert bool(why_failed(made)) != made.passed


@pytest.fixture
def hidden_run(tmp_path: Path) -> Path:
    suite = Suite(name="test", sha256="0", hidden=True, cases=())
    secret = replace(climbed("a", 2), question="BÍ MẬT?", details={"gold": [], "text": "BÍ MẬT", "understood": "BÍ MẬT"})
    write_config(tmp_path, run_config(suite, {}))
    list(write_outcomes(tmp_path, [secret]))
    write_summary(tmp_path, summarise(suite, [secret]))
    return tmp_path


@pytest.mark.parametrize("shown", [True, False])
def test_a_hidden_suite_is_shown_when_asked_for(shown: bool, hidden_run: Path) -> None:
    data: dict[str, Any] = report_data(hidden_run, show_questions=shown)
    assert ("BÍ MẬT" in str(data)) == shown
    assert [failure["id"] for failure in data["failures"]] == ["a"]


def test_what_is_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"config\.json"):
        report_data(tmp_path, show_questions=True)
