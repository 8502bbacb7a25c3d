"""What the first characters of a paragraph say about its place in the document (FORMATS: Nghị định 30, Hướng dẫn 36)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.text import LOWER, UPPER
from corpus.types import Level

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""The order of điểm letters: Vietnamese, without f, j, w, z."""

_ORDINALS = ("nhất", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_LETTERS = "ABCDĐE"
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"

# Rank: a smaller one encloses a larger one. Bullets get BULLET_RANK plus the order in which their glyphs appear, dotted
# numbers DOTTED_RANK plus the number of their dots beyond the first.
PART_RANK, CHAPTER_RANK, LETTER_RANK, SECTION_RANK, SUBSECTION_RANK = 10, 20, 25, 30, 40
ARTICLE_RANK, CLAUSE_RANK, DOTTED_RANK, POINT_RANK, SUBPOINT_RANK, BULLET_RANK = 50, 60, 65, 70, 75, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """The number or bullet that opens a paragraph.

    ``token`` goes into the path; ``ordinal`` is its place in its series (None: no order is expected); ``length`` counts
    the characters of the folded paragraph that the marker takes. Where ``sure`` is False the characters may as well be
    part of a sentence: only a number that is the next one of its series is a marker.
    """

    level: Level
    rank: int
    token: str
    label: str
    ordinal: int | None
    length: int
    glyph: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    pattern: re.Pattern[str]
    level: Level
    rank: int
    label: str
    sure: bool = True


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral up to C."""
    values = [_ROMAN_DIGITS[char] for char in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _named(word: str, number: str, level: Level, rank: int, label: str) -> tuple[_Rule, _Rule]:
    """Rules for a unit that is named ("Chương II"): sure before a stop, capitals or the line's end, else by its number."""
    head = rf"(?:{word}|{word.upper()})\s+({number})"
    stop = rf"\s*[.:]\s*|\s*[-–]\s+|\s+(?=[{UPPER}]{{2}})|\s*$"
    return (
        _Rule(pattern=re.compile(rf"{head}(?:{stop})"), level=level, rank=rank, label=label),
        _Rule(pattern=re.compile(rf"{head}\s+(?=[{UPPER}][{LOWER}])"), level=level, rank=rank, label=label, sure=False),
    )


_PART_NUMBER = rf"(?:(?:thứ|THỨ)\s+)?(?:{'|'.join((*_ORDINALS, *(word.upper() for word in _ORDINALS)))}|{_ROMAN}|\d{{1,2}})"
_PART = _named("Phần", _PART_NUMBER, Level.PART, PART_RANK, "phần")
_CHAPTER = _named("Chương", rf"{_ROMAN}|\d{{1,2}}", Level.CHAPTER, CHAPTER_RANK, "chương")
_SUBSECTION = _named("Tiểu mục", rf"{_ROMAN}|\d{{1,2}}", Level.SUBSECTION, SUBSECTION_RANK, "tiểu mục")
_SECTION = _named("Mục", rf"{_ROMAN}|\d{{1,2}}", Level.SECTION, SECTION_RANK, "mục")
_ARTICLE = _named("Điều", r"\d{1,3}[a-zđ]?", Level.ARTICLE, ARTICLE_RANK, "Điều")
_CLAUSE_NAMED = _Rule(
    pattern=re.compile(rf"(?:Khoản|KHOẢN)\s+(\d{{1,3}}[a-zđ]?)\s*[.:]\s*(?=[{UPPER}“\"(]|$)"),
    level=Level.CLAUSE,
    rank=CLAUSE_RANK,
    label="khoản",
)
_STEP_RULES = tuple(
    _Rule(
        pattern=re.compile(rf"(?:{word}|{word.upper()})\s+(\d{{1,2}})\s*(?:[.:)]|[-–]\s)\s*(?=\S|$)"),
        level=Level.SUBPOINT,
        rank=POINT_RANK,
        label=word.lower(),
        sure=False,
    )
    for word in ("Bước", "Câu")
)
_ROMAN_RULES = (
    _Rule(
        pattern=re.compile(rf"({_ROMAN})\s*[-–./)]+(?:\s+(?=[{UPPER}“\"])|(?=[{UPPER}]{{2}}))"),
        level=Level.SECTION,
        rank=SECTION_RANK,
        label="mục",
    ),
    _Rule(
        pattern=re.compile(rf"({_ROMAN})\s*[-–./)]+(?=[{UPPER}“\"])"),
        level=Level.SECTION,
        rank=SECTION_RANK,
        label="mục",
        sure=False,
    ),
    _Rule(
        pattern=re.compile(rf"({_ROMAN})\s*,\s+(?![IVX]+\b)(?=[{UPPER}][{UPPER}{LOWER}])"),
        level=Level.SECTION,
        rank=SECTION_RANK,
        label="mục",
        sure=False,
    ),
)
_LETTER_RULES = (
    _Rule(
        pattern=re.compile(rf"([{_LETTERS}])\s*[-–./]\s+(?=[{UPPER}]{{2}})"), level=Level.PART, rank=LETTER_RANK, label="phần"
    ),
)
_DIGIT_RULES = (
    _Rule(
        pattern=re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}})+)(?:\s*[.)/-]+\s+|\s+|[-–]\s*(?=[{UPPER}]))(?=\S)"),
        level=Level.SUBPOINT,
        rank=DOTTED_RANK,
        label="mục",
    ),
    _Rule(
        pattern=re.compile(rf"(\d{{1,3}}[a-zđ]?)\s*(?:[.)]\s*|/\s+|/(?=[{UPPER}][{LOWER}]))(?=[{UPPER}“\"(])"),
        level=Level.CLAUSE,
        rank=CLAUSE_RANK,
        label="khoản",
    ),
    # Before a small letter, a figure or nothing it may as well be the end of a sentence that was cut.
    _Rule(
        pattern=re.compile(rf"(\d{{1,3}}[a-zđ]?)(?:\s*[.)](?:\s+(?=\S)|$)|(?:[-–]|,)\s+(?=[{UPPER}]))"),
        level=Level.CLAUSE,
        rank=CLAUSE_RANK,
        label="khoản",
        sure=False,
    ),
)
_LOWER_RULES = (
    _Rule(
        pattern=re.compile(r"([a-zđ]\.?\d{1,2})\s*(?:\)\s*|\.\s+)(?=\S)"),
        level=Level.SUBPOINT,
        rank=SUBPOINT_RANK,
        label="tiết",
    ),
    _Rule(pattern=re.compile(r"([a-zđ])\s*(?:\)\s*|\.\s+)(?=\S)"), level=Level.POINT, rank=POINT_RANK, label="điểm"),
)
_BRACKET_RULES = (
    _Rule(
        pattern=re.compile(r"\((\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*(?=\S)"),
        level=Level.SUBPOINT,
        rank=SUBPOINT_RANK,
        label="tiết",
    ),
)
_RULES: dict[str, tuple[_Rule, ...]] = {
    **dict.fromkeys("0123456789", _DIGIT_RULES),
    **dict.fromkeys("abcdefghijklmnopqrstuvwxyzđ", _LOWER_RULES),
    **dict.fromkeys("IVX", _ROMAN_RULES),
    **dict.fromkeys("ADE", _LETTER_RULES),
    "B": (*_STEP_RULES, *_LETTER_RULES),
    "C": (*_CHAPTER, *_STEP_RULES, *_LETTER_RULES),
    "K": (_CLAUSE_NAMED,),
    "M": _SECTION,
    "P": _PART,
    "T": _SUBSECTION,
    "Đ": (*_ARTICLE, *_LETTER_RULES),
    "(": _BRACKET_RULES,
}
"""The rules that can apply, by the paragraph's first character: most paragraphs are tried against one or two."""
_DASHES = "-–—"
_GLYPHS = frozenset("-–—+•*◦▪●○►✓■□❖➢§\uf0b7\uf02d\uf0a7\uf0fc")


