"""Read aloud, through a program on the path that writes down what it is to say."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explainer.bootstrap import Program
from explainer.drawing.theme import THEMES
from explainer.ui.aloud.controller import Aloud
from tests.ui.conftest import Make, settle

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the voice of this test is a shell script")
VOICES = "NAME LANGUAGE VARIANT\nEnglish (America) en-US none\n"
SPANISH = "Spanish (Spain) es none\n"


class Voice:
    """A program called spd-say. It takes `seconds` for a sentence and keeps what it said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.speaks()

    def speaks(self, *, voices: str = VOICES + SPANISH, seconds: float = 0.0, code: int = 0) -> None:
        (self.folder / "voices").write_text(voices, encoding="utf-8")
        script = self.folder / "spd-say"
        script.write_text(
            f'#!/bin/sh\ncd "{self.folder}"\ncase "$1" in\n--list*) cat voices;;\n--cancel) echo cancel >> said;;\n'
            f'*) printf "%s|" "$@" >> said; echo >> said; sleep {seconds}; exit {code};;\nesac\n', encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)

    @property
    def said(self) -> list[str]:
        file = self.folder / "said"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    @property
    def sentences(self) -> list[str]:
        return [line.split("|")[-2] for line in self.said if "|" in line]


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Voice:
    made = Voice(tmp_path / "voice")
    monkeypatch.setenv("PATH", f"{made.folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return made


def aloud(program: Program) -> Aloud:
    return program.workbench.aloud.aloud


def start(program: Program, qtbot: QtBot) -> None:
    program.actions["view.aloud"].trigger()
    qtbot.waitUntil(lambda: aloud(program).speaker.is_reading, timeout=10_000)


def marked(program: Program) -> str:
    """The letters of the card that are marked."""
    body = program.workbench.body()
    assert body is not None
    chosen = body.card.text.extraSelections()
    return chosen[0].cursor.selectedText() if chosen else ""


def test_headline_and_card_are_read_sentence_by_sentence_to_the_end(make: Make, voice: Voice, qtbot: QtBot) -> None:
    program = make(panel="cities")
    start(program, qtbot)
    qtbot.waitUntil(lambda: not aloud(program).is_reading, timeout=120_000)
    assert voice.sentences[0] == "No count of deportations from each city is published."
    assert "Can I trust “27%”?" in voice.sentences and "Not found elsewhere" in voice.sentences
    assert not [one for one in voice.sentences if "[" in one or "\ufffc" in one]
    assert all("--language|en|" in line for line in voice.said if "|" in line)
    assert not aloud(program).bar.isVisible() and not marked(program)


def test_the_sentence_is_marked_where_it_stands_and_shown_in_the_bar(make: Make, voice: Voice, qtbot: QtBot) -> None:
    voice.speaks(seconds=30)
    program = make(panel="cities")
    start(program, qtbot)
    bar = aloud(program).bar
    assert bar.isVisible() and "No count of deportations" in bar.words.text()
    while "Can I trust" not in bar.words.text():
        aloud(program).speaker.step(1)
    settle(program.app)
    assert marked(program) == "Can I trust “27%”?"
    body = program.workbench.body()
    assert body is not None
    ground = QColor(THEMES["light"].selection).rgb()
    seen = body.card.text.viewport().grab().toImage()
    assert sum(seen.pixel(x, y) == ground for x in range(0, seen.width(), 3) for y in range(0, seen.height(), 3)) > 50
    program.actions["view.aloud"].trigger()
    assert not aloud(program).is_reading and not marked(program) and not bar.isVisible()
    qtbot.waitUntil(lambda: "cancel" in voice.said, timeout=10_000)


def test_pause_speed_and_stop_by_the_keys(make: Make, voice: Voice, qtbot: QtBot) -> None:
    voice.speaks(seconds=30)
    program = make(panel="cities")
    start(program, qtbot)
    bar, speaker = aloud(program).bar, aloud(program).speaker
    qtbot.waitUntil(lambda: len(voice.sentences) == 1, timeout=10_000)
    bar.pause.setFocus()
    QTest.keyClick(bar.pause, Qt.Key.Key_Space)
    assert speaker.is_paused and speaker.is_reading and bar.pause.text() == "Go on" and bar.isVisible()
    QTest.keyClick(bar.pause, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(voice.sentences) == 2, timeout=10_000)
    assert voice.sentences[0] == voice.sentences[1], "the sentence that was broken off is said again"
    QTest.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(voice.sentences) == 3, timeout=10_000)
    rates = [line.split("--rate|")[1].split("|")[0] for line in voice.said if "--rate|" in line]
    assert int(rates[2]) > int(rates[1]) == int(rates[0]) == 0
    QTest.keyClick(bar.pause, Qt.Key.Key_Escape)
    assert not speaker.is_reading and not bar.isVisible()


