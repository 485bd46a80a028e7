"""Research on each statement: one square per finding, split by direction; its size tells the
strength of the method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from explainer.drawing.canvas import INSET, Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.shapes import Box, Item, Rect

STRENGTHS = ("strong", "moderate", "limited")
_CELL = 28.0
_SIDES = {"strong": 20.0, "moderate": 14.0, "limited": 9.0}
_FRAME = 4.0


class Finding(NamedTuple):
    """One finding of a study: row id, strength id (of `STRENGTHS`), the text its tooltip says,
    claim or source id."""

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


@dataclass(frozen=True, slots=True)
class StripChart(Chart):
    """Strips below each other. `headings` are those of the statements and of the directions for,
    against, no effect found; `none_text` is said where a direction has no finding.
    `strength_words` are pairs of strength id and word, drawn as the key under the strips."""

    strips: tuple[Strip, ...] = ()
    headings: tuple[str, ...] = ()
    strength_words: tuple[tuple[str, str], ...] = ()
    none_text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is no strip."""
        return not self.strips

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Lay out headings, strips and the key of strengths."""
        layout = _StripLayout(canvas, self)
        y = layout.headings(INSET)
        for lane, strip in enumerate(self.strips):
            if lane:
                canvas.rule(y)
            y = layout.strip(strip, lane, y)
        if self.strength_words:
            canvas.rule(y)
            y = layout.key(y + canvas.unit(12))
        return y

    def parts(self) -> list[Self]:
        """Strips."""
        return [replace(self, strips=(strip,)) for strip in self.strips]

    def joined(self, parts: Sequence[Self]) -> Self:
        """Their strips in one chart."""
        return replace(self, strips=tuple(strip for part in parts for strip in part.strips))


class _StripLayout:
    """Columns for the subject and the three directions; in a narrow drawing the subject is
    above its row."""

    def __init__(self, canvas: Canvas, chart: StripChart) -> None:
        self._canvas, self._chart = canvas, chart
        self._subject, *directions = [*chart.headings, "", "", "", ""][:4]
        self._directions = directions
        self._wide = canvas.inner >= 38 * canvas.body.size
        self._label = 0.34 * canvas.inner if self._wide else 0.0
        start = canvas.left + self._label + (canvas.unit(20) if self._wide else 0.0)
        gap = canvas.unit(12)
        self._column = (canvas.right - start - 2 * gap) / 3
        self._starts = [start + number * (self._column + gap) for number in range(3)]
        words = (
            canvas.longest_word(text, canvas.small) for text in (*self._directions, chart.none_text)
        )
        self._stacked = not self._wide and max(words) > self._column  # directions under each other
        if self._stacked:
            self._column, self._starts = canvas.inner, [canvas.left] * 3
        self._cell = min(max(24.0, canvas.unit(_CELL)), self._column)

    def headings(self, y: float) -> float:
        """Names of the columns, on one base line. Returns where the rows begin."""
        canvas, style = self._canvas, self._canvas.small.muted()
        if self._stacked:
            return y
        places = [
            (text, x, self._column) for text, x in zip(self._directions, self._starts, strict=True)
        ]
        if self._wide:
            places.append((self._subject, canvas.left, self._label))
        tall = max(canvas.text_height(text, style, width) for text, _, width in places)
        for text, x, width in places:
            canvas.text(text, style, x, y + tall - canvas.text_height(text, style, width), width)
        if tall:
            canvas.rule(y + tall + canvas.unit(6), "line_strong")
            return y + tall + canvas.unit(6)
        return y

    def strip(self, strip: Strip, lane: int, y: float) -> float:
        """One row. Returns its lower edge."""
        canvas = self._canvas
        top = y + canvas.unit(11)
        width = self._label if self._wide else canvas.inner
        line = canvas.line_height(canvas.body)
        inset = max(0.0, (self._cell - line) / 2) if self._wide else 0.0
        label = canvas.text(
            strip.label, canvas.body, canvas.left, top + inset, width, item=strip.key
        )
        sentence = ". ".join(
            [strip.label, *(f"{name}: {len(found)}" for name, found in self._found(strip))]
        )
        canvas.items.append(
            Item(strip.key, label.at_least(24.0), label.outset(_FRAME), sentence, lane)
        )
        cells, bottom = (top if self._wide else label.bottom + canvas.unit(6)), label.bottom
        for (name, found), x in zip(self._found(strip), self._starts, strict=True):
            if self._stacked:
                cells = canvas.text(
                    name, canvas.small.muted(), x, bottom + canvas.unit(6), self._column
                ).bottom
            bottom = max(bottom, self._findings(strip, name, found, lane, x, cells))
        return bottom + canvas.unit(11)

    def _found(self, strip: Strip) -> list[tuple[str, Sequence[Finding]]]:
        return list(zip(self._directions, (strip.for_, strip.against, strip.null), strict=True))

    def _findings(
        self, strip: Strip, name: str, found: Sequence[Finding], lane: int, x: float, y: float
    ) -> float:
        canvas, cell = self._canvas, self._cell
        if not found:
            style = canvas.small if self._stacked else canvas.small.muted()
            inset = 0.0 if self._stacked else max(0.0, (cell - canvas.line_height(style)) / 2)
            return canvas.text(self._chart.none_text, style, x, y + inset, self._column).bottom
        x -= self._flush()
        per_row = max(1, int(self._column / cell))
        words = dict(self._chart.strength_words)
        ranked = sorted(
            found,
            key=lambda f: (
                STRENGTHS.index(f.strength) if f.strength in STRENGTHS else len(STRENGTHS)
            ),
        )
        for number, finding in enumerate(ranked):
            at = Box(x + number % per_row * cell, y + number // per_row * cell, cell, cell)
            square = self._square(finding.strength, at)
            parts = (strip.label, f"{name}: {finding.tooltip}", words.get(finding.strength, ""))
            sentence, frame = ". ".join(filter(None, parts)), square.outset(_FRAME / 2)
            canvas.items.append(
                Item(finding.key, at, frame, sentence, lane, finding.figure_id, 3.0)
            )
        return y + ((len(found) - 1) // per_row + 1) * cell

    def _flush(self) -> float:
        """How far a cell starts left of its column, so that the largest square is flush with the
        heading."""
        return (self._cell - self._cell / _CELL * _SIDES["strong"]) / 2

    def _square(self, strength: str, cell: Box) -> Box:
        """A square in the middle of a cell: large and full, smaller, small and hollow."""
        side = self._cell / _CELL * _SIDES.get(strength, _SIDES["limited"])
        box = Box(cell.x + (cell.width - side) / 2, cell.y + (cell.height - side) / 2, side, side)
        hollow = strength not in STRENGTHS[:2]
        self._canvas.shapes.append(
            Rect(box.outset(-0.75), 1.5, "", "accent", 1.5) if hollow else Rect(box, 2.0, "accent"))
        return box

    def key(self, y: float) -> float:
        """What the sizes mean. Returns the lower edge."""
        canvas, cell, x, bottom = self._canvas, self._cell, self._canvas.left, y
        style = canvas.small.muted()
        for strength, word in self._chart.strength_words:
            wide = cell + canvas.text_width(word, style)
            if x > canvas.left and x + wide > canvas.right:
                x, y = canvas.left, bottom
            self._square(strength, Box(x - self._flush(), y, cell, cell))
            high = canvas.text_height(word, style, canvas.right - x - cell)
            box = canvas.text(
                word, style, x + cell, y + max(0.0, (cell - high) / 2), canvas.right - x - cell
            )
            x, bottom = box.right + canvas.unit(16), max(bottom, y + cell, box.bottom)
        return bottom
