"""Tables that leave the program, read back as the people who get them would."""

from __future__ import annotations

import csv
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from explainer.content import city_views, exporting, source_views, step_views
from explainer.content.exporting import Sheet

from ..core.building import pack, sample

SHEET = Sheet("Cities", ("City", "Numbers"), (("Los Ángeles", "+56%"), ("New\nYork", "27\u00a0%")),
              ("Small pack · 1.2", "=[1] The Gazette"))


# What is shown, as text

def test_the_cells_asked_for_in_the_order_asked_for() -> None:
    view = step_views.impacts(sample(), "en")
    sheet = exporting.shown(view, [2, 1], ["evidence", "group"], ["Evidence", "Kind"], "en", "Impacts")
    assert sheet == Sheet("Impacts", ("Evidence", "Kind"), (
        ("rumour; Partly", "Context"), ("Partly; Confirmed; Not found", "Impact and effect")))


def test_each_number_keeps_its_status_and_sources() -> None:
    view = city_views.side_by_side(sample(), "es")
    sheet = exporting.shown(view, [0], ["article", "published", "about"], ["a", "b", "c"], "es")
    assert sheet.rows == ((
        "27\u00a0% No encontrado en otra fuente [1]", "2,792 Una fuente [2] [3]",
        "Arrestos; Oficina de Los Ángeles · 6 de junio – 8 de julio de 2025"),)
    assert (sheet.title, sheet.notes) == ("", ())


def test_a_cell_that_is_no_panels_cell_is_written_as_it_is() -> None:
    view = source_views.glossary(sample(), "en")
    view.frame["plain"] = [1, None]
    assert exporting.shown(view, [0, 1], ["plain"], ["Plain"], "en").rows == (("1.0",), ("nan",))


def test_which_sources_the_cells_cite() -> None:
    view = city_views.side_by_side(sample(), "en")
    assert exporting.cited_numbers(view, [0, 2], ["article", "rule", "published"]) == (1, 2, 3, 4)
    assert exporting.cited_numbers(view, [0, 2], ["article"]) == (1, 3)
    assert exporting.cited_numbers(view, [2], ["article"]) == (3,)
    assert exporting.cited_numbers(view, [], ["article"]) == ()
    view.frame["plain"] = ["x", "y", "z"]
    assert exporting.cited_numbers(view, [0, 2], ["plain", "article"]) == (1, 3)


def test_source_notes_are_the_whole_lines_in_the_packs_order() -> None:
    assert exporting.source_notes(sample(), (4, 2, 99), "en") == (
        "[2] ICE, “Arrest counts”, July 2025", "[4] City of Chicago, “Ordinance”, undated")
    assert exporting.source_notes(sample(), [1], "es") == (
        "[1] The Gazette, “A directive”, 20 de junio de 2025, leído en una copia",)
    assert exporting.source_notes(sample(), (), "en") == ()


def test_an_export_says_which_pack_it_is_from() -> None:
    assert exporting.provenance(sample(), "en") == "Small pack · 1.2 · 3f9a2c71 · 2026-11-24"
    assert exporting.provenance(sample(), "es") == "Paquete pequeño · 1.2 · 3f9a2c71 · 2026-11-24"
    assert exporting.provenance(pack(title_en="Other", version="2"), "es") == "Other · 2 · 3f9a2c71"


# Clipboard

def test_the_clipboard_has_the_header_first_and_tabs_between_columns() -> None:
    bare = Sheet("", ("A", "B"), (("1", "two  words"), ("x\ty", "one\r\ntwo")))
    assert exporting.clipboard_text(bare) == "A\tB\n1\ttwo words\nx y\tone two"


def test_notes_follow_after_an_empty_line() -> None:
    assert exporting.clipboard_text(SHEET) == (
        "City\tNumbers\nLos Ángeles\t+56%\nNew York\t27 %\n\nSmall pack · 1.2\n'=[1] The Gazette")


@given(st.integers(1, 4).flatmap(lambda width: st.lists(
    st.lists(st.text(), min_size=width, max_size=width), min_size=1, max_size=4)))
def test_the_clipboard_keeps_rows_and_columns(table: list[list[str]]) -> None:
    header, *rows = (tuple(row) for row in table)
    lines = exporting.clipboard_text(Sheet("", header, tuple(rows))).split("\n")
    assert [line.split("\t") for line in lines] == [[exporting.guarded(" ".join(cell.split())) for cell in row]
                                                    for row in table]


# Formulas

