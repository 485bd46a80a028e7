"""What a screen reader is told where Qt does not know it: what kind of thing a widget is, that its
parts say nothing that it does not, and what happened elsewhere than at the focus.

The first paint imports this, so whatever only a screen reader needs waits until one asks.
"""

from __future__ import annotations

from enum import StrEnum

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView, QWidget

_ROLE = "spokenRole"


class Kind(StrEnum):
    """What a widget can be to the ear: names of Qt's roles."""

    HEADING = "Heading"
    LINK = "Link"
    TEXT = "StaticText"
    CHART = "Chart"
    PICTURE = "Graphic"
    GROUP = "Grouping"
    """Things that belong together: its name is said when the focus comes into it."""
    BOX = "Client"
    """Only holds other things, which say all of it."""
    NOTICE = "Notification"
    ALERT = "AlertMessage"
    BUTTON = "Button"
    WINDOW = "Window"
    NOTHING = "Whitespace"
    """Only the eye needs it, or another thing says all of it."""


def speak_as(widget: QWidget, kind: Kind) -> None:
    """Tell screen readers what kind of thing a widget is, before it has a name: its accessible
    name."""
    _install()
    widget.setProperty(_ROLE, str(kind))


def announce(widget: QWidget, text: str) -> None:
    """Say a text now, whatever has the focus. `widget` is what it is about."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def say_current(view: QTableView) -> None:
    """Tell where in a table the focus is, which Qt does only when it moves there."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    index = view.currentIndex()
    if QAccessible.isActive() and view.hasFocus() and index.isValid():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        # Qt counts the titles of rows and columns, shown or not, among the cells
        event.setChild((index.row() + 1) * (view.model().columnCount() + 1) + index.column() + 1)
        QAccessible.updateAccessibility(event)


_spoken: list[object] = []
"""Qt owns them and deletes each with its widget; until then Python must not let go."""
_installed: list[object] = []


def _make(_class: str, thing: QObject) -> object:
    """What Qt is to tell of a thing; None leaves it to Qt."""
    if not isinstance(thing, QWidget) or not (kind := thing.property(_ROLE)):
        return None
    from explainer.ui.widgets.spoken_widget import SpokenWidget

    _spoken[:] = [one for one in _spoken if shiboken6.isValid(one)]
    _spoken.append(SpokenWidget(thing, str(kind)))
    return _spoken[-1]


def _install() -> None:
    """Tell Qt how these are spoken, once."""
    if not _installed:
        from PySide6.QtGui import QAccessible

        QAccessible.installFactory(_make)
        _installed.append(_make)
