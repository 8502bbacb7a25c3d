"""Frozen text to the tree of provisions whose leaves tile it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from corpus import annexes, cues, zones
from corpus.blocks import Block, Line, join_lines, split_lines
from corpus.body import BodyBuilder
from corpus.columns import split_columns
from corpus.header import header_tokens
from corpus.markers import BULLET_RANK, read_marker
from corpus.pages import page_numbers
from corpus.stamps import is_stamp
from corpus.tree import ROOT_RANK, Node, freeze, line_block
from corpus.types import Level, Provision, ReadWarning, Span

_ISSUED_NOTE = re.compile(r"\(.*(?:kèm theo|ban hành)", re.I)
_ANNEX_TITLE_LINES = 6


def parse_provisions(doc_id: str, text: str) -> tuple[Provision, tuple[ReadWarning, ...]]:
    """The DOCUMENT provision over the whole of ``text``, and what was odd. Never fails, never loses a character."""
    lines = split_columns(text, split_lines(text))
    parts = zones.find_zones(lines)
    pages = page_numbers(lines[parts.body :])
    root = Node(level=Level.DOCUMENT, rank=ROOT_RANK)
    builder = BodyBuilder(root)
    _add_noise(root, lines[: parts.header])
    _add_header(root, lines[parts.header : parts.body])
    builder.add_body(join_lines(lines[parts.body : parts.tail], pages))
    ends = (*parts.annexes, parts.end)
    _add_tail(root, lines[parts.tail : parts.after], pages)
    _add_noise(root, lines[parts.after : ends[0]])
    warnings = list(builder.warnings)
    if parts.body in (parts.tail, len(lines)) and parts.body > parts.header:
        warnings.append(_no_body(lines[parts.header : parts.body]))
    for start, end in itertools.pairwise(ends):
        warnings += _add_annex(root, lines[start:end], pages)
    _add_noise(root, lines[parts.end :])
    return freeze(root, doc_id, text), tuple(warnings)


def _no_body(heading: Sequence[Line]) -> ReadWarning:
    return ReadWarning(
        message="Không thấy phần nội dung sau phần đầu văn bản. / No body found below the heading.",
        span=Span(heading[0].start, heading[-1].end),
    )


def _add_noise(root: Node, lines: Sequence[Line]) -> None:
    if lines:
        node = root.container(Level.NOISE, "noise", "ngoài văn bản")
        node.block = Block(start=lines[0].start, end=lines[-1].end, text=" ".join(line.text for line in lines))


def _add_header(root: Node, lines: Sequence[Line]) -> None:
    """The heading's lines as leaves; from "Kính gửi" on they're the addressees until a line of another kind."""
    header: Node | None = None
    addressees: Node | None = None
    for line, token in zip(lines, header_tokens(lines), strict=True):
        if token == "addressee":
            if addressees is None:
                addressees = root.container(Level.ADDRESSEES, "addressees", "Kính gửi")
                header = None
            addressees.add_lines([line], Level.ADDRESSEES, "b")
            continue
        addressees = None
        if header is None:
            header = root.container(Level.HEADER, "header", "phần đầu văn bản")
        taken = {child.path[-1] for child in header.children}
        name = token if token not in taken else f"{token}~{len(header.children) + 1}"
        leaf = header.add(name, "", level=Level.HEADER, rank=BULLET_RANK, block=line_block(line))
        leaf.label = header.label


def _add_tail(root: Node, lines: Sequence[Line], pages: frozenset[int]) -> None:
    """Recipients and signature, in either order or line by line beside each other."""
    recipients: Node | None = None
    current: Node | None = None
    signing = False
    for line in lines:
        marker = read_marker(line.text)
        listed = marker is not None and marker.rank >= BULLET_RANK
        if line.start in pages:
            (current or root).add_page_number(line_block(line))
            continue
        if is_stamp(line.text):
            current = root.container(Level.SIGNATURE, "signature", "phần ký")
        elif cues.is_recipients(line.text) or (listed and recipients is not None and current is not recipients):
            current = recipients = root.container(Level.RECIPIENTS, "recipients", "Nơi nhận")
        elif current is None or (current is recipients and not listed and _signs(line, begun=signing)):
            current = root.container(Level.SIGNATURE, "signature", "phần ký")
            signing = True
        current.add_lines([line], current.level, "b" if current is recipients else "l")


def _signs(line: Line, *, begun: bool) -> bool:
    """Whether a line below recipients belongs to the signature; once that has ``begun``, a name or a title's rest does too."""
    text = line.text
    if cues.is_authority(text) or cues.is_signed(text):
        return True
    return begun and (cues.is_person(text) or (line.column > 1 and text.isupper()))


def _add_annex(root: Node, lines: Sequence[Line], pages: frozenset[int]) -> tuple[ReadWarning, ...]:
    """An annex (PL1, PL2, …) or the regulation that the document issues (QC, …), numbered for itself below its title."""
    note = annexes.issued_note(lines, 0)
    kind = annexes.issued_kind(lines[0].text)
    if note is None or kind is None:
        number = root.count("PL")
        node = root.container(Level.APPENDIX, f"PL{number}", f"phụ lục {number}")
    else:
        node = root.container(Level.APPENDIX, cues.ISSUED_KINDS[kind], f"{kind.lower()} ban hành kèm theo")
    node.heading = lines[0].text
    title = 1 + (note or 0)
    if note is not None and ")" not in lines[note].text:
        closing = range(title, min(len(lines), title + _ANNEX_TITLE_LINES))
        title = next((i + 1 for i in closing if ")" in lines[i].text), title)
    while title < min(len(lines), _ANNEX_TITLE_LINES) and _is_annex_title(lines[title].text):
        title += 1
    node.add_lines(lines[:title], Level.HEADER, "l")
    inner = BodyBuilder(node)
    inner.add_body(join_lines(lines[title:], pages))
    return tuple(inner.warnings)


def _is_annex_title(text: str) -> bool:
    if cues.is_ornament(text):
        return True
    if read_marker(text):
        return False
    return (
        text.isupper()
        or cues.is_ornament(text)
        or cues.is_banner(text)
        or bool(_ISSUED_NOTE.match(text) or cues.SUBJECT_LINE.match(text))
    )
