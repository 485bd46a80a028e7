"""A panel: its headline, which can be read at once, and the place where its body is put when it is
ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.content import formatting
from explainer.content.headlines import headline_marks
from explainer.core.pack import Pack, Row
from explainer.qt.roles import as_tip
from explainer.ui.look import Look, page_side
from explainer.ui.widgets.flow import FlowLayout
from explainer.ui.widgets.lines import LineWidget, TextLabel

if TYPE_CHECKING:
    from explainer.ui.panels.body import PanelBody

MOST_MARKS = 6
LONGEST_WORD = 24
"""A longer word in a mark of the headline may take several lines."""
NARROW = 860
"""Width in design pixels below which the card goes under the table and the page scrolls."""
BODY_FLOOR = 600
"""Height in design pixels that chart, table and card need at least; a lower window scrolls the
page."""


class _Column(QWidget):
    """What scrolls. In a wide window it takes the height there is (its parts scroll by themselves),
    down to a floor; in a narrow one it is as high as its content."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("column")
        self.floor: int | None = None

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self.floor if self.floor is not None else super().heightForWidth(width)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, self.floor or 0)


class PanelPage(QScrollArea):
    """One panel. Wide windows scroll inside its parts; narrow ones scroll the page."""

    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = panel
        self._state = state
        self._body: PanelBody | None = None
        self._adapted = QSize()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = _Column()
        self._column = column
        self._layout = QVBoxLayout(column)
        self._headline = TextLabel()
        self._headline.setObjectName("headline")
        self._marks = QWidget()
        self._marks_flow = FlowLayout(self._marks, 10)
        self._lead = TextLabel()
        self._lead.setObjectName("lead")
        self._waiting = QLabel()
        self._waiting.setObjectName("muted")
        for widget in (self._headline, self._marks, self._lead, self._waiting):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self.setWidget(column)
        self.refresh()

    @property
    def body(self) -> PanelBody | None:
        """Chart, table and card; None until they are ready."""
        return self._body

    def attach(self, body: PanelBody) -> None:
        """Put the body below the headline."""
        self._body = body
        self._waiting.hide()
        self._layout.takeAt(self._layout.count() - 1)
        self._layout.addWidget(body, 1)
        self._adapt()

    def _adapt(self) -> None:
        """Scroll the page (narrow), or let chart, table and card share its height (wide).

        All of it follows from the size of the page itself, never from what a scroll bar leaves:
        else the bar's coming could send it away again, without end.
        """
        scale, side = self._state.text_scale, page_side(self.width(), self._state.text_scale)
        self._layout.setContentsMargins(side, 16, side, 12)
        narrow = self.width() - 2 * side < NARROW * scale
        width = max(200, self.width() - 2 * side - self.verticalScrollBar().sizeHint().width())
        head = sum(w.heightForWidth(width) for w in (self._headline, self._lead)
                   if not w.isHidden())
        floor = head + round(BODY_FLOOR * scale)
        self._column.floor = None if narrow else floor
        scrolls = self._body is not None and (narrow or floor > self.height())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn if scrolls
                                        else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._body is not None:
            self._body.set_narrow(narrow)
        self._column.updateGeometry()

    def refresh(self) -> None:
        """Show headline, marks and lead of the present pack in the present language and look."""
        look, pack = Look.of(self._state), self._state.pack
        self._layout.setSpacing(round(8 * min(look.text_scale, 1.5)))
        headline = pack.section(self.panel, "headline")
        lead = pack.section(self.panel, "lead")
        self._headline.show_text(_text(pack, headline, look.language)
                                 or pack.meta("title", look.language))
        self._lead.show_text(_text(pack, lead, look.language))
        self._lead.setVisible(lead is not None)
        self._waiting.setText(self.tr("Loading tables and charts…"))
        self._show_marks(pack, headline, look)
        self.setAccessibleName(self._headline.accessibleName())
        self._adapt()

    def refresh_body(self) -> None:
        """Show the same in chart, table and card, where they are ready."""
        if self._body is not None:
            self._body.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self.size() != self._adapted:
            self._adapted = self.size()
            self._adapt()

    def _show_marks(self, pack: Pack, headline: Row | None, look: Look) -> None:
        while (item := self._marks_flow.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.deleteLater()
        lines = headline_marks(pack, headline, look.language)
        for line in lines:
            widget = LineWidget(line, look.theme, look.text_scale, self._marks)
            widget.label.setWordWrap(max(map(len, line.text.split()), default=0) > LONGEST_WORD)
            claim = pack.row("claims", line.ref)
            widget.label.setToolTip(as_tip(formatting.local(pack, claim, "text", look.language))
                                    if claim else "")
            widget.opened.connect(self.source_card_requested)
            widget.source_opened.connect(self.source_requested)
            self._marks_flow.addWidget(widget)
            widget.show()
        self._marks.setVisible(bool(lines))


def _text(pack: Pack, row: Row | None, language: str) -> str:
    return formatting.expand(row.local("text", language), pack, language) if row is not None else ""
