"""From a chart's data to shapes, in plain Python: no Qt, no pyqtgraph."""

from __future__ import annotations

from explainer.charts.layout.bars import lay_out_bars
from explainer.charts.layout.canvas import INSET, SPREAD, Canvas
from explainer.charts.layout.links import lay_out_links
from explainer.charts.layout.matrix import lay_out_matrix
from explainer.charts.layout.strips import lay_out_strips
from explainer.charts.layout.timeaxis import Window
from explainer.charts.layout.timeline import lay_out_timeline
from explainer.charts.shapes import Drawing, Measure
from explainer.charts.spec import ChartSpec

__all__ = ["INSET", "Window", "lay_out", "lay_out_sheet"]


def lay_out(spec: ChartSpec, measure: Measure, width: float, text_scale: float, *, rtl: bool = False,
            current: str | None = None, window: Window | None = None, spread: float = SPREAD) -> Drawing:
    """The chart alone, as the screen shows it. `current` is the key whose words a timeline spells out, `window` the
    part of it that is seen, `spread` how far room grows with text. Raises `ValueError` for a kind that does not exist."""
    canvas = Canvas(measure, width, text_scale, spread)
    drawing = canvas.drawing(_body(canvas, spec, current, window, listing=False))
    return drawing.mirrored() if rtl else drawing


def lay_out_sheet(spec: ChartSpec, measure: Measure, width: float, text_scale: float, *, rtl: bool = False) -> Drawing:
    """The chart with title, subtitle, source line and footer: all that an image needs to travel alone."""
    margin = Canvas(measure, width, text_scale).unit(24)
    inside = width - 2 * margin
    canvas, body = Canvas(measure, inside, text_scale), Canvas(measure, inside, text_scale)
    canvas.left, y = 0.0, 0.0
    for text, style, space in ((spec.title, canvas.headline, 4.0), (spec.subtitle, canvas.body.muted(), 12.0)):
        y = canvas.text(text, style, canvas.left, y, canvas.inner).bottom + (canvas.unit(space) if text else 0.0)
    chart = body.drawing(_body(body, spec, None, None, listing=True)).moved(0.0, y)
    y += chart.height + canvas.unit(14)
    if spec.source_line or spec.footer:
        canvas.rule(y)
        y += canvas.unit(10)
    for text in (spec.source_line, spec.footer):
        y = canvas.text(text, canvas.small.muted(), canvas.left, y, canvas.inner).bottom + canvas.unit(3)
    whole = chart._replace(shapes=(*canvas.shapes, *chart.shapes)).moved(margin, margin)
    drawing = whole._replace(width=float(width), height=y + 2 * margin)
    return drawing.mirrored() if rtl else drawing


def _body(canvas: Canvas, spec: ChartSpec, current: str | None, window: Window | None, *, listing: bool) -> float:
    if spec.is_empty():
        canvas.left = 0.0
        return canvas.text(spec.empty_text, canvas.body.muted(), canvas.left, canvas.unit(24), canvas.inner).bottom
    match spec.kind:
        case "bars":
            return lay_out_bars(canvas, spec)
        case "timeline":
            return lay_out_timeline(canvas, spec, current, window, listing=listing)
        case "links":
            return lay_out_links(canvas, spec)
        case "strips":
            return lay_out_strips(canvas, spec)
        case "matrix":
            return lay_out_matrix(canvas, spec)
    raise ValueError(f"no chart kind {spec.kind!r}")
