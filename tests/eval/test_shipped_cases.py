from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

CASES = Path(__file__).parents[2] / "eval" / "cases"


def questions(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {re.sub(r"\W+", " ", json.loads(line)["question"].lower()).strip() for line in lines}


@pytest.mark.parametrize("path", sorted(CASES.glob("directives-dev*.jsonl")), ids=lambda path: path.stem)
def test_no_question_is_learned_on_and_tested_with(path: Path) -> None:
    assert not questions(path) & questions(CASES / "directives-test.jsonl")
