"""Checking a pack: reading, table shapes, and rules of honest content,
in one list for a librarian."""

from __future__ import annotations

import datetime
from pathlib import Path

from explainer.core.addresses import addressed
from explainer.core.arranging import arranged
from explainer.core.pack import Pack, Reading
from explainer.core.problems import Problem
from explainer.core.reading import read_pack
from explainer.core.rules import rule_problems
from explainer.core.schema import schema_problems
from explainer.core.series_rules import series_problems


def check_pack(path: Path, *, today: datetime.date, built_in: bool = False) -> Reading:
    """Read the pack at `path` and check it as of `today`."""
    reading = read_pack(path, built_in=built_in)
    if reading.pack is None:
        return reading
    return Reading(reading.pack, arranged((*reading.problems, *check_loaded(reading.pack, today))))


def check_loaded(pack: Pack, today: datetime.date) -> tuple[Problem, ...]:
    """Problems of a pack that has been read, beyond those that reading it gave."""
    # Floods are shortened first: only what is listed needs the address of its cell.
    found = arranged((*schema_problems(pack), *rule_problems(pack, today), *series_problems(pack)))
    return tuple(addressed(found, pack.tables))
