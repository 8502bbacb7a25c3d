"""The checkable things that a sentence says — numbers, dates, documents, provisions, places, bodies, persons — each in its
citation or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.places import PlaceMention, find_places
from corpus.text import fold_diacritics
from index.tokens import fold
from rag.verify_dates import DayMention, find_days
from rag.verify_documents import DocumentNumber, find_documents
from rag.verify_english import find_offices, find_phrases, learned, names_office, says
from rag.verify_names import Capitals, canonical, find_bodies, find_capitals, names_body, titled
from rag.verify_numbers import Number, find_numbers
from rag.verify_support import Support, hide, locators

_LINK = re.compile(r"(?:https?://|www\.|mailto:)\S+|\S+@\S+\.\w+|\]\(|<[a-z/!][^>]*>", re.IGNORECASE)
_CODE = re.compile(
    r"(?<!\w)(?:(?i:covid|sars[\s-]?cov)(?:\s?-?\s?\d{1,2})|[A-Za-zĐ]{1,6}\d{1,4}|[A-Z]{1,4}-\d{1,4}"
    r"|\d{1,4}(?!(?:st|nd|rd|th|h|g|am|pm)(?!\w))[A-Za-z]{1,3}\d?)(?!\w)"
)
_DATED = re.compile(r"\s*,?\s*\(?(?:ngày|of|dated|on)?\s*", re.IGNORECASE)
_CLOCKS = frozenset({"clock", "hour"})
_ORDINARY = frozenset({"i", "am", "pm", "vs", "v"})
_FEW_LETTERS = 2


class Kind(StrEnum):
    """What a claim is of; the values go into receipts."""

    KEY = "key"  # no citation, or one that doesn't exist
    QUOTE = "quote"
    NUMBER = "number"
    DATE = "date"
    DOCUMENT = "document_number"
    PROVISION = "provision"
    PLACE = "place"
    BODY = "body"
    PERSON = "person"
    NAME = "name"
    LINK = "link"
    CONTENT = "content"  # its words are not those of what it cites
    POLARITY = "polarity"  # it forbids what the text allows, or the other way round
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that a sentence says, in the sentence's words."""

    kind: Kind
    text: str


def unsupported(text: str, supports: Sequence[Support], language: str) -> tuple[Claim, ...]:
    """The claims of ``text`` that none of ``supports`` bears out. Quotes, labels and titles are blanked out before."""
    found: list[Claim] = [Claim(kind=Kind.LINK, text=match[0]) for match in _LINK.finditer(text)]
    left, failed = _measures(text, supports)
    found += failed
    found += _names(left, supports, english=language == "en")
    return tuple(dict.fromkeys(found))


def _measures(text: str, supports: Sequence[Support]) -> tuple[str, list[Claim]]:
    """Document numbers, provisions, dates, codes and quantities: the text without them, and those unsupported."""
    documents = find_documents(text)
    failed = [
        Claim(kind=Kind.DOCUMENT, text=text[one.start : one.end])
        for one in documents
        if not any(one.within(stated) for support in supports for stated in support.documents)
    ]
    left = hide(text, [(one.start, one.end) for one in documents])
    places = locators(left)
    failed += [
        Claim(kind=Kind.PROVISION, text=text[start:end])
        for start, end, locator in places
        if not any(locator in support.locators for support in supports)
    ]
    left = hide(left, [(start, end) for start, end, _ in places])
    days = find_days(left)
    failed += [
        Claim(kind=Kind.DATE, text=text[day.start : day.end])
        for day in days
        if not any(day.day.within(stated) for support in supports for stated in support.days)
    ]
    failed += _misdated(text, documents, days, supports)
    left = hide(left, [(day.start, day.end) for day in days])
    codes = list(_CODE.finditer(left))
    failed += [Claim(kind=Kind.NUMBER, text=one[0]) for one in codes if not any(_has_code(one[0], s) for s in supports)]
    left = hide(left, [one.span() for one in codes])
    failed += [
        Claim(kind=Kind.NUMBER, text=text[number.start : number.end])
        for number in find_numbers(left)
        if number.sure and not any(_same(number, stated) for support in supports for stated in support.numbers)
    ]
    return left, failed


def _has_code(code: str, support: Support) -> bool:
    """Whether a text holds a code ("F0", "Covid-19"), however it is spaced."""
    bare = re.sub(r"[\s\-–]+", "", fold_diacritics(code))
    first = r"(?<!\d)" if bare[0].isdigit() else ""
    return bool(re.search(rf"{first}{re.escape(bare)}(?!\d)", support.squeezed))


def _misdated(
    text: str, documents: Sequence[DocumentNumber], days: Sequence[DayMention], supports: Sequence[Support]
) -> Iterator[Claim]:
    """Document numbers with another date behind them than the citation gives: both may stand there, but not together."""
    for day in days:
        numbers = [one for one in documents if one.end <= day.start and _DATED.fullmatch(text, one.end, day.start)]
        stated = [own for s in supports for document, own in s.dated_documents if any(n.within(document) for n in numbers)]
        if stated and not any(day.day.within(own) for own in stated):
            yield Claim(kind=Kind.DATE, text=text[day.start : day.end])


