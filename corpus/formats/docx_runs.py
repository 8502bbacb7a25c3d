"""The text of a Word paragraph: runs and fields, insertions taken over, deletions and hidden text left out (ECMA-376, 17.3)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.formats.docx_package import MC, W
from corpus.formats.docx_styles import Look, Styles, applied, is_shaded
from corpus.formats.docx_symbols import symbol, text_of
from corpus.formats.legacy import font_encoding, from_font, plausibility

M_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BOX = f"{W}txbxContent"
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_PLAIN = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_PICTURES = frozenset(
    {"{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata"}
)
_OBJECTS = frozenset({
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart", "{urn:schemas-microsoft-com:office:office}OLEObject",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
})  # fmt: skip
_NUMBER_FIELDS = re.compile(r"\s*(?:AUTONUM|AUTONUMLGL|AUTONUMOUT|LISTNUM)\b", re.I)
_BARE_MARKER = re.compile(r"\s*(?:Điều\s+)?\w{1,5}[.)]$")
"""A number that a note's mark must not stick to, else it is no number any more."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What reading a file left out, changed or moved, for its warnings."""

    inserted: int = 0
    deleted: int = 0
    pictures: int = 0
    objects: int = 0
    number_fields: int = 0
    deep: int = 0
    hidden: list[str] = field(default_factory=list)
    encodings: set[str] = field(default_factory=set)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind ("footnote", "endnote") and id of each note, in the order of their marks."""


@dataclass(slots=True, kw_only=True)
class _Field:
    code: str = ""
    result: bool = False
    shown: bool = False


class Inline:
    """Reads the paragraphs of one story (body, header, notes) in document order: a field may begin in one and end in another."""

    def __init__(self, styles: Styles, tally: Tally, story: etree._Element, *, in_table: bool = False) -> None:
        self._styles = styles
        self._tally = tally
        self._fields: list[_Field] = []
        self._has_fields = _balanced(story)
        self._parts: list[tuple[str, str]] = []
        self._boxes: list[etree._Element] = []
        self._hidden: list[str] = []
        self._style = ""
        self._ground = False

    def read(self, paragraph: etree._Element, *, shaded: bool) -> tuple[str, tuple[etree._Element, ...]]:
        """The paragraph's text and the contents of the text boxes anchored in it; ``shaded``: it stands on coloured ground."""
        self._parts, self._boxes, self._hidden = [], [], []
        properties = paragraph.find(f"{W}pPr")
        style = None if properties is None else properties.find(f"{W}pStyle")
        self._style = "" if style is None else style.get(f"{W}val", "")
        self._ground = shaded or (properties is not None and is_shaded(properties.find(f"{W}shd")))
        self._walk(paragraph)
        if hidden := "".join(self._hidden).strip():
            self._tally.hidden.append(hidden)
        return self._text(), tuple(self._boxes)

    def _text(self) -> str:
        """The parts joined; a legacy font's letters may be spread over runs, so that they're converted together."""
        found = []
        for font, group in itertools.groupby(self._parts, key=lambda part: part[0]):
            text = "".join(part for _, part in group)
            if font and _is_legacy(text, font):
                self._tally.encodings.add(font_encoding(font))
                text = from_font(text, font)
            found.append(text)
        return "".join(found)

    def _walk(self, node: etree._Element) -> None:
        for child in node:
            tag = child.tag
            if tag in _DELETED:
                self._tally.deleted += _has_text(child)
            elif tag == f"{W}r":
                self._run(child)
            elif tag == f"{MC}AlternateContent":
                self._walk_chosen(child)
            elif tag == M_TEXT:
                self._add(child.text or "", Look())
            elif tag not in (f"{W}pPr", f"{W}sdtPr", f"{W}rPr"):
                self._tally.inserted += tag in _INSERTED and _has_text(child)
                self._walk(child)

    def _walk_chosen(self, node: etree._Element) -> None:
        """The first of the alternatives; the one for older programs says the same again."""
        for choice in node:
            if choice.tag == f"{MC}Choice" or node.find(f"{MC}Choice") is None:
                self._walk_run(choice, Look())
                return

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        style = None if properties is None else properties.find(f"{W}rStyle")
        look = self._styles.look(self._style, "" if style is None else style.get(f"{W}val", ""))
        self._walk_run(run, applied(look, properties))

    def _walk_run(self, run: etree._Element, look: Look) -> None:
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self._add(text_of(child.text or "", look.font), look)
            elif tag in _PLAIN:
                self._add(_PLAIN[tag], look)
            elif tag == f"{W}sym":
                self._add(_symbol(child), look, symbolic=True)
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText" and self._fields:
                self._fields[-1].code += child.text or ""
            else:
                self._walk_object(child, look)

    def _walk_object(self, node: etree._Element, look: Look) -> None:
        """What stands in a run beside its text: notes, drawings, and what newer programs wrap."""
        tag = node.tag
        if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._note(node, look)
        elif tag == f"{MC}AlternateContent":
            self._walk_chosen(node)
        elif tag == f"{W}r":
            self._run(node)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(node)
        elif tag == f"{W}ruby":
            self._walk(node)

    def _add(self, text: str, look: Look, *, symbolic: bool = False) -> None:
        if not all(part.result for part in self._fields):
            return
        for part in self._fields:
            part.shown = part.shown or bool(text.strip())
        if look.unseen and not (look.white and not look.hidden and not look.tiny and self._ground):
            self._hidden.append(text)
            return
        font = look.font if font_encoding(look.font) and not symbolic else ""
        self._parts.append((font, text.upper() if look.capitals and not font else text))

    def _field(self, kind: str) -> None:
        if not self._has_fields:
            return
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            closed = self._fields.pop()
            self._tally.number_fields += not closed.shown and bool(_NUMBER_FIELDS.match(closed.code))

    def _note(self, node: etree._Element, look: Look) -> None:
        """The note's number in brackets where Word raises it; its text comes at the end."""
        key = (etree.QName(node).localname.removesuffix("Reference"), node.get(f"{W}id", ""))
        if key not in self._tally.notes:
            self._tally.notes.append(key)
        before = "".join(text for _, text in self._parts)
        gap = " " if _BARE_MARKER.match(before) else ""
        self._add(f"{gap}[{self._tally.notes.index(key) + 1}]", look)

    def _drawing(self, node: etree._Element) -> None:
        for found in _outermost(node):
            if found.tag == _BOX:
                self._boxes.append(found)
            elif found.tag in _PICTURES:
                self._tally.pictures += 1
            else:
                self._tally.objects += 1


