"""A time axis that is true to scale inside its stretches and breaks, visibly, where nothing happens
for long.

Events of decades and of one month cannot share an unbroken scale: either the decades or the month
would be a point. Each stretch is as wide as it has events, and its ticks tell its scale.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BREAK_SHARE = 0.18  # a gap is broken where it takes more than this share of the time still shown
_SHORTEST = 400  # days: a time this short is never broken
_MOST_BREAKS = 4
_MOST_BESIDE = 0.45  # of the width: what the breaks and the lesser stretches may take
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_DAYS_PER_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Window:
    """What part of the axis is seen: `zoom` ≥ 1 times as wide as the drawing, from `start` on
    (0 to 1 - 1/zoom)."""

    zoom: float = 1.0
    start: float = 0.0

    def clamped(self) -> Window:
        """The nearest window on the axis."""
        zoom = min(max(self.zoom, 1.0), 60.0)
        return Window(zoom, min(max(self.start, 0.0), 1.0 - 1.0 / zoom))

    def zoomed(self, factor: float, about: float) -> Window:
        """Zoomed by a factor so that the point at `about` (0 to 1 of what is seen) stays where it
        is."""
        zoom = min(max(self.zoom * factor, 1.0), 60.0)
        return Window(zoom, self.start + about / self.zoom - about / zoom).clamped()

    def centered(self, share: float) -> Window:
        """Moved so that `share` of the whole axis is in its middle."""
        return Window(self.zoom, share - 0.5 / self.zoom).clamped()

    def shows(self, share: float) -> bool:
        """Whether `share` of the whole axis is seen."""
        return self.start <= share <= self.start + 1.0 / self.zoom


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first` to `last` (proleptic ordinals) from `start` over `width` pixels, with `pad` free
    at both ends."""

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
    """A tick: where, its label, and what the tier below says (year or month; the same for
    neighbors)."""

    x: float
    label: str
    below: str = ""


def _groups(days: Sequence[int], most_breaks: int) -> list[list[int]]:
    """Sorted days split at the largest gaps, as long as one takes too large a share of the time
    still shown."""
    gaps = sorted(
        ((later - earlier, i + 1) for i, (earlier, later) in enumerate(itertools.pairwise(days))),
        reverse=True,
    )
    shown, cuts = days[-1] - days[0], []
    for gap, place in gaps[:most_breaks]:
        if shown <= _SHORTEST or gap <= _BREAK_SHARE * shown:
            break
        cuts.append(place)
        shown -= gap
    edges = [0, *sorted(cuts), len(days)]
    return [list(days[start:end]) for start, end in itertools.pairwise(edges)]


def _month_edges(first: int, last: int) -> tuple[int, int]:
    """A stretch of days widened to whole months; a single day stays one."""
    if first == last:
        return first, last
    end = datetime.date.fromordinal(last)
    following = (
        datetime.date(end.year + end.month // 12, end.month % 12 + 1, 1) if end.year < 9999 else end
    )
    return datetime.date.fromordinal(first).replace(day=1).toordinal(), following.toordinal()


class TimeAxis:
    """Days to pixels over `width`. A stretch of one day is at least `point` wide, a longer one at
    least `span`; `gap` is the width of a break. All in pixels."""

    def __init__(
        self,
        dates: Sequence[datetime.date],
        width: float,
        point: float,
        span: float,
        gap: float,
        window: Window | None = None,
    ) -> None:
        self.window = (window or Window()).clamped()
        self.width = width
        days = sorted({date.toordinal() for date in dates})
        for most_breaks in range(_MOST_BREAKS, -1, -1):
            groups = _groups(days, most_breaks)
            least = [point if group[0] == group[-1] else span for group in groups]
            beside = sum(least) - max(least) + gap * (len(groups) - 1)
            if beside <= _MOST_BESIDE * width:
                break
        self.stretches = tuple(self._stretches(groups, least, gap))

    def _stretches(
        self, groups: Sequence[Sequence[int]], least: Sequence[float], gap: float
    ) -> Iterator[Stretch]:
        zoom, shift = self.window.zoom, self.window.start * self.window.zoom * self.width
        room = self.width - gap * (len(groups) - 1)
        at = 0.0
        for group, width, narrowest in zip(
            groups, _shares([len(g) for g in groups], room, least), least, strict=True
        ):
            first, last = _month_edges(group[0], group[-1])
            pad = min(narrowest / 2, width / 4)
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
        """Pixels of the end of a span that starts at `date`: no farther than the stretch the start
        lies in."""
        day = date.toordinal()
        stretch = next((s for s in self.stretches if day <= s.last), self.stretches[-1])
        return stretch.position(min(until.toordinal(), stretch.last))

    def breaks(self) -> list[tuple[float, float]]:
        """Left and right edge of each break."""
        return [
            (left.start + left.width, right.start)
            for left, right in itertools.pairwise(self.stretches)
        ]

    def ticks(self, month_names: Sequence[str], least: float) -> list[Tick]:
        """Ticks at least `least` pixels apart: days, months or years, whatever is the finest that
        fits."""
        return [
            tick for stretch in self.stretches for tick in self._ticks(stretch, month_names, least)
        ]

    def _ticks(self, stretch: Stretch, month_names: Sequence[str], least: float) -> Iterator[Tick]:
        if stretch.first == stretch.last:
            yield Tick(
                stretch.position(stretch.first), str(datetime.date.fromordinal(stretch.first).year)
            )
            return
        per_day = (stretch.width - 2 * stretch.pad) / (stretch.last - stretch.first)
        if per_day * 7 >= least:
            yield from self._day_ticks(stretch, month_names, 1 if per_day >= least else 7)
            return
        step = next(
            (s for s in _MONTH_STEPS if s * _DAYS_PER_MONTH * per_day >= least), _MONTH_STEPS[-1]
        )
        dates = list(_months(stretch.first, stretch.last, step))
        if not dates:  # a short stretch between the ticks of a coarse step: its years as one label
            yield _span_tick(stretch)
        for date in dates:
            x, year = stretch.position(date.toordinal()), str(date.year)
            yield Tick(x, year) if step >= 12 else Tick(x, _month(date, month_names), year)

    @staticmethod
    def _day_ticks(stretch: Stretch, month_names: Sequence[str], step: int) -> Iterator[Tick]:
        for day in range(stretch.first, stretch.last + 1):
            date = datetime.date.fromordinal(day)
            if step > 1 and date.day not in (1, 8, 15, 22):
                continue
            yield Tick(
                stretch.position(day), str(date.day), f"{_month(date, month_names)} {date.year}"
            )


def _span_tick(stretch: Stretch) -> Tick:
    first, last = (datetime.date.fromordinal(day).year for day in (stretch.first, stretch.last - 1))
    return Tick(
        stretch.start + stretch.width / 2, str(first) if first == last else f"{first}\u2013{last}"
    )


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


def _shares(counts: Sequence[int], room: float, least: Sequence[float]) -> list[float]:
    """Room shared by numbers of events, each at least its `least` as far as there is room for all
    of them."""
    least = [min(narrowest, room / len(counts)) for narrowest in least]
    small: set[int] = set()
    while True:
        left = room - sum(least[i] for i in small)
        total = sum(count for i, count in enumerate(counts) if i not in small)
        widths = [
            least[i] if i in small else count / total * left for i, count in enumerate(counts)
        ]
        found = {i for i, width in enumerate(widths) if width < least[i] - 1e-9}
        if not found:
            return widths
        small |= found
