"""Opens the preview for what is on the screen, and remembers what was chosen there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from explainer.app.settings import Settings
from explainer.app.state import State
from explainer.panels import registry
from explainer.panels.subjects import subject_of
from explainer.qt.workers import Runner
from explainer.sheets.composing import LocalContacts
from explainer.ui.aloud.sheet import SheetAloud
from explainer.ui.look import Look
from explainer.ui.sheets.choices import SheetChoice
from explainer.ui.sheets.output import SheetOutput
from explainer.ui.sheets.preview import SheetPreview
from explainer.ui.window import MainWindow


class SheetController(QObject):
    """Prints summary sheets. Paper, size of print and local contacts live in the settings."""

    settings_changed = Signal()

    def __init__(self, state: State, window: MainWindow, runner: Runner,
                 settings: Settings) -> None:
        super().__init__(window)
        self._state, self._window, self._runner, self._settings = state, window, runner, settings
        self.dialog: SheetPreview | None = None
        self.output = SheetOutput(runner, lambda: self.dialog or window, self)
        self.output.message.connect(self._report)
        self.output.failed.connect(self._report_failure)
        self.output.printer_chosen.connect(self._remember_printer)

    def preview(self) -> SheetPreview:
        """Open the preview with the panel's subject, the city selected, and the language that is
        read."""
        if self.dialog is not None:
            self.dialog.close()
        state = self._state
        choice = SheetChoice(
            subject_of(state.pack, state.panel, state.choices(state.panel).selected),
            state.language,
            self._settings.sheet_paper, self._settings.sheet_large_print,
            contacts=LocalContacts.kept(self._settings.sheet_contacts,
                                        self._settings.sheet_contacts_checked))
        dialog = SheetPreview(state.pack, Look.of(state), self._runner, self.output, choice,
                              self._window)
        dialog.printer_name = self._settings.sheet_printer
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.choices.changed.connect(lambda: self._remember(dialog.choices.choice()))
        SheetAloud(state, self._runner, dialog)
        self.dialog = dialog
        dialog.open()
        dialog.print_button.setFocus()  # Ctrl+P, Enter prints
        if not registry.parts(state.panel).tables:
            # no panel has chosen a subject: that comes first
            dialog.choices.subject.setFocus()
        return dialog

    def _report(self, text: str) -> None:
        """What became of a print whose preview has been closed."""
        if self.dialog is None:
            self._window.toast.say(text)

    def _report_failure(self, text: str) -> None:
        """The same for one that failed, which stays to be read."""
        if self.dialog is None:
            self._window.banner.show_message(text)
            self._window.retranslate()

    def _remember_printer(self, name: str) -> None:
        self._settings.sheet_printer = name
        self.settings_changed.emit()

    def _remember(self, choice: SheetChoice) -> None:
        kept, given = self._settings, choice.contacts
        kept.sheet_paper, kept.sheet_large_print = choice.paper, choice.large_print
        kept.sheet_contacts = given.text
        kept.sheet_contacts_checked = str(given.checked_on) if given.checked_on is not None else ""
        self.settings_changed.emit()

    def _forget(self, dialog: SheetPreview) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
