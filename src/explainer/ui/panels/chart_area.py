"""The chart of a panel, with its title and the choice of charts above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from explainer.app.state import State
from explainer.charts.view import ChartView
from explainer.drawing.chart import Chart
from explainer.panels import registry
from explainer.ui.look import Look
from explainer.ui.widgets.choices import Segmented
from explainer.ui.widgets.lines import TextLabel

LEAST_WIDTH, LEAST_HEIGHT = 280, 140


class ChartArea(QWidget):
    """Title, choice of charts, and the chart, which scrolls where it is too high."""

    def __init__(self, panel: str, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel, self._state = panel, state
        self._charts = registry.charts(panel)
        self.spec: Chart | None = None
        self._title, self._subtitle = TextLabel(), TextLabel()
        self._title.setObjectName("chartTitle")
        self._subtitle.setObjectName("muted")
        self._subtitle.setProperty("small", True)
        self._kinds = Segmented("")
        self.chart = ChartView()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.chart)
        self._arrange()

    def _arrange(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._subtitle)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(titles, 1)
        self._head.addWidget(self._kinds, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(self._head)
        rows.addWidget(self._scroll)

    @property
    def kind(self) -> str:
        """Id of the chart of the view shown."""
        pack, views = self._state.pack, registry.views(self._panel)
        offered = registry.panel_views(pack, self._panel)
        chosen = self._state.choices(self._panel).view
        part = views[chosen if chosen in offered else offered[0]]
        return part.strip or part.picture

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits, in order."""
        return (*self._kinds.stops(), self.chart)

    def retranslate(self) -> None:
        """Show the choice of charts in the present language."""
        self._kinds.setAccessibleName(self.tr("Chart"))
        self._kinds.hide()

    def show_chart(self) -> None:
        """Draw the chosen chart from the present pack, language, look and selection."""
        look = Look.of(self._state)
        selected = self._state.choices(self._panel).selected
        self.spec = self._charts[self.kind].build(self._state.pack, look.language, selected)
        self._title.show_text(self.spec.title)
        self._subtitle.show_text(self.spec.subtitle)
        self.chart.set_chart(self.spec, look.theme, look.text_scale)
        self.chart.select(selected or None)

    def set_narrow(self, narrow: bool) -> None:
        """Put the choice of charts below the title, or beside it."""
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow
                                else QBoxLayout.Direction.LeftToRight)

    def fit(self, most: int | None) -> None:
        """Give the chart the height that it needs, but at most `most` pixels; then it scrolls.

        The height follows from the width of this area, not from what its scroll bar leaves, and
        the bar is set here rather than by Qt: otherwise each could keep changing the other.
        """
        width = max(LEAST_WIDTH, self.width())
        wanted = self.chart.preferred_height(width) + 2
        limit = wanted if most is None else max(LEAST_HEIGHT, most)
        scrolls = wanted > limit
        bar = self._scroll.verticalScrollBar().sizeHint().width() if scrolls else 0
        self._scroll.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if scrolls
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chart.setMinimumHeight(self.chart.preferred_height(width - bar))
        self._scroll.setFixedHeight(min(wanted, limit))
