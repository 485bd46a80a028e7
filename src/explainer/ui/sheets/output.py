"""Where sheets go: into a file, or to a printer. Outlives the preview, so that a print under way is
never orphaned."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from explainer.app.jobs import CancelToken, Progress
from explainer.printing import spooling
from explainer.printing.batch import write_pdf
from explainer.printing.pages import sides
from explainer.qt.translation import translated
from explainer.qt.workers import Runner

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Make = Callable[[CancelToken], bytes]
"""Sets a sheet and returns its PDF; called off the GUI thread."""


class SheetOutput(QObject):
    """Saves and prints. Dialogs open over `front()`."""

    message = Signal(str)  # what was done: saved, printed, canceled
    printer_chosen = Signal(str)
    busy = Signal(bool)  # a print has started, or is over
    progressed = Signal(int)  # per cent
    printed = Signal(bool)  # out of the printer (True), or waiting in its queue
    failed = Signal(str)

    def __init__(self, runner: Runner, front: Callable[[], QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._front = runner, front
        self._kept = b""

    @property
    def printing(self) -> bool:
        """Whether a print is under way."""
        return self._runner.running("sheet-print")

    # Files

    def ask_save(self, make: Make, name: str) -> None:
        """Let the person choose a file. The dialog asks before an existing one is overwritten."""
        dialog = QFileDialog(self._front(), self.tr("Save as PDF"), str(Path.home()),
                             self.tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        if dialog.exec() and dialog.selectedFiles():
            self.save(make, Path(dialog.selectedFiles()[0]))

    def save(self, make: Make, path: Path) -> None:
        """Write a sheet into a file: whole, or not at all."""

        def work(token: CancelToken, _progress: Progress) -> None:
            write_pdf(make(token), path)

        self._runner.start("sheet-save", work, lambda _none: self.message.emit(
            self.tr("Saved: {path}").format(path=path)),
                           lambda error: self._not_saved(path, error))

    def _not_saved(self, path: Path, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        text = self.tr(
            "“{path}” could not be written: {reason}. Choose another place or name; nothing was "
            "changed.")
        text = text.format(path=path, reason=error.strerror or error)
        self.failed.emit(text)
        QMessageBox.warning(self._front(), self.tr("Not saved"), text)

    # Printers

    def print_on(self, printer: QPrinter, make: Make, paper: str, name: str, *,
                 both_sides: bool = False) -> None:
        """Print on a printer as it is set up: into a file as PDF, through the print system, or
        through Qt. `both_sides`: front and back belong together, so a printer of one side prints
        first the fronts and then, when the paper has been turned, the backs."""
        if printer.outputFileName():
            self.save(make, Path(printer.outputFileName()))
            return
        self.printer_chosen.emit(printer.printerName())
        if not both_sides or not one_sided(printer):
            self._start(printer, make, paper, name)
        elif self._asked(self.tr("{printer} prints on one side of the paper.").format(
                printer=printer.printerName() or self.tr("This printer")),
                self.tr("First the front sides come out. Then you turn the paper over, put it back "
                        "and print the back sides."), self.tr("Print the front sides")):
            self._start(printer, lambda token: sides(make(token))[0], paper, name,
                        lambda: self._print_backs(printer, make, paper, name))

    def _print_backs(self, printer: QPrinter, make: Make, paper: str, name: str) -> None:
        """Once the fronts are out: ask for the paper to be turned."""
        if self._asked(self.tr("Are the front sides out? Turn the paper over and put it back."),
                       self.tr("A page at the end that has no back side stays out."),
                       self.tr("Print the back sides")):
            self._start(printer, lambda token: sides(make(token))[1], paper, name)

    def _asked(self, text: str, more: str, yes: str) -> bool:
        """Whether the person wants to go on."""
        box = QMessageBox(QMessageBox.Icon.Information, self.tr("Both sides of the paper"), text,
                          QMessageBox.StandardButton.NoButton, self._front())
        box.setInformativeText(more)
        go_on = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.exec()
        return box.clickedButton() is go_on

    def _start(self, printer: QPrinter, make: Make, paper: str, name: str,
               then: Callable[[], None] | None = None) -> None:
        """Print off the GUI thread, and go on with `then` when it has been handed over."""
        out = way_out(printer, paper)

        def work(token: CancelToken, progress: Progress) -> bool:
            self._kept = make(token)
            if not self._kept:
                return True
            progress(0.1)
            return out(self._kept, token, progress)

        def done(all_out: bool) -> None:
            self._after_print(printer.printerName(), all_out)
            if then is not None:
                then()

        self._runner.start("sheet-print", work, done,
                           lambda error: self._after_failure(printer, error, paper, name),
                           lambda share: self.progressed.emit(
                               round(100 * share)), self._after_cancel)
        self.progressed.emit(0)
        self.busy.emit(True)

    def cancel(self) -> None:
        """Stop printing. The job is taken back from the printer."""
        if self.printing:
            self._runner.cancel("sheet-print")
            self._after_cancel()

    def _after_cancel(self) -> None:
        self.busy.emit(False)
        self.message.emit(self.tr("Printing was canceled."))

    def _after_print(self, printer: str, all_out: bool) -> None:
        self.busy.emit(False)
        text = self.tr("Printed on {printer}.") if all_out else self.tr(
            "The sheet is waiting in the queue of {printer}.")
        self.message.emit(text.format(printer=printer))
        self.printed.emit(all_out)

    def _after_failure(self, printer: QPrinter, error: Exception, paper: str, name: str) -> None:
        """Say what went wrong. The sheet is kept, to be saved as PDF or tried again."""
        self.busy.emit(False)
        if not isinstance(error, spooling.PrintFailed):
            raise error
        message, pdf = translated(error.message), self._kept
        self.failed.emit(message)
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Not printed"), message,
                          QMessageBox.StandardButton.NoButton, self._front())
        reason = (self.tr("The print system says: {reason}").format(reason=error.reason)
                  if error.reason else "")
        kept = self.tr("Nothing is lost: you can save the sheet as PDF, or try again.")
        box.setInformativeText("\n\n".join(part for part in (reason, kept) if part))
        save = box.addButton(self.tr("Save as PDF…"), QMessageBox.ButtonRole.AcceptRole)
        again = box.addButton(self.tr("Try again"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            self.ask_save(lambda _token: pdf, name)
        elif box.clickedButton() is again:
            self.print_on(printer, lambda _token: pdf, paper, name)


def way_out(printer: QPrinter, paper: str) -> Callable[[bytes, CancelToken, Progress], bool]:
    """How a PDF reaches that printer: as it is where the system can take it, else drawn by Qt."""
    if spooling.available() and printer.printerName():
        job = job_of(printer, paper)
        return lambda pdf, token, progress: spooling.print_pdf(pdf, job, token, progress)
    from explainer.printing import qt_printing

    return lambda pdf, token, progress: qt_printing.print_pdf(pdf, printer, token, progress)


def one_sided(printer: QPrinter) -> bool:
    """Whether a printer will print on one side: it can no more, or the person chose so."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    one = QPrinter.DuplexMode.DuplexNone
    known = QPrinterInfo.printerInfo(printer.printerName()).supportedDuplexModes()
    return printer.duplex() == one or all(mode == one for mode in known)


