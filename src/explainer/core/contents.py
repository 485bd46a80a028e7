"""What was found in a pack, whatever it came in: raw text by table;
and how the place of a table is called."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from explainer.core.naming import WORKBOOK_ENDINGS
from explainer.core.problems import Problem
from explainer.core.tabular import Grid


@dataclass(slots=True)
class Contents:
    """What was found in a pack: tables as raw text by name, and the bytes of its descriptor.

    Table `observations` of a folder or zip is kept as the bytes of its file. `damaged` names the
    tables that are there and could not be read, which has been reported.
    """

    grids: dict[str, Grid] = field(default_factory=dict)
    observations: bytes | None = None
    descriptor: bytes | None = None
    described: bool = True
    damaged: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def is_workbook(path: Path) -> bool:
    """Whether the name says that a pack is a workbook."""
    return path.suffix.lower() in WORKBOOK_ENDINGS


def table_file(path: Path, table: str) -> str:
    """How the place of a table is called in messages: its file, or its sheet and the workbook."""
    return f"{table} ({path.name})" if is_workbook(path) else f"{table}.csv"
