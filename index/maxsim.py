"""Late interaction over static token vectors: each token of a query looks for its best token in a passage.

After ColBERT's MaxSim (Khattab and Zaharia 2020, arXiv:2004.12832), with a fixed table in place of a network, so that a
passage is stored as token ids alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SearchError
from index.encode import StaticEncoder, TokenIds

IDS_FILE = "tokens.npy"
OFFSETS_FILE = "token_offsets.npy"

Table = NDArray[np.float32]
"""Token vectors of unit length, shape (vocabulary, dim)."""


def write_tokens(folder: Path, embed_texts: Sequence[str], encoder: StaticEncoder) -> None:
    """Write the texts' token ids (one flat array) and where each text begins (texts + 1 offsets) under ``folder``."""
    found = encoder.token_ids(embed_texts)
    offsets = np.zeros(len(found) + 1, dtype=np.int64)
    np.cumsum([len(ids) for ids in found], out=offsets[1:])
    flat = np.concatenate(found) if found else np.zeros(0, dtype=np.uint16)
    np.save(folder / IDS_FILE, flat)
    np.save(folder / OFFSETS_FILE, offsets)


class TokenStore:
    """The token ids of a segment's chunks, memory-mapped; chunk ``i`` is text ``i`` of ``write_tokens``."""

    def __init__(self, ids: TokenIds, offsets: NDArray[np.int64]) -> None:
        self._ids = ids
        self._offsets = offsets

    @classmethod
    def load(cls, folder: Path) -> TokenStore:
        """Map what ``write_tokens`` wrote under ``folder``.

        Raises:
            SearchError: a file is missing or the two disagree.
        """
        try:
            offsets = np.load(folder / OFFSETS_FILE)
            ids = np.load(folder / IDS_FILE, mmap_mode="r" if offsets[-1] else None)  # an empty file cannot be mapped
        except (OSError, ValueError) as error:
            raise SearchError(
                f"Không đọc được từ mục ở {str(folder)!r}. / Cannot read the tokens at {str(folder)!r}: {error}",
                hint="chithi build",
            ) from error
        if len(ids) != offsets[-1]:
            raise SearchError(
                f"Từ mục ở {str(folder)!r} hỏng. / Broken tokens at {str(folder)!r}: {len(ids)} ids, {offsets[-1]} named.",
                hint="chithi build",
            )
        return cls(ids, offsets)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def ids(self, i: int) -> TokenIds:
        """The token ids of chunk ``i`` in reading order."""
        return self._ids[self._offsets[i] : self._offsets[i + 1]]

    def document_frequencies(self, vocabulary: int) -> NDArray[np.int64]:
        """In how many chunks each token occurs, shape (vocabulary,)."""
        counts = np.zeros(vocabulary, dtype=np.int64)
        for i in range(len(self)):
            counts[np.unique(self.ids(i))] += 1
        return counts


def token_idf(frequencies: NDArray[np.int64], documents: int) -> NDArray[np.float32]:
    """BM25's inverse document frequency, ln(1 + (N - n + 0.5) / (n + 0.5)), per token; always positive."""
    return np.log1p((documents - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)


def query_weights(query_ids: TokenIds, encoder: StaticEncoder) -> NDArray[np.float32]:
    """How much each query token matters: the length of its vector times its idf, made to sum to 1."""
    weights = encoder.token_weights[query_ids] * encoder.token_idf[query_ids]
    total = float(weights.sum())
    return np.asarray(weights / total if total > 0 else weights, dtype=np.float32)


def maxsim(
    query_ids: TokenIds, query_weights: NDArray[np.float32], docs: Sequence[TokenIds], table: Table
) -> NDArray[np.float32]:
    """Score every passage: the weighted sum over query tokens of their best cosine in it (negative counts as 0).

    Shape (docs,). ``table`` is ``encoder.unit_vectors``; with weights that sum to 1 the scores lie in 0..1. A query or a
    passage without tokens scores 0.
    """
    scores = np.zeros(len(docs), dtype=np.float32)
    filled = [i for i, ids in enumerate(docs) if len(ids)]
    if not filled or not len(query_ids):
        return scores
    flat = np.concatenate([docs[i] for i in filled])
    starts = np.zeros(len(filled), dtype=np.intp)
    np.cumsum([len(docs[i]) for i in filled[:-1]], out=starts[1:])
    # Passages share most of their tokens: one row of similarities per distinct token, not per occurrence.
    seen = np.zeros(len(table), dtype=bool)
    seen[flat] = True
    distinct = np.flatnonzero(seen)
    row_of = np.zeros(len(table), dtype=np.int32)
    row_of[distinct] = np.arange(len(distinct), dtype=np.int32)
    similarities = np.maximum(table[distinct] @ table[query_ids].T, 0.0)
    best = np.maximum.reduceat(similarities[row_of[flat]], starts, axis=0)
    scores[filled] = best @ query_weights
    return scores


@dataclass(frozen=True, slots=True)
class Match:
    """One query token and the passage token nearest to it; ``position`` counts the passage's tokens from 0.

    ``weight`` is the token's share of the query, ``similarity`` the cosine, 0..1.
    """

    token: str
    weight: float
    similarity: float
    matched: str
    position: int


def explain(query_ids: TokenIds, passage_ids: TokenIds, encoder: StaticEncoder) -> tuple[Match, ...]:
    """How well each query token is matched in a passage; empty when the passage has no token.

    The sum of weight times similarity is the passage's ``maxsim``.
    """
    if not len(query_ids) or not len(passage_ids):
        return ()
    table = encoder.unit_vectors
    similarities = np.maximum(table[query_ids] @ table[passage_ids].T, 0.0)
    positions = similarities.argmax(axis=1)
    return tuple(
        Match(asked, float(weight), float(row[position]), found, int(position))
        for asked, weight, row, position, found in zip(
            encoder.tokens(query_ids),
            query_weights(query_ids, encoder),
            similarities,
            positions,
            encoder.tokens(passage_ids[positions]),
            strict=True,
        )
    )
