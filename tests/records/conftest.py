"""Files in the layouts that are published, made here: a few rows that are nobody's."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explainer.__main__ import main

BANNER = '"ERO-LESA Statistical Tracking Unit"|||\n"For Official Use Only"|||\n|||\n"ERO Administrative Arrests"|||\n'
CENTER = (
    '"Area of Responsibility"|"Apprehension Date"|"Apprehension Method"|"Apprehension Landmark"\n'
)
PROJECT = "Apprehension Date,Apprehension State,Apprehension AOR,Apprehension Method,Apprehension Criminality,Unique Identifier\n"

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a records command on a store of its own: exit code, JSON of standard output, standard
    error.
    """

    def call(command: str, *arguments: object, store: Path | None = None) -> tuple[int, Any, str]:
        given = [
            "records",
            command,
            *map(str, arguments),
            "--store",
            str(store or tmp_path / "store"),
        ]
        code = main([*given, *([] if command == "remove" else ["--json"])])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    return call


def center_rows(days: int = 30, area: str = "Los Angeles Area of Responsibility") -> str:
    """Rows of October 2016: as many on a day as its number."""
    return "".join(
        f'"{area}"|10/{day}/2016|"Located"|"JAIL, CA"\n' * day for day in range(1, days + 1)
    )


@pytest.fixture
def center(tmp_path: Path) -> Path:
    """A file as the Center for Human Rights publishes them: compressed, banner rows, bars between
    cells.
    """
    file = tmp_path / "ERO_arrests_FY2017.csv.gz"
    file.write_bytes(gzip.compress((BANNER + CENTER + center_rows()).encode()))
    return file


PERSONS = (
    (
        "2025-06-01 08:00:00",
        "CA",
        "Los Angeles Area of Responsibility",
        "Located",
        "1 Convicted Criminal",
        "a",
    ),
    (
        "2025-06-02 07:00:00",
        "CA",
        "Los Angeles Area of Responsibility",
        "Located",
        "1 Convicted Criminal",
        "a",
    ),  # again
    (
        "2025-06-03 06:30:00",
        "",
        "Los Angeles Area of Responsibility",
        "Located",
        "1 Convicted Criminal",
        "a",
    ),  # and again
    (
        "2025-06-05 08:00:00",
        "CA",
        "Los Angeles Area of Responsibility",
        "Located",
        "1 Convicted Criminal",
        "a",
    ),
    (
        "2025-06-05 09:00:00",
        "CA",
        "Los Angeles Area of Responsibility",
        "Located",
        "3 Other Immigration Violator",
        "",
    ),
    (
        "2025-06-05 09:00:00",
        "CA",
        "Los Angeles Area of Responsibility",
        "Located",
        "3 Other Immigration Violator",
        "",
    ),
    (
        "2025-06-05 09:00:00",
        "IL",
        "Chicago Area of Responsibility",
        "Located",
        "2 Pending Criminal Charges",
        "b",
    ),
    (
        "2025-06-06 08:00:00",
        "IL",
        "HQ Area of Responsibility",
        "Located",
        "2 Pending Criminal Charges",
        "b",
    ),  # again
    ("2025-06-06 08:00:00", "IL", "", "Located", "2 Pending Criminal Charges", "c"),
    (
        "2099-01-01 00:00:00",
        "IL",
        "Chicago Area of Responsibility",
        "Located",
        "2 Pending Criminal Charges",
        "d",
    ),
    (
        "1899-12-30 00:00:00",
        "IL",
        "Chicago Area of Responsibility",
        "Located",
        "2 Pending Criminal Charges",
        "e",
    ),
    (
        "unknown",
        "IL",
        "Chicago Area of Responsibility",
        "Located",
        "2 Pending Criminal Charges",
        "f",
    ),
)
"""Arrests with ids of persons; three follow one of the same person within a day."""


@pytest.fixture
def project_csv(tmp_path: Path) -> Path:
    """The same arrests as the Deportation Data Project lays them out, in CSV."""
    file = tmp_path / "arrests-latest-2026-03.csv"
    file.write_text(PROJECT + "".join(",".join(row) + "\n" for row in PERSONS), encoding="utf-8")
    return file


@pytest.fixture
def project_xlsx(tmp_path: Path) -> Path:
    """In a workbook: six rows above the header, two sheets to be stacked, and one of notes."""
    import openpyxl

    workbook = openpyxl.Workbook()
    notes = workbook.active
    assert notes is not None
    notes.append(["Notes"])
    for number, rows in enumerate((PERSONS[:7], PERSONS[7:]), start=1):
        sheet = workbook.create_sheet(f"Admin Arrests {number}")
        for line in ("ICE", "ERO-LESA", "FOIA", "", "Admin Arrests", ""):
            sheet.append([line])
        sheet.append(PROJECT.strip().split(","))
        for row in rows:
            sheet.append(row)
    file = tmp_path / "arrests.xlsx"
    workbook.save(file)
    return file


@pytest.fixture
def project_parquet(tmp_path: Path, project_csv: Path) -> Path:
    """In Parquet, as cleaned files are: snake case."""
    import duckdb

    file = tmp_path / "arrests.parquet"
    names = [name.lower().replace(" ", "_") for name in PROJECT.strip().split(",")]
    columns = ", ".join(
        f'"{old}" AS {new}' for old, new in zip(PROJECT.strip().split(","), names, strict=True)
    )
    with duckdb.connect() as connection:
        table = f"SELECT {columns} FROM read_csv('{project_csv}', all_varchar=true)"
        connection.execute(f"COPY ({table}) TO '{file}' (FORMAT parquet)")
    return file
