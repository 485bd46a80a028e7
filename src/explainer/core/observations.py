"""Table `observations` of a pack, in columns: a pack may hold a million of its rows.

The text is read row by row in one pass. What is not written in the plainest way (another date, a
decimal comma, a missing column) goes through the reader of every other table, which says what is
wrong.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from array import array
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from explainer.core.columns import MISSING, OBSERVATIONS

if TYPE_CHECKING:
    from explainer.core.problems import Problem
    from explainer.core.rows import Row
    from explainer.core.tabular import Grid

NONE = float("nan")
"""The value of a row without a number."""
_NAMES = OBSERVATIONS.physical_names()
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DECIMAL = re.compile(
    r"[0-9]{1,12}\.(?:[0-9]|[0-9]{2}|[0-9]{4,6})"
)  # 1.234 can be read in two ways
_WHOLE_DIGITS = 15
_MARK = b"\xef\xbb\xbf"
_DELIMITERS = ",;\t"
_PIECE = 20_000  # rows


class Parsed(NamedTuple):
    """Rows in file order as packed columns of equal length, and what could not be used.

    `names` are ids of series; `codes` (uint32) are places in it; `dates` (int32) are 20250615,
    20250600 for a month, 20250000 for a year; `values` (float64) are NaN where there is no number;
    `missing` (uint8) is 0, or the place in `MISSING` plus one, or `UNREADABLE`; `numbers` (uint32)
    are row numbers in the spreadsheet. `extra` keeps unknown columns as they came; `left_out` are
    rows that cannot be used.
    """

    names: tuple[str, ...] = ()
    codes: bytes = b""
    dates: bytes = b""
    values: bytes = b""
    missing: bytes = b""
    numbers: bytes = b""
    extra: Mapping[str, tuple[str, ...]] = {}
    unread: Mapping[int, str] = {}
    left_out: tuple[Row, ...] = ()
    headings: tuple[str, ...] = ()
    whole: bool = True
    problems: tuple[Problem, ...] = ()


UNREADABLE = 255


class Observations:
    """The observations of a pack. Those of the built-in one are parsed when they are first asked
    for.
    """

    __slots__ = ("_load", "_parsed")

    def __init__(
        self, parsed: Parsed | None = None, load: Callable[[], Parsed] | None = None
    ) -> None:
        self._parsed = parsed if parsed is not None or load is not None else Parsed()
        self._load = load

    @property
    def parsed(self) -> Parsed:
        """The rows, in columns."""
        if self._parsed is None:
            self._parsed = self._load() if self._load is not None else Parsed()
        return self._parsed

    def __len__(self) -> int:
        return len(self.parsed.missing)

    def __bool__(self) -> bool:
        return len(self) > 0 or bool(self.parsed.left_out)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Observations) and self.parsed == other.parsed

    __hash__ = None  # type: ignore[assignment]

    def by_series(self) -> dict[str, list[int]]:
        """Places of the rows of each series, in file order."""
        parsed = self.parsed
        places: list[list[int]] = [[] for _ in parsed.names]
        for place, code in enumerate(memoryview(parsed.codes).cast("I")):
            places[code].append(place)
        return dict(zip(parsed.names, places, strict=True))

    def texts(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Every row as it stands in a file, with its row number; those that are left out among
        them.
        """
        kept = zip(memoryview(self.parsed.numbers).cast("I"), self._texts(), strict=True)
        if not self.parsed.left_out:
            yield from kept
            return
        import heapq

        yield from heapq.merge(
            kept, map(self._text_of, self.parsed.left_out), key=lambda pair: pair[0]
        )

    def _texts(self) -> Iterator[tuple[str, ...]]:
        parsed = self.parsed
        values: Iterator[str] = map(_Written().__getitem__, memoryview(parsed.values).cast("d"))
        if parsed.unread:
            numbers = memoryview(parsed.numbers).cast("I")
            values = (
                text or parsed.unread.get(number, "")
                for text, number in zip(values, numbers, strict=True)
            )
        reasons = {0: "", UNREADABLE: "", **dict(enumerate(MISSING, start=1))}
        return zip(
            map(parsed.names.__getitem__, memoryview(parsed.codes).cast("I")),
            map(_Days().__getitem__, memoryview(parsed.dates).cast("i")),
            values,
            map(reasons.__getitem__, parsed.missing),
            *parsed.extra.values(),
            strict=True,
        )

    def _text_of(self, row: Row) -> tuple[int, tuple[str, ...]]:
        from explainer.core.cells import cell_text

        known = [
            row.unparsed[name] if name in row.unparsed else cell_text(row.cells.get(name))
            for name in _NAMES
        ]
        return row.number, (*known, *(row.extra.get(name, "") for name in self.parsed.extra))


