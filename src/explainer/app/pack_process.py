"""Reading a pack in a process of its own, which can be ended:
a harmful file costs that process, not the program."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from explainer.app.pack_transfer import (
    Message,
    PackChecked,
    PackRead,
    ReaderFailed,
    TooCostly,
    TransferError,
    learn,
    receive,
)
from explainer.core.i18n import N_
from explainer.core.pack import Reading
from explainer.core.problems import Problem, Severity, register

READ_PACK = "--read-pack"
WALL_SECONDS = 30.0
"""Processor time is limited in the process itself where that can be done; this ends what waits
without end, and on Windows what takes too much. A slow machine must be able to read a workbook."""

PACK_TOO_COSTLY = register(
    "pack-too-costly", Severity.FATAL,
    N_("“{found}” takes too much time or memory to read."),
    N_("Expected a pack that is read within 10 seconds and 500 MB of memory."),
    N_("Remove what does not belong to the pack, such as very long cells or unused sheets, "
                                  "or ask whoever made it."))
CHECK_TOO_COSTLY = register(
    "check-too-costly", Severity.WARNING,
    N_("Checking “{found}” takes too much time or memory, so not every problem is listed."),
    N_("Expected a pack that is checked within 10 seconds and 500 MB of memory."),
    N_("Remove what does not belong to the pack, such as very long cells or unused sheets, "
                                  "or ask whoever made it."))
READER_FAILED = register(
    "reader-failed", Severity.FATAL,
    N_("Reading “{found}” stopped before it was finished."),
    fix=N_("Try once more. If it stops again, the pack may be damaged: use an earlier copy."))


class PackReader:
    """A pack being read by another process. Messages come in order; the last is None.

    `job`: "read", "check" (read, then check) or "report" (check, with the reports).
    """

    def __init__(self, path: Path, job: str = "check") -> None:
        self.path = path
        self._messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._overdue = self._canceled = False
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = _started(path, job)
        except (OSError, ValueError) as error:  # ValueError: a path with a zero byte
            self._messages.put(ReaderFailed(str(error)))
            self._messages.put(None)
            return
        self._clock = threading.Timer(WALL_SECONDS, self._end_overdue)
        self._clock.daemon = True
        self._clock.start()
        self._thread = threading.Thread(target=self._receive, args=(self._process,), daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        """Number of the process; 0 if it could not be started."""
        return self._process.pid if self._process is not None else 0

    def next(self, timeout: float | None = None) -> Message | None:
        """The next message; None after the last one.
        Raises `queue.Empty` if none comes within `timeout` seconds."""
        if timeout is not None:
            return (self._messages.get(timeout=timeout) if timeout > 0
                    else self._messages.get_nowait())
        while True:  # in short waits: on Windows a long one cannot be interrupted by Ctrl+C
            with suppress(queue.Empty):
                return self._messages.get(timeout=0.2)

    def cancel(self, *, wait: bool = True) -> None:
        """End the process and, unless `wait` is false,
        wait until it is gone (at most two seconds)."""
        self._canceled = True
        self._kill()
        if wait and self._process is not None:
            self._thread.join(2)

    def _kill(self) -> None:
        with self._lock, suppress(OSError):
            if self._process is not None and self._process.poll() is None:
                self._process.kill()

    def _end_overdue(self) -> None:
        self._overdue = True
        self._kill()

    def _receive(self, process: subprocess.Popen[bytes]) -> None:
        stream = cast(BinaryIO, process.stdout)
        done, last = False, None
        try:
            while (message := receive(stream)) is not None:
                last = message
                self._take(message)
            done = True
        except (TransferError, OSError, MemoryError) as error:
            self._kill()
            last = ReaderFailed(str(error))
        finally:
            self._clock.cancel()
            self._close(process)
        if not self._canceled and (not done or process.returncode or self._overdue):
            self._messages.put(self._end(process.returncode, last))
        self._messages.put(None)

    def _take(self, message: Message) -> None:
        if isinstance(message, PackRead | PackChecked):
            learn(message.templates)
        if isinstance(message, PackRead) and message.reading.pack is not None:
            pack = replace(message.reading.pack, path=self.path, built_in=False)
            message = message._replace(reading=Reading(pack, message.reading.problems))
        self._messages.put(message)

    def _close(self, process: subprocess.Popen[bytes]) -> None:
        for pipe in (process.stdout, process.stdin):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            self._kill()
            process.wait()

    def _end(self, code: int, last: Message | None) -> Message:
        """Why the process ended without a result: a limit, or something unforeseen."""
        # Ended by a limit on time, or by the system because memory ran out.
        if self._overdue or code < 0:
            return TooCostly()
        return last if isinstance(last, ReaderFailed) else ReaderFailed(f"exit code {code}")


def _started(path: Path, job: str) -> subprocess.Popen[bytes]:
    # Each thread takes memory.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # known on Windows only
    return subprocess.Popen([*program(), READ_PACK, job, str(path)],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, env=environment, creationflags=flags)


def program() -> list[str]:
    """This program, to be started once more.
    `-P`: nothing is imported from the folder it is started in."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-m", "explainer"]


class Guarded:
    """What reading a pack in another process gave, for commands that wait for it."""

    def __init__(self, reading: Reading, reports: tuple[str, ...] = ()) -> None:
        self.reading, self.reports = reading, reports


def read_guarded(path: Path, job: str = "check") -> Guarded:
    """Read the pack at `path` in another process and wait.
    What takes too much is one problem, and no pack."""
    reader = PackReader(path, job)
    try:
        result = Guarded(Reading(None, (end_problem(ReaderFailed(), path),)))
        while (message := reader.next()) is not None:
            if isinstance(message, PackRead):
                result = Guarded(message.reading)
            elif isinstance(message, PackChecked):
                result = Guarded(Reading(result.reading.pack, message.problems), message.reports)
            elif isinstance(message, TooCostly | ReaderFailed):
                result = Guarded(Reading(None, (end_problem(message, path),)))
        return result
    finally:
        reader.cancel()


def end_problem(message: TooCostly | ReaderFailed, path: Path, *, read: bool = False) -> Problem:
    """A message that ended a reading, as a problem; `read` if the pack itself was read before."""
    if isinstance(message, TooCostly):
        return Problem(CHECK_TOO_COSTLY if read else PACK_TOO_COSTLY, found=path.name or str(path))
    return Problem(READER_FAILED, found=path.name or str(path))
