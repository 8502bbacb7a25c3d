"""The paragraphs and tables of a Word file's story in reading order, with the numbers that Word writes before them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from corpus.formats.docx_package import MC, W
from corpus.formats.docx_runs import Inline, Tally
from corpus.formats.docx_styles import Styles, draws, list_depth
from corpus.formats.numbering import Numbering
from corpus.formats.tables import Cell, Table, flatten

_MAX_DEPTH = 12  # tables and text boxes inside one another: what stands deeper is read without its structure
_SKIPPED = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}sectPr", f"{W}tblPr", f"{W}tcPr", f"{W}trPr"}
)
_OFF = frozenset({"0", "false", "off"})


class Story:
    """Reads one story: body, header or footer, note."""

    def __init__(self, styles: Styles, numbering: Numbering, tally: Tally, root: etree._Element) -> None:
        self._styles = styles
        self._numbering = numbering
        self._tally = tally
        self._inline = Inline(styles, tally, root)
        self._root = root

    def paragraphs(self) -> tuple[str, ...]:
        """The story's paragraphs, "" for an empty one; a data table is one paragraph with a line for each row."""
        return tuple(self._blocks(self._root, depth=0, shaded=False))

    def _blocks(self, parent: etree._Element, *, depth: int, shaded: bool) -> Iterator[str]:
        held = ""  # the text before a deleted or hidden paragraph mark runs on into the next paragraph
        for node in _inner(parent):
            if node.tag == f"{W}p":
                text, boxes = self._inline.read(node, shaded=shaded)
                text = held + text
                held = text if _mark_unseen(node) else ""
                if not held:
                    yield self._numbered(node, text)
                for box in boxes:
                    yield from self._deeper(box, depth, shaded)
            elif node.tag == f"{W}tbl":
                if held:
                    yield held
                    held = ""
                yield from self._table(node, depth, shaded)
        if held:
            yield held

    def _deeper(self, node: etree._Element, depth: int, shaded: bool) -> Iterator[str]:
        if depth < _MAX_DEPTH:
            yield from self._blocks(node, depth=depth + 1, shaded=shaded)
            return
        self._tally.deep += 1
        yield from ("".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in node.iter(f"{W}p"))

    def _numbered(self, node: etree._Element, text: str) -> str:
        label = self._label(node)
        if not text.strip():
            return label.strip() if any(map(str.isalnum, label)) else ""
        return label + text.lstrip() if label else text

    def _label(self, node: etree._Element) -> str:
        """The paragraph's number, from its own list or its style's."""
        properties = node.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = "" if named is None else named.get(f"{W}val", "")
        place = self._styles.list_place(style)
        num_id, depth, own = place.num_id, place.depth, False
        numbers = None if properties is None else properties.find(f"{W}numPr")
        if numbers is not None:
            stated = numbers.find(f"{W}numId")
            own = stated is not None
            num_id = stated.get(f"{W}val", "") if stated is not None else num_id
            depth = list_depth(numbers) if own or list_depth(numbers) is not None else depth
        if num_id in ("", "0"):
            return ""
        if not own and (numbers is None or list_depth(numbers) is None):
            linked = self._numbering.level_of_style(num_id, place.style)
            depth = depth if linked is None else linked
        return self._numbering.label(num_id, depth or 0)

    def _table(self, node: etree._Element, depth: int, shaded: bool) -> Iterator[str]:
        if depth >= _MAX_DEPTH:
            yield from self._deeper(node, depth, shaded)
            return
        rows = []
        for row in _inner(node):
            if row.tag != f"{W}tr" or self._dropped(row):
                continue
            cells = [self._cell(cell, depth) for cell in _inner(row) if cell.tag == f"{W}tc"]
            if cells:
                rows.append(tuple(cells))
        nested = node.find(f".//{W}tc//{W}tbl") is not None
        yield from flatten(Table(rows=tuple(rows), bordered=self._bordered(node), nested=nested))

    def _cell(self, cell: etree._Element, depth: int) -> Cell:
        properties = cell.find(f"{W}tcPr")
        if properties is not None:
            merge = properties.find(f"{W}vMerge")
            if merge is not None and merge.get(f"{W}val", "continue") == "continue":
                return ()
            if properties.find(f"{W}cellDel") is not None:
                self._tally.deleted += 1
                return ()
        # White letters in a table may stand on the ground that its style gives the row.
        found = self._blocks(cell, depth=depth + 1, shaded=True)
        return tuple(text for text in found if text.strip())

    def _dropped(self, row: etree._Element) -> bool:
        """Whether a row is deleted by a tracked change, or hidden."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            return False
        hidden = properties.find(f"{W}hidden")
        if hidden is not None and hidden.get(f"{W}val") not in _OFF:
            self._tally.hidden.append(" ".join(text.text or "" for text in row.iter(f"{W}t")))
            return True
        deleted = properties.find(f"{W}del") is not None
        self._tally.deleted += deleted
        return deleted

    def _bordered(self, table: etree._Element) -> bool:
        own = table.find(f"{W}tblPr/{W}tblBorders")
        if own is not None:
            return draws(own) or any(map(draws, table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders")))
        style = table.find(f"{W}tblPr/{W}tblStyle")
        if style is not None and self._styles.has_borders(style.get(f"{W}val", "")):
            return not _all_off(table)
        return any(map(draws, table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders")))


def _inner(node: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs, tables, rows or cells of a node, through content controls, insertions and alternatives."""
    for child in node:
        tag = child.tag
        if tag in (f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"):
            yield child
        elif tag == f"{MC}Fallback" and node.find(f"{MC}Choice") is not None:
            continue
        elif isinstance(tag, str) and tag not in _SKIPPED and len(child):
            yield from _inner(child)


def _all_off(table: etree._Element) -> bool:
    """Whether every cell turns the borders of the table's style off."""
    cells = list(table.iterfind(f"{W}tr/{W}tc"))
    own = [cell.find(f"{W}tcPr/{W}tcBorders") for cell in cells]
    return bool(cells) and all(borders is not None and len(borders) >= 4 and not draws(borders) for borders in own)


def _mark_unseen(paragraph: etree._Element) -> bool:
    """Whether the paragraph's end is deleted by a tracked change, or hidden."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is None:
        return False
    vanish = mark.find(f"{W}vanish")
    hidden = vanish is not None and vanish.get(f"{W}val") not in _OFF
    return hidden or mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
