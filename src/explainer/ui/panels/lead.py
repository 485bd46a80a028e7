"""The line below a headline: what fits in one line, and all of it on request."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from explainer.content.formatting import escaped, plain
from explainer.content.headlines import halves_text
from explainer.content.lines import Line
from explainer.ui.look import Look
from explainer.ui.widgets.marked import MarkedLabel

TURN = "turn"
_SENTENCE = re.compile(r"(?<=[.!?…]) (?=[^\s])")
_MARK_WIDTH = 2
"""Widths of an "M" that a mark takes besides its word."""


class LeadLine(MarkedLabel):
    """Shows whole sentences with their marks in one line, as many as fit, with a link to the
    rest."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lead")
        self._lines: tuple[Line, ...] = ()
        self._look: Look | None = None
        self._open = False
        self._cut_at = -1
        self.page_requested.connect(lambda key: self._turn() if key == TURN else None)

    def show_lead(self, lines: tuple[Line, ...], look: Look) -> None:
        """Show the lines of a lead."""
        if halves_text(lines) != halves_text(self._lines):
            self._open = False
        self._lines, self._look, self._cut_at = lines, look, -1
        self._cut()

    def _turn(self) -> None:
        self._open = not self._open
        self._cut_at = -1
        self._cut()

    def height_at(self, width: int) -> int:
        """Height in pixels at a width; opened it counts as one line, and the rest is extra."""
        if self._open:
            return self.fontMetrics().height()
        self._cut(width)
        return self.heightForWidth(width)

    def _cut(self, width: int = 0) -> None:
        """Show as much as one line holds, at the present width unless another is given."""
        width, look = width or self.contentsRect().width(), self._look
        if width == self._cut_at or look is None:
            return
        self._cut_at = width
        sentences = _sentences(self._lines)
        fitting = self._fitting(sentences, width)
        if self._open:
            self.show_lines(self._lines, look, self._link(self.tr("less"), look))
        elif fitting == sentences:
            self.show_lines(self._lines, look)
        else:
            self.show_lines(fitting, look, self._link(self.tr("more"), look))
        self.setAccessibleName(plain(halves_text(self._lines)))

    def _fitting(self, sentences: tuple[Line, ...], width: int) -> tuple[Line, ...]:
        """The first sentences that fit in a line; the first alone is cut where it does not."""
        metrics = self.fontMetrics()
        room = width - 4
        more = metrics.horizontalAdvance(f"  {self.tr('more')}")
        used = 0
        for number, line in enumerate(sentences):
            used += metrics.horizontalAdvance(f"{plain(line.spoken())} ")
            used += _MARK_WIDTH * metrics.horizontalAdvance("M") * bool(line.status)
            last = number == len(sentences) - 1
            if used + (0 if last else more) > room:
                return sentences[:number] or (Line(metrics.elidedText(
                    plain(line.text), Qt.TextElideMode.ElideRight, max(40, room - more))),)
        return sentences

    def _link(self, word: str, look: Look) -> str:
        return (f'<a href="{TURN}" style="color:{look.theme.accent};text-decoration:none">'
                f"{escaped(word)}</a>")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._cut()


def _sentences(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Each sentence as a line of its own; mark and sources stay behind the last of their line."""
    found: list[Line] = []
    for line in lines:
        texts = [line.text] if line.target else _SENTENCE.split(line.text)
        found += [Line(text) for text in texts[:-1]]
        found.append(line._replace(text=texts[-1]))
    return tuple(found)
