"""The main window: title, find, language, tabs and the panel shown. It shows the state and asks for
changes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from explainer.app.commands import command, command_of_key
from explainer.app.state import State
from explainer.core.languages import language_of
from explainer.drawing.theme import THEMES
from explainer.panels import registry
from explainer.qt.translation import translated
from explainer.ui import style
from explainer.ui.dialogs.banner import Banner
from explainer.ui.find.field import FindField
from explainer.ui.look import Look, page_side
from explainer.ui.panels.page import PanelPage
from explainer.ui.widgets.choices import Segmented
from explainer.ui.widgets.lines import TextLabel

MENU_KEY = "F10"


class MainWindow(QMainWindow):
    """Header, tabs and panels over one `State`."""

    closing = Signal()
    placed = Signal()  # it has another place or size
    command_requested = Signal(str)
    menu_requested = Signal()
    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self._said = False  # texts are in place
        # before there are parts: each is then looked up in the stylesheet once, not twice
        self.dress()
        self.menu = QMenu(self)
        self._make_parts()
        self._lay_out()
        self._pages: dict[str, PanelPage] = {}
        self._fresh: set[str] = set()
        self.page(state.panel)
        self.retranslate()
        self.show_panel()

    # Parts

    def _make_parts(self) -> None:
        self._title = TextLabel()
        self._title.setObjectName("packTitle")
        self.find_field, self._menu_button = FindField(), QPushButton()
        self._menu_button.clicked.connect(self.menu_requested)  # until there is a menu
        self._language = Segmented("")
        self._language.chosen.connect(lambda code: self.state.set_language(code))
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for _panel in registry.panels():
            self._tabs.addTab("")
        self._tabs.currentChanged.connect(
            lambda number: self.state.show_panel(registry.panel_ids()[number]))
        self._tab_list = QPushButton()
        self._tab_menu = QMenu(self._tab_list)
        self._tab_menu.aboutToShow.connect(self._fill_tab_menu)
        self._tab_list.setMenu(self._tab_menu)
        self._line = QWidget()
        self._line.setObjectName("headerLine")
        self.banner = Banner()
        self._stack = QStackedWidget()

    def _lay_out(self) -> None:
        central = QWidget()
        central.setObjectName("central")
        self._column = QVBoxLayout(central)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._header = QHBoxLayout()
        self._header.addWidget(self._title, 1)
        self._header.addWidget(self._tab_list)
        self._header.addStretch(0)
        for widget in (self.find_field, self._language, self._menu_button):
            self._header.addWidget(widget)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self._tabs)
        self._tab_row.addStretch(1)
        self._banner_row = QHBoxLayout()
        self._banner_row.addWidget(self.banner)
        for part in (self._header, self._tab_row):
            self._column.addLayout(part)
        self._column.addWidget(self._line)
        self._column.addLayout(self._banner_row)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self.setMinimumHeight(400)

    def offer_menu(self) -> None:
        """The menu is filled: its button opens it."""
        self._menu_button.clicked.disconnect()
        self._menu_button.setMenu(self.menu)

    def page(self, panel: str) -> PanelPage:
        """The page of a panel, made if it is not there yet."""
        if panel not in self._pages:
            page = PanelPage(panel, self.state)
            page.source_card_requested.connect(self.source_card_requested)
            page.source_requested.connect(self.source_requested)
            self._pages[panel] = page
            self._fresh.add(panel)
            self._stack.addWidget(page)
        return self._pages[panel]

    # Showing the state

    def retranslate(self) -> None:
        """Say everything of the frame in the present language and look."""
        look, pack = Look.of(self.state), self.state.pack
        self.setWindowTitle(title_text(pack.meta("title", look.language)) or "Explainer")
        self._title.show_text(pack.meta("title", look.language))
        self._said = True
        self.find_field.show_look(look)
        self._menu_button.setText(self.tr("Menu"))
        self._menu_button.setToolTip(self.tr("All commands (F10)"))
        self._language.setAccessibleName(self.tr("Language"))
        self._language.set_options({c: language_of(c).name for c in pack.languages}, look.language)
        self._language.setVisible(len(pack.languages) > 1)
        self._tabs.setAccessibleName(self.tr("Panels"))
        for number, panel in enumerate(registry.panel_ids()):
            self._tabs.setTabText(number, panel_title(panel))
            self._tabs.setTabToolTip(number, _key_of(f"go.{panel}"))
        self._name_tab_list()
        self.setMinimumWidth(max(620, round(505 * look.text_scale)))
        side = page_side(self.width(), look.text_scale)
        self._header.setContentsMargins(side, 12, side, 4)
        self._header.setSpacing(look.px(12))
        self._tab_row.setContentsMargins(side, 0, side, 0)
        self._banner_row.setContentsMargins(side, 6 if self.banner.isVisible() else 0, side, 0)
        self._fit_header()

    def dress(self) -> None:
        """Put on the stylesheet of the present look. Dialogs inherit it."""
        self.setStyleSheet(style.stylesheet(THEMES[self.state.theme], self.state.text_scale))

    def refresh(self) -> None:
        """Show pack, language and look anew, on the frame and on every page."""
        self.retranslate()
        self._fresh = set()
        for page in self._pages.values():
            page.refresh_body()
        self._freshen(self.state.panel)

    def _freshen(self, panel: str) -> None:
        """Bring the headline of a page up to date, once after each change."""
        if panel not in self._fresh:
            self._fresh.add(panel)
            self._pages[panel].refresh()

    def show_panel(self) -> None:
        """Bring the state's panel to the front."""
        panel = self.state.panel
        page = self.page(panel)
        self._freshen(panel)
        self._stack.setCurrentWidget(page)
        number = registry.panel_ids().index(panel)
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(number)
        self._tabs.blockSignals(False)
        self._name_tab_list()

    def _fill_tab_menu(self) -> None:
        self._tab_menu.clear()
        for panel in registry.panel_ids():
            self._tab_menu.addAction(panel_title(panel), partial(self.state.show_panel, panel))

    def _name_tab_list(self) -> None:
        name = panel_title(self.state.panel)
        self._tab_list.setText(name + "  ▾")
        self._tab_list.setAccessibleName(self.tr("Panels: {name}").format(name=name))

    # Fitting the window

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_header()
        self.placed.emit()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        super().moveEvent(event)
        self.placed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.placed.emit()
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit_header()

    def _fit_header(self) -> None:
        """Title and tabs where they fit, else one list of panels in a single line; the window's own
        title stays."""
        if not self._said:
            return  # not built yet
        side = page_side(self.width(), self.state.text_scale)
        for row in (self._header, self._tab_row, self._banner_row):
            margins = row.contentsMargins()
            row.setContentsMargins(side, margins.top(), side, margins.bottom())
        room = self.width() - 2 * side
        fits = self._tabs.sizeHint().width() <= room
        for widget, shown in ((self._tabs, fits), (self._title, fits), (self._tab_list, not fits)):
            widget.setVisible(shown)
        self._header.setStretch(2, 0 if fits else 1)
        margins = self._header.contentsMargins()
        self._header.setContentsMargins(side, margins.top(), side, 4 if fits else 10)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.closing.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A key that nothing else takes: of a command, where no action takes it yet; a letter or a
        digit is the beginning of what is looked for."""
        key = QKeySequence(event.keyCombination()).toString(
            QKeySequence.SequenceFormat.PortableText)
        if key == MENU_KEY:
            self.menu_requested.emit()
        elif (called := command_of_key(key)) is not None:
            self.command_requested.emit(called.id)
        elif event.text().isalnum() and key.removeprefix("Shift+") == event.text().upper():
            self.find_field.type_here(event.text())
        else:
            super().keyPressEvent(event)

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or no longer."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def open_menu(self) -> None:
        """Open the menu below its button."""
        self._menu_button.setFocus()
        corner = self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height()))
        self.menu.popup(corner)


def panel_title(panel: str) -> str:
    """Name of a panel in the program's language."""
    return translated(registry.panel(panel).title)


def title_text(text: str) -> str:
    """A text as a window's title: "[*]" is Qt's mark for unsaved changes, shown only where it is
    doubled."""
    return text.replace("[*]", "[*][*]")


def _key_of(command_id: str) -> str:
    """The key of a command, as keyboards here name it."""
    keys = command(command_id).keys
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
