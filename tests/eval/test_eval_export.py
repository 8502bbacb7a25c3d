from __future__ import annotations

import json
from pathlib import Path

import ir_measures
import pytest
from ir_measures import RR, R, nDCG
from rich.progress import Progress

from eval.asking import ask_suite, finish
from eval.beir_files import read_documents, read_folder
from eval.export import KINDS, export_run
from eval.folder import read_config
from eval.load import load_suite
from eval.select import sample
from eval.types import Directives, InputError, Outcome
from rag.assistant import Assistant


@pytest.fixture(scope="module")
def run(shipped_assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Outcome, ...], Directives]:
    directives = {directive.doc_id: directive for directive in shipped_assistant.documents()}
    suite = sample(load_suite("dev", directives), 25, seed=1)
    with Progress(disable=True) as progress:
        folder, outcomes = ask_suite(suite, shipped_assistant, directives, tmp_path_factory.mktemp("runs"), progress=progress)
    finish(folder, suite, outcomes, ())
    return folder, outcomes, directives


def export(run: tuple[Path, tuple[Outcome, ...], Directives], out: Path, kind: str) -> tuple[Path, ...]:
    folder, outcomes, directives = run
    return export_run(outcomes, read_config(folder), directives, out, kind)


def test_trec_files_give_the_runs_figures(run: tuple[Path, tuple[Outcome, ...], Directives], tmp_path: Path) -> None:
    ranking, qrels = export(run, tmp_path, "trec")
    measures = {R @ 5: "R@5", R @ 20: "R@20", nDCG @ 10: "nDCG@10", RR @ 10: "RR@10"}
    judged = [outcome for outcome in run[1] if outcome.details["gold"]]
    found = ir_measures.calc_aggregate(
        list(measures), ir_measures.read_trec_qrels(str(qrels)), ir_measures.read_trec_run(str(ranking))
    )
    for measure, name in measures.items():
        assert found[measure] == pytest.approx(sum(outcome.scores[name] for outcome in judged) / len(judged))


def test_a_beir_folder_is_read_back(run: tuple[Path, tuple[Outcome, ...], Directives], tmp_path: Path) -> None:
    export(run, tmp_path, "beir")
    folder = read_folder(tmp_path)
    documents = {document.id: document.text for document in read_documents(folder.corpus)}
    assert {query.id: query.text for query in folder.queries} == {one.id: one.question for one in run[1] if one.details["gold"]}
    assert {judgment.doc_id for judgment in folder.judgments} <= set(documents)
    for outcome in run[1]:
        for item in (item for group in outcome.details["gold"] for item in group):
            assert item["quote"].strip() in documents[f"{item['doc_id']}#{'.'.join(item['clause'])}"]


def test_ragas_samples_hold_contexts_and_reference(run: tuple[Path, tuple[Outcome, ...], Directives], tmp_path: Path) -> None:
    (path,) = export(run, tmp_path, "ragas")
    samples = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [sample["user_input"] for sample in samples] == [outcome.question for outcome in run[1]]
    texts = [directive.text for directive in run[2].values()]
    assert all(any(context in text for text in texts) for sample in samples for context in sample["retrieved_contexts"])
    assert all(sample["reference"] for sample, one in zip(samples, run[1], strict=True) if one.details["gold"])


@pytest.mark.parametrize("kind", KINDS)
def test_another_corpus_is_refused(kind: str, run: tuple[Path, tuple[Outcome, ...], Directives], tmp_path: Path) -> None:
    folder, outcomes, directives = run
    fewer = dict(list(directives.items())[1:])
    with pytest.raises(InputError, match="aren't those of the run"):
        export_run(outcomes, read_config(folder), fewer, tmp_path, kind)


def test_an_unknown_format_is_told(run: tuple[Path, tuple[Outcome, ...], Directives], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no format 'excel'"):
        export(run, tmp_path, "excel")
