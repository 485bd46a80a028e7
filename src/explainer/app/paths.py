"""Where things lie: the built-in pack, resources, and the settings of this person.

A standalone program with a file `portable.txt` in its folder is a guest on the machine: it keeps
everything in that folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from explainer.core.resources import beside_code

PORTABLE_MARKER = "portable.txt"


def built_in_pack() -> Path:
    """The default content pack."""
    return beside_code("data")


def resources() -> Path:
    """Styles and translations."""
    return beside_code("resources")


def settings_file() -> Path:
    """The settings of this person; whatever else is kept is in the same folder.
    `EXPLAINER_SETTINGS` names another file."""
    named = os.environ.get("EXPLAINER_SETTINGS")
    if named:
        return Path(named)
    portable = portable_folder()
    if portable is not None:
        return portable / "settings.json"
    from platformdirs import user_config_path  # only needed to find the file

    return user_config_path("explainer", appauthor=False) / "settings.json"


def records_folder() -> Path:
    """Where counts of public records are kept that this person brought in."""
    return settings_file().parent / "records"


def kiosk_folder() -> Path:
    """What a kiosk keeps: the hash of the staff's PIN and its counts."""
    return settings_file().parent / "kiosk"


def portable_folder() -> Path | None:
    """Where a standalone program with the marker file in its folder keeps everything;
    None for any other program."""
    beside = _beside_program()
    return beside / "explainer-settings" if beside and (beside / PORTABLE_MARKER).exists() else None


def licenses_page() -> Path | None:
    """The page with the licenses of every component:
    beside a standalone program, or where its package puts it."""
    beside = _beside_program()
    places = [beside, Path("/usr/share/doc/explainer")] if beside else []
    return next((page for place in places if (page := place / "LICENCES.html").is_file()), None)


def _beside_program() -> Path | None:
    """The folder in which a person sees the standalone program; None when run from source."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).absolute()
    # Explainer.app/Contents/MacOS/explainer
    inside_app = program.parent.name == "MacOS" and len(program.parents) > 3
    return program.parents[3] if inside_app else program.parent
