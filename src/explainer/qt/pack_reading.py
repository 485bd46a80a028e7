"""A pack being read in another process, as signals in the GUI thread."""

from __future__ import annotations

import queue
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from explainer.app.pack_process import PackReader
from explainer.app.pack_transfer import (
    CheckingBegan,
    PackChecked,
    PackRead,
    ReaderFailed,
    TooCostly,
)

_LOOK_MS = 25


class PackReading(QObject):
    """Follows one `PackReader`. Nothing is signaled after `cancel`."""

    read = Signal(object)  # PackRead
    checking = Signal()
    checked = Signal(object)  # PackChecked
    failed = Signal(object)  # TooCostly or ReaderFailed
    finished = Signal()

    def __init__(self, reader: PackReader, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def path(self) -> Path:
        """The pack that is read."""
        return self._reader.path

    def cancel(self, *, wait: bool = False) -> None:
        """End the process; `wait` until it is gone."""
        self._timer.stop()
        self._reader.cancel(wait=wait)

    def _look(self) -> None:
        while self._timer.isActive():  # whoever hears a message may cancel
            try:
                message = self._reader.next(0)
            except queue.Empty:
                return
            if message is None:
                self._timer.stop()
                self.finished.emit()
            elif isinstance(message, PackRead):
                self.read.emit(message)
            elif isinstance(message, CheckingBegan):
                self.checking.emit()
            elif isinstance(message, PackChecked):
                self.checked.emit(message)
            elif isinstance(message, TooCostly | ReaderFailed):
                self.failed.emit(message)
