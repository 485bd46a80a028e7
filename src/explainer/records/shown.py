"""What a store holds, as a window shows it: its data sets, those that are damaged, and their series
ready to be drawn.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from explainer.content.series import STEPS, Series
from explainer.core.languages import LANGUAGES
from explainer.core.pack import Pack
from explainer.records.brought import Brought, series_of
from explainer.records.errors import RecordsError
from explainer.records.packing import series_id
from explainer.records.store import DataSet, listed


class Stored(NamedTuple):
    """What a store holds. `damaged` are ids of data sets that cannot be used; `trouble` says why
    the store itself cannot be read; None if it can be.
    """

    data_sets: tuple[DataSet, ...] = ()
    damaged: tuple[str, ...] = ()
    brought: tuple[Brought, ...] = ()
    trouble: RecordsError | None = None


def stored(store: Path) -> Stored:
    """Read a store, with the values of all series. Never raises for what lies in it."""
    try:
        found, _wrong = listed(store)
    except RecordsError as error:
        return Stored(trouble=error)
    whole = tuple(data_set for data_set in found if _is_whole(data_set))
    names = {data_set.id for data_set in whole}
    try:
        brought = tuple(map(_worded, filter(_has_values, series_of(whole))))
    except RecordsError as error:  # damaged since
        return Stored(whole, _others(store, names), trouble=error)
    return Stored(whole, _others(store, names), brought)


def not_in(pack: Pack, brought: Sequence[Brought]) -> tuple[Series, ...]:
    """The series that `pack` does not have itself, as a copy saved with them has."""
    return tuple(one.series for one in brought if pack.row("series", series_id(one)) is None)


def _is_whole(data_set: DataSet) -> bool:
    try:
        data_set.counts()
    except (RecordsError, ValueError):
        return False
    return True


def _others(store: Path, whole: set[str]) -> tuple[str, ...]:
    """Folders of the store that are no data set that can be used."""
    with suppress(OSError):
        return tuple(
            sorted(
                entry.name
                for entry in os.scandir(store)
                if entry.is_dir() and entry.name not in whole and entry.name[:1].isalnum()
            )
        )
    return ()


def _has_values(one: Brought) -> bool:
    if one.series.granularity not in STEPS:
        return False
    try:
        return len(one.series.line.values) > 1
    except ValueError:
        return False


def _worded(one: Brought) -> Brought:
    """With texts in every language, and a title that begins like one."""

    def every(texts: dict[str, str]) -> dict[str, str]:
        return {language: texts.get(language, texts["en"]) for language in LANGUAGES}

    series = one.series
    place, noun, caveat = (
        every(dict(texts)) for texts in (series.place, series.noun, series.caveat)
    )
    what = {language: text[:1].upper() + text[1:] for language, text in noun.items()}
    worded = replace(series, place=place, noun=noun, caveat=caveat, what=what)
    # the values were read above, off the GUI thread; a copy would read them again
    worded.__dict__["line"] = series.line
    return one._replace(series=worded)
