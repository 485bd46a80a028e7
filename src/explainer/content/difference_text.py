"""A difference between two packs as text for people (Markdown, fit for a page) and as plain data.

The command line has it in English, the window in the language that is read. Names of tables and
columns are those of the files.
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content import evidence, formatting
from explainer.core.cells import cell_text
from explainer.core.columns import OBSERVATIONS, TABLES, Kind
from explainer.core.difference import CellChange, Change, Difference, RowChange, TableChange
from explainer.core.i18n import translate
from explainer.core.languages import language_of
from explainer.core.observation_changes import SeriesChange
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


def difference_text(difference: Difference, language: str = "en") -> str:
    """The difference as Markdown: counts, then values and statuses, then every table."""
    old, new = difference.old, difference.new
    span = translate("From {old} to {new}.", language).format(old=_named(old, language),
                                                              new=_named(new, language))
    lines = ["# " + translate("What changed", language), "", span]
    if not difference:
        moved = (" " + translate("Rows are in a different order.", language)
                 if old.digest != new.digest else "")
        same = translate("Nothing: both packs say the same.", language)
        return "\n".join([*lines, "", same + moved]) + "\n"
    lines += _language_lines(difference, language)
    if difference.tables or difference.observations:
        lines += ["", *_count_lines(difference)]
    single = list(_singled_out_lines(difference, language))
    if single:
        lines += ["", "## " + translate("Values, units and statuses", language), "", *single]
    for table in difference.tables:
        lines += ["", f"## {table.table}", *_table_lines(difference, table, language)]
    if difference.observations:
        lines += ["", f"## {OBSERVATIONS.name}", ""]
        lines += [line for series in difference.observations
                  for line in _series_lines(series, language)]
    return "\n".join(lines) + "\n"


def _named(pack: Pack, language: str) -> str:
    version = pack.meta("version") or translate("without a version", language)
    content = translate("content {digest}", language).format(digest=pack.short_digest)
    return f"“{pack.meta('title', language)}” {version} ({content})"


def _language_lines(difference: Difference, language: str) -> Iterator[str]:
    for phrase, changed in (
            (translate("Language added: {name} ({id}). Its texts are not listed.", language),
             difference.languages_added),
            (translate("Language removed: {name} ({id}). Its texts are not listed.", language),
             difference.languages_removed)):
        for one in changed:
            yield ""
            yield phrase.format(name=language_of(one).english, id=one)


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


def _singled_out_lines(difference: Difference, language: str) -> Iterator[str]:
    for row, cell in difference.singled_out():
        title = _titled(difference.new, row.new, language)
        yield f"- {row.new.table} {title}: {_cell_line(row, cell, language)}"


def _table_lines(difference: Difference, table: TableChange, language: str) -> Iterator[str]:
    old, new = difference.old, difference.new
    for heading, pack, rows in ((translate("Added:", language), new, table.added),
                                (translate("Removed:", language), old, table.removed)):
        if rows:
            yield from ("", heading, "")
            yield from (f"- {_titled(pack, row, language)}" for row in rows)
    if table.renamed:
        yield from ("", translate("Renamed:", language), "")
        yield from (f"- `{was.id}` → {_titled(new, now, language)}"
                    for was, now in table.renamed)
    if table.changed:
        yield from ("", translate("Changed:", language), "")
        for row in table.changed:
            yield f"- {_titled(new, row.new, language)}"
            yield from (f"  - {_cell_line(row, cell, language)}" for cell in row.cells)


def _series_lines(series: SeriesChange, language: str) -> Iterator[str]:
    """How many dates of a series came, went and changed, and the first of them with their values.
    """
    found = (
        (translate("{n} added", language), translate("added", language), series.added,
         [f"{one.date}: {_said(one.new, language)}" for one in series.first_added]),
        (translate("{n} removed", language), translate("removed", language), series.removed,
         [f"{one.date}: {_said(one.old, language)}" for one in series.first_removed]),
        (translate("{n} changed", language), translate("changed", language), series.changed,
         [f"{one.date}: {_said(one.old, language)} → {_said(one.new, language)}"
          for one in series.first_changed]),
    )
    yield f"- `{series.series}`: " + ", ".join(
        counted.format(n=count) for counted, _verb, count, _listed in found if count)
    for _counted, verb, count, listed in found:
        if listed:
            yield f"  - {verb}: {'; '.join(listed)}{'; …' if count > len(listed) else ''}"


def row_label(pack: Pack, row: Row, language: str = "en") -> str:
    """What a person calls a row: its name, title or text, in that language where it has one."""
    name = _LABELS.get(row.table, "text")
    if row.table == "slides":
        shown = " ".join(row.text(name) for name in ("panel", "claim_id", "city"))
        text = row.local("title", language) or shown
    elif TABLES[row.table].column(name).kind is Kind.LOCAL:
        text = formatting.local(pack, row, name, language)
    else:
        text = row.text(name)
    return shorten(text.strip(), _LABEL_LENGTH)


def _titled(pack: Pack, row: Row, language: str) -> str:
    label = row_label(pack, row, language)
    nameless = translate("row {number} (without an id)", language).format(number=row.number)
    own = f"`{row.id}`" if row.id else nameless
    return f"{own} “{label}”" if label and label != row.id else own


def _cell_line(row: RowChange, cell: CellChange, language: str) -> str:
    """One changed cell in words."""
    name = f"`{cell.column}`"
    if cell.column == "value" and cell.change is Change.VALUE and (unit := row.new.text("unit")):
        name += f" ({unit})"
    return f"{name}: {_what_changed(cell, language)}"


def _what_changed(cell: CellChange, language: str) -> str:
    if cell.change is Change.SPACING:
        return translate("spaces, line breaks or invisible signs only", language)
    if cell.change is Change.ORDER:
        order = translate("the same ids in another order, now {ids}", language)
        return order.format(ids=cell_text(cell.new))
    if cell.change is Change.STATUS:
        return f"{_status(cell.old, language)} → {_status(cell.new, language)}"
    if isinstance(cell.old, tuple) or isinstance(cell.new, tuple):
        return _ids_line(cell, language)
    if cell.change is Change.TEXT and isinstance(cell.old, str) and isinstance(cell.new, str):
        old, new = _excerpts(cell.old, cell.new)
        return f"{old} → {new}"
    return f"{_said(cell.old, language)} → {_said(cell.new, language)}"


def _status(cell: Cell, language: str) -> str:
    status = evidence.status_of(cell if isinstance(cell, str) else "")
    return status.word(language) if status.known else _said(cell, language)


def _said(cell: Cell, language: str) -> str:
    if cell is None:
        return translate("(empty)", language)
    if isinstance(cell, str):
        return _quoted(" ".join(cell.split()))
    return cell_text(cell)


def _ids_line(cell: CellChange, language: str) -> str:
    """Ids of a list that came and went."""
    old = cell.old if isinstance(cell.old, tuple) else ()
    new = cell.new if isinstance(cell.new, tuple) else ()
    gone = " ".join(row_id for row_id in old if row_id not in new)
    come = " ".join(row_id for row_id in new if row_id not in old)
    parts = (translate("added {ids}", language).format(ids=come) if come else "",
             translate("removed {ids}", language).format(ids=gone) if gone else "")
    return ("; ".join(part for part in parts if part)
            or f"{_said(cell.old, language)} → {_said(cell.new, language)}")


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
