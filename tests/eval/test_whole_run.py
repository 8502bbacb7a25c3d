"""A run of the product over shipped questions, its hand-written measures against slower ones that count another way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.progress import Progress

from corpus.types import Directive
from eval.asking import ask_suite, finish
from eval.folder import read_config
from eval.identity import code_hash, corpus_hash
from eval.load import load_suite
from eval.place import NUMBERED
from eval.select import sample
from eval.types import Directives, Outcome
from rag.assistant import Assistant

Run = tuple[Path, dict[str, Any], tuple[Outcome, ...], Directives]


@pytest.fixture(scope="module")
def run(shipped_assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Run:
    directives = {directive.doc_id: directive for directive in shipped_assistant.documents()}
    suite = sample(load_suite("dev", directives), 60, seed=3)
    with Progress(disable=True) as progress:
        folder, outcomes = ask_suite(suite, shipped_assistant, directives, tmp_path_factory.mktemp("runs"), progress=progress)
    summary, _ = finish(folder, suite, outcomes, ())
    return folder, summary, outcomes, directives


def value(run: Run, measure: str) -> float:
    return float(run[1]["kinds"]["all"]["figures"][measure]["value"])


def test_the_refusal_pair_is_what_counting_gives(run: Run) -> None:
    answerable = [outcome.status for outcome in run[2] if outcome.details["gold"]]
    unanswerable = [outcome.status for outcome in run[2] if outcome.expected == "no_evidence"]
    assert value(run, "refused_answerable") == (len(answerable) - answerable.count("answered")) / len(answerable)
    assert value(run, "answered_unanswerable") == unanswerable.count("answered") / len(unanswerable)


def slow_clause(directive: Directive, start: int, end: int) -> tuple[str, ...]:
    """The smallest numbered provision around the range; else the largest below the document: found by looking at all."""
    text = directive.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    around = [p for p in directive.root.walk() if p.path and p.start <= start and end <= p.end]
    numbered = [p for p in around if p.level in NUMBERED]
    best = (
        min(numbered, key=lambda p: (p.end - p.start, -len(p.path))) if numbered else max(around, key=lambda p: p.end - p.start)
    )
    return best.path


def test_the_right_clause_is_what_looking_at_every_provision_gives(run: Run) -> None:
    hits = []
    for outcome in run[2]:
        if not outcome.details["gold"]:
            continue
        cited = outcome.details["citations"] if outcome.status == "answered" else []
        golds = {
            (item["doc_id"], slow_clause(run[3][item["doc_id"]], item["start"], item["end"]))
            for group in outcome.details["gold"]
            for item in group
        }
        first = cited[0] if cited else None
        where = (first["doc_id"], slow_clause(run[3][first["doc_id"]], first["start"], first["end"])) if first else None
        hits.append(where in golds)
    assert value(run, "clause_accuracy") == sum(hits) / len(hits)


def test_a_run_names_what_it_depends_on(run: Run) -> None:
    config = read_config(run[0])
    assert config["corpus_sha256"] == corpus_hash(run[3])
    assert config["code_sha256"] == code_hash()
    assert config["index_fingerprint"]
    assert "sample 60, seed 3" in config["selection"]


def test_the_corpus_hash_is_of_the_texts(run: Run) -> None:
    directives = run[3]
    assert corpus_hash(dict(reversed(directives.items()))) == corpus_hash(directives)
    assert corpus_hash(dict(list(directives.items())[1:])) != corpus_hash(directives)
