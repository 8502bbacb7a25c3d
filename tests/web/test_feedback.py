from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fake_assistant import FakeAssistant

from web.feedback import append_feedback
from web.turns import Turn

QUESTION = "Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"


def test_votes_are_lines_of_json_that_say_what_was_judged(assistant: FakeAssistant, tmp_path: Path) -> None:
    turn = Turn(number=1, question=QUESTION, answer=assistant.ask(QUESTION))
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda n: append_feedback(tmp_path / "home", turn, "up" if n % 2 else "down"), range(40)))
    lines = paths[0].read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert paths[0] == tmp_path / "home" / "feedback.jsonl"
    assert sorted(record["vote"] for record in records) == ["down"] * 20 + ["up"] * 20
    assert records[0]["question"] == QUESTION
    assert records[0]["citations"][0]["doc_id"] == turn.answer.citations[0].doc_id
