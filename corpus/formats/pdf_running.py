"""Page numbers and the lines that a publisher prints on every page: found by place and repetition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus import cues
from corpus.formats.pdf_layout import Row

_EDGE_ROWS = 3  # rows at a page's top or bottom where running lines stand
_EDGE = 0.13  # of the page's height: running lines stand above or below
_STEP = 8.0  # points: as far a running line may move from page to page
_MIN_PAGES = 3  # a line on fewer pages repeats by chance
_MOST = 0.5  # of the pages bear a running line
_NUMBER = re.compile(r"(?:[-–—|.\s]*|(?:Trang|Page|Tr\.)\s*:?\s*)(\d{1,4})(?:\s*(?:/|trên|of)\s*\d{1,4})?[-–—|.\s]*$", re.I)
_DIGITS = re.compile(r"\d+")

Rows = Sequence[Row]


def without_running(pages: Sequence[tuple[Rows, float]]) -> tuple[list[list[Row]], tuple[str, ...]]:
    """Each page's rows (with the page's height) without numbers and running lines, and the running lines' texts."""
    kept = [[row for row in rows if id(row) not in numbers] for (rows, _), numbers in zip(pages, _numbers(pages), strict=True)]
    edges = [_edges(rows, height) for rows, (_, height) in zip(kept, pages, strict=True)]
    counts = Counter(key for rows in edges for key in {_key(row) for row in rows})
    running = {key for key, count in counts.items() if count >= _MIN_PAGES and count > _MOST * len(pages)}
    seen: dict[str, None] = {}
    for number, (rows, edge) in enumerate(zip(kept, edges, strict=True)):
        gone = {id(row) for row in edge if _key(row) in running and not (number == 0 and cues.is_heading_field(row.text))}
        seen |= {row.text: None for row in rows if id(row) in gone}
        rows[:] = [row for row in rows if id(row) not in gone]
    return kept, tuple(seen)[:_EDGE_ROWS]


def _edges(rows: Rows, height: float) -> list[Row]:
    printed = sorted((row for row in rows if not row.cells), key=lambda row: row.bottom)
    top = [row for row in printed[:_EDGE_ROWS] if row.bottom < _EDGE * height]
    return top + [row for row in printed[-_EDGE_ROWS:] if row.top > (1 - _EDGE) * height]


def _key(row: Row) -> tuple[str, int]:
    return _DIGITS.sub("#", row.text), round(row.bottom / _STEP)


def _numbers(pages: Sequence[tuple[Rows, float]]) -> list[set[int]]:
    """For each page the identities of the rows that are its number: counting up with the pages."""
    found: list[list[tuple[Row, int]]] = []
    for rows, height in pages:
        edge = _edges(rows, height)
        numbers = [(row, int(match[1])) for row in edge if (match := _NUMBER.match(row.text))]
        found.append([(row, number) for row, number in numbers if _alone(row, rows)])
    offsets = Counter(number - i for i, rows in enumerate(found) for _, number in rows)
    best = max(offsets, key=lambda offset: offsets[offset], default=None)
    # On a single page only the number 1 or one in dashes is sure.
    sure = best is not None and (offsets[best] > 1 or best == 1)
    return [
        {id(row) for row, number in rows if (sure and number - i == best) or not row.text.strip()[0].isdigit()}
        for i, rows in enumerate(found)
    ]


def _alone(row: Row, rows: Rows) -> bool:
    """Whether nothing stands beside a row."""
    middle = (row.top + row.bottom) / 2
    return not any(other is not row and other.top < middle < other.bottom for other in rows)
