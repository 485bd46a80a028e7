"""A value that is made later than those who want it:
what is asked of it until then waits, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """One value, made once. Whoever needs it says what to do with it,
    and never asks whether it is there."""

    def __init__(self) -> None:
        self._made: tuple[T, ...] = ()
        self._waiting: list[Callable[[T], object]] = []

    @property
    def value(self) -> T:
        """The value. Raises `LookupError` before it is made:
        whoever may come too early uses `then`."""
        if not self._made:
            raise LookupError("this is not made yet")
        return self._made[0]

    def then(self, call: Callable[[T], object]) -> None:
        """Call with the value: now, or as soon as it is made."""
        if self._made:
            call(self._made[0])
        else:
            self._waiting.append(call)

    def fulfill(self, value: T) -> None:
        """The value is made: do what has waited for it. Raises `RuntimeError` for a second one."""
        if self._made:
            raise RuntimeError("this is made once")
        self._made = (value,)
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call(value)