def _same(claimed: Number, stated: Number) -> bool:
    if claimed.value != stated.value or (stated.unit == "percent") != (claimed.unit == "percent"):
        return False
    return not claimed.unit or claimed.unit == stated.unit or {claimed.unit, stated.unit} <= _CLOCKS


def _names(text: str, supports: Sequence[Support], *, english: bool) -> Iterator[Claim]:
    """Places, bodies, persons and whatever else is written as a name."""
    places = _true_places(text)
    bodies = find_bodies(text, [(place.start, place.end) for place in places])
    for body in bodies:
        if not any(names_body(support.canon, body) for support in supports):
            yield Claim(kind=Kind.BODY, text=text[body.start : body.end])
    for place in places:
        if not any(_is_named(place, support, english=english) for support in supports):
            yield Claim(kind=Kind.PLACE, text=text[place.start : place.end])
    left = hide(text, [*((one.start, one.end) for one in bodies), *((one.start, one.end) for one in places)])
    if english:
        yield from _english_names(left, supports)
    else:
        for row in find_capitals(left):
            if not any(_is_written(row, support) for support in supports):
                kind = Kind.PERSON if row.person or titled(left, row.start) else Kind.NAME
                yield Claim(kind=kind, text=text[row.start : row.end])


def _true_places(text: str) -> list[PlaceMention]:
    """Place names, without those that are part of a person's: a family name with more names behind it."""
    rows = [row for row in find_capitals(text) if row.person]
    found = []
    for place in find_places(text):
        around = next((row for row in rows if row.start <= place.start and place.end <= row.end), None)
        if around is None or (place.start, place.end) == (around.start, around.end) or place.unit is not None:
            found.append(place)
    return found


def _is_named(place: PlaceMention, support: Support, *, english: bool) -> bool:
    """Whether a text names the place, with the same unit where both say one."""
    units = support.place_units.get(fold_diacritics(place.name))
    if units is None:
        return f" {fold_diacritics(canonical(place.name).strip())} " in support.folded and not place.candidates
    if place.unit is None or None in units or place.unit in units:
        return True
    return english and place.unit in {"huyện", "quận"} and bool(units & {"huyện", "quận"})


def _is_written(row: Capitals, support: Support) -> bool:
    """Whether a row of capitalised words stands in the text; a sentence's first word may be an ordinary one."""
    if len(row.words) == 1 and (row.opens or len(row.words[0]) < _FEW_LETTERS):
        return (row.opens and not row.words[0].isupper()) or _holds(row.words, support)
    return _holds(row.words, support) or (row.opens and not row.person and _holds(row.words[1:], support))


def _holds(words: Sequence[str], support: Support) -> bool:
    text = canonical(" ".join(words))
    if not text.strip():
        return True
    return text in support.canon or (text.isascii() and fold(text) in support.folded)


def _english_names(text: str, supports: Sequence[Support]) -> Iterator[Claim]:
    """Bodies through the glossary, and capitalised words that no glossary term covers."""
    phrases = find_phrases(text)
    said = [(one.start, one.end) for one in phrases if any(says(support.canon, one) for support in supports)]
    offices = [one for one in find_offices(text) if not _inside(one.start, one.end, said)]
    for office in offices:
        if not any(names_office(support.canon, office) for support in supports):
            yield Claim(kind=Kind.BODY, text=text[office.start : office.end])
    covered = [*said, *((one.start, one.end) for one in offices)]
    for phrase in phrases:
        if phrase.body and not _inside(phrase.start, phrase.end, covered):
            covered.append((phrase.start, phrase.end))
            yield Claim(kind=Kind.BODY, text=text[phrase.start : phrase.end])
    left = hide(text, covered)
    for row in find_capitals(left):
        if not any(_is_written_english(row, support) for support in supports):
            kind = Kind.PERSON if row.person or titled(left, row.start) else Kind.NAME
            yield Claim(kind=kind, text=text[row.start : row.end])


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _is_written_english(row: Capitals, support: Support) -> bool:
    """The same as ``_is_written`` for English: a name as it stands, or words whose learned equivalents do."""
    if row.opens and len(row.words) == 1 and not row.words[0].isupper():
        return True
    if _holds(row.words, support) or (row.opens and _holds(row.words[1:], support)):
        return True
    return all(word.lower() in _ORDINARY or _known(word, support) for word in row.words)


def _known(word: str, support: Support) -> bool:
    """Whether a text holds what an English word may mean, as parallel text teaches."""
    return any(f" {sense} " in support.canon for sense in learned(word) if " " in sense)  # one syllable is in any text
