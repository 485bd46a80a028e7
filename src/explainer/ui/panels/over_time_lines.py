"""What the plot over time draws: which series stand beside each other, and each as a line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from explainer.charts.over_time import PlotLine
from explainer.content import over_time
from explainer.content.series import Series
from explainer.core.record_stats import by_month, by_week, running_mean


def drawn_with(series: Sequence[Series], one: Series, *, alone: bool) -> tuple[Series, ...]:
    """The series that are drawn for one: those on a scale with it, or it and its nation."""
    if not alone:
        return over_time.alike(series, one)
    nation = next((other for other in series if other.place_kind == "nation"
                   and (other.data_set, other.kind, other.granularity)
                   == (one.data_set, one.kind, one.granularity)
                   and other.level == one.level and other.id != one.id
                   and one.place_kind != "nation"), None)
    return (one, nation) if nation is not None else (one,)


def plot_line(one: Series, grain: str, language: str, *, chosen: bool) -> PlotLine:
    """A series as it is drawn by day, "week" or "month"; `chosen` marks it among others."""
    line, title = one.line, one.place[language] + ("  ◂" if chosen else "")
    if line.step == 1 and grain in ("week", "month"):
        totals = by_week(line) if grain == "week" else by_month(line)
        return PlotLine(title, line, np.empty(0), totals)
    mean = running_mean(line.values) if line.step == 1 and not one.level else np.empty(0)
    return PlotLine(title, line, mean)
