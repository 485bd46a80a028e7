"""One program for many shows: put back between two tests, and thrown away where something of a test stays.

Shows hide the program's window, so what counts here is what a show takes from its program: pack, language, look,
settings, and what is kept of earlier shows. Tests of the window itself make a program each.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from explainer.app.settings import Settings
from explainer.app.show_store import ShowStore
from explainer.app.state import PanelChoices
from explainer.bootstrap import Program
from explainer.core.columns import PANELS
from tests.ui.conftest import SIZE, new_settings, settle


class Shared:
    """A program over the built-in pack, in English.

    `remembered` are the settings that the program was made with and goes on changing.
    """

    def __init__(self, program: Program, remembered: Settings) -> None:
        self.program, self.remembered = program, remembered
        self._new = self.fingerprint()

    def put_back(self) -> bool:
        """Undo what tests of shows do. False if something stays: then make a new program."""
        program, state = self.program, self.program.state
        _close_all(program)
        state.set_language("en")
        state.set_theme("light")
        state.set_text_scale(1.0)
        state.show_panel(new_settings().panel)
        for panel in PANELS:
            state.choose(panel, **PanelChoices()._asdict())
        for name, value in _settings_of(new_settings()).items():
            setattr(self.remembered, name, value)
        program.window.resize(*SIZE)
        settle(program.app)
        return self.fingerprint() == self._new

    def fingerprint(self) -> list[Any]:
        """All that a show takes from its program, and what the program looks like without one."""
        program, state = self.program, self.program.state
        others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not program.window]
        return [
            id(state.pack), state.problems, state.panel, state.language, state.theme, state.text_scale,
            [state.choices(panel) for panel in PANELS], _settings_of(self.remembered), others,
            program.window.isVisible(), program.window.windowTitle(), program.window.size().toTuple(),
            program.presenter.session, program.presenter.dialog, program.app.styleSheet(),
        ]

    def keep_show_in(self, folder: Path) -> None:
        """Let the next show find nothing of the shows before."""
        self.program.presenter.store.close(timeout=5.0)
        self.program.presenter.store = ShowStore(folder / "show.json")


def _settings_of(settings: Settings) -> dict[str, Any]:
    """The settings but for those that follow the state and the window."""
    return {name: value for name, value in dataclasses.asdict(settings).items()
            if name not in ("geometry", "choices", "language", "theme", "text_scale", "panel")}


def _close_all(program: Program) -> None:
    """End the show, if there is one, and close every window but the program's own."""
    session = program.presenter.session
    if session is not None:
        session.close()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not program.window:
            widget.close()
    settle(program.app)
