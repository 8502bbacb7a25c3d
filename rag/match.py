"""How well sentences answer a question: the features that ranking and refusal are computed from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.encode import StaticEncoder
from index.query import QueryAnalysis, QueryTerm
from index.tokens import syllables
from rag.evidence_type import Expectation
from rag.passages import DocumentView, Passage, Sentence, Words

FEATURES = (
    "soft", "soft_sentence", "words", "words_sentence", "phrases", "phrases_sentence", "dense", "chunk", "type", "announces",
    "endmatter", "unnumbered", "length", "higher", "around", "rare", "rare_sentence", "untyped",
)  # fmt: skip
"""Soft: MaxSim over token vectors; words: idf-weighted share of the question's terms; phrases: of its pairs of terms."""

# How much a word counts that stands not in the sentence but near it.
_LEAF, _AROUND, _SIBLINGS, _TITLE = 0.85, 0.75, 0.35, 0.4
_SCATTERED = 0.6  # an alternative whose syllables are all there, apart from each other
_PARTIAL = 0.35  # the same for a part of its syllables
_LONG = 200.0  # characters
_RAREST = 0.003  # mean match below which a token counts as rare as can be


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may answer, with what was measured of it (``FEATURES`` order)."""

    passage: Passage
    sentence: Sentence
    features: NDArray[np.float32]
    matched: NDArray[np.float32]  # per question term, 0..1, wherever near the sentence


@dataclass(slots=True, kw_only=True)
class Need:
    """A question ready to be matched: its terms with weights, adjacent pairs, tokens."""

    terms: tuple[QueryTerm, ...]
    weights: NDArray[np.float32]  # per term, summing to 1
    pairs: tuple[tuple[str, float], ...]
    ids: NDArray[np.int64]
    token_weights: NDArray[np.float32]
    vector: NDArray[np.float32]
    expected: Expectation
    reach: NDArray[np.float32] | None = None  # per token, the best match anywhere in scope; set by ``measure``


def prepare(
    analysis: QueryAnalysis, expected: Expectation, views: Sequence[DocumentView], encoder: StaticEncoder, ignore: frozenset[str]
) -> Need:
    """Weigh the terms of a question by how rare they are in the documents that may answer it.

    ``ignore`` are the syllables of places that the jurisdiction guard has dealt with already.
    """
    terms = tuple(term for term in analysis.terms if not term.stop and not set(syllables(term.surface)) <= ignore)
    rarity = np.array([term.weight * _rarity(term, views) for term in terms], dtype=np.float32)
    weights = rarity / rarity.sum() if rarity.sum() > 0 else rarity
    text = analysis.restored
    ids = encoder.token_ids([text])[0].astype(np.int64)
    named = encoder.tokens(ids)
    keep = np.array([word.strip("#") not in ignore for word in named], dtype=bool)
    stops = {word for term in analysis.terms if term.stop for word in syllables(term.surface)}
    share = np.array([0.25 if word.strip("#") in stops else 1.0 for word in named], dtype=np.float32)
    ids, share = ids[keep], share[keep]
    token_weights = encoder.token_weights[ids] * encoder.token_idf[ids] * share
    total = float(token_weights.sum())
    return Need(
        terms=terms,
        weights=weights,
        pairs=_pairs(analysis, terms, weights),
        ids=ids,
        token_weights=token_weights / total if total > 0 else token_weights,
        vector=encoder.encode_queries([text])[0],
        expected=expected,
    )


def _pairs(analysis: QueryAnalysis, terms: Sequence[QueryTerm], weights: NDArray[np.float32]) -> tuple[tuple[str, float], ...]:
    if analysis.language == "en":
        return tuple(
            (text, float(weight) * share)
            for term, weight in zip(terms, weights, strict=True)
            for text, share in term.alternatives
            if " " in text
        )
    found = []
    weight_of = {id(term): float(weight) for term, weight in zip(terms, weights, strict=True)}
    for first, second in zip(analysis.terms, analysis.terms[1:], strict=False):
        if id(first) in weight_of and id(second) in weight_of:
            found.append((f"{first.surface} {second.surface}", (weight_of[id(first)] + weight_of[id(second)]) / 2))
    return tuple(found)


def _rarity(term: QueryTerm, views: Sequence[DocumentView]) -> float:
    """BM25's idf over the passages of the documents in scope, of the best-known alternative."""
    total = found = 0
    wanted = [f" {text} " for text, share in term.alternatives if share >= 0.5] or [f" {term.surface} "]
    for view in views:
        for passage in view.passages:
            total += 1
            found += any(text in passage.words.joined for text in wanted)
    return float(np.log1p((total - found + 0.5) / (found + 0.5)))


