"""Means with 95 % intervals: Wilson for independent yes/no outcomes, a bootstrap over base questions for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.types import BINARY, Figure, Measure, Outcome

CONFIDENCE = 0.95
RESAMPLES = 2000  # interval ends move by less than half a point between seeds
DIFFERENCES = (-1.0, 1.0)  # what the difference of two scores can be
SEED = 20211011  # any fixed number: the same outcomes give the same interval


def figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """The figure of every measure that applies to at least one outcome."""
    found = {}
    for measure in Measure:
        scored = [outcome for outcome in outcomes if measure in outcome.scores]
        if scored:
            found[str(measure)] = figure(scored, measure)
    return found


def figure(scored: Sequence[Outcome], measure: Measure) -> Figure:
    """The mean of one measure over outcomes that all have it; copies of one question move together."""
    values = [outcome.scores[measure] for outcome in scored]
    clusters = [outcome.cluster for outcome in scored]
    mean = sum(values) / len(values)
    if measure in BINARY and len(set(clusters)) == len(clusters):
        low, high = wilson(round(sum(values)), len(values))
    else:
        low, high = bootstrap(values, clusters)
    return Figure(value=mean, low=low, high=high, n=len(values))


def wilson(successes: int, n: int) -> tuple[float, float]:
    """Wilson's score interval; for none in 100 it ends near 0.037."""
    from scipy.stats import binomtest

    interval = binomtest(successes, n).proportion_ci(confidence_level=CONFIDENCE, method="wilson")
    return float(interval.low), float(interval.high)


def bootstrap(
    values: Sequence[float], clusters: Sequence[str], *, bounds: tuple[float, float] = (0.0, 1.0)
) -> tuple[float, float]:
    """Percentile interval of the mean of ``values``, whole clusters drawn with replacement.

    One cluster alone says nothing about spread: its interval is ``bounds``, all that the values could be.
    """
    from scipy.stats import bootstrap as scipy_bootstrap

    sums, sizes = _by_cluster(values, clusters)
    if len(sums) < 2:
        return bounds
    result = scipy_bootstrap(
        (sums, sizes),
        _ratio,
        paired=True,
        vectorized=True,
        n_resamples=RESAMPLES,
        batch=RESAMPLES // 10,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(SEED),
    )
    return float(result.confidence_interval.low), float(result.confidence_interval.high)


def mcnemar(only_first: int, only_second: int) -> float:
    """Exact two-sided p of McNemar's test from the two discordant counts; 1 when nothing changed."""
    from scipy.stats import binomtest

    changed = only_first + only_second
    return float(binomtest(min(only_first, only_second), changed, 0.5).pvalue) if changed else 1.0


def _ratio(sums: NDArray[np.float64], sizes: NDArray[np.float64], axis: int = -1) -> Any:
    return sums.sum(axis=axis) / sizes.sum(axis=axis)


def _by_cluster(values: Sequence[float], clusters: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sum and size of each cluster, clusters in order of first appearance."""
    order = {cluster: position for position, cluster in enumerate(dict.fromkeys(clusters))}
    sums, sizes = np.zeros(len(order)), np.zeros(len(order))
    for value, cluster in zip(values, clusters, strict=True):
        sums[order[cluster]] += value
        sizes[order[cluster]] += 1
    return sums, sizes
