"""Ranges of a directive's text to their place in its tree."""

from __future__ import annotations

from corpus.types import Directive, Level, Provision
from eval.types import Place

NUMBERED = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE, Level.CLAUSE})
"""Levels that people cite by number; the nearest one above a range is its clause."""


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """``start``, ``end`` without the white space at both ends of ``text[start:end]``; provisions carry theirs along."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def place_of(directive: Directive, start: int, end: int) -> Place:
    """Where ``text[start:end]`` lies, white space at its ends aside. Raises ValueError for a range outside the text."""
    if not 0 <= start < end <= len(directive.text):
        raise ValueError(f"no text at {start}:{end} of {directive.doc_id!r}")
    start, end = trim(directive.text, start, end)
    chain = _chain(directive.root, start, end)
    below_root = chain[1:]
    clause = next((p for p in reversed(below_root) if p.level in NUMBERED), below_root[0] if below_root else None)
    return Place(
        doc_id=directive.doc_id,
        start=start,
        end=end,
        provision=chain[-1].path,
        clause=clause.path if clause else None,
        section=below_root[0].path if below_root else None,
        label=chain[-1].label,
    )


def _chain(root: Provision, start: int, end: int) -> list[Provision]:
    """The provisions that hold [start, end), from the root down."""
    chain = [root]
    while True:
        inner = next((child for child in chain[-1].children if child.start <= start and end <= child.end), None)
        if inner is None:
            return chain
        chain.append(inner)
