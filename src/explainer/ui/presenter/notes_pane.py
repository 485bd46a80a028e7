"""The speaker's notes: those of the pack, to read, and the presenter's own, to write."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

_ANY = 16777215  # Qt's own bound: none
SIZES = (1.0, 1.35, 1.75, 2.3)
"""Sizes of the notes, by the program's text size; the key N goes from one to the next."""


class _OwnNotes(QPlainTextEdit):
    """A field for notes that Esc leaves."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NotesPane(QWidget):
    """Notes on one slide. `own_changed` gives what the presenter has written, a moment after the
    last key."""

    own_changed = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slide, self._tight, self._one_line = "", False, False
        self._heading = QLabel(self)
        self._heading.setProperty("muted", True)
        self._heading.setProperty("small", True)
        self.pack_notes = QPlainTextEdit(self)
        self.pack_notes.setReadOnly(True)
        self.pack_notes.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.own = _OwnNotes(self)
        self.own.setTabChangesFocus(True)
        self.own.left.connect(self.left)
        self._unsaved = QLabel(self)
        self._unsaved.setTextFormat(Qt.TextFormat.PlainText)
        self._unsaved.setWordWrap(True)
        self._unsaved.setVisible(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(400)
        self._later.timeout.connect(self.keep)
        self.own.textChanged.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget, stretch in ((self._heading, 0), (self.pack_notes, 3), (self.own, 2)):
            column.addWidget(widget, stretch)
        for field in (self.pack_notes, self.own):
            field.setMinimumHeight(32)
        column.addWidget(self._unsaved)
        self._size = 0
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the present language."""
        self._heading.setText(self.tr("Notes (only you see them)"))
        self.pack_notes.setAccessibleName(self.tr("Notes of the pack"))
        self.pack_notes.setPlaceholderText(self.tr("The pack has no notes for this slide."))
        self.own.setAccessibleName(self.tr("My notes"))
        self.own.setPlaceholderText(self.tr("My own notes. They stay on this computer."))

    def show_notes(self, slide: str, of_pack: str, own: str) -> None:
        """Show the notes of a slide."""
        if of_pack != self.pack_notes.toPlainText():
            self.pack_notes.setPlainText(of_pack)
        if slide != self._slide:
            self.keep()
            self._slide = slide
            self.own.blockSignals(True)
            self.own.setPlainText(own)
            self.own.blockSignals(False)
            self.set_tight(self._tight, one_line=self._one_line)

    def show_error(self, error: OSError | None) -> None:
        """Say why notes, questions and place could not be saved; None where they were."""
        message = self.tr(
            "Not saved yet: {error}. Your notes and questions are kept in memory, and the program "
            "will try again.")
        if error is not None:
            self._unsaved.setText(message.format(error=error.strerror or error))
        self._unsaved.setVisible(error is not None)

    def keep(self) -> None:
        """Hand over what has been written and not yet been kept."""
        if self._later.isActive():
            self._later.stop()
            self.own_changed.emit(self._slide, self.own.toPlainText())

    def _typed(self) -> None:
        self._later.start()

    def set_tight(self, tight: bool, *, one_line: bool = False) -> None:
        """Where there is little room, the heading goes, and one's own notes unless they say
        something."""
        self._tight, self._one_line = tight, one_line
        line = self.own.fontMetrics().height()
        self.own.setMaximumHeight(line + 20 if one_line else _ANY)
        self._heading.setVisible(not tight)
        self.own.setVisible(not tight or bool(self.own.toPlainText()) or self.own.hasFocus())

    def scroll_notes(self, pages: int) -> None:
        """Scroll the notes of the pack by nearly a page; where they are all seen, one's own."""
        for field in (self.pack_notes, self.own):
            bar = field.verticalScrollBar()
            if bar.maximum() > bar.minimum():
                bar.setValue(bar.value() + pages * max(1, bar.pageStep() - 1))
                return

    def next_size(self) -> None:
        """The next size of text, the first after the last."""
        self._size = (self._size + 1) % len(SIZES)
        self._scale()

    def _scale(self) -> None:
        size = round(self._heading.fontInfo().pixelSize() * 1.15 * SIZES[self._size])
        for field in (self.pack_notes, self.own):
            field.setStyleSheet(f"font-size: {size}px;")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
