"""How high the rows of a list are: measured once for cells, widths and look."""

from __future__ import annotations

from explainer.content.views import Cell, View
from explainer.ui.widgets.cell_layout import MOST_LINES, CellLayout

MOST_PROMISED = 12
"""Rows of which somebody may ask how high they are together."""


class RowHeights:
    """Heights in pixels of all rows of a view, with one line of text and with two."""

    def __init__(self) -> None:
        self.number_widths: dict[int, float] = {}  # of the widest large number, by column
        self._made_for: tuple[View, CellLayout, list[int], list[int]] | None = None
        self._heights: dict[int, list[int]] = {}  # by lines of text, then position in the view
        self._tallest: dict[int, list[int]] = {}

    def measure(self, view: View, layout: CellLayout, shown: list[int], widths: list[int]) -> bool:
        """Measure with these columns and their widths. False if that is what was measured last."""
        before = self._made_for
        if (before is not None and before[0] is view and before[1] is layout
            and before[2:] == (shown, widths)):
            return False
        self._made_for = (view, layout, shown, widths)
        self.number_widths = number_widths(view, layout, shown)
        columns = [(view.cells[view.columns[n].key], width, self.number_widths[n])
                   for n, width in zip(shown, widths, strict=True)]
        kept = layout.most_lines
        for lines in (1, MOST_LINES):
            layout.most_lines = lines
            heights = [[layout.height(cell, width, number) if isinstance(cell, Cell)
                        else layout.row_height for cell in cells]
                       for cells, width, number in columns]
            self._heights[lines] = [max(row) + 1 for row in zip(*heights, strict=True)]
            self._tallest[lines] = sorted(self._heights[lines], reverse=True)[:MOST_PROMISED]
        layout.most_lines = kept
        return True

    def heights(self, most_lines: int) -> list[int]:
        """Height of each row by its position in the view."""
        return self._heights.get(most_lines, [])

    def tallest(self, count: int, most_lines: int) -> int:
        """Height of that many rows together, the tallest ones; of all where there are fewer."""
        return sum(self._tallest.get(most_lines, [])[:count])


def number_widths(view: View, layout: CellLayout, shown: list[int]) -> dict[int, float]:
    """Width of the widest large number of each column."""
    return {column: max((layout.number_width(cell.lines[0].strong)
                         for cell in view.cells[view.columns[column].key]
                         if isinstance(cell, Cell) and cell.large and cell.lines), default=0.0)
            for column in shown}
