"""The composition root: the one place that makes the parts and joins them, in the order of the start.

First paint: settings, pack text, fonts, style, window with headline, marks and tabs. Then, while the window can be
read, a thread imports what tables and charts need; then the panels are filled one by one.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QByteArray, QEvent, QLocale, QObject, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from explainer.app import paths, settings
from explainer.app.state import PanelChoices, State
from explainer.app.theme import THEMES
from explainer.core.columns import PANELS
from explainer.core.pack import Pack
from explainer.core.reading import Reading, read_pack
from explainer.qt.translation import Translators, translated
from explainer.ui import fonts, style
from explainer.ui.window import MainWindow

if TYPE_CHECKING:
    from explainer.app.pack_start import PackStart

Stage = Callable[[str], object]
_SAVE_AFTER = 400
"""Milliseconds after a change when the settings are saved."""


def read_for_start(path: Path | None) -> tuple[Reading, str]:
    """The pack to start with: the one named, else the built-in one.

    Returns the reading and, if the one named could not be used, its path; the built-in pack then takes its place.
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
    """Imports what tables and charts need, off the GUI thread."""

    failed = Signal(object)

    def run(self) -> None:
        try:
            import explainer.ui.panels.body  # noqa: F401 - pandas and pyqtgraph come with it
        except Exception as error:  # noqa: BLE001 - shown in the error dialog
            self.failed.emit(error)


