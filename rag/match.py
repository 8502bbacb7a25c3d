"""How well sentences answer a question: the features that ranking and refusal are computed from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.encode import StaticEncoder
from rag.need import Need, Way
from rag.passages import DocumentView, Passage, Sentence, Words

FEATURES = (
    "soft", "soft_sentence", "words", "words_sentence", "units", "units_sentence", "phrases", "phrases_sentence", "dense",
    "chunk", "soft_leaf", "words_leaf", "units_leaf", "phrases_leaf", "leaf_length", "type", "announces", "endmatter",
    "unnumbered", "length", "higher", "around", "rare", "rare_sentence", "untyped", "conflict", "level",
    "strange",
)  # fmt: skip
"""Soft: MaxSim over token vectors; words: idf-weighted share of the question's terms; units: the same, a term's tokens matched
softly; phrases: pairs of terms; rare: soft, by how few sentences match the token. Without ``_sentence``: near it, too;
with ``_leaf``: in the whole provision that it stands in."""

Matches = NDArray[np.float32]
"""Shape (sentences, columns), 0..1."""

# How much a word counts that stands not in the sentence but near it.
_LEAF, _AROUND, _SIBLINGS, _TITLE = 0.85, 0.75, 0.35, 0.4
_SCATTERED = 0.6  # a phrase whose syllables are all there, apart from each other
_PARTIAL = 0.35  # the same for a part of its syllables
_LONG, _LONG_LEAF = 200.0, 1000.0  # characters
_RAREST = 0.003  # mean match below which a token counts as rare as can be


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may answer, with what was measured of it (``FEATURES`` order)."""

    passage: Passage
    sentence: Sentence
    features: NDArray[np.float32]
    matched: NDArray[np.float32]  # per term of the question, 0..1, wherever near the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Every candidate in scope, and per question token its best match anywhere."""

    candidates: tuple[Candidate, ...]
    reach: float


def measure(
    need: Need,
    passages: Sequence[tuple[DocumentView, Passage]],
    encoder: StaticEncoder,
    *,
    chunk_scores: Mapping[tuple[str, int], float],
    higher: frozenset[str],
) -> Measured:
    """Every sentence of the passages in scope as a candidate.

    ``chunk_scores`` gives the retriever's score (0..1) by (doc_id, leaf start); a leaf outside every retrieved chunk has 0.
    """
    if not passages:
        return Measured(candidates=(), reach=0.0)
    layout = _Layout(passages)
    soft = _soft_matcher(need, encoder, layout)
    own, near, _ = layout.tiers(soft)
    words, words_near, around = layout.tiers(lambda texts: _rows([_term_matches(need, text) for text in texts], len(need.ways)))
    phrases, phrases_near, _ = layout.tiers(
        lambda texts: _rows([_phrase_matches(need, text) for text in texts], len(need.pairs))
    )
    units, units_near = _units(need, own), _units(need, near)
    leaf, words_leaf = layout.leaf(own), layout.leaf(words)
    tokens, tokens_near = own[:, need.asked], near[:, need.asked]
    rarity = _rarity(need, tokens)
    dense = np.array([need.vector @ _mean(encoder, passage.words.ids) for _, passage in passages], dtype=np.float32)
    columns = {
        "soft": tokens_near @ need.token_weights,
        "soft_sentence": tokens @ need.token_weights,
        "words": words_near @ need.weights,
        "words_sentence": words @ need.weights,
        "units": np.maximum(units_near, words_near) @ need.weights,
        "units_sentence": np.maximum(units, words) @ need.weights,
        "phrases": phrases_near.sum(axis=1),
        "phrases_sentence": phrases.sum(axis=1),
        "soft_leaf": leaf[:, need.asked] @ need.token_weights,
        "words_leaf": words_leaf @ need.weights,
        "units_leaf": np.maximum(_units(need, leaf), words_leaf) @ need.weights,
        "phrases_leaf": layout.leaf(phrases).sum(axis=1),
        "dense": dense[layout.passage_of],
        "around": around @ need.weights,
        "rare": tokens_near @ rarity,
        "rare_sentence": tokens @ rarity,
        **_plain_columns(need, passages, layout, chunk_scores, higher),
    }
    features = np.stack([np.asarray(columns[name], dtype=np.float32) for name in FEATURES], axis=1)
    # Any two words have some cosine; squared, only a near synonym stands for a term that isn't there.
    matched = np.maximum(units_near**2, words_near)
    candidates = tuple(
        Candidate(passage=passages[number][1], sentence=sentence, features=features[row], matched=matched[row])
        for row, (number, sentence) in enumerate(zip(layout.passage_of.tolist(), layout.sentences, strict=True))
    )
    return Measured(candidates=candidates, reach=float(tokens.max(axis=0) @ need.token_weights))


