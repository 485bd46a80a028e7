"""A time axis that is true to scale inside its stretches and breaks, visibly, where nothing happens for long.

Events of decades and of one month cannot share an unbroken scale: either the decades or the month would be a point.
Each stretch is as wide as it has events, and its ticks tell its scale.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BREAK_SHARE = 0.18  # a gap is broken where it takes more than this share of the time still shown
_SHORTEST = 400  # days: a time this short is never broken
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_DAYS_PER_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Window:
    """What part of the axis is seen: `zoom` ≥ 1 times as wide as the drawing, from `start` (0 to 1 - 1/zoom) on."""

    zoom: float = 1.0
    start: float = 0.0

    def clamped(self) -> Window:
        """The nearest window that lies on the axis."""
        zoom = min(max(self.zoom, 1.0), 60.0)
        return Window(zoom, min(max(self.start, 0.0), 1.0 - 1.0 / zoom))

    def zoomed(self, factor: float, about: float) -> Window:
        """Zoomed by a factor so that the point at `about` (0 to 1 of what is seen) stays where it is."""
        zoom = min(max(self.zoom * factor, 1.0), 60.0)
        return Window(zoom, self.start + about / self.zoom - about / zoom).clamped()

    def centred(self, share: float) -> Window:
        """Moved so that `share` of the whole axis is in its middle."""
        return Window(self.zoom, share - 0.5 / self.zoom).clamped()

    def shows(self, share: float) -> bool:
        """Whether `share` of the whole axis is seen."""
        return self.start <= share <= self.start + 1.0 / self.zoom


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first` to `last` (proleptic ordinals) from `start` over `width` pixels, with `pad` free at both ends."""

    first: int
    last: int
    start: float
    width: float
    pad: float

    def position(self, day: int) -> float:
        """Pixels of a day from the left of the axis."""
        if self.first == self.last:
            return self.start + self.width / 2
        inside = self.width - 2 * self.pad
        return self.start + self.pad + (day - self.first) / (self.last - self.first) * inside


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick: where, its label, and the label of the tier below (the year), empty where it is the one before."""

    x: float
    label: str
    below: str = ""


def _groups(days: Sequence[int], most_breaks: int) -> list[list[int]]:
    """Sorted days split at the largest gaps, as long as one takes too large a share of the time still shown."""
    gaps = sorted(((later - earlier, i + 1) for i, (earlier, later) in enumerate(zip(days, days[1:], strict=False))),
                  reverse=True)
    shown, cuts = days[-1] - days[0], []
    for gap, place in gaps[:most_breaks]:
        if shown <= _SHORTEST or gap <= _BREAK_SHARE * shown:
            break
        cuts.append(place)
        shown -= gap
    edges = [0, *sorted(cuts), len(days)]
    return [list(days[start:end]) for start, end in zip(edges, edges[1:], strict=False)]


def _month_edges(first: int, last: int) -> tuple[int, int]:
    """A stretch of days widened to whole months; a single day stays one."""
    if first == last:
        return first, last
    end = datetime.date.fromordinal(last)
    following = datetime.date(end.year + end.month // 12, end.month % 12 + 1, 1) if end.year < 9999 else end
    return datetime.date.fromordinal(first).replace(day=1).toordinal(), following.toordinal()


class TimeAxis:
    """Days to pixels over `width`. `least` is the narrowest stretch, `gap` the width of a break; both in pixels."""

    def __init__(self, dates: Sequence[datetime.date], width: float, least: float, gap: float,
                 window: Window | None = None) -> None:
        self.window = (window or Window()).clamped()
        self.width = width
        days = sorted({date.toordinal() for date in dates})
        groups = _groups(days, max(0, min(4, int(width / (3 * (least + gap))))))
        spans = [_month_edges(group[0], group[-1]) for group in groups]
        self.stretches = tuple(self._stretches(spans, [len(group) for group in groups], least, gap))

    def _stretches(self, spans: Sequence[tuple[int, int]], counts: Sequence[int], least: float,
                   gap: float) -> Iterator[Stretch]:
        zoom, shift = self.window.zoom, self.window.start * self.window.zoom * self.width
        room = self.width - gap * (len(spans) - 1)
        widths = _shares(counts, room, least)
        at = 0.0
        for (first, last), width in zip(spans, widths, strict=True):
            pad = min(least / 2, width / 4)
            yield Stretch(first, last, at * zoom - shift, width * zoom, pad * zoom)
            at += width + gap

    def position(self, date: datetime.date) -> float:
        """Pixels of a date from the left of what is seen; beyond it for dates not seen."""
        return self._position(date.toordinal())

    def _position(self, day: int) -> float:
        for stretch in self.stretches:
            if day <= stretch.last:
                return stretch.position(max(day, stretch.first))
        return self.stretches[-1].position(self.stretches[-1].last)

    def end_of(self, date: datetime.date, until: datetime.date) -> float:
        """Pixels of the end of a span that starts at `date`: no farther than the stretch the start lies in."""
        day = date.toordinal()
        stretch = next((s for s in self.stretches if day <= s.last), self.stretches[-1])
        return stretch.position(min(until.toordinal(), stretch.last))

    def breaks(self) -> list[tuple[float, float]]:
        """Left and right edge of each break."""
        pairs = zip(self.stretches, self.stretches[1:], strict=False)
        return [(left.start + left.width, right.start) for left, right in pairs]

    def ticks(self, month_names: Sequence[str], least: float) -> list[Tick]:
        """Ticks at least `least` pixels apart: days, months or years, whatever is the finest that fits."""
        return [tick for stretch in self.stretches for tick in self._ticks(stretch, month_names, least)]

    def _ticks(self, stretch: Stretch, month_names: Sequence[str], least: float) -> Iterator[Tick]:
        if stretch.first == stretch.last:
            yield Tick(stretch.position(stretch.first), str(datetime.date.fromordinal(stretch.first).year))
            return
        per_day = (stretch.width - 2 * stretch.pad) / (stretch.last - stretch.first)
        if per_day * 7 >= least:
            yield from self._day_ticks(stretch, month_names, 1 if per_day >= least else 7)
            return
        step = next((s for s in _MONTH_STEPS if s * _DAYS_PER_MONTH * per_day >= least), _MONTH_STEPS[-1])
        year = ""
        for date in _months(stretch.first, stretch.last, step):
            if step >= 12:
                yield Tick(stretch.position(date.toordinal()), str(date.year))
                continue
            below, year = ("" if str(date.year) == year else str(date.year)), str(date.year)
            yield Tick(stretch.position(date.toordinal()), _month(date, month_names), below)

    @staticmethod
    def _day_ticks(stretch: Stretch, month_names: Sequence[str], step: int) -> Iterator[Tick]:
        seen = ""
        for day in range(stretch.first, stretch.last + 1):
            date = datetime.date.fromordinal(day)
            if step > 1 and date.day not in (1, 8, 15, 22):
                continue
            month = f"{_month(date, month_names)} {date.year}"
            yield Tick(stretch.position(day), str(date.day), "" if month == seen else month)
            seen = month


def _month(date: datetime.date, names: Sequence[str]) -> str:
    return names[date.month - 1] if len(names) == 12 else f"{date.month:02d}"


def _months(first: int, last: int, step: int) -> Iterator[datetime.date]:
    """First days of every `step`-th month, counted from the year 0, within the days."""
    start = datetime.date.fromordinal(first)
    month = start.year * 12 + start.month - 1
    month += -month % step
    while month // 12 <= 9999:
        date = datetime.date(month // 12, month % 12 + 1, 1)
        if date.toordinal() > last:
            return
        if date.toordinal() >= first:
            yield date
        month += step


def _shares(counts: Sequence[int], room: float, least: float) -> list[float]:
    """Room shared by numbers of events, none less than `least` as far as there is room."""
    least = min(least, room / len(counts))
    small: set[int] = set()
    while True:
        left = room - least * len(small)
        total = sum(count for i, count in enumerate(counts) if i not in small)
        widths = [least if i in small else count / total * left for i, count in enumerate(counts)]
        found = {i for i, width in enumerate(widths) if width < least - 1e-9}
        if not found:
            return widths
        small |= found
