"""Themes, text sizes, small and narrow windows, mirrored layouts, and the parts a screen reader needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explainer.bootstrap import Program
from explainer.core.columns import PANELS
from explainer.ui.panels.body import PanelBody
from explainer.ui.widgets.lines import TextLabel
from tests.ui.conftest import Make, settle
from tests.ui.strip_panel import strip_panel


@pytest.fixture
def strips() -> Iterator[None]:
    """One panel more, which has a strip."""
    with strip_panel():
        yield


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1024, 640), 1.0), ((1024, 640), 2.0), ((3840, 2160), 1.0),
                                             ((620, 400), 1.0)])
@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_cut_at_any_size(make: Make, size: tuple[int, int], scale: float, language: str) -> None:
    program = make(size=size, text_scale=scale, language=language)
    for panel in PANELS:
        program.state.show_panel(panel)
        settle(program.app)
        page = program.window.page(panel)
        for area in page.findChildren(QAbstractScrollArea):
            assert not area.isVisible() or area.horizontalScrollBar().maximum() == 0, (panel, area)
        for label in page.findChildren(TextLabel):
            if label.isVisible():
                assert label.heightForWidth(label.width()) <= label.height() + 1, (panel, label.accessibleName())
        for button in program.window.findChildren(QAbstractButton):
            if button.isVisible() and button.text():
                assert button.width() >= button.minimumSizeHint().width() or button.parent() is None, (panel, button.text())
        if panel == "start":
            continue
        shown = page.body
        assert isinstance(shown, PanelBody)
        assert shown.chart.drawing().width <= shown.chart.width() + 1


def test_a_narrow_window_has_the_card_as_a_sheet_over_the_list(make: Make) -> None:
    program = make(size=(760, 800))
    program.state.show_panel("cities")
    settle(program.app)
    shown = program.window.page("cities").body
    assert isinstance(shown, PanelBody)
    assert not shown.card.isVisible() and shown.details.isVisible()
    shown.open_sheet()
    settle(program.app)

    def place(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(program.window, QPoint(0, 0)), widget.size())

    assert place(shown.card).top() > place(shown.table).bottom()
    assert place(shown.card).width() > 0.8 * program.window.width()
    program.window.resize(1400, 900)
    settle(program.app)
    assert place(shown.card).left() > place(shown.table).right() and not shown.details.isVisible()


def test_text_size_goes_to_200_percent_and_back(program: Program, qtbot: QtBot) -> None:
    before = QApplication.font().pixelSize()
    for _ in range(12):
        program.actions["view.larger"].trigger()
    assert program.state.text_scale == 2.0
    assert QApplication.font().pixelSize() == 2 * before
    program.actions["view.normal"].trigger()
    assert QApplication.font().pixelSize() == before


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_theme_reaches_page_table_and_chart(strips: None, program: Program, theme: str) -> None:
    from explainer.drawing.theme import THEMES

    program.actions[f"view.{theme}"].trigger()
    program.state.show_panel("cities")
    settle(program.app)
    image = program.window.grab().toImage()
    look = THEMES[theme]
    shown = program.window.page("cities").body
    assert isinstance(shown, PanelBody)
    assert image.pixelColor(3, 3).name() == look.surface.lower()  # the header
    assert image.pixelColor(3, image.height() - 4).name() == look.ground.lower()
    table = shown.table.viewport().grab().toImage()
    assert table.pixelColor(2, table.height() - 3).name() == look.surface.lower()
    program.state.show_panel("strips")
    settle(program.app)
    strip = program.window.page("strips").body
    assert isinstance(strip, PanelBody) and strip.strip.isVisible()
    assert strip.chart.viewport().grab().toImage().pixelColor(1, 1).name() == look.page.lower()


def test_right_to_left_mirrors_the_layout(program: Program) -> None:
    program.state.show_panel("cities")
    settle(program.app)
    shown = program.window.page("cities").body
    assert isinstance(shown, PanelBody)
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        settle(program.app)
        card = shown.card.mapTo(program.window, shown.card.rect().center()).x()
        table = shown.table.mapTo(program.window, shown.table.rect().center()).x()
        assert card < table
        bars = [item.area for item in shown.chart.drawing().items]
        assert all(box.x >= -1 and box.x + box.width <= shown.chart.width() + 1 for box in bars)
        shown.table.viewport().grab()
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_everything_that_takes_the_focus_has_a_name_and_a_role(program: Program) -> None:
    for panel in PANELS:
        program.state.show_panel(panel)
        settle(program.app)
        for widget in program.window.findChildren(QWidget):
            if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isEnabled():
                continue
            face = QAccessible.queryAccessibleInterface(widget)
            if face is None or (isinstance(widget, QScrollArea) and widget.viewport() is None):
                continue
            name = face.text(QAccessible.Text.Name)
            assert name, (panel, widget, widget.objectName())
            assert face.role() != QAccessible.Role.NoRole


def test_the_strip_can_be_walked_with_the_arrow_keys(strips: None, program: Program, qtbot: QtBot) -> None:
    program.state.show_panel("strips")
    settle(program.app)
    shown = program.window.page("strips").body
    assert isinstance(shown, PanelBody)
    shown.chart.setFocus()
    heard = [shown.chart.accessibleDescription()]
    qtbot.keyClick(shown.chart, Qt.Key.Key_Right)
    heard.append(shown.chart.accessibleDescription())
    assert len(set(heard)) == 2 and "Two bars." in heard[0]
    qtbot.keyClick(shown.chart, Qt.Key.Key_Home)
    qtbot.keyClick(shown.chart, Qt.Key.Key_Return)
    assert program.state.choices("strips").selected == "chicago"
    qtbot.keyClick(shown.chart, Qt.Key.Key_T)
    assert shown.table.hasFocus() or program.window.focusWidget() is shown.table


def test_the_tab_key_reaches_find_chips_table_and_card(program: Program, qtbot: QtBot) -> None:
    program.state.show_panel("cities")
    settle(program.app)
    shown = program.window.page("cities").body
    assert isinstance(shown, PanelBody)
    reached: set[type] = set()
    wanted = {QLineEdit, QAbstractItemView, QAbstractButton}
    widget: QWidget | None = shown.chart
    for _ in range(80):
        widget = widget.nextInFocusChain() if widget is not None else None
        if widget is None:
            break
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached |= {kind for kind in wanted if isinstance(widget, kind)}
    assert reached == wanted
