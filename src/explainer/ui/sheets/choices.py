"""What can be chosen about a sheet: subject, language, paper, size, copies, and what stands in the box for local help."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explainer.core.dates import PartialDate
from explainer.core.pack import Pack
from explainer.sheets.composing import LocalContacts
from explainer.sheets.documents import BOTH, languages_of
from explainer.sheets.subjects import subject_title, subjects
from explainer.ui.look import Look
from explainer.ui.widgets.choices import Segmented


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What is chosen."""

    subject: str = "overview"
    language: str = "en"
    paper: str = "letter"
    large_print: bool = False
    greyscale: bool = False
    contacts: LocalContacts = LocalContacts()


class SheetChoices(QWidget):
    """The column of choices. `changed` says that another sheet is wanted; copies do not change the sheet."""

    changed = Signal()

    def __init__(self, pack: Pack, look: Look, choice: SheetChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack = pack
        self.subject = QComboBox()
        self.language, self.paper = Segmented(self.tr("Language")), Segmented(self.tr("Paper"))
        self.large_print, self.greyscale = QCheckBox(self.tr("Large print")), QCheckBox(self.tr("Without colors"))
        self.copies = QSpinBox()
        self.contacts = QPlainTextEdit()
        self.checked, self.checked_on = QCheckBox(self.tr("Checked on")), QDateEdit()
        self._language, self._paper = choice.language, choice.paper
        self._build(look)
        self._fill(look, choice)
        self._connect()

    def _build(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        self.copies.setRange(1, 999)
        self.contacts.setTabChangesFocus(True)
        self.contacts.setMinimumHeight(look.px(72))
        self.checked_on.setCalendarPopup(True)
        self.greyscale.setToolTip(self.tr("As a printer without colors prints it"))
        self.large_print.setToolTip(self.tr("18 points, over as many pages as it takes"))
        for name, widget in ((self.tr("Subject"), self.subject), (self.tr("Language"), self.language),
                             (self.tr("Paper"), self.paper)):
            self._labelled(column, look, name, widget)
        column.addSpacing(look.px(6))
        column.addWidget(self.large_print)
        column.addWidget(self.greyscale)
        self._labelled(column, look, self.tr("Copies"), self.copies)
        self._labelled(column, look, self.tr("Local help, printed in the box"), self.contacts, stretch=1)
        row = QHBoxLayout()
        row.addWidget(self.checked)
        row.addWidget(self.checked_on, 1)
        column.addLayout(row)

    def _labelled(self, column: QVBoxLayout, look: Look, name: str, widget: QWidget, *, stretch: int = 0) -> None:
        column.addSpacing(look.px(6) if column.count() else 0)
        label = QLabel(name)
        label.setObjectName("blockHeading")
        label.setBuddy(widget)
        widget.setAccessibleName(name)
        column.addWidget(label)
        column.addWidget(widget, stretch)

    def _fill(self, look: Look, choice: SheetChoice) -> None:
        known = subjects(self._pack)
        for subject in known:
            self.subject.addItem(subject_title(self._pack, subject, look.language), subject)
        self.subject.setCurrentIndex(known.index(choice.subject) if choice.subject in known else 0)
        names = {"en": "English", "es": "Español", BOTH: self.tr("Both")}
        offered = languages_of(self._pack)
        self._language = choice.language if choice.language in offered else offered[0]
        self.language.set_options({code: names.get(code, code) for code in offered}, self._language)
        self.paper.set_options({"letter": "Letter", "a4": "A4"}, self._paper)
        self.large_print.setChecked(choice.large_print)
        self.greyscale.setChecked(choice.greyscale)
        given = choice.contacts
        self.contacts.setPlainText(given.text)
        self.contacts.setPlaceholderText(self.tr("Names, places and times of help near you. Left empty, the box has room "
                                                 "to write in."))
        day = given.checked_on
        self.checked.setChecked(day is not None)
        self.checked_on.setEnabled(day is not None)
        self.checked_on.setDate(QDate(day.year, day.month or 1, day.day or 1) if day else QDate.currentDate())

    def _connect(self) -> None:
        self.subject.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.language.chosen.connect(self._choose_language)
        self.paper.chosen.connect(self._choose_paper)
        self.large_print.toggled.connect(lambda _on: self.changed.emit())
        self.greyscale.toggled.connect(lambda _on: self.changed.emit())
        self.contacts.textChanged.connect(self.changed)
        self.checked.toggled.connect(self.checked_on.setEnabled)
        self.checked.toggled.connect(lambda _on: self.changed.emit())
        self.checked_on.dateChanged.connect(lambda _date: self.changed.emit())

    def _choose_language(self, language: str) -> None:
        if language != self._language:
            self._language = language
            self.changed.emit()

    def _choose_paper(self, paper: str) -> None:
        if paper != self._paper:
            self._paper = paper
            self.changed.emit()

    def choice(self) -> SheetChoice:
        """What is chosen now."""
        day = self.checked_on.date()
        checked = PartialDate(day.year(), day.month(), day.day()) if self.checked.isChecked() else None
        return SheetChoice(
            self.subject.currentData(), self._language, self._paper, self.large_print.isChecked(),
            self.greyscale.isChecked(), LocalContacts(self.contacts.toPlainText(), checked))
