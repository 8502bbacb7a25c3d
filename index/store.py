"""An opened snapshot of the index: chunks, vectors, sidecars and dense search over all live segments."""

from __future__ import annotations

import logging
import threading
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SearchError
from corpus.types import Directive
from index.dense import COLLECTION, DenseError, DenseStore, Ordinals, Scores, best_first, exact_search
from index.encode import StaticEncoder
from index.fingerprint import check_fingerprint, static_encoder
from index.lexical import TermStore
from index.maxsim import TokenStore
from index.pointer import FOLDER, Pointer, SegmentEntry, broken, check_files, pointer_state, read_pointer
from index.segment import TERMS_FOLDER, TOKENS_FOLDER, DocumentEntry, Segment
from index.settings import IndexSettings
from index.types import Chunk, Encoder

log = logging.getLogger(__name__)

_ATTEMPTS = 5  # a build can replace the index between our reading the pointer and opening what it names
_MASKS_KEPT = 8  # the same place is asked about again and again
FEW_BARRED = 200
LARGE_SEGMENT = 10_000
"""In a segment of so many chunks, up to ``FEW_BARRED`` removed or filtered ones are asked of Chroma too, and dropped."""
_CHUNKS_KEPT = 4096  # parsed chunks kept in memory: a few megabytes; results overlap from question to question


