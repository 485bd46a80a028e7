"""The presenter's window: the slide now, what the room sees, what comes next or is prepared, notes,
time, buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
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

from explainer.app.show import BLACK, WHITE, Picture, Show
from explainer.app.show_keys import SHOW_BY_ID
from explainer.core.languages import language_of
from explainer.qt.translation import translated
from explainer.ui.presenter.layout import HEIGHT
from explainer.ui.presenter.notes_pane import NotesPane
from explainer.ui.presenter.prepare_pane import PreparePane
from explainer.ui.presenter.show_window import ShowWindow
from explainer.ui.presenter.slide_cache import SlideCache
from explainer.ui.presenter.slide_view import SlideView
from explainer.ui.presenter.time_bar import TimeBar
from explainer.ui.widgets.choices import Segmented
from explainer.ui.widgets.flow import FlowLayout

_BUTTONS = ("freeze", "black", "white", "zoom", "spotlight", "card", "question", "timer", "notes",
            "swap")
_ON_OFF = ("freeze", "black", "white", "zoom", "spotlight", "card")


class ConsoleWindow(ShowWindow):
    """Shows a show and asks for changes; keeps nothing of its own."""

    wanted = Signal(str)  # id of a command of presenter mode, without "show."
    language_chosen = Signal(str)
    clicker_test_wanted = Signal()

    def __init__(self, show: Show, cache: SlideCache) -> None:
        super().__init__("console")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show, self._cache = show, cache
        self._slide_width = cache.width
        self.single = False
        self.time_bar, self.notes, self.prepare = TimeBar(self), NotesPane(self), PreparePane(self)
        self.current, self.room, self.coming = (SlideView(cache, self, frame=True)
                                                for _ in range(3))
        self.room_state, self._coming_heading, self._current_heading = (QLabel(self)
                                                                        for _ in range(3))
        self.room_state.setObjectName("onScreen")
        self.room_state.setWordWrap(True)
        for label in (self._coming_heading, self._current_heading):
            label.setProperty("small", True)
        self.language = Segmented("", self)
        self.language.chosen.connect(self.language_chosen)
        self.buttons = {name: self._button(name) for name in _BUTTONS}
        self.clicker, self.end_button = QPushButton(self), QPushButton(self)
        self.clicker.clicked.connect(lambda: self.clicker_test_wanted.emit())
        self.end_button.clicked.connect(lambda: self.close_requested.emit())
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
        top = _row((self.time_bar, 1), (self.language, 0), (self.end_button, 0))
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(6)
        left.addWidget(self._current_heading)
        left.addWidget(self.current, 5)
        left.addWidget(self.notes, 3)
        right.addLayout(_row((self.room, 0), (self.room_state, 1)))
        right.addWidget(self._coming_heading)
        right.addWidget(self.coming)
        right.addWidget(self.prepare, 1)
        self._private = QWidget(self)
        self._private.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._arrange(top, left, self._button_bar())

    def _button_bar(self) -> QWidget:
        bar = QWidget(self)
        buttons = FlowLayout(bar, 6)
        for button in (*self.buttons.values(), self.clicker):
            button.setProperty("showKey", True)
            buttons.addWidget(button)
        return bar

    def _arrange(self, top: QLayout, left: QLayout, bar: QWidget) -> None:
        grid = QGridLayout(self)
        # A window must fit its screen: larger than that, some compositors end the program.
        grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        grid.setContentsMargins(18, 12, 18, 12)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        grid.addLayout(top, 0, 0, 1, 2)
        grid.addLayout(left, 1, 0)
        grid.addWidget(self._private, 1, 1)
        grid.addWidget(bar, 2, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)

    def _fit_views(self) -> None:
        """Give each small picture the shape of the room's screen."""
        shape = self._slide_width / HEIGHT
        wide = round((self.width() - 56) * 4 / 9)
        room = round(0.42 * wide)
        self.room.setFixedSize(room, round(room / shape))
        self.coming.setFixedHeight(round(min(wide / shape, 0.34 * self.height())))
        left = self.width() - 36 if self._private.isHidden() else self.width() - 56 - wide
        self.current.setMaximumHeight(round(left / shape))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_views()

    def set_single(self, *, single: bool) -> None:
        """With one screen the room may see this window: notes and what comes next are hidden until
        asked for. With two they are shown."""
        if not single or not self.single:
            self.show_private(not single)
        self.single = single

    def show_private(self, shown: bool) -> None:
        """Show or hide what is not for the room: notes, and what comes next."""
        self.notes.setVisible(shown)
        self.show_ahead(shown)

    def show_ahead(self, shown: bool) -> None:
        """Show or hide what comes next, with the field to find a slide."""
        self._private.setVisible(shown)
        self._fit_views()

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
        for name, button in self.buttons.items():
            command = SHOW_BY_ID[f"show.{name}"]
            key = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            button.setText(f"{translated(command.title)}  {key}")
            button.setToolTip(translated(command.help))
        self.clicker.setText(self.tr("Test the clicker"))
        self.clicker.setToolTip(
            self.tr("Press the buttons of the clicker and see which keys arrive"))
        self.end_button.setText(self.tr("End"))
        self.end_button.setToolTip(self.tr("End the show and go back to the panels"))

    # Showing

    def refresh(self, slide_width: float, questions: int) -> None:
        """Show the present state of the show."""
        show = self._show
        if slide_width != self._slide_width:
            self._slide_width = slide_width
            self._fit_views()
        for view in (self.current, self.room, self.coming):
            view.set_slide_width(slide_width)
        self.current.show_picture(replace(show.live, blank=""))
        self.room.show_picture(show.picture)
        self.room_state.setText(self._room_words(show))
        self._show_coming(show)
        on = {"freeze": show.frozen, "black": show.blank == BLACK, "white": show.blank == WHITE,
              "zoom": show.zoom is not None, "spotlight": show.spotlight is not None,
              "card": bool(show.current.card)}
        for name, state in on.items():
            self.buttons[name].setChecked(state)
        if questions:
            title = translated(SHOW_BY_ID["show.question"].title)
            self.buttons["question"].setText(f"{title} ({questions})  Q")

    def _room_words(self, show: Show) -> str:
        if show.blank:
            return (self.tr("The room sees a black screen")
                    if show.blank == BLACK else self.tr("The room sees a white screen"))
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
        self.coming.show_picture(picture, self.tr("This is the last slide"))

    def show_slides(self, lines: Iterable[tuple[str, str]], current: str) -> None:
        """The list of slides with the prepared or present one marked."""
        self.prepare.show_slides(tuple(lines), current)

    # Closing

    def end(self) -> None:
        """Close for good; notes that are being typed are kept."""
        self.notes.keep()
        super().end()


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Widgets side by side, each with its stretch."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget, stretch in parts:
        row.addWidget(widget, stretch)
    return row
