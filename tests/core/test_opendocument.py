"""OpenDocument workbooks (.ods, .fods): what a person sees in a cell is what is read."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from explainer.core.reading import Reading, read_pack

from .office import (
    EMPTY,
    ODS_TYPE,
    ods_cell,
    ods_content,
    ods_row,
    ods_table,
    ods_tables,
    write_ods,
)
from .packs import files_of, told, write_pack, write_zip

NAMES = ("id", "source_ids", "term_en", "term_es", "meaning_en", "meaning_es")


def with_glossary(path: Path, *cells: str, styles: str = "", columns: str = "") -> Reading:
    """The small pack with one row of table `glossary`: these cells from column `term_en` on."""
    rows = ods_row(map(ods_cell, NAMES)) + ods_row([ods_cell("t-x"), EMPTY, *cells])
    tables = {**ods_tables(), "glossary": ods_table("glossary", columns + rows)}
    return read_pack(write_ods(path, tables.values(), styles))


def shown(path: Path, cell: str, styles: str = "", columns: str = "") -> str:
    """What is read of a cell in column `meaning_en`; the pack must have no problems."""
    others_of_row = [ods_cell("A"), ods_cell("B"), cell, ods_cell("D")]
    reading = with_glossary(path, *others_of_row, styles=styles, columns=columns)
    assert [problem.sentence() for problem in reading.problems] == []
    assert reading.pack is not None and reading.pack["glossary"].rows[0].text("meaning_es") == "D"
    return reading.pack["glossary"].rows[0].text("meaning_en")


def same_pack(reading: Reading, tmp_path: Path) -> bool:
    plain = read_pack(write_pack(tmp_path / "plain"))
    assert [problem.sentence() for problem in reading.problems] == []
    return (
        reading.pack is not None
        and plain.pack is not None
        and reading.pack.digest == plain.pack.digest
    )


@pytest.mark.parametrize("ending", ["ods", "ODS", "ots", "xlsx"])
def test_it_is_the_same_pack_as_a_folder(tmp_path: Path, ending: str) -> None:
    assert same_pack(
        read_pack(write_ods(tmp_path / f"p.{ending}", ods_tables().values())), tmp_path
    )


@pytest.mark.parametrize("ending", ["fods", "ods", "xlsx"])
def test_a_flat_one_is_read_too(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"p.{ending}").write_bytes(ods_content(ods_tables().values(), root="document"))
    assert same_pack(read_pack(tmp_path / f"p.{ending}"), tmp_path)


def test_places_name_sheet_and_cell(tmp_path: Path) -> None:
    reading = with_glossary(tmp_path / "my book.ods", ods_cell("A"), EMPTY, ods_cell("B"))
    assert [problem.place() for problem in reading.problems] == [
        "glossary D2 (term_es)",
        "glossary F2 (meaning_es)",
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (ods_cell("plain"), "plain"),
        (ods_cell("a &lt;b&gt; &amp; c"), "a <b> & c"),
        (ods_cell("a  \n b"), "a b"),
        (ods_cell('a<text:s/>b<text:s text:c="3"/>c'), "a b   c"),
        (ods_cell("a<text:tab/>b<text:line-break/>c"), "a\tb\nc"),
        (ods_cell("one</text:p><text:p>two</text:p><text:p/><text:p>four"), "one\ntwo\n\nfour"),
        (
            ods_cell(
                '<text:span text:style-name="T1">bold <text:span>and</text:span></text:span> not'
            ),
            "bold and not",
        ),
        (
            ods_cell('see <text:a xmlns:xlink="urn:x" xlink:href="https://x">there</text:a>'),
            "see there",
        ),
        (
            ods_cell("kept").replace(
                "<text:p>", "<office:annotation><text:p>a note</text:p></office:annotation><text:p>"
            ),
            "kept",
        ),
        (ods_cell("kept<text:note><text:p>note</text:p></text:note>"), "kept"),
        (
            ods_cell("kept").replace(
                "<text:p>",
                "<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>"
                "<text:p>",
            ),
            "kept",
        ),
        (
            ods_cell("", 'office:value-type="string" office:string-value="hidden"').replace(
                "<text:p></text:p>", ""
            ),
            "hidden",
        ),
        (ods_cell("27%", 'office:value-type="percentage" office:value="0.27"'), "27"),
        (ods_cell("$3,300.00", 'office:value-type="currency" office:value="3300"'), "3300"),
        (ods_cell("3.300,5", 'office:value-type="float" office:value="3300.5"'), "3300.5"),
        (ods_cell("TRUE", 'office:value-type="boolean" office:boolean-value="true"'), "yes"),
        (ods_cell("FALSCH", 'office:value-type="boolean" office:boolean-value="false"'), "no"),
        (
            ods_cell(
                "VERDADERO", 'office:value-type="float" office:value="1" table:formula="of:=TRUE()"'
            ),
            "yes",
        ),
        (
            ods_cell(
                "FALSE", 'office:value-type="float" office:value="0" table:formula="of:=FALSE()"'
            ),
            "no",
        ),
        (ods_cell("1", 'office:value-type="float" office:value="1"'), "1"),
        (
            ods_cell("15/06/25", 'office:value-type="date" office:date-value="2025-06-15"'),
            "2025-06-15",
        ),
        (
            ods_cell("x", 'office:value-type="date" office:date-value="2025-06-15T00:00:00"'),
            "2025-06-15",
        ),
        (
            ods_cell("x", 'office:value-type="date" office:date-value="2025-06-15T10:30:00.5"'),
            "2025-06-15 10:30:00",
        ),
        (ods_cell("x", 'office:value-type="date" office:date-value="2025-02-31"'), "2025-02-31"),
        (ods_cell("x", 'office:value-type="time" office:time-value="PT10H30M00S"'), "10:30:00"),
        (ods_cell("x", 'office:value-type="time" office:time-value="PT36H00M00S"'), "36:00:00"),
        (ods_cell("a result", 'office:value-type="string" table:formula="of:=A1"'), "a result"),
        (ods_cell("#hashtag", 'office:value-type="string"'), "#hashtag"),
        (ods_cell("no type", 'table:style-name="x"'), "no type"),
    ],
)
def test_every_way_to_store_a_value(tmp_path: Path, cell: str, text: str) -> None:
    assert shown(tmp_path / "p.ods", cell) == text


DATES = "".join(
    f'<number:date-style style:name="N{name}">{"".join(f"<number:{part}/>" for part in parts.split())}</number:date-style>'
    for name, parts in {
        "day": "day month year",
        "month": "month text year",
        "year": "year",
        "dm": "day month",
    }.items()
)
CELLS = "".join(
    f'<style:style style:name="ce-{name}" style:family="table-cell" style:data-style-name="N{name}"/>'
    for name in ("day", "month", "year", "dm", "zeros", "plain")
)
ZEROS = (
    '<number:number-style style:name="Nzeros"><number:number number:min-integer-digits="3"/></number:number-style>'
    '<number:number-style style:name="Nplain"><number:number number:min-integer-digits="1"/></number:number-style>'
)
CHILD = (
    '<style:style style:name="child" style:family="table-cell" style:parent-style-name="ce-month"/>'
)
LOOP = '<style:style style:name="loop" style:family="table-cell" style:parent-style-name="loop"/>'


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("day", "2025-06-15"),
        ("month", "2025-06"),
        ("year", "2025"),
        ("dm", "2025-06-15"),
        ("unknown", "2025-06-15"),
    ],
)
def test_dates_have_the_parts_that_their_format_shows(
    tmp_path: Path, style: str, text: str
) -> None:
    value = 'office:value-type="date" office:date-value="2025-06-15"'
    cell = ods_cell("x", f'{value} table:style-name="ce-{style}"')
    assert shown(tmp_path / "p.ods", cell, DATES + CELLS) == text


def test_formats_of_columns_rows_and_parents_count(tmp_path: Path) -> None:
    value = 'office:value-type="date" office:date-value="2025-06-15"'
    columns = (
        '<table:table-column table:number-columns-repeated="3"/><table:table-column '
        'table:default-cell-style-name="ce-year" table:number-columns-repeated="2"/>'
    )
    assert shown(tmp_path / "p.ods", ods_cell("x", value), DATES + CELLS, columns) == "2025"
    assert (
        shown(
            tmp_path / "p.ods",
            ods_cell("x", f'{value} table:style-name="child"'),
            DATES + CELLS + CHILD,
        )
        == "2025-06"
    )
    assert (
        shown(tmp_path / "p.ods", ods_cell("x", f'{value} table:style-name="loop"'), LOOP)
        == "2025-06-15"
    )


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ("zeros", "7", "007"),
        ("plain", "7", "7"),
        ("zeros", "1234", "1234"),
        ("unknown", "7", "7"),
        ("zeros", "-5", "-05"),
    ],
)
def test_zeros_that_a_format_shows_are_kept(
    tmp_path: Path, style: str, value: str, text: str
) -> None:
    cell = ods_cell(
        "x", f'office:value-type="float" office:value="{value}" table:style-name="ce-{style}"'
    )
    assert shown(tmp_path / "p.ods", cell, ZEROS + CELLS) == text


@pytest.mark.parametrize(
    "cell",
    [
        EMPTY,
        '<table:table-cell office:value-type="string" office:string-value="" table:formula="of:=IF(1=1;&quot;&quot;)"/>',
        '<table:table-cell table:formula="of:=IF(1=1;&quot;&quot;)"><text:p/></table:table-cell>',
        '<table:table-cell table:style-name="x"/>',
        ods_cell(" "),
        '<table:table-cell office:value-type="string"><text:p/></table:table-cell>',
        "<table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell>",
    ],
)
def test_empty_cells_are_empty(tmp_path: Path, cell: str) -> None:
    reading = with_glossary(
        tmp_path / "p.ods", ods_cell("A"), ods_cell("B"), ods_cell("C"), ods_cell("D"), cell
    )
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("cell", "code", "found"),
    [
        ('<table:table-cell table:formula="of:=1+1"/>', "formula-empty", ""),
        (
            ods_cell(
                "#DIV/0!",
                'office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"',
            ),
            "cell-error",
            "#DIV/0!",
        ),
        (
            ods_cell("Err:502", 'office:value-type="float" office:value="0" table:formula="of:=X"'),
            "cell-error",
            "Err:502",
        ),
        (
            ods_cell("#N/A", 'office:value-type="float" office:value="0" table:formula="of:=NA()"'),
            "cell-error",
            "#N/A",
        ),
        (
            ods_cell("1E+19", 'office:value-type="float" office:value="12345678901234567890"'),
            "number-inexact",
            "12345678901234567890",
        ),
    ],
)
def test_what_is_wrong_with_a_cell_is_told_with_sheet_and_cell(
    tmp_path: Path, cell: str, code: str, found: str
) -> None:
    texts = map(ods_cell, "ABCD")
    problems = with_glossary(tmp_path / "p.ods", *texts, cell).problems
    problem = next(problem for problem in problems if problem.code != "heading-missing")
    assert (problem.code, problem.found, problem.place()) == (code, found, "glossary G2")


def test_repeated_cells_and_rows_are_unfolded(tmp_path: Path) -> None:
    same = ods_cell("same", 'office:value-type="string" table:number-columns-repeated="4"')
    blank = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row>"
    )
    header = ods_row(
        [ods_cell(name) for name in NAMES]
        + ['<table:table-cell table:number-columns-repeated="16378"/>']
    )
    rows = (
        header
        + blank
        + ods_row([ods_cell("t-x"), EMPTY, same])
        + ods_row([ods_cell("t-y"), EMPTY, same], 'table:number-rows-repeated="2"')
        + blank.replace('"3"', '"1048000"')
    )
    reading = read_pack(
        write_ods(
            tmp_path / "p.ods", {**ods_tables(), "glossary": ods_table("glossary", rows)}.values()
        )
    )
    assert told(reading.problems) == [("id-twice", "glossary (p.ods)", 7, "id")]
    assert reading.pack is not None
    assert [(row.number, row.text("meaning_es")) for row in reading.pack["glossary"]] == [
        (5, "same"),
        (6, "same"),
    ]


def test_merged_cells_are_told(tmp_path: Path) -> None:
    wide = ods_cell(
        "C",
        'office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"',
    )
    covered = '<table:covered-table-cell office:value-type="string"><text:p>below</text:p></table:covered-table-cell>'
    reading = with_glossary(tmp_path / "p.ods", ods_cell("A"), ods_cell("B"), wide, covered)
    assert told(reading.problems) == [
        ("cells-merged", "p.ods", 0, ""),
        ("text-missing", "glossary (p.ods)", 2, "meaning_es"),
    ]
    assert reading.problems[0].found == "glossary E2:F2"


def test_other_sheets_and_what_stands_beside_the_tables(tmp_path: Path) -> None:
    beside = (
        '<table:shapes><draw:frame><table:table table:name="claims"/></draw:frame></table:shapes>'
        "<office:forms/><table:table-header-rows>"
    )
    tables = [
        table.replace("<table:table-row", beside + "<table:table-row", 1).replace(
            "</table:table-row>", "</table:table-row></table:table-header-rows>", 1
        )
        for table in ods_tables().values()
    ]
    links = '<table:dde-links><table:dde-link><table:table table:name="claims"/></table:dde-link></table:dde-links>'
    notes = ods_table("Notes", ods_row([ods_cell("x")]))
    reading = read_pack(write_ods(tmp_path / "p.ods", [notes, *tables, links]))
    assert told(reading.problems) == [("table-unknown", "p.ods", 0, "")]
    assert reading.pack is not None and len(reading.pack["claims"]) == 3


def test_formats_may_stand_in_the_part_of_styles(tmp_path: Path) -> None:
    cell = ods_cell(
        "x", 'office:value-type="date" office:date-value="2025-06-15" table:style-name="child"'
    )
    tables = {
        **ods_tables(),
        "glossary": ods_table(
            "glossary",
            ods_row(map(ods_cell, NAMES))
            + ods_row([ods_cell("t-x"), EMPTY, ods_cell("A"), ods_cell("B"), cell, ods_cell("D")]),
        ),
    }
    reading = read_pack(
        write_ods(tmp_path / "p.ods", tables.values(), CHILD, styles=ods_content((), DATES + CELLS))
    )
    assert (
        reading.pack is not None
        and reading.pack["glossary"].rows[0].text("meaning_en") == "2025-06"
    )


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"mimetype": ODS_TYPE, "content.xml": b"<broken"}, "pack-damaged"),
        ({"mimetype": ODS_TYPE}, "pack-damaged"),
        ({"mimetype": ODS_TYPE, "content.xml": b""}, "pack-damaged"),
        (
            {"mimetype": ODS_TYPE, "content.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"},
            "pack-damaged",
        ),
        ({"mimetype": ODS_TYPE, "content.xml": b"<a/>"}, "pack-damaged"),
        ({"mimetype": ODS_TYPE, "content.xml": ods_content([])}, "not-a-pack"),
        (
            {
                "mimetype": ODS_TYPE,
                "content.xml": b"\x8f\x01",
                "META-INF/manifest.xml": b"<x><manifest:encryption-data/></x>",
            },
            "pack-locked",
        ),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"},
            "pack-document",
        ),
        (
            {
                "mimetype": b"application/vnd.oasis.opendocument.presentation",
                "content.xml": b"<a/>",
            },
            "pack-document",
        ),
    ],
)
def test_what_cannot_be_read_is_one_line(
    tmp_path: Path, parts: dict[str, bytes], code: str
) -> None:
    reading = read_pack(write_zip(tmp_path / "p.ods", parts))
    assert reading.pack is None and told(reading.problems) == [(code, "", 0, "")]


def test_a_workbook_cut_off_is_damaged(tmp_path: Path) -> None:
    content = ods_content(ods_tables().values())
    with zipfile.ZipFile(tmp_path / "p.ods", "w") as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("content.xml", content[: len(content) // 2])
    assert [problem.code for problem in read_pack(tmp_path / "p.ods").problems] == ["pack-damaged"]


def test_a_pack_in_a_folder_zip_is_not_taken_for_one(tmp_path: Path) -> None:
    files = {**files_of(), "mimetype": b"text/csv", "content.xml": escape("<a/>").encode()}
    assert read_pack(write_zip(tmp_path / "p.zip", files)).problems == ()
