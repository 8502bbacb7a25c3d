from __future__ import annotations

import json
from pathlib import Path

import pytest
from eval_makers import outcome

from eval.folder import (
    QUESTIONS,
    new_folder,
    read_config,
    read_outcomes,
    read_summary,
    resumable,
    run_config,
    summarise,
    write_config,
    write_outcomes,
    write_summary,
)
from eval.types import Case, InputError, Outcome, ResolvedCase, Suite


def suite(*ids: str) -> Suite:
    fields = {"kind": "unanswerable", "question": "?", "base": None, "gold": (), "status": "no_evidence"}
    cases = tuple(ResolvedCase(case=Case.model_validate({"id": id_, **fields}), gold=()) for id_ in ids)
    return Suite(name="mine", sha256="0" * 64, hidden=False, cases=cases)


OUTCOMES = (
    outcome("a", clause_accuracy=1.0, status_accuracy=1.0),
    outcome("b", clause_accuracy=1.0, status_accuracy=1.0),
    outcome("a2", cluster="a", base="a", kind="unaccented", clause_accuracy=0.0, status_accuracy=1.0),
    outcome("b2", cluster="b", base="b", kind="unaccented", clause_accuracy=1.0, status_accuracy=1.0),
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    loaded = suite("a", "b", "a2", "b2")
    folder = new_folder(tmp_path / "runs", loaded)
    write_config(folder, run_config(loaded, {}))
    assert tuple(write_outcomes(folder, OUTCOMES)) == OUTCOMES
    assert read_outcomes(folder) == OUTCOMES
    summary = summarise(loaded, OUTCOMES)
    write_summary(folder, summary)
    assert read_summary(folder) == json.loads(json.dumps(summary))
    assert read_config(folder)["cases"] == len(OUTCOMES)


def test_lines_are_there_before_the_run_ends(tmp_path: Path) -> None:
    folder = new_folder(tmp_path, suite("a"))
    writing = write_outcomes(folder, OUTCOMES)
    assert [next(writing), next(writing)] == list(OUTCOMES[:2])
    assert len((folder / QUESTIONS).read_text(encoding="utf-8").splitlines()) == 2
    writing.close()  # type: ignore[attr-defined]


def test_two_runs_in_one_second_get_two_folders(tmp_path: Path) -> None:
    assert len({new_folder(tmp_path, suite("a")) for _ in range(3)}) == 3


def test_figures_by_kind_over_all_and_against_the_base() -> None:
    summary = summarise(suite("a", "b", "a2", "b2"), OUTCOMES)
    assert {kind: row["n"] for kind, row in summary["kinds"].items()} == {"vi": 2, "unaccented": 2, "all": 4}
    assert summary["kinds"]["all"]["figures"]["clause_accuracy"]["value"] == 3 / 4
    assert summary["complete"]
    paired = summary["difference_to_base"]["unaccented"]
    assert (paired["clause_accuracy"]["value"], paired["clause_accuracy"]["n"]) == (-1 / 2, 2)
    assert paired["status_accuracy"]["value"] == 0
    assert "vi" not in summary["difference_to_base"]


@pytest.mark.parametrize(
    "outcomes",
    [OUTCOMES[:3], (*OUTCOMES[:3], Outcome(**{f: getattr(OUTCOMES[3], f) for f in OUTCOMES[3].__slots__} | {"error": "x"}))],
)
def test_a_run_with_holes_is_incomplete(outcomes: tuple[Outcome, ...]) -> None:
    assert not summarise(suite("a", "b", "a2", "b2"), outcomes)["complete"]


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"summary\.json"):
        read_summary(tmp_path)
    (tmp_path / QUESTIONS).write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"questions\.jsonl"):
        read_outcomes(tmp_path)


def test_no_questions_are_no_run() -> None:
    assert not summarise(suite(), ())["complete"]


def test_an_interrupted_run_goes_on_with_what_it_has(tmp_path: Path) -> None:
    loaded = suite("a", "b", "a2", "b2")
    config = run_config(loaded, {"code_sha256": "1"})
    folder = new_folder(tmp_path, loaded)
    write_config(folder, config)
    assert resumable(folder, config) == ()
    broken = Outcome(**{f: getattr(OUTCOMES[1], f) for f in OUTCOMES[1].__slots__} | {"error": "x"})
    list(write_outcomes(folder, (OUTCOMES[0], broken)))
    with (folder / QUESTIONS).open("a", encoding="utf-8") as file:
        file.write('{"id": "cut o')
    assert resumable(folder, config) == (OUTCOMES[0],)
    assert (folder / QUESTIONS).read_bytes().endswith(b"}\n")


@pytest.mark.parametrize("changes", [{"code_sha256": "2"}, {"suite_sha256": "1"}, {"selection": "sample 3, seed 7"}])
def test_another_run_is_not_gone_on_with(changes: dict[str, str], tmp_path: Path) -> None:
    config = run_config(suite("a"), {"code_sha256": "1"})
    folder = new_folder(tmp_path, suite("a"))
    write_config(folder, config)
    with pytest.raises(InputError, match=f"another {next(iter(changes))}"):
        resumable(folder, config | changes)


def test_turns_have_figures_of_their_own() -> None:
    first = Outcome(**{f: getattr(OUTCOMES[0], f) for f in OUTCOMES[0].__slots__} | {"details": {"turn": 1, "gold": []}})
    second = Outcome(**{f: getattr(OUTCOMES[2], f) for f in OUTCOMES[2].__slots__} | {"details": {"turn": 2, "gold": []}})
    turns = summarise(suite("a", "a2"), (first, second))["turns"]
    assert {turn: row["figures"]["clause_accuracy"]["value"] for turn, row in turns.items()} == {"1": 1, "2": 0}
