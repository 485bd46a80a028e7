"""What was done is said and leaves by itself; what can be done is near: menus, copies, one step back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from explainer.bootstrap import Program
from explainer.core.problems import Problem
from explainer.core.schema import REF_UNKNOWN
from explainer.ui.dialogs.changes import ChangesDialog
from explainer.ui.dialogs.problems import ProblemsDialog, causes

from .conftest import Make, settle


class Opened(QObject):
    """Takes what the system would be asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(url.toLocalFile())


@pytest.fixture
def opened() -> Iterator[Opened]:
    taker = Opened()
    QDesktopServices.setUrlHandler("file", taker, "take")
    yield taker
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def cities(program: Program, qapp: QApplication) -> Program:
    program.state.show_panel("cities")
    settle(qapp)
    return program


# Messages

def test_a_copy_is_told_of_and_the_message_leaves_by_itself(cities: Program, qapp: QApplication, qtbot: QtBot) -> None:
    toast = cities.window.toast
    toast._timer.setInterval(50)
    cities.actions["share.copy"].trigger()
    assert toast.isVisible() and toast.text.startswith("Copied ") and "row" in toast.text
    assert cities.window.rect().contains(toast.geometry())
    assert not cities.window.banner.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=5000)


def test_a_message_stays_while_it_has_the_focus_and_escape_sends_it_away(cities: Program, qtbot: QtBot) -> None:
    toast = cities.window.toast
    toast._timer.setInterval(30)
    cities.window.activateWindow()
    toast.say("Saved: a.csv", "Show in folder", lambda: None)
    toast.button.setFocus()
    qtbot.waitUntil(toast.button.hasFocus)
    qtbot.wait(150)
    assert toast.isVisible()
    QTest.keyClick(toast.button, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_a_long_message_wraps_in_a_narrow_window(cities: Program, qapp: QApplication) -> None:
    cities.window.resize(640, 500)
    cities.window.toast.say("word " * 60, "Show in folder", lambda: None)
    settle(qapp)
    assert cities.window.rect().contains(cities.window.toast.geometry())
    label = cities.window.toast._label
    assert label.heightForWidth(label.width()) <= label.height() + 1


def test_a_saved_file_is_shown_in_its_folder_and_nothing_is_run(cities: Program, qapp: QApplication, qtbot: QtBot,
                                                                tmp_path: Path, opened: Opened) -> None:
    file = tmp_path / "table.csv"
    cities.share.export(file)
    toast = cities.window.toast
    qtbot.waitUntil(lambda: toast.text == "Saved: table.csv", timeout=10_000)
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert [Path(path) for path in opened.paths] == [tmp_path]
    assert not toast.isVisible()


# Menus of the right button, and what they do

def right_click(widget: QWidget) -> QMenu:
    place = widget.rect().center()
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise)", extend=True)
def test_the_right_button_offers_what_can_be_done_on_list_strip_and_card(cities: Program, qapp: QApplication) -> None:
    body = cities.workbench.body()
    for widget in (body.table.viewport(), body.strip.chart.viewport(), body.card, body.card.text.viewport()):
        menu = right_click(widget)
        titles = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert titles[:3] == ["Copy", "Copy text with sources", "Copy picture"] and len(titles) == 6
        menu.close()
        settle(qapp)


@pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise)", extend=True)
def test_words_selected_in_the_card_can_be_copied_alone(cities: Program, qapp: QApplication) -> None:
    text = cities.workbench.body().card.text
    text.selectAll()
    menu = right_click(text.viewport())
    assert menu.actions()[0].text() == "Copy selected words"
    menu.actions()[0].trigger()
    menu.close()
    settle(qapp)
    assert "Can I trust" in QGuiApplication.clipboard().text()


def test_the_text_has_headline_card_and_the_sources_they_cite(cities: Program) -> None:
    cities.state.choose("cities", selected="los-angeles")
    cities.actions["share.copy_text"].trigger()
    text = QGuiApplication.clipboard().text()
    assert "Los Angeles" in text and "27%" in text and "Not found elsewhere" in text
    assert "[1] losangeles365.info" in text and cities.state.pack.short_digest in text
    assert "**" not in text and "<" not in text


def test_the_picture_is_in_the_clipboard(cities: Program) -> None:
    cities.actions["share.copy_picture"].trigger()
    image = QGuiApplication.clipboard().image()
    assert image.width() >= 1000 and image.height() >= 200
    assert cities.window.toast.text == "Picture copied"


def test_a_double_click_on_a_row_opens_its_source_card(cities: Program, qapp: QApplication) -> None:
    asked: list[bool] = []
    cities.actions["go.source_card"].triggered.connect(lambda: asked.append(True))
    table = cities.workbench.body().table
    place = table.visualRect(table.model().index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qapp)
    assert asked == [True]
    cities.lookups.close()


# One step back

