"""Where the presenter looks ahead in private: the list of slides with a field to find one, and
other choices for the slide that is prepared: its city, which rows, in which order."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices of one kind for the prepared slide: id and label of each, and the one taken. No
    options: not offered."""

    name: str = ""
    options: tuple[tuple[str, str], ...] = ()
    taken: str = ""


class PreparePane(QWidget):
    """Emits what the presenter wants to prepare."""

    words_typed = Signal(str)
    entered = Signal()
    left = Signal()
    slide_chosen = Signal(str)
    slide_wanted = Signal(str)  # double click or Enter in the list: show it at once
    choice_made = Signal(str, str)  # "city", "tag" or "sort", and the id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.words_typed)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(40)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(lambda item: self.slide_chosen.emit(item.data(_ID)))
        self.list.itemDoubleClicked.connect(lambda item: self.slide_wanted.emit(item.data(_ID)))
        self.boxes = {kind: QComboBox(self) for kind in ("city", "tag", "sort")}
        row = QHBoxLayout()
        row.setSpacing(8)
        for kind, box in self.boxes.items():
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.activated.connect(
                lambda _index, kind=kind, box=box: self.choice_made.emit(kind, box.currentData()))
            row.addWidget(box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the present language."""
        self.field.setPlaceholderText(self.tr("Go to: number or words (G)"))
        self.field.setAccessibleName(self.tr("Go to a slide"))
        self.list.setAccessibleName(self.tr("Slides"))

    def show_slides(self, lines: tuple[tuple[str, str], ...], current: str) -> None:
        """The slides, id and line each, with one marked."""
        with QSignalBlocker(self.list):
            known = [(self.list.item(n).data(_ID), self.list.item(n).text())
                     for n in range(self.list.count())]
            if known != list(lines):
                self.list.clear()
                for slide_id, text in lines:
                    item = QListWidgetItem(text, self.list)
                    item.setData(_ID, slide_id)
                    item.setToolTip(text)
            for n in range(self.list.count()):
                if self.list.item(n).data(_ID) == current and self.list.currentRow() != n:
                    self.list.setCurrentRow(n)
                    self.list.scrollToItem(self.list.item(n))

    def offer(self, kind: str, choices: Choices) -> None:
        """Offer choices for the prepared slide."""
        box = self.boxes[kind]
        box.setVisible(bool(choices.options))
        box.setAccessibleName(choices.name)
        box.setToolTip(choices.name)
        with QSignalBlocker(box):
            if [(box.itemData(n), box.itemText(n)) for n in range(box.count())] != list(
                choices.options):
                box.clear()
                for key, label in choices.options:
                    box.addItem(label, key)
            box.setCurrentIndex(max(0, box.findData(choices.taken)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter shows what was found, Esc leaves the field, arrows go through the list."""
        if (watched is self.field and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                if row >= 0:
                    self.list.setCurrentRow(row)
                    self.slide_chosen.emit(self.list.item(row).data(_ID))
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
