from __future__ import annotations

import difflib
import io
from functools import cache

import pytest
from document_makers import shipped
from pdf_makers import clauses, directive_pdf, needs_office, needs_tesseract, picture_pdf, raster, scanned
from PIL import Image, ImageDraw

from corpus.errors import CorpusError
from corpus.formats import ocr
from corpus.formats.ocr import confidence_warnings, read_image
from corpus.formats.ocr_image import prepare, skew
from corpus.formats.ocr_mend import mend
from corpus.formats.pdf import read_pdf
from corpus.formats.pdf_layout import Row
from corpus.formats.pdf_pages import PageRows
from corpus.formats.types import Extracted
from corpus.read import parse_directive
from corpus.types import Directive, Page

DOC_ID = "bac-ninh-331-cv-tu-2021"  # the shortest: three pages
SKEWS = (1.5, -1.2, 0.6)
STAMP = (0.62, 0.2)


@cache
def pages() -> tuple[Image.Image, ...]:
    pictures = raster(directive_pdf(DOC_ID))
    last = len(pictures) - 1
    return tuple(scanned(picture, skew=SKEWS[i], stamp=STAMP if i == last else None) for i, picture in enumerate(pictures))


@cache
def scan() -> tuple[Extracted, Directive]:
    data = picture_pdf(pages())
    found = read_pdf(data, source="a.pdf")
    return found, parse_directive(found.text.encode(), source="a.txt", stem="a")


def accuracy(read: str, text: str) -> float:
    """The share of ``text``'s characters that are in ``read``, in order."""
    read, text = " ".join(read.split()), " ".join(text.split())
    blocks = difflib.SequenceMatcher(None, text, read, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(text)


@needs_office
@needs_tesseract
def test_a_skewed_noisy_stamped_scan_has_the_clauses_of_the_text() -> None:
    found, directive = scan()
    assert set(clauses(directive)) == set(clauses(shipped(DOC_ID)))
    assert accuracy(found.text, read_pdf(directive_pdf(DOC_ID), source="a.pdf").text) > 0.99


@needs_office
@needs_tesseract
def test_a_scans_two_column_heading_is_read_right() -> None:
    heading, expected = scan()[1].heading, shipped(DOC_ID).heading
    for name in ("number", "issuer", "issued_on", "signer"):
        assert getattr(heading, name).value == getattr(expected, name).value, name


@needs_office
@needs_tesseract
def test_pages_of_a_scan_bear_their_confidence() -> None:
    found, _ = scan()
    assert found.format == "ocr"
    assert found.warnings == ()
    assert all(page.confidence is not None and page.confidence > ocr.POOR for page in found.pages)
    assert len(found.pages) == len(pages())


@needs_office
@needs_tesseract
def test_pictures_of_many_pages_and_pages_of_both_kinds() -> None:
    stream = io.BytesIO()
    plain = [picture.convert("L") for picture in raster(directive_pdf(DOC_ID), pages=(0, 2))]
    plain[0].save(stream, "TIFF", save_all=True, append_images=plain[1:], compression="tiff_lzw")
    steps: list[tuple[int, int]] = []
    found = read_image(stream.getvalue(), source="a.tif", progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]
    assert [page.number for page in found.pages] == [1, 2]
    assert "Số 331 - CV/TU" in found.text[: found.pages[0].end]
    assert "Nguyễn Hoàng Long" in found.text[found.pages[1].start :]


@needs_office
@needs_tesseract
def test_a_page_on_its_side_is_turned() -> None:
    (page,) = raster(directive_pdf(DOC_ID), pages=(0,))
    stream = io.BytesIO()
    page.rotate(90, expand=True).save(stream, "PNG")
    found = read_image(stream.getvalue(), source="a.png")
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in found.text


def test_a_poor_page_is_flagged_and_a_good_one_is_not() -> None:
    poor = Page(number=2, start=10, end=20, confidence=ocr.POOR - 0.01)
    good = Page(number=1, start=0, end=10, confidence=ocr.POOR)
    (warning,) = confidence_warnings((good, poor, Page(number=3, start=20, end=30)))
    assert "Trang 2" in warning.message
    assert "bản quét kém" in warning.message
    assert warning.span is not None
    assert (warning.span.start, warning.span.end) == (10, 20)


@pytest.mark.parametrize("listed", [None, b"List of available languages (1):\neng\n"])
def test_without_tesseract_or_its_vietnamese_the_user_is_told(monkeypatch: pytest.MonkeyPatch, listed: bytes | None) -> None:
    class Done:
        stdout = listed

    ocr._program.cache_clear()
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None if listed is None else "/bin/tesseract")
    monkeypatch.setattr(ocr.subprocess, "run", lambda *_, **__: Done)
    stream = io.BytesIO()
    Image.new("L", (200, 200), 255).save(stream, "PNG")
    with pytest.raises(CorpusError, match="Tesseract") as caught:
        read_image(stream.getvalue(), source="a.png")
    assert "tesseract-ocr-vie" in caught.value.hint
    ocr._program.cache_clear()


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0abc", b"II*\x00\x08\x00\x00\x00"])
def test_a_broken_picture_is_said_to_be_broken(data: bytes) -> None:
    with pytest.raises(CorpusError, match="hỏng") as caught:
        read_image(data, source="a.png")
    assert caught.value.hint


