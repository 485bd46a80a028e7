"""Files and folders shown by the system's own programs, and nothing else: no address of a pack, and
nothing that could be run."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

DOCUMENTS = (".xlsx", ".ods", ".zip", ".csv")
"""Endings of the files that the system may be asked to open: each is data to the program it belongs
to."""
_RUN = (".app", ".exe", ".bundle", ".appimage")
"""Endings of folders that a system runs instead of showing them."""


def show_folder(folder: Path) -> bool:
    """Show a folder in the system's file manager. Whether the system took it."""
    if not folder.is_dir() or folder.suffix.lower() in _RUN:
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.absolute())))


def open_document(file: Path) -> bool:
    """Open a table or workbook in the program that the system has for it. Whether it took it."""
    if file.suffix.lower() not in DOCUMENTS or not file.is_file():
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.absolute())))
