from __future__ import annotations

import io
import zipfile

import pytest
from pdf_makers import raw_pdf, shown

from corpus.formats.sniff import KINDS, Kind, promised, sniff, wrong_name

PDF = raw_pdf(shown("Mot", 50, 700))


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, Kind.PDF),
        (b"\r\n junk \r\n" + PDF, Kind.PDF),
        (zipped("[Content_Types].xml", "word/document.xml"), Kind.DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), Kind.OTHER),
        (zipped("mimetype", "content.xml", "META-INF/manifest.xml"), Kind.ODT),
        (zipped("a.txt"), Kind.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), Kind.DOC),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), Kind.OTHER),
        (b"{\\rtf1 x}", Kind.RTF),
        (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
        (b"\xff\xd8\xff\xe0", Kind.IMAGE),
        (b"II*\x00", Kind.IMAGE),
        (b"MZ\x90\x00", Kind.OTHER),
        (b"Rar!\x1a\x07", Kind.OTHER),
        (b"<!DOCTYPE html><p>x", Kind.HTML),
        (b"\xef\xbb\xbf<!-- x -->\n<HTML>", Kind.HTML),
        ("<html><p>Điều".encode("utf-16"), Kind.HTML),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Kind.MHTML),
        ("Điều 1. <Một>".encode(), Kind.TEXT),
        (b"", Kind.TEXT),
        (b"PK\x03\x04", Kind.ZIP),
    ],
)
def test_content_tells_the_kind_under_any_name(data: bytes, kind: Kind) -> None:
    for name in ("a.txt", "a.bin", "a"):
        assert sniff(data, source=name) is kind


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"# A", "a.md", Kind.MARKDOWN),
        (b"# A", "a.txt", Kind.TEXT),
        (b"<p>A</p>", "a.html", Kind.HTML),
        (b"<p>A</p>", "a.txt", Kind.TEXT),
        (b"A", "a.pdf", Kind.TEXT),
        (b"PK\x03\x04", "a.docx", Kind.DOCX),
    ],
)
def test_the_name_decides_where_the_content_does_not(data: bytes, name: str, kind: Kind) -> None:
    assert sniff(data, source=name) is kind


def test_every_ending_promises_a_kind() -> None:
    for suffix, kind in KINDS.items():
        assert suffix == suffix.lower()
        assert promised(f"Công văn.{suffix[1:].upper()}") is kind
    assert promised("a.xyz") is promised("a") is None


def test_a_wrong_name_is_said_and_a_right_one_is_not() -> None:
    assert "'.doc'" in wrong_name(Kind.PDF, source="a.doc")[0].message
    for name, kind in (("a.pdf", Kind.PDF), ("a", Kind.PDF), ("a.md", Kind.TEXT), ("a.txt", Kind.MARKDOWN)):
        assert wrong_name(kind, source=name) == ()