def test_spanish_is_read_by_a_spanish_voice(make: Make, voice: Voice, qtbot: QtBot) -> None:
    voice.speaks(seconds=30)
    program = make(panel="cities", language="es")
    start(program, qtbot)
    qtbot.waitUntil(lambda: len(voice.said) == 1, timeout=10_000)
    assert "--language|es|" in voice.said[0] and "No se publica ningún conteo" in voice.said[0]
    aloud(program).stop()


@pytest.mark.parametrize("leave", [lambda program: program.state.show_panel("sources"),
                                   lambda program: program.state.set_language("es")], ids=["panel", "language"])
def test_what_is_read_ends_with_what_is_shown(make: Make, voice: Voice, qtbot: QtBot,
                                              leave: Callable[[Program], None]) -> None:
    voice.speaks(seconds=30)
    program = make(panel="cities")
    start(program, qtbot)
    leave(program)
    assert not aloud(program).is_reading and not aloud(program).bar.isVisible()


def test_without_a_voice_for_the_language_it_says_so_and_what_helps(make: Make, voice: Voice, qtbot: QtBot) -> None:
    voice.speaks(voices=VOICES)
    program = make(panel="cities", language="es")
    program.actions["view.aloud"].trigger()
    qtbot.waitUntil(lambda: "voz" in program.window.toast.text, timeout=10_000)
    assert program.window.toast.text == ("Este equipo no tiene ninguna voz para Español. "
                                         "Los paquetes speech-dispatcher y espeak-ng traen voces.")
    assert not aloud(program).is_reading and not voice.said


def test_without_any_program_that_speaks_it_says_so_and_looks_again_the_next_time(
        make: Make, voice: Voice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    program, path = make(panel="cities"), os.environ["PATH"]
    monkeypatch.setenv("PATH", "/nowhere")
    program.actions["view.aloud"].trigger()
    qtbot.waitUntil(lambda: "no voice for English" in program.window.toast.text, timeout=10_000)
    monkeypatch.setenv("PATH", path)
    start(program, qtbot)
    aloud(program).stop()


def test_a_voice_that_fails_is_told_and_nothing_stays_marked(make: Make, voice: Voice, qtbot: QtBot) -> None:
    voice.speaks(code=1)
    program = make(panel="cities")
    program.actions["view.aloud"].trigger()
    qtbot.waitUntil(lambda: "does not speak" in program.window.toast.text, timeout=10_000)
    assert not aloud(program).is_reading and len(voice.said) >= 1


def test_start_is_read_with_its_questions_and_answers(make: Make, voice: Voice, qtbot: QtBot) -> None:
    program = make(panel="start")
    start(program, qtbot)
    qtbot.waitUntil(lambda: not aloud(program).is_reading, timeout=60_000)
    assert "Are the numbers true?" in voice.sentences and voice.sentences[0].startswith("What did the June 2025 directive")


def test_who_listens_is_known_to_be_there(make: Make, voice: Voice, qtbot: QtBot) -> None:
    program = make(panel="cities")
    signs = []
    program.state.active.connect(lambda: signs.append(1))
    start(program, qtbot)
    qtbot.waitUntil(lambda: len(voice.sentences) > 3, timeout=20_000)
    aloud(program).stop()
    assert len(signs) >= 3, "a shared computer does not end the visit of somebody who listens"


def test_a_sheet_is_read_in_its_preview_as_it_is_printed(make: Make, voice: Voice, qtbot: QtBot) -> None:
    program = make(panel="cities")
    dialog = program.workbench.sheets.preview()
    qtbot.waitUntil(lambda: dialog.done_sheet is not None, timeout=60_000)
    QTest.mouseClick(dialog.aloud_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(voice.sentences) > 12, timeout=120_000)
    said = " ".join(voice.sentences)
    assert "Los Angeles" in said and "27%" in said and "Not found elsewhere" in said
    assert not [one for one in voice.sentences if "**" in one or "[" in one or "<" in one]
    dialog.close()
    settle(program.app)
    count = len(voice.sentences)
    qtbot.wait(300)
    assert len(voice.sentences) <= count + 1, "closing the preview ends it"
