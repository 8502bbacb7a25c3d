"""Lines and the paragraphs they belong to: a page break in the middle of a sentence doesn't end a paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.markers import read_marker
from corpus.text import fold_display
from corpus.types import Span

_ENDS = re.compile(r"[.;:!?…/][\"”’')*\s]*$")
_PROSE = 80  # characters: a line this long without an end mark was cut, a shorter one may be a heading
_LINE = re.compile(r"[^\n]*\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One non-blank line; ``text`` is folded for reading, ``start`` and ``end`` bound its visible characters."""

    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def span(self) -> Span:
        """Where the line stands in the frozen text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: one line, or several that a page break or a fixed width cut apart."""

    start: int
    end: int
    text: str


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that hold something visible, in order."""
    lines: list[Line] = []
    blank = False
    for match in _LINE.finditer(text):
        raw = match[0]
        if not raw:
            break
        if not raw.strip():
            blank = True
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        end = match.start() + len(raw.rstrip())
        lines.append(Line(start=start, end=end, text=fold_display(raw), after_blank=blank))
        blank = False
    return tuple(lines)


def join_lines(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Body lines to paragraphs. A line continues the one before it when that one was cut short of its end."""
    width = _wrap_width(lines)
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and _continues(blocks[-1], line, width):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return tuple(
        Block(start=group[0].start, end=group[-1].end, text=" ".join(line.text for line in group).strip()) for group in blocks
    )


def _continues(group: Sequence[Line], line: Line, width: int | None) -> bool:
    before = group[-1].text
    if not line.text or not before or _ENDS.search(before):
        return False
    if line.text[0].islower() and not read_marker(line.text):
        return True
    if read_marker(line.text):
        # A wrapped line may begin with what looks like a marker ("2. " after "khoản"); only in fixed-width text.
        return False
    if width is not None and not line.after_blank:
        return len(before) >= width
    if line.text.isupper() or before.isupper():
        return False
    return len(" ".join(part.text for part in group)) >= _PROSE and (before.endswith(",") or len(before) >= _PROSE)


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The shortest length of a full line where the text is wrapped at a fixed width, or None where it isn't."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.after_blank]
    cut = [a for a, b in pairs if not _ENDS.search(a.text) and b.text[:1].islower() and len(a.text) > 40]
    if len(cut) < 5 or len(cut) < 0.3 * len(lines):
        return None
    lengths = sorted(len(line.text) for line in cut)
    return int(lengths[len(lengths) // 4] * 0.9)
