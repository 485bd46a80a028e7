"""What a pack comes in: a folder, a zip of one, or a workbook. Nothing is unpacked to disk, nothing read elsewhere."""

from __future__ import annotations

import os
import stat
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from explainer.core.columns import LANGUAGES, TABLES
from explainer.core.marking import QT_TRANSLATE_NOOP
from explainer.core.problems import Problem, Severity, register, shorten
from explainer.core.tabular import Grid, grid_from_text

if TYPE_CHECKING:
    import zipfile

MEGABYTE = 1_000_000
MAX_FILE_BYTES = 50 * MEGABYTE
MAX_TOTAL_BYTES = 200 * MEGABYTE
MAX_MEMBERS = 1_000
MAX_RATIO = 200
DESCRIPTOR = "datapackage.json"
WORKBOOK_ENDINGS = (".xlsx", ".xlsm")
_ENCRYPTED = 1  # bit of a zip member's flags

_COPY_AGAIN = QT_TRANSLATE_NOOP("problems", "Copy or download it again, or take an earlier copy.")
_TABLES_EXPECTED = QT_TRANSLATE_NOOP(
    "problems", "Expected a folder, a .zip file of a folder, or an .xlsx workbook, with the tables of a pack: "
                "meta, sections, claims and so on.")
_REMOVE = QT_TRANSLATE_NOOP("problems", "Remove what does not belong to the pack, such as pictures.")
PATH_MISSING = register(
    "path-missing", Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "There is nothing at “{found}”."), _TABLES_EXPECTED,
    QT_TRANSLATE_NOOP("problems", "Check the name, or choose the pack again."))
PATH_UNREADABLE = register(
    "path-unreadable", Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” cannot be opened: {reason}."),
    fix=QT_TRANSLATE_NOOP("problems", "Check that you are allowed to read it and that no other program is using it."))
NOT_A_PACK = register(
    "not-a-pack", Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is not a content pack."), _TABLES_EXPECTED,
    QT_TRANSLATE_NOOP("problems", "Choose the folder or file that holds these tables. To begin a new pack, save a copy "
                                  "of the built-in one and change it."))
PACK_EMPTY = register(
    "pack-empty", Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "The folder “{found}” is empty."), _TABLES_EXPECTED,
    QT_TRANSLATE_NOOP("problems", "Choose the folder or file that holds these tables. To begin a new pack, save a copy "
                                  "of the built-in one and change it."))
PACK_DAMAGED = register(
    "pack-damaged", Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is damaged and cannot be opened."), fix=_COPY_AGAIN)
PACK_LOCKED = register(
    "pack-locked", Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is protected by a password, or in the old Excel format."),
    QT_TRANSLATE_NOOP("problems", "Expected a file that opens without a password."),
    QT_TRANSLATE_NOOP("problems", "Open it in its own program and save it without a password, workbooks as .xlsx."))
PACK_TOO_LARGE = register(
    "pack-too-large", Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is too large to be a content pack."),
    QT_TRANSLATE_NOOP("problems", "Expected at most {limit}."),
    _REMOVE)
PACK_TOO_MANY_FILES = register(
    "pack-too-many-files", Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” holds too many files to be a content pack."),
    QT_TRANSLATE_NOOP("problems", "Expected at most {limit} files."), _REMOVE)
PACK_BOMB = register(
    "pack-bomb", Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” would unpack to very much more than its size, as harmful files do."),
    fix=QT_TRANSLATE_NOOP("problems", "Ask whoever made it for the folder itself."))
FILE_DAMAGED = register(
    "file-damaged", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "“{found}” could not be read. It may be damaged, or in use by another program."),
    fix=_COPY_AGAIN, cause=True)
FILE_OUTSIDE = register(
    "file-outside", Severity.ERROR,
    QT_TRANSLATE_NOOP("problems", "“{found}” leads out of the pack and was not read."),
    QT_TRANSLATE_NOOP("problems", "Expected every table in the pack itself."),
    QT_TRANSLATE_NOOP("problems", "Put the table itself into the pack, not a link to it."), cause=True)
