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
_END = re.compile(r"[;,.:]$")


def read_list(leaves: Sequence[Provision]) -> Field[tuple[str, ...]]:
    """The items of a list, in order: one each line, a line that was cut joined, several parted by semicolons taken apart."""
    items: list[str] = []
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
    start, _ = cell_bounds(leaves[0].text)
    _, end = cell_bounds(leaves[-1].text)
    return Field(value=named, span=Span(leaves[0].start + start, leaves[-1].start + end), source=FieldSource.TEXT)
