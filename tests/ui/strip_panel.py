"""A panel of tests: the three cities with a strip above them, whose values select and filter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Self

from explainer.content import cards
from explainer.content.lines import Line
from explainer.content.views import Cell, View, ViewColumn
from explainer.core.pack import Pack
from explainer.drawing.bars import BarChart, Datum, Series
from explainer.panels import registry
from explainer.panels.panel import ChartPart, Panel, Parts, StoryPart, TablePart, ViewPart

TALL = 12
"""Bars of a chart that is too high for a strip."""


@dataclass(frozen=True, slots=True)
class Bars(BarChart):
    """Bars that remember which of them are not faint."""

    kept: frozenset[str] | None = None

    def only(self, keys: frozenset[str]) -> Self:
        return replace(self, kept=keys)


def bars(keys: tuple[str, ...]) -> Bars:
    data = tuple(Datum(key, key, 10.0 + n, str(n), "not_found", "") for n, key in enumerate(keys))
    return Bars("Cities", takeaway="Two bars.", series=(Series("", data),))


def view(pack: Pack, language: str) -> View:
    rows = pack["cities"].ordered()
    names = tuple(row.local("name", language) for row in rows)
    notes = tuple(" ".join(f"word{n}" for n in range(60)) for _ in rows)
    return View(
        "cities", (ViewColumn("name", "City"), ViewColumn("note", "Note", least=240, rank=2),
                   ViewColumn("more", "More", least=240, rank=1), ViewColumn("last", "Last", least=90)),
        tuple(row.id for row in rows),
        {"name": tuple(Cell((Line(name),), name) for name in names),
         "note": tuple(Cell((Line(note),)) for note in notes),
         "more": tuple(Cell((Line("short"),)) for _ in rows),
         "last": tuple(Cell((Line("end"),)) for _ in rows)},
        tuple(frozenset({"coast"} if n != 1 else {"lake"}) for n in range(len(rows))), {},
        {"coast": "On a coast", "lake": "On a lake"})


PARTS = Parts(
    views={"flat": ViewPart("Flat", "cities", view, "flat", "flat"),
           "tall": ViewPart("Tall", "cities", view, "tall", "tall"),
           "none": ViewPart("None", "cities", view)},
    tables={"cities": TablePart("Cities", cards.city_card)},
    charts={"flat": ChartPart("Flat", lambda pack, language, selected: bars(("chicago", "tag:coast"))),
            "tall": ChartPart("Tall", lambda pack, language, selected: bars(tuple(map(str, range(TALL)))))},
    stories=(StoryPart("note", "Keep in mind"),), starts_with_story=False, finds=(),
    slides=lambda pack: (), sheets=lambda pack: (), suggested_sheet=lambda pack, selected: "",
)


@contextmanager
def strip_panel() -> Iterator[str]:
    """Have the panel for as long as the block runs. Gives its id."""
    with registry.added(Panel("strips", "Strips", "Go to the panel of strips", lambda: PARTS)):
        yield "strips"
