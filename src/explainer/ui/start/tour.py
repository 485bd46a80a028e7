"""Show me in 5 steps: a quiet tour on the real window. Each step is a sentence beside the place it
speaks of; the program works as ever meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QTextTable
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from explainer.app.state import State
from explainer.content import tour
from explainer.content.labels import label
from explainer.ui.look import Look
from explainer.ui.panels.body import PanelBody
from explainer.ui.start.page import StartPage
from explainer.ui.widgets.lines import TextLabel
from explainer.ui.window import MainWindow

WIDTH, GAP = 420, 10
"""Width of the sentence's frame and its distance from the place, in design pixels."""
_SETTLED = (60, 300)
"""Milliseconds after which a panel that has just come to the front is looked at again: by then it
has its final layout."""


class Place(NamedTuple):
    """What a step points at: rectangles of widgets, in their own coordinates."""

    parts: tuple[tuple[QWidget, QRect], ...]

    def on(self, window: QWidget) -> QRect:
        """Its part of the window that can be seen; an empty rectangle for none."""
        whole = QRect()
        for widget, rect in self.parts:
            if widget.isVisibleTo(window):
                seen = widget.visibleRegion().boundingRect() & rect
                if not seen.isEmpty():
                    whole |= QRect(widget.mapTo(window, seen.topLeft()), seen.size())
        return whole


