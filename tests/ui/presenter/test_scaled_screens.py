"""A show where each screen has its own scale, as Windows sets a laptop to 125 % and a projector to 150 %."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
WHERE_WINDOWS_ARE = (
    "test_the_room_is_on_the_second_screen_and_the_presenter_on_the_first",
    "test_x_swaps_the_screens_and_back",
)


def screens(**scales: float) -> dict[str, object]:
    """Screens of 1920 by 1080 pixels side by side, for Qt's offscreen platform."""
    sizes = {"y": 0, "width": 1920, "height": 1080, "logicalBaseDpi": 96, "dpr": 1}
    return {
        "screens": [
            {"name": name, "x": 1920 * number, "logicalDpi": round(96 * scale), **sizes}
            for number, (name, scale) in enumerate(scales.items())
        ]
    }


def test_windows_of_a_show_fit_screens_of_different_scale(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(screens(Laptop=1.25, Projector=1.5)), encoding="utf-8")
    environment = {
        **os.environ,
        # Without the drive of Windows, whose colon would end the path.
        "QT_QPA_PLATFORM": f"offscreen:configfile={os.path.splitdrive(config)[1]}",
        "LC_ALL": "C.UTF-8",
    }
    asked = "from PySide6.QtGui import QGuiApplication as A; a = A([]); print([s.devicePixelRatio() for s in a.screens()])"
    said = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert said == "[1.25, 1.5]\n"
    tests = [f"{HERE / 'test_session.py'}::{name}" for name in WHERE_WINDOWS_ARE]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
        env=environment,
        cwd=HERE.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "2 passed" in done.stdout
