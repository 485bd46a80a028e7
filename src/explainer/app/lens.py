"""What of a slide is enlarged or lit. Places are shares of the slide, 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.app.signal import Signal

ZOOM_LEAST = 0.1
"""Smallest side of a zoomed region, as a share of the slide: ten times as large."""
_ZOOM = 0.5


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the slide, each side a share of it, from 0 to 1."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def around(cls, x: float, y: float, side: float) -> Region:
        """A part `side` wide and high with a point near its middle, within the slide."""
        side = min(max(side, ZOOM_LEAST), 1.0)
        return cls(min(max(x - side / 2, 0.0), 1.0 - side), min(max(y - side / 2, 0.0), 1.0 - side),
                   side, side)


class Lens:
    """The zoom and the spotlight of a picture. `changed` is emitted after each change."""

    def __init__(self) -> None:
        self.zoom: Region | None = None
        self.spotlight: tuple[float, float] | None = None
        self.changed: Signal[[]] = Signal()

    def toggle_zoom(self, x: float, y: float) -> None:
        """Show a part of the slide twice as large, or all of it again."""
        self.set_zoom(None if self.zoom is not None else Region.around(x, y, _ZOOM))

    def set_zoom(self, region: Region | None) -> None:
        """Show a part of the slide on the whole screen."""
        if region is not None:
            side = min(max(region.width, region.height, ZOOM_LEAST), 1.0)
            region = Region.around(region.x + region.width / 2, region.y + region.height / 2, side)
        if region != self.zoom:
            self.zoom = region
            self.changed.emit()

    def change_zoom(self, factor: float, x: float, y: float) -> None:
        """Enlarge (factor above 1) or reduce around a point of the slide;
        at full size the zoom is left."""
        side = (self.zoom.width if self.zoom is not None else 1.0) / factor
        self.set_zoom(None if side >= 0.999 else Region.around(x, y, side))

    def pan(self, dx: float, dy: float) -> None:
        """Move the zoomed part, or the spotlight, by shares of the slide."""
        if self.zoom is not None:
            side, zoom = self.zoom.width, self.zoom
            self.set_zoom(Region.around(zoom.x + side / 2 + dx * side,
                                        zoom.y + side / 2 + dy * side, side))
        elif self.spotlight is not None:
            self.move_spotlight(self.spotlight[0] + dx, self.spotlight[1] + dy)

    def toggle_spotlight(self, x: float, y: float) -> None:
        """Light one place of the slide and dim the rest, or light all of it again."""
        self.spotlight = None if self.spotlight is not None else (_share(x), _share(y))
        self.changed.emit()

    def move_spotlight(self, x: float, y: float) -> None:
        """Move the light, if it is on."""
        place = (_share(x), _share(y))
        if self.spotlight is not None and self.spotlight != place:
            self.spotlight = place
            self.changed.emit()


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
