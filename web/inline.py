"""Text to HTML without losing a character: emphasis marks and page breaks are folded by CSS, never removed.

Whoever strips the tags gets the text back, so that a highlighted quote is the quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from operator import itemgetter

STRONG = re.compile(r"\*\*(?=\S)((?:(?!\n\s*\n).)+?)(?<=\S)\*\*", re.DOTALL)  # within a paragraph, as in Markdown
MARKS = re.compile(r"\*\*+")
EMPHASIS = re.compile(r"(?<!\*)\*(?![*\s])([^*\n]+?)(?<![\s*])\*(?!\*)")
LINE_END = re.compile(r"[^\S\n]*\n\s*")
PARAGRAPH_GAP = '<span class="gap"></span>'
SENTENCE_ENDS = ".;:!?…*"  # a line that ends with none of these, before a small letter, was broken by the page


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch [start, end) of a text with one look."""

    start: int
    end: int
    strong: bool = False
    emphasis: bool = False
    folded: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Wrap:
    """A stretch [start, end) of a text between two tags."""

    start: int
    end: int
    opening: str
    closing: str


Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Ranges of a text by what they look like, sorted and apart within each kind; ``edges`` are all their ends."""

    strong: Ranges
    emphasis: Ranges
    folded: Ranges
    breaks: Ranges
    edges: tuple[int, ...]


def is_page_break(text: str, start: int, end: int) -> bool:
    """Whether the white space text[start:end] cuts a sentence in two, as a page's end does."""
    if not 0 < start < end < len(text):
        return False
    return text[start - 1] not in SENTENCE_ENDS and text[end].islower()


def look_of(text: str) -> Look:
    """What to fold, set off and break in ``text``. A mark without its partner is folded too: a quote may hold one."""
    strong = tuple(match.span(1) for match in STRONG.finditer(text))
    folded = [match.span() for match in MARKS.finditer(text)]
    emphasis = []
    for match in EMPHASIS.finditer(text):
        emphasis.append(match.span(1))
        folded += [(match.start(), match.start(1)), (match.end(1), match.end())]
    breaks = tuple(m.span() for m in LINE_END.finditer(text) if not is_page_break(text, *m.span()))
    edges = {edge for pair in (*strong, *emphasis, *folded, *breaks) for edge in pair}
    return Look(strong, tuple(emphasis), tuple(sorted(folded)), breaks, tuple(sorted(edges)))


def _inside(ranges: Ranges, position: int) -> bool:
    index = bisect_right(ranges, position, key=itemgetter(0)) - 1
    return index >= 0 and position < ranges[index][1]


def pieces(look: Look, start: int, end: int, cuts: tuple[int, ...] = ()) -> Iterator[Piece]:
    """[start, end) in stretches of one look each, cut also at ``cuts``; they tile the range."""
    within = look.edges[bisect_right(look.edges, start) : bisect_left(look.edges, end)]
    edges = sorted({start, end, *within, *(cut for cut in cuts if start < cut < end)})
    for left, right in pairwise(edges):
        yield Piece(
            left,
            right,
            strong=_inside(look.strong, left),
            emphasis=_inside(look.emphasis, left),
            folded=_inside(look.folded, left),
            breaks=right < end and _inside(look.breaks, right - 1) and not _inside(look.breaks, right),
        )


def inline_html(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    mark: tuple[int, int] | None = None,
    first_id: str = "",
    look: Look | None = None,
    wraps: Sequence[Wrap] = (),
    inserts: Mapping[int, str] | None = None,
) -> str:
    """text[start:end] as escaped HTML; ``mark`` is the range to highlight, its first element named ``first_id``.

    Every character of the range is in the result, the folded ones in hidden spans. ``look`` is that of the whole
    ``text``, where the caller has it already. ``wraps`` are sorted and apart; ``inserts`` are elements without text that
    stand before the character at their offset.
    """
    out = []
    end = len(text) if end is None else end
    before = inserts or {}
    cuts = (*(mark or ()), *before, *(edge for wrap in wraps for edge in (wrap.start, wrap.end)))
    for piece in pieces(look or look_of(text), start, end, cuts):
        html = escape(text[piece.start : piece.end], quote=False)
        if piece.folded:
            html = f'<span class="fold">{html}</span>'
        if piece.strong:
            html = f"<strong>{html}</strong>"
        if piece.emphasis:
            html = f"<em>{html}</em>"
        wrap = _wrap_at(wraps, piece.start)
        if wrap and html:
            html = f"{wrap.opening}{html}{wrap.closing}"
        if mark and mark[0] <= piece.start < mark[1]:
            identity = f' id="{escape(first_id)}"' if first_id else ""
            html, first_id = f'<mark class="hit"{identity}>{html}</mark>', ""
        out.append(before.get(piece.start, "") + html)
        if piece.breaks:
            out.append(PARAGRAPH_GAP if text.count("\n", piece.start, piece.end) > 1 else "<br>")
    return "".join(out)


def _wrap_at(wraps: Sequence[Wrap], position: int) -> Wrap | None:
    index = bisect_right(wraps, position, key=lambda wrap: wrap.start) - 1
    return wraps[index] if index >= 0 and position < wraps[index].end else None
