"""A third language for tests: a line in the registry, and a catalog made on the spot."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from explainer.core.columns import TABLES, Kind, TableSpec
from explainer.core.languages import LANGUAGES, Language

ROOT = Path(__file__).parents[1]
THIRD = "pt"
"""One that Qt and Babel know and the program does not."""
INVITATION, ABSENCE = "Read in Third", "This pack has no Third text"


def spanish_catalog() -> Catalog:
    """All phrases of the program, with their Spanish."""
    with (ROOT / "resources" / "translations" / "es.po").open("rb") as file:
        return read_po(file)


def catalog_of(change: Callable[[str], str]) -> Catalog:
    """All phrases of the program, each changed."""
    catalog = Catalog(locale=THIRD)
    for message in spanish_catalog():
        if message.id:
            one = message.id if isinstance(message.id, str) else message.id[0]
            several = tuple(map(change, message.id)) if not isinstance(message.id, str) else ()
            catalog.add(message.id, several or change(one), context=message.context)
    return catalog


_KEPT = re.compile(r"\{[^{}]*\}|%\w|</?\w+>|\(\*[^)]*\)|https?://\S+")
"""Placeholders, tags, file filters and addresses."""
_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                         "ÄßÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŘŠŢÛṼŴẌÝŽàƀçđéƒĝĥîĵķļṁñöþɋřšţûṽŵẍýž")


def pseudo(text: str) -> str:
    """A text in the third language: a third longer, and no letter of it is one of English."""
    if not re.search(r"[A-Za-z]", _KEPT.sub("", text)):
        return text
    parts = re.split(f"({_KEPT.pattern})", text)
    said = "".join(part if number % 2 else part.translate(_LETTERS) for number, part in enumerate(parts))
    core = said.rstrip(" .:…?")
    return f"[{core}{'~' * (len(text) // 3)}]{said[len(core):]}"


def pseudo_pack(folder: Path, change: Callable[[str], str] = pseudo) -> Path:
    """The built-in pack with a third language: every text in it changed, those that all languages share too."""
    for file in sorted((ROOT / "data").glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as source:
            rows = list(csv.DictReader(source))
        for row in rows:
            _translate_row(TABLES[file.stem], row, change)
        rows = [*rows, *_pseudo_meta(rows)] if file.stem == "meta" else rows
        with (folder / file.name).open("w", encoding="utf-8-sig", newline="") as target:
            writer = csv.DictWriter(target, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def _translate_row(table: TableSpec, row: dict[str, str], change: Callable[[str], str]) -> None:
    for column in table.columns:
        if column.kind is Kind.LOCAL:
            row[f"{column.name}_{THIRD}"] = change(row.get(f"{column.name}_en", ""))
        elif column.kind is Kind.TEXT and column.name not in ("key", "value", "address", "unit", "years"):
            row[column.name] = change(row.get(column.name, ""))


def _pseudo_meta(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    for row in rows:
        if row["key"] == "languages":
            row["value"] += f" {THIRD}"
        elif row["key"] == "licence" or row["key"].endswith("reviewed_by"):
            row["value"] = pseudo(row["value"])
    return [{"key": row["key"].removesuffix("en") + THIRD, "value": pseudo(row["value"])}
            for row in rows if row["key"].endswith("_en")]


def mirrored(text: str) -> str:
    """The same in a language that is written from right to left."""
    said = pseudo(text)
    return said if said == text else f"\u200f{said}"


def small_catalog(phrases: Mapping[str, str]) -> Catalog:
    """A few phrases."""
    catalog = Catalog(locale=THIRD)
    for phrase, said in phrases.items():
        catalog.add(phrase, said)
    return catalog


def register(catalog: Catalog, folder: Path, monkeypatch: pytest.MonkeyPatch, tag: str = "pt_BR") -> str:
    """Add the language to the program until the test ends; its id. `tag` is the locale that it is written as."""
    for phrase in (INVITATION, ABSENCE):
        catalog.add(phrase, pseudo(phrase))
    file = io.BytesIO()
    write_mo(file, catalog)
    path = folder / f"{THIRD}.mo"
    path.write_bytes(file.getvalue())
    language = Language(THIRD, "Terceira", "Third", tag, INVITATION, ABSENCE, str(path))
    monkeypatch.setitem(LANGUAGES, THIRD, language)
    return THIRD
