"""What people type as the length of a show."""

from __future__ import annotations

import pytest

from explainer.app.pace import ShowClock, minutes_from


@pytest.mark.parametrize(("typed", "minutes"), [
    ("25", 25), (" 25 ", 25), ("25:00", 25), ("25:29", 25), ("25:30", 26), ("0:25", 25), ("0:05", 5), ("1:30", 90),
    ("90", 90), ("25 min", 25), ("25 minutes", 25), ("25 minutos", 25), ("25m", 25), ("1 h", 60), ("1h30", 90),
    ("1 h 30 min", 90), ("", 0), ("0", 0), ("0:00", 0), ("٢٥", 25), ("45:00", 45)])
def test_what_is_typed_is_taken(typed: str, minutes: int) -> None:
    assert minutes_from(typed, 600) == minutes


@pytest.mark.parametrize("typed", ["soon", "25:75", "-5", "2:5:0", ":", "1:", ":30", "h", "601", "9999999", "25,5", "99:99", "²"])
def test_what_is_no_length_is_refused(typed: str) -> None:
    assert minutes_from(typed, 600) is None


def test_a_clock_that_is_restarted_counts_from_zero_on_the_present_slide() -> None:
    now = [100.0]
    clock = ShowClock(lambda: now[0])
    clock.start()
    clock.enter("a")
    now[0] = 160.0
    clock.enter("b")
    now[0] = 200.0
    clock.reset()
    assert (clock.elapsed(), clock.slide_elapsed(), clock.times()) == (0.0, 0.0, {"b": 0.0})
    now[0] = 230.0
    assert (clock.elapsed(), clock.slide_elapsed(), clock.running) == (30.0, 30.0, True)


def test_a_clock_that_stands_starts_when_it_is_restarted() -> None:
    now = [0.0]
    clock = ShowClock(lambda: now[0], elapsed=50.0)
    clock.reset()
    now[0] = 5.0
    assert clock.running and clock.elapsed() == 5.0
