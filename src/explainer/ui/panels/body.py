"""The body of a panel: chart, filter chips, table and detail card, all showing one state."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explainer.app.state import State
from explainer.charts.view import ChartView
from explainer.content.cards import Card
from explainer.content.views import View
from explainer.drawing.chart import Chart
from explainer.panels import registry
from explainer.panels.stories import status_card, story_card
from explainer.qt.frame_model import FrameModel
from explainer.qt.translation import translated
from explainer.ui.look import Look
from explainer.ui.widgets.card_view import CardView
from explainer.ui.widgets.choices import Chips, Segmented
from explainer.ui.widgets.lines import TextLabel
from explainer.ui.widgets.table import PanelTable


class PanelBody(QWidget):
    """Chart, table and card of one panel."""

    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel, self._state = panel, state
        self._charts = registry.charts(panel)
        self._narrow: bool | None = None
        self.spec: Chart | None = None
        look = Look.of(state)
        self._build(look)
        self._model: FrameModel | None = None
        self._connect()
        self._stale = True  # filled when it is first shown: six panels at once would hold up the start

    @property
    def model(self) -> FrameModel:
        """The model of the table, made when it is first asked for."""
        if self._model is None:
            self._model = FrameModel(self._view(), self._state.language, self)
            self.table.show_model(self._model)
        return self._model

    # Parts

    def _build(self, look: Look) -> None:
        self._chart_title, self._chart_subtitle = TextLabel(), TextLabel()
        self._chart_title.setObjectName("chartTitle")
        self._chart_subtitle.setObjectName("muted")
        self._chart_subtitle.setProperty("small", True)
        self._chart_kinds, self._tables = Segmented(""), Segmented("")
        self.chart = ChartView()
        self._chart_scroll = QScrollArea()
        self._chart_scroll.setWidgetResizable(True)
        self._chart_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chart_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._chart_scroll.setWidget(self.chart)
        self.chips = Chips()
        self.find_field = QLineEdit()
        self.find_field.setClearButtonEnabled(True)
        self._columns = QToolButton()
        self._columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._columns_menu = QMenu(self._columns)
        self._columns.setMenu(self._columns_menu)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self._count.setProperty("small", True)
        self._nothing = TextLabel()
        self._nothing.setObjectName("muted")
        self.table = PanelTable(look.theme, look.text_scale)
        self.card = CardView()
        self._arrange()

    def _arrange(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._chart_title)
        titles.addWidget(self._chart_subtitle)
        self._chart_head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._chart_head.addLayout(titles, 1)
        self._chart_head.addWidget(self._chart_kinds, 0, Qt.AlignmentFlag.AlignTop)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(8)
        for widget in (self._tables, self.chips, self._count, self.find_field, self._columns):
            self._tools.addWidget(widget, 100 if widget is self.chips else 0)  # as in _place_chips
        self._tools.insertStretch(2, 1)
        self._chips_row = QHBoxLayout()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._chart_head)
        left.addWidget(self._chart_scroll)
        left.addLayout(self._tools)
        left.addLayout(self._chips_row)
        left.addWidget(self._nothing)
        left.addWidget(self.table, 1)
        self._columns_layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns_layout.setContentsMargins(0, 0, 0, 0)
        self._columns_layout.addLayout(left, 69)
        self._columns_layout.addWidget(self.card, 31)

    def _order_tabs(self) -> None:
        """The Tab key goes as the eye does: chart kinds, chart, tables, chips, find, columns, table, card."""
        stops: tuple[QWidget, ...] = (
            *self._chart_kinds.stops(), self.chart, *self._tables.stops(), *self.chips.stops(), self.find_field,
            self._columns, self.table, self.card)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self._chart_kinds.chosen.connect(lambda kind: self._state.choose(self.panel, chart=kind))
        self._tables.chosen.connect(lambda name: self._state.choose(self.panel, table=name, selected="", tag=""))
        self.chips.chosen.connect(lambda tag: self._state.choose(self.panel, tag=tag))
        self.find_field.textChanged.connect(lambda text: self._state.choose(self.panel, find=text))
        self.find_field.installEventFilter(self)
        self.table.row_requested.connect(lambda row_id: self._state.choose(self.panel, selected=row_id))
        self.table.sort_requested.connect(
            lambda key, down: self._state.choose(self.panel, sort_column=key, descending=down))
        self.table.typed.connect(self._type_to_find)
        self.chart.selection_requested.connect(self._chart_asked)
        self.chart.table_requested.connect(self.table.setFocus)
        for part in (self.table.mark_clicked, self.chart.source_requested, self.card.opened):
            part.connect(self.source_card_requested)
        self.card.source_opened.connect(self.source_requested)
        self.table.installEventFilter(self)
        self._disconnect = self._state.choices_changed.connect(self._choice_changed)

    def release(self) -> None:
        """Stop listening to the state, before the body is thrown away."""
        self._disconnect()

    # Showing the state

    def _table_name(self) -> str:
        names = registry.panel_tables(self._state.pack, self.panel)
        chosen = self._state.choices(self.panel).table
        return chosen if chosen in names else names[0]

    def _view(self) -> View:
        return registry.view(self._table_name(), self._state.pack, self._state.language)

    def refresh(self) -> None:
        """Show pack, language and look anew: everything but what the reader chose. A hidden panel waits."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        look = Look.of(self._state)
        self._retranslate()
        if self._model is not None:
            self._model.set_view(self._view(), look.language)
        self.table.set_look(look.theme, look.text_scale)
        self._set_spacing(look)
        self._default_selection()
        self._show_columns()
        self._apply_order()
        self._apply_filter()
        self._order_tabs()
        self._show_chart()
        self._show_selection()
        self._adapt()

    def _set_spacing(self, look: Look) -> None:
        self._columns_layout.setSpacing(look.px(28) if not self._narrow else 16)
        self.find_field.setMaximumWidth(look.px(190))
        self.find_field.setMinimumWidth(look.px(110))

    def _retranslate(self) -> None:
        self.find_field.setPlaceholderText(self.tr("Find in this table"))
        self.find_field.setAccessibleName(self.tr("Find in this table"))
        self._columns.setText(self.tr("Columns"))
        self._columns.setToolTip(self.tr("Choose which columns are shown"))
        self._columns.setAccessibleName(self.tr("Choose columns"))
        self._nothing.show_text(self.tr("No row fits. Clear the words or choose “All”."))
        self.table.setAccessibleName(self.tr("Table: {panel}").format(panel=table_title(self._table_name())))
        self.table.setAccessibleDescription(
            self.tr("Arrow keys move, typing finds, Alt+arrow sorts, Ctrl+I opens the source card."))
        self.chips.setAccessibleName(self.tr("Filter"))
        self._chart_kinds.setAccessibleName(self.tr("Chart"))
        self._tables.setAccessibleName(self.tr("Table"))
        names = registry.panel_tables(self._state.pack, self.panel)
        self._tables.set_options({name: table_title(name) for name in names}, self._table_name())
        self._tables.setVisible(len(names) > 1)
        self._chart_kinds.set_options({kind: self._chart_name(kind) for kind in self._charts},
                                      self._chart_kind())
        self._chart_kinds.setVisible(len(self._charts) > 1)

    def _default_selection(self) -> None:
        """The first row is selected where the card is a row's; panels with a story of their own start with it."""
        choices = self._state.choices(self.panel)
        if choices.selected and choices.selected not in self.model.view.ids and not choices.selected.startswith("status:"):
            self._state.choose(self.panel, selected="")
        begun = self._state.choices(self.panel).selected or registry.parts(self.panel).starts_with_story
        if not begun and self.model.view.ids:
            self._state.choose(self.panel, selected=self.model.view.ids[0])

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
            if self._chart_kind() == "published":
                self._show_chart()
        elif name in ("tag", "find"):
            self._apply_filter()
        elif name in ("sort_column", "descending"):
            self._apply_order()
        elif name == "chart":
            self._show_chart()
        elif name == "table":
            self.refresh()
        elif name == "hidden":
            self._show_columns()
            self.table.fit()

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
        table = self._table_name()
        row = pack.row(table, selected)
        if row is not None:
            return registry.card(table, pack, row, language)
        return story_card(pack, self.panel, registry.parts(self.panel).stories, language)

    def _apply_order(self) -> None:
        choices = self._state.choices(self.panel)
        self.model.set_order(choices.sort_column, choices.descending)

    def _apply_filter(self) -> None:
        choices = self._state.choices(self.panel)
        counts = self.model.view.tag_counts()
        tag = choices.tag if choices.tag in counts else ""
        self.model.set_filter(tag, choices.find)
        chips = {"": self.tr("All {n}").format(n=len(self.model.view.ids))}
        chips |= {key: f"{self.model.view.tag_words[key]} {count}" for key, count in counts.items()}
        self.chips.set_chips(chips, tag)
        self.chips.setVisible(len(counts) > 1)
        self._place_chips()
        if self.find_field.text() != choices.find:
            self.find_field.setText(choices.find)
        shown, whole = self.model.rowCount(), len(self.model.view.ids)
        self._count.setText(self.tr("{n} of {m} rows").format(n=shown, m=whole))
        self._nothing.setVisible(shown == 0 and whole > 0)
        self.table.select_row(choices.selected)

    def _chart_kind(self) -> str:
        kinds = list(self._charts)
        chosen = self._state.choices(self.panel).chart
        return chosen if chosen in kinds else kinds[0]

    def _chart_name(self, kind: str) -> str:
        return self._charts[kind].named(self._state.pack, self._state.language)

    def _show_chart(self) -> None:
        look, kind = Look.of(self._state), self._chart_kind()
        selected = self._state.choices(self.panel).selected
        self.spec = self._charts[kind].build(self._state.pack, look.language, selected)
        self._chart_title.show_text(self.spec.title)
        self._chart_subtitle.show_text(self.spec.subtitle)
        self._chart_kinds.set_options({k: self._chart_name(k) for k in self._charts}, kind)
        self.chart.set_chart(self.spec, look.theme, look.text_scale)
        self.chart.select(selected or None)
        self._fit_chart()

    def _chart_asked(self, key: str) -> None:
        """A value of the chart was chosen: select its row, if the panel has it."""
        if key in self.model.view.ids or key.startswith("status:"):
            self._state.choose(self.panel, selected=key)
        elif self._state.pack.figure(key) is not None or self._state.pack.row("research", key) is not None:
            self.source_card_requested.emit(key)

    # Columns

    def _hidden(self) -> tuple[str, ...]:
        chosen = self._state.choices(self.panel).hidden
        known = [column.key for column in self.model.view.columns]
        if chosen is None:
            return tuple(column.key for column in self.model.view.columns if column.hidden)
        hidden = tuple(key for key in chosen if key in known)
        return hidden if len(hidden) < len(known) else hidden[1:]

    def _show_columns(self) -> None:
        hidden = self._hidden()
        self._columns_menu.clear()
        for number, column in enumerate(self.model.view.columns):
            self.table.setColumnHidden(number, column.key in hidden)
            action = QAction(self.model.title(number), self._columns_menu)
            action.setCheckable(True)
            action.setChecked(column.key not in hidden)
            action.toggled.connect(lambda on, key=column.key: self._toggle_column(key, on))
            self._columns_menu.addAction(action)

    def _toggle_column(self, key: str, on: bool) -> None:
        hidden = [k for k in self._hidden() if k != key] + ([] if on else [key])
        if len(hidden) < len(self.model.view.columns):
            self._state.choose(self.panel, hidden=tuple(hidden))
        else:
            self._show_columns()

    def shown_columns(self) -> list[int]:
        """Logical numbers of the columns shown, in the order shown."""
        header = self.table.horizontalHeader()
        order = [header.logicalIndex(n) for n in range(header.count())]
        return [n for n in order if not self.table.isColumnHidden(n)]

    # Fitting the window

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt()

    def set_narrow(self, narrow: bool) -> None:
        """Put the card below the table, or beside it."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns_layout.setDirection(across)
        self._chart_head.setDirection(across)
        self.card.set_scrolling(not narrow)
        self.table.set_whole(narrow)
        self._set_spacing(Look.of(self._state))
        self._adapt()

    def _adapt(self) -> None:
        self._place_chips()
        self._fit_chart()
        self._fit_card()

    def _place_chips(self) -> None:
        """Chips stand in the row of the tools where they fit in one line, else in a row of their own."""
        others = sum(w.sizeHint().width() + 8 for w in (self._tables, self._count, self.find_field, self._columns)
                     if not w.isHidden())
        room = self._chart_scroll.width() - others - 16
        own_row = self.chips.one_line_width() > room
        if own_row == (self._chips_row.indexOf(self.chips) >= 0):
            return
        if own_row:
            self._tools.removeWidget(self.chips)
            self._chips_row.addWidget(self.chips)
        else:
            self._chips_row.removeWidget(self.chips)
            self._tools.insertWidget(1, self.chips, 100)

    def _fit_chart(self) -> None:
        """Room for the chart: all it needs, but in a wide window no more than half of the height; then it scrolls.

        Worked out from the width of the area, not of what its scroll bar leaves, and the bar is set, not left to Qt:
        else bar and height could change each other without end.
        """
        width = max(280, self._chart_scroll.width())
        wanted = self.chart.preferred_height(width) + 2
        share = 0.63 if self.panel == "overview" else 0.5  # a timeline cut in half says little
        most = wanted if self._narrow else max(140, round(self.height() * share))
        scrolls = wanted > most
        bar = self._chart_scroll.verticalScrollBar().sizeHint().width() if scrolls else 0
        self._chart_scroll.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chart.setMinimumHeight(self.chart.preferred_height(width - bar))
        self._chart_scroll.setFixedHeight(min(wanted, most))

    def _fit_card(self) -> None:
        if self._narrow:
            self.card.setFixedHeight(self.card.natural_height(self.width()))
        else:
            self.card.setMinimumHeight(0)
            self.card.setMaximumHeight(16777215)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(300, 200 if not self._narrow else super().minimumSizeHint().height())

    # Keys

    def _type_to_find(self, text: str) -> None:
        self.find_field.setFocus()
        self.find_field.setText(self.find_field.text() + text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Down or Enter in the find field goes to the table; Escape clears the words, then leaves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.find_field and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.table.setFocus()
                if not self.table.currentIndex().isValid() and self.model.rowCount():
                    self._state.choose(self.panel, selected=self.model.id_at(0))
                return True
            if watched is self.find_field and event.key() == Qt.Key.Key_Escape:
                self.find_field.clear() if self.find_field.text() else self.table.setFocus()
                return True
            if watched is self.table and event.key() == Qt.Key.Key_Escape:
                return self._escape_table()
        return super().eventFilter(watched, event)

    def _escape_table(self) -> bool:
        """Escape in the table takes words, then filter, then (where there is a story) the selection away."""
        choices = self._state.choices(self.panel)
        if choices.find:
            self._state.choose(self.panel, find="")
        elif choices.tag:
            self._state.choose(self.panel, tag="")
        elif choices.selected and registry.parts(self.panel).starts_with_story:
            self._state.choose(self.panel, selected="")
        else:
            return False
        return True


def table_title(name: str) -> str:
    """Name of a table in the program's language."""
    return translated(registry.tables()[name].title)
