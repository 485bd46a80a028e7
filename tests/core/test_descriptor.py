"""The descriptor `datapackage.json`, made from the table specs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from explainer.core.columns import TABLES, Column, Kind
from explainer.core.descriptor import descriptor, descriptor_text

DATA = Path(__file__).parents[2] / "data"
PROFILES = "https://datapackage.org/profiles/2.0/"


def resource(table: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in descriptor({})["resources"] if one["name"] == table)
    return found


def field(table: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in resource(table)["schema"]["fields"] if one["name"] == name)
    return found


def test_the_built_in_packs_descriptor_is_the_one_made_from_the_specs() -> None:
    found = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    tables = [name for name in TABLES if (DATA / f"{name}.csv").exists()]
    assert found.pop("title") and found.pop("version")
    assert found == descriptor({}, tables)


def test_what_it_says_of_the_pack() -> None:
    found = descriptor({"title_en": "Pack", "title_es": "Paquete", "version": "1.2", "licence": "MIT"})
    assert {key: value for key, value in found.items() if key != "resources"} == {
        "$schema": PROFILES + "datapackage.json", "name": "content-pack", "title": "Pack", "version": "1.2"}
    assert descriptor({"title": "Plain", "version": ""}).keys() == {"$schema", "name", "title", "resources"}
    assert descriptor({"title": "Plain"})["title"] == "Plain"
    assert descriptor({}).keys() == {"$schema", "name", "resources"}


def test_it_has_the_tables_it_is_asked_for_in_their_order() -> None:
    assert [one["name"] for one in descriptor({})["resources"]] == list(TABLES)
    assert [one["name"] for one in descriptor({}, ["claims", "meta"])["resources"]] == ["meta", "claims"]


def test_a_table() -> None:
    claims = resource("claims")
    schema = claims.pop("schema")
    assert claims == {
        "$schema": PROFILES + "dataresource.json", "name": "claims", "type": "table", "path": "claims.csv",
        "description": "One checkable statement of the article.", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8",
    }
    assert [one["name"] for one in schema.pop("fields")] == list(TABLES["claims"].physical_names())
    assert schema == {
        "$schema": PROFILES + "tableschema.json", "fieldsMatch": "superset", "primaryKey": ["id"],
        "foreignKeys": [
            {"fields": ["city"], "reference": {"resource": "cities", "fields": ["id"]}},
            {"fields": ["other_side_source_id"], "reference": {"resource": "sources", "fields": ["id"]}},
        ],
    }
    assert resource("meta")["schema"]["primaryKey"] == ["key"]
    assert "foreignKeys" not in resource("meta")["schema"]


def test_each_kind_of_field() -> None:
    def of(table: str, name: str) -> dict[str, Any]:
        found = field(table, name)
        assert found.pop("name") == name and found.pop("description")
        return found

    pattern = "[A-Za-z0-9][A-Za-z0-9._-]*"
    assert of("claims", "id") == {"type": "string", "constraints": {"required": True, "pattern": pattern}}
    assert of("claims", "value") == {"type": "number", "groupChar": ","}
    assert of("claims", "contested") == {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
    assert of("claims", "source_ids") == {"type": "list", "delimiter": " "}
    assert of("claims", "outline_ids") == {"type": "list", "delimiter": " "}
    assert of("claims", "city") == {"type": "string"}
    assert of("claims", "text_es") == {"type": "string", "constraints": {"required": True}}
    assert of("claims", "other_side_en") == {"type": "string"}
    assert of("claims", "checked_on") == {
        "type": "string", "constraints": {"pattern": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}}
    panels = list(TABLES["slides"].column("panel").choices)
    assert of("slides", "panel") == {"type": "string", "constraints": {"enum": panels}}
    assert of("research", "strength") == {
        "type": "string", "constraints": {"required": True, "enum": ["strong", "moderate", "limited"]}}
    assert of("sources", "title") == {"type": "string", "constraints": {"required": True}}


def test_descriptions_are_the_help_of_the_column() -> None:
    assert field("claims", "status")["description"] == TABLES["claims"].column("status").help


def test_every_column_has_a_type() -> None:
    columns: list[Column] = [column for spec in TABLES.values() for column in spec.columns]
    assert {column.kind for column in columns} == set(Kind)


def test_the_text_is_plain_and_ends_with_a_line() -> None:
    text = descriptor_text({"title": "Año"}, ["meta"])
    assert text.startswith('{\n  "$schema"') and text.endswith("}\n") and "Año" in text
    assert json.loads(text) == descriptor({"title": "Año"}, ["meta"])
    assert json.loads(descriptor_text({})) == descriptor({})
