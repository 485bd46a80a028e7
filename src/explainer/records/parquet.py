"""Tables in Parquet, read and grouped by DuckDB: only the groups come back, whatever the size of the file.

DuckDB was chosen over pyarrow and polars: a third of their size, as fast, and it keeps to a limit on memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explainer.records.errors import RecordsError
from explainer.records.layouts import Layout, column_key

if TYPE_CHECKING:
    import duckdb

MEMORY = "2GB"
_FORMATS = "['%m/%d/%Y', '%m/%d/%Y %H:%M', '%m/%d/%Y %H:%M:%S', '%m/%d/%Y %I:%M %p', '%m/%d/%Y %I:%M:%S %p']"


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that can read this file and nothing else, within bounds. Raises `RecordsError`."""
    import duckdb

    place = str(path.absolute())
    connection = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": "", "autoinstall_known_extensions": "false",
                                        "autoload_known_extensions": "false"})
    try:
        connection.execute("SET allowed_paths = [" + _quoted(place) + "]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    except duckdb.OutOfMemoryException as error:
        raise RecordsError(f"{path.name}: the file needs more than {MEMORY} of memory to be read") from error
    except duckdb.Error as error:
        raise RecordsError(f"{path.name}: the file is damaged, or no Parquet that can be read. Fetch it again") from error
    finally:
        connection.close()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def columns(connection: duckdb.DuckDBPyConnection, path: Path) -> list[str]:
    """Names of the columns."""
    found = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({_quoted(str(path.absolute()))})").fetchall()
    return [str(row[0]) for row in found]


def rows(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Number of rows."""
    found = connection.execute(f"SELECT count(*) FROM read_parquet({_quoted(str(path.absolute()))})").fetchone()
    return int(found[0]) if found else 0


def grouped(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout,
            header: list[str]) -> list[tuple[Any, ...]]:
    """Groups: date (as text), area, category, rows, and for each count its sum and the number of rows without one.

    Of rows with a person's id, arrests of one person within 24 hours of the one before are left out.
    """
    names = {column_key(name): name for name in header}

    def text(column: str) -> str:
        return f"CAST({_name(names[column])} AS VARCHAR)" if column in names else "''"

    source = f"read_parquet({_quoted(str(path.absolute()))})"
    day = f"split_part(split_part(trim({text(layout.date)}), ' ', 1), 'T', 1)"
    picked = [f"{day} AS day", f"coalesce(trim({text(layout.area)}), '') AS area",
              f"coalesce({text(layout.category)}, '') AS category"]
    sums = []
    for place, count in enumerate(layout.counts):
        value = f"TRY_CAST({_name(names[count.column])} AS BIGINT)"
        picked.append(f"{value} - coalesce(TRY_CAST({_name(names[count.minus])} AS BIGINT), 0) AS count{place}"
                      if count.minus else f"{value} AS count{place}")
        sums += [f"coalesce(sum(count{place}), 0)", f"count(*) - count(count{place})"]
    where = ""
    if layout.person in names:
        moment = f"coalesce(TRY_CAST({_name(names[layout.date])} AS TIMESTAMP), try_strptime({text(layout.date)}, {_FORMATS}))"
        person = f"nullif(trim({text(layout.person)}), '')"
        picked += [f"{person} AS person", f"{moment} AS moment",
                   f"lag({moment}) OVER (PARTITION BY {person} ORDER BY {moment}) AS earlier"]
        where = " WHERE person IS NULL OR moment IS NULL OR earlier IS NULL OR moment - earlier > INTERVAL 24 HOURS"
    found = connection.execute(
        f"SELECT day, area, category, count(*){''.join(', ' + one for one in sums)} "
        f"FROM (SELECT {', '.join(picked)} FROM {source}){where} GROUP BY day, area, category")
    return found.fetchall()
