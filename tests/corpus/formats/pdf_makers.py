"""PDFs and scans of the shipped directives, laid out as offices lay them out; made once per run of the tests."""

from __future__ import annotations

import io
import math
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from document_makers import shipped

from corpus.blocks import join_lines, split_lines
from corpus.manifest import manifest
from corpus.text import fold_display
from corpus.types import Level

if TYPE_CHECKING:
    from PIL.Image import Image

FONT = "Liberation Serif"  # Times New Roman's widths
LEFT_FIELDS = ("issuer", "number", "subject", "line")
PAGE = (2480, 3508)  # A4 at 300 dpi
HAS_OFFICE = shutil.which("soffice") is not None
HAS_TESSERACT = shutil.which("tesseract") is not None
needs_office = pytest.mark.skipif(
    not HAS_OFFICE, reason="LibreOffice (soffice) isn't installed: no PDF of a directive can be made"
)
needs_tesseract = pytest.mark.skipif(not HAS_TESSERACT, reason="tesseract isn't installed: nothing can be read from a scan")


def doc_ids() -> tuple[str, ...]:
    """The shipped directives."""
    return tuple(entry.doc_id for entry in manifest().values())


@cache
def directive_docx(doc_id: str) -> bytes:
    """The directive with a two-column heading and signature block, justified 14 pt paragraphs, page numbers at the top."""
    from docx import Document

    directive = shipped(doc_id)
    document = Document()
    _page_layout(document)
    children = directive.root.children
    heading = [leaf for child in children if child.level is Level.HEADER for leaf in child.children]
    fields = [(leaf.path[-1].split("~")[0], fold_display(leaf.text)) for leaf in heading]
    if any(name == "banner" for name, _ in fields):
        _columns(
            document,
            [text for name, text in fields if name in LEFT_FIELDS or not text.strip("*")],
            [text for name, text in fields if name in ("banner", "date") and text.strip("*")],
        )
    else:
        for _, text in fields:
            _paragraph(document, text, align="center", bold=True)
    around = (Level.HEADER, Level.NOISE, Level.RECIPIENTS, Level.SIGNATURE)
    for child in (child for child in children if child.level not in around):
        for block in join_lines(split_lines(child.text)):
            _paragraph(document, block.text, align="left" if child.level is Level.ADDRESSEES else "justify")
    tails = [
        [fold_display(leaf.text) for leaf in child.leaves()]
        for level in (Level.RECIPIENTS, Level.SIGNATURE)
        for child in children
        if child.level is level
    ]
    _columns(document, tails[0], tails[1], centred=False)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _page_layout(document: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)
    section.different_first_page_header_footer = True
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = number.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _paragraph(document: Any, text: str, *, align: str, bold: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    if align == "justify":
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.add_run(text).bold = bold


def _columns(document: Any, left: Sequence[str], right: Sequence[str], *, centred: bool = True) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, width, lines in zip(table.rows[0].cells, (6.2, 10.3), (left, right), strict=True):
        cell.width = Cm(width)
        for i, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            if centred or lines is right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(line)
            run.bold = line.isupper()
            run.font.size = Pt(13 if centred or lines is right else 11)
            if not centred and lines is right and i == len(lines) - 2:
                paragraph.paragraph_format.space_after = Pt(48)  # room for the signature
    document.add_paragraph()


@cache
def directive_pdf(doc_id: str) -> bytes:
    """The directive's .docx as LibreOffice prints it."""
    return office_pdf(directive_docx(doc_id), suffix=".docx")


@cache
def office_pdf(data: bytes, *, suffix: str, password: str = "") -> bytes:
    """Any document as LibreOffice prints it."""
    options = "pdf"
    if password:
        options = f'pdf:writer_pdf_Export:{{"EncryptFile":{{"type":"boolean","value":"true"}},"DocumentOpenPassword":{{"type":"string","value":"{password}"}}}}'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", options]
        subprocess.run([*command, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=180)
        return source.with_suffix(".pdf").read_bytes()


def raster(pdf: bytes, *, dpi: int = 300, pages: Iterable[int] | None = None) -> tuple[Image, ...]:
    """The pages as pictures."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    chosen = range(len(document)) if pages is None else pages
    pictures = tuple(document[i].render(scale=dpi / 72).to_pil().convert("RGB") for i in chosen)
    document.close()
    return pictures


def scanned(
    picture: Image, *, skew: float, stamp: tuple[float, float] | None = None, seed: int = 1, quality: int = 60
) -> Image:
    """The picture as a scanner sees it: ``skew`` degrees off, grey grain, JPEG artefacts, a red seal at ``stamp`` (shares)."""
    from PIL import Image as Images
    from PIL import ImageChops, ImageDraw, ImageFilter

    picture = picture.copy()
    if stamp:
        seal = Images.new("RGB", picture.size, "white")
        draw = ImageDraw.Draw(seal)
        x, y, r = stamp[0] * picture.width, stamp[1] * picture.height, picture.width * 0.075
        for ring, width in ((r, 12), (r * 0.72, 6)):
            draw.ellipse((x - ring, y - ring, x + ring, y + ring), outline=(215, 40, 50), width=width)
        points = []
        for k in range(10):
            reach = r * (0.5 if k % 2 == 0 else 0.2)
            points.append((x + reach * math.sin(k * math.pi / 5), y - reach * math.cos(k * math.pi / 5)))
        draw.polygon(points, fill=(215, 40, 50))
        picture = ImageChops.multiply(picture, seal)  # ink lets black print show through
    picture = picture.rotate(skew, resample=Images.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    picture = picture.filter(ImageFilter.GaussianBlur(0.8))
    noise = Images.effect_noise(picture.size, 28).point(lambda value: min(255, value + 110)).convert("RGB")
    picture = ImageChops.multiply(picture, noise)
    rng = random.Random(seed)
    draw = ImageDraw.Draw(picture)
    for _ in range(60):  # specks
        x, y = rng.randrange(picture.width), rng.randrange(picture.height)
        draw.ellipse((x, y, x + 3, y + 3), fill=(60, 60, 60))
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=quality)
    return Images.open(stream)


def picture_pdf(pictures: Sequence[Image]) -> bytes:
    """A PDF that holds nothing but pictures, as scanners make it."""
    stream = io.BytesIO()
    first, *rest = [picture.convert("RGB") for picture in pictures]
    first.save(stream, "PDF", resolution=300, save_all=True, append_images=rest)
    return stream.getvalue()


def clauses(directive: Any) -> dict[tuple[str, ...], str]:
    """The body's leaves: path to folded text."""
    around = (Level.HEADER, Level.NOISE)
    return {
        leaf.path: fold_display(leaf.text)
        for child in directive.root.children
        if child.level not in around
        for leaf in child.leaves()
    }


def raw_pdf(*pages: str, font: str = "Helvetica", extra: str = "", image: bool = False) -> bytes:
    """A PDF written by hand: one content stream for each page in Latin-1, one font that isn't embedded, as /F1.

    ``extra`` goes into each page's dictionary; with ``image`` a grey picture is there to draw, as /Im1.
    """
    count = len(pages)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{5 + 2 * i} 0 R' for i in range(count))}] >>",
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{font} /Encoding /WinAnsiEncoding >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
        "stream\n\xc0\nendstream",
    ]
    resources = f"/Resources << /Font << /F1 3 0 R >> {'/XObject << /Im1 4 0 R >>' if image else ''} >>"
    for i, content in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} {extra} /Contents {6 + 2 * i} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    body = "%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def shown(text: str, x: float, y: float, *, size: float = 12, operators: str = "") -> str:
    """The operators that show a Latin-1 text at a place."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {operators} 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"
