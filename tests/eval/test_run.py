from __future__ import annotations

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS, FakeAssistant, answer, chunk_of, cite_quote, resolved

from corpus.errors import AnswerError
from eval.run import run_case, run_cases
from eval.types import Directives, Measure
from rag.types import Status

Q = "Câu hỏi thứ nhất?"
NO_GOLD = {"kind": "unanswerable", "status": "no_evidence"}


def test_a_right_answer_passes_with_everything_needed_to_see_why(directives: Directives) -> None:
    ninh = directives[BAC_NINH]
    assistant = FakeAssistant({Q: answer(Q, cite_quote(ninh, CHECKS))}, ranked=(chunk_of(ninh, ("2",), score=0.9, rank=1),))
    outcome = run_case(resolved(directives, [(BAC_NINH, CHECKS)]), assistant, directives)
    assert outcome.passed
    assert outcome.scores[Measure.CLAUSE] == outcome.scores[Measure.RECALL_5] == outcome.scores[Measure.STATUS] == 1
    assert outcome.scores[Measure.REFUSED] == 0
    assert Measure.ANSWERED not in outcome.scores
    assert outcome.details["retrieved"][0]["gold"] is True
    assert outcome.details["gold"][0][0]["quote"] == outcome.details["citations"][0]["quote"] == CHECKS


@pytest.mark.parametrize("status", [Status.NO_EVIDENCE, Status.NEEDS_PLACE, Status.UNGROUNDED])
def test_a_refusal_of_an_answerable_question_counts_even_with_citations(status: Status, directives: Directives) -> None:
    assistant = FakeAssistant({Q: answer(Q, cite_quote(directives[BAC_NINH], CHECKS), status=status)})
    outcome = run_case(resolved(directives, [(BAC_NINH, CHECKS)]), assistant, directives)
    assert not outcome.passed
    assert outcome.scores[Measure.REFUSED] == 1
    assert outcome.scores[Measure.CLAUSE] == outcome.scores[Measure.STATUS] == 0


@pytest.mark.parametrize(
    ("status", "answered", "passed"),
    [
        (Status.NO_EVIDENCE, 0, True),
        (Status.ANSWERED, 1, False),
        (Status.NEEDS_PLACE, 0, False),
        (Status.UNGROUNDED, 0, False),
    ],
)
def test_an_unanswerable_question(status: Status, answered: float, passed: bool, directives: Directives) -> None:
    assistant = FakeAssistant({Q: answer(Q, status=status)})
    outcome = run_case(resolved(directives, **NO_GOLD), assistant, directives)
    assert outcome.scores == {"status_accuracy": float(passed), "answered_unanswerable": answered}
    assert outcome.passed is passed


def test_a_wrong_clause_does_not_pass(directives: Directives) -> None:
    assistant = FakeAssistant({Q: answer(Q, cite_quote(directives[BAC_HA], CENTRE))})
    outcome = run_case(resolved(directives, [(BAC_NINH, CHECKS)]), assistant, directives)
    assert outcome.scores[Measure.STATUS] == 1
    assert not outcome.passed


def test_an_error_is_an_outcome_that_scores_as_wrong(directives: Directives) -> None:
    assistant = FakeAssistant({Q: AnswerError("quá dài", hint="viết ngắn lại")})
    cases = [resolved(directives, [(BAC_NINH, CHECKS)]), resolved(directives, id="b", **NO_GOLD)]
    done: list[int] = []
    first, second = run_cases(cases, assistant, directives, done=lambda: done.append(1))
    assert "quá dài" in str(first.error)
    assert (first.status, first.passed, first.scores[Measure.REFUSED]) == ("error", False, 1)
    assert second.scores == {"status_accuracy": 0.0, "answered_unanswerable": 1.0}
    assert len(done) == 2


def test_a_bug_stops_the_run(directives: Directives) -> None:
    assistant = FakeAssistant({Q: RuntimeError("bug")})
    with pytest.raises(RuntimeError):
        run_case(resolved(directives, [(BAC_NINH, CHECKS)]), assistant, directives)