_REACH = 48
"""Characters of a paragraph that are looked at: the longest marker with its separators takes half of them."""
_REMEMBERED = 1024
"""Beginnings: finding the zones, joining lines and growing the tree each ask about the same paragraph."""


def read_marker(text: str) -> Marker | None:
    """The marker at the start of a display-folded paragraph, or None for an unnumbered one."""
    return _read(text[:_REACH])


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str) -> Marker | None:
    first = text[:1]
    for rule in _RULES.get(first, ()):
        match = rule.pattern.match(text)
        if match:
            token = _token(match[1], rule.level)
            return Marker(
                level=rule.level,
                rank=rule.rank + (token.count(".") - 1 if rule.rank == DOTTED_RANK else 0),
                token=token,
                label=f"{rule.label} {token}",
                ordinal=_ordinal(token, rule.level),
                length=match.end(),
                sure=rule.sure,
            )
    return _bullet(text) if first in _GLYPHS else None


def ordinal_text(level: Level, ordinal: int) -> str:
    """An ordinal as its series writes it: "đ" for the fifth điểm, else the number."""
    return ALPHABET[ordinal - 1] if level is Level.POINT and ordinal <= len(ALPHABET) else str(ordinal)


def _bullet(text: str) -> Marker | None:
    rest = text[1:].lstrip()
    if not any(map(str.isalnum, rest)) or (text[0] in _DASHES and rest[0].isdigit() and text[1] != " "):  # "-5 °C" is a number
        return None
    return Marker(
        level=Level.ITEM,
        rank=BULLET_RANK,
        token="b",
        label="gạch đầu dòng",
        ordinal=None,
        length=len(text) - len(rest),
        glyph="-" if text[0] in _DASHES else text[0],
    )


def _token(raw: str, level: Level) -> str:
    if level is not Level.PART:
        return raw
    word = raw.split()[-1].lower()
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else raw.split()[-1]


def _ordinal(token: str, level: Level) -> int | None:
    """The place of ``token`` in its series; "5a" stands at 5, "1.2" and "a.2" at 2."""
    if token.isdigit():
        return int(token)
    if level is Level.POINT:
        return ALPHABET.find(token) + 1 or None
    if level in (Level.CLAUSE, Level.ARTICLE):
        return int(token[:-1])
    if level is Level.SUBPOINT:
        digits = re.search(r"\d+$", token)
        return int(digits[0]) if digits else None
    if set(token) <= set(_ROMAN_DIGITS) and not (level is Level.PART and token == "C"):
        return roman_value(token)
    return _LETTERS.find(token) + 1 or None
