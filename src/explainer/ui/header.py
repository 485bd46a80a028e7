"""The head of the window: panels, find, language, text size, print, present and the menu, in one
row where there is room, else in fewer and shorter pieces. Nothing is ever cut off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from explainer.app.commands import command
from explainer.app.state import State
from explainer.core.languages import language_of
from explainer.drawing.theme import TEXT_SCALES
from explainer.panels import registry
from explainer.qt.translation import translated
from explainer.ui.find.field import FindField
from explainer.ui.look import Look, page_side
from explainer.ui.style import TAB_EDGE
from explainer.ui.widgets.choices import Segmented, show_edges

GAP = 8
HELD = 6
"""Pixels within its edges at which a button that the mouse presses again and again is kept."""
FIND_LEAST, FIND_MOST = 120, 420
"""Width of the find field in design pixels."""
_SHOWS = ("present.start", "present.here", "present.rehearse")
_SMALLER, _LARGER = "view.smaller", "view.larger"


class PanelTabs(QTabBar):
    """The tabs. A tab is bold when it is chosen, and wide enough for that from the start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        font = QFont(self.font())
        font.setBold(True)
        wide = QFontMetrics(font).horizontalAdvance(self.tabText(index)) + 2 * TAB_EDGE
        return QSize(wide, super().tabSizeHint(index).height())

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        return self.tabSizeHint(index)

    def full_width(self) -> int:
        """Width of all tabs side by side."""
        return sum(self.tabSizeHint(n).width() for n in range(self.count()))


class _SizeButton(QPushButton):
    """Says where the mouse pressed it."""

    pointed = Signal(QPoint)  # of the screen

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.pointed.emit(event.globalPosition().toPoint())
        super().mousePressEvent(event)


class _SizeButtons(QWidget):
    """Two joined buttons for smaller and larger text."""

    pressed = Signal(str)
    left = Signal()  # by the mouse


    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[str, QPushButton] = {}
        self._held: tuple[str, QPoint] | None = None
        for name, text in ((_SMALLER, "A−"), (_LARGER, "A+")):
            button = self._buttons[name] = _SizeButton(text)
            button.pointed.connect(partial(self._hold, name))
            button.setProperty("segment", True)
            button.clicked.connect(partial(self.pressed.emit, name))
            row.addWidget(button)
        show_edges(self.stops())

    def stops(self) -> tuple[QPushButton, ...]:
        """The buttons, in order, for the Tab key."""
        return tuple(self._buttons.values())

    def _hold(self, name: str, at: QPoint) -> None:
        self._held = (name, at)

    def held(self) -> tuple[QPoint, int, int] | None:
        """Where on the screen the mouse pressed, and which stretch of these buttons is to stay
        below it, as pixels from their beginning; None after the mouse has left."""
        if self._held is None:
            return None
        name, at = self._held
        wide = self._buttons[name].sizeHint().width()
        first = self.sizeHint().width() - wide if name == _LARGER else 0
        return at, first + HELD, first + wide - HELD

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._held = None
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            show_edges(self.stops())

    def show_scale(self, scale: float) -> None:
        """Say what the buttons do; one that can do no more at this text scale is off."""
        for name, end in ((_SMALLER, TEXT_SCALES[0]), (_LARGER, TEXT_SCALES[-1])):
            self._buttons[name].setAccessibleName(translated(command(name).title))
            self._buttons[name].setToolTip(_tip(name))
            self._buttons[name].setEnabled(scale != end)


