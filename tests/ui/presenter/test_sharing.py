"""The program that tests of shows share is as good as a new one, whatever the test before did with it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from tests.ui.conftest import Make, settle
from tests.ui.presenter.conftest import Begin, Share, Stage


def seen(stage: Stage) -> tuple[QImage, QImage]:
    """What the room and the presenter see, but for the time."""
    console = stage.session.console
    console.resize(QSize(1280, 800))
    console.time_bar.hide()
    settle(stage.program.app)
    return stage.room(), console.grab().toImage()


def upset(stage: Stage) -> None:
    """Change all that a show takes from its program, and leave the show running with a dialog open."""
    program, session = stage.program, stage.session
    program.state.set_language("es")
    program.state.set_theme("contrast")
    program.state.set_text_scale(1.5)
    program.state.choose("cities", selected="chicago", find="a")
    stage.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_B)
    program.presenter.store.set_note("key", "overview", "left behind")
    program.presenter.ask_end()
    session.console.resize(QSize(1000, 700))
    settle(program.app)
    assert program.presenter.dialog is not None


def test_a_show_of_a_program_put_back_looks_like_that_of_a_new_one(begin: Begin, make: Make) -> None:
    first = begin()
    first.session.close()
    settle(first.program.app)
    upset(begin())
    again = begin()
    assert again.program is first.program
    shown = seen(again)
    again.session.close()
    new = begin(show_minutes=0)  # with settings, so it is made
    assert new.program is not again.program
    assert seen(new) == shown


def test_what_cannot_be_put_back_is_thrown_away(share: Share) -> None:
    first = share()
    assert share() is first
    first.window.setWindowTitle("A test was here")
    second = share()
    assert second is not first
    assert second.window.windowTitle() != "A test was here"


def test_a_program_of_a_tests_own_has_no_other_beside_it(share: Share, make: Make) -> None:
    shared = share()
    own = make()
    assert own.window.isVisible()
    assert not shiboken6.isValid(shared.window)
