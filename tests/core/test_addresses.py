"""Problems name the cell as a spreadsheet does, in a folder and in a workbook alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.core.addresses import column_letters
from explainer.core.checking import check_pack

from .packs import TODAY, Tables, content, files_of, row_of, write_files, write_pack, write_workbook


@pytest.mark.parametrize(
    ("column", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")],
)
def test_letters_of_columns(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def spoiled(table: str, key: str, column: str, text: str) -> Tables:
    tables = content()
    row_of(tables, table, key)[column] = text
    return tables


@pytest.mark.parametrize(
    ("table", "key", "column", "text", "address"),
    [
        ("claims", "C1", "value", "a lot", "G2"),
        ("claims", "C1", "source_ids", "artcle", "M2"),
        ("claims", "C2", "text_es", "", "F3"),
        ("figures", "F1", "kind", "wrong", "F2"),
        ("events", "ev-post", "date", "15/06/2025", "C2"),
        ("glossary", "t-detainer", "id", "a b", "A2"),
    ],
)
def test_the_cell_is_named(
    tmp_path: Path, table: str, key: str, column: str, text: str, address: str
) -> None:
    tables = spoiled(table, key, column, text)
    for path, start in (
        (write_pack(tmp_path / "pack", tables), f"{table}.csv {address} ({column})"),
        (write_workbook(tmp_path / "my book.xlsx", tables), f"{table} {address} ({column})"),
    ):
        problem = next(
            problem
            for problem in check_pack(path, today=TODAY).problems
            if problem.column == column and problem.file.startswith(table)
        )
        assert (problem.place(), problem.as_json()["cell"]) == (start, address)
        assert problem.sentence().startswith(f"{start}: ")


def test_columns_in_another_order_and_capitals(tmp_path: Path) -> None:
    files = files_of(spoiled("claims", "C1", "value", "a lot"))
    lines = files["claims.csv"].decode().replace("value", "VALUE", 1).splitlines()
    files["claims.csv"] = "\n".join(["x," + lines[0], *("," + line for line in lines[1:])]).encode()
    places = [p.place() for p in check_pack(write_files(tmp_path, files), today=TODAY).problems]
    assert "claims.csv H2 (value)" in places


def test_a_column_that_is_not_there_has_no_cell(tmp_path: Path) -> None:
    files = files_of()
    files["claims.csv"] = files["claims.csv"].replace(b"text_es", b"other", 1)
    problems = check_pack(write_files(tmp_path, files), today=TODAY).problems
    assert all(not problem.cell for problem in problems if problem.column == "text_es")
    assert "claims.csv, column text_es" in [problem.place() for problem in problems]
