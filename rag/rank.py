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
    "soft", "soft_sentence", "words", "words_sentence", "units", "units_sentence", "phrases", "dense", "rare", "reach",
    "retrieval", "top", "standout", "mean3", "untyped", "conflict", "missing", "unknown", "holes", "type",
    "higher", "strange", "english", "unaccented", "typed", "placeless",
)  # fmt: skip
"""What the decision to answer looks at: the best candidate's features and these.

top: its ranking score; standout: its share in a softmax over all candidates; mean3: how well the three weightiest terms are
matched; missing: the weightiest term that it leaves unmatched; holes: the share of terms unmatched; unknown: the weight of
terms that nothing in scope matches; reach: the best soft match of every token anywhere in scope; retrieval: the best
chunk's score; typed: something of a particular type is asked for; placeless: the
question names no place and no document.
"""
RISING = frozenset(EVIDENCE[:14])
"""Features that can only speak for an answer; so they're kept from compensating each other in the fit."""
FALLING = frozenset({"strange", "untyped", "conflict", "missing", "unknown", "holes", "higher"})
"""Features that can only speak against one."""
_MATCHED = 0.3  # a term matched by less is as good as not there
_NO_TYPE = 0.5  # the "type" feature of a question of no particular type


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The learned numbers. ``answer`` is the probability from which the best candidate is an answer.

    ``rank`` holds the ranking weights by language of the question: words tell more within one language than across two.
    """

    rank: Mapping[str, NDArray[np.float32]]
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
        rank={
            language: np.array([values.get(name, 0.0) for name in FEATURES], dtype=np.float32)
            for language, values in rank.items()
        },
        evidence=np.array([evidence.get(name, 0.0) for name in EVIDENCE], dtype=np.float32),
        bias=float(evidence["bias"]),
        answer=float(str(data["answer"])),
        same_place=float(str(data["same_place"])),
    )


def rank(candidates: Sequence[Candidate], language: str, weights: Weights) -> list[tuple[Candidate, float]]:
    """Candidates with their scores, best first; ties by document and position. ``language`` is the question's."""
    if not candidates:
        return []
    scores = np.stack([candidate.features for candidate in candidates]) @ weights.rank[language]
    scored = list(zip(candidates, (float(score) for score in scores), strict=True))
    return sorted(scored, key=lambda item: (-item[1], item[0].passage.doc_id, item[0].sentence.start))


def evidence_features(
    ranked: Sequence[tuple[Candidate, float]],
    measured: Measured,
    need: Need,
    analysis: QueryAnalysis,
    retrieval: float,
    *,
    named: bool,
) -> NDArray[np.float32]:
    """The features of the decision to answer, ``EVIDENCE`` order; ``ranked`` is not empty."""
    best, top = ranked[0]
    own = dict(zip(FEATURES, best.features, strict=True))
    scores = np.array([score for _, score in ranked])
    extra = {
        **_term_features(best, measured, need),
        "top": top,
        "standout": float(1.0 / np.exp(scores - top).sum()),
        "retrieval": retrieval,
        "reach": measured.reach,
        "english": float(analysis.language == "en"),
        "unaccented": float(analysis.unaccented),
        "placeless": float(not named),
        "typed": float(own["type"] != _NO_TYPE),
    }
    return np.array([extra[name] if name in extra else own[name] for name in EVIDENCE], dtype=np.float32)


def _term_features(best: Candidate, measured: Measured, need: Need) -> dict[str, float]:
    if not len(need.weights):
        return {"missing": 1.0, "unknown": 1.0, "holes": 1.0, "mean3": 0.0}
    anywhere = np.stack([candidate.matched for candidate in measured.candidates]).max(axis=0)
    matched = np.minimum(1.0, best.matched)
    weightiest = np.argsort(-need.weights, kind="stable")[:3]
    return {
        "missing": float((need.weights * (1.0 - matched)).max()),
        "unknown": float(need.weights[anywhere < _MATCHED].sum()),
        "holes": float((matched < _MATCHED).mean()),
        "mean3": float(matched[weightiest].mean()),
    }


def probability(features: NDArray[np.float32], weights: Weights) -> float:
    """How likely the best candidate answers the question, 0..1."""
    return float(1.0 / (1.0 + np.exp(-(features @ weights.evidence + weights.bias))))
