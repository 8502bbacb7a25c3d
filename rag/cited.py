"""Document numbers in a question: one of the corpus's own, or one that the texts cite."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.text import fold_diacritics
from corpus.types import Directive
from index.tokens import KINDS

_SEPARATOR = r"\s*[-–/]\s*"
_SYMBOL = re.compile(rf"\b(\d{{1,5}})(?:\s*/\s*(?:19|20)\d\d)?{_SEPARATOR}([a-z]{{1,6}}(?:{_SEPARATOR}[a-z]{{1,8}}){{0,2}})\b")
_KIND_NAMES = sorted({*KINDS, "official letter", "official dispatch", "letter", "telegram", "document"}, key=len, reverse=True)
_NAMED = re.compile(
    rf"\b({'|'.join(_KIND_NAMES)}|van ban|ct|cv|cd|tb|kl|nq|qd|kh|nd|hd)\s*(?:so|no\.?|number|n°|#)?\s*(\d{{1,5}})\b"
    rf"(?:\s*/\s*(?:19|20)\d\d\b)?(?!\s*(?:/\s*\d|%|ngay|nguoi|thang|gio))"
)
_LETTER_KINDS = frozenset({"official letter", "letter"})
_LOOSE_KINDS = frozenset({"document", "van ban", "official dispatch", "dispatch", "telegram", "directive", "notice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedNumber:
    """A document number as a question writes it: ``kind`` and ``symbol`` folded, "" where it doesn't say."""

    digits: str
    kind: str
    symbol: str


def cited_numbers(question: str) -> tuple[CitedNumber, ...]:
    """The document numbers in a question ("331-CV/TU", "CT16", "chỉ thị 16", "letter 331"), in order, each once."""
    folded = fold_diacritics(question)
    found: dict[str, CitedNumber] = {}
    for match in _SYMBOL.finditer(folded):
        symbol = re.sub(r"\s*[-–/]\s*", "-", match[2])
        found[match[1]] = CitedNumber(digits=match[1], kind=symbol.split("-")[0], symbol=symbol)
    for match in _NAMED.finditer(folded):
        name = match[1]
        kind = "" if name in _LOOSE_KINDS else "cv" if name in _LETTER_KINDS else KINDS.get(name, name)
        found.setdefault(match[2], CitedNumber(digits=match[2], kind=kind, symbol=""))
    return tuple(found.values())


def is_number_of(cited: CitedNumber, directive: Directive) -> bool:
    """Whether a cited number is this directive's own: digits agree, and kind and symbol as far as they are said."""
    number = directive.heading.number.value
    if number is None:
        return False
    match = _SYMBOL.match(fold_diacritics(number))
    if match is None or match[1].lstrip("0") != cited.digits.lstrip("0"):
        return False
    symbol = re.sub(r"\s*[-–/]\s*", "-", match[2])
    if cited.symbol:
        return symbol == cited.symbol or symbol.startswith(f"{cited.symbol}-")
    kind = fold_diacritics(directive.heading.kind.value or "")  # an official letter's symbol doesn't say its kind: 417/UBND-KT
    return not cited.kind or cited.kind in (symbol.split("-")[0], KINDS.get(kind, kind))


def mentions_number(text_numbers: Iterable[str], cited: CitedNumber) -> bool:
    """Whether canonical number tokens of a text (``index.tokens``: "№16-ct-ttg", "№ct16") hold the cited number."""
    digits = cited.digits.lstrip("0")
    for token in text_numbers:
        bare = token[1:]
        if bare == f"{cited.kind}{digits}" or (not cited.kind and re.fullmatch(rf"[a-z]+{digits}", bare)):
            return True
        head, _, rest = bare.partition("-")
        if head == digits and (not cited.kind or rest.split("-")[0] == cited.kind or cited.kind in rest.split("-")):
            return True
    return False
