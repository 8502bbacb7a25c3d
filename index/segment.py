"""One immutable segment: directives and chunks as JSON lines, their offsets, hashes and vectors; written once."""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, overload

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SearchError
from corpus.serialize import directive_from_data, directive_to_data
from corpus.types import Directive
from index.pointer import BUILD_COMMAND
from index.types import Chunk

DIRECTIVES_FILE = "directives.jsonl"
CHUNKS_FILE = "chunks.jsonl"
OFFSETS_FILE = "chunk_offsets.npy"
DOCUMENTS_FILE = "documents.jsonl"
HASHES_FILE = "hashes.npy"
VECTORS_FILE = "vectors.npy"
TERMS_FOLDER = "terms"
TOKENS_FOLDER = "tokens"
HASH_BYTES = 16  # of an embed_text: 128 bits, no collision among any number of chunks we can store


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """One document of a segment.

    ``content`` is the hash of all we store of it, so that a better parse of the same source counts as a change;
    ``first`` and ``chunks`` its rows; ``offset`` and ``length`` its line of directives, or -1 and 0 where it came as
    chunks only.
    """

    doc_id: str
    sha256: str
    content: str
    first: int
    chunks: int
    offset: int = -1
    length: int = 0


def text_hash(text: str) -> bytes:
    """What a vector is found again by: hash of the text that was embedded."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=HASH_BYTES).digest()


def json_line(data: Any) -> bytes:
    """One line of JSON, the same for the same data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8") + b"\n"


class SegmentWriter:
    """Writes the texts of a new segment, document by document; ``close`` completes them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.documents: dict[str, DocumentEntry] = {}
        self._directives = (folder / DIRECTIVES_FILE).open("wb")
        self._chunks = (folder / CHUNKS_FILE).open("wb")
        self._hashes = bytearray()
        self._offsets = [0]
        self._ids: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._directives.close()
        self._chunks.close()

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def add(self, document: StoredDocument) -> None:
        """Append one document.

        Raises:
            SearchError: the document's id, or one of its chunks', is already here.
        """
        if document.doc_id in self.documents:
            raise _twice(document.doc_id)
        first, offset = len(self), self._directives.tell() if document.directive else -1
        self._directives.write(document.directive)
        for line, key in zip(document.lines, document.keys, strict=True):
            chunk_id = json.loads(line)["chunk_id"]
            if chunk_id in self._ids:
                raise _twice(chunk_id)
            self._ids.add(chunk_id)
            self._chunks.write(line)
            self._offsets.append(self._offsets[-1] + len(line))
            self._hashes += key
        self.documents[document.doc_id] = DocumentEntry(
            doc_id=document.doc_id,
            sha256=document.sha256,
            content=document.content,
            first=first,
            chunks=len(document.lines),
            offset=offset,
            length=len(document.directive),
        )

    def close(self) -> None:
        """Write offsets, hashes and the list of documents; the texts can be read by ``ChunkFile`` from now on."""
        self._directives.close()
        self._chunks.close()
        np.save(self.folder / OFFSETS_FILE, np.asarray(self._offsets, dtype=np.int64))
        hashes = np.frombuffer(bytes(self._hashes), dtype=np.uint8).reshape(-1, HASH_BYTES)
        np.save(self.folder / HASHES_FILE, hashes)
        with (self.folder / DOCUMENTS_FILE).open("wb") as file:
            file.writelines(json_line(asdict(entry)) for entry in self.documents.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """One document as it is written: its directive's line (b"" for none), its chunks' lines and their texts' hashes."""

    doc_id: str
    sha256: str
    content: str
    directive: bytes
    lines: tuple[bytes, ...]
    keys: tuple[bytes, ...]

    @classmethod
    def of(cls, doc_id: str, chunks: Sequence[Chunk], directive: Directive | None = None) -> StoredDocument:
        """The document as lines. Without a directive its ``sha256`` is of its chunks."""
        line = b"" if directive is None else json_line(directive_to_data(directive))
        lines = tuple(json_line(asdict(chunk)) for chunk in chunks)
        content = hashlib.sha256(line + b"".join(lines)).hexdigest()
        return cls(
            doc_id=doc_id,
            sha256=content if directive is None else directive.sha256,
            content=content,
            directive=line,
            lines=lines,
            keys=tuple(text_hash(chunk.embed_text) for chunk in chunks),
        )


