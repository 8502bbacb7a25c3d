from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS, DAILY, FakeAssistant, answer, case_line, chunk_of, cite_quote
from rich.progress import Progress

from eval.asking import ask_suite, finish
from eval.compare import compare_runs
from eval.gates import Gate
from eval.load import load_suite
from eval.report_diff import marked, side_by_side, words_apart
from eval.report_files import FORMATS, write_report
from eval.report_svg import Interval, curve, forest, funnel, histogram
from eval.types import Directives, InputError, Measure
from rag.types import Answer, Status

Write = Callable[..., Path]
Q, R, S, T = "Một <b>&?", "Hai?", "Ba?", "Bốn?"


class Tags(HTMLParser):
    """Opens and closes every tag; links and sources that would leave the file."""

    VOID = frozenset({"meta", "br", "line", "circle", "rect", "polyline"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.outside += [str(value) for name, value in attrs if name in ("src", "href") and not str(value).startswith("#")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


@pytest.fixture
def runs(tmp_path: Path, write_lines: Write, directives: Directives) -> tuple[Path, Path]:
    """Two runs of four questions: the first with two wrong, the second with one of them mended."""
    lines = [
        case_line(question=Q, note="n"),
        case_line(id="b", question=R, gold=[[{"doc": BAC_HA, "quote": CENTRE}]]),
        case_line(id="c", question=S, kind="unanswerable", status="no_evidence", gold=[]),
        case_line(id="a2", kind="unaccented", base="a", question=T),
    ]
    suite = load_suite(str(write_lines(*lines)), directives)
    replies: dict[str, Answer | BaseException] = {
        Q: answer(Q, cite_quote(directives[BAC_NINH], CHECKS)),
        R: answer(R, cite_quote(directives[BAC_NINH], DAILY)),
        S: answer(S, status=Status.NO_EVIDENCE),
        T: answer(T, status=Status.NO_EVIDENCE),
    }
    ranked = (chunk_of(directives[BAC_NINH], ("2",), score=1.0, rank=1),)
    mended = {**replies, T: answer(T, cite_quote(directives[BAC_NINH], CHECKS))}
    folders = []
    for answers in (replies, mended):
        with Progress(disable=True) as progress:
            folder, outcomes = ask_suite(
                suite, FakeAssistant(answers, ranked), directives, tmp_path / "runs", progress=progress
            )
        finish(folder, suite, outcomes, [Gate(measure=Measure.CLAUSE, min=0.9)])
        folders.append(folder)
    return folders[0], folders[1]


def texts_of(folder: Path, **options: Any) -> dict[str, str]:
    paths = write_report(folder, **options)
    return {name: path.read_text(encoding="utf-8") for name, path in zip(FORMATS, paths, strict=True)}


def test_all_formats_say_the_same(runs: tuple[Path, Path]) -> None:
    texts = texts_of(runs[0])
    data = json.loads(texts["json"])
    value = data["summary"]["kinds"]["all"]["figures"]["clause_accuracy"]["value"]
    assert value == 1 / 3
    assert "33.3 [" in texts["md"]
    assert "33.3 [" in texts["html"]
    assert [failure["id"] for failure in data["failures"]] == ["b", "a2"]
    assert all(f"**{id_}**" in texts["md"] and f'data-id="{id_}"' in texts["html"] for id_ in ("b", "a2"))
    assert "GATES FAILED" in texts["md"]
    assert "GATES FAILED" in texts["html"]


def test_junit_has_a_case_for_each_question_and_gate(runs: tuple[Path, Path]) -> None:
    root = Xml.fromstring(texts_of(runs[0])["junit"])
    failed = {case.get("name") for case in root.iter("testcase") if case.find("failure") is not None}
    assert {case.get("name") for case in root.iter("testcase")} >= {"complete", "a", "b", "c", "a2"}
    assert failed == {"b", "a2", "all: clause_accuracy >= 0.9"}
    assert sum(int(suite.get("failures", "")) for suite in root) == len(failed)
    assert sum(int(suite.get("tests", "")) for suite in root) == len(list(root.iter("testcase")))


def test_html_is_whole_escaped_and_reaches_for_nothing(runs: tuple[Path, Path]) -> None:
    html = texts_of(runs[0], comparison=compare_runs(runs[1], runs[0]))["html"]
    tags = Tags()
    tags.feed(html)
    assert (tags.open, tags.outside) == ([], [])
    assert not re.search(r"https?://|<script|@import|url\(", html)
    assert "Content-Security-Policy" in html
    assert "changes since" in html


def test_a_failure_stands_beside_its_gold(runs: tuple[Path, Path]) -> None:
    html = texts_of(runs[0])["html"]
    (shown,) = re.findall(r'<details data-id="b".*?</details>', html, flags=re.DOTALL)
    assert f"<mark>{CENTRE}</mark>" in shown
    assert f"<mark>{DAILY}</mark>" in shown
    assert shown.index(CENTRE) < shown.index(DAILY)


def test_a_comparison_says_what_changed_and_how(runs: tuple[Path, Path]) -> None:
    (change,) = compare_runs(*runs)["changes"]
    assert (change["id"], change["way"], change["measures"]) == (
        "a2",
        "up",
        ["clause_accuracy", "quote_hit", "status_accuracy"],
    )
    assert change["before"].startswith("no_evidence")
    assert change["after"].startswith(f"answered {BAC_NINH}#2")


def test_what_cannot_be_written_is_told(runs: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no format 'pdf'"):
        write_report(runs[0], formats=["pdf"])
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="another folder"):
        write_report(runs[0], tmp_path / "file" / "below")


def test_words_that_one_side_has_are_marked() -> None:
    one, other = "Các phường báo cáo hằng ngày cho quận", "Các phường báo cáo hằng tuần cho quận"
    apart = words_apart(one, other)
    assert [[text[a:b] for a, b in ranges] for text, ranges in zip((one, other), apart, strict=True)] == [["ngày"], ["tuần"]]
    left, right = side_by_side((one, "báo cáo hằng ngày"), (other, "cho quận"))
    assert left == 'Các phường <mark>báo cáo hằng <span class="only">ngày</span></mark> cho quận'
    assert right == 'Các phường báo cáo hằng <span class="only">tuần</span> <mark>cho quận</mark>'


@pytest.mark.parametrize(("one", "other"), [("giống nhau cả", "giống nhau cả"), ("một hai ba", "bốn năm sáu"), ("", "x")])
def test_clauses_alike_or_wholly_other_have_no_marks(one: str, other: str) -> None:
    assert words_apart(one, other) == ([], [])


def test_a_long_clause_is_shown_around_its_quote() -> None:
    shown = marked("a " * 2000 + "<QUOTE>" + " b" * 2000, "<QUOTE>", [])
    assert shown.startswith("… a")
    assert shown.endswith("b …")
    assert "<mark>&lt;QUOTE&gt;</mark>" in shown
    assert len(shown) < 1000


ROW = Interval(label="<vi>", value=50, low=40, high=60, n=3)
PLOTS = {
    "forest": forest([ROW], title="<t>"),
    "difference": forest([ROW], title="<t>", low=-60, high=60, zero=True),
    "funnel": funnel([("<a>", 3, 4), ("b", 0, 4)], title="<t>"),
    "funnel of none": funnel([("<a>", 0, 0)], title="<t>"),
    "curve": curve([(10, 0), (100, 20)], mark=(50, 10), labels=("x", "y"), told="<now>", title="<t>"),
    "histogram": histogram([1, 0], [0, 1, 2], marks=[("p50", 1.0), ("p95", 9.0)], title="<t>"),
}


@pytest.mark.parametrize("name", PLOTS)
def test_every_plot_is_well_formed_and_inside_its_frame(name: str) -> None:
    root = Xml.fromstring(PLOTS[name])
    width, height = (float(side) for side in root.get("viewBox", "").split()[2:])
    for element in root.iter():
        for attribute, most in (("x", width), ("x1", width), ("x2", width), ("cx", width), ("y", height), ("cy", height)):
            assert 0 <= float(element.get(attribute, 0)) <= most
