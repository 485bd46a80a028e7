"""Words with their evidence marks in the same line: a headline, and the lead below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QTextDocument, QTextOption

from explainer.charts.marks import mark_size
from explainer.content.formatting import escaped, plain, rich
from explainer.content.headlines import REF, SOURCE, halves_text
from explainer.content.lines import Line
from explainer.drawing.theme import SMALL, pixels
from explainer.ui.look import Look
from explainer.ui.widgets.linked_label import LinkedLabel
from explainer.ui.widgets.mark_html import mark_html

NBSP = "\u00a0"


class MarkedLabel(LinkedLabel):
    """Shows lines of `marked_halves`, one behind the other, each mark with its word behind its
    words. A mark is never parted from its word and its sources at the end of a line."""

    opened = Signal(str)
    source_opened = Signal(int)
    page_requested = Signal(str)

    always_stops = False
    """Whether the Tab key stops at it without links too."""
    _parts: tuple[str, ...] = ()  # words and marks by turns
    _after = ""
    _fitted: tuple[int, str, str] = (-1, "", "")  # a width, a font, the HTML for them

    def __init__(self) -> None:
        super().__init__()
        self.linkActivated.connect(self._follow)

    def show_lines(self, lines: tuple[Line, ...], look: Look, after: str = "") -> None:
        """Show lines; `after` is HTML that stands behind them."""
        self.show_parts(tuple(part for line in lines for part in _parts(line, look)), after)
        self.be_walked(links=any("<a " in part for part in (*self._parts, after)),
                       stop=self.always_stops)
        self.name_links({one.target or f"{REF}{one.ref}": plain(one.text) if one.target
                         else one.statement.word() if one.statement is not None else ""
                         for one in lines if one.target or one.ref})
        self.setAccessibleName(plain(halves_text(lines)))

    def show_parts(self, parts: tuple[str, ...], after: str = "") -> None:
        """Show HTML: words and marks by turns, "" where there are none, then `after`."""
        self._parts, self._after = parts, after
        self._fitted = (-1, "", "")
        self.setText(self._joined(frozenset()))

    def _joined(self, breaks: frozenset[int]) -> str:
        """The HTML, with a new line before the marks with those numbers."""
        parts = ["<br>" * (n // 2 in breaks and n % 2 == 1) + part
                 for n, part in enumerate(self._parts)]
        return " ".join(filter(None, (*parts, self._after)))

    def _broken(self, width: int) -> str:
        whole = super()._broken(width)
        if whole != self._joined(frozenset()) or not any(self._parts[1::2]) or width <= 0:
            return whole
        font = self.font().toString()
        if self._fitted[:2] != (width, font):
            self._fitted = (width, font, self._fit(width))
        return self._fitted[2]

    def _fit(self, width: int) -> str:
        breaks: set[int] = set()
        words = [_plain(mark) for mark in self._parts[1::2]]  # two claims' marks may say the same
        for number, piece in enumerate(words):
            if not piece:
                continue
            document = QTextDocument()
            document.setDocumentMargin(0)
            document.setDefaultFont(self.font())
            document.setDefaultTextOption(QTextOption())
            document.setHtml(self._joined(frozenset(breaks)))
            document.setTextWidth(width)
            if _wrapped(document, piece, words[:number + 1].count(piece)):
                breaks.add(number)
        return self._joined(frozenset(breaks))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other letters part other marks from their words."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._parts:
            self.setText(self._joined(frozenset()))

    def _follow(self, link: str) -> None:
        """Only links of the program's own making are followed, and only inside the program."""
        if link.startswith(REF):
            self.opened.emit(link.removeprefix(REF))
        elif link.startswith(SOURCE):
            self.source_opened.emit(int(link.removeprefix(SOURCE)))
        else:
            self.page_requested.emit(link)


def _plain(html: str) -> str:
    """The letters of a piece of HTML."""
    document = QTextDocument()
    document.setHtml(html)
    return document.begin().text().strip() if html else ""


def _wrapped(document: QTextDocument, words: str, occurrence: int) -> bool:
    """Whether a piece, such as a mark with its word and sources, stands in two lines; of several
    alike the one with that number, from 1."""
    document.size()  # lays it out
    block = document.begin()
    while block.isValid():
        at = -1
        while (at := block.text().find(words, at + 1)) >= 0:
            occurrence -= 1
            if not occurrence:
                layout, end = block.layout(), at + len(words) - 1
                first, last = (layout.lineForTextPosition(n) for n in (at, end))
                return (first.isValid() and last.isValid()
                        and first.lineNumber() != last.lineNumber())
        block = block.next()
    return False


def _parts(line: Line, look: Look) -> tuple[str, str]:
    """Words of a line, and its mark with word and sources; "" where it has none."""
    theme, small = look.theme, pixels(SMALL, look.text_scale)
    sources = "".join(
        f' <a href="{SOURCE}{number}" style="color:{theme.accent};text-decoration:none">'
        f"[{number}]</a>" for number in line.sources)
    smaller = f'<span style="font-size:{small}px;font-weight:normal">'
    if line.target:  # leads to the claims, which have their sources
        pieces = map(together, escaped(line.text).split(" · "))
        link = (f'<a href="{escaped(line.target)}" style="color:{theme.accent};'
                f'text-decoration:none">{f"{NBSP}· ".join(pieces)}</a>')
        return "", f"{smaller}{link}</span>"
    text = rich(line.text, escaped)
    if line.statement is None or not line.status:
        return (f"{text}{smaller}{sources}</span>" if sources else text), ""
    side, word = round(mark_size(look.text_scale)), escaped(line.statement.word())
    mark = (f'<a href="{REF}{escaped(line.ref)}" style="color:{theme.ink};text-decoration:none">'
            f'{mark_html(line.status, side, theme)}\u00a0{together(word)}</a>')
    return text, f"{smaller}{mark}{sources}\u00a0</span>"


def together(words: str) -> str:
    """Words that stay in one line."""
    return words.replace(" ", "\u00a0")
