"""A small JSON file of this person: read whatever it holds, written completely or not at all.

A file that cannot be read is set aside under another name and never stops the program.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")

MOST_BYTES = 5_000_000
"""A larger file is none that the program wrote; it is not read."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds ({} where there is none to use) and, if it was damaged, where it was set
    aside.

    `there` is whether the data come from a file. `error` is why a file that may be intact could not
    be read: it must not be overwritten.
    """

    data: dict[str, object]
    set_aside: Path | None = None
    there: bool = False
    error: OSError | None = None


def read(path: Path, *, has_lock: bool = False) -> Found:
    """Read an object. Never raises and never waits, whatever is at `path`.
    `has_lock`: the caller holds its lock."""
    try:
        return Found(_parsed(path), there=True)
    except (FileNotFoundError, NotADirectoryError):
        return _recovered(path) or Found({})
    except OSError as error:
        return Found({}, error=error)
    except (ValueError, RecursionError):
        if has_lock:
            return _recovered(path) or Found({}, _set_aside(path))
    from explainer.core.file_lock import locked

    with locked(path):  # another process may just be writing it in place
        return read(path, has_lock=True)


def write(path: Path, data: Mapping[str, object]) -> None:
    """Write an object, so that it is on the disk when this returns.

    Raises `OSError` if it cannot be written; the old content is then intact.
    """
    from explainer.core.atomic import replacing  # not needed for the start

    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, indent=2)  # in ASCII: a path may hold any bytes
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a file", str(path))
    with replacing(path, mode=0o600) as temporary:
        temporary.write_text(text, encoding="ascii")


def fitting(default: Record, data: Mapping[str, object]) -> Record:
    """`default` with the values of `data` that have the type of that field."""
    values: dict[str, object] = {}
    for item in fields(default):
        value, usual = data.get(item.name), getattr(default, item.name)
        if type(usual) is float and type(value) is int:
            with suppress(OverflowError):  # a whole number may be larger than any float
                value = float(value)
        if type(value) is type(usual):
            values[item.name] = value
    return replace(default, **values)


def is_shallow(value: object, levels: int = 16) -> bool:
    """Whether JSON is nested no deeper than what is kept.
    Deeper, it could be read but perhaps not written again."""
    inner = (value.values() if isinstance(value, dict)
             else value if isinstance(value, list) else None)
    return inner is None or (levels > 0 and all(is_shallow(item, levels - 1) for item in inner))


def unknown(data: Mapping[str, object], known: frozenset[str]) -> dict[str, object]:
    """The fields of a newer version, to be written again as they are."""
    return {name: value for name, value in data.items() if name not in known and is_shallow(value)}


def _parsed(path: Path) -> dict[str, object]:
    """Raises `OSError`, `ValueError` and `RecursionError`.
    A path that no system takes is one where nothing is."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)  # never waits for a writer of a FIFO
    except ValueError as error:  # a NUL
        raise OSError(errno.EINVAL, "no path", str(path)) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "not a file", str(path))
    with os.fdopen(handle, "rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError("too large")
    data = json.loads(content.decode("utf-8"))
    if not isinstance(data, dict):
        raise ValueError("not an object")
    return data


def _recovered(path: Path) -> Found | None:
    """The old content, if the program was killed while it wrote the new one in place;
    None if it was not."""
    from explainer.core.atomic import backup_of

    try:
        backup = backup_of(path)
        data = _parsed(backup)
        os.replace(backup, path)
    except (OSError, ValueError, RecursionError):
        return None
    return Found(data, there=True)


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
