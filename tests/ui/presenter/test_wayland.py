"""A show under Wayland compositors with two screens: Weston, strict about the protocol, and GNOME's Mutter, both in an
X server of their own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from Xlib import X
from Xlib.display import Display as XDisplay

from tests.conftest import ROOT

COMPOSITORS = {
    "weston": ["weston", "--backend=x11-backend.so", "--output-count=2", "--width=1000", "--height=800", "--use-pixman",
               "--no-config", "--idle-time=0", "-S", "test-wayland"],
    "mutter": ["dbus-run-session", "--", "mutter", "--wayland", "--nested", "--no-x11", "--wayland-display",
               "test-wayland"],
}
NEEDED = {"weston": {"weston": "weston", "Xvfb": "xvfb"},
          "mutter": {"mutter": "mutter", "dbus-run-session": "dbus", "Xvfb": "xvfb"}}


@contextmanager
def compositor(name: str, folder: Path) -> Iterator[dict[str, str]]:
    """Environment of programs under a compositor with two screens of 1000 by 800, side by side on an X server."""
    missing = [package for program, package in NEEDED[name].items() if not shutil.which(program)]
    if missing:
        pytest.skip(f"not installed: {' '.join(missing)}")
    from pyvirtualdisplay.display import Display

    folder.chmod(0o700)
    with Display(visible=False, size=(2000, 800), color_depth=24, manage_global_env=False, extra_args=["-noreset"]) as server:
        environment = {**os.environ, "DISPLAY": server.new_display_var, "XDG_RUNTIME_DIR": str(folder),
                       "XDG_SESSION_TYPE": "wayland", "MUTTER_DEBUG_NUM_DUMMY_MONITORS": "2",
                       "MUTTER_DEBUG_DUMMY_MODE_SPECS": "1000x800", "GSETTINGS_BACKEND": "memory"}
        environment.pop("WAYLAND_DISPLAY", None)
        with (folder / "compositor.log").open("w") as log:
            process = subprocess.Popen(COMPOSITORS[name], env=environment, stdout=log, stderr=log)
            try:
                _wait_for(folder / "test-wayland", process, folder / "compositor.log")
                if name == "weston":
                    _lay_side_by_side(server.new_display_var)
                yield environment | {"WAYLAND_DISPLAY": "test-wayland", "QT_QPA_PLATFORM": "wayland",
                                     "WAYLAND_DEBUG": "1", "HOME": str(folder),
                                     "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "src", ROOT, ROOT / "packaging")))}
            finally:
                process.terminate()
                process.wait(20)


def _wait_for(socket: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if socket.exists():
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    pytest.skip(f"the compositor does not start here: {log.read_text(errors='replace')[-300:]}")


def _lay_side_by_side(display: str) -> None:
    """Weston shows each of its screens in a window; there is no window manager to keep one off the other."""
    x11 = XDisplay(display)
    try:
        for _ in range(100):
            found = [window for window in x11.screen().root.query_tree().children
                     if (title := window.get_full_property(x11.intern_atom("_NET_WM_NAME"), X.AnyPropertyType))
                     and title.value.endswith(b"screen1")]
            if found:
                found[0].configure(x=1000, y=0)
                x11.sync()
                return
            time.sleep(0.1)
    finally:
        x11.close()
    pytest.skip("Weston shows no second screen here")


@pytest.mark.parametrize(("name", "large"), [("weston", False), ("weston", True), ("mutter", False)])
def test_keys_that_place_windows(name: str, large: bool, tmp_path: Path) -> None:
    """F5, X and F11, again and again: the room's window is where it belongs, the presenter's on the other screen, and
    the program lives. `large`: in Spanish at 200 %, where the presenter's window would like to be wider than its screen."""
    with compositor(name, tmp_path) as environment:
        done = subprocess.run([sys.executable, "-m", "tests.ui.presenter.on_real_screens", "wayland", str(tmp_path)],
                              cwd=ROOT, env=environment | {"EXPLAINER_TEST_LARGE": str(int(large))}, capture_output=True,
                              text=True, timeout=240, check=False)
    log = done.stderr
    assert done.returncode == 0, log[-2000:]
    assert "wl_display@1.error" not in log and "protocol error" not in log.lower()
    seen = json.loads(done.stdout.strip().splitlines()[-1])
    assert (seen["platform"], seen["screens"]) == ("wayland", 2)
    assert [step[:2] for step in seen["seen"]] == [[key, True] for key in (
        "start", "F5", "X", "X", "F11", "X", "F5", "X")]
    assert (seen["dialog"], seen["lit"], seen["back"]) == (True, True, True)
    outputs = re.findall(r"-> xdg_toplevel[@#]\d+\.set_fullscreen\((\w+)", log)
    assert outputs and "nil" not in outputs  # each names its screen
