"""The menu of the right button on list, strip and card: what can be done with what is shown."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from explainer.qt.actions import Actions

_GROUPS = (("share.copy", "share.copy_text", "share.copy_picture"),
           ("share.export", "share.print"), ("go.source_card",))


def context_menu(parent: QWidget, actions: Actions) -> QMenu:
    """The menu, with a line between its groups. It is thrown away when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    for number, group in enumerate(_GROUPS):
        if number:
            menu.addSeparator()
        for name in group:
            menu.addAction(actions[name])
    return menu


def offer_context_menu(area: QWidget, actions: Actions) -> None:
    """Open the menu on `area`, and on whatever in it has none of its own."""
    def show(place: QPoint) -> None:
        context_menu(area, actions).popup(area.mapToGlobal(place))

    area.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    area.customContextMenuRequested.connect(show)
