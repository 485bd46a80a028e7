"""Rules of honest content, each with what breaks it and what does not."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.core.checking import check_loaded, check_pack
from explainer.core.problems import Problem
from explainer.core.reading import Reading, read_pack
from explainer.core.rules import RULES, rule_problems

from .packs import (
    TODAY,
    Tables,
    both,
    content,
    files_of,
    row_of,
    told,
    write_files,
    write_pack,
    write_workbook,
)

Place = tuple[str, str, int, str]


def broken(folder: Path, tables: Tables, today: datetime.date = TODAY) -> list[Problem]:
    reading = read_pack(write_pack(folder, tables))
    assert reading.pack is not None
    return rule_problems(reading.pack, today)


@pytest.fixture
def tables() -> Tables:
    return content()


@pytest.fixture
def check(tmp_path: Path, tables: Tables) -> Callable[[], list[Problem]]:
    """Writes and checks `tables` as they have been changed."""
    return lambda: broken(tmp_path, tables)


Check = Callable[[], list[Problem]]


def test_a_good_pack_breaks_no_rule(check: Check) -> None:
    assert check() == []


class TestMeta:
    @pytest.mark.parametrize(("keys", "key"), [(["title_en", "title_es"], "title"), (["version"], "version")])
    def test_what_must_be_said(self, check: Check, tables: Tables, keys: list[str], key: str) -> None:
        for name in keys:
            row_of(tables, "meta", name)["value"] = ""
        problems = check()
        assert told(problems) == [("meta-missing", "meta.csv", 0, "")]
        assert problems[0].params == {"key": key}

    def test_the_languages_must_be_said(self, check: Check, tables: Tables) -> None:
        row_of(tables, "meta", "languages")["value"] = ""
        assert [problem.params for problem in check()] == [{"key": "languages"}]

    def test_a_title_in_one_language_will_do(self, check: Check, tables: Tables) -> None:
        row_of(tables, "meta", "title_en")["value"] = ""
        assert check() == []

    def test_unknown_languages(self, check: Check, tables: Tables) -> None:
        row_of(tables, "meta", "languages")["value"] = "en fr, es; EN"
        problems = check()
        assert told(problems) == [(code, "meta.csv", 5, "value") for code in ("meta-language", "meta-language-word")]
        assert [problem.found for problem in problems] == ["fr", "EN"] and problems[0].params == {"allowed": "en, es"}

    def test_no_meta_table_at_all(self, check: Check, tables: Tables) -> None:
        del tables["meta"]
        assert [problem.params["key"] for problem in check()] == ["title", "version", "languages"]

    @pytest.mark.parametrize("key", ["published", "review_by", "event_date"])
    def test_dates_that_are_none(self, check: Check, tables: Tables, key: str) -> None:
        row_of(tables, "meta", key)["value"] = "15/06/2025"
        problems = check()
        number = [row["key"] for row in tables["meta"]].index(key) + 2
        assert told(problems) == [("meta-date", "meta.csv", number, "value")] and problems[0].found == "15/06/2025"

    def test_all_dates_are_looked_at(self, check: Check, tables: Tables) -> None:
        row_of(tables, "meta", "published")["value"] = ""
        for key in ("review_by", "event_date"):
            row_of(tables, "meta", key)["value"] = "soon"
        assert [problem.row for problem in check()] == [7, 8]

    @pytest.mark.parametrize("key", ["published", "review_by", "event_date"])
    def test_dates_may_be_empty(self, check: Check, tables: Tables, key: str) -> None:
        row_of(tables, "meta", key)["value"] = ""
        assert check() == []
        tables["meta"].remove(row_of(tables, "meta", key))
        assert check() == []

    @pytest.mark.parametrize(("review_by", "today", "due"), [
        ("2026-11-24", datetime.date(2026, 11, 24), False), ("2026-11-24", datetime.date(2026, 11, 25), True),
        ("2027-03", datetime.date(2027, 3, 31), False), ("2027-03", datetime.date(2027, 4, 1), True),
        ("2027", datetime.date(2027, 12, 31), False), ("2027", datetime.date(2028, 1, 1), True),
    ])
    def test_a_review_that_is_due(
        self, tmp_path: Path, tables: Tables, review_by: str, today: datetime.date, due: bool
    ) -> None:
        row_of(tables, "meta", "review_by")["value"] = review_by
        problems = broken(tmp_path, tables, today)
        assert told(problems) == [("review-due", "meta.csv", 7, "value")] * due
        assert [(problem.found, problem.severity) for problem in problems] == [(review_by, "warning")] * due

    def test_other_dates_may_have_passed(self, tmp_path: Path, tables: Tables) -> None:
        row_of(tables, "meta", "review_by")["value"] = "3000"
        assert broken(tmp_path, tables, datetime.date(2999, 1, 1)) == []


class TestFigures:
    def test_value_and_missing_both(self, check: Check, tables: Tables) -> None:
        row_of(tables, "figures", "F1")["missing"] = "withheld"
        problems = check()
        assert told(problems) == [("value-and-missing", "figures.csv", 2, "missing")]
        assert problems[0].found == "withheld"

    def test_nought_is_a_value(self, check: Check, tables: Tables) -> None:
        row_of(tables, "figures", "F1").update(missing="withheld", value="0")
        assert told(check()) == [("value-and-missing", "figures.csv", 2, "missing")]

    def test_neither(self, check: Check, tables: Tables) -> None:
        row_of(tables, "figures", "F1")["value"] = ""
        problems = check()
        assert told(problems) == [("value-neither", "figures.csv", 2, "value")]
        assert problems[0].params == {"allowed": "not_published, withheld, not_collected, not_applicable"}

    @pytest.mark.parametrize("cells", [{"value": "27%%"}, {"value": "", "missing": "lost"}])
    def test_what_could_not_be_read_has_been_told(self, check: Check, tables: Tables, cells: dict[str, str]) -> None:
        row_of(tables, "figures", "F1").update(cells)
        assert check() == []

    def test_an_unreadable_value_beside_a_reason(self, check: Check, tables: Tables) -> None:
        row_of(tables, "figures", "F1").update(value="27%%", missing="withheld")
        assert told(check()) == [("value-and-missing", "figures.csv", 2, "missing")]

    def test_a_count_without_a_noun(self, check: Check, tables: Tables) -> None:
        row_of(tables, "figures", "F1").update(both("noun", "", ""))
        assert told(check()) == [("noun-missing", "figures.csv", 2, "noun_en")]

    @pytest.mark.parametrize("row_id", ["F2", "F3"])
    def test_other_figures_need_no_noun(self, check: Check, tables: Tables, row_id: str) -> None:
        row_of(tables, "figures", row_id).update(both("noun", "", ""))
        assert check() == []

    @pytest.mark.parametrize(("cells", "place"), [
        (both("place", "Los Angeles", "Oficina de Los Ángeles"), ("place_en", "Los Angeles")),
        (both("place", "Los Angeles office", "LOS ÁNGELES"), ("place_es", "LOS ÁNGELES")),
        (both("place", "chicago", "Oficina de Chicago"), ("place_en", "chicago")),
        (both("place", "Los Ángeles", "Oficina"), ("place_en", "Los Ángeles")),
    ])
    def test_an_office_called_like_a_city(
        self, check: Check, tables: Tables, cells: dict[str, str], place: tuple[str, str]
    ) -> None:
        row_of(tables, "figures", "F1").update(cells)
        problems = check()
        assert told(problems) == [("office-as-city", "figures.csv", 2, place[0])] and problems[0].found == place[1]

    @pytest.mark.parametrize("kind", ["city", "county", "area", "other"])
    def test_a_city_may_be_called_so(self, check: Check, tables: Tables, kind: str) -> None:
        row_of(tables, "figures", "F1").update(both("place", "Los Angeles", "Los Ángeles"), place_kind=kind)
        assert check() == []

    def test_cities_without_a_name_in_a_language(self, check: Check, tables: Tables) -> None:
        row_of(tables, "cities", "la")["name_es"] = ""
        row_of(tables, "figures", "F1")["place_es"] = ""
        assert [problem for problem in check() if problem.code == "office-as-city"] == []

    @pytest.mark.parametrize(("cells", "wrong"), [
        ({"kind": "detention"}, True), ({"unit": "percent"}, True), ({}, False), ({"place_kind": "state"}, False),
    ])
    def test_a_series_of_one_kind_and_unit(
        self, check: Check, tables: Tables, cells: dict[str, str], wrong: bool
    ) -> None:
        figure = row_of(tables, "figures", "F1")
        tables["figures"] += [{**figure, "id": "G1"}, {**figure, "id": "G2", **cells}, {**figure, "id": "G3"}]
        problems = check()
        assert told(problems) == [("series-mixed", "figures.csv", 9, "series")] * wrong
        assert [(problem.found, problem.params) for problem in problems] == [("la-arrests", {"first": "2"})] * wrong

    def test_each_series_has_its_own_kind(self, check: Check, tables: Tables) -> None:
        figure = row_of(tables, "figures", "F1")
        tables["figures"] += [{**figure, "id": "G1", "series": "other", "kind": "cost"}]
        assert check() == []

    def test_figures_without_a_series_may_differ(self, check: Check, tables: Tables) -> None:
        row_of(tables, "figures", "F1")["series"] = ""
        assert check() == []

    @pytest.mark.parametrize(("start", "end", "wrong"), [
        ("2025-06-06", "2025-06-05", True), ("2025-06-06", "2025-06-06", False), ("2025-06", "2025", False),
        ("2025", "2025-01", False), ("2025-02", "2025-01-31", True), ("2025-02", "2025-01", True),
        ("2025", "2024", True),
        ("2025-06-06", "", False), ("", "2025", False), ("2025-06-30", "2025-06", False),
    ])
    def test_periods(self, check: Check, tables: Tables, start: str, end: str, wrong: bool) -> None:
        row_of(tables, "figures", "F1").update(period_start=start, period_end=end)
        problems = check()
        assert told(problems) == [("period-reversed", "figures.csv", 2, "period_end")] * wrong
        assert [(problem.found, problem.params) for problem in problems] == [(end, {"start": start})] * wrong


class TestClaims:
    def test_a_number_without_a_unit(self, check: Check, tables: Tables) -> None:
        row_of(tables, "claims", "C1").update(unit="", value="27.5")
        problems = check()
        assert told(problems) == [("unit-missing", "claims.csv", 2, "unit")]
        assert problems[0].found == "27.5"
        assert problems[0].params == {"allowed": "percent, percent_change, count, usd, times"}

    def test_nought_without_a_unit(self, check: Check, tables: Tables) -> None:
        row_of(tables, "claims", "C1").update(unit="", value="0")
        assert [problem.found for problem in check()] == ["0"]

    def test_a_unit_that_could_not_be_read_has_been_told(self, check: Check, tables: Tables) -> None:
        row_of(tables, "claims", "C1")["unit"] = "per cent"
        assert check() == []

    def test_a_claim_without_a_number_needs_none(self, check: Check, tables: Tables) -> None:
        row_of(tables, "claims", "C2")["unit"] = "percent"
        assert check() == []

    @pytest.mark.parametrize(("status", "wrong"), [
        ("corroborated", True), ("partly", True), ("contradicted", True), ("reported", True), ("not_found", False),
        ("opinion", False),
    ])
    def test_a_claim_without_a_source(self, check: Check, tables: Tables, status: str, wrong: bool) -> None:
        row_of(tables, "claims", "C2").update(source_ids="", status=status)
        problems = check()
        assert told(problems) == [("unsourced", "claims.csv", 3, "source_ids")] * wrong
        assert [problem.found for problem in problems] == ["C2"] * wrong

    def test_a_citation_is_a_source_too(self, check: Check, tables: Tables) -> None:
        row_of(tables, "claims", "C1").update(source_ids="", status="contradicted")
        assert check() == []


class TestResponses:
    @pytest.mark.parametrize(("cells", "wrong"), [
        ({"source_ids": ""}, True), ({"source_ids": "", "status": ""}, True),
        ({"source_ids": "", "claim_ids": "C2"}, False),
        ({"source_ids": "", "status": "not_found"}, False), ({"source_ids": "", "status": "opinion"}, False),
        ({}, False),
    ])
    def test_a_response_without_a_source_or_claim(
        self, check: Check, tables: Tables, cells: dict[str, str], wrong: bool
    ) -> None:
        row_of(tables, "responses", "found-1").update(cells)
        assert told(check()) == [("unsourced", "responses.csv", 3, "source_ids")] * wrong


class TestSources:
    def test_a_source_that_nobody_cites(self, check: Check, tables: Tables) -> None:
        tables["sources"].append({**row_of(tables, "sources", "study"), "id": "idle"})
        problems = check()
        assert told(problems) == [("uncited", "sources.csv", 5, "id")] and problems[0].found == "idle"

    @pytest.mark.parametrize(("table", "row_id", "column"), [
        ("claims", "C3", "source_ids"), ("claims", "C3", "other_side_source_id"), ("cities", "chi", "admin_source_ids"),
        ("cities", "chi", "city_source_ids"), ("glossary", "t-detainer", "source_ids"),
        ("sections", "cities-note", "source_ids"),
        ("citations", "C1-1", "source_id"), ("research", "r-study", "source_id"),
    ])
    def test_every_way_to_cite_counts(self, check: Check, tables: Tables, table: str, row_id: str, column: str) -> None:
        tables["sources"].append({**row_of(tables, "sources", "study"), "id": "idle"})
        row_of(tables, table, row_id)[column] = "idle"
        assert "idle" not in [problem.found for problem in check() if problem.code == "uncited"]

    @pytest.mark.parametrize("address", ["https://a.example/b?c#d", "http://a.example", "https://a.example/", ""])
    def test_web_addresses(self, check: Check, tables: Tables, address: str) -> None:
        row_of(tables, "sources", "article")["address"] = address
        assert check() == []

    @pytest.mark.parametrize("address", [
        "a.example", "ftp://a.example/x", "javascript:alert(1)", "file:///etc/passwd", "https://", "https:///x",
        "https://a example/x", "https://a.example/b c", "see https://a.example", "HTTPS//a.example",
        "mailto:a@b.example",
    ])
    def test_other_addresses(self, check: Check, tables: Tables, address: str) -> None:
        row_of(tables, "sources", "article")["address"] = address
        problems = check()
        assert told(problems) == [("address-odd", "sources.csv", 2, "address")] and problems[0].found == address


class TestTexts:
    @pytest.mark.parametrize(("table", "row_id", "column", "number"), [
        ("claims", "C2", "text_es", 3), ("events", "ev-post", "text_en", 2), ("sections", "cities-note", "text_en", 8),
        ("cities", "la", "office_covers_es", 2), ("figures", "F1", "what_en", 2),
    ])
    def test_a_number_that_is_not_in_the_pack(
        self, check: Check, tables: Tables, table: str, row_id: str, column: str, number: int
    ) -> None:
        row_of(tables, table, row_id)[column] = "It rose {C2} of {F1}, then {F99:bare}."
        problems = check()
        assert told(problems) == [("placeholder-unknown", f"{table}.csv", number, column)]
        assert problems[0].found == "{C2} {F99:bare}" and problems[0].severity == "error"

    @pytest.mark.parametrize("text", ["{C1} {F1:bare} {F3}", "{ C2 }", "{}", "{a b}", "C2"])
    def test_numbers_that_are_and_other_brackets(self, check: Check, tables: Tables, text: str) -> None:
        row_of(tables, "claims", "C2")["text_es"] = text
        assert check() == []

    def test_a_number_that_could_not_be_read_is_in_the_pack(self, check: Check, tables: Tables) -> None:
        row_of(tables, "claims", "C1")["value"] = "27%%"
        assert check() == []

    def test_titles_of_sources_print_no_numbers(self, check: Check, tables: Tables) -> None:
        row_of(tables, "sources", "study")["title"] = "The {braces} problem"
        assert check() == []

    def test_a_text_in_one_language_only(self, check: Check, tables: Tables) -> None:
        row_of(tables, "cities", "la")["rule_en"] = "No city help."
        row_of(tables, "cities", "chi")["rule_name_es"] = "Norma"
        row_of(tables, "sources", "article")["caveat_en"] = ""
        problems = check()
        assert told(problems) == [
            ("translation-missing", "cities.csv", 3, "rule_name_en"),
            ("translation-missing", "cities.csv", 2, "rule_es"),
            ("translation-missing", "sources.csv", 2, "caveat_en"),
        ]

    def test_a_needed_text_in_one_language_has_been_told(self, check: Check, tables: Tables) -> None:
        row_of(tables, "claims", "C2")["text_es"] = ""
        assert check() == []

    def test_languages_that_the_pack_lacks_are_not_missed(self, check: Check, tables: Tables) -> None:
        row_of(tables, "meta", "languages")["value"] = "en"
        row_of(tables, "cities", "la")["rule_en"] = "No city help."
        assert check() == []
        row_of(tables, "meta", "languages")["value"] = "es"
        assert told(check()) == [("translation-missing", "cities.csv", 2, "rule_es")]

    @pytest.mark.parametrize(("text", "found"), [
        ("Call 213-555-0187.", "213-555-0187"), ("(312) 555-0187", "(312) 555-0187"),
        ("(312)555-0187", "(312)555-0187"),
        ("1-800-555-0187 now", "1-800-555-0187"), ("+1 212 555 0187", "+1 212 555 0187"),
        ("212.555.0187", "212.555.0187"),
        ("+52 55 1234 5678", "+52 55 1234 5678"), ("tel 1.212.555.0187", "1.212.555.0187"),
        ("+34912345678", "+34912345678"),
    ])
    def test_telephone_numbers(self, check: Check, tables: Tables, text: str, found: str) -> None:
        row_of(tables, "claims", "C2")["why_en"] = text
        problems = check()
        assert told(problems) == [("phone-number", "claims.csv", 3, "why_en")] and problems[0].found == found

    @pytest.mark.parametrize("text", [
        "2010-2013", "2025-06-15", "8 U.S.C. 1373", "Executive Order 14287", "13–0", "R44795", "1,234,567",
        "2,792 of 3,300",
        "2-173-020", "0-0-0-2605272", "+56%", "+27", "188441", "213 555 arrests", "from 2025-06-06 to 2025-07-08",
        "9-1-1",
        "123-456-7890123", "10.1000/182", "112-555-0187",
    ])
    def test_other_numbers(self, check: Check, tables: Tables, text: str) -> None:
        row_of(tables, "claims", "C2")["why_en"] = text
        assert check() == []

    def test_addresses_may_have_any_digits_and_other_plain_texts_not(self, check: Check, tables: Tables) -> None:
        row_of(tables, "sources", "article")["address"] = "https://a.example/213-555-0187"
        assert check() == []
        row_of(tables, "sources", "article")["publisher"] = "Press desk 213-555-0187"
        assert told(check()) == [("phone-number", "sources.csv", 2, "publisher")]


class TestPanels:
    def test_a_panel_without_a_headline(self, check: Check, tables: Tables) -> None:
        row_of(tables, "sections", "sources-headline")["kind"] = "lead"
        problems = check()
        assert told(problems) == [("headline-missing", "sections.csv", 0, "")]
        assert problems[0].params == {"panel": "sources"}

    def test_a_panel_with_several(self, check: Check, tables: Tables) -> None:
        row_of(tables, "sections", "cities-note")["kind"] = "headline"
        tables["sections"].append({**row_of(tables, "sections", "cities-note"), "id": "third"})
        problems = check()
        assert told(problems) == [
            ("headline-twice", "sections.csv", 8, "kind"), ("headline-twice", "sections.csv", 9, "kind")]
        assert [problem.params for problem in problems] == [{"panel": "cities", "first": "3"}] * 2


class TestEvents:
    @pytest.mark.parametrize(("date", "precision", "wrong"), [
        ("2025-06-15", "day", False), ("2025-06-15", "month", True), ("2025-06-15", "year", True),
        ("2025-06-15", "about", False),
        ("2025-06", "day", True), ("2025-06", "month", False), ("2025-06", "year", True), ("2025-06", "about", False),
        ("2025", "day", True), ("2025", "month", True), ("2025", "year", False), ("2025", "about", False),
    ])
    def test_dates_are_as_exact_as_said(
        self, check: Check, tables: Tables, date: str, precision: str, wrong: bool
    ) -> None:
        row_of(tables, "events", "ev-post").update(date=date, precision=precision)
        problems = check()
        assert told(problems) == [("precision-wrong", "events.csv", 2, "precision")] * wrong
        assert [(problem.found, problem.params) for problem in problems] == [(date, {"precision": precision})] * wrong


def test_every_rule_says_what_it_wants() -> None:
    assert len(RULES) == len(set(RULES)) == 19
    assert all(rule.__doc__ for rule in RULES)


class TestChecking:
    def test_a_clean_pack(self, tmp_path: Path) -> None:
        for path in (write_pack(tmp_path / "p"), write_workbook(tmp_path / "p.xlsx")):
            reading = check_pack(path, today=TODAY)
            assert reading.problems == () and reading.pack is not None and reading.exit_code == 0
            assert not reading.pack.built_in
        built_in = check_pack(tmp_path / "p", today=TODAY, built_in=True)
        assert built_in.pack is not None and built_in.pack.built_in

    def test_all_kinds_of_problems_in_one_list(self, tmp_path: Path, tables: Tables) -> None:
        row_of(tables, "events", "ev-post")["date"] = "2025-06"
        row_of(tables, "claims", "C1").update(city="zzz", checked_on="soon")
        row_of(tables, "claims", "C3")["note"] = "x"
        row_of(tables, "meta", "review_by")["value"] = "2020"
        reading = check_pack(write_pack(tmp_path, tables), today=TODAY)
        assert told(reading.problems) == [
            ("review-due", "meta.csv", 7, "value"), ("column-unknown", "claims.csv", 0, "note"),
            ("date-bad", "claims.csv", 2, "checked_on"), ("ref-unknown", "claims.csv", 2, "city"),
            ("precision-wrong", "events.csv", 2, "precision"),
        ]
        assert reading.exit_code == 1
        assert reading.pack is not None
        assert told(check_loaded(reading.pack, TODAY)) == [
            ("review-due", "meta.csv", 7, "value"), ("ref-unknown", "claims.csv", 2, "city"),
            ("precision-wrong", "events.csv", 2, "precision"),
        ]

    def test_an_unusable_pack(self, tmp_path: Path) -> None:
        reading = check_pack(tmp_path / "nothing", today=TODAY)
        assert reading.pack is None and [problem.code for problem in reading.problems] == ["path-missing"]
        assert reading.exit_code == 2

    @pytest.mark.parametrize(("problems", "code"), [
        ([], 0), (["column-unknown"], 0), (["column-unknown", "encoding-guessed"], 0), (["text-missing"], 1),
        (["id-bad"], 1),
        (["column-unknown", "text-missing"], 1),
    ])
    def test_notices_are_no_problems(self, tmp_path: Path, problems: list[str], code: int) -> None:
        pack = read_pack(write_pack(tmp_path)).pack
        assert Reading(pack, tuple(map(Problem, problems))).exit_code == code

    def test_a_windows_table_is_clean(self, tmp_path: Path) -> None:
        for name, data in files_of().items():
            write_files(tmp_path, {name: data.decode().encode("cp1252") if name.endswith(".csv") else data})
        reading = check_pack(tmp_path, today=TODAY)
        assert {problem.code for problem in reading.problems} == {"encoding-guessed"} and reading.exit_code == 0
        pack = read_pack(write_pack(tmp_path / "utf8")).pack
        assert reading.pack is not None and pack is not None and reading.pack.digest == pack.digest

    def test_floods_of_the_check_are_shortened_too(self, tmp_path: Path, tables: Tables) -> None:
        source = row_of(tables, "sources", "study")
        tables["sources"] += [{**source, "id": f"idle-{number}"} for number in range(60)]
        reading = check_pack(write_pack(tmp_path, tables), today=TODAY)
        assert [problem.code for problem in reading.problems] == ["uncited"] * 50 + ["more-alike"]
        assert reading.problems[-1].found == "10"
