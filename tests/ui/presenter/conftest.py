"""A show on two screens: a laptop of 1280 by 800, and a projector of 1024 by 768 to its right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explainer.bootstrap import Program
from explainer.qt.translation import Translators
from explainer.ui import fonts
from explainer.ui.presenter.session import ShowSession
from tests.ui.conftest import Make, build, destroy, new_settings, settle
from tests.ui.presenter.sharing import Shared

Speak = Callable[[str], None]


class Stage:
    """A running show with short ways to press keys and to look at its windows."""

    def __init__(self, program: Program) -> None:
        assert program.presenter.session is not None
        self.program = program
        self.session: ShowSession = program.presenter.session

    def press(self, *keys: Qt.Key, on: QWidget | None = None,
              with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys in the presenter's window, or in another one."""
        for key in keys:
            QTest.keyClick(on or self.session.console, key, with_)
        settle(self.program.app, 2)

    def type(self, text: str, on: QWidget | None = None) -> None:
        """Type letters."""
        QTest.keyClicks(on or self.session.console, text)
        settle(self.program.app, 2)

    def room(self) -> QImage:
        """What the room sees, pixel by pixel."""
        settle(self.program.app, 2)
        return self.session.audience.grab().toImage()

    @property
    def slide(self) -> str:
        """Id of the slide that the room's window shows."""
        picture = self.session.audience.view.picture
        assert picture is not None
        return picture.scene.slide

    @property
    def words(self) -> str:
        """What the room's window says to a screen reader."""
        return self.session.audience.view.accessibleName()

    def click(self, view: QWidget, place: QPoint) -> None:
        """Click at a place of a view."""
        QTest.mouseMove(view, place)
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        settle(self.program.app, 2)


Begin = Callable[..., Stage]


Share = Callable[[], Program]


@pytest.fixture(scope="session")
def shared() -> list[Shared]:
    """The program that tests of shows share, with what is needed to put it back; empty until one is made."""
    return []


@pytest.fixture
def share(qapp: QApplication, qtbot: QtBot, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory,
          kept: list[Program], shared: list[Shared]) -> Share:
    """Get the program over the built-in pack as if it were new; it is, if the one before cannot be put back."""

    def get() -> Program:
        if not kept or not shared[0].put_back():
            shared.clear()
            destroy(kept)
            remembered = new_settings()
            kept.append(build(qapp, tmp_path_factory.mktemp("shared"), remembered))
            shared.append(Shared(kept[0], remembered))
        shared[0].keep_show_in(tmp_path)
        return kept[0]

    return get


@pytest.fixture
def begin(make: Make, share: Share) -> Iterator[Begin]:
    """Start a show with F5: of the program that tests share, or with settings of its own in a new one."""
    stages: list[Stage] = []

    def start(**settings: object) -> Stage:
        program = make(**settings) if settings else share()
        program.window.activateWindow()
        QTest.keyClick(program.window, Qt.Key.Key_F5)
        settle(program.app)
        stage = Stage(program)
        stages.append(stage)
        return stage

    yield start
    for stage in stages:
        if stage.program.presenter.session is not None:
            stage.program.presenter.session.close()
        for dialog in QApplication.topLevelWidgets():
            if dialog.isVisible() and dialog is not stage.program.window:
                dialog.close()
        settle(stage.program.app)


@pytest.fixture
def stage(begin: Begin) -> Stage:
    """A show over the built-in pack, in English."""
    return begin()


@pytest.fixture(scope="session")
def _letters(qapp: QApplication) -> None:
    fonts.load_other_scripts()


@pytest.fixture
def speak(qapp: QApplication, _letters: None) -> Iterator[Speak]:
    """Switches the program to a language."""
    translators = Translators(qapp)
    translators.use("en")
    yield translators.use
    translators.remove()