FORMULAS = [
    "=1+2", "=", '=HYPERLINK("x")', "@SUM(1)", "@cmd", "+cmd", "-cmd", "-2+3", "+1-213-555-0123", "--5", "-A1", "+(1)",
    "\tx", "\rx", "\n=1", " =1", "\u00a0=1", "\u200b=1+2", "\ufeff=1", "\u00ad+cmd", "＝1+2", "＋cmd", "－2+3", "＠SUM(1)",
    '"=1+2"', '"+cmd"', "=cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "+78% cmd|' /C calc'!A0", "+1 SUM(A1:A9)",
    "-5 *2", "+5 -3", "-5 Sheet!A1", "+1 A1:B2", "-5%+1", "- an item of a list", "+78%=1",
]
NO_FORMULAS = [
    "", "27%", "+78%", "+56\u00a0%", "-5", "-3.5", "+1,234.5", "-1.234,5", "-1\u202f234", "−28%", "−5 %", "+$45", "- 5",
    "+78% Change in ICE removals", "-12 % (2025)", "-5 people per day [2] (Reported by one source)", "+1 213 555 0123",
    "+78% Change · Los Angeles office · 2025 [2]", "-3.", "a=b", "'=1", "[1] x", "–", "—", "(=1)", "1+2", "2025-06-15",
    "“=1”", "¿Qué? = nada", "\t", "#N/A",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe(text: str) -> None:
    assert exporting.guarded(text) == "'" + text


@pytest.mark.parametrize("text", NO_FORMULAS)
def test_numbers_and_other_text_stay_as_they_are(text: str) -> None:
    assert exporting.guarded(text) == text


@pytest.mark.parametrize("text", [*FORMULAS, *NO_FORMULAS])
def test_clipboard_csv_and_workbook_guard_the_same(text: str, tmp_path: Path) -> None:
    """In the header, a cell and a note."""
    said = " ".join(text.split())
    sheet = Sheet("", (said, "b"), ((said, "x"),), (said,))
    expected = exporting.guarded(said)
    copied = exporting.clipboard_text(sheet).split("\n")
    assert [line.partition("\t")[0] for line in copied] == [expected, expected, "", expected]
    exporting.write_csv(sheet, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row or [""])[0] for row in csv.reader(file)] == [expected] * 3
    exporting.write_xlsx(sheet, tmp_path / "out.xlsx")
    page = load_workbook(tmp_path / "out.xlsx").active
    assert page is not None
    cells = [page.cell(number, 1) for number in (1, 2, 3)]
    if said:
        assert [(cell.value, cell.data_type, bool(cell.quotePrefix)) for cell in cells] == [
            (said, "s", expected != said)] * 3


@given(st.text("+-=@0123456789.,% abc(|!\"'\t\u200b", max_size=12))
def test_a_guarded_text_is_none_for_a_second_time(text: str) -> None:
    assert exporting.guarded(exporting.guarded(text)) == exporting.guarded(text)
    assert exporting.guarded(text) in (text, "'" + text)


# CSV

def test_csv_is_utf_8_with_mark_crlf_and_guarded(tmp_path: Path) -> None:
    exporting.write_csv(SHEET, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == (
        b"\xef\xbb\xbfCity,Numbers\r\n" + "Los Ángeles,+56%\r\n".encode()
        + '"New\nYork",27\u00a0%\r\nSmall pack · 1.2\r\n\'=[1] The Gazette\r\n'.encode())


def test_csv_is_read_back_whole(tmp_path: Path) -> None:
    odd = Sheet("", ("a", "b"), (('say "hi", twice', "one\ntwo\r\nthree"), ("", "ñ;é")))
    exporting.write_csv(odd, tmp_path / "out.csv")
    text = (tmp_path / "out.csv").read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [list(odd.header), *map(list, odd.rows)]


# XLSX

def test_xlsx_holds_every_cell_as_text(tmp_path: Path) -> None:
    sheet = Sheet("x", ("City", "Number"), (("=1+1", "+56%"), ("#N/A", "2,792"), ("bell\x07", "TRUE")), ("=note",))
    exporting.write_xlsx(sheet, tmp_path / "out.xlsx")
    page = load_workbook(tmp_path / "out.xlsx").active
    assert page is not None
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["City", "Number"], ["=1+1", "+56%"], ["#N/A", "2,792"], ["bell", "TRUE"], ["=note", None]]
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} == {"s"}
    raw = zipfile.ZipFile(tmp_path / "out.xlsx").read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in raw and b't="e"' not in raw


def test_xlsx_is_laid_out_to_be_read(tmp_path: Path) -> None:
    exporting.write_xlsx(SHEET, tmp_path / "out.xlsx")
    page = load_workbook(tmp_path / "out.xlsx").active
    assert page is not None
    assert (page.title, page.freeze_panes, page.max_column) == ("Table", "A2", 2)
    assert [cell.font.bold for cell in page["A"]] == [True, False, False, False, False]
    assert page["B1"].font.bold
    assert [cell.alignment.wrap_text for cell in page["A"]] == [True, True, True, None, None]
    assert {cell.alignment.vertical for cell in page["A"]} == {"top"}
    assert {letter: column.width for letter, column in page.column_dimensions.items()} == {"A": 32, "B": 32}


def test_a_cell_longer_than_a_spreadsheet_can_hold_is_cut(tmp_path: Path) -> None:
    exporting.write_xlsx(Sheet("", ("a",), (("x" * 40_000,),)), tmp_path / "out.xlsx")
    page = load_workbook(tmp_path / "out.xlsx").active
    assert page is not None
    assert page["A2"].value == "x" * 32_767


# Whole files only

WRITERS = [pytest.param(exporting.write_csv, "csv", id="csv"), pytest.param(exporting.write_xlsx, "xlsx", id="xlsx")]


@pytest.mark.parametrize(("write", "ending"), WRITERS)
def test_an_older_file_is_replaced_and_nothing_else_left(write, ending: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    target = tmp_path / f"out.{ending}"
    target.write_bytes(b"old")
    write(SHEET, target)
    assert target.read_bytes() != b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_others_may_read_the_file(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        exporting.write_csv(SHEET, tmp_path / "out.csv")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o644


@pytest.mark.parametrize(("write", "ending"), WRITERS)
def test_a_place_that_cannot_be_written_is_an_error_and_leaves_nothing(write, ending: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    occupied = tmp_path / f"folder.{ending}"
    occupied.mkdir()
    with pytest.raises(OSError):
        write(SHEET, occupied)
    with pytest.raises(OSError):
        write(SHEET, tmp_path / "nowhere" / f"out.{ending}")
    assert list(tmp_path.iterdir()) == [occupied]
