"""One visit: a whole program made for it, and thrown away with all that it knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from explainer.app.later import Later
from explainer.app.settings import Settings
from explainer.app.station import Station
from explainer.core.pack import Pack
from explainer.ui.shell import Shell

if TYPE_CHECKING:
    from explainer.ui.workbench import Workbench


class Beginning(NamedTuple):
    """How each visit begins."""

    pack: Pack
    station: Station
    theme: str
    text_scale: float


class Visit(QObject):
    """Nothing of it is saved: it has no file of settings, and no other visit sees it."""

    sheet_requested = Signal()
    over_requested = Signal()
    staff_requested = Signal()
    text_came_up = Signal(int)  # words
    active = Signal()  # a sign of life that no key and no pointer gives

    def __init__(self, app: QApplication, beginning: Beginning, language: str) -> None:
        super().__init__()
        given = Settings(language=language, theme=beginning.theme,
                         text_scale=beginning.text_scale)
        self.shell = Shell(app, beginning.pack, given, language=language,
                           station=beginning.station)
        self.state, self.window = self.shell.state, self.shell.window
        self.printed = 0  # pages
        self.unlimited = False
        self._bench: Later[Workbench] = Later()
        self._words = QTimer(self)
        self._words.setSingleShot(True)
        self._words.setInterval(0)
        self._words.timeout.connect(self._count_words)
        self._connect()

    def _connect(self) -> None:
        window, state = self.window, self.state
        window.command_requested.connect(
            lambda command: self.when_ready(lambda bench: bench.actions.trigger(command)))
        window.menu_requested.connect(
            lambda: self.when_ready(lambda _bench: window.header.open_menu()))
        window.sheet_requested.connect(self.sheet_requested)
        window.over_requested.connect(self.over_requested)
        window.staff_requested.connect(self.staff_requested)
        state.active.connect(self.active.emit)
        state.panel_changed.connect(self._words.start)
        state.choices_changed.connect(lambda _panel, _name: self._words.start())

    def when_ready(self, call: Callable[[Workbench], object]) -> None:
        """Call with the workbench: now, or as soon as it is made."""
        self._bench.then(call)

    def make_ready(self) -> None:
        """Make commands and lists, once what they need is imported."""
        from explainer.ui.workbench import Workbench

        self._bench.fulfill(Workbench(self.shell))

    def _count_words(self) -> None:
        """How much there is to read in the card that has just come up."""
        page = self.window.page(self.state.panel)
        if page.body is not None:
            self.text_came_up.emit(len(page.body.card.text.toPlainText().split()))

    def end(self) -> None:
        """Forget everything: nothing of this can be used after."""
        self._words.stop()
        self.when_ready(lambda bench: bench.close())
        self.shell.translators.remove()
        for dialog in self.window.findChildren(QDialog):
            dialog.close()
        shiboken6.delete(self.window)
        shiboken6.delete(self.shell)
        forget_clipboard()


def forget_clipboard() -> None:
    """Empty every clipboard that the system has."""
    clipboard = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard]
    if clipboard.supportsSelection():
        modes.append(QClipboard.Mode.Selection)
    if clipboard.supportsFindBuffer():
        modes.append(QClipboard.Mode.FindBuffer)
    for mode in modes:
        clipboard.clear(mode)


def close_what_floats() -> bool:
    """Close menus, lists that are open and dialogs. Whether nothing is left of them."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if QApplication.activePopupWidget() is popup:
            popup.hide()
            break
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.reject()
    return QApplication.activeModalWidget() is None
