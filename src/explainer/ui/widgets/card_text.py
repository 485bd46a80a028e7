"""The text of a card: one document that scrolls, is selected and copied as text, and whose links
are reached by the arrow keys and by a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractSlider, QTextBrowser, QTextEdit, QToolTip, QWidget

from explainer.charts.marks import mark_size, paint_mark
from explainer.drawing.theme import Theme
from explainer.qt.roles import as_tip
from explainer.ui.look import Look
from explainer.ui.widgets.anchors import Anchor, anchors_of, box_of, fragments_of
from explainer.ui.widgets.card_html import MARK, TERM
from explainer.ui.widgets.link_spot import LinkSpot, next_spot

OBJECT = "\ufffc"
"""Stands for a picture in the text of a document."""
_BREAK = "\u2028"


class CardText(QTextBrowser):
    """Shows the HTML of a card. `followed` gives the link that was chosen."""

    followed = Signal(str)
    back_requested = Signal()

    def __init__(self, explain: Callable[[str], str], parent: QWidget | None = None) -> None:
        """`explain` says in a few words where a link leads, for the pointer over it."""
        super().__init__(parent)
        self._explain = explain
        self._names: dict[str, str] = {}
        self._theme: Theme | None = None
        self._side = 0
        self._pixmaps: dict[str, QPixmap] = {}
        self._anchors: list[Anchor] = []
        self._html, self._fitted, self._fitting = "", 0, False
        self._spots: list[LinkSpot] = []
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self._be_read(heard=False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        self.verticalScrollBar().valueChanged.connect(self._place_spots)

    # Showing

    def set_look(self, look: Look, margin: int) -> None:
        """Colors and sizes. `margin` in logical pixels is kept free around the text."""
        self._theme, self._side = look.theme, round(mark_size(look.text_scale))
        self._pixmaps.clear()
        self.document().setDocumentMargin(margin)

    def show_html(self, html: str, names: dict[str, str]) -> None:
        """Show a document; `names` are what its links are called when they are read aloud."""
        self._clear_spots()
        self._html, self._names = html, names
        self._fit()
        if QAccessible.isActive():
            self._make_spots()
        if QAccessible.isActive() != self._heard:
            self._be_read(heard=not self._heard)

    def _be_read(self, *, heard: bool) -> None:
        """Have a text cursor, which a screen reader follows line by line, where somebody hears."""
        flags = Qt.TextInteractionFlag
        self._heard = heard
        by_keys = flags.TextSelectableByKeyboard if heard else flags.NoTextInteraction
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.LinksAccessibleByMouse
                                     | by_keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _fit(self) -> None:
        """Lay the document out for the width there is, which a scroll bar may change that comes or
        goes with it."""
        self._fitting = True
        for _ in range(2):
            self._fitted = self.viewport().width()
            self.setHtml(self._html)
            _keep_with_words(self.document())
            if self._fitted == self.viewport().width():
                break
        self._fitting = False
        self._anchors = list(anchors_of(self.document()))
        self._dot_terms()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """Only the program's own marks: a card never reads a file or an address."""
        url = name.toString() if isinstance(name, QUrl) else name
        if kind == QTextDocument.ResourceType.ImageResource.value and url.startswith(MARK):
            return self._pixmap(url.removeprefix(MARK))
        return None

    def _pixmap(self, status: str) -> QPixmap:
        if status not in self._pixmaps and self._theme is not None:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(round(self._side * ratio), round(self._side * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_mark(painter, QRectF(0, 0, self._side, self._side), status, self._theme)
            painter.end()
            self._pixmaps[status] = picture
        return self._pixmaps[status]

    def _dot_terms(self) -> None:
        """A dotted line below each word that is explained in place."""
        dotted = QTextCharFormat()
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        if self._theme is not None:
            dotted.setUnderlineColor(QColor(self._theme.accent))
        cursor = QTextCursor(self.document())
        for anchor in self._anchors:
            if anchor.href.startswith(TERM):
                cursor.setPosition(anchor.start)
                cursor.setPosition(anchor.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(dotted)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """The selected text, without the places of its pictures: each has its word beside it."""
        data = QMimeData()
        text = self.textCursor().selection().toPlainText()
        data.setText(_said(text))
        return data

    def plain_text(self) -> str:
        """All of it as text."""
        return _said(self.toPlainText())

    # Reading aloud

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        """Each paragraph: where it begins, and its words."""
        block = self.document().begin()
        while block.isValid():
            yield block.position(), block.text()
            block = block.next()

    def mark_letters(self, letters: tuple[int, int] | None) -> None:
        """Mark letters from one place up to another, and bring them into sight; None: none."""
        if letters is None or self._theme is None:
            self.setExtraSelections([])
            return
        marked = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(letters[0], self.document().characterCount() - 1))
        top = self.cursorRect(cursor)
        cursor.setPosition(min(letters[1], self.document().characterCount() - 1),
                           QTextCursor.MoveMode.KeepAnchor)
        marked.cursor = cursor
        marked.format.setBackground(QColor(self._theme.selection))
        marked.format.setForeground(QColor(self._theme.ink))
        self.setExtraSelections([marked])
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if top.top() < 0 or top.bottom() > room - 2 * top.height():
            bar.setValue(bar.value() + top.top() - room // 4)

    # Links by keys

    def links(self) -> list[LinkSpot]:
        """The links in their order, each with what it is called and where it is."""
        if len(self._spots) != len(self._anchors):
            self._make_spots()
        return self._spots

    def _make_spots(self) -> None:
        self._clear_spots()
        for anchor in self._anchors:
            name = self._names.get(anchor.href) or self._explain(anchor.href)
            spot = LinkSpot(anchor.href, name, self.viewport(), self)
            spot.followed.connect(self.followed)
            self._spots.append(spot)
        self._place_spots()

    def _clear_spots(self) -> None:
        if any(spot.hasFocus() for spot in self._spots):
            self.setFocus()
        for spot in self._spots:
            spot.hide()
            spot.deleteLater()
        self._spots = []

    def _place_spots(self) -> None:
        focus = self._theme.focus if self._theme is not None else ""
        for anchor, spot in zip(self._anchors, self._spots, strict=False):
            spot.place(self._box(anchor), focus)

    def _box(self, anchor: Anchor) -> QRectF:
        """Where a link is in the viewport."""
        return box_of(self.document(), anchor).translated(0, -self.verticalScrollBar().value())

    def step(self, by: int) -> bool:
        """Go to the next link (1) or the one before (-1); False where there is none."""
        if (to := next_spot(self.links(), by)) is None:
            return False
        self._focus(to)
        return True

    def focus_link(self, href: str) -> bool:
        """Give the focus to the first link that leads there; False if there is none."""
        found = next((n for n, anchor in enumerate(self._anchors) if anchor.href == href), None)
        if found is not None:
            self._focus(found)
        return found is not None

    def _focus(self, number: int) -> None:
        """Give a link the focus, where it can be seen."""
        spot, box = self.links()[number], self._box(self._anchors[number])
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if box.top() < 0 or box.bottom() > room:
            bar.setValue(round(bar.value() + box.center().y() - room / 2))
        spot.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Right and left: from link to link. Up, down and the rest scroll. What has no meaning here
        goes on to the card."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.step(1 if key == Qt.Key.Key_Right else -1)
        elif self._heard and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._read_on(event)
        elif plain and key in _SCROLLS:
            self.verticalScrollBar().triggerAction(_SCROLLS[Qt.Key(key)])
        elif event.matches(QKeySequence.StandardKey.Copy) and self.textCursor().hasSelection():
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        else:
            event.ignore()

    def _read_on(self, event: QKeyEvent) -> None:
        """The line above or below the cursor or the link that has the focus; with Ctrl, the next
        heading."""
        spot = next((n for n, one in enumerate(self._spots) if one.hasFocus()), None)
        cursor = self.textCursor()
        if spot is not None:
            cursor.setPosition(self._anchors[spot].start)
            self.setTextCursor(cursor)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            if (place := _heading(self.textCursor().block(), by)) >= 0:
                cursor.setPosition(place)
                self.setTextCursor(cursor)
        else:
            super().keyPressEvent(event)

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The button for "back" of a mouse goes back."""
        if event.button() == Qt.MouseButton.BackButton:
            self.back_requested.emit()
        else:
            super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Over a link: where it leads, in a few words."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            href = self.anchorAt(event.pos())
            told = self._explain(href) if href else ""
            QToolTip.showText(event.globalPos(), as_tip(told) if told else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._html and not self._fitting and self.viewport().width() != self._fitted:
            scrolled = self.verticalScrollBar().value()
            self._fit()
            self.verticalScrollBar().setValue(scrolled)
        if not self._fitting:  # else the links are still those of another text
            self._place_spots()


_Slider = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Up: _Slider.SliderSingleStepSub, Qt.Key.Key_Down: _Slider.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Slider.SliderPageStepSub, Qt.Key.Key_PageDown: _Slider.SliderPageStepAdd,
    Qt.Key.Key_Space: _Slider.SliderPageStepAdd,
    Qt.Key.Key_Home: _Slider.SliderToMinimum, Qt.Key.Key_End: _Slider.SliderToMaximum,
}


def _heading(block: QTextBlock, by: int) -> int:
    """Place of the next heading below a paragraph (1) or above it (-1): one that is all bold; -1 if
    there is none."""
    block = block.next() if by > 0 else block.previous()
    while block.isValid():
        if block.text().strip() and all(one.charFormat().fontWeight() >= QFont.Weight.Bold
                                        for one in fragments_of(block) if one.text().strip()):
            return block.position()
        block = block.next() if by > 0 else block.previous()
    return -1


def _keep_with_words(document: QTextDocument) -> None:
    """Begin a new line before each mark whose word would begin one: Qt ends a line behind any
    picture."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        text = block.text()
        at = text.find(OBJECT)
        document.documentLayout().blockBoundingRect(block)  # lays it out
        while at >= 0:
            first, last = (block.layout().lineForTextPosition(n) for n in (at, at + 1))
            if first.isValid() and last.isValid() and first.lineNumber() != last.lineNumber():
                cursor.setPosition(block.position() + at)
                cursor.insertText(_BREAK, QTextCharFormat())
                text, at = block.text(), at + 1
            at = text.find(OBJECT, at + 1)
        block = block.next()


def _said(text: str) -> str:
    """Text of a document without what only its look needs."""
    return text.replace(OBJECT, "").replace(_BREAK, " ").replace("\u00a0", " ")
