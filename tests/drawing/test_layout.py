"""Layouts at every width, text size and length of words: nothing overlaps, nothing is cut off, lengths are honest."""

from __future__ import annotations

import dataclasses
import datetime
import importlib
import itertools
import math
import pkgutil
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import explainer.drawing
from explainer.content.evidence import STATUSES, Fill
from explainer.drawing.bars import BarChart, Datum, Series
from explainer.drawing.canvas import INSET
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.fills import half
from explainer.drawing.links import Link, LinkChart
from explainer.drawing.marks import Mark
from explainer.drawing.matrix import Dot, MatrixCell, MatrixChart
from explainer.drawing.shapes import Bar, Box, Drawing, MarkShape, Measure, Text
from explainer.drawing.strips import STRENGTHS, Finding, Strip, StripChart
from explainer.drawing.theme import TEXT_SCALES
from explainer.drawing.timeaxis import TimeAxis, Window
from explainer.drawing.timeline import Timeline, TimelineEvent
from explainer.drawing.wrapping import wrap
from tests.drawing import samples
from tests.drawing.measuring import EvenMeasure


def laid_out(chart: Chart, measure: Measure, width: float, scale: float, *, rtl: bool = False,
             current: str | None = None, window: Window | None = None) -> Drawing:
    """The chart as a screen shows it."""
    return chart.layout(Frame(measure, width, scale, rtl, current, window or Window()))


def standalone(chart: Chart, measure: Measure, width: float, scale: float) -> Drawing:
    """The chart as an image that travels alone."""
    return chart.standalone(Frame(measure, width, scale))


MEASURE = EvenMeasure()
WIDTHS = st.integers(320, 1600)
SCALES = st.sampled_from(TEXT_SCALES)

_words = st.sampled_from([
    "arrests", "Los", "Ángeles", "jurisdiction", "desproporcionadamente", "27\u00a0%", "·", "[4]", "of", "the",
    "Überraschungsmannschaftskapitänsbinde", "ירושלים", "🗽", "<b>", "&", "e\u0301", "2025", "Confirmado",
])
TEXTS = st.lists(_words, min_size=1, max_size=9).map(" ".join)
SHORT = st.lists(_words, min_size=1, max_size=3).map(" ".join)
STATUS = st.sampled_from([*STATUSES, "no such status"])
VALUES = st.one_of(st.none(), st.just(math.nan), st.just(0.0),
                   st.floats(-1e9, 1e9, allow_nan=False).map(lambda v: round(v, 3)))
_keys = itertools.count()


def _key() -> st.SearchStrategy[str]:
    return st.builds(lambda: f"k{next(_keys)}")


DATA = st.builds(Datum, _key(), TEXTS, VALUES, SHORT, STATUS, SHORT | st.just(""), TEXTS | st.just(""), st.just("f"))
SERIES = st.builds(Series, SHORT | st.just(""), st.lists(DATA, max_size=4).map(tuple), st.booleans())
EVENTS = st.builds(
    TimelineEvent, _key(), st.dates(datetime.date(1890, 1, 1), datetime.date(2030, 1, 1)), SHORT, TEXTS,
    st.sampled_from("abc"), SHORT, STATUS | st.just(""), SHORT, st.just("f"), st.none())
MARKS = st.lists(st.builds(Mark, STATUS, SHORT, st.just("f")), max_size=4).map(tuple)
LINKS = st.builds(Link, _key(), TEXTS, TEXTS, MARKS, MARKS, SHORT, STATUS | st.just(""), st.just("f"))
FINDINGS = st.lists(st.builds(Finding, _key(), st.sampled_from(STRENGTHS), TEXTS, st.just("f")), max_size=9).map(tuple)
STRIPS = st.builds(Strip, _key(), TEXTS, FINDINGS, FINDINGS, FINDINGS)
DOTS = st.lists(st.builds(Dot, _key(), STATUS, SHORT, TEXTS, st.just("f")), max_size=7).map(tuple)
CELLS = st.builds(MatrixCell, st.sampled_from(["City", "Administración federal", "Advocates"]),
                  st.sampled_from(["trust", "Cooperación con ICE", "Überraschungsmannschaften", "aid"]), DOTS)


