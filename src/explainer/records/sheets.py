"""Tables in workbooks (XLSX): every sheet, row by row, in bounded memory; numbers and texts only,
no looks.

A reader of its own and not a library: those that are quick hold the whole workbook, and the one
that does not takes minutes. What it does not understand is left to openpyxl.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from itertools import islice
from pathlib import Path

from explainer.core.i18n import N_
from explainer.records.errors import RecordsError
from explainer.records.tables import HEAD_ROWS, PIECE, RawTable, clean_header, header_at

_BLOCK = 1 << 18
_MAX_SHEET_BYTES = 12_000_000_000
_MAX_TEXTS_BYTES = 1_500_000_000
_MAX_TEXTS = 5_000_000
_MAX_ROW_BYTES = 4_000_000
_MAX_COLUMN = 1_000
_ROW_END = b"</row>"
_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})[0-9]+"')
_TYPE = re.compile(rb'\bt="(\w+)"')
_VALUE = re.compile(rb"<v(?: [^>]*)?>([^<]*)</v>")
_TEXT = re.compile(rb"<t(?: [^>]*)?>([^<]*)</t>")
_ITEM = re.compile(rb"<si>(.*?)</si>|<si/>", re.DOTALL)
_SHEET = re.compile(rb"<sheet\b[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_PHONETIC = re.compile(rb"<rPh\b.*?</rPh>", re.DOTALL)


def workbook_tables(path: Path) -> Iterator[RawTable]:
    """The tables of a workbook: sheets with a row of column names. Raises `RecordsError`; so does
    reading pieces.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            _refuse_bombs(path, archive)
            if "xl/workbook.xml" not in names or b"<sheet" not in archive.read("xl/workbook.xml"):
                yield from _by_openpyxl(path)
                return
            texts = _shared_texts(path, archive) if "xl/sharedStrings.xml" in names else []
            later = (
                re.search(rb'date1904="(?:1|true)"', archive.read("xl/workbook.xml")) is not None
            )
            for title, member in _sheets(archive, names):
                yield from _table(
                    f"{path.name}, {title}", _rows(path, archive, member, texts), later
                )
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise RecordsError(
            N_("{name}: the workbook is damaged, not complete or protected. Fetch it again"),
            name=path.name,
        ) from error


def _refuse_bombs(path: Path, archive: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        large = member.file_size > _MAX_SHEET_BYTES
        swollen = member.file_size > 200_000_000 and member.file_size > 400 * max(
            member.compress_size, 1
        )
        if (
            large
            or swollen
            or (member.filename.endswith("workbook.xml") and member.file_size > 50_000_000)
        ):
            raise RecordsError(
                N_("{name}: the workbook unpacks to far more than a table holds, and is not read"),
                name=path.name,
            )


def _table(name: str, rows: Iterator[list[str]], later: bool) -> Iterator[RawTable]:
    head = list(islice((row for row in rows if row), HEAD_ROWS))
    place = header_at(head)
    if place < 0:
        return
    header = clean_header(head[place])
    yield RawTable(name, header, _pieces(head[place + 1 :], rows, len(header)), True, later)


def _pieces(
    head: list[list[str]], rows: Iterator[list[str]], width: int
) -> Iterator[list[list[str]]]:
    """Rows as wide as the header: a workbook has no short rows. What stands beside the table is
    passed over.
    """
    piece = [row for row in head if any(row)]
    while True:
        piece += islice((row for row in rows if row), PIECE - len(piece))
        if not piece:
            return
        yield [
            row[:width] if len(row) >= width else row + [""] * (width - len(row)) for row in piece
        ]
        piece = []


def _sheets(archive: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, str]]:
    """Titles and members of the sheets, in order."""
    relations = "xl/_rels/workbook.xml.rels"
    targets = {}
    for tag in (
        re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", archive.read(relations))
        if relations in names
        else ()
    ):
        found = dict(_ATTRIBUTE.findall(tag))
        targets[found.get(b"Id", b"")] = found.get(b"Target", b"").decode("utf-8", "replace")
    for tag in _SHEET.findall(archive.read("xl/workbook.xml")):
        found = dict(_ATTRIBUTE.findall(tag))
        identity = next((value for key, value in found.items() if key.endswith(b":id")), b"")
        target = targets.get(identity, "").lstrip("/")
        member = target if target.startswith("xl/") else f"xl/{target}"
        if member in names:
            yield unescape(found.get(b"name", b"").decode("utf-8", "replace")), member


