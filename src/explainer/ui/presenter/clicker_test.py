"""The clicker test: shows which key a clicker sends, and what that key does in the show."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QSizePolicy, QVBoxLayout, QWidget

from explainer.app.theme import FONT_FAMILY
from explainer.core.marking import QT_TRANSLATE_NOOP
from explainer.qt.translation import translated
from explainer.ui.dialogs.texts import fit
from explainer.ui.look import Look
from explainer.ui.widgets.lines import TextLabel

SPELLED_OUT: dict[str, str] = {
    "PgDown": QT_TRANSLATE_NOOP("keys", "Page Down"), "PgUp": QT_TRANSLATE_NOOP("keys", "Page Up"),
    "Left": QT_TRANSLATE_NOOP("keys", "Left arrow"), "Right": QT_TRANSLATE_NOOP("keys", "Right arrow"),
    "Up": QT_TRANSLATE_NOOP("keys", "Up arrow"), "Down": QT_TRANSLATE_NOOP("keys", "Down arrow"),
    ".": QT_TRANSLATE_NOOP("keys", "Period ."), ",": QT_TRANSLATE_NOOP("keys", "Comma ,"),
}
"""Keys whose short name says too little in large type."""

MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
             Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)
HISTORY = 8


class ClickerTest(QDialog):
    """Takes every key and only shows it. Close, Alt+F4 or Esc twice in a row leave it.

    `keys` says what each key does in the show, already translated, by its portable name (`PgDown`).
    """

    def __init__(self, keys: Mapping[str, str], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._last = ""
        self.setWindowTitle(self.tr("Clicker test"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.key_label = _WideLabel(self.tr("Press a key"))
        self.action_label = TextLabel()
        self.action_label.setObjectName("headline")
        self.action_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.history = QListWidget()
        self.history.setAccessibleName(self.tr("Last keys, newest first"))
        self._arrange(look)
        fit(self, look, 760, 720)

    def _arrange(self, look: Look) -> None:
        """Key and action large in the middle, the last keys below. Nothing but the dialog itself takes the focus."""
        hint = TextLabel(self.tr("Each key is only shown here and does nothing else. To leave, choose Close or press Esc "
                                 "twice in a row."))
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
        column.addSpacing(look.px(12))
        column.addWidget(past)
        column.addWidget(self.history, 2)
        column.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take the focus, so that keys arrive here."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take keys before Qt uses them: for shortcuts, to move the focus, to close."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat() and event.key() not in MODIFIERS:
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
        key = native_name(portable) or self.tr("Unknown key, code {code}").format(code=event.nativeScanCode())
        does = self._keys.get(portable) or self.tr("Does nothing in the show")
        self.key_label.show_text(key)
        self.action_label.show_text(does)
        self.history.insertItem(0, f"{key}: {does}")
        self.history.takeItem(HISTORY)


def portable_name(event: QKeyEvent) -> str:
    """The key in Qt's portable spelling, the same on the number pad; "" if Qt does not know it."""
    if event.key() in (0, Qt.Key.Key_unknown):
        return ""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    return QKeySequence(modifiers.value | event.key()).toString(QKeySequence.SequenceFormat.PortableText)


def native_name(portable: str) -> str:
    """The name of a key as people here call it."""
    if portable in SPELLED_OUT:
        return translated("keys", SPELLED_OUT[portable])
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
        """Set the size of the letters. Through the stylesheet, which overrides the font of a widget."""
        font = QFont(FONT_FAMILY)
        font.setPixelSize(100)
        font.setBold(True)
        metrics = QFontMetricsF(font)
        size = min(self.width() / max(1.0, metrics.horizontalAdvance(self.text())), self.height() / metrics.height())
        self.setStyleSheet(f"font-size: {max(12, int(95 * size))}px; font-weight: bold;")
