"""The preview: what will come out of the printer, beside what can be chosen about it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explainer.app.jobs import CancelToken, Progress
from explainer.core.i18n import plural
from explainer.core.pack import Pack
from explainer.panels.subjects import subject_title
from explainer.printing.documents import BOTH, Options
from explainer.printing.pages import page_sizes, render
from explainer.printing.typesetting import Typeset, Typesetter
from explainer.qt.workers import Runner
from explainer.sheets.parts import Document
from explainer.sheets.subjects import file_name
from explainer.ui.dialogs.texts import fit
from explainer.ui.look import Look
from explainer.ui.sheets.choices import SheetChoice, SheetChoices
from explainer.ui.sheets.output import Make, SheetOutput
from explainer.ui.sheets.page_view import PAGE_WIDTH, WHOLE_PAGE, PageView, as_image
from explainer.ui.widgets.flow import FlowLayout
from explainer.ui.widgets.lines import TextLabel
from explainer.ui.widgets.toast import Toast

_SETTLE = 250
"""Milliseconds after the last key before a sheet is set again."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A sheet that has been set, and its pages as pictures."""

    done: Typeset
    sizes: list[tuple[float, float]]
    images: list[QImage]


class SheetPreview(QDialog):
    """Choices, pages, and buttons to print and to save. Everything slow happens off the GUI
    thread."""

    shown = Signal()  # pages are up to date

    def __init__(self, pack: Pack, look: Look, runner: Runner, output: SheetOutput,
                 choice: SheetChoice,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack, self._look, self._runner, self._output = pack, look, runner, output
        self._typesetter = Typesetter()
        self.done_sheet: Typeset | None = None
        self.setWindowTitle(self.tr("Print a summary sheet"))
        self.choices = SheetChoices(pack, look, choice)
        self.pages = PageView(look.theme.line)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self._set)
        self.choices.changed.connect(self._settle.start)
        self.pages.zoom_changed.connect(self._redraw)
        self._build()
        self.toast = Toast(self.pages)
        self.printer_name = ""  # the printer to begin with; "": the system's own
        output.message.connect(self.toast.say)
        output.printer_chosen.connect(self._keep_printer)
        output.busy.connect(self._show_printing)
        output.progressed.connect(self.progress.setValue)
        self._show_printing(output.printing)
        fit(self, look, 1120, 760)
        self._set()

    # Parts

    def _build(self) -> None:
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.setObjectName("column")
        self._side.setWidget(self.choices)
        self.notice = TextLabel()
        self.notice.setObjectName("muted")
        self.notice.hide()
        right = QVBoxLayout()
        right.addWidget(self._zoom_row())
        right.addWidget(self.pages, 1)
        right.addWidget(self.notice)
        body = QHBoxLayout()
        body.setSpacing(self._look.px(16))
        body.addWidget(self._side)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addLayout(body, 1)
        column.addLayout(self._progress_row())
        column.addLayout(self._button_row())

    def _zoom_row(self) -> QWidget:
        """Number of pages and buttons for their size, in as many lines as it takes."""
        line = QWidget()
        row = FlowLayout(line, self._look.px(8), centered=True)
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.zoom_label = QLabel()
        self.zoom_label.setObjectName("muted")
        for label in (self.count, self.zoom_label):
            label.setMinimumHeight(self._look.px(30))
        row.addWidget(self.count)
        self.zoom_buttons: dict[str, QPushButton] = {}
        for name, text, tip, act in (
            ("page", self.tr("Whole page"), "", lambda: self.pages.set_zoom(WHOLE_PAGE)),
            ("width", self.tr("Page width"), "", lambda: self.pages.set_zoom(PAGE_WIDTH)),
            ("smaller", "−", self.tr("Smaller (Ctrl+−)"), lambda: self.pages.step_zoom(-1)),
            ("larger", "+", self.tr("Larger (Ctrl++)"), lambda: self.pages.step_zoom(1)),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip or text)
            button.clicked.connect(act)
            self.zoom_buttons[name] = button
            row.addWidget(button)
            if name == "smaller":
                row.addWidget(self.zoom_label)
        for keys, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), self, lambda steps=steps: self.pages.step_zoom(steps))
        return line

    def _progress_row(self) -> QHBoxLayout:
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setFormat(self.tr("Printing"))
        self.progress.setAccessibleName(self.tr("Printing"))
        self.cancel_button = QPushButton(self.tr("Cancel printing"))
        self.cancel_button.clicked.connect(self._output.cancel)
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        return row

    def _button_row(self) -> QHBoxLayout:
        self.print_button = QPushButton(self.tr("Print…"))
        self.print_button.setObjectName("primary")
        self.print_button.clicked.connect(self.ask_print)
        self.save_button = QPushButton(self.tr("Save as PDF…"))
        self.save_button.clicked.connect(self.ask_save)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.aloud_button = QPushButton(self.tr("Read aloud"))
        row = QHBoxLayout()
        row.addWidget(self.aloud_button)
        row.addStretch(1)
        for button in (self.close_button, self.save_button, self.print_button):
            row.addWidget(button)
        QShortcut(QKeySequence.StandardKey.Print, self, self.print_button.click)
        return row

    # Setting and drawing

    def options(self, choice: SheetChoice) -> Options:
        """How a choice is set, dated today."""
        return Options(choice.language, choice.paper, choice.large_print, choice.greyscale,
                       choice.half_page, datetime.date.today(), choice.contacts)

    def composed(self, choice: SheetChoice) -> Document:
        """The chosen sheet as data, laid out as it is set."""
        return self._typesetter.composed(self._pack, choice.subject, self.options(choice))

    def _set(self) -> None:
        """Set the chosen sheet and draw its pages."""
        choice, scale = self.choices.choice(), self.pages.pixels_per_point()
        typesetter, pack, options = self._typesetter, self._pack, self.options(choice)

        def work(token: CancelToken, _progress: Progress) -> _Shown:
            done = typesetter.sheet(pack, choice.subject, options, token)
            token.check()
            return _Shown(done, page_sizes(done.pdf),
                          [as_image(page) for page in render(done.pdf, scale)])

        self._runner.start("sheet", work, self._show, self._raise)

    def _show(self, shown: _Shown) -> None:
        self.done_sheet = shown.done
        self.pages.show_pages(shown.sizes, shown.images)
        self.count.setText(plural("{n} page", "{n} pages", shown.done.pages, self._look.language))
        title = subject_title(self._pack, self.choices.choice().subject, self._look.language)
        self.pages.setAccessibleName(self.tr("Preview: {title}").format(title=title))
        self.pages.setAccessibleDescription(self.count.text())
        self._show_notice(shown.done)
        self._show_zoom()
        if abs(self.pages.pixels_per_point() - shown.images[0].width() / shown.sizes[0][0]) > 0.05:
            self._redraw()
        self.shown.emit()

    def _show_notice(self, done: Typeset) -> None:
        """What to know before this is printed."""
        messages = []
        if done.runs_over:
            messages.append(
                self.tr("The text does not fit on one page and runs over. Nothing is cut off."))
        if done.unknown_letters:
            messages.append(
                self.tr(
                    "No font on this computer has these characters, so their names are printed "
                    "instead: {letters}").format(
    letters=" ".join(done.unknown_letters[:20])))
        self.notice.show_text("\n".join(messages))
        self.notice.setVisible(bool(messages))

    def _redraw(self) -> None:
        """Draw the same pages at the size that is wanted now."""
        self._show_zoom()
        if self.done_sheet is None:
            return
        pdf, scale = self.done_sheet.pdf, self.pages.pixels_per_point()

        def work(_token: CancelToken, _progress: Progress) -> list[QImage]:
            return [as_image(page) for page in render(pdf, scale)]

        self._runner.start("sheet-pages", work, self._show_sharper, self._raise)

    def _show_sharper(self, images: list[QImage]) -> None:
        if len(images) == self.pages.count():
            self.pages.show_images(images)
            self.shown.emit()

    def _show_zoom(self) -> None:
        self.zoom_label.setText(f"{round(100 * self.pages.scale())}%")

    def _raise(self, error: Exception) -> None:
        raise error

    # Out

    def _make(self) -> Make:
        """Sets the sheet as it is chosen now."""
        choice, typesetter, pack = self.choices.choice(), self._typesetter, self._pack
        options = self.options(choice)
        return lambda token: typesetter.sheet(pack, choice.subject, options, token).pdf

    def _file_name(self) -> str:
        choice = self.choices.choice()
        return file_name(choice.subject, choice.language, choice.paper)

    def ask_save(self) -> None:
        """Let the person choose a file for the sheet."""
        self._output.ask_save(self._make(), self._file_name())

    def ask_print(self) -> None:
        """Open the system's print dialog and print what it says."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self.printer_name in QPrinterInfo.availablePrinterNames():
            printer.setPrinterName(self.printer_name)
        choice, pages = self.choices.choice(), self.pages.count() or 1
        printer.setDocName(subject_title(self._pack, choice.subject, self._look.language))
        printer.setCopyCount(self.choices.copies.value())
        if choice.language == BOTH:
            printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        dialog = QPrintDialog(printer, self)
        shown = QPrintDialog.PrintDialogOption
        dialog.setOption(shown.PrintPageRange)
        # Paper is chosen here, and copies come out one after the other.
        for one in (shown.PrintShowPageSize, shown.PrintCollateCopies, shown.PrintSelection,
                    shown.PrintCurrentPage):
            dialog.setOption(one, False)
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        if dialog.exec():
            ranged = printer.printRange() == QPrinter.PrintRange.PageRange
            self._output.print_on(printer, self._make(), choice.paper, self._file_name(),
                                  both_sides=choice.language == BOTH and not ranged)

    def _keep_printer(self, name: str) -> None:
        self.printer_name = name

    def _show_printing(self, on: bool) -> None:
        self.progress.setVisible(on)
        self.cancel_button.setVisible(on)
        self.print_button.setEnabled(not on)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses the button that has the focus, which took the key itself. A choice that has
        no use for it must not print."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        width = min(self._look.px(310), self.width() * 2 // 5)
        self._side.setFixedWidth(width)
        self.choices.fit_width(width - self._look.px(16))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        self._stop()
        super().reject()

    def _stop(self) -> None:
        """Drop what would only be shown here; a print goes on."""
        for name in ("sheet", "sheet-pages"):
            self._runner.cancel(name)
