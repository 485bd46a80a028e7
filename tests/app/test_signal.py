"""Signals without Qt."""

from __future__ import annotations

import pytest

from explainer.app.signal import Signal


def test_listeners_are_called_in_the_order_they_connected_with_what_is_told() -> None:
    told: list[tuple[str, int, int]] = []
    signal: Signal[[int, int]] = Signal()
    signal.connect(lambda a, b: told.append(("first", a, b)))
    signal.connect(lambda a, b: told.append(("second", a, b)))
    signal.emit(1, b=2)
    assert told == [("first", 1, 2), ("second", 1, 2)]


def test_nobody_listening_is_fine() -> None:
    Signal().emit()


def test_a_listener_taken_off_hears_no_more_and_taking_it_off_again_is_harmless() -> None:
    told: list[str] = []
    signal: Signal[[]] = Signal()
    off = signal.connect(lambda: told.append("first"))
    signal.connect(lambda: told.append("second"))
    off()
    off()
    signal.emit()
    assert told == ["second"]


def test_a_listener_connected_twice_is_called_twice_and_taken_off_once() -> None:
    told: list[int] = []
    signal: Signal[[int]] = Signal()
    off = signal.connect(told.append)
    signal.connect(told.append)
    signal.emit(1)
    off()
    signal.emit(2)
    assert told == [1, 1, 2]


def test_listeners_that_come_or_go_meanwhile_change_the_next_call_only() -> None:
    told: list[str] = []
    signal: Signal[[]] = Signal()

    def once() -> None:
        told.append("once")
        off()
        signal.connect(lambda: told.append("late"))

    off = signal.connect(once)
    signal.connect(lambda: told.append("other"))
    signal.emit()
    assert told == ["once", "other"]
    signal.emit()
    assert told == ["once", "other", "other", "late"]


def test_an_error_of_a_listener_is_not_hidden() -> None:
    def fails() -> None:
        raise LookupError("broken")

    signal: Signal[[]] = Signal()
    signal.connect(fails)
    with pytest.raises(LookupError, match="broken"):
        signal.emit()


def test_two_signals_share_no_listeners() -> None:
    told: list[str] = []
    one: Signal[[]] = Signal()
    other: Signal[[]] = Signal()
    one.connect(lambda: told.append("one"))
    other.emit()
    assert told == []
