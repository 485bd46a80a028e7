"""A content pack in memory: its tables, and lookups. Reading one is `core.reading`'s work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from explainer.core.columns import TABLES
from explainer.core.dates import PartialDate
from explainer.core.figures import Figure
from explainer.core.languages import SOURCE, language_code
from explainer.core.observations import Observations
from explainer.core.problems import Problem, Severity
from explainer.core.rows import Cell, Row, Table

__all__ = ["Cell", "Pack", "Reading", "Row", "Table"]


@dataclass(frozen=True)
class Pack:
    """A content pack. `known_digest` is its digest where it is known already, else "".

    Table `observations` is not among `tables`: its rows are kept in columns.
    """

    tables: Mapping[str, Table]
    known_digest: str
    path: Path
    built_in: bool = False
    observations: Observations = field(default_factory=Observations)

    def __getitem__(self, table: str) -> Table:
        found = self.tables.get(table)
        return found if found is not None else Table(TABLES[table], (), complete=False)

    def row(self, table: str, row_id: str) -> Row | None:
        """The row with that id, or None."""
        return self[table].by_id.get(row_id)

    def rows(self, table: str, ids: tuple[str, ...]) -> tuple[Row, ...]:
        """The rows with those ids, in that order; unknown ids are passed over."""
        return tuple(row for row_id in ids if (row := self.row(table, row_id)) is not None)

    def meta(self, key: str, language: str = "") -> str:
        """A value of table `meta`: `key_language`, else `key`, else `key_en`;
        "" if none is there."""
        for candidate in (f"{key}_{language}", key, f"{key}_en"):
            row = self.row("meta", candidate)
            if row is not None and row.text("value"):
                return row.text("value")
        return ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content, in hexadecimal: the same for folder, zip and workbook."""
        from explainer.core.digest import digest_of  # not needed for the first paint

        return self.known_digest or digest_of(self.tables, self.observations)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages of the pack that the program can show, each once, first one first;
        English if it names none."""
        known = filter(None, map(language_code, self.language_words))
        return tuple(dict.fromkeys(known)) or (SOURCE,)

    @property
    def language_words(self) -> tuple[str, ...]:
        """What table `meta` says of the languages, word by word."""
        text = self.meta("languages").strip()
        return tuple(re.split(r"[\s,;/|+&]+", text)) if text else ()

    @property
    def short_digest(self) -> str:
        """First eight digits of the content hash, as shown in About and on exports."""
        return self.digest[:8]

    @cached_property
    def source_numbers(self) -> Mapping[str, int]:
        """Number of each source, [1] the first of table `sources`."""
        return MappingProxyType({row.id: n for n, row in enumerate(self["sources"], start=1)})

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """For each source id that is cited, the (table, row id) pairs that cite it."""
        found: dict[str, list[tuple[str, str]]] = {}
        for table in self.tables.values():
            names = [c.name for c in table.spec.columns if c.table == "sources"]
            for row in table.rows if names else ():
                for source_id in dict.fromkeys(i for name in names for i in row.ids(name)):
                    found.setdefault(source_id, []).append((table.spec.name, row.id))
        return MappingProxyType({source: tuple(rows) for source, rows in found.items()})

    def figure(self, figure_id: str) -> Figure | None:
        """The figure with that id: a row of `figures`, or the number of a claim.
        None if there is none."""
        row = self.row("figures", figure_id)
        if row is not None:
            return Figure.from_figure_row(row)
        claim = self.row("claims", figure_id)
        if claim is None or (claim.number_of("value") is None and "value" not in claim.unparsed):
            return None
        return Figure.from_claim_row(claim)

    @property
    def event_date(self) -> PartialDate | None:
        """When the event was that the pack is about; None if table `meta` does not say."""
        return PartialDate.parse_or_none(self.meta("event_date"))

    @property
    def review_by(self) -> PartialDate | None:
        """Until when the pack says that it holds; None if table `meta` does not say."""
        return PartialDate.parse_or_none(self.meta("review_by"))

    def section(self, panel: str, kind: str) -> Row | None:
        """The first text of that kind on a panel, or None."""
        return next(iter(self.sections(panel, kind)), None)

    def sections(self, panel: str, *kinds: str) -> tuple[Row, ...]:
        """Texts of a panel of the kinds given, in order."""
        return tuple(r for r in self["sections"].ordered()
                     if r.text("panel") == panel and r.text("kind") in kinds)


class Reading(NamedTuple):
    """What reading a pack gave: the pack, or None if it cannot be used, and the problems found."""

    pack: Pack | None
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> int:
        """0: clean, 1: problems found, 2: cannot be used. Notices are not problems."""
        if self.pack is None:
            return 2
        return int(any(problem.severity is not Severity.NOTICE for problem in self.problems))
