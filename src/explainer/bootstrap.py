"""The composition root: the one place that makes the parts and joins them, in the order of the
start.

First paint: settings, pack text, fonts, style, window with headline, marks and tabs. Then, while
the window can be read, a thread imports what tables and charts need; then the panels are filled one
by one.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication

from explainer.app import paths, settings
from explainer.app.later import Later
from explainer.core.pack import Pack
from explainer.core.reading import Reading, read_pack
from explainer.panels import registry
from explainer.qt.translation import translated
from explainer.ui import fonts
from explainer.ui.shell import Shell, system_language
from explainer.ui.window import MainWindow

if TYPE_CHECKING:
    from explainer.app.pack_start import PackStart
    from explainer.qt.actions import Actions
    from explainer.qt.workers import Runner
    from explainer.ui.controllers import PackController
    from explainer.ui.find.controller import FindController
    from explainer.ui.lookups import Lookups
    from explainer.ui.presenter.controller import PresenterController
    from explainer.ui.share import ShareController
    from explainer.ui.sheets.controller import SheetController
    from explainer.ui.workbench import Workbench

__all__ = ["Program", "make_application", "read_for_start", "run", "show_error", "system_language"]

Stage = Callable[[str], object]


def read_for_start(path: Path | None) -> tuple[Reading, str]:
    """The pack to start with: the one named, else the built-in one.

    Returns the reading and, if the one named could not be used, its path; the built-in pack then
    takes its place.
    """
    built_in = paths.built_in_pack()
    if path is None:
        return read_pack(built_in, built_in=True), ""
    from explainer.app.pack_process import read_guarded

    reading = read_guarded(path, "read").reading
    if reading.pack is not None:
        return reading, ""
    return Reading(read_pack(built_in, built_in=True).pack, reading.problems), str(path)


class _Import(QThread):
    """Imports what tables, charts and commands need, off the GUI thread."""

    failed = Signal(object)

    def run(self) -> None:
        try:
            import explainer.ui.workbench  # noqa: F401 - pandas and pyqtgraph come with it
        except Exception as error:  # noqa: BLE001 - shown in the error dialog
            self.failed.emit(error)


class Program(QObject):
    """The two phases of the program: a `Shell` at once, a `Workbench` when everything is imported.

    What must not come too early goes through `when_ready`, the one place where it waits.
    """

    live = Signal()

    def __init__(self, app: QApplication, pack: Pack, remembered: settings.Settings, *,
                 language: str = "",
                 settings_file: Path | None = None, on_stage: Stage | None = None,
                 present: str | None = None) -> None:
        super().__init__()
        self._present = present  # panel to start a show at; "": at its first slide; None: no show
        self._on_stage = on_stage or (lambda _name: None)
        self.shell = Shell(app, pack, remembered, language=language, settings_file=settings_file)
        self.app, self.state, self.window = app, self.shell.state, self.shell.window
        self.settings, self.translators = self.shell.settings, self.shell.translators
        self.settings_file = settings_file
        self._workbench: Later[Workbench] = Later()
        self._import = _Import(self)
        self._reported_not_kept = False
        self._connect()

    def _connect(self) -> None:
        window = self.window
        self.shell.painted.connect(self._painted)
        self._import.finished.connect(self._fill)
        self._import.failed.connect(lambda error: show_error(error, window))
        self.settings.failed.connect(self.report_not_kept)
        window.command_requested.connect(
            lambda command: self.when_ready(lambda bench: bench.actions.trigger(command)))
        window.menu_requested.connect(
            lambda: self.when_ready(lambda _bench: window.header.open_menu()))
        window.closing.connect(self.close)

    # The second phase

    @property
    def workbench(self) -> Workbench:
        """The second phase. Raises `LookupError` while there is only the first: see
        `when_ready`."""
        return self._workbench.value

    def when_ready(self, call: Callable[[Workbench], object]) -> None:
        """Call with the workbench: now, or as soon as it is made."""
        self._workbench.then(call)

    @property
    def actions(self) -> Actions:
        """The commands as actions."""
        return self.workbench.actions

    @property
    def runner(self) -> Runner:
        """Runs what takes long."""
        return self.workbench.runner

    @property
    def packs(self) -> PackController:
        """Opens, watches, checks and copies packs."""
        return self.workbench.packs

    @property
    def share(self) -> ShareController:
        """Copies and exports what the panel shows."""
        return self.workbench.share

    @property
    def sheets(self) -> SheetController:
        """Prints summary sheets."""
        return self.workbench.sheets

    @property
    def presenter(self) -> PresenterController:
        """Starts and ends shows."""
        return self.workbench.presenter

    @property
    def lookups(self) -> Lookups:
        """Cards and reading pages."""
        return self.workbench.lookups

    @property
    def find(self) -> FindController:
        """Find and the command list, and the way back."""
        return self.workbench.find

    # Start

    def show(self) -> None:
        """Show the window; the rest follows once it has been painted."""
        self.shell.show()

    def _painted(self) -> None:
        gc.enable()
        self._on_stage("paint")
        self.window.complete()
        self._import.start(QThread.Priority.HighPriority)

    def _make_workbench(self) -> Workbench:
        """Make commands and the panel that is shown."""
        from explainer.ui.workbench import Workbench

        workbench = Workbench(self.shell)
        self._workbench.fulfill(workbench)
        return workbench

    def _fill(self) -> None:
        """Then the other panels one by one, so that the window stays responsive."""
        workbench = self._make_workbench()
        waiting = [panel for panel in registry.panel_ids() if panel != self.state.panel]

        def step() -> None:
            if waiting:
                workbench.fill(waiting.pop(0))
                QTimer.singleShot(0, step)
            else:
                self._on_stage("live")
                self.live.emit()
                self.after_live()

        QTimer.singleShot(0, step)

    def make_live(self) -> None:
        """Make commands and all panels at once, for snapshots and tests."""
        workbench = self._make_workbench()
        for panel in registry.panel_ids():
            workbench.fill(panel)
        self.live.emit()

    def after_live(self) -> None:
        """What can wait until everything works: other scripts' fonts, the check of the pack, a show
        wanted."""
        fonts.load_other_scripts()
        self.packs.check_later()
        self.workbench.prepare()
        offered = self.presenter.offer_resume()
        if self._present is not None and not offered:
            self.presenter.start(self._present)
        self.settings.changed()
        if self.settings_file is not None:
            _clear_leftovers(self.settings_file.parent)

    # Settings

    def remember_first_pack(self) -> None:
        """Keep the pack that was named at the start as the one last open."""
        self.settings.values.last_pack = str(self.state.pack.path)
        self.settings.changed()

    def report_not_kept(self) -> None:
        """Say once that the settings cannot be written."""
        if not self._reported_not_kept:
            self._reported_not_kept = True
            self.when_ready(lambda bench: bench.lookups.report_settings_not_kept())

    def close(self) -> None:
        """Remember the choices and stop what runs in the background."""
        self._import.wait()
        self.when_ready(lambda bench: bench.close())  # one that is made after all stops at once
        self.settings.close()
        if self.settings.error is not None:
            print(f"explainer: the settings could not be saved: {self.settings.error}",
                  file=sys.stderr)


def _clear_leftovers(settings_folder: Path) -> None:
    """Remove what a killed program left, in a thread: it may lie on a slow disk."""
    import threading

    from explainer.core import atomic

    def clear() -> None:
        atomic.clear_leftovers(settings_folder)
        atomic.clear_unfinished(settings_folder)

    atomic.note_unfinished_in(settings_folder)
    threading.Thread(target=clear, name="leftovers", daemon=True).start()


def show_error(error: BaseException, parent: MainWindow | None = None) -> None:
    """The error dialog; the person goes on."""
    from explainer.ui.dialogs.texts import ErrorDialog

    ErrorDialog(error, parent).exec()


def _install_error_hook(window: MainWindow) -> None:
    """Errors nobody caught end in a dialog, one at a time; the trace also goes to standard
    error."""
    showing = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        sys.__excepthook__(kind, error, trace)
        if showing or issubclass(kind, KeyboardInterrupt) or not shiboken6.isValid(window):
            return
        showing = True
        try:
            show_error(error, window)
        finally:
            showing = False

    sys.excepthook = hook


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application, named and in the style that the stylesheet builds on."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
    else:
        # Qt's own option, since calling `setStyle` makes PySide6 set up all the enumerations of
        # QStyle, which takes 5 ms.
        app = QApplication([*arguments, "-style", "Fusion"])
    app.setApplicationName("explainer")
    app.setApplicationDisplayName("Explainer")
    app.setDesktopFileName("explainer")
    _keep_still(app)
    return app


def _keep_still(app: QApplication) -> None:
    """Menus, lists and tips come and go at once: nothing here moves by itself."""
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
                   Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip,
                   Qt.UIEffect.UI_AnimateToolBox):
        app.setEffectEnabled(effect, False)


def _pack_start(named: Path | None, kept: settings.Settings,
                present: str | None) -> PackStart | None:
    """Begin to read the pack named, else the one last open; None where the built-in one is
    wanted."""
    # a show without a pack named is of the built-in one
    last = kept.last_pack if present is None else ""
    if named is None and not last:
        return None
    from explainer.app.pack_start import PackStart

    return PackStart(named.absolute() if named is not None else None, last)


def _report_start(program: Program, start: PackStart) -> None:
    """Go on opening the pack wanted at the start, or say why it is not open."""
    if start.reader is not None:
        program.packs.go_on_opening(start.reader, named=start.named)
    elif start.refused is not None:
        program.packs.report_unusable(str(start.path), start.refused.problems, named=start.named)


def run(pack: Path | None = None, *, on_stage: Stage | None = None, present: str | None = None,
        start: PackStart | None = None) -> int:
    """Open the window and stay until it is closed; with `present`, start a show at that panel ("":
    at its start).
    `start`: the pack named is being read already. Returns the exit code."""
    file = paths.settings_file()
    loaded = settings.load(file)
    start = start or _pack_start(pack, loaded.settings, present)
    app = make_application(sys.argv[:1])
    if not os.path.exists(file):  # nobody has chosen yet
        from explainer.qt.system_look import text_scale_of, theme_of

        loaded.settings.theme = theme_of(app.styleHints())
        loaded.settings.text_scale = text_scale_of(app.primaryScreen())
    reading = start.pack() if start is not None else read_pack(paths.built_in_pack(), built_in=True)
    if reading.pack is None:
        for problem in reading.problems:
            print(problem.sentence(), file=sys.stderr)
        return 2
    program = Program(app, reading.pack, loaded.settings, settings_file=file, on_stage=on_stage,
                      present=present)
    if not reading.pack.built_in:
        program.remember_first_pack()
    _install_error_hook(program.window)
    program.state.problems = reading.problems
    _arrange_notices(program, loaded, start)
    program.show()
    import signal  # once the window is on its way

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program
    code = app.exec()
    if start is not None and start.reader is not None:
        start.reader.cancel()
    return code


def _arrange_notices(program: Program, loaded: settings.Loaded, start: PackStart | None) -> None:
    """What the person is told of the start: now where it cannot wait, else once everything
    works."""
    live, file = program.live, program.settings_file
    live.connect(program.state.problems_changed.emit)
    if start is not None:
        live.connect(partial(_report_start, program, start))
    if (aside := loaded.set_aside) is not None:
        live.connect(lambda: program.lookups.report_settings_set_aside(aside))
    elif file is not None and not settings.can_keep(file):
        live.connect(program.report_not_kept)
    if start is not None and start.reader is not None:
        text = translated("Opening “{name}”…").format(name=start.reader.path.name)
        # Cancel follows with the commands
        program.window.banner.show_message(text, key="opening", closable=False)
        program.window.retranslate()
