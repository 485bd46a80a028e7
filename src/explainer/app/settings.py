"""Settings of this person: typed, migrated from older versions, written atomically.

A file that cannot be read is set aside under another name and never stops the program.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

VERSION = 1


@dataclass(slots=True)
class Settings:
    """What is remembered between two starts."""

    language: str = ""  # "" : follow the system
    theme: str = "light"
    text_scale: float = 1.0
    panel: str = "overview"
    last_folder: str = ""  # where the last pack was opened from
    welcomed: bool = False
    geometry: str = ""  # the window's place, as Qt saves it, in base64
    choices: dict[str, dict[str, Any]] = field(default_factory=dict)
    sheet_contacts: str = ""  # what the center prints in the box for local help
    sheet_contacts_checked: str = ""  # day it was checked, as 2026-11-24
    sheet_paper: str = "letter"
    sheet_large_print: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings and, if the file was damaged, where it was set aside."""

    settings: Settings
    set_aside: Path | None = None


def load(path: Path) -> Loaded:
    """Read settings; defaults where there is no file. Never raises for what the file holds."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError, RecursionError):
        return Loaded(Settings(), _set_aside(path))
    return Loaded(_from_data(_migrated(data)))


def save(settings: Settings, path: Path) -> None:
    """Write settings: whole, or not at all. Raises `OSError` if the folder cannot be written."""
    import tempfile  # not needed for the start

    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"version": VERSION, **asdict(settings)}, indent=2)  # in ASCII: a path may hold any bytes
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".settings-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def can_keep(path: Path) -> bool:
    """Whether settings can be written there: whether its folder, or the nearest that is there, may be written to."""
    there = next((folder for folder in path.absolute().parents if folder.exists()), None)
    return there is not None and there.is_dir() and os.access(there, os.W_OK)


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


def _migrated(data: dict[str, Any]) -> dict[str, Any]:
    """Bring data of an older version to the present one. Version 1 is the first."""
    return data


def _from_data(data: dict[str, Any]) -> Settings:
    """Take each value whose type is right; the rest keep their default."""
    settings = Settings()
    for item in fields(Settings):
        value = data.get(item.name)
        default = getattr(settings, item.name)
        if type(default) is float and type(value) is int:
            with suppress(OverflowError):  # a whole number may be larger than any float
                value = float(value)
        if type(value) is type(default):
            setattr(settings, item.name, value)
    settings.choices = {panel: choice for panel, choice in settings.choices.items() if isinstance(choice, dict)}
    return settings
