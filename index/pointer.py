"""The pointer: one small JSON file that says what the index is; replacing it is the only act that changes an index."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from corpus.errors import SearchError

FORMAT = 1
"""Raise when an older program could misread the files of an index."""

FOLDER = "index"
POINTER_FILE = "current.json"
SEGMENT_PREFIX = "seg-"
DENSE_PREFIX = "chroma-"
BUILD_COMMAND = "chithi build"
_HASH_BLOCK = 1 << 20  # bytes read at once


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """One file of a segment: its path in the segment's folder, bytes, and SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentEntry:
    """One immutable segment. ``dense`` names its Chroma folder, or ``collection`` the one on a server; "" for neither.

    ``removed`` are the documents of this segment that are no longer there (tombstones), sorted.
    """

    name: str
    documents: int
    chunks: int
    files: tuple[FileEntry, ...]
    dense: str = ""
    dense_files: tuple[FileEntry, ...] = ()
    collection: str = ""
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """What is live. ``parts`` are what ``fingerprint`` is made of; ``dim`` is the length of a vector."""

    fingerprint: str
    parts: tuple[tuple[str, str], ...]
    dim: int
    corpus_hash: str
    index_id: str
    generation: int
    segments: tuple[SegmentEntry, ...]


def fingerprint_of(parts: Iterable[tuple[str, str]]) -> str:
    """Hash of the parts, whatever their order."""
    return hashlib.sha256(json.dumps(sorted(parts)).encode()).hexdigest()[:16]


def corpus_hash_of(documents: Iterable[tuple[str, str]]) -> str:
    """Hash over the sorted (doc_id, sha256) of the live documents."""
    return hashlib.sha256(json.dumps(sorted(documents)).encode()).hexdigest()


def read_pointer(folder: Path) -> Pointer:
    """The pointer of the index at ``folder``.

    Raises:
        SearchError: there is none, or it cannot be read, or it is of another format.
    """
    try:
        raw = (folder / POINTER_FILE).read_bytes()
    except FileNotFoundError as error:
        home = str(folder.parent)
        raise SearchError(f"Chưa có chỉ mục ở {home!r}. / No index at {home!r}.", hint=BUILD_COMMAND) from error
    except OSError as error:
        raise broken(folder, f"{POINTER_FILE}: {error.strerror}") from error
    try:
        data = json.loads(raw)
        if data["format"] != FORMAT:
            raise SearchError(
                f"Chỉ mục có định dạng {data['format']!r}, cần {FORMAT}. / Index format {data['format']!r}, not {FORMAT}.",
                hint=BUILD_COMMAND,
            )
        if data["checksum"] != _checksum(data["pointer"]):
            raise ValueError("checksum")
        return _from_data(data["pointer"])
    except (ValueError, KeyError, TypeError) as error:
        raise broken(folder, f"{POINTER_FILE}: {error!r}") from error


def publish(folder: Path, pointer: Pointer) -> None:
    """Make ``pointer`` the index at ``folder``: all or nothing, also when the power fails.

    What it names must be on disk already (``sync_tree``).
    """
    data = asdict(pointer)
    text = json.dumps({"format": FORMAT, "checksum": _checksum(data), "pointer": data}, ensure_ascii=False)
    fresh = folder / f"{POINTER_FILE}.new"
    with fresh.open("wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    sync(folder)  # the segment's folder is an entry of this one
    fresh.replace(folder / POINTER_FILE)
    sync(folder)


def pointer_state(folder: Path) -> tuple[int, int, int] | None:
    """What changes whenever a pointer is published; None where there is no pointer."""
    try:
        found = (folder / POINTER_FILE).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def without(entry: SegmentEntry, doc_ids: Iterable[str]) -> SegmentEntry:
    """The segment with more tombstones."""
    return replace(entry, removed=tuple(sorted({*entry.removed, *doc_ids})))


def list_files(folder: Path, *, dense: bool) -> tuple[FileEntry, ...]:
    """The segment's own files with their checksums, or, with ``dense``, those of its Chroma folders.

    Chroma's SQLite file is left out: every reader that opens it writes to it.
    """
    return tuple(
        FileEntry(path=path.relative_to(folder).as_posix(), size=path.stat().st_size, sha256=hash_file(path))
        for path in sorted(_files(folder))
        if path.relative_to(folder).parts[0].startswith(DENSE_PREFIX) == dense and ".sqlite3" not in path.name
    )


def hash_file(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_HASH_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def check_files(folder: Path, files: Iterable[FileEntry], *, verify: bool = False) -> None:
    """Raise SearchError unless every file has its size and, with ``verify``, its checksum."""
    for entry in files:
        path = folder / entry.path
        try:
            size = path.stat().st_size
            if size != entry.size:
                raise broken(folder, f"{entry.path}: {size} byte, cần / expected {entry.size}")
            if verify and hash_file(path) != entry.sha256:
                raise broken(folder, f"{entry.path}: checksum")
        except OSError as error:
            raise broken(folder, f"{entry.path}: {error.strerror}") from error


def sync(path: Path) -> None:
    """Bring a file, or a folder's list of names, to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Bring everything below ``folder`` to disk, names last."""
    for path in _files(folder):
        sync(path)
    for inside in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        sync(inside)
    sync(folder)


def broken(folder: Path, what: str) -> SearchError:
    """The error for an index whose files are not what they were."""
    return SearchError(
        f"Chỉ mục ở {str(folder)!r} hỏng ({what}). / The index at {str(folder)!r} is broken ({what}).",
        hint=BUILD_COMMAND,
    )


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _checksum(data: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


def _from_data(data: dict[str, Any]) -> Pointer:
    segments = tuple(
        SegmentEntry(
            **{
                **segment,
                "files": tuple(FileEntry(**file) for file in segment["files"]),
                "dense_files": tuple(FileEntry(**file) for file in segment["dense_files"]),
                "removed": tuple(segment["removed"]),
            }
        )
        for segment in data["segments"]
    )
    parts = tuple((name, value) for name, value in data["parts"])
    return Pointer(**{**data, "segments": segments, "parts": parts})
