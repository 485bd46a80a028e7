"""Going where a result is, and back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from explainer.app.state import State
from explainer.content.search import Item
from explainer.panels import registry
from explainer.qt.translation import translated
from explainer.ui.find.history import History
from explainer.ui.find.places import Place, Places, choices_at
from explainer.ui.panels.body import PanelBody


class Jumps(QObject):
    """Shows places and keeps the way back from them."""

    source_card_requested = Signal(str)
    said = Signal(str)  # something to tell the reader; "": no longer

    def __init__(self, state: State, places: Callable[[], Places],
                 body: Callable[[], PanelBody | None], parent: QObject | None = None) -> None:
        """`places` gives those of the open pack; `body` the list and card of the panel that is
        shown, None where it has none."""
        super().__init__(parent)
        self._state, self._places, self._body = state, places, body
        self._history = History(state, self._scrolled, self._scroll_to)
        self._opened = 0  # pages of the card, by the last jump
        self._there = ("", "")  # panel and row that it led to
        self._shown, self._going = state.panel, False
        state.pack_changed.connect(self._history.forget)
        state.panel_changed.connect(self._panel_changed)

    def _panel_changed(self) -> None:
        """Whatever led to another panel, a tab or a question on Start: Back returns from it."""
        before, self._shown = self._shown, self._state.panel
        if not self._going and before != self._shown:
            self._history.left(before)
            self._arrive(0)

    def show_item(self, item: Item) -> None:
        """Go where something is and select it; `back` returns."""
        state, before = self._state, self._state.panel
        place, views = self._places().seen_at(item, state.language)
        self._history.leave(place.panel, self._own_pages)
        state.choose(place.panel, **choices_at(state.pack, place, views,
                                               state.choices(place.panel)))
        self._go(place.panel)
        cleared = bool(views) and self._uncover(place)
        self.focus_list()
        self._show_row(place)
        depth = self._depth()
        if place.ref:
            self.source_card_requested.emit(place.ref)
        elif place.page and (body := self._body()) is not None:
            body.open_page(place.page)
        self._arrive(self._depth() - depth)
        if cleared:
            self.said.emit(self.tr("The filter of this list was cleared to show the row."))
        elif before != place.panel:
            self.said.emit(self.tr("Now in: {panel}").format(
                panel=translated(registry.panel(place.panel).title)))

    def _go(self, panel: str) -> None:
        self._going = True
        try:
            self._state.show_panel(panel)
        finally:
            self._going = False

    def _show_row(self, place: Place) -> None:
        """The row is to be seen, and its card too where that is a sheet over the list."""
        if place.selected and (body := self._body()) is not None:
            body.open_sheet()
            QTimer.singleShot(0, body.table, body.table.show_current)  # once rows are laid out

    def _uncover(self, place: Place) -> bool:
        """Clear a filter that hides the row; whether there was one."""
        body, choices = self._body(), self._state.choices(place.panel)
        if body is None or body.model.row_of(place.selected) >= 0 or not (
                choices.tag or choices.find):
            return False
        self._state.choose(place.panel, tag="", find="", selected=place.selected)
        return True

    def show_rows(self, words: str) -> None:
        """Show only the rows of the panel's list that have the words; `back` returns."""
        self._history.leave(self._state.panel, self._own_pages)
        self._arrive(0)
        self._state.choose(self._state.panel, find=words)
        self.focus_list()

    def focus_list(self) -> None:
        """The keyboard goes to the list of the panel that is shown."""
        if (body := self._body()) is not None:
            body.table.setFocus()

    # Back

    @property
    def before(self) -> str:
        """Id of the panel that was left last; "" if none was."""
        return self._history.before

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page of the card or a place to go back to."""
        return bool(self.before) or self._depth() > 0

    def back(self) -> None:
        """Go back a page of the card; from where a jump led, return to where one was before."""
        body = self._body()
        if body is not None and self._depth() > (self._own_pages if self.before else 0):
            body.card.go_back()
        elif self.before:
            if body is not None and self._depth():
                body.card.go_back()  # the page that the jump opened
            self.said.emit("")
            self._going = True
            try:
                pages = self._history.back()
            finally:
                self._going = False
            self._arrive(pages)
            self.focus_list()

    # Pages of the card

    def _here(self) -> tuple[str, str]:
        return self._state.panel, self._state.choices(self._state.panel).selected

    def _arrive(self, pages: int) -> None:
        """A jump has led here, and opened so many pages of the card."""
        self._there, self._opened = self._here(), pages

    @property
    def _own_pages(self) -> int:
        """Pages that the jump opened, where its row is still the one that is shown."""
        return self._opened if self._here() == self._there else 0

    def _depth(self) -> int:
        body = self._body()
        return body.card.pages_back if body is not None else 0

    def _scrolled(self) -> int:
        body = self._body()
        return body.table.verticalScrollBar().value() if body is not None else 0

    def _scroll_to(self, value: int) -> None:
        if (body := self._body()) is None:
            return
        bar = body.table.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(value))  # once the rows are laid out
