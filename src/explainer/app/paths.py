"""Where things lie: the built-in pack, resources, and the settings of this person."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import explainer

_PACKAGE = Path(explainer.__file__).resolve().parent


def _beside_code(name: str) -> Path:
    """A folder of the project: inside an installed or frozen program, else at the root of the checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / name] if frozen else [_PACKAGE / f"_{name}", _PACKAGE.parent.parent / name]
    return next((path for path in candidates if path.is_dir()), candidates[-1])


def built_in_pack() -> Path:
    """The default content pack."""
    return _beside_code("data")


def resources() -> Path:
    """Styles and translations."""
    return _beside_code("resources")


def settings_file() -> Path:
    """The settings of this person. `EXPLAINER_SETTINGS` names another file."""
    named = os.environ.get("EXPLAINER_SETTINGS")
    if named:
        return Path(named)
    from platformdirs import user_config_path  # only needed to find the file

    return user_config_path("explainer", appauthor=False) / "settings.json"
