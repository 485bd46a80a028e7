"""What slides are made of: entries with their marks and sources, and how a text of the pack becomes
some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from explainer.content import formatting
from explainer.content.headlines import marked_halves, tally
from explainer.content.lines import Line
from explainer.content.statements import (
    Statement,
    cited,
    of_figures,
    source_numbers,
)
from explainer.core.languages import SOURCE
from explainer.core.pack import Pack, Row
from explainer.core.placeholders import marked, placeholders
from explainer.drawing.chart import Chart
from explainer.drawing.marks import Mark


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a slide: a number, a bold head, a text, its marks, and a smaller line (place,
    period, sources)."""

    key: str
    head: str = ""
    text: str = ""
    number: str = ""
    marks: tuple[Mark, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()  # ids


@dataclass(frozen=True, slots=True)
class Content:
    """A slide in words. `big`: the title is what the slide says. `sources` are ids; each page names
    those of its own entries, and `source_lines` has the short line of each."""

    title: str
    subtitle: str = ""
    entries: tuple[Entry, ...] = ()
    chart: Chart | None = None
    sources: tuple[str, ...] = ()
    source_lines: Mapping[str, str] = field(default_factory=dict)
    big: bool = False
    language: str = SOURCE


def printed(pack: Pack, row: Row | None, name: str, language: str) -> tuple[Statement, ...]:
    """The figures that a text prints."""
    ids = placeholders(row.local(name, language)) if row is not None else ()
    return of_figures(pack, ids, language)


def text_of(pack: Pack, row: Row | None, name: str, language: str) -> str:
    """A text of a row; "" for no row."""
    return formatting.local(pack, row, name, language) if row is not None else ""


def caption(*parts: str) -> str:
    """Place, period and sources on one line."""
    return " · ".join(part for part in parts if part)


def sources_of(stated: Iterable[Statement]) -> tuple[str, ...]:
    """Ids of the sources of statements."""
    return tuple(source for statement in stated for source in statement.source_ids)


def entry_of(pack: Pack, key: str, text: str, sources: Iterable[str], language: str, *,
             head: str = "", stated: tuple[Statement, ...] = (), note: str = "") -> Entry:
    """A text with the mark of the one thing that it states or prints. Where these are several, no
    mark would belong to all of the words: its note says how they fared. Sources end the note."""
    graded = tuple({one.ref: one for one in stated if one.word()}.values())
    ids = tuple(dict.fromkeys((*sources, *sources_of(stated))))
    marks = (Mark.of(graded[0]),) if len(graded) == 1 else ()
    fared = tally(pack, graded, language) if len(graded) > 1 else ""
    return Entry(key, head, text, "", marks,
                 caption(note, fared, cited(source_numbers(pack, ids))), ids)


def stated_entry(statement: Statement, text: str = "", note: str = "") -> Entry:
    """A statement as an entry: its number, a text, its mark and its sources."""
    return Entry(statement.ref, "", text, statement.number, (Mark.of(statement),),
                 caption(note, statement.cite), statement.source_ids)


def section_entries(pack: Pack, row: Row, language: str) -> list[Entry]:
    """A section as entries: one for each part of its text that has a mark of its own."""
    halves = marked_halves(pack, row, language)
    entries: list[Entry] = []
    for line in halves:
        if line.target and entries:
            last = entries[-1]
            entries[-1] = replace(last, note=caption(last.note, line.text, cited(line.sources)),
                                  sources=(*last.sources, *_ids(pack, line.sources)))
        else:
            entries.append(_half(pack, row, line, len(entries)))
    if entries:
        entries[0] = replace(entries[0], head=text_of(pack, row, "title", language))
        entries[-1] = _with_printed(pack, row, entries[-1], language)
    return entries


def _half(pack: Pack, row: Row, line: Line, number: int) -> Entry:
    graded = line.statement is not None and bool(line.status)
    marks = (Mark.of(line.statement),) if line.statement is not None and graded else ()
    return Entry(f"{row.id}~{number + 1}" if number else row.id, "", formatting.plain(line.text),
                 "", marks, cited(line.sources), _ids(pack, line.sources))


def _ids(pack: Pack, numbers: Iterable[int]) -> tuple[str, ...]:
    wanted = set(numbers)
    return tuple(i for i, number in pack.source_numbers.items() if number in wanted)


def _with_printed(pack: Pack, row: Row, entry: Entry, language: str) -> Entry:
    """The last part of a text with what is to be said of the numbers printed in it: the mark of an
    only one, else how they fared."""
    placed = {*marked(row.local("text", language)), *row.ids("claim_ids")}
    stated = tuple(one for one in printed(pack, row, "text", language)
                   if one.ref not in placed and one.word())
    if not stated:
        return entry
    ids = tuple(dict.fromkeys((*entry.sources, *sources_of(stated))))
    cites = cited(source_numbers(pack, ids))
    if len(stated) == 1 and not entry.marks:
        return replace(entry, marks=(Mark.of(stated[0]),), note=cites, sources=ids)
    return replace(entry, note=caption(tally(pack, stated, language), cites), sources=ids)


def with_sources(pack: Pack, content: Content, language: str) -> Content:
    """The content with its sources in the order of their numbers, and the short line of each."""
    ids = dict.fromkeys((*content.sources,
                         *(i for entry in content.entries for i in entry.sources)))
    rows = sorted(pack.rows("sources", tuple(ids)), key=lambda row: pack.source_numbers[row.id])
    lines = {row.id: formatting.source_short(pack, row, language) for row in rows}
    return replace(content, sources=tuple(lines) if content.sources else (), source_lines=lines,
                   language=language)
