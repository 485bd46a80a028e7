"""Settings of this person: typed, migrated from older versions, written atomically.

A file that cannot be read is set aside under another name and never stops the program.
"""

from __future__ import annotations

import math
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import NamedTuple

from explainer.app import json_file
from explainer.app.shared_file import SharedFile

VERSION = 1
_LONGEST_NAME = 255
MOST_MINUTES = 240
"""Longest length of a show that is planned; a larger number is none that a person chose."""


@dataclass(slots=True)
class Settings:
    """What is remembered between two starts."""

    language: str = ""  # "" : follow the system
    theme: str = "light"
    text_scale: float = 1.0
    panel: str = "start"
    last_folder: str = ""  # where the last pack was opened from
    last_pack: str = ""  # the pack last open, opened again at the next start; "": the built-in one
    welcomed: bool = False
    geometry: str = ""  # the window's place, as Qt saves it, in base64
    choices: dict[str, dict[str, object]] = field(default_factory=dict)
    sheet_contacts: str = ""  # what the center prints in the box for local help
    sheet_contacts_checked: str = ""  # day it was checked, as 2026-11-24
    sheet_paper: str = "letter"
    sheet_large_print: bool = False
    sheet_printer: str = ""  # the printer chosen last; "": the system's own
    show_minutes: int = 0  # planned length of a show; 0: no plan
    # what keys do that do nothing in a show by themselves
    clicker_keys: dict[str, str] = field(default_factory=dict)


class Loaded(NamedTuple):
    """Settings and, if the file was damaged, where it was set aside."""

    settings: Settings
    set_aside: Path | None = None


def load(path: Path) -> Loaded:
    """Read settings; defaults where there is no file. Never raises for what is there."""
    found = json_file.read(path)
    return Loaded(_from_data(found.data), found.set_aside)


def save(settings: Settings, path: Path) -> None:
    """Write all settings, completely or not at all. Raises `OSError` if they cannot be written."""
    from explainer.core.file_lock import locked

    with locked(path):
        found = json_file.read(path, has_lock=True)
        if found.error is not None:
            raise found.error
        json_file.write(path, _filed({**_normalized(found.data), **asdict(settings)}))


def can_keep(path: Path) -> bool:
    """Whether settings can be written there: the place is a file or free, and its folder, or the
    nearest that is there, may be written to."""
    # Of a name that is too long Windows says nothing.
    if "\0" in str(path) or any(len(part) > _LONGEST_NAME for part in path.parts):
        return False
    try:
        there = path.exists() or path.is_symlink()
        if there and not (path.is_file() and os.access(path, os.R_OK)):
            return False
        folder = next((each for each in path.absolute().parents if each.exists()), None)
        return (folder is not None and folder.is_dir()
                and (os.access(folder, os.W_OK) or os.access(path, os.W_OK)))
    except OSError:  # a folder that may not be searched, a loop of links, a name too long
        return False


class SettingsFile(SharedFile):
    """The settings file while the program runs:
    only what this process changes is written, soon after."""

    def __init__(self, path: Path | None, start: Settings) -> None:
        super().__init__(path, _normalized, _filed, {"choices": 2}, "settings")
        self.start_from(asdict(start))

    def keep_settings(self, settings: Settings) -> None:
        """Write what has changed, in a thread."""
        data = asdict(settings)
        self.keep(lambda: data)


def _from_data(data: dict[str, object]) -> Settings:
    """Take each value whose type is right and that can be used; the rest keep their default."""
    usual = Settings()
    settings = json_file.fitting(usual, data)
    settings.choices = {panel: choice for panel, choice in settings.choices.items()
                        if isinstance(choice, dict) and json_file.is_shallow(choice)}
    if not math.isfinite(settings.text_scale):
        settings.text_scale = usual.text_scale
    if not 0 <= settings.show_minutes <= MOST_MINUTES:
        settings.show_minutes = usual.show_minutes
    for item in fields(settings):
        if isinstance(value := getattr(settings, item.name), str) and "\0" in value:
            setattr(settings, item.name, getattr(usual, item.name))
    settings.clicker_keys = {key: command for key, command in settings.clicker_keys.items()
                             if isinstance(command, str)}
    return settings


def _normalized(data: dict[str, object]) -> dict[str, object]:
    known = asdict(_from_data(data))
    return {**json_file.unknown(data, frozenset({*known, "version"})), **known}


def _filed(data: dict[str, object]) -> dict[str, object]:
    return {"version": VERSION, **data}
