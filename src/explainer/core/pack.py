"""A content pack in memory: immutable rows, tables and lookups. Reading one is `core.reading`'s work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from explainer.core.columns import LANGUAGES, TABLES, TableSpec, language_code
from explainer.core.dates import PartialDate
from explainer.core.figures import Figure
from explainer.core.observations import Observations

if TYPE_CHECKING:
    import pandas as pd

Cell = str | float | bool | tuple[str, ...] | PartialDate | None
"""A parsed cell: text "" and ids () when empty, numbers, dates and yes/no None when empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its table, its row number in the spreadsheet (header is 1) and its parsed cells by column name.

    Text per language is stored under its physical name (`text_en`). `extra` keeps unknown columns as they came,
    `unread` the cells that could not be read, by physical name.
    """

    table: str
    number: int
    cells: Mapping[str, Cell]
    extra: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The row's id (the key, in table `meta`; "" in `observations`)."""
        key = TABLES[self.table].key
        return self.text(key) if key else ""

    def text(self, name: str) -> str:
        """A text cell; "" if empty or absent."""
        value = self.cells.get(name)
        return value if isinstance(value, str) else ""

    def local(self, name: str, language: str) -> str:
        """Text in `language`, else in English, else in any language that has it."""
        for candidate in (language, "en", "es"):
            value = self.cells.get(f"{name}_{candidate}")
            if isinstance(value, str) and value:
                return value
        return ""

    def ids(self, name: str) -> tuple[str, ...]:
        """Ids of a REFS, TAGS or REF cell; () if empty."""
        value = self.cells.get(name)
        if isinstance(value, tuple):
            return value
        return (value,) if isinstance(value, str) and value else ()

    def number_of(self, name: str) -> float | None:
        """A number cell; None if empty or unreadable."""
        value = self.cells.get(name)
        return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def date(self, name: str) -> PartialDate | None:
        """A date cell; None if empty or unreadable."""
        value = self.cells.get(name)
        return value if isinstance(value, PartialDate) else None

    def yes(self, name: str) -> bool:
        """Whether a yes/no cell says yes."""
        return self.cells.get(name) is True


@dataclass(frozen=True)
class Table:
    """One table of a pack: rows in file order, unique by id.

    `left_out` holds rows that cannot be shown (no id, say), so that a copy of the pack does not lose them. `whole` is
    false where part of the table could not be read, so that rows others point to may be missing here.
    `headings` is the first row as it stands in the file, which tells where a cell stands.
    """

    spec: TableSpec
    rows: tuple[Row, ...]
    extra_columns: tuple[str, ...] = ()
    left_out: tuple[Row, ...] = ()
    whole: bool = True
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
        return tuple(sorted(self.rows, key=lambda row: (row.number_of("order") is None, row.number_of("order") or 0.0)))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows as a frame of shape (rows, columns), one column per physical name, with parsed cells."""
        import pandas as pd  # heavy: only the views need it

        names = list(self.spec.physical_names()) + list(self.extra_columns)
        data = {name: [row.cells.get(name, row.extra.get(name)) for row in self.rows] for name in names}
        return pd.DataFrame(data, columns=names, dtype=object)


@dataclass(frozen=True)
class Pack:
    """A content pack. `known_digest` is its digest where somebody worked it out already, else "".

    Table `observations` is not among `tables`: its rows are kept in columns.
    """

    tables: Mapping[str, Table]
    known_digest: str
    path: Path
    built_in: bool = False
    observations: Observations = field(default_factory=Observations)

    def __getitem__(self, table: str) -> Table:
        found = self.tables.get(table)
        return found if found is not None else Table(TABLES[table], (), whole=False)

    def row(self, table: str, row_id: str) -> Row | None:
        """The row with that id, or None."""
        return self[table].by_id.get(row_id)

    def rows(self, table: str, ids: tuple[str, ...]) -> tuple[Row, ...]:
        """The rows with those ids, in that order; unknown ids are passed over."""
        return tuple(row for row_id in ids if (row := self.row(table, row_id)) is not None)

    def meta(self, key: str, language: str = "") -> str:
        """A value of table `meta`: `key_language`, else `key`, else `key_en`; "" if none is there."""
        for candidate in (f"{key}_{language}", key, f"{key}_en"):
            row = self.row("meta", candidate)
            if row is not None and row.text("value"):
                return row.text("value")
        return ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content, in hexadecimal: the same for folder, zip and workbook."""
        from explainer.core.canonical import digest_of  # not needed for the first paint

        return self.known_digest or digest_of(self.tables, self.observations)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of the pack that the program can show, each once, first one first; English if it names none."""
        return tuple(dict.fromkeys(filter(None, map(language_code, self.language_words)))) or LANGUAGES[:1]

    @property
    def language_words(self) -> tuple[str, ...]:
        """What table `meta` says of the languages, word by word."""
        return tuple(re.split(r"[\s,;/|+&]+", self.meta("languages").strip())) if self.meta("languages").strip() else ()

    @property
    def short_digest(self) -> str:
        """First eight digits of the content hash, as shown in About and on exports."""
        return self.digest[:8]

    @cached_property
    def source_numbers(self) -> Mapping[str, int]:
        """Number of each source, [1] the first of table `sources`."""
        return MappingProxyType({row.id: n for n, row in enumerate(self["sources"], start=1)})

    def figure(self, figure_id: str) -> Figure | None:
        """The figure with that id: a row of `figures`, or the number of a claim. None if there is none."""
        row = self.row("figures", figure_id)
        if row is not None:
            return Figure.from_figure_row(row)
        claim = self.row("claims", figure_id)
        numbered = claim is not None and (claim.number_of("value") is not None or bool(claim.text("missing")))
        return Figure.from_claim_row(claim) if claim is not None and numbered else None

    def section(self, panel: str, kind: str) -> Row | None:
        """The first text of that kind on a panel, or None."""
        return next(iter(self.sections(panel, kind)), None)

    def sections(self, panel: str, *kinds: str) -> tuple[Row, ...]:
        """Texts of a panel of the kinds given, in order."""
        return tuple(r for r in self["sections"].ordered() if r.text("panel") == panel and r.text("kind") in kinds)
