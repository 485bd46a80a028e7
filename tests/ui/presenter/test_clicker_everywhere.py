"""A clicker goes on with the show in every window of it, and what it sends by itself ends nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QMessageBox, QWidget

from explainer.ui.presenter.clicker_test import ClickerTest
from explainer.ui.presenter.keys import HELD_WITHIN
from explainer.ui.presenter.questions import QuestionsDialog
from tests.ui.conftest import settle
from tests.ui.presenter.conftest import Stage

Key = Qt.Key


def open_end(stage: Stage) -> QWidget:
    stage.session.end_requested.emit()
    return the_dialog(QMessageBox)


def open_questions(stage: Stage) -> QWidget:
    stage.press(Key.Key_Q)
    return the_dialog(QuestionsDialog)


def open_problem(stage: Stage) -> QWidget:
    """What says that something could not be done: a box over the questions."""
    questions = open_questions(stage)
    box = QMessageBox(QMessageBox.Icon.Warning, "Problem", "It could not be written.", parent=questions)
    box.open()
    return box


def open_save(stage: Stage) -> QWidget:
    dialog = QFileDialog(stage.session.console, "Save")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    return dialog


def open_choices(stage: Stage) -> QWidget:
    stage.session.show_.go("sides.los-angeles")
    box = stage.session.console.prepare.boxes["city"]
    assert isinstance(box, QComboBox) and box.isVisible()
    box.showPopup()
    return box.view()


def the_dialog(kind: type[QWidget]) -> QWidget:
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
    assert len(found) == 1
    return found[0]


DIALOGS: dict[str, Callable[[Stage], QWidget]] = {
    "end": open_end, "questions": open_questions, "problem": open_problem, "save": open_save, "choices": open_choices}


def focused(window: QWidget) -> QWidget:
    """Where keys arrive that are pressed in a window."""
    focus = QApplication.focusWidget()
    return focus if focus is not None and (focus is window or window.isAncestorOf(focus)) else window


# the offscreen platform has no window manager whose keyboard a list could take
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize("which", DIALOGS)
def test_a_clicker_goes_on_in_every_dialog(which: str, stage: Stage) -> None:
    window = DIALOGS[which](stage)
    settle(stage.program.app)
    before = stage.session.show_.number
    for _ in range(2):
        QTest.keyClick(focused(window), Key.Key_PageDown)
    assert stage.session.show_.number == before + 2
    QTest.keyClick(focused(window), Key.Key_PageUp)
    assert stage.session.show_.number == before + 1
    assert window.isVisible() and stage.program.presenter.session is stage.session


@pytest.mark.parametrize("which", ["end", "problem"])
def test_where_nobody_types_arrows_and_the_period_are_a_clickers(which: str, stage: Stage) -> None:
    window = DIALOGS[which](stage)
    settle(stage.program.app)
    before = stage.session.show_.number
    QTest.keyClick(focused(window), Key.Key_Right)
    assert stage.session.show_.number == before + 1
    QTest.keyClick(focused(window), Key.Key_Period)
    assert stage.session.show_.blank == "black"


def test_in_a_field_letters_are_text(stage: Stage) -> None:
    dialog = open_questions(stage)
    assert isinstance(dialog, QuestionsDialog)
    QTest.keyClicks(dialog.field, "bw. f")
    assert dialog.field.text() == "bw. f" and stage.session.show_.blank == ""
    QTest.keyClick(dialog.field, Key.Key_Left)
    assert stage.session.show_.number == 1


@pytest.mark.parametrize("keys", [[Key.Key_Escape, Key.Key_Escape], [Key.Key_Escape, Key.Key_F5],
                                  [Key.Key_F5, Key.Key_Escape], [Key.Key_Escape] * 6, [Key.Key_Escape, Key.Key_Return]])
def test_what_a_clicker_sends_by_itself_never_ends_a_show(keys: list[Qt.Key], stage: Stage) -> None:
    for key in keys:
        boxes = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        QTest.keyClick(focused(boxes[0]) if boxes else stage.session.console, key)
        settle(stage.program.app, 2)
    assert stage.program.presenter.session is stage.session


def test_the_test_of_the_clicker_shows_its_keys_and_obeys_none(stage: Stage) -> None:
    stage.session.console.clicker_test_wanted.emit()
    dialog = the_dialog(ClickerTest)
    QTest.keyClick(dialog, Key.Key_PageDown)
    assert stage.session.show_.number == 1


# A key that is held

def send(widget: QWidget, kind: QEvent.Type, key: Qt.Key, at: int, *, repeat: bool = False) -> None:
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, 81, 0, 0, "", repeat, 1)
    event.setTimestamp(at)
    QApplication.sendEvent(widget, event)


def hold(widget: QWidget, key: Qt.Key, start: int, seconds: float, *, marked: int) -> int:
    """A key held as X tells it: release and press at one time, thirty times a second; only every so many say that they
    repeat. Returns the time at which it goes up."""
    send(widget, QEvent.Type.KeyPress, key, start)
    at = start + 500
    for number in range(int(30 * (seconds - 0.5))):
        repeat = bool(marked) and number % marked == 0
        send(widget, QEvent.Type.KeyRelease, key, at, repeat=repeat)
        send(widget, QEvent.Type.KeyPress, key, at, repeat=repeat)
        at += 33
    send(widget, QEvent.Type.KeyRelease, key, at)
    return at


@pytest.mark.parametrize("marked", [0, 2, 5])
def test_a_key_held_for_two_seconds_is_one_step_twenty_times_of_twenty(marked: int, stage: Stage) -> None:
    stage.session.show_.go("overview.residents")  # of the appendix: a step leads back
    stage.session.show_.go("opening")
    at = 10_000
    for turn in range(20):
        stage.session.show_.go("opening")
        at = hold(stage.session.console, Key.Key_PageDown, at, 2.0, marked=marked) + 400
        assert stage.session.show_.number == 2, turn


def test_two_quick_presses_are_two_steps(stage: Stage) -> None:
    console = stage.session.console
    for at in (10_000, 10_000 + 60 + HELD_WITHIN + 5):
        send(console, QEvent.Type.KeyPress, Key.Key_PageDown, at)
        send(console, QEvent.Type.KeyRelease, Key.Key_PageDown, at + 60)
    assert stage.session.show_.number == 3


def test_another_key_right_after_is_another_step(stage: Stage) -> None:
    console = stage.session.console
    send(console, QEvent.Type.KeyPress, Key.Key_PageDown, 10_000)
    send(console, QEvent.Type.KeyRelease, Key.Key_PageDown, 10_040)
    send(console, QEvent.Type.KeyPress, Key.Key_Right, 10_041)
    assert stage.session.show_.number == 3


def test_a_held_escape_does_not_open_and_close_the_question_in_turn(stage: Stage) -> None:
    console = stage.session.console
    send(console, QEvent.Type.KeyPress, Key.Key_Escape, 10_000)
    box = the_dialog(QMessageBox)
    for at in range(10_500, 11_500, 33):
        send(focused(box), QEvent.Type.KeyRelease, Key.Key_Escape, at)
        send(focused(box), QEvent.Type.KeyPress, Key.Key_Escape, at)
    settle(stage.program.app, 2)
    assert box.isVisible() and stage.program.presenter.session is stage.session


def test_what_may_repeat_goes_on_while_it_is_held(stage: Stage) -> None:
    show = stage.session.show_
    show.go("cities.article")
    hold(stage.session.console, Key.Key_Down, 10_000, 1.0, marked=0)
    page = stage.session.cache.page(show.current, "en", stage.session.cache.width)
    assert show.current.selected == page.keys[-1]


# Keys that are down while windows come and go

def go_on_holding(widget: QWidget, key: Qt.Key, at: int, count: int = 20) -> int:
    """What arrives of a key that stays down: nothing says that it repeats."""
    for _ in range(count):
        send(widget, QEvent.Type.KeyRelease, key, at)
        send(widget, QEvent.Type.KeyPress, key, at)
        at += 33
    return at


@pytest.mark.parametrize("which", ["end", "questions", "problem", "save"])
def test_a_key_held_while_a_dialog_opens_and_closes_is_one_step(which: str, stage: Stage) -> None:
    send(stage.session.console, QEvent.Type.KeyPress, Key.Key_PageDown, 10_000)
    assert stage.session.show_.number == 2
    at = go_on_holding(stage.session.console, Key.Key_PageDown, 10_500)
    window = DIALOGS[which](stage)
    settle(stage.program.app, 2)
    at = go_on_holding(focused(window), Key.Key_PageDown, at)
    window.close()
    settle(stage.program.app, 2)
    at = go_on_holding(stage.session.console, Key.Key_PageDown, at)
    send(stage.session.console, QEvent.Type.KeyRelease, Key.Key_PageDown, at)
    assert stage.session.show_.number == 2


def test_a_key_released_in_a_dialog_counts_again_after_it(stage: Stage) -> None:
    send(stage.session.console, QEvent.Type.KeyPress, Key.Key_PageDown, 10_000)
    box = open_end(stage)
    send(focused(box), QEvent.Type.KeyRelease, Key.Key_PageDown, 10_200)
    send(focused(box), QEvent.Type.KeyPress, Key.Key_PageDown, 10_600)
    assert stage.session.show_.number == 3


@pytest.mark.parametrize("key", [Key.Key_Period, Key.Key_B, Key.Key_W, Key.Key_F, Key.Key_X])
def test_what_switches_switches_once_however_long_it_is_held(key: Qt.Key, stage: Stage) -> None:
    show = stage.session.show_
    before = (show.blank, show.frozen, show.swapped)
    hold(stage.session.console, key, 10_000, 2.0, marked=0)
    settle(stage.program.app, 2)
    after = (show.blank, show.frozen, show.swapped)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_escape_held_in_a_dialog_closes_it_and_asks_nothing_more(stage: Stage) -> None:
    dialog = open_questions(stage)
    send(focused(dialog), QEvent.Type.KeyPress, Key.Key_Escape, 10_000)
    settle(stage.program.app, 2)
    assert not any(isinstance(widget, QuestionsDialog) and widget.isVisible() for widget in QApplication.topLevelWidgets())
    go_on_holding(stage.session.console, Key.Key_Escape, 10_500, 40)
    assert stage.program.presenter.dialog is None and stage.program.presenter.session is stage.session


@pytest.mark.parametrize("first", [Key.Key_F5, Key.Key_Escape, Key.Key_Period, Key.Key_B])
@pytest.mark.parametrize("second", [Key.Key_F5, Key.Key_Escape, Key.Key_Period, Key.Key_B])
def test_start_and_black_buttons_of_clickers_end_nothing_in_any_order(first: Qt.Key, second: Qt.Key, stage: Stage) -> None:
    """Pressed six times in turn, wherever the focus is by then: the show runs, and a step on is a step on."""
    for key in (first, second) * 3:
        QTest.keyClick(QApplication.activeModalWidget() or stage.session.console, key)
        settle(stage.program.app, 2)
    assert stage.program.presenter.session is stage.session
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()
    settle(stage.program.app, 2)
    number, hidden = stage.session.show_.number, bool(stage.session.show_.blank)
    QTest.keyClick(stage.session.console, Key.Key_PageDown)
    assert (stage.session.show_.number, stage.session.show_.blank) == (number + (not hidden), "")


def test_a_dialog_over_the_questions_takes_a_clickers_keys_and_gives_the_focus_back(stage: Stage) -> None:
    dialog = open_questions(stage)
    assert isinstance(dialog, QuestionsDialog)
    box = QMessageBox(QMessageBox.Icon.Warning, "Problem", "It could not be written.", parent=dialog)
    box.open()
    settle(stage.program.app, 2)
    QTest.keyClick(focused(box), Key.Key_PageDown)
    QTest.keyClick(focused(box), Key.Key_Escape)
    settle(stage.program.app, 2)
    assert not box.isVisible() and dialog.isVisible() and stage.session.show_.number == 2
    QTest.keyClicks(dialog.field, "Why?")
    QTest.keyClick(dialog.field, Key.Key_PageDown)
    assert dialog.field.text() == "Why?" and stage.session.show_.number == 3
