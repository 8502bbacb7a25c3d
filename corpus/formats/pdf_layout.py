"""Words on a page to lines in reading order: two columns, tables, list marks set apart from their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.formats.pdf_columns import find_band
from corpus.formats.pdf_rows import Line, Segment, joined, lines_of, middle_of, same_row
from corpus.formats.pdf_tables import Table, find_tables
from corpus.formats.pdf_words import PageWords

_MIN_UNRULED = 3  # rows and columns that a table without lines must have


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed line of one column: its text and place. ``column`` numbers the stream of text that it belongs to.

    ``beside`` marks a line of one of two columns, ``cells`` a table's row. ``first`` is the first word's width, which tells
    whether it would have fitted on the line above.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    first: float
    column: int = 0
    beside: bool = False
    cells: bool = False


@dataclass(frozen=True, slots=True)
class _Stream:
    """Lines to be read one after the other: one of two columns, or a table without lines, where it says so."""

    lines: list[Line]
    beside: bool = False
    table: bool = False


def lay_out(page: PageWords) -> tuple[Row, ...]:
    """The page's lines in the order in which they are read, tables as one line per row."""
    tables = find_tables(page.rules, page.words)
    inside = {id(word) for table in tables for row in table.rows for cell in row for word in cell}
    lines = lines_of([word for word in page.words if id(word) not in inside])
    rows: list[Row] = []
    column = 0
    for table in (*tables, None):
        above = [line for line in lines if table is None or middle_of(line) < table.top]
        lines = lines[len(above) :] if table is not None else []
        for stream in _streams(above):
            if stream.table:
                rows += _unruled(stream.lines, column)
            else:
                rows += [_row(joined(line), column, beside=stream.beside) for line in stream.lines]
            column += 1
        if table is not None:
            rows += _table_rows(table, column)
            column += 1
    return tuple(rows)


def _streams(lines: Sequence[Line]) -> Iterator[_Stream]:
    """Runs of lines to be read one after the other: whole lines, a left column, a right column, a table without lines."""
    whole: list[Line] = []
    i = 0
    while i < len(lines):
        table = _unruled_end(lines, i)
        band = None if table else find_band(lines, i)
        if table is None and band is None:
            whole.append(lines[i])
            i += 1
            continue
        start, end, gutter = band or (i, table or i, 0.0)
        # Lines above the gap that belong to the columns were taken for whole ones.
        del whole[max(0, len(whole) - (i - start)) :]
        if whole:
            yield _Stream(whole)
            whole = []
        if band is None:
            yield _Stream(list(lines[start:end]), table=True)
        else:
            yield from _columns([segment for line in lines[start:end] for segment in line], gutter)
        i = end
    if whole:
        yield _Stream(whole)


def _columns(segments: Sequence[Segment], gutter: float) -> Iterator[_Stream]:
    for side in (False, True):
        rows: list[Line] = []
        for segment in segments:
            if ((segment.x0 + segment.x1) / 2 > gutter) is not side:
                continue
            # A gap within the column may part the pieces of one row.
            if rows and same_row(rows[-1][-1], segment):
                rows[-1].append(segment)
            else:
                rows.append([segment])
        yield _Stream(rows, beside=True)


def _unruled_end(lines: Sequence[Line], i: int) -> int | None:
    """Where a table without lines that begins at row ``i`` ends: rows of three or more cells under each other."""
    end = i
    starts: list[list[tuple[float, float]]] = []
    while end < len(lines) and len(lines[end]) >= _MIN_UNRULED:
        starts.append([(segment.x0, segment.x1) for segment in lines[end]])
        end += 1
    if len(starts) < _MIN_UNRULED:
        return None
    same = [len(row) == len(starts[0]) for row in starts]
    aligned = all(
        min(a[1], b[1]) - max(a[0], b[0]) > 0
        for row in starts
        if len(row) == len(starts[0])
        for a, b in zip(row, starts[0], strict=True)
    )
    return end if aligned and sum(same) >= _MIN_UNRULED else None


def _unruled(lines: Sequence[Line], column: int) -> list[Row]:
    return [_row(joined(line), column, text=" | ".join(segment.text for segment in line), cells=True) for line in lines]


def _table_rows(table: Table, column: int) -> list[Row]:
    rows = []
    for cells in table.rows:
        words = [word for cell in cells for word in cell]
        if words:
            texts = [" ".join(joined(line).text for line in lines_of(cell)) for cell in cells]
            rows.append(_row(Segment(words), column, text=" | ".join(texts).strip(), cells=True))
    return rows


def _row(segment: Segment, column: int, *, text: str = "", beside: bool = False, cells: bool = False) -> Row:
    words = segment.words
    return Row(
        text=text or segment.text,
        x0=segment.x0,
        x1=segment.x1,
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        size=median(word.size for word in words),
        first=words[0].x1 - words[0].x0,
        column=column,
        beside=beside,
        cells=cells,
    )
