"""From the key press to the new slide painted on the room's screen, against repainting an empty
full-screen window.

    python benchmarks/show.py
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault(
    "QT_QPA_PLATFORM",
    "offscreen:configfile=" + str(Path(__file__).parents[1] / "tests" / "screens.json"))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from timing import report

from explainer import bootstrap
from explainer.app import paths, settings
from explainer.core.reading import read_pack
from explainer.ui.presenter.session import ShowSession


class _Empty(QWidget):
    """A window that paints one color."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.white)


class _Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False


def empty_window(app: QApplication, like: QWidget, runs: int = 40) -> float:
    """Median milliseconds to repaint an empty window as large as the room's, all on the screen's
    buffer."""
    window = _Empty()
    window.setGeometry(like.geometry())
    window.showFullScreen()
    app.processEvents()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        window.update()
        app.processEvents()
        times.append(time.perf_counter() - start)
    window.close()
    return statistics.median(times) * 1000


def steps(app: QApplication, session: ShowSession, key: Qt.Key, count: int) -> list[float]:
    """Milliseconds from the key press until both windows have been painted, for each of `count`
    presses. Between them the program has a moment, as it has while somebody speaks."""
    times = []
    painted = _Paints(session.audience.view)
    for _ in range(count):
        end = time.perf_counter() + 0.05
        while time.perf_counter() < end:
            app.processEvents()
        painted.count = 0
        start = time.perf_counter()
        QTest.keyClick(session.console, key)
        app.processEvents()
        times.append((time.perf_counter() - start) * 1000)
        assert painted.count > 0, "the room's window was not painted"
    return times


def main() -> None:
    """Print the medians."""
    app = bootstrap.make_application(["explainer"])
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    program = bootstrap.Program(app, pack, settings.Settings(welcomed=True), language="en")
    program.window.show()
    program.make_live()
    program.presenter.start()
    session = program.presenter.session
    assert session is not None
    app.processEvents()
    floor = empty_window(app, session.audience)
    forward = steps(app, session, Qt.Key.Key_Right, 60)
    back = steps(app, session, Qt.Key.Key_Left, 40)
    print(f"{'':40}{'measured':>12}{'floor':>12}{'ratio':>8}   aim")
    report("key to slide, forward (median)", statistics.median(forward), floor, "≤ 50 ms")
    report("key to slide, forward (slowest)", max(forward), floor, "")
    report("key to slide, back (median)", statistics.median(back), floor, "≤ 50 ms")
    session.close()
    program.window.close()


if __name__ == "__main__":
    main()
