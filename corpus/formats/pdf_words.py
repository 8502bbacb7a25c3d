"""Words with their boxes, from a PDF page's text layer or from character recognition, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word in points, y downwards, turned so that the text reads from left to right.

    ``size`` is the font's; ``line`` is a recognised line's number (None in a text layer).
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line drawn along an axis: ``at`` on the other axis, from ``start`` to ``end``."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """A page: its words in the order of the file, its ruled lines, its size in points.

    ``hidden`` are texts that no reader of the page sees (white, tiny, invisible, outside the page); ``slanted`` those across
    it (watermarks). ``layer`` says that the words are an invisible layer over a picture. ``image_share`` is the part of
    the page that the largest picture covers; ``unmapped`` the share of characters whose meaning the font doesn't tell.
    """

    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    hidden: tuple[str, ...] = ()
    slanted: tuple[str, ...] = ()
    legacy: tuple[str, ...] = ()
    layer: bool = False
    image_share: float = 0.0
    unmapped: float = 0.0
    blank: bool = False