TABLE_UNKNOWN = register(
    "table-unknown", Severity.NOTICE,
    QT_TRANSLATE_NOOP("problems", "“{found}” is not one of the pack's tables and was not read."),
    QT_TRANSLATE_NOOP("problems", "The tables are: {allowed}."),
    QT_TRANSLATE_NOOP("problems", "If it is one of them, give it exactly that name."))


class UnusableError(Exception):
    """The pack cannot be used at all; `problem` says why."""

    def __init__(self, code: str, path: Path, **params: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, found=str(path), params=params)


@dataclass(slots=True)
class Contents:
    """What was found in a pack: tables as raw text by name, and the bytes of its descriptor, if it has one."""

    grids: dict[str, Grid] = field(default_factory=dict)
    descriptor: bytes | None = None
    described: bool = True
    damaged: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


class _Entry(NamedTuple):
    """A file of a folder or zip: its name, size in bytes, and how to get its bytes."""

    name: str
    size: int
    read: Callable[[], bytes]


def is_workbook(path: Path) -> bool:
    """Whether the name says that a pack is a workbook."""
    return path.suffix.lower() in WORKBOOK_ENDINGS


def table_file(path: Path, table: str) -> str:
    """How the place of a table is called in messages: its file, or its sheet and the workbook."""
    return f"{table} ({path.name})" if is_workbook(path) else f"{table}.csv"


def open_contents(path: Path) -> Contents:
    """Read all tables of the pack at `path` as raw text. Raises `UnusableError`."""
    try:
        if not path.exists():
            raise UnusableError(PATH_MISSING, path)
        if path.is_dir():
            return _from_entries(path, _folder_entries(path))
        if not path.is_file():  # a pipe or device could keep us waiting for ever
            raise UnusableError(NOT_A_PACK, path)
        check_size(path, path.stat().st_size, MAX_FILE_BYTES)
        if path.suffix.lower() == ".zip":
            with opened_zip(path) as archive:
                return _from_entries(path, _zip_entries(archive))
        if is_workbook(path):
            from explainer.core.workbooks import contents_of_workbook  # openpyxl is heavy

            return contents_of_workbook(path)
    except OSError as error:
        raise UnusableError(PATH_UNREADABLE, path, reason=error.strerror or str(error)) from error
    raise UnusableError(NOT_A_PACK, path)


def check_size(path: Path, size: int, limit: int) -> None:
    """Raise `UnusableError` if `size` bytes are more than `limit`."""
    if size > limit:
        raise UnusableError(PACK_TOO_LARGE, path, limit=f"{limit // MEGABYTE} MB")


def unknown_table(name: str, file: str = "") -> Problem:
    """A notice of a table that belongs to no pack."""
    return Problem(TABLE_UNKNOWN, file, found=shorten(name), params={"allowed": ", ".join(TABLES)})


def expected_names(table: str) -> frozenset[str]:
    """Column names that may stand in the first row of a table."""
    return frozenset(TABLES[table].physical_names(LANGUAGES))


def _from_entries(path: Path, entries: Iterable[_Entry | Problem]) -> Contents:
    contents = Contents(described=False)
    total = 0
    for entry in entries:
        if isinstance(entry, Problem):
            contents.problems.append(entry)
        elif _is_unknown(contents, entry.name):
            contents.problems.append(unknown_table(entry.name))
        else:
            check_size(path, entry.size, MAX_FILE_BYTES)
            total += entry.size
            check_size(path, total, MAX_TOTAL_BYTES)
            _take(contents, entry)
    return contents


def _is_unknown(contents: Contents, name: str) -> bool:
    """Whether a file is no table, or its table has been found already under another spelling."""
    table = PurePosixPath(name).stem.lower()
    return name.lower() != DESCRIPTOR and (table not in TABLES or table in contents.grids)


