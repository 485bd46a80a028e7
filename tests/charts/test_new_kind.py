"""A kind of chart that the program has never seen is one class: screen, keys, images and slides
follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from explainer.charts.export import chart_svg, export_png
from explainer.charts.fonts import QtMeasure
from explainer.charts.view import ChartView
from explainer.drawing.canvas import INSET, Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.shapes import Box, Item
from explainer.drawing.theme import THEMES
from explainer.panels.slides import Content
from explainer.ui.presenter.layout import lay_out_slide

LIGHT = THEMES["light"]


@dataclass(frozen=True, slots=True)
class TallyChart(Chart):
    """A text and its count on each line."""

    counts: tuple[tuple[str, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.counts

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        y = INSET
        for name, count in self.counts:
            box = canvas.text(f"{name} {'I' * count}", canvas.body, canvas.left, y, canvas.inner)
            area = Box(canvas.left, box.y, canvas.inner, box.height).at_least(24.0)
            canvas.items.append(Item(name, area, box, f"{name}: {count}", figure_id=f"F-{name}"))
            y = box.bottom + canvas.unit(30)
        return y

    def parts(self) -> list[Self]:
        return [replace(self, counts=(one,)) for one in self.counts]

    def joined(self, parts: Sequence[Self]) -> Self:
        return replace(self, counts=tuple(one for part in parts for one in part.counts))


def tally(count: int) -> TallyChart:
    return TallyChart("Tally", "Strokes", "Some strokes.", empty_text="No strokes.",
                      counts=tuple((f"n{n}", n + 1) for n in range(count)))


@pytest.fixture
def view(bot: QtBot) -> ChartView:
    """The chart on the screen."""
    view = ChartView()
    bot.addWidget(view)
    view.set_chart(tally(3), LIGHT, 1.0)
    view.resize(640, view.preferred_height(640))
    with bot.waitExposed(view):
        view.show()
    return view


def test_it_is_walked_and_asked_on_the_screen(bot: QtBot, view: ChartView) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    bot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_key() == "n1"
    assert view.accessibleDescription() == "Some strokes. n1: 2"
    with bot.waitSignal(view.selection_requested) as chosen:
        bot.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["n1"]
    with bot.waitSignal(view.source_requested) as asked:
        bot.keyClick(view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["F-n1"]


def test_it_leaves_as_svg_and_png(bot: QtBot, tmp_path: Path) -> None:
    root = ET.fromstring(chart_svg(tally(3), LIGHT))
    said = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert said == ["Tally", "Strokes", "n0 I", "n1 II", "n2 III"]
    export_png(tally(3), LIGHT, tmp_path / "tally.png", width=900)
    assert QImage(str(tmp_path / "tally.png")).width() == 900


def test_it_is_divided_over_pages_of_a_slide(bot: QtBot) -> None:
    pages = lay_out_slide(
        Content("A chart", "Of something", (), tally(40)), QtMeasure(), 1920.0, "1"
    )
    assert len(pages) > 1
    assert [key for page in pages for key in page.keys] == [f"n{n}" for n in range(40)]


def test_it_says_when_it_is_empty(bot: QtBot) -> None:
    page, = lay_out_slide(Content("A chart", "", (), tally(0)), QtMeasure(), 1920.0, "1 / 2")
    assert page.keys == ()
    assert "No strokes." in chart_svg(tally(0), LIGHT)
