"""Public records brought in from files: read at the start, added, removed, saved with a pack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from explainer.app import paths
from explainer.app.state import State
from explainer.core.pack import Pack
from explainer.qt.workers import Runner
from explainer.records.errors import RecordsError
from explainer.records.preview import Preview
from explainer.records.shown import Stored, not_in, stored
from explainer.records.store import remove
from explainer.ui.asking import ask, may_replace
from explainer.ui.controllers import PackController
from explainer.ui.look import Look
from explainer.ui.records.dialog import RecordsDialog
from explainer.ui.records.dropping import DropTarget, is_pack, is_table
from explainer.ui.records.importer import Importer
from explainer.ui.records.mapping_dialog import MappingDialog
from explainer.ui.records.words import Outcome
from explainer.ui.window import MainWindow

_READ, _REMOVE = "records-read", "records-remove"


class RecordsController(QObject):
    """The store of this person, its dialog, and what is dropped onto the window."""

    def __init__(self, state: State, window: MainWindow, runner: Runner,
                 packs: PackController) -> None:
        super().__init__(window)
        self._state, self._window, self._runner, self._packs = state, window, runner, packs
        self._store: Path | None = None
        self._stored = Stored()
        self._importer: Importer | None = None
        self.dialog: RecordsDialog | None = None
        self.mapping: MappingDialog | None = None
        DropTarget(window).dropped.connect(self.take)
        state.pack_changed.connect(self._publish)

    # What is there

    def use(self, store: Path) -> None:
        """Show what lies in this store, once it is read."""
        self._store = store
        if store.is_dir():
            self._read()

    def _read(self) -> None:
        store = self._place()
        self._runner.start(_READ, lambda _token, _progress: stored(store), self._take_stored,
                           self._not_done)

    def _place(self) -> Path:
        if self._store is None:
            self._store = paths.records_folder()
        return self._store

    def _take_stored(self, found: Stored) -> None:
        self._stored = found
        self._publish()
        if self.dialog is not None:
            self.dialog.show_stored(found)

    def _publish(self) -> None:
        self._state.show_brought(not_in(self._state.pack, self._stored.brought))

    # The dialog

    def show(self) -> None:
        """Open the dialog, if it is not open yet."""
        if self.dialog is not None:
            return
        dialog = self.dialog = RecordsDialog(Look.of(self._state), self._window)
        dialog.add_requested.connect(self._ask_files)
        dialog.remove_requested.connect(self._ask_remove)
        dialog.save_requested.connect(self._ask_save)
        dialog.cancel_requested.connect(self.importer.cancel)
        dialog.finished.connect(self._closed)
        DropTarget(dialog).dropped.connect(self.take)
        dialog.show_stored(self._stored)
        dialog.open()
        self._read()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self.importer.cancel()

    @property
    def importer(self) -> Importer:
        """What brings in files, made when it is first needed."""
        if self._importer is None:
            found = self._importer = Importer(self._runner, self._place(), self)
            found.begun.connect(self._begin)
            found.progressed.connect(self._advance)
            found.unknown.connect(self._ask_mapping)
            found.ended.connect(self._ended)
            found.idle.connect(self._rest)
        return self._importer

    # Adding

    def take(self, dropped: Sequence[Path]) -> None:
        """Open a pack, or bring in tables, that were dropped; a pack comes first."""
        pack = next((path for path in dropped if is_pack(path)), None)
        if pack is not None:
            if self.dialog is not None:
                self.dialog.reject()
            self._packs.open(pack)
            return
        self.add([path for path in dropped if is_table(path)])

    def _ask_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(
            self.dialog, self.tr("Add public records"), self._packs.last_folder or str(Path.home()),
            self.tr("Tables (*.csv *.gz *.xlsx *.parquet)"))
        self.add([Path(name) for name in names])

    def add(self, files: Sequence[Path]) -> None:
        """Bring in these files, in the dialog."""
        if files:
            self.show()
            self.importer.add(files)

    def _begin(self, path: Path) -> None:
        if self.dialog is not None:
            self.dialog.begin(path)

    def _rest(self) -> None:
        if self.dialog is not None:
            self.dialog.rest()

    def _advance(self, rows: int, share: float, seconds: float) -> None:
        if self.dialog is not None:
            self.dialog.advance(rows, share, seconds)

    def _ask_mapping(self, path: Path, found: Preview) -> None:
        if self.dialog is None:
            self.importer.pass_over()
            return
        asking = self.mapping = MappingDialog(path.name, found, Look.of(self._state), self.dialog)

        def answered(result: int) -> None:
            self.mapping = None
            asking.deleteLater()
            if result == QDialog.DialogCode.Accepted:
                self.importer.go_on(asking.mapping)
            else:
                self.importer.pass_over()

        asking.finished.connect(answered)
        asking.open()

    def _ended(self, outcome: Outcome) -> None:
        if self.dialog is not None:
            self.dialog.tell(outcome)
        self._read()

    # Removing and saving

    def _ask_remove(self, name: str) -> None:
        question = self.tr("Remove the counts of “{name}” from this computer? The file that they "
                           "were counted from is not touched.")
        if not name or not ask(self._window, self.tr("Remove the counts?"),
                               question.format(name=self._file_name(name)), self.tr("Remove"),
                               self.tr("Keep them")):
            return
        store = self._place()

        self._runner.start(_REMOVE, lambda _token, _progress: remove(store, name),
                           lambda _none: self._read(), self._not_done)

    def _file_name(self, name: str) -> str:
        return next((one.about["name"] for one in self._stored.data_sets if one.id == name), name)

    def _not_done(self, error: Exception) -> None:
        if not isinstance(error, RecordsError):
            raise error
        if self.dialog is not None:
            self.dialog.show_trouble(error)

    def _ask_save(self) -> None:
        workbook, folder = self.tr("Workbook (*.xlsx)"), self.tr("Folder of tables (*)")
        name, kind = QFileDialog.getSaveFileName(
            self.dialog, self.tr("Save a copy of the pack with these"),
            str(Path.home() / (self.tr("my pack") + ".xlsx")), f"{workbook};;{folder}")
        if not name:
            return
        target = Path(name)
        if kind == folder:
            target = target.with_suffix("") if target.suffix.lower() == ".xlsx" else target
        elif target.suffix.lower() != ".xlsx":
            target = Path(name + ".xlsx")
            if not may_replace(self._window, target):
                return
        self.save_copy(target)

    def save_copy(self, target: Path) -> None:
        """Save a copy of the open pack with all that was brought in; then offer to open it."""
        brought = self._stored.brought

        def whole(pack: Pack) -> Pack:
            from explainer.records.packing import with_brought

            return with_brought(pack, brought)

        self._packs.copies.save_copy(target, added=whole)
