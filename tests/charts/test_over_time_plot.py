"""The plot of counts over time: what it draws, and what the mouse asks of it."""

from __future__ import annotations

import datetime
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explainer.charts.count_axis import CountAxis
from explainer.charts.day_axis import DayAxis
from explainer.charts.day_curve import DayCurve, thinned
from explainer.charts.over_time import OverTimePlot, PlotFlag, PlotLine, Split
from explainer.core.record_stats import Line, by_month, running_mean
from explainer.drawing.theme import THEMES

START = datetime.date(2024, 1, 1)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def line(values: list[float], step: int = 1, complete: tuple[int, int] | None = None) -> Line:
    return Line(START, step, np.array(values, dtype=float), False, complete)


def plot_line(values: list[float], **more: object) -> PlotLine:
    one = line(values, **more)  # type: ignore[arg-type]
    return PlotLine("Place", one, running_mean(one.values))


@pytest.fixture
def plot(qtbot: QtBot) -> OverTimePlot:
    made = OverTimePlot()
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.set_look(THEMES["light"], 1.0, MONTHS)
    made.show()
    return made


def curves(plot: OverTimePlot, number: int = 0) -> list[DayCurve]:
    return [item for item in plot.plots()[number].items if isinstance(item, DayCurve)]


def windows(plot: OverTimePlot) -> list[tuple[float, float]]:
    """The days that are shaded in the first plot, but for those that are hatched."""
    return [(low, high) for low, high, brush in plot.plots()[0].shades.spans
            if brush.style() == Qt.BrushStyle.SolidPattern]


def flag_place(plot: OverTimePlot, ref: str) -> QPoint:
    """The middle of a flag, in pixels of the widget."""
    lane = plot.lane
    assert lane is not None
    x = next(x for x, flag in lane.seen() if flag.ref == ref)
    return plot.mapFromScene(lane.mapToScene(QPointF(x, lane.rect().bottom() - 5)))


def at(plot: OverTimePlot, day: datetime.date, height: float, number: int = 0) -> QPoint:
    """Where a value is, in pixels of the widget."""
    box = plot.plots()[number].getViewBox()
    return plot.mapFromScene(box.mapViewToScene(pg.Point(day.toordinal() + 0.5, height)))


def test_places_beside_each_other_share_one_scale_from_zero(plot: OverTimePlot) -> None:
    plot.show_lines([plot_line([1, 2, 3] * 10), plot_line([100, 50, 0] * 10)], [], None)
    ranges = [one.getViewBox().viewRange()[1] for one in plot.plots()]
    assert ranges[0] == ranges[1]
    assert ranges[0][0] == 0 and ranges[0][1] >= 100


@pytest.mark.parametrize("height", [180, 400, 1100])
def test_places_on_one_scale_are_as_high(plot: OverTimePlot, qtbot: QtBot, height: int) -> None:
    plot.resize(800, height)
    plot.show_lines([plot_line([1, 2, 3] * 10)] * 3, [PlotFlag(1, "e", START)], None)
    qtbot.wait(50)
    heights = [one.box.height() for one in plot.plots()]
    assert max(heights) - min(heights) <= 1 and min(heights) > height / 8


def test_each_to_its_own_scale_where_asked(plot: OverTimePlot) -> None:
    plot.show_lines([plot_line([1, 2, 3] * 10), plot_line([100, 50, 0] * 10)], [], None, one_scale=False)
    tops = [one.getViewBox().viewRange()[1][1] for one in plot.plots()]
    assert tops[0] < 4 < 100 <= tops[1]


def test_a_gap_is_drawn_as_a_gap(plot: OverTimePlot) -> None:
    plot.show_lines([plot_line([1, 2, float("nan"), 4, 5] * 4)], [], None)
    faint, mean = curves(plot)
    drawn, smooth = faint.getData()[1], mean.getData()[1]
    assert np.isnan(drawn[2])
    assert np.isnan(smooth[2:9]).all()  # no mean across it
    assert faint.opts["connect"] == "finite"


