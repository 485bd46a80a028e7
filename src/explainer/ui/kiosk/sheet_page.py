"""Printing as a visitor sees it: the sheet, its language and size, how many pages it takes and how
many are left. No list of printers, no files."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
)

from explainer.app.jobs import CancelToken, Progress
from explainer.core.i18n import plural, translate
from explainer.core.languages import LANGUAGES
from explainer.core.pack import Pack
from explainer.panels.subjects import subject_title
from explainer.printing.documents import BOTH, Options, languages_of
from explainer.printing.pages import page_sizes, render
from explainer.printing.typesetting import Typeset, Typesetter
from explainer.qt.workers import Runner
from explainer.sheets.composing import LocalContacts
from explainer.ui.kiosk.looks import KioskLook, centered
from explainer.ui.kiosk.printing import KioskPrinter
from explainer.ui.sheets.page_view import as_image
from explainer.ui.widgets.choices import Segmented
from explainer.ui.widgets.lines import TextLabel

_GAP, _PICTURE = 14, 340


class SheetPlan(NamedTuple):
    """What may be printed."""

    pack: Pack
    subject: str
    language: str  # that is read now
    paper: str
    contacts: LocalContacts
    left: int | None  # pages that this visitor may still print; None: any number


class SheetPage(QScrollArea):
    """`left` when the visitor is done here."""

    left = Signal()
    sent = Signal(int)  # pages, on their way to the printer

    def __init__(self, plan: SheetPlan, printer: KioskPrinter, runner: Runner,
                 look: KioskLook) -> None:
        super().__init__()
        self._plan, self._printer, self._runner, self._look = plan, printer, runner, look
        self._typesetter = Typesetter()
        self._made: Typeset | None = None
        self._sent = False
        self._wanted = [plan.language, "normal"]
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make_parts()
        self._lay_out()
        look.dress(self)
        printer.printed.connect(self._printed)
        printer.failed.connect(self._failed)
        self._set()

    def _make_parts(self) -> None:
        plan, language = self._plan, self._plan.language
        self.title = TextLabel(subject_title(plan.pack, plan.subject, language))
        self.title.setObjectName("cardTitle")
        self.setAccessibleName(translate("Print a summary sheet", language))
        self.picture, self.message = QLabel(), TextLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.picture.setFixedWidth(self._look.px(_PICTURE))
        names = {BOTH: translate("Both", language)} | {
            one.id: one.name for one in LANGUAGES.values()}
        offered = languages_of(plan.pack)
        self.languages = Segmented(translate("Language", language))
        self.languages.set_options({code: names.get(code, code) for code in offered}, language)
        self.languages.chosen.connect(lambda code: self._want(0, code))
        self.sizes = Segmented(translate("Print size", language))
        self.sizes.set_options({"normal": translate("Normal", language),
                                "large": translate("Large print", language)}, "normal")
        self.sizes.chosen.connect(lambda size: self._want(1, size))
        self.print_button = QPushButton(translate("Print", language))
        self.print_button.setObjectName("primary")
        self.print_button.clicked.connect(self._print)
        self.back = QPushButton(translate("Back", language))
        self.back.clicked.connect(self.left)
        self.setFocusProxy(self.back)

    def _lay_out(self) -> None:
        gap = self._look.px(_GAP)
        side = QVBoxLayout()
        side.setSpacing(gap)
        side.addWidget(self.title)
        for name, widget in ((translate("Language", self._plan.language), self.languages),
                             (translate("Print size", self._plan.language), self.sizes)):
            label = QLabel(name)
            label.setObjectName("blockHeading")
            side.addWidget(label)
            side.addWidget(widget)
        side.addWidget(self.message)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self.back)
        row.addWidget(self.print_button, 1)
        side.addLayout(row)
        sheet = QFrame()
        sheet.setObjectName("card")
        sheet.setMaximumWidth(self._look.px(960))
        halves = QHBoxLayout(sheet)
        halves.setContentsMargins(2 * gap, 2 * gap, 2 * gap, 2 * gap)
        halves.setSpacing(2 * gap)
        halves.addWidget(self.picture)
        halves.addLayout(side, 1)
        self.setWidget(centered(sheet))

    # Setting

    def _want(self, which: int, value: str) -> None:
        if self._wanted[which] != value:
            self._wanted[which] = value
            self._set()

    def _set(self) -> None:
        """Set the sheet as it is wanted, and show its first page."""
        self._made = None
        self._show_state()
        plan, typesetter, width = self._plan, self._typesetter, self._look.px(_PICTURE)
        ratio = self.devicePixelRatioF()
        options = Options(self._wanted[0], plan.paper, self._wanted[1] == "large", False, False,
                          datetime.date.today(), plan.contacts)

        def work(token: CancelToken, _progress: Progress) -> tuple[Typeset, object]:
            done = typesetter.sheet(plan.pack, plan.subject, options, token)
            scale = width * ratio / page_sizes(done.pdf)[0][0]
            return done, as_image(render(done.pdf, scale, (0,))[0])

        self._runner.start("kiosk-sheet", work, self._show, self._raise)

    def _raise(self, error: Exception) -> None:
        raise error

    def _show(self, made: tuple[Typeset, object]) -> None:
        self._made, image = made
        picture = QPixmap.fromImage(image)  # type: ignore[arg-type]  # as the thread made it
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(picture)
        self._show_state()

    def _show_state(self) -> None:
        """What is known of the pages, and whether they may be printed."""
        made, left, language = self._made, self._plan.left, self._plan.language
        if self._sent:
            return
        if made is None:
            self.message.show_text(translate("One moment…", language))
            self.print_button.setEnabled(False)
            return
        parts = [plural("{n} page", "{n} pages", made.pages, language) + "."]
        if left is not None:
            parts.append(plural("You can print {n} more page in this visit.",
                                "You can print {n} more pages in this visit.", left, language))
        allowed = left is None or made.pages <= left
        if not allowed:
            parts.append(translate("Please ask the staff for more.", language))
        if self._printer.busy:
            parts = [translate("Another sheet is being printed. One moment…", language)]
        self.message.show_text(" ".join(parts))
        self.print_button.setEnabled(allowed and not self._printer.busy)

    # Printing

    def _print(self) -> None:
        if self._made is None or self._printer.busy:
            return
        self._sent = True
        for widget in (self.print_button, self.languages, self.sizes):
            widget.setEnabled(False)
        self.message.show_text(translate("Printing… Please fetch your sheet at the printer.",
                                         self._plan.language))
        self.sent.emit(self._made.pages)
        self._printer.print_pdf(self._made.pdf, self._made.pages, self._plan.paper)

    def _printed(self, _pages: int) -> None:
        if self._sent:
            self.message.show_text(translate("Printed. Please fetch your sheet at the printer.",
                                             self._plan.language))
        else:
            self._show_state()

    def _failed(self, message: str) -> None:
        if not self._sent:
            self._show_state()
            return
        why = translate(message, self._plan.language)
        self.message.show_text(why + " " + translate(
            "Nothing was printed, and nothing will come out later. Please tell the staff.",
            self._plan.language))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
