"""A show on a real X server, driven from inside: after each thing that happens to it, what the console says is held
against the pixels of every screen.

    python -m tests.ui.presenter.room_walk walk|kill|again FOLDER
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from explainer.bootstrap import Program
from explainer.ui.presenter.session import ShowSession
from explainer.ui.presenter.slide_view import SlideView
from tests.ui.presenter.on_real_screens import Watcher, begin, make, placed, plug, wait

Key = Qt.Key
_ACROSS, _DOWN = 24, 18
THIRD = "DUMMY2"


def _cells(image: QImage) -> list[int]:
    """Lightness of a picture, patch by patch."""
    small = image.scaled(_ACROSS, _DOWN, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return [small.pixelColor(x, y).lightness() for x in range(_ACROSS) for y in range(_DOWN)]


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures show the same: a pointer may lie on one of them."""
    return sum(abs(a - b) > 20 for a, b in zip(_cells(one), _cells(other), strict=True)) <= 3


class RoomsWatcher(Watcher):
    """Counts the times that notes were painted on the screen that is the room's now, or on the only one."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            session = self._session
            place = session.console.frameGeometry()
            self.seen += len(QGuiApplication.screens()) == 1 or (
                session.audience.isVisible() and session.audience.geometry().intersects(place))
        return False


class Walk:
    """What happened, and whether the console told the truth about it."""

    def __init__(self, program: Program, session: ShowSession) -> None:
        self.program, self.session, self.app = program, session, program.app
        self.watcher = RoomsWatcher(session)
        self.seen: dict[str, object] = {}

    @property
    def room(self) -> QScreen:
        return self.session.audience.screen()

    def said_picture(self) -> QImage:
        """The picture that the console gives for what the room sees, in the size of the room's screen."""
        view = SlideView(self.session.cache)
        view.resize(self.room.size())
        view.show_picture(self.session.console.room.picture)
        return view.grab().toImage()

    def warned(self) -> str:
        return self.session.console.warning.text()

    def true(self) -> bool:
        """Whether the room's screen shows what the console says: that picture, or, with a warning, something else."""
        pixels = self.room.grabWindow(0).toImage()
        return alike(pixels, self.said_picture()) != bool(self.warned())

    def others_are_quiet(self) -> bool:
        """Whether the screens of neither window show neither."""
        console, audience = self.session.console, self.session.audience
        free = [screen for screen in QGuiApplication.screens() if screen not in (console.screen(), audience.screen())]
        return not any(screen.geometry().intersects(window.frameGeometry()) for screen in free
                       for window in (console, audience) if window.isVisible())

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.session.console, key)

    def tell(self, name: str, warned: str = "", *, room: str = "") -> None:
        """Wait until the console warns of that (or of nothing) truly; keep what there is if it never does."""

        def holds() -> bool:
            right = not room or self.room.name() == room
            return right and (warned in self.warned() if warned else not self.warned()) and self.true()

        done = wait(self.app, holds)
        self.seen[name] = True if done and self.others_are_quiet() else [self.warned(), self.true(), self.room.name(),
                                                                         self.others_are_quiet()]

    def tell_truth(self, name: str) -> None:
        """Wait until what the console says, a warning or none, is true."""
        wait(self.app, lambda: False, 4.0)  # as long as it takes to see that something covers the slides
        self.seen[name] = wait(self.app, self.true)

    def cover(self, share: float) -> QWidget:
        """Another program's window over a part of the room's screen."""
        sheet = QWidget()
        sheet.setStyleSheet("background: #404040")
        sheet.setWindowFlags(Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint)
        place = self.room.geometry()
        place.setWidth(round(share * place.width()))
        sheet.setGeometry(place)
        sheet.show()
        return sheet


def _steps(walk: Walk) -> None:
    """Steps, blanks and holds: the picture and the words of the console are those of the room."""
    walk.tell("start")
    walk.press(Key.Key_Right, Key.Key_Right)
    walk.tell("two on")
    walk.press(Key.Key_B)
    walk.tell("black")
    walk.press(Key.Key_PageDown)
    walk.tell("a step on black")
    walk.press(Key.Key_W)
    walk.tell("white")
    walk.press(Key.Key_W, Key.Key_F, Key.Key_Right, Key.Key_Right)
    walk.tell("held")
    walk.press(Key.Key_F)
    walk.tell("let go")


def _windows(walk: Walk) -> None:
    """The room's window is put away, lost, covered, half covered; another start of the program lies on it."""
    audience = walk.session.audience
    audience.showMinimized()
    walk.tell("minimized", "minimized")
    walk.press(Key.Key_F5)
    walk.tell("back")
    audience.hide()
    walk.tell("lost and found")
    for share, name in ((1.0, "covered"), (0.4, "partly covered")):
        sheet = walk.cover(share)
        walk.tell(name, "covers")
        sheet.close()
        sheet.deleteLater()
        walk.tell(f"{name} no more")


