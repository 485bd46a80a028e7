"""What leaves the window: rows, texts and charts, copied or written to files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from explainer.app.state import State
from explainer.content.formatting import plain
from explainer.content.headlines import halves_text, marked_halves
from explainer.core.i18n import plural
from explainer.drawing.theme import THEMES
from explainer.qt.workers import Runner
from explainer.ui.asking import may_replace, report_failure
from explainer.ui.files import show_folder
from explainer.ui.window import MainWindow

if TYPE_CHECKING:
    from explainer.content.exporting import Sheet
    from explainer.drawing.chart import Chart
    from explainer.ui.panels.body import PanelBody


class ShareController(QObject):
    """Copies and exports what the panel shows."""

    def __init__(self, state: State, window: MainWindow, runner: Runner,
                 body: Callable[[], PanelBody | None]) -> None:
        """`body` gives the body of the panel that is shown, None where it has none."""
        super().__init__(window)
        self._state, self._window, self._runner, self._body = state, window, runner, body
        self.fail: Callable[[Path, Exception], object] = partial(report_failure, window)

    def _shown(self) -> PanelBody:
        body = self._body()
        assert body is not None  # else the commands are off
        return body

    def _sheet(self, positions: list[int], *, with_sources: bool) -> Sheet:
        from explainer.content import exporting

        body, pack, language = self._shown(), self._state.pack, self._state.language
        model, columns = body.listed[0], body.shown_columns()
        view = model.view
        keys = [view.columns[n].key for n in columns]
        titles = [model.title(n) for n in columns]
        sheet = exporting.shown(view, positions, keys, titles, language,
                                pack.meta("title", language))
        if not with_sources:
            return sheet
        notes = exporting.source_notes(pack, exporting.cited_numbers(view, positions, keys),
                                       language)
        return replace(sheet, notes=(*notes, exporting.provenance(pack, language)))

    def copy(self, *, with_sources: bool = False) -> None:
        """Copy the selected rows, or all rows shown where none is selected; text selected elsewhere
        is left to Qt."""
        from explainer.content.exporting import clipboard_text

        model, table = self._shown().listed
        shown = model.positions()
        chosen = [shown[row] for row in table.selected_rows()] or shown
        QGuiApplication.clipboard().setText(
            clipboard_text(self._sheet(chosen, with_sources=with_sources)))
        self._window.toast.say(plural("Copied {n} row", "Copied {n} rows", len(chosen),
                                      self._state.language))

    def copy_text(self) -> None:
        """Copy the headline and the card as plain text, with the sources they cite."""
        from explainer.content.card_text import card_text

        pack, language = self._state.pack, self._state.language
        body = self._body()
        card = body.current_card() if body is not None else None
        text = card_text(pack, self._state.panel, card, language)
        QGuiApplication.clipboard().setText(text)
        self._window.toast.say(self.tr("Text and sources copied"))

    @property
    def picture(self) -> Chart | None:
        """The chart of what is shown, under the headline of its panel; None where there is none. A
        picture that travels alone says first what was found."""
        body = self._body()
        chart = body.spec if body is not None else None
        if body is None or chart is None or body.over_time.is_shown:  # which has its own finding
            return chart
        pack, language = self._state.pack, self._state.language
        found = marked_halves(pack, pack.section(body.panel, "headline"), language)
        if not found:
            return chart
        named = " · ".join(filter(None, (chart.title, chart.subtitle)))
        return replace(chart, title=plain(halves_text(found)), subtitle=named)

    def copy_picture(self) -> None:
        """Copy the chart as a picture, which has its headline and sources on it."""
        from explainer.charts.export import chart_image

        chart = self.picture
        if chart is not None:
            QGuiApplication.clipboard().setImage(chart_image(chart, THEMES["light"]))
            self._window.toast.say(self.tr("Picture copied"))

    def ask_export(self) -> None:
        """Let the person choose a file; its ending says whether the table or the chart is saved."""
        kinds = ";;".join((self.tr("Table as CSV (*.csv)"), self.tr("Table as workbook (*.xlsx)"),
                           self.tr("Chart as picture (*.png)"),
                           self.tr("Chart as drawing (*.svg)")))
        name, kind = QFileDialog.getSaveFileName(self._window, self.tr("Export what is shown"),
                                                 str(Path.home() / f"{self._state.panel}.csv"),
                                                 kinds)
        if not name:
            return
        path = Path(name)
        chosen = next((e for e in (".csv", ".xlsx", ".png", ".svg") if f"*{e}" in kind), ".csv")
        known = path.suffix.lower() in (".csv", ".xlsx", ".png", ".svg")
        target = path if known else path.with_name(path.name + chosen)
        if target == path or may_replace(self._window, target):
            self.export(target)

    def export(self, path: Path) -> None:
        """Write what is shown: .csv and .xlsx the table, .png and .svg the chart."""
        body = self._shown()
        suffix = path.suffix.lower()
        if suffix in (".csv", ".xlsx"):
            from explainer.content import exporting

            sheet = self._sheet(body.listed[0].positions(), with_sources=True)
            write: Callable[[], object] = lambda: (  # noqa: E731
                exporting.write_csv if suffix == ".csv" else exporting.write_xlsx)(sheet, path)
        else:
            from explainer.charts.export import export_png, export_svg

            spec = self.picture
            assert spec is not None  # the panel is shown, and so is its chart
            write = lambda: (export_png if suffix == ".png" else export_svg)(  # noqa: E731
                spec, THEMES["light"], path)
        # fonts and painters belong to the GUI thread; a chart takes milliseconds
        if suffix in (".png", ".svg"):
            self._write_now(write, path)
        else:
            self._runner.start("export", lambda _t, _p: write(), lambda _r: self._done(path),
                               lambda error: self.fail(path, error))

    def _write_now(self, write: Callable[[], object], path: Path) -> None:
        try:
            write()
        except OSError as error:
            self.fail(path, error)
        else:
            self._done(path)

    def _done(self, path: Path) -> None:
        self._window.toast.say(self.tr("Saved: {name}").format(name=path.name),
                               self.tr("Show in folder"), partial(show_folder, path.parent))
