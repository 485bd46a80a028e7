"""Copies of the open pack, and its tables in the system's own program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from explainer.app.jobs import CancelToken, Progress
from explainer.app.state import State
from explainer.core.pack import Pack
from explainer.qt.workers import Runner
from explainer.ui.asking import ask, may_replace, report_failure, warn
from explainer.ui.files import open_document, show_folder
from explainer.ui.window import MainWindow


class PackCopies(QObject):
    """Saves the open pack under another name, for whoever wants to edit it."""

    def __init__(self, state: State, window: MainWindow, runner: Runner,
                 open_pack: Callable[[Path], object]) -> None:
        """`open_pack` is called with a copy that the person wants to see."""
        super().__init__(window)
        self._state, self._window, self._runner = state, window, runner
        self._open_pack = open_pack

    def open_in_spreadsheet(self) -> None:
        """Open the tables of the pack in the system's program: its file, or the folder they are in.
        The built-in pack is not to be edited: a copy is saved first."""
        pack = self._state.pack
        if pack.built_in:
            question = self.tr("This is the built-in pack. Save a copy of it as a workbook, and "
                               "edit that?")
            if ask(self._window, self.tr("Edit a copy"), question, self.tr("Save a copy…"),
                   self.tr("Not now")):
                self.ask_save_workbook(then=self._open_outside)
        else:
            self._open_outside(pack.path)

    def _open_outside(self, path: Path) -> None:
        taken = show_folder(path) if path.is_dir() else open_document(path)
        if not taken:
            warn(self._window, self.tr("No program on this computer opens “{name}”. Its place is "
                                       "{path}.").format(name=path.name, path=path),
                 self.tr("Not opened"))

    def ask_save_folder(self) -> None:
        """Save a copy of the open pack as a new folder."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save a copy as a folder: name the new folder"),
                                              str(Path.home() / self.tr("my pack")))
        if name:
            self.save_copy(Path(name))

    def ask_save_workbook(self, then: Callable[[Path], object] | None = None) -> None:
        """Save a copy of the open pack as a workbook, open it, and call `then` with its path; where
        that is not given, ask whether to open it."""
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a copy as a workbook"),
                                              str(Path.home() / (self.tr("my pack") + ".xlsx")),
                                              self.tr("Workbook (*.xlsx)"))
        if name:
            target = Path(name if name.lower().endswith(".xlsx") else name + ".xlsx")
            # the file dialog has asked about the name that was typed alone
            if target == Path(name) or may_replace(self._window, target):
                self.save_copy(target, then)

    def save_copy(self, target: Path, then: Callable[[Path], object] | None = None,
                  added: Callable[[Pack], Pack] | None = None) -> None:
        """Write a copy in the background; a workbook if the name ends in .xlsx, else a folder.
        `then`: it is opened without asking, and this is called with its path. `added` gives the
        pack with what the copy has more."""
        pack = self._state.pack

        def work(_token: CancelToken, _progress: Progress) -> Path:
            from explainer.core.writing import save_folder, save_workbook

            whole = pack if added is None else added(pack)
            (save_workbook if target.suffix.lower() == ".xlsx" else save_folder)(whole, target)
            return target

        def done(saved: Path) -> None:
            if then is not None:
                self._open_pack(saved)
                then(saved)
                return
            question = self.tr(
                "The copy is saved at {path}. Open it now, to see your changes as you save them?")
            if ask(self._window, self.tr("Copy saved"), question.format(path=saved),
                   self.tr("Open the copy"),
                   self.tr("Not now")):
                self._open_pack(saved)

        self._runner.start("save", work, done,
                           lambda error: report_failure(self._window, target, error))
