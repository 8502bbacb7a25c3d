"""Passages of a document for people to write questions about: spans to judge, never questions, never answers."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Sequence
from pathlib import Path

from corpus.types import Directive, Level, Provision
from eval.anchor import occurrences
from eval.place import trim
from eval.types import InputError, Problem

COLUMNS = ("id", "question", "doc", "quote", "path", "status", "note")
DEFAULT_SPANS = 20

_AROUND = frozenset({Level.HEADER, Level.ADDRESSEES, Level.RECIPIENTS, Level.SIGNATURE, Level.NOISE, Level.LEAD})
_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.;!?](?=\d|\S)[^.;!?\n]*)*")  # a stop inside "16.8" or "v.v" ends nothing
_BULLETS = "-–+•* \t"  # a spreadsheet takes a cell that begins with "-" or "+" for a formula
_SHORTEST, _LONGEST = 30, 400  # characters: a span that says something, and that a reader takes in


def draft_spans(directive: Directive, size: int, seed: int) -> tuple[tuple[Provision, str], ...]:
    """Up to ``size`` sentences with their provisions, in the order of the text, spread over the document by the seed.

    Each stands once in the text, at most one of a provision. Raises InputError for a document without any.
    """
    found = [
        (leaf, quote) for leaf in directive.root.leaves() if leaf.level not in _AROUND and (quote := _span(directive, leaf))
    ]
    if not found:
        fix = "Choose a document with sentences in its body"
        raise InputError((Problem(file=directive.doc_id, what="no passage to propose", fix=fix),))
    chosen = random.Random(f"{seed}:{directive.doc_id}").sample(found, min(size, len(found)))
    return tuple(sorted(chosen, key=lambda pair: pair[0].start))


def write_draft(path: Path, directive: Directive, spans: Sequence[tuple[Provision, str]]) -> None:
    """A spreadsheet with a row for each span; the column for the question is empty."""
    rows = [
        (f"{directive.doc_id}-{number:02d}", "", directive.doc_id, quote, ".".join(provision.path), "", provision.label)
        for number, (provision, quote) in enumerate(spans, start=1)
    ]
    try:
        if path.suffix.lower() == ".xlsx":
            _write_workbook(path, rows)
        else:
            with path.open("w", encoding="utf-8-sig", newline="") as file:  # the mark tells Excel that it is UTF-8
                csv.writer(file).writerows([COLUMNS, *rows])
    except OSError as error:
        raise InputError((Problem(file=str(path), what=str(error.strerror), fix="Name another file"),)) from error


def _write_workbook(path: Path, rows: Sequence[tuple[str, ...]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in (COLUMNS, *rows):
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"  # text, even where it begins as a formula does
    for column, width in zip("ABCDEFG", (26, 60, 26, 80, 14, 14, 30), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    book.save(path)


def _span(directive: Directive, leaf: Provision) -> str:
    """The leaf's first sentence of a good length that stands nowhere else; "" where there is none."""
    for match in _SENTENCE.finditer(leaf.text):
        start, end = trim(leaf.text, *match.span())
        quote = leaf.text[start:end].lstrip(_BULLETS)
        if _SHORTEST <= len(quote) <= _LONGEST and len(occurrences(directive.text, quote)) == 1:
            return quote
    return ""
