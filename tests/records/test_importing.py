"""`records import`, `list`, `remove`: from files in published layouts to counts in the store."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.records.conftest import BANNER, CENTER, Run, center_rows


def stored(tmp_path: Path) -> list[tuple[str, ...]]:
    """All counts of the store, as another program reads them."""
    files = sorted((tmp_path / "store").glob("*/counts.csv"))
    return [
        tuple(row)
        for file in files
        for row in list(csv.reader(file.read_text("utf-8").splitlines()))[1:]
    ]


def test_rows_become_counts_per_area_and_day(run: Run, center: Path, tmp_path: Path) -> None:
    code, found, said = run("import", center)
    assert (code, said) == (0, "")
    (about,) = found["data_sets"]
    assert (about["read"], about["counted"], about["set_aside"]) == (465, 465, {})
    assert (about["from"], about["to"], about["kinds"], about["release"]) == (
        "2016-10-01",
        "2016-10-30",
        ["arrests"],
        "FY2017",
    )
    assert stored(tmp_path) == [
        ("Los Angeles Area of Responsibility", f"2016-10-{day:02}", "arrests", "", str(day))
        for day in range(1, 31)
    ]


def test_nothing_but_counts_is_kept(run: Run, center: Path, tmp_path: Path) -> None:
    run("import", center)
    kept = b"".join(file.read_bytes() for file in (tmp_path / "store").rglob("*") if file.is_file())
    assert b"JAIL" not in kept and b"Located" not in kept


COUNTS = [
    ("Chicago Area of Responsibility", "2025-06-05", "arrests", "pending charges", "1"),
    ("Los Angeles Area of Responsibility", "2025-06-01", "arrests", "convicted", "1"),
    ("Los Angeles Area of Responsibility", "2025-06-05", "arrests", "convicted", "1"),
    ("Los Angeles Area of Responsibility", "2025-06-05", "arrests", "neither", "2"),
    ("not given", "2025-06-06", "arrests", "pending charges", "1"),
]


@pytest.mark.parametrize("layout", ["project_csv", "project_xlsx", "project_parquet"])
def test_a_person_arrested_again_within_a_day_counts_once(
    layout: str, run: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    code, found, _ = run("import", request.getfixturevalue(layout))
    assert code == 0
    (about,) = found["data_sets"]
    assert about["set_aside"] == {
        "the same person within 24 hours": 3,
        "a date in the future": 1,
        "a date before 1990": 1,
        "no date that can be read": 1,
    }
    assert (about["read"], about["counted"]) == (12, 6)
    assert "within 24 hours" in about["duplicates"]
    assert stored(tmp_path) == COUNTS


def test_tables_of_other_sheets_are_named(run: Run, project_xlsx: Path) -> None:
    _, found, _ = run("import", project_xlsx)
    assert found["data_sets"][0]["read"] == 12


def test_the_same_file_twice_changes_nothing(run: Run, center: Path, tmp_path: Path) -> None:
    run("import", center)
    before = {
        file: (file.stat().st_mtime_ns, file.read_bytes())
        for file in (tmp_path / "store").rglob("*.*")
    }
    code, found, _ = run("import", center)
    assert (code, found["data_sets"][0]["already_there"]) == (0, True)
    assert {
        file: (file.stat().st_mtime_ns, file.read_bytes())
        for file in (tmp_path / "store").rglob("*.*")
    } == before


def test_what_is_removed_is_gone(run: Run, center: Path, project_csv: Path, tmp_path: Path) -> None:
    run("import", center, project_csv)
    _, found, _ = run("list")
    ids = [one["id"] for one in found["data_sets"]]
    assert len(ids) == 2
    code, _, said = run("remove", ids[1])
    assert (code, said) == (0, f"Removed {ids[1]}.\n")
    assert [one["id"] for one in run("list")[1]["data_sets"]] == ids[:1]
    assert not (tmp_path / "store" / ids[1]).exists()
    code, _, said = run("remove", ids[1])
    assert code == 2 and ids[0] in said


@pytest.mark.parametrize("name", ["..", "../other", "/etc", "store", ""])
def test_nothing_outside_the_store_is_removed(
    name: str, run: Run, center: Path, tmp_path: Path
) -> None:
    run("import", center)
    (tmp_path / "other").mkdir()
    code, _, said = run("remove", name)
    assert code == 2 and "no data set" in said
    assert (tmp_path / "other").is_dir() and center.is_file()


def test_any_other_table_is_mapped_and_remembered(run: Run, tmp_path: Path) -> None:
    table = (
        "When;Where;How many;Note\n2025-06-01;East;5;x\n2025-06-02;East;7;x\n2025-06-02;West;NA;x\n"
    )
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    first.write_text(table)
    second.write_text(table.replace("7", "8"))
    code, _, said = run("import", first)
    assert code == 2 and "--date-column" in said and "When; Where; How many" in said
    flags = (
        "--date-column",
        "When",
        "--area-column",
        "Where",
        "--count-column",
        "How many",
        "--kind",
        "arrests",
    )
    code, found, _ = run("import", first, *flags)
    assert code == 0 and found["data_sets"][0]["cells_without_count"] == {"how_many": 1}
    code, found, _ = run("import", second)
    assert code == 0
    assert ("East", "2025-06-02", "arrests", "", "8") in stored(tmp_path)
    assert run("import", first, "--date-column", "Where Not")[0] == 2


def test_a_column_of_names_is_no_category(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "Day,Name\n" + "".join(f"2025-06-01,Person {number}\n" for number in range(100))
    )
    code, _, said = run("import", file, "--date-column", "Day", "--category-column", "Name")
    assert code == 2 and "too many different values" in said


def test_weekly_counts_end_before_the_half_filled_week(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "weekly.csv"
    file.write_text(
        "week_start,arrests,removals,removals_dedup\n2025-06-01,10.0,5,4\n2025-06-08,11.0,6,5\n"
        "2025-06-15,12.0,7,6\n2025-06-22,3.0,0,0\n"
    )
    _, found, _ = run("import", file)
    complete = found["data_sets"][0]["complete"]
    assert complete == {
        "arrests": ["2025-06-01", "2025-06-15"],
        "removals": ["2025-06-01", "2025-06-08"],
    }
    code, found, _ = run(
        "compare",
        "--area",
        "nation",
        "--date",
        "2025-06-08",
        "--window",
        7,
        "--measure",
        "removals",
    )
    assert (code, found["before"], found["after"]) == (0, 4, 5)


def test_the_same_file_gives_the_same_description_in_any_process(tmp_path: Path) -> None:
    """Python orders sets otherwise in each process; what is stored must not follow that."""
    file = tmp_path / "weekly.csv"
    file.write_text("week_start,arrests,removals,removals_dedup\n2025-06-01,10.0,5,4\n2025-06-08,11.0,6,5\n")
    stored_texts = set()
    for seed in (0, 4, 5, 6):  # they order these kinds in both ways
        store = tmp_path / f"store{seed}"
        subprocess.run([sys.executable, "-m", "explainer", "records", "import", file, "--store", store], check=True,
                       capture_output=True, env={**os.environ, "PYTHONHASHSEED": str(seed)})
        stored_texts |= {re.sub(r'"imported[^"]*": "[^"]*"', "", about.read_text("utf-8")) for about in store.glob("*/about.json")}
    assert len(stored_texts) == 1


def test_daily_population_is_a_level(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "population.csv"
    file.write_text(
        "detention_facility_code,date,n_detained,n_detained_convicted_criminal\n"
        + "".join(
            f"{facility},2025-06-{day:02},{10 * day},{day}\n"
            for day in range(1, 15)
            for facility in ("A", "B")
        )
    )
    run("import", file)
    _, found, _ = run(
        "compare",
        "--area",
        "nation",
        "--date",
        "2025-06-08",
        "--window",
        7,
        "--measure",
        "detention",
    )
    assert (found["before"], found["after"]) == (80, 220)


def test_files_that_follow_one_another_are_one_series(run: Run, tmp_path: Path) -> None:
    for name, month in (("FY1", 9), ("FY2", 10)):
        rows = "".join(
            f'"Boston Area of Responsibility"|{month}/{day}/2016|"Located"|""\n' * 2
            for day in range(1, 31)
        )
        (tmp_path / f"{name}.csv").write_text(BANNER + CENTER + rows)
    run("import", tmp_path / "FY1.csv", tmp_path / "FY2.csv")
    code, found, _ = run("compare", "--area", "boston", "--date", "2016-10-01", "--window", 28)
    assert (code, found["before"], found["after"]) == (0, 56, 56)
    assert [one["name"] for one in found["data_sets"]] == ["FY1.csv", "FY2.csv"]


def test_a_day_without_rows_is_a_zero_and_slips_are_told(run: Run, tmp_path: Path) -> None:
    slips = center_rows(2, "Los Angelos Area of Responsibility")
    rows = center_rows(20) + slips + center_rows(30, "Boston Area of Responsibility")
    file = tmp_path / "arrests.csv"
    file.write_text(BANNER + CENTER + rows)
    _, found, _ = run("import", file)
    assert found["data_sets"][0]["look_at"] == [
        "Los Angelos Area of Responsibility (3) is almost Los Angeles Area of Responsibility"
    ]
    _, found, _ = run("compare", "--area", "Los Angeles", "--date", "2016-10-21", "--window", 7)
    assert (found["before"], found["after"]) == (15 + 16 + 17 + 18 + 19 + 20 + 14, 0)


def test_list_says_where_from(run: Run, center: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from explainer.__main__ import main

    run("import", center)
    assert main(["records", "list", "--store", str(center.parent / "store")]) == 0
    said = capsys.readouterr().out
    assert (
        "arrests, 2016-10-01 to 2016-10-30, 465 rows read, from ERO_arrests_FY2017.csv.gz" in said
    )


def test_without_a_store_the_counts_lie_beside_the_settings(center: Path, home: Path) -> None:
    from explainer.__main__ import main

    assert main(["records", "import", str(center)]) == 0
    (about,) = (home / "config" / "explainer" / "records").glob("*/about.json")
    assert json.loads(about.read_text("utf-8"))["name"] == center.name


@pytest.mark.parametrize(
    "rows",
    [
        '"Boston, MA"|10/1/2016|"Located"|"A|B"\n' * 3,
        '"Boston, MA"|10/1/2016|"Located"|"two\nlines"\n' * 3,
        "Boston, MA|10/1/2016|Located|\n" * 3,
        '"Boston, MA"|"10/1/2016"|""|""\r\n' * 3,
        '"Boston, MA"|10/1/2016|Located|x'
        + "\n" * 3
        + '"Boston, MA"|10/1/2016|"He said ""no"""|x\nBoston, MA|10/1/2016|Located|x',
    ],
    ids=[
        "separator-in-a-cell",
        "line-break-in-a-cell",
        "bare",
        "quoted",
        "empty-lines-and-doubled-marks",
    ],
)
def test_rows_count_the_same_however_they_are_written(rows: str, run: Run, tmp_path: Path) -> None:
    """Lines that can be cut at their separators alone, and those that cannot, mixed."""
    plain = '"Boston, MA"|10/1/2016|"Located"|"JAIL"\n' * 2
    file = tmp_path / "arrests.csv"
    file.write_bytes((BANNER + CENTER + plain + rows).encode())
    code, found, _ = run("import", file)
    assert (code, found["data_sets"][0]["read"], found["data_sets"][0]["set_aside"]) == (0, 5, {})
    assert stored(tmp_path) == [("Boston, MA", "2016-10-01", "arrests", "", "5")]


