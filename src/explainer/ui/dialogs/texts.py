"""Dialogs that show something to read: source card, About, help, problems, errors."""

from __future__ import annotations

import traceback

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import explainer
from explainer.app import paths
from explainer.app.commands import MENUS, offered
from explainer.app.show_keys import SHOW_COMMANDS
from explainer.app.station import OWN, Station
from explainer.content import evidence, formatting
from explainer.content.statements import Statement
from explainer.core.pack import Pack
from explainer.qt.translation import translated
from explainer.ui.look import Look
from explainer.ui.widgets.badge import MarkBadge
from explainer.ui.widgets.lines import TextLabel


def fit(dialog: QDialog, look: Look, width: int, height: int) -> None:
    """Give a dialog its size at this text size, but no more than the screen has."""
    parent = dialog.parentWidget()
    screen = parent.screen() if parent is not None else QGuiApplication.primaryScreen()
    room = screen.availableGeometry() if screen is not None else None
    most = (room.width() - 40, room.height() - 60) if room is not None else (width, height)
    dialog.resize(min(look.px(width), most[0]), min(look.px(height), most[1]))


def _scrolling(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area


class ReadingDialog(QDialog):
    """A title and paragraphs in a scrolling column, with a Close button."""

    def __init__(self, title: str, look: Look, parent: QWidget | None = None, *, width: int = 620,
                 height: int = 560) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.look = look
        outer = QVBoxLayout(self)
        self.area = _scrolling(self._new_body())
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(title)
        outer.addWidget(self.area, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        outer.addWidget(self.buttons)
        fit(self, look, width, height)

    def _new_body(self) -> QWidget:
        body = QWidget()
        body.setObjectName("column")
        self.column = QVBoxLayout(body)
        self.column.setSpacing(self.look.px(8))
        return body

    def clear(self) -> None:
        """Take away all paragraphs, to write others."""
        self.area.setWidget(self._new_body())

    def heading(self, text: str) -> None:
        """Add a heading."""
        label = TextLabel(text)
        label.setObjectName("cardTitle")
        self.column.addWidget(label)

    def paragraph(self, text: str, *, muted: bool = False) -> TextLabel:
        """Add a paragraph."""
        label = TextLabel(text)
        if muted:
            label.setObjectName("muted")
        self.column.addWidget(label)
        return label

    def pairs(self, rows: list[tuple[str, str]]) -> None:
        """Add two columns: what, and its value."""
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(self.look.px(16))
        for number, (name, value) in enumerate(rows):
            key = TextLabel(name)
            key.setObjectName("muted")
            grid.addWidget(key, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(TextLabel(value), number, 1)
        grid.setColumnMinimumWidth(0, self.look.px(150))
        self.column.addLayout(grid)

    def finish(self) -> None:
        """Keep the paragraphs together at the top."""
        self.column.addStretch(1)


def about(pack: Pack, look: Look, parent: QWidget) -> ReadingDialog:
    """About: the program, the pack, its version and content hash, who reviewed it, and licenses."""
    dialog = ReadingDialog(translated("About"), look, parent)
    language = look.language
    nobody = translated("not yet reviewed by a person")
    dialog.heading(pack.meta("title", language))
    dialog.paragraph(pack.meta("question", language))
    dialog.pairs([
        (translated("Pack version"), pack.meta("version") or "–"),
        (translated("Content hash"), grouped(pack.digest)),
        (translated("Published"), date_words(pack.meta("published"), language)),
        (translated("Review by"), date_words(pack.meta("review_by"), language)),
        (translated("Spanish reviewed by"), pack.meta("spanish_reviewed_by") or nobody),
        (translated("Law reviewed by"), pack.meta("law_reviewed_by") or nobody),
        (translated("License of the pack"), pack.meta("licence") or "–"),
        (translated("Opened from"),
         translated("the program itself") if pack.built_in else str(pack.path)),
    ])
    dialog.paragraph(pack.meta("legal_note", language))
    dialog.heading(translated("Explainer {version}").format(version=explainer.__version__))
    dialog.paragraph(
        translated("The program works without a network and never opens a connection."))
    dialog.paragraph(translated(
        "Set in Atkinson Hyperlegible (Braille Institute) and Noto Sans, under the SIL Open Font "
        "License. "
                 "Made with Qt for Python (LGPL), pyqtgraph (MIT), pandas (BSD), openpyxl "
                 "(MIT) and "
                 "Babel (BSD)."), muted=True)
    if licenses := paths.licenses_page():
        dialog.pairs([(translated("Licenses of all parts"), str(licenses))])
    dialog.finish()
    return dialog


def grouped(digest: str) -> str:
    """A hash in groups of eight digits, so that a person can compare it and a line can break."""
    return " ".join(digest[n : n + 8] for n in range(0, len(digest), 8))


def date_words(text: str, language: str) -> str:
    """A date of table `meta` in words; unchanged if it is none."""
    from explainer.core.dates import PartialDate

    date = PartialDate.parse_or_none(text)
    return formatting.date_text(date, language) if date is not None else text or "–"


def help_page(look: Look, parent: QWidget, station: Station = OWN) -> ReadingDialog:
    """Help: how to read the marks, and every key of what is offered there."""
    dialog = ReadingDialog(translated("Help and keys"), look, parent, height=680)
    dialog.heading(translated("How to read a panel"))
    dialog.paragraph(translated(
        "Each panel makes one point in its headline. Below it is a list, and beside the list a "
        "card. Choose a row, and the card says whether you can trust it, what both sides say, and "
        "where it comes from. Escape takes back one step at a time."))
    dialog.heading(translated("The evidence marks"))
    for status in evidence.STATUSES.values():
        row = QHBoxLayout()
        badge = MarkBadge(Statement("", "", status, look.language), look.theme, look.text_scale)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(
            TextLabel(f"**{status.word(look.language)}.** {status.meaning(look.language)}"), 1)
        dialog.column.addLayout(row)
    dialog.heading(translated("Keys"))
    _add_keys(dialog, station)
    dialog.finish()
    return dialog


def _add_keys(dialog: ReadingDialog, station: Station) -> None:
    in_menu = translated("Menu")  # where a command without a key is found
    for menu_id, title in MENUS.items():
        commands = [command for command in offered(station) if command.menu == menu_id]
        if commands:
            dialog.paragraph(translated(title), muted=True)
            dialog.pairs([(key_words(command.keys) or in_menu, translated(command.title))
                          for command in commands])
    dialog.paragraph(translated("In a table and a chart"), muted=True)
    dialog.pairs([
        (translated("Arrow keys"), translated("move; the card follows")),
        (translated("Letters"), translated("find in this table")),
        (key_words(("Alt+Up",)) + ", " + key_words(("Alt+Down",)),
         translated("sort by this column, ascending or descending")),
        (key_words(("Return",)), translated("in a chart: select the value in the table")),
        (key_words(("T",)), translated("from the chart to the table")),
        (key_words(("Esc",)), translated("clear the words, then the filter, then the selection")),
    ])
    if station.offers("present.start"):
        dialog.paragraph(translated("While presenting"), muted=True)
        dialog.pairs([(key_words(command.keys), translated(command.title))
                      for command in SHOW_COMMANDS])


def key_words(keys: tuple[str, ...]) -> str:
    """Keys as this system writes them."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                     for key in keys)




class ErrorDialog(QDialog):
    """Something unexpected happened: what, what it means, details to pass on; the person goes
    on."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self._details = "".join(traceback.format_exception(error))
        column = QVBoxLayout(self)
        message = TextLabel(self.tr(
            "An unexpected error occurred. Nothing in your pack was changed, and you can keep "
            "working. If it happens again, send the details to whoever looks after the program."))
        column.addWidget(message)
        label = QLabel(f"{type(error).__name__}: {error}"[:400])
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        column.addWidget(label)
        text = QPlainTextEdit(self._details)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Details"))
        column.addWidget(text, 1)
        buttons = QDialogButtonBox(self)
        go_on = buttons.addButton(self.tr("Continue"), QDialogButtonBox.ButtonRole.AcceptRole)
        copy = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        column.addWidget(buttons)
        self.resize(640, 420)
