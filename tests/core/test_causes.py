"""A table of which only a part could be read: its cause is told once, and not drowned in what follows from it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from explainer.core.checking import check_pack
from explainer.core.problems import Severity
from tests.core.packs import files_of, write_files

TODAY = datetime.date(2026, 11, 24)


def serious(folder: Path) -> list[tuple[str, str, int]]:
    return [(p.code, p.file, p.row) for p in check_pack(folder, today=TODAY).problems
            if p.severity is not Severity.NOTICE]


def half(text: bytes) -> bytes:
    """The file cut off inside its last quoted or plain row."""
    return text[: text.rindex(b"\n", 0, len(text) - 1) + 8]


@pytest.mark.parametrize("spoil", [half, lambda text: b"Claims of our library\n" + text],
                         ids=["cut off", "title line above the names"])
def test_references_into_a_table_read_in_part_are_not_reported(tmp_path: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    files = files_of()
    files["claims.csv"] = spoil(files["claims.csv"])
    found = serious(write_files(tmp_path / "pack", files))
    assert found
    assert {file for _, file, _ in found} == {"claims.csv"}
    assert len(found) <= 2


def test_a_row_deleted_on_purpose_is_still_missed_by_those_that_name_it(tmp_path: Path) -> None:
    files = files_of()
    lines = files["sources.csv"].split(b"\n")
    files["sources.csv"] = b"\n".join([lines[0], *lines[2:]])
    found = serious(write_files(tmp_path / "pack", files))
    assert any(file != "sources.csv" for _, file, _ in found)