def test_what_is_not_complete_is_hatched(plot: OverTimePlot) -> None:
    plot.show_lines([plot_line([1.0] * 30, complete=(0, 20))], [], None)
    [(low, high, brush)] = plot.plots()[0].shades.spans
    assert (low, high) == ((START + datetime.timedelta(20)).toordinal(),
                           (START + datetime.timedelta(30)).toordinal())
    assert brush.style() == Qt.BrushStyle.BDiagPattern


def test_months_are_bars_without_those_that_are_not_whole(plot: OverTimePlot) -> None:
    one = line([2.0] * 75)  # January, February 2024 and half of March
    plot.show_lines([PlotLine("Place", one, np.empty(0), by_month(one))], [], None)
    bars = [item for item in plot.plots()[0].items if isinstance(item, pg.BarGraphItem)]
    assert list(bars[0].opts["height"]) == [62, 58]
    assert curves(plot) == []


def test_the_two_windows_are_equal_and_beside_the_date(plot: OverTimePlot) -> None:
    plot.show_lines([plot_line([1.0] * 100)], [], Split(START + datetime.timedelta(50), 14))
    day = (START + datetime.timedelta(50)).toordinal()
    assert windows(plot) == [(day - 14, day), (day, day + 14)]


def drag(plot: OverTimePlot, start: QPoint, end: QPoint) -> None:
    view = plot.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.2, 0.5, 0.8, 1.0):
        point = start + (end - start) * share
        QTest.mouseMove(view, point)
        from PySide6.QtCore import QEvent, QPointF
        from PySide6.QtGui import QMouseEvent
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), QPointF(view.mapToGlobal(point)),
                            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        from PySide6.QtCore import QCoreApplication
        QCoreApplication.sendEvent(view, event)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def test_dragging_the_date_moves_both_windows(plot: OverTimePlot, qtbot: QtBot) -> None:
    middle = START + datetime.timedelta(50)
    plot.show_lines([plot_line([5.0] * 100)], [], Split(middle, 14))
    qtbot.wait(50)
    told: list[tuple[int, int]] = []
    plot.split_moved.connect(lambda day, days: told.append((day, days)))
    edge = plot.plots()[0].getViewBox().mapViewToScene(pg.Point(middle.toordinal(), 2))
    start = plot.mapFromScene(edge)
    wanted = plot.mapFromScene(plot.plots()[0].getViewBox().mapViewToScene(pg.Point(middle.toordinal() + 20, 2)))
    drag(plot, start, wanted)
    assert told, "nothing was dragged"
    assert abs(told[-1][0] - (middle.toordinal() + 20)) <= 2
    assert told[-1][1] == 14
    day = told[-1][0]
    assert windows(plot) == [(day - 14, day), (day, day + 14)]


def test_dragging_an_edge_makes_both_windows_longer(plot: OverTimePlot, qtbot: QtBot) -> None:
    middle = START + datetime.timedelta(50)
    plot.show_lines([plot_line([5.0] * 100)], [], Split(middle, 14))
    qtbot.wait(50)
    told: list[tuple[int, int]] = []
    plot.split_moved.connect(lambda day, days: told.append((day, days)))
    box = plot.plots()[0].getViewBox()
    start = plot.mapFromScene(box.mapViewToScene(pg.Point(middle.toordinal() + 14, 2)))
    drag(plot, start, plot.mapFromScene(box.mapViewToScene(pg.Point(middle.toordinal() + 30, 2))))
    assert told and told[-1][0] == middle.toordinal()
    assert abs(told[-1][1] - 30) <= 2


