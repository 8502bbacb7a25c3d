"""The numbers and bullets that a browser writes before list items (HTML, 4.4.5 to 4.4.8)."""

from __future__ import annotations

import re

from lxml import etree

from corpus.formats.numerals import numeral, web_letters
from corpus.markers import read_marker

_BULLETS = "•○▪"
"""A browser's disc, circle and square, by how many unordered lists stand around the item."""
_SHAPES = {"disc": "•", "circle": "○", "square": "▪"}
_TYPES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lowerRoman", "I": "upperRoman", "decimal": "decimal",
    "lower-alpha": "lower-alpha", "lower-latin": "lower-alpha", "upper-alpha": "upper-alpha", "upper-latin": "upper-alpha",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;!]+)", re.I)


class ListCounter:
    """Counts the items of one list."""

    def __init__(self, element: etree._Element, *, depth: int) -> None:
        self.ordered = element.tag == "ol"
        self._type = _type_of(element, "decimal" if self.ordered else bullet_of(depth))
        self._step = 1
        first = 1
        if self.ordered and element.get("reversed") is not None:
            self._step = -1
            first = sum(1 for _ in element.iterchildren("li"))
        self._next = _integer(element.get("start"), first)

    def mark(self, item: etree._Element) -> str:
        """What stands before the next item, "" where its list shows nothing."""
        self._next = _integer(item.get("value"), self._next) if self.ordered else self._next
        value, self._next = self._next, self._next + self._step
        form = _type_of(item, self._type)
        if form == "none" or form in _SHAPES.values():
            return "" if form == "none" else form
        if form.endswith("-alpha"):
            letters = web_letters(value)
            return f"{letters.upper() if form == 'upper-alpha' else letters}."
        return f"{numeral(value, form)}."


def bullet_of(depth: int) -> str:
    """The bullet of an unordered list inside ``depth`` others."""
    return _BULLETS[min(depth, len(_BULLETS) - 1)]


def has_own_mark(text: str, mark: str) -> bool:
    """Whether an item's text begins with a number or bullet of its own, typed beside the list's ``mark``."""
    own = read_marker(text)
    if own is None:
        return False
    return mark in _BULLETS or text.startswith(mark.rstrip("."))


def _type_of(element: etree._Element, default: str) -> str:
    style = _STYLE.search(element.get("style", ""))
    words = style[1].lower().split() if style else [element.get("type", "")]
    for word in words:
        if word == "none" or word in _TYPES or word.lower() in _SHAPES:
            return _TYPES.get(word) or _SHAPES.get(word.lower()) or "none"
    return default


def _integer(text: str | None, default: int) -> int:
    match = re.match(r"\s*([+-]?\d{1,9})", text) if text else None
    return int(match[1]) if match else default
