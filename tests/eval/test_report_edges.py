"""Runs that have little to show: nothing asked, nothing answerable, nothing wrong, only errors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from eval_makers import BAC_NINH, CHECKS, FakeAssistant, answer, case_line, cite_quote
from rich.progress import Progress

from corpus.errors import AnswerError
from eval.asking import ask_suite, finish
from eval.load import load_suite
from eval.report_files import write_report
from eval.types import Directives
from rag.types import Answer, Status

Write = Callable[..., Path]
Q = "Một?"
REFUSAL = answer(Q, status=Status.NO_EVIDENCE)
UNANSWERABLE = case_line(question=Q, kind="unanswerable", status="no_evidence", gold=[])


@pytest.mark.parametrize(
    ("line", "reply", "complete"),
    [
        (case_line(question=Q), KeyboardInterrupt(), False),
        (case_line(question=Q), AnswerError("quá <dài>\x00"), False),
        (UNANSWERABLE, AnswerError("quá dài"), False),
        (UNANSWERABLE, REFUSAL, True),
        (UNANSWERABLE, answer(Q), True),
        (case_line(question=Q), REFUSAL, True),
        (case_line(question=Q), None, True),
    ],
)
def test_every_format_is_written(
    line: dict[str, object],
    reply: Answer | BaseException | None,
    complete: bool,
    tmp_path: Path,
    write_lines: Write,
    directives: Directives,
) -> None:
    suite = load_suite(str(write_lines(line)), directives)
    assistant = FakeAssistant({Q: reply or answer(Q, cite_quote(directives[BAC_NINH], CHECKS))})
    with Progress(disable=True) as progress:
        folder, outcomes = ask_suite(suite, assistant, directives, tmp_path / "runs", progress=progress)
    summary, _ = finish(folder, suite, outcomes, ())
    assert summary["complete"] == complete
    texts = {path.name: path.read_text(encoding="utf-8") for path in write_report(folder)}
    assert all(("INCOMPLETE" in texts[name]) != complete for name in ("report.md", "report.html"))
    errors = list(Xml.fromstring(texts["junit.xml"]).iter("error"))
    assert bool(errors) != complete
