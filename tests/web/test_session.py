from __future__ import annotations

import pytest
from fake_assistant import LONGEST_QUESTION, FakeAssistant

from rag.types import Status
from web.session import ask, broken_off, stops, voted
from web.strings import EN, VI

MASKS = "Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"


def test_a_question_goes_from_waiting_to_done(assistant: FakeAssistant) -> None:
    views = list(ask(assistant, f"  {MASKS} ", (), VI))
    assert VI.searching.format(count=len(assistant.documents())) in views[0].live
    assert views[0].box == ""
    lengths = [len(view.live) for view in views if view.pause]
    assert lengths == sorted(lengths)
    assert [turn.question for turn in views[-1].turns] == [MASKS]
    assert views[-1].turns[0].answer.status is Status.ANSWERED


def test_earlier_questions_pass_along(assistant: FakeAssistant) -> None:
    turns = list(ask(assistant, "Yêu cầu gì về khai báo y tế và cách ly?", (), VI))[-1].turns
    assert turns[0].answer.status is Status.NEEDS_PLACE
    assert turns[0].answer.choices
    last = list(ask(assistant, "Ở Ba Đình", turns, VI))[-1]
    assert assistant.histories[-1] == (turns[0].question,)
    assert [turn.number for turn in last.turns] == [1, 2]
    assert turns[0].question in last.past


@pytest.mark.parametrize("question", ["", " \n ", "a" * (LONGEST_QUESTION + 1), "x " * 10_000, "Câu này lỗi"])
def test_a_refused_question_is_given_back(assistant: FakeAssistant, question: str) -> None:
    before = list(ask(assistant, MASKS, (), VI))[-1]
    after = list(ask(assistant, question, before.turns, VI))[-1]
    assert after.box == question
    assert 'role="alert"' in after.notice
    assert after.turns == before.turns
    assert after.live == before.live


def test_after_an_unforeseen_error_the_question_is_back(assistant: FakeAssistant) -> None:
    views = ask(assistant, "Câu này hỏng", (), EN)
    draft = next(views).draft
    with pytest.raises(RuntimeError):
        next(views)
    view = broken_off(draft, (), EN)
    assert view.box == "Câu này hỏng"
    assert EN.unexpected in view.notice


@pytest.mark.parametrize("words", [0, 1, 5, 24, 1000])
def test_a_stream_has_few_steps_and_grows(words: int) -> None:
    steps = stops("chữ " * words)
    assert steps == sorted(set(steps))
    assert len(steps) <= 24


def test_a_vote_marks_its_turn_only(assistant: FakeAssistant) -> None:
    turns = list(ask(assistant, MASKS, (), VI))[-1].turns
    turns = list(ask(assistant, MASKS, turns, VI))[-1].turns
    assert [turn.vote for turn in voted(turns, 2, "down")] == ["", "down"]
