"""What commands do with packs, and with what the panel shows. Each controller keeps to its own
subject."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from explainer.app import paths
from explainer.app.jobs import CancelToken, Progress
from explainer.app.pack_process import PackReader
from explainer.app.state import State
from explainer.core.i18n import plural
from explainer.core.pack import Pack, Reading
from explainer.core.problems import Problem, Severity
from explainer.qt.pack_watch import PackWatch
from explainer.qt.translation import translated
from explainer.qt.workers import Runner
from explainer.ui.dialogs.texts import ProblemsDialog
from explainer.ui.files import show_folder
from explainer.ui.look import Look
from explainer.ui.pack_opening import PackOpening, PackResult
from explainer.ui.window import MainWindow

if TYPE_CHECKING:
    from explainer.content.exporting import Sheet
    from explainer.ui.panels.body import PanelBody


class PackController(QObject):
    """Opens, watches, checks and copies packs. The last good pack stays open whatever another one
    holds."""

    opened = Signal(str)  # path of the pack now open; "" for the built-in one
    opening_changed = Signal()  # another pack is on its way, or no longer

    def __init__(self, state: State, window: MainWindow, runner: Runner) -> None:
        super().__init__(window)
        self._state, self._window, self._runner = state, window, runner
        self._opening = PackOpening(window)
        self._opening.read.connect(self._take)
        self._opening.checked.connect(self._take_check)
        self._opening.canceled.connect(self._stay)
        self._opening.changed.connect(self.opening_changed)
        self._watch = PackWatch(runner, self)
        self._watch.changed.connect(lambda: self._read_again(asked=False))
        self._lists: dict[str, tuple[Problem, ...]] = {}
        self._last_open: Path | None = None  # on its way since the start
        self.last_folder = ""
        window.banner.pressed.connect(self._pressed)
        state.problems_changed.connect(self._report_problems)
        state.language_changed.connect(self._retranslate)
        if not state.pack.built_in:
            self._watch.follow(state.pack.path, known=False)

    # Opening

    def ask_folder(self) -> None:
        """Let the person choose a pack folder."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Open a pack folder"),
                                                  self._start_folder())
        if folder:
            self.open(Path(folder))

    def ask_file(self) -> None:
        """Let the person choose a pack file."""
        kinds = self.tr("Packs (*.xlsx *.zip)")
        name, _kind = QFileDialog.getOpenFileName(self._window, self.tr("Open a pack file"),
                                                  self._start_folder(), kinds)
        if name:
            self.open(Path(name))

    def _start_folder(self) -> str:
        folder = Path(self.last_folder) if self.last_folder else Path.home()
        return str(folder if folder.is_dir() else Path.home())

    def open_built_in(self) -> None:
        """Go back to the pack that came with the program."""
        self._open_built_in()

    @property
    def opening_another(self) -> bool:
        """Whether a pack that the person chose is on its way."""
        return self._opening.opening_another

    def reload(self) -> None:
        """Read the open pack again."""
        self._read_again(asked=True)

    def _read_again(self, *, asked: bool) -> None:
        if self._opening.opening_another:
            return
        if self._state.pack.built_in:
            self._open_built_in(again=True)
        else:
            self._watch.pause()
            self._opening.start(self._state.pack.path, again=True, asked=asked)

    def open(self, path: Path) -> None:
        """Read and check a pack in another process and, if it can be used, put it in place."""
        self._last_open = None
        self._runner.cancel("built-in")
        self._watch.pause()
        self._opening.start(path)

    def go_on_opening(self, reader: PackReader, *, named: bool) -> None:
        """Open the pack wanted at the start, which takes its time; not `named`: it is the one last
        open."""
        self._last_open = None if named else reader.path
        self._watch.pause()
        self._opening.follow(reader)

    def _open_built_in(self, *, again: bool = False) -> None:
        """The pack of the program itself is trusted: a thread is enough."""
        path = paths.built_in_pack()
        self._opening.end()

        def work(_token: CancelToken, _progress: Progress) -> Reading:
            from explainer.core.checking import check_pack  # heavy: not needed for the first paint

            return check_pack(path, today=datetime.date.today(), built_in=True)

        self._runner.start("built-in", work, lambda reading: self._take(
            PackResult(path, again, reading)), self._failed)

    def _take(self, result: PackResult) -> None:
        pack, problems = result.reading
        if pack is None:
            self._refuse(result)
            return
        self._window.banner.drop("unusable")
        if not result.again:
            self._put(pack, problems)
        elif pack.digest != self._state.pack.digest:
            # What the check found before is kept until it is done again: the line about it need not
            # come and go.
            self._put(pack, problems if pack.built_in else self._state.problems)
        elif pack.built_in:
            self._take_check(problems)
        if pack.built_in:
            self._watch.rest()
        else:
            self._watch.follow(result.path, result.stamp, known=result.stamped)
        self._window.retranslate()

    def _put(self, pack: Pack, problems: tuple[Problem, ...]) -> None:
        self._state.open_pack(pack, problems)
        self.opened.emit("" if pack.built_in else str(pack.path))

    def _take_check(self, problems: tuple[Problem, ...]) -> None:
        self._state.set_problems(problems)
        self._report_problems()

    def _refuse(self, result: PackResult) -> None:
        if result.path == self._last_open:  # nobody asked for it now: quietly
            self.report_unusable(str(result.path), result.reading.problems, named=False)
            return
        name = result.path.name or str(result.path)
        kept = self.tr("“{name}” cannot be used. The pack that was open stays open.").format(
            name=name)
        self._lists["unusable"] = result.reading.problems
        self._show_message(kept, "unusable")
        if result.again:
            self._watch.follow(result.path, result.stamp, known=result.stamped)
        else:
            self._watch.resume()
            self._show(kept, result.reading.problems)

    def _stay(self, again: bool) -> None:
        """The person did not want to wait: the pack that is open stays, and is watched as before.

        `again`: it was about to be read again; that is not begun once more before it changes.
        """
        if again:
            self._watch.follow(self._state.pack.path, known=False)
        else:
            self._watch.resume()

    def report_unusable(self, path: str, problems: tuple[Problem, ...], *,
                        named: bool = True) -> None:
        """Say that the pack wanted at the start cannot be used; the built-in one is open
        instead."""
        self._lists["unusable"] = problems
        text = (self.tr("“{name}” cannot be used. The built-in pack is open instead.") if named else
                self.tr(
                    "“{name}”, the last pack you had open, cannot be opened now. The built-in "
                    "pack is open instead."))
        self._show_message(text.format(name=Path(path).name), "unusable")

    def _failed(self, error: Exception) -> None:
        raise error

    # Problems

    def check_later(self) -> None:
        """Check the pack that was opened at the start, in the background, and tell if something is
        wrong."""
        if self._opening.running:
            return  # another one is on its way
        pack = self._state.pack
        if not pack.built_in:
            self._read_again(asked=False)
            return

        def work(_token: CancelToken, _progress: Progress) -> tuple[Problem, ...]:
            from explainer.core.checking import (
                check_loaded,  # heavy: not needed for the first paint
            )

            return check_loaded(pack, datetime.date.today())

        def done(problems: tuple[Problem, ...]) -> None:
            if self._state.pack is pack:
                known = self._state.problems
                self._state.set_problems(known + tuple(p for p in problems if p not in known))

        self._runner.start("check", work, done, self._failed)

    def _retranslate(self) -> None:
        self._opening.retranslate()
        if self._window.banner.isVisible():
            self._report_problems()

    def _report_problems(self) -> None:
        serious = [p for p in self._state.problems if p.severity is not Severity.NOTICE]
        if serious:
            self._show_message(
                plural("{n} problem found in this pack. What could be read is shown.",
              "{n} problems found in this pack. What could be read is shown.",
              len(serious), self._state.language), "problems")
        else:
            self._window.banner.drop("problems")
            self._window.retranslate()

    def _show_message(self, text: str, key: str) -> None:
        self._window.banner.show_message(text, self.tr("What is wrong"), key)
        self._window.retranslate()

    def _pressed(self, key: str) -> None:
        if key == "unusable":
            self._show(self._window.banner.text, self._lists.get(key, ()))
        elif key == "problems":
            self.show_problems()

    def show_problems(self) -> None:
        """List the problems found, serious ones first."""
        problems = self._state.problems
        serious = [p for p in problems if p.severity is not Severity.NOTICE]
        self._show(self.tr("Nothing to fix in this pack.") if not serious
                   else plural("{n} thing to fix in this pack", "{n} things to fix in this pack",
                               len(serious), self._state.language), problems)

    def _show(self, intro: str, problems: tuple[Problem, ...]) -> None:
        dialog = ProblemsDialog(problems, intro, Look.of(self._state), self._window)
        dialog.open()

    # Copies

    def ask_save_folder(self) -> None:
        """Save a copy of the open pack as a new folder."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save a copy as a folder: name the new folder"),
                                              str(Path.home() / self.tr("my pack")))
        if name:
            self.save_copy(Path(name))

    def ask_save_workbook(self) -> None:
        """Save a copy of the open pack as a workbook."""
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a copy as a workbook"),
                                              str(Path.home() / (self.tr("my pack") + ".xlsx")),
                                              self.tr("Workbook (*.xlsx)"))
        if name:
            self.save_copy_if_free(Path(name), Path(name) if name.lower().endswith(".xlsx")
                                   else Path(name + ".xlsx"))

    def save_copy_if_free(self, named: Path, target: Path) -> None:
        """Save a copy; ask before a file is replaced that the file dialog did not ask about."""
        if named == target or may_replace(self._window, target):
            self.save_copy(target)

    def save_copy(self, target: Path) -> None:
        """Write a copy in the background; a workbook if the name ends in .xlsx, else a folder."""
        pack = self._state.pack

        def work(_token: CancelToken, _progress: Progress) -> Path:
            from explainer.core.writing import save_folder, save_workbook

            (save_workbook if target.suffix.lower() == ".xlsx" else save_folder)(pack, target)
            return target

        def done(saved: Path) -> None:
            question = self.tr(
                "The copy is saved at {path}. Open it now, to see your changes as you save them?")
            if ask(self._window, self.tr("Copy saved"), question.format(path=saved),
                   self.tr("Open the copy"),
                   self.tr("Not now")):
                self.open(saved)

        self._runner.start("save", work, done,
                           lambda error: report_failure(self._window, target, error))


def may_replace(window: MainWindow, path: Path) -> bool:
    """Whether a file may be written there: it is not there yet, or the person agrees to replace
    it."""
    if not path.exists():
        return True
    question = translated("“{name}” already exists. Replace it?").format(name=path.name)
    return ask(window, translated("Replace the file?"), question, translated("Replace"),
               translated("Keep it"))


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
        from dataclasses import replace

        from explainer.content import exporting

        body, pack, language = self._shown(), self._state.pack, self._state.language
        view = body.model.view
        columns = body.shown_columns()
        keys = [view.columns[n].key for n in columns]
        titles = [body.model.title(n) for n in columns]
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

        body = self._shown()
        shown = body.model.positions()
        chosen = [shown[row] for row in body.table.selected_rows()] or shown
        QGuiApplication.clipboard().setText(
            clipboard_text(self._sheet(chosen, with_sources=with_sources)))
        self._window.toast.say(plural("Copied {n} row", "Copied {n} rows", len(chosen),
                                      self._state.language))

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

            sheet = self._sheet(body.model.positions(), with_sources=True)
            write: Callable[[], object] = lambda: (  # noqa: E731
                exporting.write_csv if suffix == ".csv" else exporting.write_xlsx)(sheet, path)
        else:
            from explainer.charts.export import export_png, export_svg
            from explainer.drawing.theme import THEMES

            spec = body.spec
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


def ask(window: MainWindow, title: str, text: str, yes: str, no: str) -> bool:
    """A question with two named answers; the safe one is the default."""
    box = QMessageBox(QMessageBox.Icon.Question, title, text, QMessageBox.StandardButton.NoButton,
                      window)
    box.setTextFormat(Qt.TextFormat.PlainText)  # a path may look like markup
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is accept


def report_failure(window: MainWindow, path: Path, error: Exception) -> None:
    """Say in plain words that a file could not be written; anything but a file's trouble goes to
    the error dialog."""
    from explainer.core.writing import CopyError

    if isinstance(error, CopyError):
        message = error.problem.sentence(window.state.language)
        warn(window, message)
        return
    if not isinstance(error, OSError):
        raise error
    reason = error.strerror or str(error)
    text = translated(
        "“{path}” could not be written: {reason}. Choose another place or name; nothing was "
        "changed.")
    warn(window, text.format(path=path, reason=reason))


def warn(window: MainWindow, text: str) -> None:
    """Say that something was not saved. The text is plain: a path may look like markup."""
    box = QMessageBox(QMessageBox.Icon.Warning, translated("Not saved"), text,
                      QMessageBox.StandardButton.Ok, window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
