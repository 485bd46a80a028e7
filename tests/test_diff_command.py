"""`explainer diff` as a person runs it: a process of its own, its output, its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.packs import content, files_of, row_of, write_pack, write_workbook, write_zip


def diff(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "explainer", "diff", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120,
                          env={**os.environ, "PYTHONIOENCODING": "utf-8"})


def edited(folder: Path, **cells: str) -> Path:
    tables = content()
    row_of(tables, "claims", "C1").update(cells)
    return write_pack(folder, tables)


def test_differences_are_on_standard_output_and_no_failure(tmp_path: Path) -> None:
    done = diff(write_workbook(tmp_path / "old.xlsx"), edited(tmp_path / "new", status="partly"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "`status`: Not found elsewhere → Partly confirmed" in done.stdout


def test_no_difference_between_forms_of_a_pack(tmp_path: Path) -> None:
    done = diff(write_zip(tmp_path / "old.zip", files_of()), write_workbook(tmp_path / "new.xlsx"))
    assert (done.returncode, done.stderr) == (0, "") and "both packs say the same" in done.stdout


def test_json_stands_alone(tmp_path: Path) -> None:
    done = diff(write_pack(tmp_path / "old"), edited(tmp_path / "new", value="28", notes="x"), "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["exit_code"], found["same"]) == (0, 0, False)
    assert found["old"]["version"] == "1.2" and found["new"]["problems"] == []
    assert [cell["column"] for cell in found["tables"][0]["changed"][0]["cells"]] == ["value", "notes"]


def test_rows_that_cannot_be_read_are_told_and_compared(tmp_path: Path) -> None:
    done = diff(write_pack(tmp_path / "old"), edited(tmp_path / "new", status="sure"))
    assert done.returncode == 1
    assert "claims.csv I2 (status)" in done.stderr and "compared all the same" in done.stderr
    assert "`status`: Not found elsewhere → “sure”" in done.stdout


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("first", [False, True])
def test_a_pack_that_cannot_be_used(tmp_path: Path, first: bool, as_json: bool) -> None:
    good, bad = write_pack(tmp_path / "good"), tmp_path / "notes.txt"
    bad.write_text("shopping list")
    done = diff(*((bad, good) if first else (good, bad)), *(["--json"] if as_json else []))
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "notes.txt" in done.stderr and "cannot be used" in done.stderr and "good" not in done.stderr
    if as_json:
        found = json.loads(done.stdout)
        assert found["exit_code"] == 2 and found["old" if first else "new"]["problems"][0]["what"]
    else:
        assert done.stdout == ""


@pytest.mark.parametrize("name", ["missing", "missing.zip", "empty", "x" * 300])
def test_a_place_without_a_pack(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    done = diff(write_pack(tmp_path / "old"), tmp_path / name)
    assert (done.returncode, done.stdout) == (2, "") and "Traceback" not in done.stderr and done.stderr


@pytest.mark.parametrize("arguments", [[], ["one"], ["a", "b", "c"], ["a", "b", "--jso"]])
def test_wrong_usage(arguments: list[str]) -> None:
    done = diff(*arguments)
    assert (done.returncode, done.stdout) == (2, "") and "usage: explainer diff" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a pipe closed early is told otherwise there")
@pytest.mark.parametrize("flag", ["", "--json"])
def test_a_pipe_closed_early_is_no_traceback(tmp_path: Path, flag: str) -> None:
    new = write_pack(tmp_path / "new", {**content(), "glossary": [
        {"id": f"t{number}", "term_en": "Term", "meaning_en": "m" * 500} for number in range(500)]})
    command = f'"{sys.executable}" -m explainer diff old new {flag} | head -c 10'
    write_pack(tmp_path / "old")
    done = subprocess.run(command, shell=True, cwd=new.parent, capture_output=True, text=True, timeout=120)
    assert (done.returncode, len(done.stdout)) == (0, 10)
    assert "Traceback" not in done.stderr and "BrokenPipe" not in done.stderr
