"""A chart as plain data. Every string is already in the reader's language and already formatted; nothing here knows Qt.

Keys are row ids of the table beside the chart: selection in chart and table is the same id. `figure_id` is the id of
the claim or figure whose source card a click on the mark opens; empty means the mark opens nothing.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

KINDS = ("bars", "timeline", "links", "strips", "matrix")
STRENGTHS = ("strong", "moderate", "limited")


@dataclass(frozen=True, slots=True)
class Datum:
    """One value of a bar chart. `value` is None where there is no number; `value_text` then says why."""

    key: str
    label: str
    value: float | None
    value_text: str
    status: str
    status_word: str
    detail: str = ""  # second line: period, place, source number
    figure_id: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Values that share one axis with its zero; or, with `single`, values that may not be compared and get no bar."""

    title: str
    data: tuple[Datum, ...]
    single: bool = False


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A dated event. `until` is the last day it may mean, where the date is a month or a year; None for a day."""

    key: str
    date: datetime.date
    date_text: str
    label: str
    kind: str  # lane of the timeline
    kind_label: str  # name of the lane
    status: str = ""  # empty: no mark
    status_word: str = ""
    figure_id: str = ""
    until: datetime.date | None = None


class Mark(NamedTuple):
    """An evidence mark beside a text: status id, its word, and the claim id its click opens."""

    status: str
    word: str
    figure_id: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two texts, each with its marks, and what is known of the step from left to right.

    `link_text` is the status word of the step, or the words for "link not assessed" with an empty `link_status`.
    A side without marks is drawn muted (so "not stated" reads as absent).
    """

    key: str
    left: str
    right: str
    left_marks: tuple[Mark, ...]
    right_marks: tuple[Mark, ...]
    link_text: str
    link_status: str = ""
    link_figure_id: str = ""


class Finding(NamedTuple):
    """One finding of a study: row id, strength id (of `STRENGTHS`), the text its tooltip says, claim or source id."""

    key: str
    strength: str
    tooltip: str
    figure_id: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """The research on one statement, split by direction."""

    key: str
    label: str
    for_: tuple[Finding, ...]
    against: tuple[Finding, ...]
    null: tuple[Finding, ...]


class Dot(NamedTuple):
    """One row in a matrix cell: row id, status id and word, the row's label for its tooltip, claim id."""

    key: str
    status: str
    word: str = ""
    label: str = ""
    figure_id: str = ""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The rows of one group with one focus. `row` and `column` are the headings as shown."""

    row: str
    column: str
    items: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart: its kind (one of `KINDS`), its words, and the data of that kind; the other data stay empty.

    `title`, `subtitle`, `source_line` and `footer` are drawn in exports; on the screen the panel shows them.
    """

    kind: str
    title: str
    subtitle: str = ""  # unit and period
    takeaway: str = ""  # one sentence: the accessible text
    source_line: str = ""
    footer: str = ""  # pack title, version, hash, date
    empty_text: str = ""  # said where there is nothing to draw
    series: tuple[Series, ...] = ()  # bars
    events: tuple[TimelineEvent, ...] = ()  # timeline
    links: tuple[Link, ...] = ()  # links
    strips: tuple[Strip, ...] = ()  # strips
    cells: tuple[MatrixCell, ...] = ()  # matrix
    headings: tuple[str, ...] = ()  # links: left, right · strips: subject, for, against, no effect found
    rows: tuple[str, ...] = ()  # matrix: order of the row headings; those left out follow in order of appearance
    columns: tuple[str, ...] = ()  # matrix: order of the column headings
    strength_words: tuple[tuple[str, str], ...] = ()  # strips: (strength id, word), drawn as the key under the strips
    none_text: str = ""  # strips: said where a direction has no finding
    source_ids: tuple[str, ...] = ()  # all sources of the chart, of which the line names only the first
    month_names: tuple[str, ...] = ()  # timeline: the twelve short month names for its ticks; empty: numbers

    def is_empty(self) -> bool:
        """Whether there is nothing to draw but `empty_text`."""
        if self.kind == "bars":
            return not any(series.data for series in self.series)
        if self.kind == "matrix":
            return not any(cell.items for cell in self.cells)
        rows: dict[str, tuple[object, ...]] = {"timeline": self.events, "links": self.links, "strips": self.strips}
        return self.kind in rows and not rows[self.kind]
