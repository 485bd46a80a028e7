"""The plot over time in a panel's body: made when its view is first shown, and told of each change
of the state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from explainer.app.state import State
from explainer.content.cards import Card
from explainer.content.series_cards import comparison_card
from explainer.drawing.chart import Chart
from explainer.panels.over_time import picture
from explainer.qt.frame_model import FrameModel
from explainer.ui.panels.listing import Listing
from explainer.ui.widgets.table import PanelTable

if TYPE_CHECKING:  # brings the plot, which is made on demand
    from explainer.ui.panels.over_time import OverTimeArea

CHOICES = ("date", "window", "grain", "alone")
"""Names of the choices that are the plot's alone."""


class OverTimeHost:
    """Keeps the area of one body."""

    def __init__(self, listing: Listing, state: State) -> None:
        self._listing, self._state = listing, state
        self._area: OverTimeArea | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the view that is shown is a plot over time."""
        part = self._listing.part
        return part is not None and part.over_time

    @property
    def area(self) -> OverTimeArea:
        """The area, made if it is not there yet."""
        if self._area is None:
            from explainer.ui.panels.over_time import OverTimeArea

            self._area = OverTimeArea(self._listing.panel, self._state)
        return self._area

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits in place of strip and list; nothing while they are shown."""
        return self.area.stops() if self.is_shown else ()

    def change(self, name: str) -> None:
        """A choice of the plot is another one."""
        if name in ("grain", "alone"):
            self.area.refresh()
        elif not self.area.is_dragging():
            self.area.show_split()

    def card(self) -> Card | None:
        """The card of the series and its windows; None if the pack has none."""
        area = self.area
        if (one := area.series) is None:
            return None
        return comparison_card(self._state.pack, one, area.date, area.days, self._state.language)

    def picture(self) -> Chart | None:
        """What is drawn, as an image that travels alone; None if the pack has no series."""
        area = self.area
        if area.series is None:
            return None
        return picture(self._state.pack, area.shown, area.date, area.days, self._state.language)

    def listed(self) -> tuple[FrameModel, PanelTable] | None:
        """The table of windows, while it is shown."""
        if not self.is_shown or self.area.model is None:
            return None
        return self.area.model, self.area.table
