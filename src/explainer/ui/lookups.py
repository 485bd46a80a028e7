"""Everything that is looked up: find, the command list, source cards, and the pages to read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog

from explainer.app.commands import MENUS, commands
from explainer.app.state import State
from explainer.content.cards import Card, source_card, source_row_card
from explainer.content.search import Hit, Index
from explainer.core.characters import folded
from explainer.panels import registry
from explainer.qt.actions import Actions
from explainer.qt.translation import translated
from explainer.ui.dialogs import texts
from explainer.ui.look import Look
from explainer.ui.panels.body import PanelBody
from explainer.ui.widgets.palette import Choice, Palette
from explainer.ui.window import MainWindow, panel_title


class Lookups(QObject):
    """Opens dialogs over the window; at most one of each kind."""

    def __init__(self, state: State, window: MainWindow, actions: Actions,
                 body: Callable[[], PanelBody]) -> None:
        """`actions` are those that the command list offers; `body` gives the body of the panel that
        is shown."""
        super().__init__(window)
        self._state, self._window, self._actions, self._body = state, window, actions, body
        self._index: tuple[tuple[str, str], Index] | None = None
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

    # Find and commands

    def find(self) -> QDialog:
        """Find words in everything."""
        return self._open(Palette(self.tr("Find everywhere"),
                                  self.tr("Type a word, a place, a name or a number"),
                                  self.tr("Nothing found. Try fewer or shorter words."),
                                  self._search, self._window))

    def _search(self, words: str) -> list[Choice]:
        return [Choice(f"{panel_title(hit.panel)} · {_short(hit.title)}", hit.snippet,
                       partial(self.go_to, hit))
                for hit in self._search_index().find(words)]

    def _search_index(self) -> Index:
        key = (self._state.pack.digest, self._state.language)
        if self._index is None or self._index[0] != key:
            self._index = (key, Index(self._state.pack, self._state.language, registry.panel_of))
        return self._index[1]

    def go_to(self, hit: Hit) -> None:
        """Show where a hit is: its row in a table, else its source card."""
        panel = registry.panel_of_table(hit.table)
        if panel:
            self._state.choose(panel, view=registry.view_of_table(panel, hit.table), tag="",
                               find="", selected=hit.row_id)
            self._state.show_panel(panel)
            return
        self._state.show_panel(hit.panel)
        ref = hit.row_id
        citation = self._state.pack.row("citations", hit.row_id)
        if citation is not None:
            ref = citation.text("claim_id")
        self.show_source_card(ref)

    def commands(self) -> QDialog:
        """Find a command by its name."""
        return self._open(Palette(self.tr("Command list"), self.tr("Type what you want to do"),
                                  self.tr("No command has that name."), self._find_commands,
                                  self._window))

    def _find_commands(self, words: str) -> list[Choice]:
        choices = []
        for command in commands():
            action = self._actions[command.id]
            title, help_ = translated(command.title), translated(command.help)
            menu = translated(MENUS[command.menu])
            if not all(w in folded(f"{title} {help_} {menu}") for w in folded(words).split()):
                continue
            keys = ", ".join(QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText)
                             for k in command.keys[:1])
            detail = action.toolTip()  # what it does or, where it can do nothing now, why
            choices.append(Choice(f"{title}    {keys}" if keys else title, detail, action.trigger,
                                  action.isEnabled()))
        return choices

    # Cards

    def show_source_card(self, ref: str) -> None:
        """The source card of a claim, figure, finding or response."""
        self._show_card(source_card(self._state.pack, ref, self._state.language))

    def show_source(self, number: int) -> None:
        """The card of a source, by its number."""
        self._show_card(self._source(number))

    def show_selected_source_card(self) -> None:
        """The source card of what is selected on the panel, or of its headline."""
        self._show_card(self._selected_source_card())

    @property
    def has_source_card(self) -> bool:
        """Whether there is a card of what is selected, or of the panel's headline."""
        return self._selected_source_card() is not None

    def _show_card(self, card: Card | None) -> None:
        if card is None:
            return
        dialog = texts.CardDialog(card, Look.of(self._state), self._window)
        dialog.opened.connect(self.show_source_card)
        dialog.source_opened.connect(self.show_source)
        self._open(dialog)

    def _source(self, number: int) -> Card | None:
        rows = self._state.pack["sources"].rows
        if not 1 <= number <= len(rows):
            return None
        return source_row_card(self._state.pack, rows[number - 1], self._state.language)

    def _selected_source_card(self) -> Card | None:
        pack, shown = self._state.pack, self._body().current_card()
        if shown is not None and not shown.ref and shown.source_ids:
            return self._source(pack.source_numbers.get(shown.source_ids[0], 0))
        headline = pack.section(self._state.panel, "headline")
        claims = headline.ids("claim_ids") if headline is not None else ()
        ref = shown.ref if shown is not None and shown.ref else next(iter(claims), "")
        return source_card(pack, ref, self._state.language)

    # Pages

    def help(self) -> QDialog:
        """How to read the panels, and every key."""
        return self._open(texts.help_page(Look.of(self._state), self._window))

    def about(self) -> QDialog:
        """Versions, hash, reviewers, licenses."""
        return self._open(texts.about(self._state.pack, Look.of(self._state), self._window))

    def welcome(self) -> QDialog:
        """The screen of the first start."""
        dialog = texts.Welcome(self._state.pack, Look.of(self._state), self._window)

        def choose(language: str) -> None:
            self._state.set_language(language)
            dialog.show_in(Look.of(self._state))

        dialog.language_chosen.connect(choose)
        return self._open(dialog)

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


def _short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
