"""Nearest vectors by Chroma, and exactly by numpy: Chroma is an index over our own vectors, never their only copy.

Writing takes what a kill at any moment cannot spoil: a fresh folder, a sync threshold above any number of rows (Chroma
damages folders that die between two of its syncs), one persist on reopening, then a check by self-queries.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SearchError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

Ordinals = NDArray[np.int64]
Scores = NDArray[np.float32]

COLLECTION = "chunks"
BATCH_ROWS = 5_000  # Chroma refuses more than 5,461 rows a call
LOADING_THRESHOLD = 10**6  # rows before Chroma persists on its own: never while we load
SERVING_THRESHOLD = 1_000  # Chroma's default
BLOCK_ROWS = 256  # half a megabyte of vectors
NEAR = 2  # rows this many times as far apart as they could be are still read faster in one piece than one by one
SELF_QUERIES = 16  # vectors looked up again before a collection is trusted
SAME = 0.999  # cosine of a vector with itself, less rounding
_HTTP_PORTS = {"http": 80, "https": 443}

Progress = Callable[[str, int, int], None]


class DenseError(SearchError):
    """Chroma cannot be opened or gives wrong answers; exact search is used instead."""


def exact_search(
    vectors: NDArray[np.float32], query: NDArray[np.float32], top_k: int, rows: Ordinals | None = None
) -> tuple[Ordinals, Scores]:
    """The ``top_k`` rows of highest cosine, best first, ties by row; among ``rows`` only, where given."""
    scores = vectors @ query if rows is None else _cosines(vectors, query, rows)
    best = best_first(scores, top_k)
    return (best if rows is None else rows[best]), scores[best].astype(np.float32)


def _cosines(vectors: NDArray[np.float32], query: NDArray[np.float32], rows: Ordinals) -> NDArray[np.float32]:
    """The cosines of some rows (ascending), a block at a time: a copy of them all would not fit the processor's cache."""
    scores = np.empty(len(rows), dtype=np.float32)
    for start in range(0, len(rows), BLOCK_ROWS):
        block = rows[start : start + BLOCK_ROWS]
        first, last = int(block[0]), int(block[-1]) + 1
        together = last - first <= len(block) * NEAR
        found = (vectors[first:last] @ query)[block - first] if together else vectors[block] @ query
        scores[start : start + len(block)] = found
    return scores


def best_first(scores: NDArray[np.float32], top_k: int) -> Ordinals:
    """Places of the ``top_k`` highest scores, best first, ties by place."""
    top_k = min(top_k, len(scores))
    if top_k <= 0:
        return np.zeros(0, dtype=np.int64)
    floor = np.partition(scores, len(scores) - top_k)[len(scores) - top_k]
    found = np.flatnonzero(scores >= floor)
    order = np.lexsort((found, -scores[found]))
    return found[order][:top_k].astype(np.int64)


def write_collection(
    vectors: NDArray[np.float32], *, folder: Path | None, url: str | None, name: str, progress: Progress | None = None
) -> None:
    """Put all vectors into a new collection, in ``folder`` (made here) or on the server at ``url``, and check it.

    Raises:
        DenseError: Chroma failed, or does not find again what it was given.
    """
    client = _client(folder, url)
    try:
        collection = _guarded(
            client.create_collection,
            name,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "sync_threshold": LOADING_THRESHOLD}},
        )
        for start in range(0, len(vectors), BATCH_ROWS):
            rows = np.ascontiguousarray(vectors[start : start + BATCH_ROWS])
            ids = [str(row) for row in range(start, start + len(rows))]
            _guarded(collection.upsert, ids=ids, embeddings=rows)
            if progress:
                progress("dense", start + len(rows), len(vectors))
        _guarded(collection.modify, configuration={"hnsw": {"sync_threshold": SERVING_THRESHOLD}})
    finally:
        client.close()
    DenseStore(vectors, folder=folder, url=url, name=name).close()


def drop_collections(url: str, prefix: str, keep: frozenset[str]) -> None:
    """Delete the server's collections that begin with ``prefix`` and aren't in ``keep``."""
    client = _client(None, url)
    try:
        for collection in _guarded(client.list_collections):
            if collection.name.startswith(prefix) and collection.name not in keep:
                _guarded(client.delete_collection, collection.name)
    finally:
        client.close()


class DenseStore:
    """One collection, opened and checked against the vectors that it should hold."""

    def __init__(self, vectors: NDArray[np.float32], *, folder: Path | None, url: str | None, name: str) -> None:
        """Raises DenseError where Chroma cannot open it, or does not find some of its vectors by themselves."""
        self._vectors = vectors
        self._client = _client(folder, url)
        self.close = weakref.finalize(self, self._client.close)
        """Let go of the database; dropping the store does so too."""
        try:
            self._collection: Collection = _guarded(self._client.get_collection, name, embedding_function=None)
            self._check()
        except DenseError:
            self.close()
            raise

    def query(self, vector: NDArray[np.float32], top_k: int) -> Ordinals:
        """Rows near ``vector`` (nearest ``top_k``, approximately), in no particular order."""
        return self._query(vector[None, :], top_k)[0]

    def _query(self, vectors: NDArray[np.float32], top_k: int) -> list[Ordinals]:
        found = _guarded(self._collection.query, query_embeddings=vectors, n_results=top_k, include=["distances"])
        return [np.asarray(ids, dtype=np.int64) for ids in found["ids"]]

    def _check(self) -> None:
        """Look up some vectors: the nearest of each is itself or its equal."""
        count = _guarded(self._collection.count)
        if count != len(self._vectors):
            raise DenseError(f"Chroma có {count} vectơ. / Chroma has {count} vectors, not {len(self._vectors)}.")
        rows = np.unique(np.linspace(0, len(self._vectors) - 1, SELF_QUERIES).astype(np.int64))
        wanted = np.asarray(self._vectors[rows])
        wanted = wanted[np.linalg.norm(wanted, axis=1) > 0]  # a text without a known word has no direction
        for vector, found in zip(wanted, self._query(wanted, 1) if len(wanted) else (), strict=True):
            if not len(found) or found[0] >= count or float(self._vectors[found[0]] @ vector) < SAME:
                raise DenseError("Chroma không tìm lại được vectơ của mình. / Chroma does not find its own vectors.")


def _client(folder: Path | None, url: str | None) -> ClientAPI:
    """A client of the folder, or of the server; telemetry off."""
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if url is None:
        return _guarded(chromadb.PersistentClient, str(folder), settings=settings)
    parts = urlsplit(url)
    port = parts.port or _HTTP_PORTS[parts.scheme]
    return _guarded(chromadb.HttpClient, host=parts.hostname or "", port=port, ssl=parts.scheme == "https", settings=settings)


def _guarded(call: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """What the call gives; whatever Chroma raises (its own errors, SQLite's, the network's) as DenseError."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        return call(*arguments, **named)
    except (ChromaError, OSError, ValueError, RuntimeError, TypeError, LookupError, AttributeError, httpx.HTTPError) as error:
        # AttributeError: what Chroma's own clean-up raises after it failed to open a broken database.
        raise DenseError(
            f"Chroma không dùng được. / Chroma is not available: {str(error)[:300]}",
            hint="chithi build",
        ) from error
