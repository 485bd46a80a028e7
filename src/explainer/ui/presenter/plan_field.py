"""The field for the planned length of a show, which takes what people type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from explainer.app.pace import minutes_from
from explainer.app.settings import MOST_MINUTES

LONGEST = 40
"""Letters: more than any language needs to say a length, and than anybody types."""


class PlanField(QLineEdit):
    """Minutes: "25", "25:00", "0:25". Enter or leaving the field takes them, Esc does not. What is
    no length is marked and stays to be corrected."""

    planned = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minutes = 0
        self.setMaxLength(LONGEST)
        self._write()

    def value(self) -> int:
        """The planned minutes; 0: no plan."""
        return self._minutes

    def set_value(self, minutes: int) -> None:
        """Show a plan without telling anybody."""
        self._minutes = minutes
        self._write()

    def retranslate(self) -> None:
        """Words in the present language."""
        self.setPlaceholderText(self.tr("no plan"))
        self.setAccessibleName(self.tr("Planned length in minutes"))
        self.setToolTip(
            self.tr("Planned length of the show, such as 25 or 0:25; empty means no plan"))
        if not self.hasFocus():
            self._write()

    def _write(self) -> None:
        self._mark(wrong=False)
        self.setText(self.tr("{n} min planned").format(n=self._minutes) if self._minutes else "")

    def _mark(self, *, wrong: bool) -> None:
        state = "very_late" if wrong else ""
        if self.property("pace") != state:
            self.setProperty("pace", state)
            self.style().unpolish(self)
            self.style().polish(self)

    def _take(self) -> bool:
        """Take what was typed. Whether it is a length."""
        minutes = minutes_from(self.text(), MOST_MINUTES)
        if minutes is None:
            self._mark(wrong=True)
            return False
        changed, self._minutes = minutes != self._minutes, minutes
        self._write()
        if changed:
            self.planned.emit(minutes)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.setText(str(self._minutes) if self._minutes else "")
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if not self._take():
            self._write()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._take():
                self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._write()
            self.setText(str(self._minutes) if self._minutes else "")
            self.left.emit()
        else:
            super().keyPressEvent(event)
