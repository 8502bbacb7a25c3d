"""Frozen text to the tree of provisions whose leaves tile it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.blocks import Block, Line, join_lines, split_lines
from corpus.heading import header_token
from corpus.markers import BULLET_RANK, CHAPTER_RANK, Marker, read_marker
from corpus.types import Level, Provision, Span, ReadWarning
from corpus.zones import Zones, find_zones, is_authority, is_recipients

_ROOT_RANK = -1
_CLOSING = re.compile(
    r"(?:Trên đây là|Yêu cầu các|Đề nghị các|Nhận được|Trong quá trình (?:triển khai|thực hiện)|"
    r"Văn phòng .{0,60}?(?:thông báo|theo dõi|phối hợp)|Giao .{0,80}?(?:theo dõi|đôn đốc|kiểm tra)|"
    r"Ban Thường vụ .{0,60}?(?:yêu cầu|đề nghị)|"
    r"(?:Chỉ thị|Quyết định|Kế hoạch|Công văn|Công điện|Thông báo|Kết luận|Nghị quyết|Hướng dẫn) này)"
)
_END_OF_BODY = re.compile(r"\./\.[\"”*\s]*$")
_OPEN_QUOTE = re.compile(r"^[“\"]")
_CLOSE_QUOTE = re.compile(r"[”\"]\s*[.;,]?$")
_GLOSS = {"b": "gạch đầu dòng", "p": "đoạn"}


@dataclass(slots=True)
class _Node:
    """A provision while its tree grows. ``block`` is its own first paragraph; leaves are cut from blocks."""

    level: Level
    rank: int
    path: tuple[str, ...]
    label: str
    block: Block | None = None
    heading: str = ""
    children: list[_Node] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    glyphs: list[str] = field(default_factory=list)

    def count(self, token: str) -> int:
        """The next number of an unnumbered kind of child (b, p)."""
        self.counts[token] = self.counts.get(token, 0) + 1
        return self.counts[token]


def parse_provisions(doc_id: str, text: str) -> tuple[Provision, tuple[ReadWarning, ...]]:
    """The DOCUMENT provision over the whole of ``text``, and what was odd. Never fails, never loses a character."""
    lines = split_lines(text)
    zones = find_zones(lines)
    root = _Node(level=Level.DOCUMENT, rank=_ROOT_RANK, path=(), label="")
    builder = _Builder(root)
    _add_noise(root, lines[: zones.header])
    _add_header(root, lines[zones.header : zones.body])
    builder.add_body(join_lines(lines[zones.body : zones.tail]))
    _add_tail(root, lines[zones.tail : zones.after])
    _add_noise(root, lines[zones.after : zones.appendix])
    _add_appendices(builder, lines, zones)
    starts = _leaf_starts(root)
    provision = _freeze(root, doc_id, text, dict(zip(starts, [*starts[1:], len(text)], strict=True)))
    return provision, tuple(builder.warnings)


class _Builder:
    """Grows the numbered tree of one body: a stack of open provisions, innermost last."""

    def __init__(self, root: _Node) -> None:
        self.root = root
        self.stack = [root]
        self.warnings: list[ReadWarning] = []
        self._quoting = False
        self._numbered = False

    def add_body(self, blocks: Sequence[Block]) -> None:
        """Add every paragraph of a body below the root: preamble, numbered provisions, closing paragraphs."""
        body, closing = _split_closing(blocks)
        for block in body:
            self._add(block)
        if closing:
            node = _Node(level=Level.CLOSING, rank=0, path=(*self.root.path, "closing"), label="phần kết")
            self.root.children.append(node)
            for block in closing:
                _add_paragraph(node, block)
        self.stack = [self.root]

    def _add(self, block: Block) -> None:
        if self._quoting or _OPEN_QUOTE.match(block.text):
            opens = bool(_OPEN_QUOTE.match(block.text)) and not self._quoting
            if self._quoting or (opens and not _CLOSE_QUOTE.search(block.text) and self._numbered):
                self._quoting = not _CLOSE_QUOTE.search(block.text)
                _add_paragraph(self.stack[-1], block, level=Level.QUOTED)
                return
        marker = read_marker(block.text)
        if marker is None:
            self._add_unnumbered(block)
        elif marker.rank >= BULLET_RANK:
            self._add_bullet(block, marker)
        else:
            self._add_numbered(block, marker)

    def _add_unnumbered(self, block: Block) -> None:
        top = self.stack[-1]
        if top.block is not None and top.rank <= CHAPTER_RANK and not top.children and not top.heading:
            top.heading = block.text  # "Chương I" with its title on the next line
        while self.stack[-1].rank >= BULLET_RANK:
            self.stack.pop()
        parent = self.stack[-1]
        _add_paragraph(self._preamble() if parent is self.root else parent, block)

    def _add_bullet(self, block: Block, marker: Marker) -> None:
        owner = next(node for node in reversed(self.stack) if node.rank < BULLET_RANK)
        if marker.glyph not in owner.glyphs:
            owner.glyphs.append(marker.glyph)
        rank = BULLET_RANK + owner.glyphs.index(marker.glyph)
        self._pop_to(rank)
        parent = self.stack[-1]
        if parent is self.root:
            parent = self._preamble()
        number = parent.count("b")
        node = _Node(
            level=Level.ITEM,
            rank=rank,
            path=(*parent.path, f"b{number}"),
            block=block,
            label=_label(parent, f"gạch đầu dòng {number}"),
            heading=block.text[marker.length :],
        )
        parent.children.append(node)
        self.stack.append(node)

    def _add_numbered(self, block: Block, marker: Marker) -> None:
        self._numbered = True
        self._pop_to(marker.rank)
        parent = self.stack[-1]
        self._check_order(parent, marker, block)
        token = marker.token
        taken = {child.path[-1] for child in parent.children if child.path}
        label = marker.label
        copies = 1
        while token in taken:
            copies += 1
            token = f"{marker.token}~{copies}"
            label = f"{marker.label} (lần {copies})"
        node = _Node(
            level=marker.level,
            rank=marker.rank,
            path=(*parent.path, token),
            block=block,
            label=_label(parent, label),
            heading=block.text[marker.length :],
        )
        parent.children.append(node)
        self.stack.append(node)

    def _check_order(self, parent: _Node, marker: Marker, block: Block) -> None:
        siblings = [child for child in parent.children if child.level is marker.level and child.rank == marker.rank]
        expected = _next_ordinal(siblings)
        if marker.ordinal is not None and expected is not None and marker.ordinal != expected:
            self.warnings.append(
                ReadWarning(
                    message=f"Số thứ tự không liên tục: gặp {marker.label!r} khi chờ số {expected}. "
                    f"/ Numbering out of order: {marker.label!r} where number {expected} was expected.",
                    span=Span(block.start, min(block.end, block.start + marker.length)),
                )
            )

    def _pop_to(self, rank: int) -> None:
        while self.stack[-1].rank >= rank:
            self.stack.pop()

    def _preamble(self) -> _Node:
        last = self.root.children[-1] if self.root.children else None
        if last is not None and last.level is Level.PREAMBLE:
            return last
        name, label = ("preamble", "phần mở đầu") if not self._numbered else ("paragraphs", "phần không đánh số")
        token = name if all(child.path[-1:] != (name,) for child in self.root.children) else f"{name}~{len(self.root.children)}"
        node = _Node(level=Level.PREAMBLE, rank=0, path=(*self.root.path, token), label=_label(self.root, label))
        self.root.children.append(node)
        return node


def _next_ordinal(siblings: Sequence[_Node]) -> int | None:
    if not siblings:
        return 1
    block = siblings[-1].block
    marker = read_marker(block.text) if block else None
    return None if marker is None or marker.ordinal is None else marker.ordinal + 1


def _split_closing(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    cut = len(blocks)
    numbered = any(read_marker(block.text) for block in blocks)
    while numbered and cut and read_marker(blocks[cut - 1].text) is None:
        text = blocks[cut - 1].text
        if not (_CLOSING.match(text) or (cut == len(blocks) and _END_OF_BODY.search(text))):
            break
        cut -= 1
    return blocks[:cut], blocks[cut:]


def _label(parent: _Node, own: str) -> str:
    return f"{parent.label}, {own}" if parent.label else own


def _add_paragraph(parent: _Node, block: Block, *, level: Level = Level.PARAGRAPH) -> None:
    # The lead line of a numbered provision is its first paragraph, so the one after it is the second.
    number = parent.count("p") + (1 if parent.block is not None else 0)
    parent.children.append(
        _Node(
            level=level,
            rank=BULLET_RANK * 2,
            path=(*parent.path, f"p{number}"),
            block=block,
            label=_label(parent, f"đoạn {number}"),
        )
    )


def _add_lines(parent: _Node, lines: Iterable[Line], level: Level, prefix: str, label: str) -> None:
    for line in lines:
        number = parent.count(prefix)
        parent.children.append(
            _Node(
                level=level,
                rank=BULLET_RANK,
                path=(*parent.path, f"{prefix}{number}"),
                label=_label(parent, f"{label} {number}"),
                block=Block(start=line.start, end=line.end, text=line.text),
            )
        )


def _container(root: _Node, level: Level, token: str, label: str) -> _Node:
    taken = sum(child.path[-1].split("~")[0] == token for child in root.children)
    path = (*root.path, token if not taken else f"{token}~{taken + 1}")
    node = _Node(level=level, rank=0, path=path, label=_label(root, label))
    root.children.append(node)
    return node


def _add_noise(root: _Node, lines: Sequence[Line]) -> None:
    if lines:
        node = _container(root, Level.NOISE, "noise", "ngoài văn bản")
        node.block = Block(start=lines[0].start, end=lines[-1].end, text=" ".join(line.text for line in lines))


def _add_header(root: _Node, lines: Sequence[Line]) -> None:
    """The heading's lines as leaves; from "Kính gửi" on they're the addressees until a line of another kind."""
    header: _Node | None = None
    addressees: _Node | None = None
    for line in lines:
        token = header_token(line, in_addressees=addressees is not None)
        if token == "addressee":
            if addressees is None:
                addressees = _container(root, Level.ADDRESSEES, "addressees", "Kính gửi")
                header = None
            _add_lines(addressees, [line], Level.ADDRESSEES, "b", "dòng")
            continue
        addressees = None
        if header is None:
            header = _container(root, Level.HEADER, "header", "phần đầu văn bản")
        name = token if token not in {child.path[-1] for child in header.children} else f"{token}~{len(header.children) + 1}"
        header.children.append(
            _Node(
                level=Level.HEADER,
                rank=BULLET_RANK,
                path=(*header.path, name),
                label="phần đầu văn bản",
                block=Block(start=line.start, end=line.end, text=line.text),
            )
        )


def _add_tail(root: _Node, lines: Sequence[Line]) -> None:
    recipients: _Node | None = None
    signature: _Node | None = None
    for line in lines:
        if is_recipients(line.text):
            recipients = _container(root, Level.RECIPIENTS, "recipients", "Nơi nhận")
            signature = None
        elif signature is None and is_authority(line.text):
            signature = _container(root, Level.SIGNATURE, "signature", "phần ký")
        if signature is not None:
            _add_lines(signature, [line], Level.SIGNATURE, "l", "dòng")
        elif recipients is not None:
            _add_lines(recipients, [line], Level.RECIPIENTS, "b", "dòng")
        else:
            signature = _container(root, Level.SIGNATURE, "signature", "phần ký")
            _add_lines(signature, [line], Level.SIGNATURE, "l", "dòng")


def _add_appendices(builder: _Builder, lines: Sequence[Line], zones: Zones) -> None:
    root = builder.root
    starts = [
        i for i in range(zones.appendix, len(lines)) if i == zones.appendix or lines[i].text.upper().startswith("PHỤ LỤC")
    ]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=False), 1):
        node = _container(root, Level.APPENDIX, f"PL{number}", f"phụ lục {number}")
        node.heading = lines[start].text
        _add_lines(node, lines[start : start + 1], Level.HEADER, "l", "dòng")
        inner = _Builder(node)
        inner.add_body(join_lines(lines[start + 1 : end]))
        builder.warnings.extend(inner.warnings)


def _leaf_starts(root: _Node) -> list[int]:
    """Where each leaf begins, in order: the first at 0, so that leading white space belongs to it."""
    starts: list[int] = []

    def visit(node: _Node) -> None:
        if node.block is not None:
            starts.append(node.block.start)
        for child in node.children:
            visit(child)

    visit(root)
    return [0, *starts[1:]] if starts else [0]


def _freeze(root: _Node, doc_id: str, text: str, ends: dict[int, int]) -> Provision:
    first = min(ends)

    def own_span(node: _Node) -> tuple[int, int]:
        assert node.block is not None
        start = node.block.start if node.block.start in ends else first
        return start, ends[start]

    def freeze(node: _Node) -> Provision:
        children = tuple(freeze(child) for child in node.children)
        if node.block is not None and children:
            start, end = own_span(node)
            lead = Provision(
                doc_id=doc_id,
                path=(*node.path, "p1"),
                level=Level.LEAD,
                label=_label(node, "đoạn 1"),
                heading="",
                text=text[start:end],
                start=start,
                end=end,
            )
            children = (lead, *children)
        if children:
            start, end = children[0].start, children[-1].end
        elif node.block is not None:
            start, end = own_span(node)
        else:
            start, end = 0, len(text)
        return Provision(
            doc_id=doc_id,
            path=node.path,
            level=node.level,
            label=node.label,
            heading=node.heading,
            text=text[start:end],
            start=start,
            end=end,
            children=children,
        )

    return freeze(root)
