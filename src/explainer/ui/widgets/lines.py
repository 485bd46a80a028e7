"""A label for the texts of a pack, and a line as its small HTML."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from explainer.content.formatting import escaped, plain, rich
from explainer.content.lines import Line
from explainer.drawing.theme import BASE_SIZE, SMALL, Theme, pixels
from explainer.ui.widgets.breaking import breakable_html, longest_word


class TextLabel(QLabel):
    """A wrapping label that shows pack text safely and hands on clicks on `[4]`. It breaks a word
    that is wider than itself."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        self._heights: dict[tuple[int, int], int] = {}  # by width and least height
        self._whole, self._longest = "", 0
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(40)
        self.show_text(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One line: how high the text is follows from the width it is given, not from the narrowest
        possible."""
        return QSize(40, self.fontMetrics().height())

    def setText(self, text: str) -> None:  # noqa: N802
        """Take HTML."""
        self._whole, self._heights = text, {}
        self._longest = longest_word(text)
        super().setText(self._broken(self.contentsRect().width()))

    def _broken(self, width: int) -> str:
        """The HTML with its words broken for that width, as if all were bold."""
        if not self.wordWrap() or width <= 0:
            return self._whole
        # as nearly always: no word needs to be measured
        if self._longest * self.fontMetrics().height() <= width:
            return self._whole
        font = QFont(self.font())
        font.setBold(True)
        return breakable_html(self._whole, width, QFontMetrics(font))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Measured once for a text and a font: layouts ask again at each change around."""
        key = width, self.minimumHeight()  # Qt's answer is no lower than that
        if key not in self._heights:
            self._heights[key] = self._measured(width)
        return self._heights[key]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange,
                            QEvent.Type.ContentsRectChange):
            self._heights = {}
            self._break()

    def _measured(self, width: int) -> int:
        margins = self.width() - self.contentsRect().width()
        broken = self._broken(width - margins)
        if broken == self.text():
            return super().heightForWidth(width)
        # a label that changes while it is asked would be laid out endlessly
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        document.setHtml(broken)
        document.setTextWidth(width - margins)
        return round(document.size().height() + 0.5) + margins

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._break()

    def _break(self) -> None:
        """Break the words that are too long for the present width and font."""
        broken = self._broken(self.contentsRect().width())
        if broken != self.text():
            super().setText(broken)
            self.updateGeometry()

    def show_text(self, text: str) -> None:
        """Show a pack text: escaped, with bold and italic."""
        self.setText(rich(text, escaped))
        self.setAccessibleName(plain(text))


def line_html(line: Line, theme: Theme, text_scale: float) -> str:
    """A line as the small HTML of a label; everything from the pack is escaped."""
    parts = []
    if line.lead:
        parts.append(rich(line.lead, escaped))
    if line.strong and line.lead:
        parts.append(f"<b>{escaped(line.strong)}</b>")
    elif line.strong:
        size = pixels(17 / BASE_SIZE, text_scale)
        parts.append(f'<span style="font-size:{size}px"><b>{escaped(line.strong)}</b></span>')
    if line.text:
        text = rich(line.text, escaped)
        parts.append(f'<span style="color:{theme.muted}">{text}</span>' if line.muted else text)
    small = pixels(SMALL, text_scale)
    parts += [
        f'<a href="source:{number}" style="color:{theme.accent};text-decoration:none;'
        f'font-size:{small}px">[{number}]</a>'
        for number in line.sources
    ]
    return " ".join(parts)
