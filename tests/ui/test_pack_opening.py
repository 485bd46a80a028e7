"""A pack that takes long to read: the window lives on, the person may cancel, and nothing stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from explainer.app import pack_process
from explainer.bootstrap import Program
from explainer.ui.dialogs.problems import ProblemsDialog
from tests.odd_reader import alive, install
from tests.ui.conftest import Make, settle
from tests.ui.test_packs import change_cell, texts


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Numbers of the reading processes started."""
    started: list[int] = []
    start = pack_process._started

    def note(path: Path, job: str) -> object:
        process = start(path, job)
        started.append(process.pid)
        return process

    monkeypatch.setattr(pack_process, "_started", note)
    return started


@pytest.fixture
def stuck(tmp_path: Path, pack_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack whose reading holds the interpreter of its process and never comes to an end."""
    install(monkeypatch, tmp_path / "odd")
    return pack_copy.rename(pack_copy.with_name("stuck"))


def opening(program: Program) -> bool:
    return program.window.banner.isVisible() and "stuck" in program.window.banner.text


def cancel_button(program: Program) -> QPushButton:
    return program.window.banner.button


def test_the_window_lives_while_a_pack_is_read(program: Program, qtbot: QtBot, stuck: Path) -> None:
    ticks = []
    timer = QTimer(program.window)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(10)
    program.packs.open(stuck)
    assert not program.window.banner.isVisible()  # nothing for the first half second
    qtbot.waitUntil(lambda: opening(program), timeout=20_000)
    assert program.window.banner.text == "Opening “stuck”…"
    assert cancel_button(program).text() == "Cancel"
    before = len(ticks)
    program.state.show_panel("cities")
    qtbot.waitUntil(lambda: len(ticks) > before + 20, timeout=20_000)
    assert opening(program)
    timer.stop()


def test_the_line_is_in_the_language_of_the_program(program: Program, qtbot: QtBot, stuck: Path) -> None:
    program.state.set_language("es")
    program.packs.open(stuck)
    qtbot.waitUntil(lambda: opening(program), timeout=20_000)
    assert program.window.banner.text == "Abriendo “stuck”…"
    assert cancel_button(program).text() == "Cancelar"
    program.state.set_language("en")
    assert program.window.banner.text == "Opening “stuck”…"


@pytest.mark.parametrize("how", ["button", "escape", "enter", "other", "built-in"])
def test_cancelling_ends_the_process_and_keeps_the_open_pack(
        program: Program, qtbot: QtBot, stuck: Path, readers: list[int], how: str) -> None:
    before = program.state.pack
    program.packs.open(stuck)
    qtbot.waitUntil(lambda: opening(program), timeout=20_000)
    if how == "button":
        qtbot.mouseClick(cancel_button(program), Qt.MouseButton.LeftButton)
    elif how in ("escape", "enter"):
        cancel_button(program).setFocus()
        qtbot.keyClick(cancel_button(program), Qt.Key.Key_Escape if how == "escape" else Qt.Key.Key_Space)
    elif how == "other":
        program.packs.open(stuck.with_name("gone"))
        qtbot.waitUntil(lambda: program.window.findChild(ProblemsDialog) is not None, timeout=20_000)
        assert "gone" in program.window.banner.text
        program.window.findChild(ProblemsDialog).close()  # type: ignore[union-attr]
    else:
        program.packs.open_built_in()
    qtbot.waitUntil(lambda: not alive(readers[0]), timeout=20_000)
    assert not opening(program)
    assert program.state.pack is before or how == "built-in"


def test_after_cancelling_the_open_pack_is_watched_again(
        make: Make, qtbot: QtBot, pack_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path / "odd")
    (tmp_path / "stuck").mkdir()
    program = make(pack=pack_copy)
    program.packs.open(tmp_path / "stuck")
    qtbot.waitUntil(lambda: opening(program), timeout=20_000)
    cancel_button(program).click()
    settle(program.app)
    change_cell(pack_copy, "meta", "title_en", "value", "Seen")
    qtbot.waitUntil(lambda: program.window.windowTitle() == "pack – Seen", timeout=20_000)


def test_a_change_while_another_pack_is_opened_is_seen_after_cancelling(
        make: Make, qtbot: QtBot, pack_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = make(pack=pack_copy)
    program.packs.check_later()
    qtbot.waitUntil(lambda: not program.packs._opening.running, timeout=60_000)
    install(monkeypatch, tmp_path / "odd")
    (tmp_path / "stuck").mkdir()
    program.packs.open(tmp_path / "stuck")
    change_cell(pack_copy, "meta", "title_en", "value", "Seen")
    qtbot.waitUntil(lambda: opening(program), timeout=20_000)
    assert program.window.windowTitle() != "pack – Seen"
    cancel_button(program).click()
    qtbot.waitUntil(lambda: program.window.windowTitle() == "pack – Seen", timeout=20_000)


@pytest.mark.parametrize("name", ["stuck", "asleep", "stuck-check"])
def test_closing_the_window_leaves_no_process_and_no_trace(
        make: Make, qtbot: QtBot, tmp_path: Path, pack_copy: Path, monkeypatch: pytest.MonkeyPatch,
        readers: list[int], capfd: pytest.CaptureFixture[str], name: str) -> None:
    install(monkeypatch, tmp_path / "odd")
    program = make()
    odd = pack_copy.rename(pack_copy.with_name(name))
    program.packs.open(odd)
    if name.endswith("-check"):
        qtbot.waitUntil(lambda: not program.state.pack.built_in, timeout=20_000)
    else:
        qtbot.waitUntil(lambda: program.window.banner.isVisible(), timeout=20_000)
    program.window.close()
    assert readers and not any(map(alive, readers))
    program.packs.open(odd)  # a job that comes after the window is closed starts nothing
    settle(program.app)
    assert len(readers) == 1
    assert capfd.readouterr().err == ""


def test_a_quick_pack_shows_no_line(program: Program, qtbot: QtBot, pack_copy: Path,
                                    monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    say = program.window.banner.show_message
    monkeypatch.setattr(program.window.banner, "show_message", lambda text, *a, **k: (said.append(text), say(text, *a, **k)))
    monkeypatch.setattr("explainer.ui.pack_opening._PATIENCE_MS", 20_000)  # however slow the machine of the test is
    monkeypatch.setattr("explainer.ui.pack_opening._UNASKED_PATIENCE_MS", 20_000)
    program.packs.open(pack_copy)
    qtbot.waitUntil(lambda: not program.state.pack.built_in, timeout=20_000)
    qtbot.waitUntil(lambda: not program.packs._opening.running, timeout=60_000)
    assert said == []


@pytest.mark.parametrize(("name", "words"), [
    ("stuck", "takes too much time or memory"), ("hungry", "takes too much time or memory"), ("dead", "stopped before")])
def test_a_pack_that_takes_too_much_is_one_message(
        program: Program, qtbot: QtBot, tmp_path: Path, pack_copy: Path, monkeypatch: pytest.MonkeyPatch,
        name: str, words: str) -> None:
    install(monkeypatch, tmp_path / "odd", seconds=1)
    before = program.state.pack
    program.packs.open(pack_copy.rename(pack_copy.with_name(name)))
    qtbot.waitUntil(lambda: "cannot be used" in program.window.banner.text, timeout=60_000)
    dialog = program.window.findChild(ProblemsDialog)
    assert dialog is not None
    assert words in texts(dialog)
    dialog.close()
    assert program.state.pack is before


def test_a_check_that_takes_too_much_keeps_the_pack_and_says_so(
        program: Program, qtbot: QtBot, tmp_path: Path, pack_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path / "odd", seconds=1)
    program.packs.open(pack_copy.rename(pack_copy.with_name("stuck-check")))
    qtbot.waitUntil(lambda: bool(program.state.problems), timeout=60_000)
    assert [p.code for p in program.state.problems] == ["check-too-costly"]
    assert not program.state.pack.built_in
    assert program.window.banner.isVisible()
