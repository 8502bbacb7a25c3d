"""A body's paragraphs to its numbered tree: preamble, sections, articles, clauses, points, bullets, closing paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.blocks import Block
from corpus.markers import ARTICLE_RANK, BULLET_RANK, CHAPTER_RANK, SECTION_RANK, Marker, ordinal_text, read_marker
from corpus.tree import Node
from corpus.types import Level, ReadWarning, Span

_CLOSING = re.compile(
    r"(?:Trên đây là|Yêu cầu các|Đề nghị các|Nhận được|Trong quá trình (?:triển khai|thực hiện)|"
    r"Văn phòng .{0,60}?(?:thông báo|theo dõi|phối hợp)|Giao .{0,80}?(?:theo dõi|đôn đốc|kiểm tra)|"
    r"Ban Thường vụ .{0,60}?(?:yêu cầu|đề nghị)|"
    r"(?:Chỉ thị|Quyết định|Kế hoạch|Công văn|Công điện|Thông báo|Kết luận|Nghị quyết|Hướng dẫn) này)"
)
_ENACTED = re.compile(r"(?:Nghị quyết|Luật|Bộ luật|Pháp lệnh) này (?:đã )?được .{0,120}?(?:thông qua|biểu quyết)")
"""What stands below the last article and belongs to none: when and by whom it was passed."""
_ENCLOSED = re.compile(r"\(.*(?:kèm|gửi|đính kèm).*\)\s*[.;]?$", re.I)
"""What a letter says below its last sentence: "(Xin gửi kèm theo …)"."""
_END_OF_BODY = re.compile(r"\./\.[\"”*\s]*$")
_QUOTES = '“"'
_CLOSE_QUOTE = re.compile(r"[”\"]\s*[.;,]?$")
_IN_ARTICLE_RANK = ARTICLE_RANK + 5  # of a Roman section inside an article: above its clauses
_TITLE = 150  # characters: a longer line below a bare number is its text, not its title
_RUNS_ON = frozenset({Level.ARTICLE, Level.CHAPTER, Level.SECTION, Level.PART})
"""Levels whose numbers may run on through the document (Điều always does); khoản run on outside articles only."""


class BodyBuilder:
    """Grows the numbered tree of one body below ``root``: a stack of open provisions, innermost last."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.stack = [root]
        self.warnings: list[ReadWarning] = []
        self._numbered = False
        self._last: dict[tuple[Level, int], int] = {}
        self._pages: list[Block] = []

    def add_body(self, blocks: Sequence[Block]) -> None:
        """Add every paragraph of a body: preamble, numbered provisions, closing paragraphs."""
        body, closing = _split_closing(blocks)
        at = 0
        while at < len(body):
            end = _quotation_end(body, at) if self._numbered else at
            for block in body[at:end]:
                self._place(self.stack[-1], block, level=Level.QUOTED)
            if end == at:
                self._add(body[at])
            at = max(end, at + 1)
        if closing:
            node = self._open(self.root).container(Level.CLOSING, "closing", "phần kết")
            for block in closing:
                self._place(node, block)
        self._open(self.root)
        self.stack = [self.root]

    def _place(self, parent: Node, block: Block, *, level: Level = Level.PARAGRAPH) -> None:
        if block.page:
            self._pages.append(block)
        else:
            self._open(parent).add_paragraph(block, level=level)

    def _open(self, parent: Node) -> Node:
        """``parent``, with the page numbers that stand before its next part."""
        for block in self._pages:
            parent.add_page_number(block)
        self._pages.clear()
        return parent

    def _add(self, block: Block) -> None:
        if block.page:
            self._pages.append(block)
            return
        marker = read_marker(block.text)
        if marker is not None and marker.rank >= BULLET_RANK:
            self._add_bullet(block, marker)
        elif marker is not None and (marker.sure or self._is_next(self._parent(marker.rank), marker)):
            self._add_numbered(block, marker)
        else:
            self._add_unnumbered(block)

    def _add_unnumbered(self, block: Block) -> None:
        top = self.stack[-1]
        if top.block is not None and not top.children and top.rank <= ARTICLE_RANK and self._is_title(top, block):
            top.heading = f"{top.heading} {block.text}".strip()  # "Chương I" with its title on the next line
            top.titled = block.text
            between = (Span(page.start, after.start) for page, after in itertools.pairwise([*self._pages, block]))
            cuts = (*top.block.cuts, *between, *block.cuts)
            top.block = replace(top.block, end=block.end, text=f"{top.block.text} {block.text}", cuts=cuts)
            self._pages.clear()
            return
        parent = self._parent(BULLET_RANK)
        self._pop_to(BULLET_RANK)
        self._place(self._preamble() if parent is self.root else parent, block)

    def _is_title(self, node: Node, block: Block) -> bool:
        """Whether a line is the title of the provision whose bare number stands above, or goes on with it in capitals."""
        if node.heading:
            return bool(node.titled) and node.titled.isupper() and block.text.isupper() and node.rank < ARTICLE_RANK
        return node.rank <= CHAPTER_RANK or (len(block.text) < _TITLE and block.text[-1:] not in ".:;")

    def _add_bullet(self, block: Block, marker: Marker) -> None:
        owner = self._parent(BULLET_RANK)
        if marker.glyph not in owner.glyphs:
            owner.glyphs.append(marker.glyph)
        rank = BULLET_RANK + owner.glyphs.index(marker.glyph)
        self._pop_to(rank)
        parent = self.stack[-1]
        if parent is self.root:
            parent = self._preamble()
        number = self._open(parent).count("b")
        node = parent.add(f"b{number}", f"gạch đầu dòng {number}", level=Level.ITEM, rank=rank, block=block)
        node.heading = block.text[marker.length :]
        self.stack.append(node)

    def _add_numbered(self, block: Block, marker: Marker) -> None:
        self._numbered = True
        marker = self._within_article(marker)
        self._pop_to(marker.rank)
        parent = self._open(self.stack[-1])
        if not self._is_next(parent, marker):
            self._warn(parent, marker, block)
        key = (marker.level, marker.rank)
        if marker.ordinal is not None:
            parent.last_ordinals[key] = self._last[key] = marker.ordinal
        else:
            parent.last_ordinals.pop(key, None)
        node = parent.add(marker.token, marker.label, level=marker.level, rank=marker.rank, block=block, copies=True)
        node.heading = block.text[marker.length :]
        self.stack.append(node)

    def _within_article(self, marker: Marker) -> Marker:
        """A Roman "I." below an article that no such section encloses is a part of the article ("Điều 1." / "I." / "1.")."""
        if marker.rank != SECTION_RANK or not marker.token.isalpha():
            return marker
        article = next((node for node in self.stack if node.level is Level.ARTICLE), None)
        if article is None or any(node.rank == SECTION_RANK for node in self.stack):
            return marker
        inner = (Level.SECTION, _IN_ARTICLE_RANK)
        begins = marker.ordinal == 1 and (Level.SECTION, SECTION_RANK) not in self._last
        return replace(marker, rank=_IN_ARTICLE_RANK) if begins or inner in article.last_ordinals else marker

    def _parent(self, rank: int) -> Node:
        """The innermost open provision that encloses one of ``rank``."""
        return next(node for node in reversed(self.stack) if node.rank < rank)

    def _pop_to(self, rank: int) -> None:
        while self.stack[-1].rank >= rank:
            self.stack.pop()

    def _expected(self, parent: Node, marker: Marker) -> tuple[int, ...]:
        """The ordinals that may come next below ``parent``; () where there is no order to keep."""
        key = (marker.level, marker.rank)
        before = parent.last_ordinals.get(key)
        if before is not None:
            inserted = marker.level in (Level.ARTICLE, Level.CLAUSE) and not marker.token.isdigit()  # "5a" after "5"
            return (before + 1, before) if inserted else (before + 1,)
        if any(child.level is marker.level and child.rank == marker.rank for child in parent.children):
            return ()
        runs_on = marker.level in _RUNS_ON or (marker.level is Level.CLAUSE and parent.level is not Level.ARTICLE)
        return (1, self._last[key] + 1) if runs_on and key in self._last else (1,)

    def _is_next(self, parent: Node, marker: Marker) -> bool:
        expected = self._expected(parent, marker)
        return marker.ordinal is None or not expected or marker.ordinal in expected

    def _warn(self, parent: Node, marker: Marker, block: Block) -> None:
        expected = ordinal_text(marker.level, self._expected(parent, marker)[0])
        self.warnings.append(
            ReadWarning(
                message=f"Số thứ tự không liên tục: gặp {marker.label!r} khi chờ {expected!r}. "
                f"/ Numbering out of order: {marker.label!r} where {expected!r} was expected.",
                span=Span(block.start, min(block.end, block.start + marker.length)),
            )
        )

    def _preamble(self) -> Node:
        last = self.root.children[-1] if self.root.children else None
        if last is not None and last.level is Level.PREAMBLE:
            return last
        name, label = ("paragraphs", "phần không đánh số") if self._numbered else ("preamble", "phần mở đầu")
        return self._open(self.root).container(Level.PREAMBLE, name, label)


