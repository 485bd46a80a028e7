"""What the pointer does on the slides of a show: light, zoom, a choice."""

from __future__ import annotations

from PySide6.QtGui import QCursor

from explainer.app.show import Show
from explainer.ui.presenter.slide_view import SlideView

ZOOM_STEP = 1.25


class Pointing:
    """The pointer over the slide that the room sees, in the presenter's window and in the
    room's."""

    def __init__(self, show: Show, console: SlideView, audience: SlideView) -> None:
        self._show, self._console, self._audience = show, console, audience
        for view in (audience, console):
            view.value_clicked.connect(lambda key: show.select(key))
            view.card_requested.connect(show.show_card)
            view.pointed.connect(show.move_spotlight)
            view.region_chosen.connect(show.set_zoom)
            view.wheeled.connect(self._wheeled)
            view.stepped.connect(lambda step: show.next() if step > 0 else show.back())
        audience.empty_clicked.connect(show.next)

    def _wheeled(self, steps: float, x: float, y: float) -> None:
        """The wheel changes a zoom that is on; it never starts one, for two fingers slip easily."""
        if self._show.zoom is not None:
            self._show.change_zoom(ZOOM_STEP ** steps, x, y)

    def place(self) -> tuple[float, float]:
        """The place of the pointer on the slide, if it is over one; else what is marked, else the
        middle."""
        for view in (self._console, self._audience):
            place = view.mapFromGlobal(QCursor.pos())
            if view.isVisible() and view.rect().contains(place) and view.underMouse():
                return view.share_at(place.toPointF())
        box = self._console.box_of(self._show.current.selected)
        return self._console.share_at(box.center()) if box is not None else (0.5, 0.5)
