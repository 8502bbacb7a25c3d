"""Documents of a BEIR folder to chunks: long ones in several pieces at line and sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from eval.beir_files import Document
from index.chunk import fold
from index.types import Chunk

SPLITTER_VERSION = 1
"""Raise when the same document and limit give other chunks."""

_BOUNDARIES = (re.compile(r"\n+"), re.compile(r"[.!?…;:]\s+"), re.compile(r"\s+"))
"""Where to cut, best first."""


def document_chunks(documents: Iterable[Document], limit: int) -> Iterator[Chunk]:
    """The chunks of each document, in order, of at most ``limit`` code points, made up as a directive's are.

    A document without text is its title; one without both has no chunk and is never found.
    """
    for document in documents:
        text = document.text if document.text.strip() else document.title
        pieces = tuple(split(text, limit))
        for number, (start, end) in enumerate(pieces, start=1):
            piece = text[start:end]
            yield Chunk(
                chunk_id=f"{document.id}~{number}",
                doc_id=document.id,
                path=("1",),
                text=piece,
                start=start,
                end=end,
                title=document.title,
                embed_text=f"{fold(document.title)}\n{fold(piece)}".strip() if text is document.text else fold(piece),
            )


def split(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Ranges of at most ``limit`` code points that leave out nothing but white space between them."""
    start = _skip_space(text, 0)
    while start < len(text):
        end = _cut(text, start, limit)
        stripped = start + len(text[start:end].rstrip())
        yield start, stripped
        start = _skip_space(text, end)


def _cut(text: str, start: int, limit: int) -> int:
    """Where the piece that begins at ``start`` ends: the last and best boundary in the second half of its reach.

    Never in the first half, so that pieces stay of one size.
    """
    reach = start + limit
    if len(text) <= reach:
        return len(text)
    for boundary in _BOUNDARIES:
        ends = [match.end() for match in boundary.finditer(text, start + limit // 2, reach)]
        if ends:
            return ends[-1]
    return reach


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
