"""The parts of a panel's body and the room each gets: tools, at most one strip and the list on the
left, the card on the right; or one column with the card as a sheet over the list."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.charts.view import ChartView
from explainer.ui.look import Look
from explainer.ui.panels.card_side import UNLIMITED, CardSide, DetailsBar
from explainer.ui.panels.listing import Listing
from explainer.ui.panels.nothing import Nothing
from explainer.ui.panels.strip import Strip
from explainer.ui.panels.toolbar import Toolbar
from explainer.ui.widgets.card_view import CardView
from explainer.ui.widgets.table import PanelTable

LIST_SHARE, MOST_SHARE = 63, 70
"""Per cent of the width that the list has beside its card, and at most where it is `LIST_LEAST`."""
LIST_LEAST = 574
"""Width in design pixels at which a list shows beside each number what it counts."""
PROMISED_ROWS = ((790, 7), (700, 6), (0, 4))
"""Rows that are seen whole in a window of at least that height in design pixels; a strip that would
cost one of them is left out."""
NARROW_ROWS = 3
"""The same in one column, with the sheet closed."""
SHEET_SHARE = 0.5
"""Part of the window that an open sheet takes."""


class Squeeze(NamedTuple):
    """What a list in one column has room for: a bar below it that opens the card (else a button
    among the tools), lines of text in a line of a cell, titles of the columns."""

    bar: bool
    lines: int
    titles: bool


SQUEEZES = (Squeeze(bar=True, lines=2, titles=True), Squeeze(bar=False, lines=2, titles=True),
            Squeeze(bar=False, lines=1, titles=True), Squeeze(bar=False, lines=1, titles=False))
"""From the roomiest to the smallest: what a number is stays longer than the ends of long texts."""


class Arrangement(QWidget):
    """The parts of a body in their places. Only the list scrolls, and the card."""

    needs_changed = Signal()  # the list's rows have other heights

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel, self._state = panel, state
        self._narrow = False
        self._squeeze = 0
        look = Look.of(state)
        self.table = PanelTable(look.theme, look.text_scale)
        self.listing = Listing(panel, state, self.table)
        self.toolbar = Toolbar(self.listing)
        self.strip = Strip()
        self.nothing = Nothing()
        self.side = CardSide(state)
        self.details = DetailsBar()
        self._arrange()
        self.table.fitted.connect(self._fit_strip)
        self.table.fitted.connect(self.needs_changed)
        self.toolbar.lines_changed.connect(self.needs_changed)
        for button in (self.details, self.toolbar.details):
            button.clicked.connect(self.open_sheet)
        self.side.closed.connect(self.close_sheet)

    @property
    def card(self) -> CardView:
        """The card on the screen."""
        return self.side.card

    @property
    def chart(self) -> ChartView:
        """The chart of the strip, whether it is shown or not."""
        return self.strip.chart

    def _arrange(self) -> None:
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.nothing)
        self._left = QVBoxLayout()
        for widget in (self.toolbar, self.strip):
            self._left.addWidget(widget)
        self._left.addWidget(self._pages, 1)
        self._left.addWidget(self.details)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(self._left)
        self._columns.addWidget(self.side)

    def show_list(self, *, shown: bool) -> None:
        """Show the list, or that there is nothing in it."""
        self._pages.setCurrentWidget(self.table if shown else self.nothing)

    def keep_instead(self, widget: QWidget) -> None:
        """Have something that may be shown in place of the list."""
        self._pages.addWidget(widget)

    def show_instead(self, widget: QWidget) -> None:
        """Show it."""
        self._pages.setCurrentWidget(widget)

    def listed_stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits between tools and card, in order."""
        return (self.chart, self.table)

    def order_tabs(self) -> None:
        """The Tab key goes as the eye does: from the tools down to the list, then to the card."""
        stops = (*self.toolbar.stops(), *self.listed_stops(), self.details, *self.side.stops())
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    # Room

    @property
    def sheet_is_open(self) -> bool:
        """Whether the card is a sheet, and seen."""
        return self._narrow and not self.side.isHidden()

    def open_sheet(self) -> None:
        """Show the card over the lower half of the list, if it is not beside it."""
        if self._narrow and not self.sheet_is_open:
            self.side.show()
            self.needs_changed.emit()
            self.lay_out()

    def close_sheet(self) -> None:
        """Give the list its whole height again."""
        if self.sheet_is_open:
            self.side.hide()
            self.needs_changed.emit()
            self.lay_out()

    def set_narrow(self, narrow: bool) -> None:
        """Have the card as a sheet over the list, or beside it."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow
                                       else QBoxLayout.Direction.LeftToRight)
            self.side.setVisible(not narrow)
        self.lay_out()

    @property
    def squeezes(self) -> range:
        """How far the list can be squeezed: in one column as `SQUEEZES` says, else not at all."""
        return range(len(SQUEEZES) if self._narrow else 1)

    def least_height(self, squeeze: int) -> int:
        """Height in pixels at which the list shows the rows that are promised, so squeezed; below
        an open sheet, one."""
        needed, form = self.toolbar.sizeHint().height() + self._left.spacing(), SQUEEZES[squeeze]
        rows = self._promised()
        if self.sheet_is_open:
            needed, rows = needed + round(self.window().height() * SHEET_SHARE), 1
        elif self._narrow and form.bar:
            needed += self.details.sizeHint().height() + self._left.spacing()
        return needed + self.table.height_of_rows(rows, header=form.titles, most_lines=form.lines)

    def set_squeeze(self, squeeze: int) -> None:
        """Squeeze the list."""
        if squeeze != self._squeeze:
            self._squeeze = squeeze
            self._offer_details()
        form = SQUEEZES[squeeze]
        self.table.set_squeezed(header=form.titles, most_lines=form.lines)

    def _offer_details(self) -> None:
        """What opens the sheet is a bar below the list or, for want of room, one of the tools."""
        closed, bar = self._narrow and not self.sheet_is_open, SQUEEZES[self._squeeze].bar
        self.details.setVisible(closed and bar)
        self.toolbar.offer_details(closed and not bar)

    def _promised(self) -> int:
        """Rows that are to be seen whole."""
        height = self.window().height() / self._state.text_scale
        return (NARROW_ROWS if self._narrow
                else next(rows for least, rows in PROMISED_ROWS if height >= least))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Share the room among list, strip and card."""
        look, open_ = Look.of(self._state), self.sheet_is_open
        self._left.setSpacing(round(8 * min(look.text_scale, 1.5)))
        self._columns.setSpacing(0 if self._narrow else look.px(24))
        room = max(1, self.width() - look.px(24))
        share = min(MOST_SHARE, max(LIST_SHARE, -(-100 * look.px(LIST_LEAST) // room)))
        self._columns.setStretch(0, 1 if self._narrow else share)
        self._columns.setStretch(1, 0 if self._narrow else 100 - share)
        self.side.set_sheet(self._narrow, look)
        self._offer_details()
        if self._narrow:
            has_header = not self.table.horizontalHeader().isHidden()
            above = (self.toolbar.sizeHint().height() + self._left.spacing()
                     + self.table.height_of_rows(1, header=has_header))
            half = max(self.height() // 2, round(self.window().height() * SHEET_SHARE))
            self.side.setFixedHeight(max(60, min(half, self.height() - above)))
        else:
            self.side.setMinimumHeight(0)
            self.side.setMaximumHeight(UNLIMITED)
        self._fit_strip()
        self._columns.activate()  # so that nothing is drawn in a size that it does not keep
        self.table.hold_current(open_)

    def _fit_strip(self) -> None:
        """Show the strip where it leaves the rows that are promised."""
        wanted = 0 if self.sheet_is_open else self.strip.height_at(self.toolbar.width())
        taken = self.least_height(0) + self._left.spacing()
        fits = 0 < wanted <= self.height() - taken
        if fits:
            self.strip.setFixedHeight(wanted)
        self.strip.setVisible(fits)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(300, 200)
