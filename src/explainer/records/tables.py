"""Tables in delimited text, plain or compressed: column names and rows, piece by piece, whatever
stands above them.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from operator import methodcaller
from pathlib import Path
from typing import BinaryIO, NamedTuple, ParamSpec, TypeVar, cast

from explainer.core.i18n import N_
from explainer.records.errors import RecordsError
from explainer.records.layouts import recognized

T = TypeVar("T")
P = ParamSpec("P")
Key = tuple[str, ...]

PIECE = 10_000
"""Rows that are handled at a time."""
HEAD_ROWS = 100
"""Rows at the top of a table among which its column names are looked for."""
_HEAD_BYTES = 1 << 17
_DELIMITERS = ",;|\t"
_MAX_FIELD = 100_000
_MAX_LINES = 20
"""Lines of one row; a longer one has a quotation mark that is never closed."""
_MAX_COLUMNS = 1_000
_LEAST, _MOST_EMPTY = 3, 2_000_000
_MAX_LINE = 4_000_000
"""Letters of a line, from which on it is none of a table."""


class TextShape(NamedTuple):
    """How a text is written: its encoding, the sign between cells, and the lines down to the column
    names."""

    encoding: str
    delimiter: str
    above: int


class RawTable(NamedTuple):
    """A table as it was found: where, its column names, its rows in pieces, and whether numbers may
    be dates.

    A text can also be counted without being read cell by cell: either `pieces` or `counts` is used.
    """

    name: str
    header: list[str]
    pieces: Iterator[list[list[str]]]
    serials: bool = False
    later: bool = False
    counts: (
        Callable[
            [Callable[[Sequence[str]], Key], int], Iterator[tuple[Counter[Key], list[list[str]]]]
        ]
        | None
    ) = None
    shape: TextShape | None = None  # of a text


class Counted(io.RawIOBase):
    """Bytes of a file, and how many of them were read."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self.done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        self.done += len(data)
        buffer[: len(data)] = data
        return len(data)


def header_at(rows: list[list[str]]) -> int:
    """The place of the row of column names: one of a known layout, else the first that is filled as
    those below.
    """
    for place, row in enumerate(rows):
        if recognized(row) is not None:
            return place
    widths = [sum(bool(cell.strip()) for cell in row) for row in rows]
    most = max(widths, default=0)
    for place, width in enumerate(widths):
        if width >= 2 and width >= 0.7 * most and not any(map(_is_number, rows[place])):
            return place
    return -1


def _is_number(cell: str) -> bool:
    return cell.strip().replace(".", "", 1).replace("-", "").replace("/", "").isdigit()


def clean_header(row: list[str]) -> list[str]:
    """Column names without line breaks and spaces around them, and without empty ones at the end.
    """
    names = [" ".join(cell.split()) for cell in row]
    while names and not names[-1]:
        names.pop()
    return names


def text_table(path: Path, counted: Counted) -> RawTable:
    """The table of a delimited text. Raises `RecordsError`; so does reading its pieces."""
    csv.field_size_limit(_MAX_FIELD)
    stream: io.BufferedReader = io.BufferedReader(counted, 1 << 18)
    if stream.peek(2)[:2] == b"\x1f\x8b":
        stream = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)), 1 << 18)
    head = _guarded(path, lambda: stream.peek(_HEAD_BYTES))
    encoding = _encoding(path, head)
    lines = _lines_of(path, io.TextIOWrapper(stream, encoding=encoding, errors="replace",
                                             newline=""))
    text = _guarded(path, lambda: list(islice(lines, HEAD_ROWS)))
    delimiter, rows = _best(text)
    place = header_at(rows)
    if place < 0:
        raise RecordsError(
            N_("{name}: no row of column names was found in its first {n} rows"),
            name=path.name,
            n=HEAD_ROWS,
        )
    header = clean_header(rows[place])
    if len(header) > _MAX_COLUMNS:
        raise RecordsError(
            N_("{name}: the table has more than {n} columns"), name=path.name, n=_MAX_COLUMNS
        )
    rest = chain(text, lines)
    above = csv.reader(rest, delimiter=delimiter)
    for _ in range(place + 1):
        next(above)
    body = _Text(path, rest, delimiter, len(header), place + 1)
    shape = TextShape(encoding, delimiter, above.line_num)
    return RawTable(path.name, header, body.pieces(), counts=body.counts, shape=shape)


