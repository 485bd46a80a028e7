"""Where the folders that come with the program lie."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def beside_code(name: str) -> Path:
    """A folder of the project: inside an installed or frozen program,
    else at the root of the checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = ([Path(frozen) / name] if frozen
                  else [_PACKAGE / f"_{name}", _PACKAGE.parent.parent / name])
    return next((path for path in candidates if path.is_dir()), candidates[-1])