def _shared_texts(path: Path, archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells point to."""
    if archive.getinfo("xl/sharedStrings.xml").file_size > _MAX_TEXTS_BYTES:
        raise RecordsError(
            N_("{name}: the workbook has more text than can be held. Save the sheet as CSV"),
            name=path.name,
        )
    texts: list[str] = []
    rest = b""
    with archive.open("xl/sharedStrings.xml") as stream:
        while block := stream.read(_BLOCK):
            rest += block
            end = rest.rfind(b"</si>")
            if end < 0:
                if len(rest) > _MAX_ROW_BYTES:
                    raise RecordsError(
                        N_("{name}: one text of the workbook is too long"), name=path.name
                    )
                continue
            texts += [_said(match[1] or b"") for match in _ITEM.finditer(rest[: end + 5])]
            rest = rest[end + 5 :]
            if len(texts) > _MAX_TEXTS:
                raise RecordsError(
                    N_(
                        "{name}: the workbook has more text than can be held. "
                        "Save the sheet as CSV"
                    ),
                    name=path.name,
                )
    return texts


def _said(item: bytes) -> str:
    if b"<rPh" in item:
        item = _PHONETIC.sub(b"", item)
    return unescape(b"".join(_TEXT.findall(item)).decode("utf-8", "replace"))


def _rows(
    path: Path, archive: zipfile.ZipFile, member: str, texts: list[str]
) -> Iterator[list[str]]:
    """Rows of a sheet as texts; [] for an empty one."""
    places: dict[bytes, int] = {}
    rest = b""
    with archive.open(member) as stream:
        while block := stream.read(_BLOCK):
            rest += block
            end = rest.rfind(_ROW_END)
            if end < 0:
                if b"<row" in rest and b"<c " not in rest[-_BLOCK:]:
                    rest = rest[-64:]  # rows without cells, however many
                elif len(rest) > _MAX_ROW_BYTES:
                    raise RecordsError(
                        N_("{name}: one row of the workbook is too long"), name=path.name
                    )
                continue
            for row in rest[:end].split(_ROW_END):
                yield _cells(row, texts, places)
            rest = rest[end + len(_ROW_END) :]


def _cells(row: bytes, texts: list[str], places: dict[bytes, int]) -> list[str]:
    cells: list[str] = []
    for attributes, content in _CELL.findall(row):
        reference = _REFERENCE.search(attributes)
        place = len(cells) if reference is None else places.get(reference[1], -1)
        if place < 0 and reference is not None:
            place = places[reference[1]] = _column(reference[1])
        if place >= _MAX_COLUMN:
            continue
        text = _text(attributes, content, texts) if content else ""
        if text:
            if place >= len(cells):
                cells += [""] * (place + 1 - len(cells))
            cells[place] = text
        elif reference is None:
            cells.append("")
    return cells


def _text(attributes: bytes, content: bytes, texts: list[str]) -> str:
    kind = _TYPE.search(attributes)
    if kind is not None and kind[1] == b"inlineStr":
        return _said(content)
    value = _VALUE.search(content)
    if value is None:
        return ""
    if kind is not None and kind[1] == b"s":
        number = int(value[1]) if value[1].isdigit() else -1
        return texts[number].strip() if 0 <= number < len(texts) else ""
    text = unescape(value[1].decode("utf-8", "replace"))
    return text.removesuffix(".0") if kind is None else text


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _by_openpyxl(path: Path) -> Iterator[RawTable]:
    """The same for a workbook written in an unusual way."""
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in workbook.worksheets:
            rows = (
                [("" if cell is None else str(cell)) for cell in row]
                for row in sheet.iter_rows(values_only=True)
            )
            yield from _table(
                f"{path.name}, {sheet.title}", ([] if not any(row) else row for row in rows), False
            )
    except RecordsError:
        raise
    except Exception as error:
        raise RecordsError(
            N_("{name}: the workbook cannot be read. Save its sheet as CSV"), name=path.name
        ) from error
