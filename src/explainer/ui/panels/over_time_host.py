"""The plot over time in a panel's body: made when its view is first shown, and told of each change
of the state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from explainer.app.state import State
from explainer.content.cards import Card
from explainer.content.series_cards import comparison_card
from explainer.drawing.chart import Chart
from explainer.panels import registry
from explainer.panels.over_time import told_picture
from explainer.qt.frame_model import FrameModel
from explainer.ui.panels.listing import Listing
from explainer.ui.widgets.table import PanelTable

if TYPE_CHECKING:  # brings the plot, which is made on demand
    from explainer.ui.panels.over_time import OverTimeArea

CHOICES = ("date", "window", "grain", "alone")
"""Names of the choices that are the plot's alone."""


class OverTimeHost:
    """Keeps the area of one body. `made` is told of it once it is there."""

    def __init__(self, listing: Listing, state: State,
                 made: Callable[[OverTimeArea], object]) -> None:
        self._listing, self._state, self._made = listing, state, made
        self._area: OverTimeArea | None = None
        self._steps: Iterator[Callable[[], object]] = iter(())
        self._prepared = QTimer(listing)  # between two events, each step on its own
        self._prepared.setSingleShot(True)
        self._prepared.setInterval(0)
        self._prepared.timeout.connect(self._take_step)

    def _take_step(self) -> None:
        """Make it; fill it at the size that it will have; draw it once where nobody sees it, which
        finds styles and letters."""
        step = next(self._steps, None)
        if step is not None and not self.is_shown:
            step()
            self._prepared.start()

    def _fill(self) -> None:
        self.area.take_size(self._listing.table_size)
        self.area.refresh()

    def _draw(self) -> None:
        self.area.grab()

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
            self._made(self._area)
        return self._area

    def prepare(self) -> None:
        """Make and draw the area of a panel that has one, before it is shown."""
        parts = registry.views(self._listing.panel)
        names = [name for name, part in parts.items() if part.over_time]
        if self._area is None and names:
            self._steps = iter((lambda: self._listing.view_of(names[0]), lambda: self.area,
                                self._fill, self._draw))
            self._prepared.start()

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
        return told_picture(self._state.pack, area.shown, area.date, area.days,
                            self._state.language)

    def listed(self) -> tuple[FrameModel, PanelTable] | None:
        """The table of windows, while it is shown."""
        if not self.is_shown or self.area.model is None:
            return None
        return self.area.model, self.area.table
