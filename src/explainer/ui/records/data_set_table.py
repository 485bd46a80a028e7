"""The list of data sets that were brought in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from explainer.content import formatting
from explainer.content.over_time import day_text
from explainer.records.shown import Stored
from explainer.ui.look import Look
from explainer.ui.records import words


class DataSetTable(QTableWidget):
    """A row for each data set, the damaged ones last."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._look = look
        self.setHorizontalHeaderLabels([self.tr("File"), self.tr("From, to"),
                                        self.tr("Rows counted")])
        self.setAccessibleName(self.tr("Public records added here"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setWordWrap(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(look.px(120))

    def show_stored(self, stored: Stored) -> None:
        """Show what a store holds; what was chosen stays so, where it is still there."""
        chosen = self.chosen
        self.setRowCount(0)
        language = self._look.language
        for data_set in stored.data_sets:
            about = data_set.about
            first, last = (day_text(day, language) for day in data_set.span)
            self._add(data_set.id, words.file_text(data_set, language), f"{first}\n{last}",
                      formatting.number_text(about["counted"], language))
        for name in stored.damaged:
            self._add(name, name, self.tr("Damaged. Remove it, and add its file again."))
            self.setSpan(self.rowCount() - 1, 1, 1, 2)
        self.resizeRowsToContents()
        ids = [*(data_set.id for data_set in stored.data_sets), *stored.damaged]
        if ids:
            self.selectRow(ids.index(chosen) if chosen in ids else 0)

    def _add(self, name: str, *cells: str) -> None:
        row = self.rowCount()
        self.insertRow(row)
        for column, cell in enumerate(cells):
            item = QTableWidgetItem(cell)
            item.setToolTip(cell)
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            if column == 0:
                item.setData(Qt.ItemDataRole.UserRole, name)
            self.setItem(row, column, item)

    @property
    def chosen(self) -> str:
        """Id of the data set that is chosen; "" for none."""
        rows = self.selectionModel().selectedRows()
        item = self.item(rows[0].row(), 0) if rows else None
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""
