"""The real chunker, encoder, index and search over a small folder made from the shipped directives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS
from typer.testing import CliRunner

from eval import beir_index, cli
from eval.types import Directives

Write = Callable[..., Path]


def invoke(*arguments: str | Path) -> Any:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


@pytest.fixture
def folder(write_lines: Write, directives: Directives) -> Path:
    """Each clause or other outermost part of two directives is a document; one is empty, one id has a space."""
    parts = [
        {"_id": f"{doc_id}#{'.'.join(part.path)}", "title": directives[doc_id].title, "text": part.text}
        for doc_id in (BAC_NINH, BAC_HA)
        for part in directives[doc_id].root.children
    ]
    corpus = write_lines(*parts, {"_id": "tài liệu rỗng", "title": "", "text": " "}, name="beir/corpus.jsonl")
    write_lines(
        {"_id": "câu 1", "text": CHECKS},
        {"_id": "câu 2", "text": CENTRE},
        {"_id": "không chấm", "text": "…"},
        name="beir/queries.jsonl",
    )
    write_lines("query-id\tcorpus-id\tscore", f"câu 1\t{BAC_NINH}#2\t1", f"câu 2\t{BAC_HA}#2\t1", name="beir/qrels/test.tsv")
    return corpus.parent


def test_a_folder_is_built_once_ranked_and_scored(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, directives: Directives
) -> None:
    arguments = ("beir", folder, "--json", "--home", tmp_path / "home", "--run-out", tmp_path / "run.txt")
    first = invoke(*arguments)
    assert first.exit_code == cli.PASSED, first.output
    result = json.loads(first.stdout)
    assert set(result) == {"scores", "queries", "p50_ms", "p95_ms"}
    assert result["queries"] == 2
    run = [line.split(" ") for line in (tmp_path / "run.txt").read_text(encoding="utf-8").splitlines()]
    assert all(len(fields) == 6 for fields in run)
    wanted = {"câu%201": f"{BAC_NINH}#2", "câu%202": f"{BAC_HA}#2"}
    ranks = [int(rank) for query, _, document, rank, *_ in run if wanted[query] == document]
    assert len(ranks) == 2
    assert max(ranks) <= 10
    assert result["scores"]["R@10"] == result["scores"]["R@100"] == 1
    assert result["scores"]["R@1"] == ranks.count(1) / 2
    assert result["scores"]["RR@10"] == pytest.approx(sum(1 / rank for rank in ranks) / 2)
    assert "tài%20liệu%20rỗng" not in {fields[2] for fields in run}

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("built twice")

    monkeypatch.setattr(beir_index, "build_chunks", refuse)
    again = json.loads(invoke(*arguments).stdout)
    assert again["scores"] == result["scores"]
    assert [line.split(" ") for line in (tmp_path / "run.txt").read_text(encoding="utf-8").splitlines()] == run


def test_a_malformed_document_ends_the_build(tmp_path: Path, folder: Path) -> None:
    with (folder / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"_id": "x"}\n')
    result = invoke("beir", folder, "--json", "--home", tmp_path / "home", "--quiet")
    assert result.exit_code == cli.BAD_INPUT
    assert "text: Field required" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(("name", "says"), [("nowhere", "no such file"), ("beir", "no such folder to write to")])
def test_bad_places_are_bad_input(name: str, says: str, tmp_path: Path, folder: Path) -> None:
    result = invoke("beir", folder.parent / name, "--home", tmp_path / "home", "--run-out", tmp_path / "no" / "run.txt")
    assert result.exit_code == cli.BAD_INPUT
    assert says in result.stderr
