"""The strip above a list: one chart drawn flat, which shows the rows of the list and filters
them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explainer.charts.view import ChartView
from explainer.drawing.chart import Chart
from explainer.ui.look import Look
from explainer.ui.widgets.spoken import Kind, speak_as

LEAST, MOST = 64, 150
"""Height of a strip in design pixels. A chart that needs more is none."""
TAG = "tag:"
"""Beginning of the key of a value that filters: the tag follows."""


class Strip(QWidget):
    """A chart of fixed height. It is there only where it fits: see `height_at`."""

    row_requested = Signal(str)
    tag_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: Chart | None = None
        self._shown: Chart | None = None
        self._look: Look | None = None
        self.chart = ChartView()
        speak_as(self.chart, Kind.CHART)
        self.chart.selection_requested.connect(self._asked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.chart)

    def _asked(self, key: str) -> None:
        if key.startswith(TAG):
            self.tag_requested.emit(key.removeprefix(TAG))
        else:
            self.row_requested.emit(key)

    def show_chart(self, spec: Chart | None, look: Look) -> None:
        """Take another chart, or none."""
        self._spec, self._look = spec, look
        self._shown = None

    def show_rows(self, shown: frozenset[str] | None) -> None:
        """Draw the values of these rows as they are and others faint; None for all alike."""
        if self._spec is None or self._look is None:
            return
        wanted = self._spec if shown is None else self._spec.only(shown)
        if wanted is not self._shown:
            self._shown = wanted
            self.chart.set_chart(wanted, self._look.theme, self._look.text_scale)

    def select(self, row_id: str, tag: str) -> None:
        """Show a value as selected: that of the tag that filters, if the strip has it, else the
        row's."""
        keys = {item.key for item in self.chart.drawing().items}
        self.chart.select(TAG + tag if TAG + tag in keys else row_id or None)

    def height_at(self, width: int) -> int:
        """Height in pixels that the strip takes at a width; 0 if its chart cannot be a strip."""
        if self._spec is None or self._look is None or self._spec.is_empty or width <= 0:
            return 0
        wanted = self.chart.preferred_height(width)
        if wanted > self._look.px(MOST):
            return 0
        return max(wanted, self._look.px(LEAST))
