"""The published files themselves, where they lie beside the project: rows and counts against a
count of their own.
"""

from __future__ import annotations

import csv
import datetime
import gzip
from collections import Counter
from pathlib import Path

import pytest

from explainer.records import store
from tests.records.conftest import Run

ARRESTS = ("uwchr_ERO_arrests_FY2017.csv.gz", "uwchr_ERO_arrests_FY2018.csv.gz")
REMOVALS = ("uwchr_ICE_removals_FY2017.csv.gz", "uwchr_ICE_removals_FY2018.csv.gz")


def lines(file: Path) -> list[list[str]]:
    """Rows below the header on line 6."""
    with gzip.open(file, "rt", encoding="utf-8") as text:
        return [line.rstrip("\n").split("|") for line in text][6:]


def day(text: str) -> str:
    return datetime.datetime.strptime(text, "%m/%d/%Y").date().isoformat()


@pytest.mark.parametrize(
    ("name", "column"), [(ARRESTS[0], 1), (ARRESTS[1], 1), (REMOVALS[0], -1), (REMOVALS[1], -1)]
)
def test_rows_are_those_of_an_independent_count(
    name: str, column: int, shared_data: Path, run: Run, tmp_path: Path
) -> None:
    code, found, _ = run("import", shared_data / name)
    assert code == 0
    rows = lines(shared_data / name)
    (about,) = found["data_sets"]
    assert (about["read"], about["counted"]) == (len(rows), len(rows))
    (kept,) = store.listed(tmp_path / "store")[0]
    counts = Counter(
        {
            (area, datetime.date.fromordinal(ordinal).isoformat()): count
            for (area, ordinal, _, _), count in kept.counts().items()
        }
    )
    assert counts == Counter((row[0].strip('"') or "not given", day(row[column])) for row in rows)


def test_before_and_after_are_those_of_three_lines(shared_data: Path, run: Run) -> None:
    run("import", *(shared_data / name for name in ARRESTS))
    code, found, _ = run("compare", "--area", "Los Angeles", "--date", "2017-01-25", "--window", 90)
    assert code == 0
    days = [
        day(row[1])
        for name in ARRESTS
        for row in lines(shared_data / name)
        if row[0].startswith('"Los Angeles')
    ]
    before, after = (
        sum(first <= one <= last for one in days)
        for first, last in (("2016-10-27", "2017-01-24"), ("2017-01-25", "2017-04-24"))
    )
    assert (found["before"], found["after"]) == (before, after)
    assert found["change_percent"] == round((after - before) / before * 100, 2)
    per_day = Counter(days)
    every = [
        (datetime.date(2016, 10, 1) + datetime.timedelta(days=place)).isoformat()
        for place in range(730)
    ]
    sums = [
        (
            sum(per_day[one] for one in every[place - 90 : place]),
            sum(per_day[one] for one in every[place : place + 90]),
        )
        for place in range(90, 641)
        if every[place] != "2017-01-25"
    ]
    large = sum(second * before >= after * first for first, second in sums)
    assert found["reference"] == {
        "share": round(large / len(sums), 4),
        "at_least_as_large": large,
        "dates": len(sums),
    }
    assert [one["name"] for one in found["data_sets"]] == list(ARRESTS)


def test_removals_by_day_are_those_of_the_oracle(
    shared_data: Path, run: Run, tmp_path: Path
) -> None:
    run("import", *(shared_data / name for name in REMOVALS))
    counts: Counter[str] = Counter()
    for kept in store.listed(tmp_path / "store")[0]:
        for (_, ordinal, _, _), count in kept.counts().items():
            counts[datetime.date.fromordinal(ordinal).isoformat()] += count
    oracle: Counter[str] = Counter()
    with (shared_data / "uwchr_enforcement_aggregated_FY17-18.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="|"):
            oracle[row["date"]] += int(float(row["n_removals"] or 0))
    assert +counts == +oracle


def test_the_daily_population_is_that_of_the_pack(shared_data: Path, run: Run) -> None:
    code, found, _ = run("import", shared_data / "ddp_facilities_daily_population_2026-03.parquet")
    assert (code, found["data_sets"][0]["read"], found["data_sets"][0]["counted"]) == (
        0,
        888_699,
        888_699,
    )
    _, found, _ = run(
        "compare",
        "--area",
        "nation",
        "--date",
        "2025-06-15",
        "--window",
        28,
        "--measure",
        "detention",
    )
    assert (found["before"], found["after"]) == (54972.4, 60360.2)


def test_weekly_counts(shared_data: Path, run: Run) -> None:
    code, found, _ = run("import", shared_data / "ddp_weekly_national_counts_2011-2025.csv")
    assert (code, found["data_sets"][0]["read"]) == (0, 734)
    _, found, _ = run(
        "compare",
        "--area",
        "nation",
        "--date",
        "2025-06-15",
        "--window",
        28,
        "--measure",
        "removals",
    )
    assert (found["before"], found["after"]) == (24_735, 26_606)


@pytest.mark.parametrize(
    "name",
    [
        "ice_FY25_detentionStats_2025-09-24.xlsx",
        "uwchr_UW_v_DHS_ICE_productions_seattle_raw.xlsx",
        "ddp_ice_offices.xlsx",
        "doj_sanctuary_list_2025-08-05.csv",
        "published_city_arrest_figures_2025.csv",
        "alyssc_mn_daily_arrests.csv",
        "uwchr_county_aor.csv",
        "ddp_missingness_by_field_jul2025_release.csv",
    ],
)
def test_other_tables_are_asked_about(name: str, shared_data: Path, run: Run) -> None:
    code, _, said = run("import", shared_data / name)
    assert code == 2 and "Say which columns hold what" in said


def test_an_oracle_can_be_mapped(shared_data: Path, run: Run) -> None:
    code, found, _ = run(
        "import",
        shared_data / "uwchr_enforcement_aggregated_FY17-18.csv",
        "--date-column",
        "date",
        "--area-column",
        "aor",
        "--count-column",
        "n_arrests",
        "--kind",
        "arrests",
    )
    assert code == 0 and found["data_sets"][0]["areas"][:2] == ["ATL", "BAL"]


def test_a_sheet_far_down_can_be_mapped(shared_data: Path, run: Run) -> None:
    code, found, _ = run(
        "import",
        shared_data / "uwchr_UW_v_DHS_ICE_productions_seattle_raw.xlsx",
        "--date-column",
        "Arrest Date",
        "--kind",
        "arrests",
    )
    assert code == 0 and found["data_sets"][0]["read"] == 32_549
