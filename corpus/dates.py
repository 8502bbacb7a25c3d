"""Dates as running text writes them, and the order of dates that say only their month or year."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from corpus.types import PartialDate

FIRST_YEAR, LAST_YEAR = 1900, 2099
_MONTHS = 12
_YEAR = r"(?:19|20)\d\d"
_SEPARATOR = r"\s?[/.-]\s?"
NUMERIC = rf"(?<![\d/.-])(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>{_YEAR})(?![\d/])"
WORDED = rf"(?<!\d)(?P<day>\d{{1,2}})\s+tháng\s+(?P<month>\d{{1,2}})\s*(?:,\s*|\s)năm\s+(?P<year>{_YEAR})(?!\d)"
MONTH = rf"tháng\s+(?P<month>\d{{1,2}})(?:{_SEPARATOR}|\s+năm\s+)(?P<year>{_YEAR})(?!\d)"
YEAR = rf"năm\s+(?P<year>{_YEAR})(?!\d)"
_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in (NUMERIC, WORDED, MONTH, YEAR))
_DAY = re.compile(r"ngày\s+", re.IGNORECASE)
_STARTS = re.compile(r"(?<!\d)\d{1,2}\s?[/.-]\s?\d|(?<!\d)\d{1,2}\s+[tT]háng|[tT]háng\s+\d|[nN]ăm\s+\d")


def read_date_at(text: str, position: int) -> tuple[PartialDate, int] | None:
    """The date that begins at ``position`` ("ngày" allowed before it) and where it ends; None where none does.

    A day or month that no calendar has gives None: the words aren't a date.
    """
    day = _DAY.match(text, position)
    start = day.end() if day else position
    for form in _FORMS:
        match = form.match(text, start)
        if match:
            named = match.groupdict()
            found = make_date(int(named["year"]), named.get("month"), named.get("day"))
            return (found, match.end()) if found else None
    return None


def find_dates(text: str) -> tuple[tuple[int, int, PartialDate], ...]:
    """Start, end and value of the dates in ``text``, left to right, each word in one date only."""
    found: list[tuple[int, int, PartialDate]] = []
    for match in _STARTS.finditer(text):
        if found and match.start() < found[-1][1]:
            continue
        read = read_date_at(text, match.start())
        if read:
            found.append((match.start(), read[1], read[0]))
    return tuple(found)


def make_date(year: int, month: str | int | None = None, day: str | int | None = None) -> PartialDate | None:
    """A date of the calendar, None for one that isn't there (30/2, month 13)."""
    month, day = int(month) if month else None, int(day) if day else None
    if not FIRST_YEAR <= year <= LAST_YEAR or (month is not None and not 1 <= month <= _MONTHS):
        return None
    if day is not None and (month is None or not 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return PartialDate(year=year, month=month, day=day)


def first_day(partial: PartialDate) -> date:
    """The first day that the date can mean."""
    return date(partial.year, partial.month or 1, partial.day or 1)


def last_day(partial: PartialDate) -> date:
    """The last day that the date can mean."""
    month = partial.month or _MONTHS
    return date(partial.year, month, partial.day or calendar.monthrange(partial.year, month)[1])


def partial_of(day: date) -> PartialDate:
    """A calendar day as a date of a text."""
    return PartialDate(year=day.year, month=day.month, day=day.day)


def days_after(partial: PartialDate, days: int) -> PartialDate | None:
    """The day ``days`` after a full date; None for a date without its day."""
    return partial_of(first_day(partial) + timedelta(days=days)) if partial.day else None


def dates_agree(first: PartialDate, second: PartialDate) -> bool:
    """Whether both can mean one day: equal as far as both say."""
    if first.year != second.year:
        return False
    months = (first.month, second.month)
    if None in months:
        return True
    return months[0] == months[1] and (None in (first.day, second.day) or first.day == second.day)
