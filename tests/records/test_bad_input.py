"""Files that are damaged, hostile or changing: a clear message, and the store as it was."""

from __future__ import annotations

import errno
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.records import importing, store
from tests.records.conftest import BANNER, CENTER, PROJECT, Run, center_rows

Spoil = Callable[[Path], None]


def cut_gzip(file: Path) -> None:
    data = gzip.compress((BANNER + CENTER + center_rows(30) * 40).encode())
    file.write_bytes(data[: len(data) // 2])


def stray_quote(file: Path) -> None:
    rows = center_rows(30).splitlines(keepends=True)
    many = (rows * 200)[:80_000]
    many[70_000] = '"Los Angeles Area of Responsibility|10/1/2016|"Located"|"JAIL"\n'
    file.write_text(BANNER + CENTER + "".join(many))


def unclosed_quote(file: Path) -> None:
    file.write_text(
        PROJECT
        + '2025-06-01,CA,"Los Angeles,Located,,a\n'
        + "2025-06-01,CA,Boston,Located,,b\n" * 10_000
    )


def junk(file: Path) -> None:
    file.write_bytes(random.Random(1).randbytes(200_000))


def fake_parquet(file: Path) -> None:
    file.write_bytes(b"PAR1" + random.Random(1).randbytes(5_000) + b"PAR1")


def cut_workbook(file: Path) -> None:
    import openpyxl

    openpyxl.Workbook().save(file)
    file.write_bytes(file.read_bytes()[:2_000])


def swollen_workbook(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml", '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<R><Relationship Id="r1" Target="worksheets/sheet1.xml"/></R>',
        )
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(250):
                sheet.write(b" " * 1_000_000)


def empty_rows(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml", '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<R><Relationship Id="r1" Target="worksheets/sheet1.xml"/></R>',
        )
        rows = "".join(f'<row r="{number}"/>' for number in range(1, 1_000_001))
        archive.writestr(
            "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
        )


def endless_line(file: Path) -> None:
    with gzip.open(file, "wb", 1) as text:
        for _ in range(60):
            text.write(b"a" * 1_000_000)


def empty_lines(file: Path) -> None:
    with gzip.open(file, "wb", 1) as text:
        text.write(PROJECT.encode())
        for _ in range(3):
            text.write(b"\n" * 1_000_000)


def no_rows(file: Path) -> None:
    file.write_text(PROJECT)


def old_dates(file: Path) -> None:
    file.write_text(PROJECT + "1899-06-01,CA,Boston,Located,,a\n2099-06-01,CA,Boston,Located,,b\n")


BAD: tuple[tuple[Spoil, str, str], ...] = (
    (cut_gzip, "a.csv.gz", "damaged or not complete"),
    (stray_quote, "a.csv", "in row 70,006 a quotation mark"),
    (unclosed_quote, "a.csv", "in row 2 a quotation mark"),
    (junk, "a.csv", "this is no table in text"),
    (junk, "a.csv.gz", "this is no table in text"),
    (fake_parquet, "a.parquet", "no Parquet that can be read"),
    (cut_workbook, "a.xlsx", "damaged, not complete"),
    (swollen_workbook, "a.xlsx", "unpacks to far more"),
    (empty_rows, "a.xlsx", "no table with a row of column names"),
    (endless_line, "a.csv.gz", "a line has more than 4,000,000 letters"),
    (empty_lines, "a.csv.gz", "more than 2,000,000 empty lines on end"),
    (no_rows, "a.csv", "no row could be counted"),
    (old_dates, "a.csv", "a date before 1990: 1; a date in the future: 1"),
    (Path.touch, "a.csv", "the file is empty"),
    (Path.mkdir, "a.csv", "this is no file"),
    (lambda file: None, "a.csv", "cannot be read"),
)


def content(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(("spoil", "name", "message"), BAD)
def test_a_bad_file_leaves_the_store_as_it_was(
    spoil: Spoil, name: str, message: str, run: Run, center: Path, tmp_path: Path
) -> None:
    run("import", center)
    before = content(tmp_path / "store")
    spoil(tmp_path / name)
    code, found, said = run("import", tmp_path / name)
    assert (code, found["data_sets"]) == (2, [])
    assert message in said and "Traceback" not in said
    assert content(tmp_path / "store") == before


def test_one_bad_file_of_several_is_told_and_the_others_are_kept(
    run: Run, center: Path, tmp_path: Path
) -> None:
    junk(tmp_path / "junk.csv")
    code, found, said = run("import", tmp_path / "junk.csv", center)
    assert (code, len(found["data_sets"])) == (1, 1)
    assert "junk.csv" in said


def test_rows_of_another_width_are_set_aside(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(BANNER + CENTER + center_rows(5) + '"Boston"|10/1/2016\n' * 3)
    _, found, _ = run("import", file)
    assert found["data_sets"][0]["set_aside"] == {"another number of cells than the header": 3}


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    run: Run, center: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = importing._counted

    def change(path: Path, *rest: object) -> object:
        found = counted(path, *rest)  # type: ignore[arg-type]
        with path.open("ab") as file:
            file.write(b"more")
        return found

    monkeypatch.setattr(importing, "_counted", change)
    code, _, said = run("import", center)
    assert code == 2 and "changed while it was read" in said
    assert not list((tmp_path / "store").glob("*"))


def change_about(folder: Path, field: str, value: object) -> None:
    """Give a field of `about.json` another value; None takes it out."""
    file = folder / "about.json"
    about = json.loads(file.read_text("utf-8"))
    del about[field]
    file.write_text(json.dumps(about if value is None else {**about, field: value}), "utf-8")


def test_a_full_disk_is_said(
    run: Run, center: Path, project_csv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", project_csv)
    before = content(tmp_path / "store")
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        write(self, data[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    code, _, said = run("import", center)
    monkeypatch.undo()
    assert code == 2 and "No space left on device" in said
    assert content(tmp_path / "store") == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "counts.csv").write_text("area\n"),
        lambda folder: (folder / "about.json").write_text("{"),
        lambda folder: (folder / "about.json").write_text("[]"),
        lambda folder: change_about(folder, "areas", None),
        lambda folder: change_about(folder, "kinds", "arrests"),
        lambda folder: change_about(folder, "from", "2016-10-00"),
        lambda folder: change_about(folder, "read", "465"),
        lambda folder: change_about(folder, "complete", {"arrests": ["2016-10-01"]}),
        lambda folder: change_about(folder, "format", 2),
        lambda folder: (folder / "counts.csv").unlink(),
    ],
)
def test_a_damaged_store_is_said_and_can_be_mended(
    spoil: Spoil, run: Run, center: Path, tmp_path: Path
) -> None:
    _, found, _ = run("import", center)
    name = found["data_sets"][0]["id"]
    spoil(tmp_path / "store" / name)
    code, _, said = run("compare", "--area", "Los Angeles", "--date", "2016-10-15", "--window", 7)
    assert code == 2 and f"records remove {name}" in said
    assert run("remove", name)[0] == 0
    assert run("import", center)[0] == 0
    assert run("compare", "--area", "Los Angeles", "--date", "2016-10-15", "--window", 7)[0] == 0


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "When",
        {},
        {"area": "Where"},
        {"date": 5},
        {"date": "When", "level": "no"},
        {"date": "When", "region": "Where"},
    ],
)
def test_a_damaged_mapping_is_not_used(kept: object, run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    first.write_text("When;Where\n2025-06-01;East\n2025-06-02;East\n")
    second.write_text("When;Where\n2025-06-01;East\n2025-06-02;West\n")
    assert run("import", first, "--date-column", "When")[0] == 0
    file = tmp_path / "store" / "mappings.json"
    (signature,) = json.loads(file.read_text("utf-8"))
    good = file.read_text("utf-8")
    file.write_text(json.dumps({signature: kept}), "utf-8")
    code, _, said = run("import", second)
    assert code == 2 and "--date-column" in said
    file.write_text(good, "utf-8")
    assert run("import", second)[0] == 0


def test_a_store_that_is_no_folder_is_said(run: Run, center: Path, tmp_path: Path) -> None:
    for command in (
        ("import", center),
        ("compare", "--area", "x", "--date", "2016-10-15", "--window", 7),
    ):
        code, _, said = run(*command, store=center)
        assert code == 2 and str(center) in said


def program(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "explainer", "records", *map(str, arguments)]


def large(file: Path) -> None:
    """A file that takes a moment to read."""
    rows = [
        f'"Area {number % 24}"|{number % 12 + 1}/{number % 28 + 1}/2016|"Located"|""\n'
        for number in range(1, 3_000)
    ]
    file.write_text(BANNER + CENTER + "".join(rows) * 30)


def test_killed_at_any_moment_the_data_set_is_whole_or_absent(tmp_path: Path, home: Path) -> None:
    file, place = tmp_path / "large.csv", tmp_path / "store"
    large(file)
    start = time.monotonic()
    subprocess.run(
        program("import", file, "--store", tmp_path / "whole"), check=True, capture_output=True
    )
    length = time.monotonic() - start
    (whole,) = store.listed(tmp_path / "whole")[0]
    moments = random.Random(13)
    for _ in range(20):
        process = subprocess.Popen(
            program("import", file, "--store", place),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moments.uniform(0.1, length * 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found, wrong = store.listed(place)
        assert wrong == []
        assert [one.counts() for one in found] in ([], [whole.counts()])
        for one in found:
            store.remove(place, one.id)
    subprocess.run(program("import", file, "--store", place), check=True, capture_output=True)
    assert [entry.name for entry in place.iterdir()] == [whole.id], (
        "what the killed ones left is cleared"
    )


def test_ctrl_c_is_said(
    run: Run, center: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "_refuse_odd", stop)
    code, _, said = run("import", center)
    assert code == 2 and "cancelled; nothing of ERO_arrests_FY2017.csv.gz was kept" in said
    assert not list((tmp_path / "store").glob("*"))


def test_two_programs_at_once_keep_one_data_set(center: Path, tmp_path: Path, home: Path) -> None:
    place = tmp_path / "store"
    processes = [
        subprocess.Popen(
            program("import", center, "--store", place),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    said = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, said
    found, wrong = store.listed(place)
    assert (len(found), wrong) == (1, [])
    assert sum(found[0].counts().values()) == 465


def test_rows_behind_many_empty_lines_are_counted(run: Run, tmp_path: Path) -> None:
    row = "2025-06-01,CA,Boston,Located,,{}\n"
    file = tmp_path / "gap.csv"
    file.write_text(PROJECT + row.format("a") + "\n" * 25_000 + row.format("b") + row.format("c"))
    code, found, _ = run("import", file)
    assert code == 0 and found["data_sets"][0]["counted"] == 3
