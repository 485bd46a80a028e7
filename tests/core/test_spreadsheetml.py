"""Workbooks that other programs wrote: looks and properties do not matter to a cell."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explainer.core.reading import read_pack

from .office import (
    MAIN,
    RELATIONS,
    Parts,
    glossary_row,
    inline,
    part_of,
    sheet_xml,
    styles_xml,
    write_glossary,
    xlsx_parts,
)
from .packs import content, told, workbook_of, write_pack, write_zip

Change = Callable[[Parts], None]


def everywhere(old: str, new: str) -> Change:
    """Replace a text in every part."""

    def change(parts: Parts) -> None:
        assert any(old.encode() in data for data in parts.values())
        parts.update(
            {name: data.replace(old.encode(), new.encode()) for name, data in parts.items()}
        )

    return change


def replaced(name: str, old: str, new: str) -> Change:
    """Replace a text in one part by a pattern."""

    def change(parts: Parts) -> None:
        text = parts[name].decode()
        assert re.search(old, text, re.S)
        parts[name] = re.sub(old, new, text, flags=re.S).encode()

    return change


def without(*names: str) -> Change:
    def change(parts: Parts) -> None:
        for name in names:
            del parts[name]

    return change


def with_part(name: str, data: bytes) -> Change:
    return lambda parts: parts.update({name: data})


def moved(pattern: str, to: str, target: str) -> Change:
    """Put the sheets elsewhere in the file, and say so."""

    def change(parts: Parts) -> None:
        for name in [name for name in parts if name.startswith("xl/worksheets/")]:
            parts[re.sub(pattern, to, name)] = parts.pop(name)
        relations = parts["xl/_rels/workbook.xml.rels"].decode()
        parts["xl/_rels/workbook.xml.rels"] = re.sub(
            'Target="/xl/worksheets/', f'Target="{target}', relations
        ).encode()

    return change


def upper_case(parts: Parts) -> None:
    for name in list(parts):
        parts[name.upper()] = parts.pop(name)


def back_slashes(parts: Parts) -> None:
    for name in list(parts):
        parts[name.replace("/", "\\")] = parts.pop(name)


def prefixed(parts: Parts) -> None:
    for name in [
        name
        for name in parts
        if name.startswith("xl/worksheets/") or name == "xl/sharedStrings.xml"
    ]:
        text = re.sub(
            r"<(/?)(\w)",
            r"<\1x:\2",
            parts[name].decode().partition("?>")[2] or parts[name].decode(),
        )
        parts[name] = text.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"').encode()
        assert b"<x:row" in parts[name] or b"<x:si" in parts[name]


def in_utf_16(parts: Parts) -> None:
    for name in [
        name for name in parts if name.startswith("xl/worksheets/") or name == "xl/workbook.xml"
    ]:
        text = re.sub(r"<\?xml.*?\?>", "", parts[name].decode())
        parts[name] = ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")


def with_marks(parts: Parts) -> None:
    for name in [name for name in parts if name.endswith(".xml")]:
        parts[name] = b"\xef\xbb\xbf" + parts[name]


def strict(parts: Parts) -> None:
    everywhere(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")(parts)
    everywhere(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")(parts)


def phonetic(parts: Parts) -> None:
    """Readings beside every text, and texts in several runs."""
    runs = (
        r"<si><r><rPr><b/></rPr><t>\1</t></r><r><t></t></r><rPh sb='0' eb='1'><t>reading</t></rPh>"
        "<phoneticPr fontId='1'/></si>"
    )
    replaced("xl/sharedStrings.xml", r"<si><t[^>]*>([^<]*)</t></si>", runs)(parts)


ODD = {
    "strict": strict,
    "no styles": without("xl/styles.xml"),
    "no theme": without("xl/theme/theme1.xml"),
    "no properties": without("docProps/core.xml", "docProps/app.xml"),
    "no types": without("[Content_Types].xml"),
    "no relations of the package": without("_rels/.rels"),
    "broken theme": with_part("xl/theme/theme1.xml", b"<a"),
    "odd date in the properties": replaced(
        "docProps/core.xml", r"\d{4}-\d\d-\d\dT[^<]*", "yesterday"
    ),
    "broken properties": with_part("docProps/core.xml", b"\0"),
    "empty fill": replaced(
        "xl/styles.xml", "<fills.*?</fills>", "<fills><fill/><fill><other x='1'/></fill></fills>"
    ),
    "unknown fonts": replaced(
        "xl/styles.xml", "<fonts.*?</fonts>", "<fonts><font><color rgb='blue'/></font></fonts>"
    ),
    "no cell formats": with_part("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"/>'.encode()),
    "formats without numbers": replaced("xl/styles.xml", 'numFmtId="0"', 'numFmtId="x"'),
    "relative targets": moved("nothing", "", "worksheets/"),
    "sheets elsewhere": moved("xl/worksheets", "data", "/data/"),
    "sheets above": moved("xl/worksheets", "data", "../data/"),
    "targets with spaces": moved("xl/worksheets/", "xl/my sheets/", "my%20sheets/"),
    "capitals": upper_case,
    "back slashes": back_slashes,
    "prefixes": prefixed,
    "utf-16": in_utf_16,
    "marks": with_marks,
    "readings": phonetic,
    "macros": with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    "extensions": replaced(
        part_of("claims"),
        "</worksheet>",
        (
            '<extLst><ext uri="x" xmlns:n="urn:n"><n:sheetData><n:row r="9"><n:c r="A9"><n:v>1</n:v></n:c></n:row>'
            "</n:sheetData></ext></extLst></worksheet>"
        ),
    ),
    "a link to another workbook": replaced(
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        '<Relationship Id="rIdX" Type="urn:x/styles" Target="file:///etc/passwd" TargetMode="External"/>'
        "</Relationships>",
    ),
    "cells beside their rows": replaced(
        part_of("claims"), "</sheetData>", "<c r='A99'><v>1</v></c></sheetData>"
    ),
    "wrong dimension": replaced(
        part_of("claims"), '<dimension ref="[^"]*"', '<dimension ref="nonsense"'
    ),
}


@pytest.mark.parametrize("oddity", ODD)
def test_what_does_not_matter(tmp_path: Path, oddity: str) -> None:
    parts = xlsx_parts()
    ODD[oddity](parts)
    reading = read_pack(write_zip(tmp_path / "p.xlsx", parts))
    plain = read_pack(write_pack(tmp_path / "pack"))
    assert [problem.sentence() for problem in reading.problems] == []
    assert (
        reading.pack is not None
        and plain.pack is not None
        and reading.pack.digest == plain.pack.digest
    )


@pytest.mark.parametrize("ending", ["xlsx", "xlsm", "xltx", "xltm", "XLSX", "ods"])
def test_every_ending_of_a_workbook_will_do(tmp_path: Path, ending: str) -> None:
    assert read_pack(write_zip(tmp_path / f"p.{ending}", xlsx_parts())).problems == ()


def with_everything(workbook: Any) -> None:
    """Whatever a spreadsheet program can put beside cells."""
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import ColorScaleRule
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table

    sheet = workbook["claims"]
    sheet["A1"].comment = Comment("A note", "Someone")
    sheet["A2"].hyperlink = "https://example.org/"
    sheet.conditional_formatting.add(
        "A1:C9", ColorScaleRule("min", None, "FF0000", end_type="max", end_color="00FF00")
    )
    sheet.add_data_validation(DataValidation("list", formula1='"a,b"', sqref="B2:B9"))
    sheet.protection.sheet = True
    sheet.freeze_panes, sheet.auto_filter.ref = "B2", "A1:C3"
    sheet.column_dimensions["B"].hidden = sheet.row_dimensions[2].hidden = True
    workbook["glossary"].add_table(Table(displayName="Words", ref="A1:E2"))
    workbook.defined_names["area"] = DefinedName("area", attr_text="claims!$A$1")
    chart = BarChart()
    chart.add_data(Reference(sheet, 1, 1, 2, 3))
    sheet.add_chart(chart, "H9")
    workbook.create_chartsheet("Chart").add_chart(BarChart())
    workbook["cities"].sheet_state, workbook["sources"].sheet_state = "hidden", "veryHidden"


def test_whatever_stands_beside_cells_does_not_matter(tmp_path: Path) -> None:
    workbook = workbook_of()
    with_everything(workbook)
    workbook.save(tmp_path / "p.xlsx")
    reading = read_pack(tmp_path / "p.xlsx")
    assert [problem.sentence() for problem in reading.problems] == []
    assert reading.pack is not None and len(reading.pack["cities"]) == 2


def glossary(path: Path) -> list[str]:
    """Texts of the glossary's only row; the pack must have no problems."""
    reading = read_pack(path)
    assert reading.pack is not None and [problem.sentence() for problem in reading.problems] == []
    row = reading.pack["glossary"].rows[0]
    return [row.text(name) for name in ("id", "term_en", "term_es", "meaning_en", "meaning_es")]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (inline("plain"), "plain"),
        ('<c t="str"><f>A1</f><v>a result</v></c>', "a result"),
        ('<c t="str"><v>no formula</v></c>', "no formula"),
        ("<c><v>7</v></c>", "7"),
        ('<c t="n"><v>7.5</v></c>', "7.5"),
        ('<c t="b"><v>1</v></c>', "yes"),
        ('<c t="b"><v>0</v></c>', "no"),
        (
            '<c t="inlineStr"><is><r><rPr><b/></rPr><t>two </t></r><r><t>runs</t></r></is></c>',
            "two runs",
        ),
        ('<c t="inlineStr"><is><t>日本</t><rPh sb="0" eb="2"><t>にほん</t></rPh></is></c>', "日本"),
        ('<c t="inlineStr"><is><t><![CDATA[a < b & c]]></t></is></c>', "a < b & c"),
        ('<c t="inlineStr"><is><t>a_x000D_\nb &amp;#38; _x0041_</t></is></c>', "a\nb &#38; A"),
        ("<c><f>1+1</f><v>2</v></c>", "2"),
        ('<c><f t="array" ref="A2:A3">X</f><v>3</v></c>', "3"),
        ('<c><f t="shared" si="0"/><v>4</v></c>', "4"),
        ('<c t="unknown"><v>5</v></c>', "5"),
        ('<c t="d"><v>2025-06-15T00:00:00</v></c>', "2025-06-15"),
        ('<c t="d"><v>2025-06-15</v></c>', "2025-06-15"),
        ('<c t="d"><v>2025-06-15T10:30:00Z</v></c>', "2025-06-15 10:30:00"),
        ('<c s="99"><v>1E-3</v></c>', "0.001"),
        ('<c s="x"><v>0.1</v></c>', "0.1"),
        ("<c><v> 12 </v></c>", "12"),
        ("<c><v>not a number</v></c>", "not a number"),
    ],
)
def test_every_way_to_store_a_value(tmp_path: Path, cell: str, text: str) -> None:
    path = write_glossary(tmp_path / "p.xlsx", glossary_row(meaning_en=cell))
    assert glossary(path) == ["t-x", "A", "B", text, "D"]


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="str"><f>IF(1=1,"","x")</f><v></v></c>',
        '<c t="str"><f>IF(1=1,"","x")</f><v/></c>',
        '<c t="str"><f>""</f></c>',
        "<c/>",
        '<c s="1"/>',
        '<c t="inlineStr"><is><t/></is></c>',
        '<c t="inlineStr"/>',
        '<c t="s"><v></v></c>',
        '<c t="n"><v/></c>',
    ],
)
def test_an_empty_result_is_an_empty_cell(tmp_path: Path, cell: str) -> None:
    rows = glossary_row(meaning_es=f"{inline('D')}{cell}{inline('kept')}")
    rows = rows.replace(inline("meaning_es"), f"{inline('meaning_es')}{cell}{inline('note')}")
    reading = read_pack(write_glossary(tmp_path / "p.xlsx", rows))
    assert [problem.code for problem in reading.problems] == ["column-unknown"]
    assert reading.pack is not None and reading.pack["glossary"].rows[0].extra == {"note": "kept"}


