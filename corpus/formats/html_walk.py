"""A web page's elements to paragraphs in document order: blocks, line breaks, lists with their numbers, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from corpus.formats.html_css import Sheet
from corpus.formats.html_lists import ListCounter, bullet_of, has_own_mark
from corpus.formats.legacy import font_encoding, from_font
from corpus.formats.tables import Cell, Table, flatten

_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol optgroup option p pre search section summary table tbody td"
    " tfoot th thead tr ul".split()
)
_DROPPED = frozenset(
    "head script style template noscript iframe object embed applet svg canvas audio video map select datalist button textarea"
    " input title noframes".split()
)
_MAX_SPAN = 100  # rows or columns: a cell that claims more is a mistake


@dataclass(slots=True, kw_only=True)
class Left:
    """What walking a page left out."""

    hidden: list[str] = field(default_factory=list)
    menus: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    pictures: int = 0
    deep: bool = False  # nested too deep to be read by its elements


@dataclass(slots=True, kw_only=True)
class _Flow:
    """The paragraphs of the page or of one cell, the last one still open."""

    done: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    mark: str = ""  # of the list item whose first paragraph is open
    last: str = "\n"  # the last character

    def add(self, text: str, *, verbatim: bool) -> None:
        if not verbatim:
            text = _SPACES.sub(" ", text)
            text = text.lstrip(" ") if self.last in " \n" else text
        if text:
            self.parts.append(text)
            self.last = text[-1]

    def close(self) -> None:
        text = "".join(self.parts).strip()
        self.parts.clear()
        self.last = "\n"
        if text:
            self.done.append(text if not self.mark or has_own_mark(text, self.mark) else f"{self.mark} {text}")
            self.mark = ""


@dataclass(slots=True, kw_only=True)
class _Grid:
    """A table while it is read. ``spanned`` counts, for each column, the rows below that a cell from above still takes."""

    bordered: bool
    rows: list[list[Cell]] = field(default_factory=list)
    spanned: dict[int, int] = field(default_factory=dict)
    nested: bool = False

    def add_row(self) -> None:
        self._fill()
        self.rows.append([])

    def add_cell(self, paragraphs: Cell, rows: int, columns: int) -> None:
        if not self.rows:
            self.rows.append([])
        self._fill()
        column = len(self.rows[-1])
        self.rows[-1].append(paragraphs)
        for taken in range(column, column + columns if rows > 1 else column):
            self.spanned[taken] = rows - 1

    def _fill(self) -> None:
        """Empty cells where one from above reaches down."""
        while self.rows and self.spanned.get(len(self.rows[-1]), 0) > 0:
            self.spanned[len(self.rows[-1])] -= 1
            self.rows[-1].append(())


class Walker:
    """Walks a page without recursion, since pages nest elements thousands deep."""

    def __init__(self, sheet: Sheet, menus: frozenset[etree._Element]) -> None:
        self.left = Left()
        self._sheet = sheet
        self._menus = menus
        self._flows = [_Flow()]
        self._grids: list[_Grid] = []
        self._lists: list[ListCounter] = []
        self._verbatim = 0
        self._fonts: list[tuple[etree._Element, str]] = []

    def paragraphs(self, root: etree._Element) -> tuple[str, ...]:
        """The page's paragraphs."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walk:
            assert element is not None
            if not isinstance(element.tag, str):
                self._text(element.tail if event == "end" else None)
            elif event == "start":
                if self._drops(element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._start(element)
                    self._text(element.text)
            else:
                if skipped is not None and element is skipped:
                    skipped = None
                    if element.tag in _BLOCKS:
                        self._flow.close()
                else:
                    self._end(element)
                self._text(element.tail if element is not root else None)
        self._flow.close()
        return tuple(self._flow.done)

    @property
    def _flow(self) -> _Flow:
        return self._flows[-1]

    def _text(self, text: str | None) -> None:
        if text:
            if self._fonts:
                text = from_font(text, self._fonts[-1][1])
            self._flow.add(text, verbatim=self._verbatim > 0)

    def _drops(self, element: etree._Element) -> bool:
        """Whether an element is left out with all in it; says so where it held text that a reader would miss."""
        tag = element.tag
        if tag in _DROPPED:
            return True
        if self._sheet.hides(element):
            into = self.left.hidden
        elif tag in ("nav", "menu") or element.get("role") in ("navigation", "menu", "menubar") or element in self._menus:
            into = self.left.menus
        elif tag == "del":
            into = self.left.deleted
        else:
            return False
        words = " ".join(text for text in element.itertext(etree.Element) if text.strip()) if len(element) else ""
        words = words or "".join(element.itertext())
        if words.strip():
            into.append(words)
        return True

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flow.close()
        if tag == "br":
            self._flow.add("\n", verbatim=True)
        elif tag == "pre":
            self._verbatim += 1
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.append(ListCounter(element, depth=sum(not counter.ordered for counter in self._lists)))
        elif tag == "li":
            self._flow.mark = self._lists[-1].mark(element) if self._lists else bullet_of(0)
        elif tag == "img":
            self.left.pictures += 1
        elif tag == "font" and font_encoding(element.get("face", "")):
            self._fonts.append((element, element.get("face", "")))
        else:
            self._start_table(element)

    def _start_table(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "table":
            if self._grids:
                self._grids[-1].nested = True
            self._grids.append(_Grid(bordered=_bordered(element)))
        elif tag == "tr" and self._grids:
            self._grids[-1].add_row()
        elif tag in ("td", "th") and self._grids:
            self._flows.append(_Flow())

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flow.close()
        if tag == "pre":
            self._verbatim -= 1
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        elif tag == "li":
            self._flow.mark = ""
        elif tag == "font" and self._fonts and self._fonts[-1][0] is element:
            self._fonts.pop()
        elif tag in ("td", "th") and self._grids and len(self._flows) > 1:
            cell = tuple(self._flows.pop().done)
            grid = self._grids[-1]
            grid.bordered = grid.bordered or tag == "th" or _bordered(element)
            grid.add_cell(cell, _span(element, "rowspan"), _span(element, "colspan"))
        elif tag == "table" and self._grids:
            grid = self._grids.pop()
            rows = tuple(map(tuple, grid.rows))
            self._flow.done.extend(flatten(Table(rows=rows, bordered=grid.bordered, nested=grid.nested)))


def _bordered(element: etree._Element) -> bool:
    border = element.get("border", "0").strip()
    style = re.search(r"border(?:-(?:top|left|bottom|right))?(?:-style)?\s*:\s*([^;]*)", element.get("style", ""), re.I)
    drawn = style is not None and not re.search(r"\b(?:none|hidden|0)\b", style[1]) and bool(style[1].strip())
    return border not in ("", "0", "0px") or drawn


def _span(element: etree._Element, name: str) -> int:
    text = element.get(name, "1").strip()
    return min(max(int(text), 1), _MAX_SPAN) if text.isascii() and text.isdigit() and len(text) < 10 else 1
