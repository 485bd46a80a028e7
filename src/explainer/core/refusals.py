"""Why a pack cannot be used at all, each with the one step that helps."""

from __future__ import annotations

from pathlib import Path

from explainer.core.limits import MEGABYTE
from explainer.core.marking import QT_TRANSLATE_NOOP
from explainer.core.problems import Problem, Severity, register

COPY_AGAIN = QT_TRANSLATE_NOOP("problems", "Copy or download it again, or take an earlier copy.")
_TABLES_EXPECTED = QT_TRANSLATE_NOOP(
    "problems",
    "Expected a folder, a .zip file of a folder, or a workbook (.xlsx or .ods), "
    "with the tables of a pack: meta, sections, claims and so on.",
)
_REMOVE = QT_TRANSLATE_NOOP(
    "problems", "Remove what does not belong to the pack, such as pictures."
)
_CHOOSE = QT_TRANSLATE_NOOP(
    "problems",
    "Choose the folder or file that holds these tables. To begin a new pack, save a copy "
    "of the built-in one and change it.",
)
_SAVE_AS_XLSX = QT_TRANSLATE_NOOP("problems", "Open it in its own program and save it as .xlsx.")

PATH_MISSING = register(
    "path-missing",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "There is nothing at “{found}”."),
    _TABLES_EXPECTED,
    QT_TRANSLATE_NOOP("problems", "Check the name, or choose the pack again."),
)
PATH_UNREADABLE = register(
    "path-unreadable",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” cannot be opened: {reason}."),
    fix=QT_TRANSLATE_NOOP(
        "problems", "Check that you are allowed to read it and that no other program is using it."
    ),
)
NOT_A_PACK = register(
    "not-a-pack",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is not a content pack."),
    _TABLES_EXPECTED,
    _CHOOSE,
)
PACK_EMPTY = register(
    "pack-empty",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "The folder “{found}” is empty."),
    _TABLES_EXPECTED,
    _CHOOSE,
)
PACK_ZERO_BYTES = register(
    "pack-zero-bytes",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "The file “{found}” is empty."),
    fix=COPY_AGAIN,
)
PACK_DAMAGED = register(
    "pack-damaged",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is damaged and cannot be opened."),
    fix=COPY_AGAIN,
)
PACK_LOCKED = register(
    "pack-locked",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is protected by a password."),
    QT_TRANSLATE_NOOP("problems", "Expected a file that opens without a password."),
    QT_TRANSLATE_NOOP(
        "problems", "Open it in its own program and save it without a password, workbooks as .xlsx."
    ),
)
PACK_FOREIGN = register(
    "pack-foreign",
    Severity.FATAL,
    QT_TRANSLATE_NOOP(
        "problems", "“{found}” is a file of the kind {kind}, which this program does not read."
    ),
    fix=_SAVE_AS_XLSX,
)
PACK_DOCUMENT = register(
    "pack-document",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is a file of the kind {kind}, and no content pack."),
    _TABLES_EXPECTED,
    QT_TRANSLATE_NOOP(
        "problems", "Choose the workbook or folder itself, or ask for it where you got this file."
    ),
)
PACK_SHORTCUT = register(
    "pack-shortcut",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is only a shortcut to a table on the web."),
    fix=QT_TRANSLATE_NOOP(
        "problems", "Open it in the browser, download it as Microsoft Excel (.xlsx), and open that."
    ),
)
PACK_MISNAMED = register(
    "pack-misnamed",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is a {ending} file under another name."),
    fix=QT_TRANSLATE_NOOP("problems", "Rename it so that it ends in {ending}."),
)
PACK_ONE_TABLE = register(
    "pack-one-table",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is one file of a pack, not a whole pack."),
    fix=QT_TRANSLATE_NOOP("problems", "Open the folder that holds all its tables."),
)
PACK_INSIDE = register(
    "pack-inside",
    Severity.FATAL,
    QT_TRANSLATE_NOOP(
        "problems", "“{found}” is not a content pack itself, but may hold one: “{inside}”."
    ),
    fix=QT_TRANSLATE_NOOP("problems", "Open that one. If it is in a .zip file, unpack it first."),
)
PACK_NAMES_RESEMBLE = register(
    "pack-names-resemble",
    Severity.FATAL,
    QT_TRANSLATE_NOOP(
        "problems", "“{found}” is not a content pack as it is: its tables have other names."
    ),
    fix=QT_TRANSLATE_NOOP(
        "problems", "If they are the tables of a pack, give them these names: {names}."
    ),
)
PACK_TOO_LARGE = register(
    "pack-too-large",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” is too large to be a content pack."),
    QT_TRANSLATE_NOOP("problems", "Expected at most {limit}."),
    _REMOVE,
)
PACK_TOO_FULL = register(
    "pack-too-full",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” holds too much to be a content pack."),
    QT_TRANSLATE_NOOP(
        "problems", "Expected at most {cells} cells, with {characters} characters of text."
    ),
    QT_TRANSLATE_NOOP(
        "problems",
        "Remove the rows, columns and sheets that do not belong to the pack, or copy the "
        "cells that do into a new workbook.",
    ),
)
PACK_TOO_MANY_FILES = register(
    "pack-too-many-files",
    Severity.FATAL,
    QT_TRANSLATE_NOOP("problems", "“{found}” holds too many files to be a content pack."),
    QT_TRANSLATE_NOOP("problems", "Expected at most {limit} files."),
    _REMOVE,
)
PACK_BOMB = register(
    "pack-bomb",
    Severity.FATAL,
    QT_TRANSLATE_NOOP(
        "problems", "“{found}” would unpack to very much more than its size, as harmful files do."
    ),
    fix=QT_TRANSLATE_NOOP("problems", "Ask whoever made it for the folder itself."),
)


class UnusableError(Exception):
    """The pack cannot be used at all; `problem` says why."""

    def __init__(self, code: str, path: Path, **params: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, found=str(path), params=params)


def check_size(path: Path, size: int, limit: int) -> None:
    """Raise `UnusableError` if `size` bytes are more than `limit`."""
    if size > limit:
        raise UnusableError(PACK_TOO_LARGE, path, limit=f"{limit // MEGABYTE} MB")
