"""The commands beside ``run``: what they write, and the exit codes by which a build server goes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS, DAILY, FakeAssistant, answer, case_line, chunk_of, cite_quote
from typer.testing import CliRunner

from eval import cli, product
from eval.types import Directives
from rag.types import Answer, Status

Write = Callable[..., Path]
Replies = dict[str, Answer | BaseException]

Q, R, S = "Ai phải báo cáo?", "Câu hỏi thứ hai?", "Câu hỏi thứ ba?"
SECOND = case_line(id="b", question=R, gold=[[{"doc": BAC_HA, "quote": CENTRE}]])
THIRD = case_line(id="c", question=S, kind="unanswerable", status="no_evidence", gold=[])


def invoke(*arguments: str | Path | int) -> Any:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


@pytest.fixture
def replies(directives: Directives) -> Replies:
    return {
        Q: answer(Q, cite_quote(directives[BAC_NINH], CHECKS)),
        R: answer(R, cite_quote(directives[BAC_NINH], CHECKS)),
        S: answer(S, status=Status.NO_EVIDENCE),
    }


@pytest.fixture
def assistant(replies: Replies, monkeypatch: pytest.MonkeyPatch, directives: Directives) -> FakeAssistant:
    made = FakeAssistant(replies, ranked=(chunk_of(directives[BAC_NINH], ("2",), score=1.0, rank=1),))
    monkeypatch.setattr(product, "open_assistant", lambda home: (made, directives))
    return made


@pytest.fixture
def cases(write_lines: Write) -> Path:
    return write_lines(case_line(question=Q), SECOND, THIRD)


def run(cases: Path, tmp_path: Path, *flags: str | Path | int) -> tuple[int, Any]:
    result = invoke("run", "--suite", cases, "--out", tmp_path / "runs", "--json", "--quiet", *flags)
    return result.exit_code, json.loads(result.stdout) if result.stdout else result.stderr


def test_an_interrupted_run_is_gone_on_with(cases: Path, tmp_path: Path, assistant: FakeAssistant, replies: Replies) -> None:
    whole = run(cases, tmp_path)[1]
    right = replies[R]
    replies[R] = KeyboardInterrupt()
    code, stopped = run(cases, tmp_path)
    assert (code, stopped["n"]) == (cli.INCOMPLETE, 1)
    assert invoke("report", stopped["folder"]).exit_code == cli.INCOMPLETE
    del replies[Q]  # asked already: asking it again would fail
    replies[R] = right
    code, resumed = run(cases, tmp_path, "--resume", stopped["folder"])
    assert code == cli.PASSED
    assert resumed["folder"] == stopped["folder"]
    assert {**resumed, "folder": ""} == {**whole, "folder": ""}


def test_a_run_that_was_killed_has_no_report_but_can_be_gone_on_with(
    cases: Path, tmp_path: Path, assistant: FakeAssistant
) -> None:
    folder = Path(run(cases, tmp_path)[1]["folder"])
    (folder / "summary.json").unlink()
    questions = folder / "questions.jsonl"
    questions.write_text(questions.read_text(encoding="utf-8")[:-200], encoding="utf-8")
    assert invoke("report", folder).exit_code == cli.BAD_INPUT
    assert invoke("compare", folder, folder).exit_code == cli.BAD_INPUT
    assert run(cases, tmp_path, "--resume", folder)[0] == cli.PASSED


def test_another_suite_is_not_gone_on_with(cases: Path, tmp_path: Path, assistant: FakeAssistant, write_lines: Write) -> None:
    folder = run(cases, tmp_path)[1]["folder"]
    code, told = run(write_lines(THIRD, name="other.jsonl"), tmp_path, "--resume", folder)
    assert code == cli.BAD_INPUT
    assert "suite_sha256" in told


def test_only_what_failed_is_asked_again(cases: Path, tmp_path: Path, assistant: FakeAssistant) -> None:
    folder = run(cases, tmp_path)[1]["folder"]
    code, again = run(cases, tmp_path, "--filter-failing", folder)
    assert (code, again["n"], again["cases"]) == (cli.PASSED, 1, 1)
    assert "failing in" in again["selection"]


@pytest.mark.parametrize("flags", [["--sample", "1"], ["--filter-failing", "FOLDER"]])
def test_gates_are_not_judged_on_some_questions(
    flags: list[str], cases: Path, tmp_path: Path, assistant: FakeAssistant, write_lines: Write
) -> None:
    folder = run(cases, tmp_path)[1]["folder"]
    gates = write_lines("[[gate]]", 'measure = "clause_accuracy"', "min = 0", name="gates.toml")
    chosen = [folder if flag == "FOLDER" else flag for flag in flags]
    assert run(cases, tmp_path, "--gate", gates, *chosen)[0] == cli.BAD_INPUT


def test_nothing_failed_nothing_to_ask(tmp_path: Path, assistant: FakeAssistant, write_lines: Write) -> None:
    good = write_lines(case_line(question=Q))
    folder = run(good, tmp_path)[1]["folder"]
    assert run(good, tmp_path, "--filter-failing", folder)[0] == cli.BAD_INPUT


def test_copies_are_paired_with_their_base(
    tmp_path: Path, assistant: FakeAssistant, replies: Replies, write_lines: Write
) -> None:
    replies["Ai phai bao cao?"] = answer("", status=Status.NO_EVIDENCE)
    code, found = run(write_lines(case_line(question=Q)), tmp_path, "--perturb", "no-diacritics", "--seed", 3)
    assert code == cli.PASSED
    assert found["difference_to_base"]["no-diacritics"]["clause_accuracy"]["value"] == -1
    assert found["kinds"]["all"]["figures"]["clause_accuracy"]["low"] == 0  # one family alone says nothing about spread


@pytest.mark.parametrize(("bound", "code"), [("min = 0.4", cli.PASSED), ("min = 0.9", cli.GATE_FAILED)])
def test_a_report_ends_as_the_gates_did(
    bound: str, code: int, cases: Path, tmp_path: Path, assistant: FakeAssistant, write_lines: Write
) -> None:
    gates = write_lines("[[gate]]", 'measure = "clause_accuracy"', bound, name="gates.toml")
    ran, summary = run(cases, tmp_path, "--gate", gates)
    result = invoke("report", summary["folder"], "--out", tmp_path / "report", "--against", summary["folder"])
    assert (ran, result.exit_code) == (code, code)
    assert sorted(path.name for path in (tmp_path / "report").iterdir()) == [
        "junit.xml",
        "report.html",
        "report.json",
        "report.md",
    ]


def test_a_report_of_one_format(cases: Path, tmp_path: Path, assistant: FakeAssistant) -> None:
    folder = Path(run(cases, tmp_path, "--report")[1]["folder"])
    assert {"report.html", "report.md", "junit.xml", "report.json"} <= {path.name for path in folder.iterdir()}
    assert invoke("report", folder, "--format", "junit", "--out", tmp_path / "j").exit_code == cli.PASSED
    assert [path.name for path in (tmp_path / "j").iterdir()] == ["junit.xml"]
    assert invoke("report", folder, "--format", "pdf").exit_code == cli.BAD_INPUT


def test_validate_pins_and_says_what_it_moved(tmp_path: Path, write_lines: Write) -> None:
    gold = [[{"doc": BAC_NINH, "quote": DAILY, "path": "99", "text_sha256": "0" * 64}]]
    moved, pinned = write_lines(case_line(gold=gold)), tmp_path / "pinned.jsonl"
    result = invoke("validate", moved, "--write", pinned)
    assert result.exit_code == cli.PASSED
    assert "re-anchored: cases.jsonl:1" in result.stderr
    assert "99 → 2" in result.stderr
    again = invoke("validate", pinned, "--json")
    assert json.loads(again.stdout)["re_anchored"] == []


def test_a_wrong_pin_is_bad_input(write_lines: Write, assistant: FakeAssistant) -> None:
    gold = [[{"doc": BAC_NINH, "quote": DAILY, "path": "99"}]]
    for arguments in (("validate",), ("run", "--suite")):
        result = invoke(*arguments, write_lines(case_line(gold=gold)))
        assert result.exit_code == cli.BAD_INPUT
        assert "cases.jsonl:1: gold.0.0.path" in result.stderr


def test_held_back_questions_are_not_exported_by_the_way(cases: Path, tmp_path: Path, assistant: FakeAssistant) -> None:
    folder = Path(run(cases, tmp_path)[1]["folder"])
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "hidden": True}), encoding="utf-8")
    assert invoke("export", folder, "--out", tmp_path / "x", "--as", "beir").exit_code == cli.BAD_INPUT
    assert not (tmp_path / "x").exists()
    assert invoke("export", folder, "--out", tmp_path / "x", "--as", "trec").exit_code == cli.PASSED


def test_a_draft_of_a_document_by_its_number(tmp_path: Path, assistant: FakeAssistant) -> None:
    out = tmp_path / "d.csv"
    assert invoke("draft", "331-CV/TU", "--out", out, "--spans", 3).exit_code == cli.PASSED
    assert len(out.read_text(encoding="utf-8-sig").strip().split("\n")) == 4
    assert invoke("draft", "999-CV/XX", "--out", out).exit_code == cli.BAD_INPUT


@pytest.mark.parametrize(("expected", "code"), [(0.1, cli.PASSED), (1.0, cli.GATE_FAILED)])
def test_a_check_fails_where_a_condition_is_worse(
    expected: float, code: int, cases: Path, tmp_path: Path, assistant: FakeAssistant
) -> None:
    file = tmp_path / "c.toml"
    file.write_text(
        f'tolerance = 0.01\n[suite.mine]\ncases = "{cases}"\n[[condition]]\nname = "shipped"\nabout = "it"\n'
        f'[condition.expected.mine]\n"all.clause_accuracy" = {expected}\n',
        encoding="utf-8",
    )
    arguments = ("check", "--file", file, "--suite", "mine", "--out", tmp_path / "runs", "--quiet")
    result = invoke(*arguments)
    assert result.exit_code == code
    assert ("WORSE" in result.stdout) == (code == cli.GATE_FAILED)
    assert invoke(*arguments, "--update").exit_code == cli.PASSED
    assert json.loads(invoke(*arguments, "--json").stdout)["figures"][0]["expected"] == 0.5
    assert invoke(*arguments, "--suite", "other").exit_code == cli.BAD_INPUT


def test_a_check_that_is_interrupted_never_passes(
    cases: Path, tmp_path: Path, assistant: FakeAssistant, replies: Replies
) -> None:
    replies[R] = KeyboardInterrupt()
    file = tmp_path / "c.toml"
    text = f'tolerance = 1\n[suite.mine]\ncases = "{cases}"\n[[condition]]\nname = "shipped"\nabout = "it"\n'
    file.write_text(f'{text}[condition.expected.mine]\n"all.clause_accuracy" = 0.5\n', encoding="utf-8")
    result = invoke("check", "--file", file, "--suite", "mine", "--out", tmp_path / "runs", "--quiet", "--update")
    assert result.exit_code == cli.INCOMPLETE
    assert '"all.clause_accuracy" = 0.5' in file.read_text(encoding="utf-8")
