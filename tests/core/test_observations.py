"""Tables `series` and `observations`: reading, checking, copying and comparing them."""

from __future__ import annotations

import datetime
import io
import math
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.app.pack_transfer import PackRead, encode, receive
from explainer.app.paths import built_in_pack
from explainer.content.difference_text import difference_json, difference_text
from explainer.core.checking import check_loaded, check_pack
from explainer.core.columns import MISSING, SERIES
from explainer.core.difference import compare
from explainer.core.observations import Observations, Parsed, read_observations
from explainer.core.pack import Pack
from explainer.core.problems import Problem
from explainer.core.reading import Reading, read_pack
from explainer.core.writing import CopyError, save_folder, save_workbook

HEAD = "series_id,date,value,missing\n"
TODAY = datetime.date(2026, 11, 29)


def rows(parsed: Parsed) -> list[tuple[str, ...]]:
    return [texts for _, texts in Observations(parsed).texts()]


def read(text: str) -> Parsed:
    return read_observations(text.encode(), "observations.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the built-in pack without observations but those that a test writes."""
    copy = tmp_path / "pack"
    shutil.copytree(built_in_pack(), copy)
    return copy


def series_row(**cells: str) -> str:
    given = {
        "id": "s",
        "what_en": "Arrests",
        "what_es": "Arrestos",
        "kind": "arrests",
        "place_en": "East area",
        "place_es": "Zona este",
        "place_kind": "area",
        "unit": "count",
        "noun_en": "arrests",
        "noun_es": "arrestos",
        "granularity": "day",
        "nature": "count",
        "status": "reported",
        "source_ids": "ddp-arrests-2026-03",
        "complete_from": "2025-06-01",
        "complete_to": "2025-06-05",
        **cells,
    }
    return ",".join(given.get(name, "") for name in SERIES.physical_names()) + "\n"


def problems(folder: Path, observations: str, *series: str) -> list[Problem]:
    """What the check says of the two tables."""
    head = ",".join(SERIES.physical_names()) + "\n"
    (folder / "series.csv").write_text(head + "".join(series or (series_row(),)), encoding="utf-8")
    (folder / "observations.csv").write_text(HEAD + observations, encoding="utf-8")
    found = check_pack(folder, today=TODAY)
    assert found.pack is not None
    return [p for p in found.problems if p.file in ("series.csv", "observations.csv")]


DAYS = "".join(f"s,2025-06-0{day},{day},\n" for day in range(1, 6))


# Reading


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "a,2025-06-15,5,\nb,2025-06,,withheld\na,2025-06-16,1.5,\n",
        "\ufeff" + HEAD + "a,2025-06-15,5,\r\nb,2025-06,,withheld\r\na,2025-06-16,1.5,\r\n",
        "series_id;date;value;missing\na;2025-06-15;5;\nb;2025-06;;withheld\na;2025-06-16;1.5;\n",
        'series_id,date,value,missing\n"a","2025-06-15","5",""\n"b",2025-06,,withheld\na,2025-06-16,1.50,\n',
        "date,value,missing,series_id\n2025-06-15,5,,a\n\n2025-06,,withheld,b\n2025-06-16,1.5,,a",
        "Series_ID, date ,value,missing\na, 2025-06-15,5,\nb,2025-06,,Withheld\na,2025-06-16,1.5,\n",
    ],
    ids=["plain", "mark-and-crlf", "semicolons", "quotes", "other-order", "spaces-and-capitals"],
)
def test_a_table_is_read_however_it_is_written(text: str) -> None:
    parsed = read(text)
    assert rows(parsed) == [
        ("a", "2025-06-15", "5", ""),
        ("b", "2025-06", "", "withheld"),
        ("a", "2025-06-16", "1.5", ""),
    ]
    assert [p.code for p in parsed.problems] == []


def test_rows_that_cannot_be_read_are_named_and_kept_at_their_places() -> None:
    text = (
        HEAD
        + "a,2025-06-15,5,\na,June 16,6,\na,2025-06-17,seven,\n,2025-06-18,8,\na,2025-06-19,9,\n"
    )
    parsed = read(text)
    found = {(p.row, p.column, p.code, p.skipped) for p in parsed.problems}
    assert found == {
        (3, "date", "date-likely", True),
        (4, "value", "number-bad", False),
        (5, "series_id", "cell-missing", True),
    }
    assert len(parsed.missing) == 3
    assert rows(parsed) == [tuple(line.split(",")) for line in text.splitlines()[1:]]


