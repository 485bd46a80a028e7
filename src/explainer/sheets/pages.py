"""PDF pages as pictures, by pdfium: for the preview, and for printers that take no PDF."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

_LOCK = threading.Lock()  # pdfium serves one thread at a time


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page: `data` holds `height` rows of `stride` bytes, four bytes (blue, green, red, unused) a pixel."""

    data: bytes
    width: int
    height: int
    stride: int


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [document.get_page_size(number) for number in range(len(document))]
        finally:
            document.close()


def render(pdf: bytes, scale: float, numbers: Sequence[int] | None = None) -> list[PageImage]:
    """Pages (all, or those with the numbers given, the first being 0) at `scale` pixels a point."""
    import pypdfium2

    images = []
    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number in range(len(document)) if numbers is None else numbers:
                page = document[number]
                bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
                images.append(PageImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride))
                bitmap.close()
                page.close()
        finally:
            document.close()
    return images
