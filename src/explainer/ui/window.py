"""The main window: title, find, language, tabs and the panel shown. It shows the state and asks for changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from explainer.app.commands import BY_ID
from explainer.app.state import State
from explainer.core.columns import PANELS
from explainer.qt.translation import translated
from explainer.ui.dialogs.banner import Banner
from explainer.ui.look import Look
from explainer.ui.panels.page import PanelPage
from explainer.ui.widgets.choices import Segmented
from explainer.ui.widgets.lines import TextLabel

LANGUAGE_NAMES = {"en": "English", "es": "Español"}


class MainWindow(QMainWindow):
    """Header, tabs and panels over one `State`."""

    closing = Signal()
    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.menu = QMenu(self)
        self._build()
        self._pages: dict[str, PanelPage] = {}
        self._page(state.panel)
        self.retranslate()
        self._show_panel()

    # Parts

    def _build(self) -> None:
        self._title = TextLabel()
        self._title.setObjectName("packTitle")
        self._find, self._menu_button = QPushButton(), QPushButton()
        self._find.setObjectName("find")
        self._menu_button.setMenu(self.menu)
        self._language = Segmented("")
        self._language.chosen.connect(lambda code: self.state.set_language(code))
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for _panel in PANELS:
            self._tabs.addTab("")
        self._tabs.currentChanged.connect(lambda number: self.state.show_panel(PANELS[number]))
        self._tab_list = QComboBox()
        self._tab_list.addItems([""] * len(PANELS))
        self._tab_list.currentIndexChanged.connect(lambda number: self.state.show_panel(PANELS[number]))
        self._line = QWidget()
        self._line.setObjectName("headerLine")
        self.banner = Banner()
        self._stack = QStackedWidget()
        central = QWidget()
        central.setObjectName("central")
        self._column = QVBoxLayout(central)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._header = QHBoxLayout()
        self._header.addWidget(self._title, 1)
        for widget in (self._find, self._language, self._menu_button):
            self._header.addWidget(widget)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self._tabs)
        self._tab_row.addWidget(self._tab_list)
        self._tab_row.addStretch(1)
        self._banner_row = QHBoxLayout()
        self._banner_row.addWidget(self.banner)
        for part in (self._header, self._tab_row):
            self._column.addLayout(part)
        self._column.addWidget(self._line)
        self._column.addLayout(self._banner_row)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self.setMinimumSize(QSize(480, 400))

    def connect_buttons(self, find: object) -> None:
        """Connect the find button to its command."""
        self._find.clicked.connect(find)  # type: ignore[arg-type]

    def _page(self, panel: str) -> PanelPage:
        if panel not in self._pages:
            page = PanelPage(panel, self.state)
            page.source_card_requested.connect(self.source_card_requested)
            page.source_requested.connect(self.source_requested)
            self._pages[panel] = page
            self._stack.addWidget(page)
        return self._pages[panel]

    def page(self, panel: str) -> PanelPage:
        """The page of a panel, made if it is not there yet."""
        return self._page(panel)

    # Showing the state

    def retranslate(self) -> None:
        """Say everything of the frame in the present language and look."""
        look, pack = Look.of(self.state), self.state.pack
        self.setWindowTitle(pack.meta("title", look.language) or "Explainer")
        self._title.show_text(pack.meta("title", look.language))
        keys = BY_ID["go.find"].keys[0]
        self._find.setText(self.tr("Find in everything") + "    " + keys.replace("+", " "))
        self._find.setAccessibleName(self.tr("Find in everything"))
        self._find.setToolTip(self.tr("Find words in every panel, source and term ({keys})").format(keys=keys))
        self._menu_button.setText(self.tr("Menu"))
        self._menu_button.setToolTip(self.tr("All commands (F10)"))
        self._language.setAccessibleName(self.tr("Language"))
        self._language.set_options({c: LANGUAGE_NAMES.get(c, c) for c in pack.languages}, look.language)
        self._language.setVisible(len(pack.languages) > 1)
        self._tabs.setAccessibleName(self.tr("Panels"))
        self._tab_list.setAccessibleName(self.tr("Panels"))
        for number, panel in enumerate(PANELS):
            name = panel_title(panel)
            self._tabs.setTabText(number, name)
            self._tabs.setTabToolTip(number, BY_ID[f"go.{panel}"].keys[0])
            self._tab_list.setItemText(number, name)
        side = look.px(32) if look.text_scale <= 1.25 else 24
        self._header.setContentsMargins(side, 12, side, 4)
        self._header.setSpacing(look.px(12))
        self._tab_row.setContentsMargins(side, 0, side, 0)
        self._banner_row.setContentsMargins(side, 6 if self.banner.isVisible() else 0, side, 0)
        self._fit_header()

    def refresh(self) -> None:
        """Show pack, language and look anew, on the frame and on every page."""
        self.retranslate()
        for page in self._pages.values():
            page.refresh()
            refresh_body = getattr(page.body, "refresh", None)
            if refresh_body is not None:
                refresh_body()

    def show_panel(self) -> None:
        """Bring the state's panel to the front."""
        self._show_panel()

    def _show_panel(self) -> None:
        panel = self.state.panel
        self._stack.setCurrentWidget(self._page(panel))
        number = PANELS.index(panel)
        for widget in (self._tabs, self._tab_list):
            widget.blockSignals(True)
            widget.setCurrentIndex(number)
            widget.blockSignals(False)

    # Fitting the window

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_header()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit_header()

    def _fit_header(self) -> None:
        """Tabs where they fit, else one list; the find button gives way before the title does."""
        margins = self._tab_row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        fits = self._tabs.sizeHint().width() <= room
        self._tabs.setVisible(fits)
        self._tab_list.setVisible(not fits)
        policy = QSizePolicy.Policy.Preferred if fits else QSizePolicy.Policy.Maximum
        self._find.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self._find.setMinimumWidth(round(210 * self.state.text_scale) if fits else 0)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.closing.emit()
        super().closeEvent(event)

    def open_menu(self) -> None:
        """Open the menu below its button, for F10."""
        self._menu_button.setFocus()
        corner = self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height()))
        self.menu.popup(corner)


def panel_title(panel: str) -> str:
    """Name of a panel in the program's language."""
    return translated("commands", BY_ID[f"go.{panel}"].title)
