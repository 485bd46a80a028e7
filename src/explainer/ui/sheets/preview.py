"""The preview: what will come out of the printer, beside what can be chosen about it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explainer.app.jobs import CancelToken, Progress
from explainer.core.pack import Pack
from explainer.qt.translation import translated
from explainer.qt.workers import Runner
from explainer.sheets import spooling
from explainer.sheets.batch import write_pdf
from explainer.sheets.documents import BOTH, Options
from explainer.sheets.pages import page_sizes, render
from explainer.sheets.qt_printing import as_image
from explainer.sheets.subjects import file_name, subject_title
from explainer.sheets.typesetting import Typeset, Typesetter
from explainer.ui.dialogs.texts import fit
from explainer.ui.look import Look
from explainer.ui.sheets.choices import SheetChoice, SheetChoices
from explainer.ui.sheets.page_view import PAGE_WIDTH, WHOLE_PAGE, PageView
from explainer.ui.widgets.lines import TextLabel

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SETTLE = 250
"""Milliseconds after the last key before a sheet is set again."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A sheet that has been set, and its pages as pictures."""

    done: Typeset
    sizes: list[tuple[float, float]]
    images: list[QImage]


class SheetPreview(QDialog):
    """Choices, pages, and buttons to print and to save. Everything slow happens off the GUI thread."""

    shown = Signal()  # pages are up to date
    printed = Signal(bool)  # out of the printer (True) or in its queue
    print_failed = Signal(str)

    def __init__(self, pack: Pack, look: Look, runner: Runner, choice: SheetChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack, self._look, self._runner = pack, look, runner
        self._typesetter = Typesetter()
        self.done_sheet: Typeset | None = None
        self.setWindowTitle(self.tr("Print a summary sheet"))
        self.choices = SheetChoices(pack, look, choice)
        self.pages = PageView()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._set)
        self.choices.changed.connect(self._settle.start)
        self.pages.zoom_changed.connect(self._redraw)
        self._build()
        fit(self, look, 1120, 760)
        self._set()

    # Parts

    def _build(self) -> None:
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices.setObjectName("column")
        side.setWidget(self.choices)
        side.setFixedWidth(self._look.px(300))
        self.notice = TextLabel()
        self.notice.setObjectName("banner")
        self.notice.hide()
        right = QVBoxLayout()
        right.addLayout(self._zoom_row())
        right.addWidget(self.pages, 1)
        right.addWidget(self.notice)
        body = QHBoxLayout()
        body.setSpacing(self._look.px(16))
        body.addWidget(side)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addLayout(body, 1)
        column.addLayout(self._button_row())

    def _zoom_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.zoom_label = QLabel()
        self.zoom_label.setObjectName("muted")
        row.addWidget(self.count)
        row.addStretch(1)
        self.zoom_buttons: dict[str, QPushButton] = {}
        for name, text, tip, act in (
            ("page", self.tr("Whole page"), "", lambda: self.pages.set_zoom(WHOLE_PAGE)),
            ("width", self.tr("Page width"), "", lambda: self.pages.set_zoom(PAGE_WIDTH)),
            ("smaller", "−", self.tr("Smaller (Ctrl+−)"), lambda: self.pages.step_zoom(-1)),
            ("larger", "+", self.tr("Larger (Ctrl++)"), lambda: self.pages.step_zoom(1)),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.setAccessibleName(tip or text)
            button.clicked.connect(act)
            self.zoom_buttons[name] = button
            row.addWidget(button)
            if name == "smaller":
                row.addWidget(self.zoom_label)
        for keys, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), self, lambda steps=steps: self.pages.step_zoom(steps))
        return row

    def _button_row(self) -> QHBoxLayout:
        self.print_button = QPushButton(self.tr("Print…"))
        self.print_button.setObjectName("primary")
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self.ask_print)
        self.save_button = QPushButton(self.tr("Save as PDF…"))
        self.save_button.clicked.connect(lambda: self.ask_save())
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setFormat(self.tr("Printing"))
        self.progress.setAccessibleName(self.tr("Printing"))
        self.cancel_button = QPushButton(self.tr("Cancel printing"))
        self.cancel_button.clicked.connect(self.cancel_print)
        row = QHBoxLayout()
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        for button in (self.close_button, self.save_button, self.print_button):
            button.setAutoDefault(button is self.print_button)
            row.addWidget(button)
        self._show_printing(False)
        return row

    # Setting and drawing

    def options(self, choice: SheetChoice) -> Options:
        """How a choice is set, dated today."""
        return Options(choice.language, choice.paper, choice.large_print, choice.greyscale, datetime.date.today(),
                       choice.contacts)

    def _set(self) -> None:
        """Set the chosen sheet and draw its pages."""
        choice, scale, typesetter, pack = self.choices.choice(), self.pages.pixels_per_point(), self._typesetter, self._pack
        options = self.options(choice)

        def work(token: CancelToken, _progress: Progress) -> _Shown:
            done = typesetter.sheet(pack, choice.subject, options, token)
            token.check()
            return _Shown(done, page_sizes(done.pdf), [as_image(page) for page in render(done.pdf, scale)])

        self._runner.start("sheet", work, self._show, self._raise)

    def _show(self, shown: _Shown) -> None:
        self.done_sheet = shown.done
        self.pages.show_pages(shown.sizes, shown.images)
        self.count.setText(self.tr("%n page(s)", "", shown.done.pages))
        title = subject_title(self._pack, self.choices.choice().subject, self._look.language)
        self.pages.setAccessibleName(self.tr("Preview: {title}").format(title=title))
        self.pages.setAccessibleDescription(self.count.text())
        self._tell(shown.done)
        self._show_zoom()
        if abs(self.pages.pixels_per_point() - shown.images[0].width() / shown.sizes[0][0]) > 0.05:
            self._redraw()
        self.shown.emit()

    def _tell(self, done: Typeset) -> None:
        """What to know before this is printed."""
        said = []
        if done.runs_over:
            said.append(self.tr("The text does not fit on one page and runs over. Nothing is cut off."))
        if done.unknown_letters:
            said.append(self.tr("No font here has these letters, so they are printed as their names: {letters}").format(
                letters=" ".join(done.unknown_letters[:20])))
        self.notice.show_text("\n".join(said))
        self.notice.setVisible(bool(said))

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

    # Saving

    def ask_save(self, pdf: bytes | None = None) -> None:
        """Let the person choose a file for the sheet, or for a PDF kept from a failed print. An existing file is asked
        about by the dialog."""
        choice = self.choices.choice()
        dialog = QFileDialog(self, self.tr("Save as PDF"), str(Path.home()), self.tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(choice.subject, choice.language, choice.paper))
        if dialog.exec() and dialog.selectedFiles():
            self.save(Path(dialog.selectedFiles()[0]), pdf)

    def save(self, path: Path, pdf: bytes | None = None) -> None:
        """Write the sheet as it is chosen now, or the PDF given."""
        choice, typesetter, pack = self.choices.choice(), self._typesetter, self._pack
        options = self.options(choice)

        def work(token: CancelToken, _progress: Progress) -> None:
            write_pdf(pdf if pdf is not None else typesetter.sheet(pack, choice.subject, options, token).pdf, path)

        self._runner.start("sheet-save", work, lambda _none: self._say(self.tr("Saved: {path}").format(path=path)),
                           lambda error: self._not_saved(path, error))

    def _not_saved(self, path: Path, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        text = self.tr("“{path}” could not be written: {reason}. Choose another place or name; nothing was changed.")
        QMessageBox.warning(self, self.tr("Not saved"), text.format(path=path, reason=error.strerror or error))

    def _say(self, text: str) -> None:
        self.notice.show_text(text)
        self.notice.show()

    # Printing

    def ask_print(self) -> None:
        """Open the system's print dialog and print what it says."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        choice = self.choices.choice()
        printer.setDocName(self._title(choice))
        printer.setCopyCount(self.choices.copies.value())
        if choice.language == BOTH:
            printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        pages = self.pages.count() or 1
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        if dialog.exec():
            self.print_on(printer)

    def _title(self, choice: SheetChoice) -> str:
        return " – ".join((subject_title(self._pack, choice.subject, self._look.language),
                           self._pack.meta("title", self._look.language)))

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer as it is set up: into a file as PDF, through the print system, or through Qt."""
        if printer.outputFileName():
            self.save(Path(printer.outputFileName()))
            return
        choice, typesetter, pack = self.choices.choice(), self._typesetter, self._pack
        options = self.options(choice)
        out = self._way_out(printer, choice)
        self._kept: bytes | None = None

        def work(token: CancelToken, progress: Progress) -> bool:
            self._kept = typesetter.sheet(pack, choice.subject, options, token).pdf
            progress(0.1)
            return out(self._kept, token, progress)

        self._show_printing(True)
        self._runner.start("sheet-print", work, lambda all_out: self._after_print(printer.printerName(), all_out),
                           lambda error: self._after_failure(printer, error),
                           lambda share: self.progress.setValue(round(100 * share)),
                           lambda: self._after_cancel())

    def _way_out(self, printer: QPrinter, choice: SheetChoice) -> Callable[[bytes, CancelToken, Progress], bool]:
        if spooling.available() and printer.printerName():
            job = job_of(printer, choice.paper, printer.docName())
            return lambda pdf, token, progress: spooling.print_pdf(pdf, job, token, progress)
        from explainer.sheets import qt_printing

        return lambda pdf, token, progress: qt_printing.print_pdf(pdf, printer, token, progress)

    def cancel_print(self) -> None:
        """Stop printing. The job is taken back from the printer."""
        self._runner.cancel("sheet-print")
        self._after_cancel()

    def _after_cancel(self) -> None:
        self._show_printing(False)
        self._say(self.tr("Printing was cancelled."))

    def _after_print(self, printer: str, all_out: bool) -> None:
        self._show_printing(False)
        text = self.tr("Printed on {printer}.") if all_out else self.tr(
            "The sheet waits its turn in the queue of {printer}.")
        self._say(text.format(printer=printer))
        self.printed.emit(all_out)

    def _after_failure(self, printer: QPrinter, error: Exception) -> None:
        """Say what went wrong; the sheet is kept, to be saved as PDF or tried again."""
        self._show_printing(False)
        if not isinstance(error, (spooling.PrintFailed, OSError)):
            raise error
        message = translated("printing", error.message) if isinstance(error, spooling.PrintFailed) else str(error)
        reason = error.reason if isinstance(error, spooling.PrintFailed) else ""
        self._say(message)
        self.print_failed.emit(message)
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Not printed"), message, QMessageBox.StandardButton.NoButton, self)
        box.setInformativeText("\n\n".join(part for part in (
            self.tr("The print system says: {reason}").format(reason=reason) if reason else "",
            self.tr("Nothing is lost: you can save the sheet as PDF, or try again.")) if part))
        save = box.addButton(self.tr("Save as PDF…"), QMessageBox.ButtonRole.AcceptRole)
        again = box.addButton(self.tr("Try again…"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            self.ask_save(self._kept)
        elif box.clickedButton() is again:
            self.ask_print()

    def _show_printing(self, on: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(on)
        self.cancel_button.setVisible(on)
        self.print_button.setEnabled(not on)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        self._stop()
        super().reject()

    def _stop(self) -> None:
        """Drop what would only be shown here. A print goes on until it is out or cancelled."""
        for name in ("sheet", "sheet-pages"):
            self._runner.cancel(name)


def job_of(printer: QPrinter, paper: str, title: str) -> spooling.Job:
    """What the print dialog was told, in the words of the print system."""
    from PySide6.QtPrintSupport import QPrinter

    sides = {QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
             QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
             QPrinter.DuplexMode.DuplexNone: "one-sided"}.get(printer.duplex(), "")
    ranged = printer.printRange() == QPrinter.PrintRange.PageRange
    return spooling.Job(printer.printerName(), title, printer.copyCount(), printer.fromPage() if ranged else 0,
                        printer.toPage() if ranged else 0, sides, "Letter" if paper == "letter" else "A4")
