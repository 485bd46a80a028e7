"""Whether there is a display to draw on, asked without Qt."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_NO_DISPLAY_NEEDED = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_X_PORT = 6000


def is_named(environment: Mapping[str, str]) -> bool:
    """Whether the environment says where to draw."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    return (not sys.platform.startswith("linux") or platform.startswith(_NO_DISPLAY_NEEDED)
            or bool(environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY")))


def answers(environment: Mapping[str, str]) -> bool:
    """Whether the display that the environment names takes connections."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or platform.startswith(_NO_DISPLAY_NEEDED):
        return True
    wayland = environment.get("WAYLAND_DISPLAY", "")
    if wayland and "xcb" not in platform:
        folder = environment.get("XDG_RUNTIME_DIR", "")
        if _connects(socket.AF_UNIX, os.fspath(Path(folder) / wayland)):
            return True
    return _x11_answers(environment.get("DISPLAY", ""))


def _x11_answers(display: str) -> bool:
    found = re.fullmatch(r"(.*):(\d+)(?:\.\d+)?", display)
    if found is None:
        return False
    host, number = found[1], int(found[2])
    if host in ("", "unix"):
        name = f"/tmp/.X11-unix/X{number}"
        return _connects(socket.AF_UNIX, name) or _connects(socket.AF_UNIX, f"\0{name}")
    return _connects(socket.AF_INET, (host, _X_PORT + number))


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    with suppress(OSError, OverflowError), socket.socket(family, socket.SOCK_STREAM) as one:
        one.settimeout(2.0)
        one.connect(address)
        return True
    return False
