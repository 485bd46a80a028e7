"""A card on the screen: title, subtitle and blocks in a scrolling frame."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from explainer.content.cards import Card
from explainer.drawing.theme import Theme
from explainer.ui.widgets.lines import LineWidget, TextLabel

LONG_TITLE = 60
"""A title longer than this is a sentence: set in the size of the text, bold."""


class CardView(QFrame):
    """Shows a `Card`. `scrolling` is off where the page around it scrolls."""

    opened = Signal(str)
    source_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        outer.addWidget(self._scroll)
        self._body = QWidget()

    def show_card(self, card: Card | None, language: str, theme: Theme, text_scale: float) -> None:
        """Show a card; None empties the frame."""
        body = QWidget()
        body.setObjectName("cardBody")
        column = QVBoxLayout(body)
        margin = round(18 * min(text_scale, 1.5))
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(4)
        if card is not None:
            self._fill(column, card, language, theme, text_scale)
            self.setAccessibleName(card.title)
        column.addStretch(1)
        old = self._scroll.takeWidget()
        if old is not None:  # later, since a mark in it may be what was just clicked
            old.hide()
            old.deleteLater()
        self._body = body
        self._scroll.setWidget(body)
        self._scroll.setAccessibleName(card.title if card else "")

    def _fill(self, column: QVBoxLayout, card: Card, language: str, theme: Theme,
              text_scale: float) -> None:
        title = TextLabel(card.title)
        title.setObjectName("cardTitle" if len(card.title) <= LONG_TITLE else "cardLongTitle")
        column.addWidget(title)
        if card.subtitle:
            column.addWidget(_small(card.subtitle, "muted"))
        for block in card.blocks:
            column.addSpacing(round(8 * text_scale))
            if block.heading:
                column.addWidget(_small(block.heading, "blockHeading"))
            marked = False
            for line in block.lines:
                widget = LineWidget(line, theme, text_scale)
                marked = bool(line.status) or (marked and line.muted)
                # what is said of the marked line above goes below its text
                if marked and not line.status:
                    widget.indent(text_scale)
                widget.opened.connect(self.opened)
                widget.source_opened.connect(self.source_opened)
                column.addWidget(widget)

    def set_scrolling(self, scrolling: bool) -> None:
        """Scroll inside the frame, or show the whole card and let the page scroll."""
        policy = (Qt.ScrollBarPolicy.ScrollBarAsNeeded
                  if scrolling else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(policy)
        self.setSizePolicy(QSizePolicy.Policy.Expanding,
                           QSizePolicy.Policy.Expanding if scrolling else QSizePolicy.Policy.Fixed)

    def natural_height(self, width: int) -> int:
        """Height at which nothing needs to scroll, for a width of the whole frame."""
        layout = self._body.layout()
        return (layout.heightForWidth(width - 4) if layout is not None else 0) + 6

    def scroll_to_top(self) -> None:
        """Show the card from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)


def _small(text: str, name: str) -> TextLabel:
    label = TextLabel(text)
    label.setObjectName(name)
    label.setProperty("small", True)
    return label
