"""A difference between two packs as text for people (Markdown, fit for a page) and as plain data.

English, as all of the command line.
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content import evidence, formatting
from explainer.core.cells import cell_text
from explainer.core.columns import OBSERVATIONS, TABLES, Kind
from explainer.core.difference import CellChange, Change, Difference, RowChange, TableChange
from explainer.core.languages import language_of
from explainer.core.observation_changes import SeriesChange, ValueChange
from explainer.core.pack import Cell, Pack, Row
from explainer.core.problems import shorten

_LABELS = {
    "meta": "key", "cities": "name", "figures": "what", "series": "what",
        "recommendations": "short",
    "citations": "says", "research": "finding", "events": "title", "sources": "title",
    "glossary": "term", "cases": "name",
}
"""Column by which a person recognizes a row; `text` in the others."""
_LABEL_LENGTH = 70
_CONTEXT = 4
"""Words shown before and after what changed in a long text."""
_LONG = 90
"""Characters of a text that is shown in full."""
_MOST = 400
"""Characters of a text that are shown at all; `--json` has all of them."""


def difference_text(difference: Difference) -> str:
    """The difference as Markdown: counts, then values and statuses, then every table."""
    old, new = difference.old, difference.new
    lines = ["# What changed", "", f"From {_named(old)} to {_named(new)}."]
    if not difference:
        moved = " Rows are in a different order." if old.digest != new.digest else ""
        return "\n".join([*lines, "", f"Nothing: both packs say the same.{moved}"]) + "\n"
    lines += _language_lines(difference)
    if difference.tables or difference.observations:
        lines += ["", *_count_lines(difference)]
    single = list(_singled_out_lines(difference))
    if single:
        lines += ["", "## Values, units and statuses", "", *single]
    for table in difference.tables:
        lines += ["", f"## {table.table}", *_table_lines(difference, table)]
    if difference.observations:
        lines += ["", f"## {OBSERVATIONS.name}", ""]
        lines += [line for series in difference.observations for line in _series_lines(series)]
    return "\n".join(lines) + "\n"


def _named(pack: Pack) -> str:
    version = pack.meta("version") or "without a version"
    return f"“{pack.meta('title', 'en')}” {version} (content {pack.short_digest})"


def _language_lines(difference: Difference) -> Iterator[str]:
    for verb, languages in (("added", difference.languages_added),
                            ("removed", difference.languages_removed)):
        for language in languages:
            yield ""
            yield f"Language {verb}: {language_of(language).english} ({language}). " \
                  "Its texts are not listed."


def _count_lines(difference: Difference) -> Iterator[str]:
    yield "| table | rows added | removed | renamed | changed |"
    yield "|---|---:|---:|---:|---:|"
    for table in difference.tables:
        rows = (table.added, table.removed, table.renamed, table.changed)
        yield f"| {table.table} | {' | '.join(str(len(found)) for found in rows)} |"
    if series := difference.observations:
        added, removed, changed = (sum(getattr(one, name) for one in series) for name in ("added",
            "removed", "changed"))
        yield f"| {OBSERVATIONS.name} | {added} | {removed} | 0 | {changed} |"


def _singled_out_lines(difference: Difference) -> Iterator[str]:
    for row, cell in difference.singled_out():
        yield f"- {row.new.table} {_titled(difference.new, row.new)}: {_cell_line(row, cell)}"


def _table_lines(difference: Difference, table: TableChange) -> Iterator[str]:
    old, new = difference.old, difference.new
    for heading, pack, rows in (("Added:", new, table.added), ("Removed:", old, table.removed)):
        if rows:
            yield from ("", heading, "")
            yield from (f"- {_titled(pack, row)}" for row in rows)
    if table.renamed:
        yield from ("", "Renamed:", "")
        yield from (f"- `{was.id}` → {_titled(new, now)}" for was, now in table.renamed)
    if table.changed:
        yield from ("", "Changed:", "")
        for row in table.changed:
            yield f"- {_titled(new, row.new)}"
            yield from (f"  - {_cell_line(row, cell)}" for cell in row.cells)


def _series_lines(series: SeriesChange) -> Iterator[str]:
    """How many dates of a series came, went and changed, and the first of them with their values.
    """
    counts = {"added": series.added, "removed": series.removed, "changed": series.changed}
    yield f"- `{series.series}`: " + ", ".join(f"{count} {verb}" for verb,
        count in counts.items() if count)
    for verb, listed in zip(counts, (series.first_added, series.first_removed,
        series.first_changed), strict=True):
        if listed:
            values = "; ".join(_value_line(verb, change) for change in listed)
            yield f"  - {verb}: {values}{'; …' if counts[verb] > len(listed) else ''}"


def _value_line(verb: str, change: ValueChange) -> str:
    if verb == "changed":
        return f"{change.date}: {_said(change.old)} → {_said(change.new)}"
    return f"{change.date}: {_said(change.new if verb == 'added' else change.old)}"


def row_label(pack: Pack, row: Row) -> str:
    """What a person calls a row: its name, title or text, in English where it has one."""
    name = _LABELS.get(row.table, "text")
    if row.table == "slides":
        shown = " ".join(row.text(name) for name in ("panel", "claim_id", "city"))
        text = row.local("title", "en") or shown
    elif TABLES[row.table].column(name).kind is Kind.LOCAL:
        text = formatting.local(pack, row, name, "en")
    else:
        text = row.text(name)
    return shorten(text.strip(), _LABEL_LENGTH)


def _titled(pack: Pack, row: Row) -> str:
    label = row_label(pack, row)
    own = f"`{row.id}`" if row.id else f"row {row.number} (without an id)"
    return f"{own} “{label}”" if label and label != row.id else own


def _cell_line(row: RowChange, cell: CellChange) -> str:
    """One changed cell in words."""
    name = f"`{cell.column}`"
    if cell.change is Change.SPACING:
        return f"{name}: spaces, line breaks or invisible signs only"
    if cell.change is Change.ORDER:
        return f"{name}: the same ids in another order, now {cell_text(cell.new)}"
    if cell.change is Change.STATUS:
        return f"{name}: {_status(cell.old)} → {_status(cell.new)}"
    if cell.column == "value" and cell.change is Change.VALUE:
        unit = row.new.text("unit")
        return f"{name}{f' ({unit})' if unit else ''}: {_said(cell.old)} → {_said(cell.new)}"
    if isinstance(cell.old, tuple) or isinstance(cell.new, tuple):
        return f"{name}: {_ids_line(cell)}"
    if cell.change is Change.TEXT and isinstance(cell.old, str) and isinstance(cell.new, str):
        old, new = _excerpts(cell.old, cell.new)
        return f"{name}: {old} → {new}"
    return f"{name}: {_said(cell.old)} → {_said(cell.new)}"


def _status(cell: Cell) -> str:
    status = evidence.status_of(cell if isinstance(cell, str) else "")
    return status.word("en") if status.known else _said(cell)


def _said(cell: Cell) -> str:
    if cell is None:
        return "(empty)"
    if isinstance(cell, str):
        return _quoted(" ".join(cell.split()))
    return cell_text(cell)


def _ids_line(cell: CellChange) -> str:
    """Ids of a list that came and went."""
    old = cell.old if isinstance(cell.old, tuple) else ()
    new = cell.new if isinstance(cell.new, tuple) else ()
    gone = [row_id for row_id in old if row_id not in new]
    come = [row_id for row_id in new if row_id not in old]
    parts = (f"added {' '.join(come)}" if come else "", f"removed {' '.join(gone)}" if gone else "")
    return "; ".join(part for part in parts if part) or f"{_said(cell.old)} → {_said(cell.new)}"


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= _MOST else text[:_MOST - 1].rstrip() + '…'}”"


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """Two forms of a text; of long ones the words that differ, with a few around them."""
    before, after = old.split(), new.split()
    if max(len(old), len(new)) <= _LONG:
        return _quoted(" ".join(before)), _quoted(" ".join(after))
    start, limit = 0, min(len(before), len(after))
    while start < limit and before[start] == after[start]:
        start += 1
    end = 0
    while end < limit - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return _excerpt(before, start, end), _excerpt(after, start, end)


def _excerpt(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - _CONTEXT), len(words) - max(0, end - _CONTEXT)
    excerpt = " ".join(words[first:last])
    return _quoted(f"{'… ' if first else ''}{excerpt}{' …' if last < len(words) else ''}")


# Plain data


def difference_json(difference: Difference) -> dict[str, object]:
    """Plain data for `explainer diff --json`: full texts,
    ids and words as in a pack."""
    return {
        "same": not difference,
        "languages": {"added": list(difference.languages_added),
                      "removed": list(difference.languages_removed)},
        "singled_out": [
            {"table": row.new.table, "id": row.new.id, "label": row_label(difference.new, row.new),
             **_cell_json(cell)}
            for row, cell in difference.singled_out()
        ],
        "tables": [_table_json(difference, table) for table in difference.tables],
        "observations": [_series_json(series) for series in difference.observations],
    }


def _series_json(series: SeriesChange) -> dict[str, object]:
    """Counts, and the first dates of each kind (`MAX_LISTED` of them) with their values."""
    listed = {"added": series.first_added, "removed": series.first_removed,
        "changed": series.first_changed}
    return {
        "series": series.series, "added": series.added, "removed": series.removed,
            "changed": series.changed,
        "first": {verb: [{"date": one.date, "old": _plain(one.old),
            "new": _plain(one.new)} for one in changes]
                  for verb, changes in listed.items()},
    }


def _table_json(difference: Difference, table: TableChange) -> dict[str, object]:
    old, new = difference.old, difference.new
    return {
        "table": table.table,
        "added": [_row_json(new, row) for row in table.added],
        "removed": [_row_json(old, row) for row in table.removed],
        "renamed": [{"from": was.id, "to": now.id, "label": row_label(new, now)}
                    for was, now in table.renamed],
        "changed": [{"id": row.new.id, "label": row_label(new, row.new),
                     "cells": [_cell_json(cell) for cell in row.cells]} for row in table.changed],
    }


def _row_json(pack: Pack, row: Row) -> dict[str, object]:
    names = TABLES[row.table].physical_names()
    cells = {**{name: row.cells.get(name) for name in names}, **row.extra, **row.unparsed}
    filled = {name: _plain(cell) for name, cell in cells.items() if cell not in ("", (), None)}
    return {"id": row.id, "label": row_label(pack, row), "cells": filled}


def _cell_json(cell: CellChange) -> dict[str, object]:
    return {"column": cell.column, "change": str(cell.change), "old": _plain(cell.old),
            "new": _plain(cell.new)}


def _plain(cell: Cell) -> object:
    """A cell as JSON has it: numbers, ids as a list, everything else as it is written in a file."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if cell is None or isinstance(cell, (bool, float)):
        return cell
    return list(cell) if isinstance(cell, tuple) else cell_text(cell)
