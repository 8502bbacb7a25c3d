"""Ranking candidates and deciding whether the best one answers: two small linear models over named features.

Their weights are learned on ``eval/`` development cases by ``python -m eval.calibrate`` and kept in ``rag/weights.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from index.query import QueryAnalysis
from rag.match import FEATURES, Candidate, Measured
from rag.need import Need

EVIDENCE = (
    "soft", "soft_sentence", "words", "words_sentence", "units", "units_sentence", "phrases", "phrases_sentence", "dense", "rare",
    "rare_sentence", "reach",
    "retrieval", "type", "untyped", "missing", "unknown", "higher", "english", "unaccented",
)  # fmt: skip
"""What the decision to answer looks at: the best candidate's features and these.

missing: the weightiest term that it leaves unmatched; unknown: the share of the question's terms that nothing in scope
matches; reach: the best soft match of every token anywhere in scope; retrieval: the best chunk's score.
"""
RISING = frozenset(EVIDENCE[:13]) | {"type"}
"""Features that can only speak for an answer; so they're kept from compensating each other in the fit."""
FALLING = frozenset({"untyped", "missing", "unknown", "higher"})
"""Features that can only speak against one."""
_MATCHED = 0.3  # a term matched by less is as good as not there


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The learned numbers. ``answer`` is the probability from which the best candidate is an answer."""

    rank: NDArray[np.float32]
    evidence: NDArray[np.float32]
    bias: float
    answer: float
    same_place: float  # ranking-score lead below which another place's clause competes with the best one


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    data = json.loads(resources.files("rag").joinpath("weights.json").read_text(encoding="utf-8"))
    return from_json(data)


def from_json(data: Mapping[str, object]) -> Weights:
    """Weights by feature name; a feature that isn't named has weight 0."""
    rank, evidence = data["rank"], data["evidence"]
    assert isinstance(rank, dict)
    assert isinstance(evidence, dict)
    return Weights(
        rank=np.array([rank.get(name, 0.0) for name in FEATURES], dtype=np.float32),
        evidence=np.array([evidence.get(name, 0.0) for name in EVIDENCE], dtype=np.float32),
        bias=float(evidence["bias"]),
        answer=float(str(data["answer"])),
        same_place=float(str(data["same_place"])),
    )


def rank(candidates: Sequence[Candidate], weights: Weights) -> list[tuple[Candidate, float]]:
    """Candidates with their scores, best first; ties by document and position."""
    if not candidates:
        return []
    scores = np.stack([candidate.features for candidate in candidates]) @ weights.rank
    scored = list(zip(candidates, (float(score) for score in scores), strict=True))
    return sorted(scored, key=lambda item: (-item[1], item[0].passage.doc_id, item[0].sentence.start))


def evidence_features(
    best: Candidate, measured: Measured, need: Need, analysis: QueryAnalysis, retrieval: float
) -> NDArray[np.float32]:
    """The features of the decision to answer, ``EVIDENCE`` order."""
    own = dict(zip(FEATURES, best.features, strict=True))
    matched = np.stack([candidate.matched for candidate in measured.candidates]) if len(need.weights) else np.zeros((1, 0))
    anywhere = matched.max(axis=0) if matched.size else np.zeros(0)
    lacking = need.weights * (1.0 - np.minimum(1.0, best.matched)) if len(need.weights) else np.zeros(1)
    extra = {
        "retrieval": retrieval,
        "missing": float(lacking.max()) if lacking.size else 1.0,
        "unknown": float(need.weights[anywhere < _MATCHED].sum()) if len(need.weights) else 1.0,
        "reach": measured.reach,
        "english": float(analysis.language == "en"),
        "unaccented": float(analysis.unaccented),
    }
    return np.array([extra[name] if name in extra else own[name] for name in EVIDENCE], dtype=np.float32)


def probability(features: NDArray[np.float32], weights: Weights) -> float:
    """How likely the best candidate answers the question, 0..1."""
    return float(1.0 / (1.0 + np.exp(-(features @ weights.evidence + weights.bias))))
