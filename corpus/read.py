"""Files to directives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.errors import CorpusError
from corpus.formats import extract as formats
from corpus.formats.sniff import KINDS
from corpus.heading import read_heading
from corpus.jurisdiction import jurisdiction
from corpus.manifest import content_hash, manifest, supply
from corpus.parse import parse_provisions
from corpus.references import read_references
from corpus.text import fold_diacritics
from corpus.types import Directive, Field, Heading, Page
from corpus.validity import read_validity

SUFFIXES = tuple(KINDS)
"""What a folder is searched for."""
_NOT_DIRECTIVES = (".", "~$", "readme")
"""How the names of files begin that a folder is not searched for: hidden, kept by an office program beside an open one, notes
on the folder."""


def directive_paths(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and those of the folders named (recursively, hidden and temporary ones aside), sorted.

    Raises CorpusError for one that is missing, and for a folder without any.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if _is_wanted(file.relative_to(path)) and file.is_file())
            if not inside:
                kinds = ", ".join(SUFFIXES)
                raise CorpusError(
                    f"Thư mục {str(path)!r} không có tệp {kinds} nào. / No {kinds} file in {str(path)!r}.",
                    hint="Chọn thư mục khác hoặc chỉ rõ tên tệp. / Name another folder, or the files themselves.",
                )
            found.extend(inside)
        elif path.is_file():
            found.append(path)
        else:
            raise CorpusError(
                f"Không tìm thấy {str(path)!r}. / {str(path)!r} doesn't exist.",
                hint="Kiểm tra lại đường dẫn. / Check the path.",
            )
    return tuple(dict.fromkeys(found))


def _is_wanted(inside: Path) -> bool:
    return inside.suffix.lower() in SUFFIXES and not any(part.lower().startswith(_NOT_DIRECTIVES) for part in inside.parts)


def read_directive(path: Path, *, taken: frozenset[str] = frozenset()) -> Directive:
    """Read and parse one file of any kind. ``taken`` are the doc_ids that other files already have.

    Raises CorpusError for a file that can't be read as a text, and for an archive that doesn't hold exactly one.
    """
    found = list(formats.documents(_bytes(path), source=path.name))
    if len(found) != 1:
        raise CorpusError(
            f"Gói {str(path)!r} có {len(found)} văn bản. / {str(path)!r} holds {len(found)} documents.",
            hint=f"chithi build {path}",
        )
    (source, data), *_ = found
    if isinstance(data, CorpusError):
        raise data
    return parse_directive(data, source=source, stem=PurePosixPath(source).stem, taken=taken)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > formats.MAX_BYTES:
            raise formats.too_large(str(path), size)
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(
            f"Không đọc được tệp {str(path)!r}: {error.strerror}. / Cannot read {str(path)!r}.",
            hint="Kiểm tra quyền đọc tệp. / Check the file's permissions.",
        ) from error


def parse_directive(
    data: bytes,
    *,
    source: str,
    stem: str,
    taken: frozenset[str] = frozenset(),
    progress: Callable[[int, int], None] | None = None,
) -> Directive:
    """One document's bytes to a directive. Its doc_id is the manifest's for a shipped text, else made from the file's name.

    ``progress`` is told the pages done and their number where the file has pages.
    """
    sha256 = content_hash(data)
    entry = manifest().get(sha256)
    doc_id = entry.doc_id if entry else _doc_id(stem, sha256, taken)
    extracted = formats.extract_document(data, source=source, progress=progress)
    root, warnings = parse_provisions(doc_id, extracted.text)
    heading = supply(read_heading(root), entry.supplied if entry else None)
    return Directive(
        doc_id=doc_id,
        source=source,
        sha256=sha256,
        text=extracted.text,
        heading=_doubted(heading, extracted.pages),
        jurisdiction=jurisdiction(heading),
        root=root,
        warnings=(*extracted.warnings, *warnings),
        format=extracted.format,
        pages=extracted.pages,
        references=read_references(root, heading),
        validity=read_validity(root, heading),
    )


def read_corpus(
    paths: Iterable[Path], *, taken: frozenset[str] = frozenset(), progress: Callable[[int, int], None] | None = None
) -> tuple[Directive, ...]:
    """Read every file, and every document of an archive, skipping byte-for-byte copies.

    Raises CorpusError naming every file that can't be read, once all have been tried. ``progress`` is told the files done
    and their number.
    """
    files = directive_paths(paths)
    directives: dict[str, Directive] = {}
    failures: list[CorpusError] = []
    for done, path in enumerate(files, 1):
        try:
            for source, data in formats.documents(_bytes(path), source=path.name):
                _read_one(source, data, directives, failures, taken)
        except CorpusError as error:
            failures.append(error)
        if progress:
            progress(done, len(files))
    if failures:
        raise formats.together(failures)
    return tuple(directives.values())


def _read_one(
    source: str,
    data: bytes | CorpusError,
    directives: dict[str, Directive],
    failures: list[CorpusError],
    taken: frozenset[str],
) -> None:
    if isinstance(data, CorpusError):
        failures.append(data)
        return
    sha256 = content_hash(data)
    if sha256 in directives:
        return
    known = taken | {directive.doc_id for directive in directives.values()}
    try:
        directives[sha256] = parse_directive(data, source=source, stem=PurePosixPath(source).stem, taken=frozenset(known))
    except CorpusError as error:
        failures.append(error)


def _doubted(heading: Heading, pages: Sequence[Page]) -> Heading:
    """The heading's fields no surer than the recognition of the page that each was read from."""
    recognised = [page for page in pages if page.confidence is not None]
    if not recognised:
        return heading
    changes: dict[str, Field[Any]] = {}
    for entry in fields(heading):
        value: Field[Any] = getattr(heading, entry.name)
        for page in recognised:
            if value.span and page.start <= value.span.start < page.end and page.confidence is not None:
                changes[entry.name] = replace(value, confidence=min(value.confidence, page.confidence))
    return replace(heading, **changes)


def _doc_id(stem: str, sha256: str, taken: frozenset[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", fold_diacritics(stem)).strip("-") or sha256[:8]
    return slug if slug not in taken else f"{slug}-{sha256[:8]}"
