"""Word's automatic numbering: the number or bullet of each paragraph, which the file keeps only as formatting (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from corpus.formats.docx_package import MC, W
from corpus.formats.docx_symbols import BULLET, bullet
from corpus.formats.numerals import numeral

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_SUFFIXES = {"tab": " ", "space": " ", "nothing": ""}
_DIGITS = 10  # a longer number is a mistake
_MAX_PATTERN = 100  # characters: room for words such as "Điều %1." and nine levels' numbers
_MAX_LINKS = 10  # a numbering style may point at another one; a longer chain is a circle


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list as the file defines it; ``restart`` is the level, from 1, after which it restarts (0: never)."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = " "
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""
    custom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A w:num: its abstract definition, whose counters it shares, and its own levels and starts."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file and how far each has counted. Paragraphs must be asked about in document order."""

    def __init__(self, root: etree._Element | None, style_list: Callable[[str], str | None]) -> None:
        """``style_list`` gives the list (w:numId) of a numbering style."""
        self._abstracts: dict[str, etree._Element] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._nums: dict[str, etree._Element] = {}
        if root is None:
            return
        for node in root.iter(f"{W}abstractNum"):
            self._abstracts[node.get(f"{W}abstractNumId", "")] = node
        for node in root.iter(f"{W}num"):
            self._nums[node.get(f"{W}numId", "")] = node
        for num_id, node in self._nums.items():
            self._lists[num_id] = self._read_list(node, style_list)

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """The level of a list that names the paragraph style, or None."""
        found = self._lists.get(num_id)
        return next((k for k, level in found.levels.items() if level.style == style), None) if found and style else None

    def label(self, num_id: str, depth: int) -> str:
        """The next number or bullet of a list's level (from 0) with what follows it, as Word shows it; "" for none."""
        found = self._lists.get(num_id)
        depth = min(max(depth, 0), _LEVELS - 1)
        if found is None or depth not in found.levels:
            return ""
        self._count(num_id, found, depth)
        level = found.levels[depth]
        if level.form == "bullet":
            mark = bullet(level.pattern, level.font) or BULLET
        else:
            mark = _PLACEHOLDER.sub(lambda match: self._number(found, int(match[1]) - 1, level.legal), level.pattern)
        return mark + level.suffix if mark.strip() else ""

    def _count(self, num_id: str, found: _List, depth: int) -> None:
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        if num_id not in self._begun:
            self._begun.add(num_id)
            for overridden in found.starts:
                counts[overridden] = None
        for k in range(depth):
            if counts[k] is None:
                counts[k] = self._start(found, k)
        before = counts[depth]
        counts[depth] = self._start(found, depth) if before is None else before + 1
        for k in range(depth + 1, _LEVELS):
            restart = found.levels[k].restart if k in found.levels else None
            if restart is None or depth < restart:
                counts[k] = None

    def _start(self, found: _List, depth: int) -> int:
        level = found.levels.get(depth)
        return found.starts.get(depth, level.start if level else 1)

    def _number(self, found: _List, depth: int, legal: bool) -> str:
        level = found.levels.get(depth, Level())
        value = self._counts[found.abstract][depth]
        if level.form == "bullet":
            return ""
        form = "decimal" if legal and level.form != "none" else level.form
        return numeral(self._start(found, depth) if value is None else value, form, level.custom)

    def _read_list(self, node: etree._Element, style_list: Callable[[str], str | None]) -> _List:
        abstract = self._abstract_of(node, style_list)
        definition = self._abstracts.get(abstract)
        levels = {} if definition is None else dict(map(_read_level, definition.iterfind(f"{W}lvl")))
        starts: dict[int, int] = {}
        for override in node.iterfind(f"{W}lvlOverride"):
            depth = _integer(override.get(f"{W}ilvl"), 0)
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[depth] = _read_level(own)[1]
            start = _value(override, "startOverride")
            if start is not None:
                starts[depth] = _integer(start, 1)
        return _List(abstract=abstract, levels=levels, starts=starts)

    def _abstract_of(self, num: etree._Element, style_list: Callable[[str], str | None]) -> str:
        """The abstract definition of a list, through the numbering styles that stand between."""
        abstract = ""
        for _ in range(_MAX_LINKS):
            abstract = _value(num, "abstractNumId") or ""
            definition = self._abstracts.get(abstract)
            link = None if definition is None else _value(definition, "numStyleLink")
            following = self._nums.get(style_list(link) or "") if link else None
            if following is None:
                break
            num = following
        return abstract


def _read_level(node: etree._Element) -> tuple[int, Level]:
    """A w:lvl's depth and definition."""
    fonts = node.find(f"{W}rPr/{W}rFonts")
    restart = _value(node, "lvlRestart")
    legal = _value(node, "isLgl", "1")
    level = Level(
        start=_integer(_value(node, "start"), 0 if node.find(f"{W}start") is None else 1),
        form=_value(node, "numFmt") or "decimal",
        pattern=(_value(node, "lvlText") or "")[:_MAX_PATTERN],
        suffix=_SUFFIXES.get(_value(node, "suff") or "tab", " "),
        restart=None if restart is None else _integer(restart, 0),
        legal=legal is not None and legal not in ("0", "false", "off"),
        style=_value(node, "pStyle") or "",
        font="" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "",
    )
    chosen = node.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")  # formats that Word 2007 doesn't know stand there
    if chosen is not None:
        level = replace(level, form=chosen.get(f"{W}val", "decimal"), custom=chosen.get(f"{W}format", ""))
    return _integer(node.get(f"{W}ilvl"), 0), level


def _value(node: etree._Element, name: str, missing: str | None = None) -> str | None:
    """The w:val of a child element; ``missing`` where it has none, None where there is no such child."""
    child = node.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", missing)


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None and len(text) < _DIGITS else default
    except ValueError:
        return default
