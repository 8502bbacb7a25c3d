"""Tables to lines: a table that only lays out a page (heading, signature) column by column, any other row by row."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import cues
from corpus.text import fold_display

Cell = tuple[str, ...]
"""The paragraphs of a cell; a paragraph may hold line ends."""

_LAYOUT_COLUMNS = 3  # issuer and motto, sometimes with an empty column between them
_LAYOUT_ROWS = 12  # a heading or signature with a row per line has fewer
_RECIPIENT_ROWS = 3  # "Nơi nhận" as the title of a column stands above more


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells, an empty cell as (). ``nested``: a cell holds another table, already flattened."""

    rows: tuple[tuple[Cell, ...], ...]
    bordered: bool
    nested: bool = False


def flatten(table: Table) -> tuple[str, ...]:
    """The table as paragraphs. A data table is one, with a line "| cell | cell |" for each row."""
    if is_layout(table):
        return tuple(itertools.chain.from_iterable(_by_columns(table.rows)))
    rows = [row for row in table.rows if any(map(any, row))]
    return ("\n".join(f"| {' | '.join(_one_line(cell) for cell in row)} |" for row in rows),) if rows else ()


def is_layout(table: Table) -> bool:
    """Whether the table only places text on the page: one column, a heading, a signature block, a borderless frame."""
    columns = max((sum(map(any, row)) for row in table.rows), default=0)
    if columns <= 1 or (table.nested and not table.bordered):
        return True
    lines = [fold_display(line) for row in table.rows for cell in row for text in cell for line in text.split("\n")]
    lines = [line for line in lines if line]
    if any(cues.is_banner(line) for line in lines):
        return True
    rows = sum(any(map(any, row)) for row in table.rows)
    if columns > _LAYOUT_COLUMNS or rows > _LAYOUT_ROWS:
        return False
    if not table.bordered and (rows == 1 or any(map(_places, lines))):
        return True
    if any(cues.is_authority_prefix(line) for line in lines):
        return True
    if rows <= _RECIPIENT_ROWS and any(cues.is_recipients(line) for line in lines):
        return True
    return any(cues.NUMBER_LINE.match(line) for line in lines) and any(cues.DATE_LINE.match(line) for line in lines)


def _places(line: str) -> bool:
    """Whether the line is of a heading or a signature, which a borderless table lays out."""
    return bool(
        cues.NUMBER_LINE.match(line)
        or cues.DATE_LINE.match(line)
        or cues.is_authority(line)
        or cues.is_recipients(line)
        or cues.is_signed(line)
    )


def _by_columns(rows: Sequence[Sequence[Cell]]) -> Iterator[Cell]:
    """The cells of neighbouring rows of one width column by column; a row across the whole table stands for itself."""
    for width, group in itertools.groupby(rows, key=lambda row: len(row)):
        together = tuple(group)
        for column in range(width):
            for row in together:
                yield row[column]


def _one_line(cell: Cell) -> str:
    lines = (
        line.strip("| ").replace(" | ", " ") if line.startswith("| ") else line for text in cell for line in text.split("\n")
    )
    return " ".join(" ".join(lines).split())