def _take(contents: Contents, entry: _Entry) -> None:
    table = PurePosixPath(entry.name).stem.lower()
    described = entry.name.lower() == DESCRIPTOR
    contents.described |= described
    try:
        data = entry.read()
    except (OSError, *_spoilt()):  # type: ignore[misc]
        contents.problems.append(Problem(FILE_DAMAGED, entry.name, found=entry.name))
        contents.damaged.add(table)
        return
    if described:
        contents.descriptor = data
    else:
        contents.grids[table] = grid_from_text(data, f"{table}.csv", expected_names(table))


def _is_wanted(name: str) -> bool:
    return not name.startswith(".") and (name.lower().endswith(".csv") or name.lower() == DESCRIPTOR)


def _folder_entries(folder: Path) -> Iterator[_Entry | Problem]:
    root = Path(os.path.realpath(folder))  # Path.resolve raises where links go round in circles
    names = sorted(entry.name for entry in root.iterdir())
    if not names:
        raise UnusableError(PACK_EMPTY, folder)
    for name in filter(_is_wanted, names):
        file = Path(os.path.realpath(root / name))
        if not file.is_relative_to(root):
            yield Problem(FILE_OUTSIDE, name, found=name)
        elif file.is_file():  # and no folder, pipe or device, however it is called
            yield _Entry(name, file.stat().st_size, file.read_bytes)


def _spoilt() -> tuple[type[Exception], ...]:
    """What `zipfile` raises for damaged archives; found by spoiling some."""
    import zipfile  # a folder needs none

    return (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError)


@contextmanager
def opened_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip archive opened for reading, its bounds checked. Raises `UnusableError`."""
    import zipfile

    try:
        archive = zipfile.ZipFile(path)
    except _spoilt() as error:
        raise UnusableError(PACK_DAMAGED, path) from error
    with archive:
        _check_members(path, archive.infolist())
        yield archive


def _check_members(path: Path, members: list[zipfile.ZipInfo]) -> None:
    import zipfile

    if len(members) > MAX_MEMBERS:
        raise UnusableError(PACK_TOO_MANY_FILES, path, limit=f"{MAX_MEMBERS:,}")
    for member in members:
        if member.file_size > MEGABYTE and member.file_size > MAX_RATIO * member.compress_size:
            raise UnusableError(PACK_BOMB, path)
        if member.flag_bits & _ENCRYPTED:
            raise UnusableError(PACK_LOCKED, path)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnusableError(PACK_DAMAGED, path)
    check_size(path, sum(member.file_size for member in members), MAX_TOTAL_BYTES)


def _zip_entries(archive: zipfile.ZipFile) -> Iterator[_Entry | Problem]:
    inside = []
    for member in archive.infolist():
        name = member.filename.replace("\\", "/")
        parts = PurePosixPath(name).parts
        if name.endswith("/") or not parts or not _is_wanted(parts[-1]):
            continue
        if _leads_out(member, parts):
            yield Problem(FILE_OUTSIDE, parts[-1], found=shorten(member.filename))
        elif len(parts) <= 2:
            inside.append((parts, member))
    root = _root([parts for parts, _ in inside])
    for parts, member in sorted(inside, key=lambda pair: pair[0]):
        if parts[:-1] == root:
            yield _Entry(parts[-1], member.file_size, partial(archive.read, member))


def _leads_out(member: zipfile.ZipInfo, parts: tuple[str, ...]) -> bool:
    drive_or_root = parts[0] == "/" or parts[0].endswith(":")
    return drive_or_root or ".." in parts or stat.S_ISLNK(member.external_attr >> 16)


def _root(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The folder in the archive, at most one deep, that holds most tables; the top one of equals."""
    folders = {path[:-1] for path in paths}

    def fit(folder: tuple[str, ...]) -> int:
        return sum(path[:-1] == folder and PurePosixPath(path[-1]).stem.lower() in TABLES for path in paths)

    return max(sorted(folders), key=fit, default=())
