"""What a panel is: a record with a name, and the parts that tables, cards, charts, slides and
sheets are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from explainer.content.labels import label
from explainer.core.i18n import translate

if TYPE_CHECKING:  # a panel's name is needed for the first paint, the rest is not
    from explainer.content.cards import Card
    from explainer.content.deck import Slide
    from explainer.content.views import View
    from explainer.core.pack import Pack, Row
    from explainer.drawing.chart import Chart
    from explainer.sheets.composing import Body, Composer


class TablePart(NamedTuple):
    """A table of the pack that a panel shows: its name, a phrase, and the card of one of its
    rows."""

    title: str
    card: Callable[[Pack, Row, str], Card]  # pack, row, language


class ViewPart(NamedTuple):
    """A view of a panel, one list at a time: its name, a phrase or with `labeled` the name of one
    of the pack's labels; the table of the pack that its rows are from; its cells. `strip` is the
    kind of chart drawn above the list, `picture` the one that is exported and copied for it; ""
    for none."""

    title: str
    table: str
    view: Callable[[Pack, str], View]  # pack, language
    strip: str = ""
    picture: str = ""
    labeled: bool = False
    over_time: bool = False  # rows are series, drawn in a plot in place of the list

    def named(self, pack: Pack, language: str) -> str:
        """The view's name, as the choice of views shows it."""
        return (label(pack, self.title, language)
                if self.labeled else translate(self.title, language))


class ChartPart(NamedTuple):
    """A chart of a panel. `title` is a phrase, or with `labeled` the name of one of the pack's
    labels."""

    title: str
    build: Callable[[Pack, str, str], Chart]  # pack, language, id of the row selected
    labeled: bool = False

    def named(self, pack: Pack, language: str) -> str:
        """The chart's name, as the choice of charts shows it."""
        return (label(pack, self.title, language)
                if self.labeled else translate(self.title, language))


class SheetPart(NamedTuple):
    """A summary sheet: the id of its subject, as the command line knows it; its title; what it
    says."""

    subject: str
    title: Callable[[Pack, str], str]  # pack, language
    body: Callable[[Composer], Body]


class StoryPart(NamedTuple):
    """Texts of the panel's own card: a kind of section, and the heading above it, a phrase ("" for
    none)."""

    kind: str
    heading: str


@dataclass(frozen=True, kw_only=True)
class Parts:
    """All parts of a panel; none may be missing, but any may be empty.

    `views` by id, the first one shown first; `tables` by table of the pack, all that the views'
    rows are from; `charts` by kind. `finds` are the tables of the pack whose rows are found on this
    panel, besides its own. `starts_with_story`: the
    card shows the panel's own texts until a row is chosen, else the first row is chosen.
    `suggested_sheet` takes a pack and the id of the row selected, and gives a subject.
    """

    views: Mapping[str, ViewPart]
    tables: Mapping[str, TablePart]
    charts: Mapping[str, ChartPart]
    stories: tuple[StoryPart, ...]
    starts_with_story: bool
    finds: tuple[str, ...]
    slides: Callable[[Pack], Iterable[Slide]]
    sheets: Callable[[Pack], tuple[SheetPart, ...]]
    suggested_sheet: Callable[[Pack, str], str]


class Panel(NamedTuple):
    """A panel: its id in a pack, its name and what the command says that goes there (phrases), and
    its parts, which are loaded when they are first asked for: the first paint needs the name
    alone."""

    id: str
    title: str
    help: str
    load: Callable[[], Parts]
