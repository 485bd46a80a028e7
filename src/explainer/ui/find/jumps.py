"""Going where a result is, and back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from explainer.app.state import State
from explainer.content.search import Item
from explainer.ui.find.history import History
from explainer.ui.find.places import choices_at, place_of
from explainer.ui.panels.body import PanelBody


class Jumps(QObject):
    """Shows places and keeps the way back from them."""

    source_card_requested = Signal(str)
    said = Signal(str)  # something to tell the reader; "": no longer

    def __init__(self, state: State, body: Callable[[], PanelBody | None],
                 parent: QObject | None = None) -> None:
        """`body` gives the list and card of the panel that is shown; None where it has none."""
        super().__init__(parent)
        self._state, self._body = state, body
        self._history = History(state, self._scrolled, self._scroll_to)
        state.pack_changed.connect(self._history.forget)

    def show_item(self, item: Item) -> None:
        """Go where something is and select it; `back` returns."""
        state, place = self._state, place_of(self._state.pack, item)
        self.said.emit("")
        self._history.leave(place.panel)
        state.choose(place.panel, **choices_at(place, state.choices(place.panel)))
        state.show_panel(place.panel)
        body, choices = self._body(), state.choices(place.panel)
        hidden = (body is not None and place.table and place.selected
                  and body.model.row_of(place.selected) < 0)
        if hidden and (choices.tag or choices.find):
            state.choose(place.panel, tag="", find="")
            self.said.emit(self.tr("The filter of this list was cleared, so that the row you chose "
                                   "can be seen. Alt+Left goes back."))
        self._focus_list()
        if place.ref:
            self.source_card_requested.emit(place.ref)

    def show_rows(self, words: str) -> None:
        """Show only the rows of the panel's list that have the words; `back` returns."""
        self.said.emit("")
        self._history.leave(self._state.panel)
        self._state.choose(self._state.panel, find=words)
        self._focus_list()

    @property
    def before(self) -> str:
        """Id of the panel that `back` goes to; "" if there is nowhere to go back to."""
        return self._history.before

    def back(self) -> None:
        """Return to where one was before a result was shown."""
        self.said.emit("")
        if self._history.back():
            self._focus_list()

    def _focus_list(self) -> None:
        if (body := self._body()) is not None:
            body.table.setFocus()

    def _scrolled(self) -> int:
        body = self._body()
        return body.table.verticalScrollBar().value() if body is not None else 0

    def _scroll_to(self, value: int) -> None:
        if (body := self._body()) is None:
            return
        bar = body.table.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(value))  # once the rows are laid out
