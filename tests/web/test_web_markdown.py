from __future__ import annotations

import pytest

from web.markdown import markdown_html, plain_text

LINKS = {"1": '<a class="cite">1</a>'}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[bấm](javascript:alert(1))",
        "![x](https://example.org/x.png)",
        "<https://example.org>",
        "[1]: https://example.org\n\n[1]",
        "    <b>thụt vào</b>",
        "```\n<b>\n```",
    ],
)
def test_nothing_in_an_answer_runs_loads_or_links(text: str) -> None:
    html = markdown_html(text, {})
    for tag in ("<script", "<img", "<a ", "<b>", "<pre"):
        assert tag not in html


def test_known_keys_become_links_and_unknown_ones_stay() -> None:
    html = markdown_html("Đeo khẩu trang [1], rửa tay [2].", LINKS)
    assert html == '<p>Đeo khẩu trang\u00a0<a class="cite">1</a>, rửa tay [2].</p>\n'


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("- một [1]\n- hai", '<li>một\u00a0<a class="cite">1</a></li>'),
        ("**đậm** [1]", "<strong>đậm</strong>"),
        ("|a|b|\n|-|-|\n|x [1]|y|", '<td>x\u00a0<a class="cite">1</a></td>'),
    ],
)
def test_lists_emphasis_and_tables(text: str, part: str) -> None:
    assert part in markdown_html(text, LINKS)


def test_plain_text_drops_bold_marks() -> None:
    assert plain_text("**trước ngày 28/8**") == "trước ngày 28/8"
