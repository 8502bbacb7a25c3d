from __future__ import annotations

from typing import Any

import pytest
from answer_checks import BA_DINH, BAC_HA, BAC_NINH, HA_DONG, HA_NOI, Asker, cited

from corpus.text import fold_diacritics
from rag import Status
from rag.history import questions_of

FIRST = "Ở Bắc Hà, ai trực chốt kiểm dịch?"
FORMS: list[Any] = [
    [FIRST],
    (FIRST,),
    FIRST,
    [(FIRST, "Theo Công văn của Quận ủy Ba Đình …")],
    [[FIRST, None]],
    [{"role": "user", "content": FIRST}, {"role": "assistant", "content": "Ở Ba Đình …"}],
    [{"role": "user", "content": [{"type": "text", "text": FIRST}]}],
    [{"role": "user", "content": [FIRST]}],
    [{"question": FIRST, "answer": "Ở Ba Đình …"}],
    [None, 7, {}, [], "", "  ", {"role": "system", "content": "Ba Đình"}, {"role": "user"}, FIRST],
]


@pytest.mark.parametrize("history", FORMS)
def test_the_users_questions_are_found_in_every_form(history: Any) -> None:
    assert questions_of(history) == (FIRST,)


@pytest.mark.parametrize("history", FORMS)
def test_a_follow_up_takes_over_the_subject(ask: Asker, history: Any) -> None:
    answer = ask("còn Hà Đông thì sao?", history=history)
    assert "trực chốt kiểm dịch" in answer.understood
    assert "Hà Đông" in answer.understood
    assert "Bắc Hà" not in answer.understood
    assert cited(answer) <= {HA_DONG, HA_NOI}


@pytest.mark.parametrize(
    ("history", "question", "understood", "allowed"),
    [
        (["Who guards checkpoints in Bắc Hà?"], "and in Bac Ninh?", "guards checkpoints", {BAC_NINH}),
        (["Who guards checkpoints in Bắc Hà?"], "What about Ha Dong?", "guards checkpoints", {HA_DONG, HA_NOI}),
        (["ai truc chot o bac ha"], "con ba dinh", "truc chot", {BA_DINH, HA_NOI}),
        ([FIRST, "thế còn Bắc Ninh?"], "vậy Ba Đình?", "truc chot kiem dich", {BA_DINH, HA_NOI}),
        ([FIRST], "Họ báo cáo ai?", "bac ha", {BAC_HA}),
        ([FIRST], "Thời hạn là khi nào?", "bac ha", {BAC_HA}),
    ],
)
def test_follow_ups(ask: Asker, history: list[str], question: str, understood: str, allowed: set[str]) -> None:
    answer = ask(question, history=history)
    assert understood in fold_diacritics(answer.understood)
    assert cited(answer) <= allowed


def test_a_follow_up_about_an_absent_place(ask: Asker) -> None:
    answer = ask("Còn Đà Nẵng?", history=[FIRST])
    assert answer.status is Status.NO_EVIDENCE
    assert "Đà Nẵng" in answer.text
    assert not cited(answer)


def test_a_follow_up_on_a_heading(ask: Asker) -> None:
    answer = ask("còn Ba Đình?", history=["Ai ký công văn của Bắc Hà?"])
    assert [citation.quote for citation in answer.citations] == ["Nguyễn Công Thành"]


def test_a_question_that_stands_alone_is_left_alone(ask: Asker) -> None:
    question = "Ở Bắc Ninh, đảng ủy các phường phải làm gì?"
    assert ask(question, history=[FIRST]).understood == ask(question).understood


@pytest.mark.parametrize("history", [["x" * 50_000], ["\ud800"], ["🙂"] * 500, [FIRST] * 2_000, [{"role": 3, "content": b"x"}]])
def test_no_history_breaks_an_answer(ask: Asker, history: list[Any]) -> None:
    assert cited(ask("còn Hà Đông thì sao?", history=history)) <= {HA_DONG, HA_NOI}


def test_without_an_earlier_question_nothing_is_added(ask: Asker) -> None:
    assert ask("còn Hà Đông thì sao?").understood == "Còn Hà Đông thì sao?"
