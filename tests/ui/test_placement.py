"""Where the window opens: whole on the screen it opens on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMargins, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from explainer.app import paths
from explainer.app.settings import Settings
from explainer.bootstrap import Program
from explainer.core.reading import read_pack
from explainer.ui.placement import fills, fitted, nearest_room, place

from .conftest import destroy, settle

LAPTOP, PROJECTOR = QRect(0, 0, 1280, 800), QRect(1280, 0, 1024, 768)
SIDES = st.integers(-5000, 5000)
RECTS = st.builds(QRect, SIDES, SIDES, st.integers(1, 6000), st.integers(1, 6000))
ROOMS = st.builds(QRect, SIDES, SIDES, st.integers(640, 6000), st.integers(480, 6000))


@given(RECTS, ROOMS)
def test_a_window_with_its_frame_lies_within_the_room(window: QRect, room: QRect) -> None:
    frame = QMargins(4, 30, 5, 6)
    found = fitted(window, room, frame)
    assert room.contains(found.marginsAdded(frame))
    assert found.width() <= window.width() and found.height() <= window.height()


@given(ROOMS)
def test_a_window_that_fits_is_left_where_it_is(room: QRect) -> None:
    window = QRect(room.left() + 50, room.top() + 50, 400, 300)
    assert fitted(window, room, QMargins(4, 30, 4, 4)) == window


def test_a_window_goes_to_the_screen_that_has_most_of_it_or_the_first() -> None:
    rooms = [LAPTOP, PROJECTOR]
    assert nearest_room(QRect(1200, 10, 800, 600), rooms) == PROJECTOR
    assert nearest_room(QRect(600, 10, 800, 600), rooms) == LAPTOP
    assert nearest_room(QRect(9000, 9000, 800, 600), rooms) == LAPTOP


@pytest.mark.parametrize(("width", "height", "filled"), [
    (1024, 640, True), (1366, 768, True), (1280, 1024, True), (1920, 768, True), (1440, 900, False), (3840, 2160, False)])
def test_small_screens_are_filled(width: int, height: int, filled: bool) -> None:
    assert fills(QRect(0, 0, width, height)) == filled


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QMainWindow]:
    made = QMainWindow()
    yield made
    shiboken6.delete(made)


def test_what_was_kept_of_a_screen_that_has_gone_comes_back_whole(window: QMainWindow, qapp: QApplication) -> None:
    elsewhere = QMainWindow()
    elsewhere.setGeometry(5000, 3000, 1900, 1400)
    kept = bytes(elsewhere.saveGeometry().toBase64().data()).decode()
    shiboken6.delete(elsewhere)
    place(window, kept)
    settle(qapp)
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    assert any(room.contains(window.frameGeometry()) for room in rooms)


@pytest.mark.parametrize("kept", ["", "no base64 at all", "é"])
def test_a_first_start_fills_a_small_screen(window: QMainWindow, qapp: QApplication, kept: str) -> None:
    place(window, kept)
    settle(qapp)
    assert window.isMaximized()


@pytest.mark.parametrize("kept", ["", "AdnQywADAAAAAA", "AdnQywADAAD/////////f////3////9/"])
def test_whatever_was_kept_the_window_is_whole(window: QMainWindow, qapp: QApplication, kept: str) -> None:
    place(window, kept)
    settle(qapp)
    assert any(screen.availableGeometry().contains(window.geometry()) for screen in QGuiApplication.screens())


@pytest.fixture(params=[1.0, 2.0])
def started(qapp: QApplication, kept: list[Program], request: pytest.FixtureRequest) -> Iterator[Program]:
    """A program as it starts, its window shown where the program puts it."""
    destroy(kept)
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    programs = [Program(qapp, pack, Settings(welcomed=True, text_scale=request.param), language="es")]
    place(programs[0].window, "")  # as `Shell.show` does; the rest of the start is another test's subject
    settle(qapp)
    yield programs[0]
    destroy(programs)


def test_the_program_opens_whole_on_its_screen(started: Program) -> None:
    window = started.window
    assert QGuiApplication.primaryScreen().availableGeometry().contains(window.geometry())
    least = window.minimumSize().expandedTo(window.minimumSizeHint())
    assert least.width() <= 1024 and least.height() <= 600  # 1024 by 640, less a task bar
