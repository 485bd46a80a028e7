"""The show as data: which slides a pack makes, in which order. What a slide says is composed when
it is shown.

A show goes through a dozen slides, one idea each. What else the panels make stands behind them, an
appendix that is jumped to and left again. The pack's table `slides` may move, hide, retitle and
annotate slides, and add slides for claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from explainer.content import formatting
from explainer.core.characters import folded
from explainer.core.pack import Pack, Row

HEADLINE, CHART, SECTIONS, EVENTS, RESPONSES, CITY, CASES, CLAIM = (
    "headline", "chart", "sections", "events", "responses", "city", "cases", "claim")
OPENING, MARKS, POST, AFTER, PUBLISHED, SIDES, STUDIES, UNKNOWN, CLOSE = (
    "opening", "marks", "post", "after", "published", "sides", "studies", "unknown", "close")
LENGTHS = (10, 20, 40)
"""Minutes that a show is made for; the second is the usual one."""
LONG = (EVENTS, RESPONSES)
"""Kinds of slides that list many rows:
a step on shows the first page only, the rest is there on demand."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `about` is what its kind needs: a chart kind, section kinds joined by spaces, a
    response group, a city or a claim. `row` is the row of table `slides` that changes it, if there
    is one."""

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


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture of a slide. `page` counts from 0; `city` and `tag` are other choices than the
    slide's own; `card` is the claim, figure or response whose source card covers the slide."""

    slide: str
    page: int = 0
    selected: str = ""
    city: str = ""
    tag: str = ""
    sort: str = ""
    descending: bool = False
    card: str = ""
    card_page: int = 0


@dataclass(frozen=True)
class Deck:
    """The slides of a show, and the rows of table `slides`
    that could not be used (listed before the show). The first `shown` slides are the show, the
    others its appendix; None: all are the show."""

    slides: tuple[Slide, ...]
    skipped: tuple[Row, ...] = ()
    shown: int | None = None

    def __len__(self) -> int:
        return len(self.slides)

    def __iter__(self) -> Iterator[Slide]:
        return iter(self.slides)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of the slides in order."""
        return tuple(slide.id for slide in self.slides)

    @property
    def main(self) -> tuple[str, ...]:
        """Ids of the slides that the show goes through."""
        return self.ids[:self.shown]

    def in_appendix(self, slide_id: str) -> bool:
        """Whether a slide stands behind the show."""
        return slide_id in self.ids and slide_id not in self.main

    def index(self, slide_id: str) -> int:
        """Place of a slide, 0 first; 0 for one that is not there."""
        return self.ids.index(slide_id) if slide_id in self.ids else 0

    def __getitem__(self, slide_id: str) -> Slide:
        return self.slides[self.index(slide_id)]

    def first_of(self, panel: str) -> str:
        """Id of the first slide of a panel; of the show where the panel has none."""
        return next((slide.id for slide in self.slides if slide.panel == panel), self.slides[0].id)

    def find(self, words: str, title: Callable[[Slide], str]) -> tuple[Slide, ...]:
        """Slides for a number (1 first) or for words of their title, best first;
        all of them for no words."""
        wanted = folded(words)
        if not wanted:
            return self.slides
        if wanted.isdecimal():
            number = int(wanted.lstrip("0")[:9] or "0")
            return (self.slides[number - 1],) if 1 <= number <= len(self.slides) else ()
        searched = [(slide, folded(f"{title(slide)} {slide.id}")) for slide in self.slides]
        found = [(slide, text) for slide, text in searched
                 if all(word in text for word in wanted.split())]
        found.sort(key=lambda pair: not pair[1].startswith(wanted))
        return tuple(slide for slide, _ in found)


def headline_slide(pack: Pack, panel: str) -> Iterator[Slide]:
    """The slide of a panel's headline, if the pack has one."""
    if pack.section(panel, "headline") is not None:
        yield Slide(panel, HEADLINE, panel)


def section_slide(pack: Pack, panel: str, *kinds: str) -> Iterator[Slide]:
    """The slide of a panel's texts of those kinds, if the pack has any."""
    if pack.sections(panel, *kinds):
        yield Slide(f"{panel}.{kinds[0]}", SECTIONS, panel, " ".join(kinds))
