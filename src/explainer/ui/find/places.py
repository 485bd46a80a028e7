"""Where in the window something is: the panel, its list and row, and the page of the card."""

from __future__ import annotations

from typing import NamedTuple

from explainer.app.state import PanelChoices
from explainer.content.findable import STATUS
from explainer.content.search import Item
from explainer.core.pack import Pack, Row
from explainer.panels import registry


class Place(NamedTuple):
    """A place: `table` is the table of the pack that the row `selected` is from; `ref` the claim or
    number whose source card is shown there besides; "" for none of them."""

    panel: str
    table: str = ""
    selected: str = ""
    ref: str = ""


def place_of(pack: Pack, item: Item) -> Place:
    """Where something that was found is."""
    if item.kind == STATUS:
        return Place("sources", "", f"status:{item.id}")
    row = pack.row(item.kind, item.id)
    if row is None:
        return Place(registry.panel_ids()[0])
    own = registry.panel_of_table(item.kind)
    if own:
        return Place(own, item.kind, item.id)
    if item.kind in ("claims", "figures", "research"):
        return _carried(pack, row)
    if item.kind == "citations":
        claim = pack.row("claims", row.text("claim_id"))
        return _carried(pack, claim) if claim is not None else Place("sources")
    return _beside(pack, row)


def _carried(pack: Pack, row: Row) -> Place:
    """The row of a list that makes a claim, gives a figure or rests on a study, with the card of
    that."""
    panel = registry.panel_of(row.table, row)
    carriers = ([place for claim in row.ids("claim_ids")
                 for place in _carriers(pack, "claims", claim)] if row.table == "research"
                else _carriers(pack, row.table, row.id))
    here = next((place for place in carriers if place.panel == panel), None)
    place = here or next(iter(carriers), Place(panel))
    return place._replace(ref=row.id)


def _carriers(pack: Pack, table: str, row_id: str) -> list[Place]:
    """Rows of the panels' lists that name a row of another table."""
    found = []
    for name in registry.tables():
        columns = [column.name for column in pack[name].spec.columns if column.table == table]
        found += [Place(registry.panel_of_table(name), name, row.id) for row in pack[name]
                  if any(row_id in row.ids(column) for column in columns)]
    return found


def _beside(pack: Pack, row: Row) -> Place:
    """A text of a panel, a slide, a series: the panel, with the city it is about."""
    panel = registry.panel_of(row.table, row)
    claim = pack.row("claims", row.text("claim_id")) if row.table == "slides" else None
    if claim is not None:
        return _carried(pack, claim)
    city = row.text("city") if row.table in ("slides", "series") else ""
    home = registry.panel_of_table("cities") if city else ""
    if home and pack.row("cities", city) is not None:
        return Place(home, "cities", city)
    return Place(panel if panel in registry.panel_ids() else registry.panel_ids()[0])


def choices_at(place: Place, before: PanelChoices) -> dict[str, object]:
    """What is to be chosen on the panel so that the place is seen: its list, and the row."""
    if not place.selected:
        return {"selected": ""} if registry.parts(place.panel).starts_with_story else {}
    changes: dict[str, object] = {"selected": place.selected}
    views = registry.views(place.panel)
    shown = views.get(before.view) or next(iter(views.values()), None)
    if place.table and (shown is None or place.table != shown.table):
        changes |= {"view": registry.view_of_table(place.panel, place.table), "tag": "",
                    "find": ""}
    return changes
