from __future__ import annotations

from math import comb, isclose, sqrt

import numpy as np
import pytest
from eval_makers import UNTIMED, outcome
from hypothesis import given
from hypothesis import strategies as st

from eval.intervals import DIFFERENCES, bootstrap, figure, figures, mcnemar, wilson
from eval.types import Measure


@UNTIMED
@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_the_published_formula(counts: tuple[int, int]) -> None:
    successes, n = counts
    z, share = 1.959963984540054, successes / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = wilson(successes, n)
    assert isclose(low, max(0.0, centre - half), abs_tol=1e-9)
    assert isclose(high, min(1.0, centre + half), abs_tol=1e-9)


@UNTIMED
@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_is_a_sum_of_binomials(up: int, down: int) -> None:
    changed = up + down
    tail = sum(comb(changed, count) for count in range(min(up, down) + 1)) / 2**changed
    assert isclose(mcnemar(up, down), min(1.0, 2 * tail) if changed else 1.0, rel_tol=1e-9)


def test_the_bootstrap_agrees_with_a_loop_over_resamples() -> None:
    rng = np.random.default_rng(1)
    values, clusters = list(rng.random(90)), [str(number // 3) for number in range(90)]
    sums = np.array([sum(values[start : start + 3]) for start in range(0, 90, 3)])
    means = [rng.choice(sums, size=30).sum() / 90 for _ in range(4000)]
    low, high = bootstrap(values, clusters)
    assert isclose(low, np.percentile(means, 2.5), abs_tol=0.01)
    assert isclose(high, np.percentile(means, 97.5), abs_tol=0.01)


def test_copies_of_a_question_are_not_new_samples() -> None:
    values = [0.0, 1.0] * 20
    alone = bootstrap(values, [str(number) for number in range(40)])
    four_times = bootstrap(sorted(values), [str(number // 4) for number in range(40)])
    assert four_times[1] - four_times[0] > 1.5 * (alone[1] - alone[0])


@pytest.mark.parametrize("bounds", [(0.0, 1.0), DIFFERENCES])
def test_one_question_says_nothing_about_spread(bounds: tuple[float, float]) -> None:
    assert bootstrap([0.5, 0.5], ["a", "a"], bounds=bounds) == bounds


def test_the_same_outcomes_give_the_same_interval() -> None:
    values, clusters = [0.1, 0.5, 0.9, 0.2], list("abcd")
    assert bootstrap(values, clusters) == bootstrap(values, clusters)


def test_yes_or_no_takes_wilson_until_copies_come_in() -> None:
    single = [outcome(str(number), clause_accuracy=float(number < 3)) for number in range(10)]
    found = figure(single, Measure.CLAUSE)
    assert (found.value, found.n) == (3 / 10, 10)
    assert (found.low, found.high) == wilson(3, 10)
    copied = [outcome(str(number), cluster=str(number // 2), clause_accuracy=float(number < 3)) for number in range(10)]
    assert (figure(copied, Measure.CLAUSE).low, figure(copied, Measure.CLAUSE).high) != wilson(3, 10)


def test_a_measure_counts_only_where_it_applies() -> None:
    found = figures([outcome("a", span_iou=0.5), outcome("b", status_accuracy=1.0), outcome("c", span_iou=1.0)])
    assert {name: (figure.value, figure.n) for name, figure in found.items()} == {
        "span_iou": (3 / 4, 2),
        "status_accuracy": (1.0, 1),
    }