@pytest.mark.parametrize("later", [False, True], ids=["from-1900", "from-1904"])
def test_dates_that_a_workbook_keeps_as_numbers(later: bool, run: Run, tmp_path: Path) -> None:
    """Also where its days are counted from 1904, as on old Macs; empty rows and far-off notes do no
    harm.
    """
    import datetime

    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    workbook = openpyxl.Workbook()
    if later:
        workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    assert sheet is not None
    sheet.append(
        [
            "Area of Responsibility",
            "Apprehension Date",
            "Apprehension Method",
            "Apprehension Landmark",
        ]
    )
    for day in (1, 2, 2):
        sheet.append(
            ["Boston <&> Area", datetime.datetime(2016, 10, day, 23, 59), "Located", "JAIL"]
        )
    sheet.append([])
    sheet.append(["Boston <&> Area", datetime.date(2016, 10, 3), "Located", "JAIL"])
    sheet["H2"] = "a note beside the table"
    workbook.save(tmp_path / "arrests.xlsx")
    code, found, said = run("import", tmp_path / "arrests.xlsx")
    assert (code, found["data_sets"][0]["set_aside"]) == (0, {}), said
    assert stored(tmp_path) == [
        ("Boston <&> Area", f"2016-10-0{day}", "arrests", "", count)
        for day, count in ((1, "1"), (2, "2"), (3, "1"))
    ]


