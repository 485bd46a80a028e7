"""What a screen reader is told where Qt does not know it: what kind of thing a widget is, that its
parts say nothing that it does not, and what happened elsewhere than at the focus."""

from __future__ import annotations

from enum import IntEnum

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QTableView, QWidget

_ROLE = "spokenRole"


class Kind(IntEnum):
    """What a widget can be to the ear."""

    HEADING = QAccessible.Role.Heading.value
    LINK = QAccessible.Role.Link.value
    TEXT = QAccessible.Role.StaticText.value
    CHART = QAccessible.Role.Chart.value
    PICTURE = QAccessible.Role.Graphic.value
    GROUP = QAccessible.Role.Grouping.value
    """Things that belong together: its name is said when the focus comes into it."""
    BOX = QAccessible.Role.Client.value
    """Only holds other things, which say all of it."""
    NOTICE = QAccessible.Role.Notification.value
    ALERT = QAccessible.Role.AlertMessage.value
    BUTTON = QAccessible.Role.Button.value
    WINDOW = QAccessible.Role.Window.value
    NOTHING = QAccessible.Role.Whitespace.value
    """Only the eye needs it, or another thing says all of it."""


def speak_as(widget: QWidget, kind: Kind) -> None:
    """Tell screen readers what kind of thing a widget is, before it has a name: its accessible
    name."""
    _install()
    widget.setProperty(_ROLE, int(kind))


def announce(widget: QWidget, text: str) -> None:
    """Say a text now, whatever has the focus. `widget` is what it is about."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def say_current(view: QTableView) -> None:
    """Tell where in a table the focus is, which Qt does only when it moves there."""
    index = view.currentIndex()
    if QAccessible.isActive() and view.hasFocus() and index.isValid():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        # Qt counts the titles of rows and columns, shown or not, among the cells
        event.setChild((index.row() + 1) * (view.model().columnCount() + 1) + index.column() + 1)
        QAccessible.updateAccessibility(event)


class _Spoken(QAccessibleWidget):
    """A widget with the kind it was given."""

    def __init__(self, widget: QWidget, kind: Kind) -> None:
        super().__init__(widget, QAccessible.Role(int(kind)))  # a name given here would stay
        self._widget, self._kind = widget, kind

    def state(self) -> QAccessible.State:
        state = super().state()
        if self._kind is Kind.NOTHING:
            state.invisible = 1
        return state

    def childCount(self) -> int:  # noqa: N802
        whole = self._kind in (Kind.NOTHING, Kind.BUTTON, Kind.CHART, Kind.PICTURE)
        return 0 if whole else super().childCount()

    def actionNames(self) -> list[str]:  # noqa: N802
        press = ["Press"] if isinstance(self._widget, QAbstractButton) else []
        return [*press, *super().actionNames()]

    def doAction(self, name: str) -> None:  # noqa: N802
        if name == "Press" and isinstance(self._widget, QAbstractButton):
            self._widget.click()
        else:
            super().doAction(name)


_spoken: list[QAccessibleInterface] = []
"""Qt owns them and deletes each with its widget; until then Python must not let go."""
_installed: list[object] = []


def _make(_class: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or (kind := thing.property(_ROLE)) is None:
        return None
    _spoken[:] = [one for one in _spoken if shiboken6.isValid(one)]
    _spoken.append(_Spoken(thing, Kind(kind)))
    return _spoken[-1]


def _install() -> None:
    """Tell Qt how these are spoken, once."""
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(_make)
