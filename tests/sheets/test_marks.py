"""The marks on paper are those on the screen: the same shapes, fills and signs, drawn by two programs."""

from __future__ import annotations

import json

import pytest
import typst
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from explainer.app import paths
from explainer.charts.marks import paint_mark
from explainer.content.evidence import STATUSES
from explainer.drawing.theme import THEMES
from explainer.printing.documents import Options, frame
from explainer.printing.pages import render
from explainer.sheets.parts import plain_data
from tests.sheets.packs import small

SIDE = 180
FIELDS = 6


@pytest.fixture(scope="module")
def on_paper() -> dict[str, QImage]:
    folder = paths.resources() / "sheets"
    document = json.dumps(plain_data(frame("Marks", small(0), ("en",), Options(), ()), str))
    marks = "".join(f'#badge("{status}", 18pt)#pagebreak(weak: true)\n' for status in STATUSES)
    source = f'#import "marks.typ": badge\n#set page(width: 18pt, height: 18pt, margin: 0pt)\n{marks}'
    pdf = typst.Compiler(source.encode(), root=folder).compile(format="pdf", sys_inputs={"document": document})
    images = {}
    for status, page in zip(STATUSES, render(pdf, SIDE / 18), strict=True):
        images[status] = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()
    return images


def on_screen(status: str) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(0, 0, SIDE, SIDE), status, THEMES["light"])
    painter.end()
    return image


def darkness(image: QImage, x: int, y: int) -> float:
    """How dark a field of a mark is, 0 to 1. A field is as large as a stripe and its gap."""
    step = SIDE // FIELDS
    cells = [255 - image.pixelColor(x * step + dx, y * step + dy).lightness() for dx in range(0, step, 3)
             for dy in range(0, step, 3)]
    return sum(cells) / len(cells) / 255


def distance(first: QImage, second: QImage) -> float:
    """Mean difference of darkness over a mark."""
    return sum(abs(darkness(first, x, y) - darkness(second, x, y)) for x in range(FIELDS)
               for y in range(FIELDS)) / FIELDS**2


@pytest.mark.parametrize("status", STATUSES)
def test_a_mark_is_the_same_on_paper_and_screen(status: str, on_paper: dict[str, QImage], qapp: QGuiApplication) -> None:
    own = distance(on_paper[status], on_screen(status))
    others = {other: distance(on_paper[status], on_screen(other)) for other in STATUSES if other != status}
    assert own < 0.06
    assert own < 0.6 * min(others.values()), (own, others)


def test_marks_differ_without_color(on_paper: dict[str, QImage]) -> None:
    gray = {status: image.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(QImage.Format.Format_RGB32)
            for status, image in on_paper.items()}
    for status, image in gray.items():
        assert min(distance(image, other) for name, other in gray.items() if name != status) > 0.05
