"""Libraries of the system that Qt needs on Linux: which are missing, and what to install. Knows no
Qt.

`packaging/launch.py` holds the same names, since it runs before this package can be used; a test
compares them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

# Library file → Debian's package.
# Qt does not start without the first, nor on X11 without the second.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
_WAYLAND_LIBRARY = "libwayland-cursor.so.0"


def platforms(environment: Mapping[str, str]) -> str:
    """Qt's platforms to try, in order, as QT_QPA_PLATFORM takes them; "" leaves the choice to Qt.

    Where both Wayland and X11 seem to be there, Wayland is tried first; if it does not answer, the
    window opens on X11.
    """
    if "QT_QPA_PLATFORM" in environment or not environment.get("WAYLAND_DISPLAY"):
        return ""
    usable = [name for name, there in (("wayland", _loads(_WAYLAND_LIBRARY)),
                                       ("xcb", environment.get("DISPLAY"))) if there]
    return ";".join(usable)


def missing(environment: Mapping[str, str]) -> dict[str, str]:
    """Libraries that this start will not find, with Debian's packages. For Linux."""
    wanted = {**LIBRARIES, **(X11_LIBRARIES if _on_x11(environment) else {})}
    return {library: package for library, package in wanted.items() if not _loads(library)}


def _on_x11(environment: Mapping[str, str]) -> bool:
    chosen = environment.get("QT_QPA_PLATFORM", "xcb")
    return chosen.split(";")[0].startswith("xcb")


def _loads(library: str) -> bool:
    import ctypes  # not needed where nothing is asked

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def advice(lacking: Mapping[str, str]) -> str:
    """What is missing and what to type, in English and Spanish, for a person."""
    packages = " ".join(dict.fromkeys(lacking.values()))
    return (
        f"The Explainer cannot open its window: this system lacks {', '.join(lacking)}.\n"
        "On Debian and Ubuntu an administrator types this line, then you start again:\n\n"
        f"    sudo apt-get install {packages}\n\n"
        "El programa Explainer no puede abrir su ventana: "
        f"en este sistema falta {', '.join(lacking)}.\n"
        "En Debian y Ubuntu un administrador escribe la línea de arriba; "
        "después, ábralo de nuevo."
    )


def tell(text: str) -> subprocess.Popen[bytes] | None:
    """Say it on standard error and, for a start by double click, in a message of the desktop if it
    has one.

    Returns the process that shows the message, which stays until it has been read.
    """
    print(text, file=sys.stderr, flush=True)
    if sys.stderr.isatty() or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return None
    import shutil
    import subprocess

    for command in (["zenity", "--error", "--no-markup", "--text", text],
                    ["kdialog", "--error", text], ["xmessage", text]):
        if shutil.which(command[0]):
            return subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return None
