"""A page on which digits are pressed or typed, and are not seen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
)

from explainer.app.kiosk_pin import MOST_DIGITS
from explainer.core.i18n import translate
from explainer.ui.kiosk.looks import KioskLook, centered
from explainer.ui.widgets.lines import TextLabel

_KEY, _GAP = 76, 10
_BACKSPACE = "⌫"


class DigitsPage(QScrollArea):
    """A title, what is wanted, dots for the digits, a keypad, and Cancel."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, look: KioskLook, language: str) -> None:
        super().__init__()
        self.language, self.look = language, look
        self.digits = ""
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title, self.text, self.message = TextLabel(), TextLabel(), TextLabel()
        self.title.setObjectName("cardTitle")
        self.message.setObjectName("banner")
        self._dots = QLabel()
        self._dots.setObjectName("pinDots")
        self._dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.keys = {key: self._key(key) for key in (*"123456789", _BACKSPACE, "0", "OK")}
        self.cancel = QPushButton(translate("Cancel", language))
        self.cancel.clicked.connect(self.left)
        self._lay_out()
        self._show()

    def say(self, title: str, text: str) -> None:
        """What this page is for."""
        self.title.show_text(title)
        self.text.show_text(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def tell(self, message: str) -> None:
        """What became of the digits; "" for nothing."""
        if message and message != self.message.accessibleName():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))
        self.message.show_text(message)

    # Parts

    def _key(self, name: str) -> QPushButton:
        button = QPushButton(name)
        button.setObjectName("primary" if name == "OK" else "pinKey")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name == _BACKSPACE:
            button.setAccessibleName(translate("Delete the last digit", self.language))
        button.clicked.connect(partial(self._press, name))
        return button

    def _lay_out(self) -> None:
        gap = self.look.px(_GAP)
        pad = QGridLayout()
        pad.setSpacing(gap)
        for place, button in enumerate(self.keys.values()):
            pad.addWidget(button, place // 3, place % 3)
        side = QVBoxLayout()
        side.setSpacing(2 * gap)
        for widget in (self.title, self.text, self._dots, self.message):
            side.addWidget(widget)
        side.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addStretch(1)
        side.addLayout(row)
        sheet = QFrame()
        sheet.setObjectName("card")
        sheet.setMaximumWidth(self.look.px(900))
        halves = QHBoxLayout(sheet)
        halves.setContentsMargins(*[3 * gap] * 4)
        halves.setSpacing(4 * gap)
        halves.addLayout(side, 1)
        halves.addLayout(pad)
        self.setWidget(centered(sheet))
        look, key = self.look, self.look.px(_KEY)
        look.dress(self, f"QPushButton#pinKey, QPushButton#primary {{ font-size: {look.title}px;"
                         f" min-width: {key - 20}px; min-height: {key - 20}px; }}"
                         f"QLabel#pinDots {{ font-size: {look.headline}px; }}")

    # Digits

    def _press(self, key: str) -> None:
        if key == _BACKSPACE:
            self.digits = self.digits[:-1]
        elif key != "OK":
            self.digits = (self.digits + key)[:MOST_DIGITS]
        elif self.digits:
            digits, self.digits = self.digits, ""
            self.entered.emit(digits)
        self._show()

    def _show(self) -> None:
        self._dots.setText("●" * len(self.digits) or "–")
        self._dots.setAccessibleName(
            translate("{n} digits", self.language, n=len(self.digits)))

    def allow(self, on: bool) -> None:
        """Whether digits are taken."""
        for button in self.keys.values():
            button.setEnabled(on)
        if not on:
            self.digits = ""
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        named = {Qt.Key.Key_Return: "OK", Qt.Key.Key_Enter: "OK", Qt.Key.Key_Backspace: _BACKSPACE}
        key = named.get(Qt.Key(event.key()), event.text())
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in self.keys and self.keys[key].isEnabled():
            self._press(key)
        else:
            super().keyPressEvent(event)
