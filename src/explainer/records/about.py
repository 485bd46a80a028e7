"""What `about.json` says about a data set, and the check that a file says all of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypedDict, TypeGuard

# "from" is a keyword, so the fields cannot be written as a class.
Description = TypedDict(
    "Description",
    {
        "id": str,
        "name": str,
        "bytes": int,
        "sha256": str,
        "layout": str,
        "source": str,
        "kinds": list[str],
        "level": bool,
        "granularity": str,
        "events": bool,
        "from": str,
        "to": str,
        "complete": dict[str, list[str]],
        "release": str,
        "areas": list[str],
        "look_at": list[str],
        "read": int,
        "counted": int,
        "set_aside": dict[str, int],
        "cells_without_count": dict[str, int],
        "duplicates": str,
        "mapping": dict[str, str | bool] | None,
    },
)
"""What importing a file says about it. Dates are ISO dates; `complete` gives the first and last
complete day of each kind.
"""


class About(Description):
    """A description as the store keeps it: with its format, and the hash of the counts."""

    format: int
    counts_sha256: str


def is_about(data: object) -> TypeGuard[About]:
    """Whether parsed JSON has every field of `About`, each of its type; it may have others too."""
    return isinstance(data, dict) and all(
        name in data and fits(data[name]) for name, fits in _FIELDS.items()
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_numbers(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_number, value.values()))


def _are_spans(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(span, list) and len(span) == 2 and all(map(_is_date, span))
        for span in value.values()
    )


def _is_mapping(value: object) -> bool:
    return value is None or (
        isinstance(value, dict) and all(isinstance(one, str | bool) for one in value.values())
    )


_FIELDS: dict[str, Callable[[object], bool]] = {
    "format": _is_number,
    "id": _is_text,
    "name": _is_text,
    "bytes": _is_number,
    "sha256": _is_text,
    "layout": _is_text,
    "source": _is_text,
    "kinds": _are_texts,
    "level": _is_flag,
    "granularity": _is_text,
    "events": _is_flag,
    "from": _is_date,
    "to": _is_date,
    "complete": _are_spans,
    "release": _is_text,
    "areas": _are_texts,
    "look_at": _are_texts,
    "read": _is_number,
    "counted": _is_number,
    "set_aside": _are_numbers,
    "cells_without_count": _are_numbers,
    "duplicates": _is_text,
    "mapping": _is_mapping,
    "counts_sha256": _is_text,
}
