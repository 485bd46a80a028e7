"""A figure: one number with its unit, period, place, kind, sources and evidence status;
or the reason it is missing."""

from __future__ import annotations

from typing import NamedTuple

from explainer.core.dates import PartialDate
from explainer.core.rows import Row


class Figure(NamedTuple):
    """One number and everything needed to say it honestly.

    `value` is in units of `unit` (percent 27 means 27 %); None when the number is missing, and
    `missing` says why. Texts per language stay in `row`; `core.formatting` turns a figure into
    words.
    """

    id: str
    value: float | None
    unit: str
    status: str
    row: Row
    qualifier: str = "exact"
    missing: str = ""
    series: str = ""
    period_start: PartialDate | None = None
    period_end: PartialDate | None = None
    source_ids: tuple[str, ...] = ()

    def local(self, name: str, language: str) -> str:
        """A text of its row in table `figures`;
        "" for the number of a claim, which has none of these texts."""
        return self.row.local(name, language) if self.row.table == "figures" else ""

    @classmethod
    def from_figure_row(cls, row: Row) -> Figure:
        """Make one from a row of table `figures`.
        A number that could not be read is missing as `unreadable`."""
        value = row.number_of("value")
        return cls(
            id=row.id, value=value, unit=row.text("unit"), status=row.text("status"), row=row,
            qualifier=row.text("qualifier") or "exact",
            missing="" if value is not None else (row.text("missing") or "unreadable"),
            series=row.text("series"), period_start=row.date("period_start"),
            period_end=row.date("period_end"),
            source_ids=row.ids("source_ids"),
        )

    @classmethod
    def from_claim_row(cls, row: Row) -> Figure:
        """Make one from the number of a row of table `claims`. The article gives no period, so
        there is none.

        A number that could not be read is missing as `unreadable`.
        """
        value = row.number_of("value")
        return cls(
            id=row.id, value=value, unit=row.text("unit"), status=row.text("status"), row=row,
            missing="unreadable" if value is None and "value" in row.unparsed else "",
            source_ids=row.ids("source_ids"),
        )
