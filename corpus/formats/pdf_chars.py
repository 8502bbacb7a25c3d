"""The characters of a PDF page's text layer: what each is, where it stands, and whether anybody sees it."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from corpus.formats import legacy
from corpus.formats.pdf_drawn import Box, Drawn, Turn

_TINY = 2.5  # points: nobody reads smaller print
_WHITE = 245  # of 255 in every colour
INVISIBLE = (3, 7)
"""The render modes (PDF 32000-1, 9.3.6) that neither fill nor stroke."""
_FILLED_ONLY = (0, 4)
_SLANT = math.radians(7)
_QUARTER = math.pi / 2
_MAX_CHARS = 200_000  # on one page; the densest page of print holds under 20,000
_FONT_NAME = 256  # bytes
_HYPHENS = (0x02, 0xFFFE)  # how pdfium marks a hyphen at a line's end
_HYPHEN, _SOFT_HYPHEN = 0x2D, 0xAD
_PRIVATE = range(0xE000, 0xF900)  # code points that mean nothing outside their font
_SURROGATES = range(0xD800, 0xE000)
_SYMBOLS = {0xF0B7: 0x2022, 0xF02D: 0x2D, 0xF0A7: 0x25AA, 0xF0D8: 0x2D, 0xF0FC: 0x2D, 0xF06F: 0x2D}
"""The bullets of Symbol and Wingdings, which Word writes as private code points."""


@dataclass(frozen=True, slots=True)
class Style:
    """What all characters of one text object share. ``hidden`` ones are tiny or wholly transparent."""

    size: float
    hidden: bool
    mode: int
    white: bool
    font: str


@dataclass(frozen=True, slots=True)
class RawChar:
    """One character in page space: the box of its ink, the box of its place on the line, its origin, its angle in radians."""

    text: str
    box: Box
    place: Box
    origin: tuple[float, float]
    unknown: bool
    style: Style
    angle: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class Char:
    """One character in reading space: the edges of its ink, and (``place0``, ``place1``) of its place on the line.

    ``turned`` ones don't read in the page's direction.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    place0: float
    place1: float
    style: Style
    turned: bool = False


def read_chars(page: Any) -> Iterator[RawChar]:
    """The characters of a page (pypdfium2's) in the order of the file, without those that pdfium adds."""
    import pypdfium2.raw as raw

    textpage = page.get_textpage()
    try:
        yield from _chars(raw, textpage.raw)
    finally:
        textpage.close()


def _chars(raw: Any, handle: Any) -> Iterator[RawChar]:
    styles: dict[int, Style] = {}
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    rect = raw.FS_RECTF()
    for i in range(min(raw.FPDFText_CountChars(handle), _MAX_CHARS)):
        if raw.FPDFText_IsGenerated(handle, i) == 1:
            continue
        thing = raw.FPDFText_GetTextObject(handle, i)
        key = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if key not in styles:
            styles[key] = _style(raw, handle, i, thing)
        style = styles[key]
        code = raw.FPDFText_GetUnicode(handle, i)
        if code in _HYPHENS:
            code = _SOFT_HYPHEN if legacy.font_encoding(style.font) else _HYPHEN
        code = _SYMBOLS.get(code, code)
        raw.FPDFText_GetCharBox(handle, i, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(handle, i, x, y)
        raw.FPDFText_GetLooseCharBox(handle, i, rect)
        known = 0 < code <= 0x10FFFF and code not in _SURROGATES and code != 0xFFFD
        yield RawChar(
            text=chr(code) if known else "\ufffd",
            box=(left.value, bottom.value, right.value, top.value),
            place=(rect.left, rect.bottom, rect.right, rect.top),
            origin=(x.value, y.value),
            unknown=not known or code in _PRIVATE or raw.FPDFText_HasUnicodeMapError(handle, i) == 1,
            style=style,
            angle=max(raw.FPDFText_GetCharAngle(handle, i), 0.0),
        )


def _style(raw: Any, handle: Any, i: int, thing: Any) -> Style:
    """The style of the text object that character ``i`` belongs to."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, i, matrix)
    size = abs(raw.FPDFText_GetFontSize(handle, i)) * (math.hypot(matrix.c, matrix.d) or 1.0)
    parts = [ctypes.c_uint() for _ in range(4)]
    white = faint = False
    if raw.FPDFText_GetFillColor(handle, i, *parts):
        *colours, alpha = (part.value for part in parts)
        white, faint = min(colours) >= _WHITE, alpha == 0
    mode = raw.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
    buffer, flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, i, buffer, _FONT_NAME, flags)
    font = buffer.value.decode("utf-8", "replace")
    # Stroked glyphs (modes 1, 2, 5, 6) show whatever their filling is.
    white = white and mode in _FILLED_ONLY
    return Style(size=size, hidden=faint or size < _TINY, mode=mode, white=white, font=font)


def reading_direction(angles: Iterable[float]) -> int:
    """In which quarter turn most of the characters read."""
    counts = Counter(round(angle / _QUARTER) % 4 for angle in angles)
    return counts.most_common(1)[0][0] if counts else 0


def turner(quarter: int, box: Box) -> Turn:
    """From page space to reading space, for a page with that box that reads in that quarter turn."""
    left, bottom, right, top = box
    return (
        lambda x, y: (x - left, top - y),
        lambda x, y: (top - y, right - x),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (y - bottom, x - left),
    )[quarter]


def place(char: RawChar, turn: Turn, quarter: int) -> Char:
    """A character in reading space."""
    (xa, ya), (xb, yb) = turn(char.box[0], char.box[1]), turn(char.box[2], char.box[3])
    (pa, _), (pb, _) = turn(char.place[0], char.place[1]), turn(char.place[2], char.place[3])
    return Char(
        text=char.text,
        x0=min(xa, xb),
        x1=max(xa, xb),
        top=min(ya, yb),
        bottom=max(ya, yb),
        baseline=turn(*char.origin)[1],
        place0=min(pa, pb),
        place1=max(pa, pb),
        style=char.style,
        turned=round(char.angle / _QUARTER) % 4 != quarter,
    )


def is_hidden(char: RawChar, page: Box, drawn: Drawn, *, layer: bool) -> bool:
    """Whether no reader of the page sees it; ``layer``: invisible print is a scanner's text over its picture."""
    x, y = char.middle
    left, bottom, right, top = page
    if char.style.hidden or not (left <= x <= right and bottom <= y <= top):
        return True
    if char.style.mode in INVISIBLE:
        return not layer
    return char.style.white and not drawn.behind(x, y)


def is_slanted(char: RawChar) -> bool:
    """Whether it stands across the page, as a watermark does."""
    return abs(math.remainder(char.angle, _QUARTER)) > _SLANT
