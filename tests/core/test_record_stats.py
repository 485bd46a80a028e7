"""Counts before and after a date, against plain loops over the same numbers."""

from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.core.record_stats import (
    WINDOWS,
    Line,
    Splits,
    all_changes,
    by_month,
    by_week,
    compare,
    compare_all,
    line,
    needed_after,
    running_mean,
)

START = datetime.date(2025, 1, 1)
NAN = float("nan")
counts = st.lists(st.one_of(st.integers(0, 50), st.just(0), st.none()), min_size=1, max_size=60)


def made(values: list[int | None], *, level: bool = False, step: int = 1) -> Line:
    first = START.toordinal()
    return line(
        [first + step * place for place in range(len(values))],
        [NAN if value is None else value for value in values],
        step,
        level=level,
    )


def slow(
    values: list[int | None], place: int, size: int, level: bool
) -> tuple[float, float] | None:
    """Before and after at a place, by adding up; None where a value is missing."""
    windows = (values[place - size : place], values[place : place + size])
    if place < size or any(len(window) < size or None in window for window in windows):
        return None
    before, after = (float(sum(filter(None, window))) for window in windows)
    return (before / size, after / size) if level else (before, after)


def ratio(pair: tuple[float, float]) -> float:
    before, after = pair
    return after / before if before else math.inf if after else 1.0


@given(counts, st.integers(1, 12), st.integers(0, 60), st.booleans())
def test_both_windows_are_added_up(
    values: list[int | None], size: int, place: int, level: bool
) -> None:
    found = compare(made(values, level=level), START + datetime.timedelta(days=place), size)
    expected = slow(values, place, size, level)
    assert found.known == (expected is not None)
    if expected is not None:
        assert (found.before, found.after) == pytest.approx(expected)
        change = found.change
        assert (
            change is None
            if expected[0] == 0
            else change == pytest.approx((ratio(expected) - 1) * 100)
        )


@given(counts, st.integers(1, 8), st.integers(0, 60))
def test_how_many_other_dates_changed_as_much(
    values: list[int | None], size: int, place: int
) -> None:
    found = compare(made(values), START + datetime.timedelta(days=place), size).reference
    own = slow(values, place, size, False)
    if own is None:
        assert found is None
        return
    others = [
        ratio(pair)
        for other in range(len(values) + 1)
        if other != place and (pair := slow(values, other, size, False)) is not None
    ]
    mine = ratio(own)
    large = [
        one for one in others if (one >= mine if mine > 1 else one <= mine if mine < 1 else True)
    ]
    assert found is not None and (found.at_least, found.dates) == (len(large), len(others))
    assert found.share == (len(large) / len(others) if others else None)


@given(counts, st.integers(1, 8))
def test_all_shares_at_once_are_those_of_each_date(values: list[int | None], size: int) -> None:
    given_line = made(values)
    found = Splits(given_line, size).shares()
    for place, share in enumerate(found):
        reference = compare(given_line, given_line.day(place), size).reference
        expected = reference.share if reference is not None else None
        assert math.isnan(share) if expected is None else share == pytest.approx(expected)


@given(counts, st.integers(1, 9))
def test_the_running_mean_has_no_value_where_a_day_is_missing(
    values: list[int | None], size: int
) -> None:
    found = running_mean(made(values).values, size)
    for place in range(len(values)):
        window = values[max(0, place - size + 1) : place + 1]
        whole = len(window) == size and None not in window
        assert math.isnan(found[place]) != whole
        if whole:
            assert found[place] == pytest.approx(sum(filter(None, window)) / size)


@given(counts, st.booleans())
def test_weeks_and_months_hold_each_day_once(values: list[int | None], level: bool) -> None:
    given_line = made(values, level=level)
    days = {START + datetime.timedelta(days=place): value for place, value in enumerate(values)}
    for totals in (by_week(given_line), by_month(given_line)):
        assert list(totals.days) == sorted(set(totals.days))
        for place, begin in enumerate(totals.days):
            end = totals.days[place + 1] if place + 1 < len(totals.days) else None
            inside = [
                value for day, value in days.items() if day >= begin and (end is None or day < end)
            ]
            if totals.whole[place]:
                total = sum(filter(None, inside))
                assert None not in inside and totals.values[place] == pytest.approx(
                    total / len(inside) if level else total
                )
            else:
                assert math.isnan(totals.values[place])


def test_weeks_begin_on_sunday_and_end_where_days_are_missing() -> None:
    totals = by_week(made([1] * 20))  # Wednesday, January 1, to Monday, January 20
    assert [str(day) for day in totals.days] == [
        "2024-12-29",
        "2025-01-05",
        "2025-01-12",
        "2025-01-19",
    ]
    assert list(totals.whole) == [False, True, True, False]
    assert by_month(made([1] * 59)).values.tolist() == [31.0, 28.0]


def test_the_incomplete_end_is_left_out() -> None:
    first = START.toordinal()
    whole = line(
        range(first, first + 30), [1] * 30, complete=(START, START + datetime.timedelta(days=19))
    )
    assert (whole.first, whole.last) == (START, datetime.date(2025, 1, 20))
    assert compare(whole, datetime.date(2025, 1, 11), 10).known
    assert not compare(whole, datetime.date(2025, 1, 12), 10).known
    assert compare(whole, datetime.date(2025, 1, 12), 10).before == 10.0
    assert by_week(whole).whole.tolist() == [False, True, True, False, False]


def test_a_gap_is_no_zero() -> None:
    first = START.toordinal()
    given_line = line([first, first + 1, first + 3], [5, 5, 5])
    assert math.isnan(given_line.values[2])
    assert not compare(given_line, START + datetime.timedelta(days=2), 2).known


def test_of_a_day_that_stands_twice_the_first_counts() -> None:
    first = START.toordinal()
    assert line([first + 1, first, first + 1], [2, 1, 9]).values.tolist() == [1.0, 2.0]


def test_weeks_are_compared_in_whole_weeks() -> None:
    weeks = made([10, 10, 20, 40], step=7)
    assert [
        (one.days, one.before, one.after)
        for one in compare_all(weeks, START + datetime.timedelta(days=14))
    ] == [(7, 10.0, 20.0), (14, 20.0, 60.0)]
    with pytest.raises(ValueError):
        compare(weeks, START, 10)
    with pytest.raises(ValueError):
        compare(weeks, START + datetime.timedelta(days=1), 7)


def test_an_increase_from_none_has_no_percent_and_is_the_largest() -> None:
    found = compare(made([0, 0, 3, 3, 3, 6]), START + datetime.timedelta(days=2), 1)
    assert (found.before, found.after, found.change) == (0.0, 3.0, None)
    assert found.reference is not None and found.reference.at_least == 0
    assert Splits(made([0, 0, 3, 3, 3, 6]), 1).reference(2.0).at_least == 2  # 0 to 3, and 3 to 6


def test_what_would_have_to_be_true() -> None:
    assert needed_after(1395, 27) == pytest.approx(1771.65)
    assert needed_after(100, -20) == 80


def test_no_days_are_refused() -> None:
    with pytest.raises(ValueError):
        line([], [])


def test_all_windows_at_all_dates() -> None:
    found = all_changes(made(list(range(1, 61))))
    assert set(found) == set(WINDOWS)
    assert all(len(ratios) == 61 for ratios in found.values())
    assert found[30][30] == pytest.approx(sum(range(31, 61)) / sum(range(1, 31)))
    assert math.isnan(found[30][29]) and all(map(math.isnan, found[60]))
