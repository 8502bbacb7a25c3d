"""Learn ``rag/weights.json`` from development cases: how to rank sentences, and when to answer.

``python -m eval.calibrate --hard CASES.jsonl… --usual CASES.jsonl… --home DIR --other CASES.jsonl HOME`` prints cross-validated figures (folds by base
question, so that a question and its unaccented twin never part) and writes the weights with ``--out``. Both kinds of
cases are learned from; the threshold is chosen on those worded as people usually word them. Deterministic; the model is
linear, so a few hundred cases suffice.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.load import load_suite
from eval.types import ResolvedCase
from rag.answers import Reading
from rag.assistant import Assistant
from rag.evidence import Evidence
from rag.match import FEATURES
from rag.rank import EVIDENCE, FALLING, RISING, evidence_features

FOLDS = 5
RANK_PENALTY = 0.001  # L2 on the ranking weights; chosen by cross-validation among 0.0001 … 0.05
EVIDENCE_PENALTY = 0.01  # L2 on the evidence weights, standardised features
_CLAUSE_CREDIT = 0.3  # a sentence of the right clause that isn't the one that answers
_REFUSED_GOAL = 0.92  # share of unanswerable questions to refuse
_OVER_REFUSED_GOAL = 0.02  # most answerable questions to refuse: under the 0.03 allowed, since others word theirs less usually


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One case with the candidates that the assistant found for it."""

    case: ResolvedCase
    reading: Reading
    evidence: Evidence
    features: NDArray[np.float64]  # (candidates, FEATURES)
    target: NDArray[np.float64]  # 1 the answering sentence, _CLAUSE_CREDIT its clause, 0 elsewhere

    @property
    def language(self) -> str:
        """Of the question."""
        return self.reading.language

    @property
    def fold(self) -> int:
        """Which fold the case's family belongs to."""
        family = self.case.cluster
        return int(sha256(family.encode()).hexdigest(), 16) % FOLDS


def collect(assistant: Assistant, cases: Sequence[ResolvedCase]) -> list[Item]:
    """The cases that the evidence decides: not the heading's, not those of a place that the corpus doesn't have."""
    items = []
    for number, case in enumerate(cases, 1):
        reading = assistant.read(case.case.question)
        if case.case.kind != "heading" and not reading.scope.absent and not reading.request.greeting:
            evidence = assistant.evidence(reading)
            if evidence.measured.candidates:
                items.append(_item(case, reading, evidence))
        print(f"\r{number}/{len(cases)}", end="", file=sys.stderr)  # noqa: T201
    print(file=sys.stderr)  # noqa: T201
    return items


def collect_file(path: Path, home: Path) -> list[Item]:
    """The cases of a file, asked of the index under ``home``."""
    assistant = Assistant.open(home)
    directives = {directive.doc_id: directive for directive in assistant.documents()}
    return collect(assistant, load_suite(str(path), directives).cases)


def _item(case: ResolvedCase, reading: Reading, evidence: Evidence) -> Item:
    golds = [gold for group in case.gold for gold in group]
    target = np.zeros(len(evidence.measured.candidates))
    for row, candidate in enumerate(evidence.measured.candidates):
        for gold in golds:
            if candidate.passage.doc_id != gold.doc_id:
                continue
            if candidate.sentence.start < gold.end and gold.start < candidate.sentence.end:
                target[row] = 1.0
            elif candidate.passage.clause.start <= gold.start < candidate.passage.clause.end:
                target[row] = max(target[row], _CLAUSE_CREDIT)
    features = np.stack([candidate.features for candidate in evidence.measured.candidates]).astype(np.float64)
    return Item(case=case, reading=reading, evidence=evidence, features=features, target=target)


LANGUAGES = ("vi", "en")


def fit_languages(items: Sequence[Item]) -> dict[str, NDArray[np.float64]]:
    """Ranking weights for each language, drawn towards those of all questions together."""
    together = fit_rank(items, np.zeros(len(FEATURES)))
    return {language: fit_rank([item for item in items if item.language == language], together) for language in LANGUAGES}


