"""Programs that test_real_screens.py starts on a real X server, and test_wayland.py under a compositor: they drive a show
from inside and print what they saw.

    python -m tests.ui.presenter.on_real_screens unplug|kill|pictures|wayland|keyboards FOLDER
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from explainer import bootstrap
from explainer.app import paths, settings
from explainer.core.reading import read_pack
from explainer.ui.presenter.session import ShowSession

LAPTOP, PROJECTOR = "DUMMY0", "DUMMY1"


def plug(*, projector: bool, mode: str = "1024x768", output: str = PROJECTOR, beside: str = LAPTOP) -> None:
    """Plug a projector in, to the right of the laptop, or pull it out."""
    how = ["--mode", mode, "--right-of", beside] if projector else ["--off"]
    subprocess.run(["xrandr", "--output", output, *how], check=True, timeout=20)


def mirror(app: QGuiApplication) -> None:
    """Plug the projector in so that it shows what the laptop shows."""
    plug(projector=False)
    wait(app, lambda: len(QGuiApplication.screens()) == 1)
    subprocess.run(["xrandr", "--output", PROJECTOR, "--mode", "1024x768", "--pos", "0x0"], check=True, timeout=20)


class Watcher(QObject):
    """Counts the times that notes were painted where the room can see them: on the screen of the room, or on the only
    one. Nobody asks for them there in these programs."""

    def __init__(self, session: ShowSession) -> None:
        super().__init__()
        self.seen = 0
        self._session = session
        for widget in (session.console.notes, session.console.notes.own, session.console.notes.own.viewport()):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            all_screens, primary = QGuiApplication.screens(), QGuiApplication.primaryScreen()
            notes = self._session.console.frameGeometry()
            self.seen += len(all_screens) == 1 or any(
                screen.geometry().intersects(notes) for screen in all_screens if screen is not primary)
        return False


def wait(app: QGuiApplication, until: Callable[[], bool], seconds: float = 8.0) -> bool:
    """Let the program run until something holds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        if until():
            return True
        time.sleep(0.01)
    return until()


def make(folder: Path, *, language: str = "en", text_scale: float = 1.0) -> bootstrap.Program:
    """The program over the built-in pack, settings and place kept in `folder`."""
    app = bootstrap.make_application(["explainer"])
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    program = bootstrap.Program(app, pack, settings.Settings(welcomed=True, text_scale=text_scale), language=language,
                                settings_file=folder / "settings.json")
    program.window.show()
    program.make_live()
    wait(app, program.window.isActiveWindow)
    return program


def begin(folder: Path, *, language: str = "en", text_scale: float = 1.0) -> tuple[bootstrap.Program, ShowSession]:
    """A show of such a program."""
    program = make(folder, language=language, text_scale=text_scale)
    app = program.app
    program.presenter.start()
    session = program.presenter.session
    assert session is not None
    wait(app, lambda: session.audience.isVisible() and session.audience.size() == session.audience.screen().size())
    return program, session


def placed(session: ShowSession) -> bool:
    """Whether both windows are where they belong with two screens."""
    console, audience = session.console, session.audience
    return (audience.isVisible() and console.isVisible() and audience.geometry() == audience.screen().geometry()
            and not audience.frameGeometry().intersects(console.frameGeometry()) and console.notes.isVisible())


