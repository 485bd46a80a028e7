"""What a file is, judged by its content rather than its name, and why most kinds are not packs."""

from __future__ import annotations

import zipfile
from enum import Enum, auto
from pathlib import Path

from explainer.core.archives import SPOILT, opened_zip, part_name
from explainer.core.lookalikes import table_meant
from explainer.core.naming import (
    DESCRIPTOR,
    OPEN_DOCUMENT_ENDINGS,
    OPEN_XML_ENDINGS,
    TEXT_ENDINGS,
    WORKBOOK_ENDINGS,
    ZIP_ENDINGS,
)
from explainer.core.problems import shorten
from explainer.core.refusals import (
    NOT_A_PACK,
    PACK_DAMAGED,
    PACK_DOCUMENT,
    PACK_FOREIGN,
    PACK_LOCKED,
    PACK_MISNAMED,
    PACK_ONE_TABLE,
    PACK_SHORTCUT,
    PACK_ZERO_BYTES,
    UnusableError,
)


class Kind(Enum):
    """The kinds of file that are read."""

    FOLDER_ZIP = auto()
    OPEN_XML = auto()
    OPEN_DOCUMENT = auto()
    FLAT_OPEN_DOCUMENT = auto()


_HEAD = 4096
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")  # also the wrapping of encrypted workbooks
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OLD_STREAMS = {
    "Workbook": "Excel (.xls)",
    "Book": "Excel (.xls)",
    "WordDocument": "Word (.doc)",
    "PowerPoint Document": "PowerPoint (.ppt)",
}
_BIFF = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
_DOCUMENTS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"{\\rtf": "RTF",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"\x1f\x8b": "gzip",
    b"SQLite format": "SQLite",
}
_SHORTCUTS = (".gsheet", ".url", ".webloc", ".lnk", ".desktop")
_ZIPPED_ENDINGS = (*ZIP_ENDINGS, *OPEN_XML_ENDINGS, ".ods", ".ots")
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_MARKS = b"\xef\xbb\xbf \t\r\n"


