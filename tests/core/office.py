"""Office files made by hand, as programs of all kinds write them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from .packs import Tables, content, header_of, workbook_of, write_zip

Parts = dict[str, bytes]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = {
    "office": "office",
    "table": "table",
    "text": "text",
    "style": "style",
    "number": "datastyle",
    "draw": "drawing",
    "meta": "meta",
}
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def xlsx_parts(tables: Tables | None = None) -> Parts:
    """The parts of the small pack's workbook, its texts as shared strings."""
    file = io.BytesIO()
    workbook_of(tables).save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strings: list[bytes] = []

    def share(match: re.Match[bytes]) -> bytes:
        strings.append(match[2])
        return match[1] + b't="s"><v>%d</v></c>' % (len(strings) - 1)

    for name in [name for name in parts if name.startswith("xl/worksheets/")]:
        parts[name] = re.sub(
            rb'(<c [^>]*)t="inlineStr"[^>]*><is>(.*?)</is></c>', share, parts[name]
        )
    items = b"".join(b"<si>%s</si>" % string for string in strings)
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%s</sst>' % (MAIN.encode(), items)
    return parts


def part_of(table: str) -> str:
    """The part that holds the sheet of a table."""
    return f"xl/worksheets/sheet{list(content()).index(table) + 1}.xml"


def sheet_xml(rows: str, after: str = "") -> bytes:
    """A sheet with these rows, as text."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def glossary_row(**cells: str) -> str:
    """Rows 1 and 2 of table `glossary`, cells of the second by name, as XML without their `r`."""
    usual = {
        "id": "t-x",
        "source_ids": "",
        "term_en": "A",
        "term_es": "B",
        "meaning_en": "C",
        "meaning_es": "D",
    }
    names = list(usual)
    second = "".join(cells.get(name, inline(usual[name])) for name in names)
    return f"<row>{''.join(map(inline, names))}</row><row>{second}</row>"


def inline(text: str) -> str:
    """A cell with its text in it."""
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def write_glossary(path: Path, rows: str, after: str = "", **others: bytes) -> Path:
    """The small pack's workbook with another `glossary`; `others` are parts such as `styles`."""
    parts = xlsx_parts()
    parts[part_of("glossary")] = sheet_xml(rows, after)
    parts.update({f"xl/{name}.xml": data for name, data in others.items()})
    return write_zip(path, parts)


def styles_xml(*codes: str) -> bytes:
    """A part of styles: cell format 1 shows the first number format, and so on."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for n, code in enumerate(codes)
    )
    cells = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    ).encode()


def ods_cell(text: str, extra: str = 'office:value-type="string"') -> str:
    """A cell of an OpenDocument table, its text given as XML."""
    return (
        f"<table:table-cell {extra}><text:p>{text}</text:p></table:table-cell>"
        if text or extra
        else EMPTY
    )


EMPTY = "<table:table-cell/>"


def ods_row(cells: Iterable[str], extra: str = "") -> str:
    """A row of an OpenDocument table."""
    return f"<table:table-row {extra}>{''.join(cells)}</table:table-row>"


def ods_table(name: str, rows: str) -> str:
    """An OpenDocument table."""
    return f'<table:table table:name="{name}"><table:table-column/>{rows}</table:table>'


def ods_tables(tables: Tables | None = None) -> dict[str, str]:
    """The tables of a pack as OpenDocument tables, all cells texts."""
    found = {}
    for table, rows in (content() if tables is None else tables).items():
        names = header_of(table, rows)
        lines = [names, *([row.get(name, "") for name in names] for row in rows)]
        cells = [[ods_cell(escape(text)) if text else EMPTY for text in line] for line in lines]
        found[table] = ods_table(table, "".join(map(ods_row, cells)))
    return found


def ods_content(tables: Iterable[str], styles: str = "", root: str = "document-content") -> bytes:
    """The text of an OpenDocument workbook."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in _ODF.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{root} {spaces} {_CALC}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet>"
        f"</office:body></office:{root}>"
    ).encode()


def write_ods(path: Path, tables: Iterable[str], formats: str = "", **others: bytes) -> Path:
    """Write an OpenDocument workbook; returns its path. `others` are parts such as `styles`."""
    parts = {
        "mimetype": ODS_TYPE,
        "content.xml": ods_content(tables, formats),
        "META-INF/manifest.xml": b"<manifest/>",
    }
    return write_zip(path, parts | {f"{name}.xml": data for name, data in others.items()})
