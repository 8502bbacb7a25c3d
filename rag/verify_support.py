"""What a citation supports: its provision, the lead lines above it, and the heading of its directive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cached_property

from corpus.markers import read_marker
from corpus.places import PlaceMention, find_places, place_name
from corpus.text import fold_diacritics, fold_display
from corpus.types import Directive, Field, Level, PartialDate, Provision
from index.tokens import syllables
from rag import labels
from rag.types import Citation
from rag.verify_dates import Day, find_days
from rag.verify_documents import DocumentNumber, find_documents
from rag.verify_names import canonical
from rag.verify_numbers import Number, find_numbers

_LOCATOR = re.compile(
    r"(?<!\w)(?P<level>phần|chương|tiểu mục|mục|điều|khoản|điểm|tiết|gạch đầu dòng|đoạn|dòng|phụ lục|part|chapter|subsection|"
    r"section|article|clause|sub-point|point|bullet|paragraph|line|annex|appendix)\s+(?:số\s+|thứ\s+|no\.?\s*)?"
    r"(?P<token>\d{1,3}(?:\.\d{1,2})*[a-zđ]?|[IVXL]+|[a-zđ]\d?)(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_LEVELS = {
    "part": "phần", "chapter": "chương", "subsection": "tiểu mục", "section": "mục", "article": "điều", "clause": "khoản",
    "sub-point": "tiết", "point": "điểm", "bullet": "gạch đầu dòng", "paragraph": "đoạn", "line": "dòng", "annex": "phụ lục",
    "appendix": "phụ lục",
}  # fmt: skip
_DATED = re.compile(r"\s*,?\s*\(?(?:ngày)?\s*", re.IGNORECASE)
_BESIDE = 10  # characters between a document's number and the date that is its own
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def locators(text: str) -> tuple[tuple[int, int, tuple[str, str]], ...]:
    """Provisions named by their number: (start, end, (level in Vietnamese, token)); Roman numerals as figures."""
    found = []
    for match in _LOCATOR.finditer(text):
        level = match["level"].lower()
        token = match["token"]
        if (
            len(token) == 1
            and token.isalpha()
            and level not in {"điểm", "point", "tiết", "phần", "mục", "phụ lục", "part", "section", "chương", "annex"}
        ):
            continue
        found.append((match.start(), match.end(), (_LEVELS.get(level, level), _token(token))))
    return tuple(found)


def _token(token: str) -> str:
    if token.isupper() and set(token) <= set(_ROMAN):
        values = [_ROMAN[char] for char in token]
        return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))
    return token.lower()


class Support:
    """One citation's words, read once: everything that a sentence citing it may say."""

    def __init__(self, directive: Directive, citation: Citation | None) -> None:
        """``citation`` None: the heading alone, as far as the corpus list supplied it."""
        self.directive = directive
        self.citation = citation
        provision = directive.find(citation.path) if citation is not None else None
        self.own = _own_text(directive, citation, provision) if citation is not None else ""
        self.leads = tuple(_leads(directive.root, provision)) if provision is not None else ()
        self.heading = heading_texts(directive)

    @cached_property
    def body(self) -> str:
        """The provision and the lead lines above it."""
        return " \n ".join((self.own, *self.leads))

    @cached_property
    def text(self) -> str:
        """Everything, heading included."""
        return " \n ".join((self.body, *self.heading))

    @cached_property
    def quotable(self) -> tuple[str, ...]:
        """What a quote may be cut from, display-folded."""
        clause = (fold_display(self.citation.clause_text), self.citation.label) if self.citation is not None else ()
        return (self.own, *clause, *self.leads, *self.heading)

    @cached_property
    def canon(self) -> str:
        """The text as names are compared in."""
        return canonical(self.text)

    @cached_property
    def folded(self) -> str:
        """``canon`` without diacritics."""
        return fold_diacritics(self.canon)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its syllables, figures included."""
        return frozenset(syllables(self.text)) | frozenset(self.canon.split())

    @cached_property
    def squeezed(self) -> str:
        """Letters and figures only, folded: codes are looked up in it ("covid19", "f0")."""
        return re.sub(r"[\s\-–_]+", "", fold_diacritics(self.text))

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The dates it states."""
        found = find_days(_hide(self.text, [(one.start, one.end) for one in find_documents(self.text)]))
        issued = self.directive.heading.issued_on.value
        own = (Day(year=issued.year, month=issued.month, day=issued.day),) if isinstance(issued, PartialDate) else ()
        return (*own, *(one.day for one in found), *(one.implied for one in found if one.implied is not None))

    @cached_property
    def documents(self) -> tuple[DocumentNumber, ...]:
        """The document numbers it states; its own with its kind."""
        found = find_documents(self.text)
        number, kind = self.directive.heading.number.value, self.directive.heading.kind.value
        return (*found, *find_documents(f"{kind} số {number}")) if number and kind else found

    @cached_property
    def dated_documents(self) -> tuple[tuple[DocumentNumber, Day], ...]:
        """The documents it cites with the date right behind their number."""
        days = find_days(_hide(self.text, [(one.start, one.end) for one in find_documents(self.text)]))
        found = [
            (document, day.day)
            for document in self.documents
            for day in days
            if 0 <= day.start - document.end <= _BESIDE and document.end <= len(self.text)
            and _DATED.fullmatch(self.text, document.end, day.start)
        ]  # fmt: skip
        return tuple(found)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The quantities it states, dates and document numbers apart."""
        hidden = _hide(self.text, [(one.start, one.end) for one in find_documents(self.text)])
        return find_numbers(_hide(hidden, [(one.start, one.end) for one in find_days(hidden)]))

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """The places it names."""
        return find_places(" \n ".join((self.text, *self.directive.jurisdiction)))

    @cached_property
    def place_units(self) -> Mapping[str, frozenset[str | None]]:
        """Folded names of places to the unit words that they stand with (None: with none)."""
        units: dict[str, set[str | None]] = {}
        for mention in self.places:
            units.setdefault(fold_diacritics(mention.name), set()).add(mention.unit)
        for unit_name in self.directive.jurisdiction:
            name = place_name(unit_name)
            units.setdefault(fold_diacritics(name), set()).add(unit_name[: -len(name)].strip() or None)
        return {name: frozenset(found) for name, found in units.items()}

    @cached_property
    def locators(self) -> frozenset[tuple[str, str]]:
        """Where it stands, and the provisions it speaks of."""
        label = self.citation.label if self.citation is not None else ""
        return frozenset(one for _, _, one in (*locators(label), *locators(self.body)))


def _hide(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def hide(text: str, spans: list[tuple[int, int]]) -> str:
    """``text`` with the spans blanked out, every offset kept."""
    return _hide(text, spans)


def _own_text(directive: Directive, citation: Citation, provision: Provision | None) -> str:
    """The provision's words without its own number or bullet, and the quote's where it goes beyond the provision."""
    quote = fold_display(citation.quote)
    if provision is None:
        return quote
    text = fold_display(provision.text)
    marker = read_marker(text)
    length = marker.length if marker is not None and provision.level is not Level.PARAGRAPH else 0
    whole, text = text, text[length:]
    return text if quote in whole else f"{text} \n {quote}"


def _leads(provision: Provision, inner: Provision) -> Iterator[str]:
    """The titles and lead lines of the provisions around ``inner``, widest first."""
    for child in provision.children:
        if child is not inner and child.start <= inner.start and inner.end <= child.end:
            if child.heading:
                yield fold_display(child.heading)
            yield from _leads(child, inner)


def heading_texts(directive: Directive) -> tuple[str, ...]:
    """The heading's fields as an answer may write them, supplied ones among them."""
    found = [directive.title, *directive.jurisdiction]
    for one in fields(directive.heading):
        value = getattr(directive.heading, one.name)
        found.extend(_shown(value))
    return tuple(dict.fromkeys(text for text in found if text))


def _shown(field: Field[object]) -> Iterator[str]:
    value = field.value
    if isinstance(value, PartialDate):
        yield from (labels.date(value, "vi"), str(value))
    elif isinstance(value, tuple):
        yield from (fold_display(str(item)) for item in value)
    elif value is not None:
        yield fold_display(str(value))
