from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS, DAILY
from openpyxl import Workbook

from eval.load import load_suite, pinned_lines
from eval.sheet import read_sheet
from eval.types import Case, Directives, InputError

ROWS = [
    ["Câu hỏi", "Văn bản", "Trích dẫn", "Trạng thái"],
    ["Đoàn kiểm tra báo cáo ai?", "331-CV/TU", DAILY, ""],
    ["Hai nơi cần gì?", BAC_NINH, f"{CHECKS} || {DAILY}", ""],
    ["", BAC_HA, CENTRE, ""],
    ["Giá vàng hôm nay?", "", "", "no_evidence"],
    ["ai phai bao cao", BAC_NINH, DAILY, ""],
    ["Who must report?", BAC_NINH, DAILY, ""],
]


def as_csv(rows: list[list[str]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(rows: list[list[Any]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append([cell if cell != "" else None for cell in row])
    book.save(out)
    return out.getvalue()


FILES = {
    "a.csv": as_csv(ROWS),
    "semicolons.csv": as_csv(ROWS, ";", "utf-8-sig"),
    "wide.csv": as_csv(ROWS, "\t", "utf-16"),
    "a.tsv": as_csv(ROWS, "\t"),
    "a.xlsx": as_xlsx(ROWS),
}


def cases(directives: Directives, rows: list[list[str]]) -> list[tuple[int, Case]]:
    return read_sheet("a.csv", as_csv(rows), directives)


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_sheet_gives_the_same_cases(name: str, tmp_path: Path, directives: Directives) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    suite = load_suite(str(path), directives)
    assert [case.case.id for case in suite.cases] == ["r002", "r003", "r005", "r006", "r007"]
    assert [case.case.kind for case in suite.cases] == ["vi", "vi", "unanswerable", "unaccented", "en"]
    assert [[len(group) for group in case.gold] for case in suite.cases] == [[1], [2, 1], [], [1], [1]]
    assert suite.cases[0].gold[0][0].doc_id == BAC_NINH


def test_a_sheet_becomes_native_lines_that_mean_the_same(tmp_path: Path, directives: Directives) -> None:
    path, pinned = tmp_path / "a.csv", tmp_path / "a.jsonl"
    path.write_bytes(FILES["a.csv"])
    suite = load_suite(str(path), directives)
    pinned.write_text("\n".join(pinned_lines(suite, directives)), encoding="utf-8")
    again = load_suite(str(pinned), directives)
    assert [(case.case.id, case.case.question, case.gold) for case in again.cases] == [
        (case.case.id, case.case.question, case.gold) for case in suite.cases
    ]
    assert all(
        item.text_sha256 and item.start is not None for case in again.cases for group in case.case.gold for item in group
    )


@pytest.mark.parametrize(
    ("rows", "line", "field", "says"),
    [
        ([["question", "answer"], ["a?", "b"]], 1, "answer", "not a column"),
        ([["doc", "quote"], ["a", "b"]], 1, "question", "no such column"),
        ([["question", "Câu hỏi"], ["a?", "b"]], 1, "Câu hỏi", "twice"),
        ([["question", "quote"], ["a?", ""]], 2, "quote", "empty"),
        ([["id", "question", "quote"], ["1", "", "b"]], 2, "question", "empty"),
        ([["question", "quote"], ["", "b"]], 2, "question", "empty"),
        ([["question", "doc", "quote", "status"], ["a?", BAC_NINH, DAILY, "perhaps"]], 2, "status", "'answered'"),
        ([["question", "doc", "quote", "kind"], ["a?", BAC_NINH, DAILY, "fr"]], 2, "kind", "'vi'"),
        ([["question", "doc", "quote"], ["a?", "", DAILY]], 2, "doc", "at least 1"),
        ([["question", "quote"]], 0, "", "no cases"),
        ([[]], 0, "", "no cases"),
    ],
)
def test_a_bad_cell_names_row_column_and_fix(
    rows: list[list[str]], line: int, field: str, says: str, directives: Directives
) -> None:
    with pytest.raises(InputError) as caught:
        cases(directives, rows)
    (problem,) = caught.value.problems
    assert (problem.line, problem.field) == (line, field)
    assert says in problem.what
    assert problem.fix


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"no workbook"), ("a.csv", b"question\n\xff\xfe\x00")])
def test_what_is_no_sheet_is_told(name: str, content: bytes, directives: Directives) -> None:
    with pytest.raises(InputError, match=name):
        read_sheet(name, content, directives)


def test_ids_of_a_sheet_are_unique(tmp_path: Path, directives: Directives) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv([["id", "question", "status"], ["1", "a?", "no_evidence"], ["1", "b?", "no_evidence"]]))
    with pytest.raises(InputError, match=r"a\.csv:3: id: '1' is taken by line 2"):
        load_suite(str(path), directives)


def test_numbers_typed_as_ids_stay_whole(directives: Directives) -> None:
    rows = [["id", "question", "status"], [1, "a?", "no_evidence"], [2.0, "b?", "no_evidence"]]
    assert [case.id for _, case in read_sheet("a.xlsx", as_xlsx(rows), directives)] == ["1", "2"]
