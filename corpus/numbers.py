"""Document numbers: the grammar of "16/CT-TTg", "07- KL/TW", "23/2021/QĐ-TTg", and when two are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import UPPER, fold_diacritics

HYPHENS = r"\-\u2010-\u2015"
"""For use inside a character class."""
DIGITS = r"\d{1,6}[a-zđ]?"
_CAPITALS = rf"[{UPPER}&]"
_TIGHT_PART = rf"{_CAPITALS}[^\W\d_&]{{0,13}}(?:&[^\W\d_]{{1,6}})?\d{{0,3}}(?!\w)"
_WIDE_PART = rf"(?:TTg|CTr|TTr|QyĐ|{_CAPITALS}{{2,14}}\d{{0,3}})(?!\w)"
_TIGHT = rf"[{HYPHENS}/]"
_WIDE = rf"\s?[{HYPHENS}/]\s?"
_PART = rf"(?:{_TIGHT}{_TIGHT_PART}|{_WIDE}{_WIDE_PART})"
_YEAR = r"\s?/\s?(?:19|20)\d\d(?!\d)"
SYMBOL = rf"{_PART}{{1,9}}"
"""Separator and symbol: "/CT-TTg", " - CV/TU", "/BYT-MT", "/QH13"."""
NUMBER = rf"(?<![\w/.,:{HYPHENS}])(?P<digits>{DIGITS})(?P<year>{_YEAR})?(?P<symbol>{SYMBOL})"
"""A whole number with its symbol."""
_WHOLE = re.compile(NUMBER)
_SEPARATOR = re.compile(rf"\s*([{HYPHENS}/])\s*")
_LEAD = re.compile(r"^0+(?=\d)")
_PARTS = re.compile(r"[-/]")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """The parts of a number: ``digits`` "31", ``year`` 2021 where the number carries one, ``symbol`` "CT/TU" or ""."""

    digits: str
    year: int | None
    symbol: str

    @property
    def body(self) -> str:
        """The issuer's part of the symbol, folded: "tu" of "CT/TU", "ubnd" of "CĐ-UBND"; "" where there is none."""
        parts = [part for part in _PARTS.split(fold_diacritics(self.symbol)) if part]
        return "-".join(parts[1:]) if len(parts) > 1 else ""


def fold_number(words: str) -> str:
    """A number as a text writes it with spaces removed and one kind of hyphen: "07- KL/TW" gives "07-KL/TW"."""
    tight = _SEPARATOR.sub(lambda match: "/" if match[1] == "/" else "-", " ".join(words.split()))
    return tight.replace(" ", "")


def read_number(number: str) -> DocumentNumber | None:
    """The parts of a folded number; digits alone ("16", "15/2020") have no symbol. None for what isn't a number."""
    match = _WHOLE.fullmatch(number) or re.fullmatch(rf"(?P<digits>{DIGITS})(?P<year>{_YEAR})?(?P<symbol>)", number)
    if match is None:
        return None
    year = int(match["year"].strip("/ ")) if match["year"] else None
    return DocumentNumber(digits=_LEAD.sub("", match["digits"].lower()), year=year, symbol=match["symbol"].strip("-/ "))


def symbols_agree(first: str, second: str) -> bool:
    """Whether two symbols are the same but for hyphen or slash, case, and diacritics other than đ: "CT-TU", "CT/TU"."""
    return _folded(first) == _folded(second)


def numbers_agree(cited: DocumentNumber, own: DocumentNumber) -> bool:
    """Whether a cited number can be a document's own: digits equal, year and symbol equal as far as both say."""
    if cited.digits != own.digits or (cited.year and own.year and cited.year != own.year):
        return False
    return not cited.symbol or not own.symbol or symbols_agree(cited.symbol, own.symbol)


def _folded(symbol: str) -> str:
    """Comparable form. "CĐ" (công điện) and "CD" are the same: no two symbols differ in the stroke of a đ alone but HD and HĐ."""
    parts = [part.lower() for part in _PARTS.split(fold_number(symbol)) if part]
    return "-".join("hđ" if part == "hđ" else fold_diacritics(part) for part in parts)
