"""Ways into a pack's texts, and copies of a pack with a fault in them, to show that a check sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from explainer.content.formatting import expand, plain
from explainer.core.pack import Cell, Pack, Row
from explainer.core.reports import local_texts

ARTICLE = "article"
"""Id of the source that is being checked."""

Rule = Callable[[Pack], list[str]]
"""Gives the places where a pack breaks a rule; none if it keeps to it."""
Walk = Callable[[Pack], Pack]
"""Gives a copy of a pack that breaks a rule."""


@dataclass(frozen=True)
class Trap:
    """A trap of the content outline, by its number: the rule that keeps clear of it, and ways to walk into it."""

    number: int
    rule: Rule
    walks: tuple[Walk, ...]

    @property
    def name(self) -> str:
        return f"{self.number}-{self.rule.__name__}"


# Copies with a fault

def _with_rows(pack: Pack, table: str, rows: Iterable[Row]) -> Pack:
    tables = {**pack.tables, table: replace(pack[table], rows=tuple(rows))}
    return replace(pack, tables=MappingProxyType(tables))


def changed(pack: Pack, table: str, row_id: str, **cells: Cell) -> Pack:
    """A copy in which cells of one row, by physical name, are others."""
    assert row_id in pack[table].by_id, f"{table}:{row_id} is not in the pack"
    rows = (replace(r, cells={**r.cells, **cells}) if r.id == row_id else r for r in pack[table])
    return _with_rows(pack, table, rows)


def added(pack: Pack, table: str, like: str, **cells: Cell) -> Pack:
    """A copy with one more row, like the row with that id but for some cells."""
    row = pack[table].by_id[like]
    new = replace(row, number=len(pack[table]) + 2, cells={**row.cells, "id": "added", **cells})
    return _with_rows(pack, table, (*pack[table].rows, new))


def without(pack: Pack, table: str, *row_ids: str) -> Pack:
    """A copy without some rows."""
    assert set(row_ids) <= set(pack[table].by_id)
    return _with_rows(pack, table, (row for row in pack[table] if row.id not in row_ids))


def only(pack: Pack, *tables: str) -> Pack:
    """A copy with these tables alone."""
    return replace(pack, tables=MappingProxyType({name: pack[name] for name in tables}))


# Texts

@dataclass(frozen=True)
class Text:
    """One cell of text per language: as written, and as the reader sees it, with its numbers filled in."""

    pack: Pack
    row: Row
    column: str
    language: str
    written: str

    @cached_property
    def said(self) -> str:
        return plain(expand(self.written, self.pack, self.language)).replace("\u00a0", " ")

    @property
    def place(self) -> str:
        return f"{self.row.table}:{self.row.id} {self.column}"

    def sentences(self) -> list[str]:
        return sentences(self.said)


def texts(pack: Pack, *tables: str, language: str = "") -> Iterator[Text]:
    """Texts of those tables (all, if none is named), in one language or in all."""
    for row, column, spoken, written in local_texts(pack):
        if (not tables or row.table in tables) and language in ("", spoken):
            yield Text(pack, row, column, spoken, written)


_ABBREVIATIONS = (
    (re.compile(r"\bU\.S\.C\."), "USC"), (re.compile(r"\bU\.S\."), "US"), (re.compile(r"\bEE\. UU\."), "EEUU"),
    (re.compile(r"\bL\.A\."), "LA"), (re.compile(r"\b(v|Mr|Ms|Sr|Sra|No)\. "), r"\1 "),
)  # fmt: skip


def sentences(text: str) -> list[str]:
    """The sentences of a text; full stops of abbreviations and between digits end none."""
    for pattern, short in _ABBREVIATIONS:
        text = pattern.sub(short, text)
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def hits(found: Iterable[Text], pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern occurs in texts, with what was found."""
    return [f"{text.place}: {match.group()!r}" for text in found if (match := pattern.search(text.said))]


def about(pack: Pack, *claim_ids: str) -> Iterator[Text]:
    """Texts of these claims, of their citations, and of every row that names one of them."""
    for text in texts(pack):
        row = text.row
        named = {i for column in pack[row.table].spec.columns if column.table == "claims" for i in row.ids(column.name)}
        if (row.table == "claims" and row.id in claim_ids) or named & set(claim_ids):
            yield text
