from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.read import parse_directive
from corpus.references import read_references
from corpus.register import Register
from corpus.types import Directive
from corpus.validity import read_validity
from rag.asof import note_on, read_as_of


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Tính đến ngày 1/9/2021, văn bản nào còn hiệu lực?", date(2021, 9, 1)),
        ("Quy định nào áp dụng vào tháng 8/2021?", date(2021, 8, 31)),
        ("Which directive was in force on 2021-09-01?", date(2021, 9, 1)),
        ("tinh den ngay 1/9/2021 con giu nguyen khong", date(2021, 9, 1)),
        ("Ngày 16/8/2021 ai họp?", None),
        ("Chỉ thị 16 quy định gì?", None),
        ("as of 2021-13-01?", None),
    ],
)
def test_the_day_asked_about(question: str, day: date | None) -> None:
    assert read_as_of(question) == day


def decided(stem: str, number: str, day: str, body: str) -> Directive:
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: {number}\nLào Cai, {day}\nQUYẾT ĐỊNH\nVề việc phòng dịch\n"
        f"Điều 1. {body}\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
    )
    read = parse_directive(text.encode(), source=f"{stem}.txt", stem=stem)
    return replace(read, references=read_references(read.root, read.heading), validity=read_validity(read.root, read.heading))


def test_a_document_that_did_not_hold_gets_a_note() -> None:
    old = decided("old", "1/2020/QĐ-UBND", "ngày 01 tháng 2 năm 2020", "Phê duyệt.")
    new = decided("new", "2/2021/QĐ-UBND", "ngày 05 tháng 8 năm 2021", "Quyết định này thay thế Quyết định số 1/2020/QĐ-UBND.")
    register = Register.of((old, new))
    assert note_on(old, register, date(2020, 6, 1)) is None
    early = note_on(old, register, date(2020, 1, 31))
    assert early == "Ngày 31/01/2020, văn bản này chưa có hiệu lực (từ 01/02/2020)."
    late = note_on(old, register, date(2021, 9, 1))
    assert late is not None
    assert "thay thế" in late
    assert new.title in late
    assert "superseded" in (note_on(old, register, date(2021, 9, 1), language="en") or "")
