"""The plot over time: how soon it is ready after the switch to it, and a frame of dragging.

    python benchmarks/plot.py

Times are those of the processor, so that others on the machine count as little as they can: what
is printed is the least and the median of several. Ready means that plot, table, sentence and card
are painted and nothing more is waiting to be.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import datetime
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtWidgets import QApplication

from explainer import bootstrap
from explainer.app import paths
from explainer.app.settings import Settings
from explainer.charts.over_time import OverTimePlot, PlotFlag, PlotLine, Split
from explainer.core.reading import read_pack
from explainer.core.record_stats import Line, running_mean
from explainer.drawing.theme import THEMES

JUNE_15 = datetime.date(2025, 6, 15)
START = datetime.date(2023, 10, 1)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PROCESSES = 5
ONCE = "once"


def spent(work: Callable[[], object]) -> float:
    """Milliseconds of the processor that `work` takes in this process, all threads."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def tell(name: str, times: list[float], aim: str) -> None:
    """One line: least, median, aim."""
    print(f"{name:48}{min(times):>9.1f}{statistics.median(times):>9.1f} ms   {aim}")


def settled(app: QApplication) -> None:
    """Deliver what is posted until nothing is left."""
    for _ in range(4):
        app.processEvents()


def opened(app: QApplication) -> bootstrap.Program:
    """The program on City statistics, with nothing left to do."""
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    program = bootstrap.Program(app, pack, Settings(welcomed=True), language="en")
    program.window.resize(1366, 768)
    program.window.show()
    program.make_live()
    program.state.show_panel("cities")
    program.workbench.prepare()
    for _ in range(20):
        program.runner.finish()
        app.processEvents()
    return program


def switching(app: QApplication, times: int) -> list[float]:
    """The switch to the three areas of 900 days and more, the first one first."""
    program = opened(app)
    body = program.window.page("cities").body
    assert body is not None
    other = next(iter(body.listing.names()))

    def switch(view: str) -> None:
        program.state.choose("cities", view=view)
        settled(app)

    found = []
    for _ in range(times):
        found.append(spent(lambda: switch("over_time")))
        switch(other)
    return found


def line(size: int, seed: int) -> PlotLine:
    """A place with counts of so many days."""
    values = np.random.default_rng(seed).poisson(40, size).astype(float)
    one = Line(START, 1, values)
    return PlotLine(f"Place {seed}", one, running_mean(values))


def plot_of(app: QApplication, lines: list[PlotLine]) -> OverTimePlot:
    """A plot on the screen."""
    plot = OverTimePlot()
    plot.resize(815, 400)
    plot.set_look(THEMES["light"], 1.0, MONTHS)
    plot.show()
    flags = [PlotFlag(number, str(number), START + datetime.timedelta(days=13 * number))
             for number in range(1, 56)]
    plot.show_lines(lines, flags, Split(JUNE_15, 30))
    settled(app)
    return plot


def dragging(app: QApplication) -> list[float]:
    """A frame in which both windows are elsewhere than in the one before, in three plots."""
    plot = plot_of(app, [line(900, seed) for seed in range(3)])
    found = []
    for step in range(60):
        split = Split(JUNE_15 + datetime.timedelta(days=step), 30)

        def move(split: Split = split) -> None:
            plot.set_split(split)
            plot.viewport().repaint()

        found.append(spent(move))
    plot.close()
    return found


def drawing_a_million(app: QApplication) -> tuple[list[float], list[float]]:
    """A million values drawn anew, and seen at twice the size."""
    lines = [line(1_000_000, 7)]
    plot = plot_of(app, lines)
    drawn, zoomed = [], []
    for _ in range(7):

        def draw() -> None:
            plot.show_lines(lines, [], None)
            plot.viewport().repaint()
            settled(app)

        def zoom() -> None:
            plot.zoom(2)
            plot.viewport().repaint()

        drawn.append(spent(draw))
        zoomed.append(spent(zoom))
    plot.close()
    return drawn, zoomed


def main() -> None:
    """Print every figure."""
    app = bootstrap.make_application(["explainer"])
    if ONCE in sys.argv:
        print(switching(app, 1)[0])
        return
    print(f"{'':48}{'least':>9}{'median':>9}")
    firsts = [float(subprocess.run([sys.executable, __file__, ONCE], check=True, text=True,
                                   capture_output=True).stdout) for _ in range(PROCESSES)]
    tell("ready after the first switch to it", firsts, "at most 50 ms")
    tell("ready after a later switch", switching(app, 12)[1:], "at most 50 ms")
    tell("a frame of dragging a window", dragging(app), "at most 33 ms (30 a second)")
    drawn, zoomed = drawing_a_million(app)
    tell("a million observations drawn", drawn, "at most 200 ms")
    tell("the same, zoomed in", zoomed, "at most 200 ms")


if __name__ == "__main__":
    main()
