"""What a Word file's styles say about text: its font, whether it shows, in capitals, and the list of a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from corpus.formats.docx_package import W

_MAX_CHAIN = 20  # styles based on styles; a longer chain is a circle
_TINY = 4  # half-points: text of 2 points or less can't be read
_DIGITS = 9  # a longer number is a mistake
_WHITE = "FFFFFF"
_OFF = frozenset({"0", "false", "off"})
_NO_LINE = frozenset({None, "nil", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a run is shown. ``white`` text on a page without ``shaded`` ground can't be seen."""

    font: str = ""
    hidden: bool = False
    capitals: bool = False
    white: bool = False
    shaded: bool = False
    tiny: bool = False

    @property
    def unseen(self) -> bool:
        """Whether a reader of the page can't see the text."""
        return self.hidden or self.tiny or (self.white and not self.shaded)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlace:
    """The list that a paragraph belongs to (w:numId; "" for none, "0" for taken out of it) and its level, where stated."""

    num_id: str = ""
    depth: int | None = None
    style: str = ""  # the nearest style that speaks of the list: a level may name it


class Styles:
    """The styles of a file by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._base = Look()
        self._looks: dict[tuple[str, str], Look] = {}
        if root is None:
            return
        self._base = applied(self._base, root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for node in root.iterfind(f"{W}style"):
            name = node.get(f"{W}styleId", "")
            self._styles.setdefault(name, node)
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default", "0") not in _OFF:
                self._default = name

    def look(self, paragraph_style: str, run_style: str) -> Look:
        """How text in these styles ("" for none) is shown."""
        key = (paragraph_style or self._default, run_style)
        if key not in self._looks:
            look = self._base
            for style in (*reversed(self._chain(key[0])), *reversed(self._chain(run_style))):
                look = applied(look, style.find(f"{W}rPr"))
                ground = style.find(f"{W}pPr/{W}shd")
                look = replace(look, shaded=True) if is_shaded(ground) else look
            self._looks[key] = look
        return self._looks[key]

    def list_place(self, paragraph_style: str) -> ListPlace:
        """The list that a paragraph style puts its paragraphs in; the level may stand in a style above or below."""
        depth: int | None = None
        nearest = ""
        for style in self._chain(paragraph_style or self._default):
            numbers = style.find(f"{W}pPr/{W}numPr")
            if numbers is None:
                continue
            depth = list_depth(numbers) if depth is None else depth
            nearest = nearest or style.get(f"{W}styleId", "")
            num_id = numbers.find(f"{W}numId")
            if num_id is not None:
                return ListPlace(num_id=num_id.get(f"{W}val", ""), depth=depth, style=nearest)
        return ListPlace()

    def numbering_list(self, style: str) -> str | None:
        """The list (w:numId) that a numbering style stands for."""
        return self.list_place(style).num_id or None if style in self._styles else None

    def has_borders(self, table_style: str) -> bool:
        """Whether a table style draws lines."""
        return any(draws(style.find(f"{W}tblPr/{W}tblBorders")) for style in self._chain(table_style))

    def _chain(self, name: str) -> list[etree._Element]:
        """A style and those that it is based on, the nearest first."""
        found: list[etree._Element] = []
        while name in self._styles and len(found) < _MAX_CHAIN:
            style = self._styles[name]
            found.append(style)
            base = style.find(f"{W}basedOn")
            name = "" if base is None else base.get(f"{W}val", "")
        return found


def applied(look: Look, properties: etree._Element | None) -> Look:
    """The look with a w:rPr's changes."""
    if properties is None:
        return look
    changes: dict[str, object] = {}
    for child in properties:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        value = child.get(f"{W}val")
        if name == "rFonts":
            font = child.get(f"{W}ascii") or child.get(f"{W}hAnsi")
            changes |= {"font": font} if font else {}
        elif name == "vanish":
            changes["hidden"] = value not in _OFF
        elif name in ("caps", "smallCaps"):
            changes["capitals"] = changes.get("capitals") is True or value not in _OFF
        elif name == "color":
            changes["white"] = (value or "").upper() == _WHITE
        elif name == "sz":
            changes["tiny"] = bool(value) and len(value) < _DIGITS and value.isdecimal() and int(value) <= _TINY
        elif name in ("shd", "highlight"):
            changes["shaded"] = look.shaded or name == "highlight" or is_shaded(child)
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


def is_shaded(node: etree._Element | None) -> bool:
    """Whether a w:shd gives the text a ground that white letters show on."""
    if node is None:
        return False
    fill = (node.get(f"{W}fill") or "auto").upper()
    return fill not in ("AUTO", _WHITE) or node.get(f"{W}val") not in (None, "clear", "nil") or bool(node.get(f"{W}themeFill"))


def draws(borders: etree._Element | None) -> bool:
    """Whether a w:tblBorders or w:tcBorders holds a line."""
    return borders is not None and any(line.get(f"{W}val") not in _NO_LINE for line in borders)


def list_depth(numbers: etree._Element) -> int | None:
    """The level, from 0, that a w:numPr states."""
    level = numbers.find(f"{W}ilvl")
    text = "" if level is None else level.get(f"{W}val", "")
    return int(text) if len(text) < _DIGITS and text.isdecimal() else None