class Program(QObject):
    """A window over a state, with everything that its commands do."""

    live = Signal()

    def __init__(self, app: QApplication, pack: Pack, remembered: settings.Settings, *, language: str = "",
                 settings_file: Path | None = None, on_stage: Stage | None = None, present: str | None = None) -> None:
        super().__init__()
        self.app = app
        self._present = present  # panel to start a show at; "": at its first slide; None: no show
        self._settings = remembered
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(_SAVE_AFTER)
        self._saving.timeout.connect(self._save_settings)
        self.settings_file = settings_file
        self._on_stage = on_stage or (lambda _name: None)
        self.state = State(pack, language=language or remembered.language or system_language(),
                           panel=remembered.panel, theme=remembered.theme, text_scale=remembered.text_scale)
        _restore_choices(self.state, remembered)
        self.translators = Translators(app)
        self.translators.use(self.state.language)
        fonts.load_text_fonts()
        style.dress(app, THEMES[self.state.theme], self.state.text_scale)
        self.window = MainWindow(self.state)
        self.runner: Any = None  # made with the commands, after the first paint
        self._lookups: Any = None
        self._import: _Import | None = None
        self._collect_settings()
        self._kept = settings.SettingsFile(settings_file, self._settings)
        self._told_not_kept = False
        self._connect()

    def _connect(self) -> None:
        state = self.state
        state.language_changed.connect(self._language_changed)
        state.look_changed.connect(self._look_changed)
        state.pack_changed.connect(self._pack_changed)
        state.panel_changed.connect(self._panel_changed)
        for changed in (state.language_changed, state.look_changed, state.panel_changed):
            changed.connect(self._settings_changed)
        state.choices_changed.connect(lambda _panel, _name: self._settings_changed())
        self.window.closing.connect(self.close)

    # Start

    def show(self) -> None:
        """Show the window; the rest follows once it has been painted."""
        geometry = QByteArray.fromBase64(self._settings.geometry.encode("ascii", "ignore"))
        if self._settings.geometry and self.window.restoreGeometry(geometry):
            _keep_on_screen(self.window)
        else:
            self.window.resize(1280, 800)
        self.window.show()
        _AfterPaint(self.window, self._painted)

    def _painted(self) -> None:
        gc.enable()
        self._on_stage("paint")
        self._import = _Import(self)
        self._import.finished.connect(self._fill)
        self._import.failed.connect(lambda error: show_error(error, self.window))
        self._import.start(QThread.Priority.HighPriority)

    def _fill(self) -> None:
        """Commands first, then the panel shown, then the others one by one, so that the window stays responsive."""
        self.make_commands()
        order = [self.state.panel, *(p for p in PANELS if p != self.state.panel)]

        def step() -> None:
            if order:
                self._make_body(order.pop(0))
                QTimer.singleShot(0, step)
            else:
                self._on_stage("live")
                self.live.emit()
                self.after_live()

        step()

    def make_live(self) -> None:
        """Make commands and all panels at once, for snapshots and tests."""
        self.make_commands()
        for panel in PANELS:
            self._make_body(panel)
        self.live.emit()

    def after_live(self) -> None:
        """What can wait until everything works: other scripts' fonts, the check of the pack, the first welcome."""
        fonts.load_other_scripts()
        self.packs.check_later()
        if self._present is not None:
            self._settings.welcomed = True
            if not self.presenter.offer_resume():
                self.presenter.start(self._present)
        elif not self.presenter.offer_resume() and not self._settings.welcomed:
            self.lookups.welcome()
            self._settings.welcomed = True
        self._settings_changed()
        if self.settings_file is not None:
            _clear_leftovers(self.settings_file.parent)

    def _make_body(self, panel: str) -> None:
        from explainer.ui.panels.body import PanelBody

        page = self.window.page(panel)
        if page.body is not None:
            return
        body = PanelBody(panel, self.state)
        body.source_card_requested.connect(self.lookups.show_source_card)
        body.source_requested.connect(self.lookups.show_source)
        page.attach(body)

    def make_commands(self) -> None:
        """Make desks, actions and menu; once."""
        if self._lookups is not None:
            return
        from PySide6.QtGui import QIcon, QKeySequence, QShortcut

        from explainer.app.show_store import show_file
        from explainer.qt.actions import Actions
        from explainer.qt.workers import Runner
        from explainer.ui.desks import PackDesk, ShareDesk
        from explainer.ui.lookups import Lookups
        from explainer.ui.presenter.desk import PresenterDesk
        from explainer.ui.sheets.desk import SheetDesk

        self.app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "64.png")))  # read once the window can be
        self.runner = Runner(self)
        self.packs = PackDesk(self.state, self.window, self.runner)
        self.share = ShareDesk(self.state, self.window, self.runner)
        self.sheets = SheetDesk(self.state, self.window, self.runner, self._settings)
        self.presenter = PresenterDesk(self.state, self.window, self._settings,
                                       show_file(self.settings_file) if self.settings_file is not None else None)
        self._lookups = Lookups(self.state, self.window)
        self.packs.last_folder = self._settings.last_folder
        self.packs.opened.connect(self._remember_pack)
        self.sheets.settings_changed.connect(self._settings_changed)
        self.presenter.settings_changed.connect(self._settings_changed)
        self.window.installEventFilter(self)  # its place is a setting too
        self.actions = Actions(self.window, self._handlers())
        self._lookups.set_actions(self.actions)
        self.actions.fill(self.window.menu)
        self.window.connect_buttons(self._lookups.find)
        self.window.source_card_requested.connect(self._lookups.show_source_card)
        self.window.source_requested.connect(self._lookups.show_source)
        QShortcut(QKeySequence("F10"), self.window, self.window.open_menu)
        self._check_actions()

    @property
    def lookups(self) -> Any:
        """Find, command list, cards and reading pages."""
        return self._lookups

    def _handlers(self) -> dict[str, Callable[[], object]]:
        state, packs, share, look = self.state, self.packs, self.share, self._lookups
        handlers: dict[str, Callable[[], object]] = {
            "pack.open_folder": packs.ask_folder, "pack.open_file": packs.ask_file,
            "pack.built_in": packs.open_built_in, "pack.reload": packs.reload, "pack.problems": packs.show_problems,
            "pack.save_folder": packs.ask_save_folder, "pack.save_workbook": packs.ask_save_workbook,
            "app.quit": self.window.close,
            "go.find": look.find, "go.commands": look.commands, "go.source_card": look.show_selected_source_card,
            "view.english": lambda: self._choose_language("en"), "view.spanish": lambda: self._choose_language("es"),
            "view.larger": lambda: state.step_text_scale(1), "view.smaller": lambda: state.step_text_scale(-1),
            "view.normal": lambda: state.set_text_scale(1.0), "view.full_screen": self._full_screen,
            "present.start": self.presenter.start, "present.here": self.presenter.start_here,
            "present.rehearse": self.presenter.rehearse,
            "share.copy": share.copy, "share.copy_sources": lambda: share.copy(with_sources=True),
            "share.export": share.ask_export, "share.print": self.sheets.preview,
            "help.help": look.help, "help.welcome": look.welcome, "help.about": look.about,
        }
        for panel in PANELS:
            handlers[f"go.{panel}"] = partial(state.show_panel, panel)
        for theme in THEMES:
            handlers[f"view.{theme}"] = partial(self._choose_theme, theme)
        return handlers

    def _choose_language(self, language: str) -> None:
        self.state.set_language(language)
        self._check_actions()

    def _choose_theme(self, theme: str) -> None:
        self.state.set_theme(theme)
        self._check_actions()

    # Changes of the state

    def _language_changed(self) -> None:
        self.translators.use(self.state.language)
        if self._lookups is not None:
            self.actions.retranslate()
            self.actions.fill(self.window.menu)
        self.window.refresh()
        self._check_actions()

    def _pack_changed(self) -> None:
        if self._lookups is not None:
            self._lookups.close()  # a card of the old pack would name sources by numbers of the new one
        self.window.refresh()
        self._check_actions()

    def _look_changed(self) -> None:
        style.dress(self.app, THEMES[self.state.theme], self.state.text_scale)
        self.window.dress()
        self.window.refresh()
        self._check_actions()

    def _panel_changed(self) -> None:
        if self._lookups is not None:
            self._make_body(self.state.panel)
        self.window.show_panel()

    def _check_actions(self) -> None:
        if self._lookups is None:
            return
        for command, on in (("view.english", self.state.language == "en"), ("view.spanish", self.state.language == "es"),
                            *((f"view.{theme}", self.state.theme == theme) for theme in THEMES)):
            self.actions[command].setChecked(on)
        self.actions["view.english"].setEnabled("en" in self.state.pack.languages)
        self.actions["view.spanish"].setEnabled("es" in self.state.pack.languages)
        # Where the pack last open could not be opened, the command stops the program from looking for it.
        self.actions["pack.built_in"].setEnabled(not self.state.pack.built_in or bool(self._settings.last_pack))

    def _full_screen(self) -> None:
        self.window.showNormal() if self.window.isFullScreen() else self.window.showFullScreen()

    # Settings

    def remember_first_pack(self) -> None:
        """Keep the pack that was named at the start as the one last open."""
        self._settings.last_pack = str(self.state.pack.path)
        self._settings_changed()

    def _remember_pack(self, path: str) -> None:
        self._settings.last_pack = path
        self._check_actions()
        if path:
            self._settings.last_folder = self.packs.last_folder = str(Path(path).parent)
        self._settings_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange):
            self._settings_changed()
        return super().eventFilter(watched, event)

    def _settings_changed(self) -> None:
        """Save soon, so that a program that is killed forgets nothing. Later changes do not put it off."""
        if self.settings_file is not None and not self._saving.isActive():
            self._saving.start()

    def _collect_settings(self) -> None:
        """Bring what the state and the window say into the settings."""
        state, kept = self.state, self._settings
        kept.language, kept.theme, kept.text_scale, kept.panel = (
            state.language, state.theme, state.text_scale, state.panel)
        kept.choices = {panel: _choices_to_keep(state.choices(panel)) for panel in PANELS}
        if self.window.isVisible():
            kept.geometry = bytes(self.window.saveGeometry().toBase64().data()).decode()

    def _save_settings(self) -> None:
        self._collect_settings()
        self._kept.keep_settings(self._settings)
        QTimer.singleShot(_SAVE_AFTER, self, self._tell_if_not_kept)

    def _tell_if_not_kept(self) -> None:
        if self._kept.error is not None and self._lookups is not None:
            self.tell_not_kept()

    def tell_not_kept(self) -> None:
        """Say once that the settings cannot be written."""
        if not self._told_not_kept:
            self._told_not_kept = True
            self.lookups.tell_settings_not_kept()

    def close(self) -> None:
        """Remember the choices and stop what runs in the background."""
        self._saving.stop()
        if self.runner is not None:
            self.runner.stop()
        if self._import is not None:
            self._import.wait()
        if self._lookups is not None:
            self.presenter.close()
        self._collect_settings()
        self._kept.keep_settings(self._settings)
        self._kept.close(timeout=5.0)
        if self._kept.error is not None:
            print(f"explainer: the settings could not be saved: {self._kept.error}", file=sys.stderr)