class Header(QWidget):
    """Shows the state, and asks for changes and commands."""

    command_requested = Signal(str)
    menu_requested = Signal()

    def __init__(self, state: State, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state, self._menu = state, menu
        self._make_parts()
        self._lay_out()

    def _make_parts(self) -> None:
        self._tabs = PanelTabs()
        for _panel in registry.panels():
            self._tabs.addTab("")
        self._tabs.currentChanged.connect(
            lambda number: self._state.show_panel(registry.panel_ids()[number]))
        self._tab_list = _menu_button(self._fill_tab_list)
        self.find_field = FindField()
        self._language = Segmented("")
        self._language.chosen.connect(lambda code: self._state.set_language(code))
        self._sizes = _SizeButtons()
        self._sizes.pressed.connect(self.command_requested)
        self._sizes.left.connect(self.fit)
        self._print, self._menu_button = QPushButton(), QPushButton()
        self._print.clicked.connect(lambda: self.command_requested.emit("share.print"))
        self._present = _menu_button(self._fill_shows)
        self._menu_button.clicked.connect(self.menu_requested)  # until there is a menu
        self._over = QPushButton()
        self._over.clicked.connect(lambda: self.command_requested.emit("kiosk.over"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row, self._tab_row = QHBoxLayout(), QHBoxLayout()
        self._row.setSpacing(GAP)
        self._row.addWidget(self._tabs)
        self._row.addWidget(self._tab_list)
        self._before_find, self._after_find = QSpacerItem(0, 0), QSpacerItem(0, 0)
        self._row.addItem(self._before_find)
        self._row.addWidget(self.find_field)
        self._row.setAlignment(self._tabs, Qt.AlignmentFlag.AlignBottom)
        self._row.addItem(self._after_find)
        for button in (self._print, self._present, self._over):
            button.setParent(self)  # what is not offered here goes with the rest, and is never seen
            button.hide()
        for widget in self._tools():
            self._row.addWidget(widget)
        self._tab_row.addStretch(1)
        column.addLayout(self._row)
        column.addLayout(self._tab_row)
        self._order_stops()

    def _tools(self) -> tuple[QWidget, ...]:
        """What stands beside the find field, as far as it is offered here."""
        shared, offers = self._state.station.is_shared, self._state.station.offers
        return (self._language,
                *((self._print,) if offers("share.print") else ()),
                *((self._present,) if offers("present.start") else ()),
                *((self._over,) if shared else ()), self._sizes, self._menu_button)

    def _order_stops(self) -> None:
        tools: tuple[QWidget, ...] = (
            self._tab_list, self.find_field, *self._language.stops(), *self._tools()[1:-2],
            *self._sizes.stops(), self._menu_button)
        below = self._tab_row.indexOf(self._tabs) >= 0
        stops = (*tools, self._tabs) if below else (self._tabs, *tools)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def offer_menu(self) -> None:
        """The menu is filled: its button opens it."""
        self._menu_button.clicked.disconnect()
        self._menu_button.setMenu(self._menu)

    def open_menu(self) -> None:
        """Open the menu below its button."""
        self._menu_button.setFocus()
        corner = self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height()))
        self._menu.popup(corner)

    # Showing the state

    def retranslate(self) -> None:
        """Say everything in the present language and look."""
        look, pack = Look.of(self._state), self._state.pack
        self.find_field.show_look(look)
        self._language.setAccessibleName(self.tr("Language"))
        self._language.set_options({c: c.upper() for c in pack.languages}, look.language)
        for code in pack.languages:
            name = language_of(code).name
            self._language.button(code).setAccessibleName(name)
            self._language.button(code).setToolTip(name)
        self._language.setVisible(len(pack.languages) > 1)
        self._sizes.setAccessibleName(self.tr("Text size"))
        self._sizes.show_scale(look.text_scale)
        self._print.setText(self.tr("Print"))
        self._print.setToolTip(_tip("share.print"))
        self._present.setText(self.tr("Present") + "  ▾")
        self._present.setAccessibleName(self.tr("Present"))
        self._present.setToolTip(self.tr("Show slides to a room"))
        self._over.setText(translated(command("kiosk.over").title))
        self._over.setToolTip(translated(command("kiosk.over").help))
        self._menu_button.setText("···")
        self._menu_button.setAccessibleName(self.tr("Menu"))
        self._menu_button.setToolTip(self.tr("All commands (F10)"))
        self._tabs.setAccessibleName(self.tr("Panels"))
        for number, panel in enumerate(registry.panel_ids()):
            self._tabs.setTabText(number, panel_title(panel))
            self._tabs.setTabToolTip(number, _key_of(f"go.{panel}"))
        self.show_panel()
        self._order_stops()

    def show_panel(self) -> None:
        """Mark the tab of the state's panel."""
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(registry.panel_ids().index(self._state.panel))
        self._tabs.blockSignals(False)
        name = panel_title(self._state.panel)
        self._tab_list.setText(name + "  ▾")
        self._tab_list.setAccessibleName(self.tr("Panels: {name}").format(name=name))
        self.fit()

    def _fill_tab_list(self, menu: QMenu) -> None:
        for panel in registry.panel_ids():
            action = menu.addAction(panel_title(panel), partial(self._state.show_panel, panel))
            action.setCheckable(True)
            action.setChecked(panel == self._state.panel)

    def _fill_shows(self, menu: QMenu) -> None:
        for name in _SHOWS:
            action = menu.addAction(translated(command(name).title),
                                    partial(self.command_requested.emit, name))
            action.setToolTip(translated(command(name).help))
        menu.setToolTipsVisible(True)

    # Fitting the window

    def fit(self) -> None:
        """One row; else the tabs in a row of their own; else the tabs as a list, and then fewer
        buttons: the menu has what they do."""
        scale = self._state.text_scale
        side = page_side(self.width(), scale)
        room = self.width() - 2 * side
        tools = [w for w in self._tools()
                 if w is not self._language or len(self._state.pack.languages) > 1]
        least = round(FIND_LEAST * scale)
        tabs = self._tabs.full_width()
        one_row = tabs + GAP + least + self._width_of(tools) <= room
        two_rows = not one_row and tabs <= room and least + self._width_of(tools) <= room
        leading = 0 if one_row or two_rows else self._tab_list.sizeHint().width()
        for widget in (self._present, self._print, self._sizes):
            if leading + GAP + least + self._width_of(tools) > room and widget in tools:
                tools.remove(widget)
        right = self._right_margin(side, tools)
        room -= right - side
        self._arrange(side, right, one_row=one_row, two_rows=two_rows, tools=tools)
        self._lower(tools, one_row=one_row)
        taken = (tabs if one_row else leading) + GAP + self._width_of(tools)
        wide = max(min(least, room - taken), min(room - taken, round(FIND_MOST * scale)))
        self.find_field.setFixedWidth(max(48, wide))

    def _right_margin(self, side: int, tools: list[QWidget]) -> int:
        """The page's margin, or the one that keeps the size button below the mouse which presses it
        again and again while text and buttons grow."""
        held = self._sizes.held()
        if held is None or self._sizes not in tools:
            return side
        screen, first, last = held
        at = self.mapFromGlobal(screen).x()
        if self.isRightToLeft():
            at = self.width() - at
        after = self._width_of(tools[tools.index(self._sizes) + 1:])
        begins = self.width() - side - after - self._sizes.sizeHint().width()
        moved = max(0, at - begins - last) + min(0, at - begins - first)
        return max(0, side - moved)

    def _lower(self, tools: list[QWidget], *, one_row: bool) -> None:
        """The same up and down: a row that gets lower stays below the mouse."""
        held, margins = self._sizes.held(), self._row.contentsMargins()
        if held is None:
            return
        row = (*tools, self.find_field, *((self._tabs,) if one_row else ()))
        tall = self._sizes.sizeHint().height()
        above = (max(widget.sizeHint().height() for widget in row) - tall) // 2
        down = self.mapFromGlobal(held[0]).y() - (margins.top() + above + tall - HELD)
        margins.setTop(margins.top() + max(0, down))
        self._row.setContentsMargins(margins)

    def _width_of(self, tools: list[QWidget]) -> int:
        return sum(tool.sizeHint().width() + GAP for tool in tools)

    def _arrange(self, side: int, right: int, *, one_row: bool, two_rows: bool,
                 tools: list[QWidget]) -> None:
        in_own_row = self._tab_row.indexOf(self._tabs) >= 0
        if two_rows and not in_own_row:
            self._row.removeWidget(self._tabs)
            self._tab_row.insertWidget(0, self._tabs)
        elif not two_rows and in_own_row:
            self._tab_row.removeWidget(self._tabs)
            self._row.insertWidget(0, self._tabs, 0, Qt.AlignmentFlag.AlignBottom)
        if two_rows != in_own_row:
            self._order_stops()
        self._tabs.setVisible(one_row or two_rows)
        self._tab_list.setVisible(not (one_row or two_rows))
        for tool in self._tools():
            tool.setVisible(tool in tools)
        # beside the tabs the field stands with the tools, else at the page's edge
        wide, none = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self._before_find.changeSize(0, 0, wide if one_row else none)
        self._after_find.changeSize(0, 0, none if one_row else wide)
        self._row.invalidate()
        # the first letter of a tab stands on the page's left edge
        edge = side - TAB_EDGE if one_row else side
        self._row.setContentsMargins(edge, GAP, right, 0 if one_row else GAP)
        self._tab_row.setContentsMargins(side - TAB_EDGE, 0, side, 0)
        if one_row:
            for widget in (self.find_field, *tools):
                self._row.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as the window likes: what has no room leaves the row."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def _menu_button(fill: Callable[[QMenu], object]) -> QPushButton:
    """A button with a menu that is filled each time it opens."""
    button = QPushButton()
    menu = QMenu(button)

    def refill() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(refill)
    button.setMenu(menu)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


def panel_title(panel: str) -> str:
    """Name of a panel in the program's language."""
    return translated(registry.panel(panel).title)


def _key_of(command_id: str) -> str:
    """The key of a command, as keyboards here name it."""
    keys = command(command_id).keys
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


def _tip(command_id: str) -> str:
    """What a command does, and its key."""
    keys, text = _key_of(command_id), translated(command(command_id).help)
    return f"{text} ({keys})" if keys else text
