"""Words to printed rows, and rows to pieces that a wide gap parts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from corpus.formats.pdf_words import Word

_SPLIT = 1.0  # em between two words of a row: they may belong to two columns
ANCHOR_SPLIT = 0.4
"""Em between two columns: enough before a motto, which stands close to the issuer's name."""
_ROW = 0.35  # em between the baselines of a row
_MARK = re.compile(
    r"(?:[-–—+•▪●◦○\u2022\uf0b7\uf02d*]|\(?[\wđĐ]{1,4}(?:\.\d{1,2})*[.)/]|[IVXLC]{1,6}\.?|\d{1,3}(?:\.\d{1,2}){1,3})$"
)
"""A list mark standing apart from its text."""
_MARK_GAP = 6.0  # em at most between such a mark and its text
_MIN_SPACED, _SPACED_SHARE = 4, 0.8  # letters that stand alone: so many, so much of a row, and it is a title set wide
_SPACED_GAP = 1.5  # of its usual gap: a wider one parts two words
MOTTO = re.compile(r"CỘNG (?:HÒA|HOÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do")
"""How the mottos begin, which open a heading's right column."""


@dataclass(slots=True)
class Segment:
    """Words of one row without a wide gap."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Its left edge."""
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        """Its right edge."""
        return max(word.x1 for word in self.words)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """Its largest font."""
        return max(word.size for word in self.words)


Line = list[Segment]
"""One printed row: its pieces from left to right."""


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words to rows by baseline, rows to segments by gap, from top to bottom."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        home = next((line for line in reversed(lines[-4:]) if _beside(line[-1], word)), None)
        if home is None:
            lines.append([word])
        else:
            home.append(word)
    rows = [_segments(sorted(line, key=lambda word: word.x0)) for line in lines]
    return sorted(rows, key=lambda row: median(word.baseline for segment in row for word in segment.words))


def _beside(last: Word, word: Word) -> bool:
    if last.line is not None and last.line == word.line:
        return True
    if last.line is not None and word.line is not None:
        height = min(last.bottom - last.top, word.bottom - word.top)
        return min(last.bottom, word.bottom) - max(last.top, word.top) > 0.6 * height
    return abs(last.baseline - word.baseline) <= _ROW * max(last.size, word.size)


def _close_up(words: Sequence[Word]) -> list[Word]:
    """A row of letters set apart ("Q U Y Ế T  Đ Ị N H") as words."""
    single = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    if single < _MIN_SPACED or single < _SPACED_SHARE * len(words):
        return list(words)
    gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(words)]
    usual = median(gaps)
    found = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        last = found[-1]
        if gap <= _SPACED_GAP * usual and gap < _SPLIT * word.size:
            found[-1] = replace(last, text=last.text + word.text, x1=word.x1)
        else:
            found.append(word)
    return found


def _segments(words: Sequence[Word]) -> Line:
    words = _close_up(words)
    row = [Segment([words[0]])]
    for left, right in itertools.pairwise(words):
        gap = (right.x0 - left.x1) / max(left.size, right.size)
        rest = " ".join(word.text for word in words[words.index(right) :])
        marked = len(row[-1].words) == 1 and _MARK.match(left.text) and gap <= _MARK_GAP
        if not marked and (gap > _SPLIT or (gap > ANCHOR_SPLIT and MOTTO.match(rest))):
            row.append(Segment([right]))
        else:
            row[-1].words.append(right)
    return row


def middle_of(line: Line) -> float:
    """The height at which a row stands, in points from the top."""
    words = [word for segment in line for word in segment.words]
    return sum(word.top + word.bottom for word in words) / (2 * len(words))


def size_of(line: Line) -> float:
    """The largest font of a row."""
    return max(segment.size for segment in line)


def same_row(a: Segment, b: Segment) -> bool:
    """Whether two pieces are printed on one row."""
    return _beside(a.words[0], b.words[0])


def joined(line: Line) -> Segment:
    """A row as one piece."""
    return Segment([word for segment in line for word in segment.words])
