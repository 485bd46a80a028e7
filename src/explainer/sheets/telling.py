"""A sheet as it is read aloud: its words in their order, each mark as its word behind what it
belongs to. Charts are told by their descriptions; sources and small print are left to the eye."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from explainer.content.formatting import plain
from explainer.sheets.parts import Code, Document, Mark, Para, Reference, SourceList, Table

_FOR_THE_EYE = frozenset({
    "kind", "language", "kicker", "pack_title", "colophon", "foot", "short_foot", "contents_title",
    "marks_title", "marks", "lines", "back", "cut", "room", "note"})
_OF_A_CHART = ("title", "alt", "note", "paras")


def told(document: Document, language: str) -> tuple[str, ...]:
    """The paragraphs of the parts in that language."""
    parts = [part for part in document.parts if part.language == language]
    return tuple(plain(text) for part in parts for text in _told(part) if text.strip())


def _told(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _told(one)
    elif isinstance(part, Para):
        yield _para(part)
        yield from _told(part.more)
    elif isinstance(part, Mark):
        yield _mark(part)
    elif isinstance(part, Table):
        yield from _table(part)
    elif is_dataclass(part) and not isinstance(part, (type, Code, Reference, SourceList)):
        yield from _fields(part)


def _fields(part: object) -> Iterator[str]:
    chart = hasattr(part, "alt")
    for item in fields(part):  # type: ignore[arg-type]  # a dataclass: its only caller asks
        if item.name in _OF_A_CHART if chart else item.name not in _FOR_THE_EYE:
            yield from _told(getattr(part, item.name))


def _para(para: Para) -> str:
    marks = (f"({_mark(one)})" for one in para.marks)
    return " ".join(filter(None, (para.lead, para.text, *marks)))


def _mark(mark: Mark) -> str:
    return ": ".join(filter(None, (mark.number, mark.word)))


def _table(table: Table) -> Iterator[str]:
    yield table.title
    for row in table.rows:
        cells = (" ".join(_told(cell)) for cell in row)
        yield ". ".join(f"{head}: {cell}" if head else cell
                        for head, cell in zip(table.heads, cells, strict=False) if cell)
    yield from _told(table.paras)
