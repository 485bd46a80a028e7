"""The body of a panel: list, strip and card show one state, and ask for changes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from explainer.app.state import State
from explainer.content.card_pages import EVENT
from explainer.content.cards import Card
from explainer.content.series import may_be_brought
from explainer.drawing.chart import Chart
from explainer.panels import registry
from explainer.panels.stories import status_card, story_card
from explainer.qt.frame_model import FrameModel
from explainer.ui.look import Look
from explainer.ui.panels.arrangement import Arrangement
from explainer.ui.panels.over_time_host import CHOICES as PLOT_CHOICES
from explainer.ui.panels.over_time_host import OverTimeHost
from explainer.ui.panels.row_card import RowCard
from explainer.ui.widgets.spoken import announce
from explainer.ui.widgets.table import PanelTable

if TYPE_CHECKING:  # brings the plot, which is made on demand
    from explainer.ui.panels.over_time import OverTimeArea

STATUS = "status:"
"""Beginning of what is selected where it is a status: its id follows."""


class PanelBody(Arrangement):
    """List, strip and card of one panel."""

    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(panel, state, parent)
        self._walks = False
        self._row_card = RowCard()
        self._filling = False
        self.over_time = OverTimeHost(self.listing, state, self._connect_over_time)
        self._connect()
        self._stale = True  # filled when first shown: six panels at once would slow down the start

    # Parts

    @property
    def model(self) -> FrameModel:
        """The model of the list, made when it is first asked for."""
        return self.listing.model

    @property
    def spec(self) -> Chart | None:
        """The picture of what is shown, for export: of the view, else the panel's first chart; None
        if it has none."""
        if self.over_time.is_shown:
            return self.over_time.picture()
        part, charts = self.listing.part, registry.charts(self.panel)
        wanted = (part.picture, part.strip) if part is not None else ()
        kind = next((kind for kind in (*wanted, *charts) if kind in charts), "")
        return self._build(kind)

    def _build(self, kind: str) -> Chart | None:
        part = registry.charts(self.panel).get(kind)
        state = self._state
        return part.build(state.pack, state.language,
                          self.listing.choices.selected) if part is not None else None

    def _connect(self) -> None:
        table, strip = self.table, self.strip
        table.row_requested.connect(self._select_walking)
        table.row_opened.connect(lambda _row: self.open_sheet())
        table.sort_requested.connect(
            lambda key, down: self.listing.choose(sort_column=key, descending=down))
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self.toolbar.sort.popup(header.mapToGlobal(at)))
        strip.row_requested.connect(self._strip_asked)
        strip.tag_requested.connect(self._toggle_tag)
        strip.chart.table_requested.connect(table.setFocus)
        for part in (table.mark_clicked, strip.chart.source_requested):
            part.connect(self.source_card_requested)
        table.source_clicked.connect(self.source_requested)
        self.nothing.cleared.connect(self.listing.show_all)
        self._disconnect = self._state.choices_changed.connect(self._choice_changed)

    def release(self) -> None:
        """Stop listening to the state, before the body is thrown away."""
        self._disconnect()

    # Showing the state

    def refresh(self) -> None:
        """Show pack, language and look anew, and what was chosen. A hidden panel waits."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        look = Look.of(self._state)
        self._retranslate(look)
        self.listing.refresh()
        self._filling = True
        try:
            self._default_selection()
        finally:
            self._filling = False
        self.strip.show_chart(self._strip_chart(), look)
        self._show_filter()
        self.order_tabs()
        self._show_selection()
        self.lay_out()

    def _retranslate(self, look: Look) -> None:
        name = self.listing.names().get(self.listing.view_id, "")
        self.table.setAccessibleName(self.tr("Table: {panel}").format(panel=name))
        self.table.setAccessibleDescription(self.tr(
            "Arrow keys move, typing finds, Alt+arrow sorts, Ctrl+I opens the source card."))
        self.nothing.retranslate()
        self.side.retranslate(look)

    def _strip_chart(self) -> Chart | None:
        part = self.listing.part
        return self._build(part.strip) if part is not None else None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _choice_changed(self, panel: str, name: str) -> None:
        if panel != self.panel:
            return
        if not self.isVisible():
            self._stale = True
            return
        if name == "selected":
            if not self._filling:  # else it is shown with all the rest
                self._show_selection()
            self._follow_with_sheet()
        elif name in ("tag", "find"):
            self.listing.apply_filter()
            self._show_filter()
            self._keep_selection_shown()
            announce(self.table, self.toolbar.counted())
        elif name in ("sort_column", "descending"):
            self.listing.apply_order()
            self.toolbar.refresh()
            announce(self.table, self.toolbar.sort.accessibleName())
            self.table.fit_now()
            self.table.scrollToTop()
        elif name == "view":
            self.refresh()
            self.table.scrollToTop()
            self.table.show_current()
        elif name == "hidden":
            self.listing.apply_columns()
        elif name in PLOT_CHOICES and self.over_time.is_shown:
            self._change_plot(name)

    def _change_plot(self, name: str) -> None:
        if self._event_told:  # what is asked for now is what the numbers say
            self.card.go_back()
        self.over_time.change(name)
        self._show_card()

    def _show_filter(self) -> None:
        """Tools, strip and list show what the filter leaves."""
        self.toolbar.refresh()
        listing = self.listing
        if self.over_time.is_shown:
            self._show_over_time()
            return
        self.strip.show_rows(frozenset(listing.ids()) if listing.is_filtered else None)
        self.strip.select(listing.choices.selected, listing.tag)
        empty = self.model.rowCount() == 0 and bool(self.model.view.ids)
        self.show_list(shown=not empty)
        self.nothing.show_words(listing.choices.find)

    def listed_stops(self) -> tuple[QWidget, ...]:
        return self.over_time.stops() or super().listed_stops()

    def _show_over_time(self) -> None:
        area = self.over_time.area
        area.refresh()
        self.lay_out()  # without the strip, which the list had
        self.show_instead(area)

    def _connect_over_time(self, area: OverTimeArea) -> None:
        self.keep_instead(area)
        area.source_card_requested.connect(self.source_card_requested)
        area.source_requested.connect(self.source_requested)
        area.event_requested.connect(self._tell_event)
        self.card.page_changed.connect(lambda: area.plot.choose_flag(self._event_told))

    @property
    def _event_told(self) -> str:
        """The event that the card tells; "" if it tells something else."""
        key = self.card.page_key
        return key.removeprefix(EVENT) if key.startswith(EVENT) else ""

    def _tell_event(self, event: str) -> None:
        """Tell of an event where it is asked for: beside the plot."""
        if self._event_told:
            self.card.go_back()
        self.open_page(f"{EVENT}{event}")

    @property
    def listed(self) -> tuple[FrameModel, PanelTable]:
        """The rows that are copied and exported, and the table that shows them."""
        return self.over_time.listed() or (self.model, self.table)

    def shown_columns(self) -> list[int]:
        """Logical numbers of the columns that the reader wants, in the order shown, whether there
        is room for them now or not."""
        table = self.listed[1]
        table.fit_now()
        return table.chosen_columns()

    # Selection and card

    def _select(self, row_id: str) -> None:
        self.listing.choose(selected=row_id)

    def _select_walking(self, row_id: str) -> None:
        """The list was walked to a row: the card follows, the sheet stays as it is."""
        self._walks = True
        try:
            self._select(row_id)
        finally:
            self._walks = False

    def _default_selection(self) -> None:
        """Select the first row, unless the panel starts with a story of its own."""
        ids, selected = self.model.view.ids, self.listing.choices.selected
        added = self.over_time.is_shown and may_be_brought(selected)
        if selected and selected not in ids and not selected.startswith(STATUS) and not added:
            self._select_walking("")
        if not self.listing.choices.selected and not registry.parts(self.panel).starts_with_story:
            self._select_first()

    def _select_first(self) -> None:
        if first := self.model.id_at(0):
            self._select_walking(first)

    def _keep_selection_shown(self) -> None:
        """A row that the filter takes away is no longer selected: the first one left is."""
        selected = self.listing.choices.selected
        if selected in self.model.view.ids and self.model.row_of(selected) < 0:
            self._select_first()

    def _strip_asked(self, key: str) -> None:
        """A value of the strip was chosen: select its row, if the panel has it."""
        pack = self._state.pack
        if key in self.model.view.ids:
            if self.model.row_of(key) < 0:
                self.listing.show_all()
            self._select(key)
        elif key.startswith(STATUS):
            self._select(key)
        elif pack.figure(key) is not None or pack.row("research", key) is not None:
            self.source_card_requested.emit(key)

    def _toggle_tag(self, tag: str) -> None:
        self.listing.choose(tag="" if self.listing.tag == tag else tag)

    def _show_selection(self) -> None:
        listing = self.listing
        self.table.select_row(listing.choices.selected)
        self.strip.select(listing.choices.selected, listing.tag)
        if self.over_time.is_shown:
            self.over_time.area.refresh()
        self._show_card()

    def _show_card(self) -> None:
        listing = self.listing
        card, view = self.current_card(), listing.part.table if listing.part is not None else ""
        self.card.show_card(card, f"{view}:{listing.choices.selected}")
        self.details.show_title(card.title if card is not None else "")

    def current_card(self) -> Card | None:
        """The card of the selected row, or the panel's own story."""
        if self.over_time.is_shown and (card := self.over_time.card()) is not None:
            return card
        selected = self.listing.choices.selected
        pack, language, part = self._state.pack, self._state.language, self.listing.part
        if selected.startswith(STATUS):
            return status_card(pack, selected.removeprefix(STATUS), language)
        row = pack.row(part.table, selected) if part is not None and selected else None
        if part is not None and row is not None:
            return self._row_card.of(pack, part.table, row, language)
        return story_card(pack, self.panel, registry.parts(self.panel).stories, language)

    def open_page(self, key: str) -> bool:
        """Show a page of the card, such as a source card; False if the pack has no such thing."""
        found = self.card.open_page(key)
        if found:
            self.open_sheet()
        return found

    # Steps back

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape in any part goes one step back."""
        if event.key() == Qt.Key.Key_Escape and self.step_back():
            event.accept()
            return
        super().keyPressEvent(event)

    def step_back(self) -> bool:
        """Go back a page of the card, else close the sheet, clear the words, the filter, the
        selection. False if there is nothing to step back from."""
        if self.card.go_back():
            return True
        if self.sheet_is_open:
            self.close_sheet()
            self.table.setFocus()
            return True
        return self.listing.step_back()

    def _follow_with_sheet(self) -> None:
        """What was chosen elsewhere than by walking the list is to be seen; where nothing is
        selected any more, so is the list."""
        if not self.listing.choices.selected:
            self.close_sheet()
        elif not self._walks:
            self.open_sheet()
