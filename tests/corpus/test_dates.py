from __future__ import annotations

from datetime import date

import pytest

from corpus.dates import dates_agree, days_after, find_dates, first_day, last_day, make_date
from corpus.types import PartialDate


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ngày 24/7/2021", ["24/07/2021"]),
        ("24-7-2021 và 5.8.2021", ["24/07/2021", "05/08/2021"]),
        ("ngày 11 tháng 10 năm 2021", ["11/10/2021"]),
        ("tháng 8/2021, tháng 9 năm 2021", ["08/2021", "09/2021"]),
        ("năm 2007", ["2007"]),
        ("ngày 30/2/2021", []),
        ("30/4 - 01/5, 24/24, tháng 13/2021", []),
        ("16/2021/QĐ-TTg", []),
    ],
)
def test_dates_of_a_text(text: str, shown: list[str]) -> None:
    assert [str(value) for _, _, value in find_dates(text)] == shown


def test_a_date_covers_its_days() -> None:
    leap = PartialDate(year=2024, month=2)
    assert (first_day(leap), last_day(leap)) == (date(2024, 2, 1), date(2024, 2, 29))
    assert last_day(PartialDate(year=2024)) == date(2024, 12, 31)


def test_dates_agree_as_far_as_both_say() -> None:
    day, month, other = (
        PartialDate(year=2021, month=7, day=24),
        PartialDate(year=2021, month=7),
        PartialDate(year=2021, month=8),
    )
    assert dates_agree(day, month)
    assert dates_agree(PartialDate(year=2021), other)
    assert not dates_agree(day, other)
    assert not dates_agree(day, PartialDate(year=2021, month=7, day=23))
    assert not dates_agree(day, PartialDate(year=2020))


def test_days_are_counted_only_from_a_day() -> None:
    assert days_after(PartialDate(year=2021, month=12, day=31), 1) == PartialDate(year=2022, month=1, day=1)
    assert days_after(PartialDate(year=2021, month=12), 1) is None


def test_what_no_calendar_has_is_no_date() -> None:
    assert make_date(2021, 2, 29) is None
    assert make_date(2021, 13) is None
    assert make_date(1021) is None
    assert make_date(2021, None, 5) is None
