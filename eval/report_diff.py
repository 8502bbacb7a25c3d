"""Two clauses side by side: the quotes marked, and the words that only one of them has."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from itertools import pairwise

_WORDS = re.compile(r"\S+")
_RUN = 2  # words in a row that two clauses must share; one word alone ("và") is no agreement
_ALIKE = 0.25  # of the words in common: below it two clauses differ throughout, and marking every word says nothing

_CONTEXT = 420  # characters shown on either side of the quote in a clause longer than that

Range = tuple[int, int]


def side_by_side(gold: tuple[str, str], cited: tuple[str, str]) -> tuple[str, str]:
    """(clause text, quote) of both as HTML: ``mark`` around the quote, ``span.only`` around words that the other lacks."""
    ours, theirs = words_apart(gold[0], cited[0])
    return marked(gold[0], gold[1], ours), marked(cited[0], cited[1], theirs)


def words_apart(one: str, other: str) -> tuple[list[Range], list[Range]]:
    """Ranges of each text's words that the other hasn't; none for texts that are the same, or that have little in common."""
    first, second = list(_WORDS.finditer(one)), list(_WORDS.finditer(other))
    matcher = SequenceMatcher(None, [word[0] for word in first], [word[0] for word in second], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _RUN]
    common = sum(block.size for block in blocks)
    if not first or not second or 2 * common / (len(first) + len(second)) < _ALIKE:
        return [], []
    shared_one = {block.a + step for block in blocks for step in range(block.size)}
    shared_other = {block.b + step for block in blocks for step in range(block.size)}
    return (
        [word.span() for number, word in enumerate(first) if number not in shared_one],
        [word.span() for number, word in enumerate(second) if number not in shared_other],
    )


def marked(text: str, quote: str, only: list[Range]) -> str:
    """``text`` escaped, with the quote (where it stands) and the ranges ``only`` marked; what lies far from the quote left out."""
    start = text.find(quote) if quote else -1
    inside = (start, start + len(quote)) if start >= 0 else (0, 0)
    first, last = _window(text, *inside)
    edges = {first, last, *inside, *(edge for span in only for edge in span)}
    cuts = sorted(edge for edge in edges if first <= edge <= last)
    parts = ["… "] if first > 0 else []
    for begin, end in pairwise(cuts):
        piece = escape(text[begin:end])
        if any(a <= begin and end <= b for a, b in only):
            piece = f'<span class="only">{piece}</span>'
        if inside[0] <= begin and end <= inside[1] and inside[0] < inside[1]:
            piece = f"<mark>{piece}</mark>"
        parts.append(piece)
    parts.extend([" …"] if last < len(text) else [])
    return "".join(parts).replace("</mark><mark>", "")


def _window(text: str, start: int, end: int) -> Range:
    """The range to show around start:end, cut at white space."""
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    if first > 0:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        cut = text.rfind(" ", end, last)
        last = cut if cut >= end else last
    return first, last
