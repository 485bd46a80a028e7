"""Tables read and grouped by DuckDB: only the groups come back, whatever the size of the file.

DuckDB was chosen over pyarrow and polars: a third of their size, as fast, and it keeps to a limit
on memory.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from explainer.core.i18n import N_
from explainer.records.counting import Group, Progress
from explainer.records.errors import RecordsError
from explainer.records.layouts import Layout, column_key

if TYPE_CHECKING:
    import duckdb

MEMORY = "2GB"
_TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
_FORMATS = str([f"%m/%d/%Y{time}" for time in _TIMES])
_KEPT = (
    "person IS NULL OR moment IS NULL OR earlier IS NULL OR moment - earlier > INTERVAL 24 HOURS"
)
_DAY = "rtrim(split_part(split_part(trim(day::VARCHAR), ' ', 1), 'T', 1), ',')"
_TURN = 0.1
"""Seconds between two looks at how far a query is."""


class Source(NamedTuple):
    """What is read: an expression of DuckDB, the name of each column in it by its name for
    comparing, and the rows that it may have (0 if that is not known)."""

    sql: str
    columns: Mapping[str, str]
    rows: int = 0
    counts_in_text: bool = False  # counts are written, and may be written in ways of their own


class Grouped(NamedTuple):
    """Groups of a table, its rows, and cells of counts that are neither empty nor plain."""

    groups: list[Group]
    rows: int
    odd: int


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that can read this file and nothing else, within bounds. Raises `RecordsError`.
    """
    import duckdb

    place = str(path.absolute())
    connection = duckdb.connect(
        config={
            "memory_limit": MEMORY,
            "temp_directory": "",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )
    try:
        connection.execute("SET enable_progress_bar = true")
        connection.execute("SET enable_progress_bar_print = false")
        connection.execute("SET allowed_paths = [" + quoted(place) + "]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    except duckdb.OutOfMemoryException as error:
        raise RecordsError(
            N_("{name}: the file needs more than {memory} of memory to be read"),
            name=path.name,
            memory=MEMORY,
        ) from error
    except (duckdb.Error, TypeError) as error:
        raise _damaged(path) from error
    finally:
        connection.close()


def _damaged(path: Path) -> RecordsError:
    return RecordsError(
        N_("{name}: the file is damaged, or no Parquet that can be read. Fetch it again"),
        name=path.name,
    )


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def parquet(path: Path, header: Sequence[str] = (), rows: int = 0) -> Source:
    """A Parquet file, with these columns."""
    names: dict[str, str] = {}
    for name in header:
        names.setdefault(column_key(name), name)
    return Source(f"read_parquet({quoted(str(path.absolute()))})", names, rows)


def columns(connection: duckdb.DuckDBPyConnection, source: Source) -> list[str]:
    """Names of the columns."""
    found = connection.execute(f"DESCRIBE SELECT * FROM {source.sql}").fetchall()
    return [str(row[0]) for row in found]


def first_rows(
    connection: duckdb.DuckDBPyConnection, source: Source, count: int
) -> list[list[str]]:
    """The first rows as texts; empty where there is no value."""
    found = connection.execute(
        f"SELECT COLUMNS(*)::VARCHAR FROM {source.sql} LIMIT {count}"
    ).fetchall()
    return [["" if cell is None else str(cell) for cell in row] for row in found]


def rows(connection: duckdb.DuckDBPyConnection, source: Source) -> int:
    """Number of rows."""
    found = connection.execute(f"SELECT count(*) FROM {source.sql}").fetchone()
    return int(found[0]) if found else 0


def grouped(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    layout: Layout,
    progress: Progress | None = None,
) -> Grouped:
    """Groups of rows that are equal in date, area and category.

    Of rows with a person's id, arrests of one person within 24 hours of the one before are left
    out. What `progress` raises ends the query.
    """
    found = _run(connection, _question(source, layout), source.rows, progress)
    groups = [_group(row) for row in found]
    return Grouped(groups, _total(found, 3), _total(found, 4))


def _question(source: Source, layout: Layout) -> str:
    """The query: rows are grouped as they are written first, which is quick, then by what that
    means."""
    table = _Table(source)
    cells = [
        f"{table.raw(layout.date)} AS day",
        f"{table.raw(layout.area)} AS area",
        f"{table.raw(layout.category)} AS category",
        *table.counts(layout),
    ]
    kept = "count(*)"
    if layout.person in source.columns:
        cells += table.persons(layout)
        kept = f"count(*) FILTER (WHERE {_KEPT})"
    places = range(len(layout.counts))
    odd = " + ".join(f"count(*) FILTER (WHERE odd{n})" for n in places) or "0"
    numbers = [("rows", "count(*)"), ("odd", odd), ("kept", kept)]
    for n in places:
        numbers.append((f"sum{n}", f"coalesce(sum(count{n}), 0)"))
        numbers.append((f"none{n}", f"count(*) - count(count{n})"))
    inner = ", ".join(f"{sql} AS {name}" for name, sql in numbers)
    outer = ", ".join(f"sum({name})" for name, _sql in numbers)
    return (
        f"SELECT {_DAY} AS day, coalesce(trim(area::VARCHAR), '') AS area, "
        f"coalesce(category::VARCHAR, '') AS category, {outer} FROM "
        f"(SELECT day, area, category, {inner} FROM "
        f"(SELECT {', '.join(cells)} FROM {source.sql}) GROUP BY day, area, category) "
        "GROUP BY ALL"
    )


def _run(
    connection: duckdb.DuckDBPyConnection, sql: str, rows: int, progress: Progress | None
) -> list[tuple[object, ...]]:
    """The rows of an answer, while `progress` is told how far it is; what it raises ends the query.
    """
    if progress is None:
        return connection.execute(sql).fetchall()
    found: list[list[tuple[object, ...]]] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            found.append(connection.execute(sql).fetchall())
        except BaseException as error:  # noqa: BLE001 - raised below, by who waits
            failed.append(error)

    thread = threading.Thread(target=work, name="query", daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            share = min(max(connection.query_progress() / 100, 0.0), 1.0)
            progress(round(rows * share), share)
            thread.join(_TURN)
    except BaseException:
        connection.interrupt()
        thread.join()
        raise
    if failed:
        raise failed[0]
    return found[0]


def _total(found: list[tuple[object, ...]], place: int) -> int:
    return sum(row[place] for row in found if isinstance(row[place], int))  # type: ignore[misc]


def _group(row: tuple[object, ...]) -> Group:
    """A row of the query as a group. Raises `TypeError` for a cell of another type."""
    date, area, category, _all, _odd, kept, *cells = row
    sums = tuple(cell for cell in cells if isinstance(cell, int))
    if (
        isinstance(date, str | None)
        and isinstance(area, str)
        and isinstance(category, str)
        and isinstance(kept, int)
        and len(sums) == len(cells)
    ):
        return Group(date, area, category, kept, sums)
    raise TypeError(row)


class _Table:
    """Expressions over the columns of a table, by their names for comparing."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def raw(self, column: str) -> str:
        """A column as it is, an empty text if the table lacks it."""
        names = self._source.columns
        return _name(names[column]) if column in names else "''"

    def text(self, column: str) -> str:
        """The same as text."""
        return f"CAST({self.raw(column)} AS VARCHAR)"

    def counts(self, layout: Layout) -> list[str]:
        """The counts of a row, NULL where there is none, and whether one is written in a way that
        has to be looked at."""
        found = []
        for place, count in enumerate(layout.counts):
            minus = f" - coalesce({self._whole(count.minus)}, 0)" if count.minus else ""
            named = filter(None, (count.column, count.minus))
            odd = " OR ".join(map(self._is_odd, named)) if self._source.counts_in_text else "false"
            found += [f"{self._whole(count.column)}{minus} AS count{place}", f"{odd} AS odd{place}"]
        return found

    def _whole(self, column: str) -> str:
        """A column as whole numbers; NULL for what is none, where a cast would round."""
        raw = self.raw(column)
        return (
            f"CASE WHEN typeof({raw}) = 'VARCHAR' THEN "
            f"CASE WHEN {self._is_plain(column)} THEN TRY_CAST({raw} AS BIGINT) END "
            f"WHEN TRY_CAST({raw} AS DOUBLE) = TRY_CAST({raw} AS BIGINT) "
            f"THEN TRY_CAST({raw} AS BIGINT) END"
        )

    def _is_plain(self, column: str) -> str:
        return f"regexp_full_match(trim({self.text(column)}), '[0-9]{{1,15}}')"

    def _is_odd(self, column: str) -> str:
        text = f"trim({self.text(column)})"
        return f"coalesce({text} <> '' AND NOT {self._is_plain(column)}, false)"

    def persons(self, layout: Layout) -> list[str]:
        """A person's id, the moment, and that of the same person's arrest before; of those of one
        moment, that with the first area comes first."""
        written = f"replace(trim({self.text(layout.date)}), ',', '')"
        date, parsed = self.raw(layout.date), f"try_strptime({written}, {_FORMATS})"
        moment = f"coalesce(TRY_CAST({date} AS TIMESTAMP), {parsed})"
        names = ", ".join(f"coalesce({self.text(name)}, '')"
                          for name in (layout.area, layout.category))
        person = f"nullif(trim({self.text(layout.person)}), '')"
        return [
            f"{person} AS person",
            f"{moment} AS moment",
            f"lag({moment}) OVER (PARTITION BY {person} ORDER BY {moment}, {names}) AS earlier",
        ]
