"""From the menu of an ordinary window to a kiosk: a program of its own, with the pack that is
open."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from explainer.app.kiosk_watch import start_command
from explainer.app.state import State
from explainer.ui.asking import ask, warn
from explainer.ui.window import MainWindow


class KioskStarter(QObject):
    """Asks, starts the kiosk and closes the window."""

    def __init__(self, state: State, window: MainWindow) -> None:
        super().__init__(window)
        self._state, self._window = state, window

    def start(self) -> None:
        """Start a kiosk in place of this window, if the person agrees."""
        text = self.tr(
            "The kiosk fills the screen and shows this pack alone. It forgets each visit. Only the "
            "staff PIN ends it; if there is none yet, you choose one now. This window closes.")
        if not ask(self._window, self.tr("Start the kiosk?"), text, self.tr("Start the kiosk"),
                   self.tr("Cancel")):
            return
        pack = self._state.pack
        command = start_command(None if pack.built_in else Path(pack.path).absolute())
        started, _number = QProcess.startDetached(command[0], command[1:], os.getcwd())
        if started:
            self._window.close()
        else:
            warn(self._window, self.tr("The kiosk could not be started."),
                 self.tr("Not started"))
