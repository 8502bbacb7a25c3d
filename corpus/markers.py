"""What the first characters of a paragraph say about its place in the document (FORMATS: Nghị định 30, Hướng dẫn 36)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import LOWER, UPPER
from corpus.types import Level

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""The order of điểm letters: Vietnamese, without f, j, w, z."""

_ORDINALS = ("nhất", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"

# Rank: a smaller one encloses a larger one. Bullets get BULLET_RANK plus the order in which their glyphs appear.
PART_RANK, CHAPTER_RANK, LETTER_RANK, SECTION_RANK, SUBSECTION_RANK = 10, 20, 25, 30, 40
ARTICLE_RANK, CLAUSE_RANK, DOTTED_RANK, POINT_RANK, SUBPOINT_RANK, BULLET_RANK = 50, 60, 65, 70, 75, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """The number or bullet that opens a paragraph.

    ``token`` goes into the path; ``ordinal`` is its place in its series (None: no order is expected); ``length`` counts
    the characters of the folded paragraph that the marker takes.
    """

    level: Level
    rank: int
    token: str
    label: str
    ordinal: int | None
    length: int
    glyph: str = ""


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral up to C."""
    values = [_ROMAN_DIGITS[char] for char in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


_PATTERNS: tuple[tuple[re.Pattern[str], Level, int, str], ...] = (
    (
        re.compile(rf"Phần\s+(?:thứ\s+)?({'|'.join(_ORDINALS)}|{_ROMAN}|\d+)\b\s*[.:]?\s*", re.I),
        Level.PART,
        PART_RANK,
        "phần",
    ),
    (re.compile(rf"Chương\s+({_ROMAN}|\d+)\b\s*[.:]?\s*", re.I), Level.CHAPTER, CHAPTER_RANK, "chương"),
    (re.compile(rf"Tiểu mục\s+({_ROMAN}|\d+)\b\s*[.:]?\s*", re.I), Level.SUBSECTION, SUBSECTION_RANK, "tiểu mục"),
    (
        re.compile(rf"(?:Mục|MỤC)\s+({_ROMAN}|\d+)(?:\s*[.:]\s*|\s+(?=[{UPPER}]{{2}})|$)"),
        Level.SECTION,
        SECTION_RANK,
        "mục",
    ),
    (re.compile(r"(?:Điều|ĐIỀU)\s+(\d+[a-zđ]?)(?:\s*[.:]\s*|\s*$)"), Level.ARTICLE, ARTICLE_RANK, "Điều"),
    (re.compile(rf"({_ROMAN})\s*[-–./)]+\s*(?=[{UPPER}“\"])"), Level.SECTION, SECTION_RANK, "mục"),
    (re.compile(rf"([A-EĐ])\s*[-–./]\s+(?=[{UPPER}]{{2}})"), Level.PART, LETTER_RANK, "phần"),
    (re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\s*[.)]?\s+(?=\S)"), Level.SUBPOINT, DOTTED_RANK, "mục"),
    (re.compile(rf"(\d{{1,3}}[a-zđ]?)\s*[.)/]\s*(?=[{UPPER}“\"(])"), Level.CLAUSE, CLAUSE_RANK, "khoản"),
    (re.compile(rf"(\d{{1,3}})\s*[.)]\s+(?=[{LOWER}])"), Level.CLAUSE, CLAUSE_RANK, "khoản"),
    (re.compile(r"([a-zđ]\.?\d{1,2})\s*[).]\s+(?=\S)"), Level.SUBPOINT, SUBPOINT_RANK, "tiết"),
    (re.compile(r"([a-zđ])\s*[).]\s*(?=\S)"), Level.POINT, POINT_RANK, "điểm"),
    (re.compile(r"\((\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*(?=\S)"), Level.SUBPOINT, SUBPOINT_RANK, "tiết"),
)
_BULLET = re.compile(r"([-–—+•*◦▪●○►✓])\s*(?=\S)")
_DASHES = "-–—"


def read_marker(text: str) -> Marker | None:
    """The marker at the start of a display-folded paragraph, or None for an unnumbered one."""
    for pattern, level, rank, label in _PATTERNS:
        match = pattern.match(text)
        if match:
            token = match[1]
            return Marker(
                level=level,
                rank=rank,
                token=_token(token, level),
                label=f"{label} {_token(token, level)}",
                ordinal=_ordinal(token, level),
                length=match.end(),
            )
    match = _BULLET.match(text)
    if match and not re.match(r"[-–—]\s*\d", text):
        glyph = "-" if match[1] in _DASHES else match[1]
        return Marker(
            level=Level.ITEM,
            rank=BULLET_RANK,
            token="b",
            label="gạch đầu dòng",
            ordinal=None,
            length=match.end(),
            glyph=glyph,
        )
    return None


def _token(raw: str, level: Level) -> str:
    if level is Level.PART and raw.lower() in _ORDINALS:
        return str(_ORDINALS.index(raw.lower()) + 1)
    return raw


def _ordinal(raw: str, level: Level) -> int | None:
    if raw.lower() in _ORDINALS:
        return _ORDINALS.index(raw.lower()) + 1
    if level is Level.POINT:
        return ALPHABET.index(raw) + 1 if raw in ALPHABET else None
    if raw.isdigit():
        return int(raw)
    if level in (Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION) and set(raw) <= set(_ROMAN_DIGITS):
        return roman_value(raw)
    if level is Level.PART and len(raw) == 1:
        return "ABCDĐE".index(raw) + 1 if raw in "ABCDĐE" else None
    return None
