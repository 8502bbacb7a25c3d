from __future__ import annotations

import pytest

from corpus.kinds import kind_of_symbol, kinds_agree
from corpus.numbers import DocumentNumber, fold_number, numbers_agree, read_number


def number(text: str) -> DocumentNumber:
    read = read_number(fold_number(text))
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("text", "digits", "year", "symbol"),
    [
        ("07- KL/TW", "7", None, "KL/TW"),
        ("23/2021/QĐ-TTg", "23", 2021, "QĐ-TTg"),
        ("15/CT – TTg", "15", None, "CT-TTg"),
        ("7020/BYT-MT", "7020", None, "BYT-MT"),
        ("80/2015/QH13", "80", 2015, "QH13"),
        ("30a/2008/NQ-CP", "30a", 2008, "NQ-CP"),
        ("16", "16", None, ""),
        ("100/2019", "100", 2019, ""),
    ],
)
def test_parts_of_a_number(text: str, digits: str, year: int | None, symbol: str) -> None:
    assert number(text) == DocumentNumber(digits=digits, year=year, symbol=symbol)


@pytest.mark.parametrize(
    ("cited", "own"), [("31-CT/TU", "31/CT-TU"), ("16", "16/CT-TTg"), ("03/CĐ-CT", "3/CD-CT"), ("16/CT-TTG", "16/CT-TTg")]
)
def test_numbers_that_can_be_one(cited: str, own: str) -> None:
    assert numbers_agree(number(cited), number(own))


@pytest.mark.parametrize(
    ("cited", "own"),
    [("16/CT-TTg", "16/CT-UBND"), ("16/HD-TTg", "16/HĐ-TTg"), ("12/2020/QĐ-TTg", "12/2021/QĐ-TTg"), ("1", "11")],
)
def test_numbers_that_cannot(cited: str, own: str) -> None:
    assert not numbers_agree(number(cited), number(own))


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [("CT-TTg", "Chỉ thị"), ("BYT-MT", "Công văn"), ("QĐ-TTg", "Quyết định"), ("QĐ/TW", None), ("TT/TU", None), ("QH13", None)],
)
def test_the_kind_that_a_symbol_states(symbol: str, kind: str | None) -> None:
    assert kind_of_symbol(symbol) == kind


def test_kinds_agree_unless_both_say_otherwise() -> None:
    assert kinds_agree(None, "Chỉ thị")
    assert kinds_agree("Thông báo kết luận", "Thông báo")
    assert kinds_agree("Văn bản", "Công văn")
    assert not kinds_agree("Kế hoạch", "Chỉ thị")


def test_no_number_is_read_from_words() -> None:
    assert read_number("VX") is None
