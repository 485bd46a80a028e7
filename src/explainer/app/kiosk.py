"""What a kiosk allows, and what its staff decided about it."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.app.commands import reading_command
from explainer.app.station import Station
from explainer.core.languages import LANGUAGES
from explainer.drawing.theme import THEMES
from explainer.panels import registry

TARGET = 44
"""Pixels each way of what a finger presses, at least."""
COUNTDOWN = 20
"""Seconds that a visitor is asked whether they are still there."""
LEAST_IDLE, MOST_IDLE = 10, 3600
USUAL_IDLE = 120
USUAL_PAGES = 5
"""Pages that each visitor may print, where the staff says nothing."""
WORDS_A_SECOND = 3.0
"""How fast a slow reader reads."""

PRINT = "share.print"
ALLOWED = frozenset({
    "go.find", "go.commands", "go.back", "go.source_card",
    *(f"go.{panel}" for panel in registry.panel_ids()),
    "view.language", *(reading_command(language) for language in LANGUAGES.values()),
    *(f"view.{theme}" for theme in THEMES),
    "view.larger", "view.smaller", "view.normal", "view.columns", "view.aloud",
    "help.help", "help.tour",
    "kiosk.over", "kiosk.staff",
})
"""Every command of a kiosk but printing. A command that is added to the program is none of them
until it is named here."""


@dataclass(frozen=True, slots=True)
class KioskRules:
    """What the staff decided when the kiosk was started."""

    idle: int = USUAL_IDLE  # seconds without a sign of life until the visitor is asked
    pages: int = USUAL_PAGES  # that each visitor may print; 0: none
    language: str = ""  # of each new visit; "": the pack's first
    theme: str = "light"
    text_scale: float = 1.0

    def station(self, *, prints: bool) -> Station:
        """What the window offers; `prints`: there is a printer."""
        return Station(ALLOWED | {PRINT} if prints and self.pages else ALLOWED, TARGET)


def reading_time(words: int, idle: float) -> float:
    """Seconds that somebody is left alone with so many words that have just come up: the idle time
    or, if they take longer to read, up to twice as long."""
    return min(max(idle, words / WORDS_A_SECOND), 2 * idle)
