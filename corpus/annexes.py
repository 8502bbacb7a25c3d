"""Where annexes begin, and the regulations that a decision issues below its signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import cues
from corpus.blocks import Line
from corpus.markers import read_marker

_ISSUED_WITH = re.compile(r"(?:ban hành\s+)?(?:kèm\s+)?theo\b", re.I)
_NOTE_REACH = 8  # lines between an annex's title and "(Ban hành kèm theo …)"
_TITLE_LENGTH = 150  # characters of a line of a title


def find_annexes(lines: Sequence[Line]) -> list[int]:
    """The lines that annexes begin at, wherever they stand: "PHỤ LỤC I" / "DANH MỤC …" is one."""
    opened = [i for i in range(len(lines)) if opens_annex(lines, i)]
    at = frozenset(opened)
    return [i for i in opened if i - 1 not in at]


def opens_annex(lines: Sequence[Line], i: int) -> bool:
    """Whether an annex begins at line ``i``, or a regulation that the document issues."""
    text = lines[i].text
    if text[:1].islower() or text[:1].isdigit():
        return False
    return cues.is_annex(text) or (is_note(text) and not _is_below_title(lines, i)) or _titled_note(lines, i) is not None


def is_note(text: str) -> bool:
    """Whether the line says which document issues the annex: "(Kèm theo Quyết định số …)"."""
    return text[:1] == "(" and bool(_ISSUED_WITH.match(text[1:].lstrip()))


def issued_kind(text: str) -> str | None:
    """The kind of the regulation that a title's first line names, alone or with what it is about, in capitals."""
    kind = cues.kind_of(text)
    if kind in cues.ISSUED_KINDS:
        return kind
    if not text.isupper():
        return None
    return next((kind for kind in cues.ISSUED_KINDS if text.startswith(f"{kind} ")), None)


def issued_note(lines: Sequence[Line], i: int) -> int | None:
    """How many lines below ``i`` stands "(Ban hành kèm theo …)"; None where no issued regulation begins at ``i``."""
    return _titled_note(lines, i) if issued_kind(lines[i].text) else None


def _titled_note(lines: Sequence[Line], i: int) -> int | None:
    """How many lines below a title in capitals stands its note."""
    text = lines[i].text
    if not text.isupper() or cues.is_banner(text) or read_marker(text) or cues.is_authority(text) or cues.is_ornament(text):
        return None
    for n, line in enumerate(lines[i + 1 : i + 1 + _NOTE_REACH], 1):
        if is_note(line.text):
            return n
        if (
            len(line.text) > _TITLE_LENGTH
            or read_marker(line.text)
            or cues.is_annex(line.text)
            or cues.is_recipients(line.text)
        ):
            return None
    return None


def _is_below_title(lines: Sequence[Line], i: int) -> bool:
    above = range(max(0, i - _NOTE_REACH), i)
    return any(cues.is_annex(lines[j].text) or _titled_note(lines, j) == i - j for j in above)
