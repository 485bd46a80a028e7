"""The headline of a panel: the sentence that states what was found, its marks, and one line of
lead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.content import formatting
from explainer.content.headlines import headline_marks
from explainer.core.pack import Pack, Row
from explainer.qt.roles import as_tip
from explainer.ui.look import Look
from explainer.ui.widgets.flow import FlowLayout
from explainer.ui.widgets.lines import LineWidget, TextLabel

LONGEST_WORD = 24
"""A longer word in a mark of the headline may take several lines."""


class HeadlineArea(QWidget):
    """Headline, marks and lead of a panel, which can be read before there is anything else."""

    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._state = panel, state
        self._headline, self._lead = TextLabel(), TextLabel()
        self._headline.setObjectName("headline")
        self._lead.setObjectName("lead")
        self._marks = QWidget()
        self._marks_flow = FlowLayout(self._marks, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._headline, self._marks, self._lead):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show headline, marks and lead of the present pack in the present language and look."""
        look, pack = Look.of(self._state), self._state.pack
        headline = pack.section(self._panel, "headline")
        lead = pack.section(self._panel, "lead")
        self._headline.show_text(_text(pack, headline, look.language)
                                 or pack.meta("title", look.language))
        self._lead.show_text(_text(pack, lead, look.language))
        self._lead.setVisible(lead is not None)
        self._show_marks(pack, headline, look)
        self.setAccessibleName(self._headline.accessibleName())

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
