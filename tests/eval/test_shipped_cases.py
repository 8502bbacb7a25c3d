from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

CASES = Path(__file__).parents[2] / "eval" / "cases"
OTHERS = sorted(
    {*CASES.glob("directives-dev*.jsonl"), CASES / "directives-multi-turn.jsonl", *CASES.glob("injection-[qt]*.jsonl")}
)


def questions(path: Path) -> dict[str, str]:
    """Ids by their questions and rewrites, without case and punctuation."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    asked = [(case["id"], text) for case in cases for text in (case["question"], case.get("rewrite")) if text]
    return {re.sub(r"\W+", " ", text.lower()).strip(): id_ for id_, text in asked}


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_no_question_is_learned_on_and_tested_with(path: Path) -> None:
    test = questions(CASES / "directives-test.jsonl").keys()
    shared = [id_ for question, id_ in questions(path).items() if question in test]
    assert shared == []  # ids, so that a failure shows no test question
