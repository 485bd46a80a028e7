"""Counts over time: what is counted, the plot with a date and its windows, what they say in a
sentence, and before and after as a table. All of it shows one state."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explainer.app.state import PanelChoices, State
from explainer.charts.over_time import OverTimePlot, PlotFlag, Split
from explainer.content import formatting, over_time
from explainer.content.over_time import Flag
from explainer.content.series import SamePack, Series
from explainer.core.record_stats import WINDOWS
from explainer.qt.frame_model import FrameModel
from explainer.ui.look import Look
from explainer.ui.panels.over_time_keys import PlotKeys
from explainer.ui.panels.over_time_lines import drawn_with, plot_line
from explainer.ui.panels.over_time_tools import OverTimeTools
from explainer.ui.panels.over_time_words import (
    before_and_after,
    event_words,
    key_words,
    month_names,
    readout,
)
from explainer.ui.widgets.one_line import OneLineLabel
from explainer.ui.widgets.spoken import Kind, announce, speak_as
from explainer.ui.widgets.table import PanelTable

LEAST_ROWS, TABLE_SHARE = 3, 0.45
"""Rows of the table that are seen at least beside the plot, and its part of the height at most."""
LEAST_PLOT, LEAST_EACH = 170, 52
"""Height in design pixels of the plots together beside the table, and of one of several."""
UNLIMITED = 16777215
_DRAGGED = 60  # milliseconds of rest after which the table follows a drag


class OverTimeArea(QWidget):
    """The view *Over time* of a panel. `event_requested` asks to tell of an event."""

    event_requested = Signal(str)
    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel, self._state = panel, state
        self._series: tuple[Series, ...] = ()
        self._flags: tuple[Flag, ...] = ()
        self._drawn: tuple[object, ...] = ()
        self._told: tuple[object, ...] = ()
        look = Look.of(state)
        self.tools, self.plot = OverTimeTools(), OverTimePlot()
        self.plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._keys = PlotKeys(self)
        self.readout, self.key = OneLineLabel(), OneLineLabel()
        self.key.setProperty("small", True)
        self.table = PanelTable(look.theme, look.text_scale)
        self.model: FrameModel | None = None
        self._arrange()
        self._page, self._crowded = "plot", False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_DRAGGED)
        self._rest.timeout.connect(self._show_comparison)
        self._connect()

    # Parts

    def _arrange(self) -> None:
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.tools)
        rows.addWidget(self.plot, 1)
        rows.addWidget(self.key)
        rows.addWidget(self.readout)
        rows.addWidget(self.table)

    def _connect(self) -> None:
        self.tools.pages.chosen.connect(self._turn_to)
        self.tools.wanted.connect(lambda changes: self._choose(**changes))
        self.plot.split_moved.connect(self._dragged)
        self.plot.pointed.connect(self._point)
        self.plot.flag_chosen.connect(self.event_requested)
        self.plot.flag_pointed.connect(self._point_at_event)
        self.plot.line_chosen.connect(self._line_clicked)
        self.table.row_requested.connect(self._row_chosen)
        self.table.mark_clicked.connect(self.source_card_requested)
        self.table.source_clicked.connect(self.source_requested)

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits, in order."""
        return (*self.tools.stops(), self.plot, self.table)

    # What is chosen

    def _choose(self, **changes: object) -> None:
        self._state.choose(self.panel, **changes)

    @property
    def _choices(self) -> PanelChoices:
        return self._state.choices(self.panel)

    @property
    def series(self) -> Series | None:
        """The series that table and sentence are about; None if the pack has none."""
        wanted = self._choices.selected
        return next((one for one in self._series if one.id == wanted), None) or next(
            iter(self._series), None)

    @property
    def date(self) -> datetime.date:
        """The date that is marked: the chosen one, else the pack's, on a value of the series."""
        one = self.series
        assert one is not None
        try:
            wanted = datetime.date.fromisoformat(self._choices.date)
        except ValueError:
            wanted = over_time.event_day(self._state.pack) or one.line.last
        return over_time.fitting_day(one.line, wanted)

    @property
    def days(self) -> int:
        """Length of the windows, a number of whole values."""
        one = self.series
        step = one.line.step if one is not None else 1
        return max(1, round(self._choices.window / step)) * step

    # Showing the state

    def refresh(self) -> None:
        """Show pack, language, look and choices anew."""
        self._series = (*over_time.drawable(self._state.pack), *self._state.brought)
        self._retranslate()
        one = self.series
        self.readout.setVisible(one is not None)
        if one is not None:
            self._show_comparison()
            self._draw(one)
        self.fit()

    def show_split(self) -> None:
        """Date or windows are others: mark them, and say what follows."""
        if self.series is not None:
            self.plot.set_split(Split(self.date, self.days))
            self._show_comparison()
            announce(self.plot, self.readout.text())

    def _retranslate(self) -> None:
        self.tools.show_choices(self._series, self.series, self._choices, self._state.language,
                                over_time.event_day(self._state.pack))
        if (one := self.series) is not None:
            self.key.setText(key_words(one, self._choices.grain, self._state.language))
        speak_as(self.plot, Kind.CHART)
        self.plot.setAccessibleName(self.tr("Counts over time"))
        hint = self.tr("Drag the lines to move the date and its windows. Keys: arrows walk, "
                       "Ctrl+arrows go to events, Shift+arrows move the date.")
        self.plot.setAccessibleDescription(hint)
        self.plot.setToolTip(hint)

    def _shown(self, one: Series) -> tuple[Series, ...]:
        return (one,) if self._crowded else drawn_with(
            self._series, one, alone=self._choices.alone)

    @property
    def shown(self) -> tuple[Series, ...]:
        """The series that are drawn, the one that is told of first; those on another scale left
        out."""
        one = self.series
        if one is None:
            return ()
        return (one,) if self._choices.alone else self._shown(one)

    def _draw(self, one: Series) -> None:
        look, shown = Look.of(self._state), self._shown(one)
        wanted = (look, shown, one, self._choices.grain, self._choices.alone, self._crowded,
                  SamePack(self._state.pack))
        split = Split(self.date, self.days)
        if wanted == self._drawn:  # and look at the same days as before
            self.plot.set_split(split)
            return
        self._drawn = wanted
        self.plot.set_look(look.theme, look.text_scale, month_names(look.language),
                           lambda value: formatting.number_text(value, look.language))
        lines = [plot_line(other, self._choices.grain, look.language,
                           chosen=other is one and len(shown) > 1) for other in shown]
        self._flags = over_time.flags(self._state.pack, one.line, look.language)
        flown = () if self._crowded else self._flags  # keys reach them all the same
        self.plot.show_lines(lines, [PlotFlag(flag.number, flag.ref, flag.day) for flag in flown],
                             split, one_scale=not self._choices.alone)

    def _show_comparison(self) -> None:
        """Table and sentence for the present date and windows."""
        one = self.series
        if one is None:
            return
        pack, language, look = self._state.pack, self._state.language, Look.of(self._state)
        wanted = (one, self.date, self.days, look)
        if wanted == self._told:
            return
        self._told = wanted
        versus = over_time.claimed(pack, one)
        view = over_time.before_and_after(pack, one, self.date, language, versus)
        if self.model is None:
            self.model = FrameModel(view, language, self)
            self.table.show_model(self.model)
        else:
            self.model.set_view(view, language)
        self.table.set_look(look.theme, look.text_scale)
        self.table.setAccessibleName(self.tr("Before and after {date}").format(
            date=over_time.day_text(self.date, language)))
        self.table.select_row(over_time.row_id(self.days))
        self.readout.setText(self._short(self.date, self.days))
        self.tools.show_date(self.date, one.line.first, one.line.last)

    # The mouse

    def _dragged(self, ordinal: int, days: int) -> None:
        """While somebody drags, the plot is ahead; table and sentence follow at rest."""
        day = datetime.date.fromordinal(ordinal)
        self._choose(date=day.isoformat(), window=days)
        self.readout.setText(self._short(day, days))
        self._rest.start()

    def _short(self, day: datetime.date, days: int) -> str:
        one = self.series
        return before_and_after(one, day, days, self._state.language) if one is not None else ""

    def is_dragging(self) -> bool:
        """Whether a change of the state is on its way that the plot made itself."""
        return self._rest.isActive()

    def _line_clicked(self, number: int) -> None:
        one = self.series
        if one is not None and number < len(shown := self._shown(one)):
            self._choose(selected=shown[number].id)

    def _row_chosen(self, row_id: str) -> None:
        if days := over_time.days_of(row_id):
            self._choose(window=days)

    def _point(self, ordinal: int) -> None:
        one = self.series
        if one is None:
            return
        self.plot.set_cursor_day(ordinal)
        self.readout.setText(readout(one, ordinal, self._flags, self._state.language)
                             if ordinal else self._short(self.date, self.days))

    def _point_at_event(self, ref: str) -> None:
        """Say which event a flag is: its number, day and title."""
        for flag in (flag for flag in self._flags if flag.ref == ref):
            self.plot.set_cursor_day(flag.day.toordinal())
            self.readout.setText(event_words(flag, self._state.language))

    # Room

    def _turn_to(self, page: str) -> None:
        self._page = page
        self.fit()
        self.fit()  # the tools may take fewer lines now

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()

    def take_size(self, size: QSize) -> None:
        """Lay everything out at a size before it is shown."""
        self.resize(size)
        self._rows.setGeometry(self.rect())

    def fit(self) -> None:
        """Share the height: the table its rows, the plot the rest; where that is too low, one of
        them. Plots beside each other only where each can be read."""
        look, has = Look.of(self._state), self.series is not None
        lines = self.readout.sizeHint().height() + self.key.sizeHint().height()
        room = self.height() - lines - 3 * self._rows.spacing()
        room -= self.tools.heightForWidth(self.width()) + self._rows.spacing()
        some, every = (self.table.height_of_rows(rows) for rows in (LEAST_ROWS, len(WINDOWS)))
        both = room >= look.px(LEAST_PLOT) + some
        self.plot.setVisible(has and (both or self._page == "plot"))
        self.key.setVisible(not self.plot.isHidden() and room > look.px(LEAST_PLOT))
        self.table.setVisible(has and (both or self._page == "table"))
        tall = max(some, min(every, round(room * TABLE_SHARE)))
        self.table.setFixedHeight(tall) if both else self.table.setMaximumHeight(UNLIMITED)
        if not both:
            self.table.setMinimumHeight(0)
        wide = room - tall if both else room
        crowded = wide < look.px(LEAST_EACH) * 3
        self.tools.offer_pages(self._page, offered=has and not both, areas=not crowded)
        self._rows.activate()  # else the plot is drawn twice, in two sizes
        if crowded != self._crowded:
            self._crowded = crowded
            if (one := self.series) is not None:
                self._draw(one)

    # Walking

    def go_to(self, ordinal: int) -> int:
        """Put the crosshair at a day, brought into the series, and say it. Returns the day."""
        one = self.series
        assert one is not None
        low, high = one.line.start.toordinal(), one.line.day(len(one.line.values)).toordinal() - 1
        day = min(max(ordinal, low), high)
        self.plot.bring(day)
        self._point(day)
        announce(self.plot, self.readout.text())
        return day

    def move_date(self, steps: int) -> None:
        """Move the date by values of the series."""
        one = self.series
        assert one is not None
        place = min(max(one.line.place(self.date) + steps, 0), len(one.line.values) - 1)
        self._choose(date=one.line.day(place).isoformat())

    def put_date(self, ordinal: int) -> None:
        """Mark the day, or the value that it falls into."""
        self._choose(date=datetime.date.fromordinal(ordinal).isoformat())

    def widen(self, *, wider: bool) -> None:
        """Take the next longer windows that are told, or the next shorter."""
        later = [days for days in (WINDOWS if wider else reversed(WINDOWS))
                 if (days > self.days if wider else days < self.days)]
        if later:
            self._choose(window=later[0])

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The events that are drawn, in time."""
        return self._flags

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(700, 560)
