"""The clock of a show, and how the show keeps to its planned length. All times are in seconds.

The rule: a slide has a planned start and a planned end. As long as the show is between the two, it
is on time. It is late by what has passed since the planned end, and ahead by what is left until the
planned start. Small differences do not count: up to 5 % of the planned length, at least 30 s.
Beyond 15 %, at least 90 s, it is very late; and also when the whole planned length is used up and
there are slides left.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from explainer.content.formatting import MINUS

PaceState = Literal["none", "on_time", "ahead", "late", "very_late"]

_TOLERANCE, _LEAST_TOLERANCE = 0.05, 30.0
_MUCH, _LEAST_MUCH = 0.15, 90.0


class ShowClock:
    """Counts the time of a show and of each of its slides, without pauses. It starts paused.

    `elapsed` and `times` (seconds per slide id) are those of a show that goes on after a break.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic, elapsed: float = 0.0,
                 times: Mapping[str, float] | None = None) -> None:
        self._now = now
        self._before = elapsed  # until the last start
        self._started: float | None = None
        self._times = dict(times or {})  # until the present slide was entered
        self._slide = ""
        self._entered = elapsed

    @property
    def running(self) -> bool:
        """Whether time is counted now."""
        return self._started is not None

    def start(self) -> None:
        """Count from now on."""
        if self._started is None:
            self._started = self._now()

    def pause(self) -> None:
        """Stop counting until the next start."""
        self._before = self.elapsed()
        self._started = None

    def toggle(self) -> None:
        """Pause if it runs, else start."""
        if self.running:
            self.pause()
        else:
            self.start()

    def reset(self) -> None:
        """Begin at zero, on the present slide; counting goes on, or starts."""
        self._before, self._started = 0.0, self._now()
        self._times, self._entered = {}, 0.0

    def elapsed(self) -> float:
        """Seconds of the show."""
        return self._before + (self._now() - self._started if self._started is not None else 0.0)

    def enter(self, slide_id: str) -> None:
        """That slide is shown from now on. Nothing changes if it is shown already."""
        if slide_id == self._slide:
            return
        self._times = self.times()
        self._slide, self._entered = slide_id, self.elapsed()

    def slide_elapsed(self) -> float:
        """Seconds on the present slide since it was entered; 0 before the first."""
        return self.elapsed() - self._entered if self._slide else 0.0

    def times(self) -> dict[str, float]:
        """Seconds per slide id in this show, all visits together, the present one too."""
        if not self._slide:
            return dict(self._times)
        return {**self._times,
                self._slide: self._times.get(self._slide, 0.0) + self.slide_elapsed()}


@dataclass(frozen=True)
class Plan:
    """How long each slide is meant to take.

    `slides` are the ids in order, `seconds` is the planned length of the show (0: no plan).
    `weights` are seconds per slide id from a rehearsal, which share out the length; a slide without
    one gets the mean of the others.
    """

    slides: tuple[str, ...]
    seconds: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)

    def share(self, slide_id: str) -> float:
        """Planned seconds of that slide; 0 if it is not in the show."""
        return self._shares.get(slide_id, 0.0)

    def before(self, slide_id: str) -> float:
        """Planned seconds up to the start of that slide; 0 if it is not in the show."""
        return self._starts.get(slide_id, 0.0)

    @cached_property
    def _shares(self) -> dict[str, float]:
        known = {slide: weight for slide in self.slides
                 if math.isfinite(weight := self.weights.get(slide, 0.0)) and weight > 0}
        usual = sum(known.values()) / len(known) if known else 1.0
        weights = {slide: known.get(slide, usual) for slide in self.slides}
        total = sum(weights.values())
        return {slide: self.seconds * weight / total for slide, weight in weights.items()}

    @cached_property
    def _starts(self) -> dict[str, float]:
        starts, start = {}, 0.0
        for slide, share in self._shares.items():
            starts[slide] = start
            start += share
        return starts


@dataclass(frozen=True, slots=True)
class Pace:
    """How a show keeps to its plan.

    `seconds` is positive when it is late, negative when it is ahead.
    """

    seconds: float = 0.0
    state: PaceState = "none"


def pace(plan: Plan, slide_id: str, elapsed: float) -> Pace:
    """The pace on that slide, by the rule at the top of this module.
    State "none" without a plan for the slide."""
    if plan.seconds <= 0 or slide_id not in plan.slides:
        return Pace()
    start, share = plan.before(slide_id), plan.share(slide_id)
    seconds = max(0.0, elapsed - start - share) + min(0.0, elapsed - start)
    used_up = elapsed >= plan.seconds and slide_id != plan.slides[-1]
    return Pace(seconds, "very_late" if used_up else _state(seconds, plan.seconds))


def _state(seconds: float, planned: float) -> PaceState:
    tolerance = max(_LEAST_TOLERANCE, _TOLERANCE * planned)
    if seconds > max(_LEAST_MUCH, _MUCH * planned):
        return "very_late"
    if seconds > tolerance:
        return "late"
    return "ahead" if seconds < -tolerance else "on_time"


_HOURS_AT_MOST = 4
_UNITS = re.compile(r"^(?:(\d{1,3})\s*h)?\s*(?:(\d{1,4})\s*(?:m|min|mins|minutes?|minutos?)?)?\.?$")


def minutes_from(text: str, most: int) -> int | None:
    """Minutes that somebody typed as the length of a show: "25", "25 min", "25:00" (minutes and
    seconds), "0:25" and "1:30" (hours and minutes: no show is planned for a minute), "1 h 30".
    0 for nothing typed; None for what is no length, or more than `most`."""
    plain = " ".join(text.lower().split())
    if not plain:
        return 0
    first, colon, second = plain.partition(":")
    if colon:
        if not (first.isdecimal() and second.isdecimal() and len(second) <= 2
                and int(second) < 60 and len(first) <= 4):
            return None
        hours = int(first) < _HOURS_AT_MOST
        minutes = 60 * int(first) + int(second) if hours else int(first) + (int(second) >= 30)
    else:
        found = _UNITS.match(plain)
        if found is None or not (found[1] or found[2]):
            return None
        minutes = 60 * int(found[1] or 0) + int(found[2] or 0)
    return minutes if minutes <= most else None


def clock_text(seconds: float) -> str:
    """Time as on a clock, whole seconds: 0:07, 12:40, 1:02:03; with a minus sign before zero."""
    minutes, second = divmod(abs(int(seconds)), 60)
    hours, minute = divmod(minutes, 60)
    text = f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
    return MINUS + text if int(seconds) < 0 else text
