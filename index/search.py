"""From a read question to ranked chunks: words and vectors find candidates, late interaction re-ranks them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.encode import StaticEncoder
from index.expand import term_groups
from index.fingerprint import static_encoder
from index.lexical import LexicalIndex, TermStore
from index.maxsim import Interaction, TokenStore, interact, query_weights
from index.query import QueryAnalysis
from index.settings_search import SETTINGS, LateWeights, SearchSettings
from index.types import Channel, Chunk, Encoder, ScoredChunk

Mask = NDArray[np.bool_]
Ordinals = NDArray[np.int64]

SCORE_DIGITS = 5
"""Decimals of a score that mean anything."""


class SearchIndex(Protocol):
    """What search needs of an opened index; chunks are numbered 0..size - 1 over all its segments."""

    @property
    def size(self) -> int:
        """Chunks over all segments, the removed ones included."""
        ...

    @property
    def live(self) -> Mask:
        """False for chunks that were removed, shape (size,)."""
        ...

    @property
    def term_stores(self) -> Sequence[TermStore]:
        """The lexical sidecars, in segment order."""
        ...

    @property
    def token_stores(self) -> Sequence[TokenStore]:
        """The late-interaction sidecars, in segment order."""
        ...

    def chunk(self, i: int) -> Chunk:
        """The chunk at ordinal ``i``."""
        ...

    def gather(self, ordinals: Ordinals) -> NDArray[np.float32]:
        """The unit vectors at these ordinals, shape (ordinals, dim)."""
        ...

    def doc_mask(self, doc_ids: frozenset[str]) -> Mask:
        """Which chunks belong to these documents, shape (size,)."""
        ...

    def dense(self, vector: NDArray[np.float32], top_k: int, mask: Mask | None) -> tuple[Ordinals, NDArray[np.float32]]:
        """The nearest chunks and their cosines, best first."""
        ...


class Searcher:
    """Ranks the chunks of one opened index. Safe to share between threads: it changes nothing after it is made."""

    def __init__(
        self,
        index: SearchIndex,
        encoder: Encoder,
        *,
        static: StaticEncoder | None = None,
        settings: SearchSettings = SETTINGS,
    ) -> None:
        """``static`` is MaxSim's encoder: None: ``encoder`` where it is the embedded one, else the embedded one."""
        self._index = index
        self._static = static_encoder(encoder, static)
        self._encoder = encoder
        self._settings = settings
        self._lexical = LexicalIndex(index.term_stores)
        sizes = [len(store) for store in index.token_stores]
        self._token_bases = np.cumsum([0, *sizes])

    def search(self, query: QueryAnalysis, *, top_k: int, doc_ids: frozenset[str] | None = None) -> tuple[ScoredChunk, ...]:
        """The best ``top_k`` chunks, of the documents ``doc_ids`` alone where given; ties go by chunk_id."""
        mask = self._index.live if doc_ids is None else self._index.live & self._index.doc_mask(doc_ids)
        if top_k < 1 or not query.text or not mask.any():
            return ()
        candidates, lexical, cosine = self._candidates(query, mask, max(top_k, self._settings.candidates))
        weights = self._settings.fusion(query.language, unaccented=query.unaccented)
        scores = weights.lexical * lexical + weights.dense * cosine
        head = top_ordinals(scores, max(top_k, self._settings.rerank))
        candidates, scores = candidates[head], scores[head]
        if weights.interaction:
            scores = scores + np.float32(weights.interaction) * weigh(self.interaction(query, candidates), weights.late)
        return self._ranked(candidates, scores, top_k)

    def _candidates(
        self, query: QueryAnalysis, mask: Mask, count: int
    ) -> tuple[Ordinals, NDArray[np.float32], NDArray[np.float32]]:
        """The best chunks of both channels, with their lexical score (1.0: the best chunk's) and cosine."""
        lexical = self._lexical.scores(term_groups(query, self._settings.terms))
        lexical *= mask
        best = float(lexical.max()) or 1.0
        by_words = top_ordinals(lexical, count)
        vector = self._encoder.encode_queries([query.restored])[0]
        by_vector, _ = self._index.dense(vector, min(count, self._index.size), mask)
        candidates = np.union1d(by_words[lexical[by_words] > 0], by_vector).astype(np.int64)
        cosine = self._index.gather(candidates) @ vector
        return candidates, (lexical[candidates] / best).astype(np.float32), cosine.astype(np.float32)

    def interaction(self, query: QueryAnalysis, ordinals: Ordinals) -> Interaction:
        """How well the question's tokens match each chunk's."""
        encoder = self._static
        ids = encoder.token_ids([query.restored])[0]
        segments = np.searchsorted(self._token_bases, ordinals, side="right") - 1
        stores = self._index.token_stores
        docs = [
            stores[segment].ids(int(ordinal - self._token_bases[segment]))
            for segment, ordinal in zip(segments.tolist(), ordinals.tolist(), strict=True)
        ]
        return interact(ids, query_weights(ids, encoder), docs, encoder.unit_vectors)

    def _ranked(self, ordinals: Ordinals, scores: NDArray[np.float32], top_k: int) -> tuple[ScoredChunk, ...]:
        # matrix products differ in the last bits by a row's place: equal chunks must tie
        scores = np.round(scores, SCORE_DIGITS)
        # ties at the cut must be in, so that the chunk_id decides
        cut = np.sort(scores)[::-1][:top_k][-1] if len(scores) else 0.0
        found = [(float(scores[i]), self._index.chunk(int(ordinals[i]))) for i in np.flatnonzero(scores >= cut)]
        found.sort(key=lambda item: (-item[0], item[1].chunk_id))
        return tuple(
            ScoredChunk(chunk=chunk, score=score, rank=rank, source=Channel.RERANKED)
            for rank, (score, chunk) in enumerate(found[:top_k], start=1)
        )


def weigh(interaction: Interaction, weights: LateWeights) -> NDArray[np.float32]:
    """The parts of a late interaction in one score for each passage."""
    parts = (
        weights.whole * interaction.whole,
        weights.window * interaction.window,
        weights.opened * interaction.opened,
        weights.length * interaction.length,
    )
    return np.asarray(sum(parts), dtype=np.float32)


def top_ordinals(scores: NDArray[np.float32], count: int) -> Ordinals:
    """The places of the ``count`` highest scores, best first, ties by place."""
    if count < len(scores):
        cut = np.partition(scores, len(scores) - count)[len(scores) - count]
        places = np.flatnonzero(scores >= cut)
    else:
        places = np.arange(len(scores))
    return places[np.argsort(-scores[places], kind="stable")][:count].astype(np.int64)
