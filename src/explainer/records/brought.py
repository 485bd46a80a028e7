"""Series of what was brought in: one for each kind and area, and for the whole; files that follow
one another as one.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from explainer.content.series import STEPS, Series, name_forms
from explainer.records.layouts import NATION, NOT_GIVEN
from explainer.records.store import DataSet, listed

if TYPE_CHECKING:
    from explainer.core.record_stats import Line

Days = dict[int, int]
"""Counts by ordinal of the day."""

_NOUNS = {
    "arrests": ("arrests", "arrestos"),
    "removals": ("removals", "expulsiones"),
    "detainers": ("detainers", "retenciones"),
    "detention": ("people held", "personas bajo custodia"),
    "book-ins": ("book-ins to detention", "ingresos a detención"),
    "encounters": ("encounters", "encuentros"),
}
_OTHER = ("records", "registros")
_ADDED = (
    "Counted on this computer from {names}.",
    "Contado en esta computadora a partir de {names}.",
)
_ERO = (
    "Arrests by ICE officers (ERO): none by the Border Patrol or HSI.",
    "Arrestos hechos por agentes de ICE (ERO): ninguno de la Patrulla Fronteriza ni HSI.",
)
_DUPLICATES = (
    "Consecutive arrests of one person within 24 hours count once.",
    "Los arrestos seguidos de una persona en 24 horas cuentan una vez.",
)
_NO_PERSONS = (
    "The file has no id of persons, so a person arrested twice counts twice.",
    "El archivo no identifica a las personas, así que quien fue arrestado dos veces cuenta dos "
    "veces.",
)


class Brought(NamedTuple):
    """A series, and the data sets that it is made of."""

    series: Series
    data_sets: tuple[DataSet, ...]


class _Part(NamedTuple):
    """The days for which a data set is used, and its counts by area and kind."""

    data_set: DataSet
    first: int
    last: int
    counts: dict[tuple[str, str], Days]


def brought_series(store: Path) -> tuple[Brought, ...]:
    """All series of a store. Data sets of one layout follow one another; where they overlap, the
    later one counts.

    Raises `RecordsError` where the store or a data set is damaged.
    """
    found, wrong = listed(store)
    if wrong:
        raise wrong[0]
    return series_of(found)


def series_of(found: Sequence[DataSet]) -> tuple[Brought, ...]:
    """The series of these data sets, as `brought_series` gives those of a whole store.

    Raises `RecordsError` where the counts of one are damaged.
    """
    groups: dict[tuple[object, ...], list[DataSet]] = defaultdict(list)
    for data_set in found:
        about = data_set.about
        own = data_set.id if about["layout"] == "mapped" else ""
        groups[about["layout"], tuple(about["kinds"]), own].append(data_set)
    return tuple(one for group in groups.values() for one in _series_of(group))


def _series_of(group: list[DataSet]) -> Iterator[Brought]:
    for kind in group[0].about["kinds"]:
        parts = list(_parts(group, kind))
        areas = sorted({area for part in parts for area, _ in part.counts} - {NATION, NOT_GIVEN})
        sets = tuple(part.data_set for part in parts)
        for area in (NATION, *areas):
            yield Brought(_one(parts, area, kind), sets)


def _parts(group: Sequence[DataSet], kind: str) -> Iterator[_Part]:
    """What is used of each data set, in the order of time."""
    parts: list[_Part] = []
    before = datetime.date.max.toordinal()
    for data_set in sorted(group, key=lambda one: _span(one, kind)[::-1], reverse=True):
        first, last = _span(data_set, kind)
        if first < before:
            parts.insert(0, _Part(data_set, first, min(last, before - 1), _by_area(data_set, kind)))
            before = first
    yield from parts


def _span(data_set: DataSet, kind: str) -> tuple[int, int]:
    first, last = data_set.about["complete"].get(
        kind, (data_set.about["from"], data_set.about["to"])
    )
    return datetime.date.fromisoformat(first).toordinal(), datetime.date.fromisoformat(
        last
    ).toordinal()


def _by_area(data_set: DataSet, kind: str) -> dict[tuple[str, str], Days]:
    found: dict[tuple[str, str], Days] = defaultdict(dict)
    for (area, day, other, _), count in data_set.counts().items():
        if other == kind:
            for place in {area, NATION}:
                days = found[place, kind]
                days[day] = days.get(day, 0) + count
    return found


def _one(parts: Sequence[_Part], area: str, kind: str) -> Series:
    about = parts[0].data_set.about
    english, spanish = _NOUNS.get(kind, _OTHER)
    national = area == NATION
    known = bool(about["source"])
    whole = (
        {"en": "United States", "es": "Estados Unidos"}
        if known
        else {"en": "the whole table", "es": "toda la tabla"}
    )
    names = {NATION, "country", *whole.values()} if national else {area}
    place = whole if national else {"en": area, "es": area}
    ids = "+".join(part.data_set.id for part in parts)
    return Series(
        f"{ids}:{kind}:{area}",
        kind,
        place,
        "nation" if national else "area" if known else "other",
        {"en": english, "es": spanish},
        {"en": english, "es": spanish},
        about["granularity"],
        about["level"],
        _caveat(parts, kind),
        name_forms(names),
        ids,
        make_line=partial(_line, parts, area, kind),
    )


def _caveat(parts: Sequence[_Part], kind: str) -> dict[str, str]:
    names = ", ".join(part.data_set.about["name"] for part in parts)
    texts = [tuple(text.format(names=names) for text in _ADDED)]
    if kind == "arrests":
        persons = any(part.data_set.about["duplicates"].startswith("consecutive") for part in parts)
        texts += [_ERO, _DUPLICATES if persons else _NO_PERSONS]
    return {"en": " ".join(text[0] for text in texts), "es": " ".join(text[1] for text in texts)}


def _line(parts: Sequence[_Part], area: str, kind: str) -> Line:
    """Values day by day. Of single records a day without one is 0; of tables of counts it is a gap.
    """
    from explainer.core.record_stats import line

    step = STEPS[parts[0].data_set.about["granularity"]]
    days: list[int] = []
    values: list[float] = []
    for part in parts:
        given = part.counts.get((area, kind), {})
        none = 0.0 if part.data_set.about["events"] else float("nan")
        for day in range(part.first, part.last + 1, step):
            days.append(day)
            values.append(given.get(day, none))
    return line(days, values, step, level=bool(parts[0].data_set.about["level"]))
