from __future__ import annotations

import textwrap

import pytest
from document_makers import PROSE

from corpus.blocks import ends_sentence, join_lines, split_lines
from corpus.pages import page_numbers


def paragraphs(text: str) -> list[str]:
    lines = split_lines(text)
    return [block.text for block in join_lines(lines, page_numbers(lines))]


def test_lines_bound_their_visible_characters() -> None:
    text = "\n  **Một**  \n\xa0\n\tHai\n"
    lines = split_lines(text)
    assert [text[line.span.start : line.span.end] for line in lines] == ["**Một**", "Hai"]
    assert [(line.text, line.after_blank) for line in lines] == [("Một", True), ("Hai", True)]


def test_an_asterisk_before_a_space_is_a_bullet() -> None:
    assert [line.text for line in split_lines("* Một\n**Hai** ba\n*")] == ["* Một", "Hai ba", ""]


@pytest.mark.parametrize(
    ("text", "end"), [("hết.", True), ("hết.”", True), ("như sau:", True), ("công tác", False), ("", False), ("./.", True)]
)
def test_ends_sentence(text: str, end: bool) -> None:
    assert ends_sentence(text) is end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PROSE}\n\ntác phòng dịch.", [f"{PROSE} tác phòng dịch."]),
        (f"{PROSE}\n\n\n- tác phòng dịch.", [PROSE, "- tác phòng dịch."]),
        ("Một câu.\nhai câu.", ["Một câu.", "hai câu."]),
        ("TỔ CHỨC\nTHỰC HIỆN", ["TỔ CHỨC", "THỰC HIỆN"]),
        ("Ủy ban nhân dân quận\nPhối hợp triển khai.", ["Ủy ban nhân dân quận", "Phối hợp triển khai."]),
        (f"{PROSE} tác phòng,\nỦy ban nhân dân xã.", [f"{PROSE} tác phòng, Ủy ban nhân dân xã."]),
    ],
    ids=["page break", "bullet", "sentences", "capitals", "title", "comma"],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_fixed_width_lines_are_joined_even_before_capitals_bullets_and_numbers() -> None:
    sentence = (
        "Ủy ban nhân dân huyện Bắc Hà chỉ đạo các phòng, ban chuyên môn và Ủy ban nhân dân các xã, thị trấn tổ chức "
        "thực hiện nghiêm các biện pháp phòng, chống dịch bệnh trên địa bàn, bảo đảm ổn định tình hình kinh tế, chính trị "
        "- xã hội, an ninh, quốc phòng; báo cáo kết quả hằng ngày về Thường trực Huyện ủy trước 17 giờ để tổng hợp chung."
    )
    sentence = f"{sentence[:-1]} và {sentence}"
    for width in range(60, 81):
        wrapped = "\n".join(textwrap.wrap(sentence, width=width, break_on_hyphens=False))
        assert paragraphs(f"{wrapped}\n\n1. Một.\n2. Hai.") == [sentence, "1. Một.", "2. Hai."], width


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2/7", "– 12 –", "2/7"])
def test_a_page_number_inside_a_sentence_is_cut_out(number: str) -> None:
    text = f"{PROSE}\n\n{number}\n\ntác phòng, chống dịch trên địa bàn toàn huyện.\nHết."
    lines = split_lines(text)
    first, second = join_lines(lines, page_numbers(lines))
    assert first.text == f"{PROSE} tác phòng, chống dịch trên địa bàn toàn huyện."
    assert [text[cut.start : cut.end].strip() for cut in first.cuts] == [number]
    assert second.text == "Hết."


def test_a_page_number_between_paragraphs_is_a_paragraph_of_its_own() -> None:
    long = "Ủy ban nhân dân huyện chỉ đạo các phòng, ban tổ chức thực hiện nghiêm. " * 10
    lines = split_lines(f"1. {long}\n2\n2. {long}\n3\n3. {long}")
    blocks = join_lines(lines, page_numbers(lines))
    assert [block.text for block in blocks if block.page] == ["2", "3"]


@pytest.mark.parametrize("text", ["STT\n1\nXã\n2\nPhường", "1. Một.\n2\n2. Hai.", "Số ca:\n94\nngười", "2"])
def test_the_cells_of_a_table_are_no_page_numbers(text: str) -> None:
    assert page_numbers(split_lines(text)) == frozenset()
