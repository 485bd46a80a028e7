"""Lists of problems for people: in the order of the pack's tables and rows,
and not the same a thousand times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from explainer.core.columns import TABLES
from explainer.core.problems import ID_CHANGED, MORE_ALIKE, Problem, more_alike
from explainer.core.spreadsheets import CELL_ERROR, FORMULA_EMPTY
from explainer.core.tables import CELL_MISSING, TEXT_MISSING

MAX_ALIKE = 50
"""So many problems of one kind in one column are listed; the rest are counted."""

_UNPARSED = (CELL_ERROR, FORMULA_EMPTY)
_EMPTY = (CELL_MISSING, TEXT_MISSING)
_ORDER = {table: number for number, table in enumerate(TABLES, start=1)}


def arranged(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems sorted by table and row, floods shortened; those of the whole pack come first, and
    what others follow from."""
    return tuple(sorted(_shortened(sorted(problems, key=_place)), key=_place))


def without_consequences(problems: list[Problem]) -> list[Problem]:
    """One table's problems. Where a value could not be read, it is not also reported as missing."""
    unparsed = {_cell(problem) for problem in problems if problem.code in _UNPARSED}
    implied = {id(problem) for problem in problems
            if problem.code in _EMPTY and _cell(problem) in unparsed}
    skipped = {_cell(problem) for problem in problems if id(problem) in implied and problem.skipped}
    return [
        replace(problem, skipped=True)
        if problem.code in _UNPARSED and _cell(problem) in skipped else problem
        for problem in problems if id(problem) not in implied
    ]


def _cell(problem: Problem) -> tuple[int, str]:
    return problem.row, problem.column


def _place(problem: Problem) -> tuple[bool, int, str, bool, int]:
    table = problem.file.split(" ")[0].removesuffix(".csv")
    return (problem.code != ID_CHANGED, _ORDER.get(table, 0), problem.file,
            problem.code == MORE_ALIKE, problem.row)


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.params.get("code", problem.code), problem.file, problem.column


def _shortened(problems: list[Problem]) -> Iterator[Problem]:
    """The first problems of each kind, and one line for the rest;
    those that a reader counted are added to it."""
    totals: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        totals[_kind(problem)] += int(problem.found) if problem.code == MORE_ALIKE else 1
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        kind = _kind(problem)
        if problem.code == MORE_ALIKE:
            continue
        seen[kind] += 1
        if seen[kind] <= MAX_ALIKE:
            yield problem
        if seen[kind] == MAX_ALIKE and totals[kind] > MAX_ALIKE:
            yield more_alike(problem, totals[kind] - MAX_ALIKE)