@pytest.mark.parametrize(
    ("cell", "code", "found"),
    [
        ("<c><f>1+1</f></c>", "formula-empty", ""),
        ("<c><f>1+1</f><v/></c>", "formula-empty", ""),
        ('<c><f t="shared" si="1"/></c>', "formula-empty", ""),
        ('<c t="b"><f>TRUE</f><v></v></c>', "formula-empty", ""),
        ('<c t="e"><v>#N/A</v></c>', "cell-error", "#N/A"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "cell-error", "#DIV/0!"),
        ("<c><v>12345678901234567890</v></c>", "number-inexact", "12345678901234567890"),
        ("<c><v>1.23456789012345E+19</v></c>", "number-inexact", "12345678901234500000"),
        ("<c><v>-1234567890123456</v></c>", "number-inexact", "-1234567890123456"),
        ("<c><v>20250615000000000000</v></c>", "number-inexact", "20250615000000000000"),
    ],
)
def test_what_is_wrong_with_a_cell_is_told_with_sheet_and_cell(
    tmp_path: Path, cell: str, code: str, found: str
) -> None:
    path = write_glossary(
        tmp_path / "my book.xlsx", glossary_row(meaning_es=f"{inline('D')}{cell}")
    )
    problem = next(
        problem for problem in read_pack(path).problems if problem.code != "heading-missing"
    )
    assert (problem.code, problem.found, problem.cell) == (code, found, "G2")
    assert problem.sentence().startswith("glossary G2: ") and problem.as_json()["cell"] == "G2"


