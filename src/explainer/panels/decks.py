"""The show of a pack: a dozen slides, the appendix that its panels make, and what the table
`slides` changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explainer.content import deck
from explainer.content.deck import CHART, CLAIM, HEADLINE, LENGTHS, Deck, Slide
from explainer.core.pack import Pack, Row
from explainer.panels import main_slides, registry
from explainer.panels.around_day import around_day

SHORT, USUAL, LONG_SHOW = LENGTHS
_FRAME = (deck.OPENING, deck.MARKS, deck.CLOSE)
_LEAST = 4
"""Ideas that a pack must have for a show of its own; with fewer, every slide is in the show."""


def length_of(minutes: int) -> int:
    """The length of `LENGTHS` that suits a planned time; the usual one for no plan (0)."""
    if minutes <= 0:
        return USUAL
    return SHORT if minutes <= (SHORT + USUAL) // 2 else (
        USUAL if minutes <= (USUAL + LONG_SHOW) // 2 else LONG_SHOW)


def make_deck(pack: Pack, minutes: int = 0) -> Deck:
    """The show of a pack for a planned number of minutes: never empty."""
    appendix = [slide for panel in registry.panels() for slide in panel.load().slides(pack)]
    shown = list(_shown(pack, length_of(minutes), {slide.id: slide for slide in appendix}))
    if sum(slide.kind not in _FRAME for slide in shown) < _LEAST:
        shown = _around(shown, appendix)
    known = {slide.id for slide in shown}
    appendix = [slide for slide in (*_shown(pack, USUAL, {}), *appendix) if slide.id not in known]
    changes, skipped = _changes(pack, {slide.id: slide for slide in (*shown, *appendix)})
    shown, appendix = _changed(shown, appendix, changes)
    if not shown:
        shown, appendix = appendix, []
    if not shown:
        return Deck((Slide("overview", HEADLINE, "overview"),), skipped)
    return Deck((*shown, *appendix), skipped, len(shown) if appendix else None)


# The usual slides


def _shown(pack: Pack, minutes: int, made: dict[str, Slide]) -> Iterator[Slide]:
    """The slides of a show. Every length has the slides of both views."""
    short, long = minutes == SHORT, minutes == LONG_SHOW
    yield from _where_filled(pack, (deck.OPENING, "overview"), (deck.MARKS, "sources"),
                             (deck.POST, "overview"))
    if not short:
        yield from _where_filled(pack, (deck.AFTER, "overview"))
    yield from _these(made, "cities.article")
    yield from _where_filled(pack, (deck.PUBLISHED, "cities"))
    yield from _of_cities(pack, made if long else {})
    if not short:
        yield from _where_filled(pack, (deck.STUDIES, "impacts"))
    if long:
        yield from _these(made, "cities.over_time", "responses", "recommendations",
                          "recommendations.links", "sources.statuses")
    yield from _where_filled(pack, (deck.UNKNOWN, "overview"), (deck.CLOSE, "sources"))


def _where_filled(pack: Pack, *kinds: tuple[str, str]) -> Iterator[Slide]:
    """The slides of those kinds, each of a panel, that the pack has something for."""
    for kind, panel in kinds:
        if _has(pack, kind):
            yield Slide(kind, kind, panel)


def _of_cities(pack: Pack, made: dict[str, Slide]) -> Iterator[Slide]:
    for city in pack["cities"].ordered():
        yield from _these(made, f"city.{city.id}")
        if main_slides.sides_of(pack, city):
            yield Slide(f"sides.{city.id}", deck.SIDES, "cities", city.id)


def _has(pack: Pack, kind: str) -> bool:
    """Whether a pack has what a slide of a kind says."""
    return {
        deck.OPENING: lambda: bool(pack.meta("question", "en")),
        deck.MARKS: lambda: len(pack["claims"]) > 1 and bool(pack.meta("question", "en")),
        deck.POST: lambda: main_slides.day_event(pack) is not None,
        deck.AFTER: lambda: len(main_slides.main_events(pack, "en")) > 1,
        deck.PUBLISHED: lambda: bool(main_slides.common_counts(pack) or around_day(pack)),
        deck.STUDIES: lambda: bool(main_slides.studied(pack, "en")),
        deck.UNKNOWN: lambda: bool(main_slides.unknown_rows(pack)),
        deck.CLOSE: lambda: (bool(pack.meta("question", "en"))
                             and main_slides.main_source(pack) is not None),
    }[kind]()


def _these(made: dict[str, Slide], *ids: str) -> list[Slide]:
    return [made[i] for i in ids if i in made]


def _around(shown: list[Slide], slides: list[Slide]) -> list[Slide]:
    """The slides of all panels between title, key and end."""
    first = [slide for slide in shown if slide.kind in _FRAME and slide.kind != deck.CLOSE]
    last = [slide for slide in shown if slide.kind == deck.CLOSE]
    known = {slide.id for slide in slides}
    more = [slide for slide in shown if slide.kind not in (*_FRAME, CHART, deck.UNKNOWN)
            and slide.id not in known]
    return [*first, *more, *slides, *last]


# The table `slides`


def _changed(shown: list[Slide], appendix: list[Slide],
             changes: list[Slide]) -> tuple[list[Slide], list[Slide]]:
    """Both parts with the rows' changes: a slide whose row gives a place is in the show, one that
    neither part has comes at the end of it."""
    hidden = {slide.id for slide in changes if slide.row is not None and slide.row.yes("hidden")}
    kept = [slide for slide in changes if slide.id not in hidden]
    changed = {slide.id: slide for slide in kept}
    moved = [slide for slide in kept if _order(slide) is not None]
    away = hidden | {slide.id for slide in moved}
    known = {slide.id for slide in (*shown, *appendix)}
    result = [changed.get(slide.id, slide) for slide in shown if slide.id not in away]
    added = [slide for slide in kept if slide.kind == CLAIM and slide.id not in known | away]
    end = len(result) - (1 if result and result[-1].kind == deck.CLOSE else 0)
    result[end:end] = added
    at = -1
    # with one number: as in the table
    for slide in sorted(moved, key=lambda slide: _order(slide) or 0.0):
        at = max(at + 1, round(_order(slide) or 1.0) - 1)
        result.insert(at, slide)
    return result, [changed.get(slide.id, slide) for slide in appendix if slide.id not in away]


def _order(slide: Slide) -> float | None:
    number = slide.row.number_of("order") if slide.row is not None else None
    return min(max(number, 1.0), 1e6) if number is not None and number == number else None


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
