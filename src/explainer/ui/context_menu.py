"""The menu of the right button on list, strip and card: what can be done with what is shown."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from explainer.qt.actions import Actions
from explainer.qt.translation import translated

_GROUPS = (("share.copy", "share.copy_text", "share.copy_picture"),
           ("share.export", "share.print"), ("go.source_card",))


def context_menu(parent: QWidget, actions: Actions, text: QTextEdit) -> QMenu:
    """The menu, with a line between its groups. Words selected in `text` come first. It is thrown
    away when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    if text.textCursor().hasSelection():
        menu.addAction(translated("Copy selected words"), text.copy)
    for group in _GROUPS:
        menu.addSeparator()
        for name in filter(actions.__contains__, group):
            menu.addAction(actions[name])
    return menu


def offer_context_menu(area: QWidget, text: QTextEdit, actions: Actions) -> None:
    """Open the menu on `area` and all that is in it; so does `text`, in place of its own."""
    def show(place: QPoint) -> None:
        context_menu(area, actions, text).popup(area.mapToGlobal(place))

    text.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    area.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    area.customContextMenuRequested.connect(show)
