"""The main window: header, notices and the panel shown. It shows the state and asks for changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explainer.app.commands import command_of_key
from explainer.app.state import State
from explainer.core.languages import language_of
from explainer.core.pack import Pack
from explainer.drawing.theme import THEMES
from explainer.ui import style
from explainer.ui.dialogs.banner import Banner
from explainer.ui.header import Header, panel_title
from explainer.ui.look import Look, page_side
from explainer.ui.placement import USUAL
from explainer.ui.widgets.spoken import announce
from explainer.ui.widgets.toast import Toast

if TYPE_CHECKING:  # of the two kinds of page, the first paint needs one
    from explainer.ui.panels.page import PanelPage
    from explainer.ui.start.page import StartPage

__all__ = ["MENU_KEY", "MainWindow", "panel_title", "title_text", "window_title"]

LEAST_WIDTH, LEAST_HEIGHT = 620, 400
"""Size in logical pixels that a window has at least: less than the smallest screen leaves beside
its task bar."""
MENU_KEY = "F10"
START = "start"
"""The panel that has a page of its own kind; others have list and card."""


class _Stack(QStackedWidget):
    """The pages, of which one is seen. How high and wide the others would like to be is no matter:
    Qt asks every one of them at each change of the look."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return False

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(*USUAL)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, 0)


class MainWindow(QMainWindow):
    """Header and panels over one `State`."""

    closing = Signal()
    placed = Signal()  # it has another place or size
    command_requested = Signal(str)
    menu_requested = Signal()
    sheet_requested = Signal()  # where sheets are not printed by a dialog
    over_requested = Signal()  # the visit is over
    staff_requested = Signal()
    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        # before there are parts: each is then looked up in the stylesheet once, not twice
        self.dress()
        self.menu = QMenu(self)
        self._make_parts()
        self._lay_out()
        self._pages: dict[str, PanelPage | StartPage] = {}
        self._fresh: set[str] = set()
        self._completed = False
        self.page(state.panel)
        self.retranslate()
        self.show_panel()

    # Parts

    def _make_parts(self) -> None:
        self.header = Header(self.state, self.menu)
        self.header.command_requested.connect(self.command_requested)
        self.header.menu_requested.connect(self.menu_requested)
        self.find_field = self.header.find_field
        self.banner, self._stack = Banner(), _Stack()

    def _lay_out(self) -> None:
        central = QWidget()
        central.setObjectName("central")
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banner_row = QHBoxLayout()
        self._banner_row.addWidget(self.banner)
        column.addWidget(self.header)
        column.addLayout(self._banner_row)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self.toast = Toast(central)
        self.setMinimumHeight(LEAST_HEIGHT)

    def page(self, panel: str) -> PanelPage | StartPage:
        """The page of a panel, made if it is not there yet."""
        if panel not in self._pages:
            page = self._new_page(panel)
            page.source_card_requested.connect(self.source_card_requested)
            page.source_requested.connect(self.source_requested)
            self._pages[panel] = page
            self._fresh.add(panel)
            self._stack.addWidget(page)
        return self._pages[panel]

    def _new_page(self, panel: str) -> PanelPage | StartPage:
        """A page of the kind that the panel needs: the other kind is not loaded for it."""
        if panel != START:
            from explainer.ui.panels.page import PanelPage

            return PanelPage(panel, self.state)
        from explainer.ui.start.page import StartPage

        start = StartPage(panel, self.state)
        start.command_requested.connect(self.command_requested)
        if self._completed:
            start.complete()
        return start

    def complete(self) -> None:
        """Add what the first paint did without."""
        self._completed = True
        from explainer.ui.start.page import StartPage

        for page in self._pages.values():
            if isinstance(page, StartPage):
                page.complete()

    # Showing the state

    def retranslate(self) -> None:
        """Say everything of the frame in the present language and look."""
        look = Look.of(self.state)
        self.setWindowTitle(title_text(window_title(self.state.pack, look.language)))
        self.setLocale(QLocale(language_of(look.language).tag))  # in which voice it is read
        self.header.retranslate()
        self.setMinimumWidth(max(LEAST_WIDTH, round(505 * look.text_scale)))
        self._fit_banner()

    def _fit_banner(self) -> None:
        side = page_side(self.width(), self.state.text_scale)
        self._banner_row.setContentsMargins(side, 8 if self.banner.isVisible() else 0, side, 0)

    def dress(self) -> None:
        """Put on the stylesheet of the present look. Dialogs inherit it."""
        self.setStyleSheet(style.stylesheet(THEMES[self.state.theme], self.state.text_scale,
                                            self.state.station.target))

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
        before, focused = self._stack.currentWidget(), QApplication.focusWidget()
        leaves = (before is not None and before is not page and focused is not None
                  and before.isAncestorOf(focused))
        self._stack.setCurrentWidget(page)
        self.header.show_panel()
        if leaves and page.title.isVisible():  # not to whatever is next in what is hidden now
            page.title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif before is not page and self.isActiveWindow():
            announce(page, f"{panel_title(panel)}. {page.title.accessibleName()}")

    # Fitting the window

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_banner()
        self.toast.place()
        self.placed.emit()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        super().moveEvent(event)
        self.placed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.placed.emit()

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
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        elif (called := command_of_key(key)) is not None:
            self.command_requested.emit(called.id)
        elif event.text().isalnum() and key.removeprefix("Shift+") == event.text().upper():
            self.find_field.type_here(event.text())
        else:
            super().keyPressEvent(event)

    def step_back(self) -> None:
        """Take back the last thing chosen on the panel shown."""
        body = self.page(self.state.panel).body
        if body is not None:
            body.step_back()

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or no longer."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()


def window_title(pack: Pack, language: str) -> str:
    """The pack's title; before it the name of its file or folder, unless it is the built-in one."""
    title = pack.meta("title", language) or "Explainer"
    name = "" if pack.built_in else pack.path.name
    return f"{name} – {title}" if name else title


def title_text(text: str) -> str:
    """A text as a window's title: "[*]" is Qt's mark for unsaved changes, shown only where it is
    doubled."""
    return text.replace("[*]", "[*][*]")
