"""Layouts of published tables, recognized by the names of their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

NATION = "nation"
"""The area of tables that have none, and of counts of the whole country."""

NOT_GIVEN = "not given"
"""The area of rows that lack it, in a table that has areas."""


MAPPED = "mapped"
"""The id of a layout that a person described."""

KINDS = ("arrests", "detainers", "removals", "detention", "book-ins", "encounters", "other")
"""What may be counted."""


class Count(NamedTuple):
    """A column that holds a count, and what it counts."""

    column: str
    kind: str
    criminality: str = ""
    minus: str = ""  # a column to subtract


class Layout(NamedTuple):
    """Which columns (names as `column_key` writes them) hold what.

    Without `counts`, each row is one event of `kind`. `person` is the column of a person's id, ""
    if there is none.
    """

    id: str
    kind: str
    date: str
    area: str = ""
    category: str = ""
    person: str = ""
    counts: tuple[Count, ...] = ()
    level: bool = False
    weekly: bool = False
    drop_last: bool = False
    source: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read; all others are passed over."""
        named = (
            self.date,
            self.area,
            self.category,
            self.person,
            *(name for count in self.counts for name in (count.column, count.minus)),
        )
        return tuple(dict.fromkeys(filter(None, named)))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of count that it gives."""
        return tuple(dict.fromkeys(count.kind for count in self.counts)) or (self.kind,)


class Mapping(NamedTuple):
    """Which columns of any other table hold what, as a person says it. Without `number`, each row
    counts as one.
    """

    date: str
    area: str = ""
    number: str = ""
    category: str = ""
    kind: str = "other"
    level: bool = False

    def plain(self) -> Mapping:
        """The same with columns named as they are compared."""
        return self._replace(date=column_key(self.date), area=column_key(self.area),
                             number=column_key(self.number), category=column_key(self.category))

    def layout(self) -> Layout:
        """The mapping as a layout."""
        date, area, number, category = map(
            column_key, (self.date, self.area, self.number, self.category)
        )
        counts = (Count(number, self.kind),) if number else ()
        return Layout(MAPPED, self.kind, date, area, category, "", counts, self.level)


def column_key(name: str) -> str:
    """A column's name for comparing: “Apprehension Date” is apprehension_date."""
    return re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_")


_PERSON = ("unique_identifier", "anonymized_unique_identifier", "anonymized_identifier")
_PROJECT = "Deportation Data Project"
_CENTER = "UW Center for Human Rights"


def recognized(header: Sequence[str]) -> Layout | None:
    """The layout of a table with these column names; None if it is not known."""
    names = frozenset(map(column_key, header))
    for find in (_population, _weekly, _removals, _detainers, _book_ins, _arrests):
        layout = find(names)
        if layout is not None:
            return layout
    return None


def _first(names: frozenset[str], *candidates: str) -> str:
    return next((name for name in candidates if name in names), "")


def _population(names: frozenset[str]) -> Layout | None:
    if not names >= {"detention_facility_code", "date", "n_detained"}:
        return None
    convicted = "n_detained_convicted_criminal"
    counts: tuple[Count, ...] = (Count("n_detained", "detention"),)
    if convicted in names:
        counts = (
            Count(convicted, "detention", "convicted"),
            Count("n_detained", "detention", "not convicted", convicted),
        )
    return Layout(
        "ddp-daily-population", "detention", "date", counts=counts, level=True, source=_PROJECT
    )


def _weekly(names: frozenset[str]) -> Layout | None:
    kinds = {
        "arrests": "arrests",
        "detainers": "detainers",
        "removals": _first(names, "removals_dedup", "removals"),
    }
    counts = tuple(Count(column, kind) for kind, column in kinds.items() if column in names)
    if "week_start" not in names or not counts:
        return None
    return Layout(
        "ddp-weekly-counts",
        counts[0].kind,
        "week_start",
        counts=counts,
        weekly=True,
        drop_last=True,
        source=_PROJECT,
    )


def _removals(names: frozenset[str]) -> Layout | None:
    known = names >= {"area_of_responsibility", "removal_date"}
    date = _first(
        names, *(("removal_date", "departed_date") if known else ("departed_date", "removal_date"))
    )
    if not date or not names & {"port_of_departure", "docket_aor", "removal_date"}:
        return None
    area = _first(names, "docket_aor", "area_of_responsibility", "aor", "departure_aor")
    return Layout(
        "uwchr-removals" if known else "ddp-removals",
        "removals",
        date,
        area,
        person=_first(names, *_PERSON),
        source=_CENTER if known else _PROJECT,
    )


def _detainers(names: frozenset[str]) -> Layout | None:
    if "detainer_prepare_date" not in names or not names & {
        "facility_aor",
        "facility_state",
        "aor",
    }:
        return None
    return Layout(
        "ddp-detainers",
        "detainers",
        "detainer_prepare_date",
        _first(names, "facility_aor", "aor"),
        _first(names, "criminality", "apprehension_criminality"),
        _first(names, *_PERSON),
        source=_PROJECT,
    )


def _book_ins(names: frozenset[str]) -> Layout | None:
    date = _first(names, "book_in_date_time", "book_in_date")
    if not date or "detention_facility" not in names or not names & {"book_in_aor", *_PERSON}:
        return None
    return Layout(
        "ddp-book-ins",
        "book-ins",
        date,
        _first(names, "book_in_aor", "aor"),
        person=_first(names, *_PERSON),
        source=_PROJECT,
    )


def _arrests(names: frozenset[str]) -> Layout | None:
    date = _first(names, "apprehension_date", "apprehension_date_time", "arrest_date", "event_date")
    area = _first(
        names, "apprehension_aor", "toa_current_duty_aor", "area_of_responsibility", "aor"
    )
    signs = names & {
        "apprehension_method",
        "apprehension_final_program",
        "final_program",
        "arresting_agency",
        "arrest_created_by",
        "event_landmark",
        "apprehension_criminality",
        "case_threat_level",
    }
    if not date or not signs:
        return None
    known = "apprehension_landmark" in names and area == "area_of_responsibility"
    return Layout(
        "uwchr-arrests" if known else "ddp-arrests",
        "arrests",
        date,
        area,
        _first(names, "apprehension_criminality", "criminality"),
        _first(names, *_PERSON),
        source=_CENTER if known else _PROJECT,
    )


_CRIMINALITY = (
    ("convicted", "convicted"),
    ("pending", "pending charges"),
    ("charge", "pending charges"),
    ("other", "neither"),
    ("violator", "neither"),
    ("no conviction", "not convicted"),
)


@lru_cache(maxsize=1024)
def criminality(text: str) -> str:
    """What a criminality cell says in few words: `1 Convicted Criminal` is “convicted”; others as
    they stand.
    """
    plain = text.strip().lower()
    return next((word for sign, word in _CRIMINALITY if sign in plain), plain[:60])
