"""Where one was before a result was shown, so that Back returns there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from explainer.app.state import PanelChoices, State

MOST = 50


class Stop(NamedTuple):
    """A place that was left: the panel, how far its list was scrolled, how many pages of its card
    had been opened by going there, and the choices on each panel that the step changed."""

    panel: str
    scrolled: int
    pages: int
    choices: Mapping[str, PanelChoices]


class History:
    """Stops, the newest last. `scrolled` and `scroll_to` read and set how far the list of the panel
    that is shown is scrolled, in its own steps."""

    def __init__(self, state: State, scrolled: Callable[[], int],
                 scroll_to: Callable[[int], object]) -> None:
        self._state, self._scrolled, self._scroll_to = state, scrolled, scroll_to
        self._stops: list[Stop] = []

    @property
    def before(self) -> str:
        """Id of the panel that Back goes to; "" if there is none."""
        return self._stops[-1].panel if self._stops else ""

    def leave(self, target: str, pages: int) -> None:
        """Remember where one is, before something is shown on panel `target`."""
        here = self._state.panel
        kept = {panel: self._state.choices(panel) for panel in {here, target}}
        self._stops = [*self._stops, Stop(here, self._scrolled(), pages, kept)][-MOST:]

    def left(self, panel: str) -> None:
        """Remember a panel that was just left for another one, with what is chosen on it."""
        kept = {panel: self._state.choices(panel)}
        self._stops = [*self._stops, Stop(panel, 0, 0, kept)][-MOST:]

    def back(self) -> int:
        """Return to where one was; how many pages of the card had been opened by going there.
        Raises `IndexError` if there is nowhere to return to."""
        stop = self._stops.pop()
        for panel, choices in stop.choices.items():
            self._state.choose(panel, **choices._asdict())
        self._state.show_panel(stop.panel)
        self._scroll_to(stop.scrolled)
        return stop.pages

    def forget(self) -> None:
        """Another pack is open: its rows are others."""
        self._stops = []
