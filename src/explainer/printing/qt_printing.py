"""Printing through Qt, where the system has no `lp`: the pages are drawn as pictures, sharp enough
to read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from explainer.app.jobs import CancelToken, Progress
from explainer.core.i18n import N_
from explainer.printing.pages import PageImage, page_sizes, render
from explainer.printing.spooling import PrintFailed

_SHARP = 300
"""Dots an inch that small print needs; a finer printer gets no more, or a page would take 100
MB."""

NOT_STARTED = N_("The printer could not be started.")


def print_pdf(pdf: bytes, printer: QPrinter, token: CancelToken, progress: Progress) -> bool:
    """Draw the pages on a printer, its page range and copies heeded. True when all are out.

    Raises `PrintFailed`, and `Canceled` after stopping the printer.
    """
    sizes = page_sizes(pdf)
    numbers = _chosen(printer, len(sizes))
    _set_paper(printer, sizes[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintFailed(NOT_STARTED)
    try:
        for done, number in enumerate(numbers):
            token.check()
            if done and not printer.newPage():
                raise PrintFailed(NOT_STARTED)
            _draw(painter, printer,
                  render(pdf, min(printer.resolution(), _SHARP) / 72, (number,))[0])
            progress((done + 1) / len(numbers))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return True


def _chosen(printer: QPrinter, count: int) -> list[int]:
    """Numbers of the pages to print, from 0, repeated for copies that the printer does not make
    itself."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    once = list(range(max(first, 1) - 1, min(last, count)))
    again = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return once * again


def _set_paper(printer: QPrinter, size: tuple[float, float]) -> None:
    letter = abs(size[0] - 612) < 1
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if letter
                                  else QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def _draw(painter: QPainter, printer: QPrinter, page: PageImage) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    target = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    size = image.size().scaled(target.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
