"""The screen saver is held off while somebody presents: asked of a real session bus, and let go in every way."""

from __future__ import annotations

import ctypes
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from explainer.ui.presenter.inhibit import WakeLock

ASKED = "org.freedesktop.ScreenSaver|Inhibit|ss|Explainer|Presenting “A town”\n"
linux = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system has no session bus")


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], 30)
    return process.stdout.readline() if ready else "nothing came"


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Address of a session bus of this test's own, with nothing on it."""
    if not shutil.which("dbus-daemon"):
        pytest.skip("dbus-daemon is not installed (Debian: dbus-daemon)")
    with running("dbus-daemon", "--session", "--nofork", "--print-address") as daemon:
        address = line(daemon).strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def desktop(bus: str) -> Iterator[subprocess.Popen[str]]:
    """A desktop on that bus that holds its screen saver off when asked."""
    with running(sys.executable, str(Path(__file__).with_name("idle_service.py")), bus) as service:
        assert line(service) == "ready\n"
        yield service


@linux
def test_the_desktop_is_asked_and_the_request_ends_with_the_show(desktop: subprocess.Popen[str], qtbot: QtBot) -> None:
    lock = WakeLock()
    assert not lock.held
    for _ in range(2):
        lock.acquire("Presenting “A town”")
        assert line(desktop) == ASKED
        qtbot.waitUntil(lambda: lock.held)
        lock.release()
        assert not lock.held
        assert line(desktop) == "gone\n"


@linux
def test_asking_twice_asks_once(desktop: subprocess.Popen[str], qtbot: QtBot) -> None:
    lock = WakeLock()
    lock.acquire("Presenting “A town”")
    assert line(desktop) == ASKED
    qtbot.waitUntil(lambda: lock.held)
    lock.acquire("again")
    assert lock.held
    lock.release()
    lock.release()
    assert line(desktop) == "gone\n"


PRESENTS = """
from PySide6.QtCore import QCoreApplication, QTimer
from explainer.ui.presenter.inhibit import WakeLock
app = QCoreApplication([])
lock = WakeLock()
lock.acquire("Presenting “A town”")
timer = QTimer()
timer.timeout.connect(lambda: lock.held and (print("held", flush=True), timer.stop()))
timer.start(10)
app.exec()
"""


@linux
@pytest.mark.parametrize("end", [signal.SIGTERM, getattr(signal, "SIGKILL", None)])
def test_the_request_ends_with_the_program(end: signal.Signals, desktop: subprocess.Popen[str]) -> None:
    with running(sys.executable, "-c", PRESENTS) as presenter:
        assert line(presenter) == "held\n"
        assert line(desktop) == ASKED
        presenter.send_signal(end)
        assert line(desktop) == "gone\n"


@linux
def test_a_desktop_without_the_service_says_no(bus: str, qtbot: QtBot) -> None:
    lock = WakeLock()
    lock.acquire("Presenting")
    qtbot.wait(200)
    assert not lock.held
    lock.release()


@linux
@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/bus", "no address"])
def test_without_a_bus_nothing_happens(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    lock = WakeLock()
    lock.acquire("Presenting")
    assert not lock.held
    lock.release()


@linux
def test_the_bus_is_found_in_the_runtime_folder_too(
    desktop: subprocess.Popen[str], bus: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    socket = bus.removeprefix("unix:path=").split(",")[0]
    if not Path(socket).exists():
        pytest.skip("the test's bus does not listen on a file")
    Path(os.environ["XDG_RUNTIME_DIR"], "bus").symlink_to(socket)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    lock = WakeLock()
    lock.acquire("Presenting “A town”")
    assert line(desktop) == ASKED
    lock.release()


def test_on_windows_the_state_of_the_thread_is_set_and_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    states: list[int] = []

    def set_state(state: ctypes.c_uint) -> int:
        states.append(state.value)
        return 1

    kernel = SimpleNamespace(kernel32=SimpleNamespace(SetThreadExecutionState=set_state))
    monkeypatch.setattr(ctypes, "windll", kernel, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    lock = WakeLock()
    lock.acquire("Presenting")
    assert (lock.held, states) == (True, [0x80000003])
    lock.release()
    assert (lock.held, states) == (False, [0x80000003, 0x80000000])


def test_on_macos_caffeinate_runs_for_as_long_as_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    popen = subprocess.Popen

    def stand_in(command: list[str], **options: int) -> subprocess.Popen[bytes]:
        commands.append(command)
        return popen([sys.executable, "-c", "import time; time.sleep(300)"], **options)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "Popen", stand_in)
    lock = WakeLock()
    lock.acquire("Presenting")
    assert lock.held
    assert commands == [["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())]]
    lock.release()
    assert not lock.held


def test_a_mac_without_caffeinate_says_no(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(subprocess, "Popen", missing)
    lock = WakeLock()
    lock.acquire("Presenting")
    assert not lock.held
    lock.release()
