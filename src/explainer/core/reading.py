"""Reading a content pack: from a path to an immutable `Pack`, and problems a librarian can fix.

Fast, and from the standard library alone unless the pack is a workbook: this runs before the first
paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from explainer.core.addresses import addressed
from explainer.core.arranging import arranged, without_consequences
from explainer.core.columns import META, OBSERVATIONS, TABLES
from explainer.core.containers import open_contents
from explainer.core.contents import Contents, table_file
from explainer.core.descriptor import DESCRIPTOR_MISSING, read_descriptor
from explainer.core.i18n import N_
from explainer.core.languages import LANGUAGES, SOURCE
from explainer.core.matching import NAMES_RESEMBLE, TABLE_UNKNOWN
from explainer.core.observations import Observations, from_grid, read_observations
from explainer.core.pack import Pack, Reading, Table
from explainer.core.problems import Problem, Severity, register
from explainer.core.refusals import NOT_A_PACK, PACK_NAMES_RESEMBLE, UnusableError
from explainer.core.tables import read_table

__all__ = ["Reading", "read_pack"]

TABLE_MISSING = register(
    "table-missing", Severity.ERROR,
    N_("The table {table} is missing from the pack."),
    N_("Expected a table with this name, even if it has no rows."),
    N_("Restore it from an earlier copy or from a copy of the built-in pack."), cause=True)

_FOLLOWING = (TABLE_MISSING, TABLE_UNKNOWN, NAMES_RESEMBLE, DESCRIPTOR_MISSING)


def read_pack(path: Path, *, built_in: bool = False) -> Reading:
    """Read the pack at `path`: a folder, a zip of one, or a workbook. Neither raises nor writes."""
    try:
        contents = open_contents(path)
    except UnusableError as unusable:
        return Reading(None, (unusable.problem,))
    group_separators, problems = read_descriptor(contents)
    problems = [*contents.problems, *problems]
    tables = _read_tables(path, contents, group_separators, problems)
    observations = _observations(path, contents, group_separators.get(OBSERVATIONS.name, {}))
    if not built_in:
        problems += without_consequences(list(observations.parsed.problems))
    pack = Pack(MappingProxyType(tables), "", path, built_in, observations)
    if not _is_usable(pack):
        return Reading(None, arranged([_refusal(path, problems), *_causes(problems)]))
    return Reading(pack, arranged(addressed(problems, tables)))


def _refusal(path: Path, problems: list[Problem]) -> Problem:
    """Why a pack of which little could be read cannot be used."""
    for problem in problems:
        if problem.code == NAMES_RESEMBLE:
            names = problem.params["names"]
            return UnusableError(PACK_NAMES_RESEMBLE, path, names=names).problem
    return UnusableError(NOT_A_PACK, path).problem


def _causes(problems: list[Problem]) -> list[Problem]:
    """The problems without those that only repeat that there is no pack."""
    return [problem for problem in problems if problem.code not in _FOLLOWING]


def _read_tables(
    path: Path, contents: Contents, group_separators: Mapping[str, dict[str, str]],
    problems: list[Problem]
) -> dict[str, Table]:
    """The tables of the contract that are there.
    Table `meta` comes first: it names the languages."""
    tables: dict[str, Table] = {}
    languages: tuple[str, ...] = tuple(LANGUAGES)
    for name, spec in TABLES.items():
        grid = contents.grids.get(name)
        if grid is None or spec is OBSERVATIONS:
            if spec.required and name not in contents.damaged:
                problems.append(Problem(TABLE_MISSING, table_file(path, name),
                                        params={"table": name}))
            continue
        signs = group_separators.get(name, {})
        table, found = read_table(spec, grid, table_file(path, name), languages, signs)
        tables[name] = replace(table, headings=tuple(grid.header))
        problems += without_consequences(found)
        if name == META.name:
            languages = _languages(Pack(tables, "", path))
    return tables


def _observations(path: Path, contents: Contents, thousands: Mapping[str, str]) -> Observations:
    """Table `observations`, to be parsed when it is first asked for."""
    file, grid, data = table_file(path,
        OBSERVATIONS.name), contents.grids.get(OBSERVATIONS.name), contents.observations
    if grid is not None:
        return Observations(load=lambda: from_grid(grid, file, thousands))
    if data is not None:
        return Observations(load=lambda: read_observations(data, file, thousands))
    return Observations()


def _languages(pack: Pack) -> tuple[str, ...]:
    """Languages of the pack that have columns of their own."""
    return tuple(language for language in LANGUAGES if language in pack.languages) or (SOURCE,)


def _is_usable(pack: Pack) -> bool:
    titled = any(pack.meta("title", language) for language in LANGUAGES)
    return titled or len(pack["sections"]) > 0 or len(pack["claims"]) > 0
