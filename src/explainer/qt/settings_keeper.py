"""Settings that are saved when they change: soon, once for many changes, and never on the GUI
thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from explainer.app.settings import Settings, SettingsFile

DEBOUNCE_MS = 400
"""From a change until the settings are saved."""


class SettingsKeeper(QObject):
    """The settings in use, and the file that follows them. Without a file nothing is saved.

    `collect` brings into the settings what others hold: the state's choices, the window's place.
    """

    # what was saved could not be written; again after each further save that fails
    failed = Signal()

    def __init__(self, values: Settings, file: Path | None, collect: Callable[[Settings], object],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values, self.file, self._collect = values, file, collect
        collect(values)  # what is different from the file only since it was read is no change
        self._store = SettingsFile(file, values)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(DEBOUNCE_MS)
        self._debounce.timeout.connect(self.save)

    def changed(self) -> None:
        """Save soon, so that a program that is killed forgets nothing. Later changes do not put it
        off."""
        if self.file is not None and not self._debounce.isActive():
            self._debounce.start()

    @property
    def pending(self) -> bool:
        """Whether a change waits to be saved."""
        return self._debounce.isActive()

    def save(self) -> None:
        """Hand what has changed to the thread that writes."""
        self._collect(self.values)
        self._store.keep_settings(self.values)
        QTimer.singleShot(DEBOUNCE_MS, self, self.report)

    def report(self) -> None:
        """Tell of it if the last save could not be written."""
        if self.error is not None:
            self.failed.emit()

    @property
    def error(self) -> OSError | None:
        """Why the last save could not be written; None where it was."""
        return self._store.error

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait, at most `timeout` seconds, for what was handed over. Whether it is in the file."""
        return self._store.flush(timeout)

    def close(self) -> None:
        """Save for the last time, at once."""
        self._debounce.stop()
        self._collect(self.values)
        self._store.keep_settings(self.values)
        self._store.close(timeout=5.0)
