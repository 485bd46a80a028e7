"""What stands where a list would be that the filter leaves without rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from explainer.ui.widgets.lines import TextLabel


class Nothing(QWidget):
    """Says that nothing fits, and offers all rows again."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self.button = TextLabel(), QPushButton()
        self.button.clicked.connect(self.cleared)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Name the button in the present language."""
        self.button.setText(self.tr("Show all rows"))

    def show_words(self, words: str) -> None:
        """Say which words no row holds; "" where it is the filter alone."""
        self._text.show_text(
            self.tr("No row of this list has “{words}”.").format(words=words) if words
            else self.tr("No row fits this filter."))
