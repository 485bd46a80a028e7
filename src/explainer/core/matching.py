"""Which of the files or sheets of a pack are its tables, and what is reported about the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from explainer.core.columns import TABLES
from explainer.core.i18n import N_
from explainer.core.naming import table_named
from explainer.core.problems import Problem, Severity, register, shorten

TABLE_UNKNOWN = register(
    "table-unknown",
    Severity.NOTICE,
    N_("“{found}” is not one of the pack's tables and was not read."),
    N_("The tables are: {allowed}."),
    N_("If it is one of them, rename it to match exactly."),
)
TABLE_TWICE = register(
    "table-twice",
    Severity.WARNING,
    N_(
        "The pack holds the table {table} twice. “{found}” was not read."
    ),
    N_("Expected each table to appear only once."),
    N_("Keep the right one, and remove or rename the other."),
)
NAMES_UNUSUAL = register(
    "names-unusual",
    Severity.NOTICE,
    N_(
        "These were read as tables of the pack, although their names differ slightly: {found}.",
    ),
)
NAMES_RESEMBLE = register(
    "names-resemble",
    Severity.ERROR,
    N_(
        "This looks like a table of the pack but does not have its name, so it was not read: "
        "{found}.",
    ),
    fix=N_("If it is the table, save it under this name: {names}."),
    cause=True,
)


class Match(NamedTuple):
    """Tables by the number of their name, and the other names with the tables they are near."""

    tables: dict[int, str]
    unusual: list[str]
    resembling: dict[str, str]
    twice: dict[str, str]
    unknown: list[str]


def matched_names(names: Sequence[str], named: Callable[[str], str] = table_named) -> Match:
    """Find the tables among `names`; `named` gives the table that a name is. First ones win."""
    match = Match({}, [], {}, {}, [])
    taken: set[str] = set()
    others = []
    for number, name in enumerate(names):
        table = named(name)
        if not table:
            others.append(number)
        elif table in taken:
            match.twice[name] = table
        else:
            match.tables[number] = table
            taken.add(table)
    if others:
        _match_others(match, names, others, taken)
    return match


def _match_others(match: Match, names: Sequence[str], others: list[int], taken: set[str]) -> None:
    from explainer.core.lookalikes import table_meant, table_resembled  # most packs need none of it

    left = []
    for number in others:
        table = table_meant(names[number])
        if table and table not in taken:
            match.tables[number] = table
            match.unusual.append(names[number])
            taken.add(table)
        else:
            left.append(names[number])
    for name in left:
        table = table_resembled(name) if len(taken) < len(TABLES) else ""
        if table and table not in taken:
            match.resembling[name] = table
            taken.add(table)
        else:
            match.unknown.append(name)


def name_problems(match: Match, file: str, ending: str = "") -> Iterator[Problem]:
    """What there is to say of the names. `ending` is that of the right ones."""
    if match.unusual:
        yield Problem(NAMES_UNUSUAL, file, found=_quoted(match.unusual))
    if match.resembling:
        names = ", ".join(f"{table}{ending}" for table in match.resembling.values())
        yield Problem(
            NAMES_RESEMBLE, file, found=_quoted(match.resembling), params={"names": names}
        )
    for name, table in match.twice.items():
        yield Problem(TABLE_TWICE, file, found=shorten(name), params={"table": table})
    for name in match.unknown:
        yield Problem(
            TABLE_UNKNOWN, file, found=shorten(name), params={"allowed": ", ".join(TABLES)}
        )


def _quoted(names: Sequence[str] | dict[str, str]) -> str:
    return ", ".join(f"“{shorten(name)}”" for name in names)
