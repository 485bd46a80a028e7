"""12, Enter: to slide 12. And what Enter, Backspace, Esc and Tab do beside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import settle
from tests.ui.presenter.conftest import Begin, Stage

Key = Qt.Key


def place(stage: Stage) -> str:
    """What stands where the number of the slide stands."""
    return stage.session.console.time_bar.place.text()


@pytest.mark.parametrize("window", ["console", "audience"])
@pytest.mark.parametrize(("typed", "slide"), [("7", 7), ("12", 12), ("012", 12), ("30", 30), ("1", 1)])
def test_digits_and_enter(typed: str, slide: int, window: str, stage: Stage) -> None:
    session, before = stage.session, stage.slide
    on = getattr(session, window)
    stage.type(typed, on=on)
    assert stage.slide == before  # the room sees nothing until Enter
    assert session.show_.staged is not None
    assert place(stage) == f"Enter: to slide {typed}"
    stage.press(Key.Key_Return, on=on)
    assert (session.show_.number, session.show_.staged) == (slide, None)
    assert place(stage) == (f"Slide {slide} of 12" if slide <= 12 else f"Appendix, slide {slide}")


@pytest.mark.parametrize("typed", ["0", "44", "99", "9999", "000"])
def test_a_number_that_no_slide_has(typed: str, stage: Stage) -> None:
    stage.type(typed)
    assert place(stage) == f"There is no slide {typed}; the show has 43"
    stage.press(Key.Key_Return)
    assert (stage.session.show_.number, place(stage)) == (1, f"There is no slide {typed}; the show has 43")
    stage.press(Key.Key_Escape)
    assert place(stage) == "Slide 1 of 12"
    assert stage.program.presenter.dialog is None  # Esc left the number and no more


def test_backspace_takes_back_a_digit_and_then_goes_back(stage: Stage) -> None:
    stage.press(Key.Key_Right)
    stage.type("129")
    stage.press(Key.Key_Backspace)
    assert place(stage) == "Enter: to slide 12"
    stage.press(Key.Key_Backspace, Key.Key_Backspace)
    assert (place(stage), stage.session.show_.staged) == ("Slide 2 of 12", None)
    stage.press(Key.Key_Backspace)
    assert stage.session.show_.number == 1


def test_escape_forgets_the_number(stage: Stage) -> None:
    stage.type("12")
    stage.press(Key.Key_Escape)
    assert (stage.session.number.begun, stage.session.show_.staged) == (False, None)
    assert stage.program.presenter.dialog is None
    stage.press(Key.Key_Return)
    assert stage.session.show_.number == 2


def test_digits_are_forgotten_after_a_while(stage: Stage) -> None:
    stage.type("12")
    forgets = stage.session.number.forgets
    assert forgets.isActive() and forgets.interval() == 6000
    forgets.timeout.emit()
    assert (stage.session.number.begun, stage.session.show_.staged, place(stage)) == (False, None, "Slide 1 of 12")
    stage.type("3")
    stage.press(Key.Key_Return)
    assert stage.session.show_.number == 3


@pytest.mark.parametrize(("key", "number", "blank"), [(Key.Key_Right, 2, ""), (Key.Key_B, 1, "black"), (Key.Key_W, 1, "white"),
                                                     (Key.Key_PageDown, 2, ""), (Key.Key_Home, 1, "")])
def test_another_key_forgets_the_digits(key: Qt.Key, number: int, blank: str, stage: Stage) -> None:
    stage.type("12")
    stage.press(key)
    show = stage.session.show_
    assert (show.number, show.blank, show.staged, stage.session.number.begun) == (number, blank, None, False)


def test_enter_alone_goes_on_and_shows_what_is_prepared_first(stage: Stage) -> None:
    session = stage.session
    stage.press(Key.Key_Return)
    assert session.show_.number == 2
    stage.press(Key.Key_Enter, on=session.audience, with_=Qt.KeyboardModifier.KeypadModifier)
    assert (session.show_.number, session.show_.current.page) >= (2, 1)
    here = session.show_.number
    session.show_.stage(slide=session.deck.ids[20])
    stage.press(Key.Key_Return)
    assert session.show_.number == 21 != here


def test_digits_of_a_field_stay_in_it(stage: Stage) -> None:
    session = stage.session
    stage.press(Key.Key_G)
    stage.type("7", on=session.console.prepare.field)
    assert not session.number.begun
    stage.press(Key.Key_Escape, on=session.console.prepare.field)
    plan = session.console.time_bar.plan
    plan.setFocus()
    plan.selectAll()
    for text in "۴५":
        QTest.sendKeyEvent(QTest.KeyAction.Click, plan, Qt.Key(ord(text)), text, Qt.KeyboardModifier.NoModifier)
    stage.press(Key.Key_Return, on=plan)
    settle(stage.program.app)
    assert (plan.value(), session.number.begun) == (45, False)


def test_a_frozen_or_black_room_sees_nothing_of_a_number(stage: Stage) -> None:
    stage.press(Key.Key_F)
    before = stage.slide
    stage.type("12")
    stage.press(Key.Key_Return)
    assert (stage.slide, stage.session.show_.number) == (before, 12)


def test_a_held_digit_counts_once(stage: Stage) -> None:
    console = stage.session.console
    for repeats in (False, True, True):
        QApplication.sendEvent(console, QKeyEvent(QEvent.Type.KeyPress, Key.Key_3.value, Qt.KeyboardModifier.NoModifier,
                                                  "3", repeats))
    assert stage.session.number.digits == "3"


def test_the_tab_of_a_clicker_leads_into_no_field(stage: Stage) -> None:
    session = stage.session
    for window in (session.console, session.audience):
        window.setFocus()
        stage.press(Key.Key_Tab, Key.Key_Tab, on=window)
        assert not session.console.time_bar.plan.hasFocus() and not session.console.notes.own.hasFocus()
    stage.press(Key.Key_PageDown)
    assert session.show_.number == 2


def test_shift_tab_and_tab_from_a_control_move_the_focus_as_everywhere(stage: Stage) -> None:
    console = stage.session.console
    console.activateWindow()
    console.setFocus()
    QTest.keyClick(console, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    first = QApplication.focusWidget()
    assert first is not None and first is not console
    console.buttons["freeze"].setFocus()
    QTest.keyClick(console.buttons["freeze"], Key.Key_Tab)
    assert QApplication.focusWidget() is console.buttons["black"]


@pytest.mark.parametrize("key", [Key.Key_MediaNext, Key.Key_F20, Key.Key_Forward, Key.Key_VolumeUp, Key.Key_Tab, Key.Key_A])
@pytest.mark.parametrize("command", ["next", "back", "black"])
def test_a_key_of_the_clicker_does_what_it_was_given(command: str, key: Qt.Key, begin: Begin) -> None:
    from explainer.ui.presenter.clicker_test import ClickerTest

    stage = begin()
    session = stage.session
    stage.press(Key.Key_Right)
    session.console.clicker_test_wanted.emit()
    settle(stage.program.app)
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ClickerTest) and widget.isVisible())
    QTest.keyClick(dialog, key)
    dialog.use_buttons[command].click()
    assert (session.show_.number, session.show_.blank) == (2, "")  # nothing happens in the show yet
    dialog.reject()
    settle(stage.program.app)
    stage.press(key, on=session.audience)
    assert session.show_.blank == ("black" if command == "black" else "")
    assert session.show_.number in {"next": (2, 3), "back": (1,), "black": (2,)}[command]
    assert session.show_.number != 2 or session.show_.current.page == 1 or command == "black"
    assert list(stage.program.presenter._settings.clicker_keys.values()) == [command]
