"""The menus of the presenter's window: its look, the screens, the handout, and the buttons that
have no room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from explainer.core.i18n import N_
from explainer.drawing.theme import TEXT_SCALES, THEMES
from explainer.qt.translation import translated

_THEMES = {"light": N_("Light"), "dark": N_("Dark"), "contrast": N_("High contrast")}


class LooksButton(QPushButton):
    """A menu for theme and size of text, and, with more than two screens, for that of the room."""

    theme_chosen = Signal(str)
    text_scale_chosen = Signal(float)
    screen_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("showKey", True)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.now: Callable[[], tuple[str, float]] = lambda: ("light", 1.0)
        """Theme and size of text that are used."""
        self.screens: Callable[[], list[tuple[str, str, bool]]] = list
        """Name and words of each screen, and whether the room has it."""

    def retranslate(self) -> None:
        """Words in the present language."""
        self.setText(self.tr("Look"))
        self.setToolTip(self.tr("Theme, size of text, and the room’s screen"))

    def _fill(self) -> None:
        self._menu.clear()
        theme, scale = self.now()
        for name in THEMES:
            self._add(translated(_THEMES[name]), name == theme,
                      partial(self.theme_chosen.emit, name))
        self._menu.addSeparator()
        for size in TEXT_SCALES:
            self._add(self.tr("Text {n}%").format(n=round(100 * size)), size == scale,
                      partial(self.text_scale_chosen.emit, size))
        screens = self.screens()
        if len(screens) > 2:
            self._menu.addSeparator()
            for name, words, taken in screens:
                self._add(self.tr("The room’s screen: {screen}").format(screen=words), taken,
                          partial(self.screen_chosen.emit, name))

    def _add(self, words: str, taken: bool, run: Callable[[], object]) -> None:
        action = self._menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(taken)
        action.triggered.connect(lambda _checked=False: run())


class MoreButton(QPushButton):
    """A menu with the commands whose buttons have no room."""

    wanted = Signal(str)
    clicker_test_wanted = Signal()
    handout_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("showKey", True)
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def retranslate(self, commands: Iterable[tuple[str, str, str]]) -> None:
        """Words in the present language: id, title and key of each command."""
        self.setText(self.tr("More"))
        self._menu.clear()
        for name, title, key in commands:
            self._menu.addAction(f"{title}\t{key}").triggered.connect(
                lambda _checked=False, name=name: self.wanted.emit(name))
        self._menu.addAction(self.tr("Save a handout…")).triggered.connect(
            lambda _checked=False: self.handout_wanted.emit())
        self._menu.addAction(self.tr("Test the clicker")).triggered.connect(
            lambda _checked=False: self.clicker_test_wanted.emit())
