"""Small choices: a row of joined buttons of which one is down, filter chips with counts, and the
same in a menu where there is no room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from explainer.ui.widgets.spoken import Kind, speak_as

CHIP_GAP = 6
"""Pixels between two chips."""


class _Toggle(QPushButton):
    """A button that is bold when it is down, and wide enough for that from the start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # to the ear: one of several, not a box to check

    def sizeHint(self) -> QSize:  # noqa: N802
        hint = super().sizeHint()
        bold = QFont(self.font())
        bold.setBold(True)
        plain = QFont(self.font())
        plain.setBold(False)
        extra = QFontMetrics(bold).horizontalAdvance(self.text()) - QFontMetrics(
            plain).horizontalAdvance(self.text())
        return QSize(hint.width() + extra + 1, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()


def show_edges(buttons: Sequence[QPushButton]) -> None:
    """Round the outer corners of joined buttons, whichever side the first one is on."""
    names = ["first", *["middle"] * (len(buttons) - 2), "last"] if len(buttons) > 1 else ["only"]
    if buttons and buttons[0].isRightToLeft():
        names.reverse()
    for button, name in zip(buttons, names, strict=False):
        if button.property("edge") != name:
            button.setProperty("edge", name)
            button.style().polish(button)


def _one_stop(buttons: Iterable[QPushButton]) -> None:
    """The Tab key comes to the button that is down, from either side."""
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked()
                              else Qt.FocusPolicy.ClickFocus)


class Segmented(QWidget):
    """Joined buttons of which exactly one is chosen; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Kind.GROUP)
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}

    def set_options(self, options: dict[str, str], current: str) -> None:
        """Show the options (id to label) with `current` chosen."""
        if list(options) != list(self._buttons):
            self._rebuild(options)
        for key, label in options.items():
            self._buttons[key].setText(label)
            self._buttons[key].setAccessibleName(label)
        if current in self._buttons:
            self._buttons[current].setChecked(True)
        _one_stop(self._buttons.values())

    def stops(self) -> tuple[QPushButton, ...]:
        """The buttons, in order, for the Tab key."""
        return tuple(self._buttons.values())

    def button(self, key: str) -> QPushButton:
        """The button of an option. Raises `KeyError` if there is none."""
        return self._buttons[key]

    def _rebuild(self, options: dict[str, str]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for key in options:
            button = _Toggle(self)
            button.setProperty("segment", True)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._row.addWidget(button)
            button.show()  # else it has no size before the next turn of the event loop
            self._buttons[key] = button
        show_edges(self.stops())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            show_edges(self.stops())


class Chips(QWidget):
    """Filter chips: "all" first, then one per tag, each with the number of its rows."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Kind.GROUP)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(CHIP_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}

    def set_chips(self, chips: dict[str, str], current: str) -> None:
        """Show the chips (tag to label; "" is "all") with `current` chosen, "all" if it has
        gone."""
        if list(chips) != list(self._buttons):
            self._rebuild(chips)
        for tag, label in chips.items():
            self._buttons[tag].setText(label)
            self._buttons[tag].setAccessibleName(label)
        self._buttons[current if current in chips else ""].setChecked(True)
        _one_stop(self._buttons.values())
        self.updateGeometry()

    def stops(self) -> tuple[QPushButton, ...]:
        """The chips, in order, for the Tab key."""
        return tuple(self._buttons.values())

    def button(self, tag: str) -> QPushButton:
        """The chip of a tag. Raises `KeyError` if there is none."""
        return self._buttons[tag]

    def _rebuild(self, chips: dict[str, str]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for tag in chips:
            button = _Toggle(self)
            button.setProperty("chip", True)
            button.clicked.connect(lambda _checked=False, tag=tag: self.chosen.emit(tag))
            self._group.addButton(button)
            self._row.addWidget(button)
            button.show()
            self._buttons[tag] = button


class ChoiceButton(QPushButton):
    """One choice of several in a menu, where a row of buttons would be too wide."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("chip", True)
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def set_options(self, options: dict[str, str], current: str, name: str) -> None:
        """Offer the options (id to label); the button shows the current one, and says `name`
        before it to those who hear it."""
        self._menu.clear()
        for key, label in options.items():
            action = self._menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.triggered.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        label = options.get(current, "")
        self.setText(f"{label}  ▾")
        self.setAccessibleName(f"{name}: {label}")