def test_weeks_are_dragged_by_whole_weeks(plot: OverTimePlot) -> None:
    one = Line(START, 7, np.ones(60))
    plot.show_lines([PlotLine("Place", one, np.empty(0))], [], Split(one.day(20), 28))
    told: list[tuple[int, int]] = []
    plot.split_moved.connect(lambda day, days: told.append((day, days)))
    edges = [item for item in plot.plots()[0].items if isinstance(item, pg.InfiniteLine)]
    edges[1].setValue(one.day(20).toordinal() + 12)
    assert told and all((day - START.toordinal()) % 7 == 0 and days % 7 == 0 for day, days in told)


def test_a_click_on_a_flag_chooses_its_event_and_beside_it_none(plot: OverTimePlot, qtbot: QtBot) -> None:
    day = START + datetime.timedelta(40)
    plot.show_lines([plot_line([10.0] * 100)], [PlotFlag(1, "e1", day)], None)
    qtbot.wait(50)
    chosen: list[str] = []
    plot.flag_chosen.connect(chosen.append)
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=flag_place(plot, "e1"))
    assert chosen == ["e1"]
    beside = flag_place(plot, "e1") + QPoint(60, 0)
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at(plot, day, 3))
    assert chosen == ["e1"]


def test_a_click_in_a_plot_chooses_its_place(plot: OverTimePlot, qtbot: QtBot) -> None:
    plot.show_lines([plot_line([10.0] * 100), plot_line([9.0] * 100)], [], None)
    qtbot.wait(50)
    chosen: list[int] = []
    plot.line_chosen.connect(chosen.append)
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at(plot, START + datetime.timedelta(30), 5, 1))
    assert chosen == [1]


def test_zoom_and_back(plot: OverTimePlot) -> None:
    plot.show_lines([plot_line([1.0] * 400)], [], Split(START + datetime.timedelta(200), 30))
    whole = plot.shown_days()
    plot.zoom(2)
    low, high = plot.shown_days()
    assert high - low == pytest.approx((whole[1] - whole[0]) / 2, rel=0.01)
    assert low < (START + datetime.timedelta(200)).toordinal() < high
    QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 200))
    assert plot.shown_days() == pytest.approx(whole)


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("values", [[], [float("nan")] * 5, [0.0, 0.0, 0.0], [3.0]])
def test_nothing_to_draw_is_no_failure(plot: OverTimePlot, theme: str, values: list[float]) -> None:
    plot.set_look(THEMES[theme], 2.0, MONTHS)
    one = line(values)
    plot.show_lines([PlotLine("Place", one, running_mean(one.values))] if values else [], [], None)
    plot.zoom(2)
    plot.show_all()
    assert not plot.grab().isNull()


# Flags

def crowded(plot: OverTimePlot) -> None:
    """Thirty events, of which ten are on days on end."""
    days = [*range(10), *range(20, 400, 19)]
    plot.show_lines([plot_line([1.0] * 400)], [
        PlotFlag(number, f"e{number}", START + datetime.timedelta(day))
        for number, day in enumerate(days, start=1)], None)


def test_flags_are_numbered_where_there_is_room_and_no_two_numbers_meet(plot: OverTimePlot, qtbot: QtBot) -> None:
    crowded(plot)
    qtbot.wait(50)
    assert plot.lane is not None
    numbered = sorted(x for x, _flag in plot.lane.numbered())
    assert 10 <= len(numbered) < len(plot.lane.events)
    assert all(second - first >= 10 for first, second in pairwise(numbered))


def test_the_chosen_flag_has_its_number_whatever_stands_beside_it(plot: OverTimePlot, qtbot: QtBot) -> None:
    crowded(plot)
    qtbot.wait(50)
    lane = plot.lane
    assert lane is not None
    without = next(flag for flag in lane.events if flag not in [flag for _x, flag in lane.numbered()])
    before = plot.grab().toImage()
    plot.choose_flag(without.ref)
    assert without in [flag for _x, flag in lane.numbered()]
    assert plot.grab().toImage() != before


