"""Runs a command in a console window of its own, and says what a person sees there. Windows only.

    python windows_console.py CODE_PAGE SIGN COMMAND…

With SIGN empty, waits for the end of the command. Else presses Ctrl+C once the file SIGN is there.
Prints the exit code as a line, then the lines of the console.
"""

from __future__ import annotations

import ctypes
import io
import msvcrt
import os
import subprocess
import sys
import time
from pathlib import Path

assert sys.platform == "win32"

CTRL_C, READ_WRITE, SHARE, OPEN_EXISTING = 0, 0xC0000000, 3, 3
COLUMNS, ROWS = 120, 300
WAIT = 180  # seconds
kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_KEPT: list[object] = []


def own_console(code_page: int) -> int:
    """The screen of a new console, as a handle that a child inherits."""
    kernel.FreeConsole()
    must(kernel.AllocConsole(), "no console")
    must(kernel.SetConsoleOutputCP(code_page), "the console does not take the code page")
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW("CONOUT$", READ_WRITE, SHARE, None, OPEN_EXISTING, 0, None)
    must(handle not in (None, ctypes.c_void_p(-1).value), "the console has no screen")
    must(kernel.SetConsoleScreenBufferSize(ctypes.c_void_p(handle), COLUMNS | ROWS << 16), "size")
    os.set_handle_inheritable(handle, True)
    return int(handle)


def must(holds: object, text: str) -> None:
    """End with a text unless it holds."""
    if not holds:
        sys.exit(f"{text}: {ctypes.get_last_error()}")


def lines(screen: int) -> list[str]:
    """What stands on the screen, without blank lines."""
    taken = ctypes.c_ulong()
    found = []
    for row in range(ROWS):
        text = ctypes.create_unicode_buffer(COLUMNS + 1)
        kernel.ReadConsoleOutputCharacterW(ctypes.c_void_p(screen), text, COLUMNS, row << 16,
                                           ctypes.byref(taken))
        found.append(text.value.rstrip())
    return [line for line in found if line]


def press_ctrl_c() -> None:
    """As the console does for each program in it; this one takes no notice."""
    deaf = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_ulong)(lambda _event: 1)
    must(kernel.SetConsoleCtrlHandler(deaf, 1), "no handler")
    must(kernel.GenerateConsoleCtrlEvent(CTRL_C, 0), "no event")
    _KEPT.append(deaf)  # it may be called later


def main(code_page: str, sign: str, *command: str) -> None:
    """See above."""
    screen = own_console(int(code_page))
    out = msvcrt.open_osfhandle(screen, os.O_WRONLY)
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out) as process:
        until = time.monotonic() + WAIT
        while sign and not Path(sign).exists() and process.poll() is None:
            must(time.monotonic() < until, "the sign does not come")
            time.sleep(0.1)
        if sign:
            must(process.poll() is None, "the command ended by itself")
            press_ctrl_c()
        try:
            code = process.wait(WAIT)
        except subprocess.TimeoutExpired:
            process.kill()
            code = -1
    said = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
    print(f"{code & 0xFFFFFFFF:#x}", *lines(screen), sep="\n", file=said, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
