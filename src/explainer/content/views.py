"""What each panel's table shows: a frame of cells, one row per row of the pack, with filter tags.

A cell is a few lines; a line is a text with the mark and the sources it carries. Table, clipboard
and export read the same cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from explainer.content import evidence, formatting
from explainer.content.evidence import order_of
from explainer.content.labels import LABELS, label
from explainer.content.lines import Line, status_line
from explainer.content.statements import Statement, of_claims, source_numbers
from explainer.core.i18n import translate
from explainer.core.pack import Pack, Row

if TYPE_CHECKING:
    import pandas as pd


class Stretch(NamedTuple):
    """A part of the slim bar in a row: `share` of the bar's whole width, 0 to 1, filled as its
    status says; `label` is its word, for a part that is one of several."""

    share: float
    status: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, and the value it sorts by (None sorts last).

    `bar` is drawn as a slim bar beside or below the first line; its shares are on one scale within
    a column (or within the rows of one series), and together at most 1. With `large`, the bold
    start of the first line is a number to be read from afar.
    """

    lines: tuple[Line, ...]
    sort: float | str | None = None
    bar: tuple[Stretch, ...] = ()
    large: bool = False

    def spoken(self) -> str:
        """All of it, as copied or read aloud: the parts of a divided bar in words, then the
        lines."""
        parts = " · ".join(stretch.label for stretch in self.bar if stretch.label)
        return "; ".join(filter(None, (parts, *(line.spoken() for line in self.lines))))


class ViewColumn(NamedTuple):
    """A column of a panel's table. `title` is in the view's language; `share` is its part of the
    width and `least` the pixels it needs at 100 %; `hidden` until the reader asks for it. Where the
    width does not do for all, those of the highest `rank` go first; rank 0 stays."""

    key: str
    title: str
    share: float = 1.0
    hidden: bool = False
    right: bool = False
    least: int = 84
    rank: int = 0


@dataclass(frozen=True)
class View:
    """A panel's table: its cells by column, row ids, and tags of each row for the filter chips.

    `tag_words` are the chips' words; `strip_words` those of tags that have no chip, which the strip
    above the list sets: a value of the strip with the key `tag:x` filters by tag `x`. `order` says
    in words in which order the rows come; "" for the pack's.

    `cells` holds one sequence of length (rows,) per column key: `Cell`, or numbers and words in an
    array. `frame` is the same as a pandas frame, for work on the whole table; a table can
    be painted before pandas is loaded.
    """

    name: str
    columns: tuple[ViewColumn, ...]
    ids: tuple[str, ...]
    cells: Mapping[str, Sequence[object]]
    tags: tuple[frozenset[str], ...]
    tag_words: dict[str, str]
    strip_words: Mapping[str, str] = field(default_factory=dict)
    order: str = ""

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Frame of shape (rows, columns), the cells of each column as they are."""
        import pandas as pd  # heavy: the start does without

        keys = [column.key for column in self.columns]
        data = {key: (values if hasattr(values := self.cells[key], "dtype")
                      else pd.Series(list(values), dtype=object))
                for key in keys}
        return pd.DataFrame(data, columns=keys)

    def tag_counts(self) -> dict[str, int]:
        """Rows per tag, in the order of the tag words, tags without rows left out."""
        counts = {tag: sum(tag in row for row in self.tags) for tag in self.tag_words}
        return {tag: count for tag, count in counts.items() if count}


def column(key: str, title: str, share: float = 1.0, *, hidden: bool = False,
           right: bool = False, least: int = 84, rank: int = 0) -> ViewColumn:
    """A column; `title` is a phrase of context "column", or the name of one of the pack's
    labels."""
    return ViewColumn(key, title, share, hidden, right, least, rank)


class Builder:
    """Collects cells row by row. `pack` and `language` are those of the view."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.pack = pack
        self.language = language
        self.ids: list[str] = []
        self.rows: list[dict[str, Cell]] = []
        self.tags: list[frozenset[str]] = []

    def add(self, row_id: str, tags: Iterable[str], **cells: Cell) -> None:
        self.ids.append(row_id)
        self.tags.append(frozenset(tags))
        self.rows.append(cells)

    def view(self, name: str, columns: tuple[ViewColumn, ...], tag_words: dict[str, str],
             strip_words: Mapping[str, str] | None = None, order: str = "") -> View:
        cells = {column.key: tuple(row[column.key] for row in self.rows) for column in columns}
        titled = tuple(_titled(self.pack, column, self.language) for column in columns)
        return View(name, titled, tuple(self.ids), cells, tuple(self.tags), tag_words,
                    strip_words or {}, order)

    # Cells

    def text(self, row: Row, name: str) -> Cell:
        text = formatting.local(self.pack, row, name, self.language)
        return Cell((Line(text),), text or None)

    def plain(self, text: str) -> Cell:
        return Cell((Line(text),), text or None)

    def date(self, row: Row, name: str = "date") -> Cell:
        date = row.date(name)
        return Cell((Line(formatting.date_text(date, self.language)),), str(date) if date else None)

    def numbers(self, ids: Iterable[str]) -> tuple[int, ...]:
        return source_numbers(self.pack, ids)

    def claims(self, *id_lists: tuple[str, ...]) -> Cell:
        stated = of_claims(self.pack, (claim_id for ids in id_lists for claim_id in ids),
                           self.language)
        lines = tuple(status_line(statement, short=True, sources=0) for statement in stated)
        return Cell(lines, min((float(order_of(s.status.id)) for s in stated), default=None))

    def sources(self, ids: Iterable[str]) -> Cell:
        numbers = self.numbers(ids)
        return Cell((Line("", sources=numbers),), float(numbers[0]) if numbers else None)


def worded_line(statement: Statement, text: str = "", *, sources: bool = False) -> Line:
    """A text behind the mark of its statement and the status in a word, which stay in sight where
    the text is too long for a row."""
    word = statement.word(short=True)
    return Line(text or statement.label, statement, statement.sources if sources else (),
                worded=True, lead=f"{word}:" if word else "")


def statuses_of(pack: Pack, *id_lists: tuple[str, ...]) -> set[str]:
    """Statuses of the claims with those ids."""
    return {claim.text("status") for ids in id_lists for claim in pack.rows("claims", ids)}


def status_words(language: str) -> dict[str, str]:
    """Short words of every status, in the vocabulary's order."""
    return {status.id: status.word(language, short=True) for status in evidence.STATUSES.values()}


def _titled(pack: Pack, column: ViewColumn, language: str) -> ViewColumn:
    """A column with its title in `language`: the pack's words where it is the name of a label."""
    title = (label(pack, column.title, language) if column.title in LABELS
             else translate(column.title, language, "column"))
    return column._replace(title=title)


def article_claim(pack: Pack, city: Row) -> Row | None:
    """The claim of a city that carries the article's number."""
    return next((c for c in pack.rows("claims", city.ids("claim_ids"))
                 if pack.figure(c.id) is not None), None)
