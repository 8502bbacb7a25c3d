"""Which printed lines make one paragraph: by margins, indents, distances and by how a line begins and ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from corpus.formats.pdf_layout import Row

_END = re.compile(r"[.;:!?…/][\"”’)*\s]*$")
_OPENS = re.compile(
    r"(?:[-–—+•▪●◦○*\uf0b7\uf02d]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđA-ZĐ](?:\d|\.\d{1,2})?|[IVXLC]{1,6})[.)/]\s|"
    r"(?:Điều|Chương|Mục|Tiểu mục|Phần|Phụ lục|CHƯƠNG|MỤC|PHẦN|PHỤ LỤC)\s+\S|Căn cứ\b|Nơi nhận|Kính gửi)"
)
"""What opens a paragraph whatever stands above it."""
_INDENT = 0.6  # em: as far a line may be off its margin
_HANGING = 5.0  # em: the farthest that a list's text stands from its mark
_SPACE = 0.25  # em
_SLACK = 0.4  # em of room that a full line may leave beyond what the next word needs
_PITCH_SLACK = 0.25  # em beyond the usual distance of two lines of one paragraph
_USUAL_PITCH, _MAX_PITCH = 1.3, 2.5  # em: single spacing; beyond double spacing it is no distance of a paragraph's lines
_APART = 1.22  # of that distance: as much is room between paragraphs, shown as an empty line
_SAME_SIZE = 0.1  # of a font's size
_INDENTED = 0.08  # of the lines indented: the text marks its paragraphs so
_CENTRED = 1.5  # em at least on either side of a centred line, and how far the two may differ
_CUT_NUMBER = re.compile(r"\w[-/]$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its place in its stream: ``left`` and ``right`` are the stream's margins."""

    row: Row
    page: int
    stream: int
    left: float
    right: float
    prose: bool

    @property
    def indent(self) -> float:
        """From the left margin, in em."""
        return (self.row.x0 - self.left) / self.row.size

    @property
    def centred(self) -> bool:
        """Whether it has as much room on its right as on its left."""
        room = (self.right - self.row.x1) / self.row.size
        return min(self.indent, room) > _CENTRED and abs(self.indent - room) <= _CENTRED


def usual_pitch(placed: Sequence[Placed]) -> float:
    """The usual distance of two lines, in em."""
    found = [
        (b.row.bottom - a.row.bottom) / b.row.size
        for a, b in itertools.pairwise(placed)
        if a.stream == b.stream and a.prose and b.prose and b.row.bottom > a.row.bottom and abs(b.indent) < _INDENT
    ]
    usual = median(found) if found else _USUAL_PITCH
    return usual if usual <= _MAX_PITCH else _USUAL_PITCH


def indents_paragraphs(placed: Sequence[Placed]) -> bool:
    """Whether the text marks its paragraphs by an indented first line."""
    lines = [item for item in placed if item.prose]
    return sum(_INDENT < item.indent < _HANGING and not item.centred for item in lines) >= max(1, _INDENTED * len(lines))


def continues(group: Sequence[Placed], item: Placed, pitch: float, *, indented: bool) -> bool:
    """Whether a line goes on with the paragraph whose lines ``group`` holds."""
    last = group[-1]
    above, below = last.row, item.row
    if above.cells or below.cells or abs(above.size - below.size) > _SAME_SIZE * max(above.size, below.size):
        return False
    same = last.stream == item.stream
    if same and below.bottom - above.bottom > (pitch + _PITCH_SLACK) * below.size:
        return False
    if above.text.isupper() != below.text.isupper() and (above.text.isupper() or len(below.text.split()) > 1):
        return False
    if not (last.prose and item.prose):
        return same and _continues_in_column(group, item)
    if last.centred or item.centred:
        return False
    need = below.first + (_SPACE - _SLACK) * below.size
    if last.right - above.x1 > need:
        return False
    return _at_margin(group, item, indented=indented)


def _at_margin(group: Sequence[Placed], item: Placed, *, indented: bool) -> bool:
    """Whether a line below a full one begins where a paragraph's next line would."""
    last = group[-1]
    ended, opens = bool(_END.search(last.row.text)), bool(_OPENS.match(item.row.text))
    if opens and ended:
        return False
    step = item.indent - (last.indent if len(group) > 1 else group[0].indent)
    if len(group) > 1:
        return abs(step) <= _INDENT and (indented or not opens)
    if step < -_INDENT:
        return item.indent <= _INDENT
    if step > _INDENT:
        return bool(_OPENS.match(last.row.text)) and step <= _HANGING and not opens
    # Both at one margin: at the indented text's own, the line above is the rest of a paragraph.
    if indented:
        return item.indent <= _INDENT
    return not opens


def _continues_in_column(group: Sequence[Placed], item: Placed) -> bool:
    """In a heading or signature block lines end where their writer wished; only what can't begin a line goes on."""
    last = group[-1]
    if _END.search(last.row.text) or _OPENS.match(item.row.text):
        return False
    if item.row.text[0].islower():
        return True
    listed = _OPENS.match(group[0].row.text) and not last.row.text.rstrip().endswith(",")
    return bool(listed) and last.right - last.row.x1 <= item.row.first


def glue(above: str, below: str) -> str:
    """What stands between two lines of one paragraph: nothing inside a number such as "1103-" / "QĐ/TU"."""
    return "" if _CUT_NUMBER.search(above) and below[:1].isalnum() else " "


def glued(above: str, below: str) -> str:
    """Two lines of one paragraph as one."""
    return above + glue(above, below) + below


def stand_apart(last: Placed, item: Placed, pitch: float) -> bool:
    """Whether an empty line belongs between two paragraphs."""
    if last.row.cells and item.row.cells:
        return False
    if last.page != item.page:
        return bool(_END.search(last.row.text)) and item.indent > _INDENT
    if last.stream != item.stream:
        return True
    return item.row.bottom - last.row.bottom > _APART * pitch * item.row.size or last.centred != item.centred
