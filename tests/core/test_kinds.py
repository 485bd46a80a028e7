"""Files given as packs that are something else: one line with the step that helps."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from explainer.core.reading import read_pack

from .office import ODS_TYPE, ods_content, ods_tables, write_ods, xlsx_parts
from .packs import files_of, told, write_zip

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
ROOM = b"\0" * 600


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def refusal(path: Path) -> tuple[str, dict[str, str]]:
    """Code and parameters of the only problem."""
    reading = read_pack(path)
    assert reading.pack is None and len(reading.problems) == 1
    assert told(reading.problems)[0][1:] == ("", 0, "") and reading.problems[0].found == str(path)
    return reading.problems[0].code, reading.problems[0].params


@pytest.mark.parametrize(
    ("name", "data", "code", "kind"),
    [
        ("p.xls", OLE + wide("Workbook") + ROOM, "pack-foreign", "Excel (.xls)"),
        ("p.xls", OLE + wide("Book") + ROOM, "pack-foreign", "Excel (.xls)"),
        ("p.xlsx", OLE + wide("Workbook") + ROOM, "pack-foreign", "Excel (.xls)"),
        ("p.ods", OLE + wide("Workbook") + ROOM, "pack-foreign", "Excel (.xls)"),
        ("p", OLE + wide("Workbook"), "pack-foreign", "Excel (.xls)"),
        ("p.xls", OLE, "pack-foreign", "Excel (.xls)"),
        ("p.xls", b"\x09\x08\x10\x00\x00\x06\x05\x00" + ROOM, "pack-foreign", "Excel (.xls)"),
        ("p.xls", b"<html><body><table><tr><td>id</td></tr></table>", "pack-foreign", "HTML"),
        ("p.xlsx", b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>x", "pack-foreign", "HTML"),
        ("p.html", b"<HTML>", "pack-foreign", "HTML"),
        (
            "p.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "pack-foreign",
            "Excel XML",
        ),
        ("p.pdf", b"%PDF-1.7", "pack-document", "PDF"),
        ("p.xlsx", b"%PDF-1.7", "pack-document", "PDF"),
        ("p.zip", b"%PDF-1.7", "pack-document", "PDF"),
        ("p.xlsx", b"\x89PNG\r\n", "pack-document", "PNG"),
        ("p.doc", OLE + wide("WordDocument"), "pack-document", "Word (.doc)"),
        ("p.7z", b"7z\xbc\xaf\x27", "pack-document", "7z"),
        ("p.xlsx", b"{\\rtf1", "pack-document", "RTF"),
    ],
)
def test_files_of_other_kinds(tmp_path: Path, name: str, data: bytes, code: str, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal(tmp_path / name) == (code, {"kind": kind})


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("p.xlsx", OLE + wide("EncryptedPackage") + ROOM, "pack-locked"),
        ("p.xlsx", OLE, "pack-locked"),
        ("p.xlsm", OLE + wide("\6DataSpaces") + wide("EncryptedPackage"), "pack-locked"),
        ("p.zip", b"", "pack-zero-bytes"),
        ("p.xlsx", b"", "pack-zero-bytes"),
        ("p.csv", b"", "pack-zero-bytes"),
        ("cities.csv", b"id\n", "pack-one-table"),
        ("anything.CSV", b"id\n", "pack-one-table"),
        ("cities.tsv", b"id\n", "pack-one-table"),
        ("cities.csv.txt", b"id\n", "pack-one-table"),
        ("datapackage.json", b"{}", "pack-one-table"),
        ("notes.txt", b"hello", "not-a-pack"),
        ("notes", b"hello", "not-a-pack"),
        ("p.json", b"{}", "not-a-pack"),
        ("page.xml", b"<page/>", "not-a-pack"),
        ("p.xlsx", b"<page/>", "pack-damaged"),
        ("p.fods", b"hello", "pack-damaged"),
        ("p.xlsx", b"hello", "pack-damaged"),
        ("p.ods", b"hello", "pack-damaged"),
        ("p.zip", b"PK\3\4", "pack-damaged"),
        (
            "pack.gsheet",
            b'{"url": "https://docs.google.com/open?id=x", "doc_id": "x"}',
            "pack-shortcut",
        ),
        ("pack.url", b"[InternetShortcut]", "pack-shortcut"),
        ("pack.webloc", b"<plist/>", "pack-shortcut"),
        ("pack.xlsx", b'{"url": "https://docs.google.com/open?id=x"}', "pack-shortcut"),
    ],
)
def test_files_that_say_little(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal(tmp_path / name)[0] == code


@pytest.mark.parametrize(
    ("name", "files", "code", "kind"),
    [
        (
            "p.xlsb",
            {"[Content_Types].xml": b"", "xl/workbook.bin": b"x"},
            "pack-foreign",
            "Excel (.xlsb)",
        ),
        (
            "p.xlsx",
            {"[Content_Types].xml": b"", "xl/workbook.bin": b"x"},
            "pack-foreign",
            "Excel (.xlsb)",
        ),
        (
            "p.numbers",
            {"Index/Document.iwa": b"x", "preview.jpg": b"x"},
            "pack-foreign",
            "Apple Numbers",
        ),
        (
            "p.zip",
            {"Index.zip": b"x", "Metadata/Properties.plist": b"x"},
            "pack-foreign",
            "Apple Numbers",
        ),
        (
            "p.docx",
            {"[Content_Types].xml": b"", "word/document.xml": b"x"},
            "pack-document",
            "Word (.docx)",
        ),
        (
            "p.xlsx",
            {"[Content_Types].xml": b"", "word/document.xml": b"x"},
            "pack-document",
            "Word (.docx)",
        ),
        (
            "p.pptx",
            {"[Content_Types].xml": b"", "ppt/presentation.xml": b"x"},
            "pack-document",
            "PowerPoint (.pptx)",
        ),
        (
            "p.odt",
            {"mimetype": b"application/vnd.oasis.opendocument.text"},
            "pack-document",
            "OpenDocument (text)",
        ),
    ],
)
def test_zips_of_other_kinds(
    tmp_path: Path, name: str, files: dict[str, bytes], code: str, kind: str
) -> None:
    assert refusal(write_zip(tmp_path / name, files)) == (code, {"kind": kind})


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("p.zip", ".xlsx"),
        ("p", ".xlsx"),
        ("p.xlsx.zip", ".xlsx"),
        ("p.csv", ".xlsx"),
        ("p.xlsx (1)", ".xlsx"),
        ("p.xls", ".xlsx"),
    ],
)
def test_a_workbook_under_a_name_of_another_kind(tmp_path: Path, name: str, ending: str) -> None:
    assert refusal(write_zip(tmp_path / name, xlsx_parts())) == (
        "pack-misnamed",
        {"ending": ending},
    )


def test_an_open_document_workbook_under_a_name_of_another_kind(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "p.zip", ods_tables().values())
    assert refusal(path) == ("pack-misnamed", {"ending": ".ods"})
    (tmp_path / "p.xml").write_bytes(ods_content(ods_tables().values(), root="document"))
    assert refusal(tmp_path / "p.xml") == ("pack-misnamed", {"ending": ".fods"})


@pytest.mark.parametrize("name", ["p.xlsx", "p.ods", "p", "p.zip.txt", "p.cbz"])
def test_a_zip_of_a_folder_under_another_name(tmp_path: Path, name: str) -> None:
    assert refusal(write_zip(tmp_path / name, files_of(), "my pack/")) == (
        "pack-misnamed",
        {"ending": ".zip"},
    )


@pytest.mark.parametrize(
    "write",
    [
        lambda path: write_zip(path.with_suffix(".xlsx"), xlsx_parts()),
        lambda path: write_zip(path.with_suffix(".ods"), xlsx_parts()),
        lambda path: write_ods(path.with_suffix(".ods"), ods_tables().values()),
        lambda path: write_ods(path.with_suffix(".xlsx"), ods_tables().values()),
        lambda path: write_zip(path.with_suffix(".zip"), files_of()),
    ],
)
def test_good_files_are_read(tmp_path: Path, write: object) -> None:
    assert read_pack(write(tmp_path / "pack")).problems == ()  # type: ignore[operator]


def test_a_numbers_document_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "pack.numbers/Index").mkdir(parents=True)
    assert refusal(tmp_path / "pack.numbers") == ("pack-foreign", {"kind": "Apple Numbers"})


def test_a_locked_open_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.ods", "w") as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr(
            "META-INF/manifest.xml",
            "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
        )
        archive.writestr("content.xml", b"\x01\x02")
    assert refusal(tmp_path / "p.ods")[0] == "pack-locked"
