"""Files and sheets with nearly the names of tables: read where certain, else told in one line."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from explainer.core.checking import check_pack
from explainer.core.reading import Reading, read_pack

from .packs import TODAY, content, files_of, told, workbook_of, write_files, write_zip


def folder_with(
    tmp_path: Path, name: str, *, table: str = "cities", beside: bool = False
) -> Reading:
    """A pack one table of which has another name; `beside`: it has its own name too."""
    files = files_of()
    data = files[f"{table}.csv"]
    if not beside:
        del files[f"{table}.csv"]
    if name.lower().endswith((".tsv", ".tab")):
        data = data.replace(b",", b"\t")
    return check_pack(write_files(tmp_path / "pack", {**files, name: data}), today=TODAY)


@pytest.mark.parametrize(
    "name",
    [
        "cities.csv.txt",
        "cities.tsv",
        "cities.txt",
        "cities.tab",
        "cities.csv.csv",
        "cities\u200b.csv",
        "\ufeffcities.csv",
        "'cities'.csv",
        "cities-Table 1.csv",
        "cities - Table 1.csv",
        "cities-Tabla 1.csv",
        "CITIES.TSV",
        "ｃities.csv",
    ],
)
def test_a_file_that_certainly_is_the_table_is_read(tmp_path: Path, name: str) -> None:
    reading = folder_with(tmp_path, name)
    assert [(problem.code, problem.severity) for problem in reading.problems] == [
        ("names-unusual", "notice")
    ]
    assert "cities" in reading.problems[0].found.lower() or "ｃities" in reading.problems[0].found
    assert reading.pack is not None and len(reading.pack["cities"]) == 2


@pytest.mark.parametrize(
    "name",
    [
        "cities (1).csv",
        "Copy of cities.csv",
        "cities - Copy.csv",
        "cities copy 2.csv",
        "ciudades.csv",
        "citis.csv",
        "cities_old.csv",
        "cities-final.csv",
        "cities 2025-06-15.csv",
        "cities_v2.csv",
        "cities.xlsx",
        "cities.ods",
        "Copia de cities.csv",
        "cities (backup).tsv",
        "cities.numbers",
    ],
)
def test_a_file_that_looks_like_the_table_is_told_and_nothing_else(
    tmp_path: Path, name: str
) -> None:
    reading = folder_with(tmp_path, name)
    assert [problem.code for problem in reading.problems] == ["names-resemble"]
    problem = reading.problems[0]
    assert problem.found == f"“{name}”" and problem.severity == "error"
    assert problem.fix().endswith("save it under this name: cities.csv.")
    assert reading.pack is not None and len(reading.pack["cities"]) == 0


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "photo.png",
        "letter.docx",
        "cities.csv.bak",
        "._cities.csv",
        ".cities.csv.swp",
        "~$cities.xlsx",
        ".~lock.cities.csv#",
    ],
)
def test_other_files_do_not_explain_a_missing_table(tmp_path: Path, name: str) -> None:
    assert [problem.code for problem in folder_with(tmp_path, name).problems] == ["table-missing"]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Cities.CSV", []),
        ("cities .csv", []),
        ("notes.txt", []),
        ("cities.tsv", []),
        ("cities.csv.txt", []),
        ("cities.xlsx", []),
        ("cities (1).csv", ["table-unknown"]),
        ("ciudades.csv", ["table-unknown"]),
    ],
)
def test_beside_the_table_itself_other_files_do_not_matter(
    tmp_path: Path, name: str, codes: list[str]
) -> None:
    own = name not in ("Cities.CSV", "cities .csv")
    assert [problem.code for problem in folder_with(tmp_path, name, beside=own).problems] == codes


def test_in_a_zip_it_is_the_same(tmp_path: Path) -> None:
    files = files_of()
    files["cities.csv.txt"] = files.pop("cities.csv")
    files["Copy of glossary.csv"] = files.pop("glossary.csv")
    reading = read_pack(
        write_zip(tmp_path / "p.zip", {**files, "__MACOSX/cities.csv": b"x"}, "pack/")
    )
    assert told(reading.problems) == [("names-unusual", "", 0, ""), ("names-resemble", "", 0, "")]
    assert reading.pack is not None and len(reading.pack["cities"]) == 2


def renamed(path: Path, names: dict[str, str]) -> Path:
    workbook: Any = workbook_of()
    for old, new in names.items():
        workbook[old].title = "for a moment"
        workbook["for a moment"].title = new
    workbook.save(path)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "cities - Table 1",
        "cities - Tabla 1",
        "cities – Tabelle 1",
        "cities\u200b",
        "“cities”",
        "cities.csv",
        "cities\u00a0",
        "Cities-Table 12",
    ],
)
def test_a_sheet_that_certainly_is_the_table_is_read(tmp_path: Path, name: str) -> None:
    reading = read_pack(renamed(tmp_path / "p.xlsx", {"cities": name}))
    assert [problem.code for problem in reading.problems if name.strip().lower() != "cities"] == [
        "names-unusual"
    ] * (name.strip().lower() != "cities")
    assert reading.pack is not None and len(reading.pack["cities"]) == 2


@pytest.mark.parametrize("name", ["CITIES", " cities ", "Cities"])
def test_capitals_and_spaces_in_the_name_of_a_sheet_do_not_matter(
    tmp_path: Path, name: str
) -> None:
    assert read_pack(renamed(tmp_path / "p.xlsx", {"cities": name})).problems == ()


@pytest.mark.parametrize(
    "name", ["cities (2)", "Copy of cities", "ciudades", "Citties", "cities old"]
)
def test_a_sheet_that_looks_like_the_table_is_told_and_nothing_else(
    tmp_path: Path, name: str
) -> None:
    reading = check_pack(renamed(tmp_path / "p.xlsx", {"cities": name}), today=TODAY)
    assert told(reading.problems) == [("names-resemble", "p.xlsx", 0, "")]
    assert reading.problems[0].fix().endswith("under this name: cities.")


def test_sheets_named_by_apple_numbers_are_one_notice(tmp_path: Path) -> None:
    path = renamed(tmp_path / "p.xlsx", {name: f"{name} - Table 1" for name in content()})
    plain = read_pack(renamed(tmp_path / "q.xlsx", {}))
    reading = read_pack(path)
    assert told(reading.problems) == [("names-unusual", "p.xlsx", 0, "")]
    assert (
        reading.pack is not None
        and plain.pack is not None
        and reading.pack.digest == plain.pack.digest
    )


def test_when_every_table_has_another_name_there_is_one_line(tmp_path: Path) -> None:
    files = {f"Copy of {name}": data for name, data in files_of().items()}
    reading = read_pack(write_files(tmp_path / "pack", files))
    assert told(reading.problems) == [("pack-names-resemble", "", 0, "")]
    assert reading.pack is None and reading.problems[0].params["names"].startswith(
        "citations.csv, cities.csv, "
    )


def test_two_sheets_for_one_table(tmp_path: Path) -> None:
    def with_second(name: str) -> Reading:
        workbook: Any = workbook_of()
        workbook.create_sheet(name)["A1"] = "id"
        workbook.save(tmp_path / "p.xlsx")
        return read_pack(tmp_path / "p.xlsx")

    assert [problem.code for problem in with_second(" cities").problems] == ["table-twice"]
    assert [problem.code for problem in with_second("cities - Table 2").problems] == [
        "table-unknown"
    ]


@pytest.mark.parametrize(
    ("files", "inside"),
    [
        ({"pack.xlsx": b"PK"}, "pack.xlsx"),
        ({"notes.txt": b"", "My pack.ods": b"PK"}, "My pack.ods"),
        ({"inner.zip": b"PK"}, "inner.zip"),
        ({"old.xls": b"x"}, "old.xls"),
        ({"budget.numbers": b"x"}, "budget.numbers"),
    ],
)
def test_a_folder_or_zip_that_only_holds_another_pack(
    tmp_path: Path, files: dict[str, bytes], inside: str
) -> None:
    for path in (
        write_files(tmp_path / "folder", files),
        write_zip(tmp_path / "p.zip", {**files, "~$x.xlsx": b""}),
    ):
        reading = read_pack(path)
        assert told(reading.problems) == [("pack-inside", "", 0, "")]
        assert reading.problems[0].params == {"inside": inside}


def test_the_folder_above_the_pack(tmp_path: Path) -> None:
    write_files(tmp_path / "above/my pack", files_of())
    with zipfile.ZipFile(tmp_path / "deep.zip", "w") as archive:
        for name, data in files_of().items():
            archive.writestr(f"a/b/{name}", data)
    for path, inside in ((tmp_path / "above", "my pack"), (tmp_path / "deep.zip", "a/b")):
        reading = read_pack(path)
        assert told(reading.problems) == [("pack-inside", "", 0, "")]
        assert reading.problems[0].params == {"inside": inside}
