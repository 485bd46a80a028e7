"""The headline of a panel: the sentence that states what was found, its marks, and one line of
lead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.content import formatting
from explainer.content.headlines import headline_marks
from explainer.core.pack import Pack, Row
from explainer.drawing.theme import BASE_SIZE, pixels
from explainer.qt.roles import as_tip
from explainer.ui.look import Look
from explainer.ui.panels.lead import LeadLine
from explainer.ui.widgets.flow import FlowLayout
from explainer.ui.widgets.lines import LineWidget, TextLabel

SMALL, HIDDEN = 2, 3
"""Levels: in smaller letters, and not at all."""
SMALL_SIZE, SMALL_MOST = 20.0 / BASE_SIZE, 1.5
"""Size of the smaller letters at 100 %, and the scale up to which they grow."""
GAP = 4
"""Pixels between headline, marks and lead."""
LONGEST_WORD = 24
"""A longer word in a mark of the headline may take several lines."""


class HeadlineArea(QWidget):
    """Headline, marks and lead of a panel, which can be read before there is anything else."""

    source_card_requested = Signal(str)
    source_requested = Signal(int)

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._state = panel, state
        self._headline, self._lead = TextLabel(), LeadLine()
        self._headline.setObjectName("headline")
        self._level = 0
        self._has_lead = False
        self._marks = QWidget()
        self._marks_flow = FlowLayout(self._marks, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self._headline, self._marks, self._lead):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show headline, marks and lead of the present pack in the present language and look."""
        look, pack = Look.of(self._state), self._state.pack
        headline = pack.section(self._panel, "headline")
        lead = pack.section(self._panel, "lead")
        self._headline.show_text(_text(pack, headline, look.language)
                                 or pack.meta("title", look.language))
        self._lead.show_lead(_text(pack, lead, look.language), look.theme.accent)
        self._has_lead = lead is not None
        self._show_marks(pack, headline, look)
        self.setAccessibleName(self._headline.accessibleName())
        self._show_level()

    # Room

    def height_at(self, level: int, width: int) -> int:
        """Height in pixels that it takes at a width: on level 0 with the lead, on level 1 without,
        on level 2 in smaller letters too; on level 3 it is not there."""
        if level == HIDDEN:
            return 0
        marks = self._marks_flow.heightForWidth(width) + GAP if not self._marks.isHidden() else 0
        lead = self._lead.fontMetrics().height() + GAP if self._has_lead and level == 0 else 0
        self._set_small(level == SMALL)
        height = self._headline.heightForWidth(width) + marks + lead
        self._set_small(self._level == SMALL)
        return height

    def set_level(self, level: int) -> None:
        """Take less room on a higher level: see `height_at`."""
        if level != self._level:
            self._level = level
            self._show_level()

    def _show_level(self) -> None:
        self.setVisible(self._level != HIDDEN)
        self._lead.setVisible(self._has_lead and self._level == 0)
        self._set_small(self._level == SMALL)

    def _set_small(self, small: bool) -> None:
        size = pixels(SMALL_SIZE, min(self._state.text_scale, SMALL_MOST))
        wanted = f"font-size: {size}px" if small else ""
        if self._headline.styleSheet() != wanted:
            self._headline.setStyleSheet(wanted)
            self._headline.ensurePolished()

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
