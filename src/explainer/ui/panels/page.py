"""A panel: its headline, which can be read at once, and the place where its body is put when it is
ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.panels import registry
from explainer.qt.translation import translated
from explainer.ui.look import page_side
from explainer.ui.panels.headline import HIDDEN, HeadlineArea
from explainer.ui.widgets.spoken import Kind, speak_as

if TYPE_CHECKING:
    from explainer.ui.panels.body import PanelBody
    from explainer.ui.widgets.lines import TextLabel

NARROW = 860
"""Width in design pixels below which the card is a sheet over the list."""



class PanelPage(QWidget):
    """One panel. The page itself never scrolls: the list does, and the card."""

    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self._state = state
        self._body: PanelBody | None = None
        self.setObjectName("page")
        speak_as(self, Kind.GROUP)
        self.headline = HeadlineArea(panel, state)
        self.headline.source_card_requested.connect(self.source_card_requested)
        self.headline.source_requested.connect(self.source_requested)
        self.headline.page_requested.connect(self._open_page)
        self._waiting = QLabel()
        self._waiting.setObjectName("muted")
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.headline)
        self._layout.addWidget(self._waiting)
        self._layout.addStretch(1)
        self.refresh()

    @property
    def body(self) -> PanelBody | None:
        """List, strip and card; None until they are ready."""
        return self._body

    @property
    def title(self) -> TextLabel:
        """What is read first, and where the keys begin."""
        return self.headline.title

    def _open_page(self, key: str) -> None:
        if self._body is not None:
            self._body.open_page(key)

    def attach(self, body: PanelBody) -> None:
        """Put the body below the headline."""
        self._body = body
        self._waiting.hide()
        self._layout.takeAt(self._layout.count() - 1)
        self._layout.addWidget(body, 1)
        body.needs_changed.connect(self._share_height)
        self._adapt()

    def _adapt(self) -> None:
        """Margins and, where the page is narrow for the size of its text, one column."""
        scale, side = self._state.text_scale, page_side(self.width(), self._state.text_scale)
        self._layout.setContentsMargins(side, 16, side, 12)
        if self._body is not None:
            self._body.set_narrow(self.width() - 2 * side < NARROW * scale)
        self._share_height()

    def _share_height(self) -> None:
        """Let headline and list give way to each other, so that the list keeps the rows that are
        promised: the lead goes first, then the size of the headline (all of it, for an open sheet),
        then what a narrow list can do without."""
        margins, body = self._layout.contentsMargins(), self._body
        width = self.width() - margins.left() - margins.right()
        room = self.height() - margins.top() - margins.bottom() - self._layout.spacing()
        if body is None or width <= 0 or not body.isVisible():
            return
        levels = range(HIDDEN + 1 if body.sheet_is_open else HIDDEN)
        wanted = [(level, squeeze) for squeeze in body.squeezes for level in levels]
        level, squeeze = next(
            (one for one in wanted
             if self.headline.height_at(one[0], width) + body.least_height(one[1]) <= room),
            wanted[-1])
        self.headline.set_level(level)
        self.headline.setMinimumHeight(self.headline.height_at(level, width))
        body.set_squeeze(squeeze)

    def refresh(self) -> None:
        """Show the headline of the present pack in the present language and look."""
        self._layout.setSpacing(round(12 * min(self._state.text_scale, 1.5)))
        self._waiting.setText(self.tr("Loading tables and charts…"))
        self.headline.refresh()
        self.setAccessibleName(translated(registry.panel(self.panel).title))
        self._adapt()

    def refresh_body(self) -> None:
        """Show the same in list, strip and card, where they are ready."""
        if self._body is not None:
            self._body.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The window may be smaller than what every panel would like."""
        return QSize(320, 240)
