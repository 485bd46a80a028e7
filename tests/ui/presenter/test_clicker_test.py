"""The clicker test: real keys arrive, are named with what they do, and do nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMainWindow
from pytestqt.qtbot import QtBot

from explainer.drawing.theme import THEMES
from explainer.qt.translation import Translators
from explainer.ui import style
from explainer.ui.look import Look
from explainer.ui.presenter.clicker_test import ClickerTest

Key = Qt.Key
KEYS = {"PgDown": "Next slide", "PgUp": "Previous slide", "Esc": "Leave one state", "B": "Black screen", ".": "Black screen",
        "F5": "Start", "Space": "Next slide"}


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    style.dress(qapp, THEMES["light"], 1.0)
    window.setStyleSheet(style.stylesheet(THEMES["light"], 1.0))
    window.resize(1000, 700)
    window.show()
    yield window
    shiboken6.delete(window)


def opened(window: QMainWindow, qtbot: QtBot, text_scale: float = 1.0, theme: str = "light") -> ClickerTest:
    dialog = ClickerTest(KEYS, Look(THEMES[theme], text_scale, "en"), window)
    dialog.open()
    qtbot.waitUntil(dialog.hasFocus)
    return dialog


def past(dialog: ClickerTest) -> list[str]:
    return [dialog.history.item(row).text() for row in range(dialog.history.count())]


@pytest.mark.parametrize(("key", "modifier", "name", "does"), [
    (Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, "Page Down", "Next slide"),
    (Key.Key_PageDown, Qt.KeyboardModifier.KeypadModifier, "Page Down", "Next slide"),
    (Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, "Page Up", "Previous slide"),
    (Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "Esc", "Leave one state"),
    (Key.Key_Period, Qt.KeyboardModifier.NoModifier, "Period .", "Black screen"),
    (Key.Key_B, Qt.KeyboardModifier.NoModifier, "B", "Black screen"),
    (Key.Key_B, Qt.KeyboardModifier.ControlModifier, "Ctrl+B", "Does nothing in the show"),
    (Key.Key_F5, Qt.KeyboardModifier.NoModifier, "F5", "Start"),
    (Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "Tab", "Does nothing in the show"),
    (Key.Key_Return, Qt.KeyboardModifier.NoModifier, "Return", "Does nothing in the show"),
    (Key.Key_Space, Qt.KeyboardModifier.NoModifier, "Space", "Next slide"),
    (Key.Key_Left, Qt.KeyboardModifier.NoModifier, "Left arrow", "Does nothing in the show"),
    (Key.Key_VolumeUp, Qt.KeyboardModifier.NoModifier, "Volume Up", "Does nothing in the show"),
])
def test_a_key_is_named_with_what_it_does(
    key: Qt.Key, modifier: Qt.KeyboardModifier, name: str, does: str, window: QMainWindow, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    qtbot.keyClick(dialog, key, modifier)
    assert (dialog.key_label.text(), dialog.action_label.accessibleName()) == (name, does)
    assert dialog.key_label.accessibleName() == name
    assert past(dialog) == [f"{name}: {does}"]
    assert dialog.isVisible()
    assert dialog.hasFocus()


def test_the_last_eight_are_listed_newest_first(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    for key in "abcdefghij":
        qtbot.keyClick(dialog, key)
    assert [line[0] for line in past(dialog)] == list("JIHGFEDC")


def test_a_key_held_down_and_a_modifier_alone_count_for_nothing_more(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    qtbot.keyPress(dialog, Key.Key_Escape)
    for _ in range(3):
        QApplication.sendEvent(dialog, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", True))
    qtbot.keyRelease(dialog, Key.Key_Escape)
    qtbot.keyClick(dialog, Key.Key_Shift)
    assert dialog.isVisible()
    assert past(dialog) == ["Esc: Leave one state"]


def test_a_key_that_qt_does_not_know_is_shown_by_its_code(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QKeyEvent(QEvent.Type.KeyPress, Key.Key_unknown, none, 219, 0, 0))
    assert dialog.key_label.text() == "Unknown key, code 219"


def test_escape_twice_in_a_row_leaves(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    for key in (Key.Key_Escape, Key.Key_F5, Key.Key_Escape):  # what a clicker's start button sends
        qtbot.keyClick(dialog, key)
        assert dialog.isVisible()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_alt_f4_and_the_close_button_leave(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    qtbot.keyClick(dialog, Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert not dialog.isVisible()
    dialog = opened(window, qtbot)
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Close), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_keys_do_nothing_else(window: QMainWindow, qtbot: QtBot) -> None:
    fired: list[str] = []
    for key in ("F5", "B", "Ctrl+Q", "PgDown", "Return"):
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(lambda key=key: fired.append(key))
    dialog = ClickerTest(KEYS, Look(THEMES["light"], 1.0, "en"), window)
    dialog.show()  # not modal: then an application-wide shortcut would reach the window
    qtbot.waitUntil(dialog.hasFocus)
    for key in (Key.Key_F5, Key.Key_B, Key.Key_PageDown, Key.Key_Return, Key.Key_Tab, Key.Key_Space):
        qtbot.keyClick(dialog, key)
    qtbot.keyClick(dialog, Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert fired == []
    assert dialog.isVisible()
    assert len(past(dialog)) == 7


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_B, Key.Key_MonBrightnessDown])
def test_the_name_is_as_large_as_the_window_allows(
    key: Qt.Key, text_scale: float, window: QMainWindow, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot, text_scale)
    QApplication.sendEvent(dialog, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    label = dialog.key_label
    metrics = QFontMetricsF(label.font())
    assert metrics.horizontalAdvance(label.text()) <= label.width()
    assert metrics.height() <= label.height()
    assert label.font().pixelSize() >= (80 if key != Key.Key_MonBrightnessDown else 30)
    dialog.resize(dialog.width() // 2, dialog.height())
    qtbot.waitUntil(lambda: QFontMetricsF(label.font()).horizontalAdvance(label.text()) <= label.width())


@pytest.mark.parametrize("theme", THEMES)
def test_it_wears_the_theme_of_the_window(theme: str, window: QMainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    style.dress(qapp, THEMES[theme], 1.0)
    window.setStyleSheet(style.stylesheet(THEMES[theme], 1.0))
    dialog = opened(window, qtbot, theme=theme)
    qtbot.keyClick(dialog, Key.Key_PageDown)
    picture = dialog.grab().toImage()
    colors = [picture.pixelColor(x, dialog.key_label.geometry().center().y()).name() for x in range(picture.width())]
    assert colors[0] == THEMES[theme].surface.lower()
    assert THEMES[theme].ink.lower() in colors


def test_in_spanish(window: QMainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    translators = Translators(qapp)
    translators.use("es")
    try:
        dialog = opened(window, qtbot)
        qtbot.keyClick(dialog, Key.Key_PageDown)
        assert (dialog.windowTitle(), dialog.key_label.text()) == ("Prueba del control remoto", "Page Down (Av Pág)")
        qtbot.keyClick(dialog, Key.Key_Tab)
        assert dialog.action_label.accessibleName() == "No hace nada en la presentación"
    finally:
        translators.remove()


# Keys that a person gives something to do


def given(dialog: ClickerTest) -> list[tuple[str, str]]:
    """What the dialog tells of keys that are given something to do."""
    told: list[tuple[str, str]] = []
    dialog.assigned.connect(lambda key, command: told.append((key, command)))
    return told


@pytest.mark.parametrize(("key", "name"), [
    (Key.Key_MediaNext, "Media Next"), (Key.Key_F20, "F20"), (Key.Key_VolumeUp, "Volume Up"), (Key.Key_Tab, "Tab"),
    (Key.Key_Forward, "Forward"), (Key.Key_A, "A")])
@pytest.mark.parametrize("command", ["next", "back", "black"])
def test_a_key_without_meaning_can_be_given_one_and_lose_it_again(
    command: str, key: Qt.Key, name: str, window: QMainWindow, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    told = given(dialog)
    qtbot.keyClick(dialog, key)
    assert dialog.uses.isVisible() and dialog.use_buttons[""].isChecked()
    dialog.use_buttons[command].click()
    said = {"next": "Next slide", "back": "Previous slide", "black": "Black screen"}[command]
    assert dialog.action_label.accessibleName() == f"{said} (chosen by you)"
    assert past(dialog) == [f"{name}: {said} (chosen by you)"]
    qtbot.keyClick(dialog, Key.Key_PageDown)
    qtbot.keyClick(dialog, key)
    assert dialog.use_buttons[command].isChecked()
    dialog.use_buttons[""].click()
    assert dialog.action_label.accessibleName() == "Does nothing in the show"
    assert told == [(name, command), (name, "")]


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_Escape, Key.Key_B, Key.Key_Period, Key.Key_F5, Key.Key_7])
def test_a_key_of_the_show_cannot_be_given_another_meaning(key: Qt.Key, window: QMainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    qtbot.keyClick(dialog, key)
    assert dialog.kept.isVisible()
    assert not any(button.isVisible() for button in dialog.use_buttons.values())


def test_a_key_that_qt_does_not_know_can_be_given_a_meaning_by_its_code(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    told = given(dialog)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QKeyEvent(QEvent.Type.KeyPress, Key.Key_unknown, none, 219, 0, 0))
    dialog.use_buttons["next"].click()
    QApplication.sendEvent(dialog, QKeyEvent(QEvent.Type.KeyPress, Key.Key_unknown, none, 0, 0, 0))
    assert not dialog.use_buttons["next"].isVisible()  # nothing to know it by
    assert told == [("code 219", "next")]


@pytest.mark.parametrize(("own", "does"), [
    ({"F20": "next"}, "Next slide (chosen by you)"), ({"F20": "escape"}, "Does nothing in the show"),
    ({"F20": ""}, "Does nothing in the show"), ({"F21": "next"}, "Does nothing in the show")])
def test_what_was_given_before_is_known(own: dict[str, str], does: str, window: QMainWindow, qtbot: QtBot) -> None:
    dialog = ClickerTest(KEYS, Look(THEMES["light"], 1.0, "en"), window, own=own)
    dialog.open()
    qtbot.waitUntil(dialog.hasFocus)
    qtbot.keyClick(dialog, Key.Key_F20)
    assert dialog.action_label.accessibleName() == does


@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_fits_at_200_percent(language: str, window: QMainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    translators = Translators(qapp)
    translators.use(language)
    style.dress(qapp, THEMES["light"], 2.0)
    window.setStyleSheet(style.stylesheet(THEMES["light"], 2.0))
    try:
        dialog = opened(window, qtbot, 2.0)
        qtbot.keyClick(dialog, Key.Key_MediaNext)
        qapp.processEvents()
        for button in dialog.use_buttons.values():
            assert dialog.rect().contains(button.mapTo(dialog, button.rect().bottomRight()))
            assert button.width() >= button.sizeHint().width()
    finally:
        translators.remove()
        style.dress(qapp, THEMES["light"], 1.0)
