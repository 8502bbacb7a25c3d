from __future__ import annotations

import pytest

from corpus.markers import ALPHABET, ordinal_text, read_marker, roman_value
from corpus.types import Level


@pytest.mark.parametrize(
    ("text", "level", "token", "label", "ordinal"),
    [
        ("Phần thứ nhất", Level.PART, "1", "phần 1", 1),
        ("PHẦN THỨ HAI", Level.PART, "2", "phần 2", 2),
        ("Phần II. Thi hành", Level.PART, "II", "phần II", 2),
        ("A. TÌNH HÌNH CHUNG", Level.PART, "A", "phần A", 1),
        ("Chương IV", Level.CHAPTER, "IV", "chương IV", 4),
        ("CHƯƠNG 3: THI HÀNH", Level.CHAPTER, "3", "chương 3", 3),
        ("Mục 2. HỖ TRỢ", Level.SECTION, "2", "mục 2", 2),
        ("Tiểu mục 1", Level.SUBSECTION, "1", "tiểu mục 1", 1),
        ("Điều 5. Hiệu lực", Level.ARTICLE, "5", "Điều 5", 5),
        ("ĐIỀU 5:", Level.ARTICLE, "5", "Điều 5", 5),
        ("Điều 5a. Bổ sung", Level.ARTICLE, "5a", "Điều 5a", 5),
        ("I. NHIỆM VỤ", Level.SECTION, "I", "mục I", 1),
        ("IX- TỔ CHỨC", Level.SECTION, "IX", "mục IX", 9),
        ("IV.- Thực hiện", Level.SECTION, "IV", "mục IV", 4),
        ("1. Một", Level.CLAUSE, "1", "khoản 1", 1),
        ("15.Phối hợp", Level.CLAUSE, "15", "khoản 15", 15),
        ("2) Hai", Level.CLAUSE, "2", "khoản 2", 2),
        ("3/ Ba", Level.CLAUSE, "3", "khoản 3", 3),
        ("4. “Bốn” là", Level.CLAUSE, "4", "khoản 4", 4),
        ("1.2. Một hai", Level.SUBPOINT, "1.2", "mục 1.2", 2),
        ("1.2.3 Một hai ba", Level.SUBPOINT, "1.2.3", "mục 1.2.3", 3),
        ("a) một", Level.POINT, "a", "điểm a", 1),
        ("đ) năm", Level.POINT, "đ", "điểm đ", 5),
        ("e. sáu", Level.POINT, "e", "điểm e", 6),
        ("a.2) hai", Level.SUBPOINT, "a.2", "tiết a.2", 2),
        ("(3) ba", Level.SUBPOINT, "3", "tiết 3", 3),
        ("- một", Level.ITEM, "b", "gạch đầu dòng", None),
        ("+ một", Level.ITEM, "b", "gạch đầu dòng", None),
        ("• một", Level.ITEM, "b", "gạch đầu dòng", None),
        ("- 02 đồng chí", Level.ITEM, "b", "gạch đầu dòng", None),
    ],
)
def test_markers(text: str, level: Level, token: str, label: str, ordinal: int | None) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.level, marker.token, marker.label, marker.ordinal, marker.sure) == (level, token, label, ordinal, True)


@pytest.mark.parametrize("text", ["1. sau đây", "2. 05 đồng chí", "10.", "3- Ba", "Điều 5 Phạm vi", "Chương I Luật này"])
def test_what_may_be_inside_a_sentence_is_unsure(text: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert not marker.sure


@pytest.mark.parametrize(
    "text",
    [
        "", "Điều 5 của Nghị định", "Chương II của Luật", "Phần mềm", "phần 2 của", "16/CT-TTg ngày", "3.000 đồng",
        "V/v cách ly",
        "-5 độ", "5 phường", "Tổ 1. Một", "24/7 giờ", "V.I. Lênin", "X-quang", "Mục tiêu", "-", "Điều này", "CT 16", "a", "(a",
        "2021", "i.e", "Đ/c Bí thư",
    ],
)  # fmt: skip
def test_no_markers(text: str) -> None:
    marker = read_marker(text)
    assert marker is None or not marker.sure


@pytest.mark.parametrize("text", ["1. Một", "- một", "Điều 5. Hiệu lực", "IX- TỔ CHỨC", "a)một"])
def test_the_length_leaves_the_heading(text: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert text[marker.length :] in {"Một", "một", "Hiệu lực", "TỔ CHỨC"}


def test_deeper_dotted_numbers_stand_below() -> None:
    ranks = [marker.rank for marker in map(read_marker, ["1. Một", "1.1. Một", "1.1.1. Một", "a) một"]) if marker]
    assert ranks == sorted(set(ranks))


def test_dashes_are_one_glyph() -> None:
    assert {marker.glyph for marker in map(read_marker, ["- a", "– a", "— a"]) if marker} == {"-"}


@pytest.mark.parametrize(("numeral", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXXVIII", 38), ("XL", 40)])
def test_roman(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value


def test_points_count_in_the_vietnamese_alphabet() -> None:
    markers = [read_marker(f"{letter}) một") for letter in ALPHABET]
    assert [marker.ordinal for marker in markers if marker] == list(range(1, len(ALPHABET) + 1))
    assert ordinal_text(Level.POINT, 5) == "đ"
    assert ordinal_text(Level.CLAUSE, 5) == "5"
