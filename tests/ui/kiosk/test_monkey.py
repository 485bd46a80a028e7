"""Ten thousand keys, clicks and touches by chance: the kiosk stays, and finds back to its first screen."""

from __future__ import annotations

import os
import random

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputDevice, QKeySequence, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from explainer.app.kiosk_pin import LONGEST_WAIT
from tests.fuzz.monkey import PLAIN, WORDS
from tests.ui.kiosk.conftest import Lobby
from tests.ui.kiosk.test_forgets import rss
from tests.ui.kiosk.test_stays import is_kept_in, registered

SEEDS = [int(word) for word in os.environ.get("EXPLAINER_MONKEYS", "14,15,16,17").split(",")]
EVENTS = 2_500
"""For each seed, so that several processes share them."""
BETWEEN = 250
"""Events after which the screen is looked at."""


class Visitor:
    """Does things by chance, wherever they can be done."""

    def __init__(self, lobby: Lobby, seed: int) -> None:
        self.lobby, self.chance = lobby, random.Random(seed)
        self.keys = [QKeySequence(key)[0] for key in registered()]
        device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        assert isinstance(device, QPointingDevice)
        self.screen = device
        self.log: list[str] = []

    def window(self) -> QWidget:
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return front if front is not None else self.lobby.kiosk.frame

    def place(self) -> tuple[QWidget, QPoint]:
        window = self.window()
        point = QPoint(self.chance.randrange(max(1, window.width())), self.chance.randrange(max(1, window.height())))
        child = window.childAt(point)
        return (window, point) if child is None else (child, child.mapFrom(window, point))

    def act(self) -> None:
        act = self.chance.choices((self.key, self.shortcut, self.word, self.click, self.tap, self.swipe, self.wheel, self.drop),
                                  (30, 8, 4, 26, 16, 8, 6, 2))[0]
        self.log.append(act.__name__)
        act()

    def focus(self) -> QWidget:
        window = self.window()
        return window.focusWidget() or window

    def key(self) -> None:
        QTest.keyClick(self.focus(), self.chance.choice(PLAIN))

    def shortcut(self) -> None:
        combination = self.chance.choice(self.keys)
        QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())

    def word(self) -> None:
        for letter in self.chance.choice(WORDS)[:12]:
            if letter.isascii() and letter.isprintable():
                QTest.keyClick(self.focus(), letter)

    def click(self) -> None:
        widget, point = self.place()
        button = self.chance.choices((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.BackButton), (12, 2, 1))[0]
        act = self.chance.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        act(widget, button, Qt.KeyboardModifier.NoModifier, point)

    def tap(self) -> None:
        frame = self.lobby.kiosk.frame
        point = QPoint(self.chance.randrange(frame.width()), self.chance.randrange(frame.height()))
        QTest.touchEvent(frame, self.screen).press(0, point).commit()
        QTest.touchEvent(frame, self.screen).release(0, point).commit()

    def swipe(self) -> None:
        frame, by = self.lobby.kiosk.frame, self.chance.choice((-30, 30))
        point = QPoint(self.chance.randrange(frame.width()), self.chance.randrange(frame.height()))
        QTest.touchEvent(frame, self.screen).press(0, point).commit()
        for step in range(1, 4):
            QTest.touchEvent(frame, self.screen).move(0, point - QPoint(0, by * step)).commit()
        QTest.touchEvent(frame, self.screen).release(0, point - QPoint(0, 3 * by)).commit()

    def wheel(self) -> None:
        widget, point = self.place()
        modifiers = self.chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier))
        turn = QPoint(0, self.chance.choice((-120, 120, 2400)))
        QApplication.sendEvent(widget, QWheelEvent(QPointF(point), QPointF(widget.mapToGlobal(point)), QPoint(), turn,
                                                   Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False))

    def drop(self) -> None:
        widget, point = self.place()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile("/etc/hosts")])
        QApplication.sendEvent(widget, QDropEvent(QPointF(point), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                                                  Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop))


@pytest.mark.qt_log_ignore("This plugin does not support", "QTest::", extend=True)
@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_the_first_screen_can_be_reached(lobby: Lobby, seed: int) -> None:
    visitor = Visitor(lobby, seed)
    # nobody guesses the PIN, and the wait for the next try would outlast the test
    lobby.kiosk.gate._now = iter(range(0, 10**9, int(LONGEST_WAIT))).__next__
    ended: list[int] = []
    lobby.kiosk.ended.connect(ended.append)
    sizes, widgets = [], []
    for n in range(EVENTS):
        visitor.act()
        if n % 4 == 0:
            lobby.app.processEvents()
        if n % BETWEEN == BETWEEN - 1:
            lobby.settle()
            assert is_kept_in(lobby) == "", visitor.log[-20:]
            lobby.over()
            assert lobby.at_attract, visitor.log[-20:]
            lobby.begin()
            assert lobby.kiosk.visit is not None and lobby.kiosk.visit.state.panel == "start"
            sizes.append(rss())
            widgets.append(len(QApplication.allWidgets()))
    print(f"{EVENTS} events, seed {seed}: MB after each {BETWEEN}:", [round(size / 2**20) for size in sizes], "widgets:", widgets)
    assert ended == []
    # as many visits before as after: what is loaded once is there by then
    assert sizes[-1] - sizes[len(sizes) // 2] < 25 * 2**20