class Index:
    """A snapshot: ordinals number the chunks of all segments, one segment after another, the removed ones included.

    It stays whole while builds replace the index beside it; ``moved`` says when to open a new one. Threads may share it.
    """

    def __init__(self, home: Path, *, settings: IndexSettings | None = None, verify: bool = False) -> None:
        """Open without comparing the encoder; ``Index.open`` is the way in."""
        self.home = home
        self.folder = home / FOLDER
        self.state = pointer_state(self.folder)
        self.pointer: Pointer = read_pointer(self.folder)
        self._url = settings.chroma_url if settings else None
        entries = self.pointer.segments
        self.segments = tuple(_open_segment(self.folder / entry.name, entry, verify=verify) for entry in entries)
        sizes = [len(segment.chunks) for segment in self.segments]
        self.bases: tuple[int, ...] = tuple(int(base) for base in np.cumsum([0, *sizes])[:-1])
        self.size = sum(sizes)
        removed = [frozenset(entry.removed) for entry in entries]
        self._where = {
            doc_id: number
            for number, segment in enumerate(self.segments)
            for doc_id in segment.documents
            if doc_id not in removed[number]
        }
        self.term_stores = tuple(self._load_terms(segment) for segment in self.segments)
        self.token_stores = tuple(TokenStore.load(segment.folder / TOKENS_FOLDER) for segment in self.segments)
        self._directives: dict[str, Directive] = {}
        self._dense: dict[int, DenseStore | None] = {}
        self._notes: list[str] = []
        self._lock = threading.Lock()
        self._read = lru_cache(maxsize=_CHUNKS_KEPT)(self._read_chunk)
        self._mask = lru_cache(maxsize=_MASKS_KEPT)(self._make_mask)

    @classmethod
    def open(
        cls,
        home: Path,
        encoder: Encoder,
        *,
        settings: IndexSettings | None = None,
        static: StaticEncoder | None = None,
        verify: bool = False,
    ) -> Self:
        """Open the index under ``home``. ``static`` is MaxSim's encoder, ``verify`` reads every file's checksum.

        Raises:
            SearchError: there is none; it was made with another encoder, other chunking or another version of the
                program; a file is missing or broken.
        """
        for attempt in range(_ATTEMPTS):
            state = pointer_state(home / FOLDER)
            try:
                index = cls(home, settings=settings, verify=verify)
            except SearchError:
                if attempt + 1 < _ATTEMPTS and pointer_state(home / FOLDER) != state:
                    continue  # replaced while we were opening it
                raise
            break
        check_fingerprint(index.pointer, encoder=encoder, static=static_encoder(encoder, static), settings=settings)
        return index

    def moved(self) -> bool:
        """Whether another index has been published, or this one deleted, since this one was opened."""
        return pointer_state(self.folder) != self.state

    @property
    def fingerprint(self) -> str:
        """Of chunking, encoders and file format."""
        return self.pointer.fingerprint

    @property
    def corpus_hash(self) -> str:
        """Over the live documents' ids and source hashes."""
        return self.pointer.corpus_hash

    @property
    def notes(self) -> tuple[str, ...]:
        """What does not work as it should, though every query is answered."""
        return tuple(self._notes)

    @cached_property
    def doc_ids(self) -> tuple[str, ...]:
        """The live documents, sorted."""
        return tuple(sorted(self._where))

    @cached_property
    def live(self) -> NDArray[np.bool_]:
        """Which ordinals belong to live documents, shape (size,)."""
        return self.doc_mask(frozenset(self._where))

    def doc_mask(self, doc_ids: frozenset[str]) -> NDArray[np.bool_]:
        """Which ordinals belong to these documents, shape (size,), not to be written to; ids that aren't live are ignored."""
        return self._mask(doc_ids)

    def _make_mask(self, doc_ids: frozenset[str]) -> NDArray[np.bool_]:
        numbers, chunks = self._documents
        wanted = np.zeros(len(chunks), dtype=np.bool_)
        wanted[[number for number in map(numbers.get, doc_ids) if number is not None]] = True
        mask = np.repeat(wanted, chunks)
        mask.setflags(write=False)
        return mask

    @cached_property
    def _documents(self) -> tuple[dict[str, int], NDArray[np.int64]]:
        """The number of each live document among all documents, the removed ones included, and the chunks of each."""
        listed = [
            (doc_id, number, entry.chunks)
            for number, segment in enumerate(self.segments)
            for doc_id, entry in segment.documents.items()
        ]
        where = self._where
        numbers = {doc_id: place for place, (doc_id, number, _) in enumerate(listed) if where.get(doc_id) == number}
        return numbers, np.array([chunks for _, _, chunks in listed], dtype=np.int64)

    def rows(self, doc_id: str) -> range:
        """The ordinals of a live document's chunks; empty for another."""
        number = self._where.get(doc_id)
        if number is None:
            return range(0)
        entry = self.segments[number].documents[doc_id]
        first = self.bases[number] + entry.first
        return range(first, first + entry.chunks)

    def chunk(self, i: int) -> Chunk:
        """The chunk at ordinal ``i``."""
        return self._read(i)

    def _read_chunk(self, i: int) -> Chunk:
        number, row = self._place(i)
        return self.segments[number].chunks[row]

    def vector(self, i: int) -> NDArray[np.float32]:
        """The vector at ordinal ``i``, shape (dim,)."""
        number, row = self._place(i)
        vector: NDArray[np.float32] = self.segments[number].vectors[row]
        return vector

    def gather(self, ordinals: Ordinals) -> NDArray[np.float32]:
        """The vectors at these ordinals, shape (ordinals, dim)."""
        found = np.empty((len(ordinals), self.pointer.dim), dtype=np.float32)
        numbers = np.searchsorted(self.bases, ordinals, side="right") - 1
        for number in np.unique(numbers).tolist():
            here = numbers == number
            found[here] = self.segments[number].vectors[ordinals[here] - self.bases[number]]
        return found

    @property
    def vectors(self) -> tuple[NDArray[np.float32], ...]:
        """The memory-mapped vectors of each segment, beside ``term_stores`` and ``token_stores``."""
        return tuple(segment.vectors for segment in self.segments)

    def segment_of(self, doc_id: str) -> Segment:
        """The segment that holds a live document. KeyError for another."""
        return self.segments[self._where[doc_id]]

    def entry(self, doc_id: str) -> DocumentEntry:
        """What the index knows of a live document. KeyError for another."""
        return self.segment_of(doc_id).documents[doc_id]

    def sha256(self, doc_id: str) -> str:
        """The hash of a live document's source. KeyError for another."""
        return self.entry(doc_id).sha256

    def directive(self, doc_id: str) -> Directive:
        """The parsed directive.

        Raises:
            SearchError: it isn't in the index, or came as chunks only.
        """
        if doc_id not in self._directives:
            number = self._where.get(doc_id)
            found = None if number is None else self.segments[number].directive(doc_id)
            if found is None:
                raise SearchError(
                    f"Không có văn bản {doc_id!r} trong chỉ mục. / No directive {doc_id!r} in the index.",
                    hint="chithi list",
                )
            self._directives[doc_id] = found
        return self._directives[doc_id]

    def dense(self, vector: NDArray[np.float32], top_k: int, mask: NDArray[np.bool_] | None = None) -> tuple[Ordinals, Scores]:
        """The nearest live chunks: ordinals and cosines, best first, ties by ordinal.

        In a segment of which nearly every chunk is allowed Chroma proposes and our vectors score; elsewhere the search is exact.
        A zero vector finds nothing.

        Raises:
            SearchError: the vector has another dimension than the index.
        """
        if vector.shape != (self.pointer.dim,):
            raise SearchError(
                f"Vectơ có cỡ {vector.shape!r}, chỉ mục {self.pointer.dim}. / A vector of shape {vector.shape!r}, not "
                f"({self.pointer.dim},).",
                hint="chithi build",
            )
        length = float(np.linalg.norm(vector))
        if length == 0.0 or top_k <= 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        unit = np.asarray(vector / length, dtype=np.float32)
        found = [self._nearest(number, unit, top_k, mask) for number in range(len(self.segments))]
        ordinals = np.concatenate([np.zeros(0, dtype=np.int64), *(rows for rows, _ in found)])
        scores = np.concatenate([np.zeros(0, dtype=np.float32), *(values for _, values in found)])
        order = np.lexsort((ordinals, -scores))[:top_k]
        return ordinals[order], scores[order]

    def close(self) -> None:
        """Let go of Chroma; maps go with the object."""
        with self._lock:
            for store in self._dense.values():
                if store is not None:
                    store.close()
            self._dense.clear()

    def _place(self, i: int) -> tuple[int, int]:
        if not 0 <= i < self.size:
            raise IndexError(f"chunk {i} of {self.size}")
        number = int(np.searchsorted(self.bases, i, side="right")) - 1
        return number, i - self.bases[number]

    def _nearest(
        self, number: int, unit: NDArray[np.float32], top_k: int, mask: NDArray[np.bool_] | None
    ) -> tuple[Ordinals, Scores]:
        segment, base = self.segments[number], self.bases[number]
        size = len(segment.chunks)
        allowed = self.live[base : base + size]
        if mask is not None:
            allowed = allowed & mask[base : base + size]
        barred = size - int(np.count_nonzero(allowed))
        if size and (not barred or (barred <= FEW_BARRED and size >= LARGE_SEGMENT)):
            # Where more are left out exact search is the faster: Chroma would give those too, and filters slowly.
            near = self._ask_chroma(number, unit, top_k + barred)
            if near is not None:
                near = near[allowed[near]]
                scores = segment.vectors[near] @ unit
                best = best_first(scores, top_k)
                return near[best] + base, scores[best]
        ordinals, scores = exact_search(segment.vectors, unit, top_k, np.flatnonzero(allowed) if barred else None)
        return ordinals + base, scores

    def _ask_chroma(self, number: int, unit: NDArray[np.float32], top_k: int) -> Ordinals | None:
        """Rows that Chroma proposes, in row order; None where it cannot, which is noted once."""
        with self._lock:
            try:
                if number not in self._dense:
                    self._dense[number] = None
                    self._dense[number] = self._open_dense(number)
                store = self._dense[number]
                if store is None:
                    return None
                found = store.query(unit, min(top_k, len(self.segments[number].chunks)))
                return np.unique(found)
            except DenseError as error:
                self._dense[number] = None
                note = f"Tìm theo nghĩa không qua Chroma ở {self.pointer.segments[number].name}: {error.message}"
                self._notes.append(note)
                log.warning("exact dense search instead of Chroma: %s", error.message)
                return None

    def _open_dense(self, number: int) -> DenseStore:
        entry, segment = self.pointer.segments[number], self.segments[number]
        return open_dense(segment, entry, url=self._url)

    def _load_terms(self, segment: Segment) -> TermStore:
        try:
            return TermStore.load(segment.folder / TERMS_FOLDER)
        except (OSError, ValueError) as error:
            raise broken(segment.folder, f"{TERMS_FOLDER}: {error}") from error


def open_dense(segment: Segment, entry: SegmentEntry, *, url: str | None) -> DenseStore:
    """A segment's collection, checked; DenseError where it isn't what was published."""
    if entry.collection:
        if url is None:
            raise DenseError("Chưa đặt CHITHI_CHROMA_URL. / CHITHI_CHROMA_URL is not set.")
        return DenseStore(segment.vectors, folder=None, url=url, name=entry.collection)
    try:
        # Chroma answers wrongly, and in silence, from a shortened file; it also makes a missing folder.
        check_files(segment.folder, entry.dense_files)
    except SearchError as error:
        raise DenseError(error.message) from error
    return DenseStore(segment.vectors, folder=segment.folder / entry.dense, url=None, name=COLLECTION)


def _open_segment(folder: Path, entry: SegmentEntry, *, verify: bool) -> Segment:
    check_files(folder, entry.files, verify=verify)
    try:
        return Segment(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise broken(folder, str(error)) from error