def test_a_workbook_of_another_program_is_read_too(
    run: Run, tmp_path: Path, project_xlsx: Path
) -> None:
    """One whose tags carry a prefix, which the quick reader leaves to the thorough one."""
    import re
    import zipfile

    file = tmp_path / "prefixed.xlsx"
    with zipfile.ZipFile(project_xlsx) as given, zipfile.ZipFile(file, "w") as made:
        for name in given.namelist():
            data = given.read(name)
            if name.startswith(("xl/workbook.xml", "xl/worksheets/", "xl/sharedStrings")):
                data = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", data)
                data = data.replace(
                    b' xmlns="http://schemas.openxmlformats.org/spreadsheetml',
                    b' xmlns:x="http://schemas.openxmlformats.org/spreadsheetml',
                )
            made.writestr(name, data)
    code, found, said = run("import", file)
    assert code == 0, said
    assert found["data_sets"][0]["read"] == 12


MAPPED = ("--date-column", "When", "--area-column", "Where", "--count-column", "How many", "--kind", "arrests")


def other_table(file: Path, *counts: str) -> Path:
    rows = "".join(f"2025-06-{day:02};East;{count}\n" for day, count in enumerate(counts, start=1))
    file.write_text(f"When;Where;How many\n{rows}")
    return file


def test_a_mapped_file_is_the_same_data_set_however_it_is_brought_in_again(run: Run, tmp_path: Path) -> None:
    file = other_table(tmp_path / "one.csv", "5", "7", "9")
    first = run("import", file, *MAPPED)[1]["data_sets"][0]["id"]
    spelled = [{"When": "when", "Where": "WHERE", "How many": "how_many"}.get(flag, flag) for flag in MAPPED]
    moved = tmp_path / "again.csv"
    moved.write_bytes(file.read_bytes())
    for again in ((file, *MAPPED), (file,), (file, *spelled), (moved,), (moved, *MAPPED)):
        code, found, _ = run("import", *again)
        assert code == 0
        assert [(one["id"], one["already_there"]) for one in found["data_sets"]] == [(first, True)], again
    assert len(run("list")[1]["data_sets"]) == 1


