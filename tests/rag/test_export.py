from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from answer_checks import BA_DINH, BAC_HA
from answer_makers import extracted_answer
from docx.shared import Mm

from corpus.text import fold_display
from corpus.types import Directive
from rag import Answer, Status
from rag.export import to_docx, to_markdown


@pytest.fixture
def answer(directives: Mapping[str, Directive]) -> Answer:
    cited = [(BAC_HA, "Khẩn trương thành lập Trung tâm Chỉ huy cấp huyện"), (BA_DINH, "Chỉ đạo tạm dừng tổ chức các lễ hội")]
    made = extracted_answer(directives, cited, question="Bắc Hà và Ba Đình phải làm gì?")
    return replace(made, notes=("Văn bản * không [ghi] ngày.",))


def words_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


def test_markdown_holds_the_answer_and_each_quote_with_its_source(answer: Answer, directives: Mapping[str, Directive]) -> None:
    text = to_markdown(answer, directives)
    assert text.startswith("**Câu hỏi:** Bắc Hà và Ba Đình phải làm gì?\n")
    assert answer.text in text
    assert "[2] Công văn 318-CV/QU của Quận ủy Ba Đình ngày 27/04/2021, mục I, khoản 3:" in text
    for one in answer.citations:
        assert f"   > “{fold_display(one.quote)}”" in text
    assert "- Văn bản \\* không \\[ghi\\] ngày." in text


def test_a_quote_is_shown_word_for_word_whatever_it_holds(answer: Answer) -> None:
    odd = replace(answer.citations[0], quote="a_b <b>c</b> [d](http://e) `f` | # \\ \x07 g")
    text = to_markdown(replace(answer, citations=(odd,)))
    assert "“a\\_b \\<b\\>c\\</b\\> \\[d\\](http://e) \\`f\\` \\| \\# \\\\ g”" in text.replace("  ", " ")


def test_the_word_file_says_the_same(answer: Answer, directives: Mapping[str, Directive]) -> None:
    words = words_of(to_docx(answer, directives))
    assert words[0] == "Câu hỏi: Bắc Hà và Ba Đình phải làm gì?"
    assert words[1] == "Trả lời:"
    assert [line for line in words if line.startswith("Theo ")] == answer.text.split("\n\n")
    assert "[2] Công văn 318-CV/QU của Quận ủy Ba Đình ngày 27/04/2021, mục I, khoản 3:" in words
    for one in answer.citations:
        assert f"“{fold_display(one.quote)}”" in words
    assert words[-1] == "- Văn bản * không [ghi] ngày."


def test_the_word_file_has_the_layout_of_an_administrative_document(answer: Answer) -> None:
    document = docx.Document(BytesIO(to_docx(answer)))
    section = document.sections[0]
    assert section.page_width is not None
    sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round(size / Mm(1)) for size in sizes if size is not None] == [210, 297, 30, 20]
    style = document.styles["Normal"]
    assert (style.font.name, style.font.size.pt) == ("Times New Roman", 13)
    with zipfile.ZipFile(BytesIO(to_docx(answer))) as parts:
        assert 'w:val="vi-VN"' in parts.read("word/styles.xml").decode()


def test_control_characters_and_lone_surrogates_dont_break_it(answer: Answer) -> None:
    odd = replace(answer, question="a\x00b\x1f", text="x\ud800y **đậm** [1]", notes=("\x0bz",))
    words = words_of(to_docx(odd))
    assert words[0] == "Câu hỏi: ab"
    assert "xy đậm [1]" in words
    assert "xy **đậm** [1]" in to_markdown(odd)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.NO_EVIDENCE, "Kho văn bản không nêu điều được hỏi."),
        (Status.NEEDS_PLACE, "Cần nêu rõ địa phương."),
        (Status.UNGROUNDED, "Không có câu nào kiểm chứng được."),
    ],
)
def test_what_isnt_an_answer_says_so(answer: Answer, status: Status, told: str) -> None:
    refused = replace(answer, status=status, text="Không nêu.", citations=(), near_misses=answer.citations)
    text, words = to_markdown(refused), words_of(to_docx(refused))
    assert f"*{told}*" in text
    assert told in words
    assert "Căn cứ trích dẫn" not in text
    assert "**Các đoạn gần nhất:**" in text
    assert "Các đoạn gần nhất:" in words


def test_an_english_answer_is_exported_in_english(directives: Mapping[str, Directive]) -> None:
    cited = [(BA_DINH, "Chỉ đạo tạm dừng tổ chức các lễ hội")]
    answer = extracted_answer(directives, cited, question="Are festivals allowed?", language="en")
    text = to_markdown(answer, directives.values())
    assert text.startswith("**Question:** Are festivals allowed?")
    assert "[1] Công văn 318-CV/QU của Quận ủy Ba Đình (27/04/2021), section I, clause 3:" in text
    assert "Sources quoted:" in words_of(to_docx(answer))