def unplug(folder: Path) -> dict[str, object]:
    """Pull the projector out and plug it in again, twenty times during a show."""
    program, session = begin(folder)
    app, watcher = program.app, Watcher(session)
    for _ in range(5):
        QTest.keyClick(session.console, Qt.Key.Key_Right)
    lost = late = 0
    for turn in range(20):
        here = session.show_.current
        plug(projector=False)
        ok = wait(app, lambda: len(QGuiApplication.screens()) == 1 and not session.audience.isVisible())
        ok = ok and not session.console.notes.isVisible() and session.console.isVisible()
        QTest.keyClick(session.console, Qt.Key.Key_Right)
        QTest.keyClick(session.console, Qt.Key.Key_Left)
        plug(projector=True, mode="1024x768" if turn % 2 else "800x600")
        ok = ok and wait(app, lambda: len(QGuiApplication.screens()) == 2 and placed(session))
        lost += session.show_.current != here or session.audience.view.picture != session.show_.picture
        late += not ok
        if not ok:
            print(turn, [(s.name(), s.geometry()) for s in QGuiApplication.screens()], session.console.frameGeometry(),
                  session.audience.isVisible(), session.audience.geometry(), session.console.notes.isVisible(),
                  file=sys.stderr)
    elapsed = session.clock.elapsed()
    mirror(app)
    mirrored = wait(app, lambda: len(QGuiApplication.screens()) == 2)
    hidden = wait(app, lambda: not session.console.notes.isVisible() and not session.audience.isVisible())
    return {"lost": lost, "not_placed": late, "notes_seen": watcher.seen, "elapsed": elapsed, "mirror_hides": mirrored and hidden}


def pictures(folder: Path) -> dict[str, object]:
    """Where the windows are, and what each screen shows."""
    program, session = begin(folder)
    app = program.app
    for _ in range(8):
        QTest.keyClick(session.console, Qt.Key.Key_Right)
    ok = wait(app, lambda: placed(session))
    for number, screen in enumerate(QGuiApplication.screens()):
        wait(app, lambda: False, 0.3)
        screen.grabWindow(0).save(str(folder / f"screen-{number}.png"))
    first = [session.audience.screen().name(), session.console.screen().name()]
    QTest.keyClick(session.console, Qt.Key.Key_X)
    swapped = wait(app, lambda: [session.audience.screen().name(), session.console.screen().name()] == first[::-1]
                   and session.audience.geometry() == session.audience.screen().geometry())
    return {"placed": ok, "audience": first[0], "console": first[1], "swapped": swapped}


def black_screens() -> list[bool]:
    """Which of the two screens that lie side by side on the X server's is all black. The pointer may be on it."""
    from standalone.xscreen import Screen

    with Screen(os.environ["DISPLAY"]) as display:
        picture = display.picture().convert("L")
    halves = [picture.crop((x + 100, 100, x + 900, 700)) for x in (0, 1000)]
    return [half.getextrema()[1] == 0 for half in halves]


def wayland(folder: Path) -> dict[str, object]:
    """Keys that place windows, pressed while the room is black, and after each which screen is black."""
    large = os.environ.get("EXPLAINER_TEST_LARGE") == "1"
    program, session = begin(folder, language="es" if large else "en", text_scale=2.0 if large else 1.0)
    app = program.app

    def press(name: str) -> None:
        QTest.keyClick(session.console, getattr(Qt.Key, f"Key_{name}"))

    press("B")
    room = 1
    seen: list[list[object]] = [["start", wait(app, lambda: black_screens() == [False, True])]]
    for name in ("F5", "X", "X", "F11", "X", "F5", "X"):
        press(name)
        room = 1 - room if name == "X" else room
        right = [n == room for n in range(2)]
        wait(app, lambda: False, 0.7)  # long enough for a tick, which may move the windows again
        seen.append([name, wait(app, lambda right=right: black_screens() == right), session.console.isActiveWindow()])
    press("Q")
    dialog = wait(app, lambda: app.activeModalWidget() is not None)
    for widget in app.topLevelWidgets():
        if widget.isModal():
            widget.close()
    press("B")
    lit = wait(app, lambda: black_screens() == [False, False])
    session.close()
    back = wait(app, lambda: program.window.isVisible() and not session.audience.isVisible())
    return {"seen": seen, "dialog": dialog, "lit": lit, "back": back, "screens": len(QGuiApplication.screens()),
            "platform": QGuiApplication.platformName()}


