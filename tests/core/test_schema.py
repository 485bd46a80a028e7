"""The shape of tables: ids that point nowhere, and packs made in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.core.columns import TABLES, Kind
from explainer.core.pack import Row
from explainer.core.problems import Problem
from explainer.core.reading import read_pack
from explainer.core.schema import closest, schema_problems

from .building import Given, pack, row
from .packs import Tables, content, row_of, told, write_pack, write_workbook


def problems_of(folder: Path, tables: Tables) -> list[Problem]:
    found = read_pack(write_pack(folder, tables))
    assert found.pack is not None
    return schema_problems(found.pack)


def test_a_good_pack_has_no_problems(tmp_path: Path) -> None:
    assert problems_of(tmp_path, content()) == []


@pytest.mark.parametrize(("table", "row_id", "column", "given", "number", "target"), [
    ("claims", "C1", "source_ids", "article zzz", 2, "sources"),
    ("claims", "C1", "other_side_source_id", "zzz", 2, "sources"),
    ("claims", "C1", "city", "zzz", 2, "cities"), ("cities", "chi", "claim_ids", "zzz C1", 3, "claims"),
    ("cities", "la", "figure_ids", "F1 zzz", 2, "figures"),
    ("cities", "la", "foreign_born_figure_id", "zzz", 2, "figures"),
    ("citations", "C1-1", "claim_id", "zzz", 2, "claims"), ("citations", "C1-1", "source_id", "zzz", 2, "sources"),
    ("events", "ev-post", "source_ids", "zzz", 2, "sources"), ("impacts", "I1", "link_claim_id", "zzz", 2, "claims"),
])
def test_an_id_that_points_nowhere(
    tmp_path: Path, table: str, row_id: str, column: str, given: str, number: int, target: str
) -> None:
    tables = content()
    row_of(tables, table, row_id)[column] = given
    problems = problems_of(tmp_path, tables)
    assert told(problems) == [("ref-unknown", f"{table}.csv", number, column)]
    assert (problems[0].found, problems[0].params, problems[0].severity) == ("zzz", {"table": target}, "error")


@pytest.mark.parametrize(("given", "closest"), [
    ("articel", "article"), ("agencies", "agency"), ("Study", "study"), ("artic", "article"),
])
def test_the_closest_id_is_offered(tmp_path: Path, given: str, closest: str) -> None:
    tables = content()
    row_of(tables, "claims", "C2")["source_ids"] = given
    problems = problems_of(tmp_path, tables)
    assert told(problems) == [("ref-misspelt", "claims.csv", 3, "source_ids")]
    assert (problems[0].found, problems[0].params) == (given, {"table": "sources", "closest": closest})
    assert f"closest id there is {closest}" in problems[0].sentence()


def test_each_id_of_a_cell_is_told(tmp_path: Path) -> None:
    tables = content()
    row_of(tables, "claims", "C1")["source_ids"] = "zzz article yyy study www"
    assert [problem.found for problem in problems_of(tmp_path, tables)] == ["zzz", "yyy", "www"]


def test_several_rows_and_columns_in_one_go(tmp_path: Path) -> None:
    tables = content()
    for claim in tables["claims"]:
        claim.update(source_ids="zzz", city="qqq")
    assert sorted(told(problems_of(tmp_path, tables))) == [
        ("ref-unknown", "claims.csv", number, column) for number in (2, 3, 4) for column in ("city", "source_ids")]


def test_an_id_of_a_row_that_was_left_out_is_told_there_only(tmp_path: Path) -> None:
    tables = content()
    row_of(tables, "sources", "article")["kind"] = "blog"
    reading = read_pack(write_pack(tmp_path, tables))
    assert told(reading.problems) == [("choice-bad", "sources.csv", 2, "kind")]
    assert reading.pack is not None and schema_problems(reading.pack) == []


def test_ids_of_a_missing_table_are_not_told_one_by_one(tmp_path: Path) -> None:
    tables = content()
    del tables["sources"]
    assert problems_of(tmp_path, tables) == []


def test_ids_of_an_empty_table_are(tmp_path: Path) -> None:
    tables = content()
    tables["cities"] = []
    problems = problems_of(tmp_path, tables)
    assert {problem.params["table"] for problem in problems} == {"cities"}
    assert len(problems) == 1 + 6 + 1  # the claim, the figures and the response of Los Angeles


def test_ids_are_looked_for_in_their_own_table(tmp_path: Path) -> None:
    tables = content()
    row_of(tables, "claims", "C1")["source_ids"] = "C1"
    assert [problem.params for problem in problems_of(tmp_path, tables)] == [{"table": "sources"}]


def test_rows_are_named_as_in_the_file(tmp_path: Path) -> None:
    tables = content()
    tables["claims"].insert(0, {"id": ""})
    tables["claims"].insert(1, {})
    row_of(tables, "claims", "C3")["source_ids"] = "zzz"
    assert told(problems_of(tmp_path, tables)) == [("ref-unknown", "claims.csv", 6, "source_ids")]


def test_sheets_are_named_as_such(tmp_path: Path) -> None:
    tables = content()
    row_of(tables, "claims", "C1")["city"] = "zzz"
    reading = read_pack(write_workbook(tmp_path / "p.xlsx", tables))
    assert reading.pack is not None
    assert told(schema_problems(reading.pack)) == [("ref-unknown", "claims (p.xlsx)", 2, "city")]


def claim(row_id: str, number: int = 2, **given: Given) -> Row:
    cells: dict[str, Given] = {"panel": "cities", "text": ("T", "T"), "why": ("W", "W"), "status": "opinion", **given}
    return row("claims", row_id, number, **cells)


class TestInMemory:
    """A pack need not come from a file; the same holds for it."""

    def test_ids_are_unique(self) -> None:
        found = pack(claim("C1", 4), claim("C2", 5), claim("C1", 8), claim("C1", 9))
        problems = schema_problems(found)
        assert told(problems) == [("id-twice", "claims.csv", 8, "id"), ("id-twice", "claims.csv", 9, "id")]
        assert [problem.params for problem in problems] == [
            {"first": "4", "second": "8"}, {"first": "4", "second": "9"}]
        assert problems[0].found == "C1"

    def test_needed_cells_are_there(self) -> None:
        found = pack(claim("C1", panel=""), row("sources", "s", publisher="P", kind="law",
                     side="none", title="T"), row("events", "e", precision="about", kind="city", title="T", text="T"))
        problems = schema_problems(found)
        assert told(problems) == [
            ("cell-missing", "claims.csv", 2, "panel"), ("cell-missing", "events.csv", 2, "date"),
            ("cell-missing", "events.csv", 2, "source_ids"), ("cell-missing", "sources.csv", 2, "read_in_copy"),
        ]
        assert problems[0].params == {"help": TABLES["claims"].column("panel").help}

    def test_no_and_empty_texts_of_a_language_are_fine(self) -> None:
        found = pack(claim("C1", text=("T", "")), row("sources", "s", publisher="P",
                     kind="law", side="none", title="T", read_in_copy=False))
        assert schema_problems(found) == []

    def test_words_are_the_allowed_ones(self) -> None:
        problems = schema_problems(pack(claim("C1", unit="litres")))
        assert told(problems) == [("choice-bad", "claims.csv", 2, "unit")]
        assert problems[0].found == "litres"
        assert problems[0].params == {"allowed": "percent, percent_change, count, usd, times"}

    def test_a_pack_without_rows(self) -> None:
        assert schema_problems(pack()) == []


def test_every_needed_cell_and_word_of_every_table_is_checked() -> None:
    """Each column of the specs that needs a cell, or knows its words, says so of a row that lacks them."""
    for spec in TABLES.values():
        cells = {column.name: "no such word" for column in spec.columns if column.kind is Kind.CHOICE}
        found = told(schema_problems(pack(row(spec.name, "", **cells))))
        words = {column for code, _, _, column in found if code == "choice-bad"}
        needed = {column for code, _, _, column in found if code == "cell-missing"}
        assert words == set(cells)
        assert needed == {column.name for column in spec.columns
                          if column.required and column.kind not in (Kind.LOCAL, Kind.CHOICE)}


@pytest.mark.parametrize(("word", "known", "expected"), [
    ("articel", {"article", "agency"}, "article"), ("F13", {"F12", "F13a", "x"}, "F13a"),
    ("zzz", {"article"}, ""), ("a" * 10_000, {"a"}, ""), ("", {"a"}, ""),
])
def test_the_closest_id(word: str, known: set[str], expected: str) -> None:
    assert closest(word, frozenset(known)) == expected


def test_thousands_of_unknown_ids_are_told_without_comparing_all_with_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import difflib

    compared = []
    real = difflib.get_close_matches
    monkeypatch.setattr(difflib, "get_close_matches",
                        lambda word, known, *rest: compared.append(len(known)) or real(word, known, *rest))
    tables = content()
    source = row_of(tables, "sources", "study")
    tables["sources"] += [{**source, "id": f"source-{number}"} for number in range(3_000)]
    row_of(tables, "claims", "C1")["source_ids"] = " ".join(f"sourec-{number}" for number in range(3_000))
    problems = problems_of(tmp_path, tables)
    assert len(problems) > 1_000  # as many as a cell may hold
    assert problems[0].params["closest"].startswith("source-")
    assert len([count for count in compared if count]) <= 50
    assert max(compared) <= 300
