"""Random keys, clicks, wheels and sizes for a whole program, from a seed, in every window it opens."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from explainer.app.commands import commands
from explainer.bootstrap import Program

NEVER = {"app.quit"}  # the monkey would be alone
PLAIN = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Menu,
    *(getattr(Qt.Key, f"Key_{letter}") for letter in "BFGILNQTWXZ"), *(getattr(Qt.Key, f"Key_{n}") for n in range(10)),
)  # fmt: skip
WORDS = ("detainer", "Los Ángeles", "27", "12\r", "*", "\\", "  ", "añ", "x" * 300, "\U0001f469\u200d\U0001f4bb")
SIZES = ((1024, 640), (1366, 768), (1280, 800), (400, 300), (3840, 2160), (800, 2000))


class Monkey:
    """Plays with a program for a number of steps; `log` holds what it did, the last steps last."""

    def __init__(self, program: Program, seed: int) -> None:
        self._program = program
        self._chance = random.Random(seed)
        self._left = 0
        self.log: list[str] = []

    def play(self, steps: int) -> None:
        """Do that many steps, in nested loops of dialogs too, then leave every dialog and show."""
        self._left = steps
        loop = QEventLoop()

        def turn() -> None:
            if self._left <= 0 and self._at_rest():
                loop.quit()
                return
            # Before the step: it may open a dialog that waits in a loop of its own until another step closes it.
            QTimer.singleShot(0, turn)
            if self._left > 0:
                self._left -= 1
                self._step()
            else:
                self._leave()

        QTimer.singleShot(0, turn)
        loop.exec()

    def _windows(self) -> list[QWidget]:
        modal = QApplication.activeModalWidget()
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        return [modal] if modal is not None else shown or [self._program.window]

    def _step(self) -> None:
        act = self._chance.choices(
            (self._command, self._key, self._click, self._type, self._wheel, self._resize), (3, 8, 6, 2, 2, 1))[0]
        act()

    def _focus(self) -> QWidget:
        window = self._chance.choice(self._windows())
        return window.focusWidget() or window

    def _command(self) -> None:
        command = self._chance.choice([c for c in commands() if c.keys and c.id not in NEVER])
        self.log.append(command.id)
        keys = QKeySequence(command.keys[0])[0]
        QTest.keyClick(self._focus(), keys.key(), keys.keyboardModifiers())

    def _key(self) -> None:
        key = self._chance.choice(PLAIN)
        self.log.append(f"key {key.name}")
        QTest.keyClick(self._focus(), key)

    def _type(self) -> None:
        words = self._chance.choice(WORDS)
        self.log.append(f"type {words[:20]!r}")
        for letter in words[:40]:  # one by one: a letter may close the window that has the focus
            key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest types Latin letters only
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._focus(), event)

    def _place(self) -> tuple[QWidget, QPoint]:
        window = self._chance.choice(self._windows())
        point = QPoint(self._chance.randrange(max(1, window.width())), self._chance.randrange(max(1, window.height())))
        child = window.childAt(point)
        return (window, point) if child is None else (child, child.mapFrom(window, point))

    def _click(self) -> None:
        widget, point = self._place()
        button = self._chance.choices((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton), (9, 1))[0]
        self.log.append(f"click {type(widget).__name__} {widget.objectName()}")
        act = self._chance.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
        act(widget, button, Qt.KeyboardModifier.NoModifier, point)

    def _wheel(self) -> None:
        widget, point = self._place()
        modifiers = self._chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier))
        self.log.append(f"wheel {type(widget).__name__}")
        turn = QPoint(0, self._chance.choice((-120, 120, 2400)))
        place = QPointF(point)
        event = QWheelEvent(place, QPointF(widget.mapToGlobal(point)), QPoint(), turn, Qt.MouseButton.NoButton, modifiers,
                            Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(widget, event)

    def _resize(self) -> None:
        width, height = self._chance.choice(SIZES)
        self.log.append(f"size {width}x{height}")
        self._program.window.resize(width, height)

    def _at_rest(self) -> bool:
        others = [w for w in self._windows() if w is not self._program.window]
        return not others and self._program.window.isVisible()

    def _leave(self) -> None:
        """Close what is in front: dialogs and menus without an answer, and a show as its own question does."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and isinstance(window, QDialog):
                window.reject()
            elif window.isVisible() and window.windowType() is Qt.WindowType.Popup:
                window.close()
        presenter = self._program.presenter
        if presenter is not None and presenter.session is not None:
            presenter.session.close()
        self._program.window.show()


def without_system_dialogs(folder: Path) -> list[tuple[type, str, object]]:
    """What to put in place of the system's own dialogs, which are not this program's: a file in `folder`, or none."""
    answers = iter(range(10_000))

    def name(*_args: object, **_kwargs: object) -> tuple[str, str]:
        number = next(answers)
        ending = (".csv", ".xlsx", ".png", ".svg", ".pdf")[number % 5]
        return (str(folder / f"saved-{number}{ending}"), f"(*{ending})") if number % 3 else ("", "")

    return [
        (QFileDialog, "getSaveFileName", staticmethod(name)),
        (QFileDialog, "getOpenFileName", staticmethod(lambda *_a, **_k: ("", ""))),
        (QFileDialog, "getExistingDirectory", staticmethod(lambda *_a, **_k: "")),
        (QFileDialog, "exec", lambda _self: 0),
        (QPrintDialog, "exec", lambda _self: 0),
    ]
