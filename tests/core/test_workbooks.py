"""Packs as workbooks: what a person sees in a cell is what is read."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from explainer.core.reading import Reading, read_pack

from .packs import Tables, content, told, workbook_of, write_pack, write_workbook, write_zip

Change = Callable[[Any], None]


def changed(path: Path, change: Change, tables: Tables | None = None) -> Path:
    """The small pack as a workbook, changed by `change` through openpyxl."""
    workbook = workbook_of(tables)
    change(workbook)
    workbook.save(path)
    return path


def put(table: str, row: int, column: str, value: object, number_format: str = "General") -> Change:
    """Put a value into the cell of a column, as a spreadsheet program would."""

    def change(workbook: Any) -> None:
        sheet = workbook[table]
        names = [cell.value for cell in sheet[1]]
        cell = sheet.cell(row, names.index(column) + 1)
        cell.value = value
        cell.number_format = number_format

    return change


def cell(path: Path, table: str, row_id: str, column: str) -> object:
    reading = read_pack(path)
    assert reading.pack is not None and reading.problems == ()
    return reading.pack[table].by_id[row_id].cells[column]


def rewritten(path: Path, name: str, change: Callable[[str], str]) -> Path:
    """The workbook with the text of one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    text = parts[name].decode()
    assert change(text) != text
    parts[name] = change(text).encode()
    return write_zip(path, parts)


def test_a_workbook_is_the_same_pack_as_a_folder(tmp_path: Path) -> None:
    workbook = read_pack(write_workbook(tmp_path / "Pack.XLSX"), built_in=False)
    folder = read_pack(write_pack(tmp_path / "pack"))
    assert workbook.problems == () == folder.problems
    assert workbook.pack is not None and folder.pack is not None
    assert workbook.pack.digest == folder.pack.digest
    for name in content():
        assert workbook.pack[name].rows == folder.pack[name].rows


def test_no_descriptor_is_wanted(tmp_path: Path) -> None:
    assert read_pack(write_workbook(tmp_path / "p.xlsx")).problems == ()


@pytest.mark.parametrize(("value", "number_format", "number"), [
    (0.27, "0%", 27.0), (0.27, "0.00%", 27.0), (0.273, "0.0%", 27.3), (1.5, "0 %", 150.0), (-0.05, "0%", -5.0),
    (27, '0"%"', 27.0), (27, "0\\%", 27.0), (27, "General", 27.0), (27.0, "0", 27.0), (27.25, "General", 27.25),
    (3300, "#,##0", 3300.0), (1e-7, "General", 1e-7), (1e22, "General", 1e22), ("27", "@", 27.0),
    ("3,300", "General", 3300.0),
    (1, "0%", 100.0),
])
def test_numbers_are_what_the_cell_shows(tmp_path: Path, value: object, number_format: str, number: float) -> None:
    path = changed(tmp_path / "p.xlsx", put("claims", 2, "value", value, number_format))
    assert cell(path, "claims", "C1", "value") == number


@pytest.mark.parametrize(("value", "number_format", "text"), [
    (7, "000", "007"), (7, "0", "7"), (2007, "General", "2007"), (2007.0, "General", "2007"), (12.5, "General", "12.5"),
    ("007", "@", "007"), ("007", "General", "007"), (True, "General", "yes"), (False, "General", "no"),
    (1234, "00", "1234"),
    (datetime.datetime(2008, 3, 1), "yyyy", "2008"), (datetime.time(10, 30), "h:mm", "10:30:00"),
])
def test_texts_are_what_the_cell_holds(tmp_path: Path, value: object, number_format: str, text: str) -> None:
    path = changed(tmp_path / "p.xlsx", put("research", 2, "years", value, number_format))
    assert cell(path, "research", "r-study", "years") == text


def test_ids_keep_their_zeros(tmp_path: Path) -> None:
    path = changed(tmp_path / "p.xlsx", put("glossary", 2, "id", 7, "000"))
    reading = read_pack(path)
    assert reading.problems == () and reading.pack is not None
    assert reading.pack["glossary"].rows[0].id == "007"


