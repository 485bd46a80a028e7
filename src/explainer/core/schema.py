"""The shape of each table as a pandera schema: ids, needed cells, allowed words, and ids that point elsewhere.

Made from the table specs, so that there is one truth. Heavy: imported only when a pack is checked.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from explainer.core.canonical import all_rows
from explainer.core.cells import CHOICE_BAD
from explainer.core.columns import Column, Kind, TableSpec
from explainer.core.containers import table_file
from explainer.core.marking import QT_TRANSLATE_NOOP
from explainer.core.pack import Cell, Pack, Table
from explainer.core.problems import Problem, Severity, register, shorten
from explainer.core.tables import CELL_MISSING, ID_TWICE

if TYPE_CHECKING:
    import pandera.pandas as pa

REF_UNKNOWN = register(
    "ref-unknown", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "There is no row with the id “{found}” in table {table}."),
    QT_TRANSLATE_NOOP("problems", "Expected an id from the first column of table {table}."),
    QT_TRANSLATE_NOOP("problems", "Correct the id, or add the row to table {table}."))
REF_MISSPELT = register(
    "ref-misspelt", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "There is no row with the id “{found}” in table {table}."),
    QT_TRANSLATE_NOOP("problems", "The closest id there is {closest}."),
    QT_TRANSLATE_NOOP("problems", "If {closest} is meant, write it like that. Otherwise add the row to table {table}."))

_UNIQUE = "field_uniqueness"  # pandera's name for the check behind `unique=True`


def schema_problems(pack: Pack) -> list[Problem]:
    """Problems that the tables have as tables. `pack` may come from a file or from memory."""
    return [problem for table in pack.tables.values() for problem in _table_problems(pack, table)]


def table_schema(spec: TableSpec, known_ids: dict[str, frozenset[str]]) -> pa.DataFrameSchema:
    """The schema of the frame of a table. `known_ids` are the ids of the tables that it may point into."""
    import pandera.pandas as pa

    columns = {}
    for column in spec.columns:
        checks = [
            pa.Check(check, element_wise=True, ignore_na=False, error=code)
            for code, check in _checks(column, known_ids)
        ]
        for name in column.physical_names():
            columns[name] = pa.Column(
                checks=checks, nullable=True, unique=name == spec.key, report_duplicates="exclude_first")
    return pa.DataFrameSchema(columns, name=spec.name)


def _checks(column: Column, known_ids: dict[str, frozenset[str]]) -> Iterator[tuple[str, Callable[[Cell], bool]]]:
    if column.required and column.kind is not Kind.LOCAL:
        yield CELL_MISSING, _is_there
    if column.kind is Kind.CHOICE:
        yield CHOICE_BAD, {None, "", *column.choices}.__contains__
    if column.table in known_ids:
        yield REF_UNKNOWN, partial(_is_known, known_ids[column.table])


def _is_there(value: Cell) -> bool:
    return value not in (None, "", ())


def _ids(value: Cell) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def _is_known(known: frozenset[str], value: Cell) -> bool:
    return known.issuperset(_ids(value))


def _known_ids(pack: Pack) -> dict[str, frozenset[str]]:
    """Ids by table, those of rows left out with them: that has been said. A missing table is missing from here too."""
    return {name: frozenset(row.id for row in all_rows(table)) for name, table in pack.tables.items() if table.whole}


def _table_problems(pack: Pack, table: Table) -> Iterator[Problem]:
    import pandera.pandas as pa

    known_ids = _known_ids(pack)
    try:
        table_schema(table.spec, known_ids).validate(table.frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases[["check", "column", "index", "failure_case"]]
        for check, name, index, value in cases.itertuples(index=False):
            yield from _problems(pack, table, known_ids, str(check), str(name), int(index), value)


def _problems(
    pack: Pack, table: Table, known_ids: dict[str, frozenset[str]], check: str, name: str, index: int, value: Cell
) -> Iterable[Problem]:
    file, row = table_file(pack.path, table.spec.name), table.rows[index]
    at = partial(Problem, file=file, row=row.number, column=name)
    if check == _UNIQUE:
        first = next(other for other in table.rows if other.id == row.id)
        return [at(ID_TWICE, found=row.id, params={"first": str(first.number), "second": str(row.number)})]
    column = table.spec.column(name)
    if check == REF_UNKNOWN:
        known = known_ids[column.table]
        return [_dangling(at, word, column.table, known) for word in _ids(value) if word not in known]
    if check == CHOICE_BAD:
        return [at(check, found=shorten(str(value)), params={"allowed": ", ".join(column.choices)})]
    return [at(check, params={"help": column.help})]


def _dangling(at: Callable[..., Problem], word: str, table: str, known: frozenset[str]) -> Problem:
    close = next(iter(difflib.get_close_matches(word, sorted(known), 1, 0.7)), "")
    if close:
        return at(REF_MISSPELT, found=shorten(word), params={"table": table, "closest": close})
    return at(REF_UNKNOWN, found=shorten(word), params={"table": table})
