"""The lines of all pages to one text: paragraphs whole, footnotes behind the paragraph that they stand in, pages marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.formats.pdf_layout import Row
from corpus.formats.pdf_paragraphs import Placed, continues, glue, glued, indents_paragraphs, stand_apart, usual_pitch
from corpus.formats.pdf_running import without_running
from corpus.types import Page

_NOTE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[?\d{1,3}\]?|\*+)\s")
_NOTE_SIZE = 0.9  # of the text's size: footnotes are smaller
_NOTE_BELOW = 0.5  # of the page's height: they stand below
_PROSE_ROWS, _PROSE_FULL = 6, 0.5  # a column of at least so many lines, so many of them full, is running text
_MIN_TEXT = 0.45  # of the page's width: a page whose lines are all shorter has no running text


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRows:
    """One page laid out: lines in reading order, size in points, the recognition's confidence."""

    rows: tuple[Row, ...]
    width: float
    height: float
    confidence: float | None = None


@dataclass(slots=True)
class _Text:
    """The text as it grows, and where each page begins in it."""

    parts: list[str]
    starts: dict[int, int]
    length: int = 0

    def add(self, text: str, page: int | None = None) -> None:
        if page is not None:
            self.starts.setdefault(page, self.length)
        self.parts.append(text)
        self.length += len(text)


def join_pages(pages: Sequence[PageRows]) -> tuple[str, tuple[Page, ...], tuple[str, ...]]:
    """The text, its pages, and the running lines that were left out."""
    kept, running = without_running([(page.rows, page.height) for page in pages])
    placed, notes = _placed(pages, kept)
    pitch = usual_pitch(placed)
    indented = indents_paragraphs(placed)
    text = _Text([], {})
    open_notes: list[Placed] = []
    group: list[Placed] = []
    for item in placed:
        last = group[-1] if group else None
        if last is not None and continues(group, item, pitch, indented=indented):
            text.add(glue(last.row.text, item.row.text))
            group.append(item)
        else:
            for note in open_notes:
                text.add("\n" + note.row.text)
            open_notes = []
            if last is not None:
                text.add("\n\n" if stand_apart(last, item, pitch) else "\n")
            group = [item]
        text.add(item.row.text, item.page)
        following = notes.pop((item.page, id(item.row)), ())
        open_notes += following
    for note in open_notes:
        text.add("\n" + note.row.text)
    return "".join(text.parts), _spans(pages, text), running


def _spans(pages: Sequence[PageRows], text: _Text) -> tuple[Page, ...]:
    found = []
    end = text.length
    for i in range(len(pages) - 1, -1, -1):
        start = text.starts.get(i, end)
        start = 0 if i == 0 else start
        found.append(Page(number=i + 1, start=start, end=end, confidence=pages[i].confidence))
        end = start
    return tuple(reversed(found))


def _placed(
    pages: Sequence[PageRows], kept: Sequence[Sequence[Row]]
) -> tuple[list[Placed], dict[tuple[int, int], list[Placed]]]:
    """The lines with their margins, and the footnotes by the last line of text above them."""
    size = _body_size(kept)
    margins = _margins(pages, kept)
    placed: list[Placed] = []
    notes: dict[tuple[int, int], list[Placed]] = {}
    stream = 0
    for number, (page, rows) in enumerate(zip(pages, kept, strict=True)):
        body = _without_notes(rows, size, page.height)
        for run in _runs(body):
            stream += 1
            placed += _stream(run, number, stream, margins[round(page.width)], page.width)
        if body and len(body) < len(rows):
            left, right = margins[round(page.width)]
            below = [Placed(row, number, 0, left, right, prose=True) for row in rows[len(body) :]]
            notes[number, id(body[-1])] = _note_paragraphs(below)
        elif not body:
            placed += _stream(rows, number, stream, margins[round(page.width)], page.width)
    return placed, notes


def _note_paragraphs(rows: Sequence[Placed]) -> list[Placed]:
    """One line for each footnote."""
    found: list[Placed] = []
    for item in rows:
        if found and not _NOTE.match(item.row.text + " "):
            last = found[-1]
            found[-1] = Placed(
                replace(last.row, text=glued(last.row.text, item.row.text)), last.page, 0, last.left, last.right, prose=True
            )
        else:
            found.append(item)
    return found


def _body_size(pages: Sequence[Sequence[Row]]) -> float:
    sizes: Counter[float] = Counter()
    for rows in pages:
        for row in rows:
            sizes[round(row.size * 2) / 2] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _without_notes(rows: Sequence[Row], size: float, height: float) -> Sequence[Row]:
    """The lines above a page's footnotes."""
    first = len(rows)
    for i in range(len(rows) - 1, -1, -1):
        row = rows[i]
        if row.size > _NOTE_SIZE * size or row.top < _NOTE_BELOW * height or row.cells or row.column != rows[-1].column:
            break
        if _NOTE.match(row.text):
            first = i
    # Below columns what is small is their own.
    beside = first < len(rows) and any(other.column != rows[first].column and other.bottom > rows[first].top for other in rows)
    return rows if beside else rows[:first]


def _margins(pages: Sequence[PageRows], kept: Sequence[Sequence[Row]]) -> dict[int, tuple[float, float]]:
    """The text's margins on pages of each width: where most lines begin, and how far the long ones reach."""
    found = {}
    for width in {round(page.width) for page in pages}:
        rows = [
            row for page, rows in zip(pages, kept, strict=True) if round(page.width) == width for row in rows if not row.cells
        ]
        longest = max((row.x1 - row.x0 for row in rows), default=0.0)
        long = [row for row in rows if row.x1 - row.x0 > 0.6 * longest]
        starts = Counter(round(row.x0 / 4) for row in long)
        left = min((start for start, count in starts.items() if count >= 0.2 * max(starts.values())), default=0) * 4.0
        ends = sorted(row.x1 for row in long)
        found[width] = (left, ends[int(0.9 * (len(ends) - 1))] if ends else float(width))
    return found


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    run: list[Row] = []
    for row in rows:
        if run and row.column != run[-1].column:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _stream(rows: Sequence[Row], page: int, stream: int, margins: tuple[float, float], width: float) -> Iterator[Placed]:
    if not rows:
        return
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    full = sum(row.x1 > right - 1.5 * row.size and row.x0 < left + 4 * row.size for row in rows)
    running = len(rows) >= _PROSE_ROWS and full >= _PROSE_FULL * len(rows)
    prose = running if rows[0].beside else margins[1] - margins[0] >= _MIN_TEXT * width
    bounds = (left, right) if rows[0].beside else margins
    for row in rows:
        yield Placed(row, page, stream, *bounds, prose=prose and not row.cells)
