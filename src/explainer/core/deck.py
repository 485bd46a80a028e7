"""The show as data: which slides a pack makes, in which order. What a slide says is composed when it is shown.

The sequence follows the panels, one idea a slide. The pack's table `slides` may move, hide, retitle and annotate
slides, and add slides for claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from explainer.core import formatting
from explainer.core.characters import folded
from explainer.core.columns import PANELS
from explainer.core.pack import Pack, Row
from explainer.core.views import article_claim

HEADLINE, CHART, SECTIONS, EVENTS, RESPONSES, CITY, CASES, CLAIM = (
    "headline", "chart", "sections", "events", "responses", "city", "cases", "claim")
LONG = (EVENTS, RESPONSES)
"""Kinds of slides that list many rows: a step on shows the first page only, the rest is there on demand."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `about` is what its kind needs: a chart kind, section kinds joined by spaces, a response group, a
    city or a claim. `row` is the row of table `slides` that changes it, if there is one."""

    id: str
    kind: str
    panel: str
    about: str = ""
    row: Row | None = None

    def own_title(self, pack: Pack, language: str) -> str:
        """The title that the table `slides` gives it; "" if none."""
        return formatting.local(pack, self.row, "title", language) if self.row is not None else ""

    def notes(self, pack: Pack, language: str) -> str:
        """The speaker's notes of the pack; "" if none."""
        return formatting.local(pack, self.row, "notes", language) if self.row is not None else ""


