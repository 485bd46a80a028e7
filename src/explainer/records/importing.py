"""From a file to a data set of the store: recognized, counted, checked, put in place."""

from __future__ import annotations

import datetime
import difflib
import gc
import hashlib
import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from explainer.content.series import plain_name
from explainer.core.i18n import N_, translate
from explainer.records import store
from explainer.records.about import Description
from explainer.records.counting import DUPLICATE_RULE, Counting, Key, Progress, Tally
from explainer.records.days import Moments
from explainer.records.errors import RecordsError
from explainer.records.layouts import MAPPED, NATION, Layout, Mapping, column_key, recognized
from explainer.records.tables import Counted, RawTable, text_table

if TYPE_CHECKING:
    from explainer.records.engine import Grouped

_BLOCK = 1 << 20
_MOST_CATEGORIES = 60
_MOST_AREAS = 2_000
_RELEASE = re.compile(
    r"(?:19|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?|FY ?-?(?:20)?[0-9]{2}(?:-[0-9]{2})?",
    re.IGNORECASE,
)
_ALMOST = 0.85
_SMALL = 0.01
"""Part of all rows below which an area is looked at for a slip in its name."""


class Summary(NamedTuple):
    """What bringing in a file came to. `data_set` was there before if `known`; `skipped` are tables
    passed over.
    """

    data_set: store.DataSet
    known: bool = False
    skipped: tuple[str, ...] = ()


class _Result(NamedTuple):
    layout: Layout
    counts: dict[Key, int]
    tallies: list[Tally]
    header: list[str]
    skipped: list[str]