def fit_rank(items: Sequence[Item], prior: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights that put the answering sentence first: maximum likelihood of a softmax over each question's candidates."""
    data = [item for item in items if item.target.max(initial=0.0) > 0]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, gradient = 0.0, np.zeros_like(weights)
        for item in data:
            scores = item.features @ weights
            share = np.exp(scores - scores.max())
            share /= share.sum()
            credit = share * item.target
            total = credit.sum() + 1e-12
            value -= np.log(total)
            gradient -= item.features.T @ (credit / total - share)
        return (
            value / len(data) + RANK_PENALTY * float((weights - prior) @ (weights - prior)),
            gradient / len(data) + 2 * RANK_PENALTY * (weights - prior),
        )

    if not data:
        return prior
    return np.asarray(minimize(loss, prior, jac=True, method="L-BFGS-B").x)


def judge_features(item: Item, rank: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
    """The evidence features of the candidate that these weights put first."""
    scores = item.features @ rank[item.language]
    order = np.argsort(-scores, kind="stable")
    ranked = [(item.evidence.measured.candidates[row], float(scores[row])) for row in order]
    features = evidence_features(
        ranked,
        item.evidence.measured,
        item.evidence.need,
        item.reading.analysis,
        item.evidence.chunks[0].score,
        named=item.evidence.named,
    )
    return features.astype(np.float64)


def fit_evidence(features: NDArray[np.float64], answerable: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Logistic regression, both classes weighing the same; weights and bias for raw features."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    scaled = (features - mean) / spread
    weight = np.where(answerable, 0.5 / answerable.sum(), 0.5 / (~answerable).sum())
    sign = np.where(answerable, 1.0, -1.0)

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (scaled @ values[:-1] + values[-1])
        value = float((weight * np.logaddexp(0, -margin)).sum() + EVIDENCE_PENALTY * values[:-1] @ values[:-1])
        pull = -weight * sign / (1 + np.exp(margin))
        gradient = np.append(scaled.T @ pull + 2 * EVIDENCE_PENALTY * values[:-1], pull.sum())
        return value, gradient

    found = np.asarray(
        minimize(loss, np.zeros(features.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=[*_bounds(), (None, None)]).x
    )
    weights = found[:-1] / spread
    return weights, float(found[-1] - mean @ weights)


def _bounds() -> list[tuple[float | None, float | None]]:
    return [(0.0 if name in RISING else None, 0.0 if name in FALLING else None) for name in EVIDENCE]


def choose_threshold(chances: NDArray[np.float64], answerable: NDArray[np.bool_]) -> float:
    """The probability at which both kinds of error are nearest to their goals, each measured in its goal's unit."""
    best, chosen = np.inf, 0.5
    for level in np.unique(np.concatenate([chances, [0.5]])):
        refused = float((chances[~answerable] < level).mean())
        over = float((chances[answerable] < level).mean())
        short = max(0.0, _REFUSED_GOAL - refused) / (1 - _REFUSED_GOAL)
        # An answer withheld is a clause not cited, too: it counts twice.
        cost = short + 2 * max(0.0, over - _OVER_REFUSED_GOAL) / _OVER_REFUSED_GOAL + 0.01 * (over + 1 - refused)
        if cost < best:
            best, chosen = cost, float(level)
    return chosen


def learn(items: Sequence[Item], usual: frozenset[str]) -> dict[str, Any]:
    """All weights from these items, in the form of ``rag/weights.json``.

    The threshold is chosen on the cases named by ``usual``, those worded as people usually word them: the others are made
    hard on purpose, and a threshold that suits them would let too much through.
    """
    decided = [item for item in items if item.case.case.status != "needs_place"]
    rank = fit_languages(decided)
    features = np.stack([judge_features(item, rank) for item in decided])
    answerable = np.array([item.case.case.status == "answered" for item in decided])
    ordinary = np.array([item.case.case.id in usual for item in decided])
    evidence, bias = fit_evidence(features, answerable)
    chances = 1 / (1 + np.exp(-(features @ evidence + bias)))
    english = np.array([item.language == "en" for item in decided])
    level, foreign = (choose_threshold(chances[ordinary & mine], answerable[ordinary & mine]) for mine in (~english, english))
    # One threshold serves both languages: English questions are moved by the difference of theirs.
    evidence[EVIDENCE.index("english")] += _logit(level) - _logit(foreign)
    return {
        "rank": {
            language: dict(zip(FEATURES, np.round(weights, 4).tolist(), strict=True)) for language, weights in rank.items()
        },
        "evidence": {**dict(zip(EVIDENCE, np.round(evidence, 4).tolist(), strict=True)), "bias": round(bias, 4)},
        "answer": round(level, 4),
        "same_place": choose_lead(items, rank),
    }


def _logit(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def choose_lead(items: Sequence[Item], rank: Mapping[str, NDArray[np.float64]]) -> float:
    """The lead below which another place competes, so that few clear questions are asked back and most unclear ones are."""
    free = [item for item in items if not item.reading.scope.named and item.case.case.kind != "across"]
    leads = [
        (place_lead(item, rank), item.case.case.status == "needs_place")
        for item in free
        if item.case.case.status != "no_evidence"
    ]
    if not leads:
        return 0.5
    options = np.round(np.linspace(0.0, 3.0, 61), 3)
    costs = [sum((lead < level) != unclear for lead, unclear in leads) for level in options]
    return float(options[int(np.argmin(costs))])


def place_lead(item: Item, rank: Mapping[str, NDArray[np.float64]]) -> float:
    """How far the best candidate's score is above the best of another document."""
    scores = item.features @ rank[item.language]
    docs = np.array([candidate.passage.doc_id for candidate in item.evidence.measured.candidates])
    others = scores[docs != docs[int(scores.argmax())]]
    return float(scores.max() - others.max()) if len(others) else np.inf


def cross_validate(items: Sequence[Item], usual: frozenset[str]) -> dict[str, str]:
    """Figures on questions whose family the weights have not seen."""
    rows: list[tuple[str, bool, bool, bool]] = []
    for fold in range(FOLDS):
        learned = learn([item for item in items if item.fold != fold], usual)
        rank = {language: np.array([learned["rank"][language][name] for name in FEATURES]) for language in LANGUAGES}
        evidence = np.array([learned["evidence"][name] for name in EVIDENCE])
        for item in items:
            if item.fold != fold or item.case.case.status == "needs_place":
                continue
            chance = 1 / (1 + np.exp(-(judge_features(item, rank) @ evidence + learned["evidence"]["bias"])))
            best = item.target[int((item.features @ rank[item.language]).argmax())]
            rows.append((item.case.case.kind, bool(best > 0), bool(best == 1.0), bool(chance < learned["answer"])))
    return _figures(rows)


def _figures(rows: Sequence[tuple[str, bool, bool, bool]]) -> dict[str, str]:
    found = {}
    share: Callable[[list[bool]], str] = lambda values: f"{np.mean(values):.3f}"  # noqa: E731
    for kind in sorted({row[0] for row in rows}):
        mine = [row for row in rows if row[0] == kind]
        found[kind] = (
            f"n {len(mine)}  clause {share([row[1] for row in mine])}  sentence {share([row[2] for row in mine])}  "
            f"refused {share([row[3] for row in mine])}"
        )
    return found


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hard", nargs="*", type=Path, default=[])
    parser.add_argument("--usual", nargs="+", type=Path, required=True)
    parser.add_argument("--home", type=Path, default=Path("var"))
    parser.add_argument(
        "--other", nargs=2, type=Path, action="append", default=[], metavar=("CASES", "HOME"), help="cases on another corpus"
    )
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    hard = [item for path in options.hard for item in collect_file(path, options.home)]
    worded = [item for path in options.usual for item in collect_file(path, options.home)]
    worded += [item for path, home in options.other for item in collect_file(path, home)]
    usual = frozenset(item.case.case.id for item in worded)
    items = [*hard, *worded]
    for kind, line in cross_validate(items, usual).items():
        print(f"{kind:13s} {line}")  # noqa: T201
    learned = learn(items, usual)
    if options.out:
        options.out.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
