"""Work that takes a while: how to cancel it and how it reports progress."""

from __future__ import annotations

import threading
from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the share done, 0 to 1."""


class Canceled(Exception):
    """Raised inside a job when it has been canceled."""


class CancelToken:
    """A flag that a job looks at between two steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._event.set()

    @property
    def canceled(self) -> bool:
        """Whether the job was asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Canceled` if the job was asked to stop."""
        if self._event.is_set():
            raise Canceled
