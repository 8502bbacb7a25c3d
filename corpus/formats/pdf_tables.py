"""Ruled tables: lines that cross to cells, words to the cells that they stand in."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.formats.pdf_words import Rule, Word

_SAME = 3.0  # points: rules as near are one
_TOUCH = 4.0  # points that a rule may stop short of the one it meets
_COVERS = 0.6  # of a row's height that an upright rule runs along: it parts the row's cells
_MIN_CELLS = 2  # columns of a table; a box around a text has one


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid: rows of cells of words, from ``top`` to ``bottom``."""

    top: float
    bottom: float
    rows: tuple[tuple[tuple[Word, ...], ...], ...]


def find_tables(rules: Sequence[Rule], words: Sequence[Word]) -> tuple[Table, ...]:
    """The tables of a page, from top to bottom, that hold words."""
    tables = []
    for group in _grids(rules):
        table = _table(group, words)
        if table is not None:
            tables.append(table)
    return tuple(sorted(tables, key=lambda table: table.top))


def _grids(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that touch each other, directly or through others."""
    level, upright = _merged(rule for rule in rules if not rule.upright), _merged(rule for rule in rules if rule.upright)
    groups: list[list[Rule]] = []
    for rule in (*level, *upright):
        touched = [group for group in groups if any(_meet(rule, other) for other in group)]
        whole = [rule, *itertools.chain.from_iterable(touched)]
        groups = [group for group in groups if group not in touched]
        groups.append(whole)
    return [
        group
        for group in groups
        if sum(rule.upright for rule in group) > _MIN_CELLS and sum(not rule.upright for rule in group) > 1
    ]


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line, drawn cell by cell, as one."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _SAME), rule.start)):
        for i in range(len(found) - 1, max(-1, len(found) - 9), -1):
            last = found[i]
            if abs(last.at - rule.at) <= _SAME and rule.start <= last.end + _SAME and last.start <= rule.end + _SAME:
                found[i] = Rule(
                    upright=rule.upright, at=last.at, start=min(last.start, rule.start), end=max(last.end, rule.end)
                )
                break
        else:
            found.append(rule)
    return found


def _meet(a: Rule, b: Rule) -> bool:
    if a.upright == b.upright:
        return False
    return a.start - _TOUCH <= b.at <= a.end + _TOUCH and b.start - _TOUCH <= a.at <= b.end + _TOUCH


def _table(group: Sequence[Rule], words: Sequence[Word]) -> Table | None:
    level, upright = [rule for rule in group if not rule.upright], [rule for rule in group if rule.upright]
    ys = _places(rule.at for rule in (*level,))
    ys = _places([*ys, min(rule.start for rule in upright), max(rule.end for rule in upright)])
    left, right = min(rule.at for rule in upright), max(rule.at for rule in upright)
    inside = [
        word for word in words if ys[0] <= (word.top + word.bottom) / 2 <= ys[-1] and left <= (word.x0 + word.x1) / 2 <= right
    ]
    if not inside:
        return None
    rows = []
    for top, bottom in itertools.pairwise(ys):
        xs = _places(rule.at for rule in upright if min(rule.end, bottom) - max(rule.start, top) >= _COVERS * (bottom - top))
        held = [word for word in inside if top <= (word.top + word.bottom) / 2 < bottom]
        rows.append(tuple(_cells(held, xs)))
    return Table(top=ys[0], bottom=ys[-1], rows=tuple(rows)) if any(len(row) > 1 for row in rows) else None


def _cells(words: Sequence[Word], xs: Sequence[float]) -> Iterable[tuple[Word, ...]]:
    bounds = [float("-inf"), *xs[1:-1], float("inf")]
    for left, right in itertools.pairwise(bounds):
        yield tuple(word for word in words if left <= (word.x0 + word.x1) / 2 < right)


def _places(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME:
            found.append(value)
    return found