def test_flags_keep_their_days_when_zoomed(plot: OverTimePlot, qtbot: QtBot) -> None:
    crowded(plot)
    plot.zoom(4)
    qtbot.wait(50)
    low, high = plot.shown_days()
    assert plot.lane is not None
    assert {flag.ref for _x, flag in plot.lane.seen()} == {
        flag.ref for flag in plot.lane.events if low <= flag.day.toordinal() + 0.5 <= high}
    for x, flag in plot.lane.seen():
        scene = plot.lane.mapToScene(QPointF(x, 0))
        assert plot.plots()[0].box.mapSceneToView(scene).x() == pytest.approx(flag.day.toordinal() + 0.5, abs=0.5)


# Many values

@pytest.mark.parametrize("size", [2, 7, 100])
@pytest.mark.parametrize("count", [1, 99, 100, 1234])
def test_thinning_loses_no_peak_and_no_low(size: int, count: int) -> None:
    values = np.random.default_rng(count).normal(size=count)
    places, kept = thinned(values, size)
    assert kept.max() == values.max() and kept.min() == values.min()
    assert len(places) == len(kept) <= 2 * (count // size + 1) or count <= size
    assert (np.diff(places) >= 0).all() and places[0] >= 0 and places[-1] <= count - 1


def test_thinning_keeps_a_gap_of_a_whole_group_and_fills_none() -> None:
    values = np.ones(40)
    values[10:20] = np.nan
    values[25] = np.nan
    kept = thinned(values, 10)[1].reshape(-1, 2)
    assert np.isnan(kept[1]).all()
    assert (kept[[0, 2, 3]] == 1).all()


def test_of_many_values_as_many_are_drawn_as_can_be_seen(plot: OverTimePlot, qtbot: QtBot) -> None:
    values = [1.0] * 100_000
    values[70_001] = 50.0
    plot.show_lines([plot_line(values)], [], None)
    qtbot.wait(50)
    faint = curves(plot)[0]
    drawn = faint.getData()[1]
    assert drawn is not None and len(drawn) < 8 * plot.width()
    assert drawn.max() == 50.0
    for _ in range(12):
        plot.zoom(2)
    assert len(faint.getData()[1]) < 200  # few days are seen: each as it is
    assert set(faint.getData()[1]) == {1.0}


# The axes

@pytest.mark.parametrize("top", [0.5, 1, 7, 180, 61_000, 3e9])
@pytest.mark.parametrize("size", [10, 45, 400])
def test_counts_have_few_whole_ticks(qtbot: QtBot, top: float, size: float) -> None:
    axis = CountAxis("{:,.0f}".format, 1.0)
    ticks = axis.tickValues(0, top, size)
    values = [value for _step, level in ticks for value in level]
    assert len(values) <= max(2, size / 20 + 1)
    assert all(float(value).is_integer() and 0 <= value <= top for value in values)
    assert all("e" not in word for word in axis.tickStrings(values, 1, 1))


@pytest.mark.parametrize(("days", "expected"), [(20, "Jan"), (200, "2024"), (900, "2024"), (9000, "2030")])
def test_ticks_are_days_months_or_years_and_never_crowd(qtbot: QtBot, days: int, expected: str) -> None:
    axis = DayAxis("bottom", MONTHS, 1.0)
    low = START.toordinal()
    ticks = axis.tickValues(low, low + days, 600)
    values = [value for _spacing, level in ticks for value in level]
    words = axis.tickStrings(values, 1, ticks[0][0])
    assert 1 <= len(values) <= 10
    assert values == sorted(values) and all(low <= value <= low + days for value in values)
    assert any(expected in word for word in words)


@pytest.mark.parametrize(("low", "high"), [(5, 5), (10, 3), (-1e12, 1e12), (0, 1)])
def test_an_axis_takes_any_range(qtbot: QtBot, low: float, high: float) -> None:
    axis = DayAxis("bottom", MONTHS, 2.0)
    for spacing, values in axis.tickValues(low, high, 300):
        assert len(axis.tickStrings(values, 1, spacing)) == len(values)
