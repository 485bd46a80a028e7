"""Panels and tables: a panel switch, and a table of a million rows, each against its floor.

    python benchmarks/panels.py
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QTableView, QWidget
from timing import milliseconds, report

from explainer import bootstrap
from explainer.app import paths
from explainer.app.settings import Settings
from explainer.content.views import View, ViewColumn
from explainer.core.columns import PANELS
from explainer.core.reading import read_pack
from explainer.qt.frame_model import FrameModel

ROWS = 1_000_000


def panel_switch(app: QApplication) -> None:
    """From one panel, once seen, to the next, painted; the floor switches between empty pages."""
    pack = read_pack(paths.built_in_pack(), built_in=True).pack
    assert pack is not None
    program = bootstrap.Program(app, pack, Settings(welcomed=True), language="en")
    program.window.resize(1280, 800)
    program.window.show()
    program.make_live()
    for panel in PANELS:
        program.state.show_panel(panel)
        app.processEvents()
    empty, stack = QMainWindow(), QStackedWidget()
    for _ in PANELS:
        stack.addWidget(QWidget())
    empty.setCentralWidget(stack)
    empty.resize(1280, 800)
    empty.show()

    def switch_empty() -> None:
        for number in range(len(PANELS)):
            stack.setCurrentIndex(number)
            app.processEvents()
            empty.repaint()

    def switch() -> None:
        for panel in PANELS:
            program.state.show_panel(panel)
            app.processEvents()
            program.window.repaint()

    floor = milliseconds(switch_empty) / len(PANELS)
    report("panel switch", milliseconds(switch) / len(PANELS), floor, "at most 50 ms")
    program.window.close()


def million_rows() -> View:
    """A view of a million rows and six columns of numbers and words."""
    random = np.random.default_rng(1)
    columns = {"count": random.integers(0, 10_000, ROWS), "share": random.random(ROWS)}
    columns |= {f"extra{n}": random.integers(0, 9, ROWS) for n in range(4)}
    tags = tuple([frozenset({"a"}), frozenset({"b"})] * (ROWS // 2))
    ids = tuple(map(str, range(ROWS)))
    return View("big", tuple(ViewColumn(key, key) for key in columns), ids, columns, tags,
                {"a": "A", "b": "B"})


def tables(app: QApplication) -> None:
    """Sort, filter and paint a page of a million rows."""
    view = million_rows()
    model = FrameModel(view, "en")
    values = np.asarray(view.cells["share"])
    model.set_order("share", False)
    report("sort a million numbers", milliseconds(lambda: model.sort(1), 3),
           milliseconds(lambda: np.argsort(values, kind="stable"), 3), "at most 1.5 times")
    model.sort(-1)
    model.set_filter("b", "")  # the masks of a view are made once
    report("filter a million rows by chip", milliseconds(lambda: model.set_filter("a", ""), 3),
           milliseconds(lambda: np.flatnonzero(values > 0.5), 3), "at most 200 ms")
    standard = QStandardItemModel(60, 6)
    for row in range(60):
        for column in range(6):
            standard.setItem(row, column, QStandardItem("12345"))
    times = []
    for shown in (model, standard):
        table = QTableView()
        table.setModel(shown)
        table.resize(1000, 800)
        table.show()
        app.processEvents()
        times.append(milliseconds(table.viewport().repaint, 15))
        table.close()
    report("paint a page of a million rows", times[0], times[1], "at most 1.3 times")


def main() -> None:
    """Print every figure."""
    app = bootstrap.make_application(["explainer"])
    print(f"{'':40}{'measured':>12}{'floor':>12}{'ratio':>8}   aim")
    panel_switch(app)
    tables(app)


if __name__ == "__main__":
    main()
