"""Two columns that were flattened into one line, with wide spaces between them: the heading and the signature block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus import cues
from corpus.blocks import Line
from corpus.markers import BULLET_RANK, read_marker
from corpus.text import fold_display

_GAP = re.compile(r"(?<=\S)(?:[^\S\n]{3,}|\t\s*)(?=\S)")
_WIDE = ("   ", "\t", "\xa0\xa0\xa0")


def split_columns(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with those of two columns cut in two, where the right-hand part is a heading field or a signature."""
    if not any(gap in text for gap in _WIDE):
        return tuple(lines)
    found: list[Line] = []
    for line in lines:
        raw = text[line.start : line.end]
        if any(gap in raw for gap in _WIDE):
            found.extend(_cells(raw, line))
        else:
            found.append(line)
    return tuple(found)


def _cells(raw: str, line: Line) -> Iterator[Line]:
    # From the right: a date line may have gaps of its own, for the blank day.
    for gap in reversed(list(_GAP.finditer(raw))):
        left, right = fold_display(raw[: gap.start()]), fold_display(raw[gap.end() :])
        if _opens_right_column(left, right):
            start = line.start + gap.end()
            yield Line(start=line.start, end=line.start + gap.start(), text=left, after_blank=line.after_blank)
            yield Line(start=start, end=line.end, text=right, after_blank=False)
            return
    yield line


def _opens_right_column(left: str, right: str) -> bool:
    if cues.is_banner(right) or cues.kind_of(right) or (cues.DATE_LINE.match(right) and not left.endswith(",")):
        return True
    if cues.is_ornament(right) and (cues.is_issuer(left) or cues.is_issuer_rest(left) or cues.is_ornament(left)):
        return bool(right)
    marker = read_marker(left)
    listed = cues.is_recipients(left) or (marker is not None and marker.rank >= BULLET_RANK)
    return listed and (cues.is_authority(right) or cues.is_person(right) or cues.is_signed(right))
