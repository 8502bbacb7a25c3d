"""Dates in every form that directives and answers write, in both languages, as far as each is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH_NUMBER |= {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_VIETNAMESE_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_DAY_WORDS = (
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba", "mười bốn",
    "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi", "hai mươi mốt", "hai mươi hai", "hai mươi ba",
    "hai mươi tư", "hai mươi lăm", "hai mươi sáu", "hai mươi bảy", "hai mươi tám", "hai mươi chín", "ba mươi", "ba mươi mốt",
)  # fmt: skip
_DAY_NUMBER = {name: number for number, name in enumerate(_DAY_WORDS, 1)} | {"rằm": 15}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_EN_MONTH = rf"(?P<em>{'|'.join(sorted((*_MONTH_NUMBER,), key=len, reverse=True))})\b\.?"
_VI_MONTH = rf"(?P<vm>\d{{1,2}}|{'|'.join(sorted(_VIETNAMESE_MONTHS, key=len, reverse=True))})(?!\w)(?!\s+lần)"
_VI_DAY = rf"(?P<vd>\d{{1,2}}|{'|'.join(sorted(_DAY_NUMBER, key=len, reverse=True))})"
_NTH = r"(?:st|nd|rd|th)?"
_NO_MORE = r"(?![\d]|[/.\-]\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\w/]){_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
        rf"(?<![\w/])(?P<d>\d{{1,2}})\s?[/.\-–]\s?(?P<m>\d{{1,2}})\s?[/.\-–]\s?{_YEAR}(?!\d)",
        rf"(?<!\w)(?:(?:ngày|mùng|mồng)\s+)?(?P<vd>\d{{1,2}})\s+tháng\s+{_VI_MONTH}(?:\s*[,/]?\s*(?:năm\s+)?{_YEAR})?",
        rf"(?<!\w)(?:ngày|mùng|mồng)\s+{_VI_DAY}\s+tháng\s+{_VI_MONTH}(?:\s*[,/]?\s*(?:năm\s+)?{_YEAR})?",
        rf"(?<!\w)(?P<d>\d{{1,2}}){_NTH}\s+(?:day\s+)?(?:of\s+)?{_EN_MONTH}(?:,?\s+(?:of\s+)?{_YEAR})?(?!\d)",
        rf"(?<!\w){_EN_MONTH}\s+(?:the\s+)?(?P<d>\d{{1,2}}){_NTH}(?!\d|\w)(?:,?\s+{_YEAR})?",
        rf"(?<!\w){_EN_MONTH},?\s+(?:of\s+)?{_YEAR}(?!\d)",
        rf"(?<!\w)(?<!mỗi )(?<!hàng )(?<!hằng )tháng\s+{_VI_MONTH}(?:\s*[,/]?\s*(?:năm\s+)?{_YEAR})?",
        rf"(?<![\w/.])(?P<m>\d{{1,2}})\s?/\s?{_YEAR}(?![\d/])",
        rf"(?<![\w/.,])(?P<d>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}}){_NO_MORE}(?!\w)",
        rf"(?<!\w)(?:ngày|mùng|mồng)\s+(?P<d>\d{{1,2}})\s?[.\-]\s?(?P<m>\d{{1,2}}){_NO_MORE}",
        rf"(?<!\w)(?:quý|quarter)\s+(?P<q>iv|i{{1,3}}|[1-4])(?!\w)(?:\s*(?:/|năm|of|,)?\s*{_YEAR})?",
        rf"(?<!\w)(?:năm|year)\s+{_YEAR}(?!\d)",
        rf"(?<![\w.,/]){_YEAR}(?![\d%]|[.,]\d|\s*%)",
        rf"(?<!\w)(?:ngày|mùng|mồng)\s+{_VI_DAY}(?!\w)(?!\s+(?:lần|ngày|tháng|năm|giờ|tuổi|người))",
    )
)
_MONTH_ALONE = re.compile(
    r"(?<!\w)(?P<em>January|February|March|April|June|July|August|September|October|November|December"
    r"|(?:(?<=in )|(?<=of )|(?<=by )|(?<=since )|(?<=until )|(?<=late )|(?<=early ))May)(?!\w)"
)
_LINK = re.compile(
    r"\s*[,(]?\s*(?:-|–|—|đến|tới|to|until|till|through|and|và|hoặc|or)\s*(?:hết\s+)?(?:ngày\s+|the\s+)?$", re.IGNORECASE
)
_DAY_BEFORE = re.compile(
    r"(?<![\w/.,])(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|—|đến|tới|to|until|through|and|và|,)\s*(?:hết\s+)?(?:ngày\s+)?$",
    re.IGNORECASE,
)
_DAYS, _MONTHS_IN_YEAR = 31, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as far as it is said; at least one part is not None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def within(self, stated: Day) -> bool:
        """Whether ``stated`` says all that this says."""
        pairs = (
            (self.year, stated.year),
            (self.month, stated.month),
            (self.day, stated.day),
            (self.quarter, stated.quarter),
        )
        return all(mine is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMention:
    """A date in a text, at [start, end). ``implied``: what a range says of it besides ("từ 14/6 đến 24/8/2021")."""

    start: int
    end: int
    day: Day
    implied: Day | None = None


def find_days(text: str) -> tuple[DayMention, ...]:
    """The dates in ``text``, left to right, none overlapping; the fullest form that stands at a place counts."""
    taken = bytearray(len(text))
    found: list[DayMention] = []
    for form in (*_FORMS, _MONTH_ALONE):
        for match in form.finditer(text):
            day = None if any(taken[match.start() : match.end()]) else _day(match)
            if day is not None:
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(DayMention(start=match.start(), end=match.end(), day=day))
    found.sort(key=lambda mention: mention.start)
    return tuple(_with_ranges(text, found, taken))


def _day(match: re.Match[str]) -> Day | None:
    """The date of a match; None where its figures can be no date."""
    parts = match.groupdict()
    day = _number(parts.get("d") or parts.get("vd"), _DAY_NUMBER)
    month = _number(parts.get("m") or parts.get("vm"), _VIETNAMESE_MONTHS)
    if parts.get("em"):
        month = _MONTH_NUMBER[parts["em"].lower().rstrip(".")]
    quarter = _number(parts.get("q"), _QUARTERS)
    year = int(parts["y"]) if parts.get("y") else None
    if not (day is None or 1 <= day <= _DAYS) or not (month is None or 1 <= month <= _MONTHS_IN_YEAR):
        return None
    return Day(year=year, month=month, day=day, quarter=quarter)


def _number(text: str | None, words: dict[str, int]) -> int | None:
    if not text:
        return None
    return int(text) if text.isdecimal() else words.get(" ".join(text.lower().split()))


def _with_ranges(text: str, found: list[DayMention], taken: bytearray) -> Iterator[DayMention]:
    for at, mention in enumerate(found):
        start = found[at - 1].end if at else 0
        before = _DAY_BEFORE.search(text, start, mention.start)
        if before and not any(taken[before.start(1) : before.end(1)]) and mention.day.month and mention.day.day:
            day = int(before[1])
            if 1 <= day <= _DAYS:  # "14 – 24/8/2021"
                full = Day(year=mention.day.year, month=mention.day.month, day=day)
                yield DayMention(start=before.start(1), end=before.end(1), day=full)
        after = found[at + 1] if at + 1 < len(found) else None
        implied = None
        if after is not None and _LINK.fullmatch(text, mention.end, after.start):
            first, last = mention.day, after.day
            if first.year is None and last.year is not None and first.day is not None:
                month = first.month if first.month is not None else last.month
                implied = Day(year=last.year, month=month, day=first.day)
        yield DayMention(start=mention.start, end=mention.end, day=mention.day, implied=implied)
