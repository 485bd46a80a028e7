"""Public records brought in through the window: dialog, mapping, drop, and what is shown over time."""

from __future__ import annotations

import datetime
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explainer.app import paths
from explainer.bootstrap import Program
from explainer.core.reading import read_pack
from explainer.core.writing import save_workbook
from explainer.records import importing
from explainer.ui.panels.over_time import OverTimeArea
from explainer.ui.records.controller import RecordsController
from explainer.ui.records.dialog import RecordsDialog
from explainer.ui.records.mapping_dialog import MappingDialog
from tests.records.conftest import BANNER, CENTER, center_rows
from tests.ui.conftest import Make, settle

DAYS = [datetime.date(2025, 6, 1) + datetime.timedelta(days=day) for day in range(30)]


@pytest.fixture
def center(tmp_path: Path) -> Path:
    """Compressed, banner rows, bars between cells: 465 arrests of October 2016."""
    file = tmp_path / "ERO_arrests_FY2017.csv.gz"
    file.write_bytes(gzip.compress((BANNER + CENTER + center_rows()).encode()))
    return file


@pytest.fixture
def own_table(tmp_path: Path) -> Path:
    """A table of no known layout: bookings per day in two counties."""
    file = tmp_path / "jail.csv"
    rows = [f"{day},{county},{number}" for number, day in enumerate(DAYS, start=1)
            for county in ("North", "South")]
    file.write_text("\n".join(["Booked on,County,Number of people", *rows]), "utf-8")
    return file


def records(program: Program) -> RecordsController:
    return program.workbench.records


def opened(program: Program) -> RecordsDialog:
    program.workbench.actions["pack.records"].trigger()
    dialog = records(program).dialog
    assert dialog is not None and dialog.isVisible()
    return dialog


def bring(program: Program, qtbot: QtBot, *files: Path) -> RecordsDialog:
    """Choose files in the dialog, and wait until they are through and shown."""
    dialog = records(program).dialog or opened(program)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file) for file in files], ""))
        dialog.add.click()
    through(program, qtbot)
    return dialog


def through(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not records(program).importer.busy, timeout=20_000)
    read(program, qtbot)


def read(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(map(program.workbench.runner.running,
                                        ("records-read", "records-remove"))), timeout=20_000)
    settle(program.app)


def asked(program: Program, qtbot: QtBot, *files: Path) -> MappingDialog:
    """Bring in a file whose columns are asked for."""
    dialog = records(program).dialog or opened(program)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file) for file in files], ""))
        dialog.add.click()
    qtbot.waitUntil(lambda: records(program).mapping is not None, timeout=20_000)
    asking = records(program).mapping
    assert asking is not None and asking.isVisible()
    return asking


def area_of(program: Program) -> OverTimeArea:
    program.state.show_panel("cities")
    program.state.choose("cities", view="over_time")
    settle(program.app)
    body = program.window.page("cities").body  # type: ignore[union-attr]
    assert body is not None and body.over_time.is_shown
    return body.over_time.area


def offered(area: OverTimeArea) -> list[str]:
    return [area.tools.what.itemText(at) for at in range(area.tools.what.count())]


def store_of(tmp_path: Path) -> list[Path]:
    return sorted(path for path in (tmp_path / "records").glob("*") if path.is_dir())


def content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*"))
            if file.is_file() and file.suffix != ".lock"}


def answer(button: str) -> None:
    """Press a button of the question that comes next."""
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.findChildren(QPushButton) if one.text() == button).click()
    QTimer.singleShot(50, press)


# Adding


def test_a_compressed_file_is_counted_and_told(program: Program, qtbot: QtBot, center: Path, tmp_path: Path) -> None:
    dialog = bring(program, qtbot, center)
    said = dialog.said
    assert "ERO_arrests_FY2017.csv.gz was counted." in said
    assert "465 rows read, 465 counted" in said and "Release: FY2017" in said
    about = json.loads((store_of(tmp_path)[0] / "about.json").read_text("utf-8"))
    assert "Duplicates: the file has no id of persons, so no row was taken for a duplicate" in said
    assert about["sha256"] in said.replace(" ", "")
    assert "never a row about a person" in dialog.kept.accessibleName()
    row = [dialog.table.item(0, column).text() for column in range(3)]
    assert row == [f"{center.name}\nrelease FY2017, hash {about['sha256'][:8]}", "October 1, 2016\nOctober 30, 2016", "465"]
    assert not dialog.cancel.isVisible()


