"""The window with real clicks and keys: chart, table and card show one state."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explainer.bootstrap import Program
from explainer.content.card_pages import SOURCE, page
from explainer.content.cards import source_card
from explainer.content.lines import Line
from explainer.core.columns import TOPIC_PANELS
from explainer.panels import registry
from explainer.qt.roles import CELL_ROLE
from explainer.ui.look import Look
from explainer.ui.panels.body import PanelBody
from explainer.ui.widgets.cell_layout import CellLayout
from explainer.ui.widgets.cells import CellDelegate, mouse_shape
from explainer.ui.widgets.lines import TextLabel
from tests.ui.conftest import Make, settle


def body(program: Program, panel: str) -> PanelBody:
    program.state.show_panel(panel)
    settle(program.app)
    found = program.window.page(panel).body
    assert isinstance(found, PanelBody)
    return found


def click_bar(qtbot: QtBot, shown: PanelBody, key: str) -> None:
    item = next(i for i in shown.chart.drawing().items if i.key == key)
    box = item.area
    viewport = shown.chart.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(round(box.x + box.width / 3), round(box.y + box.height / 2)))
    settle(QApplication.instance())  # type: ignore[arg-type]


def click_row(qtbot: QtBot, shown: PanelBody, row: int, column: int = 0) -> None:
    table = shown.table
    rect = table.visualRect(table.model().index(row, column))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    settle(QApplication.instance())  # type: ignore[arg-type]


def cell(shown: PanelBody, row: int, key: str) -> str:
    """Text of a cell, by the key of its column."""
    keys = [column.key for column in shown.model.view.columns]
    return str(shown.model.data(shown.model.index(row, keys.index(key))))


def test_a_click_on_a_row_selects_it_and_shows_its_card(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "cities")
    click_row(qtbot, shown, 2)
    assert program.state.choices("cities").selected == "new-york"
    assert [shown.model.id_at(row) for row in shown.table.selected_rows()] == ["new-york"]
    assert shown.card.accessibleName() == "New York City"


def place_of(shown: PanelBody, row: int, wanted: Callable[[Line], bool]) -> tuple[Line, QPoint]:
    """A line of a row of the list that is as wanted, and where its mark is."""
    table = shown.table
    delegate = table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    for column in range(shown.model.columnCount()):
        index = shown.model.index(row, column)
        rect = table.visualRect(index)
        for part in delegate.layout.parts(index.data(CELL_ROLE), QRectF(rect), 0.0):
            if part.line is not None and wanted(part.line) and not table.isColumnHidden(column):
                return part.line, delegate.layout.mark_box(part).center().toPoint()
    raise AssertionError("no such line")


def test_the_article_order_is_the_default(program: Program) -> None:
    shown = body(program, "cities")
    assert [shown.model.id_at(n) for n in range(3)] == ["los-angeles", "chicago", "new-york"]


def test_sort_filter_find_and_copy_give_what_the_screen_shows(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "responses")
    program.state.choose("responses", tag="groups")
    header = shown.table.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionPosition(0) + 10, 10))
    program.state.choose("responses", find="fund")
    settle(program.app)
    whos = [shown.model.data(shown.model.index(n, 0)) for n in range(shown.model.rowCount())]
    assert 0 < len(whos) < 12
    assert whos == sorted(whos, key=str.casefold)
    shown.table.clearSelection()
    program.actions["share.copy"].trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["Who, when", "What they said or did"]
    assert [line.split("\t")[0] for line in lines[1:]] == whos


def test_three_clicks_on_a_header_go_back_to_the_packs_order(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "sources")
    before = shown.model.positions()
    header = shown.table.horizontalHeader()
    seen = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionPosition(1) + 10, 10))
        seen.append(shown.model.positions())
    assert seen[0] != before and seen[1] != seen[0]
    assert seen[2] == before


def test_alt_and_an_arrow_sort_by_the_current_column(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "sources")
    shown.table.setFocus()
    shown.table.setCurrentIndex(shown.model.index(0, 0))
    qtbot.keyClick(shown.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown.model.positions() == list(range(len(shown.model.view.ids)))[::-1]
    qtbot.keyClick(shown.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown.model.positions() == list(range(len(shown.model.view.ids)))


def test_words_that_nothing_holds_leave_a_sentence_not_a_blank(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "impacts")
    program.state.choose("impacts", find="zzzz")
    assert shown.model.rowCount() == 0 and not shown.table.isVisible()
    assert any(label.isVisible() and "No row of this list has “zzzz”." in label.accessibleName()
               for label in shown.findChildren(QWidget))
    qtbot.mouseClick(shown.nothing.button, Qt.MouseButton.LeftButton)
    assert shown.table.isVisible() and shown.model.rowCount() == len(shown.model.view.ids)


def test_a_language_switch_keeps_selection_filter_and_words(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "cities")
    click_row(qtbot, shown, 2)
    program.actions["view.spanish"].trigger()
    settle(program.app)
    assert program.state.choices("cities").selected == "new-york"
    assert shown.card.accessibleName() == "Ciudad de Nueva York"
    assert "18\u00a0%" in cell(shown, 2, "article")
    program.actions["view.english"].trigger()
    settle(program.app)
    assert "18%" in cell(shown, 2, "article")


def test_one_number_one_mark_everywhere(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    """The Los Angeles per cent in picture, list, card, clipboard, CSV, XLSX and SVG."""
    shown = body(program, "cities")
    click_row(qtbot, shown, 0)
    datum = shown.spec.series[0].data[0]  # type: ignore[union-attr]
    assert (datum.label, datum.value, datum.value_text, datum.status) == ("Los Angeles", 27.0, "27%", "not_found")
    assert "27% Not found elsewhere [1]" in cell(shown, 0, "article")
    card = shown.current_card()
    assert card is not None
    line = card.blocks[0].lines[0]
    assert (line.strong, line.status, line.sources) == ("27%", "not_found", (1,))
    program.share.copy()
    assert "27% Not found elsewhere [1]" in QGuiApplication.clipboard().text()
    for name in ("t.csv", "t.xlsx", "t.svg"):
        program.share.export(tmp_path / name)
        program.runner.finish()
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert "27% Not found elsewhere [1]" in rows[1]
    assert any(cell[0].startswith("[1] losangeles365.info") for cell in rows if cell)
    sheet = load_workbook(tmp_path / "t.xlsx").active
    assert sheet is not None and "27% Not found elsewhere [1]" in [one.value for one in sheet[2]]
    text = " ".join(ElementTree.parse(tmp_path / "t.svg").getroot().itertext())
    assert "27%" in text and "Not found elsewhere" in text and "losangeles365.info" in text
    assert program.state.pack.short_digest in text


def test_the_chart_as_a_picture(program: Program, tmp_path: Path) -> None:
    body(program, "impacts")
    program.share.export(tmp_path / "chart.png")
    image = QImage(str(tmp_path / "chart.png"))
    assert image.width() == 1600
    assert len({image.pixel(x, y) for x in range(0, 1600, 7) for y in range(0, image.height(), 7)}) > 3


def test_an_export_that_cannot_be_written_says_so_and_leaves_nothing(
        program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("explainer.ui.asking.warn", lambda _w, text: said.append(text))
    body(program, "cities")
    program.share.export(tmp_path / "no such folder" / "t.csv")
    program.runner.finish()
    program.share.export(tmp_path / "no such folder" / "t.png")
    assert len(said) == 2 and all("could not be written" in text for text in said)
    assert [path.name for path in tmp_path.iterdir() if path.name != "settings.json"] == []  # saved when it is time


def test_copy_with_sources_names_each_source_cited(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "cities")
    click_row(qtbot, shown, 2)
    program.actions["share.copy_sources"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.count("\n[") >= 2
    assert "read in a copy" in text
    assert text.rstrip().endswith(program.state.pack.meta("published"))


def test_ctrl_i_opens_the_source_card_of_the_selection(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "cities")
    click_row(qtbot, shown, 2)
    program.actions["go.source_card"].trigger()
    settle(program.app)
    assert shown.card.pages_back == 1
    whole = shown.card.text.toPlainText()
    for words in ("Disputed by a source", "Sources that support it", "none found", "Gothamist", "no period given"):
        assert words in whole


def test_a_click_on_a_mark_in_the_table_opens_its_card(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "cities")
    line, at = place_of(shown, 0, lambda line: bool(line.ref and line.status))
    qtbot.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(program.app)
    card = source_card(program.state.pack, line.ref, "en")
    assert card is not None and shown.card.pages_back == 1
    assert shown.card.accessibleName() == card.title


def test_a_click_on_a_source_in_the_list_opens_its_card(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "cities")
    line, mark = place_of(shown, 0, lambda line: bool(line.ref and line.sources))
    table, y = shown.table, mark.y()
    index = table.indexAt(mark)
    rect = table.visualRect(index)
    delegate = table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    spots = [QPoint(x, yy) for yy in range(rect.top(), rect.bottom(), 4) for x in range(rect.left(), rect.right(), 4)
             if delegate.source_at(QPointF(x, yy), rect, index) == line.sources[0]]
    assert spots and y > 0
    assert mouse_shape(delegate, QPointF(spots[0]), rect, index) == Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spots[0])
    settle(program.app)
    card = page(program.state.pack, f"{SOURCE}{line.sources[0]}", "en")
    assert card is not None and shown.card.accessibleName() == card.title


@pytest.mark.parametrize("panel", TOPIC_PANELS)
def test_each_panel_has_its_key_and_says_something(program: Program, panel: str) -> None:
    program.actions[f"go.{panel}"].trigger()
    settle(program.app)
    assert program.state.panel == panel
    shown = body(program, panel)
    assert shown.table.accessibleName() and shown.table.accessibleDescription()
    assert shown.spec is not None and shown.spec.takeaway
    assert shown.model.rowCount() > 2
    assert program.window.page(panel).accessibleName()


def test_a_source_shows_what_it_is_cited_for_and_escape_brings_the_method_back(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "sources")
    method = shown.current_card()
    click_row(qtbot, shown, 1)
    card = shown.current_card()
    assert card is not None and any(block.heading == "Cited for" and block.lines for block in card.blocks)
    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_Escape)
    assert shown.current_card() == method


def test_the_glossary_is_a_table_of_the_sources_panel(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "sources")
    button = next(b for b in shown.findChildren(QPushButton) if b.text() == "Glossary")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(program.app)
    assert shown.model.rowCount() >= 25
    terms = [shown.model.data(shown.model.index(n, 0)) for n in range(3)]
    assert terms == sorted(terms, key=str.casefold)


def test_a_part_of_the_bar_of_marks_lists_its_claims(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "sources")
    program.state.choose("sources", view="claims")
    settle(program.app)
    click_bar(qtbot, shown, next(i.key for i in shown.chart.drawing().items if "contradicted" in i.key))
    assert set(shown.listing.ids()) == {"C02", "C16"}


def test_columns_can_be_chosen_but_never_all_hidden(program: Program) -> None:
    shown = body(program, "cities")
    keys = [column.key for column in shown.model.view.columns]
    usual = [column.key for column in shown.model.view.columns if not column.hidden]
    assert [keys[n] for n in shown.shown_columns()] == usual and len(usual) > 2
    program.state.choose("cities", hidden=(keys[1],))
    assert [keys[n] for n in shown.shown_columns()] == [keys[0], *keys[2:]]
    program.state.choose("cities", hidden=tuple(keys))
    assert shown.shown_columns()


def test_published_counts_follow_the_selected_city_and_compare_only_within_a_series(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "cities")
    pack, published = program.state.pack, registry.charts("cities")["published"]
    click_row(qtbot, shown, 1)
    spec = published.build(pack, "en", program.state.choices("cities").selected)
    assert "Chicago" in spec.title and "Los Angeles" in published.build(pack, "en", "los-angeles").title
    for series in spec.series:  # type: ignore[attr-defined]
        figures = [pack.figure(datum.key) for datum in series.data]
        assert series.single or len({(f.series, f.unit, f.row.text("kind")) for f in figures if f}) == 1
    abroad = registry.charts("cities")["foreign_born"].build(pack, "en", "")
    assert all(series.single for series in abroad.series)  # type: ignore[attr-defined]


def test_text_of_a_pack_is_never_markup(make: Make, pack_copy: Path) -> None:
    """Not in labels, not in cells, not in tooltips, where Qt would take `<b>` for bold of its own accord."""
    nasty = '<b>bold</b> <a href="https://example.org">link</a> <img src="x">'
    for name, column in (("claims", "text_en"), ("sections", "text_en"), ("cities", "name_en"), ("responses", "text_en")):
        file = pack_copy / f"{name}.csv"
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
        place = rows[0].index(column)
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([rows[0], *([*row[:place], nasty, *row[place + 1:]] for row in rows[1:])])
    program = make(pack=pack_copy)
    for panel in ("overview", "cities", "responses"):
        shown = body(program, panel)
        for label in program.window.page(panel).findChildren(TextLabel):
            text = re.sub(r'<img src="data:image/png;base64,[\w+/=]*"', "", label.text())  # the program's own marks
            assert "<img" not in text and "example.org\"" not in text
            assert "<b>bold" not in label.toolTip()
        model = shown.model
        tips = [model.data(model.index(0, n), Qt.ItemDataRole.ToolTipRole) for n in range(model.columnCount())]
        assert not any("<b>" in tip or "<img" in tip for tip in tips)


def test_ctrl_click_adds_a_row_and_the_card_follows(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "cities")
    click_row(qtbot, shown, 0)
    rect = shown.table.visualRect(shown.model.index(1, 0))
    qtbot.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, rect.center())
    settle(program.app)
    assert shown.table.selected_rows() == [0, 1]
    assert program.state.choices("cities").selected == "chicago"
    program.share.copy()
    assert QGuiApplication.clipboard().text().count("\n") == 2


def test_the_same_sort_asked_for_twice_goes_back_to_the_packs_order(program: Program, qtbot: QtBot) -> None:
    shown = body(program, "overview")
    before = shown.model.positions()
    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown.model.positions() != before
    qtbot.keyClick(shown.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown.model.positions() == before


def test_each_row_is_as_high_as_its_text_whatever_is_chosen(program: Program) -> None:
    shown = body(program, "sources")
    seen: set[int] = set()

    def is_high_enough() -> bool:
        settle(program.app)
        table, model = shown.table, shown.model
        columns = [n for n in range(model.columnCount()) if not table.isColumnHidden(n)]
        layout = CellLayout(Look.of(program.state).theme, program.state.text_scale)
        needed = [max(layout.height(model.index(row, n).data(CELL_ROLE), table.columnWidth(n)) for n in columns) + 1
                  for row in range(model.rowCount())]
        seen.update(needed)
        heights = [table.rowHeight(row) for row in range(model.rowCount())]
        return all(height >= need for height, need in zip(heights, needed, strict=True))

    assert is_high_enough()
    program.state.choose("sources", sort_column="publisher", descending=True)
    assert is_high_enough()
    program.state.choose("sources", find="police")
    assert is_high_enough()
    program.state.set_language("es")
    assert is_high_enough()
    program.state.choose("sources", find="", hidden=("kind", "side"))
    assert is_high_enough()
    program.state.set_text_scale(1.5)
    assert is_high_enough()
    program.window.resize(1500, 900)
    assert is_high_enough()
    program.state.choose("sources", view="glossary")
    assert is_high_enough()
    assert len(seen) > 2
