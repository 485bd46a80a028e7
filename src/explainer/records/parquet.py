"""Tables in Parquet, read and grouped by DuckDB: only the groups come back, whatever the size of
the file.

DuckDB was chosen over pyarrow and polars: a third of their size, as fast, and it keeps to a limit
on memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.core.i18n import N_
from explainer.records.counting import Group
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
        connection.execute("SET allowed_paths = [" + _quoted(place) + "]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    except duckdb.OutOfMemoryException as error:
        raise RecordsError(
            N_("{name}: the file needs more than {memory} of memory to be read"),
            name=path.name,
            memory=MEMORY,
        ) from error
    except duckdb.Error as error:
        raise _damaged(path) from error
    finally:
        connection.close()


def _damaged(path: Path) -> RecordsError:
    return RecordsError(
        N_("{name}: the file is damaged, or no Parquet that can be read. Fetch it again"),
        name=path.name,
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def columns(connection: duckdb.DuckDBPyConnection, path: Path) -> list[str]:
    """Names of the columns."""
    found = connection.execute(
        f"DESCRIBE SELECT * FROM read_parquet({_quoted(str(path.absolute()))})"
    ).fetchall()
    return [str(row[0]) for row in found]


def first_rows(connection: duckdb.DuckDBPyConnection, path: Path, count: int) -> list[list[str]]:
    """The first rows as texts; empty where there is no value."""
    file = _quoted(str(path.absolute()))
    found = connection.execute(
        f"SELECT COLUMNS(*)::VARCHAR FROM read_parquet({file}) LIMIT {count}"
    ).fetchall()
    return [["" if cell is None else str(cell) for cell in row] for row in found]


def rows(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Number of rows."""
    found = connection.execute(
        f"SELECT count(*) FROM read_parquet({_quoted(str(path.absolute()))})"
    ).fetchone()
    return int(found[0]) if found else 0


def grouped(
    connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout, header: list[str]
) -> list[Group]:
    """Groups of rows that are equal in date, area and category.

    Of rows with a person's id, arrests of one person within 24 hours of the one before are left
    out.
    """
    table = _Table(header)
    picked = [
        f"split_part(split_part(trim({table.text(layout.date)}), ' ', 1), 'T', 1) AS day",
        f"coalesce(trim({table.text(layout.area)}), '') AS area",
        f"coalesce({table.text(layout.category)}, '') AS category",
        *table.counts(layout),
    ]
    where = ""
    if layout.person in table.names:
        picked += table.persons(layout)
        where = f" WHERE {_KEPT}"
    sums = [
        f", coalesce(sum(count{place}), 0), count(*) - count(count{place})"
        for place in range(len(layout.counts))
    ]
    source = f"read_parquet({_quoted(str(path.absolute()))})"
    found = connection.execute(
        f"SELECT day, area, category, count(*){''.join(sums)} "
        f"FROM (SELECT {', '.join(picked)} FROM {source}){where} GROUP BY day, area, category"
    )
    return [_group(row, path) for row in found.fetchall()]


def _group(row: tuple[object, ...], path: Path) -> Group:
    """A row of the query as a group. Raises `RecordsError` for a cell of another type."""
    date, area, category, rows, *cells = row
    sums = tuple(cell for cell in cells if isinstance(cell, int))
    if (
        isinstance(date, str | None)
        and isinstance(area, str)
        and isinstance(category, str)
        and isinstance(rows, int)
        and len(sums) == len(cells)
    ):
        return Group(date, area, category, rows, sums)
    raise _damaged(path)


class _Table:
    """Expressions over the columns of a table, by their names for comparing."""

    def __init__(self, header: list[str]) -> None:
        self.names = {column_key(name): name for name in header}

    def text(self, column: str) -> str:
        """A column as text, empty if the table lacks it."""
        return f"CAST({_name(self.names[column])} AS VARCHAR)" if column in self.names else "''"

    def counts(self, layout: Layout) -> list[str]:
        """The counts of a row, NULL where there is none."""
        return [
            f"{self._whole(count.column)}"
            + (f" - coalesce({self._whole(count.minus)}, 0)" if count.minus else "")
            + f" AS count{place}"
            for place, count in enumerate(layout.counts)
        ]

    def _whole(self, column: str) -> str:
        return f"TRY_CAST({_name(self.names[column])} AS BIGINT)"

    def persons(self, layout: Layout) -> list[str]:
        """A person's id, the moment, and that of the same person's arrest before."""
        date = _name(self.names[layout.date])
        parsed = f"try_strptime({self.text(layout.date)}, {_FORMATS})"
        moment = f"coalesce(TRY_CAST({date} AS TIMESTAMP), {parsed})"
        person = f"nullif(trim({self.text(layout.person)}), '')"
        return [
            f"{person} AS person",
            f"{moment} AS moment",
            f"lag({moment}) OVER (PARTITION BY {person} ORDER BY {moment}) AS earlier",
        ]
