"""Recognised lines mended where a list's mark was misread: a lone stroke is 1 or I, and the marks after it tell which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.formats.pdf_layout import Row
from corpus.formats.pdf_pages import PageRows

_STROKES = str.maketrans({"H": "II", "l": "I", "|": "I", "!": "I", "[": "I", "]": "I", "¡": "I", "1": "I", "i": "I", "T": "I"})
_MARK = re.compile(r"(\S{1,5})\s+(?=[^\W\d_])")
_STROKE_NUMERALS = 3  # I, II, III
_TAIL = ".,:;¿?'"
_CLEAR_ROMAN = re.compile(r"(?=[IVX])(X{0,2}(?:IX|IV|V?I{0,3}))\.$")
_CLEAR_NUMBER = re.compile(r"(\d{1,2})\.$")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LONE = re.compile(r"(?:[.,:;'`´·~_\"]+\s+(?=\w)|[-–.,:;'`´·~_|\"]+\s*(?=\d{1,2}[.,]\s))")
_COMMA = re.compile(r"(\d{1,2}),(?=\s+[^\W\d_])")


def mend(pages: Sequence[PageRows]) -> list[PageRows]:
    """The pages with the marks of recognised ones mended; other pages as they are."""
    rows = [(number, i, row) for number, page in enumerate(pages) for i, row in enumerate(page.rows)]
    texts = [_tidy(row.text) if pages[number].confidence is not None else row.text for number, _, row in rows]
    for at, text in enumerate(texts):
        if pages[rows[at][0]].confidence is not None and (mark := _misread(texts, at)):
            texts[at] = mark + text[_MARK.match(text).end(1) :]  # type: ignore[union-attr]
    found: list[list[Row]] = [[] for _ in pages]
    for (number, _, row), text in zip(rows, texts, strict=True):
        if text:
            found[number].append(replace(row, text=text))
    return [replace(page, rows=tuple(mended)) for page, mended in zip(pages, found, strict=True)]


def _tidy(text: str) -> str:
    """Without the specks before a line; Icelandic Ð as the Đ that it stands for."""
    text = text.replace("ĐÐ", "Đ").replace("Ð", "Đ")
    text = text[found.end() :] if (found := _LONE.match(text)) else text
    comma = _COMMA.match(text)
    return f"{comma[1]}.{text[comma.end() :]}" if comma and text[comma.end() :].lstrip()[:1].isupper() else text


def _misread(texts: Sequence[str], at: int) -> str | None:
    """The mark that a line begins with, where it was misread and those around tell what it is; None otherwise."""
    match = _MARK.match(texts[at])
    if match is None or not texts[at][match.end()].isupper():
        return None
    token = match[1]
    body = token.rstrip(_TAIL)
    if token[-1:] not in _TAIL + "[]|!" or _CLEAR_NUMBER.match(token):
        return None
    strokes = body.translate(_STROKES)
    if not body or set(strokes) != {"I"} or len(strokes) > _STROKE_NUMERALS:
        return None
    value = len(strokes)
    earlier = [mark for text in texts[:at] if isinstance(mark := _clear(text), str)]
    if _CLEAR_ROMAN.match(token) and value > 1:
        # II after II is III with a stroke lost; numbering that begins anew begins with I.
        return _ROMANS[value] + "." if earlier and earlier[-1] == _ROMANS[value - 1] else None
    following = [mark for text in texts[at + 1 :] if (mark := _clear(text))]
    if value == 1 and following and following[0] == 2:
        return "1."
    romans = [mark for mark in following if isinstance(mark, str)]
    if romans and romans[0] == _ROMANS[value]:
        return _ROMANS[value - 1] + "."
    if value > 1 and earlier and earlier[-1] == _ROMANS[value - 2]:
        return _ROMANS[value - 1] + "."
    return None


def _clear(text: str) -> int | str | None:
    """A line's number, or its Roman numeral, where it is read without doubt."""
    match = _MARK.match(text)
    if match is None:
        return None
    if number := _CLEAR_NUMBER.match(match[1]):
        return int(number[1])
    roman = _CLEAR_ROMAN.match(match[1])
    return roman[1] if roman else None
