"""The clicker test: shows which key a clicker sends, and what that key does in the show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explainer.app.show_keys import ASSIGNABLE, SHOW_BY_ID
from explainer.core.i18n import N_
from explainer.drawing.theme import FONT_FAMILY
from explainer.qt.translation import translated
from explainer.ui.dialogs.texts import fit
from explainer.ui.look import Look
from explainer.ui.presenter.key_places import digit_of
from explainer.ui.presenter.keys import TAKES_ALL_KEYS, identity, known_name
from explainer.ui.widgets.flow import FlowLayout
from explainer.ui.widgets.lines import TextLabel

SPELLED_OUT: dict[str, str] = {
    "PgDown": N_("Page Down"), "PgUp": N_("Page Up"),
    "Left": N_("Left arrow"), "Right": N_("Right arrow"),
    "Up": N_("Up arrow"), "Down": N_("Down arrow"),
    ".": N_("Period ."), ",": N_("Comma ,"),
}
"""Keys whose short name says too little in large type."""

MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta,
             Qt.Key.Key_AltGr,
             Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)
HISTORY = 8


class ClickerTest(QDialog):
    """Takes every key and only shows it. Close, Alt+F4 or Esc twice in a row leave it. For a key
    that does nothing in the show there are buttons that give it a meaning: `assigned` gives the
    key, by its `identity`, and the command or "".

    `keys` says what each key does in the show, already translated, by its portable name (`PgDown`);
    `own` which commands keys have been given before.
    """

    assigned = Signal(str, str)

    def __init__(self, keys: Mapping[str, str], look: Look, parent: QWidget | None = None, *,
                 own: Mapping[str, str] | None = None) -> None:
        super().__init__(parent)
        self.setProperty(TAKES_ALL_KEYS, True)
        self._keys = keys
        self._own = dict(own or {})
        self._chosen = self._chosen_name = ""  # the key that the buttons are about
        self._last = ""
        self.setWindowTitle(self.tr("Clicker test"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.key_label = _WideLabel(self.tr("Press a key"))
        self.action_label = TextLabel()
        self.action_label.setObjectName("headline")
        self.action_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.uses = self._make_uses(look)
        self.history = QListWidget()
        self.history.setAccessibleName(self.tr("Last keys, newest first"))
        self._arrange(look)
        fit(self, look, 760, 720)

    def _arrange(self, look: Look) -> None:
        """Key and action large in the middle, the last keys below. Nothing but the dialog itself
        takes the focus."""
        hint = TextLabel(
            self.tr(
                "Keys are only shown here; they do nothing else. If a key does nothing in the "
                "show, you can assign it an action. To leave, choose Close or press Esc twice in "
                "a row."))
        past = TextLabel(self.history.accessibleName())
        for label in (hint, past):
            label.setObjectName("muted")
        self.history.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.history.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setSpacing(look.px(8))
        column.addWidget(hint)
        column.addWidget(self.key_label, 3)
        column.addWidget(self.action_label)
        column.addWidget(self.uses)
        column.addSpacing(look.px(12))
        column.addWidget(past)
        column.addWidget(self.history, 2)
        column.addWidget(buttons)

    def _make_uses(self, look: Look) -> QWidget:
        """The row of buttons that give a key a meaning."""
        row = QWidget(self)
        flow = FlowLayout(row, look.px(8), centered=True)
        prompt = QLabel(self.tr("Use this key for:"))
        self.kept = QLabel(self.tr("In the show, this key always does this."))
        self._asks = prompt
        for label in (prompt, self.kept):
            flow.addWidget(label)
        self.use_buttons: dict[str, QPushButton] = {}
        for command in (*ASSIGNABLE, ""):
            title = (translated(SHOW_BY_ID[f"show.{command}"].title)
                     if command else self.tr("Nothing"))
            button = QPushButton(title)
            button.setProperty("chip", True)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(f"{prompt.text()} {title}")
            button.clicked.connect(partial(self._use, command))
            self.use_buttons[command] = button
            flow.addWidget(button)
        for label in (prompt, self.kept):
            label.setMinimumHeight(button.sizeHint().height())
        row.hide()
        return row

    def _use(self, command: str) -> None:
        """Give the last key a meaning, or take it back."""
        if command:
            self._own[self._chosen] = command
        else:
            self._own.pop(self._chosen, None)
        self.assigned.emit(self._chosen, command)
        self._show_meaning(self._meaning(""))
        self._offer_uses()

    def _offer_uses(self) -> None:
        """Show the buttons for a key that has no meaning of the show's own; say of others that they
        cannot be had."""
        free = bool(self._chosen)
        self.uses.show()
        self.kept.setVisible(not free)
        self._asks.setVisible(free)
        for command, button in self.use_buttons.items():
            button.setVisible(free)
            button.setChecked(self._own.get(self._chosen, "") == command)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take the focus, so that keys arrive here."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take keys before Qt uses them: for shortcuts, to move the focus, to close."""
        if isinstance(event, QKeyEvent):
            if (event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat()
                and event.key() not in MODIFIERS):
                self._take(event)
            event.accept()
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        portable = portable_name(event)
        if portable == "Alt+F4" or portable == self._last == "Esc":
            self.reject()
            return
        self._last = portable
        key = (native_name(portable)
               or self.tr("Unknown key, code {code}").format(code=event.nativeScanCode()))
        fixed = (self._keys.get(portable) or self._keys.get(known_name(event))
                 or self._said_of_digit(event))
        self._chosen, self._chosen_name = "" if fixed else identity(event), key
        self.key_label.show_text(key)
        self.history.insertItem(0, "")
        self.history.takeItem(HISTORY)
        self._show_meaning(self._meaning(fixed))
        self._offer_uses()

    def _said_of_digit(self, event: QKeyEvent) -> str:
        return self.tr("Number of a slide; Enter shows it") if digit_of(event) else ""

    def _meaning(self, fixed: str) -> str:
        """What a key does in the show, in words."""
        own = self._own.get(self._chosen, "") if self._chosen else ""
        if own in ASSIGNABLE:
            return self.tr("{command} (chosen by you)").format(
                command=translated(SHOW_BY_ID[f"show.{own}"].title))
        return fixed or self.tr("Does nothing in the show")

    def _show_meaning(self, meaning: str) -> None:
        self.action_label.show_text(meaning)
        self.history.item(0).setText(f"{self._chosen_name}: {meaning}")


def portable_name(event: QKeyEvent) -> str:
    """The key in Qt's portable spelling, the same on the number pad; "" if Qt does not know it."""
    if event.key() in (0, Qt.Key.Key_unknown):
        return ""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier
                                      | Qt.KeyboardModifier.GroupSwitchModifier)
    return QKeySequence(modifiers.value | event.key()).toString(
        QKeySequence.SequenceFormat.PortableText)


def native_name(portable: str) -> str:
    """The name of a key as people here call it."""
    if portable in SPELLED_OUT:
        return translated(SPELLED_OUT[portable])
    return QKeySequence(portable).toString(QKeySequence.SequenceFormat.NativeText)


class _WideLabel(QLabel):
    """One line of text as large as its place allows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Set the size of the letters. Through the stylesheet, which overrides the font of a
        widget."""
        font = QFont(FONT_FAMILY)
        font.setPixelSize(100)
        font.setBold(True)
        metrics = QFontMetricsF(font)
        size = min(self.width() / max(1.0, metrics.horizontalAdvance(self.text())),
                   self.height() / metrics.height())
        self.setStyleSheet(f"font-size: {max(12, int(95 * size))}px; font-weight: bold;")
