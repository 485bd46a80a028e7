"""Public records: bringing in a file against a reader that only reads it, and comparing all windows
at all dates.

    python benchmarks/records.py [FILE…]

Times are those of the processor. Without FILE, a file of 200,000 rows is made in each format. The
floor of an import is the fastest of DuckDB, pandas and Python's own reader of delimited text just
reading the same file; of a workbook, pandas reading it.
"""

from __future__ import annotations

import csv
import datetime
import gzip
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pandas as pd
from timing import cpu_milliseconds, milliseconds, report

from explainer.core.observations import Observations, read_observations
from explainer.core.record_stats import WINDOWS, Splits, all_changes, compare_all, line
from explainer.records.importing import import_file

TODAY = datetime.date(2026, 11, 29)
HEADER = (
    "Area of Responsibility",
    "Apprehension Date",
    "Apprehension Method",
    "Apprehension Landmark",
    "Gender",
)


def made(folder: Path) -> Iterator[Path]:
    """The same 200,000 rows in each format."""
    chance = random.Random(13)
    start = datetime.date(2016, 10, 1)
    rows = [
        (
            f"Area {chance.randrange(25)} Area of Responsibility",
            f"{day.month}/{day.day}/{day.year}",
            "Located",
            f"LANDMARK {chance.randrange(900)}",
            "Male",
        )
        for day in (start + datetime.timedelta(days=chance.randrange(365)) for _ in range(200_000))
    ]
    frame = pd.DataFrame(rows, columns=list(HEADER))
    with gzip.open(folder / "records.csv.gz", "wt", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="|").writerows([HEADER, *rows])
    duckdb.sql("SELECT * FROM frame").write_parquet(str(folder / "records.parquet"))
    frame[:20_000].to_excel(folder / "records.xlsx", index=False)
    yield from sorted(folder.iterdir())


def readers(file: Path) -> list[Callable[[], object]]:
    """Ways to read a file without making anything of it."""
    if file.suffix == ".parquet":
        return [lambda: duckdb.sql(f"SELECT * FROM read_parquet('{file}')").fetchnumpy()]
    if file.suffix == ".xlsx":
        return [lambda: pd.read_excel(file, dtype=str)]
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as text:
        head = [next(text) for _ in range(8)]
    skip, sign = next(
        (
            (place, sign)
            for place, row in enumerate(head)
            for sign in "|;,"
            if row.count(sign) > 2 and "Date" in row
        ),
        (0, ","),
    )

    def by_csv() -> None:
        with opened(file, "rt", encoding="utf-8", newline="") as text:
            for _row in csv.reader(text, delimiter=sign):
                pass

    return [
        lambda: duckdb.sql(
            f"SELECT * FROM read_csv('{file}', delim='{sign}', skip={skip}, header=true, "
            f"all_varchar=true)"
        ).fetchnumpy(),
        lambda: pd.read_csv(file, sep=sign, skiprows=skip, dtype=str),
        by_csv,
    ]


def importing(folder: Path, files: list[Path]) -> None:
    """Each file, against its fastest reader."""
    for file in files:
        floor = min(cpu_milliseconds(read) for read in readers(file))

        def bring_in(file: Path = file) -> None:
            shutil.rmtree(folder / "store", ignore_errors=True)
            import_file(file, folder / "store", today=TODAY)

        report(f"import {file.name[:30]}", cpu_milliseconds(bring_in), floor, "at most 1.5")


def comparing() -> None:
    """Statistics of 900 days; the aim is 50 ms for all windows at all dates."""
    chance = random.Random(13)
    first = TODAY.toordinal() - 900
    given = line(range(first, first + 900), [chance.randrange(100) for _ in range(900)])
    day = given.day(450)

    def every() -> None:
        for days in WINDOWS:
            Splits(given, days).shares()

    report(
        "one date, all windows", milliseconds(lambda: compare_all(given, day)), 50.0, "at most 1"
    )
    report("all windows at all dates", milliseconds(lambda: all_changes(given)), 50.0, "at most 1")
    report("how unusual each of them is", milliseconds(every), 50.0, "at most 1")


def reading() -> None:
    """A million observations of a pack, read and digested; a pack may take 10 seconds."""
    from explainer.core.digest import digest_of

    start = datetime.date(2000, 1, 1)
    days = [(start + datetime.timedelta(days=place)).isoformat() for place in range(9_000)]
    text = "series_id,date,value,missing\n" + "".join(
        f"s{series},{day},{series},\n" for series in range(112) for day in days
    )
    data = text.encode()
    report(
        "read 1,008,000 observations",
        cpu_milliseconds(lambda: read_observations(data, "x"), 3),
        10_000.0,
        "at most 1",
    )
    parsed = read_observations(data, "x")
    report(
        "their digest",
        cpu_milliseconds(lambda: digest_of({}, Observations(parsed)), 3),
        10_000.0,
        "at most 1",
    )


def opening() -> None:
    """A pack with a million observations: opened and checked, and its lines made."""
    import gc

    from explainer.app import paths
    from explainer.content.over_time import drawable
    from explainer.core.checking import check_loaded
    from explainer.core.reading import read_pack

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pack"
        shutil.copytree(paths.built_in_pack(), folder)
        _swell(folder)
        read: list[object] = []
        report("open a pack of a million observations",
               cpu_milliseconds(lambda: read.append(read_pack(folder).pack), 2), 10_000.0,
               "at most 1")
        pack = read_pack(folder).pack
        assert pack is not None
        read.clear()
        gc.collect()
        report("check it", cpu_milliseconds(lambda: check_loaded(pack, TODAY), 2), 10_000.0,
               "at most 1")
        report("make its lines", cpu_milliseconds(lambda: drawable(pack), 1), 10_000.0, "at most 1")


def _swell(folder: Path) -> None:
    """Give every series of a pack many copies of itself, a million values in all."""
    series = (folder / "series.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
    values = (folder / "observations.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
    copies = 1_000_000 // (len(values) - 1)
    with (folder / "series.csv").open("a", encoding="utf-8") as more:
        for copy in range(copies):
            more.writelines(f"c{copy}-{row}" for row in series[1:] if row[:4] in ("arre", "remo",
                                                                                  "deta", "held"))
    with (folder / "observations.csv").open("a", encoding="utf-8") as more:
        for copy in range(copies):
            more.writelines(f"c{copy}-{row}" for row in values[1:])


def main() -> None:
    """Print a line for each."""
    print(f"{'':40}{'measured':>12}{'floor':>12}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "made").mkdir()
        given = [Path(argument) for argument in sys.argv[1:]]
        importing(folder, given or list(made(folder / "made")))
    comparing()
    reading()
    opening()


if __name__ == "__main__":
    main()
