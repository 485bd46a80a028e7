"""What is above the table of a panel: choice of tables, filter chips, find field, columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explainer.app.state import State
from explainer.content.views import View
from explainer.panels import registry
from explainer.panels.panel import ViewPart
from explainer.qt.frame_model import FrameModel
from explainer.ui.look import Look
from explainer.ui.widgets.choices import Chips, Segmented
from explainer.ui.widgets.lines import TextLabel
from explainer.ui.widgets.table import PanelTable

GAP = 8
"""Pixels between two tools."""
EMPTY = View("", (), (), {}, (), {})
"""The view of a panel that has none."""
CHIPS_STRETCH = 100
"""Chips take the room that the other tools leave."""


class TableTools(QWidget):
    """The tools over a table; they fill it, and filter and order its rows as the state says."""

    def __init__(self, panel: str, state: State, table: PanelTable,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._state, self._table = panel, state, table
        self._model: FrameModel | None = None
        self._tables, self.chips = Segmented(""), Chips()
        self.find_field = QLineEdit()
        self.find_field.setClearButtonEnabled(True)
        self._columns = QToolButton()
        self._columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._columns_menu = QMenu(self._columns)
        self._columns.setMenu(self._columns_menu)
        self._count, self._nothing = QLabel(), TextLabel()
        for label in (self._count, self._nothing):
            label.setObjectName("muted")
        self._count.setProperty("small", True)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP)
        self._row.addWidget(self._tables)
        self._row.addWidget(self.chips, CHIPS_STRETCH)
        self._row.addStretch(1)
        for widget in (self._count, self.find_field, self._columns):
            self._row.addWidget(widget)
        self._chips_row = QHBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addLayout(self._row)
        rows.addLayout(self._chips_row)
        rows.addWidget(self._nothing)

    def _connect(self) -> None:
        self._tables.chosen.connect(self._choose_view)
        self.chips.chosen.connect(lambda tag: self._choose(tag=tag))
        self.find_field.textChanged.connect(lambda text: self._choose(find=text))
        self._table.sort_requested.connect(
            lambda key, down: self._choose(sort_column=key, descending=down))
        self._table.typed.connect(self._type_to_find)
        self.find_field.installEventFilter(self)
        self._table.installEventFilter(self)

    def _choose(self, **changes: object) -> None:
        self._state.choose(self._panel, **changes)

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits, in order."""
        return (*self._tables.stops(), *self.chips.stops(), self.find_field, self._columns)

    # The table

    @property
    def view_id(self) -> str:
        """Id of the view shown: the chosen one, else the panel's first; "" if it has none."""
        names = registry.panel_views(self._state.pack, self._panel)
        chosen = self._state.choices(self._panel).view
        return chosen if chosen in names else next(iter(names), "")

    @property
    def part(self) -> ViewPart | None:
        """The view shown."""
        return registry.views(self._panel).get(self.view_id)

    def _choose_view(self, name: str) -> None:
        """Order, columns and filter are those of a view; the row chosen stays where the other view
        has it."""
        self._choose(tag="", sort_column="", descending=False, hidden=None, view=name)

    @property
    def model(self) -> FrameModel:
        """The model of the table, made when it is first asked for."""
        if self._model is None:
            self._model = FrameModel(self._view(), self._state.language, self)
            self._table.show_model(self._model)
        return self._model

    def _view(self) -> View:
        part = self.part
        return part.view(self._state.pack, self._state.language) if part is not None else EMPTY

    def refresh(self) -> None:
        """Show the present pack, language and look in tools and table."""
        look = Look.of(self._state)
        self._retranslate()
        if self._model is not None:
            self._model.set_view(self._view(), look.language)
        self._table.set_look(look.theme, look.text_scale)
        self.find_field.setMaximumWidth(look.px(190))
        self.find_field.setMinimumWidth(look.px(110))

    def _retranslate(self) -> None:
        self.find_field.setPlaceholderText(self.tr("Find in this table"))
        self.find_field.setAccessibleName(self.tr("Find in this table"))
        self._columns.setText(self.tr("Columns"))
        self._columns.setToolTip(self.tr("Choose which columns are shown"))
        self._columns.setAccessibleName(self.tr("Choose columns"))
        self._nothing.show_text(self.tr("No rows match. Clear the words or choose “All”."))
        self._table.setAccessibleName(
            self.tr("Table: {panel}").format(panel=self._names().get(self.view_id, "")))
        self._table.setAccessibleDescription(self.tr(
            "Arrow keys move, typing finds, Alt+arrow sorts, Ctrl+I opens the source card."))
        self.chips.setAccessibleName(self.tr("Filter"))
        self._tables.setAccessibleName(self.tr("Table"))
        self._tables.set_options(self._names(), self.view_id)
        self._tables.setVisible(len(self._names()) > 1)

    def _names(self) -> dict[str, str]:
        pack, language = self._state.pack, self._state.language
        parts = registry.views(self._panel)
        return {name: parts[name].named(pack, language)
                for name in registry.panel_views(pack, self._panel)}

    # Rows

    def apply_order(self) -> None:
        """Order the rows as chosen."""
        choices = self._state.choices(self._panel)
        self.model.set_order(choices.sort_column, choices.descending)

    def apply_filter(self) -> None:
        """Show the rows that fit the chosen chip and the words to find, and how many they are."""
        choices, view = self._state.choices(self._panel), self.model.view
        counts = view.tag_counts()
        tag = choices.tag if choices.tag in counts else ""
        self.model.set_filter(tag, choices.find)
        chips = {"": self.tr("All {n}").format(n=len(view.ids))}
        chips |= {key: f"{view.tag_words[key]} {count}" for key, count in counts.items()}
        self.chips.set_chips(chips, tag)
        self.chips.setVisible(len(counts) > 1)
        self.place_chips()
        if self.find_field.text() != choices.find:
            self.find_field.setText(choices.find)
        shown, total = self.model.rowCount(), len(view.ids)
        self._count.setText(self.tr("{n} of {m} rows").format(n=shown, m=total))
        self._nothing.setVisible(shown == 0 and total > 0)
        self._table.select_row(choices.selected)

    def place_chips(self) -> None:
        """Put the chips between the tools if they fit there in one line, else in their own row."""
        others = (self._tables, self._count, self.find_field, self._columns)
        taken = sum(tool.sizeHint().width() + GAP for tool in others if not tool.isHidden())
        own_row = self.chips.one_line_width() > self.width() - taken - 2 * GAP
        if own_row == (self._chips_row.indexOf(self.chips) >= 0):
            return
        if own_row:
            self._row.removeWidget(self.chips)
            self._chips_row.addWidget(self.chips)
        else:
            self._chips_row.removeWidget(self.chips)
            self._row.insertWidget(1, self.chips, CHIPS_STRETCH)

    # Columns

    def _hidden(self) -> tuple[str, ...]:
        chosen, columns = self._state.choices(self._panel).hidden, self.model.view.columns
        if chosen is None:
            return tuple(column.key for column in columns if column.hidden)
        known = [column.key for column in columns]
        hidden = tuple(key for key in chosen if key in known)
        return hidden if len(hidden) < len(known) else hidden[1:]

    def show_columns(self) -> None:
        """Show the chosen columns in table and menu."""
        hidden = self._hidden()
        self._columns_menu.clear()
        for number, column in enumerate(self.model.view.columns):
            self._table.setColumnHidden(number, column.key in hidden)
            action = QAction(self.model.title(number), self._columns_menu)
            action.setCheckable(True)
            action.setChecked(column.key not in hidden)
            action.toggled.connect(lambda on, key=column.key: self._toggle_column(key, on))
            self._columns_menu.addAction(action)

    def _toggle_column(self, key: str, on: bool) -> None:
        hidden = [k for k in self._hidden() if k != key] + ([] if on else [key])
        if len(hidden) < len(self.model.view.columns):
            self._choose(hidden=tuple(hidden))
        else:
            self.show_columns()

    # Keys

    def _type_to_find(self, text: str) -> None:
        self.find_field.setFocus()
        self.find_field.setText(self.find_field.text() + text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Handle Down, Enter and Escape in the find field, and Escape in the table."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.find_field and self._key_in_find(Qt.Key(event.key())):
                return True
            if watched is self._table and event.key() == Qt.Key.Key_Escape:
                return self._escape_table()
        return super().eventFilter(watched, event)

    def _key_in_find(self, key: Qt.Key) -> bool:
        """Down or Enter goes to the table; Escape clears the words, then goes there too."""
        if key == Qt.Key.Key_Escape and self.find_field.text():
            self.find_field.clear()
        elif key == Qt.Key.Key_Escape:
            self._table.setFocus()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._table.setFocus()
            if not self._table.currentIndex().isValid() and self.model.rowCount():
                self._choose(selected=self.model.id_at(0))
        else:
            return False
        return True

    def _escape_table(self) -> bool:
        """Clear the words, else the filter, else (where there is a story) the selection."""
        choices = self._state.choices(self._panel)
        if choices.find:
            self._choose(find="")
        elif choices.tag:
            self._choose(tag="")
        elif choices.selected and registry.parts(self._panel).starts_with_story:
            self._choose(selected="")
        else:
            return False
        return True
