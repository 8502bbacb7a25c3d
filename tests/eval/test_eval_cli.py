from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS, FakeAssistant, answer, case_line, chunk_of, cite_quote
from typer.testing import CliRunner

from corpus.errors import AnswerError, SearchError
from eval import cli, load, product
from eval.types import Directives
from rag.types import Answer, Status

Write = Callable[..., Path]
Replies = dict[str, Answer | BaseException]
Open = Callable[[Replies], None]

Q, R, S = "Câu hỏi thứ nhất?", "Câu hỏi thứ hai?", "Câu hỏi thứ ba?"
SECOND = case_line(id="b", question=R, gold=[[{"doc": BAC_HA, "quote": CENTRE}]])
THIRD = case_line(id="c", question=S, kind="unanswerable", status="no_evidence", gold=[])


def invoke(*arguments: str | Path) -> Any:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, directives: Directives) -> Open:
    """Makes the command open an assistant with these replies."""

    def use(replies: Replies) -> None:
        assistant = FakeAssistant(replies, ranked=(chunk_of(directives[BAC_NINH], ("2",), score=1.0, rank=1),))
        monkeypatch.setattr(product, "open_assistant", lambda home: (assistant, directives))

    return use


@pytest.fixture
def two_of_three(opened: Open, directives: Directives) -> Replies:
    """Replies of which the first and the last are right."""
    replies: Replies = {
        Q: answer(Q, cite_quote(directives[BAC_NINH], CHECKS)),
        R: answer(R, cite_quote(directives[BAC_NINH], CHECKS)),
        S: answer(S, status=Status.NO_EVIDENCE),
    }
    opened(replies)
    return replies


def test_a_run_keeps_and_prints_its_figures(tmp_path: Path, write_lines: Write, two_of_three: object) -> None:
    cases = write_lines(case_line(), SECOND, THIRD)
    result = invoke("run", "--suite", cases, "--out", tmp_path / "runs", "--json", "--quiet")
    assert result.exit_code == cli.PASSED, result.output
    printed = json.loads(result.stdout)
    assert printed["kinds"]["vi"]["figures"]["clause_accuracy"]["value"] == 1 / 2
    assert printed["kinds"]["unanswerable"]["figures"]["answered_unanswerable"]["value"] == 0
    assert printed["complete"]
    (folder,) = (tmp_path / "runs").iterdir()
    assert printed["folder"] == str(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["config.json", "questions.jsonl", "summary.json"]
    lines = [json.loads(line) for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", "b", "c"]


def test_failures_show_the_questions_of_a_file_of_ones_own(tmp_path: Path, write_lines: Write, two_of_three: object) -> None:
    cases = write_lines(case_line(), SECOND, THIRD)
    result = invoke("run", "--suite", cases, "--out", tmp_path, "--failures")
    assert R in result.stdout
    assert Q not in result.output
    assert "clause first" in result.stdout


@pytest.mark.parametrize("flags", [[], ["--failures"], ["--json"], ["--failures", "--show-questions"]])
def test_the_test_suite_stays_off_the_console(
    flags: list[str], tmp_path: Path, write_lines: Write, two_of_three: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = write_lines(case_line(), SECOND, THIRD)
    monkeypatch.setitem(load.SHIPPED, "test", str(cases))
    for suite in ("test", str(cases)):
        result = invoke("run", "--suite", suite, "--out", tmp_path / "runs", *flags)
        assert result.exit_code == cli.PASSED
        shown = [question for question in (Q, R, S) if question in result.output]
        assert shown == ([R] if "--show-questions" in flags else [])


@pytest.mark.parametrize(("bound", "code"), [("min = 0.5", cli.PASSED), ("min = 0.6", cli.GATE_FAILED)])
def test_gates_set_the_exit_code(bound: str, code: int, tmp_path: Path, write_lines: Write, two_of_three: object) -> None:
    gates = write_lines("[[gate]]", 'measure = "clause_accuracy"', bound, name="gates.toml")
    result = invoke("run", "--suite", write_lines(case_line(), SECOND, THIRD), "--out", tmp_path, "--gate", gates)
    assert result.exit_code == code
    assert ("FAIL" in result.stdout) == (code == cli.GATE_FAILED)


def test_a_gate_file_for_another_suite_is_bad_input(tmp_path: Path, write_lines: Write, two_of_three: object) -> None:
    gates = write_lines("[[gate]]", 'measure = "clause_accuracy"', 'suite = "dev"', "min = 0", name="gates.toml")
    result = invoke("run", "--suite", write_lines(case_line(), SECOND, THIRD), "--out", tmp_path, "--gate", gates)
    assert result.exit_code == cli.BAD_INPUT


@pytest.mark.parametrize("error", [AnswerError("quá dài"), KeyboardInterrupt()])
def test_an_incomplete_run_never_passes(
    error: BaseException, tmp_path: Path, write_lines: Write, two_of_three: Replies, opened: Open
) -> None:
    opened({**two_of_three, R: error})
    result = invoke("run", "--suite", write_lines(case_line(), SECOND, THIRD), "--out", tmp_path / "runs", "--json")
    assert result.exit_code == cli.INCOMPLETE
    (folder,) = (tmp_path / "runs").iterdir()
    assert json.loads((folder / "summary.json").read_text(encoding="utf-8"))["complete"] is False


@pytest.mark.parametrize("suite", ["nowhere.jsonl", "BAD"])
def test_bad_cases_are_bad_input(suite: str, write_lines: Write, opened: Open) -> None:
    opened({})
    path = write_lines("{") if suite == "BAD" else suite
    for arguments in (("run", "--suite", path), ("validate", path)):
        result = invoke(*arguments)
        assert result.exit_code == cli.BAD_INPUT
        assert str(Path(path).name) in result.stderr
        assert result.stdout == ""


def test_a_missing_index_is_bad_input(write_lines: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(home: Path | None) -> None:
        raise SearchError("Chưa có chỉ mục. / No index.", hint="chithi build")

    monkeypatch.setattr(product, "open_assistant", fail)
    result = invoke("run", "--suite", write_lines(case_line()))
    assert result.exit_code == cli.BAD_INPUT
    assert "chithi build" in result.stderr


def test_validate_counts_by_kind(write_lines: Write) -> None:
    path = write_lines(case_line(), SECOND, THIRD)
    assert invoke("validate", path).stdout.strip() == "3 cases: vi 2, unanswerable 1"
    assert json.loads(invoke("validate", path, "--json").stdout)["kinds"] == {"vi": 2, "unanswerable": 1}


def test_compare_names_the_ids_that_changed(
    tmp_path: Path, write_lines: Write, two_of_three: Replies, opened: Open, directives: Directives
) -> None:
    cases = write_lines(case_line(), SECOND, THIRD)
    before = json.loads(invoke("run", "--suite", cases, "--out", tmp_path / "a", "--json").stdout)["folder"]
    opened({**two_of_three, R: answer(R, cite_quote(directives[BAC_HA], CENTRE))})
    after = json.loads(invoke("run", "--suite", cases, "--out", tmp_path / "b", "--json").stdout)["folder"]
    clause = json.loads(invoke("compare", before, after, "--json").stdout)["measures"]["clause_accuracy"]
    assert (clause["difference"], clause["up"], clause["down"]) == (1 / 2, ["b"], [])
    table = invoke("compare", before, after)
    assert table.exit_code == cli.PASSED
    assert "clause_accuracy up: b" in table.stdout
    assert R not in table.output


def test_compare_of_nothing_is_bad_input(tmp_path: Path) -> None:
    assert invoke("compare", tmp_path, tmp_path).exit_code == cli.BAD_INPUT
