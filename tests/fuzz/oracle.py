"""What must hold for any pack, however it was changed: what is in its files is what is shown, or a problem says so."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from explainer.core.cells import cell_text
from explainer.core.checking import check_pack
from explainer.core.columns import TABLES, Column, Kind
from explainer.core.pack import Pack, Row
from explainer.core.problems import Problem, Severity
from explainer.core.reading import Reading, read_pack
from tests.core.packs import TODAY
from tests.fuzz.mutations import Case, Grid, Style, table_bytes, write

YES = {"yes", "sí", "si", "true"}
NO = {"no", "false"}


def examine(case: Case, folder: Path, *, thorough: bool = False) -> list[str]:
    """Write the pack of a case into `folder` and read it. What does not hold, a line each; [] if all does."""
    path = write(case, folder)
    reading = check_pack(path, today=TODAY) if thorough else read_pack(path)
    for problem in reading.problems:
        assert problem.sentence()
    wrong = [] if case.done else _same_as_before(case.style, reading)
    if reading.pack is None:
        return wrong if reading.problems else [*wrong, "refused without a word"]
    for name, grid in case.tables.items():
        wrong += _table(name, _as_written(grid, case.style), reading.pack, _about(name, reading.problems))
    return wrong


def _same_as_before(style: Style, reading: Reading) -> list[str]:
    """A pack that only was written in another way says the same, and there is nothing to fix."""
    loud = [p.sentence() for p in reading.problems if p.severity is not Severity.NOTICE]
    same = reading.pack is not None and reading.pack.digest == _unchanged_digest()
    return [*loud, *([] if same else [f"the content hash is another one ({style})"])]


@cache
def _unchanged_digest() -> str:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        tables = Case(_plain())
        pack = read_pack(write(tables, Path(folder))).pack
    assert pack is not None
    return pack.digest


def _plain() -> dict[str, Grid]:
    from tests.core.packs import content, header_of

    tables = content()
    return {
        name: [header_of(name, rows), *([row.get(key, "") for key in header_of(name, rows)] for row in rows)]
        for name, rows in tables.items() if name in TABLES
    }  # fmt: skip


def _as_written(grid: Grid, style: Style) -> Grid:
    """The table as another program reads it back: some encodings lack some characters."""
    if style.container == "workbook":
        return [row for row in grid if any(cell.strip() for cell in row)]
    data = table_bytes(grid, style)
    while data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:  # the same bytes may be both: AÃ±o in Windows-1252 is Año in UTF-8
        text = data.decode("utf-8" if style.encoding == "cp1252" else style.encoding)
    except UnicodeDecodeError:
        text = data.decode(style.encoding)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=style.delimiter))
    return [row for row in rows[style.hint :] if any(cell.strip() for cell in row)]


def _about(table: str, problems: tuple[Problem, ...]) -> list[Problem]:
    """The problems of one table, and of the whole pack."""
    return [p for p in problems if not p.file or p.file.lower().startswith(table)]


def _table(name: str, grid: Grid, pack: Pack, problems: list[Problem]) -> Iterator[str] | list[str]:
    spec = TABLES[name]
    if not grid:
        return []
    header = [visible(cell).lower() for cell in grid[0]]
    whole = [p for p in problems if p.is_cause or p.severity is Severity.FATAL or (not p.row and p.severity is Severity.ERROR)]
    if whole or spec.key not in header:
        return [] if whole else [f"{name}: no column {spec.key}, and nothing is said"]
    rows = {row.id: row for row in (*pack[name].rows, *pack[name].skipped)}
    return [line for texts in grid[1:] for line in _row(name, header, texts, rows, problems)]


def _row(name: str, header: list[str], texts: list[str], rows: dict[str, Row], problems: list[Problem]) -> Iterator[str]:
    row_id = visible(dict(zip(header, texts, strict=False)).get(TABLES[name].key, ""))
    row = rows.get(row_id)
    if row is None:
        if not any(p.row for p in problems):
            yield f"{name} {row_id!r}: the row is gone, and nothing is said"
        return
    told = {p.column for p in problems if p.row == row.number} | {p.column for p in problems if not p.row}
    if "" in told or any(p.row and p.skipped for p in problems):
        return  # the whole row, or the table, is spoken of
    columns = {key: column for column in TABLES[name].columns for key in column.physical_names()}
    for key, text in zip(header, texts, strict=False):
        if key in columns and header.count(key) == 1 and key not in told and not agrees(columns[key], text, row):
            yield f"{name} {row_id!r} {key}: {text[:60]!r} is shown as {row.cells.get(key)!r:.60}, and nothing is said"


def visible(text: str) -> str:
    """The text without what no one sees: marks, joiners, and spaces at its ends."""
    kept = (c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t")
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def agrees(column: Column, text: str, row: Row) -> bool:
    """Whether a parsed cell says what stands in the file."""
    name = next(n for n in column.physical_names() if n in row.cells)
    seen = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    if column.kind is Kind.NUMBER:
        return _same_number(seen, row.cells.get(name))
    if column.kind is Kind.YES_NO:
        value = row.cells.get(name)
        return (seen.lower() in YES) if value is True else (seen.lower() in NO) if value is False else not seen
    if column.kind in (Kind.REFS, Kind.TAGS):
        return tuple(seen.replace(",", " ").replace(";", " ").split()) == row.ids(name)
    if column.kind is Kind.LOCAL:
        return any(visible(cell_text(row.cells[n])) == seen for n in column.physical_names() if n in row.cells)
    value = visible(cell_text(row.cells.get(name)))
    return value.lower() == seen.lower() if column.kind is Kind.CHOICE else value == seen


def _same_number(text: str, value: object) -> bool:
    if not text or value is None:
        return not text and value is None
    plain = text.replace("\u2212", "-")
    grouped = plain.replace(",", "") if all(len(part) == 3 for part in plain.split(".")[0].split(",")[1:]) else plain
    try:
        return isinstance(value, float) and Decimal(repr(value)) == Decimal(grouped)
    except InvalidOperation:
        return False

