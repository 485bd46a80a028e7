"""First paint of the standalone program against the same program from source and against an empty
PySide6 bundle.

    python benchmarks/bundle.py [RUNS]

Needs build/bundle/explainer and build/venv, as packaging/bundle.py leaves them. Fresh processes,
interleaved.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "build" / "bundle" / "explainer" / "explainer"
BUILDER = ROOT / "build" / "venv" / "bin" / "python"
SOURCE = ROOT / ".venv" / "bin" / "explainer"
STAGES = ("paint", "live")

EMPTY = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow(); window.resize(1280, 800); window.show()
def painted():
    with open(os.environ["EXPLAINER_STARTUP_LOG"], "a") as log:
        print(f"paint={time.time()}\\nlive={time.time()}", file=log)
QTimer.singleShot(0, painted)
app.exec()
"""


def empty_bundle(folder: Path) -> Path:
    """The smallest program with a Qt window, made with the same tools."""
    script = folder / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    command = [str(BUILDER), "-m", "PyInstaller", "--log-level", "ERROR", "--distpath", str(folder),
               str(script)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "empty" / "empty"


def start(program: Path, home: Path) -> dict[str, float]:
    """Seconds from the start of a process to each stage."""
    log = home / "log"
    log.write_text("")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen",
                   "EXPLAINER_SETTINGS": str(home / "settings.json"),
                   "EXPLAINER_STARTUP_LOG": str(log)}  # fmt: skip
    begun = time.time()
    with subprocess.Popen([str(program)], env=environment, stderr=subprocess.DEVNULL) as process:
        while "live=" not in (said := log.read_text()):
            time.sleep(0.02)
        process.kill()
    return {stage: float(at) - begun for stage, at in (line.split("=") for line in said.split())}


def main() -> None:
    """Print medians, and their ratio to the start from source."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "settings.json").write_text('{"welcomed": true}', encoding="utf-8")
        programs = {"from source": SOURCE, "standalone": BUNDLE,
                    "empty PySide6 bundle": empty_bundle(folder)}
        taken: dict[str, list[dict[str, float]]] = {kind: [] for kind in programs}
        for turn in range(runs + 1):
            for kind, program in programs.items():
                stages = start(program, folder)
                if turn:  # the first fills the caches
                    taken[kind].append(stages)
    medians = {kind: [statistics.median(run[stage] for run in each) for stage in STAGES]
               for kind, each in taken.items()}
    print(f"{'':24}{'first paint':>14}{'':>8}{'all live':>14}")
    for kind, values in medians.items():
        ratios = (value / source
                  for value, source in zip(values, medians["from source"], strict=True))
        print(f"{kind:24}" + "".join(f"{v * 1000:>11.0f} ms{r:>8.2f}"
                                     for v, r in zip(values, ratios, strict=True)))


if __name__ == "__main__":
    main()
