"""The first panel on the screen. It can be read at the first paint and needs nothing but the
pack."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.content import front
from explainer.content.lines import Line
from explainer.panels import registry
from explainer.qt.translation import translated
from explainer.ui.look import Look, page_side
from explainer.ui.placement import first_size
from explainer.ui.start.cards import QuestionCard
from explainer.ui.start.legend import Legend
from explainer.ui.start.scale import Scale
from explainer.ui.start.tally import TallyBar
from explainer.ui.start.walking import Walk
from explainer.ui.widgets.flow import FlowLayout
from explainer.ui.widgets.lines import TextLabel, line_html

CARD_WIDTH = 280
"""Least width of a question card in design pixels."""
CARD_HEIGHT, HIGHEST_CARD = 112, 132
"""Least and greatest height of a question card in design pixels, where there is room."""
MOST_COLUMNS = 3
GROWING = 10
"""How much more of the height that is left over goes to the cards than to either gap."""
CLAIMS = "claims"
"""The view of the sources' panel that lists all statements."""
ACTIONS = ("help.tour", "share.print", "present.start")
"""Commands that the page offers, in order."""


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
        self._dress()  # before there are parts: each is then looked up in it once, not twice
        self._make_parts()
        self._lay_out()
        self.refresh()

    @property
    def body(self) -> None:
        """There is none: the page has no table, chart or card."""
        return None

    def _make_parts(self) -> None:
        self.question, self.about = TextLabel(), TextLabel()
        self.question.setObjectName("startQuestion")
        self.about.setObjectName("startAbout")
        self.about.linkActivated.connect(self._follow)
        self.tally, self.legend = TallyBar(), Legend()
        self.tally.chosen.connect(self.show_statements)
        panels = [panel.id for panel in registry.panels() if panel.id != self.panel]
        self.cards = tuple(QuestionCard() for _panel in panels)
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, card=card: self._open(card))
        self._cards_walk = Walk(self, one_stop=False)
        self._cards_walk.over(self.cards)
        self._new_here = QLabel()
        self._new_here.setObjectName("startNew")
        self.doing = {command: QPushButton() for command in ACTIONS
                      if self._state.station.offers(command)}
        self.doing[ACTIONS[0]].setObjectName("primary")
        for command, button in self.doing.items():
            button.clicked.connect(
                lambda _checked=False, command=command: self.command_requested.emit(command))

    def _lay_out(self) -> None:
        column = QWidget()
        column.setObjectName("column")
        self._column = QVBoxLayout(column)
        self._grid = QGridLayout()
        self._doing = QWidget()
        self._doing_flow = FlowLayout(self._doing, 10, centered=True)
        for widget in (self._new_here, *self.doing.values()):
            self._doing_flow.addWidget(widget)
        for widget in (self.question, self.about, self.tally):
            self._column.addWidget(widget)
        self._column.addLayout(self._grid, GROWING)
        self._column.addStretch(1)
        self._column.addWidget(self._doing)
        self._column.addWidget(self.legend)
        self._column.addStretch(1)
        self.setWidget(column)

    # Showing

    def refresh(self) -> None:
        """Show the present pack in the present language and look."""
        look, pack = Look.of(self._state), self._state.pack
        self._scale = Scale.of(look, self.size() if self._adapted.isValid() else first_size())
        self._dress()
        self.question.show_text(front.question(pack, look.language))
        self.setAccessibleName(self.question.accessibleName())
        self._show_about()
        tallies = front.tallies(pack)
        self.tally.show_tallies(tallies, self._scale)
        self.tally.setVisible(bool(tallies))
        names = [(panel.id, translated(panel.title)) for panel in registry.panels()
                 if panel.id != self.panel]
        for card, question in zip(self.cards, front.questions(pack, names, look.language),
                                  strict=False):
            card.show_question(question, self._scale)
        self._new_here.setText(self.tr("New here?"))
        words = dict(zip(ACTIONS, (self.tr("Show me in 5 steps (2 min)"),
                                   self.tr("Print a sheet…"), self.tr("Present…")),
                         strict=True))
        for action, button in self.doing.items():
            button.setText(words[action])
        self._new_here.setMinimumHeight(self.doing[ACTIONS[0]].sizeHint().height())
        self.legend.show_marks(self._scale)
        self._adapt()

    def refresh_body(self) -> None:
        """There is none; all is shown by `refresh`."""

    def _show_about(self) -> None:
        pack, look = self._state.pack, Look.of(self._state)
        said, checked = front.about(pack, look.language), front.article(pack)
        number = pack.source_numbers[checked.id] if checked is not None else 0
        line = Line(said, sources=(number,) if number else ())
        self.about.setText(line_html(line, look.theme, look.text_scale * self._scale.factor))
        self.about.setAccessibleName(line.spoken())
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse
                                           | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
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
        gap = scale.px(10 if scale.tight else 16)
        self._grid.setSpacing(gap)
        room = self.width() - 2 * side
        columns = max(1, min(MOST_COLUMNS, (room + gap) // (scale.px(CARD_WIDTH) + gap)))
        self._cards_walk.columns = columns
        for card in self.cards:
            self._grid.removeWidget(card)
        for number in range(MOST_COLUMNS):
            self._grid.setColumnStretch(number, int(number < columns))
        width = (room - gap * (columns - 1)) // columns
        least = 0 if scale.tight else scale.px(CARD_HEIGHT)
        most = max((card.heightForWidth(width) for card in self.cards), default=0)
        for number, card in enumerate(self.cards):
            card.setMinimumHeight(least)
            card.setMaximumHeight(max(most + scale.px(16), scale.px(HIGHEST_CARD)))
            self._grid.addWidget(card, number // columns, number % columns)

    # Going on

    def _open(self, card: QuestionCard) -> None:
        """Go to the panel that answers, with nothing hidden there."""
        asked = card.question
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

    def _follow(self, link: str) -> None:
        """Only links of the program's own making, and only inside the program."""
        kind, _, number = link.partition(":")
        if kind == "source" and number.isdigit():
            self.source_requested.emit(int(number))
