"""Lines and the paragraphs they belong to: a page break in the middle of a sentence doesn't end a paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.markers import ARTICLE_RANK, BULLET_RANK, Marker, read_marker
from corpus.plain import plain
from corpus.types import Span

_END_MARKS = frozenset(".;:!?…/")
_AFTER_END_MARK = "\"”’')* "
_PROSE = 80  # characters: a line this long without an end mark was cut, a shorter one may be a heading
_CUT_LINE = 40  # characters: a shorter line that goes on in small letters says nothing about the text's width
_MIN_CUT_LINES, _MIN_CUT_SHARE = 5, 0.3  # of lines cut in mid-sentence: fewer are page breaks, not a fixed width
_WIDTH_SLACK = 0.9  # a full line may be shorter than most by its next word
_REFERS = re.compile(r"(?:^|\s)(?:điều|khoản|điểm|mục|chương|phần|số)$", re.I)
"""A line that ends so goes on with a number: "… theo khoản" / "2. …" is no clause."""


_CITES = re.compile(r"(?:^|\s)(?:khoản|điểm|tiết|mục)\s+[\wđ.]{1,4},?$")
_CUT_CITATION = re.compile(r"(?:\s(?:tại|theo|của|và|các)|,)\s(?:điều|khoản)$", re.I)
_DANGLING = tuple(f" {word}" for word in "tại theo của và hoặc với các những cho bởi".split())
"""No sentence and no title ends with such a word: what stands below goes on with it."""
_NOT_DANGLING = ("tồn tại", "hiện tại", "kèm theo")
_BEFORE_FIGURES = (" số", " ngày", " tháng", " năm")
"""What a line that begins with figures goes on with: "Thông tư số" / "20/2022/TT-BYT"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One non-blank line or cell; ``text`` is folded for reading, ``start`` and ``end`` bound its visible characters.

    ``column`` is 0 for a line of its own, else the place of its column from the left, from 1. ``after_page`` says that a page
    ends before it (a form feed). ``row`` says that it is a row of a table, which is a paragraph of its own.
    """

    start: int
    end: int
    text: str
    after_blank: bool
    column: int = 0
    after_page: bool = False
    row: bool = False

    @property
    def span(self) -> Span:
        """Where the line stands in the frozen text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: one line, or several that a page break or a fixed width cut apart.

    ``cuts`` are the page numbers inside it, each from its line's start to the next line's; ``page`` marks a paragraph that
    is a page number itself.
    """

    start: int
    end: int
    text: str
    cuts: tuple[Span, ...] = ()
    page: bool = False


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that hold something visible, in order."""
    lines: list[Line] = []
    blank = page = False
    offset = 0
    for raw in text.split("\n"):
        visible = raw.strip()
        page = page or "\f" in raw
        if visible:
            start = offset + raw.find(visible)
            lines.append(Line(start=start, end=start + len(visible), text=plain(visible), after_blank=blank, after_page=page))
            page = raw.endswith("\f")
        blank = not visible
        offset += len(raw) + 1
    return tuple(lines)


def join_lines(lines: Sequence[Line], pages: frozenset[int] = frozenset()) -> tuple[Block, ...]:
    """Body lines to paragraphs. A line continues the one before it when that one was cut short of its end.

    ``pages`` are the starts of the lines that are page numbers.
    """
    width = _wrap_width([line for line in lines if line.start not in pages])
    blocks: list[Block] = []
    group: list[Line] = []
    numbers: list[Line] = []
    cuts: list[Span] = []
    for line in lines:
        if line.start in pages:
            numbers.append(line)
        elif group and _continues(group, line, width, across=bool(numbers)):
            cuts += [Span(a.start, b.start) for a, b in itertools.pairwise([*numbers, line])]
            group.append(line)
            numbers = []
        else:
            blocks += _closed(group, cuts, numbers)
            group, cuts, numbers = [line], [], []
    return (*blocks, *_closed(group, cuts, numbers))


def _closed(group: Sequence[Line], cuts: Sequence[Span], numbers: Sequence[Line]) -> list[Block]:
    if not group:
        found = []
    else:
        text = group[0].text if len(group) == 1 else " ".join(line.text for line in group).strip()
        found = [Block(start=group[0].start, end=group[-1].end, text=text, cuts=tuple(cuts))]
    return found + [Block(start=line.start, end=line.end, text=line.text, page=True) for line in numbers] if numbers else found


def ends_sentence(text: str) -> bool:
    """Whether the folded text ends with an end mark, quotes and brackets after it aside."""
    return text.rstrip(_AFTER_END_MARK)[-1:] in _END_MARKS if text else False


def _continues(group: Sequence[Line], line: Line, width: int | None, *, across: bool) -> bool:
    before = group[-1].text
    if not line.text or not before:
        return False
    if line.row or group[-1].row:
        return group[-1].row and (is_rule(line.text) or (not line.row and line.text[0].islower() and not line.after_blank))
    full = width is not None and len(before) >= width and (across or not line.after_blank)
    if ends_sentence(before):
        # At a fixed width a semicolon may stand at a line's end by chance.
        return full and before[-1] == ";" and line.text[0].islower() and not read_marker(line.text)
    marker = read_marker(line.text)
    if line.text[0].isdigit() and before.endswith(_BEFORE_FIGURES) and not (marker and marker.sure):
        return True
    if marker is not None:
        referring = len(before) > _CUT_LINE and marker.rank < BULLET_RANK and _refers(before, marker)
        return referring or (full and _is_cut_marker(marker, before, line))
    if line.text[0].islower() or full or _dangles(before):
        return True
    if width is not None and (across or not line.after_blank):
        return False
    if line.text.isupper() or before.isupper():
        return False
    return sum(len(part.text) + 1 for part in group) > _PROSE and (before.endswith(",") or len(before) >= _PROSE)


def is_rule(text: str) -> bool:
    """Whether the line only rules a table: "|---|:-:|"."""
    return text[:1] == "|" and not text.strip("|:- ")


def _dangles(before: str) -> bool:
    return before.endswith(_DANGLING) and not before.endswith(_NOT_DANGLING)


def _refers(before: str, marker: Marker) -> bool:
    """Whether a line ends in the midst of a citation: "… theo khoản" / "2. …", "… tại khoản 1" / "Điều 9."."""
    return bool(_CUT_CITATION.search(before) or (marker.rank <= ARTICLE_RANK and (_CITES.search(before) or _dangles(before))))


def _is_cut_marker(marker: Marker, before: str, line: Line) -> bool:
    """Whether what looks like a marker is the inside of a sentence that was cut at a fixed width."""
    if marker.rank >= BULLET_RANK:
        return line.text[marker.length :][:1].islower()  # "chính trị" / "- xã hội"
    return bool(_REFERS.search(before))


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The shortest length of a full line where the text is wrapped at a fixed width, or None where it isn't."""
    cut = [
        len(a.text)
        for a, b in itertools.pairwise(lines)
        if not b.after_blank and len(a.text) > _CUT_LINE and b.text[:1].islower() and not ends_sentence(a.text)
    ]
    if len(cut) < _MIN_CUT_LINES or len(cut) < _MIN_CUT_SHARE * len(lines):
        return None
    return int(sorted(cut)[len(cut) // 4] * _WIDTH_SLACK)
