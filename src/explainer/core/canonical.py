"""A pack as text: what its files hold, whatever they came in, and the digest of that."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from explainer.core.cells import cell_text
from explainer.core.columns import TABLES
from explainer.core.pack import Row, Table

_ROW = "\x1e"
_CELL = "\x1f"
_NAME = "\x1d"


def all_rows(table: Table) -> tuple[Row, ...]:
    """All rows in file order, with those that are left out."""
    if not table.left_out:
        return table.rows
    return tuple(sorted((*table.rows, *table.left_out), key=lambda row: row.number))


def row_texts(row: Row) -> list[str]:
    """The cells of the known columns as they stand in a file; those that could not be read, as they came."""
    cells = row.cells
    texts = [
        value if isinstance(value := cells.get(name), str) else cell_text(value)
        for name in TABLES[row.table].physical_names()
    ]
    if row.unread:
        names = TABLES[row.table].physical_names()
        texts = [row.unread.get(name, text) for name, text in zip(names, texts, strict=True)]
    return texts


def digest_of(tables: Mapping[str, Table]) -> str:
    """SHA-256 of the content of `tables`, in hexadecimal: the same for folder, zip and workbook.

    Tables and columns count in the order of the contract, rows in file order, unknown columns that hold something
    by name. The signs between them are control characters, which no cell has.
    """
    content = hashlib.sha256()
    for name in TABLES:
        if name in tables:
            for row in all_rows(tables[name]):
                extra = [f"{key}{_NAME}{value}" for key, value in sorted(row.extra.items()) if value]
                content.update(_CELL.join([_ROW + name, *row_texts(row), *extra]).encode())
    return content.hexdigest()
