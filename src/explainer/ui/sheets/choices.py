"""What can be chosen about a sheet: subject, language, paper, print, copies, and the text of the
box for local help."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDateEdit,
    QLabel,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explainer.core.dates import PartialDate
from explainer.core.languages import LANGUAGES
from explainer.core.pack import Pack
from explainer.panels.subjects import subject_title, subjects
from explainer.printing.documents import BOTH, NO_CONTACTS, languages_of
from explainer.sheets.composing import LocalContacts
from explainer.ui.look import Look
from explainer.ui.widgets.choices import Segmented
from explainer.ui.widgets.flow import FlowLayout
from explainer.ui.widgets.spoken import Kind, speak_as


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What is chosen."""

    subject: str = "overview"
    language: str = "en"
    paper: str = "letter"
    large_print: bool = False
    greyscale: bool = False
    contacts: LocalContacts = NO_CONTACTS
    half_page: bool = False


class _One(Segmented):
    """Joined buttons that remember which one is chosen; below each other where there is no room
    for all of them side by side."""

    changed = Signal()

    def __init__(self, options: dict[str, str], current: str) -> None:
        super().__init__("")
        self.current = current
        self.set_options(options, current)
        self.chosen.connect(self._choose)

    def _choose(self, key: str) -> None:
        if key != self.current:
            self.current = key
            self.changed.emit()

    def fit_width(self, width: int) -> None:
        """Stand side by side if that takes no more than `width` pixels."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        box = self.layout()
        assert isinstance(box, QBoxLayout)
        buttons = self.stops()
        fits = sum(button.sizeHint().width() for button in buttons) <= width
        box.setDirection(across if fits else down)
        edges = ("first", *["middle"] * (len(buttons) - 2), "last")
        for button, edge in zip(buttons, edges if fits and len(buttons) > 1 else
                                ("only",) * len(buttons), strict=True):
            if button.property("edge") != edge:
                button.setProperty("edge", edge)
                button.style().polish(button)


class SheetChoices(QWidget):
    """The column of choices. `changed` says that another sheet is wanted; copies do not change the
    sheet."""

    changed = Signal()

    def __init__(self, pack: Pack, look: Look, choice: SheetChoice,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, look.px(4), 0)
        self._column.setSpacing(look.px(4))
        self._choose_sheet(pack, choice)
        self._choose_print(choice)
        self._choose_contacts(choice.contacts)
        self._column.addStretch(1)

    def fit_width(self, width: int) -> None:
        """Lay the choices out for a column of that many pixels."""
        for one in self.findChildren(_One):
            one.fit_width(width - self._look.px(12))

    def _row(self, name: str, widget: QWidget) -> None:
        """A choice below its name."""
        if self._column.count():
            self._column.addSpacing(self._look.px(7))
        label = QLabel(name)
        label.setObjectName("blockHeading")
        label.setWordWrap(True)
        label.setBuddy(widget)
        widget.setAccessibleName(name)
        self._column.addWidget(label)
        self._column.addWidget(widget)

    def _choose_sheet(self, pack: Pack, choice: SheetChoice) -> None:
        known = subjects(pack)
        self.subject = QComboBox()
        # As wide as its column: a city with a long name would widen all of it.
        self.subject.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.subject.setMinimumContentsLength(6)
        for subject in known:
            self.subject.addItem(subject_title(pack, subject, self._look.language), subject)
        self.subject.setCurrentIndex(known.index(choice.subject) if choice.subject in known else 0)
        self.subject.currentIndexChanged.connect(lambda _index: self.changed.emit())
        names = {BOTH: self.tr("Both")} | {language.id: language.name
                                           for language in LANGUAGES.values()}
        offered = languages_of(pack)
        self.language = _One({code: names.get(code, code) for code in offered},
                             choice.language if choice.language in offered else offered[0])
        self.language.button(offered[-1]).setToolTip(
            self.tr("One language on each side of the paper") if offered[-1] == BOTH else "")
        self.paper = _One({"letter": self.tr("Letter"), "a4": "A4"},
                          choice.paper if choice.paper == "a4" else "letter")
        self._row(self.tr("Subject"), self.subject)
        for name, one in ((self.tr("Language"), self.language), (self.tr("Paper"), self.paper)):
            one.changed.connect(self.changed)
            self._row(name, one)

    def _choose_print(self, choice: SheetChoice) -> None:
        self.print_size = _One({"normal": self.tr("Normal"), "large": self.tr("Large print"),
                                "half": self.tr("Half page")},
                               "large" if choice.large_print else "half" if choice.half_page
                               else "normal")
        self.print_size.button("half").setToolTip(self.tr(
            "The first lines and a large box for local help, twice on a page, to cut"))
        self.print_size.button("large").setToolTip(
            self.tr("18-point text, on as many pages as needed"))
        self.colors = _One({"color": self.tr("In color"), "gray": self.tr("Without color")},
                            "gray" if choice.greyscale else "color")
        self.colors.button("gray").setToolTip(self.tr("As a black-and-white printer prints it"))
        self.copies = QSpinBox()
        self.copies.setRange(1, 999)
        for name, one in ((self.tr("Print size"), self.print_size),
                          (self.tr("Colors"), self.colors)):
            one.changed.connect(self.changed)
            self._row(name, one)
        self._row(self.tr("Copies"), self.copies)

    def _choose_contacts(self, given: LocalContacts) -> None:
        self.contacts = QPlainTextEdit(given.text)
        self.contacts.setTabChangesFocus(True)
        self.contacts.setFixedHeight(self._look.px(120))
        self.contacts.setPlaceholderText(self.tr(
            "Names, places and times of help near you. If you leave this empty, the box has room "
            "to write in."))
        self.contacts.textChanged.connect(self.changed)
        day = given.checked_on
        self.checked = _One({"blank": self.tr("By hand"), "day": self.tr("Date")},
                            "day" if day else "blank")
        self.checked_on = QDateEdit(QDate(day.year, day.month or 1, day.day or 1) if day
                                    else QDate.currentDate())
        self.checked_on.setCalendarPopup(True)
        self.checked_on.setAccessibleName(self.tr("Checked on"))
        self.checked_on.setEnabled(day is not None)
        self.checked.changed.connect(
            lambda: self.checked_on.setEnabled(self.checked.current == "day"))
        self.checked.changed.connect(self.changed)
        self.checked_on.dateChanged.connect(lambda _date: self.changed.emit())
        self._row(self.tr("Local help, printed in the box"), self.contacts)
        row = QWidget()
        line = FlowLayout(row, self._look.px(8))
        line.addWidget(self.checked)
        line.addWidget(self.checked_on)
        speak_as(row, Kind.GROUP)
        self._row(self.tr("Checked on"), row)

    def choice(self) -> SheetChoice:
        """What is chosen now."""
        day = self.checked_on.date()
        checked = (PartialDate(day.year(), day.month(), day.day())
                   if self.checked.current == "day" else None)
        return SheetChoice(
            self.subject.currentData(), self.language.current, self.paper.current,
            self.print_size.current == "large",
            self.colors.current == "gray", LocalContacts(self.contacts.toPlainText(), checked),
            self.print_size.current == "half")
