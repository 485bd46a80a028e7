"""A dot matrix: groups against focus, one mark per row of the table, each with its status."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from explainer.content.evidence import STATUSES
from explainer.drawing.canvas import INSET, TARGET, Canvas
from explainer.drawing.chart import Chart, Frame
from explainer.drawing.marks import Mark
from explainer.drawing.shapes import Box, Item, Line, MarkShape

_FRAME = 3.0
_MOST_STACKED = 4  # rows of marks in a cell of the grid


class Dot(NamedTuple):
    """One row in a matrix cell: row id, status id and word, the row's label for its tooltip, claim
    id."""

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
class MatrixChart(Chart):
    """Cells in a grid. `rows` and `columns` give the order of the headings; those left out follow
    in order of appearance."""

    cells: tuple[MatrixCell, ...] = ()
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds a dot."""
        return not any(cell.items for cell in self.cells)

    def draw(self, canvas: Canvas, frame: Frame, *, listing: bool) -> float:
        """Lay out the grid; where its columns do not fit, a list by group."""
        cells = [cell for cell in self.cells if cell.items]
        rows = _ordered(self.rows, [cell.row for cell in cells])
        columns = _ordered(self.columns, [cell.column for cell in cells])
        layout = _MatrixLayout(canvas, cells, rows, columns)
        y = layout.grid() if layout.fits() else layout.list()
        return layout.key(y)

    def parts(self) -> list[Self]:
        """Rows."""
        rows = dict.fromkeys((*self.rows, *(cell.row for cell in self.cells)))
        return [replace(self, rows=(row,), cells=cells) for row in rows
                if (cells := tuple(cell for cell in self.cells if cell.row == row))]

    def joined(self, parts: Sequence[Self]) -> Self:
        """Their rows in one grid."""
        return replace(self, cells=tuple(cell for part in parts for cell in part.cells),
                       rows=tuple(row for part in parts for row in part.rows))


def _ordered(wanted: Sequence[str], found: Sequence[str]) -> list[str]:
    """Headings that occur: the wanted ones in their order, then the others as they appear."""
    present = dict.fromkeys(found)
    return [*(name for name in dict.fromkeys(wanted) if name in present),
            *(name for name in present if name not in wanted)]


def _sentence(dot: Dot, cell: MatrixCell) -> str:
    """All that is said of a dot, for tooltip and screen reader."""
    parts = (dot.label, f"{cell.row}, {cell.column}", dot.word)
    return ". ".join(part for part in parts if part)