@pytest.mark.parametrize(
    "stored", ["123456789012345", "1E+22", "5000000000000000", "0.30000000000000004", "27"]
)
def test_numbers_that_are_kept_whole_are_quiet(tmp_path: Path, stored: str) -> None:
    glossary(
        write_glossary(tmp_path / "p.xlsx", glossary_row(meaning_en=f"<c><v>{stored}</v></c>"))
    )


def test_rows_and_cells_that_say_where_they_stand(tmp_path: Path) -> None:
    rows = (
        '<row r="3">'
        + "".join(
            f'<c r="{letter}3" t="inlineStr"><is><t>{name}</t></is></c>'
            for letter, name in zip(
                ("B", "C", "D", "AA", "AB", "AC"),
                ("source_ids", "id", "term_en", "term_es", "meaning_en", "meaning_es"),
                strict=True,
            )
        )
        + '</row><row r="10"><c r="AC10"><v>4</v></c><c r="C10"><v>1</v></c><c r="D10"><v>2</v></c><c r="AA10"><v>3</v></c>'
        + '<c r="AB10"><v>9</v></c></row>'
    )
    path = write_glossary(tmp_path / "p.xlsx", rows)
    assert glossary(path) == ["1", "2", "3", "9", "4"]
    reading = read_pack(path)
    assert reading.pack is not None and reading.pack["glossary"].rows[0].number == 10


