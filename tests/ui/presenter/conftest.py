"""A show on two screens: a laptop of 1280 by 800, and a projector of 1024 by 768 to its right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from explainer.bootstrap import Program
from explainer.qt.translation import Translators
from explainer.ui import fonts
from explainer.ui.presenter.session import ShowSession
from tests.ui.conftest import Make, settle

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


@pytest.fixture
def begin(make: Make) -> Iterator[Begin]:
    """Start a show with F5 over the built-in pack or another one."""
    stages: list[Stage] = []

    def start(**settings: object) -> Stage:
        program = make(**settings)
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
