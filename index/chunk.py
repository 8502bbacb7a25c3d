"""Directives to chunks: a clause is one chunk; only a long one is split, at its own bullets, paragraphs and sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.types import Directive, Level, Provision
from index.settings import IndexSettings
from index.types import Chunk

CHUNKER_VERSION = 1
"""Raise when the same directive and settings give other chunks."""

MAX_HEADING_CHARS = 200
"""What of an ancestor's lead line goes into a title: its gist, lest a long lead outweigh the chunk's own words."""

_ALWAYS_APART = frozenset(
    {Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE, Level.CLAUSE, Level.APPENDIX, Level.NOISE}
)
"""A chunk never holds one of these beside something else: people cite, and search for, clauses."""

_PACKED = frozenset({Level.LEAD, Level.PARAGRAPH, Level.ITEM, Level.QUOTED})
"""Unnumbered parts that may share a piece of a long provision."""

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.;!?…])\s+|\n+")  # three letters before: not "TP. ", "Đ/c. "
_FOLDED = re.compile(r"(?:\s|\*\*)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A range of the text, the provision that it belongs to and those above, outermost first."""

    owner: Provision
    above: tuple[Provision, ...]
    start: int
    end: int


def chunks_of(directive: Directive, settings: IndexSettings) -> tuple[Chunk, ...]:
    """The chunks of one directive in document order; every character outside noise and blank parts is in just one."""
    seen: Counter[str] = Counter()
    chunks: list[Chunk] = []
    for piece in _pieces(directive.root, (), settings.max_chunk_chars):
        text = directive.text[piece.start : piece.end]
        if not text.strip():
            continue
        name = f"{directive.doc_id}#{'.'.join(piece.owner.path)}"
        seen[name] += 1
        title = _title(directive, piece)
        chunks.append(
            Chunk(
                chunk_id=name if seen[name] == 1 else f"{name}~{seen[name]}",
                doc_id=directive.doc_id,
                path=piece.owner.path,
                text=text,
                start=piece.start,
                end=piece.end,
                title=title,
                embed_text=f"{title}\n{fold(text)}",
                jurisdiction=directive.jurisdiction,
            )
        )
    return tuple(chunks)


def fold(text: str) -> str:
    """``text`` on one line, without Markdown's ``**``."""
    return _FOLDED.sub(" ", text).strip()


def _title(directive: Directive, piece: _Piece) -> str:
    """Document, subject, place chain, label and headings above, each once."""
    subject = fold(directive.heading.subject.value or "")
    document = fold(directive.title)
    above = [*piece.above, *([piece.owner] if piece.start > piece.owner.start else [])]
    headings = [fold(provision.heading)[:MAX_HEADING_CHARS] for provision in above]
    parts = [
        document,
        "" if subject in document else subject,
        ", ".join(directive.jurisdiction),
        piece.owner.label,
        *headings,
    ]
    return ". ".join(part.rstrip(" .:;") for part in dict.fromkeys(parts) if part)


def _pieces(provision: Provision, above: tuple[Provision, ...], limit: int) -> Iterator[_Piece]:
    if provision.level is Level.NOISE:
        return
    if _is_whole(provision, limit):
        yield _Piece(owner=provision, above=above, start=provision.start, end=provision.end)
    elif not provision.children:
        for start, end in _split(provision.text, limit):
            yield _Piece(owner=provision, above=above, start=provision.start + start, end=provision.start + end)
    else:
        inside = (*above, provision)
        for group in _groups(provision.children, limit):
            if len(group) == 1:
                yield from _pieces(group[0], inside, limit)
            else:
                yield _Piece(owner=provision, above=above, start=group[0].start, end=group[-1].end)


def _is_whole(provision: Provision, limit: int) -> bool:
    """Whether the provision fits into one chunk, and nothing below it wants to stand apart."""
    if provision.level is Level.DOCUMENT and provision.children:
        return False
    below = (part for part in provision.walk() if part is not provision)
    return _length(provision.text) <= limit and not any(part.level in _ALWAYS_APART for part in below)


def _groups(children: Sequence[Provision], limit: int) -> Iterator[list[Provision]]:
    """Neighbouring unnumbered parts together while they fit; every other part alone."""
    group: list[Provision] = []
    for child in children:
        if not (child.level in _PACKED and _is_whole(child, limit)):
            if group:
                yield group
            yield [child]
            group = []
        elif group and child.end - group[0].start > limit:
            yield group
            group = [child]
        else:
            group.append(child)
    if group:
        yield group


def _split(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Ranges that tile ``text``: as many whole sentences as fit, a longer sentence cut at a space."""
    start, cut = 0, 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for end in [*ends, len(text)]:
        if _length(text[start:end]) > limit and cut > start:
            yield start, cut
            start = cut
        while _length(text[start:end]) > limit:
            space = text.rfind(" ", start + 1, start + limit)
            cut = space + 1 if space > start else start + limit
            yield start, cut
            start = cut
        cut = end
    if start < len(text):
        yield start, len(text)


def _length(text: str) -> int:
    return len(text.strip())
