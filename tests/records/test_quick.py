"""A text is counted the same whether its rows are read with care or by DuckDB: the quick way is
only a quicker one."""

from __future__ import annotations

import datetime
import gzip
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.records import importing, quick_text, store
from explainer.records.counting import Key
from explainer.records.errors import RecordsError
from explainer.records.importing import Summary, import_file
from explainer.records.layouts import Mapping

TODAY = datetime.date(2026, 11, 29)
ARRESTS = ("Apprehension Date", "Apprehension AOR", "Apprehension Method", "Apprehension Criminality",
           "Unique Identifier")


def rows(seed: int, count: int = 3_000) -> list[list[str]]:
    chance = random.Random(seed)
    first = datetime.datetime(2025, 1, 1)
    found = []
    for _ in range(count):
        moment = first + datetime.timedelta(minutes=chance.randrange(400_000))
        written = chance.choice([f"{moment:%Y-%m-%d}", f"{moment:%Y-%m-%d %H:%M:%S}",
                                 f"{moment.month}/{moment.day}/{moment.year}",
                                 f"{moment.month}/{moment.day}/{moment.year}, 3:05 PM", "", "soon"])
        found.append([written, chance.choice(["Chicago Area of Responsibility", " Los Angeles ", "", "Åland"]),
                      chance.choice(["Located", "says \"no\"", "CAP, local"]),
                      chance.choice(["1 Convicted Criminal", "2 Pending Criminal Charges", ""]),
                      chance.choice([f"p{chance.randrange(900)}", ""])])
    return found


def written(file: Path, header: tuple[str, ...], given: list[list[str]], *, end: str = "\n",
            mark: str = "", sign: str = ",") -> Path:
    def cell(text: str) -> str:
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if sign in text or '"' in text else text

    text = mark + "".join(sign.join(map(cell, row)) + end for row in [list(header), *given])
    data = text.encode()
    file.write_bytes(gzip.compress(data) if file.suffix == ".gz" else data)
    return file


def both(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mapping: Mapping | None = None,
         ) -> tuple[Summary, Summary, list[bool]]:
    """Brought in with care and quickly, and whether the quick way took it."""
    careful = import_file(file, tmp_path / "careful", today=TODAY, mapping=mapping)
    monkeypatch.setattr(quick_text, "_SMALL", 0)
    took: list[bool] = []
    quick = quick_text.quick

    def watched(*given: object) -> object:
        found = quick(*given)  # type: ignore[arg-type]
        took.append(found is not None)
        return found

    monkeypatch.setattr(quick_text, "quick", watched)
    return careful, import_file(file, tmp_path / "quick", today=TODAY, mapping=mapping), took


def told(summary: Summary) -> tuple[dict[Key, int], dict[str, object]]:
    about = dict(summary.data_set.about)
    return summary.data_set.counts(), {name: about[name] for name in (
        "read", "counted", "set_aside", "cells_without_count", "from", "to", "areas", "kinds", "duplicates")}


@pytest.mark.parametrize("header", [ARRESTS, ARRESTS[:4]])
@pytest.mark.parametrize("options", [{}, {"end": "\r\n"}, {"mark": "﻿"}, {"sign": "|"}, {"sign": ";"},
                                     {"mark": "Banner\n\nFor Official Use Only\n"}])
@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz"])
def test_rows_are_counted_alike(header: tuple[str, ...], options: dict[str, str], name: str, tmp_path: Path,
                                monkeypatch: pytest.MonkeyPatch) -> None:
    given = [row[:len(header)] for row in rows(len(options) + len(header))]
    file = written(tmp_path / name, header, given, **options)
    careful, quick, took = both(file, tmp_path, monkeypatch)
    assert took == [True]
    assert told(quick) == told(careful)
    assert quick.data_set.about["read"] == len(given)


Spoil = Callable[[list[list[str]]], None]


def long_row(given: list[list[str]]) -> None:
    given[700].append("more")


def short_row(given: list[list[str]]) -> None:
    del given[700][2:]


def line_break(given: list[list[str]]) -> None:
    given[700][2] = '"two\nlines"'


def same_width_over_lines(given: list[list[str]]) -> None:
    given[700] = [*given[700][:2], "a", "b\n" + given[700][0], *given[700][4:]]


@pytest.mark.parametrize("spoil", [long_row, short_row, line_break, same_width_over_lines])
def test_what_is_out_of_the_ordinary_is_set_aside_alike(spoil: Spoil, tmp_path: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    given = rows(5)
    spoil(given)
    file = written(tmp_path / "a.csv", ARRESTS, given)
    careful, quick, _took = both(file, tmp_path, monkeypatch)
    assert told(quick) == told(careful)


@pytest.mark.parametrize("stray", ['"', 'x"', '"x'])
def test_a_stray_quotation_mark_is_found_and_placed(stray: str, tmp_path: Path,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [",".join(row) for row in (list(ARRESTS), *([f"2025-03-0{n % 9 + 1}", "Chicago", "Located", "", f"p{n}"]
                                                       for n in range(5_000)))]
    lines[4_000] = lines[4_000].replace("Located", stray, 1)
    file = tmp_path / "a.csv"
    file.write_text("\n".join(lines) + "\n")
    monkeypatch.setattr(quick_text, "_SMALL", 0)
    try:
        summary = import_file(file, tmp_path / "store", today=TODAY)
    except RecordsError as error:
        assert "4,001" in str(error) or "4,000" in str(error), error
        assert store.listed(tmp_path / "store") == ([], [])
    else:  # a mark in the middle of a cell is part of it
        assert summary.data_set.about["counted"] == 5_000


def test_counts_that_are_not_plain_numbers_are_read_with_care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = [[f"2025-0{n % 9 + 1}-11", "Chicago", text] for n, text in enumerate(["7", "1,204", "", " 3 ", "12.0"] * 40)]
    file = written(tmp_path / "a.csv", ("day", "area", "n"), given)
    careful, quick, took = both(file, tmp_path, monkeypatch, Mapping("day", "area", "n", "", "arrests"))
    assert took == [False]
    assert told(quick) == told(careful)


def test_plain_counts_are_added_up_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = [[f"2025-0{n % 9 + 1}-11", "Chicago", str(n) if n % 7 else ""] for n in range(400)]
    file = written(tmp_path / "a.csv", ("day", "area", "n"), given)
    careful, quick, took = both(file, tmp_path, monkeypatch, Mapping("day", "area", "n", "", "arrests"))
    assert took == [True]
    assert told(quick) == told(careful)


def test_a_query_tells_how_far_it_is_and_can_be_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path / "a.csv", ARRESTS, rows(2, 30_000))
    monkeypatch.setattr(quick_text, "_SMALL", 0)

    class Enough(Exception):
        pass

    def progress(_rows: int, share: float) -> None:
        assert 0 <= share <= 1
        raise Enough

    with pytest.raises(Enough):
        importing.import_file(file, tmp_path / "store", today=TODAY, progress=progress)
    assert store.listed(tmp_path / "store") == ([], [])