class _Written(dict[float, str]):
    """Numbers as they stand in a file; "" for none."""

    def __missing__(self, value: float) -> str:
        from explainer.core.cells import number_text

        if value != value:  # NaN is another key each time
            return ""
        text = self[value] = number_text(value)
        return text


class _Days(dict[int, str]):
    """Dates as they stand in a file."""

    def __missing__(self, date: int) -> str:
        text = self[date] = date_text(date)
        return text


def date_text(date: int) -> str:
    """A date as it stands in a file: 20250615 is 2025-06-15, 20250600 is 2025-06."""
    year, rest = divmod(date, 10_000)
    month, day = divmod(rest, 100)
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def read_observations(data: bytes, file: str, thousands: Mapping[str, str] | None = None) -> Parsed:
    """Read the table from the bytes of its file. `thousands` gives the sign between groups of
    digits by column.
    """
    signs = thousands or {}
    plain = _plain_rows(data) if signs.get("value") != "." else None
    if plain is None:
        from explainer.core.tabular import grid_from_text

        return from_grid(grid_from_text(data, file, frozenset(_NAMES)), file, signs)
    return plain.parsed(file, signs)


def from_grid(grid: Grid, file: str, thousands: Mapping[str, str]) -> Parsed:
    """Read the table from raw cells: a sheet of a workbook, or a text that is not plain."""
    from explainer.core.tables import read_table

    table, problems = read_table(OBSERVATIONS, grid, file, ("en",), thousands)
    columns = _Columns(tuple(grid.header))
    for row in table.rows:
        columns.add_row(row)
    extra = {
        name: tuple(row.extra.get(name, "") for row in table.rows) for name in table.extra_columns
    }
    return columns.parsed()._replace(
        extra=extra, left_out=table.skipped, whole=table.complete, problems=tuple(problems)
    )


class _Columns:
    """Rows on their way into columns."""

    def __init__(self, headings: tuple[str, ...]) -> None:
        self.headings = headings
        self.series: dict[str, int] = {}
        self.codes, self.dates = array("I"), array("i")
        self.values, self.missing, self.numbers = array("d"), bytearray(), array("I")
        self.unread: dict[int, str] = {}

    def add_row(self, row: Row) -> None:
        """Add a row that was read as those of other tables are."""
        date = row.date("date")
        value = row.number_of("value")
        word = row.text("missing")
        self.codes.append(self.series.setdefault(row.text("series_id"), len(self.series)))
        self.dates.append(
            date.year * 10_000 + date.month * 100 + date.day if date is not None else 0
        )
        self.values.append(NONE if value is None else value)
        unreadable = "value" in row.unparsed
        self.missing.append(
            UNREADABLE if unreadable else MISSING.index(word) + 1 if word in MISSING else 0
        )
        self.numbers.append(row.number)
        if unreadable:
            self.unread[row.number] = row.unparsed["value"]

    def parsed(self) -> Parsed:
        """What was added, packed."""
        return Parsed(
            tuple(self.series),
            self.codes.tobytes(),
            self.dates.tobytes(),
            self.values.tobytes(),
            bytes(self.missing),
            self.numbers.tobytes(),
            unread=self.unread,
            headings=self.headings,
        )


class _Plain:
    """A text read in pieces: rows in columns, and those that are not plain, as they came."""

    def __init__(self, headings: list[str], *, open_ended: bool) -> None:
        self.columns = _Columns(tuple(headings))
        self.odd: list[tuple[int, list[str]]] = []
        self._open_ended = open_ended
        self._places = [headings.index(name) if name in headings else -1 for name in _NAMES]
        self._series, self._dates, self._values, self._reasons = (
            _Series(),
            _Dates(),
            _Values(),
            _Reasons(),
        )

    def read(self, rows: Iterator[list[str]]) -> None:
        """Read all rows. Raises `csv.Error`."""
        number = 2
        while piece := list(islice(rows, _PIECE)):
            if not self._take(number, piece):
                for place, cells in enumerate(piece):
                    if any(cells) and not self._take(number + place, [cells]):
                        self.odd.append((number + place, cells))
            number += len(piece)
        self.columns.series = self._series

    def _take(self, number: int, rows: list[list[str]]) -> bool:
        """Add rows if all of them are plain; whether they were."""
        width = len(self.columns.headings)
        if set(map(len, rows)) != {width}:
            return False
        cells = list(zip(*rows, strict=True))
        at_id, at_date, at_value, at_missing = self._places
        try:
            codes = list(map(self._series.__getitem__, cells[at_id]))
            dates = list(map(self._dates.__getitem__, cells[at_date]))
            values = list(map(self._values.__getitem__, cells[at_value]))
            reasons = bytes(
                map(self._reasons.__getitem__, cells[at_missing]) if at_missing >= 0 else len(rows)
            )
        except KeyError:
            return False
        self.columns.codes.extend(codes)
        self.columns.dates.extend(dates)
        self.columns.values.extend(values)
        self.columns.missing.extend(reasons)
        self.columns.numbers.extend(range(number, number + len(rows)))
        return True

    def parsed(self, file: str, thousands: Mapping[str, str]) -> Parsed:
        """All rows, the odd ones at their places."""
        from explainer.core.tabular import Grid

        if not self.odd:
            return self.columns.parsed()
        grid = Grid(list(self.columns.headings), self.odd, open_ended=self._open_ended)
        rest = from_grid(grid, file, thousands)
        return _merged(self.columns.parsed(), rest)


