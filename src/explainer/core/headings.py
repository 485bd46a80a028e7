"""The first row of a table: which column is where, what is missing,
and what does not belong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explainer.core.columns import TableSpec
from explainer.core.i18n import N_
from explainer.core.problems import Problem, Severity, register, shorten
from explainer.core.tabular import Grid

HEADINGS_UNKNOWN = register(
    "headings-unknown", Severity.ERROR,
    N_("The first row does not hold the names of this table's columns, "
                                  "so the table was not read."),
    N_("Expected these names in the first row: {allowed}."),
    N_("Put the names back, or restore the table from an earlier copy."), cause=True)
HEADING_MISSING = register(
    "heading-missing", Severity.WARNING,
    N_("There is text under an empty column name. It is kept but not shown."),
    fix=N_("Name the column or remove it."))
HEADING_TWICE = register(
    "heading-twice", Severity.ERROR,
    N_("Two columns have the same name. The first one is used."),
    N_("Expected each name to appear only once."),
    N_("Remove or rename one of them."))
COLUMN_UNKNOWN = register(
    "column-unknown", Severity.NOTICE,
    N_("This column is not part of the table. It is kept but not shown."))
COLUMN_MISSPELLED = register(
    "column-misspelt", Severity.WARNING,
    N_("This column is not part of the table. It is kept but not shown."),
    N_("Expected {closest}, which is missing."),
    N_("If you mean {closest}, rename the column."))
COLUMN_MISSING = register(
    "column-missing", Severity.ERROR,
    N_("This column is missing. Without it no row of the table can be used."),
    N_("Expected a column with this name: {help}"),
    N_("Add the column, or restore the table from an earlier copy."), cause=True)
LANGUAGE_MISSING = register(
    "language-missing", Severity.WARNING,
    N_("This column is missing, so its text is shown in another language."),
    N_("Expected a column for each language of the pack."),
    N_("Add the column and its texts, or remove the language from the pack's meta table."))
COLUMNS_ABSENT = register(
    "columns-absent", Severity.NOTICE,
    N_("Optional columns are missing: {found}."))


_LONGEST = 60


class Headings(NamedTuple):
    """All names in order; which column is where, by index: `known` ones of the table and
    `extra` ones.

    `complete` is false where a column is missing without which no row can be used.
    """

    names: tuple[str, ...]
    known: dict[str, int]
    extra: dict[str, int]
    complete: bool


def read_headings(
    spec: TableSpec, grid: Grid, file: str, languages: Sequence[str]
) -> tuple[Headings, list[Problem]]:
    """Match the first row of `grid` with the columns of `spec`,
    capitals and spaces around names ignored."""
    expected = spec.physical_names()
    known: dict[str, int] = {}
    unknown = []
    for index, name in enumerate(grid.header):
        key = name.lower()
        if key in expected and key not in known:
            known[key] = index
        elif name or any(cells[index].strip() for _, cells in grid.rows if index < len(cells)):
            unknown.append((index, name))
    if not known:
        problem = Problem(HEADINGS_UNKNOWN, file, params={"allowed": ", ".join(expected)})
        return Headings((), {}, {}, complete=False), [problem]
    absent = [name for name in expected if name not in known]
    extra, problems = _kept(unknown, known, absent, file)
    missing = _missing(spec, absent, file, languages)
    complete = all(problem.code != COLUMN_MISSING for problem in missing)
    return Headings(tuple(grid.header), known, extra, complete), problems + missing


def _kept(
    unknown: list[tuple[int, str]], known: dict[str, int], absent: list[str], file: str
) -> tuple[dict[str, int], list[Problem]]:
    """Columns that are kept without being used, under names of their own."""
    if not unknown:
        return {}, []
    import difflib  # not needed for the first paint

    extra: dict[str, int] = {}
    problems = []
    for index, heading in unknown:
        taken = heading.lower() in known or heading in extra
        name = f"{heading}_{index + 1}" if taken else heading
        if not heading:
            name = f"column_{index + 1}"
            problems.append(Problem(HEADING_MISSING, file, column=name))
        elif name != heading:
            problems.append(Problem(HEADING_TWICE, file, column=shorten(heading)))
        elif close := difflib.get_close_matches(heading[:_LONGEST].lower(), absent):
            problems.append(Problem(COLUMN_MISSPELLED, file, column=shorten(heading),
                                    params={"closest": close[0]}))
        else:
            problems.append(Problem(COLUMN_UNKNOWN, file, column=shorten(heading)))
        extra[name] = index
    return extra, problems


def _missing(spec: TableSpec, absent: list[str], file: str,
             languages: Sequence[str]) -> list[Problem]:
    problems = []
    optional: list[str] = []
    for column in spec.columns:
        gone = [name for name in column.physical_names() if name in absent]
        if not column.required:
            optional += gone
        elif len(gone) == len(column.physical_names()):
            problems.append(Problem(COLUMN_MISSING, file, column=gone[0],
                                    params={"help": column.help}))
        else:
            problems += [Problem(LANGUAGE_MISSING, file, column=name)
                         for name in gone if _is_of(name, languages)]
    if optional:
        problems.append(Problem(COLUMNS_ABSENT, file, found=", ".join(optional)))
    return problems


def _is_of(name: str, languages: Sequence[str]) -> bool:
    return name.rpartition("_")[2] in languages
