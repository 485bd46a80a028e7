"""What eyes of all kinds see, measured on the pixels that are painted: the contrast of text in each theme, marks and fills
that differ without any color, things large enough to be hit, and a window in which nothing moves by itself.

Each prints its lowest value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QElapsedTimer, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from explainer.bootstrap import Program
from explainer.charts.marks import paint_mark
from explainer.charts.painting import ShapePainter
from explainer.content.evidence import STATUSES
from explainer.drawing.marks import fill_of
from explainer.drawing.shapes import Bar, Box
from explainer.drawing.theme import THEMES, contrast, status_color
from explainer.panels import registry
from explainer.ui.widgets.anchors import anchors_of
from tests.ui.conftest import Make, settle

EVERY_THEME = pytest.mark.parametrize("theme", list(THEMES))
BODY, ANY = 7.0, 4.5
LEAST_TARGET = 24
# Linear light as people without one kind of cones see it (Machado, Oliveira and Fernandes 2009, full severity).
SIMULATED = {
    "no red cones": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green cones": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue cones": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "no color": ((0.2126, 0.7152, 0.0722),) * 3,
}


def pixels(image: QImage) -> np.ndarray:
    """Colors of an image, (height, width, 3), 0 to 255."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return flat[:, :3 * plain.width()].reshape(plain.height(), plain.width(), 3)


def text_contrast(image: QImage) -> float:
    """Contrast of the strongest color of a picture of text with the color that most of it has: the ground."""
    colors = Counter(map(tuple, pixels(image).reshape(-1, 3).tolist()))
    ground = "#{:02x}{:02x}{:02x}".format(*colors.most_common(1)[0][0])
    return max((contrast(ground, "#{:02x}{:02x}{:02x}".format(*color)) for color in colors), default=1.0)


def shown(program: Program, *kinds: type[QWidget]) -> list[QWidget]:
    return [one for kind in kinds for one in program.window.findChildren(kind)
            if one.isVisible() and not one.visibleRegion().isEmpty() and one.width() > 4 and one.height() > 4]


def picture(program: Program, widget: QWidget, within: QRect | None = None) -> QImage:
    """A widget, or a part of it, as it is painted in the window."""
    area = (within or widget.rect()).intersected(widget.visibleRegion().boundingRect())
    at = QRect(widget.mapTo(program.window, area.topLeft()), area.size())
    return program.window.grab(at).toImage()


@EVERY_THEME
def test_text_stands_out_from_what_it_is_on(make: Make, theme: str, told: Callable[[str], None]) -> None:
    program = make(theme=theme, size=(1366, 768))
    body: dict[str, float] = {}
    other: dict[str, float] = {}
    for panel in registry.panel_ids():
        program.state.show_panel(panel)
        settle(program.app)
        for label in shown(program, QLabel):
            if not label.text() or label.text() == "→":
                continue
            name = f"{panel}: {label.objectName() or 'label'} {label.accessibleName()[:30]}"
            small = label.objectName() in ("muted", "startMeaning", "questionArrow")
            (other if small else body)[name] = text_contrast(picture(program, label))
        for button in shown(program, QAbstractButton, QLineEdit, QTabBar):
            if button.isEnabled() and not (isinstance(button, QAbstractButton) and type(button).__name__ == "Segment"):
                other[f"{panel}: {button.accessibleName()[:30]}"] = text_contrast(picture(program, button))
        body |= rows_of_cards_and_lists(program, panel)
    lowest = min(body, key=body.__getitem__), min(other, key=other.__getitem__)
    told(f"{theme}: body text at least {body[lowest[0]]:.1f} : 1 ({lowest[0]}, of {len(body)}), "
          f"other text {other[lowest[1]]:.1f} : 1 ({lowest[1]}, of {len(other)})")
    assert body[lowest[0]] >= BODY, {name: value for name, value in body.items() if value < BODY}
    assert other[lowest[1]] >= ANY, {name: value for name, value in other.items() if value < ANY}


def rows_of_cards_and_lists(program: Program, panel: str) -> dict[str, float]:
    """Contrast of the lines of a card and of the rows of a list."""
    page, found = program.window.page(panel), {}
    if page.body is None:
        return found
    table, text = page.body.table, page.body.card.text
    for row in range(min(4, table.model().rowCount())):
        cell = table.visualRect(table.model().index(row, 0))
        found[f"{panel}: row {row + 1}"] = text_contrast(picture(program, table.viewport(), cell))
    cursor = QTextCursor(text.document())
    linked = {place for anchor in anchors_of(text.document()) for place in range(anchor.start, anchor.end)}
    for _ in range(60):
        line = text.cursorRect(cursor)
        start, said = cursor.position(), cursor.block().text()
        if said.strip() and start not in linked and line.bottom() < text.viewport().height():
            area = QRect(0, line.y(), text.viewport().width(), line.height())
            found[f"{panel}: card “{said[:24]}”"] = text_contrast(picture(program, text.viewport(), area))
        if not cursor.movePosition(QTextCursor.MoveOperation.Down):
            break
    return found


