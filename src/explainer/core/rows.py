"""Rows and tables of a pack: immutable, and strict about the names and kinds of columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from explainer.core.columns import TABLES, Kind, TableSpec
from explainer.core.dates import PartialDate
from explainer.core.languages import LANGUAGES

if TYPE_CHECKING:
    import pandas as pd

Cell = str | float | bool | tuple[str, ...] | PartialDate | None
"""A parsed cell: text "" and ids () when empty, numbers, dates and yes/no None when empty."""


class ColumnError(LookupError):
    """A column was asked for that its table does not have, or that holds another kind of cell."""

    def __init__(self, table: str, name: str, kinds: tuple[Kind, ...]) -> None:
        super().__init__(table, name, kinds)
        self.table = table
        self.name = name
        self.kinds = kinds

    def __str__(self) -> str:
        columns = TABLES[self.table].columns if self.table in TABLES else ()
        kind = next((column.kind for column in columns
                     if self.name in (column.name, *column.physical_names())), None)
        if kind is None:
            return f"table {self.table!r} has no column {self.name!r}"
        kinds = " or ".join(self.kinds)
        return f"column {self.name!r} of table {self.table!r} holds {kind}, not {kinds}"


class _Columns(dict[str, frozenset[str]]):
    """Names of the columns that one way of reading a row is for, by table."""

    def __init__(self, *kinds: Kind, physical: bool = False) -> None:
        super().__init__(
            (spec.name, frozenset(
                name for column in spec.columns if column.kind in kinds
                for name in (column.physical_names() if physical else (column.name,))))
            for spec in TABLES.values())
        self._kinds = kinds

    def __missing__(self, table: str) -> frozenset[str]:
        return frozenset()

    def error(self, table: str, name: str) -> ColumnError:
        """What to raise for a name that is none of these columns."""
        return ColumnError(table, name, self._kinds)


_TEXTS = _Columns(Kind.ID, Kind.REF, Kind.TEXT, Kind.LOCAL, Kind.CHOICE, physical=True)
_LOCALS = _Columns(Kind.LOCAL)
_IDS = _Columns(Kind.REF, Kind.REFS, Kind.TAGS)
_NUMBERS = _Columns(Kind.NUMBER)
_DATES = _Columns(Kind.DATE)
_YES_NO = _Columns(Kind.YES_NO)
_ALL = _Columns(*Kind)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its table, its row number in the spreadsheet (header is 1) and its parsed cells by
    column name.

    Text per language is stored under its physical name (`text_en`). `extra` keeps unknown columns
    as they came, `unparsed` the cells that could not be read, by physical name.

    The methods that read a cell raise `ColumnError` for a name that is no column of the table, or a
    column of another kind. A cell that has a value of the right kind proves its column, so only
    empty ones are looked up.
    """

    table: str
    number: int
    cells: Mapping[str, Cell]
    extra: Mapping[str, str] = field(default_factory=dict)
    unparsed: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The row's id (the key, in table `meta`; "" in `observations`)."""
        key = TABLES[self.table].key
        return self.text(key) if key else ""

    def has(self, name: str) -> bool:
        """Whether the row's table has a column called `name` (without language ending)."""
        return name in _ALL[self.table]

    def text(self, name: str) -> str:
        """A text cell, by its physical name; "" if empty."""
        value = self.cells.get(name)
        if value and isinstance(value, str):
            return value
        if name not in _TEXTS[self.table]:
            raise _TEXTS.error(self.table, name)
        return ""

    def local(self, name: str, language: str) -> str:
        """Text in `language`, else in English, else in any language that has it."""
        for candidate in (language, *LANGUAGES):
            value = self.cells.get(f"{name}_{candidate}")
            if value and isinstance(value, str):
                return value
        if name not in _LOCALS[self.table]:
            raise _LOCALS.error(self.table, name)
        return ""

    def ids(self, name: str) -> tuple[str, ...]:
        """Ids of a REFS, TAGS or REF cell; () if empty."""
        value = self.cells.get(name)
        if isinstance(value, tuple):
            return value
        if name not in _IDS[self.table]:
            raise _IDS.error(self.table, name)
        return (value,) if isinstance(value, str) and value else ()

    def number_of(self, name: str) -> float | None:
        """A number cell; None if empty or unreadable."""
        value = self.cells.get(name)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
        if name not in _NUMBERS[self.table]:
            raise _NUMBERS.error(self.table, name)
        return None

    def date(self, name: str) -> PartialDate | None:
        """A date cell; None if empty or unreadable."""
        value = self.cells.get(name)
        if isinstance(value, PartialDate):
            return value
        if name not in _DATES[self.table]:
            raise _DATES.error(self.table, name)
        return None

    def yes(self, name: str) -> bool:
        """Whether a yes/no cell says yes."""
        if name not in _YES_NO[self.table]:
            raise _YES_NO.error(self.table, name)
        return self.cells.get(name) is True


@dataclass(frozen=True)
class Table:
    """One table of a pack: rows in file order, unique by id.

    `skipped` holds rows that cannot be shown (no id, say), so that a copy of the pack does not lose
    them. `complete` is false where part of the table could not be read, so that rows others point
    to may be missing here. `headings` is the first row as it is in the file, which gives the
    address of a cell.
    """

    spec: TableSpec
    rows: tuple[Row, ...]
    extra_columns: tuple[str, ...] = ()
    skipped: tuple[Row, ...] = ()
    complete: bool = True
    headings: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """Rows by id."""
        return MappingProxyType({row.id: row for row in self.rows})

    def ordered(self) -> tuple[Row, ...]:
        """Rows by their `order` column, those without one last, in file order."""
        return tuple(sorted(self.rows, key=lambda row: (row.number_of("order") is None,
                                                        row.number_of("order") or 0.0)))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows as a frame of shape (rows, columns), one column per physical name,
        with parsed cells."""
        import pandas as pd  # heavy: only the views need it

        names = list(self.spec.physical_names()) + list(self.extra_columns)
        data = {name: [row.cells.get(name, row.extra.get(name)) for row in self.rows]
                for name in names}
        return pd.DataFrame(data, columns=names, dtype=object)
