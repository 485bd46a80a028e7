"""What the first paint needs: the window over its state, dressed and in its language, and the
settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from explainer.app.settings import Settings
from explainer.app.state import State
from explainer.app.station import OWN, Station
from explainer.core.languages import language_of
from explainer.core.pack import Pack
from explainer.drawing.theme import THEMES
from explainer.qt.settings_keeper import SettingsKeeper
from explainer.qt.translation import Translators
from explainer.ui import fonts, placement, style
from explainer.ui.widgets.focus_ring import FocusRing
from explainer.ui.window import MainWindow


class Shell(QObject):
    """The window with headline, tabs and banner. It shows each change of the state by itself."""

    painted = Signal()  # the window can be read

    def __init__(self, app: QApplication, pack: Pack, remembered: Settings, *, language: str = "",
                 settings_file: Path | None = None, station: Station = OWN) -> None:
        super().__init__()
        self.app = app
        self.state = State(pack, language=language or remembered.language or system_language(),
                           panel=remembered.panel, theme=remembered.theme,
                           text_scale=remembered.text_scale, station=station)
        self.state.restore_choices(remembered.choices)
        self.translators = Translators(app)
        self.translators.use(self.state.language)
        fonts.load_text_fonts()
        style.dress(app, THEMES[self.state.theme], self.state.text_scale)
        self.window = MainWindow(self.state)
        self.focus_ring = FocusRing(app, lambda: THEMES[self.state.theme].focus, self)
        self.settings = SettingsKeeper(remembered, settings_file, self._collect, self)
        self._connect()

    def _connect(self) -> None:
        state = self.state
        state.language_changed.connect(self._language_changed)
        state.look_changed.connect(self._look_changed)
        state.pack_changed.connect(self.window.refresh)
        state.panel_changed.connect(self.window.show_panel)
        for changed in (state.language_changed, state.look_changed, state.panel_changed):
            changed.connect(self.settings.changed)
        state.choices_changed.connect(lambda _panel, _name: self.settings.changed())

    def _language_changed(self) -> None:
        self.translators.use(self.state.language)
        self.window.refresh()

    def _look_changed(self) -> None:
        style.dress(self.app, THEMES[self.state.theme], self.state.text_scale)
        self.window.dress()
        self.window.refresh()

    def show(self) -> None:
        """Show the window where it was last; `painted` follows."""
        placement.place(self.window, self.settings.values.geometry)
        self.window.setFocus()  # of no part in particular: nothing has a ring before a key is used
        _AfterPaint(self.window, self.painted.emit)

    def _collect(self, kept: Settings) -> None:
        """Bring what the state and the window say into the settings."""
        state = self.state
        kept.language, kept.theme, kept.text_scale, kept.panel = (
            state.language, state.theme, state.text_scale, state.panel)
        kept.choices = state.choices_to_keep()
        if self.window.isVisible():
            kept.geometry = bytes(self.window.saveGeometry().toBase64().data()).decode()


class _AfterPaint(QObject):
    """Calls once, after the window's first paint has reached the screen's buffer."""

    def __init__(self, window: MainWindow, call: Callable[[], object]) -> None:
        super().__init__(window)
        self._call = call
        central = window.centralWidget()
        assert central is not None
        central.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._call)
        return False


def system_language() -> str:
    """The system's language where the program speaks it, else English."""
    return language_of(QLocale.system().name().partition("_")[0]).id
