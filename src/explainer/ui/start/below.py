"""What stands below the answer on the first panel: the questions that lead into the panels, what
to do first, and the marks explained. The first paint does without."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from explainer.content import front
from explainer.core.pack import Pack
from explainer.panels import registry
from explainer.qt.translation import translated
from explainer.ui.start.cards import QuestionCard
from explainer.ui.start.legend import Legend
from explainer.ui.start.scale import Scale
from explainer.ui.start.walking import Walk
from explainer.ui.widgets.flow import FlowLayout

CARD_WIDTH = 280
"""Least width of a question card in design pixels."""
CARD_HEIGHT, HIGHEST_CARD = 112, 132
"""Least and greatest height of a question card in design pixels, where there is room."""
MOST_COLUMNS = 3
GROWING = 10
"""How much more of the height that is left over goes to the cards than to either gap."""
ACTIONS = ("help.tour", "share.print", "present.start")
"""Commands that the page offers, in order."""


class Below(QWidget):
    """Question cards over buttons over the marks."""

    command_requested = Signal(str)
    asked = Signal(object)  # the question of a card, as a `front.Question`

    def __init__(self, panel: str, offers: Callable[[str], bool]) -> None:
        """`offers`: whether a command is offered here at all."""
        super().__init__()
        self._offers = offers
        self._panels = [each for each in registry.panels() if each.id != panel]
        self._make_parts()
        self._lay_out()

    def _make_parts(self) -> None:
        self.cards = tuple(QuestionCard() for _panel in self._panels)
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, card=card: self.asked.emit(card.question))
        self._cards_walk = Walk(self, one_stop=False)
        self._cards_walk.over(self.cards)
        self._new_here = QLabel()
        self._new_here.setObjectName("startNew")
        self.doing = {command: QPushButton() for command in ACTIONS if self._offers(command)}
        self.doing[ACTIONS[0]].setObjectName("primary")
        for command, button in self.doing.items():
            button.clicked.connect(
                lambda _checked=False, command=command: self.command_requested.emit(command))
        self.legend = Legend()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self._doing = QWidget()
        flow = FlowLayout(self._doing, 10, centered=True)
        for widget in (self._new_here, *self.doing.values()):
            flow.addWidget(widget)
        self._column.addLayout(self._grid, GROWING)
        self._column.addStretch(1)
        self._column.addWidget(self._doing)
        self._column.addWidget(self.legend)
        self._column.addStretch(1)

    def show_pack(self, pack: Pack, scale: Scale) -> None:
        """Show what the pack asks, in the language and sizes of the scale."""
        names = [(panel.id, translated(panel.title)) for panel in self._panels]
        for card, question in zip(self.cards, front.questions(pack, names, scale.look.language),
                                  strict=False):
            card.show_question(question, scale)
        self._new_here.setText(self.tr("New here?"))
        words = dict(zip(ACTIONS, (self.tr("Show me in 5 steps (2 min)"),
                                   self.tr("Print a sheet…"), self.tr("Present…")), strict=True))
        for action, button in self.doing.items():
            button.setText(words[action])
        self._new_here.setMinimumHeight(self.doing[ACTIONS[0]].sizeHint().height())
        self.legend.show_marks(scale)

    def adapt(self, scale: Scale, room: int) -> None:
        """Lay the cards out for a width of `room` logical pixels."""
        self._column.setSpacing(scale.px(7 if scale.tight else 14))
        gap = scale.px(10 if scale.tight else 16)
        self._grid.setSpacing(gap)
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
            card.raise_()  # also what a screen reader meets in which order
            card.setMinimumHeight(least)
            card.setMaximumHeight(max(most + scale.px(16), scale.px(HIGHEST_CARD)))
            self._grid.addWidget(card, number // columns, number % columns)
        for below in (self._doing, self.legend):
            below.raise_()

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in order."""
        return (*self.cards, *self.doing.values(), *self.legend.marks)
