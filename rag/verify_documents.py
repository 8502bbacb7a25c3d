"""Document numbers in a sentence or a clause, written out ("16/CT-TTg") or short ("Chỉ thị 16", "Directive No. 16")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.text import fold_diacritics
from index.tokens import KINDS, SYMBOLS

_SEPARATOR = r"\s?[-–‐‑/]\s?"
_PART = r"[A-ZĐÐ]{1,8}[a-zđ]{0,3}[A-ZĐÐ]{0,5}[a-z]{0,2}\d{0,3}"
_FULL = re.compile(
    rf"(?<![\w/.,])(?P<numbers>\d{{1,5}}[a-zđ]?(?:\s?(?:,|và|and)\s?\d{{1,5}})*)(?:\s?/\s?(?P<year>(?:19|20)\d\d))?"
    rf"(?P<sep>{_SEPARATOR})(?P<symbol>{_PART}(?:{_SEPARATOR}{_PART}){{0,3}})(?![\w])"
)
_KIND = "|".join(
    sorted((*KINDS, "official letter", "official dispatch", "letter", "van ban", "luat", "law"), key=len, reverse=True)
)
_NUMBERED = re.compile(rf"(?<!\w)(?P<kind>{_KIND})\s+(?:so|no\.?|number|n°|#)\s*[:.]?\s*(?P<number>\d{{1,5}})(?!\w)(?!\s*%)")
_NAMED = re.compile(
    rf"(?<!\w)(?P<kind>{_KIND})\s+(?P<number>\d{{1,5}})(?!\w)"
    r"(?=\s*(?:$|[.,;:)\]”\"]|cua\b|ngay \d|ve\b|nam \d{4}|of\b|on\b|dated\b|issued\b|from\b|by\b|va\b|and\b|has\b|is\b))"
)
_COUNTED = re.compile(
    r"(?<!\w)(?:so|no\.|number)\s+(?P<number>\d{2,5})(?!\w)(?!\s*(?:%|nguoi|ca\b|ngay\b|truong hop|people|cases))"
)
_STRICT_ENGLISH = frozenset({"decision", "decree", "resolution", "circular", "plan", "conclusion"})
"""English kinds that stand for one Vietnamese kind; "directive", "notice" and "dispatch" are said of any document."""
_LOOSE = frozenset({"van ban", "official letter", "official dispatch", "letter", "luat", "law"})
_BEFORE = 40  # characters looked at before a number for the kind that it is said to be of


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """``number`` without leading zeros; ``kind`` ("cv") and ``symbol`` (("cv", "tu")) folded, "" and () where not said."""

    start: int
    end: int
    number: str
    year: str = ""
    kind: str = ""
    symbol: tuple[str, ...] = ()

    def within(self, stated: DocumentNumber) -> bool:
        """Whether ``stated`` is this document as far as this says which: digits, year, symbol and kind."""
        if self.number != stated.number or (self.year and self.year != stated.year):
            return False
        if self.symbol and self.symbol != stated.symbol[: len(self.symbol)]:
            return False
        known = stated.kind or (stated.symbol[0] if stated.symbol and stated.symbol[0] in SYMBOLS else "")
        return not self.kind or not known or self.kind == known


def find_documents(text: str) -> tuple[DocumentNumber, ...]:
    """The document numbers in ``text``, left to right; a list before one symbol gives one for each number."""
    folded = fold_diacritics(text)
    found: list[DocumentNumber] = []
    for match in _FULL.finditer(text):
        parts = tuple(fold_diacritics(part) for part in re.split(_SEPARATOR, match["symbol"]))
        if match["sep"] != match["sep"].strip() and parts[0] not in SYMBOLS:
            continue  # "năm 2021 - UBND quận"
        kind = _kind_before(folded, match.start())
        for number in re.findall(r"\d+[a-zđ]?", match["numbers"]):
            found.append(
                DocumentNumber(
                    start=match.start(),
                    end=match.end(),
                    number=fold_diacritics(number).lstrip("0"),
                    year=match["year"] or "",
                    kind=kind,
                    symbol=parts,
                )
            )
    for pattern in (_NUMBERED, _NAMED, _COUNTED):
        for match in pattern.finditer(folded):
            if not _overlaps(found, match.start("number"), match.end("number")) and not _is_plain(text, match):
                name = match.groupdict().get("kind") or ""
                found.append(
                    DocumentNumber(
                        start=match.start("number"),
                        end=match.end("number"),
                        number=match["number"].lstrip("0"),
                        kind="" if name in _LOOSE else _kind(name),
                    )
                )
    return tuple(sorted(found, key=lambda one: (one.start, one.number)))


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Whether a kind in small letters before a bare figure is an ordinary word: "báo cáo 2", "tổng số 730"."""
    start = match.start("kind") if "kind" in match.groupdict() else match.start()
    word = text[start : match.start("number")]
    if "kind" not in match.groupdict():
        return bool(re.search(r"(?:tổng|một|con|mã|dân)\s+$", text[:start], re.IGNORECASE))
    return (
        match.re is _NAMED
        and word[:1].islower()
        and word.split()[0] in {"báo", "thông", "kế", "quyết", "đề", "plan", "notice", "quy"}
    )


def _overlaps(found: Iterable[DocumentNumber], start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in found)


def _kind_before(folded: str, start: int) -> str:
    """The kind named right before a number: "Chỉ thị số " gives "ct"; "" where none is, or one that is loosely used."""
    before = re.sub(r"\s+(?:so|no\.?|number)?\s*[:.]?\s*$", "", folded[max(0, start - _BEFORE) : start])
    name = next((kind for kind in sorted(KINDS, key=len, reverse=True) if re.search(rf"(?<!\w){kind}$", before)), "")
    return _kind(name)


def _kind(name: str) -> str:
    english = name in KINDS and " " not in name
    return "" if english and name not in _STRICT_ENGLISH else KINDS.get(name, "")
