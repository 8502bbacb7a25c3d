"""ZIP archives of documents: what is inside, one document at a time, within limits that no bomb gets past."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from corpus.errors import CorpusError
from corpus.formats.sniff import KINDS

MAX_ENTRIES = 2_000
"""Files in one archive."""
MAX_ENTRY = 50_000_000
"""Bytes that one file may unpack to: what a file outside an archive may have."""
MAX_TOTAL = 300_000_000
"""Bytes that all of an archive's documents may unpack to."""
_ENCRYPTED = 0x1  # general purpose bit flag, APPNOTE 4.4.4
_UTF8_NAME = 0x800
_CHUNK = 1_000_000  # bytes unpacked at a time, so that a lie about the size is noticed early
_SKIPPED = ("__MACOSX",)


def documents(data: bytes, *, source: str) -> Iterator[tuple[str, bytes | CorpusError]]:
    """Each readable document's name ("archive.zip/inner name") and its bytes, or why it can't be had, in the archive's order.

    Hidden files and those of kinds that aren't read are passed over. Raises CorpusError for an archive that is broken, too
    large, or without any document.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise _broken(source) from error
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _check(entries, source)
        wanted = [(entry, name) for entry in entries if is_document(name := inner_name(entry))]
        if not wanted:
            kinds = ", ".join(KINDS)
            raise CorpusError(
                f"Gói {source!r} không có tệp nào đọc được. / No readable file in {source!r}.",
                hint=f"Các loại đọc được / readable kinds: {kinds}.",
            )
        left = MAX_TOTAL
        for entry, name in wanted:
            label = f"{source}/{name}"
            try:
                inner = _unpack(archive, entry, label, min(left, MAX_ENTRY))
                left -= len(inner)
                yield label, inner
            except CorpusError as error:
                yield label, error


def is_document(name: str) -> bool:
    """Whether a path names a file of a kind that is read, and neither a hidden nor a temporary one."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "~$")) or part in _SKIPPED for part in path.parts)
    return not hidden and path.suffix.lower() in KINDS


def inner_name(entry: zipfile.ZipInfo) -> str:
    """An entry's path without what would lead out of a folder, its letters as the archiver meant them."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_NAME:
        try:
            # Archivers write UTF-8 without saying so; zipfile takes it for the IBM PC's code page.
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.filename
    clean = "".join(char if char.isprintable() else "_" for char in name.replace("\\", "/"))
    return "/".join(part for part in clean.split("/") if part not in ("", ".", ".."))


def _check(entries: list[zipfile.ZipInfo], source: str) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or total > MAX_TOTAL:
        raise CorpusError(
            f"Gói {source!r} quá lớn: {len(entries):,} tệp, {total:,} byte khi bung. / {source!r} is too large when unpacked.",
            hint=f"Giới hạn {MAX_ENTRIES:,} tệp, {MAX_TOTAL:,} byte; chia nhỏ gói. / Split the archive.",
        )


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, label: str, limit: int) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise CorpusError(
            f"Tệp {label!r} có mật khẩu. / {label!r} is protected by a password.",
            hint="Giải nén bằng mật khẩu rồi đưa tệp bên trong. / Unpack it with its password, and give the files inside.",
        )
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                parts.append(chunk)
                size += len(chunk)
                if size > limit:
                    raise CorpusError(
                        f"Tệp {label!r} bung ra quá lớn. / {label!r} is too large when unpacked.",
                        hint=f"Giới hạn {MAX_ENTRY:,} byte một tệp, {MAX_TOTAL:,} byte một gói. / Split the archive.",
                    )
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise _broken(label) from error
    return b"".join(parts)


def _broken(source: str) -> CorpusError:
    return CorpusError(
        f"Gói {source!r} bị hỏng hoặc dùng kiểu nén lạ. / {source!r} is damaged, or packed in an unknown way.",
        hint="Tải lại, hoặc giải nén rồi đưa các tệp bên trong. / Get it again, or unpack it and give the files inside.",
    )
