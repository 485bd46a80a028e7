"""Settings of this person: typed, migrated from older versions, written atomically.

A file that cannot be read is set aside under another name and never stops the program.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from explainer.app import json_file

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
    show_minutes: int = 0  # planned length of a show; 0: no plan
    clicker_keys: dict[str, str] = field(default_factory=dict)  # what keys do that do nothing in a show by themselves


class Loaded(NamedTuple):
    """Settings and, if the file was damaged, where it was set aside."""

    settings: Settings
    set_aside: Path | None = None


def load(path: Path) -> Loaded:
    """Read settings; defaults where there is no file. Never raises for what the file holds."""
    found = json_file.read(path)
    return Loaded(_from_data(_migrated(found.data)), found.set_aside)


def save(settings: Settings, path: Path) -> None:
    """Write settings: whole, or not at all. Raises `OSError` if the folder cannot be written."""
    json_file.write(path, {"version": VERSION, **asdict(settings)})


def can_keep(path: Path) -> bool:
    """Whether settings can be written there: whether its folder, or the nearest that is there, may be written to."""
    there = next((folder for folder in path.absolute().parents if folder.exists()), None)
    return there is not None and there.is_dir() and os.access(there, os.W_OK)


def _migrated(data: dict[str, Any]) -> dict[str, Any]:
    """Bring data of an older version to the present one. Version 1 is the first."""
    return data


def _from_data(data: dict[str, Any]) -> Settings:
    """Take each value whose type is right; the rest keep their default."""
    settings = Settings(**json_file.fitting(Settings(), data))
    settings.choices = {panel: choice for panel, choice in settings.choices.items() if isinstance(choice, dict)}
    settings.clicker_keys = {key: command for key, command in settings.clicker_keys.items() if isinstance(command, str)}
    return settings
