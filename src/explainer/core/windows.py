"""What Windows wants otherwise: long paths in another form, names of devices, and files that
another program holds.

On other systems each of these functions gives back what it was given.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

ON_WINDOWS = os.name == "nt"

_LONGEST = 247
"""A folder's path may have so many characters in the ordinary form; a file's a dozen more."""
_HELD = 32
"""ERROR_SHARING_VIOLATION"""
_EXTENDED, _DEVICE = "\\\\?\\", "\\\\.\\"


def reachable(path: Path) -> Path:
    """The same path in the form that Windows takes whatever its length."""
    if not ON_WINDOWS:
        return path
    full = os.path.abspath(path)
    return path if len(full) <= _LONGEST else Path(extended(full))


def extended(full: str) -> str:
    """A full path of Windows, `C:\\…` or `\\\\server\\share\\…`, in the form that knows no
    limit."""
    if full.startswith((_EXTENDED, _DEVICE)):
        return full
    return f"{_EXTENDED}UNC\\{full[2:]}" if full.startswith("\\\\") else f"{_EXTENDED}{full}"


def refuse_device(path: Path) -> None:
    """Raise `OSError` for a name such as `con.csv`, which is the console on Windows whatever its
    folder and ending."""
    if ON_WINDOWS and os.path.abspath(path).startswith(_DEVICE):
        raise OSError(errno.EINVAL, "Windows keeps this name for a device", str(path))


def is_held(path: Path) -> bool:
    """Whether another program has the file open in a way that lets nobody else read or change
    it."""
    return ON_WINDOWS and _error_of_opening(path) == _HELD


def reason(error: OSError) -> str:
    """What the system says of an error. Python says no more than "Permission denied" of a file that
    another program holds; Windows' own sentence, in the language of the system, says so."""
    said = error.strerror or str(error)
    named = error.filename if isinstance(error.filename, str | bytes) else ""
    if isinstance(error, PermissionError) and named and is_held(Path(os.fsdecode(named))):
        import ctypes

        sentence: str = ctypes.FormatError(_HELD)  # type: ignore[attr-defined,unused-ignore]
        return sentence.strip().rstrip(".")
    return said


def _error_of_opening(path: Path) -> int:
    """What Windows answers, 0 if nothing, to somebody who wants to read and change a file."""
    import ctypes

    read_write, share_all, open_existing = 0xC0000000, 7, 3
    kernel = ctypes.WinDLL(  # type: ignore[attr-defined,unused-ignore]
        "kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(str(path), read_write, share_all, None, open_existing, 0, None)
    if handle in (None, ctypes.c_void_p(-1).value):
        return int(ctypes.get_last_error())  # type: ignore[attr-defined,unused-ignore]
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return 0
