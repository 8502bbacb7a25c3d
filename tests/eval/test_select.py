from __future__ import annotations

from pathlib import Path

import pytest
from eval_makers import BAC_NINH, DAILY, outcome, resolved

from eval.folder import write_outcomes
from eval.load import load_suite, with_rewrite
from eval.select import failing, perturbed, sample
from eval.types import Directives, InputError, Suite


def suite_of(directives: Directives, *changes: dict[str, object]) -> Suite:
    cases = [resolved(directives, [(BAC_NINH, DAILY)], **change) for change in changes]
    return Suite(name="mine", sha256="0", hidden=False, cases=tuple(one for case in cases for one in with_rewrite(case)))


@pytest.mark.parametrize("size", [1, 40, 100, 10_000])
def test_a_sample_holds_whole_families_of_every_kind(size: int, directives: Directives) -> None:
    suite = load_suite("dev", directives)
    chosen = sample(suite, size, seed=7)
    kept = {case.cluster for case in chosen.cases}
    assert [case for case in suite.cases if case.cluster in kept] == list(chosen.cases)
    first = {case.cluster: case.case.kind for case in reversed(suite.cases)}
    assert {first[family] for family in kept} == set(first.values())
    assert len(chosen.cases) <= len(suite.cases)
    assert f"sample {size}, seed 7" in chosen.selection


def test_the_seed_decides_a_sample(directives: Directives) -> None:
    suite = load_suite("dev", directives)
    ids = [[case.case.id for case in sample(suite, 50, seed).cases] for seed in (1, 1, 2)]
    assert ids[0] == ids[1] != ids[2]


def test_what_failed_is_asked_again(tmp_path: Path, directives: Directives) -> None:
    suite = suite_of(directives, {"id": "a"}, {"id": "b"})
    right, wrong = outcome("a", status_accuracy=1.0), outcome("b", status_accuracy=0.0)
    list(write_outcomes(tmp_path, (right, wrong)))
    assert [case.case.id for case in failing(suite, tmp_path).cases] == ["b"]
    list(write_outcomes(tmp_path, (right,)))
    with pytest.raises(InputError, match="no question of the suite failed"):
        failing(suite, tmp_path)


def test_copies_stand_behind_their_base(directives: Directives) -> None:
    suite = suite_of(directives, {"id": "a", "question": "Ai phải báo cáo?"}, {"id": "e", "kind": "en", "question": "Who?"})
    cases = perturbed(suite, ["no-diacritics", "abbreviation"], seed=7).cases
    assert [(case.case.id, case.case.kind, case.case.base) for case in cases] == [
        ("a", "vi", None),
        ("a~no-diacritics", "no-diacritics", "a"),
        ("a~abbreviation", "abbreviation", "a"),
    ]
    assert {case.cluster for case in cases} == {"a"}
    assert len({case.gold for case in cases}) == 1


@pytest.mark.parametrize(("name", "says"), [("typo", "no perturbation"), ("number-spelling", "changes no question")])
def test_a_perturbation_that_is_none_is_told(name: str, says: str, directives: Directives) -> None:
    with pytest.raises(InputError, match=says):
        perturbed(suite_of(directives, {"id": "a", "question": "Ai phải báo cáo?"}), [name], seed=7)


def test_a_follow_up_has_what_it_means_as_its_base(directives: Directives) -> None:
    turn = {"id": "t2", "kind": "multi_turn", "history": ["Trước?"], "rewrite": "Đủ ý?", "conversation": "t"}
    base, follow_up = suite_of(directives, turn).cases
    assert (base.case.id, base.case.kind, base.case.question, base.case.history) == ("t2~rewrite", "rewrite", "Đủ ý?", ())
    assert (follow_up.case.base, follow_up.case.history) == ("t2~rewrite", ("Trước?",))
    assert base.cluster == follow_up.cluster == "t"


def test_the_shipped_conversations_hang_together(directives: Directives) -> None:
    cases = [case.case for case in load_suite("multi-turn", directives).cases if case.case.kind == "multi_turn"]
    by_id = {case.id: case for case in cases}
    assert len({case.conversation for case in cases}) == 20
    for case in cases:
        turn = len(case.history) + 1
        assert case.id == f"{case.conversation}-{turn}"
        assert case.history == tuple(by_id[f"{case.conversation}-{earlier}"].question for earlier in range(1, turn))
        assert (case.base is None) == (turn == 1)
