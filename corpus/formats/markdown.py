"""Markdown to plain text: the source's own words, without the marks that would hide numbers and headings from the parser."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.errors import CorpusError
from corpus.formats.flow import clean, excerpt
from corpus.formats.html import html_paragraphs
from corpus.formats.types import Extracted
from corpus.text import decode
from corpus.types import ReadWarning

_ATX = re.compile(r"^(\s{0,3})#{1,6}(?:\s+|$)(.*?)(?:\s+#+)?\s*$")
_QUOTE = re.compile(r"^(?:\s{0,3}>\s?)+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HARD_BREAK = re.compile(r"(?:\\|\s+)$")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_LINK = re.compile(r"(?<!!)\[([^\]\[\n]+)\]\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"\n]*\")?\)")
_UNDERSCORES = re.compile(r"(?<![\w_])(_{1,2})(?=[^\s_])([^_\n]+?)(?<=[^\s_])\1(?![\w_])")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(
    r"</?(?:a|abbr|b|center|del|div|em|font|i|ins|kbd|mark|p|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,200})?/?>", re.I
)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_FENCE = re.compile(r"^\s{0,3}(?:`{3,}|~{3,})")
_LEFT_OUT = re.compile(r"^(?=.*\|)[\s|:>]*-[\s|:-]*$|^\s{0,3}=+\s*$")
"""The line below a table's head, of dashes between bars, or below a title."""
_NUMBERED = re.compile(r"^(\s*(?:>\s?)*)(\d{1,9})([.)])")
_KEPT = "\ue000"
"""Stands before an escaped mark until the other marks are taken off."""


def read_markdown(data: bytes, *, source: str) -> Extracted:
    """A Markdown file as plain text. CorpusError where it isn't UTF-8 or holds no letter.

    Words, bold and line ends stay as the source has them; heading marks, escapes, links' addresses, underscores of emphasis,
    and the line below a table's head are taken off; a list numbered "1. 1. 1." gets the numbers that it is shown with.
    """
    text = decode(data, source=source)
    end = text.rfind("-->") + 3  # a comment that begins beyond it has no end
    bare = _COMMENT.sub("", text[:end]) + text[end:]
    lines = bare.split("\n")
    tokens = MarkdownIt("commonmark", {"html": True, "maxNesting": 50}).parse(bare)
    hidden: list[str] = []
    replaced = _html_blocks(lines, tokens, hidden)
    numbers = _lazy_numbers(lines, tokens)
    code = {n for token in tokens if token.type in ("fence", "code_block") and token.map for n in range(*token.map)}
    out: list[str] = []
    for n, line in enumerate(lines):
        if n in replaced:
            out += replaced[n]
        elif (_FENCE if n in code else _LEFT_OUT).match(line):
            continue
        else:
            line = _NUMBERED.sub(rf"\g<1>{numbers[n]}\g<3>", line) if n in numbers else line
            out.append(_plain(line) if n not in code else line.strip())
    found = clean("\n".join(out)) + "\n"
    if not any(map(str.isalpha, found)):
        raise CorpusError(f"Tệp {source!r} không có chữ nào. / {source!r} holds no text.", hint="Kiểm tra lại tệp. / Check it.")
    return Extracted(
        source=source, format="markdown", text=found, warnings=tuple(_warnings(_COMMENT.findall(text[:end]), hidden))
    )


def _plain(line: str) -> str:
    """One line without its marks."""
    line = _QUOTE.sub("", line)
    heading = _ATX.match(line)
    line = heading[2] if heading else line
    line = _ESCAPE.sub(lambda match: _KEPT + chr(ord(_KEPT) + ord(match[1])), line)
    line = _HARD_BREAK.sub("", line)
    line = _LINK.sub(r"\1", _IMAGE.sub(r"\1", line))
    line = _UNDERSCORES.sub(r"\2", _UNDERSCORES.sub(r"\2", line))
    line = html.unescape(_TAG.sub("", _BREAK_TAG.sub("\n", line)))
    return re.sub(rf"{_KEPT}(.)", lambda match: chr(ord(match[1]) - ord(_KEPT)), line)


def _html_blocks(lines: Sequence[str], tokens: Sequence[Token], hidden: list[str]) -> dict[int, list[str]]:
    """The text lines of each block of HTML, by its first line; [] for its other lines. Hidden text goes to ``hidden``."""
    found: dict[int, list[str]] = {}
    for token in tokens:
        if token.type == "html_block" and token.map:
            start, end = token.map
            paragraphs, left = html_paragraphs("\n".join(lines[start:end]))
            hidden += left.hidden
            found |= {n: [] for n in range(start, end)} | {start: ["\n\n".join(paragraphs), ""]}
    return found


def _lazy_numbers(lines: Sequence[str], tokens: Sequence[Token]) -> dict[int, int]:
    """The shown numbers of the items of lists whose source repeats one number, by the items' lines."""
    found: dict[int, int] = {}
    for items in _ordered_lists(tokens):
        written = [match[2] for n in items if (match := _NUMBERED.match(lines[n]))]
        if len(items) > 1 and len(written) == len(items) and len(set(written)) == 1:
            found |= {n: int(written[0]) + place for place, n in enumerate(items)}
    return found


def _ordered_lists(tokens: Sequence[Token]) -> Iterator[list[int]]:
    """The first lines of the items of each ordered list."""
    open_lists: list[tuple[bool, list[int]]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            open_lists.append((token.type == "ordered_list_open", []))
        elif token.type == "list_item_open" and open_lists and token.map:
            open_lists[-1][1].append(token.map[0])
        elif token.type in ("ordered_list_close", "bullet_list_close") and open_lists:
            ordered, items = open_lists.pop()
            if ordered:
                yield items


def _warnings(comments: Sequence[str], hidden: Sequence[str]) -> Iterator[ReadWarning]:
    if comments:
        message = f"Bỏ {len(comments)} ghi chú ẩn: “{excerpt(comments[0])}”. / {len(comments)} hidden comments left out."
        yield ReadWarning(message=message)
    if hidden:
        yield ReadWarning(message=f"Bỏ {len(hidden)} đoạn chữ ẩn: “{excerpt(hidden[0])}”. / Hidden text left out.")
