"""One document's parts, and the ways in which sources lay the same parts out: web pages, Word, PDF, OCR, Markdown."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
_WIDTH = 46  # characters of a left-hand column
_PAGE = 22  # lines of a printed page
_WRAP = 88


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The parts of a document as a careful reader sees them; ``fields`` and ``paths`` are what the reader should find.

    ``paths`` are the leaves of body and annexes, in order. ``notes`` are the fields that a layout may leave out.
    """

    issuer: tuple[str, ...]
    number: str
    date: str
    title: tuple[str, ...] = ()
    letter: tuple[str, ...] = ()
    urgency: str = ""
    addressees: tuple[str, ...] = ()
    body: str
    signature: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    annex: str = ""
    party: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    paths: str = ""

    @property
    def motto(self) -> tuple[str, ...]:
        """What stands in the right-hand column above the date."""
        return PARTY if self.party else STATE

    @property
    def left(self) -> tuple[str, ...]:
        """The left-hand column of the heading."""
        rule = () if "*" in self.issuer else ("-------",)
        return (*self.issuer, *rule, self.number, *self.letter, *([self.urgency] if self.urgency else []))

    @property
    def right(self) -> tuple[str, ...]:
        """The right-hand column of the heading."""
        return (*self.motto, "---------------", self.date)

    @property
    def names(self) -> tuple[str, ...]:
        """The recipients with their head line, or nothing."""
        return ("Nơi nhận:", *self.recipients) if self.recipients else ()


def _paragraphs(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _lines(lines: tuple[str, ...]) -> str:
    return "\n".join(lines)


def _beside(left: tuple[str, ...], right: tuple[str, ...], gap: str) -> str:
    rows = zip_longest(left, right, fillvalue="")
    if gap == "\t":
        return "\n".join(f"{a}\t{b}" if b else a for a, b in rows)
    return "\n".join(f"{a:<{_WIDTH}}{gap}{b}".rstrip() for a, b in rows)


def _page(heading: str, document: Document, ending: str, *, body: str | None = None) -> str:
    return _paragraphs(
        heading, _lines(document.title), _lines(document.addressees), document.body if body is None else body, ending,
        document.annex,
    ) + "\n"  # fmt: skip


def columns(document: Document) -> str:
    """Two columns kept apart by spaces, the signature beside the recipients."""
    heading = _beside(document.left, document.right, "    ") + "\n"
    return _page(heading, document, "\n" + _beside(document.names, document.signature, "    ") + "\n")


def tabs(document: Document) -> str:
    """Two columns kept apart by a tab."""
    return _page(_beside(document.left, document.right, "\t"), document, _beside(document.names, document.signature, "\t"))


def left_then_right(document: Document) -> str:
    """The left-hand column, then the right-hand one; recipients, then signature."""
    return _page(_lines((*document.left, *document.right)) + "\n", document, _lines((*document.names, "", *document.signature)))


def right_then_left(document: Document) -> str:
    """The right-hand column first; signature, then recipients."""
    return _page(_lines((*document.right, *document.left)), document, _lines((*document.signature, *document.names)))


def by_rows(document: Document) -> str:
    """Cell by cell: left and right alternate, a blank line after each."""
    rows = zip_longest(document.left, document.right, fillvalue="")
    heading = "\n\n".join(cell for row in rows for cell in row if cell)
    return _page(heading, document, "\n".join((*document.signature, "", *document.names)))


def web_page(document: Document) -> str:
    """A law library's page: menus above and below, rules of hyphens, nothing between the columns."""
    above = "Trang chủ\nVăn bản\nTra cứu\nĐăng nhập\nTóm tắt\nNội dung\nTải về\nMỤC LỤC VĂN BẢN\nIn mục lục\n"
    below = "\nVăn bản liên quan\nBản án liên quan\nLược đồ\nHỗ trợ trực tuyến\n© 2026 Thư viện văn bản. Bảo lưu mọi quyền.\n"
    heading = _lines((*document.issuer, "-------", *document.motto, "---------------", document.number, *document.letter))
    heading = _paragraphs(heading, document.urgency, document.date)
    return above + _page(heading + "\n ", document, _lines((*document.names, " ", *document.signature))) + below


def word(document: Document) -> str:
    """Word saved as text: NFD, a blank line after each paragraph, Windows line ends, "(Đã ký)" before the name."""
    signature = (*document.signature[:-1], "(Đã ký)", document.signature[-1])
    text = _page(_beside(document.left, document.right, "\t"), document, _lines((*document.names, *signature)))
    return unicodedata.normalize("NFD", text.replace("\n", "\r\n\r\n"))


def pdf(document: Document) -> str:
    """PDF text: digital signature above, wrapped lines, page numbers, form feeds, signature beside recipients."""
    body = "\n".join(
        textwrap.fill(line, _WRAP, break_long_words=False, break_on_hyphens=False) for line in document.body.split("\n")
    )
    lines = body.split("\n")
    pages = [lines[at : at + _PAGE] for at in range(0, len(lines), _PAGE)]
    body = "\n".join(
        "\n".join(page) if number == 1 else f"\f{number}\n" + "\n".join(page) for number, page in enumerate(pages, 1)
    )
    stamp = "Ký bởi: Cổng Thông tin điện tử\nEmail: vanthu@example.vn\nThời gian ký: 12.03.2026 09:15:22 +07:00\n"
    heading = _beside(document.left, document.right, "   ")
    return stamp + _page(heading, document, _beside(document.names, document.signature, "   "), body=body)


def ocr(document: Document) -> str:
    """A poor scan: marks lost in the motto, "Số :", old tone placement, stray characters, a stamp's rubbish."""
    motto = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": "CỘNG HOÀ XÃ HỘI CHỦ NGHIA VIỆT NAM",
             "Độc lập - Tự do - Hạnh phúc": "Độc lập — Tự do - Hạnh phúc .",
             "ĐẢNG CỘNG SẢN VIỆT NAM": "ĐẢNG CỌNG SẢN VIỆT NAM"}  # fmt: skip
    number = re.sub(r"^Số:? ?(\d+)", r"Số : \1 ", document.number)
    left = (*document.issuer, "————", number, *document.letter, *([document.urgency] if document.urgency else []))
    right = (*(motto[line] for line in document.motto), "~ — _", document.date)
    signature = (*document.signature[:-1], "| ‘ ~", document.signature[-1])
    text = _page(_lines((*left, *right)) + "\n", document, _lines(("", *document.names, *signature)))
    return text.replace("ỦY", "UỶ").replace("Ủy", "Uỷ")


