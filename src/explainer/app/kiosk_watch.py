"""The watch over a kiosk: a process that starts the program, and starts it again if it ends in any
way but by the staff."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from explainer.app import display
from explainer.app.pack_process import program
from explainer.core.file_lock import HELD

ENDED, REFUSED, GAVE_UP = 0, 2, 1
"""Exit codes: the staff ended it, it cannot be started so, it crashed too often."""
RENEW = 75
"""Exit code of a program that wants to be started afresh."""
STEADY = 120.0
"""Seconds after which a start counts as a good one: crashes before are forgotten."""
MOST_CRASHES = 8
"""Crashes in a row, none of them after a good start, after which it gives up."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
LOOK = 1.0
"""Seconds between two looks for a display."""
RESTARTS = "EXPLAINER_KIOSK_RESTARTS"
"""Tells the program how often it was restarted since the watch began."""


@dataclass
class Watch:
    """Starts `command` again and again. What it does to the world can be replaced for tests."""

    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    run: Callable[[Sequence[str], Mapping[str, str]], int] | None = None
    sleep: Callable[[float], object] = time.sleep
    clock: Callable[[], float] = time.monotonic
    answers: Callable[[Mapping[str, str]], bool] = display.answers
    _child: subprocess.Popen[bytes] | None = None
    _crashes: int = 0
    _starts: int = 0

    def keep(self) -> int:
        """Until the staff ends it; the exit code."""
        run = self.run or self._run
        while True:
            self._wait_for_display()
            began = self.clock()
            self._starts += 1
            code = run(self.command, {**self.environment, RESTARTS: str(self._starts - 1)})
            if code == ENDED or (code == REFUSED and self._starts == 1):
                return code
            if code == RENEW:
                continue
            if not self.answers(self.environment):
                continue  # the display went, not the program
            self._crashes = 1 if self.clock() - began >= STEADY else self._crashes + 1
            if self._crashes >= MOST_CRASHES:
                _say(f"the program ended {MOST_CRASHES} times in a row; giving up")
                return GAVE_UP
            pause = min(FIRST_PAUSE * 2 ** (self._crashes - 1), LONGEST_PAUSE)
            _say(f"the program ended with {code}; starting it again in {pause:g} s")
            self.sleep(pause)

    def _wait_for_display(self) -> None:
        if self.answers(self.environment):
            return
        _say("the display does not answer; waiting until it does")
        while not self.answers(self.environment):
            self.sleep(LOOK)

    def _run(self, command: Sequence[str], environment: Mapping[str, str]) -> int:
        # The pipe is never written to: that it closes tells the program that the watch has gone.
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, env=dict(environment))
        return self._child.wait()

    def end_with_signals(self) -> None:
        """When the session ends, the program ends with the watch."""
        def stop(number: int, _frame: object) -> None:
            if self._child is not None and self._child.poll() is None:
                self._child.terminate()
                with suppress(subprocess.TimeoutExpired):
                    self._child.wait(5)
            raise SystemExit(128 + number)

        names = ("SIGTERM", "SIGHUP", "SIGINT")
        for number in (getattr(signal, name, None) for name in names):
            if number is not None:
                signal.signal(number, stop)


def _say(text: str) -> None:
    print(f"explainer kiosk: {text}", file=sys.stderr, flush=True)


def command_of(arguments: Sequence[str]) -> list[str]:
    """This program, to be started as what is watched."""
    return [*program(), "kiosk", "--watched", *arguments]


def start_command(pack: Path | None) -> list[str]:
    """This program as a kiosk with a pack; None for the built-in one."""
    return [*program(), "kiosk", *([str(pack)] if pack is not None else [])]


class Claim:
    """One kiosk for one person at a time: a lock that lasts as long as the process.

    It is on bytes beyond the end of a file that is there anyway, so that a full disk is no
    hindrance.
    """

    _AT = 1 << 20

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Whether no other kiosk has it. Where files cannot be locked, nobody has."""
        try:
            self._handle = os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        except OSError:
            return True
        try:
            self._lock(self._handle)
        except OSError as error:
            return error.errno not in HELD
        return True

    def _lock(self, handle: int) -> None:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, self._AT, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
