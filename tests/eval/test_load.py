from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS, DAILY, case_line

from eval.load import load_suite, suite_path
from eval.types import Directives, InputError

Write = Callable[..., Path]


def test_resolves_each_quote_to_its_place(write_lines: Write, directives: Directives) -> None:
    groups = [[{"doc": BAC_NINH, "quote": DAILY}, {"doc": BAC_HA, "quote": CENTRE}], [{"doc": BAC_NINH, "quote": CHECKS}]]
    suite = load_suite(str(write_lines(case_line(gold=groups))), directives)
    (case,) = suite.cases
    assert [[item.clause_id for item in group] for group in case.gold] == [
        [f"{BAC_NINH}#2", f"{BAC_HA}#2"],
        [f"{BAC_NINH}#2"],
    ]
    for places, items in zip(case.gold, groups, strict=True):
        for found, item in zip(places, items, strict=True):
            assert directives[found.doc_id].text[found.start : found.end] == item["quote"]
    assert not suite.hidden


def test_reads_bom_blank_lines_carriage_returns_and_nfd(tmp_path: Path, write_lines: Write, directives: Directives) -> None:
    quote = unicodedata.normalize("NFD", CHECKS)
    path = write_lines(case_line(gold=[[{"doc": BAC_NINH, "quote": quote}]]), "", case_line(id="b", base="a"))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    suite = load_suite(str(path), directives)
    assert [case.case.id for case in suite.cases] == ["a", "b"]
    assert [case.cluster for case in suite.cases] == ["a", "a"]
    assert suite.cases[0].gold == suite.cases[1].gold


@pytest.mark.parametrize(
    ("line", "field", "says"),
    [
        ("{", "", "not JSON"),
        ("[]", "", "dictionary"),
        (case_line(kind="fr"), "kind", "'vi'"),
        (case_line(question="  "), "question", "at least 1"),
        (case_line(id=7), "id", "valid string"),
        (case_line(extra=1), "extra", "not permitted"),
        ({key: value for key, value in case_line().items() if key != "base"}, "base", "required"),
        (case_line(gold=[]), "", "gold is empty"),
        (case_line(gold=[[]]), "", "empty group"),
        (case_line(gold=[{"doc": BAC_NINH, "quote": CHECKS}]), "gold.0", "tuple"),
        (case_line(status="no_evidence"), "", "gold must be []"),
        (case_line(kind="unanswerable"), "", "'no_evidence'"),
        (case_line(kind="needs_place"), "", "'needs_place'"),
        (case_line(base="a"), "", "use null"),
        (case_line(base="zz"), "base", "no case 'zz'"),
        (case_line(gold=[[{"doc": "zz", "quote": CHECKS}]]), "gold.0.0.doc", "no directive 'zz'"),
        (case_line(gold=[[{"doc": BAC_NINH, "quote": CHECKS + "!"}]]), "gold.0.0.quote", "is not in"),
        (case_line(gold=[[{"doc": BAC_NINH, "quote": "Thành ủy"}]]), "gold.0.0.quote", "more than once"),
        (case_line(gold=[[{"doc": BAC_NINH, "quote": " \n"}]]), "gold.0.0.quote", "white space"),
    ],
)
def test_a_bad_line_names_file_line_field_and_fix(
    line: dict[str, Any] | str, field: str, says: str, write_lines: Write, directives: Directives
) -> None:
    with pytest.raises(InputError) as caught:
        load_suite(str(write_lines("", line)), directives)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.field) == ("cases.jsonl", 2, field)
    assert says in problem.what
    assert problem.fix
    assert f"cases.jsonl:2: {f'{field}: ' if field else ''}{problem.what}. {problem.fix}." in str(caught.value)
    assert case_line()["question"] not in str(caught.value)


def test_every_mistake_is_told_at_once(write_lines: Write, directives: Directives) -> None:
    path = write_lines("nonsense", case_line(), case_line(), case_line(id="b", base="a"), case_line(id="c", base="b"))
    with pytest.raises(InputError) as caught:
        load_suite(str(path), directives)
    assert [(problem.line, problem.field) for problem in caught.value.problems] == [(1, ""), (3, "id"), (5, "base")]


@pytest.mark.parametrize(("content", "says"), [(b"", "no cases"), (b"ok\n\xff\n", "not UTF-8")])
def test_an_unusable_file(tmp_path: Path, content: bytes, says: str, directives: Directives) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        load_suite(str(path), directives)


def test_a_missing_file_is_told(directives: Directives) -> None:
    with pytest.raises(InputError, match="no such case file"):
        load_suite("nowhere.jsonl", directives)


@pytest.mark.parametrize("name", ["dev", "test"])
def test_the_shipped_suites_are_valid(name: str, directives: Directives) -> None:
    suite = load_suite(name, directives)
    assert suite.name == name
    assert suite.hidden == (name == "test")


def test_a_copy_of_the_test_suite_is_hidden_too(tmp_path: Path, directives: Directives) -> None:
    copy = tmp_path / "mine.jsonl"
    copy.write_bytes(suite_path("test").read_bytes())
    suite = load_suite(str(copy), directives)
    assert (suite.hidden, suite.name) == (True, "test")
