"""A JSON file that several processes of this program keep together: what each changes is merged,
nothing is lost.

A thread of its own brings changes to the disk, so that nothing waits for it. What cannot be written
is kept in memory and tried again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from explainer.app import json_file

Data = dict[str, object]
_MISSING = object()
_RETRY = 5.0
"""Seconds after which what could not be written is tried again."""


def merge(base: Mapping[str, object], mine: Mapping[str, object], theirs: Mapping[str, object],
          levels: Mapping[str, int] | int = 0) -> Data:
    """`theirs` with what is different between `base` and `mine`.

    Objects are merged field by field for as many levels as `levels` says, by name at the top;
    below, a value is merged as a unit. What others removed stays removed, unless it was changed
    here.
    """
    merged = dict(theirs)
    for name in [*mine, *(name for name in base if name not in mine)]:
        old, new = base.get(name, _MISSING), mine.get(name, _MISSING)
        if new == old:
            continue
        below = levels if isinstance(levels, int) else levels.get(name, 0)
        if below and isinstance(new, dict):
            inner = merge(_object(old), new, _object(theirs.get(name)), below - 1)
            if inner or not new or name in theirs:
                merged[name] = inner
        elif new is _MISSING:
            merged.pop(name, None)
        else:
            merged[name] = new
    return merged


def _object(value: object) -> Data:
    return value if isinstance(value, dict) else {}


class SharedFile:
    """One file. Without a path, everything is kept in memory only.

    `normalized` brings what a file holds into the form that is merged, and `filed` brings it back.
    `error` is why the last attempt to write failed; None if it did not. `set_aside` is where a
    damaged file was put; None if it was intact.
    """

    def __init__(self, path: Path | None, normalized: Callable[[Data], Data],
                 filed: Callable[[Data], Data],
                 levels: Mapping[str, int], name: str) -> None:
        found = json_file.read(path) if path is not None else json_file.Found({})
        self.path, self.set_aside = path, found.set_aside
        self.error: OSError | None = None
        self.data: Data = normalized(found.data)
        self._normalized, self._filed, self._levels, self._name = normalized, filed, levels, name
        self._base = self.data  # what the others know of this process's state
        self._latest: Callable[[], Data] = lambda: self.data
        self._merged: Data | None = None  # as last written, with what the others changed
        self._changed = threading.Condition()
        self._pending = self._writing = self._closing = False
        self._thread: threading.Thread | None = None

    def start_from(self, data: Data) -> None:
        """Take `data` for what this process began with:
        only what differs from it later is written."""
        self._base = data

    def keep(self, make: Callable[[], Data]) -> None:
        """Write what `make` returns; the thread calls it.
        An older state that it has not begun to write is dropped."""
        if self.path is not None:
            with self._changed:
                self._latest = make
                self._hand_over()

    def take_in(self, mine: Data, known: Callable[[Data], Data]) -> Data | None:
        """`mine` with what the others had changed when this process last wrote; None if there is
        nothing new.

        `known` leaves of what a file holds only what this version knows.
        """
        with self._changed:
            if self._merged is None or self._writing:
                return None
            merged, self._merged = self._merged, None
            both = merge(self._base, mine, merged, self._levels)
            self._base = known(merged)
            self._latest = lambda: both
            return both

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all is on the disk, at most `timeout` seconds; whether it is.
        What failed is tried once more."""
        with self._changed:
            if self.error is not None and not self._pending:
                self._hand_over()
            rested = self._changed.wait_for(lambda: not self._pending and not self._writing,
                                            timeout)
            return rested and self.error is None

    def close(self, timeout: float | None = None) -> None:
        """Flush, and end the thread. A change after that starts it again."""
        if not self.flush(timeout) and self.error is None:
            return  # the disk hangs; the thread ends with the program
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)

    def _hand_over(self) -> None:
        self._pending = True
        if self._thread is None or not self._thread.is_alive():
            self._closing = False
            self._thread = threading.Thread(target=self._write_changes, name=self._name,
                                            daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _write_changes(self) -> None:
        while True:
            with self._changed:
                retry = _RETRY if self.error is not None else None
                self._changed.wait_for(lambda: self._pending or self._closing, retry)
                if self._closing and not self._pending:
                    return
                make, self._pending, self._writing = self._latest, False, True
            try:
                self._write(make())
                self.error = None
            except OSError as error:
                self.error = error
            finally:
                with self._changed:
                    self._writing = False
                    self._changed.notify_all()

    def _write(self, mine: Data) -> None:
        from explainer.core.file_lock import locked  # not needed for the start

        assert self.path is not None
        with locked(self.path):
            found = json_file.read(self.path, has_lock=True)
            if found.error is not None:
                raise found.error  # it may be intact: not overwritten
            self.set_aside = found.set_aside or self.set_aside
            # Where the file has gone, so have the others' changes,
            # but nothing that this process knows.
            theirs = self._normalized(found.data) if found.there else self._base
            merged = merge(self._base, mine, theirs, self._levels)
            json_file.write(self.path, self._filed(merged))
        self._base = mine
        self._merged = merged if merged != mine else None
