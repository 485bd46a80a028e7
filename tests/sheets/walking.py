"""What is in a document: its paragraphs, marks and texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from explainer.sheets.parts import Mark, Para

T = TypeVar("T")


def _all_of(value: Any, kind: type[T]) -> Iterator[T]:
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from _all_of(item, kind)
    elif is_dataclass(value):
        for item in fields(value):
            yield from _all_of(getattr(value, item.name), kind)


def paras_of(value: Any) -> Iterator[Para]:
    """All paragraphs."""
    return _all_of(value, Para)


def marks_of(value: Any) -> Iterator[Mark]:
    """All marks."""
    return _all_of(value, Mark)


def strings_of(value: Any) -> Iterator[str]:
    """All texts in plain data, but not the names that choose a drawing or a layout."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings_of(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in ("room", "shares", "status", "statuses", "kind", "alt"):
                yield from strings_of(item)