def _plain_columns(
    need: Need,
    passages: Sequence[tuple[DocumentView, Passage]],
    layout: _Layout,
    chunk_scores: Mapping[tuple[str, int], float],
    higher: frozenset[str],
) -> dict[str, list[float]]:
    per_passage = [
        {
            "chunk": chunk_scores.get((passage.doc_id, passage.leaf.start), 0.0),
            "announces": float(passage.announces),
            "endmatter": float(passage.endmatter),
            "unnumbered": float(passage.clause is passage.leaf and passage.leaf.path[0] in ("preamble", "closing")),
            "higher": float(passage.doc_id in higher),
            "untyped": need.expected.misses(passage.text, passage.above),
            "conflict": need.expected.conflicts(passage.text),
            "strange": need.expected.strange(passage.text, passage.above),
        }
        for _, passage in passages
    ]
    columns = {name: [per_passage[number][name] for number in layout.passage_of.tolist()] for name in per_passage[0]}
    columns["leaf_length"] = [min(1.0, len(passages[number][1].text) / _LONG_LEAF) for number in layout.passage_of.tolist()]
    columns["type"] = [
        need.expected.fits(sentence.text, passages[number][1].above)
        for number, sentence in zip(layout.passage_of.tolist(), layout.sentences, strict=True)
    ]
    columns["level"] = [
        need.expected.level(sentence.text, passages[number][1].above)
        for number, sentence in zip(layout.passage_of.tolist(), layout.sentences, strict=True)
    ]
    columns["length"] = [min(1.0, len(sentence.text) / _LONG) for sentence in layout.sentences]
    return columns


class _Layout:
    """Which sentence stands in which passage, which passages share a clause, and what stands above each."""

    def __init__(self, passages: Sequence[tuple[DocumentView, Passage]]) -> None:
        self.sentences = [sentence for _, passage in passages for sentence in passage.sentences]
        self.passage_of = np.repeat(np.arange(len(passages)), [len(passage.sentences) for _, passage in passages])
        self._texts = [sentence.words for sentence in self.sentences]
        self._above, self._above_of = _distinct([passage.around for _, passage in passages])
        self._titles, self._title_of = _distinct([view.title for view, _ in passages])
        clauses = [(passage.doc_id, passage.clause.start) for _, passage in passages]
        numbers = {clause: number for number, clause in enumerate(dict.fromkeys(clauses))}
        self._clause_of = np.array([numbers[clause] for clause in clauses])

    def leaf(self, own: Matches) -> Matches:
        """Sentence matches to the best in the whole leaf, per sentence."""
        return _maxima(own, self.passage_of)[self.passage_of]

    def tiers(self, matcher: Callable[[Sequence[Words]], Matches]) -> tuple[Matches, Matches, Matches]:
        """Matches in each sentence; in it with what stands near it, discounted; in the lead lines and headings above it."""
        own = matcher(self._texts)
        leaf = _maxima(own, self.passage_of)
        clause = _maxima(leaf, self._clause_of)[self._clause_of]
        above = matcher(self._above)[self._above_of]
        title = matcher(self._titles)[self._title_of]
        near = np.maximum.reduce([_LEAF * leaf, _AROUND * above, _SIBLINGS * clause, _TITLE * title])
        return own, np.maximum(own, near[self.passage_of]), above[self.passage_of]


