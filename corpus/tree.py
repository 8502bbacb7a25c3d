"""The tree of provisions while it grows, and its freezing into leaves that tile the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.blocks import Block, Line
from corpus.markers import BULLET_RANK
from corpus.types import Level, Provision

_UNNUMBERED = frozenset({Level.PARAGRAPH, Level.QUOTED})
ROOT_RANK, CONTAINER_RANK, PARAGRAPH_RANK = -1, 0, 2 * BULLET_RANK


@dataclass(slots=True, kw_only=True)
class Node:
    """A provision while its tree grows. ``block`` is its own first paragraph; leaves are cut from blocks."""

    level: Level
    rank: int
    path: tuple[str, ...] = ()
    label: str = ""
    block: Block | None = None
    heading: str = ""
    titled: str = ""  # the last line of a title that stands below the number
    children: list[Node] = field(default_factory=list)
    glyphs: list[str] = field(default_factory=list)
    last_ordinals: dict[tuple[Level, int], int] = field(default_factory=dict)
    _tally: dict[str, int] = field(default_factory=dict)

    def count(self, token: str) -> int:
        """The next number of an unnumbered kind of child (b, p)."""
        kind = f"#{token}"  # apart from the tokens themselves
        number = self._tally[kind] = self._tally.get(kind, 0) + 1
        return number

    def add(self, token: str, label: str, *, level: Level, rank: int, block: Block | None = None, copies: bool = False) -> Node:
        """A new last child, its path made unique with "~2". With ``copies`` its label says so too."""
        # The node's own first paragraph becomes p1 as soon as there are parts.
        taken = self._tally.get(token, int(token == "p1" and self.block is not None)) + 1
        self._tally[token] = taken
        if taken > 1:
            token = f"{token}~{taken}"
            label = f"{label} (lần {taken})" if copies else label
        node = Node(level=level, rank=rank, path=(*self.path, token), label=self.label_of(label), block=block)
        self.children.append(node)
        return node

    def add_paragraph(self, block: Block, *, level: Level = Level.PARAGRAPH) -> Node:
        """An unnumbered paragraph; the node's own first one is p1, so that the one after it is p2."""
        number = self.count("p") + (1 if self.block is not None else 0)
        return self.add(f"p{number}", f"đoạn {number}", level=level, rank=PARAGRAPH_RANK, block=block)

    def add_page_number(self, block: Block) -> None:
        """A page number between two parts."""
        number = self.count("n")
        self.add(f"n{number}", f"số trang {number}", level=Level.NOISE, rank=PARAGRAPH_RANK, block=block)

    def add_lines(self, lines: Iterable[Line], level: Level, prefix: str) -> None:
        """Each line as a leaf of its own."""
        for line in lines:
            number = self.count(prefix)
            self.add(f"{prefix}{number}", f"dòng {number}", level=level, rank=BULLET_RANK, block=line_block(line))

    def container(self, level: Level, token: str, label: str) -> Node:
        """A new child without a paragraph of its own."""
        return self.add(token, label, level=level, rank=CONTAINER_RANK)

    def label_of(self, own: str) -> str:
        """The label of a child that is called ``own``."""
        return f"{self.label}, {own}" if self.label else own


def line_block(line: Line) -> Block:
    """A line as a paragraph."""
    return Block(start=line.start, end=line.end, text=line.text)


def freeze(root: Node, doc_id: str, text: str) -> Provision:
    """The provisions of a finished tree. Each leaf runs to the next one's start, the first from the start of the text."""
    starts = list(_leaf_starts(root))
    bounds = [0, *starts[1:], len(text)] if starts else [0, len(text)]
    return _Freezer(doc_id, text, bounds).freeze(root)


def _leaf_starts(node: Node) -> Iterator[int]:
    if node.block is not None:
        yield node.block.start
        for cut in node.block.cuts:
            yield cut.start
            yield cut.end
    for child in node.children:
        yield from _leaf_starts(child)


class _Freezer:
    """Hands out the leaves' ranges in document order."""

    def __init__(self, doc_id: str, text: str, bounds: list[int]) -> None:
        self._doc_id = doc_id
        self._text = text
        self._bounds = bounds
        self._next = 0

    def freeze(self, node: Node) -> Provision:
        own: tuple[Provision, ...] = ()
        if node.block is not None and node.block.cuts:
            own = self._parts(node)
        elif node.block is not None and node.children:
            own = (self._leaf(Level.LEAD, (*node.path, "p1"), node.label_of("đoạn 1")),)
        children = (*own, *(self.freeze(child) for child in node.children))
        if not children:
            return self._leaf(node.level, node.path, node.label, node.heading)
        return self._make(node.level, node.path, node.label, node.heading, children[0].start, children[-1].end, children)

    def _parts(self, node: Node) -> tuple[Provision, ...]:
        """A paragraph that page numbers cut: its pieces and the numbers, below p1 where the provision has other parts."""
        assert node.block is not None
        nested = bool(node.children)
        path = (*node.path, "p1") if nested else node.path
        label = node.label_of("đoạn 1") if nested else node.label
        first, rest = (node.level, node.level) if node.level in _UNNUMBERED else (Level.LEAD, Level.PARAGRAPH)
        parts = [self._leaf(first, (*path, "p1"), label)]
        for number in range(1, len(node.block.cuts) + 1):
            parts.append(self._leaf(Level.NOISE, (*path, f"n{number}"), f"{label}, số trang {number}"))
            parts.append(self._leaf(rest, (*path, f"p{number + 1}"), label))
        if not nested:
            return tuple(parts)
        return (self._make(Level.LEAD, path, label, "", parts[0].start, parts[-1].end, tuple(parts)),)

    def _leaf(self, level: Level, path: tuple[str, ...], label: str, heading: str = "") -> Provision:
        start, end = self._bounds[self._next : self._next + 2]
        self._next += 1
        return self._make(level, path, label, heading, start, end, ())

    def _make(
        self,
        level: Level,
        path: tuple[str, ...],
        label: str,
        heading: str,
        start: int,
        end: int,
        children: tuple[Provision, ...],
    ) -> Provision:
        return Provision(
            doc_id=self._doc_id,
            path=path,
            level=level,
            label=label,
            heading=heading,
            text=self._text[start:end],
            start=start,
            end=end,
            children=children,
        )
