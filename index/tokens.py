"""Lexical tokens of Vietnamese text: one spelling for each syllable, whole document numbers beside their parts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

NUMBER_MARK = "№"
"""Leads every token that stands for a document number or a date, so that none can equal a syllable."""

KINDS: dict[str, str] = {
    "chi thi": "ct",
    "cong van": "cv",
    "cong dien": "cd",
    "thong bao": "tb",
    "ket luan": "kl",
    "nghi quyet": "nq",
    "nghi dinh": "nd",
    "quyet dinh": "qd",
    "quy dinh": "qd",
    "quy che": "qc",
    "quy chuan": "qc",
    "ke hoach": "kh",
    "huong dan": "hd",
    "thong tu": "tt",
    "thong tri": "tt",
    "to trinh": "ttr",
    "chuong trinh": "ctr",
    "bao cao": "bc",
    "phuong an": "pa",
    "de an": "da",
    "directive": "ct",
    "decision": "qd",
    "decree": "nd",
    "resolution": "nq",
    "circular": "tt",
    "plan": "kh",
    "conclusion": "kl",
    "notice": "tb",
    "dispatch": "cv",
}
"""Folded name of a kind of document to its folded symbol (Nghị định 30/2020/NĐ-CP, Appendix III; 36-HD/VPTW)."""

SYMBOLS = frozenset(KINDS.values())
COUNT_WORDS = frozenset({"so", "no", "number"})  # "Chỉ thị số 16"
KIND_LEAD = 2  # the longest name of a kind has two syllables

_EVERY = re.compile(r"\bhằng(?=\s+(?:ngày|tuần|tháng|quý|năm|giờ)\b)")  # "hằng ngày" is the same word as "hàng ngày"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_HYPHENS = r"\-\u2010-\u2014"  # for use inside a character class
_SEPARATOR = rf"\s?[{_HYPHENS}/]\s?"
_NUMBERS = r"(?<![\w/.,])\d{1,5}(?:\s?,\s?\d{1,5}){0,30}"
_YEAR = r"(?:\s?/\s?(?:19|20)\d\d)?"
_KIND = r"(?:NQLT|NQ|QĐ|QD|QC|CTr|CT|TTLT|TTr|TT|TB|TC|HD|KH|KL|PA|ĐA|DA|BC|BB|HĐ|CĐ|CD|CV|NĐ|ND|SL|TL|LCT|L)"
_BODY = r"[A-Za-zĐđ]{1,9}\d{0,3}"
_DOCUMENT = re.compile(
    rf"({_NUMBERS})({_YEAR}){_SEPARATOR}({_KIND}(?:{_SEPARATOR}{_BODY}){{1,3}}|QH\d{{1,2}}|(?<=/)[A-ZĐ]{{2,6}}-{_BODY})(?![\w])",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?<![\w/])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?![\w/])")
_DATE_WORDS = re.compile(r"(\d{1,2})\s+th[áa]ng\s+(\d{1,2})\s+n[ăa]m\s+((?:19|20)\d\d)", re.IGNORECASE)
_YEAR_WORD = re.compile(r"(?:19|20)\d\d$")
_BETWEEN = re.compile(rf"[\s{_HYPHENS}/]+")

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng
_OPEN = re.compile(rf"(o)([ae])([{_TONES}])$|(?<!q)(u)(y)([{_TONES}])$")
_CLOSED = re.compile(rf"(o)([{_TONES}])([ae])(?=[a-z])|(u)([{_TONES}])(y)(?=[a-z])|(?<=q)(u)([{_TONES}])([aeiouy])")
_FOLD = {ord("đ"): "d", ord("Đ"): "D", 0x00D0: "D", 0x00F0: "d"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """``syllables`` in order; ``numbers`` are the document numbers and dates that the same text holds, canonical."""

    syllables: list[str]
    numbers: list[str]


def normalise(text: str) -> str:
    """NFC, with the Icelandic Ð (U+00D0), which some converters write for Đ, put right."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.replace("\u00d0", "Đ").replace("\u00f0", "đ") if "\u00d0" in text or "\u00f0" in text else text


