"""What kind of file some bytes are, by their content; a name's ending decides only where the content leaves it open."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

from corpus.types import ReadWarning


class Kind(StrEnum):
    """What a file is read as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    PDF = "pdf"
    IMAGE = "image"
    ZIP = "zip"
    OTHER = "other"  # known, and nothing that can be read: a spreadsheet, an .exe


KINDS = {
    ".txt": Kind.TEXT, ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".html": Kind.HTML, ".htm": Kind.HTML,
    ".xhtml": Kind.HTML, ".mht": Kind.MHTML, ".mhtml": Kind.MHTML, ".docx": Kind.DOCX, ".docm": Kind.DOCX, ".dotx": Kind.DOCX,
    ".doc": Kind.DOC, ".dot": Kind.DOC, ".wps": Kind.DOC, ".odt": Kind.ODT, ".ott": Kind.ODT, ".fodt": Kind.ODT,
    ".rtf": Kind.RTF, ".pdf": Kind.PDF, ".png": Kind.IMAGE, ".jpg": Kind.IMAGE, ".jpeg": Kind.IMAGE, ".tif": Kind.IMAGE,
    ".tiff": Kind.IMAGE, ".bmp": Kind.IMAGE, ".zip": Kind.ZIP,
}  # fmt: skip
"""The kind that a name's ending, lower case, promises."""
_HEAD = 2_048  # bytes that hold a file's mark
_PDF_HEAD = 1_024  # bytes of rubbish that may stand before a PDF's mark (PDF 32000-1, Annex H)
_IMAGE_MARKS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+", b"GIF8")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_OTHERS = ("Workbook", "PowerPoint Document", "__properties_version1.0")
_OTHER_MARKS = (b"MZ\x90", b"\x7fELF", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"ID3", b"\x00\x00\x00\x18ftyp", b"\x00\x00\x00\x1cftyp")  # fmt: skip
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S)
_TAG = re.compile(rb"<(?:p|div|table|br|span|h[1-6]|ul|ol|b|strong)\b[^>]*>", re.I)
_FLAT_ODT = re.compile(rb"<office:document\b")
_NAMES = {
    Kind.TEXT: "văn bản thuần / plain text", Kind.MARKDOWN: "Markdown", Kind.HTML: "trang web / HTML", Kind.MHTML: "MHTML",
    Kind.DOCX: "Word (.docx)", Kind.DOC: "Word 97 (.doc)", Kind.ODT: "OpenDocument (.odt)", Kind.RTF: "RTF", Kind.PDF: "PDF",
    Kind.IMAGE: "ảnh / a picture", Kind.ZIP: "ZIP",
}  # fmt: skip


def promised(name: str) -> Kind | None:
    """The kind that a file's name promises; None where its ending says nothing."""
    return KINDS.get(PurePosixPath(name.lower()).suffix)


def sniff(data: bytes, *, source: str) -> Kind:
    """What the bytes are. Never fails; what has no mark of its own is text or Markdown."""
    named = promised(source)
    head = data[:_HEAD]
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"")
    if b"%PDF-" in data[:_PDF_HEAD]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, named)
    if head.startswith(_OLE):
        return Kind.OTHER if any(name.encode("utf-16-le") in data for name in _OLE_OTHERS) else Kind.DOC
    if (
        head.startswith(_IMAGE_MARKS)
        or (head.startswith(b"BM") and named is Kind.IMAGE)
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
    ):
        return Kind.IMAGE
    if text.startswith(b"{\\rtf"):
        return Kind.RTF
    if head.startswith(_OTHER_MARKS):
        return Kind.OTHER
    if text[:13].lower() == b"mime-version:" or b"content-type: multipart/related" in text.lower():
        return Kind.MHTML
    if _FLAT_ODT.search(text):
        return Kind.ODT
    if _HTML.match(text) or (named is Kind.HTML and _TAG.search(data)):
        return Kind.HTML
    return Kind.MARKDOWN if named is Kind.MARKDOWN else Kind.TEXT


def _zipped(data: bytes, named: Kind | None) -> Kind:
    """What a ZIP container holds; a broken one is what its name promises."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return named if named in (Kind.DOCX, Kind.ODT) else Kind.ZIP
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return Kind.DOCX
        return Kind.OTHER if any(name.startswith(("xl/", "ppt/")) for name in names) else named or Kind.ZIP
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return Kind.ODT
    return Kind.ZIP


def wrong_name(kind: Kind, *, source: str) -> tuple[ReadWarning, ...]:
    """The warning that a file isn't what its name says."""
    named = promised(source)
    if named is None or named is kind or {named, kind} == {Kind.TEXT, Kind.MARKDOWN}:
        return ()
    return (
        ReadWarning(
            message=f"{source!r} có đuôi {PurePosixPath(source).suffix!r} nhưng là {_NAMES[kind]}; đã đọc theo nội dung. / "
            f"{source!r} isn't what its name says: read by its content."
        ),
    )
