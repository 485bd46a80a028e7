"""What a pack comes in: a folder, a zip of one, or a workbook.
Nothing is unpacked to disk, nothing read elsewhere."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from explainer.core import limits
from explainer.core.columns import OBSERVATIONS, TABLES
from explainer.core.contents import Contents
from explainer.core.i18n import N_
from explainer.core.matching import Match, matched_names, name_problems
from explainer.core.naming import (
    DESCRIPTOR,
    TEXT_ENDINGS,
    WORKBOOK_ENDINGS,
    ZIP_ENDINGS,
    table_named,
)
from explainer.core.problems import Problem, Severity, register, shorten
from explainer.core.refusals import (
    COPY_AGAIN,
    NOT_A_PACK,
    PACK_EMPTY,
    PACK_FOREIGN,
    PACK_INSIDE,
    PATH_MISSING,
    PATH_UNREADABLE,
    UnusableError,
    check_size,
)
from explainer.core.tabular import grid_from_text
from explainer.core.windows import reachable, reason

if TYPE_CHECKING:
    import zipfile

FILE_DAMAGED = register(
    "file-damaged",
    Severity.ERROR,
    N_(
        "“{found}” could not be read. It may be damaged, or in use by another program."
    ),
    fix=COPY_AGAIN,
    cause=True,
)
FILE_OUTSIDE = register(
    "file-outside",
    Severity.ERROR,
    N_("“{found}” points outside the pack and was not read."),
    N_("Expected every table in the pack itself."),
    N_("Put the table itself into the pack, not a link to it."),
    cause=True,
)

_CANDIDATE_ENDINGS = (*TEXT_ENDINGS, *WORKBOOK_ENDINGS, ".xls", ".numbers", ".json")
_MAX_SUBFOLDERS = 200


class _Entry(NamedTuple):
    """A file of a folder or zip: its name, size in bytes, and how to get its bytes."""

    name: str
    size: int
    read: Callable[[], bytes]


def open_contents(path: Path) -> Contents:
    """Read all tables of the pack at `path` as raw text. Raises `UnusableError`."""
    path = reachable(path)
    try:
        if not path.exists():
            raise UnusableError(PATH_MISSING, path)
        if path.is_dir():
            return _contents_of_folder(path)
        if not path.is_file():  # a pipe or device could block forever
            raise UnusableError(NOT_A_PACK, path)
        check_size(path, path.stat().st_size, limits.MAX_FILE_BYTES)
        return _contents_of_file(path)
    except OSError as error:
        raise UnusableError(PATH_UNREADABLE, path, reason=reason(error)) from error


def _contents_of_file(path: Path) -> Contents:
    from explainer.core.archives import opened_zip  # a folder needs none of these
    from explainer.core.kinds import Kind, kind_of

    kind = kind_of(path)
    if kind is not Kind.FOLDER_ZIP:
        from explainer.core.workbooks import contents_of_workbook

        return contents_of_workbook(path, kind)
    with opened_zip(path) as archive:
        contents = _contents(path, _zip_entries(archive))
        if not contents.grids and not contents.problems:
            _refuse_holder(path, (member.filename for member in archive.infolist()))
        return contents


def _contents_of_folder(path: Path) -> Contents:
    root = Path(os.path.realpath(path))  # Path.resolve raises where links go round in circles
    names = sorted(entry.name for entry in root.iterdir())
    if not names:
        raise UnusableError(PACK_EMPTY, path)
    if path.suffix.lower() == ".numbers":  # some programs save what looks like a file as a folder
        raise UnusableError(PACK_FOREIGN, path, kind="Apple Numbers")
    contents = _contents(path, _folder_entries(root, names))
    if not contents.grids and not contents.problems:
        folders = (
            f"{name}/meta.csv"
            for name in names[:_MAX_SUBFOLDERS]
            if (root / name / "meta.csv").is_file()
        )
        _refuse_holder(path, [*names, *folders])
    return contents


def _refuse_holder(path: Path, names: Iterable[str]) -> None:
    """Raise `UnusableError` if what holds no tables holds another pack."""
    for name in names:
        file = PurePosixPath(name.replace("\\", "/"))
        if file.name.startswith((".", "~$")) or "__MACOSX" in file.parts:
            continue
        if file.suffix.lower() in (*WORKBOOK_ENDINGS, *ZIP_ENDINGS, ".xls", ".xlsb", ".numbers"):
            raise UnusableError(PACK_INSIDE, path, inside=shorten(name))
        if len(file.parts) > 1 and file.name.lower() == "meta.csv":
            raise UnusableError(PACK_INSIDE, path, inside=shorten(str(file.parent)))


def expected_names(table: str) -> frozenset[str]:
    """Column names that may be in the first row of a table."""
    return frozenset(TABLES[table].physical_names())


def _contents(path: Path, entries: Iterable[_Entry | Problem]) -> Contents:
    contents = Contents(described=False)
    found = list(entries)
    contents.problems += [entry for entry in found if isinstance(entry, Problem)]
    contents.damaged |= {_stem(problem.found) for problem in contents.problems}
    described = [
        entry for entry in found if isinstance(entry, _Entry) and entry.name.lower() == DESCRIPTOR
    ]
    files = [entry for entry in found if isinstance(entry, _Entry) and entry not in described]
    match = matched_names([entry.name for entry in files], _table_of_file)
    wanted = [(DESCRIPTOR, described[0])] if described else []
    wanted += [(table, files[number]) for number, table in match.tables.items()]
    _check_sizes(path, [entry for _, entry in wanted])
    for table, entry in wanted:
        _take(contents, table, entry)
    _tell_names(contents, match)
    return contents


def _check_sizes(path: Path, entries: list[_Entry]) -> None:
    for entry in entries:
        check_size(path, entry.size, limits.MAX_FILE_BYTES)
    check_size(path, sum(entry.size for entry in entries), limits.MAX_TOTAL_BYTES)


def _tell_names(contents: Contents, match: Match) -> None:
    """Files that are not tables and do not end as tables do are ignored."""
    for name in [name for name in match.unknown if not name.lower().endswith(".csv")]:
        match.unknown.remove(name)
    contents.problems += name_problems(match, "", ".csv")
    contents.damaged.update(match.resembling.values())


def _table_of_file(name: str) -> str:
    return table_named(_stem(name)) if name.lower().endswith(".csv") else ""


def _stem(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).stem.lower()


def _take(contents: Contents, table: str, entry: _Entry) -> None:
    described = table == DESCRIPTOR
    contents.described |= described
    try:
        data = entry.read()
    except (OSError, *_spoilt()):  # type: ignore[misc]
        contents.problems.append(Problem(FILE_DAMAGED, entry.name, found=entry.name))
        contents.damaged.add(table)
        return
    if described:
        contents.descriptor = data
    elif table == OBSERVATIONS.name:  # may have a million rows: read where it is used
        contents.observations = data
    else:
        contents.grids[table] = grid_from_text(data, f"{table}.csv", expected_names(table))


def _spoilt() -> tuple[type[Exception], ...]:
    from explainer.core.archives import SPOILT  # a folder needs none

    return SPOILT


def _is_wanted(name: str) -> bool:
    """Whether a file is a table, or its name could be meant as that of one."""
    return not name.startswith((".", "~$")) and name.lower().endswith(_CANDIDATE_ENDINGS)


def _is_table(name: str) -> bool:
    return name.lower().endswith(".csv") or name.lower() == DESCRIPTOR


def _folder_entries(root: Path, names: Iterable[str]) -> Iterator[_Entry | Problem]:
    for name in filter(_is_wanted, names):
        file = Path(os.path.realpath(root / name))
        if not file.is_relative_to(root):
            if _is_table(name):
                yield Problem(FILE_OUTSIDE, name, found=name)
        elif file.is_file():  # and no folder, pipe or device, however it is called
            yield _Entry(name, file.stat().st_size, file.read_bytes)


def _zip_entries(archive: zipfile.ZipFile) -> Iterator[_Entry | Problem]:
    inside = []
    for member in archive.infolist():
        name = member.filename.replace("\\", "/")
        parts = PurePosixPath(name).parts
        if name.endswith("/") or not parts or not _is_wanted(parts[-1]) or "__MACOSX" in parts:
            continue
        if _leads_out(member, parts):
            if _is_table(parts[-1]):
                yield Problem(FILE_OUTSIDE, parts[-1], found=shorten(member.filename))
        elif len(parts) <= 2:
            inside.append((parts, member))
    root = _root([parts for parts, _ in inside])
    for parts, member in sorted(inside, key=lambda pair: pair[0]):
        if parts[:-1] == root:
            yield _Entry(parts[-1], member.file_size, partial(archive.read, member))


def _leads_out(member: zipfile.ZipInfo, parts: tuple[str, ...]) -> bool:
    drive_or_root = parts[0].startswith("/") or parts[0].endswith(":")
    return drive_or_root or ".." in parts or stat.S_ISLNK(member.external_attr >> 16)


def _root(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The folder in the archive, at most one deep, that holds most tables;
    the top one of equals."""
    folders = {path[:-1] for path in paths}

    def fit(folder: tuple[str, ...]) -> int:
        return len(
            matched_names(
                [path[-1] for path in paths if path[:-1] == folder], _table_of_file
            ).tables
        )

    return max(sorted(folders), key=fit, default=())