def _several(rows: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(rows, max_size=6).map(tuple)


SPECS = st.one_of(
    st.builds(BarChart, TEXTS, series=_several(SERIES), empty_text=TEXTS),
    st.builds(Timeline, TEXTS, events=st.lists(EVENTS, max_size=14).map(tuple), empty_text=TEXTS),
    st.builds(LinkChart, TEXTS, links=_several(LINKS), headings=st.tuples(SHORT, SHORT)),
    st.builds(StripChart, TEXTS, strips=_several(STRIPS), none_text=SHORT,
              headings=st.tuples(SHORT, SHORT, SHORT, SHORT), strength_words=st.tuples(
                  *(st.tuples(st.just(s), SHORT) for s in STRENGTHS))),
    st.builds(MatrixChart, TEXTS, cells=_several(CELLS)),
)


def _boxes(drawing: Drawing) -> list[Box]:
    return [shape.box for shape in drawing.shapes if isinstance(shape, Text | MarkShape)]


def assert_sound(drawing: Drawing) -> None:
    """No word or mark lies on another or outside, and no bar outside or on a word."""
    bars = [shape.box for shape in drawing.shapes if isinstance(shape, Bar)]
    boxes = _boxes(drawing)
    whole = Box(0, 0, drawing.width, drawing.height)
    for box in (*boxes, *bars, *(item.frame for item in drawing.items)):
        assert math.isfinite(box.x + box.y + box.width + box.height)
        assert box.x >= whole.x - 0.5 and box.y >= whole.y - 0.5, box
        assert box.right <= whole.right + 0.5 and box.bottom <= whole.bottom + 0.5, (box, whole)
    for first, second in itertools.combinations(boxes, 2):
        assert not first.overlaps(second, 0.5), (first, second)
    for bar, box in itertools.product(bars, boxes):
        assert not bar.overlaps(box, 0.5), (bar, box)


@given(SPECS, WIDTHS, SCALES, st.booleans())
@settings(max_examples=150)
def test_nothing_overlaps_or_is_cut_off(spec: Chart, width: int, scale: float, rtl: bool) -> None:
    drawing = laid_out(spec, MEASURE, width, scale, rtl=rtl)
    assert drawing.width == width
    assert_sound(drawing)


@given(SPECS, WIDTHS, SCALES)
@settings(max_examples=60)
def test_exports_are_sound_too(spec: Chart, width: int, scale: float) -> None:
    spec = dataclasses.replace(spec, subtitle="Unit, period", source_line="[1] [2]", footer="Pack 1.0")
    assert_sound(standalone(spec, MEASURE, width, scale))


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("language", samples.LANGUAGES)
@pytest.mark.parametrize("width", [320, 420, 620, 820, 1400])
@pytest.mark.parametrize("scale", [0.9, 1.0, 2.0])
def test_real_content_is_sound(name: str, language: str, width: int, scale: float) -> None:
    assert_sound(laid_out(samples.ALL[name](language), MEASURE, width, scale))


def _said(drawing: Drawing) -> str:
    return "".join(shape.text for shape in drawing.shapes if isinstance(shape, Text)).replace(" ", "")


@pytest.mark.parametrize("width", [320, 820])
def test_every_value_is_said_with_its_status_and_detail(width: int) -> None:
    spec = samples.published_bars("es")
    said = _said(laid_out(spec, MEASURE, width, 2.0))
    for datum in (datum for series in spec.series for datum in series.data):
        for text in (datum.label, datum.value_text, datum.status_word, datum.detail):
            assert text.replace(" ", "") in said


# Bars


def _bars(drawing: Drawing) -> list[Bar]:
    return [shape for shape in drawing.shapes if isinstance(shape, Bar)]


def _series(*values: float, title: str = "") -> Series:
    return Series(title, tuple(Datum(f"{title}{n}", "x", v, str(v), "reported", "w") for n, v in enumerate(values)))


@given(st.lists(st.floats(0.5, 1e6), min_size=1, max_size=6), WIDTHS, SCALES, st.booleans())
def test_bars_start_at_zero_and_their_lengths_are_proportional(
        values: list[float], width: int, scale: float, rtl: bool) -> None:
    bars = _bars(laid_out(BarChart("t", series=(_series(*values),)), MEASURE, width, scale, rtl=rtl))
    starts = {round(bar.box.right if rtl else bar.box.x, 3) for bar in bars}
    assert len(starts) == 1
    assert [bar.open_edge for bar in bars] == ["right" if rtl else "left"] * len(values)
    longest = max(bar.box.width for bar in bars)
    for bar, value in zip(bars, values, strict=True):
        assert bar.box.width / longest == pytest.approx(value / max(values), rel=1e-6)


@given(WIDTHS, SCALES)
def test_a_series_is_scaled_by_itself(width: int, scale: float) -> None:
    small, large = _series(1.0, 2.0, title="a"), _series(1000.0, 2000.0, title="b")
    alone = _bars(laid_out(BarChart("t", series=(small,)), MEASURE, width, scale))
    both = _bars(laid_out(BarChart("t", series=(small, large)), MEASURE, width, scale))
    for first, second in (alone, both[:2], both[2:]):
        assert first.box.width / second.box.width == pytest.approx(0.5)


def test_a_decrease_grows_the_other_way_from_the_same_zero() -> None:
    rise, fall = _bars(laid_out(BarChart("t", series=(_series(50.0, -25.0),)), MEASURE, 820, 1.0))
    assert fall.box.right == pytest.approx(rise.box.x)
    assert fall.box.width == pytest.approx(rise.box.width / 2)
    assert (rise.open_edge, fall.open_edge) == ("left", "right")


def test_values_that_may_not_be_compared_and_missing_ones_have_no_bar() -> None:
    single = dataclasses.replace(_series(1.0, 900.0), single=True)
    missing = Series("", (Datum("m", "x", None, "not published", "reported", "w"),
                          Datum("n", "y", math.nan, "cannot be read", "reported", "w")))
    drawing = laid_out(BarChart("t", series=(single, missing)), MEASURE, 820, 1.0)
    assert _bars(drawing) == []
    assert "notpublished" in _said(drawing) and "cannotberead" in _said(drawing)
    assert len(drawing.items) == 4


def test_each_status_has_its_own_fill() -> None:
    bars = _bars(laid_out(samples.every_fill("en"), MEASURE, 820, 1.0))
    assert [bar.fill for bar in bars] == [status.fill for status in STATUSES.values()]
    assert set(Fill) == {bar.fill for bar in bars}


@pytest.mark.parametrize(("open_edge", "half_from"), [("left", "left"), ("right", "right"), ("", "left")])
def test_a_half_fill_ends_in_a_straight_cut(open_edge: str, half_from: str) -> None:
    bar = Bar(Box(10, 20, 100, 40), Fill.HALF, open_edge=open_edge, half_from=half_from)
    points = [at[-2:] for _, at in half(bar) if at]
    assert (60.0, 20.0) in points and (60.0, 60.0) in points
    outer = 10.0 if half_from == "left" else 110.0
    assert ((outer, 20.0) in points) == bool(open_edge)


def test_bars_are_as_tall_as_designed() -> None:
    (bar, *_) = _bars(laid_out(samples.article_bars("en"), MEASURE, 820, 1.0))
    assert 36 <= bar.box.height <= 40


# What one can hit


@given(SPECS, WIDTHS, SCALES)
@settings(max_examples=60)
def test_targets_are_large_enough_and_every_row_has_one(spec: Chart, width: int, scale: float) -> None:
    drawing = laid_out(spec, MEASURE, width, scale)
    for hit in drawing.hits:
        assert hit.box.width >= 24 and hit.box.height >= 24
    for item in drawing.items:
        assert item.sentence and item.area.height >= 17
    assert {item.key for item in drawing.items} == samples.keys_of(spec)


# Right to left


@given(SPECS, WIDTHS, SCALES)
@settings(max_examples=60)
def test_right_to_left_is_the_mirror_image(spec: Chart, width: int, scale: float) -> None:
    left, right = (laid_out(spec, MEASURE, width, scale, rtl=rtl) for rtl in (False, True))
    assert (left.height, len(left.shapes)) == (right.height, len(right.shapes))
    for one, other in zip(_boxes(left), _boxes(right), strict=True):
        assert (other.x, other.y) == pytest.approx((width - one.right, one.y))
    aligned = {"left": "right", "right": "left", "middle": "middle"}
    texts = [[s for s in drawing.shapes if isinstance(s, Text)] for drawing in (left, right)]
    assert all(aligned[a.align] == b.align for a, b in zip(*texts, strict=True))


# Time


def test_time_is_to_scale_within_a_stretch_and_broken_where_nothing_happens() -> None:
    days = [datetime.date(1979, 11, 27), *(datetime.date(2025, month, 1) for month in range(1, 13))]
    axis = TimeAxis(days, 800, 40, 80, 22)
    (start, end), = axis.breaks()
    assert end - start == pytest.approx(22)
    first, second, third = (axis.position(day) for day in (days[1], days[3], days[12]))
    assert (third - first) / (second - first) == pytest.approx((days[12] - days[1]) / (days[3] - days[1]))
    assert axis.position(days[0]) < start < end < first
    assert third <= 800


@given(st.lists(st.dates(datetime.date(1700, 1, 1), datetime.date(2100, 1, 1)), min_size=1, max_size=30),
       st.floats(300, 2000), st.floats(1, 60), st.floats(0, 1))
def test_later_is_never_left_of_earlier(days: list[datetime.date], width: float, zoom: float, start: float) -> None:
    axis = TimeAxis(days, width, 40, 80, 22, Window(zoom, start))
    places = [axis.position(day) for day in sorted(days)]
    assert all(later >= earlier - 1e-6 for earlier, later in itertools.pairwise(places))
    ticks = [tick.x for tick in axis.ticks((), 60)]
    assert ticks == sorted(ticks)
    whole = TimeAxis(days, width, 40, 80, 22)
    assert all(-1e-6 <= whole.position(day) <= width + 1e-6 for day in days)


@given(st.floats(1, 60), st.floats(0, 1), st.floats(0.1, 10), st.floats(0, 1))
def test_zooming_keeps_the_place_under_the_pointer(zoom: float, start: float, factor: float, about: float) -> None:
    before = Window(zoom, start).clamped()
    after = before.zoomed(factor, about)
    assert 1 <= after.zoom <= 60 and 0 <= after.start <= 1 - 1 / after.zoom + 1e-9
    place = before.start + about / before.zoom
    if 1e-6 < after.start < 1 - 1 / after.zoom - 1e-6:  # not held by an end of the axis
        assert after.start + about / after.zoom == pytest.approx(place)


def test_events_of_one_day_stand_apart_and_the_current_one_is_spelled_out() -> None:
    day = datetime.date(2025, 6, 7)
    events = tuple(TimelineEvent(f"e{n}", day, "June 7, 2025", f"Event {n}", "k", "Kind") for n in range(12))
    spec = Timeline("t", events=events)
    plain, told = (laid_out(spec, MEASURE, 820, 1.0, current=key) for key in (None, "e9"))
    assert_sound(plain)
    areas = [item.area for item in plain.items]
    assert not any(a.overlaps(b, 0.5) for a, b in itertools.combinations(areas, 2))
    assert told.height == plain.height, "walking must not move the page"
    assert "June7,2025·Kind" in _said(told) and "June7,2025·Kind" not in _said(plain)


@given(st.lists(EVENTS, min_size=1, max_size=20), st.integers(560, 1600), st.floats(1, 40), st.floats(0, 1))
def test_no_label_lies_on_a_dot(events: list[TimelineEvent], width: int, zoom: float, start: float) -> None:
    spec = Timeline("t", events=tuple(events))
    drawing = laid_out(spec, MEASURE, width, 1.0, window=Window(zoom, start))
    dots = [item.frame for item in drawing.items if item.frame.width > 0]
    texts = [shape.box for shape in drawing.shapes if isinstance(shape, Text)]
    assert not any(dot.overlaps(text, 0.5) for dot, text in itertools.product(dots, texts))


def test_a_printed_timeline_names_every_event() -> None:
    spec = samples.timeline("en")
    said = _said(standalone(spec, MEASURE, 900, 1.0))
    assert all(event.label.replace(" ", "") in said for event in spec.events)


def test_a_zoomed_timeline_keeps_every_event_in_the_walk() -> None:
    spec = samples.timeline("en")
    drawing = laid_out(spec, MEASURE, 820, 1.0, window=Window(20.0, 0.5))
    assert [item.key for item in drawing.items] == [e.key for e in sorted(spec.events, key=lambda e: e.date)]
    assert any(item.frame.width == 0 for item in drawing.items) and any(item.frame.width for item in drawing.items)
    assert_sound(drawing)


def test_an_event_of_a_month_is_drawn_as_long_as_it_may_be_meant() -> None:
    def widest(until: datetime.date | None) -> float:
        events = (TimelineEvent("a", datetime.date(2025, 1, 1), "d", "Event", "k", "Kind"),
                  TimelineEvent("b", datetime.date(2025, 6, 1), "d", "Event", "k", "Kind", until=until),
                  TimelineEvent("c", datetime.date(2025, 9, 1), "d", "Event", "k", "Kind"))
        drawing = laid_out(Timeline("t", events=events), MEASURE, 1200, 1.0)
        return max((s.box.width for s in drawing.shapes if getattr(s, "fill", "") == "accent_soft"), default=0.0)

    assert widest(None) == 0.0
    assert widest(datetime.date(2025, 6, 30)) > 30


# Words


@given(st.text(max_size=80), st.integers(1, 40))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, width, len)
    spaces = str.maketrans("", "", " \t\r\n\f\v")
    assert "".join(lines).translate(spaces) == text.translate(spaces)
    assert all(len(line) <= width or len(line) < 12 for line in lines)  # an accented letter is not split


