"""Brings in one file after another, off the GUI thread."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from explainer.app.jobs import Canceled, CancelToken, Progress
from explainer.qt.workers import Runner
from explainer.records.errors import RecordsError
from explainer.records.importing import Summary, import_file
from explainer.records.layouts import Mapping
from explainer.records.preview import Preview, preview
from explainer.records.store import remove
from explainer.ui.records.words import Outcome

_LOOK, _COUNT = "records-look", "records-count"


class Importer(QObject):
    """A line of files; `store` is where their counts go.

    `unknown` asks which columns hold what, and waits for `go_on` or `pass_over`.
    """

    begun = Signal(object)  # Path of the file that is read now
    progressed = Signal(int, float, float)  # rows, share of the file (below 0: unknown), seconds
    unknown = Signal(object, object)  # Path, Preview
    ended = Signal(object)  # Outcome
    idle = Signal()  # nothing is waiting any more
    _stepped = Signal(int, float)  # from the worker

    def __init__(self, runner: Runner, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self.store = runner, store
        self._waiting: deque[Path] = deque()
        self._path: Path | None = None
        self._stop = CancelToken()
        self._clock = QElapsedTimer()
        self._stepped.connect(self._tell)

    @property
    def busy(self) -> bool:
        """Whether a file is being read, or its columns are asked for."""
        return self._path is not None

    def add(self, paths: Iterable[Path]) -> None:
        """Bring in these files, after those that wait."""
        self._waiting.extend(paths)
        if not self.busy:
            self._next()

    def cancel(self) -> None:
        """Stop the file that is read, and let go of those that wait."""
        self._waiting.clear()
        self._stop.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self._path = None
            self.idle.emit()
            return
        path = self._path = self._waiting.popleft()
        self._stop, store = CancelToken(), self.store
        self._clock.start()
        self.begun.emit(path)
        self._runner.start(_LOOK, lambda _token, _progress: preview(path, store),
                           lambda found: self._looked(path, found), self._failed)

    def _looked(self, path: Path, found: Preview) -> None:
        if self._stop.canceled:
            self._end(Outcome(path))
        elif found.known:
            self.go_on(None)
        else:
            self.unknown.emit(path, found)

    def pass_over(self) -> None:
        """Leave out the file whose columns were asked for."""
        if self._path is not None:
            self._end(Outcome(self._path))

    def go_on(self, mapping: Mapping | None) -> None:
        """Count the file; `mapping` says what its columns hold."""
        path, stop, store = self._path, self._stop, self.store
        if path is None:
            return
        self._clock.start()

        def work(token: CancelToken, _progress: Progress) -> Summary:
            def step(rows: int, share: float) -> None:
                token.check()
                stop.check()
                with suppress(RuntimeError):  # the window may be gone
                    self._stepped.emit(rows, share)

            summary = import_file(path, store, today=datetime.date.today(), mapping=mapping,
                                  progress=step)
            if stop.canceled and not summary.known:  # too late to stop it: take it back
                remove(store, summary.data_set.id)
                raise Canceled
            return summary

        self._runner.start(_COUNT, work, lambda summary: self._end(Outcome(path, summary)),
                           self._failed, canceled=lambda: self._end(Outcome(path)))

    def _tell(self, rows: int, share: float) -> None:
        if self.busy and not self._stop.canceled:
            self.progressed.emit(rows, share, self._clock.elapsed() / 1000)

    def _failed(self, error: Exception) -> None:
        assert self._path is not None
        path = self._path
        if isinstance(error, RecordsError):
            self._end(Outcome(path, error=error))
        else:
            self._end(Outcome(path, error=RecordsError(str(error))))
            raise error

    def _end(self, outcome: Outcome) -> None:
        self.ended.emit(outcome)
        self._next()
