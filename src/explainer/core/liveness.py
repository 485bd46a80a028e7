"""Which process wrote something, and whether it is still running.

A process id alone is not enough: ids are used again, a container has ids of its own, and a home
folder on a network holds what other machines wrote. So a process is named by machine, id and time
of its start.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import ctypes


def process_token(pid: int | None = None) -> str:
    """This process, or the one with that id on this machine, as `machine-pid-start`;
    it fits into a file name."""
    pid = os.getpid() if pid is None else pid
    return f"{_machine()}-{pid}-{_start_time(pid)}"


def is_running(token: str) -> bool | None:
    """Whether the process of a token still runs; None for one of another machine.
    False for what is no token."""
    machine, _, rest = token.partition("-")
    pid, _, started = rest.partition("-")
    if not (len(machine) == 8 and _is_number(pid) and _is_number(started)):
        return False
    if machine != _machine():
        return None
    number = int(pid)
    return 0 < number < 2**31 and _exists(number) and started == str(_start_time(number))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20


@cache
def _machine() -> str:
    """The computer and, on Linux, the container: 8 hexadecimal digits."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    with suppress(OSError):
        name += os.readlink("/proc/self/ns/pid")
    return f"{crc32(name.encode(errors='surrogateescape')):08x}"


def _start_time(pid: int) -> int:
    """When a process began, in ticks of the system's own; 0 where the system does not say so."""
    if sys.platform == "win32":
        return _start_time_on_windows(pid)
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        # "Z": it has ended and is not yet waited for.
        return int(fields[19]) if fields[0] != b"Z" else 0
    except (OSError, ValueError, IndexError):
        return 0


def _exists(pid: int) -> bool:
    if sys.platform == "win32":  # `os.kill` would end the process
        return _exists_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another person's process
        return True
    return True


def _exists_on_windows(pid: int) -> bool:
    import ctypes

    still_active, denied = 259, 5
    kernel, handle = _opened_on_windows(pid)
    if not handle:
        return bool(ctypes.get_last_error() == denied)  # type: ignore[attr-defined,unused-ignore]
    code = ctypes.c_ulong()
    found = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return bool(found) and code.value == still_active


def _start_time_on_windows(pid: int) -> int:
    import ctypes

    kernel, handle = _opened_on_windows(pid)
    if not handle:
        return 0
    times = [ctypes.c_ulonglong() for _ in range(4)]  # began, ended, and time taken
    kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
    kernel.CloseHandle(handle)
    return times[0].value


def _opened_on_windows(pid: int) -> tuple[ctypes.CDLL, ctypes.c_void_p]:
    """The system's functions, and a handle to ask about a process with; 0 if it may not be
    asked."""
    import ctypes

    query = 0x1000
    kernel: ctypes.CDLL = ctypes.WinDLL(  # type: ignore[attr-defined,unused-ignore]
        "kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    return kernel, ctypes.c_void_p(kernel.OpenProcess(query, False, pid))
