"""PDF pages as pictures, by pdfium: for the preview, and for printers that take no PDF."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page: `data` holds `height` rows of `stride` bytes, four bytes (blue, green, red, unused) a
    pixel."""

    data: bytes
    width: int
    height: int
    stride: int


@contextmanager
def opened(pdf: bytes) -> Iterator[PdfDocument]:
    """The document of a PDF, closed at the end with all that was taken from it.

    pdfium serves one thread at a time and ends the whole program if two call it. So nothing else
    may call it, and nothing of the document may outlive the `with`, where a rubbish collection
    would free it in any thread.
    """
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with opened(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    with opened(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def picked(pdf: bytes, numbers: Sequence[int]) -> bytes:
    """A PDF of those pages (the first being 0), in that order. For paper: its tags are lost."""
    import pypdfium2

    with opened(pdf) as document:
        made = pypdfium2.PdfDocument.new()
        try:
            made.import_pages(document, list(numbers))
            out = io.BytesIO()
            made.save(out)
        finally:
            made.close()
    return out.getvalue()


def sides(pdf: bytes) -> tuple[bytes, bytes]:
    """The fronts of a document and, last one first, the backs: as a stack of fronts that came out
    face down is fed when it is put back turned over. The backs are b"" where there is one page."""
    count = count_pages(pdf)
    backs = range(1, count, 2)[::-1]
    return picked(pdf, range(0, count, 2)), picked(pdf, backs) if backs else b""


def render(pdf: bytes, scale: float, numbers: Sequence[int] | None = None) -> list[PageImage]:
    """Pages (all, or those with the numbers given, the first being 0) at `scale` pixels a point."""
    images = []
    with opened(pdf) as document:
        for number in range(len(document)) if numbers is None else numbers:
            page = document[number]
            bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
            images.append(PageImage(bytes(bitmap.buffer), bitmap.width, bitmap.height,
                                    bitmap.stride))
            bitmap.close()
            page.close()
    return images
