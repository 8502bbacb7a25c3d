"""Files to directives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from corpus.errors import CorpusError
from corpus.heading import read_heading
from corpus.manifest import content_hash, manifest, supply
from corpus.parse import parse_provisions
from corpus.places import NATION, body_place, jurisdiction_of
from corpus.text import decode, fold_diacritics
from corpus.types import Directive, Heading

SUFFIXES = (".txt",)
"""What a folder is searched for."""
_MAX_BYTES = 50_000_000  # a directive of more is a mistake; the largest laws stay under 1 MB of text
_NATIONAL = re.compile(r"^(?:Chính phủ|Thủ tướng|Quốc hội|Bộ |Ủy ban Thường vụ Quốc hội|Ban Chấp hành Trung ương|Ban Bí thư|"
                       r"Văn phòng Trung ương|Chủ tịch nước|Tòa án nhân dân tối cao|Ngân hàng Nhà nước)")  # fmt: skip


def directive_paths(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and those of the folders named (recursively), sorted; CorpusError for one that is missing."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
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


def read_directive(path: Path, *, taken: frozenset[str] = frozenset()) -> Directive:
    """Read and parse one file. ``taken`` are the doc_ids that other files already have.

    Raises CorpusError for a file that can't be read as a text.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise CorpusError(
                f"Tệp {str(path)!r} quá lớn ({path.stat().st_size:,} byte). / {str(path)!r} is too large.",
                hint=f"Giới hạn là {_MAX_BYTES:,} byte; tách tệp ra. / The limit is {_MAX_BYTES:,} bytes; split the file.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError(
            f"Không đọc được tệp {str(path)!r}: {error.strerror}. / Cannot read {str(path)!r}.",
            hint="Kiểm tra quyền đọc tệp. / Check the file's permissions.",
        ) from error
    return parse_directive(data, source=path.name, stem=path.stem, taken=taken)


def parse_directive(data: bytes, *, source: str, stem: str, taken: frozenset[str] = frozenset()) -> Directive:
    """Source bytes to a directive. Its doc_id is the manifest's for a shipped text, else made from the file's name."""
    text = decode(data, source=source)
    sha256 = content_hash(data)
    entry = manifest().get(sha256)
    doc_id = entry.doc_id if entry else _doc_id(stem, sha256, taken)
    root, warnings = parse_provisions(doc_id, text)
    heading = supply(read_heading(root), entry.supplied if entry else None)
    return Directive(
        doc_id=doc_id,
        source=source,
        sha256=sha256,
        text=text,
        heading=heading,
        jurisdiction=_jurisdiction(heading),
        root=root,
        warnings=warnings,
    )


def read_corpus(
    paths: Iterable[Path], *, taken: frozenset[str] = frozenset(), progress: Callable[[int, int], None] | None = None
) -> tuple[Directive, ...]:
    """Read every file, skipping byte-for-byte copies; CorpusError listing every file that can't be read."""
    files = directive_paths(paths)
    directives: dict[str, Directive] = {}
    failures: list[CorpusError] = []
    for done, path in enumerate(files, 1):
        try:
            known = taken | {directive.doc_id for directive in directives.values()}
            directive = read_directive(path, taken=frozenset(known))
            directives.setdefault(directive.sha256, directive)
        except CorpusError as error:
            failures.append(error)
        if progress:
            progress(done, len(files))
    if failures:
        raise CorpusError("\n".join(error.message for error in failures), hint=failures[0].hint)
    return tuple(directives.values())


def _doc_id(stem: str, sha256: str, taken: frozenset[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", fold_diacritics(stem)).strip("-") or sha256[:8]
    return slug if slug not in taken else f"{slug}-{sha256[:8]}"


def _jurisdiction(heading: Heading) -> tuple[str, ...]:
    issuer = heading.issuer.value
    if issuer and _NATIONAL.match(issuer):
        return (NATION,)
    context = [heading.parent_issuer.value or ""]
    for body in (issuer, heading.place.value):
        place = body_place(body, context) if body else None
        if place is not None:
            return jurisdiction_of(place)
    return ()