def _lines_of(path: Path, text: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a text. Raises `RecordsError` for one that no table has, before it is held, and
    for empty ones without end."""
    empty = 0
    while line := text.readline(_MAX_LINE):
        if len(line) == _MAX_LINE:
            raise RecordsError(
                N_("{name}: a line has more than {n:,} letters. This is no table in text"),
                name=path.name,
                n=_MAX_LINE,
            )
        empty = empty + 1 if len(line) < _LEAST else 0
        if empty > _MOST_EMPTY:
            raise RecordsError(
                N_("{name}: the file has more than {n:,} empty lines on end. This is no table"),
                name=path.name,
                n=_MOST_EMPTY,
            )
        yield line


def _guarded(path: Path, read: Callable[[], T]) -> T:
    try:
        return read()
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise RecordsError(
            N_("{name}: the compressed file is damaged or not complete. Fetch it again"),
            name=path.name,
        ) from error


def _encoding(path: Path, head: bytes) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return name
    if b"\x00" in head:
        raise RecordsError(
            N_("{name}: this is no table in text. CSV (also .gz), XLSX and Parquet can be read"),
            name=path.name,
        )
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _best(lines: list[str]) -> tuple[str, list[list[str]]]:
    """The sign between cells that gives a known header, else the one that gives most cells; and the
    first rows.
    """
    best, found = ",", -1
    rows: list[list[str]] = []
    for delimiter in _DELIMITERS:
        try:
            given = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            continue
        place = header_at(given)
        fit = sum(map(len, given)) + (10**9 if place >= 0 and recognized(given[place]) else 0)
        if fit > found:
            best, found, rows = delimiter, fit, given
    return best, rows


class _Text:
    """The rows of a text below its header, piece by piece."""

    def __init__(
        self, path: Path, lines: Iterator[str], delimiter: str, width: int, number: int
    ) -> None:
        self._path, self._lines, self._delimiter, self._width = path, lines, delimiter, width
        self._number = number  # of the row that was read last, the first being 1

    def pieces(self) -> Iterator[list[list[str]]]:
        """All rows. Raises `RecordsError`."""
        while lines := self._guarded(self._line_piece):
            # a piece may be of empty lines alone, and the table go on behind it
            if rows := self._guarded(self._rows, chain(lines, self._lines), len(lines)):
                yield rows

    def counts(
        self, pick: Callable[[Sequence[str]], Key], last: int
    ) -> Iterator[tuple[Counter[Key], list[list[str]]]]:
        """How often the cells that `pick` takes occur, as written, quotation marks and all; and
        rows to be read with care.

        A piece is cut at its separators alone where every line has as many as a row and its
        quotation marks in pairs. That takes a third of the time. `last` is the place of the last
        column that is picked.
        """
        separators, marks = methodcaller("count", self._delimiter), methodcaller("count", '"')
        cut = methodcaller("split", self._delimiter, last + 1)
        while lines := self._guarded(self._line_piece):
            if set(map(separators, lines)) == {self._width - 1} and not any(
                map((1).__and__, map(marks, lines))
            ):
                self._number += len(lines)
                yield Counter(map(pick, map(cut, lines))), []
            else:
                yield Counter(), self._guarded(self._rows, chain(lines, self._lines), len(lines))

    def _line_piece(self) -> list[str]:
        return list(islice(self._lines, PIECE))

    def _rows(self, lines: Iterator[str], count: int) -> list[list[str]]:
        """Rows from at least `count` lines. Raises `csv.Error`."""
        rows = csv.reader(lines, delimiter=self._delimiter, strict=True)
        piece: list[list[str]] = []
        try:
            while rows.line_num < count and len(piece) < count:
                before = len(piece)
                piece.extend(
                    islice(rows, count - rows.line_num)
                )  # keeps what was read, where it ends in an error
                if len(piece) == before:
                    break
        finally:
            self._number += len(piece)
        if rows.line_num > len(piece) and (long := _too_long(piece)):
            self._number -= len(piece) - long + 1
            raise csv.Error
        return (
            piece if set(map(len, piece)) == {self._width} else list(_trimmed(piece, self._width))
        )

    def _guarded(self, read: Callable[P, T], *given: P.args, **more: P.kwargs) -> T:
        try:
            return read(*given, **more)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise RecordsError(
                N_(
                    "{name}: the compressed file is damaged or not complete, behind row {row:,}. "
                    "Fetch it again"
                ),
                name=self._path.name,
                row=self._number,
            ) from error
        except csv.Error as error:
            raise RecordsError(
                N_(
                    "{name}: in row {row:,} a quotation mark is never closed, or stands where none "
                    "can stand. Mend the row, or fetch the file again"
                ),
                name=self._path.name,
                row=self._number + 1,
            ) from error


def _trimmed(piece: list[list[str]], width: int) -> Iterator[list[str]]:
    """Rows that are not empty, without empty cells beyond the header."""
    for row in piece:
        if row:
            yield row[:width] if len(row) > width and not any(row[width:]) else row


def _too_long(piece: list[list[str]]) -> int:
    """The number, 1 the first, of a row that takes more lines than a row does; 0 if there is none.
    """
    return next(
        (
            number
            for number, row in enumerate(piece, start=1)
            if sum(cell.count("\n") for cell in row) > _MAX_LINES
        ),
        0,
    )
