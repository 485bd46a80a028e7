"""The headline of a panel: the sentence that states what was found, each mark behind its words,
and one line of lead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.content.formatting import source_named
from explainer.content.headlines import SOURCE, marked_halves
from explainer.content.lines import Line
from explainer.drawing.theme import BASE_SIZE, pixels
from explainer.ui.look import Look
from explainer.ui.panels.lead import LeadLine
from explainer.ui.widgets.marked import MarkedLabel
from explainer.ui.widgets.spoken import Kind, speak_as

SMALL, HIDDEN = 2, 3
"""Levels: in smaller letters, and not at all."""
SMALL_SIZE, SMALL_MOST = 20.0 / BASE_SIZE, 1.5
"""Size of the smaller letters at 100 %, and the scale up to which they grow."""
GAP = 4
"""Pixels between headline and lead."""


class HeadlineArea(QWidget):
    """Headline and lead of a panel, with their marks: they can be read before anything else."""

    source_card_requested = Signal(str)
    source_requested = Signal(int)
    page_requested = Signal(str)

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._state = panel, state
        self._headline, self._lead = MarkedLabel(), LeadLine()
        self._headline.setObjectName("headline")
        speak_as(self._headline, Kind.HEADING)
        self._headline.always_stops = True
        speak_as(self._lead, Kind.TEXT)
        self._level = 0
        self._heights: dict[tuple[bool, int], int] = {}  # of the headline
        self._has_lead = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for label in (self._headline, self._lead):
            column.addWidget(label)
            label.explain = self._called
            label.opened.connect(self.source_card_requested)
            label.source_opened.connect(self.source_requested)
            label.page_requested.connect(self.page_requested)

    def _called(self, href: str) -> str:
        """The name of a source that a number leads to."""
        if not href.startswith(SOURCE):
            return ""
        return source_named(self._state.pack, int(href.removeprefix(SOURCE)), self._state.language)

    def refresh(self) -> None:
        """Show headline and lead of the present pack in the present language and look."""
        look, pack = Look.of(self._state), self._state.pack
        headline = pack.section(self._panel, "headline")
        lead = pack.section(self._panel, "lead")
        found = marked_halves(pack, headline, look.language)
        self._headline.show_lines(found or (Line(pack.meta("title", look.language)),), look)
        lines = marked_halves(pack, lead, look.language)
        self._lead.show_lead(lines, look)
        self._has_lead = bool(lines)
        self._heights = {}
        self._show_level()

    @property
    def title(self) -> MarkedLabel:
        """The headline itself."""
        return self._headline

    # Room

    def height_at(self, level: int, width: int) -> int:
        """Height in pixels that it takes at a width: on level 0 with the lead, on level 1 without,
        on level 2 in smaller letters too; on level 3 it is not there."""
        if level == HIDDEN:
            return 0
        lead = self._lead.height_at(width) + GAP if self._has_lead and level == 0 else 0
        small = level == SMALL
        if (small, width) not in self._heights:  # measuring means to change the letters and back
            self._set_small(small)
            self._heights[small, width] = self._headline.heightForWidth(width)
            self._set_small(self._level == SMALL)
        return self._heights[small, width] + lead

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
