"""The page of the staff: how much was printed, what runs here, and the way out. Nothing on it tells
what anybody read."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import explainer
from explainer.content import formatting
from explainer.core.dates import PartialDate
from explainer.core.i18n import plural, translate
from explainer.core.pack import Pack
from explainer.ui.kiosk.looks import KioskLook, centered
from explainer.ui.widgets.flow import FlowLayout
from explainer.ui.widgets.lines import TextLabel

_GAP = 12


class Facts(NamedTuple):
    """What the page says."""

    pack: Pack
    printed: int  # pages, in all
    since: str  # day as 2026-11-29
    wrong: int  # wrong PINs before this right one
    restarts: int
    idle: int  # seconds
    pages: int  # that each visitor may print
    printer: str  # its name; "" for none
    visiting: bool  # somebody's visit goes on behind this page
    not_kept: str = ""  # why counts cannot be written


class StaffPage(QScrollArea):
    """Facts, and what the staff can do."""

    left = Signal()
    unlimited = Signal()  # for the visit that goes on
    reset_requested = Signal()
    change_requested = Signal()
    ended = Signal()

    def __init__(self, facts: Facts, look: KioskLook, language: str) -> None:
        super().__init__()
        self._language, self._look = language, look
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout()
        self._column.setSpacing(look.px(_GAP))
        self.title = TextLabel(translate("Staff", language))
        self.title.setObjectName("cardTitle")
        self._column.addWidget(self.title)
        if facts.not_kept:
            self._warn(facts.not_kept)
        self._add_facts(facts)
        self._column.addSpacing(look.px(_GAP))
        self.buttons = self._make_buttons(facts)
        self._add_buttons()
        self._frame()
        look.dress(self)
        self.setAccessibleName(self.title.accessibleName())
        self.setFocusProxy(self.buttons["left"])

    def _warn(self, why: str) -> None:
        label = TextLabel(translate("Counts and wrong PINs cannot be written: {reason}. They hold "
                                    "until the program ends.", self._language, reason=why))
        label.setObjectName("banner")
        self._column.addWidget(label)

    def _add_facts(self, facts: Facts) -> None:
        language, pack = self._language, facts.pack
        day = PartialDate.parse_or_none(facts.since)
        since = formatting.date_text(day, language) if day is not None else "–"
        wait = plural("{n} second", "{n} seconds", facts.idle, language)
        limit = (plural("{n} page for each visitor", "{n} pages for each visitor", facts.pages,
                        language) if facts.pages and facts.printer else
                 translate("off", language) if not facts.pages else
                 translate("off: no printer was found when the kiosk was started", language))
        rows = (
            (translate("Printed in all", language),
             plural("{n} page since {day}", "{n} pages since {day}", facts.printed, language,
                    day=since)),
            (translate("Printing", language), limit),
            (translate("Printer", language), facts.printer or "–"),
            (translate("Back to the beginning after", language), wait),
            (translate("Wrong PINs before yours", language), str(facts.wrong)),
            (translate("Started again by itself", language),
             plural("{n} time", "{n} times", facts.restarts, language)),
            (translate("Pack", language), pack.meta("title", language)),
            (translate("Pack version", language), pack.meta("version") or "–"),
            (translate("Content hash", language), pack.digest[:16]),
            (translate("Program", language), f"Explainer {explainer.__version__}"),
        )
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(self._look.px(2 * _GAP))
        for number, (name, value) in enumerate(rows):
            label = QLabel(name)
            label.setObjectName("muted")
            label.setWordWrap(True)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(TextLabel(value), number, 1)
        grid.setColumnMinimumWidth(0, self._look.px(260))
        self._column.addLayout(grid)

    def _make_buttons(self, facts: Facts) -> dict[str, QPushButton]:
        language = self._language
        names = {"left": translate("Back", language)}
        if facts.visiting and facts.pages and facts.printer:
            names["unlimited"] = translate("No print limit for this visit", language)
        names |= {"reset_requested": translate("Count pages from 0 again", language),
                  "change_requested": translate("Change the PIN…", language),
                  "ended": translate("End the kiosk", language)}
        return {name: QPushButton(text) for name, text in names.items()}

    def _add_buttons(self) -> None:
        row = QWidget()
        line = FlowLayout(row, self._look.px(_GAP))
        for name, button in self.buttons.items():
            button.clicked.connect(getattr(self, name).emit)
            line.addWidget(button)
        self.buttons["left"].setObjectName("primary")
        self._column.addWidget(row)

    def _frame(self) -> None:
        sheet = QFrame()
        sheet.setObjectName("card")
        sheet.setMaximumWidth(self._look.px(900))
        edge = self._look.px(3 * _GAP)
        self._column.setContentsMargins(edge, edge, edge, edge)
        sheet.setLayout(self._column)
        self.setWidget(centered(sheet))
