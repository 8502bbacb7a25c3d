"""Spreadsheets of questions (.xlsx, .csv, .tsv) to cases: one row per question, mistakes named by row and column."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from corpus.text import fold_diacritics
from eval.types import Case, Directives, GoldItem, InputError, Problem
from index.query import analyse

SUFFIXES = (".xlsx", ".csv", ".tsv")

HEADINGS = {
    "id": ("id", "ma", "ma cau", "stt"),
    "question": ("question", "cau hoi", "query"),
    "doc": ("doc", "document", "van ban", "so hieu", "doc id"),
    "quote": ("quote", "trich dan", "can cu", "evidence", "answer span"),
    "path": ("path", "dieu khoan", "khoan", "clause"),
    "kind": ("kind", "loai"),
    "status": ("status", "trang thai", "ket qua"),
    "base": ("base", "cau goc"),
    "note": ("note", "ghi chu"),
}
"""Columns and what they may be called, without case and diacritics; the first name is the one to use."""

OR = "||"  # between quotes of one cell: any of them will do

_STATUS = {
    "answered": "answered",
    "tra loi": "answered",
    "no_evidence": "no_evidence",
    "no evidence": "no_evidence",
    "khong co": "no_evidence",
    "khong co can cu": "no_evidence",
    "needs_place": "needs_place",
    "needs place": "needs_place",
    "hoi lai": "needs_place",
}
_KIND_OF_STATUS = {"no_evidence": "unanswerable", "needs_place": "needs_place"}

Row = dict[str, str]


def read_sheet(file: str, content: bytes, directives: Directives) -> list[tuple[int, Case]]:
    """Cases with the row that each starts at; the first row holds the headings. Raises InputError with every mistake.

    A row without id and question adds a further group of evidence to the question above it. Without a status, a question
    with a quote expects an answer; without a kind, the question's language decides.
    """
    rows = _named(file, _cells(file, content))
    cases: list[tuple[int, Case]] = []
    problems: list[Problem] = []
    for number, row, more in _grouped(file, rows, problems):
        try:
            cases.append((number, _case(number, row, more, directives)))
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                field = ".".join(str(part) for part in detail["loc"])
                what = detail["msg"].removeprefix("Value error, ")
                problems.append(Problem(file=file, line=number, field=field, what=what, fix="Correct the cell"))
    if not cases and not problems:
        problems.append(Problem(file=file, what="no cases", fix="Write at least one row below the headings"))
    if problems:
        raise InputError(tuple(sorted(problems, key=lambda problem: problem.line)))
    return cases


def _cells(file: str, content: bytes) -> list[list[str]]:
    if file.lower().endswith(".xlsx"):
        return _cells_of_workbook(file, content)
    for encoding in ("utf-8-sig", "utf-16"):
        if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _cells_of_text(text, tab=file.lower().endswith(".tsv"))
    raise InputError((Problem(file=file, what="not UTF-8", fix="Save as “CSV UTF-8”, or as .xlsx"),))


def _cells_of_text(text: str, *, tab: bool) -> list[list[str]]:
    """Rows of a CSV; a spreadsheet in Vietnamese separates by semicolons, one that copies by tabs."""
    first = text.split("\n", 1)[0]
    separator = "\t" if tab else max((",", ";", "\t"), key=first.count)
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]


def _cells_of_workbook(file: str, content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError((Problem(file=file, what="not an .xlsx workbook", fix="Save as .xlsx, or as CSV UTF-8"),)) from error
    sheet = book.worksheets[0]
    return [["" if cell is None else _text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def _text(cell: Any) -> str:
    """A number that is whole is written so: 1.0 is what a spreadsheet makes of an id typed as 1."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _named(file: str, cells: list[list[str]]) -> list[tuple[int, Row]]:
    """Rows by column name with their numbers, blank ones left out; InputError for headings that cannot be read."""
    if not cells or not any(cells[0]):
        raise InputError((Problem(file=file, what="no cases", fix="Write headings: question, doc, quote"),))
    columns: dict[int, str] = {}
    problems = []
    for position, heading in enumerate(cells[0]):
        folded = " ".join(fold_diacritics(heading).replace("_", " ").split())
        name = next((name for name, spellings in HEADINGS.items() if folded in spellings), None)
        if name is None and folded:
            fix = f"Use {', '.join(HEADINGS)}, or remove the column"
            problems.append(Problem(file=file, line=1, field=heading, what="not a column of a case", fix=fix))
        elif name in columns.values():
            problems.append(Problem(file=file, line=1, field=heading, what="the column is there twice", fix="Keep one"))
        elif name is not None:
            columns[position] = name
    if "question" not in columns.values() and not problems:
        problems.append(Problem(file=file, line=1, field="question", what="no such column", fix="Add the column"))
    if problems:
        raise InputError(tuple(problems))
    named = [
        (number, {name: row[position] if position < len(row) else "" for position, name in columns.items()})
        for number, row in enumerate(cells[1:], start=2)
    ]
    return [(number, row) for number, row in named if any(row.values())]


