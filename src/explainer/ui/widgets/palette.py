"""A field with a list below it: find in everything, and the command list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explainer.qt.roles import as_tip


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: what it says, a second line, and what it does."""

    title: str
    detail: str
    run: Callable[[], object]
    enabled: bool = True


class Palette(QDialog):
    """Type, move with the arrow keys, Enter runs the choice. `search` gives the choices for the
    words typed."""

    def __init__(self, title: str, hint: str, nothing: str, search: Callable[[str], list[Choice]],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._search, self._nothing_text = search, nothing
        self._choices: list[Choice] = []
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(title)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: self._run())
        self.list.itemClicked.connect(lambda _item: self._run())
        self.note = QLabel(self)
        self.note.setObjectName("muted")
        self.note.setWordWrap(True)
        column = QVBoxLayout(self)
        for widget in (self.field, self.list, self.note):
            column.addWidget(widget)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(60)
        self._delay.timeout.connect(self._show)
        self.field.textChanged.connect(lambda _text: self._delay.start())
        self.field.installEventFilter(self)
        if parent is not None:
            window = parent.window().size()
            self.resize(min(max(560, round(window.width() * 0.55)), window.width() - 40),
                        round(window.height() * 0.62))
        self._show()

    def _show(self) -> None:
        self._delay.stop()
        words = self.field.text()
        self._choices = self._search(words)
        self.list.clear()
        for choice in self._choices:
            item = QListWidgetItem(f"{choice.title}\n{choice.detail}" if choice.detail
                                   else choice.title)
            item.setToolTip(as_tip(choice.detail))
            if not choice.enabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.note.setText(self._nothing_text if words.strip() and not self._choices else "")
        self.note.setVisible(bool(self.note.text()))

    def _run(self) -> None:
        if self._delay.isActive():
            self._show()
        row = self.list.currentRow()
        if self.result():
            return  # one click both clicks and activates where the desktop says so
        if 0 <= row < len(self._choices) and self._choices[row].enabled:
            choice = self._choices[row]
            self.accept()
            choice.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrow keys in the field move in the list; Enter runs."""
        if (watched is self.field and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8,
                    Qt.Key.Key_PageUp: -8}.get(Qt.Key(event.key()))
            if step and self.list.count():
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)
