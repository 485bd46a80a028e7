"""The body of a panel: chart, filter chips, table and detail card, all showing one state."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.content.cards import Card
from explainer.drawing.chart import Chart
from explainer.panels import registry
from explainer.panels.stories import status_card, story_card
from explainer.qt.frame_model import FrameModel
from explainer.ui.look import Look
from explainer.ui.panels.chart_area import ChartArea
from explainer.ui.panels.table_tools import TableTools
from explainer.ui.widgets.card_view import CardView
from explainer.ui.widgets.table import PanelTable

CHART_SHARE = {"overview": 0.63}
"""Part of the height of a wide body that the chart may take: a timeline cut in half shows
little."""
OTHER_CHART_SHARE = 0.5
QWIDGETSIZE_MAX = 16777215
"""Qt's own constant: no limit on the height."""


class PanelBody(QWidget):
    """Chart, table and card of one panel."""

    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel, self._state = panel, state
        self._narrow: bool | None = None
        look = Look.of(state)
        self._chart_area = ChartArea(panel, state)
        self.chart = self._chart_area.chart
        self.table = PanelTable(look.theme, look.text_scale)
        self._tools = TableTools(panel, state, self.table)
        self.chips, self.find_field = self._tools.chips, self._tools.find_field
        self.card = CardView()
        self._arrange()
        self._connect()
        self._stale = True  # filled when first shown: six panels at once would slow down the start

    @property
    def model(self) -> FrameModel:
        """The model of the table, made when it is first asked for."""
        return self._tools.model

    @property
    def spec(self) -> Chart | None:
        """The chart shown; None until there is one."""
        return self._chart_area.spec

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._chart_area)
        left.addWidget(self._tools)
        left.addWidget(self.table, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(left, 69)
        self._columns.addWidget(self.card, 31)

    def _order_tabs(self) -> None:
        """The Tab key goes as the eye does: from the chart down to the table, then to the card."""
        stops = (*self._chart_area.stops(), *self._tools.stops(), self.table, self.card)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.table.row_requested.connect(self._select)
        self.chart.selection_requested.connect(self._chart_asked)
        self.chart.table_requested.connect(self.table.setFocus)
        for part in (self.table.mark_clicked, self.chart.source_requested, self.card.opened):
            part.connect(self.source_card_requested)
        self.card.source_opened.connect(self.source_requested)
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
        self._chart_area.retranslate()
        self._tools.refresh()
        self._set_spacing()
        self._default_selection()
        self._tools.show_columns()
        self._tools.apply_order()
        self._tools.apply_filter()
        self._order_tabs()
        self._show_chart()
        self._show_selection()
        self._adapt()

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
            self._show_selection()
            if self._chart_area.kind == "published":
                self._show_chart()
        elif name in ("tag", "find"):
            self._tools.apply_filter()
        elif name in ("sort_column", "descending"):
            self._tools.apply_order()
        elif name == "view":
            self.refresh()
        elif name == "hidden":
            self._tools.show_columns()
            self.table.fit()

    def _show_chart(self) -> None:
        self._chart_area.show_chart()
        self._fit_chart()

    def shown_columns(self) -> list[int]:
        """Logical numbers of the columns shown, in the order shown."""
        header = self.table.horizontalHeader()
        order = [header.logicalIndex(n) for n in range(header.count())]
        return [n for n in order if not self.table.isColumnHidden(n)]

    # Selection and card

    def _select(self, row_id: str) -> None:
        self._state.choose(self.panel, selected=row_id)

    def _default_selection(self) -> None:
        """Select the first row, unless the panel starts with a story of its own."""
        ids, selected = self.model.view.ids, self._state.choices(self.panel).selected
        if selected and selected not in ids and not selected.startswith("status:"):
            self._select("")
        if self._state.choices(self.panel).selected or registry.parts(self.panel).starts_with_story:
            return
        if ids:
            self._select(ids[0])

    def _chart_asked(self, key: str) -> None:
        """A value of the chart was chosen: select its row, if the panel has it."""
        pack = self._state.pack
        if key in self.model.view.ids or key.startswith("status:"):
            self._select(key)
        elif pack.figure(key) is not None or pack.row("research", key) is not None:
            self.source_card_requested.emit(key)

    def _show_selection(self) -> None:
        selected = self._state.choices(self.panel).selected
        self.table.select_row(selected)
        self.chart.select(selected or None)
        look = Look.of(self._state)
        self.card.show_card(self.current_card(), look.language, look.theme, look.text_scale)
        self.card.scroll_to_top()
        self._fit_card()

    def current_card(self) -> Card | None:
        """The card of the selected row, or the panel's own story."""
        selected = self._state.choices(self.panel).selected
        pack, language = self._state.pack, self._state.language
        if selected.startswith("status:"):
            return status_card(pack, selected.partition(":")[2], language)
        part = self._tools.part
        row = pack.row(part.table, selected) if part is not None else None
        if part is not None and row is not None:
            return registry.card(part.table, pack, row, language)
        return story_card(pack, self.panel, registry.parts(self.panel).stories, language)

    # Fitting the window

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt()

    def set_narrow(self, narrow: bool) -> None:
        """Put the card below the table, or beside it."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow
                                   else QBoxLayout.Direction.LeftToRight)
        self._chart_area.set_narrow(narrow)
        self.card.set_scrolling(not narrow)
        self.table.set_whole(narrow)
        self._set_spacing()
        self._adapt()

    def _set_spacing(self) -> None:
        self._columns.setSpacing(16 if self._narrow else Look.of(self._state).px(28))

    def _adapt(self) -> None:
        self._tools.place_chips()
        self._fit_chart()
        self._fit_card()

    def _fit_chart(self) -> None:
        """Give the chart its height; in a wide window at most a share of the body's."""
        share = CHART_SHARE.get(self.panel, OTHER_CHART_SHARE)
        self._chart_area.fit(None if self._narrow else round(self.height() * share))

    def _fit_card(self) -> None:
        if self._narrow:
            self.card.setFixedHeight(self.card.natural_height(self.width()))
        else:
            self.card.setMinimumHeight(0)
            self.card.setMaximumHeight(QWIDGETSIZE_MAX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(300, super().minimumSizeHint().height() if self._narrow else 200)