def test_unknown_columns_are_kept() -> None:
    parsed = read("series_id,date,value,missing,note\na,2025-06-15,5,,checked\n")
    assert rows(parsed) == [("a", "2025-06-15", "5", "", "checked")]
    assert [p.code for p in parsed.problems] == ["column-unknown"]


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True),
            st.dates(datetime.date(1900, 1, 1)),
            st.one_of(st.integers(0, 10**12).map(str), st.sampled_from(MISSING)),
        )
    )
)
def test_what_is_written_is_read_back(given: list[tuple[str, datetime.date, str]]) -> None:
    lines = [
        (name, str(date), value, "") if value.isdigit() else (name, str(date), "", value)
        for name, date, value in given
    ]
    parsed = read(HEAD + "".join(",".join(line) + "\n" for line in lines))
    assert rows(parsed) == lines
    assert parsed.problems == ()


def test_a_row_of_a_million_is_found_wrong() -> None:
    """Row numbers hold behind the pieces in which the text is read."""
    text = HEAD + "a,2025-06-15,5,\n" * 50_000 + "a,2025-06-16,x,\n" + "a,2025-06-15,5,\n" * 10
    parsed = read(text)
    assert [(p.row, p.code) for p in parsed.problems] == [(50_002, "number-bad")]
    assert len(parsed.missing) == 50_011
    assert math.isnan(memoryview(parsed.values).cast("d")[50_000])


# Checking


@pytest.mark.parametrize(
    ("observations", "series", "expected"),
    [
        (DAYS, (), []),
        (
            DAYS.replace("2025-06-03", "2025-06-02"),
            (),
            [("date-twice", 4, "date", "B4"), ("date-gap", 0, "date", "")],
        ),
        (DAYS.replace("s,2025-06-03,3,\n", ""), (), [("date-gap", 0, "date", "")]),
        (DAYS.replace("03,3,", "03,,"), (), [("observation-neither", 4, "value", "C4")]),
        (DAYS.replace("03,3,", "03,,withheld"), (), []),
        (DAYS.replace("03,3,", "03,3,withheld"), (), [("observation-both", 4, "missing", "D4")]),
        (DAYS.replace("03,3,", "03,-3,"), (), [("value-negative", 4, "value", "C4")]),
        (DAYS.replace("03,3,", "03,0,"), (), []),
        (DAYS.replace("03,3,", "03,3.300,"), (), [("number-ambiguous", 4, "value", "")]),
        (DAYS.replace("03,3,", "03,3.000,"), (), [("number-ambiguous", 4, "value", "")]),
        (DAYS.replace("03,3,", "03,3.5,"), (), [("value-not-whole", 4, "value", "C4")]),
        (DAYS.replace("03,3,", "03,3.5,"), (series_row(nature="level"),), []),
        (DAYS.replace("03,3,", "03,3.125,"), (series_row(nature="level"),), []),
        (DAYS.replace("03,3,", "03,3.0,"), (), []),
        (DAYS + "s,2025-06-09,9,\n", (), [("date-outside", 7, "date", "B7")]),
        (DAYS + "s,2025-06,9,\n", (), [("date-off-grain", 7, "date", "B7")]),
        (DAYS + "other,2025-06-01,9,\n", (), [("ref-unknown", 7, "series_id", "A7")]),
        (DAYS, (series_row(), series_row(id="t")), [("series-empty", 3, "id", "A3")]),
        (
            DAYS,
            (series_row(complete_to="2025-05-01"),),
            [("span-reversed", 2, "complete_to", "U2"), ("date-outside", 2, "date", "B2")],
        ),
        (
            DAYS,
            (series_row(place_en="Chicago", place_es="Chicago"),),
            [("area-as-city", 2, "place_en", "H2"), ("area-as-city", 2, "place_es", "I2")],
        ),
        (
            "s,2025-06-01,1,\ns,2025-06-08,1,\ns,2025-06-16,1,\n",
            (series_row(granularity="week", complete_from="", complete_to=""),),
            [("date-off-grain", 4, "date", "B4")],
        ),
        (
            "s,2025-06-01,1,\ns,2025-06-15,1,\n",
            (series_row(granularity="week", complete_to="2025-06-20"),),
            [("date-gap", 0, "date", "")],
        ),
        (
            "s,2025-01,1,\ns,2025-03-01,1,\ns,2025-04-02,1,\n",
            (series_row(granularity="month", complete_from="2025-01", complete_to="2025-03"),),
            [("date-off-grain", 4, "date", "B4"), ("date-gap", 0, "date", "")],
        ),
    ],
    ids=range(23),
)
def test_what_is_wrong_is_said_with_its_place(
    folder: Path,
    observations: str,
    series: tuple[str, ...],
    expected: list[tuple[str, int, str, str]],
) -> None:
    found = problems(folder, observations, *series)
    assert sorted((p.code, p.row, p.column, p.cell) for p in found) == sorted(expected)
    assert all(p.what() and (p.fix() or p.expected()) for p in found)


