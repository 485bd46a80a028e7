"""The list is what a panel shows: enough whole rows at every size, one thing that scrolls on each side, one state for
strip, list and card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explainer.bootstrap import Program
from explainer.charts.view import ChartView
from explainer.content.lines import Line, status_line
from explainer.content.statements import of_ref
from explainer.core.columns import TOPIC_PANELS
from explainer.drawing.theme import THEMES
from explainer.panels import registry
from explainer.ui.panels.body import PanelBody
from explainer.ui.widgets.cell_layout import CellLayout
from explainer.ui.widgets.cells import CellDelegate
from tests.core import building
from tests.ui.conftest import Make, settle
from tests.ui.strip_panel import Bars, strip_panel

PROMISED = {(1366, 768): 6, (1280, 800): 7, (1024, 640): 4, (1920, 1080): 8, (3840, 2160): 10}


@pytest.fixture
def panel() -> Iterator[str]:
    with strip_panel() as name:
        yield name


def show(program: Program, panel: str, view: str = "") -> PanelBody:
    program.state.show_panel(panel)
    if view:
        program.state.choose(panel, view=view)
    settle(program.app)
    found = program.window.page(panel).body
    assert isinstance(found, PanelBody)
    return found


def views() -> list[tuple[str, str]]:
    """Each view that is a list, by its panel."""
    return [(panel, view) for panel in TOPIC_PANELS for view, part in registry.views(panel).items()
            if not part.over_time]


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def scrollers(within: QWidget) -> list[QAbstractScrollArea]:
    """What scrolls or could; a chart drawn flat does not, though Qt makes it of such an area."""
    return [area for area in within.findChildren(QAbstractScrollArea)
            if area.isVisible() and not isinstance(area, ChartView | QHeaderView)]


def check_panel(program: Program, panel: str, view: str, promised: int) -> None:
    shown = show(program, panel, view)
    where = (panel, view, program.window.size().toTuple(), program.state.language)
    assert shown.table.whole_rows() >= min(promised, shown.model.rowCount()), where
    page = program.window.page(panel)
    areas = scrollers(page)
    assert shown.table in areas
    for area in areas:
        assert not scrollers(area), (where, area)
        assert area.horizontalScrollBar().maximum() == 0, (where, area)
    inside = page.rect()
    for part in (shown.toolbar, shown.table, shown.card):
        if part.isVisible():
            assert inside.contains(place(part, page)), (where, part)
    strip = shown.strip
    if strip.isVisible():
        scale = program.state.text_scale
        assert 64 * scale <= strip.height() <= 150 * scale, where
        assert strip.chart.height() >= strip.chart.preferred_height(strip.chart.width()), where
        assert strip.chart.verticalScrollBar().maximum() == 0, where


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", PROMISED)
def test_every_view_shows_the_rows_that_are_promised(make: Make, size: tuple[int, int], language: str) -> None:
    program = make(size=size, language=language)
    for panel, view in views():
        check_panel(program, panel, view, PROMISED[size])


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_at_200_percent_three_rows_are_seen_and_nothing_is_cut(make: Make, size: tuple[int, int], language: str) -> None:
    program = make(size=size, language=language, text_scale=2.0)
    for panel, view in views():
        check_panel(program, panel, view, 3)
        shown = show(program, panel, view)
        assert not shown.sheet_is_open and shown.details.isVisible() != shown.toolbar.details.isVisible()
        table = shown.table
        delegate = table.itemDelegate()
        assert isinstance(delegate, CellDelegate)
        for row in range(min(8, shown.model.rowCount())):
            for column in range(shown.model.columnCount()):
                rect = table.visualRect(shown.model.index(row, column))
                if not table.isColumnHidden(column):
                    for part in delegate._parts(rect, shown.model.index(row, column)):
                        assert part.box.bottom() <= rect.bottom() + 1, (panel, view, row, column)


def test_the_sheet_keeps_the_chosen_row_in_sight_and_escape_closes_it(make: Make, qtbot: QtBot) -> None:
    program = make(size=(1024, 640), text_scale=2.0)
    shown = show(program, "overview")
    wanted = shown.listing.ids()[40]
    program.state.choose("overview", selected=wanted)
    settle(program.app)
    assert shown.sheet_is_open and shown.card.isVisible() and not shown.details.isVisible()
    table, sheet = place(shown.table, program.window), place(shown.side, program.window)
    assert table.bottom() <= sheet.top() and sheet.height() >= program.window.height() * 0.4
    row = table.translated(0, 0)
    cell = shown.table.visualRect(shown.table.currentIndex())
    assert shown.model.id_at(shown.table.currentIndex().row()) == wanted
    assert cell.top() >= 0 and cell.bottom() <= shown.table.viewport().height(), row
    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_Down)
    settle(program.app)
    assert shown.sheet_is_open
    cell = shown.table.visualRect(shown.table.currentIndex())
    assert cell.top() >= 0 and cell.bottom() <= shown.table.viewport().height()
    qtbot.keyClick(shown.table, Qt.Key.Key_Escape)
    settle(program.app)
    assert not shown.sheet_is_open and program.state.choices("overview").selected
    qtbot.keyClick(shown.table, Qt.Key.Key_Down)  # walking does not open it
    settle(program.app)
    assert not shown.sheet_is_open
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    settle(program.app)
    assert shown.sheet_is_open
    close = next(b for b in shown.side.findChildren(QPushButton) if b.accessibleName() == "Close the details")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    settle(program.app)
    assert not shown.sheet_is_open
    qtbot.mouseClick(shown.details, Qt.MouseButton.LeftButton)
    settle(program.app)
    assert shown.sheet_is_open


def test_beside_the_list_the_card_takes_a_third_and_lines_stay_short(make: Make) -> None:
    program = make(size=(1366, 768))
    shown = show(program, "cities")
    side = place(shown.side, program.window)
    left = place(shown.table, program.window)
    assert 0.57 <= left.width() / (left.width() + side.width()) <= 0.69
    program.window.resize(3840, 2160)
    settle(program.app)
    letters = shown.card.width() / shown.card.fontMetrics().averageCharWidth()
    assert letters < 100
    assert place(shown.table, program.window).width() > 900 * program.state.text_scale


def test_after_a_sort_the_list_is_at_its_top(program: Program, qtbot: QtBot) -> None:
    shown = show(program, "sources")
    shown.table.verticalScrollBar().setValue(1500)
    program.state.choose("sources", selected=shown.listing.ids()[60])
    header = shown.table.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionPosition(1) + 10, 10))
    settle(program.app)
    assert shown.table.verticalScrollBar().value() == 0
    assert shown.model.order() == (shown.model.view.columns[1].key, False)
    shown.table.verticalScrollBar().setValue(1500)
    program.state.choose("sources", sort_column="", descending=False)
    settle(program.app)
    assert shown.table.verticalScrollBar().value() == 0


def test_the_menu_of_the_columns_sorts_hides_and_resets(program: Program, qtbot: QtBot) -> None:
    shown = show(program, "sources")
    before = shown.shown_columns()
    menu = shown.toolbar.sort.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    column = shown.model.view.columns[before[1]]
    next(a for a in menu.actions() if a.text() == column.title).trigger()
    assert program.state.choices("sources").sort_column == column.key
    assert column.title in shown.toolbar.sort.accessibleName()
    columns = next(m for m in menu.findChildren(QMenu) if m.title() == "Columns")
    next(a for a in columns.actions() if a.text() == column.title).trigger()
    settle(program.app)
    assert column.key in program.state.choices("sources").hidden  # type: ignore[operator]
    assert len(shown.shown_columns()) == len(before) - 1
    shown.table.horizontalHeader().moveSection(0, 2)
    next(a for a in menu.actions() if a.text() == "Reset columns").trigger()
    settle(program.app)
    assert shown.shown_columns() == before
    assert program.state.choices("sources").sort_column == ""


def test_filter_and_words_act_on_strip_list_and_card(make: Make, qtbot: QtBot, panel: str) -> None:
    program = make(size=(1366, 768))
    shown = show(program, panel, "flat")
    assert shown.strip.isVisible() and shown.model.rowCount() == 3
    program.state.choose(panel, selected="chicago")
    program.state.choose(panel, tag="coast")
    settle(program.app)
    assert shown.listing.ids() == ["los-angeles", "new-york"]
    drawn = shown.chart._chart
    assert isinstance(drawn, Bars) and drawn.kept == frozenset({"los-angeles", "new-york"})
    # the row that was chosen is filtered away: the first one left takes its place, in list and card
    assert program.state.choices(panel).selected == "los-angeles"
    assert shown.card.accessibleName() == "Los Angeles"
    chip = next(b for b in shown.toolbar.findChildren(QPushButton) if b.isVisible() and "On a coast" in b.text())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settle(program.app)
    assert shown.model.rowCount() == 3
    whole = shown.chart._chart
    assert isinstance(whole, Bars) and whole.kept is None
    program.state.choose(panel, find="chicago")
    settle(program.app)
    chip = next(b for b in shown.toolbar.findChildren(QPushButton) if b.isVisible() and "“chicago”" in b.text())
    kept = shown.chart._chart
    assert isinstance(kept, Bars) and kept.kept == frozenset({"chicago"})
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert program.state.choices(panel).find == ""


def test_a_value_of_the_strip_selects_its_row_or_filters(make: Make, qtbot: QtBot, panel: str) -> None:
    program = make(size=(1366, 768))
    shown = show(program, panel, "flat")
    boxes = {item.key: item.area for item in shown.chart.drawing().items}

    def click(key: str) -> None:
        box = boxes[key]
        at = QPoint(round(box.x + box.width / 3), round(box.y + box.height / 2))
        qtbot.mouseClick(shown.chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
        settle(program.app)

    click("chicago")
    assert program.state.choices(panel).selected == "chicago" and shown.card.accessibleName() == "Chicago"
    click("tag:coast")
    assert program.state.choices(panel).tag == "coast" and shown.chart.current_key() == "tag:coast"
    click("tag:coast")
    assert program.state.choices(panel).tag == ""
    click("tag:coast")
    click("chicago")  # its row is filtered away: shown again
    assert program.state.choices(panel).selected == "chicago" and shown.model.row_of("chicago") >= 0


def test_a_chart_that_is_too_high_is_no_strip(make: Make, panel: str) -> None:
    program = make(size=(1366, 768))
    assert not show(program, panel, "tall").strip.isVisible()
    assert not show(program, panel, "none").strip.isVisible()
    shown = show(program, panel, "flat")
    assert shown.strip.isVisible() and 64 <= shown.strip.height() <= 150
    program.window.resize(700, 420)
    settle(program.app)
    assert not shown.strip.isVisible()  # the rows go first
    assert shown.table.whole_rows() >= 3


def test_escape_goes_one_step_back_each_time(make: Make, qtbot: QtBot) -> None:
    program = make()
    shown = show(program, "overview")
    tag = next(iter(shown.model.view.tag_counts()))
    program.state.choose("overview", tag=tag, find="a")
    program.state.choose("overview", selected=shown.listing.ids()[0])
    settle(program.app)
    choices = []
    shown.table.setFocus()
    for _ in range(3):
        qtbot.keyClick(shown.table, Qt.Key.Key_Escape)
        chosen = program.state.choices("overview")
        choices.append((chosen.find, chosen.tag, bool(chosen.selected)))
    assert choices == [("", tag, True), ("", "", True), ("", "", False)]


def test_columns_that_have_no_room_go_by_rank_and_are_still_exported(make: Make, panel: str) -> None:
    program = make(size=(1366, 768))
    shown = show(program, panel, "flat")
    table = shown.table
    assert not any(table.isColumnHidden(n) for n in range(4))
    program.window.resize(640, 500)
    settle(program.app)
    hidden = [n for n in range(4) if table.isColumnHidden(n)]
    assert hidden and 0 not in hidden and 3 not in hidden and 1 in hidden
    assert table.horizontalScrollBar().maximum() == 0
    program.share.copy()
    assert QGuiApplication.clipboard().text().split("\n")[0].split("\t") == ["City", "Note", "More", "Last"]


def test_a_long_text_takes_two_lines_and_says_all_in_its_tip_and_aloud(make: Make, panel: str) -> None:
    program = make(size=(1366, 768))
    shown = show(program, panel, "flat")
    delegate = shown.table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    index = shown.model.index(0, 1)
    part = delegate._parts(shown.table.visualRect(index), index)[0]
    assert part.line is not None
    text, cut = delegate.layout.text(part.line, int(delegate.layout.text_box(part).width()))
    assert cut and text.lineCount() == 2 and text.text().endswith("…")
    assert part.box.height() == 2 * delegate.layout.row_height
    assert "word59" in shown.model.data(index)
    short = delegate._parts(shown.table.visualRect(shown.model.index(0, 2)), shown.model.index(0, 2))[0]
    assert short.line is not None and not delegate.layout.is_cut(short.line, delegate.layout.text_box(short).width())


def test_a_row_under_the_pointer_is_shown_so(make: Make, panel: str) -> None:
    program = make(size=(1366, 768))
    shown = show(program, panel, "none")
    table = shown.table
    at = table.visualRect(shown.model.index(2, 0)).center()
    before = table.viewport().grab().toImage().pixelColor(at.x(), at.y() + 14)
    QTest.mouseMove(table.viewport(), at)
    table.mouseMoveEvent(_move(at))
    settle(program.app)
    assert table.viewport().grab().toImage().pixelColor(at.x(), at.y() + 14) != before


def _move(at: QPoint):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    return QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(at), Qt.MouseButton.NoButton,
                       Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)


def test_the_tools_are_two_lines_at_most_and_never_wider_than_their_place(make: Make) -> None:
    program = make(size=(1024, 640), language="es")
    for panel, view in views():
        shown = show(program, panel, view)
        program.state.choose(panel, find="una palabra larga para buscar")
        settle(program.app)
        bar = shown.toolbar
        visible = [child for child in bar.children() if isinstance(child, QWidget) and child.isVisible()]
        assert all(bar.rect().contains(child.geometry()) for child in visible), (panel, view)
        assert bar.height() <= 80
        program.state.choose(panel, find="")


@pytest.mark.parametrize("most", [1, 2])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_status_that_has_no_room_is_said_in_short_not_cut(qapp: QApplication, language: str, most: int) -> None:
    given = building.pack(building.row("claims", "A", panel="cities", text="A.", status="not_found", source_ids="s"),
                          building.row("sources", "s", publisher="P", title="T"), languages="en es")
    stated = of_ref(given, "A", language)
    assert stated is not None
    layout = CellLayout(THEMES["light"], 2.0)
    layout.most_lines = most
    line, short = status_line(stated), stated.word(short=True)
    assert stated.word() != short
    whole, cut = layout.text(line, 1000)
    assert whole.text() == f"{stated.word()} [1]" and not cut
    less = status_line(stated, short=True)
    fits = [width for width in range(40, 700, 10) if layout.text(less, width)[0].text() == f"{short} [1]"]
    shown = [layout.text(line, width) for width in fits]
    assert {text.text() for text, _ in shown} == {f"{stated.word()} [1]", f"{short} [1]"}
    assert all(cut is (text.text() == f"{short} [1]") for text, cut in shown)  # its tip has the whole
    assert all(text.lineCount() <= most for text, _ in shown)


def test_bold_words_alone_take_one_row_where_they_just_fit(qapp: QApplication) -> None:
    layout = CellLayout(THEMES["light"], 1.0)
    bold = QFont(layout.font)
    bold.setBold(True)
    width = QFontMetricsF(bold).horizontalAdvance("Los Angeles") + 3
    assert layout.rows(Line(strong="Los Angeles"), width) == 1
