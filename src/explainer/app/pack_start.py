"""The pack to start with: the one named, else the one last open, else the built-in one.

Another pack than the built-in one is read in a process of its own while Qt is imported. If it is
not there half a second after the window could be made, the window opens with the built-in pack, and
the other one follows.
"""

from __future__ import annotations

import queue
import time
from pathlib import Path

from explainer.app import paths
from explainer.app.pack_process import PackReader, end_problem
from explainer.app.pack_transfer import PackRead, ReaderFailed, TooCostly
from explainer.core.reading import Reading, read_pack

PATIENCE_SECONDS = 0.5


class PackStart:
    """A pack wanted at the start. `named`: by the person, now; else it is the one last open."""

    def __init__(self, named: Path | None, last: str = "") -> None:
        self.named = named is not None
        self.path = named if named is not None else Path(last) if last else None
        self.reader = PackReader(self.path, "read") if self.path is not None else None
        self.refused: Reading | None = None

    def pack(self) -> Reading:
        """What to show now. Afterward `reader` is there if the pack wanted is still on its way,
        and `refused` tells why it cannot be used. The pack is None only if the built-in one cannot
        be read."""
        reading = self._wait() if self.reader is not None else None
        if reading is not None and reading.pack is not None:
            return reading
        self.refused = reading
        return read_pack(paths.built_in_pack(), built_in=True)

    def _wait(self) -> Reading | None:
        """The pack that was read, or why not; None if that takes longer."""
        assert self.reader is not None and self.path is not None
        reading = None
        until = time.monotonic() + PATIENCE_SECONDS
        while reading is None:
            try:
                message = self.reader.next(max(until - time.monotonic(), 0))
            except queue.Empty:
                return None
            if isinstance(message, PackRead):
                reading = message.reading
            elif isinstance(message, TooCostly | ReaderFailed) or message is None:
                reading = Reading(None, (end_problem(message or ReaderFailed(), self.path),))
        self.reader.cancel(wait=False)
        self.reader = None
        return reading
