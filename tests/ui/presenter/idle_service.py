"""A desktop's idle inhibition service, for tests: says on standard output who asks for what, and who is gone.

    python idle_service.py ADDRESS
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServiceWatcher, QDBusVirtualObject

NAME, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"


class Service(QDBusVirtualObject):
    """Answers every call on its path."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._watcher = QDBusServiceWatcher()
        self._watcher.setConnection(bus)
        self._watcher.setWatchMode(QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration)
        self._watcher.serviceUnregistered.connect(lambda name: print("gone", flush=True))

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        self._watcher.addWatchedService(message.service())
        print(message.interface(), message.member(), message.signature(), *message.arguments(), sep="|", flush=True)
        return connection.send(message.createReply([7]))


app = QCoreApplication(sys.argv)
bus = QDBusConnection.connectToBus(sys.argv[1], "service")
service = Service(bus)
assert bus.registerVirtualObject(PATH, service)
assert bus.registerService(NAME)
print("ready", flush=True)
app.exec()