class _AfterPaint(QObject):
    """Calls once, after the window's first paint has reached the screen's buffer."""

    def __init__(self, window: MainWindow, call: Callable[[], object]) -> None:
        super().__init__(window)
        self._call: Callable[[], object] | None = call
        central = window.centralWidget()
        assert central is not None
        central.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and self._call is not None:
            call, self._call = self._call, None
            watched.removeEventFilter(self)
            QTimer.singleShot(0, call)
        return False


def _clear_leftovers(settings_folder: Path) -> None:
    """Remove what a killed program left, in a thread: it may lie on a slow disk."""
    import threading

    from explainer.core import atomic

    def clear() -> None:
        atomic.clear_leftovers(settings_folder)
        atomic.clear_unfinished(settings_folder)

    atomic.note_unfinished_in(settings_folder)
    threading.Thread(target=clear, name="leftovers", daemon=True).start()


def _choices_to_keep(choices: PanelChoices) -> dict[str, Any]:
    """Choices that are still welcome the next day: not the words typed or the chip pressed."""
    hidden = list(choices.hidden) if choices.hidden is not None else None
    return {"selected": choices.selected, "chart": choices.chart, "table": choices.table, "hidden": hidden,
            "sort_column": choices.sort_column, "descending": choices.descending}


def _restore_choices(state: State, remembered: settings.Settings) -> None:
    for panel, kept in remembered.choices.items():
        if panel not in PANELS:
            continue
        changes: dict[str, object] = {k: v for k in ("selected", "chart", "table", "sort_column")
                                      if isinstance(v := kept.get(k), str)}
        hidden = kept.get("hidden")
        if isinstance(hidden, list) and all(isinstance(key, str) for key in hidden):
            changes["hidden"] = tuple(hidden)
        if isinstance(kept.get("descending"), bool):
            changes["descending"] = kept["descending"]
        state.choose(panel, **changes)


