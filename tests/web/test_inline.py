from __future__ import annotations

import re
from html import unescape

import pytest

from web.inline import PARAGRAPH_GAP, inline_html, is_page_break


def stripped(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "một",
        "**đậm** thường",
        "***cả hai***",
        "a * b * c",
        "*\n**x\ny**\n\n",
        "<b>&amp;</b> *nghiêng*",
        "**lẻ",
        "a\xa0\n\xa0\nb",
    ],
)
def test_no_character_is_lost(text: str) -> None:
    assert stripped(inline_html(text)) == text
    for cut in range(len(text) + 1):
        assert stripped(inline_html(text, 0, cut) + inline_html(text, cut)) == text


def test_marks_are_folded_and_set_off() -> None:
    html = inline_html("trước **ngày 28** và *kín*")
    assert html == (
        'trước <span class="fold">**</span><strong>ngày 28</strong><span class="fold">**</span> và '
        '<span class="fold">*</span><em>kín</em><span class="fold">*</span>'
    )


def test_bold_does_not_run_into_the_next_paragraph() -> None:
    assert "<strong>" not in inline_html("**lẻ\n\nđoạn sau** hết")


@pytest.mark.parametrize(
    ("text", "broken"),
    [("vi phạm công\n\ntác phòng", True), ("hết câu.\n\nvà nữa", False), ("đeo khẩu\n\nTrang", False), ("gồm:\n\nmột", False)],
)
def test_a_page_break_is_inside_a_sentence(text: str, broken: bool) -> None:
    start = text.index("\n")
    assert is_page_break(text, start, start + 2) is broken
    assert (PARAGRAPH_GAP in inline_html(text)) is not broken


def test_the_marked_range_is_exactly_the_range_asked_for() -> None:
    text = "a **b c** d\n\nE"
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            html = inline_html(text, mark=(start, end), first_id="hit")
            marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.DOTALL))
            assert stripped(marked) == text[start:end]
            assert html.count('id="hit"') == 1


def test_text_is_escaped() -> None:
    assert inline_html("<script>&") == "&lt;script&gt;&amp;"
