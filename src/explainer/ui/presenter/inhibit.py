"""Holds off screen saver and sleep while somebody presents, through what each desktop has for that.

Everywhere the request also ends with the program, however that ends. Where nothing can be done,
nothing happens.
"""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

APP_NAME = "Explainer"


class _Way(Protocol):
    """How one system does it."""

    @property
    def held(self) -> bool: ...

    def acquire(self, reason: str) -> None: ...

    def release(self) -> None: ...


class WakeLock:
    """Keeps the screens on from `acquire` to `release`. Never raises and never waits for the
    desktop."""

    def __init__(self) -> None:
        self._way: _Way | None = None

    @property
    def held(self) -> bool:
        """Whether the desktop has agreed. On Linux that takes until the event loop has its
        answer."""
        return self._way is not None and self._way.held

    def acquire(self, reason: str) -> None:
        """Ask for it; `reason` is for the desktop to show. Nothing changes if it was asked for
        already."""
        if self._way is None:
            self._way = _way_of(sys.platform)
            self._way.acquire(reason)

    def release(self) -> None:
        """Let the screens sleep again."""
        if self._way is not None:
            self._way.release()
            self._way = None


def _way_of(platform: str) -> _Way:
    if platform == "win32":
        return _Windows()
    return _Mac() if platform == "darwin" else _FreeDesktop()


class _FreeDesktop:
    """The idle inhibition service of the session bus, on a connection of its own.

    By its specification a request ends when its connection does. Its UnInhibit cannot be called: it
    takes an unsigned number, and PySide sends every whole number as a signed one.
    """

    def __init__(self) -> None:
        self._name = f"explainer-{uuid.uuid4()}"
        self._bus: QDBusConnection | None = None
        self._answer: QDBusPendingCallWatcher | None = None

    @property
    def held(self) -> bool:
        return self._answer is not None and self._answer.isFinished() and not self._answer.isError()

    def acquire(self, reason: str) -> None:
        address = _session_bus()
        if not address:
            return
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:  # the system has no libdbus
            return
        self._bus = QDBusConnection.connectToBus(address, self._name)
        if not self._bus.isConnected():
            self.release()
            return
        call = QDBusMessage.createMethodCall(
            "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver",
            "org.freedesktop.ScreenSaver", "Inhibit")
        call.setArguments([APP_NAME, reason])
        self._answer = QDBusPendingCallWatcher(self._bus.asyncCall(call))

    def release(self) -> None:
        if self._bus is not None:
            from PySide6.QtDBus import QDBusConnection

            self._answer = self._bus = None  # else the connection stays open for them
            QDBusConnection.disconnectFromBus(self._name)


def _session_bus() -> str:
    """Address of the session bus; "" if there is none. Asked without an address, libdbus would
    start a bus, and wait."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    socket = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}") / "bus"
    return address or (f"unix:path={socket}" if socket.exists() else "")


class _Windows:
    """The execution state of this thread."""

    _CONTINUOUS, _SYSTEM_REQUIRED, _DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2

    def __init__(self) -> None:
        self.held = False

    def acquire(self, reason: str) -> None:
        self.held = self._set(self._CONTINUOUS | self._SYSTEM_REQUIRED | self._DISPLAY_REQUIRED)

    def release(self) -> None:
        self._set(self._CONTINUOUS)
        self.held = False

    @staticmethod
    def _set(state: int) -> bool:
        if sys.platform != "win32":
            return False
        import ctypes

        return bool(ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(state)))


class _Mac:
    """The system's own `caffeinate`, which ends with this process."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def held(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def acquire(self, reason: str) -> None:
        try:
            self._process = subprocess.Popen(
                ["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError:
            self._process = None

    def release(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
