"""Watches the files of a pack, so that a change from outside is seen however it is made.

Notices of the system say when to look; stamps say whether something changed. A slow look on its own
sees what no notice tells of: shares on a network, a stick that comes back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QFileSystemWatcher, QObject, QTimer, Signal

from explainer.app.jobs import CancelToken, Progress
from explainer.app.pack_stamp import differs, pack_files, stamp
from explainer.app.pack_transfer import Stamp
from explainer.qt.workers import Runner

_SETTLE_MS, _LONGEST_SETTLE_MS, _SLOW_LOOK_MS = 400, 3_000, 4_000
_JOB = "watch"


class PackWatch(QObject):
    """Follows one pack at a time and tells when its files differ from those that were read."""

    changed = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._path: Path | None = None
        self._read: Stamp = None
        self._known = False  # whether `_read` is what was read; else the next look takes it
        self._touched = self._paused = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _path: self._stir(touched=True))
        self._watcher.directoryChanged.connect(lambda _path: self._stir())
        self._since = QElapsedTimer()
        self._settle, self._slow = QTimer(self), QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._slow.setInterval(_SLOW_LOOK_MS)
        self._slow.timeout.connect(self._look_slowly)

    def follow(self, path: Path, read: Stamp = None, *, known: bool = True) -> None:
        """Follow the pack at `path`, whose files had the stamp `read` when they were read.

        Not `known`: they are taken to be as they are now.
        """
        self._path, self._read, self._known = path, read, known
        self._touched = False
        self._arm()
        self.resume()
        self._slow.start()

    def rest(self) -> None:
        """Follow nothing."""
        self._path = None
        self._slow.stop()
        self._settle.stop()
        self._runner.cancel(_JOB)
        self._arm()

    def pause(self) -> None:
        """Tell of nothing until `follow` or `resume`."""
        self._paused = True
        self._settle.stop()
        self._runner.cancel(_JOB)

    def resume(self) -> None:
        """Tell again, of what changed meanwhile too."""
        self._paused = False
        self._look()

    def _arm(self) -> None:
        old = [*self._watcher.files(), *self._watcher.directories()]
        wanted = list(dict.fromkeys(_places(self._path))) if self._path is not None else []
        if gone := [place for place in old if place not in wanted]:
            self._watcher.removePaths(gone)
        if new := [place for place in wanted if place not in old]:
            self._watcher.addPaths(new)

    def _stir(self, *, touched: bool = False) -> None:
        self._touched |= touched
        if self._paused or self._path is None:
            return
        if not self._settle.isActive():
            self._since.start()
        elif self._since.elapsed() > _LONGEST_SETTLE_MS:
            return  # saves follow one another without end: show what there is now and then
        self._settle.start()

    def _look_slowly(self) -> None:
        if not (self._settle.isActive() or self._runner.running(_JOB)):
            self._look(slow=True)

    def _look(self, *, slow: bool = False) -> None:
        """Compare in a thread: the files may lie on a share that does not answer."""
        path = self._path
        if path is None or self._paused:
            return

        def work(_token: CancelToken, _progress: Progress) -> Stamp:
            return stamp(path)

        self._runner.start(_JOB, work, lambda now: self._compare(now, slow=slow), self._failed)

    def _compare(self, now: Stamp, *, slow: bool) -> None:
        touched, self._touched = self._touched, False
        if not self._known:
            self._read, self._known = now, True
        # File numbers are not compared without a notice: some shares give new ones at every look.
        if touched or differs(now, self._read, numbers=not slow):
            self.changed.emit()
        elif not slow:
            self._arm()

    def _failed(self, error: Exception) -> None:
        raise error


def _places(path: Path) -> Iterator[str]:
    """What to watch for a pack: itself, its files, and the folder above, or the nearest that is
    there."""
    for place in (path.absolute(), Path(os.path.realpath(path))):
        yield from (str(above) for above in _above(place))
    if path.is_dir():
        with suppress(OSError):
            yield from (str(path / name) for name in pack_files(path))
    if path.exists():
        yield str(path)


def _above(place: Path) -> list[Path]:
    """The folder above; where it is not there, the nearest above it that is."""
    return next(([folder] for folder in place.parents if folder.is_dir()), [])
