"""Which sign of a number comes before decimals, and which between groups:
decided by the table as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from explainer.core.characters import without_invisible
from explainer.core.tabular import Grid

# Forms that only one reading fits: 27,5 or 1.234,5 or 0,125 against 27.5 or 1,234.5 or 0.125.
_DECIMAL_COMMA = re.compile(
    r"[-+\u2212]?(?:[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|0,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{4,},[0-9]+)\s?%?")
_DECIMAL_POINT = re.compile(
    r"[-+\u2212]?(?:[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{4,}\.[0-9]+)\s?%?")


def unsure_signs(grid: Grid, columns: Sequence[int]) -> str:
    """The signs that may be either in this table: with "," it is not known whether `27,125` means
    27.125.

    `columns` are the places of the table's columns of numbers. A number that can be read one way
    only speaks for the table. Cells separated by semicolons come from a program that writes
    decimals with a comma, so there a comma is never taken for a sign between groups.
    """
    comma = point = False
    for _, cells in grid.rows:
        for place in columns:
            text = without_invisible(cells[place]).strip() if place < len(cells) else ""
            comma = comma or _DECIMAL_COMMA.fullmatch(text) is not None
            point = point or _DECIMAL_POINT.fullmatch(text) is not None
    semicolons = grid.delimiter == ";"
    points = comma or (semicolons and not point)
    return ("," if comma or semicolons else "") + ("." if points else "")