def _markdown_body(text: str) -> str:
    lines = []
    for line in text.split("\n"):
        if re.match(r"(?:Chương|Điều|Mục|Phần|PHỤ LỤC|[IVX]+[.-])", line) and len(line) < _WRAP:
            line = f"## **{line}**"
        else:
            line = re.sub(r"^(\d+(?:\.\d+)*)\.", r"\1\\.", line)
            line = re.sub(r"^([-+]) ", r"\\\1 ", line)
        lines.append(line)
    return "\n\n".join(lines)


def markdown(document: Document) -> str:
    """Markdown with the heading and the signature as tables of one row, line breaks inside the cells."""
    left, right = "<br>".join(document.left), "<br>".join(document.right)
    heading = f"| **{left}** | **{right}** |\n| --- | --- |\n"
    title = "\n\n".join(
        [f"## **{document.title[0]}**", *(f"**{line}**" for line in document.title[1:])] if document.title else []
    )
    ending = f"\n| {'<br>'.join(document.names)} | **{'<br>'.join(document.signature)}** |\n| --- | --- |\n"
    addressees = "\n\n".join(document.addressees)
    return (
        _paragraphs(heading, title, "", addressees, _markdown_body(document.body), ending, _markdown_body(document.annex))
        + "\n"
    )


def markdown_rows(document: Document) -> str:
    """Markdown with a table row for each line of the heading and of the signature."""

    def table(left: tuple[str, ...], right: tuple[str, ...]) -> str:
        rows = [f"| {a} | {b} |" for a, b in zip_longest(left, right, fillvalue="")]
        return "\n".join([rows[0], "|---|---|", *rows[1:]]) + "\n"

    title = "\n\n".join(f"**{line}**" for line in document.title)
    heading = table(document.left, document.right)
    ending = table(document.names, document.signature)
    return _paragraphs(
        heading, title, "", _lines(document.addressees), _markdown_body(document.body), "", ending,
        _markdown_body(document.annex),
    ) + "\n"  # fmt: skip


SOURCES = {
    "columns": columns, "tabs": tabs, "left then right": left_then_right, "right then left": right_then_left,
    "by rows": by_rows, "web page": web_page, "word": word, "pdf": pdf, "ocr": ocr, "markdown": markdown,
    "markdown rows": markdown_rows,
}  # fmt: skip
