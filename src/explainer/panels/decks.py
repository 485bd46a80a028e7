"""The show of a pack: which slides its panels make, in which order, and what the table `slides`
changes."""

from __future__ import annotations

from dataclasses import replace

from explainer.content.deck import CLAIM, HEADLINE, Deck, Slide
from explainer.core.pack import Pack, Row
from explainer.panels import registry


def make_deck(pack: Pack) -> Deck:
    """The show of a pack: never empty."""
    slides = [slide for panel in registry.panels() for slide in panel.load().slides(pack)]
    changes, skipped = _changes(pack, {slide.id: slide for slide in slides})
    hidden = {slide.id for slide in changes if slide.row is not None and slide.row.yes("hidden")}
    slides = [slide for slide in slides if slide.id not in hidden]
    changes = [slide for slide in changes if slide.id not in hidden]
    changed = {slide.id: slide for slide in changes}
    # A slide whose row gives no place stays where it is; one that the sequence does not have comes
    # at the end.
    moved = [slide for slide in changes if _order(slide) is not None]
    known = {slide.id for slide in slides}
    fixed = {slide.id for slide in moved}
    result = [changed.get(slide.id, slide) for slide in slides if slide.id not in fixed]
    result += [slide for slide in changes if slide.id not in known and slide.id not in fixed]
    at = -1
    # with one number: as in the table
    for slide in sorted(moved, key=lambda slide: _order(slide) or 0.0):
        at = max(at + 1, round(_order(slide) or 1.0) - 1)
        result.insert(at, slide)
    return Deck(tuple(result) or (Slide("overview", HEADLINE, "overview"),), skipped)


def _order(slide: Slide) -> float | None:
    number = slide.row.number_of("order") if slide.row is not None else None
    return min(max(number, 1.0), 1e6) if number is not None and number == number else None


# The table `slides`


def _changes(pack: Pack, generated: dict[str, Slide]) -> tuple[list[Slide], tuple[Row, ...]]:
    """The slides that rows of the table speak of, each with its row, and the rows that speak of
    nothing known."""
    slides: dict[str, Slide] = {}
    skipped = []
    for row in pack["slides"].ordered():
        slide = _named(pack, row, generated)
        if slide is None or slide.id in slides:
            skipped.append(row)
        else:
            slides[slide.id] = replace(slide, row=row)
    return list(slides.values()), tuple(skipped)


def _named(pack: Pack, row: Row, generated: dict[str, Slide]) -> Slide | None:
    """The slide of a row: the one whose id it has, else that of its claim, its city or its
    panel."""
    if row.unparsed.keys() & {"panel", "claim_id", "city"}:
        return None
    claim, city, panel = (row.text(name) for name in ("claim_id", "city", "panel"))
    if claim:
        found = pack.row("claims", claim)
        known = found.text("panel") if found is not None else ""
        return Slide(f"claim.{claim}", CLAIM, known if known in registry.panel_ids() else "sources",
                     claim) if found else None
    if city and pack.row("cities", city) is None:
        return None
    if row.id in generated:
        return generated[row.id]
    if city:
        return generated.get(f"city.{city}")
    return generated.get(panel)
