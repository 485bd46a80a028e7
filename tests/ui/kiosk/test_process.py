"""The kiosk as a program of its own, on a real X server: what is sent to it from outside, and what it leaves on the disk."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.ui.kiosk.conftest import PIN

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux") or not shutil.which("Xvfb"),
                                reason="needs an X server (Debian: xvfb)")
NUMBERS = iter(range(120, 180))
SIZE = (1280, 800)


class Screen:
    """An X server that can be taken away and given back under the same name."""

    def __init__(self) -> None:
        self.number = next(number for number in NUMBERS if not Path(f"/tmp/.X11-unix/X{number}").exists())
        self.name = f":{self.number}"
        self._server: subprocess.Popen[bytes] | None = None

    def plug_in(self) -> None:
        self._server = subprocess.Popen(["Xvfb", self.name, "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-noreset"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: Path(f"/tmp/.X11-unix/X{self.number}").exists(), "an X server")

    def pull_out(self) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait(10)
            self._server = None


def until(holds: Callable[[], object], what: str, seconds: float = 90.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(0.1)


@pytest.fixture
def screen() -> Iterator[Screen]:
    screen = Screen()
    screen.plug_in()
    yield screen
    screen.pull_out()


class Kiosk:
    """The program, and what X sees of it."""

    def __init__(self, screen: Screen, home: Path, *arguments: str, path: str = "") -> None:
        # Qt asks for a session bus and accessibility: neither is there
        self.environment = {**os.environ, "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "",
                            "PATH": f"{path}:{os.environ['PATH']}" if path else os.environ["PATH"],
                            "TMPDIR": str(home / "tmp"), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
        (home / "tmp").mkdir(exist_ok=True)
        pin = home / "pin"
        if not pin.exists():
            pin.write_text(PIN)
        self.command = [sys.executable, "-m", "explainer", "kiosk", "--pin-file", str(pin), *arguments]
        self.errors = (home.parent / f"{home.name}-errors").open("w+b")
        self.process = subprocess.Popen(self.command, env=self.environment, stderr=self.errors, stdin=subprocess.DEVNULL)

    def x(self, *arguments: str) -> str:
        """Ask xdotool."""
        return subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False,
                              timeout=30).stdout.strip()

    @property
    def window(self) -> str:
        """X's number of the window; "" where there is none."""
        return self.x("search", "--onlyvisible", "--name", "^Explainer$").splitlines()[-1:][0] if self.x(
            "search", "--onlyvisible", "--name", "^Explainer$") else ""

    @property
    def child(self) -> int:
        """The process that is watched; 0 where there is none."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False).stdout.split()
        return int(found[0]) if found else 0

    def until_shown(self) -> None:
        until(lambda: self.window, "the window")
        time.sleep(1.0)

    def stays(self) -> bool:
        """Whether it is still there, on all of the screen."""
        return self.process.poll() is None and bool(self.window) and (
            f"{SIZE[0]}x{SIZE[1]}" in self.x("getwindowgeometry", self.window))

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)
        self.errors.close()


@pytest.fixture
def open_program(screen: Screen, home: Path) -> Iterator[Callable[..., Kiosk]]:
    if not shutil.which("xdotool"):
        pytest.skip("xdotool is not installed")
    made: list[Kiosk] = []

    def start(*arguments: str, path: str = "") -> Kiosk:
        made.append(Kiosk(screen, home, *arguments, path=path))
        return made[-1]

    yield start
    for kiosk in made:
        kiosk.end()


def test_keys_closing_a_second_start_and_the_end_of_the_session(open_program: Callable[..., Kiosk]) -> None:
    manager = shutil.which("openbox")
    kiosk = open_program()
    windows = subprocess.Popen([manager], env=kiosk.environment, stderr=subprocess.DEVNULL) if manager else None
    try:
        kiosk.until_shown()
        first = kiosk.child
        for key in ("space", "alt+F4", "ctrl+q", "ctrl+o", "F11", "F5", "alt+F4"):
            kiosk.x("key", key)
            time.sleep(0.3)
        kiosk.x("windowclose" if manager is None else "windowquit", kiosk.window)
        time.sleep(1)
        assert kiosk.stays() and kiosk.child == first
        again = subprocess.run(kiosk.command, env=kiosk.environment, capture_output=True, text=True, timeout=60, check=False)
        assert again.returncode == 2 and "running already" in again.stderr
        assert kiosk.stays() and kiosk.child == first
        kiosk.process.send_signal(signal.SIGTERM)
        assert kiosk.process.wait(20) == 128 + signal.SIGTERM
        until(lambda: not Path(f"/proc/{first}").exists(), "the program ends with its watch")
    finally:
        if windows is not None:
            windows.terminate()
            windows.wait(10)


def test_it_comes_back_after_a_crash_and_after_a_lost_display(open_program: Callable[..., Kiosk], screen: Screen) -> None:
    kiosk = open_program()
    kiosk.until_shown()
    first = kiosk.child
    os.kill(first, signal.SIGKILL)
    until(lambda: kiosk.child not in (0, first), "another program")
    kiosk.until_shown()
    assert kiosk.stays()
    second = kiosk.child
    screen.pull_out()
    until(lambda: kiosk.child != second, "the program ends with its display")
    time.sleep(2)
    assert kiosk.process.poll() is None
    screen.plug_in()
    kiosk.until_shown()
    assert kiosk.stays() and kiosk.child != second


def test_the_program_ends_when_its_watch_is_killed(open_program: Callable[..., Kiosk]) -> None:
    kiosk = open_program()
    kiosk.until_shown()
    child = kiosk.child
    kiosk.process.kill()
    kiosk.process.wait(10)
    until(lambda: not Path(f"/proc/{child}").exists(), "the end of both")


def test_the_staff_ends_it(open_program: Callable[..., Kiosk]) -> None:
    """By keys alone: the staff's button, the PIN, and the last button of the page."""
    kiosk = open_program()
    kiosk.until_shown()
    for patience in (2, 4, 8):  # a machine with much to do
        time.sleep(patience)
        kiosk.x("windowfocus", kiosk.window)
        kiosk.x("key", "--delay", "200", "Escape", "Escape", "shift+Tab")
        time.sleep(patience / 2)
        kiosk.x("key", "space")
        time.sleep(patience)
        kiosk.x("key", "--delay", "200", *PIN, "Return")
        time.sleep(2 * patience)
        kiosk.x("key", "--delay", "200", "Tab", "Tab", "Tab", "space")
        with suppress(subprocess.TimeoutExpired):
            kiosk.process.wait(3 * patience)
            break
    assert kiosk.process.poll() == 0


def test_without_a_display_or_with_a_pin_that_is_none_it_says_why(home: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    kiosk = [sys.executable, "-m", "explainer", "kiosk"]
    done = subprocess.run(kiosk, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and "there is no display" in done.stderr
    (home / "pin").write_text("12")
    done = subprocess.run([*kiosk, "--pin-file", str(home / "pin")], env={**environment, "QT_QPA_PLATFORM": "offscreen"},
                          capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 2 and "this is no PIN" in done.stderr
    done = subprocess.run([*kiosk, "none.xlsx"], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and "none.xlsx" in done.stderr
