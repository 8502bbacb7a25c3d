"""Judgments to places: by the pinned range, else by the quote; a text that has changed is searched for the quote anew."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.types import Directive
from eval.identity import text_hash
from eval.place import place_of
from eval.types import GoldItem, Place

_LIGHT = (
    r"[\s*\u200b\ufeff\u00ad]"  # what a copy from a page or a word processor changes: white space, emphasis, unseen characters
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """Where a judgment's quote stands now; ``notice`` says what had to be moved, "" for nothing."""

    place: Place
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanchored:
    """Why a judgment has no place: the field that is wrong, what is wrong with it, how to mend it."""

    field: str
    what: str
    fix: str


def anchor(item: GoldItem, directive: Directive) -> Anchored | Unanchored:
    """The place of a quote in its directive.

    A pinned range that holds the quote is it. A range or path that doesn't hold it is a mistake, unless ``text_sha256`` says
    that the text has changed since: then the quote alone counts, where it stands once.
    """
    quote = unicodedata.normalize("NFC", item.quote)
    if not quote.strip():
        return Unanchored(field="quote", what="only white space", fix="Quote some words")
    changed = item.text_sha256 is not None and item.text_sha256 != text_hash(directive.text)
    if item.start is not None and item.end is not None and directive.text[item.start : item.end] == quote:
        return _with_path(item, directive, item.start, item.end, changed=changed)
    if item.start is not None and not changed:
        fix = "Correct start and end, or leave both out: the quote is looked up"
        return Unanchored(field="start", what=f"{item.start}:{item.end} of {item.doc!r} isn't the quote", fix=fix)
    return _by_quote(item, directive, quote, changed=changed)


def _by_quote(item: GoldItem, directive: Directive, quote: str, *, changed: bool) -> Anchored | Unanchored:
    ranges = occurrences(directive.text, quote)
    if len(ranges) > 1 and item.path is not None:
        provision = directive.find(tuple(item.path.split(".")))
        ranges = [span for span in ranges if provision and provision.start <= span[0] and span[1] <= provision.end] or ranges
    if len(ranges) > 1:
        what = f"{item.quote!r} stands more than once in {item.doc!r}"
        return Unanchored(field="quote", what=what, fix="Quote more words around it")
    if ranges:
        found = _with_path(item, directive, *ranges[0], changed=changed)
        if isinstance(found, Anchored) and item.start is not None and ranges[0] != (item.start, item.end):
            return Anchored(place=found.place, notice=f"{item.doc} has changed: {item.start} → {ranges[0][0]}, by its quote")
        return found
    loose = occurrences_loosely(directive.text, quote)
    if len(loose) == 1:
        found = _with_path(item, directive, *loose[0], changed=changed)
        if isinstance(found, Anchored):
            return Anchored(place=found.place, notice=f"{item.doc}: the quote stands at {loose[0][0]} with other white space")
        return found
    gone = " any more: its text has changed" if changed else ""
    what = f"{item.quote!r} is not in {item.doc!r}{gone}"
    return Unanchored(field="quote", what=what, fix="Copy it verbatim from the directive's text")


def _with_path(item: GoldItem, directive: Directive, start: int, end: int, *, changed: bool) -> Anchored | Unanchored:
    """The place, once the path that the judgment claims holds it."""
    place = place_of(directive, start, end)
    if item.path is None:
        return Anchored(place=place)
    stands = ".".join(place.provision)
    provision = directive.find(tuple(item.path.split(".")))
    if provision is not None and provision.start <= place.start and place.end <= provision.end:
        return Anchored(place=place)
    if changed:
        return Anchored(place=place, notice=f"{item.doc} has changed: {item.path} → {stands}, by its quote")
    if provision is None:
        return Unanchored(
            field="path", what=f"{item.doc!r} has no provision {item.path!r}", fix=f"The quote stands in {stands!r}"
        )
    return Unanchored(field="path", what=f"the quote isn't in {item.path!r}", fix=f"It stands in {stands!r}")


def occurrences(text: str, quote: str) -> list[tuple[int, int]]:
    """Every range of ``text`` that is the quote, overlapping ones too."""
    found, start = [], text.find(quote)
    while start >= 0:
        found.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    return found


def occurrences_loosely(text: str, quote: str) -> list[tuple[int, int]]:
    """Every range that is the quote apart from white space, Markdown's asterisks and characters that nobody sees."""
    words = [re.escape(word) for word in re.split(f"{_LIGHT}+", quote) if word]
    return [match.span() for match in re.finditer(f"{_LIGHT}+".join(words), text)] if words else []
