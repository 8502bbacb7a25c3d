from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.gates import judge, read_gates
from eval.types import InputError

SUMMARY: dict[str, Any] = {
    "suite": "dev",
    "kinds": {"all": {"figures": {"clause_accuracy": {"value": 0.8}, "answered_unanswerable": {"value": 0.1}}}},
}


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "gates.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("gate", "passed"),
    [
        ('measure = "clause_accuracy"\nmin = 0.8', True),
        ('measure = "clause_accuracy"\nmin = 0.81', False),
        ('measure = "answered_unanswerable"\nmax = 0.1', True),
        ('measure = "answered_unanswerable"\nmax = 0.05', False),
        ('measure = "clause_accuracy"\nmin = 0.7\nmax = 0.75', False),
        ('measure = "R@5"\nmin = 0', False),
        ('measure = "clause_accuracy"\nkind = "en"\nmin = 0', False),
    ],
)
def test_a_gate_holds_only_for_a_figure_within_its_bounds(tmp_path: Path, gate: str, passed: bool) -> None:
    (verdict,) = judge(read_gates(written(tmp_path, f"[[gate]]\n{gate}\n")), SUMMARY)
    assert verdict.passed is passed


def test_gates_of_other_suites_are_left_out(tmp_path: Path) -> None:
    text = "".join(f'[[gate]]\nmeasure = "clause_accuracy"\nmin = 0.5\nsuite = "{suite}"\n' for suite in ("dev", "test"))
    assert [verdict.gate.suite for verdict in judge(read_gates(written(tmp_path, text)), SUMMARY)] == ["dev"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "gate"),
        ("[[gate]\n", "not a readable TOML"),
        ('[[gate]]\nmeasure = "clause_accuracy"\n', "min or max"),
        ('[[gate]]\nmeasure = "luck"\nmin = 0.5\n', r"gate\.0\.measure"),
        ('[[gate]]\nmeasure = "clause_accuracy"\nmin = 80\n', r"gate\.0\.min"),
        ('[[gate]]\nmeasure = "clause_accuracy"\nmin = 0.5\nwho = "me"\n', r"gate\.0\.who"),
    ],
)
def test_a_bad_gate_file_is_told(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_gates(written(tmp_path, text))


def test_a_missing_gate_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml"):
        read_gates(tmp_path / "none.toml")
