"""Everything that is looked up: source cards, and the pages to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from explainer.app.state import State
from explainer.content.card_pages import page
from explainer.content.headlines import REF, SOURCE
from explainer.panels import registry
from explainer.ui.dialogs import texts
from explainer.ui.look import Look
from explainer.ui.panels.body import PanelBody
from explainer.ui.window import MainWindow


class Lookups(QObject):
    """Opens dialogs over the window; at most one of each kind."""

    def __init__(self, state: State, window: MainWindow,
                 body: Callable[[], PanelBody | None]) -> None:
        """`body` gives the body of the panel that is shown, None where it has none."""
        super().__init__(window)
        self._state, self._window, self._body = state, window, body
        self.dialog: QDialog | None = None

    def close(self) -> None:
        """Close the dialog that is open, if there is one."""
        if self.dialog is not None:
            self.dialog.close()

    def _open(self, dialog: QDialog) -> QDialog:
        if self.dialog is not None:
            self.dialog.close()
        self.dialog = dialog
        dialog.finished.connect(lambda _code: self._forget(dialog))
        dialog.open()
        return dialog

    def _forget(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    # Cards

    def show_source_card(self, ref: str) -> None:
        """The source card of a claim, figure, finding or response, as a page of the card."""
        self._open_page(f"{REF}{ref}")

    def show_source(self, number: int) -> None:
        """The card of a source, by its number."""
        self._open_page(f"{SOURCE}{number}")

    def _open_page(self, key: str) -> None:
        """Open a page of the card; of the last panel, which has the sources, where the one shown
        has no card."""
        if self._body() is None:
            self._state.show_panel(registry.panel_ids()[-1])
        if (body := self._body()) is not None:
            body.open_page(key)

    def show_selected_source_card(self) -> None:
        """The source card of what is selected on the panel, or of its headline."""
        body = self._body()
        if body is not None and body.open_page(self._selected_page()):
            body.card.text.setFocus()

    @property
    def has_source_card(self) -> bool:
        """Whether there is a card of what is selected, or of the panel's headline."""
        return page(self._state.pack, self._selected_page(), self._state.language) is not None

    def _selected_page(self) -> str:
        """Key of the page with the source card of what is selected, or of the claim that the
        panel's headline or lead makes; "" if there is none."""
        pack, body = self._state.pack, self._body()
        shown = body.current_card() if body is not None else None
        if shown is not None and shown.ref:
            return f"{REF}{shown.ref}"
        if shown is not None and shown.source_ids:
            return f"{SOURCE}{pack.source_numbers.get(shown.source_ids[0], 0)}"
        texts = pack.sections(self._state.panel, "headline", "lead")
        ref = next((i for text in texts for i in text.ids("claim_ids")), "")
        return f"{REF}{ref}" if ref else ""

    # Pages to read

    def help(self) -> QDialog:
        """How to read the panels, and every key."""
        return self._open(texts.help_page(Look.of(self._state), self._window,
                                            self._state.station))

    def about(self) -> QDialog:
        """Versions, hash, reviewers, licenses."""
        return self._open(texts.about(self._state.pack, Look.of(self._state), self._window))

    def report_settings_set_aside(self, aside: Path) -> None:
        """Say that the settings could not be read and where the file is now."""
        self._window.banner.show_message(
            self.tr("Your settings could not be read, so the program started with the defaults. "
                    "The old file was kept as {path}.").format(path=aside))
        self._window.retranslate()

    def report_settings_not_kept(self) -> None:
        """Say that nothing can be written where the settings are, as on a stick that is
        write-protected."""
        self._window.banner.show_message(
            self.tr("The program cannot write to the folder for your settings. What you choose "
                    "today is lost when you close the window."))
        self._window.retranslate()
