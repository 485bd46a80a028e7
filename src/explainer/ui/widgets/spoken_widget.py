"""A widget as a screen reader meets it, with the kind it was given. Made when one asks."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

_NOTHING = QAccessible.Role.Whitespace
_WHOLE = (_NOTHING, QAccessible.Role.Button, QAccessible.Role.Chart, QAccessible.Role.Graphic)
"""Kinds whose parts say nothing that the whole does not."""


class SpokenWidget(QAccessibleWidget):
    """A widget with the kind it was given."""

    def __init__(self, widget: QWidget, kind: str) -> None:
        """`kind` is the name of a role of Qt's."""
        self._widget, self._role = widget, QAccessible.Role[kind]
        # a name given here would stay, whatever the widget is called later
        super().__init__(widget, self._role)

    def state(self) -> QAccessible.State:
        """Qt's own, but that what says nothing is not there."""
        state = super().state()
        if self._role == _NOTHING:
            state.invisible = 1
        return state

    def childCount(self) -> int:  # noqa: N802
        """How many parts can be asked."""
        return 0 if self._role in _WHOLE else super().childCount()

    def actionNames(self) -> list[str]:  # noqa: N802
        """What can be done with it without a key."""
        press = ["Press"] if isinstance(self._widget, QAbstractButton) else []
        return [*press, *super().actionNames()]

    def doAction(self, name: str) -> None:  # noqa: N802
        """Do it."""
        if name == "Press" and isinstance(self._widget, QAbstractButton):
            self._widget.click()
        else:
            super().doAction(name)
