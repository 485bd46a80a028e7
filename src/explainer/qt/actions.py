"""Commands as `QAction`s: one per row of the table of commands, with its keys and translated
title."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from explainer.app.commands import MENUS, Command, Situation, offered
from explainer.app.station import OWN, Station
from explainer.qt.translation import translated


class Actions:
    """The actions of a window, by command id. Menus, keys and the command list all trigger these,
    so that a command which is not offered where the program runs cannot be reached by any of them.

    `situation` is asked at each `refresh`.
    """

    def __init__(self, window: QWidget, situation: Callable[[], Situation],
                 station: Station = OWN) -> None:
        self._situation = situation
        self.commands = offered(station)
        self._actions: dict[str, QAction] = {}
        for command in self.commands:
            action = QAction(window)
            action.setObjectName(command.id)
            action.setCheckable(command.checkable)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            window.addAction(action)
            self._actions[command.id] = action

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def __contains__(self, command_id: str) -> bool:
        return command_id in self._actions

    def trigger(self, command_id: str) -> None:
        """Run a command, if it is offered here and can do something now."""
        if command_id in self._actions:
            self._actions[command_id].trigger()

    def connect(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Say what each command does. Raises `KeyError` for a command that does nothing."""
        for command_id, action in self._actions.items():
            action.triggered.connect(
                lambda _checked=False, run=handlers[command_id]: self._run(run))

    def _run(self, handler: Callable[[], object]) -> None:
        handler()
        self.refresh()  # Qt has switched it off where what is on already was chosen

    def retranslate(self) -> None:
        """Set the titles in the present language; `refresh` sets the tips."""
        for command in self.commands:
            self._actions[command.id].setText(translated(command.title))

    def refresh(self) -> None:
        """Enable and check each action as its command says; a disabled one tells why."""
        situation = self._situation()
        for command in self.commands:
            action, reason = self._actions[command.id], command.why_disabled(situation)
            action.setEnabled(not reason)
            if command.checked is not None:
                action.setChecked(command.checked(situation))
            tip = translated(reason or command.help)
            action.setToolTip(tip)
            action.setStatusTip(tip)

    def fill(self, menu: QMenu) -> None:
        """Make a submenu for each menu of the table, with a line between its groups."""
        for old in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()  # clear() would keep it, unseen
        menu.clear()
        for menu_id, title in MENUS.items():
            commands = [command for command in self.commands if command.menu == menu_id]
            if commands:
                submenu = menu.addMenu(translated(title))
                submenu.setToolTipsVisible(True)
                self._fill_submenu(submenu, commands)

    def _fill_submenu(self, submenu: QMenu, commands: list[Command]) -> None:
        group = 0
        for command in commands:
            if command.group != group:
                submenu.addSeparator()
                group = command.group
            submenu.addAction(self._actions[command.id])