class _MatrixLayout:
    """Both layouts of a matrix on a canvas."""

    def __init__(
        self, canvas: Canvas, cells: Sequence[MatrixCell], rows: list[str], columns: list[str]
    ) -> None:
        self._canvas, self._rows, self._columns = canvas, rows, columns
        self._items = {
            (row, column): tuple(
                (dot, cell)
                for cell in cells
                if (cell.row, cell.column) == (row, column)
                for dot in cell.items
            )
            for row in rows
            for column in columns
        }
        self._pitch = max(TARGET, canvas.mark + canvas.unit(9))
        widest = max((canvas.text_width(row, canvas.body.strong()) for row in rows), default=0.0)
        self._label = min(widest, 0.28 * canvas.inner)
        self._gap = canvas.unit(12)
        self._column = (canvas.inner - self._label) / max(1, len(columns)) - self._gap

    def fits(self) -> bool:
        """Whether the grid breaks no word and stacks no cell too high."""
        canvas = self._canvas
        words = max(
            (canvas.longest_word(name, canvas.small) for name in self._columns), default=0.0
        )
        label = max(
            (canvas.longest_word(name, canvas.body.strong()) for name in self._rows), default=0.0
        )
        most = max((len(items) for items in self._items.values()), default=0)
        stacked = math.ceil(most / self._per_row(self._column))
        return words <= self._column and label <= self._label and stacked <= _MOST_STACKED

    def grid(self) -> float:
        """Column headings, then one row per group. Returns the lower edge."""
        canvas, style = self._canvas, self._canvas.small.muted()
        y = INSET
        tall = max(canvas.text_height(name, style, self._column) for name in self._columns)
        for number, name in enumerate(self._columns):
            high = canvas.text_height(name, style, self._column)
            canvas.text(name, style, self._start(number), y + tall - high, self._column)
        y += tall + canvas.unit(6)
        head = y
        canvas.rule(y, "line_strong")
        for lane, row in enumerate(self._rows):
            if lane:
                canvas.rule(y)
            y = self._grid_row(row, lane, y)
        for number in range(1, len(self._columns)):
            x = self._start(number) - self._gap / 2 - (self._pitch - canvas.mark) / 4
            canvas.shapes.insert(0, Line(x, head, x, y, "line"))
        return y

    def _start(self, number: int) -> float:
        return self._canvas.left + self._label + self._gap + number * (self._column + self._gap)

    def _grid_row(self, row: str, lane: int, y: float) -> float:
        canvas, top = self._canvas, y + self._canvas.unit(9)
        inset = max(0.0, (self._pitch - canvas.line_height(canvas.body)) / 2)
        bottom = canvas.text(row, canvas.body, canvas.left, top + inset, self._label).bottom
        for number, column in enumerate(self._columns):
            shift = (self._pitch - canvas.mark) / 2  # mark under its heading's first letter
            bottom = max(
                bottom,
                self._dots(row, column, lane, self._start(number) - shift, top, self._column),
            )
        return bottom + canvas.unit(9)

    def _per_row(self, width: float) -> int:
        return max(1, int((width + self._pitch - self._canvas.mark) / self._pitch))

    def _dots(self, row: str, column: str, lane: int, x: float, y: float, width: float) -> float:
        per_row = self._per_row(width)
        found = self._items[row, column]
        for number, (dot, cell) in enumerate(found):
            self._dot(
                dot,
                cell,
                lane,
                x + number % per_row * self._pitch,
                y + number // per_row * self._pitch,
            )
        return y + ((len(found) - 1) // per_row + 1) * self._pitch

    def _dot(self, dot: Dot, cell: MatrixCell, lane: int, x: float, y: float) -> None:
        canvas = self._canvas
        area = Box(x, y, self._pitch, self._pitch)
        shift = (self._pitch - canvas.mark) / 2
        square = Box(x + shift, y + shift, canvas.mark, canvas.mark)
        canvas.shapes.append(MarkShape(square, dot.status))
        canvas.items.append(
            Item(
                dot.key, area, square.outset(_FRAME), _sentence(dot, cell), lane, dot.figure_id, 6.0
            )
        )

    def key(self, y: float) -> float:
        """The words of the marks that occur: no mark is without its word. Returns the lower
        edge."""
        canvas = self._canvas
        used = {
            dot.status: dot.word for items in self._items.values() for dot, _ in items if dot.word
        }
        order = [
            *(status for status in STATUSES if status in used),
            *(s for s in used if s not in STATUSES),
        ]
        marks = [Mark(status, used[status]) for status in order]
        if not marks:
            return y
        canvas.rule(y)
        return canvas.marks(marks, canvas.left, y + canvas.unit(12), canvas.inner)

    def list(self) -> float:
        """Each group with its focuses below it. Returns the lower edge."""
        canvas, y = self._canvas, INSET
        for lane, row in enumerate(self._rows):
            if lane:
                canvas.rule(y)
                y += canvas.unit(10)
            y = canvas.text(
                row, canvas.body.strong(), canvas.left, y, canvas.inner
            ).bottom + canvas.unit(4)
            for column in self._columns:
                if self._items[row, column]:
                    y = self._list_line(row, column, lane, y)
            y += canvas.unit(8)
        return y

    def _list_line(self, row: str, column: str, lane: int, y: float) -> float:
        canvas = self._canvas
        width = 0.5 * canvas.inner
        beside = canvas.longest_word(column, canvas.small) <= width
        inset = max(0.0, (self._pitch - canvas.line_height(canvas.small)) / 2)
        label = canvas.text(
            column, canvas.small, canvas.left, y + inset, width if beside else canvas.inner
        )
        x = canvas.left + (width + self._gap if beside else 0.0)
        top = y if beside else label.bottom
        return max(
            label.bottom, self._dots(row, column, lane, x, top, canvas.right - x)
        ) + canvas.unit(2)
