"""Web pages, and mail archives of web pages, to plain text."""

from __future__ import annotations

import codecs
import email
import email.policy
import html
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from corpus.errors import CorpusError
from corpus.formats.flow import excerpt, finish
from corpus.formats.html_css import menus, read_sheet
from corpus.formats.html_walk import Left, Walker
from corpus.formats.legacy import repair
from corpus.formats.types import Extracted

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)
_CHARSET_REACH = 8192  # bytes: a page names its charset in its first 1024, the ones of old tools a little later
_FALLBACK = "cp1258"  # Vietnamese Windows: what pages without a charset were written in before UTF-8
_SHOWN = 3  # left-out texts that a warning quotes
_TOO_DEEP = "ERR_RESOURCE_LIMIT"
_MARKUP = re.compile(r"<[/!?]?(\w*)[^<>]*>")
_UNSHOWN = re.compile(r"<(script|style)\b[^<>]*>[^<]*(?:<(?!/\1)[^<]*)*</\1\s*>", re.I)
_INLINE = frozenset("a abbr b big em font i mark s small span strong sub sup u".split())
_TAG_SOUP = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def read_html(data: bytes, *, source: str) -> Extracted:
    """A web page as plain text, in document order. CorpusError where it holds no text.

    Scripts, styles, menus, hidden and deleted text are left out; the last three are said in the warnings.
    """
    text, doubts = decode_html(data)
    paragraphs, left = html_paragraphs(text)
    hint = "Trang chỉ có hình hoặc mã; lưu lại toàn trang. / The page holds only pictures or code; save all of it."
    return finish(paragraphs, source=source, form="html", warnings=(*doubts, *_warnings(left)), hint=hint)


def read_mhtml(data: bytes, *, source: str) -> Extracted:
    """A web archive (.mht, or Word's "single file web page") as plain text. CorpusError where it holds no page."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes) and payload.strip():
            charset = part.get_param("charset")
            named = f"<meta charset={charset}>".encode("ascii", "ignore") if isinstance(charset, str) else b""
            bare = payload.startswith(tuple(bom for bom, _ in _BOMS))
            return read_html(payload if bare else named + payload, source=source)
    raise CorpusError(
        f"Tệp {source!r} không chứa trang web nào. / {source!r} holds no web page.",
        hint="Lưu lại trang dạng HTML. / Save the page as HTML.",
    )


def html_paragraphs(text: str) -> tuple[tuple[str, ...], Left]:
    """The paragraphs of a page or a piece of one, and what was left out."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    try:
        root = etree.fromstring(_TAG_SOUP.sub("", text).encode("utf-8", "ignore"), parser)
        if any(entry.type_name == _TOO_DEEP for entry in parser.error_log):
            return tuple(_flattened(text)), Left(deep=True)
    except (etree.XMLSyntaxError, etree.ParserError):  # nothing that could be an element or text
        root = None
    if root is None:
        return (), Left()
    walker = Walker(read_sheet(root), menus(root))
    return walker.paragraphs(root), walker.left


def _flattened(text: str) -> Iterator[str]:
    """The words of a page that nests its elements too deep to be read by them."""
    text = _MARKUP.sub(lambda match: "" if match[1].lower() in _INLINE else "\n", _UNSHOWN.sub("", text))
    yield from (line for line in html.unescape(text).split("\n") if line.strip())


def decode_html(data: bytes) -> tuple[str, tuple[str, ...]]:
    """A page's bytes by byte order mark, as UTF-8 where they are, by its charset, or as Vietnamese Windows; and doubts."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        named = _charset(data)
    repaired, encoding = repair(data.decode("cp1252", "replace"))
    if encoding:  # written in TCVN3 or VNI, whatever charset the page names
        return repaired, (
            f"Trang theo bảng mã cũ {encoding}, đã chuyển sang Unicode. / The page was converted from {encoding}.",
        )
    text = data.decode(named or _FALLBACK, "replace")
    doubts = []
    if named is None or "\ufffd" in text:
        doubts.append(
            f"Trang không phải UTF-8, đọc theo {named or _FALLBACK}; có thể sai chữ. "
            f"/ The page isn't UTF-8 and was read as {named or _FALLBACK}; letters may be wrong."
        )
    return text, tuple(doubts)


def _charset(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_CHARSET_REACH])
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii", "ignore")
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    # Browsers read a page that calls itself Latin-1 as Windows-1252.
    return "cp1252" if codec.name == "iso8859-1" else codec.name if codec._is_text_encoding else None


def _warnings(left: Left) -> Iterator[str]:
    if left.deep:
        yield (
            "Trang lồng quá sâu, được đọc như văn bản thường, kể cả chữ ẩn. "
            "/ A page nested too deep is read as plain text, hidden text included."
        )
    for texts, vietnamese, english in (
        (left.hidden, "đoạn chữ ẩn, người đọc không thấy", "pieces of hidden text"),
        (left.deleted, "đoạn đã xoá (del)", "deleted pieces"),
        (left.menus, "khối liên kết (menu)", "blocks of links (menus)"),
    ):
        if texts:
            yield f"Bỏ {len(texts)} {vietnamese}: {_quoted(texts)}. / {len(texts)} {english} left out."


def _quoted(texts: Sequence[str]) -> str:
    shown = "; ".join(f"“{excerpt(text)}”" for text in texts[:_SHOWN])
    return shown if len(texts) <= _SHOWN else f"{shown}; …"