@dataclass(frozen=True)
class Deck:
    """The slides of a show, and the rows of table `slides` that could not be used (said before the show)."""

    slides: tuple[Slide, ...]
    left_out: tuple[Row, ...] = ()

    def __len__(self) -> int:
        return len(self.slides)

    def __iter__(self) -> Iterator[Slide]:
        return iter(self.slides)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of the slides in order."""
        return tuple(slide.id for slide in self.slides)

    def index(self, slide_id: str) -> int:
        """Place of a slide, 0 first; 0 for one that is not there."""
        return self.ids.index(slide_id) if slide_id in self.ids else 0

    def __getitem__(self, slide_id: str) -> Slide:
        return self.slides[self.index(slide_id)]

    def first_of(self, panel: str) -> str:
        """Id of the first slide of a panel; of the show where the panel has none."""
        return next((slide.id for slide in self.slides if slide.panel == panel), self.slides[0].id)

    def find(self, words: str, title: Callable[[Slide], str]) -> tuple[Slide, ...]:
        """Slides for a number (1 first) or for words of their title, best first; all of them for no words."""
        wanted = folded(words)
        if not wanted:
            return self.slides
        if wanted.isdecimal():
            number = int(wanted.lstrip("0")[:9] or "0")
            return (self.slides[number - 1],) if 1 <= number <= len(self.slides) else ()
        said = [(slide, folded(f"{title(slide)} {slide.id}")) for slide in self.slides]
        found = [(slide, text) for slide, text in said if all(word in text for word in wanted.split())]
        return tuple(slide for slide, text in sorted(found, key=lambda pair: not pair[1].startswith(wanted)))


def make_deck(pack: Pack) -> Deck:
    """The show of a pack: never empty."""
    slides = list(_generated(pack))
    changes, left_out = _changes(pack, {slide.id: slide for slide in slides})
    hidden = {slide.id for slide in changes if slide.row is not None and slide.row.yes("hidden")}
    slides = [slide for slide in slides if slide.id not in hidden]
    changes = [slide for slide in changes if slide.id not in hidden]
    changed = {slide.id: slide for slide in changes}
    # A slide whose row gives no place stays where it is; one that the sequence does not have comes at the end.
    moved = [slide for slide in changes if _order(slide) is not None]
    known = {slide.id for slide in slides}
    fixed = {slide.id for slide in moved}
    result = [changed.get(slide.id, slide) for slide in slides if slide.id not in fixed]
    result += [slide for slide in changes if slide.id not in known and slide.id not in fixed]
    at = -1
    for slide in sorted(moved, key=lambda slide: _order(slide) or 0.0):  # with one number: as in the table
        at = max(at + 1, round(_order(slide) or 1.0) - 1)
        result.insert(at, slide)
    return Deck(tuple(result) or (Slide("overview", HEADLINE, "overview"),), left_out)


def _order(slide: Slide) -> float | None:
    number = slide.row.number_of("order") if slide.row is not None else None
    return min(max(number, 1.0), 1e6) if number is not None and number == number else None


def _generated(pack: Pack) -> Iterator[Slide]:
    yield from _overview(pack)
    yield from _cities(pack)
    yield from _headline(pack, "impacts")
    if any(row.ids("pair_claim_ids") or row.local("pair", "en") for row in pack["impacts"]):
        yield Slide("impacts.links", CHART, "impacts", "links")
    if len(pack["impacts"]) and len(pack["research"]):
        yield Slide("impacts.research", CHART, "impacts", "research")
    yield from _headline(pack, "responses")
    groups = dict.fromkeys(row.text("group") for row in pack["responses"].ordered())
    for group in sorted(filter(None, groups), key=_group_order):
        yield Slide(f"responses.{group}", RESPONSES, "responses", group)
    yield from _headline(pack, "recommendations")
    if len(pack["recommendations"]):
        yield Slide("recommendations.links", CHART, "recommendations", "links")
        if len(pack["research"]):
            yield Slide("recommendations.research", CHART, "recommendations", "research")
    yield from _headline(pack, "sources")
    if len(pack["claims"]):
        yield Slide("sources.statuses", CHART, "sources", "statuses")
    yield from _sections(pack, "sources", "unknown")


def _group_order(group: str) -> int:
    from explainer.core.columns import RESPONSE_GROUPS

    return RESPONSE_GROUPS.index(group) if group in RESPONSE_GROUPS else len(RESPONSE_GROUPS)


def _headline(pack: Pack, panel: str) -> Iterator[Slide]:
    if pack.section(panel, "headline") is not None:
        yield Slide(panel, HEADLINE, panel)


def _sections(pack: Pack, panel: str, *kinds: str) -> Iterator[Slide]:
    if pack.sections(panel, *kinds):
        yield Slide(f"{panel}.{kinds[0]}", SECTIONS, panel, " ".join(kinds))


def _overview(pack: Pack) -> Iterator[Slide]:
    yield from _headline(pack, "overview")
    yield from _sections(pack, "overview", "stated_reason")
    if any(row.date("date") is not None for row in pack["events"]):
        yield Slide("overview.events", EVENTS, "overview")
    yield from _sections(pack, "overview", "note")
    yield from _sections(pack, "overview", "residents")
    yield from _sections(pack, "overview", "unknown")


def _cities(pack: Pack) -> Iterator[Slide]:
    yield from _headline(pack, "cities")
    cities = pack["cities"].ordered()
    if any(article_claim(pack, city) is not None for city in cities):
        yield Slide("cities.article", CHART, "cities", "article")
    for city in cities:
        yield Slide(f"city.{city.id}", CITY, "cities", city.id)
        if any(city.local(name, "en") for name in ("admin_case", "city_case", "unknown")):
            yield Slide(f"cases.{city.id}", CASES, "cities", city.id)
    if any(city.ids("foreign_born_figure_id") for city in cities):
        yield Slide("cities.foreign_born", CHART, "cities", "foreign_born")


# The table `slides`


def _changes(pack: Pack, generated: dict[str, Slide]) -> tuple[list[Slide], tuple[Row, ...]]:
    """The slides that rows of the table speak of, each with its row, and the rows that speak of nothing known."""
    slides: dict[str, Slide] = {}
    left_out = []
    for row in pack["slides"].ordered():
        slide = _named(pack, row, generated)
        if slide is None or slide.id in slides:
            left_out.append(row)
        else:
            slides[slide.id] = replace(slide, row=row)
    return list(slides.values()), tuple(left_out)


def _named(pack: Pack, row: Row, generated: dict[str, Slide]) -> Slide | None:
    """The slide of a row: the one whose id it has, else that of its claim, its city or its panel."""
    if row.unparsed.keys() & {"panel", "claim_id", "city"}:
        return None
    claim, city, panel = (row.text(name) for name in ("claim_id", "city", "panel"))
    if claim:
        found = pack.row("claims", claim)
        known = found.text("panel") if found is not None else ""
        return Slide(f"claim.{claim}", CLAIM, known if known in PANELS else "sources", claim) if found else None
    if city and pack.row("cities", city) is None:
        return None
    if row.id in generated:
        return generated[row.id]
    if city:
        return generated.get(f"city.{city}")
    return generated.get(panel)
