from __future__ import annotations

from pathlib import Path

import pytest

from corpus.read import read_directive
from corpus.types import Directive
from rag.asked import HeadingField, read_request
from rag.heading_answer import answer_effect, answer_heading, choices_of

URGENT = """ỦY BAN NHÂN DÂN
XÃ YÊN KHÁNH

Số: 9/QĐ-UBND

Yên Khánh, ngày 1 tháng 8 năm 2025

HỎA TỐC

QUYẾT ĐỊNH
Về việc cấm xe tải qua cầu

Điều 1. Cấm xe tải qua cầu Xanh.

Điều 2. Quyết định này có hiệu lực từ ngày 5 tháng 8 năm 2025.

Nơi nhận:
- Công an xã;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH




Mai Văn Chín
"""


@pytest.fixture
def urgent(tmp_path: Path) -> Directive:
    path = tmp_path / "cam-xe-tai.txt"
    path.write_text(URGENT, encoding="utf-8")
    return read_directive(path)


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("Độ khẩn của công văn là gì?", HeadingField.URGENCY),
        ("Công văn này hỏa tốc hay thượng khẩn?", HeadingField.URGENCY),
        ("do khan cua cong dien", HeadingField.URGENCY),
        ("What is the urgency of the letter?", HeadingField.URGENCY),
        ("Thông báo ký thừa lệnh ai?", HeadingField.AUTHORITY),
        ("Công văn được ký thay mặt cơ quan nào?", HeadingField.AUTHORITY),
        ("On whose behalf is the letter signed?", HeadingField.AUTHORITY),
        ("Ai ký công văn?", HeadingField.SIGNER),
        ("Xử lý tình huống khẩn cấp thế nào?", None),
    ],
)
def test_fields_that_a_question_asks_for(question: str, field: HeadingField | None) -> None:
    assert read_request(question).field == field


@pytest.mark.parametrize(
    ("field", "question", "said", "line"),
    [
        (HeadingField.URGENCY, "Độ khẩn là gì?", "Hỏa tốc", "HỎA TỐC"),
        (HeadingField.AUTHORITY, "Ký thay ai?", "KT. Chủ tịch", "KT. CHỦ TỊCH"),
        (HeadingField.ADDRESSEES, "Được gửi cho những nơi nào?", "Công an xã", "Công an xã"),
    ],
)
def test_a_field_is_told_with_its_line(urgent: Directive, field: HeadingField, question: str, said: str, line: str) -> None:
    answer = answer_heading(field, urgent, question, language="vi", key="1")
    assert answer.answered
    assert said in answer.text
    assert answer.citation is not None
    assert line in answer.citation.quote


def test_kinh_gui_isnt_answered_from_noi_nhan(urgent: Directive) -> None:
    assert not answer_heading(HeadingField.ADDRESSEES, urgent, "Kính gửi ai?", language="vi", key="1").answered


def test_the_day_of_effect_is_quoted(urgent: Directive) -> None:
    answer = answer_effect("Ngày có hiệu lực của quyết định?", [urgent], language="vi")
    assert answer is not None
    assert answer.citation is not None
    assert "ngày 5 tháng 8 năm 2025" in answer.citation.quote
    assert answer_effect("Cấm xe gì?", [urgent], language="vi") is None


def test_choices_are_places_and_titles_where_a_place_has_several(urgent: Directive) -> None:
    assert choices_of([urgent]) == ("Yên Khánh",)
    assert choices_of([urgent, urgent]) == (urgent.title,)
