"""Read aloud in the print preview: the sheet that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout

from explainer.app.jobs import CancelToken, Progress
from explainer.app.state import State
from explainer.qt.workers import Runner
from explainer.sheets.telling import told
from explainer.ui.aloud.controller import Aloud, of_text

if TYPE_CHECKING:  # which makes this
    from explainer.ui.sheets.preview import SheetPreview


class SheetAloud(QObject):
    """Reads the sheet of one preview in the language that is read in the window, where the sheet
    has it, else in its own."""

    def __init__(self, state: State, runner: Runner, preview: SheetPreview) -> None:
        super().__init__(preview)
        self._state, self._runner, self._preview = state, runner, preview
        place = preview.layout()
        assert isinstance(place, QBoxLayout)
        self.aloud = Aloud(state, place, self)
        self.aloud.troubled.connect(preview.toast.say)
        preview.aloud_button.clicked.connect(self.toggle)
        preview.choices.changed.connect(self.aloud.stop)
        preview.finished.connect(lambda _code: self.aloud.stop())

    def toggle(self) -> None:
        """Read the sheet from its beginning, or stop."""
        if self.aloud.is_reading:
            self.aloud.stop()
            return
        choice, preview, state = self._preview.choices.choice(), self._preview, self._state
        language = (choice.language if choice.language in state.pack.languages
                    else state.language)

        def work(_token: CancelToken, _progress: Progress) -> tuple[str, ...]:
            return told(preview.composed(choice), language)

        self._runner.start("sheet-aloud", work, lambda texts: self._read(texts, language),
                           _raise)

    def _read(self, texts: tuple[str, ...], language: str) -> None:
        self.aloud.read([piece for text in texts for piece in of_text(text)], language)


def _raise(error: Exception) -> None:
    raise error
