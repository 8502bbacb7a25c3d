"""What a change of an index is made of: the lock and the sweep around it, tombstones, and the report about it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from corpus.errors import SearchError
from index.lock import writer_lock
from index.pointer import (
    DENSE_PREFIX,
    FOLDER,
    POINTER_FILE,
    SEGMENT_PREFIX,
    Pointer,
    SegmentEntry,
    corpus_hash_of,
    read_pointer,
    without,
)
from index.segment import StoredDocument
from index.store import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did: live documents and chunks now, and how the vectors of the new segment came about.

    ``repaired`` counts Chroma collections made anew from our vectors; ``unchanged`` says that nothing was published.
    """

    documents: int
    chunks: int
    written: int = 0
    removed: int = 0
    embedded: int = 0
    reused: int = 0
    repaired: int = 0
    unchanged: bool = False
    fingerprint: str
    corpus_hash: str


@contextmanager
def writing(home: Path) -> Iterator[Path]:
    """The index's folder under the writer's lock; a disk that refuses becomes a SearchError."""
    folder = home / FOLDER
    try:
        with writer_lock(folder):
            yield folder
    except OSError as error:
        raise SearchError(
            f"Không ghi được chỉ mục ở {str(home)!r}: {error.strerror}. / Cannot write the index at {str(home)!r}: {error}",
            hint="Kiểm tra dung lượng và quyền ghi. / Check free space and permissions.",
        ) from error


def sweep(folder: Path, pointer: Pointer | None) -> None:
    """Delete what the pointer doesn't name: segments, Chroma folders and pointers that a killed build left."""
    live = {entry.name: entry.dense for entry in pointer.segments} if pointer else {}
    for path in folder.glob(f"{SEGMENT_PREFIX}*"):
        if path.name not in live:
            shutil.rmtree(path, ignore_errors=True)
    inside = chain.from_iterable((folder / name).glob(f"{DENSE_PREFIX}*") for name in live)
    for path in inside:
        if path.name != live[path.parent.name]:
            shutil.rmtree(path, ignore_errors=True)
    (folder / f"{POINTER_FILE}.new").unlink(missing_ok=True)


def published(home: Path) -> Pointer | None:
    """The pointer as it stands; None where there is none that can be read."""
    try:
        return read_pointer(home / FOLDER)
    except SearchError:
        return None


def contents(index: Index) -> dict[str, str]:
    """Every live document's content hash."""
    return {doc_id: index.entry(doc_id).content for doc_id in index.doc_ids}


def stored_in(index: Index, doc_id: str) -> StoredDocument:
    """A live document as written."""
    return index.segment_of(doc_id).stored(doc_id)


def is_compact(index: Index) -> bool:
    """Whether there is nothing to merge: one segment at most, and no tombstone."""
    return len(index.segments) <= 1 and not any(entry.removed for entry in index.pointer.segments)


def buried(index: Index, doc_ids: frozenset[str]) -> tuple[SegmentEntry, ...]:
    """The segments with these documents removed, without those that have no live document left."""
    entries = []
    for entry, segment in zip(index.pointer.segments, index.segments, strict=True):
        marked = without(entry, doc_ids & segment.documents.keys())
        if len(marked.removed) < len(segment.documents):
            entries.append(marked)
    return tuple(entries)


def successor(pointer: Pointer, segments: tuple[SegmentEntry, ...], live: dict[str, str]) -> Pointer:
    """The next pointer, over ``segments`` with the ``live`` documents (doc_id to sha256)."""
    return replace(pointer, segments=segments, generation=pointer.generation + 1, corpus_hash=corpus_hash_of(live.items()))


def report_of(pointer: Pointer, *, documents: int, chunks: int, removed: int = 0) -> BuildReport:
    """A report on what the pointer says."""
    return BuildReport(
        documents=documents,
        chunks=chunks,
        removed=removed,
        fingerprint=pointer.fingerprint,
        corpus_hash=pointer.corpus_hash,
    )