class LineFile:
    """A memory-mapped file of which ranges are read; it stays readable when its name is deleted."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            empty = path.stat().st_size == 0  # an empty file cannot be mapped
            self._map: mmap.mmap | bytes = b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def read(self, start: int, end: int) -> bytes:
        """The bytes of [start, end)."""
        return self._map[start:end]


class ChunkFile(Sequence[Chunk]):
    """A segment's chunks, each parsed when asked for."""

    def __init__(self, folder: Path) -> None:
        self._offsets: NDArray[np.int64] = np.load(folder / OFFSETS_FILE)
        self._lines = LineFile(folder / CHUNKS_FILE)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, i: int) -> Chunk: ...
    @overload
    def __getitem__(self, i: slice) -> Sequence[Chunk]: ...
    def __getitem__(self, i: int | slice) -> Chunk | Sequence[Chunk]:
        if isinstance(i, slice):
            return [self[row] for row in range(*i.indices(len(self)))]
        data = json.loads(self.line(range(len(self))[i]))
        data["path"], data["jurisdiction"] = tuple(data["path"]), tuple(data["jurisdiction"])
        return Chunk(**data)

    def __iter__(self) -> Iterator[Chunk]:
        return (self[row] for row in range(len(self)))

    def line(self, row: int) -> bytes:
        """The chunk as it is stored."""
        return self._lines.read(int(self._offsets[row]), int(self._offsets[row + 1]))


class EmbedTexts(Sequence[str]):
    """What is embedded of each chunk, read when asked for."""

    def __init__(self, chunks: ChunkFile) -> None:
        self._chunks = chunks

    def __len__(self) -> int:
        return len(self._chunks)

    @overload
    def __getitem__(self, i: int) -> str: ...
    @overload
    def __getitem__(self, i: slice) -> Sequence[str]: ...
    def __getitem__(self, i: int | slice) -> str | Sequence[str]:
        if isinstance(i, slice):
            return [chunk.embed_text for chunk in self._chunks[i]]
        return self._chunks[i].embed_text


class Segment:
    """A written segment, open for reading; every file is mapped at once, so that deleting it harms no reader."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError or ValueError where a file is missing or is not what it should be."""
        self.folder = folder
        self.chunks = ChunkFile(folder)
        # plain views of the maps: a row of a memmap object costs ten times as much
        self.vectors: NDArray[np.float32] = np.load(folder / VECTORS_FILE, mmap_mode="r").view(np.ndarray)
        self.hashes: NDArray[np.uint8] = np.load(folder / HASHES_FILE, mmap_mode="r").view(np.ndarray)
        self._directives = LineFile(folder / DIRECTIVES_FILE)
        self.documents: Mapping[str, DocumentEntry] = {entry.doc_id: entry for entry in _read_documents(folder)}
        if not len(self.chunks) == len(self.vectors) == len(self.hashes):
            raise ValueError(f"{len(self.chunks)} chunks, {len(self.vectors)} vectors, {len(self.hashes)} hashes")

    def directive(self, doc_id: str) -> Directive | None:
        """The parsed directive; None for a document that came as chunks only."""
        line = self._directive_line(self.documents[doc_id])
        return directive_from_data(json.loads(line)) if line else None

    def stored(self, doc_id: str) -> StoredDocument:
        """The document as written, to write it into another segment."""
        entry = self.documents[doc_id]
        rows = range(entry.first, entry.first + entry.chunks)
        return StoredDocument(
            doc_id=doc_id,
            sha256=entry.sha256,
            content=entry.content,
            directive=self._directive_line(entry),
            lines=tuple(self.chunks.line(row) for row in rows),
            keys=tuple(self.hashes[row].tobytes() for row in rows),
        )

    def _directive_line(self, entry: DocumentEntry) -> bytes:
        return self._directives.read(entry.offset, entry.offset + entry.length) if entry.offset >= 0 else b""


def _read_documents(folder: Path) -> Iterator[DocumentEntry]:
    """The documents in the order of their chunks."""
    lines = (folder / DOCUMENTS_FILE).read_text(encoding="utf-8").split("\n")
    # one array parses several times faster than as many lines
    return (DocumentEntry(**row) for row in json.loads(f"[{','.join(filter(None, lines))}]"))


def grouped(chunks: Iterable[Chunk]) -> Iterator[StoredDocument]:
    """A stream of chunks as documents: neighbours with one doc_id belong together."""
    group: list[Chunk] = []
    for chunk in chunks:
        if group and group[0].doc_id != chunk.doc_id:
            yield StoredDocument.of(group[0].doc_id, group)
            group = []
        group.append(chunk)
    if group:
        yield StoredDocument.of(group[0].doc_id, group)


def _twice(name: str) -> SearchError:
    return SearchError(f"{name!r} có hai lần. / {name!r} is there twice.", hint=BUILD_COMMAND)
