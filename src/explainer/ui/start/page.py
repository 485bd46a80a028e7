"""The first panel on the screen. It can be read at the first paint and needs nothing but the
pack."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.content import front
from explainer.content.formatting import source_named
from explainer.content.lines import Line
from explainer.panels import registry
from explainer.qt.translation import translated
from explainer.ui.look import Look, page_side
from explainer.ui.placement import first_size
from explainer.ui.start.scale import Scale
from explainer.ui.start.tally import TallyBar
from explainer.ui.widgets.lines import TextLabel, line_html
from explainer.ui.widgets.linked_label import LinkedLabel
from explainer.ui.widgets.spoken import Kind, speak_as

if TYPE_CHECKING:
    from explainer.ui.start.below import Below
    from explainer.ui.start.cards import QuestionCard
    from explainer.ui.start.legend import Legend

CLAIMS = "claims"
"""The view of the sources' panel that lists all statements."""


class StartPage(QScrollArea):
    """The question, what was checked, how it fared, and the questions that lead into the panels.

    Where it does not fit, all of it scrolls in one piece; nothing in it scrolls.
    """

    source_card_requested = Signal(str)
    source_requested = Signal(int)
    command_requested = Signal(str)

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel, self._state = panel, state
        self._scale = Scale.of(Look.of(state), first_size())
        self._adapted = QSize()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below: Below | None = None
        self._dress()  # before there are parts: each is then looked up in it once, not twice
        self._make_parts()
        self._lay_out()
        self.refresh()

    @property
    def title(self) -> TextLabel:
        """What is read first, and where the keys begin."""
        return self.question

    @property
    def body(self) -> None:
        """There is none: the page has no table, chart or card."""
        return None

    def _make_parts(self) -> None:
        self.question, self.about = TextLabel(), LinkedLabel()
        self.about.explain = self._called
        speak_as(self.question, Kind.HEADING)
        self.question.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.question.setObjectName("startQuestion")
        self.about.setObjectName("startAbout")
        self.about.linkActivated.connect(self._follow)
        self.tally = TallyBar()
        self.tally.chosen.connect(self.show_statements)

    def _lay_out(self) -> None:
        column = QWidget()
        column.setObjectName("column")
        self._column = QVBoxLayout(column)
        for widget in (self.question, self.about, self.tally):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.setWidget(column)

    def complete(self) -> None:
        """Add what can wait until the answer can be read."""
        if self._below is not None:
            return
        from explainer.ui.start.below import Below

        below = self._below = Below(self.panel, self._state.station.offers)
        below.command_requested.connect(self.command_requested)
        below.asked.connect(self._open)
        below.show_pack(self._state.pack, self._scale)
        self._column.takeAt(self._column.count() - 1)  # the empty room in its place
        self._column.addWidget(below, 1)
        self._adapt()

    @property
    def cards(self) -> tuple[QuestionCard, ...]:
        """The question cards. Raises `LookupError` before the page is complete."""
        return self._completed().cards

    @property
    def doing(self) -> dict[str, QPushButton]:
        """The buttons by the commands that they ask for. Raises `LookupError` before the page is
        complete."""
        return self._completed().doing

    @property
    def legend(self) -> Legend:
        """The marks explained. Raises `LookupError` before the page is complete."""
        return self._completed().legend

    def _completed(self) -> Below:
        if self._below is None:
            raise LookupError("the page is not complete yet")
        return self._below

    # Showing

    def refresh(self) -> None:
        """Show the present pack in the present language and look."""
        look, pack = Look.of(self._state), self._state.pack
        self._scale = Scale.of(look, self.size() if self._adapted.isValid() else first_size())
        self._dress()
        self.question.show_text(front.question(pack, look.language))
        self.setAccessibleName(translated(registry.panel(self.panel).title))
        self._show_about()
        tallies = front.tallies(pack)
        self.tally.show_tallies(tallies, self._scale)
        self.tally.setVisible(bool(tallies))
        if self._below is not None:
            self._below.show_pack(pack, self._scale)
        self._adapt()

    def told(self) -> tuple[str, ...]:
        """What it says below the question, as it is read aloud."""
        cards = self._below.cards if self._below is not None else ()
        asked = [card.question for card in cards if card.question is not None]
        return (self.about.accessibleName(),
                *(label.accessibleName() for label in self.tally.labels),
                *(text for one in asked for text in (one.title, one.spoken())))

    def refresh_body(self) -> None:
        """There is none; all is shown by `refresh`."""

    def _show_about(self) -> None:
        pack, look = self._state.pack, Look.of(self._state)
        said, checked = front.about(pack, look.language), front.article(pack)
        number = pack.source_numbers[checked.id] if checked is not None else 0
        line = Line(said, sources=(number,) if number else ())
        self.about.setText(line_html(line, look.theme, look.text_scale * self._scale.factor))
        self.about.setAccessibleName(line.spoken())
        self.about.be_walked(links=bool(line.sources))
        self.about.setVisible(bool(said))

    def _dress(self) -> None:
        """Sizes of this page alone; colors are the window's."""
        scale, theme = self._scale, self._scale.theme
        sheet = (
            f"QLabel#startQuestion {{ font-size: {scale.headline}px; font-weight: bold; }}"
            f"QLabel#startAbout, QLabel#startNew {{ font-size: {scale.body}px; }}"
            f"QLabel#startNew {{ font-weight: bold; }}"
            f"QLabel#questionTitle {{ font-size: {scale.title}px; font-weight: bold; }}"
            f"QLabel#questionArrow {{ font-size: {scale.title}px; color: {theme.accent}; }}"
            f"QLabel#questionAnswer {{ font-size: {scale.body}px; }}"
            f"QLabel#startMeaning {{ font-size: {scale.small}px; color: {theme.muted}; }}"
            f"QPushButton {{ font-size: {scale.body}px; }}")
        if sheet != self.styleSheet():  # putting it on takes longer than all else here
            self.setStyleSheet(sheet)

    # Fitting the window

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self.isVisible():  # before that its size is not yet the one that it will have
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.size() == self._adapted:
            return
        self._adapted = self.size()
        if Scale.of(Look.of(self._state), self.size()) != self._scale:
            self.refresh()
        else:
            self._adapt()

    def _adapt(self) -> None:
        """All follows from the size of the page itself, never from what a scroll bar leaves."""
        scale = self._scale
        side = page_side(self.width(), self._state.text_scale)
        self._column.setContentsMargins(side, scale.px(10 if scale.tight else 24), side,
                                        scale.px(8 if scale.tight else 16))
        self._column.setSpacing(scale.px(7 if scale.tight else 14))
        if self._below is not None:
            self._below.adapt(scale, self.width() - 2 * side)
            self._order_stops()

    def _order_stops(self) -> None:
        """The Tab key goes as the eye does."""
        stops: tuple[QWidget, ...] = (self.question, self.about, *self.tally.labels,
                                      *self._completed().stops())
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    # Going on

    def _open(self, asked: front.Question | None) -> None:
        """Go to the panel that answers, with nothing hidden there."""
        if asked is None:
            return
        changes: dict[str, object] = {"view": "", "tag": "", "find": ""}
        if asked.selected:
            changes["selected"] = asked.selected
        self._state.choose(asked.panel, **changes)
        self._state.show_panel(asked.panel)

    def show_statements(self, status: str) -> None:
        """The statements that have a status, on the panel of the sources."""
        self._state.choose("sources", view=CLAIMS, tag=status, find="", selected="")
        self._state.show_panel("sources")

    def _called(self, link: str) -> str:
        """The name of a source that a number leads to."""
        kind, _, number = link.partition(":")
        known = kind == "source" and number.isdigit()
        return source_named(self._state.pack, int(number), self._state.language) if known else ""

    def _follow(self, link: str) -> None:
        """Only links of the program's own making, and only inside the program."""
        kind, _, number = link.partition(":")
        if kind == "source" and number.isdigit():
            self.source_requested.emit(int(number))
