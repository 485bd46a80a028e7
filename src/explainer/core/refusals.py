"""Why a pack cannot be used at all, each with the one step that helps."""

from __future__ import annotations

from pathlib import Path

from explainer.core.i18n import N_
from explainer.core.limits import MEGABYTE
from explainer.core.problems import Problem, Severity, register

COPY_AGAIN = N_("Copy or download it again, or use an earlier copy.")
_TABLES_EXPECTED = N_(
    "Expected a folder, a .zip file of a folder, or a workbook (.xlsx or .ods), "
    "with the tables of a pack: meta, sections, claims and so on.",
)
_REMOVE = N_(
    "Remove what does not belong to the pack, such as pictures."
)
_CHOOSE = N_(
    "Choose the folder or file that holds these tables. To begin a new pack, save a copy "
    "of the built-in one and change it.",
)
_SAVE_AS_XLSX = N_("Open it in the program that made it and save it as .xlsx.")

PATH_MISSING = register(
    "path-missing",
    Severity.FATAL,
    N_("There is nothing at “{found}”."),
    _TABLES_EXPECTED,
    N_("Check the name, or choose the pack again."),
)
PATH_UNREADABLE = register(
    "path-unreadable",
    Severity.FATAL,
    N_("“{found}” cannot be opened: {reason}."),
    fix=N_(
        "Check that you are allowed to read it and that no other program is using it."
    ),
)
NOT_A_PACK = register(
    "not-a-pack",
    Severity.FATAL,
    N_("“{found}” is not a content pack."),
    _TABLES_EXPECTED,
    _CHOOSE,
)
PACK_EMPTY = register(
    "pack-empty",
    Severity.FATAL,
    N_("The folder “{found}” is empty."),
    _TABLES_EXPECTED,
    _CHOOSE,
)
PACK_ZERO_BYTES = register(
    "pack-zero-bytes",
    Severity.FATAL,
    N_("The file “{found}” is empty."),
    fix=COPY_AGAIN,
)
PACK_DAMAGED = register(
    "pack-damaged",
    Severity.FATAL,
    N_("“{found}” is damaged and cannot be opened."),
    fix=COPY_AGAIN,
)
PACK_LOCKED = register(
    "pack-locked",
    Severity.FATAL,
    N_("“{found}” is protected by a password."),
    N_("Expected a file that opens without a password."),
    N_(
        "Open it in the program that made it and save it without a password, workbooks as .xlsx."
    ),
)
PACK_FOREIGN = register(
    "pack-foreign",
    Severity.FATAL,
    N_(
        "“{found}” is a file of type {kind}, which this program does not read."
    ),
    fix=_SAVE_AS_XLSX,
)
PACK_DOCUMENT = register(
    "pack-document",
    Severity.FATAL,
    N_("“{found}” is a file of type {kind}, not a content pack."),
    _TABLES_EXPECTED,
    N_(
        "Choose the workbook or folder itself, or ask for it where you got this file."
    ),
)
PACK_SHORTCUT = register(
    "pack-shortcut",
    Severity.FATAL,
    N_("“{found}” is only a shortcut to a table on the web."),
    fix=N_(
        "Open it in the browser, download it as Microsoft Excel (.xlsx), and open that."
    ),
)
PACK_MISNAMED = register(
    "pack-misnamed",
    Severity.FATAL,
    N_("“{found}” is a {ending} file under another name."),
    fix=N_("Rename it so that it ends in {ending}."),
)
PACK_ONE_TABLE = register(
    "pack-one-table",
    Severity.FATAL,
    N_("“{found}” is one file of a pack, not a whole pack."),
    fix=N_("Open the folder that holds all its tables."),
)
PACK_INSIDE = register(
    "pack-inside",
    Severity.FATAL,
    N_(
        "“{found}” is not a content pack itself, but may hold one: “{inside}”."
    ),
    fix=N_("Open that one. If it is in a .zip file, unpack it first."),
)
PACK_NAMES_RESEMBLE = register(
    "pack-names-resemble",
    Severity.FATAL,
    N_(
        "“{found}” is not a content pack yet: its tables have other names."
    ),
    fix=N_(
        "If they are the tables of a pack, give them these names: {names}."
    ),
)
PACK_TOO_LARGE = register(
    "pack-too-large",
    Severity.FATAL,
    N_("“{found}” is too large to be a content pack."),
    N_("Expected at most {limit}."),
    _REMOVE,
)
PACK_TOO_FULL = register(
    "pack-too-full",
    Severity.FATAL,
    N_("“{found}” contains too much to be a content pack."),
    N_(
        "Expected at most {cells} cells, with {characters} characters of text."
    ),
    N_(
        "Remove the rows, columns and sheets that do not belong to the pack, or copy the "
        "cells that do into a new workbook.",
    ),
)
PACK_TOO_MANY_FILES = register(
    "pack-too-many-files",
    Severity.FATAL,
    N_("“{found}” contains too many files to be a content pack."),
    N_("Expected at most {limit} files."),
    _REMOVE,
)
PACK_BOMB = register(
    "pack-bomb",
    Severity.FATAL,
    N_(
        "“{found}” would unpack to far more than its size, as harmful files do."
    ),
    fix=N_("Ask whoever made it for the folder itself."),
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
