"""The time of a show: its clock, its plan, and what the line on top of the console says of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from explainer.app.pace import Plan, ShowClock, pace
from explainer.app.show import Show
from explainer.qt.translation import translated
from explainer.ui.presenter.time_bar import TimeBar


class KeepingTime:
    """Clock and plan of a show. The plan counts from the slide at which the presenter began.

    `planned` is in seconds, 0 for no plan; `rehearsed` gives the seconds per slide of the last
    rehearsal.
    """

    def __init__(self, show: Show, clock: ShowClock, planned: float, first: str,
                 rehearsed: Callable[[], Mapping[str, float]]) -> None:
        self.clock, self.planned = clock, planned
        self._show, self._first, self._rehearsed = show, first, rehearsed
        self._plan: Plan | None = None

    @property
    def plan(self) -> Plan:
        """The length asked for, shared out as the last rehearsal went. A show that begins later
        has less to do."""
        if self._plan is None:
            main = self._show.deck.main
            ids = (main[main.index(self._first):] if self._first in main
                   else (self._first, *main))
            self._plan = Plan(ids, self.planned, self._rehearsed())
        return self._plan

    def set_minutes(self, minutes: int) -> None:
        """Another planned length."""
        self.planned = 60.0 * minutes
        self._plan = None

    def forget_plan(self) -> None:
        """The slides are others."""
        self._plan = None

    def restart(self) -> None:
        """The show begins now, at this slide: the time counts from zero, and so does the plan."""
        self.clock.reset()
        self._first = self._show.current.slide
        self._plan = None

    def show_in(self, bar: TimeBar) -> None:
        """Bring the line up to date."""
        slide, clock = self._show.current.slide, self.clock
        bar.show_time(self._place(), clock.elapsed(), clock.running, clock.slide_elapsed(),
                      self.plan, slide, pace(self.plan, slide, clock.elapsed()))

    def _place(self) -> str:
        deck, number = self._show.deck, self._show.number
        if deck.in_appendix(self._show.current.slide):
            return translated("Appendix, slide {n}").format(n=number)
        return translated("Slide {n} of {count}").format(n=number, count=len(deck.main))
