"""Page numbers alone on a line: they interrupt a text and belong to none of its provisions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.blocks import Line, ends_sentence
from corpus.markers import read_marker

_DRESSED = re.compile(r"[-–—]\s*\d{1,3}\s*[-–—]$|(?:Trang|Page)\s*:?\s*\d{1,3}(?:\s*(?:/|trên|of)\s*\d{1,3})?$", re.I)
_GAZETTE = re.compile(r"(?:\d{1,3}\s+)?CÔNG BÁO\s*/\s*Số\s.{1,60}?(?:\s+\d{1,3})?$")
"""The running header of the official gazette."""
_BARE = re.compile(r"\d{1,3}(?:/\d{1,3})?$")
_GAZETTE_INITIALS = frozenset("0123456789C")
_LONGEST = len("Trang: 100 trên 100")
_PROSE = 40  # characters: what a page break cuts is prose; shorter lines may be cells of a table
_PAGE = 500  # characters: a page holds more, a row of a table less
_FIRST_BARE = 2  # the first page bears no number (Nghị định 30/2020/NĐ-CP, Appendix I)


def page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """The starts of the lines that are page numbers.

    "- 2 -" and "Trang 3/7" are always; a bare number is when it interrupts a sentence, or stands between paragraphs a page's
    length after the number before it in counting order, where the text has no other bare numbers (a table's).
    """
    sure: set[int] = set()
    likely: set[int] = set()
    others = False
    last, last_at = _FIRST_BARE - 1, lines[0].start if lines else 0
    for i, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            if line.text[:1] in _GAZETTE_INITIALS and _GAZETTE.match(line.text):
                sure.add(line.start)
            continue
        bare = _BARE.match(line.text)
        if bare is None and not _DRESSED.match(line.text):
            continue
        number = int(re.findall(r"\d+", line.text)[0])
        if bare is None or _interrupts(lines, i) or _at_page_end(lines, i):
            sure.add(line.start)
        elif number == last + 1 and line.start - last_at >= _PAGE and _between_paragraphs(lines, i):
            likely.add(line.start)
        else:
            others = True
            continue
        last, last_at = number, line.start
    return frozenset(sure if others else sure | likely)


def _at_page_end(lines: Sequence[Line], i: int) -> bool:
    return lines[i].after_page or (i + 1 < len(lines) and lines[i + 1].after_page)


def _interrupts(lines: Sequence[Line], i: int) -> bool:
    if i == 0 or i + 1 == len(lines):
        return False
    before, after = lines[i - 1].text, lines[i + 1].text
    return len(before) >= _PROSE and len(after) >= _PROSE and after[0].islower() and not ends_sentence(before)


def _between_paragraphs(lines: Sequence[Line], i: int) -> bool:
    if i + 1 == len(lines):
        return True
    return ends_sentence(lines[i - 1].text) and (len(lines[i + 1].text) >= _PROSE or read_marker(lines[i + 1].text) is not None)
