"""Court cases on a sheet: last ruling found, who prevailed in it, as of when."""

from __future__ import annotations

from explainer.content import words
from explainer.core.pack import Row
from explainer.sheets.composing import Composer
from explainer.sheets.parts import Para, Table

_MOST = 4
"""Cases on a sheet of one page; large print has all of them."""
_LEAST = 2
"""Fewer would show one outcome alone."""
_SOURCES = 1
"""Sources of a case that a row has room for, the first ones; the program shows all."""


def cases_table(compose: Composer) -> Table | None:
    """The cases with the newest rulings, then those without one; None where none are there or fit.

    Newest first, so that the choice where room is short is nobody's: not by who prevailed.
    """
    rows = sorted(compose.pack["cases"], key=_ruled, reverse=True)
    most = len(rows) if compose.room.pages else _MOST - compose.room.cut
    shown = rows[: most if most >= _LEAST else 0]
    if not shown:
        return None
    heads = ("col_case", "col_ruling", "col_prevailed", "col_as_of")
    return Table(
        compose.titled("cases", len(shown), len(rows)),
        tuple(map(compose.say, heads)), (2.3, 1.1, 1.5, 1.45),
        tuple(_case_row(compose, row) for row in shown),
    )


def _ruled(row: Row) -> str:
    return str(row.date("last_ruling_date") or "")


def _case_row(compose: Composer, row: Row) -> tuple[Para, ...]:
    ruled, as_of = row.date("last_ruling_date"), row.date("as_of")
    return (
        Para(compose.local(row, "name")),
        Para(compose.date(ruled) if ruled is not None else "–"),
        Para(words.word("prevailed", row.text("prevailed"), compose.language)),
        Para(compose.date(as_of), cite=compose.cite(row.ids("source_ids")[:_SOURCES])),
    )
