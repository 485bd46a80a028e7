"""Where in the window something is: the panel, its list and row, and the page of the card."""

from __future__ import annotations

from typing import NamedTuple

from explainer.app.state import PanelChoices
from explainer.content.findable import STATUS
from explainer.content.headlines import CLAIMS
from explainer.content.search import Item
from explainer.core.pack import Pack, Row
from explainer.panels import registry

_CARRIED = ("claims", "figures", "research")


class Place(NamedTuple):
    """A place: `table` is the table of the pack that the row `selected` is from; `ref` the claim or
    number whose source card is shown there besides, `page` the key of another page of the card; ""
    for none of them."""

    panel: str
    table: str = ""
    selected: str = ""
    ref: str = ""
    page: str = ""


class Places:
    """Where the things of one pack are. Its rows are gone through once, when it is made."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._carriers: dict[tuple[str, str], list[Place]] = {}
        for name in registry.tables():
            panel = registry.panel_of_table(name)
            columns = [column for column in pack[name].spec.columns if column.table in _CARRIED]
            for row in pack[name] if columns else ():
                for column in columns:
                    for row_id in row.ids(column.name):
                        self._carriers.setdefault((column.table, row_id), []).append(
                            Place(panel, name, row.id))

    def place_of(self, item: Item) -> Place:
        """Where something that was found is."""
        if item.kind == STATUS:
            return Place("sources", "", f"status:{item.id}")
        row = self._pack.row(item.kind, item.id)
        if row is None:
            return Place(registry.panel_ids()[0])
        own = registry.panel_of_table(item.kind)
        if own:
            return Place(own, item.kind, item.id)
        if item.kind in _CARRIED:
            return self._carried(row)
        if item.kind == "citations":
            claim = self._pack.row("claims", row.text("claim_id"))
            return self._carried(claim) if claim is not None else Place("sources")
        return self._beside(row)

    def seen_at(self, item: Item, language: str) -> tuple[Place, tuple[str, ...]]:
        """The place of something, and the views of the panel that have its row, in their order. A
        figure that no view has is seen at the row that gives it."""
        place = self.place_of(item)
        views = self._views_with(language, place)
        row = self._pack.row(item.kind, item.id) if item.kind in _CARRIED else None
        if not views and place.table == item.kind and row is not None:
            place = self._carried(row)
            views = self._views_with(language, place)
        return place, views

    def _views_with(self, language: str, place: Place) -> tuple[str, ...]:
        """Ids of the views of a panel that have the row of a place."""
        parts, pack = registry.views(place.panel), self._pack
        return tuple(name for name in registry.panel_views(pack, place.panel)
                     if parts[name].table == place.table
                     and place.selected in parts[name].view(pack, language).ids)

    def _carried(self, row: Row) -> Place:
        """The row of a list that makes a claim, gives a figure or rests on a study, with the card
        of that."""
        panel = _known(registry.panel_of(row.table, row))
        wanted = ([("claims", claim) for claim in row.ids("claim_ids")]
                  if row.table == "research" else [(row.table, row.id)])
        carriers = [place for key in wanted for place in self._carriers.get(key, ())]
        here = next((place for place in carriers if place.panel == panel), None)
        place = here or next(iter(carriers), Place(panel))
        return place._replace(ref=row.id)

    def _beside(self, row: Row) -> Place:
        """A text of a panel, a slide, a series: the panel, with the city it is about."""
        panel = _known(registry.panel_of(row.table, row))
        claim = (self._pack.row("claims", row.text("claim_id")) if row.table == "slides"
                 else None)
        if claim is not None:
            return self._carried(claim)
        city = row.text("city") if row.table in ("slides", "series") else ""
        home = registry.panel_of_table("cities") if city else ""
        if home and self._pack.row("cities", city) is not None:
            return Place(home, "cities", city)
        return Place(panel, page=f"{CLAIMS}{row.id}" if row.table == "sections" else "")


def _known(panel: str) -> str:
    """That panel; the first one where a pack names one that there is not."""
    return panel if panel in registry.panel_ids() else registry.panel_ids()[0]


def choices_at(pack: Pack, place: Place, views: tuple[str, ...],
               before: PanelChoices) -> dict[str, object]:
    """What is to be chosen on the panel so that the place is seen: a view that has the row, the one
    shown if it can be, and the row."""
    if not place.selected:
        return {"selected": ""} if registry.parts(place.panel).starts_with_story else {}
    shown = before.view or next(iter(registry.panel_views(pack, place.panel)), "")
    if not views or shown in views:
        return {"selected": place.selected}
    # order, columns and filter are those of a view
    return {"selected": place.selected, "view": views[0], "tag": "", "find": "",
            "sort_column": "", "descending": False, "hidden": None}
