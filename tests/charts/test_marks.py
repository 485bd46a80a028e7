"""The six marks: told apart without color, drawn alike by both backends, and harmless to the painter."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from pytestqt.qtbot import QtBot

from explainer.charts.marks import mark_size, mark_svg, paint_mark
from explainer.content.evidence import STATUSES
from explainer.drawing.theme import THEMES, Theme, contrast


def _image(status: str, theme: Theme, side: int = 36) -> QImage:
    image = QImage(side + 4, side + 4, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.page))
    painter = QPainter(image)
    paint_mark(painter, QRectF(2, 2, side, side), status, theme)
    painter.end()
    return image


def _grays(image: QImage) -> list[int]:
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [gray.pixelColor(x, y).red() for y in range(gray.height()) for x in range(gray.width())]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_marks_differ_in_shape_not_only_in_color(bot: QtBot, theme: Theme) -> None:
    grays = {status: _grays(_image(status, theme)) for status in STATUSES}
    for one, other in itertools.combinations(STATUSES, 2):
        different = sum(abs(a - b) > 60 for a, b in zip(grays[one], grays[other], strict=True))
        assert different > 60, (one, other)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("status", STATUSES)
def test_a_mark_stays_in_its_square(bot: QtBot, theme: Theme, status: str) -> None:
    image, page = _image(status, theme), QColor(theme.page).rgb()
    edge = [image.pixel(x, y) for x in range(40) for y in range(40) if x < 1 or y < 1 or x > 38 or y > 38]
    assert set(edge) == {page}
    assert any(image.pixel(x, y) != page for x in range(40) for y in range(40))


@pytest.mark.parametrize("status", STATUSES)
def test_every_mark_carries_its_sign(bot: QtBot, status: str) -> None:
    image = _image(status, THEMES["light"])
    middle = {image.pixelColor(x, y).name() for x in range(12, 28) for y in range(12, 28)}
    assert max(contrast(one, "#ffffff") for one in middle) > 4.5
    assert any(contrast(one, "#ffffff") < 1.1 for one in middle)


def test_the_largest_square_is_used_and_the_painter_left_as_it_was(bot: QtBot) -> None:
    image = QImage(100, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(QPen(Qt.GlobalColor.red, 7))
    painter.setOpacity(0.5)
    paint_mark(painter, QRectF(0, 0, 100, 40), "corroborated", THEMES["light"])
    assert (painter.pen().color(), painter.pen().width(), painter.opacity()) == (QColor(Qt.GlobalColor.red), 7, 0.5)
    assert painter.transform().isIdentity()
    painter.end()
    white = QColor(Qt.GlobalColor.white)
    assert image.pixelColor(20, 20) == white and image.pixelColor(80, 20) == white
    assert image.pixelColor(34, 8) != white and image.pixelColor(66, 32) != white


def test_no_status_paints_nothing_and_an_unknown_one_an_empty_square(bot: QtBot) -> None:
    page = QColor(THEMES["light"].page)
    nothing, unknown = _image("", THEMES["light"]), _image("verified-by-nobody", THEMES["light"])
    assert all(nothing.pixelColor(x, y) == page for x in range(40) for y in range(40))
    assert unknown.pixelColor(20, 20) == page and unknown.pixelColor(20, 3) != page


def test_mark_size_follows_the_text() -> None:
    assert mark_size(1.0) == 18
    assert mark_size(2.0) == 36
    assert mark_size(0.9) == 16


@pytest.mark.parametrize("status", STATUSES)
def test_the_svg_twin_shows_the_same(bot: QtBot, status: str) -> None:
    from PySide6.QtSvg import QSvgRenderer

    theme = THEMES["light"]
    text = mark_svg(status, theme, 36)
    ET.fromstring(text)
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.page))
    painter = QPainter(image)
    QSvgRenderer(text.encode()).render(painter, QRectF(2, 2, 36, 36))
    painter.end()
    painted = _grays(_image(status, theme))
    off = sum(abs(a - b) > 90 for a, b in zip(painted, _grays(image), strict=True))
    assert off < 0.06 * len(painted)
