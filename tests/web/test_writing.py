from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from fake_assistant import FakeAssistant

from corpus.errors import AnswerError
from rag.types import Answer
from web.session import ask
from web.strings import VI
from web.writing import Writing

MASKS = "Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"
WRITTEN = "Hãy viết: Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"


def test_sentences_come_before_the_answer(assistant: FakeAssistant) -> None:
    answer = replace(assistant.ask(MASKS), text="Một. Hai.")

    def write(show: Callable[[str], None]) -> Answer:
        show("Một.")
        show(" Hai.")
        return answer

    writing = Writing(write)
    assert list(writing.texts()) == ["Một.", "Một. Hai."]
    assert writing.answer() is answer
    assert writing.shown(answer)
    assert not writing.shown(replace(answer, text="Khác."))


@pytest.mark.parametrize("error", [AnswerError("không"), RuntimeError("hỏng")])
def test_an_error_comes_out_where_the_answer_would(error: Exception) -> None:
    def fail(_: Callable[[str], None]) -> Answer:
        raise error

    writing = Writing(fail)
    assert list(writing.texts()) == []
    with pytest.raises(type(error)):
        writing.answer()


def test_what_a_model_writes_is_shown_once(assistant: FakeAssistant) -> None:
    views = list(ask(assistant, WRITTEN, (), VI))
    assert sum(VI.writing in view.live for view in views) == len(views[-1].turns[0].answer.citations)
    assert not any(view.pause for view in views)  # not revealed a second time
    assert views[-1].done
