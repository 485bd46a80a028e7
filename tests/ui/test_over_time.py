"""Over time in City statistics: plot, table, card and state are bound both ways, by mouse and by keys."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from explainer.bootstrap import Program
from explainer.charts.over_time import Split
from explainer.content import over_time
from explainer.core.record_stats import compare
from explainer.ui.panels.over_time import OverTimeArea
from tests.ui.conftest import Make, settle

JUNE_15 = datetime.date(2025, 6, 15)


def opened(program: Program, **choices: object) -> OverTimeArea:
    program.state.show_panel("cities")
    program.state.choose("cities", view="over_time", **choices)
    settle(program.app)
    body = program.window.page("cities").body
    assert body is not None and body.over_time.is_shown
    return body.over_time.area


def split_of(area: OverTimeArea) -> Split:
    return area.plot._split


def card_text(program: Program) -> str:
    body = program.window.page("cities").body
    assert body is not None
    card = body.current_card()
    assert card is not None
    return " ".join(line.full_text() for block in card.blocks for line in block.lines)


def test_it_opens_on_the_date_of_the_pack_and_says_the_same_thrice(program: Program) -> None:
    area = opened(program)
    assert area.isVisible() and area.plot.isVisible()
    assert len(area.plot.plots()) == 3
    assert split_of(area) == Split(JUNE_15, 30)
    one = area.series
    assert one is not None and area.model is not None
    told = compare(one.line, JUNE_15, 30)
    row = area.model.row_of("w30")
    shown = area.model.index(row, 1).data()
    for text in (shown, area.readout.text(), card_text(program)):
        assert f"{round(told.before or 0):,}" in text
    assert area.table.currentIndex().row() == row


def test_choosing_a_row_makes_the_windows_as_long(program: Program) -> None:
    area = opened(program)
    assert area.model is not None
    area.table.setFocus()
    area.table.setCurrentIndex(area.model.index(area.model.row_of("w90"), 0))
    settle(program.app)
    assert program.state.choices("cities").window == 90
    assert split_of(area) == Split(JUNE_15, 90)
    assert "90 days" in card_text(program)


def test_a_drag_is_followed_by_table_and_card(program: Program, qtbot: QtBot) -> None:
    area = opened(program)
    edges = [item for item in area.plot.plots()[0].items if type(item).__name__ == "InfiniteLine"]
    edges[1].setValue(JUNE_15.toordinal() + 40)
    moved = JUNE_15 + datetime.timedelta(days=40)
    assert program.state.choices("cities").date == moved.isoformat()
    qtbot.waitUntil(lambda: not area.is_dragging())
    settle(program.app)
    one = area.series
    assert one is not None and area.model is not None
    told = compare(one.line, moved, 30)
    assert area.model.index(area.model.row_of("w30"), 1).data().startswith(f"{round(told.before or 0):,}")
    assert over_time.day_text(moved, "en") in card_text(program)


def test_a_date_typed_moves_the_windows_and_the_button_brings_them_back(program: Program) -> None:
    area = opened(program, window=60)
    area.tools.day.setDate(QDate(2025, 9, 8))
    settle(program.app)
    assert split_of(area) == Split(datetime.date(2025, 9, 8), 60)
    area.tools.reset.click()
    settle(program.app)
    assert split_of(area) == Split(JUNE_15, 30)
    assert program.state.choices("cities").date == ""


def test_one_area_stands_beside_the_nation(program: Program) -> None:
    area = opened(program, selected="arrests-chicago-day", alone=True)
    titles = [plot.line for plot in area.plot.plots()]
    assert len(titles) == 2
    assert area.series is not None and area.series.city == "chicago"


@pytest.mark.parametrize("grain", ["week", "month"])
def test_weeks_and_months_are_bars(program: Program, grain: str) -> None:
    area = opened(program)
    area.tools.grain.button(grain).click()
    settle(program.app)
    names = {type(item).__name__ for item in area.plot.plots()[0].items}
    assert "BarGraphItem" in names and "PlotDataItem" not in names
    area.tools.grain.button("day").click()
    settle(program.app)
    assert program.state.choices("cities").grain == ""


@pytest.mark.parametrize("series", ["removals-nation-week", "held-convicted-nation-day", "detainers-nation-week"])
def test_every_kind_of_series_is_drawn_and_compared(program: Program, series: str) -> None:
    area = opened(program, selected=series)
    assert area.series is not None and area.series.id == series
    assert len(area.plot.plots()) == 1
    assert area.model is not None and area.model.rowCount() >= 3
    assert (split_of(area).day - area.series.line.start).days % area.series.line.step == 0
    assert area.tools.grain.isVisible() == (area.series.line.step == 1)


def test_keys_walk_days_events_date_and_windows(program: Program, qtbot: QtBot) -> None:
    area = opened(program)
    area.plot.setFocus()
    qtbot.keyClick(area.plot, Qt.Key.Key_Right)
    assert area.readout.text().startswith("June 16, 2025: ")
    qtbot.keyClick(area.plot, Qt.Key.Key_Left)
    assert area.readout.text().startswith("June 15, 2025: ")
    qtbot.keyClick(area.plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    flags = over_time.flags(program.state.pack, area.series.line, "en")  # type: ignore[union-attr]
    later = next(flag for flag in flags if flag.day > JUNE_15)
    assert later.title in area.readout.text()
    qtbot.keyClick(area.plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert program.state.choices("cities").date == "2025-06-16"
    qtbot.keyClick(area.plot, Qt.Key.Key_Up)
    assert program.state.choices("cities").window == 60
    qtbot.keyClick(area.plot, Qt.Key.Key_Down)
    assert program.state.choices("cities").window == 30


def test_enter_on_an_event_asks_for_it_and_elsewhere_puts_the_date_there(program: Program, qtbot: QtBot) -> None:
    area = opened(program)
    asked: list[str] = []
    area.event_requested.connect(asked.append)
    area.plot.setFocus()
    qtbot.keyClick(area.plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(area.plot, Qt.Key.Key_Return)
    assert len(asked) == 1 and program.state.pack.row("events", asked[0]) is not None


def test_zoom_keys_keep_the_date_in_sight(program: Program, qtbot: QtBot) -> None:
    area = opened(program)
    area.plot.setFocus()
    whole = area.plot.shown_days()
    for _ in range(4):
        qtbot.keyClick(area.plot, Qt.Key.Key_Plus)
    low, high = area.plot.shown_days()
    assert high - low < (whole[1] - whole[0]) / 4
    assert low < JUNE_15.toordinal() < high
    qtbot.keyClick(area.plot, Qt.Key.Key_0)
    assert area.plot.shown_days() == pytest.approx(whole)


def test_in_spanish_nothing_stays_english(make: Make) -> None:
    program = make(language="es")
    area = opened(program)
    texts = [area.readout.text(), card_text(program), area.tools.grain.button("week").text(),
             area.model.headerData(1, Qt.Orientation.Horizontal)]  # type: ignore[union-attr]
    for word in ("before", "after", "Before", "Weeks", "days", "arrests,"):
        assert not any(word in text for text in texts), (word, texts)


def test_choices_of_another_pack_do_no_harm(make: Make, pack_copy: Path) -> None:
    for name in ("series", "observations"):
        (pack_copy / f"{name}.csv").unlink()
    program = make(pack=pack_copy)
    program.state.show_panel("cities")
    program.state.choose("cities", view="over_time", selected="arrests-chicago-day", date="0000-99-99", window=-5)
    settle(program.app)
    body = program.window.page("cities").body
    assert body is not None and not body.over_time.is_shown


@pytest.mark.parametrize(("date", "window"), [("", 30), ("not a date", 0), ("0001-01-01", 10**9), ("9999-12-31", -1)])
def test_no_date_and_no_window_can_do_harm(program: Program, date: str, window: int) -> None:
    area = opened(program, date=date, window=window)
    assert area.series is not None
    assert area.series.line.start <= split_of(area).day <= area.series.line.last
    assert area.model is not None
    assert area.readout.text()


def test_where_there_is_room_for_one_it_is_plot_or_table(make: Make) -> None:
    program = make(size=(1366, 768), text_scale=2.0)
    area = opened(program)
    assert area.plot.isVisible() and not area.table.isVisible()
    assert len(area.plot.plots()) == 1  # three would be too low to be read
    area.tools.pages.button("table").click()
    settle(program.app)
    assert area.table.isVisible() and not area.plot.isVisible()
    assert area.table.whole_rows() >= 1


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1920, 1080)])
def test_plots_beside_each_other_are_high_enough_to_be_read(make: Make, size: tuple[int, int]) -> None:
    area = opened(make(size=size))
    assert len(area.plot.plots()) == 3
    assert all(plot.getViewBox().height() >= 30 for plot in area.plot.plots())


def test_export_and_copy_take_the_windows_and_the_date_chosen(program: Program, tmp_path: Path) -> None:
    from PySide6.QtGui import QGuiApplication

    opened(program, date="2025-09-08", window=60)
    body = program.window.page("cities").body
    assert body is not None and body.spec is not None
    assert "September 8, 2025" in body.spec.title and "60 days" in body.spec.subtitle
    program.actions["share.copy_sources"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "Before" in copied.splitlines()[0] or "Before" in copied
    program.share.export(tmp_path / "shown.svg")
    assert "September 8, 2025" in (tmp_path / "shown.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("city", ["los-angeles", "chicago", "new-york"])
def test_the_card_of_a_city_leads_to_its_record_and_back(program: Program, city: str) -> None:
    program.state.show_panel("cities")
    program.state.choose("cities", view="side", selected=city)
    settle(program.app)
    body = program.window.page("cities").body
    assert body is not None
    link = next(spot for spot in body.card.text.links() if "public record" in spot.accessibleName())
    link.setFocus()
    body.card.follow(f"row:series:arrests-{city}-day")
    settle(program.app)
    assert body.over_time.is_shown
    series = body.over_time.area.series
    assert series is not None and series.city == city
    program.actions["go.back"].trigger()
    settle(program.app)
    assert not body.over_time.is_shown
    assert program.state.choices("cities").selected == city


@pytest.mark.parametrize(("series", "grain", "expected"), [
    ("arrests-chicago-day", "", "Thin: each day. Thick: mean of 7 days."),
    ("arrests-chicago-day", "week", "Bars: whole weeks."), ("arrests-chicago-day", "month", "Bars: whole months."),
    ("removals-nation-week", "", "Line: each week."), ("held-nation-day", "", "Line: each day.")])
def test_the_key_names_what_is_drawn(program: Program, series: str, grain: str, expected: str) -> None:
    area = opened(program, selected=series, grain=grain)
    assert area.key.text() == f"{expected} ◇ Events. Shaded: before and after."


# Events

def test_a_flag_is_told_beside_the_plot_and_leads_to_the_list_of_events(program: Program) -> None:
    area = opened(program)
    body = program.window.page("cities").body
    assert body is not None
    first, second = area.flags[10], area.flags[20]
    area.plot.flag_chosen.emit(first.ref)
    settle(program.app)
    assert program.state.panel == "cities" and area.isVisible()
    assert body.card.shown is not None and body.card.shown.title == first.title
    assert area.plot.lane is not None and area.plot.lane.chosen == first.ref
    area.plot.flag_chosen.emit(second.ref)  # in place of the first, not on top of it
    assert body.card.shown.title == second.title and body.card.pages_back == 1
    body.card.follow(f"row:events:{second.ref}")
    settle(program.app)
    assert program.state.panel != "cities"
    assert program.state.choices(program.state.panel).selected == second.ref


def test_back_from_an_event_and_moving_the_date_show_what_the_numbers_say(program: Program, qtbot: QtBot) -> None:
    area = opened(program)
    body = program.window.page("cities").body
    assert body is not None and area.plot.lane is not None
    for leave in (body.card.go_back, lambda: area.move_date(1)):
        area.plot.flag_chosen.emit(area.flags[5].ref)
        assert body.card.pages_back == 1
        leave()
        settle(program.app)
        assert body.card.pages_back == 0 and area.plot.lane.chosen == ""


def test_pointing_at_a_flag_says_its_number_day_and_title(program: Program) -> None:
    area = opened(program)
    flag = area.flags[3]
    area.plot.flag_pointed.emit(flag.ref)
    assert area.readout.text() == f"4 · {over_time.day_text(flag.day, 'en')} · {flag.title}"


# Drawn once

def drawn(area: OverTimeArea, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many plots each drawing has, from now on."""
    found: list[int] = []
    show = area.plot.show_lines
    monkeypatch.setattr(area.plot, "show_lines",
                        lambda lines, *more, **named: (found.append(len(lines)), show(lines, *more, **named)))
    return found


def test_what_is_drawn_already_is_not_drawn_again(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    area = opened(program)
    found = drawn(area, monkeypatch)
    program.state.choose("cities", view="side")
    settle(program.app)
    program.state.choose("cities", view="over_time")
    area.move_date(3)
    area.widen(wider=True)
    settle(program.app)
    assert found == []
    program.state.choose("cities", grain="week")
    settle(program.app)
    assert found == [3]
    program.state.set_language("es")
    settle(program.app)
    assert found == [3, 3]
    program.state.choose("cities", selected="held-nation-day")
    settle(program.app)
    assert found == [3, 3, 1]


def test_the_plot_is_made_ready_before_anybody_asks_for_it(program: Program, qtbot: QtBot) -> None:
    program.state.show_panel("cities")
    settle(program.app)
    body = program.window.page("cities").body
    assert body is not None
    program.workbench.prepare()
    program.runner.finish()
    qtbot.waitUntil(lambda: len(body.over_time.area.plot.plots()) == 3)
    assert not body.over_time.is_shown
    before = body.over_time.area.plot.plots()
    area = opened(program)
    assert area.plot.plots() == before
