"""Without a mouse: the Tab key goes once around a panel as the eye does, everything that has the focus is seen to have it,
and nothing holds it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from explainer.bootstrap import Program
from explainer.panels import registry
from tests.ui.conftest import Make, settle

MOST_STOPS = 25
SIZES = (((1366, 768), 1.0), ((1024, 640), 2.0))
SAME_ROW = 12
"""Pixels by which things in one row may stand higher or lower."""


def tab(program: Program, *, back: bool = False) -> QWidget:
    """Press the Tab key where the focus is; what has it then."""
    focused = QApplication.focusWidget() or program.window
    QTest.keyClick(focused, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab,
                   Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier)
    settle(program.app, 3)
    now = QApplication.focusWidget()
    assert now is not None and now.isVisible()
    return now


def around(program: Program, *, back: bool = False) -> list[QWidget]:
    """What the Tab key visits from the head of the window until it is there again."""
    program.window.activateWindow()
    program.window.find_field.setFocus()
    first, found = QApplication.focusWidget(), []
    for _ in range(3 * MOST_STOPS):
        found.append(tab(program, back=back))
        if found[-1] is first:
            return found
    raise AssertionError(f"the Tab key does not come back: {[f'{one.objectName()} {one.accessibleName()}' for one in found]}")


def box(program: Program, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(program.window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize(("size", "scale"), SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_tab_key_goes_around_every_panel_as_the_eye_does(make: Make, language: str, size: tuple[int, int],
                                                             scale: float, told: Callable[[str], None]) -> None:
    program = make(language=language, text_scale=scale, size=size)
    most = 0
    for panel in registry.panel_ids():
        program.state.show_panel(panel)
        settle(program.app)
        stops = around(program)
        most = max(most, len(stops))
        assert len(stops) <= MOST_STOPS, (panel, len(stops))
        assert list(reversed(around(program, back=True)[:-1])) == stops[:-1], f"{panel}: back is the way there reversed"
        page = program.window.page(panel)
        side = getattr(page.body, "side", None)
        inside = [one for one in stops if page.isAncestorOf(one)]
        in_card = [side is not None and side.isAncestorOf(one) for one in inside]
        assert in_card == sorted(in_card), f"{panel}: the card comes behind the list"
        for one, other, same in zip(inside, inside[1:], in_card[1:], strict=False):
            first, second = box(program, one), box(program, other)
            below = second.top() > first.top() + SAME_ROW or second.top() >= first.bottom() - SAME_ROW
            beside = abs(second.center().y() - first.center().y()) <= max(first.height(), second.height()) // 2 + SAME_ROW
            right = beside and second.left() >= first.left()
            assert below or right or (same and not side.isAncestorOf(one)), (
                panel, one.accessibleName()[:40], first, other.accessibleName()[:40], second)
    told(f"{language}, {size[0]}x{size[1]}, {scale:.0%}: at most {most} stops of the Tab key")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_what_has_the_focus_is_seen_to_have_it(make: Make, theme: str, told: Callable[[str], None]) -> None:
    program = make(theme=theme, size=(1366, 768))
    fewest = (10**9, "")
    for panel in registry.panel_ids():
        program.state.show_panel(panel)
        settle(program.app)
        for stop in around(program)[:-1]:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            settle(program.app, 3)
            where = box(program, stop).adjusted(-6, -6, 6, 6).intersected(program.window.rect())
            seen = program.window.grab(where).toImage()
            stop.clearFocus()
            settle(program.app, 3)
            unseen = program.window.grab(where).toImage()
            changed = sum(seen.pixel(x, y) != unseen.pixel(x, y) for x in range(0, seen.width(), 2)
                          for y in range(0, seen.height(), 2))
            fewest = min(fewest, (4 * changed, f"{panel}: {stop.accessibleName()[:40]}"))
            assert changed >= 15, (panel, stop.accessibleName()[:60])
    told(f"{theme}: the focus changes at least {fewest[0]} pixels ({fewest[1]})")
