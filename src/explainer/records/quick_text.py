"""Delimited text counted by the reader's own engine, where every line is a row.

The engine forgives what has to be told, so its word is not taken alone: the lines are counted
besides. Where they are not as many as its rows, or anything else is out of the ordinary, the text
is read row by row instead, which finds the fault and says where it is.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from explainer.records import engine
from explainer.records.counting import Progress
from explainer.records.errors import RecordsError
from explainer.records.layouts import Layout, column_key
from explainer.records.tables import RawTable

_BLOCK = 1 << 20
_ENCODINGS = ("utf-8", "utf-8-sig")
_COUNTING = 0.4
"""Part of the time that counting the lines takes, of a compressed file."""


class _Lines(NamedTuple):
    lines: int
    odd: bool  # it has signs that end a line or a text elsewhere


def quick(
    path: Path, table: RawTable, layout: Layout, progress: Progress | None
) -> engine.Grouped | None:
    """The groups of a text; None where it has to be read with care. What `progress` raises ends
    it."""
    import duckdb

    shape = table.shape
    if shape is None or shape.encoding not in _ENCODINGS or (
        layout.person and layout.counts
    ):
        return None
    try:
        counted = _count_lines(path, progress)
        if counted.odd:
            return None
        rows = counted.lines - shape.above
        with engine.opened(path) as connection:
            found = engine.grouped(connection, _source(path, table, rows), layout,
                                   _later(progress))
    except (duckdb.Error, RecordsError, TypeError, EOFError, zlib.error,
            gzip.BadGzipFile):
        return None
    return found if found.rows == rows and not found.odd else None


def _later(progress: Progress | None) -> Progress | None:
    """Progress of what comes after the lines were counted."""
    if progress is None:
        return None
    return lambda rows, share: progress(rows, _COUNTING + (1 - _COUNTING) * share)


def _source(path: Path, table: RawTable, rows: int) -> engine.Source:
    assert table.shape is not None
    names: dict[str, str] = {}
    for place, name in enumerate(table.header):
        names.setdefault(column_key(name), f"c{place}")
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(table.header)))
    sql = (
        f"read_csv({engine.quoted(str(path.absolute()))}, "
        f"delim={engine.quoted(table.shape.delimiter)}, quote='\"', escape='\"', "
        f"skip={table.shape.above}, header=false, auto_detect=false, strict_mode=true, "
        f"null_padding=false, columns={{{columns}}}{_compression(path)})"
    )
    return engine.Source(sql, names, rows, counts_in_text=True)


def _compression(path: Path) -> str:
    return ", compression='gzip'" if _is_gzip(path) else ", compression='none'"


def _is_gzip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def _count_lines(path: Path, progress: Progress | None) -> _Lines:
    size, lines, last, odd = max(path.stat().st_size, 1), 0, b"\n", False
    for block, done in _blocks(path):
        lines += block.count(b"\n")
        odd = odd or b"\x00" in block or block.count(b"\r") != block.count(b"\r\n")
        last = block[-1:]
        if progress is not None:
            progress(0, min(1.0, done / size) * _COUNTING)
        if odd:
            break
    return _Lines(lines + (last != b"\n"), odd)


def _blocks(path: Path) -> Iterator[tuple[bytes, int]]:
    """The text in pieces, and how many bytes of the file they took so far. No piece ends between
    the two signs of a line's end."""
    with path.open("rb") as file:
        stream = gzip.GzipFile(fileobj=file) if _is_gzip(path) else file
        while block := stream.read(_BLOCK):
            if block.endswith(b"\r"):
                block += stream.read(1)
            yield block, file.tell()
