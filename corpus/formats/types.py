"""What reading a file gives: text, pages, and what was odd."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.types import Page, ReadWarning


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """A source as plain text: NFC, newlines as ``\\n``, one line per paragraph, list line or table row.

    A list number or bullet that the source keeps only as formatting is written out in the text. ``format`` names what it
    was read as ("text", "markdown", "html", "docx", "odt", "pdf", "ocr"). ``pages`` (a paged source's) and the spans of
    ``warnings`` point into ``text``. ``source`` is the file's name; inside an archive "archive.zip/inner name".
    """

    source: str
    format: str
    text: str
    pages: tuple[Page, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()