def kind_of(path: Path) -> Kind:
    """What the file at `path` is. Raises `UnusableError` with the step that helps."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    ending = path.suffix.lower()
    if not head:
        raise UnusableError(PACK_ZERO_BYTES, path)
    _refuse_by_start(path, ending, head)
    if head.lstrip(_MARKS).startswith(b"<") and ending not in ZIP_ENDINGS:
        return _named_rightly(path, _kind_of_markup(path, head))
    if head.startswith(b"PK") or ending in _ZIPPED_ENDINGS:
        return _named_rightly(path, _kind_of_zip(path))
    if ending in TEXT_ENDINGS[:3] or path.name.lower() == DESCRIPTOR or table_meant(path.name):
        raise UnusableError(PACK_ONE_TABLE, path)
    if ending == ".fods":
        raise UnusableError(PACK_DAMAGED, path)
    raise UnusableError(NOT_A_PACK, path)


def _refuse_by_start(path: Path, ending: str, head: bytes) -> None:
    if head.startswith(_OLD_OFFICE):
        raise _old_office(path, ending)
    if ending == ".xls" and head.startswith(_BIFF):
        raise UnusableError(PACK_FOREIGN, path, kind="Excel (.xls)")
    if ending in _SHORTCUTS or (head.startswith(b"{") and b"docs.google.com" in head):
        raise UnusableError(PACK_SHORTCUT, path)
    document = next((kind for start, kind in _DOCUMENTS.items() if head.startswith(start)), "")
    if document:
        raise UnusableError(PACK_DOCUMENT, path, kind=document)


def _old_office(path: Path, ending: str) -> UnusableError:
    data = path.read_bytes()  # no larger than a pack may be
    if _ENCRYPTED_STREAM in data:
        return UnusableError(PACK_LOCKED, path)
    kind = next(
        (kind for name, kind in _OLD_STREAMS.items() if name.encode("utf-16-le") in data), ""
    )
    if kind.startswith(("Word", "Power")):
        return UnusableError(PACK_DOCUMENT, path, kind=kind)
    if not kind and ending in WORKBOOK_ENDINGS:
        return UnusableError(PACK_LOCKED, path)
    return UnusableError(PACK_FOREIGN, path, kind=kind or "Excel (.xls)")


def _kind_of_markup(path: Path, head: bytes) -> Kind:
    lowered = head.lower()
    if b"opendocument" in lowered and b"office:document" in lowered:
        return Kind.FLAT_OPEN_DOCUMENT
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lowered:
        raise UnusableError(PACK_FOREIGN, path, kind="Excel XML")
    if b"<html" in lowered or b"<table" in lowered or b"<!doctype html" in lowered:
        raise UnusableError(PACK_FOREIGN, path, kind="HTML")
    raise UnusableError(
        PACK_DAMAGED if path.suffix.lower() in WORKBOOK_ENDINGS else NOT_A_PACK, path
    )


def _kind_of_zip(path: Path) -> Kind:
    with opened_zip(path) as archive:
        names = {part_name(member.filename) for member in archive.infolist()}
        _refuse_office(path, names)
        if not names.isdisjoint(("[content_types].xml", "xl/workbook.xml")):
            return Kind.OPEN_XML
        kind = _start_of(archive, "mimetype", 100)
        if (
            kind.startswith(b"application/vnd.oasis")
            or {"content.xml", "meta-inf/manifest.xml"} <= names
        ):
            return _kind_of_open_document(path, archive, kind)
    return Kind.FOLDER_ZIP


def _refuse_office(path: Path, names: set[str]) -> None:
    if any(name.endswith("workbook.bin") for name in names):
        raise UnusableError(PACK_FOREIGN, path, kind="Excel (.xlsb)")
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        raise UnusableError(PACK_FOREIGN, path, kind="Apple Numbers")
    for part, kind in {
        "word/document.xml": "Word (.docx)",
        "ppt/presentation.xml": "PowerPoint (.pptx)",
    }.items():
        if part in names:
            raise UnusableError(PACK_DOCUMENT, path, kind=kind)


def _kind_of_open_document(path: Path, archive: zipfile.ZipFile, kind: bytes) -> Kind:
    if kind and not kind.startswith(_SPREADSHEET):
        name = shorten(kind.decode("ascii", "replace").rpartition(".")[2], 20)
        raise UnusableError(PACK_DOCUMENT, path, kind=f"OpenDocument ({name})")
    manifest = _start_of(archive, "META-INF/manifest.xml", 1_000_000)
    if b"encryption-data" in manifest:
        raise UnusableError(PACK_LOCKED, path)
    return Kind.OPEN_DOCUMENT


def _start_of(archive: zipfile.ZipFile, name: str, size: int) -> bytes:
    try:
        with archive.open(name) as file:
            return file.read(size)
    except (KeyError, *SPOILT):  # reading it in full reports why
        return b""


def _named_rightly(path: Path, kind: Kind) -> Kind:
    """The kind, if the name of the file fits it well enough to name places in messages."""
    ending = path.suffix.lower()
    if kind is Kind.FOLDER_ZIP:
        wrong, right = ending not in ZIP_ENDINGS, ".zip"
        if wrong and not _holds_tables(path):
            raise UnusableError(PACK_DAMAGED if ending in WORKBOOK_ENDINGS else NOT_A_PACK, path)
    else:
        wrong = ending not in WORKBOOK_ENDINGS
        right = {Kind.OPEN_XML: ".xlsx", Kind.OPEN_DOCUMENT: ".ods"}.get(
            kind, OPEN_DOCUMENT_ENDINGS[-1]
        )
    if wrong:
        raise UnusableError(PACK_MISNAMED, path, ending=right)
    return kind


def _holds_tables(path: Path) -> bool:
    with opened_zip(path) as archive:
        return any(
            table_meant(part_name(member.filename).rpartition("/")[2])
            for member in archive.infolist()
        )
