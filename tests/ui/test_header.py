"""The head of the window: everything within reach, in as many rows as it needs, and nothing cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTabBar, QWidget

from explainer.bootstrap import Program
from explainer.drawing.theme import TEXT_SCALES
from explainer.panels import registry
from explainer.ui.header import PanelTabs
from explainer.ui.look import page_side
from explainer.ui.style import TAB_EDGE

from .conftest import Make, settle


def shown(program: Program) -> list[QWidget]:
    """The tabs, buttons and fields of the header that can be seen."""
    kinds = (QPushButton, QTabBar, QLineEdit)
    return [w for w in program.window.header.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]


def named(program: Program, name: str) -> QPushButton:
    """A button by what a screen reader calls it, or what it says."""
    return next(b for b in program.window.header.findChildren(QPushButton) if (b.accessibleName() or b.text()) == name)


def place(program: Program, widget: QWidget) -> tuple[int, int, int, int]:
    """Left, top, right and bottom in the window."""
    corner = widget.mapTo(program.window, QPoint())
    return corner.x(), corner.y(), corner.x() + widget.width(), corner.y() + widget.height()


@pytest.fixture
def at_sizes(make: Make, qapp: QApplication) -> Iterator[Program]:
    yield make(size=(1366, 768))


def test_a_laptop_has_it_all_in_one_row_in_both_languages(at_sizes: Program, qapp: QApplication) -> None:
    for language in ("en", "es"):
        at_sizes.state.set_language(language)
        settle(qapp)
        tops = {place(at_sizes, w)[1] // 24 for w in shown(at_sizes)}
        assert at_sizes.window.header.height() < 60 and len(tops) == 1
        assert any(isinstance(w, PanelTabs) for w in shown(at_sizes))
        names = {w.accessibleName() or w.text() for w in shown(at_sizes) if isinstance(w, QPushButton)}
        assert names >= ({"English", "Español", "Print", "Present", "Menu", "Larger text", "Smaller text"}
                         if language == "en" else {"Imprimir", "Presentar", "English", "Español"})
        assert any(isinstance(w, QLineEdit) for w in shown(at_sizes))


def test_nothing_is_cut_or_covered_at_any_width_and_text_size(at_sizes: Program, qapp: QApplication) -> None:
    program = at_sizes
    for language in ("en", "es"):
        program.state.set_language(language)
        for scale in (0.9, 1.0, 1.25, 2.0):
            program.state.set_text_scale(scale)
            for width in (620, 900, 1024, 1200, 1366, 1920):
                width = max(width, program.window.minimumWidth())
                program.window.resize(width, 640)
                settle(qapp, 2)
                assert program.window.width() == width
                widgets = shown(program)
                where = (language, scale, width)
                for widget in widgets:
                    left, _top, right, bottom = place(program, widget)
                    assert left >= 0 and right <= width, (*where, widget.accessibleName())
                    assert bottom <= program.window.header.height(), where
                    assert min(widget.width(), widget.height()) >= 24, (*where, widget.accessibleName())
                    if isinstance(widget, QPushButton) and widget.objectName() != "find":
                        assert widget.width() >= widget.minimumSizeHint().width(), (*where, widget.text())
                    if isinstance(widget, PanelTabs):
                        assert widget.width() >= widget.full_width(), where
                for n, one in enumerate(widgets):
                    for other in widgets[n + 1:]:
                        a, b = place(program, one), place(program, other)
                        apart = a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] or b[3] <= a[1]
                        assert apart, (*where, one.accessibleName(), other.accessibleName())


def test_where_tabs_have_no_room_a_list_takes_their_place(at_sizes: Program, qapp: QApplication) -> None:
    program = at_sizes
    program.window.resize(640, 640)
    settle(qapp)
    assert not any(isinstance(w, PanelTabs) for w in shown(program))
    listed = next(b for b in shown(program) if isinstance(b, QPushButton) and b.accessibleName().startswith("Panels: "))
    menu = listed.menu()
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions()]
    assert len(titles) == len(registry.panel_ids()) and "Sources" in titles
    menu.actions()[titles.index("Sources")].trigger()
    assert program.state.panel == "sources"
    assert listed.text().startswith("Sources")


def test_the_first_tab_the_headline_and_the_list_share_a_left_edge(at_sizes: Program) -> None:
    program = at_sizes
    side = page_side(program.window.width(), 1.0)
    tabs = next(w for w in shown(program) if isinstance(w, PanelTabs))
    page = program.window.page(program.state.panel)
    headline = next(w for w in page.findChildren(QWidget, "headline"))
    assert abs(place(program, tabs)[0] + TAB_EDGE - side) <= 1
    assert abs(place(program, headline)[0] - side) <= 1


def test_no_tab_moves_when_another_is_chosen(at_sizes: Program, qapp: QApplication) -> None:
    tabs = next(w for w in shown(at_sizes) if isinstance(w, PanelTabs))
    found = []
    for panel in registry.panel_ids():
        at_sizes.state.show_panel(panel)
        settle(qapp, 2)
        found.append([tabs.tabRect(n) for n in range(tabs.count())])
    assert all(rects == found[0] for rects in found)


def test_language_and_text_size_are_one_click(at_sizes: Program, qapp: QApplication) -> None:
    program = at_sizes
    QTest.mouseClick(named(program, "Larger text"), Qt.MouseButton.LeftButton)
    assert program.state.text_scale == 1.1
    QTest.mouseClick(named(program, "Smaller text"), Qt.MouseButton.LeftButton)
    assert program.state.text_scale == 1.0
    QTest.mouseClick(named(program, "Español"), Qt.MouseButton.LeftButton)
    assert program.state.language == "es"


def test_print_opens_the_preview_and_present_offers_three_ways(at_sizes: Program, qapp: QApplication) -> None:
    program = at_sizes
    program.state.show_panel("cities")
    QTest.mouseClick(named(program, "Print"), Qt.MouseButton.LeftButton)
    settle(qapp)
    assert program.sheets.dialog is not None and program.sheets.dialog.isVisible()
    program.sheets.dialog.close()
    menu = named(program, "Present").menu()
    menu.aboutToShow.emit()
    asked: list[str] = []
    program.window.command_requested.connect(asked.append)
    program.actions["present.start"].setEnabled(False)  # a show is another test's subject
    menu.actions()[0].trigger()
    assert len(menu.actions()) == 3 and asked == ["present.start"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [1024, 1366, 1920, 3840])
def test_the_text_size_is_pressed_again_and_again_without_moving_the_mouse(
        make: Make, qapp: QApplication, width: int, language: str) -> None:
    program = make(size=(width, 700), language=language)
    larger, smaller = (named(program, name) for name in (
        ("Larger text", "Smaller text") if language == "en" else ("Texto más grande", "Texto más pequeño")))
    for button, end in ((larger, TEXT_SCALES[-1]), (smaller, TEXT_SCALES[0])):
        settle(qapp)
        at = button.mapToGlobal(button.rect().center())
        steps = 0
        while program.state.text_scale != end:
            below = program.window.childAt(program.window.mapFromGlobal(at))
            assert below is button, (program.state.text_scale, below)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.mapFromGlobal(at))
            settle(qapp)
            steps += 1
            assert steps < 20
        QApplication.sendEvent(button.parentWidget(), QEvent(QEvent.Type.Leave))
        settle(qapp)
    menu = named(program, "Menu" if language == "en" else "Menú")
    assert place(program, menu)[2] == width - page_side(width, program.state.text_scale)