def test_a_no_break_space_does_not_break() -> None:
    assert wrap("27\u00a0% of all", 5, len) == ["27\u00a0%", "of", "all"]


# Edges


@pytest.mark.parametrize("kind", samples.KINDS)
def test_an_empty_chart_says_so(kind: type[Chart]) -> None:
    drawing = laid_out(kind("t", empty_text="Nothing has been published yet."), MEASURE, 420, 1.0)
    assert _said(drawing) == "Nothinghasbeenpublishedyet."
    assert drawing.items == () and drawing.height > 20
    assert_sound(drawing)


def test_every_kind_is_tested_here() -> None:
    modules = [importlib.import_module(f"explainer.drawing.{module.name}")
               for module in pkgutil.iter_modules(explainer.drawing.__path__)]
    own = {kind for module in modules for kind in vars(module).values()
           if isinstance(kind, type) and issubclass(kind, Chart)} - {Chart}
    assert own - set(samples.SLIDE_KINDS) == set(samples.KINDS) == {type(build("en")) for build in samples.ALL.values()}


def test_matrix_headings_come_in_the_order_wished() -> None:
    cells = tuple(MatrixCell(row, column, (Dot(row + column, "reported", "One source"),))
                  for row, column in itertools.product("ba", "dc"))
    spec = MatrixChart("t", cells=cells, rows=("a", "b"), columns=("c", "zz", "d"))
    drawing = laid_out(spec, MEASURE, 820, 1.0)
    assert [item.key for item in drawing.items] == ["ac", "ad", "bc", "bd"]
    assert _said(drawing).startswith("cdab")


