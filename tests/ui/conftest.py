"""A whole program over the built-in pack, and short ways to look at it."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explainer import bootstrap
from explainer.app import paths
from explainer.app.settings import Settings
from explainer.core.reading import read_pack

Make = Callable[..., bootstrap.Program]
SIZE = (1280, 800)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application, made as the program makes it."""
    return bootstrap.make_application(["explainer"])


def new_settings(**settings: object) -> Settings:
    """Settings of somebody who was on the Overview panel before."""
    return Settings(**{"panel": "overview", **settings})  # type: ignore[arg-type]


def build(app: QApplication, folder: Path, remembered: Settings, pack: Path | None = None,
          size: tuple[int, int] = SIZE) -> bootstrap.Program:
    """A program with its window shown and all panels filled; its settings are in `folder`."""
    reading = read_pack(pack or paths.built_in_pack(), built_in=pack is None)
    assert reading.pack is not None
    program = bootstrap.Program(app, reading.pack, remembered, language=remembered.language or "en",
                                settings_file=folder / "settings.json")
    program.window.resize(*size)
    program.window.show()
    program.make_live()
    settle(app)
    return program


def destroy(programs: list[bootstrap.Program]) -> None:
    """Close programs and free all that they have. Empties the list."""
    for program in programs:
        program.window.close()
        program.translators.remove()
        shiboken6.delete(program.window)  # deleteLater would wait for an event loop that a test does not have
        del program
    programs.clear()
    gc.collect()  # now, and not in the middle of a loop of Qt's over all windows, which would then meet one that is gone


@pytest.fixture(scope="session")
def kept() -> Iterator[list[bootstrap.Program]]:
    """The program that tests of shows share, if there is one; it ends with the tests or where another is made."""
    programs: list[bootstrap.Program] = []
    yield programs
    destroy(programs)


@pytest.fixture
def make(qapp: QApplication, qtbot: QtBot, tmp_path: Path, kept: list[bootstrap.Program]) -> Iterator[Make]:
    """Make a program with its window shown and all panels filled; closed again after the test."""
    made: list[bootstrap.Program] = []

    def new(*, pack: Path | None = None, size: tuple[int, int] = SIZE, **settings: object) -> bootstrap.Program:
        if kept:  # two programs would fight over the one application's look and language
            destroy(kept)
        made.append(build(qapp, tmp_path, new_settings(**settings), pack, size))
        return made[-1]

    yield new
    if made:
        destroy(made)


@pytest.fixture
def program(make: Make) -> bootstrap.Program:
    """A program over the built-in pack, in English, 1280 by 800."""
    return make()


@pytest.fixture
def pack_copy(tmp_path: Path) -> Path:
    """A copy of the built-in pack that a test may change."""
    return Path(shutil.copytree(paths.built_in_pack(), tmp_path / "pack"))


def settle(app: QApplication, turns: int = 8) -> None:
    """Let layouts and queued signals come to rest."""
    for _ in range(turns):
        app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
