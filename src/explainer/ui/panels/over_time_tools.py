"""The tools above the plot over time: what is counted and where, drawn by day, week or month, and
the date."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QPushButton, QWidget

from explainer.app.state import PanelChoices
from explainer.content import over_time
from explainer.content.series import Series
from explainer.core.languages import language_of
from explainer.ui.widgets.choices import Segmented
from explainer.ui.widgets.flow import FlowLayout


class OverTimeTools(QWidget):
    """Shows choices and asks for others, as `State.choose` takes them."""

    wanted = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[Series, ...] = ()
        self._offers_areas = self._offers_grain = False
        self.what, self.day = QComboBox(), QDateEdit()
        self.what.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.what.setMinimumContentsLength(24)
        self.day.setCalendarPopup(True)
        self.areas, self.grain, self.pages = Segmented(""), Segmented(""), Segmented("")
        self.pages.hide()  # there is room for plot and table
        self.reset = QPushButton()
        tools, dates = FlowLayout(self, 8), QWidget()
        row = QHBoxLayout(dates)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.day)
        row.addWidget(self.reset)
        for widget in (self.what, self.pages, self.areas, self.grain, dates):
            tools.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        wanted = self.wanted
        self.what.activated.connect(
            lambda at: wanted.emit({"selected": self.what.itemData(at)}))
        self.areas.chosen.connect(lambda key: wanted.emit({"alone": key == "one"}))
        self.grain.chosen.connect(
            lambda key: wanted.emit({"grain": "" if key == "day" else key}))
        self.day.dateChanged.connect(lambda day: wanted.emit(
            {"date": datetime.date(day.year(), day.month(), day.day()).isoformat()}))
        self.reset.clicked.connect(
            lambda: wanted.emit({"date": "", "window": PanelChoices().window}))

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits, in order."""
        return (self.what, *self.pages.stops(), *self.areas.stops(), *self.grain.stops(),
                self.day, self.reset)

    def show_choices(self, series: Sequence[Series], one: Series | None, choices: PanelChoices,
                     language: str, event: datetime.date | None) -> None:
        """Show what is chosen. `one` is the series that is told of, `event` the pack's date."""
        self._series = tuple(series)
        self.what.setAccessibleName(self.tr("What is counted"))
        self._fill(language)
        self.what.setCurrentIndex(self.what.findData(one.id) if one is not None else -1)
        alike = over_time.alike(series, one) if one is not None else ()
        self.areas.setAccessibleName(self.tr("Places"))
        self.areas.set_options({"all": self.tr("{n} areas").format(n=len(alike)),
                                "one": self.tr("One area")}, "one" if choices.alone else "all")
        self._offers_areas = len(alike) > 1
        self.areas.setVisible(self._offers_areas)
        self.grain.setAccessibleName(self.tr("Drawn by"))
        self.grain.set_options({"day": self.tr("Days"), "week": self.tr("Weeks"),
                                "month": self.tr("Months")}, choices.grain or "day")
        self._offers_grain = one is not None and one.line.step == 1
        self.grain.setVisible(self._offers_grain)
        self.day.setLocale(QLocale(language_of(language).tag.replace("-", "_")))
        self.day.setDisplayFormat(self.tr("MMM d, yyyy", "format of a date"))
        self.day.setAccessibleName(self.tr("Date that before and after are counted from"))
        self.reset.setText(self.tr("Reset"))
        self.reset.setAccessibleName(over_time.day_text(event, language) if event else "")
        self.reset.setToolTip(self.tr("Back to the date that the pack is about"))

    def _fill(self, language: str) -> None:
        """The series of the pack; below a line of their own those that were added here."""
        self.what.clear()
        added = False
        for other in self._series:
            if other.data_set and not added:
                added = True
                self._add_heading(self.tr("Added here"))
            self.what.addItem(f"{other.what[language]}, {other.place[language]}"
                              if other.data_set else other.what[language], other.id)

    def _add_heading(self, text: str) -> None:
        """A line that cannot be chosen."""
        self.what.addItem(text)
        model = self.what.model()
        if isinstance(model, QStandardItemModel):
            heading = model.item(self.what.count() - 1)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            font = self.what.font()
            font.setBold(True)
            heading.setFont(font)

    def offer_pages(self, page: str, *, offered: bool, areas: bool) -> None:
        """Where there is no room for plot and table, offer one or the other; and areas beside each
        other where there is room for them."""
        self.pages.setAccessibleName(self.tr("Plot or table"))
        self.pages.set_options({"plot": self.tr("Plot"), "table": self.tr("Table")}, page)
        self.pages.setVisible(offered)
        plotted = not offered or page == "plot"
        self.areas.setVisible(self._offers_areas and areas and plotted)
        self.grain.setVisible(self._offers_grain and plotted)

    def show_date(self, day: datetime.date, first: datetime.date, last: datetime.date) -> None:
        """Show the marked date, which may be from `first` to `last`. Asks for nothing."""
        self.day.blockSignals(True)
        self.day.setDateRange(_qt(first), _qt(last))
        self.day.setDate(_qt(day))
        self.day.blockSignals(False)


def _qt(day: datetime.date) -> QDate:
    return QDate(day.year, day.month, day.day)
