"""Which documents are one: the same in two formats, a new version of one, or another one with the same number."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from corpus.dates import dates_agree, first_day
from corpus.issuers import issuers_agree
from corpus.kinds import kinds_agree
from corpus.names import same_style
from corpus.numbers import read_number, symbols_agree
from corpus.text import fold_diacritics
from corpus.types import Directive, Level

_SHINGLE = 5  # syllables: enough that boilerplate shares few by chance
_SAME_TEXT = 0.6
"""Share of common shingles from which two texts of one number and day are one: a misread letter of a scan breaks five of them."""
_SAME_WITHOUT_NUMBER = 0.8
"""The same for documents without a number, which little but the text tells apart."""
_LENGTHS = 0.6
"""Of the longer text, what the shorter must have: a web page adds menus to a document, no more than the document's like."""
_ADDED = 3  # syllables in a row that only one text has: furniture (a page's number, a header's word) is shorter
_LIKE = 0.5  # likeness of letters from which a differing stretch is one misread or retyped, not reworded
_LONGEST_COMPARED = 30_000  # syllables: comparing more word by word takes seconds
_SYLLABLE = re.compile(r"[^\W_]+")
_AROUND = frozenset({Level.HEADER, Level.ADDRESSEES, Level.RECIPIENTS, Level.SIGNATURE, Level.NOISE})
"""What converters move about and cut; a version differs in what lies between."""


class Sameness(StrEnum):
    """How two documents stand to each other."""

    SAME = "same"  # one document, two sources
    VERSION = "version"  # one number, issuer and date or year; other text
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What names a document: its number folded, its issuer folded, and the year that its numbering restarts with.

    State numbers restart each year; Party numbers each congress term, in which one number can't come twice, so that the year
    tells them apart too. ``year`` and ``issuer`` are "" or None where the document doesn't say.
    """

    digits: str
    symbol: str
    issuer: str
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What becomes of a document that comes to a corpus.

    ``kept`` are the directives that are searched; ``history`` those that a newer version replaced; ``sources`` are, for the
    doc_id of each document that came in more than one form, the names of the other files.
    """

    kept: tuple[Directive, ...]
    history: tuple[tuple[Directive, str], ...] = ()
    """Each with the doc_id of the version that replaced it."""
    sources: tuple[tuple[str, tuple[str, ...]], ...] = ()


def identity(directive: Directive) -> Identity | None:
    """What names the document; None without a number of its own ("Số      - CV/HU")."""
    heading = directive.heading
    number = read_number(heading.number.value) if heading.number.value else None
    if number is None:
        return None
    issued = heading.issued_on.value
    return Identity(
        digits=number.digits,
        symbol=fold_diacritics(number.symbol).replace("/", "-"),
        issuer=fold_diacritics(heading.issuer.value or ""),
        year=number.year or (issued.year if issued else None),
    )


def sameness(first: Directive, second: Directive) -> Sameness:
    """Whether two directives are one document, versions of one, or two.

    Byte-equal sources are the same. Else number, kind, issuer, place and year must agree as far as both state them. The same
    document has nearly the same text, without a word or figure of the body changed; a scan's misread words are no changes. A
    version has other words. Documents without a number are told by issuer, subject and date, which both must state.
    """
    if first.sha256 == second.sha256:
        return Sameness.SAME
    if not _headings_agree(first, second):
        return Sameness.OTHER
    numbered = identity(first) is not None and identity(second) is not None
    alike = text_overlap(first.text, second.text)
    enough = alike >= (_SAME_TEXT if numbered else _SAME_WITHOUT_NUMBER)
    if enough and (_is_scan(first) or _is_scan(second) or not is_edited(first, second)):
        return Sameness.SAME
    named = _fully_named(first, second) if numbered else enough and _same_subject(first, second)
    return Sameness.VERSION if named else Sameness.OTHER


def same_document(first: Directive, second: Directive) -> bool:
    """Whether two directives are one document in two sources."""
    return sameness(first, second) is Sameness.SAME


def settle(existing: Sequence[Directive], incoming: Iterable[Directive]) -> Settled:
    """The corpus after ``incoming`` came to it, in their order.

    The same document again becomes one more source of the one that is there: the text that states more of its heading is
    kept, and of equal ones the first. A new version takes the place of the older, which becomes history: the later date of
    issue is newer; where the dates don't tell, what came later is. Everything else is added.
    """
    kept: dict[str, Directive] = {directive.doc_id: directive for directive in existing}
    history: dict[str, tuple[Directive, str]] = {}
    sources: dict[str, dict[str, None]] = {}
    for arrival in incoming:
        related = [
            (one, sameness(one, arrival))
            for one in kept.values()
            if one.doc_id != arrival.doc_id or one.sha256 != arrival.sha256
        ]
        twin = next((one for one, how in related if how is Sameness.SAME), None)
        if twin is not None:
            better, other = (arrival, twin) if _stated(arrival) > _stated(twin) else (twin, arrival)
            _put(kept, twin, better)
            known = sources.pop(twin.doc_id, {})
            sources[better.doc_id] = {**known, other.source: None}
            continue
        older = next((one for one, how in related if how is Sameness.VERSION), None)
        if older is None:
            kept[arrival.doc_id] = arrival
            continue
        newer, past = (older, arrival) if _later(older, arrival) else (arrival, older)
        _put(kept, older, newer)
        history = {doc_id: (one, newer.doc_id if by == past.doc_id else by) for doc_id, (one, by) in history.items()}
        history[past.sha256] = (past, newer.doc_id)
    return Settled(
        kept=tuple(kept.values()),
        history=tuple(history.values()),
        sources=tuple((doc_id, tuple(names)) for doc_id, names in sources.items()),
    )