def linear(rgb: np.ndarray) -> np.ndarray:
    share = rgb / 255.0
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def seen(rgb: np.ndarray, kind: str) -> np.ndarray:
    """Linear light as somebody sees it, (…, 3)."""
    return np.clip(linear(rgb) @ np.array(SIMULATED[kind]).T, 0.0, 1.0)


def brightness(light: np.ndarray) -> np.ndarray:
    return light @ np.array((0.2126, 0.7152, 0.0722))


def mark(status: str, theme: str, side: int) -> np.ndarray:
    image = QImage(side + 8, side + 8, QImage.Format.Format_RGB32)
    image.fill(QColor(THEMES[theme].surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(4, 4, side, side), status, THEMES[theme])
    painter.end()
    return pixels(image)


def bar(status: str, theme: str) -> np.ndarray:
    image = QImage(140, 34, QImage.Format.Format_RGB32)
    image.fill(QColor(THEMES[theme].page))
    painter = QPainter(image)
    ShapePainter(painter, THEMES[theme]).paint([Bar(Box(4.0, 4.0, 132.0, 26.0), fill_of(status), radius=4.0,
                                                    color=status_color(status))])
    painter.end()
    return pixels(image)


@EVERY_THEME
@pytest.mark.parametrize("kind", list(SIMULATED))
def test_marks_and_fills_differ_to_every_eye(qapp: QApplication, theme: str, kind: str, told: Callable[[str], None]) -> None:
    for what, drawn, least in (("marks", {s: mark(s, theme, 18) for s in STATUSES}, 0.05),
                               ("fills", {s: bar(s, theme) for s in STATUSES}, 0.03)):
        light = {status: brightness(seen(image, kind)) for status, image in drawn.items()}
        apart = {}
        for one, other in combinations(STATUSES, 2):
            ratio = (np.maximum(light[one], light[other]) + 0.05) / (np.minimum(light[one], light[other]) + 0.05)
            apart[f"{one} and {other}"] = float((ratio >= 1.5).mean())
        closest = min(apart, key=apart.__getitem__)
        told(f"{theme}, {kind}: {what} differ in at least {apart[closest]:.0%} of their pixels ({closest})")
        assert apart[closest] >= least, apart


@EVERY_THEME
@pytest.mark.parametrize("kind", list(SIMULATED))
def test_every_mark_stands_out_from_its_ground_to_every_eye(qapp: QApplication, theme: str, kind: str, told: Callable[[str], None]) -> None:
    found = {}
    for status in STATUSES:
        light = brightness(seen(mark(status, theme, 18), kind))
        ground = light[0, 0]
        found[status] = float(((np.maximum(light, ground) + 0.05) / (np.minimum(light, ground) + 0.05)).max())
    faintest = min(found, key=found.__getitem__)
    told(f"{theme}, {kind}: a mark stands out by at least {found[faintest]:.1f} : 1 ({faintest})")
    assert found[faintest] >= 3.0


@pytest.mark.parametrize("scale", [0.9, 1.0, 2.0])
def test_what_is_clicked_is_large_enough_to_be_hit(make: Make, scale: float, told: Callable[[str], None]) -> None:
    program = make(text_scale=scale, size=(1366, 768))
    smallest = (10**9, "")
    for panel in registry.panel_ids():
        program.state.show_panel(panel)
        settle(program.app)
        for one in shown(program, QAbstractButton, QLineEdit, QComboBox, QTabBar):
            if type(one).__name__ in ("Segment", "QToolButton") or not one.isEnabled():  # its label below is the target
                continue
            smallest = min(smallest, (min(one.width(), one.height()), f"{panel}: {one.accessibleName()[:40]}"))
    told(f"{scale:.0%}: the smallest target is {smallest[0]} pixels ({smallest[1]})")
    assert smallest[0] >= LEAST_TARGET


def test_nothing_moves_by_itself(make: Make) -> None:
    program = make(size=(1366, 768))
    effects = (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
               Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip)
    assert not any(program.app.isEffectEnabled(effect) for effect in effects)
    for panel in registry.panel_ids():
        program.state.show_panel(panel)
        settle(program.app)
        program.window.setFocus()  # no text cursor that blinks
        before = program.window.grab().toImage()
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < 400:
            program.app.processEvents()
        assert program.window.grab().toImage() == before, panel


@pytest.mark.parametrize("language", ["en", "es"])
def test_at_200_percent_a_row_says_what_it_is_about_and_its_status_once(make: Make, language: str) -> None:
    program = make(text_scale=2.0, size=(1366, 768), language=language)
    program.state.show_panel("impacts")
    settle(program.app)
    body = program.window.page("impacts").body
    assert body is not None
    layout, model = body.table._delegate.layout, body.model
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            cell = model.cell(model.positions()[row], column)
            for line in getattr(cell, "lines", ()):
                said = layout.text(line, body.table.columnWidth(column))[0].text()
                stated = line.statement
                words = {stated.word(short=True), stated.word()} - {""} if stated is not None else set()
                assert not any(said.startswith(f"{word}: {word}") for word in words), said