class Tour(QObject):
    """Shows the steps one by one, until it is closed or the last one is done."""

    ended = Signal()

    def __init__(self, state: State, window: MainWindow) -> None:
        super().__init__(window)
        self._state, self._window = state, window
        self.at = -1  # the step shown; -1: there is no tour
        self.bubble: Bubble | None = None
        self.ring: Ring | None = None
        self._timers = tuple(self._make_timer(after) for after in _SETTLED)
        for changed in (state.language_changed, state.look_changed, state.pack_changed):
            changed.connect(self._say)
        state.panel_changed.connect(self._panel_changed)
        state.choices_changed.connect(lambda _panel, _name: self._arrange_soon())

    def _make_timer(self, after: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(self._arrange)
        return timer

    def _panel_changed(self) -> None:
        """The frame is nowhere until the panel has its layout; on another panel it stays so."""
        if self.ring is not None:
            self.ring.hide()
        self._arrange_soon()

    def _arrange_soon(self) -> None:
        if self.bubble is not None:
            for timer in self._timers:
                timer.start()

    @property
    def steps(self) -> tuple[tour.Step, ...]:
        """The steps for the open pack."""
        return tour.steps(self._state.pack, self._state.language)

    def start(self) -> None:
        """Begin at the first step."""
        self.close()
        self.ring, self.bubble = Ring(self._window), Bubble(self._window)
        self.bubble.pressed.connect(self._pressed)
        self._window.installEventFilter(self)
        self.at = 0
        self._go()

    def close(self) -> None:
        """End the tour; the panel shown stays."""
        self._window.removeEventFilter(self)
        self.at = -1
        for part in (self.bubble, self.ring):
            if part is not None:
                part.hide()
                part.deleteLater()
        was_open, self.bubble, self.ring = self.bubble is not None, None, None
        if was_open:
            self._window.page(self._state.panel).setFocus()
            self.ended.emit()

    def step(self, by: int) -> None:
        """Go on (positive) or back; past the last step the tour ends."""
        if self.bubble is None:
            return
        if self.at + by >= len(self.steps):
            self.close()
            return
        self.at = max(0, self.at + by)
        self._go()

    def _pressed(self, button: str) -> None:
        if button == "close":
            self.close()
        else:
            self.step(1 if button == "next" else -1)

    def _go(self) -> None:
        """Bring up what the step speaks of."""
        step = self.steps[self.at]
        if step.selected:
            self._state.choose(step.panel, tag="", find="", selected=step.selected)
        self._state.show_panel(step.panel)
        self._say()
        if self.bubble is not None:
            self.bubble.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        if self.bubble is not None:
            self.bubble.say(self.at, self.steps, Look.of(self._state))
            self._arrange()
            self._arrange_soon()

    # Where it points

    def place(self) -> Place:
        """What the present step points at, as far as the panel shows it."""
        kind, page = self.steps[self.at].place, self._window.page(self.steps[self.at].panel)
        if isinstance(page, StartPage):
            parts: Iterable[QWidget] = ((page.question, page.about, page.tally)
                                        if kind == tour.CHECKED else page.doing.values())
            for part in parts:
                page.ensureWidgetVisible(part, 0, 8)
            return Place(tuple((part, part.rect()) for part in parts))
        body = page.body
        if body is None:
            return Place(())
        if kind == tour.ROW:
            body.close_sheet()
            return _row(body)
        body.open_sheet()  # where the card is not beside the list
        if kind == tour.CARD:
            return _card(body)
        return _sides(body, label(self._state.pack, "first_case", self._state.language))

    def _arrange(self) -> None:
        if self.bubble is None or self.ring is None:
            return
        shown = self.steps[self.at].panel == self._state.panel
        target = self.place().on(self._window) if shown else QRect()
        self.ring.around(target, Look.of(self._state))
        self.bubble.stand_by(target, self._window.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._arrange()
            self._arrange_soon()
        return False


def _row(body: PanelBody) -> Place:
    """The row selected."""
    table = body.table
    index = table.selectionModel().currentIndex() if table.selectionModel() is not None else None
    if index is None or not index.isValid():
        return Place(((table, table.rect()),))
    table.scrollTo(index)
    row = table.visualRect(index)
    whole = QRect(0, row.y(), table.viewport().width(), row.height())
    return Place(((table.viewport(), whole),))


def _card(body: PanelBody) -> Place:
    return Place(((body.card, body.card.rect()),))


def _sides(body: PanelBody, heading: str) -> Place:
    """The two columns of the card; where they stand one below the other, all of the card. Scrolled
    to where they begin."""
    text = body.card.findChild(QTextBrowser)
    if text is None:
        return _card(body)
    document, bar, port = text.document(), text.verticalScrollBar(), text.viewport()
    table = next((frame for frame in document.rootFrame().childFrames()
                  if isinstance(frame, QTextTable)), None)
    if table is None:
        found = document.find(heading)
        if not found.isNull():
            bar.setValue(bar.value() + text.cursorRect(found).top() - 16)
        return _card(body)
    bounds = document.documentLayout().frameBoundingRect(table).toAlignedRect()
    if bounds.bottom() > bar.value() + port.height() or bounds.top() < bar.value():
        bar.setValue(max(0, bounds.top() - 16))
    return Place(((port, bounds.translated(0, -bar.value())),))




class Ring(QWidget):
    """A frame around a place. Nothing is hindered by it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._color = QColor()
        self.hide()

    def around(self, target: QRect, look: Look) -> None:
        """Stand around a rectangle of the window; nowhere for an empty one."""
        self._color = QColor(look.theme.focus)
        self.setVisible(not target.isEmpty())
        self.setGeometry(target.adjusted(-6, -6, 6, 6) & self.window().rect())
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color, 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        painter.end()


class Bubble(QFrame):
    """The sentence of a step with its buttons. `pressed` carries "next", "back" or "close"."""

    pressed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self.count, self.text = QLabel(), TextLabel()
        self.count.setObjectName("tourCount")
        self.text.setObjectName("tourText")
        self.close_button, self.back, self.next = QPushButton(), QPushButton(), QPushButton()
        self.next.setObjectName("primary")
        self._buttons = {"close": self.close_button, "back": self.back, "next": self.next}
        row = QHBoxLayout()
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        self._column = QVBoxLayout(self)
        for widget in (self.count, self.text):
            self._column.addWidget(widget)
        self._column.addLayout(row)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self.pressed.emit(name))
            button.installEventFilter(self)
        self._look: Look | None = None
        self.show()

    def say(self, at: int, steps: tuple[tour.Step, ...], look: Look) -> None:
        """Show a step."""
        self._look = look
        theme, margin = look.theme, look.px(16)
        self.setStyleSheet(
            f"QFrame#tour {{ background: {theme.surface}; border: 2px solid {theme.focus}; "
            f"border-radius: 10px; }} QLabel#tourText {{ font-size: {look.px(16)}px; }} "
            f"QLabel#tourCount {{ font-size: {look.px(14)}px; color: {theme.muted}; }}")
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(look.px(8))
        count = self.tr("Step {n} of {count}").format(n=at + 1, count=len(steps))
        self.count.setText(count)
        self.text.show_text(steps[at].text)
        self.close_button.setText(self.tr("Close"))
        self.back.setText(self.tr("Back"))
        self.back.setEnabled(at > 0)
        self.next.setText(self.tr("Done") if at + 1 == len(steps) else self.tr("Next step"))
        self.setAccessibleName(f"{count}. {self.text.accessibleName()}")
        # what has the focus is what is read aloud
        self.next.setAccessibleDescription(self.accessibleName())

    def stand_by(self, target: QRect, room: QSize) -> None:
        """Stand beside a rectangle of the window without covering it, if there is room; in the
        lower corner where there is none."""
        assert self._look is not None
        gap = self._look.px(GAP) + 6
        width = min(self._look.px(WIDTH), room.width() - 2 * gap)
        height = self.heightForWidth(width)
        size = QSize(width, min(height, room.height() - 2 * gap))
        self.setGeometry(QRect(_beside(target, size, room, gap), size))
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._take(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys of the tour, whichever of its buttons has the focus; Enter presses that one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if isinstance(watched, QPushButton) and event.key() in (Qt.Key.Key_Return,
                                                                    Qt.Key.Key_Enter):
                watched.click()
                return True
            return self._take(event)
        return False

    def _take(self, event: QKeyEvent) -> bool:
        meant = {Qt.Key.Key_Right: "next", Qt.Key.Key_Left: "back", Qt.Key.Key_Escape: "close",
                 Qt.Key.Key_Return: "next", Qt.Key.Key_Enter: "next"}.get(Qt.Key(event.key()))
        if meant is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self.pressed.emit(meant)
        return True


def _beside(target: QRect, size: QSize, room: QSize, gap: int) -> QPoint:
    """Upper left corner: below the target, left or right of it, above it, whatever has room."""
    right, bottom = room.width() - size.width() - gap, room.height() - size.height() - gap
    corner = QPoint(right, bottom)
    if target.isEmpty():
        return corner
    x = min(max(gap, target.center().x() - size.width() // 2), right)
    y = min(max(gap, target.center().y() - size.height() // 2), bottom)
    places = (QPoint(x, target.bottom() + gap), QPoint(target.left() - gap - size.width(), y),
              QPoint(target.right() + gap, y), QPoint(x, target.top() - gap - size.height()))
    within = QRect(QPoint(0, 0), room)
    return next((place for place in places if within.contains(QRect(place, size))), corner)