def test_what_was_added_stands_below_the_packs_series_and_says_so(program: Program, qtbot: QtBot, center: Path) -> None:
    area = area_of(program)
    of_pack = offered(area)
    bring(program, qtbot, center).close_button.click()
    added = offered(area)
    assert added[:len(of_pack)] == of_pack
    assert added[len(of_pack):] == ["Added here", "Arrests, United States",
                                    "Arrests, Los Angeles Area of Responsibility"]
    area.tools.what.setCurrentIndex(len(added) - 1)
    area.tools.what.activated.emit(len(added) - 1)
    settle(program.app)
    one = area.series
    assert one is not None and one.line.values.sum() == 465
    body = program.window.page("cities").body  # type: ignore[union-attr]
    assert body is not None
    card = body.current_card()
    assert card is not None
    text = " ".join(line.full_text() for block in card.blocks for line in block.lines)
    assert f"Counted on this computer from {center.name}." in text
    marks = {line.statement.status.id for block in card.blocks for line in block.lines if line.statement is not None}
    assert marks == {"reported"}


def test_the_heading_of_what_was_added_cannot_be_chosen(program: Program, qtbot: QtBot, center: Path) -> None:
    area = area_of(program)
    bring(program, qtbot, center)
    what = area.tools.what
    at = offered(area).index("Added here")
    assert not what.model().flags(what.model().index(at, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_it_is_there_after_a_restart_and_stays_chosen(make: Make, qtbot: QtBot, center: Path) -> None:
    program = make()
    area = area_of(program)
    bring(program, qtbot, center).close_button.click()
    one = program.state.brought[-1]
    program.state.choose("cities", selected=one.id)
    kept = program.state.choices_to_keep()
    program.window.close()
    again = make(panel="cities", choices=kept)
    read(again, qtbot)
    area = area_of(again)
    assert area.series is not None and area.series.id == one.id
    assert "Added here" in offered(area)


def test_another_language_and_look_keep_what_is_chosen(program: Program, qtbot: QtBot, center: Path) -> None:
    area = area_of(program)
    bring(program, qtbot, center).close_button.click()
    program.state.choose("cities", selected=program.state.brought[-1].id)
    program.state.set_language("es")
    program.state.set_theme("dark")
    settle(program.app)
    assert area.series is program.state.brought[-1]
    assert "Agregado aquí" in offered(area)


def test_the_same_file_twice_changes_nothing(program: Program, qtbot: QtBot, center: Path, tmp_path: Path) -> None:
    bring(program, qtbot, center)
    before = content(tmp_path / "records")
    dialog = bring(program, qtbot, center)
    assert dialog.said.startswith(f"{center.name} is already there. Nothing was changed.")
    assert content(tmp_path / "records") == before
    assert dialog.table.rowCount() == 1


def test_a_workbook_with_its_header_lower_down(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "About"
    book.active.append(["Not for citation"])
    sheet = book.create_sheet("Arrests")
    for row in (["Some agency"], [], ["Area of Responsibility", "Apprehension Date", "Apprehension Method"]):
        sheet.append(row)
    for day in range(1, 29):
        sheet.append(["Chicago Area of Responsibility", datetime.datetime(2017, 2, day, 9, 30), "Located"])
    file = tmp_path / "book.xlsx"
    book.save(file)
    dialog = bring(program, qtbot, file)
    assert "28 rows read, 28 counted" in dialog.said


def test_files_come_one_after_another(program: Program, qtbot: QtBot, center: Path, tmp_path: Path) -> None:
    other = tmp_path / "more_FY2018.csv"
    other.write_text(CENTER + center_rows().replace("2016", "2017"), "utf-8")
    dialog = bring(program, qtbot, center, other)
    assert dialog.table.rowCount() == 2
    assert dialog.said.index(other.name) < dialog.said.index(center.name)


# Bad input


def cut_off(path: Path) -> None:
    path.write_bytes(gzip.compress((BANNER + CENTER + center_rows()).encode())[:-30])


@pytest.mark.parametrize(("name", "make_file", "words"), [
    ("cut.csv.gz", cut_off, "damaged or not complete"),
    ("junk.csv", lambda path: path.write_bytes(bytes(range(256)) * 40), "no table in text"),
    ("empty.csv", lambda path: path.write_bytes(b""), "empty"),
    ("book.xlsx", lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 400), "damaged"),
])
def test_a_bad_file_is_refused_in_place(program: Program, qtbot: QtBot, center: Path, tmp_path: Path,
                                        name: str, make_file: object, words: str) -> None:
    bring(program, qtbot, center)
    before = content(tmp_path / "records")
    bad = tmp_path / name
    make_file(bad)  # type: ignore[operator]
    dialog = bring(program, qtbot, bad)
    assert dialog.said.startswith(f"{name} was not brought in. Nothing was changed.")
    assert words in dialog.said
    assert content(tmp_path / "records") == before
    assert "Added here" in offered(area_of(program))


def test_a_damaged_data_set_is_listed_and_the_others_are_shown(make: Make, qtbot: QtBot, center: Path, tmp_path: Path) -> None:
    program = make()
    other = tmp_path / "more_FY2018.csv"
    other.write_text(CENTER + center_rows().replace("2016", "2017"), "utf-8")
    bring(program, qtbot, center, other)
    spoilt = store_of(tmp_path)[0]
    (spoilt / "counts.csv").write_text("area,date\n", "utf-8")
    program.window.close()
    again = make()
    dialog = opened(again)
    read(again, qtbot)
    assert [dialog.table.item(row, 0).text().splitlines()[0] for row in range(2)] == [other.name, spoilt.name]
    assert "Damaged" in dialog.table.item(1, 1).text()
    assert again.state.brought
    dialog.table.selectRow(1)
    answer("Remove")
    dialog.remove.click()
    read(again, qtbot)
    assert not spoilt.exists() and dialog.table.rowCount() == 1


# Canceling


def test_cancel_leaves_nothing(program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "many.csv"
    file.write_text(CENTER + center_rows() * 100, "utf-8")
    dialog = opened(program)
    records(program).importer.begun.connect(lambda _path: dialog.cancel.click())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    dialog.add.click()
    through(program, qtbot)
    assert dialog.said.startswith("many.csv was stopped. Nothing of it was kept.")
    assert store_of(tmp_path) == []


def test_cancel_that_comes_when_all_is_written_takes_it_back(program: Program, qtbot: QtBot, center: Path, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    from explainer.ui.records import importer as module

    def late(*args: object, **more: object) -> importing.Summary:
        summary = importing.import_file(*args, **more)  # type: ignore[arg-type]
        records(program).importer._stop.cancel()
        return summary

    monkeypatch.setattr(module, "import_file", late)
    dialog = bring(program, qtbot, center)
    assert "was stopped" in dialog.said
    assert store_of(tmp_path) == []


def test_closing_the_dialog_stops_the_file(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text(CENTER + center_rows() * 100, "utf-8")
    dialog = opened(program)
    records(program).importer.begun.connect(lambda _path: dialog.reject())
    records(program).add([file])
    through(program, qtbot)
    assert store_of(tmp_path) == [] and records(program).dialog is None


# Tables of no known layout


def test_the_columns_of_another_table_are_asked_with_the_likeliest_filled_in(
        program: Program, qtbot: QtBot, own_table: Path, tmp_path: Path) -> None:
    asking = asked(program, qtbot, own_table)
    assert (asking.date.currentText(), asking.area.currentText(), asking.number.currentText()) == (
        "Booked on", "County", "Number of people")
    assert asking.kind.currentData() == "book-ins"
    assert [asking.preview.item(0, column).text() for column in range(3)] == ["2025-06-01", "North", "1"]
    qtbot.keyClick(asking.count, Qt.Key.Key_Return)
    through(program, qtbot)
    assert "60 rows read, 60 counted" in records(program).dialog.said  # type: ignore[union-attr]
    assert {one.place["en"] for one in program.state.brought} == {"the whole table", "North", "South"}
    whole = next(one for one in program.state.brought if one.place_kind == "nation")
    assert whole.line.values.sum() == 2 * sum(range(1, 31))


def test_what_was_chosen_by_keys_is_remembered(program: Program, qtbot: QtBot, own_table: Path, tmp_path: Path) -> None:
    asking = asked(program, qtbot, own_table)
    asking.kind.setFocus()
    qtbot.keyClick(asking.kind, Qt.Key.Key_Home)
    asking.number.setFocus()
    qtbot.keyClick(asking.number, Qt.Key.Key_Home)
    assert (asking.kind.currentData(), asking.number.currentData()) == ("arrests", "")
    assert not asking.level.isEnabled()
    qtbot.keyClick(asking.count, Qt.Key.Key_Return)
    through(program, qtbot)
    later = tmp_path / "later.csv"
    later.write_text(own_table.read_text("utf-8").replace("2025-06", "2025-05"), "utf-8")
    asking = asked(program, qtbot, later)
    assert (asking.kind.currentData(), asking.number.currentData()) == ("arrests", "")
    qtbot.keyClick(asking.count, Qt.Key.Key_Return)
    through(program, qtbot)
    before = content(tmp_path / "records")
    asking = asked(program, qtbot, later)
    qtbot.keyClick(asking.count, Qt.Key.Key_Return)
    through(program, qtbot)
    assert "already there" in records(program).dialog.said.splitlines()[0]  # type: ignore[union-attr]
    assert content(tmp_path / "records") == before


def test_a_table_can_be_left_out(program: Program, qtbot: QtBot, own_table: Path, center: Path, tmp_path: Path) -> None:
    asking = asked(program, qtbot, own_table, center)
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    through(program, qtbot)
    assert [folder.name.startswith("ero-arrests") for folder in store_of(tmp_path)] == [True]


def test_without_a_date_nothing_can_be_counted(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "no-dates.csv"
    file.write_text("County,Number\nNorth,3\nSouth,4\n", "utf-8")
    asking = asked(program, qtbot, file)
    assert not asking.count.isEnabled()
    asking.reject()
    through(program, qtbot)


# Removing, saving


def test_removing_asks_and_takes_it_from_the_plot(program: Program, qtbot: QtBot, center: Path, tmp_path: Path) -> None:
    area = area_of(program)
    dialog = bring(program, qtbot, center)
    answer("Keep them")
    dialog.remove.click()
    read(program, qtbot)
    assert len(store_of(tmp_path)) == 1
    answer("Remove")
    dialog.remove.click()
    read(program, qtbot)
    assert store_of(tmp_path) == [] and "Added here" not in offered(area)
    assert not dialog.remove.isEnabled() and not dialog.save.isEnabled()


@pytest.mark.parametrize("name", ["copy.xlsx", "copy"])
def test_a_copy_of_the_pack_holds_what_was_added(program: Program, qtbot: QtBot, center: Path, tmp_path: Path,
                                                 monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    dialog = bring(program, qtbot, center)
    kind = "Folder of tables (*)" if name == "copy" else "Workbook (*.xlsx)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), kind))
    answered: list[str] = []

    def not_now() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            answered.append(box.text())
            next(one for one in box.findChildren(QPushButton) if one.text() == "Not now").click()

    timer = QTimer()
    timer.timeout.connect(not_now)
    timer.start(50)
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(answered), timeout=30_000)
    timer.stop()
    pack = read_pack(tmp_path / name).pack
    assert pack is not None
    new = [row for row in pack["series"] if program.state.pack.row("series", row.id) is None]
    assert [row.text("place_en") for row in new] == ["United States", "Los Angeles Area of Responsibility"]
    program.state.open_pack(pack)
    settle(program.app)
    assert "Added here" not in offered(area_of(program))  # the pack has them itself


# Dropping


def drop(widget: QWidget, files: Iterable[Path]) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    both = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(40, 40), *both)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(40, 40), *both))
    return True


def test_a_table_dropped_onto_the_window_is_brought_in(program: Program, qtbot: QtBot, center: Path) -> None:
    assert drop(program.window, [center])
    through(program, qtbot)
    dialog = records(program).dialog
    assert dialog is not None and "465 counted" in dialog.said


def test_a_pack_dropped_onto_the_window_is_opened(program: Program, qtbot: QtBot, pack_copy: Path, tmp_path: Path) -> None:
    book = tmp_path / "pack.xlsx"
    save_workbook(program.state.pack, book)
    for pack in (pack_copy, book):
        assert drop(program.window, [pack])
        qtbot.waitUntil(lambda pack=pack: program.state.pack.path == pack, timeout=60_000)
    assert records(program).dialog is None


def test_other_files_are_not_taken(program: Program, tmp_path: Path) -> None:
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG")
    assert not drop(program.window, [picture])


# Looks


@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_fits_a_small_screen_at_twice_the_size(make: Make, qtbot: QtBot, own_table: Path, language: str) -> None:
    program = make(size=(1024, 600), language=language, text_scale=2.0)
    asking = asked(program, qtbot, own_table)
    dialog = records(program).dialog
    assert dialog is not None
    for window in (asking, dialog):
        window.resize(min(window.width(), 984), min(window.height(), 580))
        settle(program.app)
        assert window.width() <= 984 and window.height() <= 580
        for button in window.findChildren(QPushButton):
            if button.isVisible():
                inside = QPoint(button.width() - 1, button.height() - 1)
                assert window.rect().contains(button.mapTo(window, inside)), button.text()
                assert button.width() >= button.sizeHint().width(), button.text()
    asking.reject()
    through(program, qtbot)


def test_errors_are_told_in_spanish(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    program = make(language="es")
    cut, old = tmp_path / "cut.csv.gz", tmp_path / "old.csv"
    cut_off(cut)
    old.write_text(CENTER + center_rows().replace("2016", "1899"), "utf-8")
    said = bring(program, qtbot, cut, old).said
    assert "cut.csv.gz: el archivo comprimido está dañado o incompleto" in said
    assert "old.csv: no se pudo contar ninguna fila (una fecha anterior a 1990: 465)" in said


def test_it_speaks_spanish(make: Make, qtbot: QtBot, center: Path) -> None:
    program = make(language="es")
    dialog = bring(program, qtbot, center)
    assert "465 filas leídas" in dialog.said and "nunca una fila sobre una persona" in dialog.kept.accessibleName()


@pytest.fixture(autouse=True)
def _no_store_of_this_person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Whatever goes wrong, the records of whoever runs the tests are left alone."""
    monkeypatch.setattr(paths, "records_folder", lambda: tmp_path / "records")
    yield
