"""The line below a headline: one line, and all of it on request."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from explainer.content.formatting import escaped
from explainer.ui.widgets.lines import TextLabel

LETTERS = 75
"""Letters of a line at most: longer ones are hard to read."""


class LeadLine(TextLabel):
    """Shows a text in one line, cut with a link to the rest where it is longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("lead")
        self._text, self._accent = "", ""
        self._open = False
        self._cut_at = -1
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse
                                     | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
        self.linkActivated.connect(lambda _link: self._turn())

    def show_lead(self, text: str, accent: str) -> None:
        """Show a text; `accent` is the color of the link."""
        if text != self._text:
            self._open = False
        self._text, self._accent = text, accent
        self._cut_at = -1
        self._cut()

    def _turn(self) -> None:
        self._open = not self._open
        self._cut_at = -1
        self._cut()

    def _cut(self) -> None:
        """Show as much as one line holds at the present width."""
        width = self.contentsRect().width()
        if width == self._cut_at:
            return
        self._cut_at = width
        metrics, plain = self.fontMetrics(), self._text.replace("*", "")
        if self._open or metrics.horizontalAdvance(plain) <= width - 4:
            self.show_text(self._text)
            if self._open:
                self.setText(f"{self.text()} {self._link(self.tr('less'))}")
        else:
            room = width - metrics.horizontalAdvance("  " + self.tr("more")) - 4
            cut = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, max(40, room))
            self.setText(f"{escaped(cut)} {self._link(self.tr('more'))}")
        self.setAccessibleName(self._text)

    def _link(self, word: str) -> str:
        return (f'<a href="turn" style="color:{self._accent};text-decoration:none">'
                f"{escaped(word)}</a>")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._cut()
