"""Says what the room sees now to a presenter who hears it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

from explainer.app.show import BLACK, WHITE, Show
from explainer.content.deck import Deck
from explainer.qt.translation import translated
from explainer.ui.presenter.audience import AudienceWindow
from explainer.ui.presenter.console import ConsoleWindow
from explainer.ui.widgets.spoken import announce


class Teller:
    """Follows a show, and says each slide once."""

    def __init__(self, show: Show, console: ConsoleWindow, audience: AudienceWindow) -> None:
        self._show, self._console, self._audience = show, console, audience
        self._said = ""

    def refresh(self, deck: Deck) -> None:
        """Say what is shown, if it is not what was said last."""
        if not QAccessible.isActive():
            return
        said = self._words(deck)
        if said != self._said:
            self._said = said
            announce(self._console if self._console.isVisible() else self._audience, said)

    def _words(self, deck: Deck) -> str:
        blank = {BLACK: translated("Black screen"), WHITE: translated("White screen")}
        if self._show.picture.blank in blank:
            return blank[self._show.picture.blank]
        view = self._audience.view
        return translated("Slide {n}: {words}").format(
            n=deck.index(self._show.current.slide) + 1,
            words=view.spoken() or view.accessibleName())