def _distinct(texts: Sequence[Words]) -> tuple[list[Words], NDArray[np.int64]]:
    """The different texts among many that repeat, and which of them each is."""
    found: dict[str, int] = {}
    kept: list[Words] = []
    for text in texts:
        if text.joined not in found:
            found[text.joined] = len(kept)
            kept.append(text)
    return kept, np.array([found[text.joined] for text in texts])


def _maxima(rows: Matches, group_of: NDArray[np.int64]) -> Matches:
    best = np.zeros((int(group_of.max()) + 1, rows.shape[1]), dtype=np.float32)
    np.maximum.at(best, group_of, rows)
    return best


def _rows(rows: Sequence[Sequence[float]], width: int) -> Matches:
    return np.array(rows, dtype=np.float32).reshape(len(rows), width)


def _term_matches(need: Need, words: Words) -> list[float]:
    return [max((_way_match(way, words) for way in ways), default=0.0) for ways in need.ways]


def _way_match(way: Way, words: Words) -> float:
    vocabulary = words.bare if way.folded else words.vocabulary
    present = sum(part in vocabulary for part in way.parts)
    if present == len(way.parts) and way.text in (words.folded if way.folded else words.joined):
        return way.share
    if len(way.parts) < 2:
        return 0.0
    if present == len(way.parts):
        return way.share * _SCATTERED
    return way.share * _PARTIAL * present / len(way.parts) if present > 1 else 0.0


def _phrase_matches(need: Need, words: Words) -> list[float]:
    return [weight if text in words.joined else 0.0 for text, weight in need.pairs]


def _units(need: Need, soft: Matches) -> Matches:
    """Per sentence and term: the best way to say it, its tokens matched softly and averaged."""
    columns = [
        np.maximum.reduce(
            [way.share * soft[:, way.rows].mean(axis=1) for way in ways if len(way.rows)] or [np.zeros(len(soft))]
        )
        for ways in need.ways
    ]
    return np.stack(columns, axis=1).astype(np.float32) if columns else np.zeros((len(soft), 0), dtype=np.float32)


def _rarity(need: Need, tokens: Matches) -> NDArray[np.float32]:
    """Token weights by how few sentences match: a token that fits most of them tells none of them apart."""
    rarity = need.token_weights * -np.log(np.clip(tokens.mean(axis=0), _RAREST, 1.0))
    total = float(rarity.sum())
    return np.asarray(rarity / total if total > 0 else rarity, dtype=np.float32)


def _soft_matcher(need: Need, encoder: StaticEncoder, layout: _Layout) -> Callable[[Sequence[Words]], Matches]:
    """MaxSim: per text and token of the need, the cosine of the nearest token of the text (negative counts as 0)."""
    table = encoder.unit_vectors
    query = table[need.ids]

    def match(texts: Sequence[Words]) -> Matches:
        best = np.zeros((len(texts), len(need.ids)), dtype=np.float32)
        filled = [number for number, text in enumerate(texts) if len(text.ids)]
        if not filled or not len(need.ids):
            return best
        flat = np.concatenate([texts[number].ids for number in filled]).astype(np.int64)
        starts = np.cumsum([0, *(len(texts[number].ids) for number in filled[:-1])])
        distinct, row_of = np.unique(flat, return_inverse=True)
        similar = np.maximum(table[distinct] @ query.T, 0.0)
        best[filled] = np.maximum.reduceat(similar[row_of], starts, axis=0)
        return best

    return match


def _mean(encoder: StaticEncoder, ids: NDArray[np.generic]) -> NDArray[np.float32]:
    if not len(ids):
        return np.zeros(encoder.dim, dtype=np.float32)
    total = encoder.token_vectors[ids].sum(axis=0)
    length = float(np.linalg.norm(total))
    return np.asarray(total / length if length else total, dtype=np.float32)
