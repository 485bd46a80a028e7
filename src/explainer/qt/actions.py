"""Commands as `QAction`s: one per row of the table of commands, with its keys and translated title."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from explainer.app.commands import BY_ID, COMMANDS, MENUS
from explainer.qt.translation import translated


class Actions:
    """The actions of a window, by command id."""

    def __init__(self, window: QWidget, handlers: dict[str, Callable[[], object]]) -> None:
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(window)
            action.setObjectName(command.id)
            action.setCheckable(command.checkable)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.triggered.connect(lambda _checked=False, run=handlers[command.id]: run())
            window.addAction(action)
            self._actions[command.id] = action
        self.retranslate()

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def retranslate(self) -> None:
        """Set titles and tips in the present language."""
        for command_id, action in self._actions.items():
            command = BY_ID[command_id]
            action.setText(translated(command.title))
            tip = translated(command.help)
            action.setToolTip(tip)
            action.setStatusTip(tip)

    def fill(self, menu: QMenu) -> None:
        """Make a submenu for each menu of the table, with a line between its groups."""
        for old in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()  # clear() would keep it, unseen
        menu.clear()
        for menu_id, title in MENUS.items():
            submenu = menu.addMenu(translated(title))
            submenu.setToolTipsVisible(True)
            group = 0
            for command in (c for c in COMMANDS if c.menu == menu_id):
                if command.group != group:
                    submenu.addSeparator()
                    group = command.group
                submenu.addAction(self._actions[command.id])