def text_overlap(first: str, second: str) -> float:
    """Share of the shorter text's runs of five folded syllables that the longer one has too, in [0, 1]."""
    one, other = _shingles(first), _shingles(second)
    smaller, larger = sorted((one, other), key=len)
    if not smaller:
        return 0.0
    shared = len(smaller & larger) / len(smaller)
    # A short extract of a long document isn't that document: the lengths count as well.
    return shared * min(1.0, len(smaller) / len(larger) / _LENGTHS)


def is_edited(first: Directive, second: Directive) -> bool:
    """Whether the bodies differ in a figure, in a word that isn't a misspelling of the other's, or by words added."""
    one, other = _body(first), _body(second)
    if one == other:
        return False
    if max(len(one), len(other)) > _LONGEST_COMPARED:
        return True
    for how, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if how != "equal" and _is_edit(one[a:b], other[c:d], one, other):
            return True
    return False


def _is_edit(old: list[str], new: list[str], one: list[str], other: list[str]) -> bool:
    if old and new:
        figures = [[word for word in words if word.isdecimal()] for words in (old, new)]
        likeness = SequenceMatcher(None, " ".join(old), " ".join(new), autojunk=False).ratio()
        return figures[0] != figures[1] or likeness < _LIKE
    added, elsewhere = (new, one) if new else (old, other)
    if len(added) < _ADDED:
        # One to two syllables: a page's number is furniture, a word is an edit.
        return not all(word.isdecimal() for word in added)
    return " ".join(added) not in " ".join(elsewhere)  # else a line that the other source has at another place


def _body(directive: Directive) -> list[str]:
    leaves = (leaf.text for leaf in directive.root.leaves() if leaf.level not in _AROUND)
    return _SYLLABLE.findall(same_style(" ".join(leaves)).lower())


def _is_scan(directive: Directive) -> bool:
    return directive.format == "ocr" or any(page.confidence is not None for page in directive.pages)


def _same_subject(first: Directive, second: Directive) -> bool:
    """Whether both state one subject, one issuer and one date."""
    one, other = first.heading, second.heading
    pairs = ((one.subject.value, other.subject.value), (one.issuer.value, other.issuer.value))
    stated = all(a and b and fold_diacritics(a) == fold_diacritics(b) for a, b in pairs)
    return stated and one.issued_on.value is not None and one.issued_on.value == other.issued_on.value


def _put(kept: dict[str, Directive], old: Directive, new: Directive) -> None:
    """``new`` at the place of ``old``."""
    if old is not new:
        items = [(new.doc_id, new) if doc_id == old.doc_id else (doc_id, one) for doc_id, one in kept.items()]
        kept.clear()
        kept.update(items)


def _headings_agree(first: Directive, second: Directive) -> bool:
    """Whether no field of the two headings speaks against one document."""
    one, other = first.heading, second.heading
    numbers = [read_number(heading.number.value) if heading.number.value else None for heading in (one, other)]
    if numbers[0] and numbers[1]:
        if numbers[0].digits != numbers[1].digits or not symbols_agree(numbers[0].symbol, numbers[1].symbol):
            return False
        if numbers[0].year != numbers[1].year and None not in (numbers[0].year, numbers[1].year):
            return False
    dates = (one.issued_on.value, other.issued_on.value)
    if dates[0] and dates[1]:
        numbered = numbers[0] and numbers[1]
        if dates[0].year != dates[1].year or not (numbered or dates_agree(dates[0], dates[1])):
            return False
    issuers = (one.issuer.value, other.issuer.value)
    if issuers[0] and issuers[1] and not issuers_agree(issuers[0], issuers[1]):
        return False
    places = (first.jurisdiction[:1], second.jurisdiction[:1])
    if all(places) and places[0] != places[1]:
        return False
    return kinds_agree(one.kind.value, other.kind.value)


def _fully_named(first: Directive, second: Directive) -> bool:
    """Whether number, issuer and year of both are stated: less isn't enough to call one text a version of another."""
    keys = (identity(first), identity(second))
    return all(key is not None and key.issuer and key.year for key in keys)


def _stated(directive: Directive) -> int:
    heading = directive.heading
    fields = (heading.kind, heading.number, heading.subject, heading.issuer, heading.issued_on, heading.signer)
    return sum(field.value is not None for field in fields)


def _later(first: Directive, second: Directive) -> bool:
    """Whether ``first`` was issued after ``second``."""
    dates = (first.heading.issued_on.value, second.heading.issued_on.value)
    return bool(dates[0] and dates[1] and first_day(dates[0]) > first_day(dates[1]))


def _shingles(text: str) -> frozenset[int]:
    syllables = _SYLLABLE.findall(fold_diacritics(text))
    return frozenset(
        zlib.crc32(" ".join(syllables[i : i + _SHINGLE]).encode()) for i in range(max(len(syllables) - _SHINGLE + 1, 0))
    )
