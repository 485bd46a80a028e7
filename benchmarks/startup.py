"""Start-up: first useful paint and all panels live, each against its floor, in fresh processes.

    python benchmarks/startup.py [RUNS]

First useful paint means: headline, number, mark and tabs can be read. Its floor is a process that
shows an empty Qt window; the floor of all panels live is importing Qt, pyqtgraph and pandas.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PREFIX = "import time, sys; start = float(sys.argv[1]);"
EMPTY_WINDOW = PREFIX + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow(); window.resize(1280, 800); window.show()
QTimer.singleShot(0, app.quit); app.exec()
print(time.time() - start)
"""
IMPORTS = PREFIX + """
import PySide6.QtWidgets, pandas, pyqtgraph
print(time.time() - start)
"""
PROGRAM = PREFIX + """
from explainer.__main__ import open_window
def stage(name):
    print(name + "=" + str(time.time() - start), flush=True)
    if name == "live":
        from PySide6.QtWidgets import QApplication
        QApplication.quit()
open_window(None, on_stage=stage)
"""


def run(code: str, home: str) -> str:
    """Standard output of a fresh process that knows when it was started."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen",
                   "EXPLAINER_SETTINGS": str(Path(home) / "settings.json")}
    environment.pop("PYTHONDONTWRITEBYTECODE",
                    None)  # compiled files are part of any installed program
    starter = ("import os, sys, time; "
               f"os.execv(sys.executable, [sys.executable, '-c', {code!r}, str(time.time())])")
    done = subprocess.run([sys.executable, "-c", starter], env=environment, capture_output=True,
                          text=True, check=True)
    return done.stdout


def median(values: list[float]) -> float:
    """Median in milliseconds."""
    return statistics.median(values) * 1000


def main() -> None:
    """Interleave the runs, so that a slow moment of the machine touches all of them."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    empty, imports, first, live = [], [], [], []
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "settings.json").write_text('{"welcomed": true}', encoding="utf-8")
        run(PROGRAM, home)
        for _ in range(runs):
            empty.append(float(run(EMPTY_WINDOW, home)))
            imports.append(float(run(IMPORTS, home)))
            stages = dict(line.split("=") for line in run(PROGRAM, home).split())
            first.append(float(stages["paint"]))
            live.append(float(stages["live"]))
    print(f"{'':28}{'measured':>10}{'floor':>10}{'ratio':>8}{'aim':>8}")
    for name, value, floor, aim in (("first useful paint", first, empty, 2.0),
                                    ("all panels live", live, imports, 1.15)):
        print(f"{name:28}{median(value):>7.0f} ms{median(floor):>7.0f} ms"
              f"{median(value) / median(floor):>8.2f}{aim:>8.2f}")


if __name__ == "__main__":
    main()
