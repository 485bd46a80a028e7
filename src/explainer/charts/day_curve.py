"""A curve over days that takes as long to draw for a million values as for a thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QGraphicsItem

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

_PER_PIXEL = 2
"""Values that are drawn as they are, for each pixel; of more, the lowest and highest."""


class DayCurve(pg.PlotCurveItem):
    """Values (shape (n,), NaN for a gap) at equal distances: value i at `first + i * step`.

    What is seen is drawn, and of many values that share a pixel the lowest and the highest, so
    that no day's peak is lost.
    """

    def __init__(self, first: float, step: float, values: Numbers, pen: object, *,
                 smooth: bool = False) -> None:
        super().__init__(pen=pen, connect="finite", antialias=smooth, skipFiniteCheck=True)
        if smooth:  # as a path, a thick and smooth line takes fifteen times as long
            self.setSegmentedLineMode("on")
        self.first, self.step, self.values = first, step, values
        self._drawn: tuple[int, int, int] | None = None
        # while windows are dragged the curves stay as they are
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_between(self, low: float, high: float, pixels: float) -> None:
        """Draw what lies between two days, on so many pixels."""
        start = max(0, int((low - self.first) // self.step))
        stop = min(len(self.values), max(start, int((high - self.first) // self.step) + 2))
        size = max(1, int((stop - start) // max(1.0, pixels * _PER_PIXEL)))
        if size > 1:  # whole groups, so that panning does not make peaks flicker
            start -= start % size
        if (start, stop, size) != self._drawn:
            self._drawn = (start, stop, size)
            places, values = thinned(self.values[start:stop], size)
            self.setData(self.first + (start + places) * self.step, values)


def thinned(values: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Places and values of the lowest and highest of each `size` values on end, in the order in
    which a line through them shows both; NaN where all are missing. All of them for a size of 1.
    """
    if size <= 1 or len(values) <= size:
        return np.arange(len(values), dtype=np.float64), values
    whole = len(values) // size * size
    groups = values[:whole].reshape(-1, size)
    least, most = np.fmin.reduce(groups, axis=1), np.fmax.reduce(groups, axis=1)
    if rest := len(values) - whole:
        least = np.append(least, np.fmin.reduce(values[whole:]))
        most = np.append(most, np.fmax.reduce(values[whole:]))
    middles = np.arange(len(least), dtype=np.float64) * size + (size - 1) / 2
    if rest:
        middles[-1] = whole + (rest - 1) / 2
    return np.repeat(middles, 2), np.column_stack((least, most)).ravel()
