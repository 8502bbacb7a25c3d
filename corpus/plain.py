"""A line as it reads: without Markdown's marks, table bars and HTML's line breaks."""

from __future__ import annotations

import re

from corpus.text import fold_display

LINE_BREAK = re.compile(r"<br\s*/?>", re.I)
"""How a Markdown table writes the end of a line inside a cell."""
_MARKS = re.compile(r"[\\#<_>`Ð&\u2011\uf0b7]")
_TAGS = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|span|p|div|center|font|small)\b[^<>]*>", re.I)
_HEADING = re.compile(r"(?:>\s*)*(?:#{1,6}\s+)?")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~:/])")
_EMPHASIS = re.compile(r"(?<![^\W_])(_{1,2})(?=[^\W_])(.*?[^\s_])\1(?![^\W_])")
_RULE = "___"
_EDGE = r"(?:[\s*|#>\xa0]|</?\w{1,6}\s*/?>)*"
_LEADING, _TRAILING = re.compile(_EDGE, re.I), re.compile(rf"{_EDGE}$", re.I)
_TRAIL_REACH = 200  # characters: more than stands between two cells


def plain(visible: str) -> str:
    """White space folded; Markdown's headings, quotes, escapes, bold and italics dropped; Ð (eth) as Đ. A bullet stays."""
    bullet = "* " if visible[:2] == "* " else ""  # an asterisk before a space is a bullet, not Markdown's bold
    text = visible[2:] if bullet else visible
    if _MARKS.search(text):
        text = _HEADING.sub("", _TAGS.sub("", LINE_BREAK.sub(" ", text)), count=1).replace("Ð", "Đ").replace("&nbsp;", " ")
        text = _ESCAPED.sub(r"\1", text).replace("`", "").replace("\u2011", "-")
        if "_" in text and _RULE not in text:
            text = _EMPHASIS.sub(r"\2", text)
    return bullet + fold_display(text)


def cell_text(raw: str) -> str:
    """The words of a heading's or signature's leaf, which may be a table's cell with the bars and breaks around it."""
    text = raw.replace("|", " ") if "|" in raw else raw
    return plain(LINE_BREAK.sub(" ", text).strip() if "<" in text else text.strip())


def cell_bounds(raw: str) -> tuple[int, int]:
    """Where the words of such a leaf begin and end."""
    match = _LEADING.match(raw)
    start = match.end() if match else 0
    tail = max(start, len(raw) - _TRAIL_REACH)
    found = _TRAILING.search(raw, tail)
    end = found.start() if found else len(raw)
    return start, max(start, end)
