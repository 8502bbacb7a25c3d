"""Two columns side by side: a heading's, a signature block's, a page's."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from corpus import cues
from corpus.formats.pdf_rows import ANCHOR_SPLIT, MOTTO, Line, joined, middle_of, size_of

_WIDE = 2.5  # em: one row with as wide a gap may open two columns
_GUTTER = 0.25  # em that a gutter keeps between all rows of its columns
_REACH = 3.0  # line heights: blank room that a column may hold before its next row
_SIGN_REACH = 12.0  # line heights between a signing title and the name below it
_BESIDE = 0.95  # em between the baselines of two rows that can't be one below the other
_MIN_SIDE = 2  # pieces that a column has


def find_band(lines: Sequence[Line], i: int) -> tuple[int, int, float] | None:
    """The run of lines around ``i`` that two columns share, and where the gutter runs; None where there is none."""
    best, found = None, None
    for left, right in _gaps(lines, i):
        wide = right - left >= _WIDE * size_of(lines[i])
        start, end, left, right = _extend(lines, i, left, right)
        middle = (left + right) / 2
        chosen = lines[start:end]
        onward = sum((part.x0 + part.x1) / 2 > middle for line in chosen for part in line)
        sides = (onward, sum(map(len, chosen)) - onward)
        split = sum(len(line) > 1 for line in chosen) + sum(_interleaved(a, b) for a, b in itertools.pairwise(chosen))
        anchored = _anchored(chosen, middle)
        if anchored or (min(sides) >= _MIN_SIDE and (wide or split > 1)):
            score = (anchored, split, right - left)
            if best is None or score > best:
                best, found = score, (start, end, middle)
    return found


def _gaps(lines: Sequence[Line], i: int) -> Iterator[tuple[float, float]]:
    """Where a gutter may run at row ``i``: between its pieces, or between it and the next row printed half a line lower."""
    for left, right in itertools.pairwise(lines[i]):
        yield left.x1, right.x0
    if i + 1 < len(lines) and _interleaved(lines[i], lines[i + 1]):
        first, second = sorted((lines[i], lines[i + 1]), key=lambda line: line[0].x0)
        yield first[-1].x1, second[0].x0


def _interleaved(line: Line, below: Line) -> bool:
    """Whether two rows stand beside each other, their baselines less than a line apart."""
    size = min(size_of(line), size_of(below))
    if below[0].words[0].baseline - line[0].words[0].baseline >= _BESIDE * size:
        return False
    return line[-1].x1 + ANCHOR_SPLIT * size < below[0].x0 or below[-1].x1 + ANCHOR_SPLIT * size < line[0].x0


def _anchored(lines: Sequence[Line], middle: float) -> bool:
    """Whether what stands in the columns are a heading's or a signature block's."""
    halves = [
        [[part for part in line if ((part.x0 + part.x1) / 2 > middle) is side] for line in lines] for side in (False, True)
    ]
    left, right = ([joined(half).text for half in side if half] for side in halves)
    if any(MOTTO.match(text) for text in right) and left:
        return True
    if any(cues.is_recipients(text) for text in left) and any(text.isupper() for text in right):
        return True
    return any(cues.NUMBER_LINE.match(text) for text in left) and any(cues.DATE_LINE.match(text) for text in right)


def _extend(lines: Sequence[Line], i: int, left: float, right: float) -> tuple[int, int, float, float]:
    """From row ``i`` down, then up, while the gutter stays open and no blank room parts the rows."""
    signing = any(cues.is_recipients(segment.text) for segment in lines[i])
    end, start = i + 1, i
    while end < len(lines):
        reach = _SIGN_REACH if signing else _REACH
        narrowed = None if _opens_text(lines[end]) else _narrowed(lines[end], left, right)
        if narrowed is None or middle_of(lines[end]) - middle_of(lines[end - 1]) > reach * 1.2 * size_of(lines[end]):
            break
        left, right = narrowed
        signing = signing or any(cues.is_recipients(segment.text) for segment in lines[end])
        end += 1
    while start > 0:
        narrowed = _narrowed(lines[start - 1], left, right)
        near = middle_of(lines[start]) - middle_of(lines[start - 1]) <= 2.4 * size_of(lines[start - 1])
        # Above a gap only what is set to the right surely belongs to a column, or what opens the page's heading.
        beside = all(segment.x0 >= (left + right) / 2 for segment in lines[start - 1])
        if narrowed is None or not near or not (beside or start <= 2):
            break
        left, right = narrowed
        start -= 1
    return start, end, left, right


def _opens_text(line: Line) -> bool:
    """Whether a line below a heading's columns is the addressees' or the title's."""
    text = joined(line).text
    return bool(cues.ADDRESSEES.match(text) or cues.kind_of(text))


def _narrowed(line: Line, left: float, right: float) -> tuple[float, float] | None:
    """The gutter beside one more line; None where the line closes it."""
    need = _GUTTER * size_of(line)
    for segment in line:
        if segment.x1 <= right - need and (segment.x0 + segment.x1) / 2 < (left + right) / 2:
            left = max(left, segment.x1)
        elif segment.x0 >= left + need:
            right = min(right, segment.x0)
        else:
            return None
    return (left, right) if right - left >= need else None
