"""Tables as people send them: encodings, separators, stray quotation marks, half-written files, floods."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.core import tabular
from explainer.core.reading import Reading, read_pack
from explainer.core.tabular import grid_from_text

from .packs import content, csv_text, files_of, told, write_files

GLOSSARY = "glossary.csv"
HEADER = "id,term_en,term_es,meaning_en,meaning_es,source_ids\n"


def with_glossary(folder: Path, data: bytes) -> Reading:
    """The small pack with other bytes for its last table."""
    reading = read_pack(write_files(folder, {**files_of(), GLOSSARY: data}))
    assert reading.pack is not None
    return reading


def terms(reading: Reading, language: str = "en") -> list[str]:
    assert reading.pack is not None
    return [row.local("term", language) for row in reading.pack["glossary"]]


def term(row_id: str, english: str = "Term", spanish: str = "Término") -> str:
    return f'{row_id},{english},{spanish},"Means, well","Significa, bueno",study\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    reading = with_glossary(tmp_path, (mark + HEADER + term("t", "Émigré", "日本 🗽")).encode(encoding))
    assert reading.problems == ()
    assert terms(reading) == ["Émigré"] and terms(reading, "es") == ["日本 🗽"]


def test_windows_1252_is_read_with_a_notice(tmp_path: Path) -> None:
    reading = with_glossary(tmp_path, (HEADER + term("t", "“Año” – €5", "Ñandú")).encode("cp1252"))
    assert told(reading.problems) == [("encoding-guessed", GLOSSARY, 0, "")]
    assert reading.problems[0].severity == "notice"
    assert terms(reading) == ["“Año” – €5"] and terms(reading, "es") == ["Ñandú"]


def test_windows_1252_that_ends_in_an_accent(tmp_path: Path) -> None:
    reading = with_glossary(tmp_path, (HEADER + "t,Term,T,Means,Significa caf\xe9").encode("cp1252"))
    assert [problem.code for problem in reading.problems] == ["encoding-guessed", "file-cut-off"]
    reading = with_glossary(tmp_path, (HEADER + "t,Term,T,Means,Significa,study,\xe9").encode("cp1252"))
    assert [problem.code for problem in reading.problems] == ["encoding-guessed", "row-long"]


def test_foreign_rows_in_a_utf_8_file_are_named(tmp_path: Path) -> None:
    data = (HEADER + term("t1", "Émigré", "Español")).encode() + term("t2", "Plain", "Año").encode("cp1252")
    reading = with_glossary(tmp_path, data)
    assert told(reading.problems) == [("cell-garbled", GLOSSARY, 3, "term_es")]
    assert reading.problems[0].found == "A\ufffdo"
    assert terms(reading, "es") == ["Español", "A\ufffdo"]


def test_as_many_foreign_as_good_characters_is_windows_1252(tmp_path: Path) -> None:
    data = (HEADER + term("t1", "É")).encode().replace("Término".encode(), b"T")
    reading = with_glossary(tmp_path, data + b"t2,Plain,A\xf1o,M,M,\n")
    assert [problem.code for problem in reading.problems] == ["encoding-guessed", "text-garbled"]
    assert terms(reading) == ["Ã‰", "Plain"] and terms(reading, "es") == ["T", "Año"]


def test_bytes_that_windows_1252_lacks_are_named(tmp_path: Path) -> None:
    reading = with_glossary(tmp_path, HEADER.encode() + b"t,Bad \x81 byte,T,M,M,\n")
    assert told(reading.problems) == [("encoding-guessed", GLOSSARY, 0, ""), ("cell-garbled", GLOSSARY, 2, "term_en")]


def test_nul_bytes_are_removed_and_told(tmp_path: Path) -> None:
    reading = with_glossary(tmp_path, HEADER.encode() + b"t,Te\0rm,T,M,M,\0study\n\0,,,,,\n")
    assert told(reading.problems) == [
        ("cell-controls", GLOSSARY, 2, "term_en"), ("cell-controls", GLOSSARY, 2, "source_ids"),
        ("cell-controls", GLOSSARY, 3, "id"), ("cell-missing", GLOSSARY, 3, "id"),
        ("cell-missing", GLOSSARY, 3, "term_en"), ("cell-missing", GLOSSARY, 3, "meaning_en"),
    ]
    assert terms(reading) == ["Term"]


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff"])
def test_characters_that_no_workbook_holds_are_removed_and_told(tmp_path: Path, character: str) -> None:
    reading = with_glossary(tmp_path, (HEADER + term("t", f"Te{character}rm")).encode())
    assert told(reading.problems) == [("cell-controls", GLOSSARY, 2, "term_en")]
    assert terms(reading) == ["Term"]


@pytest.mark.parametrize("character", ["\t", "\n", "\x7f", "\x85", "\u2028", "\ufeff", "\u200f", "\ufffc"])
def test_other_odd_characters_stay(tmp_path: Path, character: str) -> None:
    reading = with_glossary(tmp_path, (HEADER + term("t", f'"Te{character}rm"')).encode())
    assert reading.problems == ()
    assert terms(reading) == [f"Te{character}rm"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_separators_and_line_ends(tmp_path: Path, delimiter: str, ending: str) -> None:
    tables = content()
    tables["glossary"][0]["meaning_en"] = "One; two, three\tfour\nnext line"
    whole = read_pack(write_files(tmp_path / "a", files_of(tables)))
    text = csv_text("glossary", tables["glossary"], delimiter, ending)
    reading = read_pack(write_files(tmp_path / "b", {**files_of(tables), GLOSSARY: text.encode()}))
    assert reading.problems == () == whole.problems
    assert reading.pack is not None and whole.pack is not None
    assert reading.pack["glossary"].rows == whole.pack["glossary"].rows
    assert reading.pack.digest == whole.pack.digest


@pytest.mark.parametrize("names", ["id;term_en;term_es;meaning_en;meaning_es;source_ids",
                                   " ID ;TERM_EN;TERM_ES; MEANING_EN;MEANING_ES;SOURCE_IDS"])
def test_the_separator_is_told_by_the_names_it_gives(tmp_path: Path, names: str) -> None:
    header = f"a, b, c, d, e, f, g;{names}\n"
    reading = with_glossary(tmp_path, (header + "x;t;Term;T;M;M;study\n").encode())
    assert told(reading.problems) == [("column-unknown", GLOSSARY, 0, "a, b, c, d, e, f, g")]
    assert terms(reading) == ["Term"]


def test_blank_lines_are_skipped_and_counted(tmp_path: Path) -> None:
    data = f"\n  \n,,,,,\n \t, ,,,,\n{HEADER}\n,,,,,\n{term('t')}\n , , , , , \n{term('bad id')}\n\n"
    reading = with_glossary(tmp_path, data.encode())
    assert told(reading.problems) == [("id-bad", GLOSSARY, 11, "id")]
    assert reading.pack is not None
    assert [row.number for row in reading.pack["glossary"]] == [8]


def test_rows_count_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    data = HEADER + 't1,"Two\nlines\n\nfour",T,M,M,\n' + term("bad id")
    reading = with_glossary(tmp_path, data.encode())
    assert told(reading.problems) == [("id-bad", GLOSSARY, 3, "id")]
    assert terms(reading) == ["Two\nlines\n\nfour"]


@pytest.mark.parametrize("data", [
    b"", b"\n\n", b"  \r\n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b",,,\n,,,\n", b"\n , ,\n",
])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    reading = with_glossary(tmp_path, data)
    assert told(reading.problems) == [("file-empty", GLOSSARY, 0, "")]
    assert terms(reading) == []


@pytest.mark.parametrize("data", [HEADER, HEADER.strip(), HEADER + "\n,,,,,\n  ,\n"])
def test_only_a_header(tmp_path: Path, data: str) -> None:
    assert told(with_glossary(tmp_path, data.encode()).problems) == [("table-empty", GLOSSARY, 0, "")]


def test_an_optional_table_may_have_only_a_header(tmp_path: Path) -> None:
    files = {**files_of(), "slides.csv": b"id,order,panel,claim_id,city,title_en,title_es,notes_en,notes_es,hidden\n"}
    assert read_pack(write_files(tmp_path, files)).problems == ()


def test_a_quotation_mark_that_is_never_closed_costs_one_row(tmp_path: Path) -> None:
    data = HEADER + term("t1") + 't2,"Term,T,M,M,study\n' + term("t3") + term("t4")
    reading = with_glossary(tmp_path, data.encode())
    assert told(reading.problems) == [("quote-bad", GLOSSARY, 3, "")]
    assert reading.problems[0].found == 't2,"Term,T,M,M,study'
    assert "The row is left out." in reading.problems[0].what()
    assert reading.pack is not None
    assert [(row.id, row.number) for row in reading.pack["glossary"]] == [("t1", 2), ("t3", 4), ("t4", 5)]


def test_a_file_that_ends_inside_a_quoted_cell(tmp_path: Path) -> None:
    reading = with_glossary(tmp_path, (HEADER + term("t1") + 't2,Term,T,"Mea').encode())
    assert told(reading.problems) == [("quote-bad", GLOSSARY, 3, "")]
    assert terms(reading) == ["Term"]


def test_a_quotation_mark_where_none_can_stand(tmp_path: Path) -> None:
    data = HEADER + term("t1") + 't2,"Term"ed,T,M,M,study\n' + term("t3")
    reading = with_glossary(tmp_path, data.encode())
    assert told(reading.problems) == [("quote-bad", GLOSSARY, 3, "")]
    assert terms(reading) == ["Term", "Term"]


def test_a_quotation_mark_inside_a_plain_cell_is_text(tmp_path: Path) -> None:
    reading = with_glossary(tmp_path, (HEADER + 't,5" pipe,T,M,M,study\n').encode())
    assert reading.problems == () and terms(reading) == ['5" pipe']


@pytest.mark.parametrize(("damaged", "codes"), [
    (20, ["quote-bad"] * 20), (21, ["quote-bad"] * 20 + ["quotes-too-many"]),
])
def test_very_many_damaged_rows_end_the_reading(tmp_path: Path, damaged: int, codes: list[str]) -> None:
    data = HEADER + term("t0") + 't,"x"y,T,M,M,study\n' * damaged + term("last")
    reading = with_glossary(tmp_path, data.encode())
    assert [problem.code for problem in reading.problems] == codes
    assert reading.problems[-1].row == damaged + 2
    assert len(terms(reading)) == (2 if damaged == 20 else 1)


def test_quotation_marks_cannot_make_reading_slow() -> None:
    data = (HEADER + 'b","\n' * 5_000).encode()
    grid = grid_from_text(data, GLOSSARY, {"id"})
    assert [problem.code for problem in grid.problems] == ["quote-bad"] * 20 + ["quotes-too-many"]
    assert tabular.MAX_DAMAGED_ROWS == 20


@pytest.mark.parametrize("cut", ["t2", "t2,Te", "t2,Term,Término,Mea"])
def test_a_half_written_last_row_is_left_out(tmp_path: Path, cut: str) -> None:
    reading = with_glossary(tmp_path, (HEADER + term("t1") + cut).encode())
    assert told(reading.problems) == [("file-cut-off", GLOSSARY, 3, "")]
    assert reading.problems[0].skipped
    assert terms(reading) == ["Term"]


def test_a_last_row_without_a_line_end_is_complete_if_all_cells_are_there(tmp_path: Path) -> None:
    reading = with_glossary(tmp_path, (HEADER + term("t1") + term("t2").strip()).encode())
    assert reading.problems == () and len(terms(reading)) == 2


def test_a_file_that_ends_inside_a_character(tmp_path: Path) -> None:
    data = (HEADER + term("t1", "Émigré") + "t2,Term,Término,Means,Significa,study,é").encode()[:-1]
    reading = with_glossary(tmp_path, data)
    assert told(reading.problems) == [("file-cut-off", GLOSSARY, 3, "")]
    assert terms(reading) == ["Émigré"]
    reading = with_glossary(tmp_path / "16", (HEADER + term("t1") + term("t2")).encode("utf-16")[:-1])
    assert told(reading.problems)[0] == ("file-cut-off", GLOSSARY, 3, "")


def test_ten_thousand_columns(tmp_path: Path) -> None:
    many = ",".join(f"x{number}" for number in range(10_000))
    data = HEADER.strip() + f",{many}\n" + term("t1").strip() + f",{many}\n"
    reading = with_glossary(tmp_path, data.encode())
    codes = [problem.code for problem in reading.problems]
    assert codes == ["columns-too-many"] + ["column-unknown"] * 194
    assert reading.problems[0].params == {"limit": "200"}
    assert reading.pack is not None
    assert len(reading.pack["glossary"].extra_columns) == 194
    assert len(reading.pack["glossary"].rows[0].extra) == 194
    assert terms(reading) == ["Term"]


@pytest.mark.parametrize(("columns", "problems"), [(200, 0), (201, 1)])
def test_where_too_many_columns_begin(columns: int, problems: int) -> None:
    text = ",".join(["id"] * columns) + "\n"
    assert len(grid_from_text((text * 2).encode(), GLOSSARY, {"id"}).problems) == problems


def test_very_many_rows_are_cut(tmp_path: Path) -> None:
    lines = "".join(f"t{number},T,T,M,M,\n" for number in range(200_001))
    reading = with_glossary(tmp_path, (HEADER + lines).encode())
    assert told(reading.problems) == [("rows-too-many", GLOSSARY, 200_002, "")]
    assert reading.problems[0].params == {"limit": "200,000"}
    assert len(terms(reading)) == 200_000


def test_a_cell_of_five_million_characters(tmp_path: Path) -> None:
    data = HEADER + term("t1", "A" + "b" * 5_000_000) + term("t2")
    reading = with_glossary(tmp_path, data.encode())
    assert told(reading.problems) == [("cell-long", GLOSSARY, 2, "term_en")]
    assert (reading.problems[0].found, reading.problems[0].params) == ("5000001", {"limit": "20000"})
    assert terms(reading) == ["A" + "b" * 19_999, "Term"]


def test_a_first_row_of_five_million_characters(tmp_path: Path) -> None:
    reading = with_glossary(tmp_path, b"x" * 5_000_000 + b"," + HEADER.encode() + b"x," + term("t1").encode())
    assert [problem.code for problem in reading.problems] == ["column-unknown"]
    assert len(reading.problems[0].column) == 60 and terms(reading) == ["Term"]


@pytest.mark.parametrize(("length", "codes"), [(20_000, []), (20_001, ["cell-long"])])
def test_where_a_cell_becomes_too_long(tmp_path: Path, length: int, codes: list[str]) -> None:
    reading = with_glossary(tmp_path, (HEADER + term("t", "x" * length)).encode())
    assert [problem.code for problem in reading.problems] == codes
    assert len(terms(reading)[0]) == 20_000


def test_a_cell_cut_at_a_space_stays_the_same_in_a_copy(tmp_path: Path) -> None:
    reading = with_glossary(tmp_path, (HEADER + term("t", "x" * 19_999 + "  " + "y" * 9)).encode())
    assert terms(reading) == ["x" * 19_999]


SEPARATORS = st.sampled_from([",", ";", "\t"])
CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffd\ufffe\uffff", min_codepoint=32) |
               st.sampled_from("\n\t\"',;"), max_size=30)


@given(st.lists(st.tuples(CELL, CELL), max_size=6), SEPARATORS, st.sampled_from(["\n", "\r\n"]))
def test_whatever_a_csv_program_writes_is_read_back(rows: list[tuple[str, str]], delimiter: str, ending: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=ending)
    writer.writerow(["id", "term_en"])
    writer.writerows(rows)
    grid = grid_from_text(text.getvalue().encode(), GLOSSARY, {"id", "term_en"})
    assert grid.header == ["id", "term_en"] and grid.problems == []
    assert [tuple(cells) for _, cells in grid.rows] == [row for row in rows if any(row)]


@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_at_all_make_it_fail(data: bytes, headed: bool) -> None:
    grid = grid_from_text(HEADER.encode() * headed + data, GLOSSARY, {"id", "term_en"})
    assert all(isinstance(cells, list) for _, cells in grid.rows)
