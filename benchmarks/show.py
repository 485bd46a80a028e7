"""From the key press to the new slide painted on the room's screen, in milliseconds of this
process's CPU, against repainting an empty full-screen window. Of each slide the best of several
walks counts: other programs only add to it.

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


ROUNDS = 5


def empty_window(app: QApplication, like: QWidget, runs: int = 40) -> float:
    """Milliseconds to repaint an empty window as large as the room's, all on the screen's
    buffer."""
    window = _Empty()
    window.setGeometry(like.geometry())
    window.showFullScreen()
    app.processEvents()
    times = []
    for _ in range(runs):
        start = time.process_time()
        window.update()
        app.processEvents()
        times.append(time.process_time() - start)
    window.close()
    return min(times) * 1000


def walk(app: QApplication, session: ShowSession, *, forget: bool) -> list[float]:
    """Milliseconds from each key press until both windows have been painted, from the first slide
    to the last. Between them the program has a moment, as it has while somebody speaks; `forget`:
    and what it laid out then is thrown away, as where a slide is jumped to."""
    session.show_.go(session.deck.ids[0])
    session.cache._pages.clear()
    painted = _Paints(session.audience.view)
    times = []
    for _ in session.deck.main[1:]:
        for _ in range(20):
            app.processEvents()
        if forget:
            session.cache._pages.clear()
        painted.count = 0
        start = time.process_time()
        QTest.keyClick(session.console, Qt.Key.Key_Right)
        app.sendPostedEvents()
        while not painted.count:
            app.processEvents()
        times.append((time.process_time() - start) * 1000)
    return times


def best(app: QApplication, session: ShowSession, *, forget: bool) -> list[float]:
    """Of each slide the best of several walks."""
    walks = [walk(app, session, forget=forget) for _ in range(ROUNDS)]
    return [min(times) for times in zip(*walks, strict=True)]


def main() -> None:
    """Print medians and the slowest; with -v those of each slide."""
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
    print(f"{'':40}{'measured':>12}{'floor':>12}{'ratio':>8}   aim")
    for name, forget in (("the next slide", False), ("a slide not laid out yet", True)):
        times = best(app, session, forget=forget)
        report(f"key to {name} (median)", statistics.median(times), floor, "≤ 50 ms")
        report(f"key to {name} (slowest)", max(times), floor, "≤ 50 ms")
        if "-v" in sys.argv:
            print("  ".join(f"{slide} {t:.0f}" for slide, t in
                            zip(session.deck.main[1:], times, strict=True)))
    session.close()
    program.window.close()


if __name__ == "__main__":
    main()