def test_strength_is_told_by_size_and_direction_by_place() -> None:
    found = tuple(Finding(key, strength, "t") for key, strength in zip("abc", STRENGTHS, strict=True))
    strip = Strip("s", "Claim", found, (Finding("d", "strong", "t"),), ())
    spec = StripChart("t", strips=(strip,), headings=("Claim", "For", "Against", "Null"), none_text="none")
    frames = {item.key: item.frame for item in laid_out(spec, MEASURE, 820, 1.0).items}
    assert frames["a"].width > frames["b"].width > frames["c"].width
    assert frames["d"].width == frames["a"].width and frames["d"].x > frames["c"].right


def test_neither_qt_nor_pyqtgraph_is_needed_to_describe_and_lay_out_a_chart() -> None:
    names = [f"explainer.drawing.{module.name}"
             for module in pkgutil.iter_modules(explainer.drawing.__path__)]
    code = (f"import sys, {', '.join(names)};"
            "print([m for m in sys.modules if m.startswith(('PySide6', 'pyqtgraph', 'numpy'))])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_frames_have_their_room() -> None:
    drawing = laid_out(samples.links("en"), MEASURE, 820, 1.0)
    assert all(0 < item.frame.x < INSET and item.frame.right < 820 for item in drawing.items)


@pytest.mark.parametrize("width", range(3, 30))
def test_no_line_begins_with_a_separator(width: int) -> None:
    lines = wrap("Confirmed: 2 · Not found: 1 · [117]", width, len)
    assert " ".join(lines).split() == ["Confirmed:", "2", "·", "Not", "found:", "1", "·", "[117]"] or width < 10
    assert not any(line.startswith("·") for line in lines)
