"""Printing for strangers: on the one printer of the staff, so many pages a visit, and no copy is
left in its queue."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from explainer.app.jobs import CancelToken, Progress
from explainer.printing import spooling
from explainer.qt.workers import Runner

JOB_TITLE = "Explainer"
"""What the print system is told of a sheet: its lists are read by others."""


class KioskPrinter(QObject):
    """Outlives the visits, so that a sheet comes out though its reader has gone to fetch it."""

    found = Signal()  # whether there is a printer is known
    printed = Signal(int)  # pages
    failed = Signal(str)  # in English, for `translate`

    def __init__(self, runner: Runner, wanted: str, parent: QObject) -> None:
        """`wanted` is the printer that the staff chose last; "" for the system's own."""
        super().__init__(parent)
        self._runner, self._wanted = runner, wanted
        self.name = ""

    def look(self) -> None:
        """Ask the print system for its printers; `found` follows."""
        wanted = self._wanted

        def work(_token: CancelToken, _progress: Progress) -> str:
            from PySide6.QtPrintSupport import QPrinterInfo

            return wanted if wanted in QPrinterInfo.availablePrinterNames() else (
                QPrinterInfo.defaultPrinterName())

        self._runner.start("kiosk-printers", work, self._found, lambda _error: self._found(""))

    def _found(self, name: str) -> None:
        self.name = name
        self.found.emit()

    @property
    def busy(self) -> bool:
        """Whether a sheet is on its way."""
        return self._runner.running("kiosk-print")

    def print_pdf(self, pdf: bytes, pages: int, paper: str) -> None:
        """Print; `printed` or `failed` follows. Nothing is begun while another sheet is on its
        way."""
        if self.busy:
            return
        out = self._way_out(pdf, paper)
        self._runner.start("kiosk-print", out, lambda _none: self.printed.emit(pages), self._told)

    def _way_out(self, pdf: bytes, paper: str) -> Callable[[CancelToken, Progress], object]:
        if spooling.available():
            job = spooling.Job(self.name, JOB_TITLE, sides="one-sided",
                               media="Letter" if paper == "letter" else "A4", leave_copy=False)
            return lambda token, progress: spooling.print_pdf(pdf, job, token, progress)
        from PySide6.QtPrintSupport import QPrinter

        from explainer.printing import qt_printing

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(self.name)
        printer.setDocName(JOB_TITLE)
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        return lambda token, progress: qt_printing.print_pdf(pdf, printer, token, progress)

    def _told(self, error: Exception) -> None:
        if not isinstance(error, spooling.PrintFailed):
            raise error
        self.failed.emit(error.message)
