"""A leaf's sentences, its number or bullet left out."""

from __future__ import annotations

import re

from corpus.heading import visible_span
from corpus.markers import read_marker
from corpus.text import UPPER, fold_display
from corpus.types import Provision

_MARKS = ".!?…"
_STOP = re.compile(rf"[{re.escape(_MARKS)}](?P<closers>[\"”’)*]*)\s+(?=(?P<next>[{UPPER}\d“\"(*]))")
"""Where a sentence may end: a mark, closing quotes or brackets, white space, and what may begin another."""
_ABBREVIATED = re.compile(r"(?:^|[\s(,;:])(?:TP|Tp|TX|TT|Tx|Tt|PGS|GS|TS|ThS|BS|KS|Mr|Mrs|Dr|St|Co|Ltd|No|Th\.S|v\.v)\.$")


def body_start(text: str, leaf: Provision) -> int:
    """Where a leaf's words begin, behind its number or bullet and white space; an offset into the directive's ``text``."""
    visible = visible_span(leaf.text, 0, len(leaf.text))
    start, end = leaf.start + visible.start, leaf.start + visible.end
    folded = fold_display(leaf.text)
    marker = read_marker(folded)
    return start if marker is None else _after_marker(text, start, end, folded[: marker.length])


def sentence_spans(text: str, leaf: Provision) -> tuple[tuple[int, int], ...]:
    """The (start, end) of each sentence of a leaf in the directive's ``text``, white space at the ends left out."""
    visible = visible_span(leaf.text, 0, len(leaf.text))
    end = leaf.start + visible.end
    at = body_start(text, leaf)
    found = []
    for match in _STOP.finditer(text, at, end):
        stop = match.end("closers")
        if not _ends(text, at, match) or _ABBREVIATED.search(text, max(at, stop - 8), stop):
            continue
        found.append((at, stop))
        at = match.end()
    found.append((at, end))
    return tuple((first, last) for first, last in found if any(char.isalnum() for char in text[first:last]))


def _ends(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether the mark ends a sentence: behind a word of two letters, a closing quote, a figure, or as the last of three dots."""
    mark, follows = match.start(), match["next"]
    before = text[mark - 1] if mark > at else ""
    if before.isalpha():
        return mark - 1 > at and text[mark - 2].isalpha()
    if before and before in '”"’)*':
        return True
    if match["closers"] or follows in "(" or follows.isdigit():
        return False
    return before.isdigit() or before == "%" or text[max(at, mark - 2) : mark + 1] == "..."


def _after_marker(text: str, start: int, end: int, marker: str) -> int:
    """The marker's characters are matched one by one over white space and asterisks."""
    at = start
    for char in marker.replace(" ", ""):
        while at < end and (text[at].isspace() or text[at] == "*") and text[at] != char:
            at += 1
        if at < end and text[at] == char:
            at += 1
    while at < end and text[at].isspace():
        at += 1
    return at if at < end else start