@pytest.mark.parametrize(("value", "number_format"), [
    (datetime.datetime(2025, 6, 15), "yyyy-mm-dd"), (datetime.date(2025, 6, 15), "d/m/yy"), ("2025-06-15", "@"),
    (45823, "dd/mm/yyyy"),
])
def test_dates(tmp_path: Path, value: object, number_format: str) -> None:
    path = changed(tmp_path / "p.xlsx", put("events", 2, "date", value, number_format))
    assert str(cell(path, "events", "ev-post", "date")) == "2025-06-15"


@pytest.mark.parametrize(("value", "found"), [
    (datetime.datetime(2025, 6, 15, 10, 30), "2025-06-15 10:30:00"), (45823, "45823"), ("15/06/2025", "15/06/2025"),
])
def test_other_dates_are_told(tmp_path: Path, value: object, found: str) -> None:
    reading = read_pack(changed(tmp_path / "p.xlsx", put("sources", 2, "date", value)
                                if not isinstance(value, datetime.datetime) else
                                put("sources", 2, "date", value, "yyyy-mm-dd")))
    assert told(reading.problems) == [("date-likely", "sources (p.xlsx)", 2, "date")]
    assert reading.problems[0].found == found


def test_yes_and_no_as_truth_values(tmp_path: Path) -> None:
    path = changed(tmp_path / "p.xlsx", put("claims", 2, "contested", False))
    assert cell(path, "claims", "C1", "contested") is False


def test_line_breaks_and_escaped_characters(tmp_path: Path) -> None:
    text = "One_x000D_\ntwo\r\nthree_x000D_four _x0041_ _x005F_x0041_ _x41_"
    path = changed(tmp_path / "p.xlsx", put("claims", 2, "why_en", text))
    assert cell(path, "claims", "C1", "why_en") == "One\ntwo\nthree\nfour A _x0041_ _x41_"


def test_characters_that_cannot_be_shown_are_removed_and_told(tmp_path: Path) -> None:
    reading = read_pack(changed(tmp_path / "p.xlsx", put("claims", 2, "why_en", "A_x0001_B_xD83D_C\ufffd")))
    assert told(reading.problems) == [
        ("cell-controls", "claims (p.xlsx)", 2, "why_en"), ("cell-garbled", "claims (p.xlsx)", 2, "why_en")]
    assert reading.pack is not None and reading.pack["claims"].rows[0].text("why_en") == "ABC\ufffd"


def test_long_cells_are_cut(tmp_path: Path) -> None:
    reading = read_pack(changed(tmp_path / "p.xlsx", put("claims", 2, "why_en", "x" * 20_001)))
    assert told(reading.problems) == [("cell-long", "claims (p.xlsx)", 2, "why_en")]


