"""Pictures of pages to text through tesseract, with its confidence: scans, photographs, faxes."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.formats.ocr_image import prepare
from corpus.formats.ocr_mend import mend
from corpus.formats.pdf_pages import PageRows, join_pages
from corpus.formats.pdf_words import PageWords, Word
from corpus.formats.types import Extracted
from corpus.types import Page, ReadWarning, Span

if TYPE_CHECKING:
    from PIL.Image import Image

Progress = Callable[[int, int], None]

DPI = 300
"""What pages are rasterised at: tesseract's own advice for print of 10 points and more."""
POOR = 0.85
"""Mean confidence of a page's words below which a reader is told to check the paper."""
_LANGUAGE = "vie"
_LAYOUT = "4"  # tesseract's --psm: one column of text of varying sizes; columns are told apart by corpus.formats.pdf_layout
_TIMEOUT = 300  # seconds for one page; a dense page takes ten
_MAX_PIXELS = 80_000_000  # an A3 page at 600 dpi; more is a mistake or an attack
_MAX_PAGES = 500  # pictures in one file
_TURN_BELOW = 0.45  # confidence of a page that may lie on its side or head
_TURNS = (90, 270, 180)
_MIN_WIDTH, _MAX_WIDTH = 1_400, 3_600  # pixels across a page: smaller pictures are enlarged, larger ones reduced
_NOISE = 60.0  # tesseract's confidence below which a word without letters or digits is a speck
_BULLETS = "-–+*•"
_STROKES = frozenset("[]|!¡")
_TAILS = "gjpqyQ,;()[]/|_-–•*"
_DESCENT = 0.2  # em below the baseline that a letter's tail reaches
_SIZE_SLACK = 0.3  # of the usual size
_PAGE_WIDTH = 595.0  # points: an A4 page's
_WORD = "5"  # TSV's level of words
_HINT = "apt-get install tesseract-ocr tesseract-ocr-vie"


def read_image(data: bytes, *, source: str, progress: Progress | None = None) -> Extracted:
    """A picture file (.png, .jpg, .tif of one or many pages) as text. Raises CorpusError where it can't be read."""
    from PIL import Image as Images
    from PIL import UnidentifiedImageError

    pages: list[PageRows] = []
    try:
        # Pillow warns of damaged notes in a file whose picture is whole, and of sizes that are checked here.
        with warnings.catch_warnings(action="ignore"), Images.open(io.BytesIO(data)) as file:
            count = getattr(file, "n_frames", 1)
            if count > _MAX_PAGES or file.width * file.height > _MAX_PIXELS:
                raise CorpusError(
                    f"Ảnh {source!r} quá lớn ({file.width}×{file.height} điểm, {count} trang). / {source!r} is too large a picture.",
                    hint="Quét lại ở 300 dpi, tách trang. / Scan at 300 dpi, split the pages.",
                )
            for i in range(count):
                file.seek(i)
                pages.append(recognise_page(_upright(file), source=source))
                if progress:
                    progress(i + 1, count)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Images.DecompressionBombError) as error:
        raise CorpusError(
            f"Ảnh {source!r} hỏng, không đọc được. / {source!r} is a broken picture.",
            hint="Quét hoặc chụp lại. / Scan it again.",
        ) from error
    text, marks, _ = join_pages(mend(pages))
    if not any(char.isalpha() for char in text):
        raise CorpusError(
            f"Ảnh {source!r} không có chữ nào nhận dạng được. / No text could be recognised in {source!r}.",
            hint="Quét lại rõ hơn (300 dpi, thẳng, đủ sáng). / Scan it again: 300 dpi, straight, bright.",
        )
    return Extracted(source=source, format="ocr", text=text, pages=marks, warnings=confidence_warnings(marks))


def confidence_warnings(pages: Sequence[Page]) -> tuple[ReadWarning, ...]:
    """One warning for each page whose recognition is doubtful."""
    return tuple(
        ReadWarning(
            message=(
                f"Trang {page.number}: bản quét kém (độ tin cậy {page.confidence:.0%}), đối chiếu bản giấy. / "
                f"Page {page.number}: poor scan, check against the paper."
            ),
            span=Span(page.start, page.end),
        )
        for page in pages
        if page.confidence is not None and page.confidence < POOR
    )


def recognise_page(picture: Image, *, source: str) -> PageRows:
    """One page's picture laid out as lines, turned by quarters where it lies on its side."""
    from corpus.formats.pdf_layout import lay_out

    words, confidence, size = _recognise(picture, source)
    if confidence < _TURN_BELOW:
        for turn in _TURNS:
            other = _recognise(picture.rotate(turn, expand=True), source)
            if other[1] > confidence:
                words, confidence, size = other
            if confidence >= POOR:
                break
    page = PageWords(width=size[0], height=size[1], words=tuple(words))
    return PageRows(rows=lay_out(page), width=size[0], height=size[1], confidence=round(confidence, 3))