def _merged(plain: Parsed, rest: Parsed) -> Parsed:
    """Rows of both in the order of the file."""
    if not rest.missing:
        return plain._replace(left_out=rest.left_out, whole=rest.whole, problems=rest.problems)
    columns = _Columns(plain.headings)
    rows = [*_unpacked(plain), *_unpacked(rest)]
    for number, name, date, value, reason in sorted(rows, key=lambda row: row[0]):
        columns.codes.append(columns.series.setdefault(name, len(columns.series)))
        columns.dates.append(date)
        columns.values.append(value)
        columns.missing.append(reason)
        columns.numbers.append(number)
    columns.unread.update(rest.unread)
    return columns.parsed()._replace(
        left_out=rest.left_out, whole=rest.whole, problems=rest.problems
    )


def _unpacked(parsed: Parsed) -> Iterator[tuple[int, str, int, float, int]]:
    yield from zip(
        memoryview(parsed.numbers).cast("I"),
        map(parsed.names.__getitem__, memoryview(parsed.codes).cast("I")),
        memoryview(parsed.dates).cast("i"),
        memoryview(parsed.values).cast("d"),
        parsed.missing,
        strict=True,
    )


class _Series(dict[str, int]):
    """Places of series by id. Raises `KeyError` for what is no id."""

    def __missing__(self, text: str) -> int:
        if not _ID.fullmatch(text):
            raise KeyError(text)
        return self.setdefault(text, len(self))


class _Dates(dict[str, int]):
    """Dates by their text. Raises `KeyError` for one that is not written plainly."""

    def __missing__(self, text: str) -> int:
        if _DAY.fullmatch(text):  # nearly all: the fastest way
            try:
                day = datetime.date.fromisoformat(text)
            except ValueError:
                raise KeyError(text) from None
            value = self[text] = day.year * 10_000 + day.month * 100 + day.day
            return value
        from explainer.core.dates import PartialDate

        try:
            date = PartialDate.parse(text)
        except ValueError:
            raise KeyError(text) from None
        if str(date) != text:
            raise KeyError(text)
        value = self[text] = date.year * 10_000 + date.month * 100 + date.day
        return value


class _Values(dict[str, float]):
    """Numbers by their text, NaN for none. Raises `KeyError` for one that is not written plainly.
    """

    def __missing__(self, text: str) -> float:
        if (
            text
            and not (text.isdigit() and len(text) <= _WHOLE_DIGITS)
            and not _DECIMAL.fullmatch(text)
        ):
            raise KeyError(text)
        value = self[text] = float(text) if text else NONE
        return value


class _Reasons(dict[str, int]):
    """Places of reasons why there is no number, plus one. Raises `KeyError` for another word."""

    def __init__(self) -> None:
        super().__init__({"": 0, **{word: place for place, word in enumerate(MISSING, start=1)}})


def _plain_rows(data: bytes) -> _Plain | None:
    """The rows of a text in ASCII with the columns of the contract; None for any other."""
    text = data.removeprefix(_MARK)
    if not text.isascii() or _CONTROLS.search(text):
        return None
    lines = io.StringIO(text.replace(b"\r\n", b"\n").decode("ascii"))
    first = lines.readline().strip()
    delimiter = max(_DELIMITERS, key=first.count)
    headings = next(csv.reader([first], delimiter=delimiter), [])
    needed = [column.name for column in OBSERVATIONS.columns if column.required] + ["value"]
    if not set(needed) <= set(headings) <= set(_NAMES) or len(headings) != len(set(headings)):
        return None
    plain = _Plain(headings, open_ended=not text.endswith(b"\n"))
    try:
        plain.read(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return plain


_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