def test_sheets_are_found_by_name(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook["claims"].title = " Claims"
        workbook["meta"].title = "META "
        workbook.create_sheet("Notes")["A1"] = "To do"
        workbook.move_sheet(workbook["META "], 5)

    reading = read_pack(changed(tmp_path / "p.xlsx", change))
    assert told(reading.problems) == [("table-unknown", "p.xlsx", 0, "")]
    assert reading.problems[0].found == "Notes"
    assert reading.pack is not None and len(reading.pack["claims"]) == 3


def test_a_missing_sheet(tmp_path: Path) -> None:
    reading = read_pack(changed(tmp_path / "p.xlsx", lambda workbook: workbook.remove(workbook["research"])))
    assert told(reading.problems) == [("table-missing", "research (p.xlsx)", 0, "")]


def test_an_empty_sheet_and_one_with_a_header_only(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook["research"].delete_rows(1, 5)
        workbook["glossary"].delete_rows(2, 5)

    reading = read_pack(changed(tmp_path / "p.xlsx", change))
    assert told(reading.problems) == [
        ("file-empty", "research (p.xlsx)", 0, ""), ("table-empty", "glossary (p.xlsx)", 0, "")]


def test_blank_rows_are_skipped_and_counted(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook["glossary"].insert_rows(1, 2)
        workbook["glossary"].insert_rows(4, 3)
        workbook["glossary"]["A6"] = "  "

    reading = read_pack(changed(tmp_path / "p.xlsx", change))
    assert reading.problems == () and reading.pack is not None
    assert [row.number for row in reading.pack["glossary"]] == [7]


def test_a_stray_cell_beside_the_table_is_kept(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook["glossary"].cell(2, 9).value = "look here"

    reading = read_pack(changed(tmp_path / "p.xlsx", change))
    assert told(reading.problems) == [("heading-missing", "glossary (p.xlsx)", 0, "column_9")]
    assert reading.pack is not None
    assert reading.pack["glossary"].rows[0].extra == {"column_9": "look here"}


def test_cells_with_errors(tmp_path: Path) -> None:
    reading = read_pack(changed(tmp_path / "p.xlsx", put("claims", 2, "why_en", "#REF!")))
    assert told(reading.problems) == [("cell-error", "claims (p.xlsx)", 2, "why_en")]
    assert (reading.problems[0].found, reading.problems[0].skipped) == ("#REF!", False)
    reading = read_pack(changed(tmp_path / "p.xlsx", put("claims", 2, "status", "#REF!")))
    assert told(reading.problems) == [("cell-error", "claims (p.xlsx)", 2, "status")]
    assert reading.problems[0].skipped and reading.pack is not None and len(reading.pack["claims"]) == 2


def test_a_formula_without_a_saved_result(tmp_path: Path) -> None:
    reading = read_pack(changed(tmp_path / "p.xlsx", put("claims", 2, "value", "=20+7")))
    assert told(reading.problems) == [("formula-empty", "claims (p.xlsx)", 2, "value")]
    assert reading.pack is not None and reading.pack.figure("C1") is None


def test_bad_cells_beside_the_table_and_above_it_are_named_by_their_letter(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook["glossary"].insert_rows(1)
        workbook["glossary"]["B1"] = "#DIV/0!"
        workbook["glossary"]["J3"] = "=1+1"
        workbook["glossary"]["AB3"] = "#NAME?"

    assert told(read_pack(changed(tmp_path / "p.xlsx", change)).problems) == [
        ("cell-error", "glossary (p.xlsx)", 1, "B"), ("formula-empty", "glossary (p.xlsx)", 3, "J"),
        ("cell-error", "glossary (p.xlsx)", 3, "AB"),
    ]


def test_formulas_elsewhere_do_not_matter(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook.create_sheet("Sums")["A1"] = "=1+1"

    assert [problem.code for problem in read_pack(changed(tmp_path / "p.xlsx", change)).problems] == ["table-unknown"]


def sheet_of(path: Path, table: str) -> str:
    """The part of a workbook that holds a table."""
    return f"xl/worksheets/sheet{openpyxl.load_workbook(path, read_only=True).sheetnames.index(table) + 1}.xml"


@pytest.mark.parametrize(("result", "kind", "number"), [("27", "", 27.0), ("27", ' t="str"', 27.0)])
def test_a_formula_with_a_saved_result_is_its_result(tmp_path: Path, result: str, kind: str, number: float) -> None:
    path = changed(tmp_path / "p.xlsx", put("claims", 2, "value", "=20+7"))

    def saved(text: str) -> str:
        return re.sub(r'(<c r="G2")[^>]*><f>20\+7</f><v ?/?>(</v>)?', rf"\1{kind}><f>20+7</f><v>{result}</v>", text)

    rewritten(path, sheet_of(path, "claims"), saved)
    assert cell(path, "claims", "C1", "value") == number


def test_merged_cells_are_told(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook["claims"].merge_cells("M3:M4")
        workbook["meta"].merge_cells("A12:B13")

    reading = read_pack(changed(tmp_path / "p.xlsx", change))
    assert told(reading.problems) == [("cells-merged", "p.xlsx", 0, "")]
    assert reading.problems[0].found == "meta A12:B13, claims M3:M4" and reading.problems[0].severity == "warning"


def test_only_some_merged_cells_are_listed(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        for row in range(20, 40, 2):
            workbook["meta"].merge_cells(f"A{row}:A{row + 1}")

    found = read_pack(changed(tmp_path / "p.xlsx", change)).problems[0].found
    assert len(found.split(", ")) == 5


def test_two_hundred_columns_are_read(tmp_path: Path) -> None:
    def columns(last: int) -> Change:
        def change(workbook: Any) -> None:
            for column in range(7, last + 1):
                workbook["glossary"].cell(1, column).value = f"x{column}"
                workbook["glossary"].cell(2, column).value = "y"
        return change

    reading = read_pack(changed(tmp_path / "p.xlsx", columns(200)))
    assert [problem.code for problem in reading.problems] == ["column-unknown"] * 194
    reading = read_pack(changed(tmp_path / "q.xlsx", columns(400)))
    assert [problem.code for problem in reading.problems] == ["columns-too-many"] + ["column-unknown"] * 194
    assert reading.pack is not None and len(reading.pack["glossary"].rows[0].extra) == 194


def test_rows_far_down_are_not_read(tmp_path: Path) -> None:
    def at(row: int) -> Change:
        def change(workbook: Any) -> None:
            for column, value in enumerate(["far", "Far", "Lejos", "M", "M"], start=1):
                workbook["glossary"].cell(row, column).value = value
        return change

    reading = read_pack(changed(tmp_path / "p.xlsx", at(200_001)))
    assert reading.problems == () and reading.pack is not None and len(reading.pack["glossary"]) == 2
    reading = read_pack(changed(tmp_path / "q.xlsx", at(200_002)))
    assert told(reading.problems) == [("rows-too-many", "glossary (q.xlsx)", 200_002, "")]
    reading = read_pack(changed(tmp_path / "r.xlsx", at(1_000_000)))
    assert told(reading.problems) == [("rows-too-many", "glossary (r.xlsx)", 1_000_000, "")]


def test_the_size_a_sheet_says_it_has_does_not_matter(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "p.xlsx")
    wrong = '<dimension ref="A1:B2"'
    rewritten(path, sheet_of(path, "claims"), lambda text: re.sub(r'<dimension ref="[^"]*"', wrong, text))
    reading = read_pack(path)
    assert reading.problems == () and reading.pack is not None and len(reading.pack["claims"]) == 3


def refusal(path: Path) -> str:
    reading = read_pack(path)
    assert reading.pack is None and len(reading.problems) == 1
    told(reading.problems)
    return reading.problems[0].code


def test_a_workbook_with_a_password_or_of_old_times(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504)
    assert refusal(path) == "pack-locked"


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    assert refusal(write_zip(tmp_path / "p.xlsx", {"notes.txt": b"x"})) == "pack-damaged"


def test_a_workbook_with_a_damaged_part(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "p.xlsx")
    rewritten(path, sheet_of(path, "claims"), lambda text: text[: len(text) // 2])
    assert refusal(path) == "pack-damaged"


def test_a_workbook_without_any_table(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "p.xlsx")
    reading = read_pack(tmp_path / "p.xlsx")
    assert reading.pack is None and reading.problems[0].code == "not-a-pack"


def test_a_workbook_whose_text_grows_out_of_itself(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "p.xlsx")
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "lolololololol">{lines}]>'

    rewritten(path, sheet_of(path, "claims"), lambda text: bomb + text.replace("No other source gives it.", "&a9;"))
    assert refusal(path) == "pack-damaged"


def test_a_workbook_that_names_a_file_of_the_computer(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    path = write_workbook(tmp_path / "p.xlsx")
    entity = f'<!DOCTYPE x [<!ENTITY file SYSTEM "{secret.as_uri()}">]>'

    rewritten(path, sheet_of(path, "claims"), lambda text: entity + text.replace("No other source gives it.", "&file;"))
    assert refusal(path) == "pack-damaged"


def test_a_disk_that_fails_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_workbook(tmp_path / "p.xlsx")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(zipfile.ZipFile, "open", refuse)
    reading: Reading = read_pack(path)
    assert [(problem.code, problem.params) for problem in reading.problems] == [
        ("path-unreadable", {"reason": "Input/output error"})]
