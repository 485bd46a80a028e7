"""Dates that may lack their day or month."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.core.dates import PartialDate

YEARS = st.builds(PartialDate, st.integers(1, 9999))
MONTHS = st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12))
DAYS = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
DATES = YEARS | MONTHS | DAYS


@pytest.mark.parametrize(("text", "date"), [
    ("2025", PartialDate(2025)), ("2025-06", PartialDate(2025, 6)), ("2025-06-15", PartialDate(2025, 6, 15)),
    (" 2025-06 ", PartialDate(2025, 6)), ("2024-02-29", PartialDate(2024, 2, 29)), ("0001-01-01", PartialDate(1, 1, 1)),
    ("9999-12", PartialDate(9999, 12)),
])
def test_a_year_a_month_or_a_day_is_read(text: str, date: PartialDate) -> None:
    assert PartialDate.parse(text) == PartialDate.parse_or_none(text) == date


@pytest.mark.parametrize("text", [
    "", "25", "202", "20255", "2025-6", "2025-06-5", "2025-13", "2025-00", "2025-06-31", "2025-02-29", "2025-06-00",
    "2025-00-15", "2025-00-00", "0000", "0000-06", "2025/06/15", "06/15/2025", "15.06.2025", "June 2025",
    "2025-06-15T10",
    "2025-", "2025-06-", "-2025", "2025--15", "2025 06", "٢٠٢٥",
])
def test_anything_else_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)
    assert PartialDate.parse_or_none(text) is None


def test_a_refused_text_is_named() -> None:
    for text in ("June 2025", "2025-00", "2025-06-00"):
        with pytest.raises(ValueError, match=f"^{text}$"):
            PartialDate.parse(text)


@given(DATES)
def test_written_and_read_again_it_is_the_same(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@pytest.mark.parametrize(("date", "text"), [
    (PartialDate(2025), "2025"), (PartialDate(2025, 6), "2025-06"), (PartialDate(2025, 6, 5), "2025-06-05"),
    (PartialDate(987, 1, 2), "0987-01-02"), (PartialDate(1, 11), "0001-11"),
])
def test_it_is_written_as_iso_8601(date: PartialDate, text: str) -> None:
    assert str(date) == text


@given(DATES, DATES)
def test_the_order_is_that_of_the_written_dates(first: PartialDate, second: PartialDate) -> None:
    assert (first < second) == (str(first) < str(second))


def test_a_missing_part_sorts_first() -> None:
    rising = [PartialDate(2024, 12, 31), PartialDate(2025), PartialDate(2025, 1), PartialDate(2025, 1, 1),
              PartialDate(2025, 1, 2), PartialDate(2025, 2), PartialDate(2026)]
    falling = list(reversed(rising))
    assert sorted(falling) == rising


@pytest.mark.parametrize(("date", "first", "last"), [
    (PartialDate(2025), (2025, 1, 1), (2025, 12, 31)),
    (PartialDate(2025, 6), (2025, 6, 1), (2025, 6, 30)),
    (PartialDate(2025, 11), (2025, 11, 1), (2025, 11, 30)),
    (PartialDate(2025, 12), (2025, 12, 1), (2025, 12, 31)),
    (PartialDate(2024, 2), (2024, 2, 1), (2024, 2, 29)),
    (PartialDate(2025, 2), (2025, 2, 1), (2025, 2, 28)),
    (PartialDate(2025, 6, 15), (2025, 6, 15), (2025, 6, 15)),
    (PartialDate(9999, 12), (9999, 12, 1), (9999, 12, 31)),
])
def test_its_first_and_last_day(date: PartialDate, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert (date.first_day(), date.last_day()) == (datetime.date(*first), datetime.date(*last))


@given(MONTHS)
def test_the_last_day_of_a_month_is_the_calendars(month: PartialDate) -> None:
    assert month.last_day().day == calendar.monthrange(month.year, month.month)[1]


def test_a_date_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        PartialDate(2025).year = 2026  # type: ignore[misc]