def test_each_escape_takes_one_step_back(cities: Program, qapp: QApplication) -> None:
    state = cities.state
    state.choose("cities", find="Chicago", tag="not_found", selected="chicago")
    left = []
    for _ in range(4):
        QTest.keyClick(cities.window, Qt.Key.Key_Escape)
        choices = state.choices("cities")
        left.append((choices.find, choices.tag, choices.selected))
    assert left[0] == ("", "not_found", "chicago")
    assert left[1] == ("", "", "chicago")
    assert left[2][:2] == ("", "") and left[3][:2] == ("", "")


def test_columns_can_be_set_back(cities: Program, qapp: QApplication) -> None:
    cities.state.choose("cities", hidden=("name",), sort_column="name", descending=True)
    settle(qapp)
    cities.actions["view.columns"].trigger()
    choices = cities.state.choices("cities")
    assert (choices.hidden, choices.sort_column, choices.descending) == (None, "", False)


# The librarian

def test_the_title_names_a_pack_that_is_not_the_built_in_one(make: Make, pack_copy: Path) -> None:
    title = make().window.windowTitle()
    assert "pack –" not in title
    assert make(pack=pack_copy).window.windowTitle() == f"pack – {title}"


def test_the_tables_of_a_pack_open_in_the_systems_program(make: Make, pack_copy: Path, opened: Opened) -> None:
    program = make(pack=pack_copy)
    program.actions["pack.spreadsheet"].trigger()
    assert [Path(path) for path in opened.paths] == [pack_copy]


def test_the_built_in_pack_is_copied_before_it_is_edited(program: Program, tmp_path: Path, qtbot: QtBot, opened: Opened,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "mine.xlsx"
    monkeypatch.setattr("explainer.ui.pack_copies.ask", lambda *_a: True)
    monkeypatch.setattr("explainer.ui.pack_copies.QFileDialog.getSaveFileName", lambda *_a: (str(target), ""))
    program.actions["pack.spreadsheet"].trigger()
    qtbot.waitUntil(lambda: opened.paths != [], timeout=30_000)
    assert [Path(path) for path in opened.paths] == [target] and target.is_file()
    qtbot.waitUntil(lambda: program.state.pack.path == target, timeout=60_000)


@pytest.mark.parametrize("name", ["run.exe", "run.sh", "run.desktop", "run"])
def test_what_is_no_table_is_never_opened(tmp_path: Path, opened: Opened, name: str) -> None:
    from explainer.ui.files import open_document, show_folder

    file = tmp_path / name
    file.write_text("#!/bin/sh\n")
    assert not open_document(file) and not show_folder(file)
    bundle = tmp_path / "Evil.app"
    bundle.mkdir(exist_ok=True)
    assert not show_folder(bundle) and opened.paths == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_changed_since_the_last_save_is_listed(make: Make, pack_copy: Path, qapp: QApplication, qtbot: QtBot, language: str) -> None:
    program = make(pack=pack_copy, language=language)
    assert not program.actions["pack.changes"].isEnabled()
    cities = pack_copy / "cities.csv"
    cities.write_text(cities.read_text(encoding="utf-8").replace(",Chicago,", ",Chicago by the lake,"), encoding="utf-8")
    program.packs.reload()
    qtbot.waitUntil(lambda: program.packs.before is not None, timeout=60_000)
    toast = program.window.toast
    assert toast.button.text() == {"en": "What changed", "es": "Qué cambió"}[language]
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.window.findChild(ChangesDialog) is not None, timeout=30_000)
    dialog = program.window.findChild(ChangesDialog)
    assert dialog is not None
    said = " ".join(child.accessibleName() for child in dialog.area.findChildren(QWidget))
    assert "Chicago by the lake" in said and "name_en" in said and "|" not in said
    assert {"en": "Changed:", "es": "Cambiado:"}[language] in said
    dialog.close()


def test_one_cause_is_one_message_with_its_cells() -> None:
    problems = [Problem(REF_UNKNOWN, "claims.csv", n, "source_ids", "gone", {"table": "sources"}, cell=f"M{n}") for n in range(2, 30)]
    found = causes(problems, "en")
    assert len(found) == 1
    (line,) = found[0].place_lines()
    assert line.startswith("claims.csv M2, M3, M4, ") and line.endswith("… and 16 more (source_ids)")


def test_a_row_that_is_gone_is_one_problem_however_many_name_it(make: Make, pack_copy: Path, qapp: QApplication, qtbot: QtBot) -> None:
    sources = pack_copy / "sources.csv"
    lines = sources.read_text(encoding="utf-8").splitlines(keepends=True)
    sources.write_text("".join(line for line in lines if not line.startswith("article,")), encoding="utf-8")
    program = make(pack=pack_copy)
    program.packs.reload()
    qtbot.waitUntil(lambda: program.window.banner.key == "problems", timeout=60_000)
    program.packs.show_problems()
    dialog = program.window.findChild(ProblemsDialog)
    assert dialog is not None
    said = [child.accessibleName() for child in dialog.area.findChildren(QWidget)]
    naming = [text for text in said if "“article”" in text and "no row" in text]
    assert len(naming) == 1 and "claims.csv M2" in naming[0]
    dialog.close()
