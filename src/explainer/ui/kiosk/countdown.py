"""Are you still there? A strip over the foot of the screen, which hides little of what is being
read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from explainer.core.i18n import plural, translate
from explainer.ui.kiosk.looks import KioskLook
from explainer.ui.widgets.lines import TextLabel

_EDGE = 24
_MOST_WIDTH = 900


class Countdown(QFrame):
    """Counts on the window that is in front: the kiosk's own, or a dialog of it."""

    def __init__(self, frame: QWidget) -> None:
        super().__init__(frame)
        self._frame = frame
        self.setObjectName("countdown")
        self._number, self._text, self.button = QLabel(), TextLabel(), QPushButton()
        self._number.setObjectName("countdownNumber")
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, _EDGE // 2, _EDGE, _EDGE // 2)
        row.setSpacing(_EDGE)
        row.addWidget(self._number)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        self.hide()

    def count(self, left: int, language: str, look: KioskLook) -> None:
        """Show the seconds that are left; `left` is said aloud when it begins."""
        first = self.isHidden()
        self._number.setText(str(left))
        if first:
            self._begin(language, look)
        said = translate("Are you still there?", language)
        more = plural("In {n} second this screen is cleared for the next person.",
                      "In {n} seconds this screen is cleared for the next person.", left, language)
        self._text.show_text(f"**{said}** {more}")
        self.setAccessibleName(f"{said} {more}")
        if first:
            self.place()
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def _begin(self, language: str, look: KioskLook) -> None:
        theme = look.theme
        host = QApplication.activeModalWidget() or self._frame
        self.setParent(host)
        host.installEventFilter(self)
        self.button.setText(translate("I am still here", language))
        look.dress(self, f"QFrame#countdown {{ background: {theme.ink}; border: 3px solid"
                         f" {theme.surface}; border-radius: 12px; }}"
                         f"QFrame#countdown QLabel {{ color: {theme.surface}; }}"
                         f"QLabel#countdownNumber {{ font-size: {2 * look.title}px;"
                         " font-weight: bold; }")
        self._number.setFixedWidth(self._number.fontMetrics().horizontalAdvance("00"))
        self.show()

    def place(self) -> None:
        """Stand over the foot of the window in front."""
        host = self.parentWidget()
        if host is None:
            return
        width = min(_MOST_WIDTH, host.width() - 2 * _EDGE)
        layout = self.layout()
        assert layout is not None
        height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        self.setGeometry(QRect((host.width() - width) // 2, host.height() - height - _EDGE,
                               width, height))
        self.raise_()

    def stop(self) -> None:
        """Nobody is asked any more. It goes home: a dialog takes along what is in it."""
        self.hide()
        host = self.parentWidget()
        if host is not None:
            host.removeEventFilter(self)
        self.setParent(self._frame)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)