def _second_start(walk: Walk, folder: Path) -> None:
    """The program is started again while the show runs, and its window is dragged onto the room's screen."""
    other = subprocess.Popen([sys.executable, "-m", "explainer"], env={**os.environ, "HOME": str(folder)},
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def windows() -> list[str]:
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(other.pid)], capture_output=True,
                               text=True, check=False, timeout=20)
        return found.stdout.split()

    try:
        came = wait(walk.app, lambda: bool(windows()), 60.0)
        walk.tell_truth("started again")  # where its window opens is the window manager's choice
        x = walk.room.geometry().x()
        for window in windows():
            subprocess.run(["xdotool", "windowactivate", window, "windowmove", window, str(x + 20), "20"], check=False,
                           timeout=20, capture_output=True)
        walk.tell("its window lies on the room's", "covers")
        walk.press(Key.Key_F5)
        walk.tell("the slides in front again")
        walk.seen["came"] = came
    finally:
        other.kill()
        other.wait(10)
    walk.tell("the other one gone")


def _plugs(walk: Walk, screens: int) -> None:
    """The projector is pulled out and plugged in; with a third screen, the room moves there and back."""
    session, app = walk.session, walk.app
    walk.press(Key.Key_X)
    walk.tell("swapped", room="DUMMY0")
    walk.press(Key.Key_X)
    walk.tell("swapped back", room="DUMMY1")
    if screens > 2:
        names = [name for name, _words, _taken in session.placement.choices()]
        walk.seen["offered"] = sorted(names)
        session.console.looks.screen_chosen.emit(THIRD)
        walk.tell("the third chosen", room=THIRD)
        plug(projector=False, output=THIRD)
        walk.tell("the third unplugged", room="DUMMY1")
        plug(projector=True, output=THIRD, beside="DUMMY1")
        walk.tell("the third plugged in again", room=THIRD)
        session.console.looks.screen_chosen.emit("DUMMY0")
        walk.tell("the laptop chosen", room="DUMMY0")
        session.console.looks.screen_chosen.emit("DUMMY1")
        walk.tell("the projector chosen", room="DUMMY1")
        plug(projector=False, output=THIRD)
    walk.press(Key.Key_F)
    held = session.show_.picture
    plug(projector=False)
    single = wait(app, lambda: len(QGuiApplication.screens()) == 1 and "One screen" in walk.warned()
                  and not session.console.notes.isVisible())
    walk.seen["unplugged"] = True if single else [walk.warned(), session.console.notes.isVisible()]
    walk.press(Key.Key_Right)
    walk.press(Key.Key_F11)
    walk.tell("slides on the only screen", room="DUMMY0")
    walk.seen["held there"] = session.show_.picture == held
    walk.press(Key.Key_F11)
    plug(projector=True)
    wait(app, lambda: placed(session))
    walk.tell("plugged in again", room="DUMMY1")
    walk.seen["held still"] = session.show_.frozen and session.show_.picture == held


def walk(folder: Path) -> dict[str, object]:
    """All of it, on as many screens as there are."""
    program, session = begin(folder)
    wait(program.app, lambda: placed(session))
    it, screens = Walk(program, session), len(QGuiApplication.screens())
    _steps(it)
    _windows(it)
    _second_start(it, folder)
    _plugs(it, screens)
    it.seen["screens"], it.seen["notes seen"] = screens, it.watcher.seen
    return it.seen


def kill(folder: Path) -> dict[str, object]:
    """A show is killed while the room is held at the second slide and the presenter is at the fifth."""
    program, session = begin(folder)
    it = Walk(program, session)
    if len(QGuiApplication.screens()) > 2:
        session.console.looks.screen_chosen.emit(THIRD)
        it.tell("the third chosen", room=THIRD)
    it.press(Key.Key_Right, Key.Key_F, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    it.tell("held")
    assert session.store.flush(10)
    print(json.dumps(it.seen), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


def again(folder: Path) -> dict[str, object]:
    """The next start, on the same files: what is offered, and what the room sees of it when it is taken."""
    program = make(folder)
    offered = program.presenter.offer_resume()
    box = program.presenter.dialog
    assert box is not None
    words = box.informativeText()
    wait(program.app, box.isVisible)
    before = [button.text() for button in box.buttons() if box.buttonRole(button) == QMessageBox.ButtonRole.AcceptRole]
    QTest.keyClick(QApplication.activeModalWidget() or box, Key.Key_Return)
    wait(program.app, lambda: program.presenter.session is not None)
    session = program.presenter.session
    assert session is not None
    wait(program.app, lambda: placed(session))
    it = Walk(program, session)
    it.tell("resumed")
    return {**it.seen, "room": it.room.name(), "offered": offered, "words": words, "button": before, "number": session.show_.number,
            "held": session.show_.picture.scene.slide == session.deck.ids[1] and session.show_.frozen}


if __name__ == "__main__":
    programs: dict[str, Callable[[Path], dict[str, object]]] = {"walk": walk, "kill": kill, "again": again}
    print(json.dumps(programs[sys.argv[1]](Path(sys.argv[2]))), flush=True)
    os._exit(0)
