"""Addresses of problems, as spreadsheet programs write them: B3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from explainer.core.pack import Table
from explainer.core.problems import Problem, shorten


def column_letters(column: int) -> str:
    """What spreadsheet programs call a column, 0 the first: A … Z, AA and so on."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def addressed(problems: Iterable[Problem], tables: Mapping[str, Table]) -> Iterator[Problem]:
    """The problems, with the address of the cell wherever row and column are known."""
    places: dict[str, dict[str, int]] = {}
    for problem in problems:
        name = problem.file.split(" (")[0].removesuffix(".csv")
        if name not in places:
            places[name] = _places(tables[name].headings if name in tables else ())
        column = places[name].get(problem.column.lower())
        if problem.cell or not problem.row or column is None:
            yield problem
        else:
            yield replace(problem, cell=f"{column_letters(column)}{problem.row}")


def _places(headings: tuple[str, ...]) -> dict[str, int]:
    """Column numbers by name; the first of equal names, and those without one by number."""
    places: dict[str, int] = {}
    for column, heading in enumerate(headings):
        places.setdefault(shorten(heading).lower() or f"column_{column + 1}", column)
    return places
