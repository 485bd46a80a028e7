"""Where the card of a panel is: beside the list, or, in a narrow window, a sheet over its lower
half that is closed again."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.ui.look import Look
from explainer.ui.widgets.card_view import CardView

WIDEST = 640
"""Width in design pixels that the card grows to beside the list: some 75 letters a line."""

UNLIMITED = 16777215
"""Qt's own constant: no limit on a length."""


class _Grip(QWidget):
    """The short bar by which a sheet is known. It only shows."""

    def __init__(self) -> None:
        super().__init__()
        self.color = QColor()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.color)
        width = min(56, self.width())
        painter.drawRoundedRect(QRectF((self.width() - width) / 2, self.height() / 2 - 3, width, 6),
                                3, 3)


class DetailsBar(QPushButton):
    """Opens the sheet: says of what, cut where the window is too narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self._whole = ""
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)

    def show_title(self, title: str) -> None:
        """Say what the card is about."""
        self._whole = self.tr("Details: {title}").format(title=title)
        self.setAccessibleName(self._whole)
        self._cut()

    def _cut(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - 4 * metrics.height()
        cut = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, max(40, room))
        self.setText(f"{cut}  ▴")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._cut()


class CardSide(QWidget):
    """The card, and as a sheet its bar with grip and a way to close it."""

    closed = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = CardView(state)
        self._bar, self._grip, self._close = QWidget(), _Grip(), QPushButton("✕")
        self._close.setProperty("chip", True)
        self._close.clicked.connect(self.closed)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 4)
        bar.addSpacing(40)
        bar.addWidget(self._grip, 1)
        bar.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.card, 1)

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits, in order."""
        return (self._close, *self.card.stops())

    def set_sheet(self, sheet: bool, look: Look) -> None:
        """Be a sheet, or stand beside the list."""
        self._bar.setVisible(sheet)
        self.setMaximumWidth(UNLIMITED if sheet else look.px(WIDEST))

    def retranslate(self, look: Look) -> None:
        """Say what closes the sheet, in the look's size."""
        self._close.setAccessibleName(self.tr("Close the details"))
        self._close.setToolTip(self.tr("Close the details (Esc)"))
        self._grip.color = QColor(look.theme.line_strong)
