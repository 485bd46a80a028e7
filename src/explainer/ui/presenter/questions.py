"""The parking lot: questions from the room, each linked to a claim if it is about one, to come back
to and to take home."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explainer.app.show_store import Question, ShowStore, questions_text
from explainer.app.state import State
from explainer.content import formatting
from explainer.core.atomic import replacing
from explainer.qt.translation import translated
from explainer.ui.dialogs.texts import fit
from explainer.ui.look import Look

_WATCH_MS = 300


class QuestionsDialog(QDialog):
    """Type a question and Enter parks it. `go_requested` gives the question to go back to."""

    go_requested = Signal(object)
    changed = Signal()

    def __init__(self, state: State, store: ShowStore, slide: str, claim: str,
                 parent: QWidget | None = None, *, seen_by_room: bool = False) -> None:
        """`seen_by_room`: the dialog is on the only screen, so the questions are shown when asked
        for."""
        super().__init__(parent)
        self._state, self._store, self._slide = state, store, slide
        self.setWindowTitle(self.tr("Questions from the room"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Type the question; Enter parks it"))
        self.field.setAccessibleName(self.tr("Question"))
        self.field.setMaxLength(2000)
        self.claims = QComboBox(self)
        self.claims.setAccessibleName(self.tr("Claim it is about"))
        self.claims.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.claims.setMinimumContentsLength(30)
        self._fill_claims(claim)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Parked questions"))
        self.list.itemChanged.connect(self._checked)
        self.list.itemDoubleClicked.connect(lambda _item: self._go())
        self._nothing = QLabel(self.tr("No question is parked."), self)
        self._nothing.setProperty("muted", True)
        self.add, self.go, self.drop, self.save, self.close_button = (QPushButton(text, self)
                                                                      for text in (
            self.tr("Park it"), self.tr("Go there"), self.tr("Remove"), self.tr("Save as text…"),
            self.tr("Close")))
        for button, run in ((self.add, self._add), (self.go, self._go), (self.drop, self._remove),
                            (self.save, self.ask_save), (self.close_button, self.reject)):
            button.clicked.connect(run)
            button.setAutoDefault(button is self.add)
        self._private = seen_by_room
        self._make_private()
        self._lay_out()
        self._show_error()
        fit(self, Look.of(state), 640, 520)
        self._show()
        self.field.setFocus()

    def _make_private(self) -> None:
        """What shows the list on the only screen, and what says that it is not saved."""
        self.reveal = QPushButton(self.tr("Show the questions"), self)
        self.reveal.setAutoDefault(False)
        self.reveal.clicked.connect(lambda: self._reveal())
        self.unsaved = QLabel(self)
        self.unsaved.setTextFormat(Qt.TextFormat.PlainText)
        self.unsaved.setWordWrap(True)
        self.unsaved.setProperty("pace", "very_late")
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self._show_error)
        self._watch.start()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        first, about, last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.field, 1)
        first.addWidget(self.add)
        about.addWidget(QLabel(self.tr("About:"), self))
        about.addWidget(self.claims, 1)
        for widget in (self.go, self.drop, self.save):
            last.addWidget(widget)
        last.addStretch(1)
        last.addWidget(self.close_button)
        column.addLayout(first)
        column.addLayout(about)
        column.addWidget(self.reveal)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        column.addWidget(self.unsaved)
        column.addLayout(last)

    def _fill_claims(self, claim: str) -> None:
        pack, language = self._state.pack, self._state.language
        self.claims.addItem(self.tr("no claim"), "")
        for row in pack["claims"]:
            text = formatting.local(pack, row, "text", language)
            self.claims.addItem(f"{row.id}  {text}", row.id)
        self.claims.setCurrentIndex(max(0, self.claims.findData(claim)))

    def _show(self) -> None:
        self.list.blockSignals(True)
        row = self.list.currentRow()
        self.list.clear()
        self._store.refresh()
        self._shown = self._store.questions
        for question in self._shown:
            claim = self._state.pack.row("claims", question.claim)
            about = (formatting.local(self._state.pack, claim, "text", self._state.language)
                     if claim is not None else "")
            item = QListWidgetItem(f"{question.text}\n{about}" if about else question.text,
                                   self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if question.answered
                               else Qt.CheckState.Unchecked)
            item.setToolTip(self.tr("Check off a question that has been answered"))
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.list.blockSignals(False)
        some = self.list.count() > 0
        self.reveal.setVisible(self._private and some)
        self.list.setVisible(not self._private)
        self._nothing.setVisible(not some)
        for button in (self.go, self.drop):
            button.setEnabled(some and not self._private)
        self.save.setEnabled(some)
        self.changed.emit()

    def _reveal(self) -> None:
        self._private = False
        self._show()
        self.field.setFocus()

    def _show_error(self) -> None:
        """Say that the questions are not on the disk yet, and why."""
        error = self._store.error
        self.unsaved.setVisible(error is not None)
        if error is not None:
            self.unsaved.setText(self.tr(
                "Not saved on the disk: {error}. The questions are kept in memory while the "
                "program runs. Save them as text in another place.").format(
                    error=error.strerror or error))

    def _add(self) -> None:
        text = " ".join(self.field.text().split())
        if text:
            self._store.add_question(Question(text, self.claims.currentData() or "", self._slide,
                                              datetime.now().isoformat(timespec="seconds"), False))
            self.field.clear()
            self._show()
            self.list.setCurrentRow(self.list.count() - 1)
        self.field.setFocus()

    def _place(self, row: int) -> int:
        """Where the store has the question of a row now; -1 if it has been removed, or there is no
        such row."""
        shown = self._shown[row].id if 0 <= row < len(self._shown) else ""
        return next((place for place, question in enumerate(self._store.questions)
                     if question.id == shown), -1)

    def _checked(self, item: QListWidgetItem) -> None:
        place = self._place(self.list.row(item))
        answered = item.checkState() == Qt.CheckState.Checked
        if place >= 0:
            self._store.replace_question(place,
                                         replace(self._store.questions[place], answered=answered))
        self.changed.emit()

    def _go(self) -> None:
        place = self._place(self.list.currentRow())
        if place >= 0:
            question = self._store.questions[place]
            self.accept()
            self.go_requested.emit(question)

    def _remove(self) -> None:
        place = self._place(self.list.currentRow())
        if place >= 0:
            self._store.remove_question(place)
            self._show()

    def ask_save(self) -> bool:
        """Ask where, and write all questions as text. Whether they were written."""
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the questions"),
                                                  self.tr("questions.txt"),
                                                  self.tr("Text (*.txt)"))
        return bool(path) and save_questions(self, Path(path), self._store, self._state)


def save_questions(parent: QWidget, path: Path, store: ShowStore, state: State) -> bool:
    """Write the questions as text, whole or not at all; say it if that fails. Whether they were
    written."""
    text = questions_text(store.questions, state.pack, state.language)
    try:
        with replacing(path) as temporary:
            # half a letter must not keep the rest
            temporary.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        message = translated("{path} could not be written: {error}. Choose another place.").format(
            path=path, error=error.strerror or error)
        box = QMessageBox(QMessageBox.Icon.Warning, parent.windowTitle(), message, parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # a path may look like markup
        box.open()
        return False
    return True