def fold(text: str) -> str:
    """``text`` without diacritics: tone and vowel marks dropped, đ to d; case and length of NFC words kept."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_FOLD)


@lru_cache(maxsize=1 << 16)
def tone_style(syllable: str) -> str:
    """One lower-case syllable with its tone mark in one style: hoà → hòa, uỷ → ủy, tòan → toàn, qúy → quý."""
    if syllable.isascii() or not any(pair in fold(syllable) for pair in ("oa", "oe", "uy", "qu")):
        return syllable
    decomposed = unicodedata.normalize("NFD", syllable)
    decomposed = _OPEN.sub(lambda m: "".join((m[1] or m[4], m[3] or m[6], m[2] or m[5])), decomposed)
    decomposed = _CLOSED.sub(lambda m: "".join((m[1] or m[4] or m[7], m[3] or m[6] or m[9], m[2] or m[5] or m[8])), decomposed)
    return unicodedata.normalize("NFC", decomposed)


@lru_cache(maxsize=1 << 16)
def _canonical(word: str) -> str:
    return (word.lstrip("0") or "0") if word.isdecimal() else tone_style(word)


@lru_cache(maxsize=1 << 16)
def fold_syllable(syllable: str) -> str:
    """``fold`` for one syllable, remembered."""
    return fold(syllable)


def syllables(text: str) -> list[str]:
    """Lower-case syllables, words and numbers in order; letters part from digits ("CT16" → "ct", "16")."""
    text = normalise(text).lower()
    if "hằng" in text:
        text = _EVERY.sub("hàng", text)
    return [_canonical(word) for word in _WORD.findall(text)]


def document_numbers(text: str) -> list[str]:
    """Canonical tokens of the document numbers written out in ``text``: "15/CT - TTg" → "№15-ct-ttg".

    A number with a year gives the form without it too; a list before one symbol gives one token for each number.
    """
    found: list[str] = []
    for match in _DOCUMENT.finditer(normalise(text)):
        symbol = "-".join(part for part in _BETWEEN.split(fold(match[3]).lower()) if part)
        year = match[2].strip(" /")
        for number in re.findall(r"\d+", match[1]):
            short = number.lstrip("0") or "0"
            found.append(f"{NUMBER_MARK}{short}-{symbol}")
            if year:
                found.append(f"{NUMBER_MARK}{short}-{year}-{symbol}")
    return found


def dates(text: str) -> list[str]:
    """Canonical tokens of the full dates in ``text``: "27/7/2021", "27 tháng 7 năm 2021" → "№2021.7.27"."""
    found = [*_DATE.finditer(text), *_DATE_WORDS.finditer(text)]
    return [f"{NUMBER_MARK}{match[3]}.{int(match[2])}.{int(match[1])}" for match in found]


def short_numbers(words: list[str]) -> list[str]:
    """Kind-and-number tokens ("№ct16") in a row of syllables: "chỉ thị số 16", "CT16", "16/CT", "2118, 2130 - TB"."""
    found: list[str] = []
    for place, word in enumerate(words):
        if not word.isdecimal() or (place and _YEAR_WORD.match(word) and words[place - 1].isdecimal()):
            continue
        kind = _kind_before(words, place) or _kind_after(words, place)
        if kind:
            found.append(f"{NUMBER_MARK}{kind}{word}")
    return found


def _kind_before(words: list[str], place: int) -> str | None:
    last = place - 1
    if last >= 0 and fold_syllable(words[last]) in COUNT_WORDS:
        last -= 1
    if last < 0:
        return None
    word = fold_syllable(words[last])
    if word in SYMBOLS:
        return word
    for length in range(1, min(KIND_LEAD, last + 1) + 1):
        name = " ".join(fold_syllable(part) for part in words[last - length + 1 : last + 1])
        if name in KINDS:
            return KINDS[name]
    return None


def _kind_after(words: list[str], place: int) -> str | None:
    following = place + 1
    while following < len(words) and words[following].isdecimal():
        following += 1
    if following < len(words) and fold_syllable(words[following]) in SYMBOLS:
        return fold_syllable(words[following])
    return None


def tokenise(text: str) -> Tokens:
    """Everything that the lexical index knows of ``text``."""
    text = normalise(text)
    words = syllables(text)
    return Tokens(syllables=words, numbers=document_numbers(text) + dates(text) + short_numbers(words))
