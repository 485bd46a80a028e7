"""The tables of the pack format: a contract with the packs that exist."""

from __future__ import annotations

import pytest

from explainer.core.columns import PANELS, TABLES, Column, Kind, TableSpec
from explainer.core.languages import LANGUAGES


def test_the_tables_of_a_pack() -> None:
    assert tuple(TABLES) == (
        "meta", "sections", "cities", "claims", "figures", "impacts", "responses", "recommendations", "citations",
        "research", "events", "sources", "glossary", "cases", "slides", "points", "series", "observations")
    assert all(name == spec.name for name, spec in TABLES.items())
    assert [name for name, spec in TABLES.items() if not spec.required] == [
        "cases", "slides", "points", "series", "observations"]


def test_the_panels_in_their_order() -> None:
    assert PANELS == ("start", "overview", "cities", "impacts", "responses", "recommendations", "sources")


@pytest.mark.parametrize("spec", [spec for spec in TABLES.values() if spec.key], ids=lambda spec: spec.name)
def test_a_table_begins_with_its_key_and_has_each_column_once(spec: TableSpec) -> None:
    assert spec.columns[0] == spec.column(spec.key)
    assert (spec.columns[0].kind, spec.columns[0].required) == (Kind.ID, True)
    assert spec.key == ("key" if spec.name == "meta" else "id")
    names = spec.physical_names()
    assert len(names) == len(set(names))
    assert all(name == name.lower() and name.isidentifier() for name in names)


COLUMNS = [pytest.param(column, id=f"{name}.{column.name}") for name, spec in TABLES.items() for column in spec.columns]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_says_what_it_is_for(column: Column) -> None:
    assert column.help.strip() == column.help != ""
    assert column.help[-1] in ".…)" and not column.help.isupper()
    assert (column.table in TABLES) == (column.kind in (Kind.REF, Kind.REFS))
    assert bool(column.choices) == (column.kind is Kind.CHOICE)
    assert len(set(column.choices)) == len(column.choices)


def test_a_translated_text_has_a_column_per_language() -> None:
    text = TABLES["claims"].column("text")
    assert text.physical_names() == ("text_en", "text_es")
    assert text.physical_names(("es",)) == ("text_es",)
    assert tuple(LANGUAGES) == ("en", "es")
    assert TABLES["claims"].column("value").physical_names() == ("value",)


def test_all_columns_of_a_table_in_file_order() -> None:
    assert TABLES["citations"].physical_names() == (
        "id", "claim_id", "source_id", "direction", "says_en", "says_es", "read_in_copy")
    assert TABLES["glossary"].physical_names(("es",)) == ("id", "term_es", "meaning_es", "source_ids")


def test_a_column_is_found_by_its_name_without_the_language() -> None:
    assert TABLES["sources"].column("caveat").kind is Kind.LOCAL
    for name in ("caveat_en", "nowhere"):
        with pytest.raises(KeyError, match=f"^'{name}'$"):
            TABLES["sources"].column(name)


def test_a_column_is_optional_and_groups_digits_by_commas_unless_it_says_otherwise() -> None:
    plain = Column("x", Kind.NUMBER, "A number.")
    assert (plain.required, plain.choices, plain.table, plain.group_separator) == (False, (), "", ",")


