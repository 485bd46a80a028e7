"""A small JSON file of this person: read whatever it holds, written whole or not at all.

A file that cannot be read is set aside under another name and never stops the program.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds ({} where there is none to use) and, if it was damaged, where it was set aside."""

    data: dict[str, Any]
    set_aside: Path | None = None


def read(path: Path) -> Found:
    """Read an object. Never raises for what the file holds."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Found({})
    except (OSError, ValueError, RecursionError):
        return Found({}, _set_aside(path))
    return Found(data)


def write(path: Path, data: Mapping[str, Any]) -> None:
    """Write an object, so that it is on the disk when this returns. Raises `OSError` if the folder cannot be written."""
    import tempfile  # not needed for the start

    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, indent=2)  # in ASCII: a path may hold any bytes
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def fitting(default: DataclassInstance, data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of `data` that have the type of that field of `default`; for the others, those of `default`."""
    values = {}
    for item in fields(default):
        value, usual = data.get(item.name), getattr(default, item.name)
        if type(usual) is float and type(value) is int:
            with suppress(OverflowError):  # a whole number may be larger than any float
                value = float(value)
        values[item.name] = value if type(value) is type(usual) else usual
    return values


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk as well. Windows has no such call, and some network disks refuse it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _set_aside(path: Path) -> Path | None:
    """Rename a damaged file so that a person can still look at it; None if even that fails."""
    for number in range(1, 100):
        aside = path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")
        if not aside.exists():
            try:
                os.replace(path, aside)
            except OSError:
                return None
            return aside
    return None
