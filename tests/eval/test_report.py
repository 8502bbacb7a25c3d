from __future__ import annotations

from dataclasses import replace
from io import StringIO

from eval_makers import outcome
from rich.console import Console, RenderableType

from eval.folder import summarise
from eval.gates import Gate, Verdict
from eval.report import COLUMNS, failures_text, figures_table, gates_table
from eval.types import Measure, Suite

RIGHT = outcome("a", clause_accuracy=1.0, status_accuracy=1.0)
WRONG = replace(
    outcome("b", clause_accuracy=0.0, status_accuracy=1.0),
    question="[bold]Ai?",
    details={
        "gold": [[{"doc_id": "d", "clause": ["II", "3"]}], [{"doc_id": "e", "clause": None}]],
        "citations": [{"doc_id": "d", "path": ["1", "b2"]}],
    },
)


def rendered(renderable: RenderableType) -> str:
    console = Console(file=StringIO(), width=220)
    console.print(renderable)
    output = console.file
    assert isinstance(output, StringIO)
    return output.getvalue()


def test_figures_stand_under_their_headings_with_intervals() -> None:
    summary = summarise(Suite(name="mine", sha256="", hidden=False, cases=()), [RIGHT, WRONG])
    text = rendered(figures_table(summary))
    assert all(heading in text for heading in COLUMNS.values())
    figure = summary["kinds"]["all"]["figures"]["clause_accuracy"]
    assert f"50.0 [{100 * figure['low']:.0f}–{100 * figure['high']:.0f}]" in text


def test_a_failure_shows_question_gold_and_cited() -> None:
    text = rendered(failures_text([RIGHT, WRONG], show_questions=True))
    assert "b (vi) [bold]Ai?" in text
    assert "d#II.3 AND e#" in text
    assert "d#1.b2" in text
    assert "a?" not in text


def test_hidden_questions_are_counted_only() -> None:
    text = rendered(failures_text([RIGHT, WRONG], show_questions=False))
    assert text.strip() == "vi: 1 failed"


def test_no_failures_are_said() -> None:
    assert rendered(failures_text([RIGHT], show_questions=True)).strip() == "no failures"


def test_gates_show_what_was_measured() -> None:
    gate = Gate(measure=Measure.CLAUSE, min=0.5)
    text = rendered(
        gates_table([Verdict(gate=gate, value=0.25), Verdict(gate=gate, value=0.75), Verdict(gate=gate, value=None)])
    )
    assert text.count("FAIL") == 2
    assert text.count("pass") == 1
    assert "all: clause_accuracy >= 0.5" in text
    assert "0.2500" in text
