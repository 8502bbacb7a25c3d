"""Where a document's heading ends, where its body ends, and what follows (Nghị định 30/2020/NĐ-CP, Article 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import cues
from corpus.blocks import Line
from corpus.markers import ARTICLE_RANK, BULLET_RANK, CLAUSE_RANK, Marker, read_marker

_CHROME = 40  # lines of a web page that may stand above a heading
_NEAR_BANNER = 8  # lines between a motto and the first field of the same heading
_SHORT_PROSE = 60  # characters: a heading line is shorter, or has no end mark
_END_MARK = re.compile(r"[.:;][\"”’)*\s]*$")
_LISTED = re.compile(r"[;,.)]$")
_TO_NAME = 6  # lines from a signing title to the signer's name
_TAIL = 40  # lines: longer than any signature block with its recipients
_ISSUED_WITH = re.compile(r"ban hành (?:kèm )?theo", re.I)
_ISSUED_REACH = 6  # lines between an issued regulation's kind and "(Ban hành kèm theo …)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """Indices into the lines: noise before ``header``, heading up to ``body``, body up to ``tail``, tail up to ``after``.

    What follows the signature, from ``after``, is web-page chrome up to the first of ``annexes``; each annex, or regulation
    that a decision issues, runs to the next one.
    """

    header: int
    body: int
    tail: int
    after: int
    annexes: tuple[int, ...]


def find_zones(lines: Sequence[Line]) -> Zones:
    """Locate the parts of a document; a text without a heading or signature is all body."""
    header = _find_header(lines)
    body = 0 if header is None else _find_body(lines, header)
    tail = _find_tail(lines, body)
    after = _find_after(lines, tail)
    first = after if tail < len(lines) else body
    # Without a signature an annex is known only by its place behind numbered provisions.
    opened = [i for i in range(first, len(lines)) if opens_annex(lines, i)]
    annexes = [i for i in opened if i - 1 not in opened]  # "PHỤ LỤC I" / "DANH MỤC …" is one
    if tail == len(lines):
        numbered = next((i for i in range(body, len(lines)) if _is_structure(read_marker(lines[i].text))), len(lines))
        annexes = [i for i in annexes if i > numbered and lines[i].text.isupper()]
        tail = after = annexes[0] if annexes else len(lines)
    return Zones(header=header or 0, body=body, tail=tail, after=after, annexes=tuple(annexes))


def opens_annex(lines: Sequence[Line], i: int) -> bool:
    """Whether an annex begins at line ``i``, or a regulation that the document issues."""
    text = lines[i].text
    return cues.is_annex(text) or issued_note(lines, i) is not None


def issued_note(lines: Sequence[Line], i: int) -> int | None:
    """How many lines below ``i`` stands "(Ban hành kèm theo …)"; None where no issued regulation begins at ``i``."""
    text = lines[i].text
    if len(text) > cues.ISSUED_KIND_LENGTH or cues.kind_of(text) not in cues.ISSUED_KINDS:
        return None
    below = lines[i + 1 : i + 1 + _ISSUED_REACH]
    return next((n for n, line in enumerate(below, 1) if line.text[:1] == "(" and _ISSUED_WITH.search(line.text)), None)


def _is_structure(marker: Marker | None) -> bool:
    return marker is not None and marker.sure and marker.rank <= CLAUSE_RANK


def _find_header(lines: Sequence[Line]) -> int | None:
    """The first line of the heading; None where the text has none."""
    for i, line in enumerate(lines[:_CHROME]):
        if cues.is_heading_field(line.text) or cues.SUBJECT_LINE.match(line.text):
            return _evidenced(lines, i)
        if _is_structure(read_marker(line.text)):
            return None
        if _is_prose(lines, i, len(lines)):
            break
    # A web page may begin with a summary; only a motto says that the heading comes after it. Behind a number it's a form's.
    banner = next((i for i, line in enumerate(lines[:_CHROME]) if cues.is_banner(line.text)), None)
    if banner is None or any(_is_structure(read_marker(line.text)) for line in lines[:banner]):
        return None
    near = range(max(0, banner - _NEAR_BANNER), banner + 1)
    return next(i for i in near if cues.is_heading_field(lines[i].text))


def _evidenced(lines: Sequence[Line], header: int) -> int | None:
    """``header``, unless no line up to the body states a field: a subject line alone is any sentence."""
    body = _find_body(lines, header)
    return header if any(cues.is_heading_field(line.text) for line in lines[header:body]) else None


def _find_body(lines: Sequence[Line], header: int) -> int:
    in_addressees = False
    for i in range(header, len(lines)):
        text = lines[i].text
        if cues.ADDRESSEES.match(text):
            in_addressees = True
            continue
        if cues.is_recipients(text) or cues.is_authority_prefix(text):
            return i
        if cues.is_heading_field(text) or cues.is_ornament(text) or cues.SUBJECT_LINE.match(text):
            continue
        marker = read_marker(text)
        if marker is not None and marker.rank >= BULLET_RANK:
            continue
        if _opens_body(marker) and (
            not in_addressees or marker is None or marker.rank < CLAUSE_RANK or len(text) > _SHORT_PROSE
        ):
            return i
        if cues.LEGAL_BASIS.match(text) or (marker is None and _is_prose(lines, i, len(lines))):
            return i
    return len(lines)


def _opens_body(marker: Marker | None) -> bool:
    if marker is None or marker.rank > CLAUSE_RANK:
        return False
    return marker.ordinal in (None, 1) or (marker.rank == ARTICLE_RANK and marker.sure)


def _is_prose(lines: Sequence[Line], i: int, end: int) -> bool:
    parts = [lines[i].text]
    for line in lines[i + 1 : end]:
        if line.after_blank or _END_MARK.search(parts[-1]) or cues.LEGAL_BASIS.match(line.text) or read_marker(line.text):
            break
        parts.append(line.text)
    text = " ".join(parts)
    return len(text) >= _SHORT_PROSE and bool(_END_MARK.search(text)) and not text.isupper()


def _find_tail(lines: Sequence[Line], body: int) -> int:
    """The first line of recipients or signature, or the end of the text."""
    for i in range(body, len(lines)):
        text = lines[i].text
        if not i or text[0:1] not in _TAIL_INITIALS:
            continue
        if cues.is_recipients(text) or cues.is_authority_prefix(text):
            return i
        # A signature without prefix or recipients: a signing title in capitals followed closely by a person's name.
        if cues.is_sign_title(text) and i > body and _is_signed(lines, i):
            return i
    return len(lines)


_TAIL_INITIALS = frozenset("NnTKQCPBGVHL")
"""The first letters of "Nơi nhận", of authority prefixes and of signing titles."""


def _is_signed(lines: Sequence[Line], i: int) -> bool:
    for line in lines[i + 1 : i + 1 + _TO_NAME]:
        if cues.is_person(line.text):
            return True
        if not (line.text.isupper() or cues.is_signed(line.text) or cues.is_ornament(line.text)):
            return False
    return False


def _find_after(lines: Sequence[Line], tail: int) -> int:
    """The line after the signer's name and the recipients, whichever comes last."""
    signing = signed = False
    for i in range(tail, len(lines)):
        text = lines[i].text
        if opens_annex(lines, i):
            return i
        if cues.is_authority(text):
            signing = True
        elif signing and cues.is_person(text):
            signed = True
            rest = lines[i + 1 : i + _TAIL]
            more = any(cues.is_authority(line.text) or cues.is_recipients(line.text) for line in rest)
            if not more and not any(_is_listed(line.text) for line in rest[:1]):
                return i + 1
        elif signed and not (_is_listed(text) or cues.is_recipients(text) or cues.is_signed(text) or text.isupper()):
            return i
    return len(lines)


def _is_listed(text: str) -> bool:
    marker = read_marker(text)
    return (marker is not None and marker.rank >= BULLET_RANK) or bool(_LISTED.search(text))
