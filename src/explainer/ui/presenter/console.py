"""The presenter's window: the slide now, what the room sees, what comes next or is prepared, notes,
time, buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explainer.app.commands import Command
from explainer.app.show import BLACK, WHITE, Picture, Show
from explainer.app.show_keys import SHOW_BY_ID
from explainer.content.deck import LENGTHS
from explainer.core.languages import language_of
from explainer.qt.translation import translated
from explainer.ui.presenter.console_menus import LooksButton, MoreButton
from explainer.ui.presenter.layout import HEIGHT
from explainer.ui.presenter.notes_pane import NotesPane
from explainer.ui.presenter.prepare_pane import PreparePane
from explainer.ui.presenter.show_window import ShowWindow
from explainer.ui.presenter.slide_cache import SlideCache
from explainer.ui.presenter.slide_view import SlideView
from explainer.ui.presenter.time_bar import TimeBar
from explainer.ui.widgets.choices import Segmented
from explainer.ui.widgets.flow import FlowLayout

_FIRST = ("freeze", "black", "question", "notes")
_OTHERS = ("white", "zoom", "spotlight", "card", "timer", "swap")
_ON_OFF = ("freeze", "black", "white", "zoom", "spotlight", "card")
_COMPACT, _TIGHT, _TIGHTEST = 30, 21, 18
"""Lines of text that fit in the height of a window in which not all buttons are shown, and of one
in which the pictures and one's own notes give way as well; in the last, the list of slides
does too, in which the field above it goes on to find them."""


class ConsoleWindow(ShowWindow):
    """Shows a show and asks for changes; keeps nothing of its own."""

    wanted = Signal(str)  # id of a command of presenter mode, without "show."
    language_chosen = Signal(str)
    length_chosen = Signal(str)
    clicker_test_wanted = Signal()

    def __init__(self, show: Show, cache: SlideCache) -> None:
        super().__init__("console")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show, self._cache = show, cache
        self._slide_width = cache.width
        self._questions = 0
        self.single = False
        self.time_bar, self.notes, self.prepare = TimeBar(self), NotesPane(self), PreparePane(self)
        self.current, self.room, self.coming = (SlideView(cache, self, frame=True)
                                                for _ in range(3))
        self.room_state, self.warning, self._coming_heading, self._current_heading = (
            QLabel(self) for _ in range(4))
        for label, name in ((self.room_state, "onScreen"), (self.warning, "roomWarning")):
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.warning.setProperty("pace", "very_late")
        self.warning.hide()
        for label in (self._coming_heading, self._current_heading):
            label.setProperty("small", True)
        self.language, self.length = Segmented("", self), Segmented("", self)
        self.language.chosen.connect(self.language_chosen)
        self.length.chosen.connect(self.length_chosen)
        self.buttons = {name: self._button(name) for name in (*_FIRST, *_OTHERS)}
        self.clicker, self.end_button = QPushButton(self), QPushButton(self)
        self.clicker.clicked.connect(lambda: self.clicker_test_wanted.emit())
        self.end_button.clicked.connect(lambda: self.close_requested.emit())
        self.looks, self.more = LooksButton(self), MoreButton(self)
        self._lay_out()
        self.retranslate()

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("showKey", True)
        button.setCheckable(name in _ON_OFF)
        button.setAutoDefault(True)  # Enter presses it; Space belongs to the show
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button

    # Places

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        self._left = left
        for column in (left, right):
            column.setSpacing(6)
        left.addWidget(self._current_heading)
        left.addWidget(self.current, 5)
        left.addWidget(self.notes, 3)
        right.addLayout(_row((self.room, 0), (self.room_state, 1)))
        right.addWidget(self._coming_heading)
        right.addWidget(self.coming, 3)
        right.addWidget(self.prepare, 2)
        self._private = QWidget(self)
        self._private.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        top = self._bar((*self.time_bar.parts(), self.length, self.language, self.looks,
                         self.end_button), 12)
        bottom = self._bar((*self.buttons.values(), self.clicker, self.more), 6)
        self._arrange(top, left, bottom)

    def _bar(self, widgets: Iterable[QWidget], gap: int) -> QWidget:
        bar = QWidget(self)
        flow = FlowLayout(bar, gap)
        for widget in widgets:
            if isinstance(widget, QPushButton):
                widget.setProperty("showKey", True)
            flow.addWidget(widget)
        return bar

    def _arrange(self, top: QWidget, left: QLayout, bottom: QWidget) -> None:
        grid = QGridLayout(self)
        # A window must fit its screen: larger than that, some compositors end the program.
        grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        grid.setContentsMargins(18, 12, 18, 12)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.addWidget(top, 0, 0, 1, 2)
        grid.addWidget(self.warning, 1, 0, 1, 2)
        grid.addLayout(left, 2, 0)
        grid.addWidget(self._private, 2, 1)
        grid.addWidget(bottom, 3, 0, 1, 2)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)

    def _fit_views(self) -> None:
        """Give each small picture the shape of the room's screen, and let what has a key give way
        where there are few lines."""
        shape = self._slide_width / HEIGHT
        lines = self.height() / max(1, self.fontMetrics().height())
        compact, tight = lines < _COMPACT, lines < _TIGHT
        for name in _OTHERS:
            self.buttons[name].setVisible(not compact)
        self.clicker.setVisible(not compact)
        self.time_bar.slide_time.setVisible(not compact)
        self.length.setVisible(not tight)
        self._current_heading.setVisible(not tight)
        self._left.setStretch(2, 4 if compact else 3)
        self.notes.set_tight(tight, one_line=compact)
        self.prepare.list.setVisible(lines >= _TIGHTEST)
        wide = round((self.width() - 56) * 4 / 9)
        room = round(min(0.42 * wide, (0.13 if tight else 0.2) * self.height() * shape))
        self.room.setVisible(not tight)
        self.room.setFixedSize(room, round(room / shape))
        self.coming.setMaximumHeight(round(min(wide / shape, (0.2 if tight else 0.3)
                                             * self.height())))
        left = self.width() - 36 if self._private.isHidden() else self.width() - 56 - wide
        self.current.setMaximumHeight(round(left / shape))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_views()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.time_bar.retranslate()
            self._fit_views()

    def set_single(self, *, single: bool) -> None:
        """With one screen the room may see this window: notes and what comes next are hidden until
        asked for, and so are clock and pace. With two they are shown."""
        if not single or not self.single:
            self.show_private(not single)
        self.single = single

    def show_private(self, shown: bool) -> None:
        """Show or hide what is not for the room: notes, what comes next, the time, and how many
        questions are kept."""
        self.notes.setVisible(shown)
        for widget in (self.time_bar.pace, self.time_bar.clock, self.time_bar.elapsed,
                       self.time_bar.restart):
            widget.setVisible(shown)
        self._write_questions()
        self.show_ahead(shown)

    def show_ahead(self, shown: bool) -> None:
        """Show or hide what comes next, with the field to find a slide."""
        self._private.setVisible(shown)
        self._fit_views()

    def next_notes(self) -> None:
        """Show the notes, or show them in their next size; on a single screen, hide them again."""
        if not self.shows_private:
            self.show_private(True)
        elif self.single:
            self.show_private(False)
        else:
            self.notes.next_size()

    def ask_plan(self) -> None:
        """Let the presenter type how many minutes there are."""
        if self.isVisible():
            self.activateWindow()
            self.time_bar.plan.setFocus()

    @property
    def shows_private(self) -> bool:
        """Whether notes and what comes next are shown."""
        return not self.notes.isHidden()

    # Words

    def retranslate(self) -> None:
        """Words in the present language."""
        self.setWindowTitle(self.tr("Explainer: presenter"))
        self._current_heading.setText(self.tr("Now"))
        self.language.setAccessibleName(self.tr("Language"))
        languages = self._cache.pack.languages
        self.language.set_options({code: language_of(code).name for code in languages},
                                  self._show.language)
        self.language.setVisible(len(languages) > 1)
        self.length.setAccessibleName(self.tr("Length of the show"))
        self.length.setToolTip(self.tr("Which slides are in the show; the others are its appendix"))
        for name, button in self.buttons.items():
            command = SHOW_BY_ID[f"show.{name}"]
            button.setText(f"{translated(command.title)}  {_key_of(command)}")
            button.setToolTip(translated(command.help))
        self._write_questions()
        self.clicker.setText(self.tr("Test the clicker"))
        self.clicker.setToolTip(
            self.tr("Press the buttons of the clicker and see which keys arrive"))
        self.end_button.setText(self.tr("End"))
        self.end_button.setToolTip(self.tr("End the show and go back to the panels"))
        self.looks.retranslate()
        self.more.retranslate([(name, translated(SHOW_BY_ID[f"show.{name}"].title),
                                _key_of(SHOW_BY_ID[f"show.{name}"])) for name in _OTHERS])

    def _write_questions(self) -> None:
        """The button of questions, with their number where the room does not see it."""
        command = SHOW_BY_ID["show.question"]
        count = f" ({self._questions})" if self._questions and self.shows_private else ""
        self.buttons["question"].setText(f"{translated(command.title)}{count}  {_key_of(command)}")

    def show_length(self, minutes: int) -> None:
        """Show which length the show has."""
        self.length.set_options({str(n): self.tr("{n} min").format(n=n) for n in LENGTHS},
                                str(minutes))

    # Showing

    def refresh(self, slide_width: float, questions: int) -> None:
        """Show the present state of the show."""
        show = self._show
        if slide_width != self._slide_width:
            self._slide_width = slide_width
            self._fit_views()
        for view in (self.current, self.room, self.coming):
            view.set_slide_width(slide_width)
        # on the only screen, the room may see what is held back
        unseen = self.single and not self.shows_private and show.frozen
        self.current.show_picture(replace(show.picture if unseen else show.live, blank=""))
        self.room.show_picture(show.picture)
        self.room_state.setText(self._room_words(show))
        self._show_coming(show)
        on = {"freeze": show.frozen, "black": show.blank == BLACK, "white": show.blank == WHITE,
              "zoom": show.zoom is not None, "spotlight": show.spotlight is not None,
              "card": bool(show.current.card)}
        for name, state in on.items():
            self.buttons[name].setChecked(state)
        self._questions = questions
        self._write_questions()

    def _room_words(self, show: Show) -> str:
        if show.blank:
            return (self.tr("The room sees a black screen")
                    if show.blank == BLACK else self.tr("The room sees a white screen"))
        if show.over and not show.frozen:
            return self.tr("The room sees the end of the show")
        if show.frozen:
            return self.tr("Frozen: the room still sees this")
        return self.tr("The room sees this")

    def _show_coming(self, show: Show) -> None:
        if show.staged is not None:
            self._coming_heading.setText(
                self.tr("Prepared in private: Enter shows it, Esc discards it"))
            self._coming_heading.setProperty("pace", "late")
        else:
            self._coming_heading.setText(self.tr("Next"))
            self._coming_heading.setProperty("pace", "")
        self._coming_heading.style().unpolish(self._coming_heading)
        self._coming_heading.style().polish(self._coming_heading)
        scene = show.staged or show.upcoming
        picture = Picture(scene, show.language, show.theme) if scene is not None else None
        self.coming.show_picture(picture, self.tr("Behind this slide comes a quiet screen"))

    def show_slides(self, lines: Iterable[tuple[str, str]], current: str) -> None:
        """The list of slides with the prepared or present one marked."""
        self.prepare.show_slides(tuple(lines), current)

    def show_warning(self, words: str) -> None:
        """Say what is wrong with the room's window; "": nothing is."""
        if words != self.warning.text() or self.warning.isHidden() == bool(words):
            self.warning.setText(words)
            self.warning.setVisible(bool(words))

    # Closing

    def end(self) -> None:
        """Close for good; notes that are being typed are kept."""
        self.notes.keep()
        super().end()


def _key_of(command: Command) -> str:
    """The key of a command as people here call it."""
    return QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Widgets side by side, each with its stretch."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget, stretch in parts:
        row.addWidget(widget, stretch)
    return row
