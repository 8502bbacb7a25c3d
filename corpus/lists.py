"""Kính gửi and Nơi nhận: lines to items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import cues
from corpus.markers import BULLET_RANK, read_marker
from corpus.plain import cell_bounds, cell_text
from corpus.types import Field, FieldSource, Provision, Span

_HEAD = re.compile(
    r"^\W{0,3}(?:(?:Kính gửi|Nơi nhận)\s*(?:\([^)]*\)\s*)?:?|.{3,80}?\sđiện\s*(?::|$)|(?:Điện|Gửi)\s*:)\s*", re.I
)
_HEAD_WORDS = re.compile(r"(?:Kính gửi|Nơi nhận|Điện|Gửi)\s*(?:\([^)]*\)\s*)?:?[\s*]*", re.I)
_END = re.compile(r"[;,.:]$")


def read_list(leaves: Sequence[Provision]) -> Field[tuple[str, ...]]:
    """The items of a list, in order: one each line, a line that was cut joined, several parted by semicolons taken apart.

    The span runs from the first item to the last, without the words before them ("Kính gửi:", "… điện:").
    """
    items: list[str] = []
    start = end = 0
    whole = True  # whether the item before is complete
    for leaf in leaves:
        line = cell_text(leaf.text)
        inline = _HEAD.sub("", line, count=1) if cues.ADDRESSEES.match(line) or cues.is_recipients(line) else None
        line = line if inline is None else inline
        marker = read_marker(line)
        bullet = marker is not None and marker.rank >= BULLET_RANK
        rest = line[marker.length :] if marker else line
        if not rest.strip(" ;,.-"):
            continue
        bounds = cell_bounds(leaf.text)
        end = leaf.start + bounds[1]
        if not items:
            start = leaf.start + (
                bounds[0] if inline is None else max(bounds[0], leaf.text.find(inline[:1], _head_end(leaf.text)))
            )
        if items and not marker and inline is None and (not whole or rest[:1].islower()):
            items[-1] = f"{items[-1]} {rest}"
        elif inline and ";" in rest and not bullet:
            items += rest.split(";")
        else:
            items.append(rest)
        whole = bool(_END.search(rest)) or not bullet
    named = tuple(item.strip(" ;,.") for item in items if item.strip(" ;,."))
    if not named:
        return Field()
    return Field(value=named, span=Span(start, end), source=FieldSource.TEXT)


def _head_end(raw: str) -> int:
    """Where the words behind "Kính gửi:" may begin."""
    match = _HEAD_WORDS.search(raw)
    return match.end() if match else 0
