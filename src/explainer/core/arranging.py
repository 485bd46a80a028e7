"""Lists of problems for people: in the order of the pack's tables and rows, and not the same a thousand times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from explainer.core.columns import TABLES
from explainer.core.marking import QT_TRANSLATE_NOOP
from explainer.core.problems import Problem, Severity, register

MAX_ALIKE = 50
"""So many problems of one kind in one column are listed; the rest are counted."""

MORE_ALIKE = register(
    "more-alike", Severity.NOTICE,
    QT_TRANSLATE_NOOP("problems", "There are {found} more problems like the ones above."),
    fix=QT_TRANSLATE_NOOP("problems", "Mend the ones listed, then check the pack again."))

_ORDER = {table: number for number, table in enumerate(TABLES, start=1)}


def arranged(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems sorted by table and row, those of the whole pack first, floods shortened."""
    return tuple(sorted(_shortened(sorted(problems, key=_place)), key=_place))


def _place(problem: Problem) -> tuple[int, str, bool, int]:
    table = problem.file.split(" ")[0].removesuffix(".csv")
    return _ORDER.get(table, 0), problem.file, problem.code == MORE_ALIKE, problem.row


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.params.get("code", problem.code), problem.file, problem.column


def more_alike(problem: Problem, count: int) -> Problem:
    """A line that says how many problems like `problem` are not listed."""
    return Problem(MORE_ALIKE, problem.file, column=problem.column, found=str(count), params={"code": problem.code})


def _shortened(problems: list[Problem]) -> Iterator[Problem]:
    """The first problems of each kind, and one line for the rest; those that a reader counted are added to it."""
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