def test_too_large_a_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_MAX_PIXELS", 100)
    stream = io.BytesIO()
    Image.new("L", (20, 20), 255).save(stream, "PNG")
    with pytest.raises(CorpusError, match="quá lớn"):
        read_image(stream.getvalue(), source="a.png")


def ruled() -> Image.Image:
    picture = Image.new("RGB", (1200, 1600), "white")
    draw = ImageDraw.Draw(picture)
    for y in range(200, 1400, 40):
        draw.rectangle((150, y, 1050, y + 14), fill="black")
    return picture


@pytest.mark.parametrize("angle", [-1.5, -0.5, 0.0, 0.7, 1.5])
def test_skew_is_measured(angle: float) -> None:
    turned = ruled().rotate(angle, fillcolor="white", resample=Image.Resampling.BICUBIC).convert("L")
    assert skew(turned) == pytest.approx(-angle, abs=0.15)


def test_a_red_seal_goes_and_black_print_under_it_stays() -> None:
    picture = ruled()
    ImageDraw.Draw(picture).ellipse((100, 100, 140, 140), fill=(215, 40, 50))
    grey = prepare(picture)
    assert grey.getpixel((120, 120)) == 255
    assert grey.getpixel((600, 207)) == 0


def mended(*texts: str, confidence: float | None = 0.9) -> list[str]:
    rows = tuple(Row(text=text, x0=0, x1=100, top=i, bottom=i + 1, size=1, first=10) for i, text in enumerate(texts))
    (page,) = mend([PageRows(rows=rows, width=595, height=842, confidence=confidence)])
    return [row.text for row in page.rows]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("[¿ Nhiệm vụ", "1. Một", "2. Hai", "II. Tổ chức"), ["I. Nhiệm vụ", "1. Một", "2. Hai", "II. Tổ chức"]),
        (("I. Mục đích", "II. Nhiệm vụ", "II. Tổ chức"), ["I. Mục đích", "II. Nhiệm vụ", "III. Tổ chức"]),
        (("I. Mục đích", "H. Nhiệm vụ", "HI. Tổ chức"), ["I. Mục đích", "II. Nhiệm vụ", "III. Tổ chức"]),
        (("l. Một", "2. Hai"), ["1. Một", "2. Hai"]),
        (("-1. Một", ".2. Hai", "3, Ba"), ["1. Một", "2. Hai", "3. Ba"]),
        ((". Để duy trì", "- Để duy trì"), ["Để duy trì", "- Để duy trì"]),
        (("541/CĐÐ-TTg",), ["541/CĐ-TTg"]),
        (("I. Một", "a) Hai"), ["I. Một", "a) Hai"]),
        (("H. Bình là đại biểu",), ["H. Bình là đại biểu"]),
    ],
)
def test_marks_are_mended_where_those_around_tell(texts: tuple[str, ...], expected: list[str]) -> None:
    assert mended(*texts) == expected


def test_marks_of_a_text_layer_stay() -> None:
    assert mended("II. A", "II. B", "-1. C", confidence=None) == ["II. A", "II. B", "-1. C"]