def keyboards(folder: Path) -> dict[str, object]:
    """Keys of the X server, pressed by their place under one layout after the other: what each of them did."""
    program, session = begin(folder)
    app, show = program.app, session.show_
    session.console.activateWindow()
    wait(app, session.console.isActiveWindow, 2)
    done: list[str] = []
    session._keys.pressed.connect(done.append)
    session._keys.typed.connect(lambda digit: done.append(f"digit {digit}"))

    def press(code: int, modifier: str = "") -> str:
        done.clear()
        subprocess.run(["xdotool", "key", f"{modifier}{code}"], check=True, timeout=20)
        wait(app, lambda: bool(done), 1.0)
        said = " ".join(done)
        show.blank, _cancelled = "", session.number.cancel()
        return said

    seen: dict[str, object] = {}
    for layout in os.environ["EXPLAINER_TEST_LAYOUTS"].split():
        name, _, variant = layout.partition("/")
        subprocess.run(["setxkbmap", "-layout", name, "-variant", variant], check=True, timeout=20)
        wait(app, lambda: False, 0.3)
        seen[layout] = [press(code) for code in (56, 60, 25, 46)] + [press(11)]
    return seen


def truth(folder: Path) -> dict[str, object]:  # long: one thing after another happens to one window
    """What happens to the room's window, what the console says of it, and what the room's screen shows."""
    program, session = begin(folder)
    app, audience, console = program.app, session.audience, session.console
    wait(app, lambda: placed(session))
    room = audience.screen()
    seen: dict[str, object] = {}

    def shown() -> bool:
        """Whether the room's screen shows the slide, by its pixels."""
        screen, meant = room.grabWindow(0).toImage(), audience.grab().toImage()
        places = [(x, y) for x in range(40, screen.width() - 40, 61) for y in range(40, screen.height() - 40, 47)]
        return sum(abs(screen.pixelColor(*p).lightness() - meant.pixelColor(*p).lightness()) > 60 for p in places) < 9

    def said() -> str:
        return console.warning.text()

    def tell(name: str, until: Callable[[], bool]) -> None:
        done = wait(app, until)
        seen[name] = [done, said(), shown()]

    tell("well", lambda: shown() and not said())
    audience.showMinimized()
    tell("minimized", lambda: bool(said()))
    QTest.keyClick(console, Qt.Key.Key_F5)
    tell("back", lambda: shown() and not said())
    cover = QWidget()
    cover.setStyleSheet("background: #404040")
    cover.setWindowFlags(Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint)
    cover.setGeometry(room.geometry())
    cover.show()
    tell("covered", lambda: bool(said()))
    cover.close()
    tell("uncovered", lambda: shown() and not said())
    audience.hide()
    tell("shown", lambda: shown() and not said())  # a window that is lost comes back by itself
    QTest.keyClick(console, Qt.Key.Key_F)
    held = session.show_.picture
    plug(projector=False)
    wait(app, lambda: len(QGuiApplication.screens()) == 1 and not audience.isVisible())
    QTest.keyClick(console, Qt.Key.Key_Right)
    seen["single"] = [wait(app, lambda: "F11" in said()), said()]
    plug(projector=True)
    wait(app, lambda: len(QGuiApplication.screens()) == 2 and placed(session))
    seen["frozen"] = session.show_.frozen and audience.view.picture == session.show_.picture == held
    return seen


def frozen(folder: Path) -> dict[str, object]:
    """Freeze the room on the second slide, go on, and be killed."""
    _program, session = begin(folder)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_F, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(session.console, key)
    assert session.store.flush(10)
    print(json.dumps({"slide": session.show_.current.slide}), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


def kill(folder: Path) -> dict[str, object]:
    """Go to slide 7 and be killed as by a power cut."""
    _program, session = begin(folder)
    while session.show_.number < 7:
        QTest.keyClick(session.console, Qt.Key.Key_Right)
    assert session.store.flush(10)
    print(json.dumps({"slide": session.show_.current.slide}), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


if __name__ == "__main__":
    programs = {"unplug": unplug, "kill": kill, "pictures": pictures, "wayland": wayland, "truth": truth, "frozen": frozen,
                "keyboards": keyboards}
    done = programs[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps(done), flush=True)
    os._exit(0)
