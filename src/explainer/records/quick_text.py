"""Delimited text counted by DuckDB, which reads and groups in one go.

It is told to forgive nothing: a row of another length than the header, a quotation mark out of
place, a row as long as many, letters of another encoding. Where it finds one, the text is read row
by row instead, which sets aside what can be set aside, and says where the fault is.
"""

from __future__ import annotations

from pathlib import Path

from explainer.records import engine
from explainer.records.counting import Progress
from explainer.records.errors import RecordsError
from explainer.records.layouts import Layout, column_key
from explainer.records.tables import RawTable

_SMALL = 500_000
"""Bytes of a file below which there is nothing to be gained."""
_ENCODINGS = ("utf-8", "utf-8-sig")
_LONGEST = 1 << 15
"""Bytes of a row. A longer one has a quotation mark that is never closed."""


def quick(
    path: Path, table: RawTable, layout: Layout, progress: Progress | None
) -> engine.Grouped | None:
    """The groups of a text; None where it has to be read with care. What `progress` raises ends
    it."""
    shape = table.shape
    if shape is None or shape.encoding not in _ENCODINGS or path.stat().st_size < _SMALL:
        return None
    if len(table.header) < 2 or (layout.counts and layout.person):
        return None
    try:
        with engine.opened(path) as connection:
            found = engine.grouped(connection, _source(path, table), layout, progress)
    except RecordsError:
        return None
    return None if found.odd else found


def _source(path: Path, table: RawTable) -> engine.Source:
    assert table.shape is not None
    names: dict[str, str] = {}
    for place, name in enumerate(table.header):
        names.setdefault(column_key(name), f"c{place}")
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(table.header)))
    with path.open("rb") as file:
        compression = "gzip" if file.read(2) == b"\x1f\x8b" else "none"
    sql = (
        f"read_csv({engine.quoted(str(path.absolute()))}, "
        f"delim={engine.quoted(table.shape.delimiter)}, quote='\"', escape='\"', "
        f"skip={table.shape.above}, header=false, auto_detect=false, strict_mode=true, "
        f"null_padding=false, max_line_size={_LONGEST}, compression='{compression}', "
        f"columns={{{columns}}})"
    )
    return engine.Source(sql, names, counts_in_text=True)
