"""A copy of a pack with series that were brought in: rows in its tables `series`, `observations`
and `sources`.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from explainer.content.series import Series
from explainer.core.cells import EMPTY
from explainer.core.columns import SERIES, SOURCES, TableSpec
from explainer.core.dates import PartialDate
from explainer.core.languages import LANGUAGES
from explainer.core.observations import NONE, Observations, Parsed
from explainer.core.pack import Pack
from explainer.core.rows import Cell, Row, Table
from explainer.records.brought import Brought
from explainer.records.store import DataSet

_KINDS = ("arrests", "detainers", "removals", "detention")
_NO_ID = re.compile(r"[^A-Za-z0-9._-]+")


def with_brought(pack: Pack, brought: Sequence[Brought]) -> Pack:
    """`pack` with these series. Those that are there already, by id, are left as they are."""
    new = [one for one in brought if pack.row("series", series_id(one)) is None]
    sets = {data_set.id: data_set for one in new for data_set in one.data_sets}
    sources = [data_set for data_set in sets.values() if pack.row("sources", data_set.id) is None]
    tables = {
        **pack.tables,
        "sources": _longer(pack["sources"], SOURCES, map(_source, sources)),
        "series": _longer(pack["series"], SERIES, map(_series, new)),
    }
    return replace(
        pack,
        tables=MappingProxyType(tables),
        known_digest="",
        observations=Observations(_observations(pack.observations.parsed, new)),
    )


def _longer(table: Table, spec: TableSpec, cells: Iterator[dict[str, Cell]]) -> Table:
    last = max((row.number for row in (*table.rows, *table.skipped)), default=1)
    rows = tuple(
        Row(spec.name, number, _filled(spec, given))
        for number, given in enumerate(cells, start=last + 1)
    )
    return replace(table, rows=(*table.rows, *rows), complete=True)


def _filled(spec: TableSpec, given: dict[str, Cell]) -> dict[str, Cell]:
    """The cells of a row, those that are not given empty."""
    empty = {
        name: EMPTY[column.kind] for column in spec.columns for name in column.physical_names()
    }
    return {**empty, **given}


def _source(data_set: DataSet) -> dict[str, Cell]:
    about = data_set.about
    hashed = {
        "en": f"Counted on this computer from the file {about['name']} "
        f"(SHA-256 {about['sha256']}).",
        "es": f"Contado en esta computadora a partir del archivo {about['name']} "
        f"(SHA-256 {about['sha256']}).",
    }
    return {
        "id": data_set.id,
        "publisher": about["source"] or about["name"],
        "kind": "agency",
        "side": "none",
        "title": about["name"],
        "read_in_copy": True,
        **_local("caveat", hashed),
    }


def _local(name: str, texts: dict[str, str]) -> dict[str, Cell]:
    return {f"{name}_{language}": texts.get(language, texts["en"]) for language in LANGUAGES}


def series_id(one: Brought) -> str:
    """An id of letters and digits: the data sets, the kind and the area."""
    name = one.series.id.replace("+", "--").replace(":", ".")
    return _NO_ID.sub("-", name).strip("-.")


def _series(one: Brought) -> dict[str, Cell]:
    series, line = one.series, one.series.line
    what = {
        language: f"{series.what[language]}, {series.place[language]}" for language in ("en", "es")
    }
    first, last = (
        PartialDate(day.year, day.month, day.day)
        for day in (line.first, line.day(line.span[1] - 1))
    )
    return {
        "id": series_id(one),
        **_local("what", what),
        "kind": series.kind if series.kind in _KINDS else "other",
        **_local("place", dict(series.place)),
        "place_kind": "other" if _is_whole_table(series) else series.place_kind,
        "unit": "count",
        **_local("noun", dict(series.noun)),
        "granularity": series.granularity,
        "nature": "level" if series.level else "count",
        "status": "reported",
        "source_ids": tuple(data_set.id for data_set in one.data_sets),
        **_local("caveat", dict(series.caveat)),
        "complete_from": first,
        "complete_to": last,
    }


def _is_whole_table(series: Series) -> bool:
    """Whether it is all of a table of which it is not known that it holds the whole country."""
    return series.place_kind == "nation" and series.place["en"] != "United States"


def _observations(before: Parsed, brought: Sequence[Brought]) -> Parsed:
    names = list(before.names)
    codes, dates, values = (
        array("I", before.codes),
        array("i", before.dates),
        array("d", before.values),
    )
    missing, numbers = bytearray(before.missing), array("I", before.numbers)
    number = max((*numbers, *(row.number for row in before.left_out)), default=1)
    for one in brought:
        line = one.series.line
        names.append(series_id(one))
        for place, value in enumerate(line.values.tolist()):
            day, number = line.day(place), number + 1
            codes.append(len(names) - 1)
            dates.append(day.year * 10_000 + day.month * 100 + day.day)
            values.append(NONE if math.isnan(value) else value)
            missing.append(1 if math.isnan(value) else 0)
            numbers.append(number)
    added = len(missing) - len(before.missing)
    extra = {name: (*texts, *[""] * added) for name, texts in before.extra.items()}
    return before._replace(
        names=tuple(names),
        codes=codes.tobytes(),
        dates=dates.tobytes(),
        values=values.tobytes(),
        missing=bytes(missing),
        numbers=numbers.tobytes(),
        extra=extra,
    )
