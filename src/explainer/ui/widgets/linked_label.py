"""A label with links: one stop of the Tab key for all of its text, and arrow keys that go from link
to link. To a screen reader each is a link with a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QWidget

from explainer.ui.widgets.lines import TextLabel

if TYPE_CHECKING:  # not before somebody walks the links, or hears them
    from explainer.ui.widgets.link_spot import LinkSpot

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class LinkedLabel(TextLabel):
    """Shows HTML with links of the program's own making. `linkActivated` carries the one chosen."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        self._spots: list[LinkSpot] = []
        self._spots_of = ""
        self._names: dict[str, str] = {}
        self.explain: Callable[[str], str] = lambda _href: ""
        """What a link is called that `name_links` has no name for; "" for its own letters."""
        super().__init__(text, parent)

    def name_links(self, names: dict[str, str]) -> None:
        """Say what links are called, by where they lead."""
        self._names = names
        self._forget_spots()

    def be_walked(self, *, links: bool, stop: bool = False) -> None:
        """Be a stop of the Tab key, for its links or as a text that is to be heard, or neither."""
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse if links
                                     else flags.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if links or stop else Qt.FocusPolicy.NoFocus)

    # The links

    def links(self) -> list[LinkSpot]:
        """The links in their order, each with what it is called and where it is."""
        if self._spots_of != self.text():
            self._make_spots()
        return self._spots

    def _make_spots(self) -> None:
        from explainer.ui.widgets.anchors import anchors_of
        from explainer.ui.widgets.link_spot import LinkSpot

        self._forget_spots()
        self._spots_of, document = self.text(), self._document()
        for anchor in anchors_of(document):
            name = (self._names.get(anchor.href) or self.explain(anchor.href)
                    or document.toPlainText()[anchor.start:anchor.end])
            spot = LinkSpot(anchor.href, name, self, self)
            spot.followed.connect(self.linkActivated)
            self._spots.append(spot)
        self._place_spots(document)

    def _forget_spots(self) -> None:
        for spot in self._spots:
            spot.hide()
            spot.deleteLater()
        self._spots, self._spots_of = [], ""

    def _document(self) -> QTextDocument:
        """The text laid out as the label lays it out."""
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        option = QTextOption(self.alignment())
        option.setTextDirection(self.layoutDirection())
        document.setDefaultTextOption(option)
        document.setHtml(self.text())
        document.setTextWidth(self.contentsRect().width())
        return document

    def _place_spots(self, document: QTextDocument) -> None:
        from explainer.ui.widgets.anchors import anchors_of, box_of

        room = self.contentsRect()
        top = room.y() + max(0.0, (room.height() - document.size().height()) / 2)
        for spot, anchor in zip(self._spots, anchors_of(document), strict=False):
            spot.place(QRectF(box_of(document, anchor)).translated(room.x(), top))

    # Keys

    def step(self, by: int) -> bool:
        """Go to the next link (1) or the one before (-1); False where there is none."""
        from explainer.ui.widgets.link_spot import next_spot

        spots = self.links()
        if (to := next_spot(spots, by)) is None:
            return False
        spots[to].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _STEPS and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            step = _STEPS[Qt.Key(event.key())]
            self.step(-step if self.isRightToLeft() else step)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.links()  # a screen reader that comes here finds them
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._spots and self._spots_of == self.text():
            self._place_spots(self._document())
