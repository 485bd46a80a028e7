"""Finding words in everything a pack says; accents and case do not matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explainer.content import formatting
from explainer.core.characters import folded
from explainer.core.columns import Column, Kind
from explainer.core.pack import Pack, Row


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words were found: row, its panel, a title and the text around them."""

    table: str
    row_id: str
    panel: str
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class _Entry:
    table: str
    row: Row
    title: str
    text: str
    folded: str


def _shown(pack: Pack, row: Row, column: Column, language: str) -> str:
    if column.kind is Kind.LOCAL:
        return formatting.local(pack, row, column.name, language)
    return row.text(column.name)


class Index:
    """All text of a pack in one language, ready to be searched."""

    _TITLES = ("title", "name", "term", "who", "what", "text", "finding", "says")
    _SKIPPED = ("meta", "slides", "points", "series")
    # Many rows that repeat what a row of a panel says.
    _LAST = ("citations", "research", "sources")

    def __init__(self, pack: Pack, language: str, panel_of: Callable[[str, Row], str]) -> None:
        self._panel_of = panel_of  # table, row
        self._entries = tuple(
            self._entry(pack, name, row, language)
            for name, table in pack.tables.items() if name not in self._SKIPPED
            for row in table.rows
        )

    def _entry(self, pack: Pack, table: str, row: Row, language: str) -> _Entry:
        by_column = {column.name: _shown(pack, row, column, language)
                     for column in pack[table].spec.columns
                if column.kind in (Kind.LOCAL, Kind.TEXT)}
        texts = list(by_column.values())
        figure = pack.figure(row.id) if table in ("figures", "claims") else None
        if figure is not None:
            texts.append(formatting.figure_text(figure, language, "full"))
        title = next((text for name in self._TITLES if (text := by_column.get(name, ""))), row.id)
        rest = " · ".join(text for text in texts if text and text != title)
        return _Entry(table, row, title, rest or title, folded(f"{row.id} {title} {rest}"))

    def find(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Rows that hold every word of `words`: titles first,
        rows of a panel before what is cited for them; () for no words."""
        wanted = folded(words).split()
        if not wanted:
            return ()
        found = [entry for entry in self._entries if all(word in entry.folded for word in wanted)]
        found.sort(key=lambda e: (not all(word in folded(e.title) for word in wanted),
                                  e.table in self._LAST))
        return tuple(
            Hit(e.table, e.row.id, self._panel_of(e.table, e.row), e.title,
                snippet(e.text, wanted[0])) for e in found[:limit]
        )


def snippet(text: str, word: str, width: int = 110) -> str:
    """The part of `text` around `word` (already folded), else its beginning:
    at most about `width` characters."""
    position = folded(text).find(word)
    start = max(0, min(position - width // 3, len(text) - width))
    end = start + width
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