def _split_closing(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    cut = len(blocks)
    markers = [read_marker(block.text) for block in blocks]
    numbered = any(markers)
    closing = _ENACTED if any(marker and marker.level is Level.ARTICLE and marker.sure for marker in markers) else _CLOSING
    shown = [block for block in blocks if not block.page]
    last = next((block for block in reversed(shown) if not _ENCLOSED.match(block.text)), None)
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if block.page:
            continue
        closes = closing.match(block.text) or (
            closing is _CLOSING
            and ((block is last and _END_OF_BODY.search(block.text)) or (block is shown[-1] and _ENCLOSED.match(block.text)))
        )
        if not numbered or not closes or markers[at]:
            break
        cut = at
    return blocks[:cut], blocks[cut:]


def _quotation_end(blocks: Sequence[Block], at: int) -> int:
    """The index behind the quoted amendment that begins at ``at``, or ``at`` where none does.

    One follows a colon, begins with a number or bullet in quotation marks, and is closed at the end of some paragraph; else
    an unclosed quotation mark would swallow the rest of the document.
    """
    if not _opens_quotation(blocks, at):
        return at
    depth = 0
    for end in range(at, len(blocks)):
        text = blocks[end].text
        if end > at and _opens_quotation(blocks, end):
            return at  # never closed: the next amendment has begun
        depth += text.count("“") - text.count("”")
        if depth <= 0 and _CLOSE_QUOTE.search(text):
            return end + 1
    return at


def _opens_quotation(blocks: Sequence[Block], at: int) -> bool:
    text = blocks[at].text
    return at > 0 and text[:1] in _QUOTES and blocks[at - 1].text.endswith(":") and read_marker(text[1:].lstrip()) is not None
