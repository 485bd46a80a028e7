"""A value that is made later: what is asked of it waits in order, and is done once."""

from __future__ import annotations

import pytest

from explainer.app.later import Later


def test_what_comes_too_early_is_done_in_order_when_the_value_is_made_and_what_comes_after_at_once() -> None:
    later: Later[str] = Later()
    done: list[str] = []
    later.then(lambda value: done.append(f"first {value}"))
    later.then(lambda value: done.append(f"second {value}"))
    assert done == []
    later.fulfill("x")
    assert done == ["first x", "second x"]
    later.then(lambda value: done.append(f"third {value}"))
    assert done == ["first x", "second x", "third x"]
    assert later.value == "x"


def test_what_is_asked_while_others_have_their_turn_is_done_too() -> None:
    later: Later[int] = Later()
    done: list[int] = []
    later.then(lambda _value: later.then(done.append))
    later.fulfill(3)
    assert done == [3]


def test_a_value_is_not_there_before_it_is_made_and_made_once() -> None:
    later: Later[int] = Later()
    with pytest.raises(LookupError):
        _ = later.value
    later.fulfill(1)
    with pytest.raises(RuntimeError):
        later.fulfill(2)
    assert later.value == 1
