"""The panels of the program, in the order of their tabs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from explainer.core.columns import TABLES
from explainer.core.i18n import N_
from explainer.panels.panel import Panel

if TYPE_CHECKING:
    from explainer.content.cards import Card
    from explainer.content.views import View
    from explainer.core.pack import Pack, Row
    from explainer.panels.panel import ChartPart, Parts, SheetPart, TablePart, ViewPart


@cache
def _start() -> Parts:
    from explainer.panels.start import PARTS

    return PARTS


@cache
def _overview() -> Parts:
    from explainer.panels.overview import PARTS

    return PARTS


@cache
def _cities() -> Parts:
    from explainer.panels.cities import PARTS

    return PARTS


@cache
def _impacts() -> Parts:
    from explainer.panels.impacts import PARTS

    return PARTS


@cache
def _responses() -> Parts:
    from explainer.panels.responses import PARTS

    return PARTS


@cache
def _recommendations() -> Parts:
    from explainer.panels.recommendations import PARTS

    return PARTS


@cache
def _sources() -> Parts:
    from explainer.panels.sources import PARTS

    return PARTS


_panels: list[Panel] = [
    Panel("start", N_("Start"), N_("Go to the Start panel"), _start),
    Panel("overview", N_("Overview"), N_("Go to the Overview panel"), _overview),
    Panel("cities", N_("City statistics"), N_("Go to the City statistics panel"), _cities),
    Panel("impacts", N_("Impacts"), N_("Go to the Impacts panel"), _impacts),
    Panel("responses", N_("Responses"), N_("Go to the Responses panel"), _responses),
    Panel("recommendations", N_("Recommendations"), N_("Go to the Recommendations panel"),
          _recommendations),
    Panel("sources", N_("Sources"), N_("Go to the Sources panel"), _sources),
]


def panels() -> tuple[Panel, ...]:
    """All panels, in the order of their tabs."""
    return tuple(_panels)


def panel_ids() -> tuple[str, ...]:
    """Ids of the panels, in the order of their tabs."""
    return tuple(panel.id for panel in _panels)


def panel(panel_id: str) -> Panel:
    """The panel with that id. Raises `KeyError` if there is none."""
    for one in _panels:
        if one.id == panel_id:
            return one
    raise KeyError(panel_id)


def parts(panel_id: str) -> Parts:
    """The parts of a panel. Raises `KeyError` if there is none with that id."""
    return panel(panel_id).load()


@contextmanager
def added(new: Panel) -> Iterator[None]:
    """One panel more, behind the others, for as long as the block runs."""
    _panels.append(new)
    try:
        yield
    finally:
        _panels.remove(new)


# Views, tables and cards


def views(panel_id: str) -> dict[str, ViewPart]:
    """Views of a panel by id, the first one shown first."""
    return dict(parts(panel_id).views)


def panel_views(pack: Pack, panel_id: str) -> tuple[str, ...]:
    """Ids of the views whose tables a pack fills; those that it must have are there without rows
    too."""
    return tuple(name for name, part in parts(panel_id).views.items()
                 if TABLES[part.table].required or len(pack[part.table]))


def view_of_table(panel_id: str, table: str) -> str:
    """Id of a panel's first view with rows of that table of the pack; "" if it has none."""
    return next((name for name, part in parts(panel_id).views.items() if part.table == table), "")


def tables() -> dict[str, TablePart]:
    """All tables that panels show, by table of the pack."""
    return {name: part for one in _panels for name, part in one.load().tables.items()}


def view(table: str, pack: Pack, language: str) -> View:
    """The cells of the first view of a table of the pack. Raises `KeyError` for a table that no
    view shows."""
    for one in _panels:
        if name := view_of_table(one.id, table):
            return one.load().views[name].view(pack, language)
    raise KeyError(table)


def card(table: str, pack: Pack, row: Row, language: str) -> Card:
    """The card of a row. Raises `KeyError` for a table that no panel shows."""
    return tables()[table].card(pack, row, language)


def panel_of_table(table: str) -> str:
    """Id of the panel that shows a table of the pack; "" if none does."""
    return next((one.id for one in _panels if table in one.load().tables), "")


def panel_of(table: str, row: Row) -> str:
    """Id of the panel on which a row of the pack is found."""
    if row.has("panel") and (own := row.text("panel")):
        return own
    found = (one.id for one in _panels if table in one.load().finds)
    return panel_of_table(table) or next(found, "sources")


# Charts and sheets


def charts(panel_id: str) -> dict[str, ChartPart]:
    """Charts of a panel by kind, the first one shown first."""
    return dict(parts(panel_id).charts)


def sheets(pack: Pack) -> dict[str, SheetPart]:
    """All summary sheets of a pack by subject, in the order of the full set."""
    return {part.subject: part for one in _panels for part in one.load().sheets(pack)}
