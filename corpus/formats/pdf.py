"""PDF files to text: the text layer where a page has a good one, character recognition where it doesn't."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.errors import CorpusError
from corpus.formats import legacy
from corpus.formats.pdf_pages import PageRows, join_pages
from corpus.formats.pdf_words import PageWords
from corpus.formats.types import Extracted
from corpus.types import ReadWarning

Progress = Callable[[int, int], None]

MAX_PAGES = 2_000
"""Pages of one file: a volume of laws has fewer; a day's recognition has more."""
_SCAN_IMAGE = 0.6  # of a page that its picture covers: with few words beside it the page is a scan
_SCAN_WORDS = 40  # such few words: a stamp, a signature's note, a running line
_PICTURE = 0.2  # of a page of text: as large a picture may hold text
_UNMAPPED = 0.2  # of the characters unknown: the layer can't be trusted
_PLAUSIBLE = 0.4  # of a layer's words with marks are Vietnamese: below, the layer is of another language's recognition
_MIN_MARKED = 8  # words with marks on a page: fewer tell nothing
_MARKED_SHARE = 0.08  # of the words of a Vietnamese page of some length have marks; a layer without any was made for English
_MIN_WORDS = 60
_SHOWN = 120  # characters of a hidden text that a warning quotes


@dataclass(slots=True)
class _Notes:
    """What was odd, by kind: the pages on which it was."""

    layer: list[int] = field(default_factory=list)
    bad_layer: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    hidden: list[tuple[int, str]] = field(default_factory=list)
    slanted: dict[str, int] = field(default_factory=dict)
    legacy: dict[str, int] = field(default_factory=dict)


