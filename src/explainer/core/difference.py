"""What changed between two packs: rows added, removed, renamed and changed, cell by cell.

Rows are matched by id and cells are compared as values, so that a moved row, a moved column,
another file format or another way to write a number (27, 27.0) is no change. An id that was renamed
is reported once, not again in each row that points to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from explainer.core.columns import TABLES, Column, Kind, TableSpec
from explainer.core.digest import all_rows
from explainer.core.languages import LANGUAGES
from explainer.core.observation_changes import SeriesChange, changed_series
from explainer.core.pack import Cell, Pack, Row

Names = Mapping[str, Mapping[str, str]]
"""New ids of renamed rows by their old ones, for each table."""


class Change(StrEnum):
    """What kind of change a cell shows."""

    VALUE = "value"  # a number, or what says how exact or why missing it is
    UNIT = "unit"
    STATUS = "status"
    TEXT = "text"
    SPACING = "spacing"  # spaces, line breaks or invisible signs alone
    ORDER = "order"  # the same ids in another order
    OTHER = "other"  # ids, dates, words from a list, yes or no


SINGLED_OUT = (Change.VALUE, Change.UNIT, Change.STATUS)
"""Changes that a reader must not miss among changes of wording."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that differs. `column` is its name in the file; None is an empty cell, and a text that
    could not be read is as it is written."""

    column: str
    change: Change
    old: Cell
    new: Cell


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of both packs whose cells differ; `old` and `new` are its two forms."""

    old: Row
    new: Row
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """What changed in one table, in file order. `renamed` holds rows equal but for their id."""

    table: str
    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    renamed: tuple[tuple[Row, Row], ...] = ()
    changed: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.renamed or self.changed)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one pack to another. `tables` holds those with a change, in a pack's order.

    Texts in a language that only one of the packs has are listed by `languages_added` and
    `languages_removed` alone.
    """

    old: Pack
    new: Pack
    languages_added: tuple[str, ...]
    languages_removed: tuple[str, ...]
    tables: tuple[TableChange, ...]
    observations: tuple[SeriesChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tables or self.observations
                    or self.languages_added or self.languages_removed)

    def singled_out(self) -> Iterator[tuple[RowChange, CellChange]]:
        """Values, units and statuses that changed, each with its row."""
        for table in self.tables:
            for row in table.changed:
                for cell in row.cells:
                    if cell.change in SINGLED_OUT:
                        yield row, cell


def compare(old: Pack, new: Pack) -> Difference:
    """What changed from `old` to `new`."""
    matched = {name: _matched(old, new, name) for name in TABLES}
    names = _renamed_ids(matched)
    comparer = _Comparer(names, _languages_of_both(old, new))
    changes = (comparer.table(TABLES[name], rows) for name, rows in matched.items())
    return Difference(
        old, new,
        tuple(language for language in new.languages if language not in old.languages),
        tuple(language for language in old.languages if language not in new.languages),
        tuple(change for change in changes if change),
        changed_series(old.observations, new.observations),
    )


def _languages_of_both(old: Pack, new: Pack) -> frozenset[str]:
    """Languages whose texts are compared: those of both packs, and those that neither names."""
    either = set(old.languages) ^ set(new.languages)
    return frozenset(language for language in LANGUAGES if language not in either)


# Matching rows


@dataclass(slots=True)
class _Matched:
    """Rows of one table: those of both packs, and those of one alone."""

    both: list[tuple[Row, Row]] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    added: list[Row] = field(default_factory=list)


def _matched(old: Pack, new: Pack, table: str) -> _Matched:
    """Rows of two packs by id, with those that the program cannot show: they are in the file."""
    found = _Matched()
    before, after = _by_key(all_rows(old[table])), _by_key(all_rows(new[table]))
    for key in dict.fromkeys((*before, *after)):
        were, are = before.get(key, []), after.get(key, [])
        if len(were) > 1 or len(are) > 1:  # an id that occurs twice
            were, are = _equal_ones_first(were, are)
        found.both += zip(were, are, strict=False)
        found.removed += were[len(are):]
        found.added += are[len(were):]
    found.removed.sort(key=lambda row: row.number)
    found.added.sort(key=lambda row: row.number)
    return found


def _by_key(rows: Iterable[Row]) -> dict[object, list[Row]]:
    """Rows by id; those without one by their content."""
    found: dict[object, list[Row]] = {}
    for row in rows:
        found.setdefault(row.id or _content(TABLES[row.table], row, {}), []).append(row)
    return found


def _equal_ones_first(were: list[Row], are: list[Row]) -> tuple[list[Row], list[Row]]:
    """Both lists, so that rows of equal content have the same position."""
    left: dict[object, list[Row]] = {}
    for row in were:
        left.setdefault(_content(TABLES[row.table], row, {}), []).append(row)
    equal, others = [], []
    for row in are:
        same = left.get(_content(TABLES[row.table], row, {}))
        if same:
            equal.append((same.pop(0), row))
        else:
            others.append(row)
    rest = sorted((row for rows in left.values() for row in rows), key=lambda row: row.number)
    return [*(old for old, _ in equal), *rest], [*(new for _, new in equal), *others]


def _all_cells(row: Row) -> dict[str, Cell]:
    """Filled cells by their name in the file; those that could not be read, as they are written."""
    names = _COLUMNS[row.table]
    cells = {**row.extra, **{name: row.cells.get(name) for name in names}, **row.unparsed}
    return {name: cell for name, cell in cells.items() if cell not in ("", (), None)}


# Rows with a new id


def _renamed_ids(matched: Mapping[str, _Matched]) -> Names:
    """Pairs off added and removed rows that are equal but for their id, and gives their ids.

    A rename can hide another one, as a row that points to a renamed row differs in that cell: so it
    goes round until nothing more is found.
    """
    names: dict[str, dict[str, str]] = {name: {} for name in TABLES}
    found = True
    while found:
        found = False
        for name, rows in matched.items():
            pairs = _equal_pairs(TABLES[name], rows, names)
            if pairs:
                found = True
                names[name].update((old.id, new.id) for old, new in pairs)
                done = {id(row) for pair in pairs for row in pair}
                rows.both += pairs
                rows.removed = [row for row in rows.removed if id(row) not in done]
                rows.added = [row for row in rows.added if id(row) not in done]
    return names


def _equal_pairs(spec: TableSpec, rows: _Matched, names: Names) -> list[tuple[Row, Row]]:
    if spec.key != "id" or not (rows.removed and rows.added):
        return []  # a fact about the pack is another fact under another key
    candidates: dict[object, list[Row]] = {}
    for new in rows.added:
        if new.id:
            candidates.setdefault(_content(spec, new, {}), []).append(new)
    pairs = []
    for old in rows.removed:
        content = _content(spec, old, names)
        same = candidates.get(content)
        if old.id and content and same:
            pairs.append((old, same.pop(0)))
    return pairs


def _content(spec: TableSpec, row: Row, names: Names) -> object:
    """Filled cells but for the id, with pointers to renamed rows as they are now; can be a key."""
    return tuple(sorted(
        ((name, _renamed_cell(_column(spec, name), cell, names))
         for name, cell in _all_cells(row).items() if name != spec.key),
        key=lambda item: item[0],
    ))


def _column(spec: TableSpec, name: str) -> Column | None:
    """The column of the contract with that name in the file; None for one that was added."""
    return _COLUMNS[spec.name].get(name)


_COLUMNS = {
    spec.name: {name: column for column in spec.columns for name in column.physical_names()}
    for spec in TABLES.values()
}
_PLACEHOLDER = re.compile(r"(?<=\{)[A-Za-z0-9._-]+")


def _renamed_cell(column: Column | None, cell: Cell, names: Names) -> Cell:
    """A cell with the new ids of the rows that it names."""
    if column is None:
        return cell
    if column.table:
        new = names.get(column.table, {})
        if isinstance(cell, tuple):
            return tuple(new.get(row_id, row_id) for row_id in cell)
        return new.get(cell, cell) if isinstance(cell, str) else cell
    if column.kind is Kind.LOCAL and isinstance(cell, str) and "{" in cell:
        new = {**names.get("claims", {}), **names.get("figures", {})}
        return _PLACEHOLDER.sub(lambda match: new.get(match.group(), match.group()), cell)
    return cell


# Comparing cells


@dataclass(frozen=True, slots=True)
class _Comparer:
    names: Names
    languages: frozenset[str]

    def table(self, spec: TableSpec, rows: _Matched) -> TableChange:
        """What changed in one table."""
        changed = []
        for old, new in sorted(rows.both, key=lambda pair: pair[1].number):
            cells = tuple(self._cells(spec, old, new))
            if cells:
                changed.append(RowChange(old, new, cells))
        renamed = tuple((old, new) for old, new in rows.both if old.id != new.id)
        return TableChange(
            spec.name, tuple(rows.added), tuple(rows.removed), renamed, tuple(changed))

    def _cells(self, spec: TableSpec, old: Row, new: Row) -> Iterator[CellChange]:
        before, after = _all_cells(old), _all_cells(new)
        for name in dict.fromkeys((*_COLUMNS[spec.name], *before, *after)):
            column = _column(spec, name)
            if name == spec.key or self._in_one_language(column, name):
                continue
            was, now = before.get(name), after.get(name)
            if _renamed_cell(column, was, self.names) != now:
                yield CellChange(name, _change(column, was, now), was, now)

    def _in_one_language(self, column: Column | None, name: str) -> bool:
        local = column is not None and column.kind is Kind.LOCAL
        return local and name.rpartition("_")[2] not in self.languages


def _change(column: Column | None, old: Cell, new: Cell) -> Change:
    name = column.name if column and column.kind is not Kind.TEXT else ""
    if name in ("value", "qualifier", "missing"):
        return Change.VALUE
    if name in ("unit", "status"):
        return Change(name)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return Change.ORDER if Counter(old) == Counter(new) else Change.OTHER
    if column is None or column.kind in (Kind.TEXT, Kind.LOCAL):
        return Change.SPACING if _unspaced(old) == _unspaced(new) else Change.TEXT
    return Change.OTHER


def _unspaced(cell: Cell) -> str:
    """A text as it looks: characters composed, without spaces and signs that cannot be seen."""
    if not isinstance(cell, str):
        return ""
    seen = (c for c in unicodedata.normalize("NFC", cell) if unicodedata.category(c) != "Cf")
    return "".join("".join(seen).split())