def _upright(file: Image) -> Image:
    from PIL import ImageOps

    picture = file.copy()
    picture.info = dict(file.info)
    return ImageOps.exif_transpose(picture) or picture


def _recognise(picture: Image, source: str) -> tuple[list[Word], float, tuple[float, float]]:
    """The words, their mean confidence weighted by length, and the page's size in points."""
    from PIL import Image as Images

    short = min(picture.width, picture.height)
    scale = _MIN_WIDTH / short if short < _MIN_WIDTH else min(1.0, _MAX_WIDTH / short)
    if scale != 1.0 and max(picture.size) * scale < 20_000:
        resized = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture = picture.convert("RGB").resize(resized, Images.Resampling.LANCZOS)
    ready = prepare(picture)
    points = _PAGE_WIDTH / min(ready.size)
    found = list(_words(_tesseract(ready, source), points))
    weight = sum(len(word.text) for word, _ in found)
    confidence = sum(len(word.text) * sure for word, sure in found) / weight if weight else 0.0
    return [word for word, _ in found], confidence, (ready.width * points, ready.height * points)


def _tesseract(picture: Image, source: str) -> str:
    """The TSV of one page. Raises CorpusError where tesseract or its Vietnamese is missing, or it fails."""
    program = _program()
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=1)
    command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", _LAYOUT, "--dpi", str(DPI), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=stream.getvalue(), capture_output=True, timeout=_TIMEOUT, env=environment, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise CorpusError(
            f"Không nhận dạng được chữ trong {source!r}. / Tesseract failed on {source!r}.",
            hint="Quét lại rõ hơn, tách trang. / Scan it again, split the pages.",
        ) from error
    return done.stdout.decode("utf-8", "replace")


@cache
def _program() -> str:
    """Tesseract's path, once it is known to read Vietnamese."""
    program = shutil.which("tesseract")
    if program is not None:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=_TIMEOUT, check=False).stdout
        if _LANGUAGE in listed.decode("utf-8", "replace").split():
            return program
    raise CorpusError(
        "Chưa cài Tesseract với tiếng Việt để đọc bản quét. / Tesseract with Vietnamese isn't installed: scans can't be read.",
        hint=_HINT,
    )


def _words(tsv: str, points: float) -> Iterator[tuple[Word, float]]:
    """The words of the TSV with their confidence in [0, 1]; boxes in points."""
    rows = [row for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE) if row["level"] == _WORD]
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows:
        row["text"] = unicodedata.normalize("NFC", (row["text"] or "").strip())
        members = lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), [])
        specks = float(row["conf"]) < _NOISE and not any(char.isalnum() for char in row["text"])
        # A stroke that opens a line may be a misread numeral: corpus.formats.ocr_mend looks at it.
        if row["text"] and (not specks or row["text"] in _BULLETS or (not members and set(row["text"]) & _STROKES)):
            members.append(row)
    lines = {key: members for key, members in lines.items() if members}
    sizes = {key: _size([int(row["height"]) for row in members]) * points for key, members in lines.items()}
    usual = median(size for key, size in sizes.items() for _ in lines[key]) if sizes else 1.0
    for number, (key, members) in enumerate(lines.items()):
        # A line's height depends on which letters it has: nearly the usual size is the usual size.
        slack = _SIZE_SLACK * (1 + 1 / len(members))
        size = usual if abs(sizes[key] - usual) <= slack * usual else sizes[key]
        baseline = _baseline(members, size / points) * points
        for row in members:
            left, top, width = (int(row[name]) * points for name in ("left", "top", "width"))
            word = Word(
                text=row["text"], x0=left, x1=left + width, top=top, bottom=baseline + _DESCENT * size,
                baseline=baseline, size=size, line=number,
            )  # fmt: skip
            yield word, max(0.0, float(row["conf"])) / 100


def _size(heights: Sequence[int]) -> float:
    """A font's size from its words' heights: with marks above and tails below, a word is about as high as its font."""
    return max(1.0, median(heights)) * 1.05


def _baseline(members: Sequence[dict[str, str]], size: float) -> float:
    """Where a line's letters stand: the lower edge of its words without tails."""
    bottoms = [(row["text"], int(row["top"]) + int(row["height"])) for row in members]
    standing = [bottom for text, bottom in bottoms if not _has_tail(text)]
    return median(standing) if standing else median(bottom for _, bottom in bottoms) - _DESCENT * size


def _has_tail(text: str) -> bool:
    return any(char in _TAILS or "\u0323" in unicodedata.normalize("NFD", char) for char in text)