def read_pdf(data: bytes, *, source: str, progress: Progress | None = None) -> Extracted:
    """A PDF file as text with page marks. ``progress`` is told the pages done and their number.

    Format "pdf", or "ocr" where every page was recognised from a picture. Raises CorpusError for a file that needs a
    password, is broken, has too many pages, or holds no text at all.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _cannot_open(error, source) from error
    try:
        if len(document) > MAX_PAGES:
            raise CorpusError(
                f"Tệp {source!r} có {len(document):,} trang, quá {MAX_PAGES:,}. / {source!r} has over {MAX_PAGES:,} pages.",
                hint="Tách thành nhiều tệp. / Split the file.",
            )
        return _read(document, source, progress)
    except (pypdfium2.PdfiumError, MemoryError) as error:
        raise _broken(source) from error
    finally:
        document.close()


def _cannot_open(error: Exception, source: str) -> CorpusError:
    import pypdfium2.raw as raw

    if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return CorpusError(
            f"Tệp {source!r} cần mật khẩu. / {source!r} needs a password.",
            hint="Mở tệp bằng mật khẩu rồi in hoặc lưu lại thành PDF không khóa. / Open it with its password and save it unlocked.",
        )
    return _broken(source)


def _broken(source: str) -> CorpusError:
    return CorpusError(
        f"Tệp {source!r} hỏng, không mở được như PDF. / {source!r} is broken: it can't be opened as a PDF.",
        hint="Tải lại tệp, hoặc mở bằng trình đọc PDF rồi in ra PDF mới. / Get the file again, or print it to a new PDF.",
    )


def _read(document: Any, source: str, progress: Progress | None) -> Extracted:
    notes = _Notes()
    pages: list[PageRows] = []
    recognised = 0
    for i in range(len(document)):
        page = document[i]
        laid, by_ocr = _page(page, i + 1, notes, source)
        page.close()
        pages.append(laid)
        recognised += by_ocr
        if progress:
            progress(i + 1, len(document))
    if recognised:
        from corpus.formats.ocr_mend import mend

        pages = mend(pages)
    text, marks, running = join_pages(pages)
    if not any(char.isalpha() for char in text):
        raise CorpusError(
            f"Tệp {source!r} không có chữ nào đọc được. / {source!r} holds no text that can be read.",
            hint="Kiểm tra lại tệp; nếu là bản quét, quét lại rõ hơn (300 dpi). / Check the file; rescan at 300 dpi.",
        )
    from corpus.formats.ocr import confidence_warnings

    text_repaired, name = legacy.repair(text)
    if name and len(text_repaired) == len(text):
        text = text_repaired
        notes.legacy[name] = 1
    return Extracted(
        source=source,
        format="ocr" if recognised and recognised == sum(bool(page.rows) for page in pages) else "pdf",
        text=text,
        pages=marks,
        warnings=(*_warnings(notes, running), *confidence_warnings(marks)),
    )


def _page(page: Any, number: int, notes: _Notes, source: str) -> tuple[PageRows, bool]:
    """One page laid out, and whether it was recognised from its picture."""
    from corpus.formats.pdf_layout import lay_out
    from corpus.formats.pdf_page import read_words

    words = read_words(page)
    if words.blank:
        return PageRows(rows=(), width=words.width, height=words.height), False
    if _is_scan(words) or not _is_good(words):
        if not _is_scan(words):
            notes.bad_layer.append(number)
        return _recognised(page, source), True
    if words.layer:
        notes.layer.append(number)
    elif words.image_share >= _PICTURE:
        notes.pictures.append(number)
    notes.hidden += [(number, text) for text in words.hidden]
    for text in words.slanted:
        notes.slanted.setdefault(text, number)
    for kind in words.legacy:
        notes.legacy.setdefault(kind, number)
    return PageRows(rows=lay_out(words), width=words.width, height=words.height), False


def _recognised(page: Any, source: str) -> PageRows:
    from corpus.formats.ocr import DPI, recognise_page

    picture = page.render(scale=DPI / 72).to_pil()
    return recognise_page(picture, source=source)


def _is_scan(words: PageWords) -> bool:
    if not words.words:
        return True
    return words.image_share >= _SCAN_IMAGE and len(words.words) < _SCAN_WORDS and not words.layer


def _is_good(words: PageWords) -> bool:
    """Whether a text layer can be trusted: characters known, Vietnamese where it has marks."""
    if words.unmapped > _UNMAPPED:
        return False
    text = " ".join(word.text for word in words.words)
    share, count = legacy.plausibility(text)
    if count >= _MIN_MARKED and share < _PLAUSIBLE:
        return bool(legacy.repair(text)[1])
    # A scanner's layer without marks, where recognition was set to English.
    return not (words.layer and len(words.words) >= _MIN_WORDS and count < _MARKED_SHARE * len(words.words))


def _warnings(notes: _Notes, running: Sequence[str]) -> list[ReadWarning]:
    found = []
    if notes.layer:
        found.append(
            f"Trang {_listed(notes.layer)}: chữ do máy quét nhận dạng sẵn, có thể sai; đối chiếu bản giấy. / "
            "Text recognised by the scanner's software; check against the paper."
        )
    if notes.bad_layer:
        found.append(
            f"Trang {_listed(notes.bad_layer)}: lớp chữ hỏng, đã nhận dạng lại từ ảnh. / Bad text layer: read from the picture."
        )
    if notes.pictures:
        found.append(f"Trang {_listed(notes.pictures)}: chữ trong ảnh không được đọc. / Text inside pictures wasn't read.")
    for number, text in notes.hidden:
        quoted = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
        found.append(f"Trang {number}: bỏ chữ ẩn {quoted!r}. / Hidden text left out.")
    for text, number in notes.slanted.items():
        found.append(f"Trang {number}: bỏ chữ chìm đặt nghiêng {text[:_SHOWN]!r}. / Slanted watermark left out.")
    for kind in notes.legacy:
        found.append(f"Chữ viết bằng phông {kind}, đã chuyển sang Unicode. / Text in {kind} fonts, now Unicode.")
    if running:
        lines = ", ".join(repr(line[:_SHOWN]) for line in running)
        found.append(f"Bỏ dòng lặp lại ở đầu hoặc chân trang: {lines}. / Running headers or footers left out.")
    return [ReadWarning(message=message) for message in found]


def _listed(pages: Sequence[int]) -> str:
    most = 8
    return ", ".join(map(str, pages[:most])) + ("…" if len(pages) > most else "")