def _is_legacy(text: str, font: str) -> bool:
    """Whether text in an old font is in its encoding: Word shows Unicode text in such a font too, by another one."""
    if text.isascii():
        return font.endswith("H")
    if any("Ā" <= char <= "ỹ" for char in text):
        return False
    return plausibility(from_font(text, font))[0] >= plausibility(text)[0]


def _outermost(node: etree._Element) -> Iterator[etree._Element]:
    """The text boxes, pictures and objects of a drawing, not those inside its text boxes, each alternative once."""
    for child in node:
        if child.tag == _BOX or child.tag in _PICTURES or child.tag in _OBJECTS:
            yield child
        elif child.tag != f"{MC}Fallback" or child.getparent().find(f"{MC}Choice") is None:
            yield from _outermost(child)


def _symbol(node: etree._Element) -> str:
    code = node.get(f"{W}char", "")
    try:
        return symbol(chr(int(code, 16)), node.get(f"{W}font", ""))
    except (ValueError, OverflowError):
        return ""


def _has_text(node: etree._Element) -> bool:
    return any(child.text for child in node.iter(f"{W}t", f"{W}delText"))


def _balanced(story: etree._Element) -> bool:
    """Whether every field of a story ends: an open one would hide all that follows, so that none is then obeyed."""
    kinds = [node.get(f"{W}fldCharType") for node in story.iter(f"{W}fldChar")]
    return kinds.count("begin") == kinds.count("end")
