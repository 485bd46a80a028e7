"""Which columns of a table hold what, asked where its layout is not known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explainer.core.i18n import translate
from explainer.records.layouts import KINDS, Mapping
from explainer.records.preview import Preview
from explainer.ui.dialogs.texts import fit
from explainer.ui.look import Look
from explainer.ui.records import words
from explainer.ui.widgets.lines import TextLabel

_ROWS_SHOWN, _CELL_LENGTH = 5, 60


class MappingDialog(QDialog):
    """Choices for a table, with its first rows. `mapping` is what is chosen."""

    def __init__(self, name: str, found: Preview, look: Look,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("Which columns hold what?"))
        columns = [title for title in found.header if title]
        self.date = self._column("", columns, found.mapping.date)
        self.area = self._column(self.tr("None: the whole table is one area"), columns,
                                 found.mapping.area)
        self.number = self._column(self.tr("None: each row counts as one"), columns,
                                   found.mapping.number)
        self.category = self._column(self.tr("None"), columns, found.mapping.category)
        self.kind = QComboBox()
        for kind in KINDS:
            context = "kind of count" if kind == "other" else ""
            self.kind.addItem(translate(words.KINDS[kind], look.language, context), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(found.mapping.kind)))
        self.level = QCheckBox(self.tr("Levels: averaged, not added up"))
        self.level.setToolTip(self.tr("People held on a day, for example"))
        self.level.setChecked(found.mapping.level)
        self._arrange(name, found)
        for choice in (self.date, self.number):
            choice.currentIndexChanged.connect(self._follow)
        self._follow()
        self.date.setFocus()
        fit(self, look, 720, 560)

    def _column(self, none: str, columns: list[str], chosen: str) -> QComboBox:
        choice = QComboBox()
        choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(18)
        choice.addItem(none, "")
        for title in columns:
            choice.addItem(title, title)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))
        return choice

    def _arrange(self, name: str, found: Preview) -> None:
        body = QWidget()
        body.setObjectName("column")
        column = QVBoxLayout(body)
        column.setSpacing(self._look.px(10))
        text = self.tr("“{name}” has no layout that the program knows. Say which columns hold "
                       "what; the program remembers it for tables with the same columns.")
        column.addWidget(TextLabel(text.format(name=name)))
        column.addLayout(self._form())
        column.addWidget(self.level)
        heading = QLabel(self.tr("The first rows"))
        heading.setObjectName("blockHeading")
        column.addWidget(heading)
        column.addWidget(self._first_rows(found))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.addWidget(area, 1)
        self.buttons = QDialogButtonBox(self)
        self.count = self.buttons.addButton(self.tr("Count this table"),
                                            QDialogButtonBox.ButtonRole.AcceptRole)
        self.count.setObjectName("primary")
        self.buttons.addButton(self.tr("Leave it out"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        outer.addWidget(self.buttons)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for text, choice in ((self.tr("Date"), self.date), (self.tr("Area"), self.area),
                             (self.tr("Count"), self.number),
                             (self.tr("Category"), self.category),
                             (self.tr("What is counted"), self.kind)):
            label = QLabel(text)
            label.setBuddy(choice)
            choice.setAccessibleName(text)
            form.addRow(label, choice)
        return form

    def _first_rows(self, found: Preview) -> QTableWidget:
        rows = found.rows[:_ROWS_SHOWN]
        table = self.preview = QTableWidget(len(rows), len(found.header))
        table.setAccessibleName(self.tr("The first rows"))
        table.setHorizontalHeaderLabels(found.header)
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                table.setItem(at, place, QTableWidgetItem(cell[:_CELL_LENGTH]))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        table.resizeRowsToContents()
        height = table.horizontalHeader().sizeHint().height() + sum(
            table.rowHeight(at) for at in range(len(rows)))
        table.setFixedHeight(height + self._look.px(24))
        return table

    def _follow(self) -> None:
        """Without a date nothing can be counted; rows that each count as one are no levels."""
        self.count.setEnabled(bool(self.date.currentData()))
        self.count.setDefault(self.count.isEnabled())
        has_number = bool(self.number.currentData())
        self.level.setEnabled(has_number)
        if not has_number:
            self.level.setChecked(False)

    @property
    def mapping(self) -> Mapping:
        """What is chosen."""
        return Mapping(self.date.currentData(), self.area.currentData(), self.number.currentData(),
                       self.category.currentData(), self.kind.currentData(),
                       self.level.isChecked())
