"""Building an index, adding to it and taking out of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import SearchError
from corpus.types import Directive
from index.changes import BuildReport, buried, report_of, successor, sweep, writing
from index.chunk import chunks_of
from index.dense import Progress
from index.encode import StaticEncoder
from index.fingerprint import static_encoder
from index.job import Job
from index.pointer import publish
from index.segment import StoredDocument, grouped
from index.settings import IndexSettings
from index.store import Index
from index.types import Chunk, Encoder

__all__ = ["BuildReport", "build", "build_chunks", "remove"]

_SUGGESTIONS = 3


def build(
    home: Path,
    directives: Iterable[Directive],
    *,
    settings: IndexSettings,
    encoder: Encoder,
    add: bool = False,
    compact: bool = False,
    static: StaticEncoder | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Make the index under ``home`` hold exactly these directives; with ``add``, these beside what is there.

    ``add`` replaces a document of the same doc_id; ``compact`` merges all segments into one. ``progress`` is called with
    a stage's name, what is done and what there is to do (0: unknown). ``static`` is MaxSim's encoder.

    Raises:
        SearchError: another build is running; there is nothing to index; a doc_id comes twice; with ``add``, the index
            is stale or broken; Chroma failed its check. The index is then what it was.
    """
    stored = (StoredDocument.of(found.doc_id, chunks_of(found, settings), found) for found in directives)
    job = Job(home, settings=settings, encoder=encoder, static=static_encoder(encoder, static), progress=progress)
    return job.run(stored, keep=add, compact=compact)


def build_chunks(
    home: Path,
    chunks: Iterable[Chunk],
    *,
    settings: IndexSettings,
    encoder: Encoder,
    add: bool = False,
    static: StaticEncoder | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """As ``build``, from a stream of chunks (a document's together): for collections that aren't directives."""
    job = Job(home, settings=settings, encoder=encoder, static=static_encoder(encoder, static), progress=progress)
    return job.run(grouped(chunks), keep=add, compact=False)


def remove(home: Path, doc_id: str) -> BuildReport:
    """Take one document out, by a tombstone.

    Raises:
        SearchError: no such document (the nearest ids are named); no index; another build is running.
    """
    with writing(home) as folder:
        index = Index(home)
        sweep(folder, index.pointer)
        if doc_id not in index.doc_ids:
            near = difflib.get_close_matches(doc_id, index.doc_ids, n=_SUGGESTIONS, cutoff=0.0)
            raise SearchError(
                f"Không có văn bản {doc_id!r} trong chỉ mục. / No document {doc_id!r} in the index.",
                hint="Gần nhất / nearest: " + ", ".join(near) if near else "chithi build",
            )
        live = {name: index.sha256(name) for name in index.doc_ids if name != doc_id}
        pointer = successor(index.pointer, buried(index, frozenset({doc_id})), live)
        publish(folder, pointer)
        sweep(folder, pointer)
        gone = len(index.rows(doc_id))
        return report_of(pointer, documents=len(live), chunks=int(index.live.sum()) - gone, removed=1)
