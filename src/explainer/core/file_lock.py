"""A lock that processes of this program take in turn while one reads, merges and writes a file."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PATIENCE = 5.0
"""Seconds after which a file is written without the lock, if one and the same process has held it
all the time: it may hang on its disk. Processes that take turns may keep another waiting longer."""
_TOKEN_AT, _TOKEN_BYTES = 1, 8
"""Where the holder's token is in the file of the lock; Windows lets nobody else read byte 0."""

HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK, 0)
"""What systems answer while another process has a lock; Wine's Windows gives no reason at all."""


@contextmanager
def locked(path: Path, patience: float = _PATIENCE) -> Iterator[bool]:
    """Hold the lock of a file; whether it could be had. Never raises: some file systems know no
    locks.

    The lock is a hidden file next to it, removed when it is released.
    """
    lock = path.with_name(f".{path.name}.lock")
    handle = _acquired(lock, patience)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            _release(lock, handle)


def _release(lock: Path, handle: int) -> None:
    """Remove the file, then let it go: who waits for it sees that it has gone. Windows removes no
    file that is open, neither here nor at another process that waits for it or has it by now."""
    if sys.platform == "win32":
        os.close(handle)
    with suppress(OSError):
        lock.unlink()
    if sys.platform != "win32":
        os.close(handle)


def _acquired(lock: Path, patience: float) -> int | None:
    until, holder = time.monotonic() + patience, b""
    while True:
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            # there: it is just being removed
            if sys.platform != "win32" or not isinstance(error, PermissionError):
                return None
        else:
            try:
                if not _locks(handle):
                    if (token := _token(handle)) != holder:
                        until, holder = time.monotonic() + patience, token
                elif _is_still(lock, handle):
                    _leave_token(handle)
                    return handle
                else:
                    until = time.monotonic() + patience
            except OSError:
                os.close(handle)
                return None
            os.close(handle)
        if time.monotonic() >= until:
            return None
        time.sleep(0.01)


def _locks(handle: int) -> bool:
    """Try to lock; False if another process has it.
    Raises `OSError` where the file system knows no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in HELD:
            return False
        raise
    return True


def _token(handle: int) -> bytes:
    """Who holds the lock: other bytes each time that it is taken."""
    os.lseek(handle, _TOKEN_AT, os.SEEK_SET)
    return os.read(handle, _TOKEN_BYTES)


def _leave_token(handle: int) -> None:
    with suppress(OSError):  # a full disk: others then wait as long as for one who hangs
        os.lseek(handle, _TOKEN_AT, os.SEEK_SET)
        os.write(handle, os.urandom(_TOKEN_BYTES))


def _is_still(lock: Path, handle: int) -> bool:
    """Whether the file that is locked has not been removed by the process that had it before."""
    try:
        there = os.stat(lock)
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(handle))
