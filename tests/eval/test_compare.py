from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from eval_makers import outcome

from eval.compare import compare_runs
from eval.folder import write_outcomes, write_summary
from eval.intervals import mcnemar
from eval.types import InputError, Outcome


def run_of(folder: Path, *outcomes: Outcome, complete: bool = True) -> Path:
    folder.mkdir()
    assert len(list(write_outcomes(folder, outcomes))) == len(outcomes)
    write_summary(folder, {"suite": "mine", "complete": complete})
    return folder


def test_differences_pair_by_question(tmp_path: Path) -> None:
    before = [outcome(str(n), clause_accuracy=float(n < 4), span_iou=n / 10) for n in range(10)]
    after = [outcome(str(n), clause_accuracy=float(n > 0), span_iou=n / 20) for n in range(10)]
    found = compare_runs(run_of(tmp_path / "a", *before), run_of(tmp_path / "b", *after))
    clause = found["measures"]["clause_accuracy"]
    assert (clause["first"], clause["second"]) == (4 / 10, 9 / 10)
    assert clause["difference"] == pytest.approx((6 - 1) / 10)
    assert (clause["up"], clause["down"]) == ([str(n) for n in range(4, 10)], ["0"])
    assert clause["mcnemar_p"] == mcnemar(1, 6)
    assert clause["low"] < clause["difference"] < clause["high"]
    span = found["measures"]["span_iou"]
    assert span["difference"] == pytest.approx(-sum(range(10)) / 20 / 10)
    assert span["mcnemar_p"] is None
    assert (found["pairs"], found["unpaired"], found["complete"]) == (10, 0, True)


def test_questions_in_other_words_do_not_pair(tmp_path: Path) -> None:
    same, other = outcome("a", clause_accuracy=1.0), outcome("b", clause_accuracy=1.0)
    reworded = replace(other, question="Khác?")
    found = compare_runs(run_of(tmp_path / "a", same, other), run_of(tmp_path / "b", same, reworded, complete=False))
    assert (found["pairs"], found["unpaired"], found["complete"]) == (1, 2, False)
    assert found["measures"]["clause_accuracy"]["difference"] == 0


def test_runs_without_a_common_question_are_told(tmp_path: Path) -> None:
    first, second = run_of(tmp_path / "a", outcome("a")), run_of(tmp_path / "b", outcome("b"))
    with pytest.raises(InputError, match="no question is in both"):
        compare_runs(first, second)