def _grouped(file: str, rows: Sequence[tuple[int, Row]], problems: list[Problem]) -> list[tuple[int, Row, list[Row]]]:
    """Each question's row with the rows that add evidence to it."""
    grouped: list[tuple[int, Row, list[Row]]] = []
    for number, row in rows:
        if row.get("question") and not any(row.get(name) for name in ("quote", "status", "kind")):
            fix = "Quote what answers it, or write no_evidence as its status where the texts don't say"
            problems.append(Problem(file=file, line=number, field="quote", what="empty", fix=fix))
        elif row.get("question"):
            grouped.append((number, row, []))
        elif row.get("id"):
            fix = "Write a question that this passage answers, or delete the row"
            problems.append(Problem(file=file, line=number, field="question", what="empty", fix=fix))
        elif grouped:
            grouped[-1][2].append(row)
        else:
            problems.append(Problem(file=file, line=number, field="question", what="empty", fix="Write a question"))
    return grouped


def _case(number: int, row: Row, more: Sequence[Row], directives: Directives) -> Case:
    gold = [group for one in (row, *more) if (group := _group(one, row, directives))]
    status = _STATUS.get(fold_diacritics(row.get("status", "")), row.get("status", ""))
    status = status or ("answered" if gold else "no_evidence")
    question = row["question"]
    return Case.model_validate(
        {
            "id": row.get("id") or f"r{number:03d}",
            "kind": row.get("kind") or _KIND_OF_STATUS.get(status) or _language(question),
            "question": question,
            "base": row.get("base") or None,
            "gold": tuple(gold),
            "status": status,
            "note": row.get("note", ""),
        }
    )


def _group(row: Row, first: Row, directives: Directives) -> tuple[GoldItem, ...]:
    """The alternatives of one row; a row that names no document is of the question's."""
    named = row.get("doc") or first.get("doc", "")
    quotes = [quote.strip() for quote in row.get("quote", "").split(OR) if quote.strip()]
    doc = doc_id_of(named, directives)
    return tuple(GoldItem.model_validate({"doc": doc, "quote": quote, "path": row.get("path") or None}) for quote in quotes)


def doc_id_of(name: str, directives: Directives) -> str:
    """The directive that a cell names by id, number, title or file; the name itself where none or several are."""
    if name in directives or not name:
        return name
    wanted = _plain(name)
    found = [
        doc_id
        for doc_id, directive in directives.items()
        if wanted in map(_plain, (doc_id, directive.heading.number.value or "", directive.title, directive.source))
    ]
    return found[0] if len(found) == 1 else name


def _plain(name: str) -> str:
    return "".join(fold_diacritics(name).split())


def _language(question: str) -> str:
    read = analyse(question)
    return "en" if read.language == "en" else "unaccented" if read.unaccented else "vi"
