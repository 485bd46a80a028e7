"""A link in the text of a card as something that can have the focus and that a screen reader
meets as a link. It shows nothing but its focus; the pointer goes through it to the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explainer.ui.widgets.spoken import Kind, speak_as

RING = 2
"""Pixels that the focus frame stands outside the letters of a link."""


def next_spot(spots: Sequence[QWidget], by: int) -> int | None:
    """Place of the link after (1) or before (-1) the one that has the focus, or the first or last
    if none has; None where there is none."""
    now = next((n for n, spot in enumerate(spots) if spot.hasFocus()), None)
    to = (0 if by > 0 else len(spots) - 1) if now is None else now + by
    return to if 0 <= to < len(spots) else None


class LinkSpot(QWidget):
    """Lies over a link of a text."""

    followed = Signal(str)

    def __init__(self, href: str, name: str, over: QWidget, home: QWidget) -> None:
        """Over letters on `over`. `home` is the text as a whole: the Tab key goes on from there."""
        super().__init__(over)
        self.href, self._focus, self._home = href, "", home
        speak_as(self, Kind.LINK)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # the Tab key goes past: the text is one stop
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show()

    def place(self, box: QRectF, focus: str = "") -> None:
        """Lie over `box`, in pixels of what it is over. `focus` is the color of the focus frame; ""
        for none of its own."""
        self._focus = focus
        self.setGeometry(box.adjusted(-RING, -RING, RING, RING).toAlignedRect())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Forward to what follows the whole text; back to the text."""
        self._home.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._home.focusNextPrevChild(True)) if forward else True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.followed.emit(self.href)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if not self.hasFocus() or not self._focus:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._focus), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.end()
