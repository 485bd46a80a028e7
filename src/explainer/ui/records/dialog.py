"""The dialog of what was brought in: its data sets, files that are being counted, and what became
of them."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explainer.records.errors import RecordsError
from explainer.records.shown import Stored
from explainer.ui.dialogs.texts import fit
from explainer.ui.look import Look
from explainer.ui.records import words
from explainer.ui.records.data_set_table import DataSetTable
from explainer.ui.records.words import Outcome
from explainer.ui.widgets.flow import FlowLayout
from explainer.ui.widgets.lines import TextLabel

_WHOLE = 100


class RecordsDialog(QDialog):
    """Shows, and asks for what is to be done."""

    add_requested = Signal()
    remove_requested = Signal(str)  # id of a data set
    save_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._told: list[str] = []
        self.setWindowTitle(self.tr("Public records added here"))
        self.kept = TextLabel(self.tr("Only counts per area, day and kind are kept on this "
                                      "computer, never a row about a person."))
        self.trouble = TextLabel()
        self.trouble.setObjectName("banner")
        self.trouble.hide()
        self.table = DataSetTable(look)
        self.table.itemSelectionChanged.connect(self._follow)
        self.nothing = TextLabel(self.tr(
            "Nothing has been added yet. Files of the public record (CSV, CSV in gzip, XLSX, "
            "Parquet) can also be dropped onto the window."))
        self.nothing.setObjectName("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.table)
        self._arrange()
        self.show_stored(Stored())
        fit(self, look, 800, 560)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(self._look.px(8))
        column.addWidget(self.kept)
        column.addWidget(self.trouble)
        column.addWidget(self._stack, 3)
        column.addWidget(self._outcome_area(), 2)
        column.addWidget(self._progress_row())
        column.addWidget(self._button_row())

    def _outcome_area(self) -> QWidget:
        body = QWidget()
        body.setObjectName("column")
        self._outcomes = QVBoxLayout(body)
        self._outcomes.addStretch(1)
        area = self._outcome_scroll = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        area.setAccessibleName(self.tr("What became of the files"))
        area.hide()
        return area

    def _progress_row(self) -> QWidget:
        self._working = QWidget()
        row = QHBoxLayout(self._working)
        row.setContentsMargins(0, 0, 0, 0)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(self._look.px(240))
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_requested)
        row.addWidget(self.progress, 1)
        row.addWidget(self.told, 2)
        row.addWidget(self.cancel)
        self._working.hide()
        return self._working

    def _button_row(self) -> QWidget:
        line = QWidget()
        row = FlowLayout(line, self._look.px(8))
        self.add = QPushButton(self.tr("Add files…"))
        self.add.setObjectName("primary")
        self.remove = QPushButton(self.tr("Remove…"))
        self.save = QPushButton(self.tr("Save a copy of the pack with these…"))
        self.close_button = QPushButton(self.tr("Close"))
        self.add.clicked.connect(self.add_requested)
        self.remove.clicked.connect(self._ask_remove)
        self.save.clicked.connect(self.save_requested)
        self.close_button.clicked.connect(self.reject)
        for button in (self.add, self.remove, self.save, self.close_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.add.setFocus()
        return line

    # What is there

    def show_stored(self, stored: Stored) -> None:
        """Show what the store holds."""
        self.table.show_stored(stored)
        has = self.table.rowCount() > 0
        self._stack.setCurrentWidget(self.table if has else self.nothing)
        self.save.setEnabled(bool(stored.brought))
        self.show_trouble(stored.trouble)
        self._follow()

    def show_trouble(self, trouble: RecordsError | None) -> None:
        """Say what went wrong, in place; None: nothing did."""
        text = trouble.sentence(self._look.language) if trouble is not None else ""
        self.trouble.setText(escape(text))
        self.trouble.setAccessibleName(text)
        self.trouble.setVisible(bool(text))

    def _follow(self) -> None:
        self.remove.setEnabled(bool(self.table.chosen) and not self._working.isVisibleTo(self))

    def _ask_remove(self) -> None:
        self.remove_requested.emit(self.table.chosen)

    # Files on their way

    def begin(self, path: Path) -> None:
        """A file is being read."""
        self.told.setText(self.tr("Reading “{name}”…").format(name=path.name))
        self.progress.setRange(0, 0)
        self._working.show()
        self.cancel.setEnabled(True)
        self._follow()

    def advance(self, rows: int, share: float, seconds: float) -> None:
        """So many rows are read; `share` of the file, below 0 where that is not known."""
        self.progress.setRange(0, _WHOLE if share >= 0 else 0)
        self.progress.setValue(round(max(share, 0.0) * _WHOLE))
        self.told.setText(words.progress_text(rows, share, seconds, self._look.language))

    def rest(self) -> None:
        """Nothing is being read any more."""
        self._working.hide()
        self._follow()

    def tell(self, outcome: Outcome) -> None:
        """Say what became of a file, above what was said before."""
        language = self._look.language
        heading, lines = words.title(outcome, language), words.details(outcome, language)
        self._told[:0] = (heading, *lines)
        title = TextLabel()
        title.setText(escape(heading))
        title.setAccessibleName(heading)
        title.setObjectName("blockHeading")
        text = TextLabel()
        text.setText("<br>".join(map(escape, lines)))  # names of files and columns are in it
        text.setAccessibleName("\n".join(lines))
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                     | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        text.setVisible(bool(lines))
        self._outcomes.insertWidget(0, title)
        self._outcomes.insertWidget(1, text)
        self._outcome_scroll.show()
        self._outcome_scroll.verticalScrollBar().setValue(0)

    @property
    def said(self) -> str:
        """All that was said of files, the latest first."""
        return "\n".join(self._told)
