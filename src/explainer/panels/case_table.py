"""Court cases on a sheet: last ruling found, who prevailed in it, as of when."""

from __future__ import annotations

from explainer.content import words
from explainer.core.pack import Row
from explainer.sheets.composing import Composer
from explainer.sheets.parts import Para, Table

_MOST, _LEAST = 4, 2
"""Cases on a sheet of one page; large print has all of them. Fewer would show one outcome alone."""
_SIDES = ("federal", "others")
_SOURCES = 1
"""Sources of a case that a row has room for, the first ones; the program shows all."""


def cases_table(compose: Composer) -> Table | None:
    """The cases with the newest rulings, then those without one; None where there are none.

    However few are shown, the newest that each side won is among them.
    """
    rows = sorted(compose.pack["cases"], key=_ruled, reverse=True)
    most = len(rows) if compose.room.pages else compose.rows(_MOST, _LEAST)
    won = [next((row for row in rows if row.text("prevailed") == side), None) for side in _SIDES]
    first = [row for row in rows if row in won]
    chosen = (first + [row for row in rows if row not in first])[:most]
    shown = [row for row in rows if row in chosen]
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
