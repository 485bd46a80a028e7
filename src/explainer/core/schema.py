"""The shape of each table: ids, needed cells, allowed words, and ids that point elsewhere.

Read from the table specs, so that there is one truth. `pack` may come from a file or from memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from explainer.core.cells import CHOICE_BAD
from explainer.core.columns import Column, Kind
from explainer.core.contents import table_file
from explainer.core.digest import all_rows
from explainer.core.i18n import N_
from explainer.core.pack import Cell, Pack, Row, Table
from explainer.core.problems import ID_CHANGED, Problem, Severity, register, shorten
from explainer.core.tables import CELL_MISSING, ID_TWICE

REF_UNKNOWN = register(
    "ref-unknown", Severity.ERROR,
    N_("There is no row with the id “{found}” in table {table}."),
    N_("Expected an id from the first column of table {table}."),
    N_("Correct the id, or add the row to table {table}."))
REF_MISSPELLED = register(
    "ref-misspelt", Severity.ERROR,
    N_("There is no row with the id “{found}” in table {table}."),
    N_("The closest id there is {closest}."),
    N_("If you mean {closest}, write it that way. Otherwise, add the row to table {table}."))

MAX_SUGGESTIONS = 50
"""For so many unknown ids of a column the closest one is looked for;
no more of them are listed anyway."""
_MAX_COMPARED = 300
_LENGTHS_APART = 3

Known = dict[str, frozenset[str]]
"""Ids by table; a table that is missing or damaged is missing here too."""


def schema_problems(pack: Pack) -> list[Problem]:
    """Problems that the tables have as tables."""
    known = _known_ids(pack)
    found = [
        problem for table in pack.tables.values() for column in table.spec.columns
        for problem in _column_problems(pack, table, column, known)
    ]
    return [*_changed_ids(pack, found), *found]


def _changed_ids(pack: Pack, found: list[Problem]) -> Iterator[Problem]:
    """The one cause of many ids that lead nowhere: a row whose own id was changed."""
    missing = Counter((problem.params["table"], problem.params["closest"], problem.found)
                      for problem in found if problem.code == REF_MISSPELLED)
    if not missing:
        return
    used = {(column.table, word) for table in pack.tables.values() for column in table.spec.columns
            if column.table for row in table.rows for word in _ids(row.cells.get(column.name))}
    for (name, closest_id, word), count in missing.items():
        row = pack.row(name, closest_id)
        if count > 1 and row is not None and (name, closest_id) not in used:
            yield Problem(ID_CHANGED, table_file(pack.path, name), row.number,
                          pack.tables[name].spec.key, found=shorten(closest_id),
                          params={"missing": word, "count": str(count)})


def _known_ids(pack: Pack) -> Known:
    """Ids by table, with those of skipped rows, which have been reported already."""
    return {
        name: frozenset(row.id for row in all_rows(table))
        for name, table in pack.tables.items() if table.complete
    }


def _column_problems(pack: Pack, table: Table, column: Column, known: Known) -> Iterator[Problem]:
    at = partial(Problem, file=table_file(pack.path, table.spec.name), column=column.name)
    if column.name == table.spec.key:
        yield from _repeated(table, at)
    if column.kind is Kind.LOCAL:
        return
    ids = known.get(column.table)
    unknown = 0
    for row in table.rows:
        value = row.cells.get(column.name)
        if not value and value != 0:
            if column.required:
                yield at(CELL_MISSING, row=row.number, params={"help": column.help})
        elif column.kind is Kind.CHOICE and value not in column.choices:
            allowed = ", ".join(column.choices)
            yield at(CHOICE_BAD, row=row.number, found=shorten(str(value)),
                     params={"allowed": allowed})
        for word in _ids(value):
            if ids is not None and word not in ids:
                unknown += 1
                among = ids if unknown <= MAX_SUGGESTIONS else frozenset()
                yield _dangling(partial(at, row=row.number), word, column.table, among)


def _repeated(table: Table, at: partial[Problem]) -> Iterator[Problem]:
    """A problem for each row whose id another row before it has."""
    first: dict[str, Row] = {}
    for row in table.rows:
        other = first.setdefault(row.id, row)
        if other is not row:
            numbers = {"first": str(other.number), "second": str(row.number)}
            yield at(ID_TWICE, row=row.number, found=row.id, params=numbers)


def _ids(value: Cell) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def _dangling(here: partial[Problem], word: str, table: str, known: frozenset[str]) -> Problem:
    if close := closest(word, known):
        params = {"table": table, "closest": close}
        return here(REF_MISSPELLED, found=shorten(word), params=params)
    return here(REF_UNKNOWN, found=shorten(word), params={"table": table})


def closest(word: str, known: frozenset[str]) -> str:
    """The id of `known` that is most like `word`; "" if none is.
    Compares a bounded number of them."""
    if not known:
        return ""
    import difflib  # seldom needed

    likely = sorted(
        other for other in known
        if abs(len(other) - len(word)) <= _LENGTHS_APART and other[:1].lower() == word[:1].lower()
    )[:_MAX_COMPARED]
    return next(iter(difflib.get_close_matches(word[:60], likely, 1, 0.7)), "")
