"""A number as a list's format writes it: Roman, letters, zeros, Vietnamese words (ECMA-376, ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
"""Word's and the web's letters, also in a Vietnamese document: there is no đ, and f, j, w and z are counted."""
_MAX_ROMAN, _MAX_LETTERS = 3999, 780  # above it Word and browsers write figures: 780 is "z" thirty times
_MAX_MARKS, _MAX_ZEROS = 5, 5  # a mark repeated, figures of a number: more is no list's format
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_FOOTNOTE_MARKS = "*†‡§"


def numeral(value: int, form: str, custom: str = "") -> str:
    """``value`` in the format ``form``; figures in one that isn't known. ``custom`` is such as "001, 002, 003, ..."."""
    if form == "custom":
        width = min(len(custom.split(",", 1)[0].strip()), _MAX_ZEROS)
        return str(value).zfill(width)
    write = _FORMS.get(form)
    return write(value) if write else str(value)


def roman(value: int) -> str:
    """An upper-case Roman numeral; figures where there is none."""
    if not 0 < value <= _MAX_ROMAN:
        return str(value)
    written = []
    for worth, mark in _ROMAN:
        count, value = divmod(value, worth)
        written.append(mark * count)
    return "".join(written)


def word_letters(value: int) -> str:
    """a … z, then aa, bb … as Word counts."""
    if not 0 < value <= _MAX_LETTERS:
        return str(value)
    return _LATIN[(value - 1) % len(_LATIN)] * ((value - 1) // len(_LATIN) + 1)


def web_letters(value: int) -> str:
    """a … z, then aa, ab … as browsers count (CSS Counter Styles, lower-alpha)."""
    if not 0 < value <= _MAX_LETTERS:
        return str(value)
    written = ""
    while value > 0:
        value, place = divmod(value - 1, len(_LATIN))
        written = _LATIN[place] + written
    return written


def vietnamese(value: int) -> str:
    """A number up to 99 in words, figures above."""
    tens, ones = divmod(value, 10)
    if not 0 <= value <= 99:
        return str(value)
    if tens == 0:
        return _WORDS[ones]
    head = "mười" if tens == 1 else f"{_WORDS[tens]} mươi"
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _WORDS[ones])
    return f"{head} {last}".strip()


def _ordinal(value: int) -> str:
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{suffix}"


def _mark(value: int) -> str:
    rounds, place = divmod(value - 1, len(_FOOTNOTE_MARKS))
    return _FOOTNOTE_MARKS[place] * (rounds + 1) if 0 <= rounds < _MAX_MARKS else str(value)


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperLetter": lambda value: word_letters(value).upper(),
    "lowerLetter": word_letters,
    "decimalZero": lambda value: f"{value:02d}",
    "numberInDash": lambda value: f"- {value} -",
    "vietnameseCounting": vietnamese,
    "ordinal": _ordinal,
    "chicago": _mark,
    "none": lambda value: "",
}
