"""The process that reads a pack on behalf of the program: it may be ended at any time, and ends
itself.

Started by `app.pack_process` as `explainer --read-pack JOB PATH`. Answers go to standard output as
frames; its standard input stays open as long as the program lives.
"""

from __future__ import annotations

import datetime
import os
import signal
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from explainer.app.pack_stamp import stamp
from explainer.app.pack_transfer import (
    CheckingBegan,
    Message,
    PackChecked,
    PackRead,
    ReaderFailed,
    ReadingBegan,
    TooCostly,
    TransferError,
    encode,
    templates_of,
)
from explainer.core.pack import Pack
from explainer.core.reading import Reading, read_pack

MEMORY_BYTES = 320_000_000
"""What reading and checking may take beyond the program itself and its libraries."""
PROCESSOR_SECONDS = 8


def run(arguments: list[str]) -> int:
    """Read the pack named by `arguments` (job, path). Returns the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which ends us
    out = os.dup(1)
    os.dup2(2, 1)  # nothing but frames may reach the program
    _end_with_the_program()
    job, path = arguments[0], Path(arguments[1])
    budget = _Budget()
    try:
        _answer(out, job, path, budget)
    except MemoryError:
        budget.lift()
        _send(out, TooCostly())
    except RecursionError:
        _send(out, TooCostly())
    except BrokenPipeError:
        return 1
    except Exception:  # noqa: BLE001 - passed on to the program, which shows it
        import traceback

        budget.lift()
        _send(out, ReaderFailed(traceback.format_exc()))
    os._exit(0)  # everything is sent, and an orderly exit would take half a second


def _answer(out: int, job: str, path: Path, budget: _Budget) -> None:
    _send(out, ReadingBegan())
    before = stamp(path)
    budget.set()
    reading = read_pack(path)
    pack = reading.pack
    if pack is None and budget.nearly_spent():
        raise MemoryError  # a library may take the lack of memory for a damaged file
    if pack is not None:
        reading = Reading(replace(pack, known_digest=pack.digest), reading.problems)
    _send(out, PackRead(reading, before, templates_of(reading.problems)))
    if job == "read" or reading.pack is None:
        return
    with budget.lifted():
        import explainer.core.checking  # noqa: F401 - its own size does not count
    _send(out, CheckingBegan())
    _send(out, _checked(reading, reading.pack, reports=job == "report"))


def _checked(reading: Reading, pack: Pack, *, reports: bool) -> PackChecked:
    from explainer.core.arranging import arranged
    from explainer.core.checking import check_loaded

    problems = arranged((*reading.problems, *check_loaded(pack, datetime.date.today())))
    texts: tuple[str, ...] = ()
    if reports:
        from explainer.core.balance import sides_report
        from explainer.core.reports import balance_report, coverage_report

        texts = (coverage_report(pack), balance_report(pack), sides_report(pack))
    return PackChecked(problems, templates_of(problems), texts)


def _send(out: int, message: Message) -> None:
    try:
        data = memoryview(encode(message))
    except TransferError:
        data = memoryview(encode(TooCostly()))
    while data:
        data = data[os.write(out, data[: 1 << 20]) :]


def _end_with_the_program() -> None:
    """End when the program ends, however it ends: standard input then closes."""

    def wait() -> None:
        with suppress(OSError):
            while os.read(0, 64):
                pass
        os._exit(1)

    with suppress(ImportError, AttributeError, OSError):  # not on Windows
        # The thread below cannot run while a library holds the interpreter;
        # the signal ends us all the same.
        import fcntl

        fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(0, fcntl.F_SETFL, fcntl.fcntl(0, fcntl.F_GETFL) | os.O_ASYNC)
    threading.Thread(target=wait, daemon=True).start()


class _Budget:
    """Limits on this process: processor time wherever there is POSIX,
    memory where its use can be read."""

    def __init__(self) -> None:
        self._limit = 0

    def set(self) -> None:
        """Allow the budget from here on."""
        try:
            import resource
        except ImportError:  # Windows: the program's own clock ends us
            return
        import time

        seconds = round(time.process_time() + 0.5) + PROCESSOR_SECONDS
        self._apply(resource.RLIMIT_CPU, seconds)
        size = _address_space()
        if size:
            self._limit = size + MEMORY_BYTES
            self._apply(resource.RLIMIT_AS, self._limit)

    def lift(self) -> None:
        """Take the limit on memory off, to say that it was reached."""
        if self._limit:
            import resource

            self._apply(resource.RLIMIT_AS, resource.RLIM_INFINITY)

    def nearly_spent(self) -> bool:
        """Whether the memory allowed was used up, or all but a quarter of it."""
        return bool(self._limit) and _address_space(peak=True) > self._limit - MEMORY_BYTES // 4

    def lifted(self) -> _Lifted:
        """No limit on memory within the block; what the block takes is not counted afterward."""
        return _Lifted(self)

    def grow(self, size: int) -> None:
        """Raise the limit by `size` bytes."""
        if self._limit:
            import resource

            self._limit += size
            self._apply(resource.RLIMIT_AS, self._limit)

    @staticmethod
    def _apply(kind: int, soft: int) -> None:
        import resource

        with suppress(OSError, ValueError):
            hard = resource.getrlimit(kind)[1]
            if hard != resource.RLIM_INFINITY:
                soft = hard if soft == resource.RLIM_INFINITY else min(soft, hard)
            resource.setrlimit(kind, (soft, hard))


class _Lifted:
    def __init__(self, budget: _Budget) -> None:
        self._budget = budget
        self._before = 0

    def __enter__(self) -> None:
        self._budget.lift()
        self._before = _address_space()

    def __exit__(self, *_error: object) -> None:
        self._budget.grow(max(_address_space() - self._before, 0))


def _address_space(*, peak: bool = False) -> int:
    """Bytes of address space of this process, now or at most; 0 where the system does not say."""
    name = "VmPeak:" if peak else "VmSize:"
    with suppress(OSError, ValueError), open("/proc/self/status", encoding="utf-8",
                                             errors="replace") as file:
        return next((int(line.split()[1]) * 1024 for line in file if line.startswith(name)), 0)
    return 0
