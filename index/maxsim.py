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
            # an empty file cannot be mapped; slicing a memmap object costs ten times as much as a plain view of it
            ids = np.load(folder / IDS_FILE, mmap_mode="r" if offsets[-1] else None).view(np.ndarray)
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


def token_idf(frequencies: NDArray[np.int64], documents: int) -> NDArray[np.float32]:
    """BM25's inverse document frequency, ln(1 + (N - n + 0.5) / (n + 0.5)), per token; always positive."""
    return np.log1p((documents - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)


def query_weights(query_ids: TokenIds, encoder: StaticEncoder) -> NDArray[np.float32]:
    """How much each query token matters: the length of its vector times its idf, made to sum to 1."""
    weights = encoder.token_weights[query_ids] * encoder.token_idf[query_ids]
    total = float(weights.sum())
    return np.asarray(weights / total if total > 0 else weights, dtype=np.float32)


BLOCK = 16
"""Tokens in a block; a window is two neighbouring blocks, about a sentence. 8 and 24 did worse on the code of laws."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """How well each passage matches a query, shape (docs,) and 0..1 each.

    ``whole``: every query token finds its best token anywhere in the passage; ``window``: all of them within one window;
    ``opened``: within one window and the passage's opening block, which holds its title. ``length``: ln(1 + tokens).
    """

    whole: NDArray[np.float32]
    window: NDArray[np.float32]
    opened: NDArray[np.float32]
    length: NDArray[np.float32]


def interact(query_ids: TokenIds, query_weights: NDArray[np.float32], docs: Sequence[TokenIds], table: Table) -> Interaction:
    """Score every passage: weighted sums over query tokens of their best cosine (negative counts as 0).

    ``table`` is ``encoder.unit_vectors``; with weights that sum to 1 the scores lie in 0..1. A query or a passage without
    tokens scores 0.
    """
    length = np.log1p(np.array([len(ids) for ids in docs], dtype=np.float32))
    whole, window, opened = np.zeros((3, len(docs)), dtype=np.float32)
    filled = [i for i, ids in enumerate(docs) if len(ids)]
    if filled and len(query_ids):
        flat = np.concatenate([docs[i] for i in filled])
        counts = np.array([len(docs[i]) for i in filled])
        blocks_of = -(-counts // BLOCK)
        firsts = np.cumsum(blocks_of) - blocks_of  # each passage's first block
        owner = np.repeat(np.arange(len(filled)), blocks_of)
        inside = np.arange(len(owner)) - firsts[owner]  # a block's number in its passage
        ends = np.cumsum(counts)
        starts = (ends - counts)[owner] + BLOCK * inside
        best = _best_in_blocks(flat, starts, ends[owner], query_ids, table)
        pairs = best.copy()
        joined = np.flatnonzero(owner[1:] == owner[:-1])
        pairs[joined] = np.maximum(best[joined], best[joined + 1])
        whole[filled] = np.maximum.reduceat(best, firsts, axis=0) @ query_weights
        window[filled] = np.maximum.reduceat(pairs @ query_weights, firsts)
        opened[filled] = np.maximum.reduceat(np.maximum(pairs, best[firsts][owner]) @ query_weights, firsts)
    return Interaction(whole=whole, window=window, opened=opened, length=length)


def maxsim(
    query_ids: TokenIds, query_weights: NDArray[np.float32], docs: Sequence[TokenIds], table: Table
) -> NDArray[np.float32]:
    """``Interaction.whole`` alone: the weighted sum over query tokens of their best cosine in each passage."""
    return interact(query_ids, query_weights, docs, table).whole


def _best_in_blocks(
    flat: TokenIds, starts: NDArray[np.int64], ends: NDArray[np.int64], query_ids: TokenIds, table: Table
) -> NDArray[np.float32]:
    """Each query token's best cosine in each block, negative ones 0, shape (blocks, query tokens).

    A block begins at a place of ``starts`` and stays before the same place of ``ends``.
    """
    # Passages share most of their tokens: one row per distinct token, not per occurrence.
    seen = np.zeros(len(table), dtype=bool)
    seen[flat] = True
    distinct = np.flatnonzero(seen)
    row_of = np.zeros(len(table), dtype=np.int64)
    row_of[distinct] = np.arange(len(distinct))
    cosines = table[distinct] @ table[query_ids].T
    # The first tokens of all blocks, then the second ones: whole arrays at a time. A short block repeats its last token.
    rows = row_of[flat[np.minimum(starts + np.arange(BLOCK)[:, None], ends - 1)]]
    best = np.zeros((len(starts), len(query_ids)), dtype=np.float32)
    told = np.empty_like(best)
    for row in rows:
        np.take(cosines, row, axis=0, out=told, mode="clip")  # "clip" spares a copy: every row is there
        np.maximum(best, told, out=best)
    return best
