"""Reading a pack in another process, as a person sees it: nothing if it is quick, else a line with
Cancel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from explainer.app.pack_process import PackReader, end_problem
from explainer.app.pack_transfer import PackChecked, PackRead, ReaderFailed, Stamp, TooCostly
from explainer.core.pack import Reading
from explainer.core.problems import Problem
from explainer.qt.pack_reading import PackReading
from explainer.ui.window import MainWindow

_KEY = "opening"
_PATIENCE_MS, _UNASKED_PATIENCE_MS = 500, 2_000
"""A check, or reading again because of a change, goes on while the pack is on the screen: its line
comes later."""


class PackResult(NamedTuple):
    """A pack that was read, or why it was not; `stamp` is known where the files were looked at."""

    path: Path
    again: bool
    reading: Reading
    stamp: Stamp = None
    stamped: bool = False


class PackOpening(QObject):
    """Reads one pack at a time; a new one ends the one before."""

    read = Signal(object)  # PackResult: the pack can be shown, or cannot be used
    checked = Signal(object)  # tuple[Problem, ...]: everything found in the pack read last
    changed = Signal()  # whether a pack is on its way
    # by the person, before there was a result; whether it was the open pack, read again
    canceled = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reading: PackReading | None = None
        self._result: PackResult | None = None
        self._again = self._stopped = self._is_checking = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._show_message)
        window.banner.pressed.connect(self._pressed)
        window.closing.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether a pack is being read or checked."""
        return self._reading is not None

    @property
    def opening_another(self) -> bool:
        """Whether a pack that the person chose is on its way."""
        return self.running and not self._again and self._result is None

    def start(self, path: Path, *, again: bool = False, asked: bool = True) -> None:
        """Read and check the pack at `path`; `again`: it is the one that is open; `asked`: by a
        person, just now."""
        if not self._stopped:
            self.follow(PackReader(path), again=again)
            self._patience.start(_PATIENCE_MS if asked else _UNASKED_PATIENCE_MS)

    def follow(self, reader: PackReader, *, again: bool = False) -> None:
        """Go on with a reading that has begun already, and has taken its time."""
        self.end()
        self._again = again
        self._reading = reading = PackReading(reader, self)
        reading.read.connect(self._take)
        reading.checking.connect(self._checking)
        reading.checked.connect(self._take_check)
        reading.failed.connect(self._failed)
        reading.finished.connect(self._finished)
        self._patience.start(0)
        self.changed.emit()

    def end(self) -> None:
        """End the process, if there is one; what it has not said yet is dropped."""
        self._patience.stop()
        reading, self._reading, self._result, self._is_checking = self._reading, None, None, False
        if reading is not None:
            reading.cancel()
            reading.deleteLater()
            self._hush()
            self.changed.emit()

    def stop(self) -> None:
        """End the process for good, and wait until it is gone: the window closes."""
        self._stopped = True
        if self._reading is not None:
            self._reading.cancel(wait=True)
        self.end()

    def cancel(self) -> None:
        """What the person asks for: the pack that is open stays, checked as far as it was."""
        if self._reading is None:
            return
        result = self._result
        self.end()
        if result is None:
            self.canceled.emit(self._again)
        else:
            self.checked.emit(result.reading.problems)

    def _take(self, message: PackRead) -> None:
        assert self._reading is not None
        self._patience.stop()
        self._hush()
        self._result = PackResult(self._reading.path, self._again, message.reading, message.stamp,
                                  True)
        self.changed.emit()
        self.read.emit(self._result)

    def _checking(self) -> None:
        self._is_checking = True
        self._patience.start(_UNASKED_PATIENCE_MS)

    def _finished(self) -> None:
        result = self._result
        self.end()
        # read at the start, and not checked
        if result is not None and result.reading.pack is not None:
            self.start(result.path, again=True, asked=False)

    def _take_check(self, message: PackChecked) -> None:
        self.end()
        self.checked.emit(message.problems)

    def _failed(self, message: TooCostly | ReaderFailed) -> None:
        assert self._reading is not None
        path, again, result = self._reading.path, self._again, self._result
        self.end()
        if isinstance(message, ReaderFailed) and message.detail:
            print(f"explainer: {message.detail}", file=sys.stderr)
        problem: Problem = end_problem(message, path, read=result is not None)
        if result is None:
            self.read.emit(PackResult(path, again, Reading(None, (problem,))))
        else:
            self.checked.emit((problem, *result.reading.problems))

    # The line across the window

    def retranslate(self) -> None:
        """Say the line once more, in the present language."""
        if self._window.banner.key == _KEY:
            self._show_message()

    def _show_message(self) -> None:
        if self._reading is None:
            return
        name = self._reading.path.name or str(self._reading.path)
        text = self.tr("Checking “{name}”…") if self._is_checking else self.tr("Opening “{name}”…")
        self._window.banner.show_message(text.format(name=name), self.tr("Cancel"), _KEY,
                                         closable=False)
        self._window.retranslate()

    def _hush(self) -> None:
        self._window.banner.drop(_KEY)
        self._window.retranslate()

    def _pressed(self, key: str) -> None:
        if key == _KEY:
            self.cancel()