def measure(
    need: Need,
    passages: Sequence[tuple[DocumentView, Passage]],
    encoder: StaticEncoder,
    *,
    chunk_scores: Mapping[tuple[str, int], float],
    higher: frozenset[str],
) -> list[Candidate]:
    """Every sentence of the passages in scope as a candidate.

    ``chunk_scores`` gives the retriever's score (0..1) by (doc_id, leaf start); a leaf outside every retrieved chunk has 0.
    """
    soft = _Soft(need, encoder, passages)
    need.reach = soft.own.max(axis=0) if len(soft.own) else np.zeros(len(need.ids), dtype=np.float32)
    candidates = []
    row = 0
    for number, (view, passage) in enumerate(passages):
        near = [_term_matches(need.terms, words) for words in (passage.words, passage.around, passage.siblings, view.title)]
        pair_leaf = _pair_matches(need.pairs, passage.words)
        chunk = chunk_scores.get((passage.doc_id, passage.leaf.start), 0.0)
        dense = float(need.vector @ soft.vectors[number])
        for sentence in passage.sentences:
            own = _term_matches(need.terms, sentence.words)
            matched = np.maximum.reduce([own, _LEAF * near[0], _AROUND * near[1], _SIBLINGS * near[2], _TITLE * near[3]])
            features = np.array(
                [
                    soft.near[row] @ need.token_weights,
                    soft.own[row] @ need.token_weights,
                    matched @ need.weights,
                    own @ need.weights,
                    sum(pair_leaf),
                    sum(_pair_matches(need.pairs, sentence.words)),
                    dense,
                    chunk,
                    need.expected.fits(sentence.text),
                    passage.announces,
                    passage.endmatter,
                    passage.clause is passage.leaf and passage.leaf.path[0] in ("preamble", "closing"),
                    min(1.0, len(sentence.text) / _LONG),
                    passage.doc_id in higher,
                    near[1] @ need.weights,
                    soft.near[row] @ soft.rarity,
                    soft.own[row] @ soft.rarity,
                    need.expected.misses(passage.text),
                ],
                dtype=np.float32,
            )
            candidates.append(Candidate(passage=passage, sentence=sentence, features=features, matched=matched))
            row += 1
    return candidates


def _term_matches(terms: Sequence[QueryTerm], words: Words) -> NDArray[np.float32]:
    return np.array([_match(term, words.joined) for term in terms], dtype=np.float32)


def _match(term: QueryTerm, joined: str) -> float:
    best = 0.0
    for text, share in term.alternatives:
        if share <= best:
            continue
        if f" {text.lower()} " in joined:
            best = share
        elif " " in text:
            parts = syllables(text)
            present = sum(f" {part} " in joined for part in parts)
            if present == len(parts):
                best = max(best, share * _SCATTERED)
            elif present > 1:
                best = max(best, share * _PARTIAL * present / len(parts))
    return best


def _pair_matches(pairs: Sequence[tuple[str, float]], words: Words) -> list[float]:
    return [weight if f" {text.lower()} " in words.joined else 0.0 for text, weight in pairs]


class _Soft:
    """MaxSim per question token, over a sentence (``own``) and over it with what stands near it (``near``)."""

    def __init__(self, need: Need, encoder: StaticEncoder, passages: Sequence[tuple[DocumentView, Passage]]) -> None:
        table = encoder.unit_vectors
        self._query = table[need.ids]
        texts = [words for _, passage in passages for words in (passage.words, passage.around, passage.siblings)]
        flat = np.unique(np.concatenate([words.ids for words in texts] or [np.zeros(0, dtype=np.int64)])).astype(np.int64)
        titles = {id(view): view.title for view, _ in passages}
        flat = np.unique(np.concatenate([flat, *(title.ids for title in titles.values())])).astype(np.int64)
        self._row = np.zeros(len(table), dtype=np.int32)
        self._row[flat] = np.arange(len(flat))
        self._similar = np.maximum(table[flat] @ self._query.T, 0.0) ** 2
        title_best = {key: self._best(title) for key, title in titles.items()}
        own, near, vectors = [], [], []
        for view, passage in passages:
            around = np.maximum(
                np.maximum(_AROUND * self._best(passage.around), _SIBLINGS * self._best(passage.siblings)),
                np.maximum(_LEAF * self._best(passage.words), _TITLE * title_best[id(view)]),
            )
            vectors.append(_mean(encoder, passage.words.ids))
            for sentence in passage.sentences:
                best = self._best(sentence.words)
                own.append(best)
                near.append(np.maximum(best, around))
        width = len(need.ids)
        self.own = np.array(own, dtype=np.float32).reshape(-1, width)
        self.near = np.array(near, dtype=np.float32).reshape(-1, width)
        self.vectors = vectors
        # A token that is matched well in most sentences tells none of them apart, however rare it is elsewhere.
        common = self.own.mean(axis=0) if len(self.own) else np.ones(width, dtype=np.float32)
        rarity = need.token_weights * -np.log(np.clip(common, _RAREST, 1.0))
        total = float(rarity.sum())
        self.rarity = (rarity / total if total > 0 else rarity).astype(np.float32)

    def _best(self, words: Words) -> NDArray[np.float32]:
        if not len(words.ids):
            return np.zeros(self._similar.shape[1], dtype=np.float32)
        best: NDArray[np.float32] = self._similar[self._row[words.ids]].max(axis=0)
        return best


def _mean(encoder: StaticEncoder, ids: NDArray[np.generic]) -> NDArray[np.float32]:
    if not len(ids):
        return np.zeros(encoder.dim, dtype=np.float32)
    total = encoder.token_vectors[ids].sum(axis=0)
    length = float(np.linalg.norm(total))
    return np.asarray(total / length if length else total, dtype=np.float32)
