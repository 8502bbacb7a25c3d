from __future__ import annotations

import unicodedata

import pytest
from document_makers import shipped
from pdf_makers import doc_ids

from corpus.errors import CorpusError
from corpus.formats import legacy
from corpus.formats.legacy import from_tcvn3, from_vni, is_syllable, plausibility, read_text

PLAIN = {"“": '"', "”": '"', "–": "-", "…": "..."}
TONES = "\u0300\u0301\u0303\u0309\u0323"


def simple(doc_id: str) -> str:
    text = shipped(doc_id).text
    for mark, other in PLAIN.items():
        text = text.replace(mark, other)
    return text


def as_tcvn3(text: str) -> str:
    table = {letter: chr(code) for code, letter in reversed(list(legacy._tcvn3_table().items()))}
    return "".join(table.get(char, char) for char in text)


def as_vni(text: str) -> str:
    table = {letter: code for code, letter in legacy._vni_table().items()}
    return "".join(table.get(char, char) for char in text)


def as_1258(text: str) -> bytes:
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
            out += (base + "".join(part for part in parts if part in TONES)).encode("cp1258")
    return out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("th\xad¬ng binh, ng\xad\xeai n\xad\xedc", "thương binh, người nước"),
    ],
)
def test_tcvn3(old: str, new: str) -> None:
    assert from_tcvn3(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("UÛY BAN NHAÂN DAÂN TÆNH", "ỦY BAN NHÂN DÂN TỈNH"),
        ("thöôøng xuyeân, thuùy lôïi", "thường xuyên, thúy lợi"),
    ],
)
def test_vni(old: str, new: str) -> None:
    assert from_vni(old) == new


@pytest.mark.parametrize("doc_id", doc_ids())
def test_every_old_encoding_of_a_directive_is_known_and_said(doc_id: str) -> None:
    text = simple(doc_id)
    lower = text.lower()  # TCVN3 has no capitals with tones
    for name, data, expected in (
        ("TCVN3", as_tcvn3(lower).encode("latin-1"), lower),
        ("TCVN3", as_tcvn3(lower).encode(), lower),
        ("VNI", as_vni(text).encode("cp1252"), text),
        ("VNI", as_vni(text).encode(), text),
        ("Windows-1258", as_1258(text), text),
        ("UTF-8", text.encode().decode("latin-1").encode(), text),
    ):
        found, warnings = read_text(data, source="a.txt")
        assert found == expected, name
        assert len(warnings) == 1
        assert name in warnings[0].message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_needs_no_warning(encoding: str) -> None:
    text = shipped(doc_ids()[0]).text
    assert read_text(text.encode(encoding), source="a.txt") == (text, ())


def test_a_damaged_byte_is_shown_and_said() -> None:
    data = shipped(doc_ids()[0]).text.encode()
    found, warnings = read_text(data[:4000] + b"\xff" + data[4000:], source="a.txt")
    assert 1 <= found.count("\ufffd") <= 3
    assert "hỏng" in warnings[0].message


@pytest.mark.parametrize("data", [b"\xff", b"\x00", b"\x01\x02\x00\xfe", b"\xff\xfe\x00", b"\x01\x00" * 40, bytes(range(256))])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(CorpusError, match=r"a\.txt"):
        read_text(data, source="a.txt")


@pytest.mark.parametrize(
    "text", ["été, où, naïve façade", "Straße über Köln größer", "ĐÓ LÀ MỘT VĂN BẢN", "Hello world", "1. một"]
)
def test_what_is_unicode_already_stays(text: str) -> None:
    assert read_text(text.encode(), source="a.txt") == (text, ())


def test_directives_are_made_of_syllables() -> None:
    for doc_id in doc_ids():
        share, count = plausibility(shipped(doc_id).text)
        assert share > 0.98
        assert count > 300


@pytest.mark.parametrize(
    "word", ["nghiêng", "gì", "giữa", "quyết", "thuở", "khuya", "ỦY", "uỷ", "hoà", "hòa", "ương", "đ" + "ường"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["aù", "xaõ", "hoäi", "été", "größer", "nghÜa", "ươươ", "bđa", "àá", ""])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
