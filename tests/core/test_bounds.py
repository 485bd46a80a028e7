"""Hostile files: the work is bounded before it is done, and there is one message."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from explainer.core import limits
from explainer.core.reading import read_pack

from .office import (
    MAIN,
    glossary_row,
    inline,
    ods_cell,
    ods_row,
    ods_table,
    part_of,
    sheet_xml,
    write_glossary,
    write_ods,
    xlsx_parts,
)
from .packs import files_of, told, write_files, write_zip

RANDOM = Random(7)
HEAD = glossary_row()
ODS_HEAD = ods_row(map(ods_cell, ("id", "term_en", "term_es", "meaning_en", "meaning_es")))


def noise(size: int) -> str:
    """Text that does not shrink much."""
    return "".join(RANDOM.choices("abcdefghijklmnop ", k=size))


def with_sheet(path: Path, data: bytes) -> Path:
    parts = xlsx_parts()
    parts[part_of("glossary")] = data
    return write_zip(path, parts)


def with_strings(path: Path, strings: str, rows: str = HEAD) -> Path:
    """A workbook with these shared strings, and rows of the glossary that use them."""
    parts = xlsx_parts()
    parts = {name: data for name, data in parts.items() if not name.startswith("xl/worksheets/")}
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="glossary" r:id="rId1"/><sheet name="meta" r:id="rId2"/></sheets></workbook>'
    )
    parts["xl/workbook.xml"] = book.encode()
    parts["xl/worksheets/sheet1.xml"] = sheet_xml(rows)
    meta = f"<row>{inline('key')}{inline('value')}</row><row>{inline('title')}{inline('T')}</row>"
    parts["xl/worksheets/sheet2.xml"] = sheet_xml(meta)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'.encode()
    return write_zip(path, parts)


def cells(number: int, cell: str = "<c><v>{n}</v></c>", a_row: int = 5) -> str:
    rows = (number + a_row - 1) // a_row
    return "".join(
        f"<row>{''.join(cell.format(n=RANDOM.random()) for _ in range(a_row))}</row>"
        for _ in range(rows)
    )


def empty_cells(number: int) -> str:
    row = "<c s='1'/>" * 99
    return "".join(f"<row x='{RANDOM.random()}'>{row}</row>" for _ in range(number // 99))


def ods_of(path: Path, rows: str) -> Path:
    meta = ods_table(
        "meta",
        ods_row([ods_cell("key"), ods_cell("value")]) + ods_row([ods_cell("title"), ods_cell("T")]),
    )
    return write_ods(path, [meta, ods_table("glossary", ODS_HEAD + rows)])


def long_names(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(100):
            archive.writestr(f"{number}{'x' * 60_000}.csv", b"")
    return path


def very_many_names(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(40_000):
            archive.writestr(f"n{number}", b"")
    return path


HOSTILE: dict[str, tuple[str, Callable[[Path], Path], set[str]]] = {
    "cells": (
        "xlsx",
        lambda path: with_sheet(path, sheet_xml(HEAD + cells(210_000))),
        {"pack-too-full"},
    ),
    "a wide row": (
        "xlsx",
        lambda path: with_sheet(path, sheet_xml(HEAD + cells(210_000, a_row=210_000))),
        {"pack-too-full"},
    ),
    "empty cells": (
        "xlsx",
        lambda path: with_sheet(path, sheet_xml(HEAD + empty_cells(2_100_000))),
        {"pack-too-full"},
    ),
    "errors": (
        "xlsx",
        lambda path: with_sheet(path, sheet_xml(HEAD + cells(190_000, '<c t="e"><v>{n}</v></c>'))),
        {"cell-error", "more-alike"},
    ),
    "strings": (
        "xlsx",
        lambda path: with_strings(
            path,
            "".join("<si/>" * 9 + f"<si><t>{RANDOM.random()}</t></si>" for _ in range(200_000)),
        ),
        {"pack-too-full"},
    ),
    "long strings": (
        "xlsx",
        lambda path: with_strings(
            path, f"<si><t>{noise(900_000)}</t></si>", HEAD + cells(1_500, '<c t="s"><v>0</v></c>')
        ),
        {"pack-too-full"},
    ),
    "runs": (
        "xlsx",
        lambda path: with_strings(
            path,
            "<si>" + "".join(f"<r><t>{RANDOM.random()}</t></r>" for _ in range(600_000)) + "</si>",
        ),
        set(),
    ),
    "escapes": (
        "xlsx",
        lambda path: with_sheet(
            path,
            sheet_xml(
                HEAD
                + "".join(
                    f"<row>{inline('_x0041_' * 2_000 + noise(2_000))}</row>" for _ in range(900)
                )
            ),
        ),
        {"id-bad", "more-alike"},
    ),
    "merged": (
        "xlsx",
        lambda path: write_glossary(
            path,
            HEAD,
            "<mergeCells>"
            + "".join(
                f'<mergeCell ref="A{n}:B{n + RANDOM.randrange(99)}"/>' for n in range(400_000)
            )
            + "</mergeCells>",
        ),
        {"cells-merged"},
    ),
    "half a merged cell": (
        "xlsx",
        lambda path: write_glossary(path, HEAD, "<mergeCell x='" + noise(3_000_000)),
        {"pack-damaged"},
    ),
    "depth": (
        "xlsx",
        lambda path: with_sheet(path, sheet_xml("<a>" * 300 + noise(9_000) + "</a>" * 300)),
        {"pack-damaged"},
    ),
    "an attribute": (
        "xlsx",
        lambda path: with_sheet(path, sheet_xml(f'<row r="{noise(5_000_000)}"/>')),
        {"pack-damaged"},
    ),
    "attributes": (
        "xlsx",
        lambda path: with_sheet(
            path,
            sheet_xml(
                "<row " + " ".join(f'a{n}="{RANDOM.random()}"' for n in range(200_000)) + "/>"
            ),
        ),
        {"pack-damaged"},
    ),
    "names": (
        "xlsx",
        lambda path: with_sheet(
            path, sheet_xml("".join(f"<a{RANDOM.random()}/>" for n in range(200_000)))
        ),
        {"pack-damaged"},
    ),
    "a comment": (
        "xlsx",
        lambda path: with_sheet(path, sheet_xml(f"<!--{noise(5_000_000)}-->")),
        {"pack-damaged"},
    ),
    "entities": (
        "xlsx",
        lambda path: with_sheet(path, b"<!DOCTYPE a [<!ENTITY b 'c'>" + noise(99_000).encode()),
        {"pack-damaged"},
    ),
    "a long text": (
        "xlsx",
        lambda path: with_sheet(path, sheet_xml(HEAD.replace(">C<", f">{noise(9_000_000)}<"))),
        {"cell-long"},
    ),
    "styles": (
        "xlsx",
        lambda path: write_glossary(
            path,
            HEAD,
            styles=(
                f'<styleSheet xmlns="{MAIN}"><cellXfs>'
                + "".join(f'<xf numFmtId="{RANDOM.random()}"/>' for _ in range(400_000))
                + "</cellXfs></styleSheet>"
            ).encode(),
        ),
        set(),
    ),
    "odd formats": (
        "xlsx",
        lambda path: write_glossary(
            path,
            HEAD,
            styles=(
                f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="9" formatCode="{"[h" * 300_000}"/></numFmts><cellXfs>'
                f'<xf numFmtId="9"/></cellXfs></styleSheet>'
            ).encode(),
        ),
        set(),
    ),
    "rows of OpenDocument": (
        "ods",
        lambda path: ods_of(path, ods_row([ods_cell("x")], 'table:number-rows-repeated="1048576"')),
        {"pack-too-full"},
    ),
    "columns of OpenDocument": (
        "ods",
        lambda path: ods_of(
            path,
            ods_row(
                [
                    ods_cell(
                        "x", 'office:value-type="string" table:number-columns-repeated="999999999"'
                    )
                ]
                * 9
            ),
        ),
        {"columns-too-many"},
    ),
    "empty rows of OpenDocument": (
        "ods",
        lambda path: ods_of(
            path,
            ods_row(
                ['<table:table-cell table:number-columns-repeated="16384"/>'],
                'table:number-rows-repeated="999999999"',
            )
            * 9,
        ),
        set(),
    ),
    "spaces of OpenDocument": (
        "ods",
        lambda path: ods_of(path, ods_row([ods_cell('a<text:s text:c="999999999"/>b')] * 4) * 99),
        {"pack-too-full"},
    ),
    "sheets of OpenDocument": (
        "ods",
        lambda path: write_ods(path, [ods_table(f"s{RANDOM.random()}", "") for _ in range(50_000)]),
        {"pack-too-full"},
    ),
    "names of a zip": ("zip", very_many_names, {"pack-too-many-files"}),
    "long names of a zip": ("zip", long_names, {"pack-too-many-files"}),
}

ALLOWED = {
    "heading-missing",
    "id-twice",
    "id-bad",
    "cell-missing",
    "table-missing",
    "language-missing",
    "columns-absent",
    "columns-too-many",
    "text-missing",
    "more-alike",
    "table-empty",
}
"""What may be said besides, where part of a file is read."""

PROGRAM = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (500_000_000,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from explainer.core.reading import read_pack
print(json.dumps([problem.code for problem in read_pack(Path(sys.argv[1])).problems]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is not limited there")
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_take_little_memory_and_one_message(tmp_path: Path, kind: str) -> None:
    ending, write, expected = HOSTILE[kind]
    path = write(tmp_path / f"p.{ending}")
    assert path.stat().st_size < limits.MAX_FILE_BYTES
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    codes = json.loads(done.stdout)
    assert expected <= set(codes) <= expected | ALLOWED
    if any(code.startswith("pack-") for code in codes):
        assert len(codes) == 1


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("MAX_CELLS", 200),
        ("MAX_CHARACTERS", 2_500),
        ("MAX_ELEMENTS", 1_000),
        ("MAX_STRINGS", 300),
        ("MAX_SHEETS", 13),
    ],
)
def test_up_to_the_limit_a_workbook_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, least: int
) -> None:
    path = write_zip(tmp_path / "p.xlsx", xlsx_parts())
    assert read_pack(path).problems == ()
    low, high = 1, getattr(limits, name)
    while high - low > 1:  # the smallest limit that will do
        middle = (low + high) // 2
        monkeypatch.setattr(limits, name, middle)
        reading = read_pack(path)
        assert told(reading.problems) == ([] if reading.pack else [("pack-too-full", "", 0, "")])
        low, high = (low, middle) if reading.pack else (middle, high)
    assert high >= least


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ('r="XFD9"', "columns-too-many"),
        ('r="GS9"', "columns-too-many"),
        ('r="GR9"', "heading-missing"),
    ],
)
def test_cells_far_away_are_told(tmp_path: Path, place: str, code: str) -> None:
    reading = read_pack(
        write_glossary(tmp_path / "p.xlsx", HEAD + f'<row r="9"><c {place}><v>1</v></c></row>')
    )
    assert code in [problem.code for problem in reading.problems]
    assert reading.pack is not None and len(reading.pack["glossary"]) == 1


def test_a_row_far_down_is_told(tmp_path: Path) -> None:
    row = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    reading = read_pack(write_glossary(tmp_path / "p.xlsx", HEAD + row))
    assert told(reading.problems) == [("rows-too-many", "glossary (p.xlsx)", 1_048_576, "")]


def spoil_member(
    path: Path, name: str, change: Callable[[zipfile.ZipInfo, bytearray], None]
) -> Path:
    with zipfile.ZipFile(path) as archive:
        member = archive.getinfo(name)
    data = bytearray(path.read_bytes())
    change(member, data)
    path.write_bytes(data)
    return path


def wrong_sum(member: zipfile.ZipInfo, data: bytearray) -> None:
    at = data.rindex(member.filename.encode()) - 46 + 16
    struct.pack_into("<L", data, at, zlib.crc32(b"other"))


@pytest.mark.parametrize(
    ("ending", "codes"), [("zip", ["file-damaged"]), ("xlsx", ["pack-damaged"])]
)
def test_a_wrong_checksum(tmp_path: Path, ending: str, codes: list[str]) -> None:
    zipped = ending == "zip"
    path = write_zip(tmp_path / f"p.{ending}", files_of() if zipped else xlsx_parts())
    spoil_member(path, "glossary.csv" if zipped else part_of("glossary"), wrong_sum)
    assert [problem.code for problem in read_pack(path).problems] == codes


@pytest.mark.parametrize("name", ["mimetype", "META-INF/manifest.xml", "content.xml"])
def test_a_wrong_checksum_in_an_open_document(tmp_path: Path, name: str) -> None:
    path = ods_of(tmp_path / "p.ods", "")
    assert read_pack(path).pack is not None
    spoil_member(path, name, wrong_sum)
    codes = [problem.code for problem in read_pack(path).problems]
    assert codes == ["pack-damaged"] if name == "content.xml" else "pack-damaged" not in codes


@pytest.mark.parametrize("name", ["xl/workbook.xml", part_of("claims"), "XL/SharedStrings.XML"])
def test_a_part_that_is_there_twice(tmp_path: Path, name: str) -> None:
    path = write_zip(tmp_path / "p.xlsx", xlsx_parts())
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, b"<x/>")
    assert told(read_pack(path).problems) == [("pack-damaged", "", 0, "")]


@pytest.mark.filterwarnings("ignore:Overlapped entries:UserWarning")  # Python 3.13 says so itself
def test_members_that_overlap(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "p.zip", files_of())

    def overlap(member: zipfile.ZipInfo, data: bytearray) -> None:
        struct.pack_into("<L", data, data.rindex(member.filename.encode()) - 46 + 42, 0)

    spoil_member(path, "glossary.csv", overlap)
    assert [problem.code for problem in read_pack(path).problems] == ["file-damaged"]


def test_a_zip_of_the_large_kind_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        for name, data in files_of().items():
            with archive.open(name, "w", force_zip64=True) as file:
                file.write(data)
    assert read_pack(tmp_path / "p.zip").problems == ()


def test_one_very_long_name_does_not_matter(tmp_path: Path) -> None:
    assert (
        read_pack(
            write_zip(tmp_path / "p.zip", {**files_of(), "x" * 60_000 + ".txt": b""})
        ).problems
        == ()
    )
    reading = read_pack(write_zip(tmp_path / "p.zip", {**files_of(), "x" * 60_000 + ".csv": b""}))
    assert [problem.code for problem in reading.problems] == ["table-unknown"]
    assert len(reading.problems[0].found) <= 60


def test_many_nearly_right_names_are_bounded(tmp_path: Path) -> None:
    files = {f"cities ({number}){' -' * 60}.csv": b"" for number in range(900)}
    reading = read_pack(write_files(tmp_path / "pack", {**files_of(), **files}))
    assert (
        reading.pack is not None
        and [problem.code for problem in reading.problems][-1] == "more-alike"
    )
