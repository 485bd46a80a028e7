"""A card on the screen: an answer first, then what it rests on. What a link in it leads to is a
further page of the same card, and Back returns."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.content import formatting
from explainer.content.card_pages import ROW, card_text, page
from explainer.content.cards import Card
from explainer.content.glossary import Glossary
from explainer.content.headlines import REF, SOURCE
from explainer.content.statements import of_ref
from explainer.core.pack import Pack
from explainer.ui.look import Look
from explainer.ui.widgets.card_html import FOLD, LONG_TITLE, TERM, CardHtml, Setting
from explainer.ui.widgets.card_text import CardText
from explainer.ui.widgets.lines import TextLabel
from explainer.ui.widgets.spoken import Kind, speak_as

COLUMNS_FROM = 360
"""Width of the card in design pixels from which two cases stand side by side."""
FRAME = 2
"""Pixels of the frame around the text that shows its focus."""
LONGEST_NAME = 32
"""Letters of a card's title on the button that leads back to it."""


class _Page(NamedTuple):
    """A page of the card: its key, what is unfolded and explained on it, how far it is scrolled."""

    key: str
    unfolded: frozenset[int] = frozenset()
    explained: frozenset[str] = frozenset()
    scroll: int = 0


class CardView(QFrame):
    """Shows a `Card` and the pages that its links lead to. `message_requested` has a sentence that
    says what was done."""

    print_requested = Signal()
    message_requested = Signal(str)
    page_changed = Signal()
    row_requested = Signal(str, str)  # table, id: a row of a list that the card leads to

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._root: Card | None = None
        self._card: Card | None = None
        self._key = ""
        self._pages = [_Page("")]
        self._glossary: tuple[Pack, str, Glossary] | None = None
        self._look: Look | None = None
        self._wide = True
        self.setObjectName("card")
        speak_as(self, Kind.BOX)  # the text in it has the same name
        self.text = CardText(self._told, self)
        self.text.followed.connect(self.follow)
        self.text.back_requested.connect(self.go_back)
        self._bar = QWidget(self)
        self._title = TextLabel()
        self._title.setObjectName("cardTitle")
        speak_as(self._title, Kind.HEADING)
        self.back = self._button(self.go_back, "flat")
        self.copy_button = self._button(self.copy)
        self.print_button = self._button(self.print_requested.emit)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._row = row = QHBoxLayout(self._bar)
        row.addWidget(self._title, 1)
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._bar)
        outer.addWidget(self.text, 1)

    def _button(self, do: Callable[[], object], name: str = "") -> QPushButton:
        button = QPushButton(self._bar)
        button.setObjectName(name)
        button.clicked.connect(lambda: do())
        return button

    # Showing

    def show_card(self, card: Card | None, key: str = "") -> None:
        """Show the card of what is selected, from its top; None empties the frame. `key` names what
        is selected: the same in another language or look stays where it was."""
        if key and key == self._key:
            self._keep_scroll()
        else:
            self._pages = [_Page("")]
        self._root, self._key = card, key
        self._pages = [one for one in self._pages if not one.key or self._page(one.key)]
        self._show()

    def _page(self, key: str) -> Card | None:
        return page(self._state.pack, key, self._state.language) if key else self._root

    @property
    def shown(self) -> Card | None:
        """The card of the page that is shown."""
        return self._card

    @property
    def page_key(self) -> str:
        """What the page that is shown is of; "" for the card of what is selected."""
        return self._pages[-1].key

    @property
    def pages_back(self) -> int:
        """How many pages Back can go."""
        return len(self._pages) - 1

    def _show(self) -> None:
        now = self._pages[-1]
        self._card = self._page(now.key)
        self.page_changed.emit()
        self._dress()
        self._fill_bar()
        self._wide = self._has_room()
        title = self._card.title if self._card is not None else ""
        self.setAccessibleName(title)
        self.text.setAccessibleName(title)
        if self._card is None:
            self.text.show_html("", {})
            return
        made = CardHtml(self._card, Setting(
            Look.of(self._state), self._words(), self._wide,
            titled=not self._title_in_bar(), key=now.key, unfolded=now.unfolded,
            explained=now.explained))
        self.text.show_html(made.html(), made.links)
        self.text.verticalScrollBar().setValue(now.scroll)

    def _dress(self) -> None:
        look = Look.of(self._state)
        if look == self._look:
            return
        self._look = look
        side = round(16 * min(look.text_scale, 1.5))
        self._row.setContentsMargins(side, side, side, 0)
        self._row.setSpacing(8)
        self.text.set_look(look, side - FRAME)
        self.text.setStyleSheet(
            f"QTextBrowser {{ background: {look.theme.surface};"
            f" border: {FRAME}px solid transparent;"
            f" border-radius: 8px; }} QTextBrowser:focus {{ border-color: {look.theme.focus}; }}")
        self.copy_button.setText(self.tr("Copy"))
        self.text.setAccessibleDescription(
            self.tr("The up and down arrow keys read, with Ctrl from heading to heading. Right and "
                    "left go from link to link, Enter opens one."))

    def _title_in_bar(self) -> bool:
        card = self._card
        return not self.pages_back and card is not None and len(card.title) <= LONG_TITLE

    def _fill_bar(self) -> None:
        """The title of a row with its sheet, or the way back from a page and what can be copied."""
        card, deep = self._card, self.pages_back > 0
        self._title.setVisible(self._title_in_bar())
        if self._title_in_bar() and card is not None:
            self._title.show_text(card.title)
        self.back.setVisible(deep)
        if deep:
            before = self._page(self._pages[-2].key)
            name = _short(before.title if before is not None else "")
            self.back.setText(f"‹ {self.tr('Back')}: {name}")
            self.back.setAccessibleName(self.tr("Back to {title}").format(title=name))
        offers = self._state.station.offers
        self.copy_button.setVisible(deep and offers("share.copy_text"))
        self.print_button.setText(card.sheet if card is not None else "")
        self.print_button.setVisible(not deep and card is not None and bool(card.sheet)
                                     and offers("share.print"))
        self._bar.setVisible(deep or self._title_in_bar())

    def _words(self) -> Glossary:
        pack, language = self._state.pack, self._state.language
        known = self._glossary
        if known is None or known[0] is not pack or known[1] != language:
            known = self._glossary = (pack, language, Glossary(pack, language))
        return known[2]

    def _has_room(self) -> bool:
        return self.width() >= COLUMNS_FROM * max(1.0, self._state.text_scale)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._has_room() != self._wide:
            self._keep_scroll()
            self._show()

    def _told(self, href: str) -> str:
        """Where a link leads, in a few words."""
        pack, language = self._state.pack, self._state.language
        if href.startswith(TERM):
            return ": ".join(self._words().meanings.get(href.removeprefix(TERM), ()))
        if href.startswith(SOURCE):
            return formatting.source_named(pack, int(href.removeprefix(SOURCE)), language)
        stated = of_ref(pack, href.removeprefix(REF), language)
        return stated.status.meaning(language) if stated is not None and stated.word() else ""

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits, in order."""
        return (self.back, self.copy_button, self.print_button, self.text)

    # Pages

    def follow(self, href: str) -> None:
        """Do what a link of the card says: open a page, explain a word, unfold a block."""
        now = self._pages[-1]
        if href.startswith(TERM):
            self._change(now._replace(explained=now.explained ^ {href.removeprefix(TERM)}), href)
        elif href.startswith(FOLD):
            self._change(now._replace(
                unfolded=now.unfolded ^ {int(href.removeprefix(FOLD))}), href)
        elif href.startswith(ROW):
            table, _, row_id = href.removeprefix(ROW).partition(":")
            self.row_requested.emit(table, row_id)
        else:
            self.open_page(href)

    def _change(self, changed: _Page, href: str) -> None:
        """Show the same page with something unfolded or explained; the focus stays at its link."""
        by_key = any(spot.hasFocus() for spot in self.text.links())
        self._pages[-1] = changed._replace(scroll=self.text.verticalScrollBar().value())
        self._show()
        if by_key:
            self.text.focus_link(href)

    def open_page(self, key: str) -> bool:
        """Show a page on top of what is shown; False if the pack has no such thing."""
        if self._page(key) is None or not key:
            return False
        if self._pages[-1].key != key:
            self._keep_scroll()
            self._pages.append(_Page(key))
            self._show()
        return True

    def go_back(self) -> bool:
        """Show the page before, where it was left; False where there is none."""
        if not self.pages_back:
            return False
        came_from = self._pages.pop().key
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self._show()
        if inside and not self.text.focus_link(came_from):
            self.text.setFocus()
        return True

    def _keep_scroll(self) -> None:
        self._pages[-1] = self._pages[-1]._replace(scroll=self.text.verticalScrollBar().value())

    def copy(self) -> None:
        """Copy the page as text; a source with its address."""
        if self._card is None:
            return
        QGuiApplication.clipboard().setText(
            card_text(self._state.pack, self._card, self._state.language))
        self.message_requested.emit(self.tr("Copied."))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape and Alt+Left go back; where there is nothing to go back to, others may want
        them."""
        alt_left = (event.key() == Qt.Key.Key_Left
                    and event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not ((event.key() == Qt.Key.Key_Escape or alt_left) and self.go_back()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.BackButton:
            self.go_back()
        else:
            super().mousePressEvent(event)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_NAME else f"{title[:LONGEST_NAME - 1].rstrip()}…"