def job_of(printer: QPrinter, paper: str) -> spooling.Job:
    """What the print dialog was told, in the words of the print system."""
    from PySide6.QtPrintSupport import QPrinter

    mode = QPrinter.DuplexMode
    duplex = {mode.DuplexLongSide: "two-sided-long-edge",
             mode.DuplexShortSide: "two-sided-short-edge",
             mode.DuplexNone: "one-sided"}.get(printer.duplex(), "")
    if one_sided(printer):
        duplex = "one-sided" if duplex else ""
    ranged = printer.printRange() == QPrinter.PrintRange.PageRange
    return spooling.Job(printer.printerName(), printer.docName(), printer.copyCount(),
                        printer.fromPage() if ranged else 0, printer.toPage() if ranged else 0,
                        duplex, "Letter" if paper == "letter" else "A4", _options(printer))


_CUPS_OPTIONS = 0xFE00
"""Where Qt keeps the choices of its print dialog that have no name of their own in `QPrinter`."""


def _options(printer: QPrinter) -> tuple[tuple[str, str], ...]:
    """What else the print dialog was told: pages on a sheet, order, colors."""
    from PySide6.QtPrintSupport import QPrintEngine, QPrinter

    engine = printer.printEngine()
    given = engine.property(QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS)) if engine else None
    told = [str(one) for one in given] if isinstance(given, (list, tuple)) else []
    options = dict(zip(told[::2], told[1::2], strict=False))
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        options.setdefault("print-color-mode", "monochrome")
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        options.setdefault("outputorder", "reverse")
    return tuple(options.items())