def _keep_on_screen(window: MainWindow) -> None:
    """A window remembered on a screen that has gone is brought back."""
    screens = QGuiApplication.screens()
    if screens and not any(s.availableGeometry().intersects(window.frameGeometry()) for s in screens):
        window.move(screens[0].availableGeometry().topLeft())


def system_language() -> str:
    """Spanish where the system speaks it, else English."""
    return "es" if QLocale.system().language() == QLocale.Language.Spanish else "en"


def show_error(error: BaseException, parent: MainWindow | None = None) -> None:
    """The error dialog; the person goes on."""
    from explainer.ui.dialogs.texts import ErrorDialog

    ErrorDialog(error, parent).exec()


def _install_error_hook(window: MainWindow) -> None:
    """Errors nobody caught end in a dialog, one at a time; the trace also goes to standard error."""
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
    else:  # with Qt's own option: a call of `setStyle` makes PySide6 set up all the enumerations of QStyle, 5 ms
        app = QApplication([*arguments, "-style", "Fusion"])
    app.setApplicationName("explainer")
    app.setApplicationDisplayName("Explainer")
    app.setDesktopFileName("explainer")
    return app


def _pack_start(named: Path | None, kept: settings.Settings, present: str | None) -> PackStart | None:
    """Begin to read the pack named, else the one last open; None where the built-in one is wanted."""
    last = kept.last_pack if present is None else ""  # a show without a pack named is of the built-in one
    if named is None and not last:
        return None
    from explainer.app.pack_start import PackStart

    return PackStart(named.absolute() if named is not None else None, last)


def _tell_of_start(program: Program, start: PackStart) -> None:
    """Go on opening the pack wanted at the start, or say why it is not open."""
    if start.reader is not None:
        program.packs.go_on_opening(start.reader, named=start.named)
    elif start.refused is not None:
        program.packs.tell_of_unusable(str(start.path), start.refused.problems, named=start.named)


def run(pack: Path | None = None, *, on_stage: Stage | None = None, present: str | None = None,
        start: PackStart | None = None) -> int:
    """Open the window and stay until it is closed; with `present`, start a show at that panel ("": at its start).
    `start`: the pack named is being read already. Returns the exit code."""
    file = paths.settings_file()
    loaded = settings.load(file)
    start = start or _pack_start(pack, loaded.settings, present)
    app = make_application(sys.argv[:1])
    if not os.path.exists(file):  # nobody has chosen yet
        from explainer.qt.system_look import theme_of

        loaded.settings.theme = theme_of(app.styleHints())
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
    program.live.connect(program.state.problems_changed.emit)
    if start is not None:
        program.live.connect(partial(_tell_of_start, program, start))
    if loaded.set_aside is not None:
        program.live.connect(lambda: program.lookups.tell_settings_set_aside(loaded.set_aside))
    elif not settings.can_keep(file):
        program.live.connect(program.tell_not_kept)
    if start is not None and start.reader is not None:
        text = translated("PackOpening", "Opening “{name}”…").format(name=start.reader.path.name)
        program.window.banner.say(text, key="opening", closable=False)  # Cancel follows with the commands
        program.window.retranslate()
    program.show()
    import signal  # once the window is on its way

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program
    code = app.exec()
    if program.runner is not None:
        program.runner.stop()  # a job may have been started after the window was closed
    if start is not None and start.reader is not None:
        start.reader.cancel()
    return code
