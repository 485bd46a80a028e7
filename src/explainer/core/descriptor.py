"""The descriptor `datapackage.json`: a Frictionless Data Package (v2) made from the table specs.

A pack is read by the contract, not by its descriptor; of a pack's own descriptor only the sign
between groups of digits (`groupChar`) is used, and no path in it is ever followed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import NotRequired, TypedDict

from explainer.core.columns import TABLES, Column, Kind, TableSpec
from explainer.core.contents import Contents
from explainer.core.i18n import N_
from explainer.core.naming import DESCRIPTOR
from explainer.core.problems import Problem, Severity, register, shorten

DESCRIPTOR_MISSING = register(
    "descriptor-missing", Severity.WARNING,
    N_("The file datapackage.json is missing. The tables were read anyway."),
    N_("Expected the file that describes the tables to other programs."),
    N_("Restore it from an earlier copy, or save a copy of the pack, which gets a new one."))
DESCRIPTOR_DAMAGED = register(
    "descriptor-damaged", Severity.ERROR,
    N_("The file datapackage.json is damaged or incomplete. The tables were read anyway."),
    N_("Expected complete JSON."),
    N_("Restore it from an earlier copy, or save a copy of the pack, which gets a new one."))
DESCRIPTOR_PATH = register(
    "descriptor-path", Severity.WARNING,
    N_("The file datapackage.json says that table {table} is in “{found}”. This was ignored."),
    N_("Expected {table}.csv, next to datapackage.json."),
    N_("Save the table there under that name."))

_PROFILES = "https://datapackage.org/profiles/2.0/"
_GROUP_SIGNS = ("", ",", ".", " ", "\u00a0", "\u202f", "'")
_PATTERNS = {
    Kind.DATE: "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
    Kind.ID: "[A-Za-z0-9][A-Za-z0-9._-]*",
}

Json = dict[str, object]


class _Field(TypedDict):
    name: str
    groupChar: NotRequired[str]


class _Schema(TypedDict, total=False):
    fields: list[_Field]


class _Resource(TypedDict):
    """What is read of a resource; a descriptor that has another shape is damaged."""

    name: str
    path: NotRequired[object]
    schema: NotRequired[_Schema]


def read_descriptor(contents: Contents) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """The sign between groups of digits by table and column,
    where a pack declares it, and problems."""
    if contents.descriptor is None:
        missing = not contents.described
        return {}, [Problem(DESCRIPTOR_MISSING, DESCRIPTOR)] if missing else []
    try:
        found = json.loads(contents.descriptor)
        resources = [resource for resource in found["resources"] if resource["name"] in TABLES]
        declared = {resource["name"]: _declared(resource) for resource in resources}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, [Problem(DESCRIPTOR_DAMAGED, DESCRIPTOR)]
    return declared, list(_stray_paths(resources))


def _declared(resource: _Resource) -> dict[str, str]:
    fields = resource.get("schema", {}).get("fields", [])
    return {field["name"]: field["groupChar"]
            for field in fields if field.get("groupChar") in _GROUP_SIGNS}


def _stray_paths(resources: list[_Resource]) -> Iterator[Problem]:
    for resource in resources:
        table, path = resource["name"], resource.get("path")
        if path not in (None, f"{table}.csv"):
            yield Problem(DESCRIPTOR_PATH, DESCRIPTOR, found=shorten(str(path)),
                          params={"table": table})


def descriptor(meta: Mapping[str, str], tables: Collection[str] = tuple(TABLES)) -> Json:
    """The descriptor of a pack that has `tables`,
    and whose table `meta` holds these keys and values."""
    found: Json = {"$schema": _PROFILES + "datapackage.json", "name": "content-pack"}
    for key, value in {"title": meta.get("title_en") or meta.get("title"),
                       "version": meta.get("version")}.items():
        if value:
            found[key] = value
    found["resources"] = [_resource(spec) for name, spec in TABLES.items() if name in tables]
    return found


def descriptor_text(meta: Mapping[str, str], tables: Collection[str] = tuple(TABLES)) -> str:
    """The descriptor as written to its file."""
    return json.dumps(descriptor(meta, tables), ensure_ascii=False, indent=2) + "\n"


def _resource(spec: TableSpec) -> Json:
    return {
        "$schema": _PROFILES + "dataresource.json", "name": spec.name, "type": "table",
        "path": f"{spec.name}.csv",
        "description": spec.help, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "schema": _schema(spec),
    }


def _schema(spec: TableSpec) -> Json:
    keys = [
        {"fields": [column.name],
         "reference": {"resource": column.table, "fields": [TABLES[column.table].key]}}
        for column in spec.columns if column.kind is Kind.REF
    ]
    fields = [_field(column, name) for column in spec.columns for name in column.physical_names()]
    schema: Json = {
        # Unknown columns are kept, so there may be more of them.
        "$schema": _PROFILES + "tableschema.json", "fieldsMatch": "superset", "fields": fields,
        "primaryKey": [spec.key] if spec.key else [column.name
            for column in spec.columns if column.required],
    }
    return {**schema, "foreignKeys": keys} if keys else schema


def _field(column: Column, name: str) -> Json:
    field: Json = {"name": name, "description": column.help, **_type(column)}
    constraints = _constraints(column)
    return {**field, "constraints": constraints} if constraints else field


def _type(column: Column) -> Json:
    """Type of a field. A Data Package cannot say that each id of a list is a row of a table;
    the description does."""
    match column.kind:
        case Kind.NUMBER:
            return {"type": "number", "groupChar": column.group_separator}
        case Kind.YES_NO:
            return {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
        case Kind.REFS | Kind.TAGS:
            return {"type": "list", "delimiter": " "}
        case _:
            return {"type": "string"}


def _constraints(column: Column) -> Json:
    constraints: Json = {"required": True} if column.required else {}
    if column.kind is Kind.CHOICE:
        constraints["enum"] = list(column.choices)
    elif column.kind in _PATTERNS:
        constraints["pattern"] = _PATTERNS[column.kind]
    return constraints
