"""A pack as text: what its files hold, whatever they came in, and the digest of that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import islice, repeat
from operator import itemgetter

from explainer.core.cells import cell_text
from explainer.core.columns import OBSERVATIONS, TABLES
from explainer.core.observations import Observations
from explainer.core.rows import Row, Table

_TABLE = "\x1c"
_ROW = "\x1e"
_CELL = "\x1f"
_NAME = "\x1d"
_PIECE = 20_000  # rows


def all_rows(table: Table) -> tuple[Row, ...]:
    """All rows in file order, with those that are left out."""
    if not table.skipped:
        return table.rows
    return tuple(sorted((*table.rows, *table.skipped), key=lambda row: row.number))


def table_texts(table: Table) -> Iterator[tuple[Row, list[str]]]:
    """All rows, each with its known cells as written to a file;
    those that could not be read, as they came."""
    names = table.spec.physical_names()
    for row in all_rows(table):
        cells = {**row.cells, **row.unparsed} if row.unparsed else row.cells
        values = map(cells.get, names, repeat(""))
        yield row, [value if isinstance(value, str) else cell_text(value) for value in values]


def digest_of(tables: Mapping[str, Table], observations: Observations) -> str:
    """SHA-256 of the content of a pack, in hexadecimal: the same for folder, zip and workbook.

    Tables and columns count in the order of the contract, rows in file order, unknown columns that
    hold something by name. The signs between them are control characters, which no cell has.
    """
    content = hashlib.sha256()
    for name in TABLES:
        rows = "".join(_row_contents(tables[name])) if name in tables else ""
        if rows:  # a table without rows is the same as none
            content.update(f"{_TABLE}{name}{rows}".encode())
    if observations:  # the last table
        content.update(f"{_TABLE}{OBSERVATIONS.name}".encode())
        texts = _observation_contents(observations)
        while piece := "".join(islice(texts, _PIECE)):
            content.update(piece.encode())
    return content.hexdigest()


def _observation_contents(observations: Observations) -> Iterator[str]:
    rows = map(itemgetter(1), observations.texts())
    if not observations.parsed.extra:
        return (f"{_ROW}{series}{_CELL}{date}{_CELL}{value}{_CELL}{reason}" for series, date,
            value, reason in rows)
    return (_with_extra(tuple(observations.parsed.extra), texts) for texts in rows)


def _with_extra(names: tuple[str, ...], texts: tuple[str, ...]) -> str:
    known = len(OBSERVATIONS.columns)
    extra = sorted(zip(names, texts[known:], strict=True))
    return _ROW + _CELL.join([*texts[:known], *(f"{name}{_NAME}{value}" for name,
        value in extra if value)])


def _row_contents(table: Table) -> Iterator[str]:
    for row, texts in table_texts(table):
        yield _ROW
        yield _CELL.join(texts)
        for name, value in sorted(row.extra.items()):
            if value:
                yield f"{_CELL}{name}{_NAME}{value}"
