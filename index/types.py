"""The types of the retrieval floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Shape (n, dim), rows of unit length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A stretch of one directive that is embedded and ranked as one.

    ``chunk_id`` is ``doc_id#II.3``, with ``~2`` for the second piece of a split provision; ``text`` equals the
    directive's ``text[start:end]``; ``embed_text`` is what is embedded and indexed: the text with its document, place and heading path.
    ``jurisdiction`` is the directive's, narrowest place first.
    """

    chunk_id: str
    doc_id: str
    path: tuple[str, ...]
    text: str
    start: int
    end: int
    title: str  # document title and heading path: a field of its own in the lexical channel
    embed_text: str
    jurisdiction: tuple[str, ...] = ()


class Channel(StrEnum):
    """Where a score comes from."""

    DENSE = "dense"
    LEXICAL = "lexical"
    FUSED = "fused"
    RERANKED = "reranked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredChunk:
    """``rank`` counts from 1; a higher ``score`` is better; scores compare within one result list only."""

    chunk: Chunk
    score: float
    rank: int
    source: Channel


class Encoder(Protocol):
    """Texts to vectors. ``name`` and ``fingerprint`` go into the index's fingerprint."""

    @property
    def name(self) -> str:
        """What the encoder is called in settings and receipts."""
        ...

    @property
    def fingerprint(self) -> str:
        """Hash of what the vectors depend on."""
        ...

    @property
    def dim(self) -> int:
        """Length of a vector."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Questions to vectors, shape (texts, dim)."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Passages to vectors, shape (texts, dim)."""
        ...
