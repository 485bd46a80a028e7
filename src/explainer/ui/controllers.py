"""What commands do with packs: open, read again, check."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from explainer.app import paths
from explainer.app.jobs import CancelToken, Progress
from explainer.app.pack_process import PackReader
from explainer.app.state import State
from explainer.core.i18n import plural
from explainer.core.pack import Pack, Reading
from explainer.core.problems import Problem
from explainer.qt.pack_watch import PackWatch
from explainer.qt.workers import Runner
from explainer.ui.dialogs.changes import ChangesDialog
from explainer.ui.dialogs.problems import ProblemsDialog, serious
from explainer.ui.look import Look
from explainer.ui.pack_copies import PackCopies
from explainer.ui.pack_opening import PackOpening, PackResult
from explainer.ui.window import MainWindow


class PackController(QObject):
    """Opens, watches and checks packs. The last good pack stays open whatever another one
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
        self.copies = PackCopies(state, window, runner, self.open)
        self.before: Pack | None = None  # the open pack as it was when it was read before
        window.banner.pressed.connect(self._pressed)
        state.problems_changed.connect(self._report_problems)
        state.language_changed.connect(self._retranslate)
        if not (state.pack.built_in or state.station.is_shared):
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
            self.before = None
            self._put(pack, problems)
        elif pack.digest != self._state.pack.digest:
            self.before = self._state.pack
            # What the check found before is kept until it is done again: the line about it need not
            # come and go.
            self._put(pack, problems if pack.built_in else self._state.problems)
            self._window.toast.say(self.tr("The pack was read again."), self.tr("What changed"),
                                   self.show_changes)
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
        found = serious(self._state.problems, self._state.language)
        if found:
            self._show_message(
                plural("{n} problem found in this pack. What could be read is shown.",
              "{n} problems found in this pack. What could be read is shown.",
              len(found), self._state.language), "problems")
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
        """List the problems found, serious ones first. The list follows what is saved meanwhile."""
        dialog = self._show(self._found_words(), self._state.problems)
        dialog.finished.connect(self._state.problems_changed.connect(
            lambda: dialog.show_problems(self._state.problems, self._found_words())))

    def _found_words(self) -> str:
        language = self._state.language
        found = len(serious(self._state.problems, language))
        return (plural("{n} thing to fix in this pack", "{n} things to fix in this pack", found,
                       language) if found else self.tr("Nothing to fix in this pack."))

    def _show(self, intro: str, problems: tuple[Problem, ...]) -> ProblemsDialog:
        dialog = ProblemsDialog(problems, intro, Look.of(self._state), self._window)
        dialog.open()
        return dialog

    def show_changes(self) -> None:
        """List what is different from the open pack as it was read before."""
        before, now, language = self.before, self._state.pack, self._state.language
        if before is None:
            return

        def work(_token: CancelToken, _progress: Progress) -> str:
            from explainer.content.difference_text import difference_text
            from explainer.core.difference import compare

            return difference_text(compare(before, now), language)

        def done(text: str) -> None:
            ChangesDialog(text, Look.of(self._state), self._window).open()

        self._runner.start("changes", work, done, self._failed)
