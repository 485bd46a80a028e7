"""The librarian's round in the window: open, change, reload, save a copy; a broken pack never costs the open one."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from explainer import bootstrap
from explainer.app import settings
from explainer.app.paths import built_in_pack
from explainer.bootstrap import Program
from explainer.core.reading import read_pack
from explainer.ui.dialogs.problems import ProblemsDialog
from explainer.ui.dialogs.texts import ErrorDialog
from explainer.ui.panels.body import PanelBody
from tests.ui.conftest import Make, settle


def change_cell(pack: Path, table: str, row_id: str, column: str, value: str) -> None:
    file = pack / f"{table}.csv"
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    place = rows[0].index(column)
    for row in rows[1:]:
        if row[0] == row_id:
            row[place] = value
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


def texts(widget: QWidget) -> str:
    return "\n".join(child.accessibleName() for child in widget.findChildren(QWidget))


def first_row(body: PanelBody) -> str:
    """What the first row of the list says."""
    model = body.model
    return " ".join(str(model.data(model.index(0, n))) for n in range(model.columnCount()))


def test_open_another_pack_and_go_back(program: Program, qtbot: QtBot, pack_copy: Path) -> None:
    change_cell(pack_copy, "meta", "title_en", "value", "Our own question")
    program.packs.open(pack_copy)
    qtbot.waitUntil(lambda: not program.state.pack.built_in, timeout=20_000)
    settle(program.app)
    assert program.window.windowTitle() == "pack – Our own question"
    program.actions["pack.built_in"].trigger()
    qtbot.waitUntil(lambda: program.state.pack.built_in, timeout=20_000)
    assert "Our own question" not in program.window.windowTitle()


def test_a_saved_change_shows_by_itself_and_keeps_the_selection(make: Make, qtbot: QtBot, pack_copy: Path) -> None:
    program = make(pack=pack_copy)
    program.state.show_panel("cities")
    program.state.choose("cities", selected="chicago")
    change_cell(pack_copy, "cities", "chicago", "name_en", "Chicago, Illinois")
    qtbot.waitUntil(lambda: program.state.pack.row("cities", "chicago").local("name", "en") == "Chicago, Illinois",  # type: ignore[union-attr]
                    timeout=20_000)
    settle(program.app)
    body = program.window.page("cities").body
    assert body.card.accessibleName() == "Chicago, Illinois"  # type: ignore[union-attr]
    assert program.state.choices("cities").selected == "chicago"


def test_a_mistake_is_told_with_its_place_and_mending_it_takes_the_notice_away(
        make: Make, qtbot: QtBot, pack_copy: Path) -> None:
    program = make(pack=pack_copy)
    change_cell(pack_copy, "claims", "C14", "value", "27%%")
    qtbot.waitUntil(lambda: program.window.banner.key == "problems", timeout=60_000)
    program.window.banner.button.click()
    dialog = program.window.findChild(ProblemsDialog)
    assert dialog is not None
    said = texts(dialog)
    for words in ("claims.csv G16 (value)", "27%%"):
        assert words in said
    dialog.close()
    program.state.show_panel("cities")
    settle(program.app)
    body = program.window.page("cities").body
    assert isinstance(body, PanelBody)
    assert "cannot be read" in first_row(body)
    change_cell(pack_copy, "claims", "C14", "value", "27")
    qtbot.waitUntil(lambda: not program.window.banner.isVisible(), timeout=20_000)
    settle(program.app)
    assert "27%" in first_row(body)


def test_the_open_list_of_problems_follows_what_is_saved(make: Make, qtbot: QtBot, pack_copy: Path) -> None:
    program = make(pack=pack_copy)
    change_cell(pack_copy, "claims", "C14", "value", "27%%")
    change_cell(pack_copy, "claims", "C15", "unit", "percents")
    qtbot.waitUntil(lambda: program.window.banner.key == "problems", timeout=60_000)
    program.packs.show_problems()
    dialog = program.window.findChild(ProblemsDialog)
    assert dialog is not None and "27%%" in texts(dialog) and "percents" in texts(dialog)
    change_cell(pack_copy, "claims", "C14", "value", "27")
    qtbot.waitUntil(lambda: "27%%" not in texts(dialog), timeout=60_000)
    assert "percents" in texts(dialog)
    change_cell(pack_copy, "claims", "C15", "unit", "percent")
    qtbot.waitUntil(lambda: "Nothing to fix in this pack." in texts(dialog), timeout=60_000)
    dialog.close()
    change_cell(pack_copy, "claims", "C14", "value", "27%%")
    qtbot.waitUntil(lambda: program.window.banner.key == "problems", timeout=60_000)


def test_a_pack_that_cannot_be_used_leaves_the_open_one(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    before = program.state.pack
    for name in ("empty", "broken.xlsx", "not there"):
        program.window.banner.drop("unusable")
        program.packs.open(tmp_path / name)
        qtbot.waitUntil(lambda: program.window.banner.key == "unusable", timeout=20_000)
        assert name in program.window.banner.text and "stays open" in program.window.banner.text
        dialog = program.window.findChild(ProblemsDialog)
        assert dialog is not None and len(texts(dialog)) > 60
        dialog.close()
        dialog.deleteLater()
        settle(program.app)
        assert program.state.pack is before


@pytest.mark.parametrize("name", ["copy", "copy.xlsx"])
def test_a_saved_copy_is_the_same_pack_and_can_be_opened(program: Program, qtbot: QtBot, tmp_path: Path, name: str,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explainer.ui.pack_copies.ask", lambda *_a: True)
    program.packs.copies.save_copy(tmp_path / name)
    qtbot.waitUntil(lambda: not program.state.pack.built_in, timeout=60_000)
    assert program.state.pack.digest == read_pack(built_in_pack(), built_in=True).pack.digest  # type: ignore[union-attr]
    assert program.state.problems == ()


def test_a_change_in_a_workbook_copy_shows(program: Program, qtbot: QtBot, tmp_path: Path,
                                           monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explainer.ui.pack_copies.ask", lambda *_a: True)
    file = tmp_path / "pack.xlsx"
    program.packs.copies.save_copy(file)
    qtbot.waitUntil(lambda: not program.state.pack.built_in, timeout=60_000)
    book = load_workbook(file)
    sheet = book["cities"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("name_en") + 1).value = "LA"
    book.save(file)
    qtbot.waitUntil(lambda: program.state.pack["cities"].rows[0].local("name", "en") == "LA", timeout=60_000)


def test_a_copy_is_never_written_over_something(program: Program, qtbot: QtBot, pack_copy: Path,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("explainer.ui.asking.warn", lambda _w, text: said.append(text))
    before = {p.name: p.read_bytes() for p in pack_copy.iterdir()}
    program.packs.copies.save_copy(pack_copy)
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert {p.name: p.read_bytes() for p in pack_copy.iterdir()} == before


def test_the_window_and_the_choices_are_remembered(make: Make, tmp_path: Path) -> None:
    program = make()
    program.state.show_panel("impacts")
    program.state.choose("impacts", view="impacts", hidden=("link",))
    program.state.set_theme("dark")
    program.state.set_text_scale(1.25)
    program.state.set_language("es")
    program.window.close()
    kept = settings.load(tmp_path / "settings.json").settings
    assert (kept.panel, kept.theme, kept.text_scale, kept.language) == ("impacts", "dark", 1.25, "es")
    again = Program(program.app, program.state.pack, kept)
    try:
        assert again.state.choices("impacts").view == "impacts"
        assert again.state.choices("impacts").hidden == ("link",)
        assert (again.state.theme, again.state.language, again.state.panel) == ("dark", "es", "impacts")
    finally:
        again.window.close()
        again.translators.remove()


@pytest.mark.parametrize("content", ["{", "[]", "\x00\xff", json.dumps({"text_scale": "big", "choices": [1], "panel": 7})])
def test_damaged_settings_never_stop_the_start(tmp_path: Path, content: str) -> None:
    file = tmp_path / "s.json"
    file.write_text(content, encoding="utf-8", errors="surrogateescape")
    loaded = settings.load(file)
    assert loaded.settings.text_scale == 1.0
    assert loaded.settings.panel == "start"


def test_settings_with_nonsense_in_them_open_all_the_same(make: Make) -> None:
    program = make(panel="nowhere", theme="pink", text_scale=99.0,
                   choices={"cities": {"selected": "atlantis", "chart": "pie", "hidden": ["x"], "sort_column": "?"},
                            "overview": {"view": "none"}})
    for panel in ("overview", "cities"):
        program.state.show_panel(panel)
        settle(program.app)
        assert program.window.page(panel).body.model.rowCount() > 2  # type: ignore[union-attr]
    assert program.state.text_scale == 2.0


def test_a_named_pack_that_cannot_be_used_opens_the_built_in_one(tmp_path: Path) -> None:
    reading, unusable = bootstrap.read_for_start(tmp_path / "gone")
    assert reading.pack is not None and reading.pack.built_in
    assert unusable.endswith("gone")
    assert reading.problems


def test_a_pack_with_other_cities_and_missing_numbers(make: Make, pack_copy: Path) -> None:
    for name, count in (("cities", 30),):
        file = pack_copy / f"{name}.csv"
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
        more = [[f"city-{n}", *rows[1][1:]] for n in range(count)]
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([rows[0], *more])
    program = make(pack=pack_copy)
    program.state.show_panel("cities")
    settle(program.app)
    body = program.window.page("cities").body
    assert body.model.rowCount() == 30  # type: ignore[union-attr]
    assert body.card.accessibleName() == "Los Angeles"  # type: ignore[union-attr]


def test_a_pack_with_empty_tables_shows_calm_empty_panels(make: Make, pack_copy: Path) -> None:
    for name in ("cities", "impacts", "responses", "recommendations", "events", "figures", "research", "citations"):
        file = pack_copy / f"{name}.csv"
        head = file.read_text(encoding="utf-8").splitlines()[0]
        file.write_text(head + "\n", encoding="utf-8")
    program = make(pack=pack_copy)
    for panel in ("overview", "cities", "impacts", "responses", "recommendations"):
        program.state.show_panel(panel)
        settle(program.app)
        body = program.window.page(panel).body
        assert body.model.rowCount() == 0  # type: ignore[union-attr]
        assert body.table.isVisible() and body.table.accessibleName()  # type: ignore[union-attr]
        program.window.grab()


def test_an_english_only_pack_offers_no_other_language(make: Make, pack_copy: Path) -> None:
    change_cell(pack_copy, "meta", "languages", "value", "en")
    program = make(pack=pack_copy, language="es")
    assert program.state.language == "en"
    assert not program.actions["view.spanish"].isEnabled()


def test_an_error_nobody_caught_is_shown_and_the_person_goes_on(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def look(self: QDialog) -> int:
        seen.append(texts(self) + self.windowTitle())
        return 0

    monkeypatch.setattr(ErrorDialog, "exec", look)
    bootstrap.show_error(ValueError("something odd"), program.window)
    assert "Something went wrong" in seen[0]
    program.state.show_panel("sources")
    settle(program.app)
    assert program.state.panel == "sources"


def test_about_names_version_hash_and_that_nobody_has_reviewed_yet(program: Program) -> None:
    said = texts(program.lookups.about())
    assert program.state.pack.meta("version") in said
    assert program.state.pack.digest[:8] in said
    assert said.count("not yet reviewed by a person") == 2
    assert "not legal advice" in said


def test_nothing_is_written_into_the_pack(make: Make, pack_copy: Path, tmp_path: Path) -> None:
    before = {p.name: p.read_bytes() for p in pack_copy.iterdir()}
    program = make(pack=pack_copy)
    for panel in ("overview", "cities", "sources"):
        program.state.show_panel(panel)
        settle(program.app)
    program.window.close()
    assert {p.name: p.read_bytes() for p in pack_copy.iterdir()} == before
    shutil.rmtree(pack_copy)


def test_mending_a_pack_takes_back_that_it_cannot_be_used(make: Make, qtbot: QtBot, pack_copy: Path) -> None:
    program = make(pack=pack_copy)
    kept = {name: (pack_copy / name).read_bytes() for name in ("meta.csv", "sections.csv", "claims.csv")}
    for name in kept:
        (pack_copy / name).write_bytes(b"")
    qtbot.waitUntil(lambda: "cannot be used" in program.window.banner.text, timeout=20_000)
    for name, content in kept.items():
        (pack_copy / name).write_bytes(content)
    qtbot.waitUntil(lambda: not program.window.banner.isVisible(), timeout=20_000)


def test_a_pack_in_one_language_and_back_leaves_the_language_asked_for(
        make: Make, qtbot: QtBot, pack_copy: Path) -> None:
    change_cell(pack_copy, "meta", "languages", "value", "en")
    program = make(language="es")
    spanish = program.actions["go.find"].text()
    program.packs.open(pack_copy)
    qtbot.waitUntil(lambda: not program.state.pack.built_in, timeout=20_000)
    assert program.state.language == "en" and program.actions["go.find"].text() != spanish
    program.actions["pack.built_in"].trigger()
    qtbot.waitUntil(lambda: program.state.pack.built_in, timeout=20_000)
    assert program.state.language == "es" and program.actions["go.find"].text() == spanish


def test_a_file_the_dialog_did_not_ask_about_is_not_replaced_unasked(
        program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program.state.show_panel("cities")
    settle(program.app)
    (tmp_path / "report.xlsx").write_text("mine")
    monkeypatch.setattr("explainer.ui.pack_copies.QFileDialog.getSaveFileName",
                        lambda *_a: (str(tmp_path / "report"), "Table as workbook (*.xlsx)"))
    asked: list[str] = []
    monkeypatch.setattr("explainer.ui.asking.ask", lambda _w, _t, text, *_b: bool(asked.append(text)))
    program.share.ask_export()
    assert "report.xlsx" in asked[0]
    assert (tmp_path / "report.xlsx").read_text() == "mine"