def test_a_flood_is_counted_not_listed(folder: Path) -> None:
    found = problems(folder, DAYS + "s,2025-06-01,1,\n" * 700)
    codes = [p.code for p in found]
    assert codes.count("date-twice") == 50
    assert [p.found for p in found if p.code == "more-alike"] == ["650"]


def test_an_orphan_is_named_with_the_closest_series(folder: Path) -> None:
    found = problems(
        folder,
        DAYS + "arrests-easy,2025-06-01,1,\n" * 3,
        series_row(),
        series_row(id="arrests-east"),
    )
    orphans = [(p.row, p.params["closest"]) for p in found if p.code == "ref-misspelt"]
    assert orphans == [(7, "arrests-east"), (8, "arrests-east"), (9, "arrests-east")]


# Copies, other containers, other processes


def read_well(path: Path) -> Pack:
    found = read_pack(path).pack
    assert found is not None
    return found


def test_the_content_is_the_same_in_a_folder_and_a_workbook(tmp_path: Path) -> None:
    pack = read_well(built_in_pack())
    save_folder(pack, tmp_path / "folder")
    save_workbook(pack, tmp_path / "pack.xlsx")
    digests = [read_well(tmp_path / name).digest for name in ("folder", "pack.xlsx")]
    assert digests == [pack.digest, pack.digest]
    assert len(pack.observations) == 7816
    assert not check_loaded(read_well(tmp_path / "folder"), TODAY)


def test_observations_count_in_the_digest(folder: Path) -> None:
    before = read_well(folder).digest
    file = folder / "observations.csv"
    file.write_bytes(file.read_bytes().replace(b",2023-10-02,29,", b",2023-10-02,28,"))
    assert read_well(folder).digest != before


def test_a_copy_keeps_what_could_not_be_read(folder: Path, tmp_path: Path) -> None:
    problems(folder, DAYS + "s,June 6,6,\ns,2025-06-07,seven,\n")
    pack = read_well(folder)
    save_folder(pack, tmp_path / "copy")
    assert (tmp_path / "copy" / "observations.csv").read_text(
        "utf-8-sig"
    ) == HEAD + DAYS + "s,June 6,6,\ns,2025-06-07,seven,\n"
    save_workbook(pack, tmp_path / "copy.xlsx")
    assert read_well(tmp_path / "copy.xlsx").digest == pack.digest


def test_a_workbook_that_could_not_be_read_back_is_refused(tmp_path: Path) -> None:
    many = read(HEAD + "a,2025-06-15,5,\n" * 50_001)
    pack = Pack({}, "", tmp_path / "pack", observations=Observations(many))
    with pytest.raises(CopyError) as refused:
        save_workbook(pack, tmp_path / "copy.xlsx")
    assert "200,000" in refused.value.problem.sentence()
    assert list(tmp_path.iterdir()) == []


def test_observations_pass_between_processes(folder: Path) -> None:
    reading = read_pack(folder)
    message = receive(io.BytesIO(encode(PackRead(reading, None, {}))))
    assert isinstance(message, PackRead) and isinstance(message.reading, Reading)
    assert message.reading.pack is not None and reading.pack is not None
    assert message.reading.pack.observations == reading.pack.observations
    assert len(message.reading.pack.observations) == 7816


# Comparing


def test_what_changed_is_told_series_by_series(folder: Path) -> None:
    old = read_well(folder)
    file = folder / "observations.csv"
    text = file.read_text("utf-8-sig").splitlines()
    text = [
        line.replace(",2023-10-02,", ",2023-10-02,1") if "chicago" in line else line
        for line in text
    ]
    file.write_text(
        "\n".join([text[0], *reversed(text[2:]), "arrests-chicago-day,2026-03-11,,withheld"]) + "\n"
    )
    difference = compare(old, read_well(folder))
    assert difference
    said = difference_text(difference)
    assert "| observations | 1 | 1 | 0 | 1 |" in said
    assert "- `arrests-chicago-day`: 1 added, 1 changed" in said
    assert "  - changed: 2023-10-02: 29 → 129" in said
    assert "  - added: 2026-03-11: “withheld”" in said
    found = difference_json(difference)["observations"]
    assert isinstance(found, list) and {one["series"] for one in found} == {
        "arrests-chicago-day",
        "arrests-los-angeles-day",
    }


def test_another_order_is_no_change(folder: Path) -> None:
    old = read_well(folder)
    file = folder / "observations.csv"
    head, *lines = file.read_text("utf-8-sig").splitlines()
    file.write_text("\n".join([head, *reversed(lines)]) + "\n")
    assert not compare(old, read_well(folder))
