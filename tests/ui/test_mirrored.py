"""A language from right to left whose words are a third longer: every panel is the mirror image, nothing is cut off or
leaves the window, and the keys go as the eye does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget

from explainer.bootstrap import Program
from explainer.panels import registry
from tests.third_language import THIRD, catalog_of, mirrored, pseudo_pack, register
from tests.ui.conftest import Make, settle
from tests.ui.test_keyboard import around

SIZES = (((1366, 768), 1.0), ((1024, 640), 1.0), ((1366, 768), 2.0))


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "mirrored"
    folder.mkdir()
    register(catalog_of(mirrored), tmp_path, monkeypatch, "he_IL")
    yield pseudo_pack(folder, mirrored)
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def begin(make: Make, pack: Path, size: tuple[int, int], scale: float) -> Program:
    program = make(pack=pack, language=THIRD, size=size, text_scale=scale)
    assert program.state.language == THIRD
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return program


def box(program: Program, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(program.window, QPoint(0, 0)), widget.size())


def seen(program: Program, *kinds: type[QWidget]) -> list[QWidget]:
    return [one for kind in kinds for one in program.window.findChildren(kind)
            if one.isVisible() and not one.visibleRegion().isEmpty()]


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_panel_is_the_mirror_image_and_nothing_is_cut(make: Make, pack: Path, size: tuple[int, int],
                                                            scale: float) -> None:
    program = begin(make, pack, size, scale)
    for panel in registry.panel_ids():
        program.state.show_panel(panel)
        settle(program.app, 12)
        for one in seen(program, QAbstractButton, QLabel):
            where = box(program, one)
            assert where.left() >= 0 and where.right() < size[0], (panel, one.accessibleName()[:40], where)
            if isinstance(one, QLabel) and one.wordWrap() and one.hasHeightForWidth():
                assert one.heightForWidth(one.width()) <= one.height() + 1, (panel, one.accessibleName()[:40])
        body = program.window.page(panel).body
        if body is not None and body.side.isVisible() and scale == 1.0 and body.side.height() > size[1] // 2:
            assert box(program, body.side).right() < box(program, body.table).left() + 8, f"{panel}: the card is on the left"
        title = program.window.page(panel).title
        if title.isVisible():
            assert box(program, title).right() > size[0] * 0.9, "text begins at the right"


def test_tabs_joined_buttons_and_bars_begin_on_the_right(make: Make, pack: Path) -> None:
    program = begin(make, pack, (1366, 768), 1.0)
    tabs, = seen(program, QTabBar)
    assert isinstance(tabs, QTabBar) and tabs.tabRect(0).left() > tabs.tabRect(tabs.count() - 1).left()
    header = program.window.header
    joined = header._language.stops()
    assert [one.property("edge") for one in joined][::len(joined) - 1] == ["last", "first"], "rounded where they end"
    assert joined[0].x() > joined[-1].x()
    program.state.show_panel("start")
    settle(program.app)
    page = program.window.page("start")
    marks = page.tally.labels  # type: ignore[union-attr]
    assert [one.x() for one in marks] == sorted((one.x() for one in marks), reverse=True)
    segments = page.tally.segments  # type: ignore[union-attr]
    assert segments[0].geometry().right() >= page.tally.width() - 3  # type: ignore[union-attr]


def test_the_tab_key_goes_from_right_to_left(make: Make, pack: Path) -> None:
    program = begin(make, pack, (1366, 768), 1.0)
    program.state.show_panel("cities")
    settle(program.app)
    stops = around(program)
    for one, other in pairwise(stops):
        first, second = box(program, one), box(program, other)
        if program.window.header.isAncestorOf(one) and program.window.header.isAncestorOf(other):
            assert second.left() <= first.left() or second.top() > first.top() + 12
    body = program.window.page("cities").body
    assert body is not None and [body.side.isAncestorOf(one) for one in stops].count(True) >= 2