@pytest.mark.parametrize(
    "change",
    [
        replaced(part_of("claims"), "</sheetData>", ""),
        without(part_of("claims")),
        without("xl/sharedStrings.xml"),
        replaced("xl/sharedStrings.xml", "<si>", "<si"),
        with_part(part_of("claims"), b""),
        without("xl/workbook.xml"),
        replaced(part_of("claims"), 't="s"><v>\\d+', 't="s"><v>99999'),
        with_part("xl/workbook.xml", b"<workbook"),
        replaced(part_of("claims"), 't="s"><v>\\d+', 't="s"><v>-1'),
        replaced(part_of("claims"), 'r="A2"', 'r="ABCD2"'),
        with_part("XL/Workbook.xml", b"<x/>"),
    ],
)
def test_lost_texts_are_no_empty_ones(tmp_path: Path, change: Change) -> None:
    parts = xlsx_parts()
    change(parts)
    assert told(read_pack(write_zip(tmp_path / "p.xlsx", parts)).problems) == [
        ("pack-damaged", "", 0, "")
    ]


def test_damage_in_a_sheet_that_is_no_table_does_not_matter(tmp_path: Path) -> None:
    file = io.BytesIO()
    workbook = workbook_of()
    workbook.create_sheet("Notes")["A1"] = "x"
    workbook.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[f"xl/worksheets/sheet{len(content()) + 1}.xml"] = b"<broken"
    assert [
        problem.code for problem in read_pack(write_zip(tmp_path / "p.xlsx", parts)).problems
    ] == ["table-unknown"]


@pytest.mark.parametrize("styles", [b"<styleSheet", b"", b"\0\0", b"<!DOCTYPE x><styleSheet/>"])
def test_formats_that_cannot_be_read_are_told_once(tmp_path: Path, styles: bytes) -> None:
    path = write_glossary(tmp_path / "p.xlsx", glossary_row(), styles=styles)
    assert told(read_pack(path).problems) == [("formats-unreadable", "p.xlsx", 0, "")]


