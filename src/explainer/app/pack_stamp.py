"""What the files of a pack look like from outside,
to tell whether they have changed since they were read."""

from __future__ import annotations

import os
from pathlib import Path

from explainer.app.pack_transfer import Stamp
from explainer.core.columns import TABLES
from explainer.core.naming import ZIP_ENDINGS
from explainer.core.windows import reachable

_ENDINGS = (".csv", ".tsv", ".txt", ".json", ".xlsx", ".xlsm", ".ods", *ZIP_ENDINGS)
_MOST_FILES = 1_000


def stamp(path: Path) -> Stamp:
    """The stamp of the pack at `path`; None if nothing is there or it may not be looked at.

    A folder's own entry is "": its file number shows that a folder replaced another.
    """
    path = reachable(path)
    try:
        own = path.stat()
        if not path.is_dir():
            return {"": (own.st_size, own.st_mtime_ns, own.st_ino)}
        found = {"": (0, 0, own.st_ino)}
        for name in pack_files(path):
            kept = (path / name).stat()
            found[name] = (kept.st_size, kept.st_mtime_ns, kept.st_ino)
    except (OSError, ValueError):
        return None
    return found


def pack_files(folder: Path) -> list[str]:
    """Names of the files in a folder that may belong to a pack; lock files and the like do not.

    Raises `OSError`.
    """
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if _may_belong(entry.name)]
    return sorted(names)[:_MOST_FILES]


def _may_belong(name: str) -> bool:
    """Whether a name may be a table's;
    names are compared as the reader does, without regard to capitals."""
    lower = name.lower()
    if lower.startswith((".", "~")) or lower.endswith("#"):
        return False
    return lower.endswith(_ENDINGS) or lower.split(".")[0] in TABLES


def differs(now: Stamp, read: Stamp, *, numbers: bool = True) -> bool:
    """Whether two stamps differ. Without `numbers`, file numbers do not count:
    some shares give new ones."""
    if now is None or read is None or now.keys() != read.keys():
        return now != read
    last = 3 if numbers else 2
    return any(now[name][:last] != read[name][:last] for name in now)
