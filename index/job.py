"""One build: a new segment beside the live ones, published by one rename, what it replaces then deleted.

A kill leaves at any moment either the old pointer or the new one; whatever neither names is deleted by the next writer.
"""

from __future__ import annotations

import logging
import shutil
import uuid
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from corpus.errors import SearchError
from index.changes import BuildReport, buried, contents, is_compact, published, report_of, stored_in, sweep, writing
from index.dense import COLLECTION, DenseError, Progress, drop_collections, write_collection
from index.embed import embed_segment
from index.encode import StaticEncoder
from index.fingerprint import check_fingerprint, fingerprint_parts
from index.pointer import (
    DENSE_PREFIX,
    POINTER_FILE,
    SEGMENT_PREFIX,
    Pointer,
    SegmentEntry,
    corpus_hash_of,
    fingerprint_of,
    list_files,
    publish,
    sync_tree,
)
from index.segment import Segment, SegmentWriter, StoredDocument
from index.settings import IndexSettings
from index.store import Index, open_dense
from index.types import Encoder

log = logging.getLogger(__name__)

_ID_CHARS = 12  # of a random name: enough never to meet again
_COLLECTION_PREFIX = "chithi-"


class Job:
    """One build under the writer's lock."""

    def __init__(
        self, home: Path, *, settings: IndexSettings, encoder: Encoder, static: StaticEncoder, progress: Progress | None
    ) -> None:
        self.home = home
        self.settings = settings
        self.encoder = encoder
        self.static = static
        self.progress = progress
        self.parts = fingerprint_parts(encoder=encoder, static=static, settings=settings)

    def run(self, documents: Iterable[StoredDocument], *, keep: bool, compact: bool) -> BuildReport:
        """Index the documents, beside those that are there already where ``keep``; see ``index.build.build``."""
        with writing(self.home) as folder:
            old = self._previous(folder, keep=keep)
            if old is not None or not (folder / POINTER_FILE).exists():
                # A pointer that cannot be read may still name good segments: those go once a new one stands.
                sweep(folder, old.pointer if old else None)
            name = SEGMENT_PREFIX + uuid.uuid4().hex[:_ID_CHARS]
            try:
                return self._run(folder / name, old, documents, keep=keep, compact=compact)
            finally:
                pointer = published(self.home)
                if pointer is None or name not in {entry.name for entry in pointer.segments}:
                    shutil.rmtree(folder / name, ignore_errors=True)
                if old is not None:
                    old.close()

    def _run(
        self, target: Path, old: Index | None, documents: Iterable[StoredDocument], *, keep: bool, compact: bool
    ) -> BuildReport:
        merged = old is not None and keep and compact
        have = contents(old) if old is not None and keep else {}
        with SegmentWriter(target) as writer:
            for document in documents:
                if have.get(document.doc_id) != document.content:
                    writer.add(document)
                if self.progress:
                    self.progress("read", len(writer.documents), 0)
            fresh = frozenset(writer.documents)
            if merged and old is not None and (fresh or not is_compact(old)):
                for doc_id in old.doc_ids:
                    if doc_id not in fresh:
                        writer.add(stored_in(old, doc_id))
            writer.close()
        if not writer.documents and not have:
            raise SearchError("Không có văn bản nào để lập chỉ mục. / Nothing to index.", hint="chithi build FOLDER")
        whole = not keep or (merged and bool(writer.documents))
        if old is not None and self._unchanged(old, writer, whole=whole, merged=merged, compact=compact):
            return self._repair(target.parent, old)
        return self._publish(target, old, writer, fresh=fresh, whole=whole)

    def _unchanged(self, old: Index, writer: SegmentWriter, *, whole: bool, merged: bool, compact: bool) -> bool:
        """Whether the index says already what the new segment would make it say."""
        if not whole:
            return not writer.documents
        if merged or (compact and not is_compact(old)) or old.pointer.fingerprint != fingerprint_of(self.parts):
            return False
        return contents(old) == {name: entry.content for name, entry in writer.documents.items()}

    def _publish(
        self, target: Path, old: Index | None, writer: SegmentWriter, *, fresh: frozenset[str], whole: bool
    ) -> BuildReport:
        embedded, reused = embed_segment(target, old, encoder=self.encoder, static=self.static, progress=self.progress)
        index_id = old.pointer.index_id if old else uuid.uuid4().hex[:_ID_CHARS]
        entry = self._entry(target, index_id, documents=len(writer.documents))
        kept = () if whole or old is None else buried(old, fresh)
        live = {name: document.sha256 for name, document in writer.documents.items()}
        if old is not None and not whole:
            live |= {doc_id: old.sha256(doc_id) for doc_id in old.doc_ids if doc_id not in fresh}
        pointer = Pointer(
            fingerprint=fingerprint_of(self.parts),
            parts=self.parts,
            dim=self.encoder.dim,
            corpus_hash=corpus_hash_of(live.items()),
            index_id=index_id,
            generation=old.pointer.generation + 1 if old else 1,
            segments=(*kept, entry),
        )
        publish(target.parent, pointer)
        sweep(target.parent, pointer)
        self._sweep_server(pointer)
        gone = [] if old is None or not whole else [doc_id for doc_id in old.doc_ids if doc_id not in live]
        before = 0 if whole or old is None else sum(len(old.rows(d)) for d in old.doc_ids if d not in fresh)
        return replace(
            report_of(pointer, documents=len(live), chunks=before + entry.chunks),
            written=len(fresh), removed=len(gone), embedded=embedded, reused=reused,
        )  # fmt: skip

    def _entry(self, target: Path, index_id: str, *, documents: int) -> SegmentEntry:
        """The complete segment at ``target``, on disk and checked."""
        segment = Segment(target)
        entry = SegmentEntry(
            name=target.name, documents=documents, chunks=len(segment.chunks), files=list_files(target, dense=False)
        )
        entry = self._with_dense(segment, entry, index_id)
        sync_tree(target)
        return entry

    def _with_dense(self, segment: Segment, entry: SegmentEntry, index_id: str) -> SegmentEntry:
        """The entry with a new Chroma collection of the segment's vectors."""
        if not len(segment.chunks):
            return replace(entry, dense="", dense_files=(), collection="")
        mark = uuid.uuid4().hex[:_ID_CHARS]
        if self.settings.chroma_url is not None:
            name = f"{_COLLECTION_PREFIX}{index_id}-{mark}"
            write_collection(segment.vectors, folder=None, url=self.settings.chroma_url, name=name, progress=self.progress)
            return replace(entry, dense="", dense_files=(), collection=name)
        dense = f"{DENSE_PREFIX}{mark}"
        write_collection(segment.vectors, folder=segment.folder / dense, url=None, name=COLLECTION, progress=self.progress)
        files = tuple(file for file in list_files(segment.folder, dense=True) if file.path.startswith(f"{dense}/"))
        return replace(entry, dense=dense, dense_files=files, collection="")

    def _repair(self, folder: Path, old: Index) -> BuildReport:
        """Nothing new to say; collections that are missing or broken are made again from our vectors."""
        entries = []
        for entry, segment in zip(old.pointer.segments, old.segments, strict=True):
            sound = not len(segment.chunks) or self._is_sound(segment, entry)
            entries.append(entry if sound else self._with_dense(segment, entry, old.pointer.index_id))
            if not sound:
                sync_tree(segment.folder)
        repaired = sum(a != b for a, b in zip(entries, old.pointer.segments, strict=True))
        pointer = old.pointer
        if repaired:
            pointer = replace(pointer, segments=tuple(entries), generation=pointer.generation + 1)
            publish(folder, pointer)
            sweep(folder, pointer)
            self._sweep_server(pointer)
        report = report_of(pointer, documents=len(old.doc_ids), chunks=int(old.live.sum()))
        return replace(report, unchanged=not repaired, repaired=repaired)

    def _is_sound(self, segment: Segment, entry: SegmentEntry) -> bool:
        if bool(entry.collection) != (self.settings.chroma_url is not None):
            return False
        try:
            open_dense(segment, entry, url=self.settings.chroma_url).close()
        except DenseError as error:
            log.warning("making Chroma's collection of %s again: %s", entry.name, error.message)
            return False
        return True

    def _sweep_server(self, pointer: Pointer) -> None:
        """Delete what earlier builds of this index left on the server; the index stands, whether that works or not."""
        if self.settings.chroma_url is None:
            return
        keep = frozenset(entry.collection for entry in pointer.segments)
        try:
            drop_collections(self.settings.chroma_url, f"{_COLLECTION_PREFIX}{pointer.index_id}-", keep)
        except DenseError as error:
            log.warning("old collections stay on the server: %s", error.message)

    def _previous(self, folder: Path, *, keep: bool) -> Index | None:
        """The index as it is; None where there is none or, unless its documents are to be kept, a broken one."""
        if not (folder / POINTER_FILE).exists():
            return None
        try:
            # A full build trusts no vector that it has not checked; an addition keeps what readers trust already.
            old = Index(self.home, settings=self.settings, verify=not keep)
            if keep:
                check_fingerprint(old.pointer, encoder=self.encoder, static=self.static, settings=self.settings)
        except SearchError:
            if keep:
                raise
            return None
        return old
