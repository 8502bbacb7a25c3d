from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from eval.ablate import Ablated, assistant_of
from eval.check import chosen, suite_of
from eval.conditions import (
    Condition,
    Reached,
    compare_expected,
    conditions_path,
    read_conditions,
    write_expected,
)
from eval.types import Directives, InputError
from index.settings_search import SETTINGS
from rag.assistant import Assistant

QUESTIONS = ("Ở Bắc Ninh các Đoàn kiểm tra báo cáo ai?", "Who signs in Ba Dinh?", "Ở Bắc Hà có thu phí xe không?", "o dau?")
NOTHING = Condition(name="nothing", about="nothing left out")


def test_the_shipped_conditions_are_what_the_file_says() -> None:
    conditions = read_conditions(conditions_path())
    assert {one.name for one in conditions.condition} == {"shipped", "no-places", "no-rerank", "bm25", "dense"}
    assert all("smoke" in one.expected for one in conditions.condition)
    assert NOTHING.search_settings() == SETTINGS


@pytest.mark.parametrize("name", ["no-places", "bm25", "dense"])
def test_the_product_is_worth_more_than_what_is_simpler(name: str) -> None:
    reached = {one.name: one.expected["smoke"]["all.clause_accuracy"] for one in read_conditions(conditions_path()).condition}
    assert reached[name] < reached["shipped"]


def test_a_condition_that_leaves_nothing_out_is_the_product(shipped_assistant: Assistant) -> None:
    ablated = assistant_of(NOTHING, shipped_assistant)
    assert isinstance(ablated, Ablated)
    for question in QUESTIONS:
        ours, theirs = ablated.ask(question), shipped_assistant.ask(question)
        assert (ours.status, ours.text, ours.citations) == (theirs.status, theirs.text, theirs.citations)
        assert ablated.search(question, top_k=9) == shipped_assistant.search(question, top_k=9)
    assert assistant_of(NOTHING.model_copy(update={"name": "shipped"}), shipped_assistant) is shipped_assistant


def test_without_places_every_document_answers(shipped_assistant: Assistant) -> None:
    ablated = Ablated(NOTHING.model_copy(update={"places": False}), shipped_assistant)
    question = "Ở Bắc Hà ai phải báo cáo?"
    assert {scored.chunk.doc_id for scored in shipped_assistant.search(question, top_k=40)} == {"bac-ha-cong-van-8-2021"}
    assert len({scored.chunk.doc_id for scored in ablated.search(question, top_k=40)}) > 1


def test_retrieval_alone_cites_its_first_chunk(shipped_assistant: Assistant) -> None:
    ablated = Ablated(NOTHING.model_copy(update={"answer": "first-chunk", "dense": 0.0}), shipped_assistant)
    (best,) = ablated.search(QUESTIONS[0], top_k=1)
    (citation,) = ablated.ask(QUESTIONS[0]).citations
    assert (citation.doc_id, citation.start, citation.end) == (best.chunk.doc_id, best.chunk.start, best.chunk.end)


@pytest.mark.parametrize(
    ("figure", "expected", "measured", "verdict"),
    [
        ("all.clause_accuracy", 0.80, 0.80, "as expected"),
        ("all.clause_accuracy", 0.80, 0.78, "as expected"),
        ("all.clause_accuracy", 0.80, 0.70, "worse"),
        ("all.clause_accuracy", 0.80, 0.90, "better"),
        ("all.refused_answerable", 0.05, 0.15, "worse"),
        ("all.refused_answerable", 0.15, 0.05, "better"),
        ("fr.clause_accuracy", 0.80, None, "missing"),
    ],
)
def test_worse_and_missing_fail(figure: str, expected: float, measured: float | None, verdict: str) -> None:
    row = Reached(condition="c", figure=figure, expected=expected, measured=measured, tolerance=0.03)
    assert row.verdict == verdict
    assert row.passed == (verdict in ("as expected", "better"))


def test_measured_figures_replace_the_expected_ones_of_their_suite_alone(tmp_path: Path) -> None:
    path = tmp_path / "conditions.toml"
    shutil.copy(conditions_path(), path)
    before = read_conditions(path)
    (condition,) = chosen(before, ["bm25"])
    summary = {"kinds": {"all": {"figures": {"R@5": {"value": 0.123456}}}}}
    reached = compare_expected(condition, "smoke", summary, 0.0)
    assert write_expected(path, "smoke", reached) == 1
    after = {one.name: one.expected for one in read_conditions(path).condition}
    expected = {one.name: {suite: dict(figures) for suite, figures in one.expected.items()} for one in before.condition}
    expected["bm25"]["smoke"]["all.R@5"] = 0.1235
    assert after == expected


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("tolerance = 2", "tolerance"),
        ("x = [", "not a readable TOML"),
        ('tolerance = 0.1\n[suite.a]\ncases = "dev"\n[[condition]]\nname = "c"\nabout = ""\nsize = 1', "size"),
        (
            'tolerance = 0\n[suite.a]\ncases = "dev"\n[[condition]]\nname = "c"\nabout = ""\n[condition.expected.a]\n"all.x" = 1',
            "no figure",
        ),
    ],
)
def test_a_wrong_file_is_told(content: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_conditions(path)


def test_unknown_names_are_told(directives: Directives) -> None:
    conditions = read_conditions(conditions_path())
    with pytest.raises(InputError, match="no condition 'x'"):
        chosen(conditions, ["x"])
    with pytest.raises(InputError, match="nothing is expected of suite 'x'"):
        chosen(conditions, [], suite="x")
    with pytest.raises(InputError, match="no suite 'x'"):
        suite_of(conditions, "x", directives)
    assert len(suite_of(conditions, "smoke", directives).cases) < len(suite_of(conditions, "dev", directives).cases)
