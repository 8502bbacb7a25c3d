"""Word files (.docx) to plain text: numbering written out, tables, headers, notes, tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from corpus import cues
from corpus.formats.docx_blocks import Story
from corpus.formats.docx_package import Package, R, W
from corpus.formats.docx_runs import Tally
from corpus.formats.docx_styles import Styles
from corpus.formats.flow import excerpt, finish
from corpus.formats.numbering import Numbering
from corpus.formats.types import Extracted
from corpus.text import fold_display

_SEPARATOR = "_" * 10
"""What Word prints as a line between a page's text and its notes."""
_PAGE_WORDS = re.compile(r"\b(?:trang|page|of|trên|tr)\b|[\W\d_]", re.I)
_NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
_OFF = frozenset({"0", "false", "off"})
_SHOWN_TEXTS = 3  # hidden or left-out texts that a warning quotes
_NO_TEXT = "Tệp Word chỉ có hình thì lưu thành PDF để nhận dạng chữ. / Save a Word file of pictures as PDF for OCR."


def read_docx(data: bytes, *, source: str) -> Extracted:
    """A Word file as plain text. CorpusError where it is damaged, locked, too large, or holds no text.

    Insertions are accepted, deletions, comments and hidden text left out; numbers and bullets are written out; notes stand
    at the end as "[1] …". What was left out is said in the warnings.
    """
    return _File(Package(data, source=source), source).read()


class _File:
    def __init__(self, package: Package, source: str) -> None:
        self._package = package
        self._source = source
        self._styles = Styles(package.related("styles"))
        self._numbers = package.related("numbering")
        self._numbering = Numbering(self._numbers, self._styles.numbering_list)
        self._tally = Tally()
        self._dropped: list[str] = []

    def read(self) -> Extracted:
        root = self._package.part(self._package.document)
        body = None if root is None else root.find(f"{W}body")
        paragraphs = () if body is None else self._story(body)
        notes = tuple(self._notes())
        head = tuple(self._headers(body, paragraphs)) if body is not None else ()
        foot = (_SEPARATOR, *notes) if notes else ()
        embedded = 0 if body is None else sum(1 for _ in body.iter(f"{W}altChunk"))
        return finish(
            (*head, *paragraphs, *foot),
            source=self._source,
            form="docx",
            warnings=self._warnings(len(notes), embedded),
            hint=_NO_TEXT,
        )

    def _story(self, root: etree._Element, numbering: Numbering | None = None) -> tuple[str, ...]:
        return Story(self._styles, numbering or self._numbering, self._tally, root).paragraphs()

    def _notes(self) -> Iterator[str]:
        """The text of each note that the body has a mark of, in the order of the marks."""
        parts = {kind: self._package.related(name) for kind, name in _NOTE_PARTS.items()}
        texts = {
            (kind, node.get(f"{W}id", "")): node
            for kind, part in parts.items()
            if part is not None
            for node in part.iterfind(f"{W}{kind}")
        }
        for number, key in enumerate(tuple(self._tally.notes), 1):
            node = texts.get(key)
            if node is not None:
                yield f"[{number}] {' '.join(text.strip() for text in self._story(node) if text.strip())}"

    def _headers(self, body: etree._Element, paragraphs: Sequence[str]) -> Iterator[str]:
        """The paragraphs of headers that belong to the text: the first page's, or one with a field of the heading."""
        rels = self._package.relationships(self._package.document)
        known = {fold_display(text) for text in paragraphs}
        for index, section in enumerate(body.iter(f"{W}sectPr")):
            title_page = section.find(f"{W}titlePg")
            own_first = title_page is not None and title_page.get(f"{W}val") not in _OFF
            for node in section:
                name = node.tag.removeprefix(W) if isinstance(node.tag, str) else ""
                rel = rels.get(node.get(f"{R}id", "")) if name in ("headerReference", "footerReference") else None
                part = self._package.part(rel.target) if rel is not None and not rel.external else None
                if part is None or (node.get(f"{W}type") == "first" and not own_first):
                    continue
                lists = Numbering(self._numbers, self._styles.numbering_list)
                texts = [text for text in self._story(part, lists) if text.strip() and not is_page_number(text)]
                texts = [text for text in texts if fold_display(text) not in known]
                known.update(map(fold_display, texts))
                kept = name == "headerReference" and index == 0 and (node.get(f"{W}type") == "first" or _states_field(texts))
                if kept:
                    yield from texts
                else:
                    self._dropped += texts

    def _warnings(self, notes: int, embedded: int) -> Iterator[str]:
        comments = self._package.related("comments")
        count = 0 if comments is None else sum(1 for _ in comments.iterfind(f"{W}comment"))
        if count:
            yield f"Bỏ qua {count} ghi chú bên lề (comment). / {count} comments left out."
        if self._dropped:
            yield f"Bỏ đầu trang, chân trang: {_quoted(self._dropped)}. / Page headers and footers left out."
        if notes:
            yield f"{notes} chú thích được đưa xuống cuối văn bản. / {notes} notes moved to the end of the text."
        yield from tally_warnings(self._tally, embedded)


def tally_warnings(tally: Tally, embedded: int) -> Iterator[str]:
    """What reading the stories met; ``embedded`` counts the whole files that the document holds."""
    if tally.deleted or tally.inserted:
        yield (f"Đã chấp nhận theo dõi thay đổi: {tally.inserted} chỗ thêm, bỏ {tally.deleted} chỗ xoá. "
               f"/ Tracked changes accepted: {tally.inserted} inserted, {tally.deleted} deleted.")  # fmt: skip
    if tally.hidden:
        yield (f"Bỏ {len(tally.hidden)} đoạn chữ ẩn, người đọc không thấy: {_quoted(tally.hidden)}. "
               f"/ {len(tally.hidden)} pieces of hidden text left out.")  # fmt: skip
    if tally.pictures:
        yield f"Không đọc chữ trong {tally.pictures} hình. / Text in {tally.pictures} pictures isn't read."
    lost = tally.objects + embedded
    if lost:
        yield f"Không đọc {lost} đối tượng nhúng (biểu đồ, tệp). / {lost} embedded objects aren't read."
    if tally.number_fields:
        yield (f"{tally.number_fields} số thứ tự do trường AUTONUM hoặc LISTNUM sinh ra bị thiếu. "
               f"/ {tally.number_fields} numbers made by AUTONUM or LISTNUM fields are missing.")  # fmt: skip
    if tally.deep:
        yield "Bảng lồng nhau quá sâu được đọc như văn bản thường. / Deeply nested tables are read as plain text."
    if tally.encodings:
        names = ", ".join(sorted(tally.encodings))
        yield f"Chữ theo bảng mã cũ ({names}) đã chuyển sang Unicode. / Text in {names} converted to Unicode."


def is_page_number(text: str) -> bool:
    """Whether a header holds nothing but the page's number."""
    return not _PAGE_WORDS.sub("", fold_display(text))


def _states_field(texts: Sequence[str]) -> bool:
    return any(cues.is_heading_field(fold_display(line)) for text in texts for line in text.split("\n"))


def _quoted(texts: Sequence[str]) -> str:
    shown = "; ".join(f"“{excerpt(text)}”" for text in texts[:_SHOWN_TEXTS])
    return shown if len(texts) <= _SHOWN_TEXTS else f"{shown}; …"
