from __future__ import annotations

import unicodedata

import pytest

from corpus.errors import CorpusError
from corpus.text import LOWER, UPPER, decode, fold_diacritics, fold_display


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Điều 1\nHết".encode(), "Điều 1\nHết"),
        ("Điều 1\r\nHết\rnữa".encode(), "Điều 1\nHết\nnữa"),
        (b"\xef\xbb\xbf" + "Hòa".encode(), "Hòa"),
        (unicodedata.normalize("NFD", "Ủy ban nhân dân Lào Cai").encode(), "Ủy ban nhân dân Lào Cai"),
    ],
    ids=["plain", "newlines", "byte order mark", "NFD"],
)
def test_decode_gives_frozen_text(data: bytes, text: str) -> None:
    assert decode(data, source="a.txt") == text


@pytest.mark.parametrize("data", [b"", b"  \n", b"12 / 3", b"a\x00b", "Điều".encode("utf-16"), b"\xff\xfe\xfa"])
def test_decode_refuses_what_is_no_text(data: bytes) -> None:
    with pytest.raises(CorpusError, match=r"a\.txt") as caught:
        decode(data, source="a.txt")
    assert caught.value.hint
    assert " / " in caught.value.message


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Điều\t1.\xa0 Hết\n", "Điều 1. Hết"),
        ("**T/M BAN THƯỜNG VỤ**", "T/M BAN THƯỜNG VỤ"),
        ("“*chặt ngoài*”", "“chặt ngoài”"),
        ("\u200b1. Một\ufeff", "1. Một"),
        ("", ""),
    ],
)
def test_fold_display(text: str, folded: str) -> None:
    assert fold_display(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"), [("Đắk Lắk", "dak lak"), ("ƯỠN ỆCH Ðà", "uon ech da"), ("16/CT-TTg", "16/ct-ttg"), ("ß", "ß")]
)
def test_fold_diacritics(text: str, folded: str) -> None:
    assert fold_diacritics(text) == folded


def test_letter_classes_fold_one_to_one_and_pair_up() -> None:
    letters = LOWER.replace("a-z", "")
    assert len(fold_diacritics(letters)) == len(letters)
    assert letters.upper() == UPPER.replace("A-Z", "")
    assert not any(char.isupper() for char in letters)
