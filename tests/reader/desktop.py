"""A desktop with a screen reader on: an X server, a window manager, a session bus and the bus of AT-SPI beside it, all
of a test's own. Programs on it are told that somebody listens, as by a real desktop."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.conftest import ROOT
from tests.reader.hearing import Reader

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
NEEDED = {"Xvfb": "xvfb", "openbox": "openbox", "dbus-daemon": "dbus", "xdotool": "xdotool", LAUNCHER: "at-spi2-core"}
"""Program → Debian package, all of which `packaging/launch.py test` installs."""
_STATUS = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.freedesktop.DBus.Properties")
_BUS = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")


class Desktop(NamedTuple):
    """Environment for programs on it, and what they say to a screen reader."""

    environment: dict[str, str]
    reader: Reader


def missing() -> list[str]:
    """Debian packages without which there is no such desktop here."""
    return [package for program, package in NEEDED.items()
            if not (os.path.exists(program) if program.startswith("/") else shutil.which(program))]


@contextmanager
def _running(*command: str, env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True,
                          env=env) as process:
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], 30)
    return process.stdout.readline().strip() if ready else ""


def _ask(bus: DBusConnection, address: DBusAddress, method: str, signature: str | None = None,
         body: tuple[object, ...] = ()) -> tuple[object, ...]:
    return tuple(bus.send_and_get_reply(new_method_call(address, method, signature, body), timeout=20).body)


@contextmanager
def desktop(display: str, home: Path) -> Iterator[Desktop]:
    """A desktop on an X display. `home` holds what its programs write."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "", "HOME": str(home),
           "EXPLAINER_SETTINGS": "", "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8",
           **{f"XDG_{name}_HOME": str(home / "own" / name) for name in ("CONFIG", "CACHE", "DATA", "STATE")}, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    with ExitStack() as open_:
        open_.enter_context(_running("openbox", env=env))
        daemon = open_.enter_context(_running("dbus-daemon", "--session", "--nofork", "--print-address", env=env))
        env["DBUS_SESSION_BUS_ADDRESS"] = _first_line(daemon)
        open_.enter_context(_running(LAUNCHER, "--launch-immediately", env=env))
        session = open_.enter_context(open_dbus_connection(env["DBUS_SESSION_BUS_ADDRESS"]))
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            _ask(session, _STATUS, "Set", "ssv", ("org.a11y.Status", name, ("b", True)))
        reader = Reader(open_dbus_connection(str(_ask(session, _BUS, "GetAddress")[0])), env)
        open_.callback(reader.close)
        yield Desktop(env, reader)


@contextmanager
def program(on: Desktop, *arguments: str) -> Iterator[Reader]:
    """The Explainer started there by somebody new to it; it begins when its window is there and at rest."""
    shutil.rmtree(Path(on.environment["HOME"]) / "own", ignore_errors=True)
    with subprocess.Popen((sys.executable, "-m", "explainer", *arguments), cwd=ROOT, env=on.environment,
                          stdin=subprocess.DEVNULL, text=True) as process:
        try:
            end = time.monotonic() + 60
            while not on.reader.programs() and time.monotonic() < end and process.poll() is None:
                on.reader.listen()
            on.reader.listen(2.0, longest=15.0)
            yield on.reader
        finally:
            _end(process)
