"""Any readable file to text: found out by its content, handed to its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from corpus.errors import CorpusError
from corpus.formats import legacy, sniff
from corpus.formats.sniff import Kind
from corpus.formats.types import Extracted

Progress = Callable[[int, int], None]

MAX_BYTES = 50_000_000
"""Of one file; the largest laws stay under 1 MB of text, a scanned one of a hundred pages under 30 MB."""


def extract(data: bytes, *, source: str, progress: Progress | None = None) -> tuple[Extracted, ...]:
    """The text of a file, or of each document in a ZIP archive. ``progress`` is told a paged file's pages done, and all.

    Raises CorpusError naming every document that can't be read.
    """
    found: list[Extracted] = []
    failures: list[CorpusError] = []
    for name, inner in documents(data, source=source):
        try:
            if isinstance(inner, CorpusError):
                raise inner
            found.append(extract_document(inner, source=name, progress=progress))
        except CorpusError as error:
            failures.append(error)
    if failures:
        raise together(failures)
    return tuple(found)


def documents(data: bytes, *, source: str) -> Iterator[tuple[str, bytes | CorpusError]]:
    """A file itself, or the documents of a ZIP archive: names and bytes, or why a document can't be had."""
    if len(data) > MAX_BYTES:
        raise too_large(source, len(data))
    if sniff.sniff(data, source=source) is not Kind.ZIP:
        yield source, data
        return
    from corpus.formats import archive

    yield from archive.documents(data, source=source)


def extract_document(data: bytes, *, source: str, progress: Progress | None = None) -> Extracted:
    """The text of one document that isn't an archive. Raises CorpusError where it can't be read."""
    if len(data) > MAX_BYTES:
        raise too_large(source, len(data))
    if not data:
        raise CorpusError(f"Tệp {source!r} rỗng. / {source!r} is empty.", hint="Kiểm tra lại tệp. / Check the file.")
    kind = sniff.sniff(data, source=source)
    found = _read(kind, data, source, progress)
    warnings = sniff.wrong_name(kind, source=source)
    return replace(found, warnings=(*warnings, *found.warnings)) if warnings else found


def together(failures: list[CorpusError]) -> CorpusError:
    """One error for several files, each named with its reason; what to do once for each kind of reason."""
    hints = dict.fromkeys(error.hint for error in failures if error.hint)
    return CorpusError("\n".join(error.message for error in failures), hint="\n".join(hints))


def too_large(source: str, size: int) -> CorpusError:
    """The error for a file beyond the limit."""
    return CorpusError(
        f"Tệp {source!r} quá lớn ({size:,} byte). / {source!r} is too large.",
        hint=f"Giới hạn là {MAX_BYTES:,} byte; tách tệp hoặc quét lại ở 300 dpi. / The limit is {MAX_BYTES:,} bytes; split the file.",
    )


def _read(kind: Kind, data: bytes, source: str, progress: Progress | None) -> Extracted:
    # Each reader is imported only where a file needs it: reading plain text must start at once.
    if kind is Kind.TEXT:
        text, warnings = legacy.read_text(data, source=source)
        return Extracted(source=source, format="text", text=text, warnings=warnings)
    if kind is Kind.MARKDOWN:
        from corpus.formats.markdown import read_markdown

        text, warnings = legacy.read_text(data, source=source)
        found = read_markdown(text.encode(), source=source)
        return replace(found, warnings=(*warnings, *found.warnings))
    if kind is Kind.PDF:
        from corpus.formats.pdf import read_pdf

        return read_pdf(data, source=source, progress=progress)
    if kind is Kind.IMAGE:
        from corpus.formats.ocr import read_image

        return read_image(data, source=source, progress=progress)
    return _read_office(kind, data, source)


def _read_office(kind: Kind, data: bytes, source: str) -> Extracted:
    if kind is Kind.DOCX:
        from corpus.formats.docx import read_docx

        return read_docx(data, source=source)
    if kind in (Kind.HTML, Kind.MHTML):
        from corpus.formats.html import read_html, read_mhtml

        return (read_html if kind is Kind.HTML else read_mhtml)(data, source=source)
    if kind in (Kind.DOC, Kind.ODT, Kind.RTF):
        from corpus.formats.office import read_office

        suffix = PurePosixPath(source).suffix.lower()
        return read_office(data, suffix if sniff.KINDS.get(suffix) is kind else f".{kind}", source=source)
    if kind is Kind.ZIP:
        raise CorpusError(
            f"Gói {source!r} nằm trong gói khác. / {source!r} is an archive inside an archive.",
            hint="Giải nén rồi đưa các tệp bên trong. / Unpack it and give the files inside.",
        )
    raise CorpusError(
        f"Tệp {source!r} không phải loại đọc được. / {source!r} is of a kind that can't be read.",
        hint=f"Lưu lại thành một trong / save it as one of: {', '.join(sniff.KINDS)}.",
    )
