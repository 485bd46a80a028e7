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


def test_a_changed_id_is_told_before_all_that_follows_from_it(tmp_path: Path) -> None:
    files = files_of()
    files["sources.csv"] = files["sources.csv"].replace(b"\narticle,", b"\narticel,", 1)
    found = check_pack(write_files(tmp_path / "pack", files), today=TODAY).problems
    first = found[0]
    assert (first.code, first.file, first.column, first.found) == ("id-changed", "sources.csv", "id", "articel")
    following = [p for p in found if p.code == "ref-misspelt" and p.found == "article"]
    assert first.params == {"missing": "article", "count": str(len(following))} and len(following) > 1
    assert "change its id back to article" in first.sentence()


def test_an_id_that_rows_use_is_not_taken_for_a_changed_one(tmp_path: Path) -> None:
    """Two rows misspell an id that others spell well: the mistake is theirs."""
    files = files_of()
    for name in ("sections.csv", "cities.csv", "claims.csv"):
        files[name] = files[name].replace(b"article", b"articel")
    found = check_pack(write_files(tmp_path / "pack", files), today=TODAY).problems
    codes = [p.code for p in found]
    assert codes.count("ref-misspelt") == 3 and "id-changed" not in codes