# What packs rely on: the columns that other tables point to, and the words a cell may hold.
REFERENCES = {
    "sections": {"claim_ids": "claims", "source_ids": "sources"},
    "cities": {"claim_ids": "claims", "figure_ids": "figures", "foreign_born_figure_id": "figures",
               "admin_source_ids": "sources", "city_source_ids": "sources", "source_ids": "sources"},
    "claims": {"city": "cities", "source_ids": "sources", "other_side_source_id": "sources"},
    "figures": {"city": "cities", "source_ids": "sources"},
    "impacts": {"claim_ids": "claims", "pair_claim_ids": "claims", "link_claim_id": "claims"},
    "responses": {"city": "cities", "claim_ids": "claims", "source_ids": "sources"},
    "recommendations": {"claim_ids": "claims", "benefit_claim_ids": "claims", "link_claim_id": "claims"},
    "citations": {"claim_id": "claims", "source_id": "sources"},
    "research": {"claim_ids": "claims", "source_id": "sources"},
    "events": {"city": "cities", "case_id": "cases", "claim_ids": "claims", "source_ids": "sources"},
    "glossary": {"source_ids": "sources"},
    "cases": {"city": "cities", "claim_ids": "claims", "source_ids": "sources"},
    "slides": {"claim_id": "claims", "city": "cities"},
    "points": {"event_id": "events", "claim_id": "claims", "city": "cities", "source_ids": "sources"},
    "series": {"city": "cities", "source_ids": "sources"}, "observations": {"series_id": "series"},
}
NEEDED = {
    "meta": ["key"], "sections": ["id", "panel", "kind", "text"], "cities": ["id", "name", "office", "office_covers"],
    "claims": ["id", "panel", "text", "status", "why"],
    "figures": ["id", "what", "kind", "place", "place_kind", "unit", "status", "source_ids"],
    "impacts": ["id", "group", "text"], "responses": ["id", "group", "origin", "who", "text", "focus"],
    "recommendations": ["id", "group", "text", "short"],
    "citations": ["id", "claim_id", "source_id", "direction", "says"],
    "research": ["id", "claim_ids", "direction", "finding", "limit", "place", "years", "strength", "why", "advocates",
                 "source_id"],
    "events": ["id", "date", "precision", "kind", "title", "text", "source_ids"],
    "sources": ["id", "publisher", "kind", "side", "title", "read_in_copy"], "glossary": ["id", "term", "meaning"],
    "cases": ["id", "name", "court", "prevailed", "source_ids"], "slides": ["id"], "points": ["id", "text"],
    "series": ["id", "what", "kind", "place", "place_kind", "unit", "granularity", "nature", "status", "source_ids"],
    "observations": ["series_id", "date"],
}


@pytest.mark.parametrize("name", TABLES)
def test_which_columns_point_where(name: str) -> None:
    assert {c.name: c.table for c in TABLES[name].columns if c.table} == REFERENCES.get(name, {})


@pytest.mark.parametrize(("kind", "names"), [
    (Kind.NUMBER, "sections.order cities.order claims.value figures.value impacts.order responses.order "
                  "recommendations.order slides.order points.order observations.value"),
    (Kind.DATE, "cities.rule_since cities.as_of claims.checked_on figures.period_start figures.period_end figures.as_of "
                "responses.date responses.checked_on events.date events.as_of sources.date cases.filed "
                "cases.last_ruling_date cases.as_of series.complete_from series.complete_to series.as_of "
                "observations.date"),
    (Kind.YES_NO, "claims.contested citations.read_in_copy research.advocates sources.read_in_copy slides.hidden"),
    (Kind.TEXT, "meta.value figures.series research.years sources.publisher sources.title sources.address"),
])
def test_which_columns_hold_numbers_dates_and_plain_texts(kind: Kind, names: str) -> None:
    assert [f"{name}.{c.name}" for name, spec in TABLES.items() for c in spec.columns if c.kind is kind] == names.split()


@pytest.mark.parametrize("name", TABLES)
def test_which_columns_a_row_cannot_do_without(name: str) -> None:
    assert [c.name for c in TABLES[name].columns if c.required] == NEEDED[name]


def test_a_table_of_the_article_names_its_elements() -> None:
    with_outline = [name for name, spec in TABLES.items() if any(c.name == "outline_ids" for c in spec.columns)]
    assert with_outline == ["sections", "cities", "claims", "impacts", "responses", "recommendations", "events",
                            "cases"]
    assert {TABLES[name].column("outline_ids").kind for name in with_outline} == {Kind.TAGS}
