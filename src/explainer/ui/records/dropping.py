"""Files dropped onto a window: packs are opened, tables are brought in."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from html import unescape
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from explainer.core.columns import TABLES

_TABLES = (".csv", ".gz", ".parquet", ".xlsx")
_PACKS = (".zip", ".ods")
_MAX_WORKBOOK_XML = 1_000_000
_LEAST_SHEETS = 2
"""Sheets named like tables of a pack that make a workbook one."""


def is_pack(path: Path) -> bool:
    """Whether a file or folder is opened as a pack: a folder, a zip, a workbook with sheets named
    like a pack's tables."""
    ending = path.suffix.lower()
    if path.is_dir() or ending in _PACKS:
        return True
    return ending == ".xlsx" and len(_sheet_names(path) & TABLES.keys()) >= _LEAST_SHEETS


def is_table(path: Path) -> bool:
    """Whether a file is brought in as a table, by its name."""
    return path.suffix.lower() in _TABLES


def _sheet_names(path: Path) -> set[str]:
    with suppress(OSError, zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError), \
            zipfile.ZipFile(path) as archive:
        member = archive.getinfo("xl/workbook.xml")
        if member.file_size <= _MAX_WORKBOOK_XML:
            text = archive.read(member).decode("utf-8", "replace")
            return {unescape(name).strip().lower()
                    for name in re.findall(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"', text)}
    return set()


class DropTarget(QObject):
    """Takes files that are dropped onto `widget`."""

    dropped = Signal(list)  # paths

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QDropEvent) and event.type() in (
                QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            paths = _paths(event)
            if paths:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.dropped.emit(paths)
                return True
        return super().eventFilter(watched, event)


def _paths(event: QDropEvent) -> list[Path]:
    """Files and folders of this computer that can be taken, by their names."""
    data = event.mimeData()
    found = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in found
            if is_table(path) or path.suffix.lower() in _PACKS or path.is_dir()]