def import_file(
    path: Path,
    place: Path,
    *,
    today: datetime.date,
    mapping: Mapping | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Count the records of a file and keep the counts in the store at `place`.

    Raises `RecordsError`; the store is then as it was. The same file again changes nothing.
    """
    try:
        before = path.stat()
        if not stat.S_ISREG(before.st_mode):
            raise RecordsError(N_("{path}: this is no file"), path=path)
        digest = _digest(path)
        known = _brought(place, digest, mapping)
        if known is not None:
            return Summary(known, known=True)
        with _no_collecting():
            result = _counted(path, place, today, mapping, progress)
        _refuse_changed(path, before, digest)
    except OSError as error:
        raise RecordsError(
            N_("{path}: the file cannot be read ({reason})"),
            path=path,
            reason=error.strerror or error,
        ) from error
    _refuse_odd(path, result)
    used = mapping
    if mapping is None and result.layout.id == MAPPED:
        used = store.remembered(place, result.header)
    added = store.add(place, _about(path, before, digest, result, used), result.counts)
    if mapping is not None:
        store.remember(place, result.header, mapping)
    return Summary(added, skipped=tuple(result.skipped))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without the search for rubbish: rows come and go by the hundred thousand, and none of them is
    in a circle.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _digest(path: Path) -> str:
    content = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            content.update(block)
    return content.hexdigest()


def _refuse_changed(path: Path, before: os.stat_result, digest: str) -> None:
    now = path.stat()
    if (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or _digest(
        path
    ) != digest:
        raise RecordsError(
            N_(
                "{name}: the file changed while it was read. Wait until it is complete, then "
                "import it again"
            ),
            name=path.name,
        )


def _brought(place: Path, digest: str, mapping: Mapping | None) -> store.DataSet | None:
    """The data set of the same content, counted by the same columns, whatever the file is called;
    without `mapping`, however it was counted."""
    same = [one for one in store.listed(place)[0] if one.about["sha256"] == digest]
    if mapping is None:
        return next(iter(same), None)
    given = ((one, store.mapping_of(one.about["mapping"])) for one in same)
    return next((one for one, before in given
                 if before is not None and before.plain() == mapping.plain()), None)


def _id(path: Path, digest: str, mapping: Mapping | None) -> str:
    stem = path.name.split(".")[0]
    letters = "".join(
        c for c in unicodedata.normalize("NFKD", stem.lower()) if not unicodedata.combining(c)
    )
    plain = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:50].strip("-")
    if mapping is not None:
        digest = hashlib.sha256(f"{digest}{mapping.plain()!r}".encode()).hexdigest()
    return f"{plain or 'records'}-{digest[:8]}"


# Reading


def _counted(
    path: Path,
    place: Path,
    today: datetime.date,
    mapping: Mapping | None,
    progress: Progress | None,
) -> _Result:
    with path.open("rb") as file:
        start = file.read(8)
        if start.startswith(b"PAR1"):
            return _of_parquet(path, place, today, mapping, progress)
        if start.startswith(b"PK"):
            from explainer.records.sheets import workbook_tables

            return _of_tables(path, place, workbook_tables(path), today, mapping, progress, None)
        if not start:
            raise RecordsError(N_("{name}: the file is empty"), name=path.name)
        if start.startswith(
            (b"\xd0\xcf\x11\xe0", b"%PDF", b"<!DOCTYP", b"<html", b"\x7fELF", b"BZh", b"7z\xbc\xaf")
        ):
            raise RecordsError(
                N_(
                    "{name}: this is no table that can be read. CSV (also .gz), XLSX and Parquet "
                    "can"
                ),
                name=path.name,
            )
        file.seek(0)
        counted = Counted(file)
        table = text_table(path, counted)
        return _of_quick_text(path, place, table, today, mapping, progress) or _of_tables(
            path, place, iter([table]), today, mapping, progress, counted
        )


def _of_quick_text(
    path: Path,
    place: Path,
    table: RawTable,
    today: datetime.date,
    mapping: Mapping | None,
    progress: Progress | None,
) -> _Result | None:
    """Count a text whose every line is a row; None for any other."""
    from explainer.records.quick_text import quick

    layout = _layout(table.header, place, mapping)
    found = quick(path, table, layout, progress) if layout is not None else None
    if layout is None or found is None:
        return None
    return _of_groups(found, layout, table.header, today, progress)


def _of_groups(
    found: Grouped,
    layout: Layout,
    header: list[str],
    today: datetime.date,
    progress: Progress | None,
) -> _Result:
    counting = Counting(layout, header, today, Moments())
    counting.read = found.rows
    counting.add_groups(found.groups, found.rows)
    if progress is not None:
        progress(found.rows, 1.0)
    tally = counting.done()._replace(deduplicated=layout.person in map(column_key, header))
    return _Result(layout, tally.counts, [tally], header, [])


def _layout(header: list[str], place: Path, mapping: Mapping | None) -> Layout | None:
    if mapping is not None:
        found = mapping.layout()
        return found if set(found.columns) <= set(map(column_key, header)) else None
    known = recognized(header)
    if known is not None:
        return known
    before = store.remembered(place, header)
    return before.layout() if before is not None else None


def _of_tables(
    path: Path,
    place: Path,
    tables: Iterator[RawTable],
    today: datetime.date,
    mapping: Mapping | None,
    progress: Progress | None,
    counted: Counted | None,
) -> _Result:
    """Count all tables of a known layout; those with the same columns are stacked."""
    countings: dict[tuple[str, ...], Counting] = {}
    first: tuple[Layout, list[str]] | None = None
    skipped: list[str] = []
    seen: list[list[str]] = []
    size, total = max(path.stat().st_size, 1), 0
    for table in tables:
        layout = _layout(table.header, place, mapping)
        if layout is None:
            skipped.append(table.name)
            seen.append(table.header)
            continue
        first = first or (layout, table.header)
        key = tuple(map(column_key, table.header))
        if key not in countings:
            countings[key] = Counting(
                layout, table.header, today, Moments(serials=table.serials, later=table.later)
            )
        for rows in _added(countings[key], table):
            total += rows
            if progress is not None:
                progress(total, min(1.0, counted.done / size) if counted is not None else -1.0)
    if first is None:
        raise _unknown(path, seen, mapping)
    tallies = [counting.done() for counting in countings.values()]
    counts: Counter[Key] = Counter()
    for tally in tallies:
        counts.update(tally.counts)
    return _Result(first[0], dict(counts), tallies, first[1], skipped)


def _added(counting: Counting, table: RawTable) -> Iterator[int]:
    """Count a table; yields how many rows that were, piece by piece."""
    picker = counting.picker()
    if table.counts is None or picker is None:
        for piece in table.pieces:
            counting.add(piece)
            yield len(piece)
        return
    for counts, rows in table.counts(*picker):
        counting.add_counts(counts)
        counting.add(rows)
        yield counts.total() + len(rows)


def _of_parquet(
    path: Path,
    place: Path,
    today: datetime.date,
    mapping: Mapping | None,
    progress: Progress | None,
) -> _Result:
    from explainer.records import engine

    with engine.opened(path) as connection:
        header = engine.columns(connection, engine.parquet(path))
        layout = _layout(header, place, mapping)
        if layout is None:
            raise _unknown(path, [header], mapping)
        source = engine.parquet(path, header)
        source = source._replace(rows=engine.rows(connection, source))
        found = engine.grouped(connection, source, layout, progress)
    return _of_groups(found, layout, header, today, progress)


def _unknown(path: Path, headers: list[list[str]], mapping: Mapping | None) -> RecordsError:
    columns = "; ".join(name for name in (headers[0] if headers else []) if name)[:600]
    if mapping is not None:
        return RecordsError(
            N_("{name}: the columns named are not in the table. It has: {columns}"),
            name=path.name,
            columns=columns,
        )
    if not headers:
        return RecordsError(
            N_("{name}: no table with a row of column names was found"), name=path.name
        )
    return RecordsError(
        N_(
            "{name}: the layout is not known. Say which columns hold what: --date-column, "
            "and --area-column, --count-column, --category-column where there are such. The "
            "table has: {columns}"
        ),
        name=path.name,
        columns=columns,
    )


# Checking and describing


def _refuse_odd(path: Path, result: _Result) -> None:
    """Refuse what came to nothing, and columns of so many values that they may be names of people.
    """
    if not result.counts:
        aside = Counter[str]()
        for tally in result.tallies:
            aside.update(tally.aside)
        reasons = aside.most_common(4)
        if not reasons:
            raise RecordsError(N_("{name}: no row could be counted"), name=path.name)
        raise RecordsError(
            N_("{name}: no row could be counted ({reasons})"),
            name=path.name,
            reasons=lambda language: "; ".join(
                f"{translate(reason, language)}: {rows:,}" for reason, rows in reasons
            ),
        )
    areas = {key[0] for key in result.counts}
    categories = {key[3] for key in result.counts}
    if len(areas) > _MOST_AREAS or len(categories) > _MOST_CATEGORIES:
        raise RecordsError(
            N_(
                "{name}: the column of areas has too many different values to be one. "
                "Only counts are kept"
            )
            if len(areas) > _MOST_AREAS
            else N_(
                "{name}: the column of categories has too many different values to be one. "
                "Only counts are kept"
            ),
            name=path.name,
        )


def _about(
    path: Path,
    file: os.stat_result,
    digest: str,
    result: _Result,
    mapping: Mapping | None,
) -> Description:
    days = [key[1] for key in result.counts]
    aside, empty = Counter[str](), Counter[str]()
    for tally in result.tallies:
        aside.update(tally.aside)
        empty.update(tally.empty)
    release = _RELEASE.search(path.name)
    layout = result.layout
    return {
        "id": _id(path, digest, mapping),
        "name": path.name,
        "bytes": file.st_size,
        "sha256": digest,
        "layout": layout.id,
        "source": layout.source,
        "kinds": sorted({key[2] for key in result.counts}),
        "level": layout.level,
        "granularity": "week" if layout.weekly else "day",
        "events": not layout.counts,
        "from": _iso(min(days)),
        "to": _iso(max(days)),
        "complete": _complete(layout, result.counts),
        "release": release[0] if release else "",
        "areas": sorted({key[0] for key in result.counts}),
        "look_at": _misspelt(result.counts),
        "read": sum(tally.read for tally in result.tallies),
        "counted": sum(tally.counted for tally in result.tallies),
        "set_aside": dict(aside),
        "cells_without_count": dict(empty),
        "duplicates": _duplicates(result.tallies),
        "mapping": None if mapping is None else mapping._asdict(),
    }


def _duplicates(tallies: list[Tally]) -> str:
    if any(tally.deduplicated for tally in tallies):
        return DUPLICATE_RULE
    return "the file has no id of persons, so no row was taken for a duplicate"


def _iso(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()


def _complete(layout: Layout, counts: dict[Key, int]) -> dict[str, list[str]]:
    """First and last complete day of each kind. Of weeks, zeros at the end are not there yet, and
    the last is half filled.
    """
    found = {}
    for kind in sorted({key[2] for key in counts}):
        by_day: Counter[int] = Counter()
        for key, count in counts.items():
            if key[2] == kind:
                by_day[key[1]] += count
        days = sorted(by_day)
        while layout.drop_last and len(days) > 1 and by_day[days[-1]] == 0:
            days.pop()
        if layout.drop_last and len(days) > 1:
            days.pop()
        found[kind] = [_iso(days[0]), _iso(days[-1])]
    return found


def _misspelt(counts: dict[Key, int]) -> list[str]:
    """Areas with few rows whose names are almost those of others."""
    rows: Counter[str] = Counter()
    for (area, *_), count in counts.items():
        rows[area] += count
    total = sum(rows.values())
    large = [area for area, count in rows.items() if count > total * _SMALL and area != NATION]
    small = [area for area, count in rows.items() if count <= total * _SMALL and area != NATION][
        :200
    ]
    # without what all of them have in common: Boston is no slip of Houston
    plain = {plain_name(area): area for area in large}
    pairs = ((area, difflib.get_close_matches(plain_name(area), plain, 1, _ALMOST))
             for area in small)
    return [f"{area} ({rows[area]:,}) is almost {plain[close[0]]}"
            for area, close in pairs if close]
