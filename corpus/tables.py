"""Tables: those that only lay out a heading or a signature are taken apart, cell by cell, line by line; of others the rows are told."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus import cues
from corpus.blocks import Line
from corpus.plain import LINE_BREAK, plain

_BAR = "|"
_CELL = re.compile(r"[^|]+")
_RULE = re.compile(r"[\s|:-]+$")
_SHORT_TABLE = 3  # rows
_BETWEEN = re.compile(r"\t+\s*|[^\S\n]{2,}|\s*\|\s*")
_COLUMNS = 3  # of a table that has no bars around its rows: two may be a list's number and its text
_COUNT = re.compile(r"\d{1,3}[.)]?$|(?:Số )?S?TT\.?$", re.I)
"""The first cell of a row, or of the row of titles."""


def split_tables(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with the cells of each table that lays out a page as lines of their own; a table of data keeps its rows."""
    for is_row, group in itertools.groupby(lines, key=lambda line: text[line.start] == _BAR):
        rows = list(group)
        if not is_row:
            yield from rows
            continue
        cells = [list(_cells(text, row)) for row in rows]
        layout = _lays_out(cells)
        for row, parts in zip(rows, cells, strict=True):
            if (layout or len({part.column for part in parts}) == 1) and parts and not _RULE.match(text[row.start : row.end]):
                yield from parts
            else:
                yield row


def mark_rows(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those that are rows of a table of data marked: between bars, or of one number of columns and counted."""
    counts = [_columns(text[line.start : line.end]) for line in lines]
    rows = {i for i, line in enumerate(lines) if text[line.start] == _BAR and line.text[:1] == _BAR}
    at = 0
    for columns, group in itertools.groupby(counts):
        size = len(list(group))
        numbered = [i for i in range(at, at + size) if _COUNT.match(_BETWEEN.split(text[lines[i].start : lines[i].end])[0])]
        if columns >= _COLUMNS and size > 1 and numbered:
            rows.update(range(at, at + size))
        at += size
    return tuple(replace(line, row=True) if i in rows else line for i, line in enumerate(lines)) if rows else tuple(lines)


def _columns(raw: str) -> int:
    return len(_BETWEEN.split(raw))


def _cells(text: str, row: Line) -> Iterator[Line]:
    after_blank = row.after_blank
    for column, cell in enumerate(_CELL.finditer(text[row.start : row.end]), 1):
        start = row.start + cell.start()
        for piece, at in _pieces(cell[0]):
            visible = piece.strip()
            if visible:
                first = start + at + piece.find(visible)
                yield Line(start=first, end=first + len(visible), text=plain(visible), after_blank=after_blank, column=column)
                after_blank = False


def _pieces(cell: str) -> Iterator[tuple[str, int]]:
    """The lines of a cell with their offsets."""
    at = 0
    for match in LINE_BREAK.finditer(cell):
        yield cell[at : match.start()], at
        at = match.end()
    yield cell[at:], at


def _lays_out(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether the cells are a heading's or a signature's; "Nơi nhận" may as well be the title of a column of data."""
    texts = [cell.text for row in rows for cell in row]
    if any(
        cues.is_banner(text) or cues.is_authority_prefix(text) or cues.is_number(text) or cues.is_date(text) for text in texts
    ):
        return True
    signed = len(rows) <= _SHORT_TABLE or any(cues.is_sign_title(text) for text in texts)
    return signed and any(cues.is_recipients(text) for text in texts)
