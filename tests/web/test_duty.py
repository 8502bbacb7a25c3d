from __future__ import annotations

from dataclasses import replace

from fake_assistant import FakeAssistant

from rag.types import Answer, DutyPart
from web.duty import LONGEST_PART, duty_html, shown_parts, text_beside
from web.strings import VI

MASKS = "Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"


def with_parts(answer: Answer, *parts: tuple[str, str]) -> Answer:
    return replace(answer, duty=tuple(DutyPart(key="1", role=role, text=text) for role, text in parts))


def test_an_action_that_is_the_quote_is_not_said_twice(assistant: FakeAssistant) -> None:
    answer = assistant.ask(MASKS)
    quote = " ".join(answer.citations[0].quote.split())
    answer = with_parts(
        answer, ("Ai", "người dân"), ("Việc", quote), ("Không được", quote[:20]), ("Hạn", "x" * (LONGEST_PART + 1))
    )
    assert [part.role for part in shown_parts(answer)] == ["Ai", "Không được"]


def test_lines_of_the_text_that_the_list_shows_go(assistant: FakeAssistant) -> None:
    lines = (
        "- Ai: “người dân” [1]",
        "- Hạn: “ngày 28/8” [1]",
        "- Khác: “giữ lại” [1]",
        "- Ai: “nơi khác” [2]",
        "",
        "Theo: “…” [1]",
    )
    answer = replace(with_parts(assistant.ask(MASKS), ("Ai", "người dân"), ("Hạn", "ngày 28/8")), text="\n".join(lines))
    assert text_beside(answer, shown_parts(answer)) == "\n".join(lines[2:])
    assert text_beside(answer, ()) == answer.text


def test_the_list_says_each_role_once_and_escapes() -> None:
    parts = (DutyPart(key="1", role="Ai", text="<b>"), DutyPart(key="1", role="Hạn", text="ngày 28/8"))
    html = duty_html(parts, {"1": "<a>1</a>"}, "vi", VI)
    assert html.count("<dt") == 2
    assert "&lt;b&gt;" in html
    assert html.count("<a>1</a>") == 1
    assert duty_html((), {}, "vi", VI) == ""