@pytest.mark.parametrize(
    ("date1904", "stored", "code", "text"),
    [
        ("0", "45823", "yyyy-mm-dd", "2025-06-15"),
        ("1", "44361", "yyyy-mm-dd", "2025-06-15"),
        ("0", "1", "d/m/y", "1900-01-01"),
        ("0", "59", "d/m/y", "1900-02-28"),
        ("0", "60", "d/m/y", "1900-02-29"),
        ("0", "61", "d/m/y", "1900-03-01"),
        ("0", "0", "d/m/y", "00:00:00"),
        ("0", "-5", "d/m/y", "-5"),
        ("0", "2958465", "d/m/y", "9999-12-31"),
        ("0", "2958466", "d/m/y", "2958466"),
        ("1", "2957000", "d/m/y", "9999-12-28"),
        ("1", "2958465", "d/m/y", "2958465"),
        ("0", "45823", "mmm-yy", "2025-06"),
        ("0", "45809", "mmmm yyyy", "2025-06"),
        ("0", "45823", "yyyy", "2025"),
        ("0", "45823.5", "yyyy-mm-dd", "2025-06-15 12:00:00"),
        ("0", "45823.5", "mmm-yy", "2025-06-15 12:00:00"),
        ("0", "0.4375", "h:mm", "10:30:00"),
        ("0", "1.5", "[h]:mm", "36:00:00"),
        ("0", "45823", "d-mmm", "2025-06-15"),
        ("0", "45823", '[$-C0A]d "de" mmmm "de" yyyy;@', "2025-06-15"),
        ("0", "45823.9999999", "yyyy-mm-dd", "2025-06-16"),
        ("0", "abc", "yyyy-mm-dd", "abc"),
        ("0", "0.27", "0%", "27"),
        ("0", "0.27", "[Red]0.0 %;-0%", "27"),
        ("0", "27", '0"%"', "27"),
        ("0", "7", "000", "007"),
        ("0", "1234.5", "$#,##0.00", "1234.5"),
        ("0", "0.5", "# ?/?", "0.5"),
        ("0", "5", "[$kr-406] #,##0", "5"),
        ("0", "12000", "0.00E+00", "12000"),
        ("0", "27", "General", "27"),
        ("0", "27", '0 "days"', "27"),
        ("0", "27", "\\d0", "27"),
        ("0", "27", "[Blue]0", "27"),
        ("0", "27", '"unclosed', "27"),
        ("0", "27", "[unclosed", "27"),
        ("0", "27", "", "27"),
        ("0", "7", "0" * 300, "7"),
    ],
)
def test_numbers_and_dates_are_what_the_cell_shows(
    tmp_path: Path, date1904: str, stored: str, code: str, text: str
) -> None:
    parts = xlsx_parts()
    parts[part_of("glossary")] = sheet_xml(glossary_row(meaning_en=f'<c s="1"><v>{stored}</v></c>'))
    parts["xl/styles.xml"] = styles_xml(code)
    replaced("xl/workbook.xml", "<workbookPr */>", f'<workbookPr date1904="{date1904}"/>')(parts)
    assert glossary(write_zip(tmp_path / "p.xlsx", parts))[3] == text


@pytest.mark.parametrize(
    ("number", "stored", "text"),
    [
        (9, "0.27", "27"),
        (10, "0.27", "27"),
        (14, "45823", "2025-06-15"),
        (17, "45823", "2025-06"),
        (3, "3300", "3300"),
        (46, "1.5", "36:00:00"),
        (20, "0.5", "12:00:00"),
        (49, "7", "7"),
        (0, "7", "7"),
        (999, "7", "7"),
    ],
)
def test_formats_known_by_number_only(tmp_path: Path, number: int, stored: str, text: str) -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/><xf numFmtId="{number}"/></cellXfs></styleSheet>'.encode()
    row = glossary_row(meaning_en=f'<c s="1"><v>{stored}</v></c>')
    assert glossary(write_glossary(tmp_path / "p.xlsx", row, styles=styles))[3] == text