def test_what_is_remembered_is_part_of_the_data_set(run: Run, tmp_path: Path) -> None:
    run("import", other_table(tmp_path / "one.csv", "5", "7"), *MAPPED)
    second = other_table(tmp_path / "two.csv", "6", "8")
    remembered = run("import", second)[1]["data_sets"][0]
    assert remembered["mapping"]["number"] == "How many"
    run("remove", remembered["id"])
    assert run("import", second, *MAPPED)[1]["data_sets"][0]["id"] == remembered["id"]


def test_other_columns_of_the_same_file_are_another_data_set(run: Run, tmp_path: Path) -> None:
    file = other_table(tmp_path / "one.csv", "5", "7")
    first = run("import", file, *MAPPED)[1]["data_sets"][0]
    second = run("import", file, *MAPPED[:4], "--kind", "arrests")[1]["data_sets"][0]
    assert second["id"] != first["id"] and not second["already_there"]


@pytest.mark.parametrize(("text", "number"), [
    ("7", 7), ("1,204", 1204), ("1,204,000", 1_204_000), ("12.0", 12), ("12.", 12), ("1204.000", 1204), (" 3 ", 3),
    ("3.300", None), ("3.000", None), ("3,3", None), ("3.5", None), ("1,2,3", None), ("1e3", None), ("-4", None),
    ("½", None), ("٣", None), ("9" * 40, None), ("", None), ("nan", None), ("inf", None)])
def test_a_count_is_read_one_way_or_not_at_all(text: str, number: int | None, run: Run, tmp_path: Path) -> None:
    file = other_table(tmp_path / "one.csv", "40", text, "41")
    assert run("import", file, *MAPPED)[0] == 0
    assert {row[1]: int(row[4]) for row in stored(tmp_path)}.get("2025-06-02") == number


def test_numbers_with_two_readings_are_told_as_such(run: Run, tmp_path: Path) -> None:
    file = other_table(tmp_path / "one.csv", "40", "3.300", "3.000", "", "x")
    found = run("import", file, *MAPPED)[1]["data_sets"][0]["cells_without_count"]
    assert found == {"how_many (as 3.300, which may be 3.3 or 3300)": 2, "how_many": 2}


def test_counts_in_parquet_are_read_as_strictly(run: Run, tmp_path: Path) -> None:
    import duckdb

    file = tmp_path / "counts.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT * FROM (VALUES ('2025-06-01', '3.300', 2.5), ('2025-06-02', '12', 7.0), "
            f"('2025-06-03', '9.6', 8.0)) AS t(\"When\", \"How many\", part)) TO '{file}' (FORMAT parquet)")
    for column, expected in (("How many", {"2025-06-02": "12"}), ("part", {"2025-06-02": "7", "2025-06-03": "8"})):
        code, found, _ = run("import", file, "--date-column", "When", "--count-column", column)
        assert code == 0
        assert {row[1]: row[4] for row in stored(tmp_path)} == expected
        run("remove", found["data_sets"][0]["id"])


def test_a_name_is_looked_at_for_what_is_its_own(run: Run, tmp_path: Path) -> None:
    areas = ["Houston"] * 500 + ["Los Angeles"] * 500 + ["Boston"] * 3 + ["Los Angelos"] * 2
    file = tmp_path / "arrests.csv"
    file.write_text("Apprehension Date,Apprehension AOR,Apprehension Method\n" + "".join(
        f"2025-06-01,{area} Area of Responsibility,Located\n" for area in areas))
    assert run("import", file)[1]["data_sets"][0]["look_at"] == [
        "Los Angelos Area of Responsibility (2) is almost Los Angeles Area of Responsibility"]
