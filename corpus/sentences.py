"""A leaf's sentences, its number or bullet left out."""

from __future__ import annotations

import re

from corpus.heading import visible_span
from corpus.markers import read_marker
from corpus.text import UPPER, fold_display
from corpus.types import Provision

_SENTENCE_END = re.compile(
    rf"(?<=[^\W\d_]{{2}}[.!?…])[\"”’)*]*\s+(?=[{UPPER}\d“\"(*])|(?<=[”\"’)*][.!?…])[\"”’)*]*\s+(?=[{UPPER}\d“\"(*])|"
    rf"(?<=[\d%][.!?…])\s+(?=[{UPPER}“\"*])|(?<=\.\.\.)\s+(?=[{UPPER}“\"*])"
)
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
    for match in _SENTENCE_END.finditer(text, at, end):
        stop = match.start() + len(match[0].rstrip())
        if _ABBREVIATED.search(text, max(at, stop - 8), stop):
            continue
        found.append((at, stop))
        at = match.end()
    found.append((at, end))
    return tuple((first, last) for first, last in found if any(char.isalnum() for char in text[first:last]))


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
