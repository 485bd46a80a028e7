"""A look at a file before it is counted: whether its layout is known, and what its columns may
hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from explainer.core.i18n import N_
from explainer.records import store
from explainer.records.days import Moments
from explainer.records.errors import RecordsError
from explainer.records.layouts import KINDS, Mapping, column_key, recognized
from explainer.records.tables import Counted, RawTable, text_table

ROWS = 50
"""Rows that are looked at."""
_AREAS = ("area", "aor", "office", "region", "county", "city", "place", "state", "field")
_CATEGORIES = ("criminality", "criminal", "category", "class", "type", "status")
_NUMBERS = ("count", "number", "total", "n", "people", "persons", "value", *KINDS)
_WORDS = {
    "arrest": "arrests",
    "apprehen": "arrests",
    "detainer": "detainers",
    "remov": "removals",
    "deport": "removals",
    "book": "book-ins",
    "encounter": "encounters",
    "detained": "detention",
    "detention": "detention",
    "population": "detention",
}
_MOSTLY = 0.8


class Preview(NamedTuple):
    """Column names and first rows of a table, whether its layout is `known`, and the mapping that
    is remembered for it, else the likeliest.
    """

    header: list[str]
    rows: list[list[str]]
    known: bool
    mapping: Mapping
    remembered: bool = False


def preview(path: Path, place: Path) -> Preview:
    """Look at the first rows of a file; `place` is the store that remembers mappings.

    Of several tables it is one of a known layout, else the first. Raises `RecordsError`.
    """
    try:
        tables = _tables(path)
        first: RawTable | None = None
        rows: list[list[str]] = []
        for table in tables:
            if recognized(table.header) is not None:
                return Preview(table.header, [], True, Mapping(""))
            if first is None:
                first, rows = table, _first_rows(table)
    except OSError as error:
        raise RecordsError(
            N_("{path}: the file cannot be read ({reason})"),
            path=path,
            reason=error.strerror or error,
        ) from error
    if first is None:
        raise RecordsError(
            N_("{name}: no table with a row of column names was found"), name=path.name
        )
    before = store.remembered(place, first.header)
    mapping = before or likely_mapping(first.header, rows, path.name, serials=first.serials)
    return Preview(first.header, rows, False, mapping, before is not None)


def _first_rows(table: RawTable) -> list[list[str]]:
    width = len(table.header)
    piece = next(iter(table.pieces), [])
    return [row[:width] for row in islice(piece, ROWS)]


def _tables(path: Path) -> Iterator[RawTable]:
    with path.open("rb") as file:
        start = file.read(4)
        if start == b"PAR1":
            yield _of_parquet(path)
        elif start.startswith(b"PK"):
            from explainer.records.sheets import workbook_tables

            yield from workbook_tables(path)
        elif not start:
            raise RecordsError(N_("{name}: the file is empty"), name=path.name)
        else:
            file.seek(0)
            yield text_table(path, Counted(file))


def _of_parquet(path: Path) -> RawTable:
    from explainer.records import engine

    source = engine.parquet(path)
    with engine.opened(path) as connection:
        header = engine.columns(connection, source)
        rows = engine.first_rows(connection, source, ROWS)
    return RawTable(path.name, header, iter([rows]))


# What the columns may hold


def likely_mapping(
    header: Sequence[str], rows: Sequence[Sequence[str]], name: str, *, serials: bool = False
) -> Mapping:
    """The likeliest mapping by the names of the columns and the first rows; "" where nothing
    fits.
    """
    columns = {
        title: [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        for place, title in enumerate(header)
        if title
    }
    moments = Moments(serials=serials)
    dates = [
        title
        for title, cells in columns.items()
        if _mostly([moments[cell] is not None for cell in cells])
    ]
    dates.sort(key=lambda title: "date" not in column_key(title))
    date = dates[0] if dates else ""
    rest = [title for title in columns if title not in dates]
    numbers = [
        title
        for title in rest
        if _mostly([cell.replace(",", "").isdigit() for cell in columns[title]])
    ]
    number = _named(numbers, _NUMBERS)
    words = [title for title in rest if title not in numbers]
    area = _named(words, _AREAS)
    category = _named([title for title in words if title != area], _CATEGORIES)
    told = f"{number} {name} {date}".lower()
    kind = next((kind for word, kind in _WORDS.items() if word in told), "other")
    return Mapping(date, area, number, category, kind, bool(number) and kind == "detention")


def _mostly(fits: Sequence[bool]) -> bool:
    return bool(fits) and sum(fits) >= _MOSTLY * len(fits)


def _named(titles: Sequence[str], hints: Sequence[str]) -> str:
    """The first column with one of the hints among the words of its name; "" if there is none."""
    for hint in hints:
        for title in titles:
            if hint in column_key(title).split("_"):
                return title
    return ""
