"""Versions that must not run together."""

from __future__ import annotations

_LOSES_NONE_FROM = (6, 12)
_NONE_IS_IMMORTAL_FROM = (3, 12)


def unsafe_reason(python: tuple[int, int], pyside: str) -> str | None:
    """Why the program must not start with these versions, in words for a person; None if they are
    safe.

    `python` is (major, minor), `pyside` a version such as "6.11.2". From 6.12 on, PySide6 loses a
    reference to None on each Qt call that returns nothing; before Python 3.12 those run out after
    some hundred repaints, and Python aborts.
    """
    major, minor = (int(part) for part in pyside.split(".")[:2])
    if python >= _NONE_IS_IMMORTAL_FROM or (major, minor) < _LOSES_NONE_FROM:
        return None
    return (
        f"PySide6 {pyside} and Python {python[0]}.{python[1]} do not work together: "
        "the program would stop without warning after a few minutes. "
        "Start it with packaging/launch.py, which chooses versions that do, "
        "or use Python 3.12 or newer."
    )
