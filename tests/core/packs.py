"""A small valid pack on disk: two cities, every kind of row, a gap of every kind, in English and Spanish.

`content()` gives its tables as plain rows; change them and write them with `write_pack`, `write_zip` or
`write_workbook`. Unchanged, the pack has no problems at all as of `TODAY`.
"""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.core.columns import TABLES
from explainer.core.descriptor import descriptor_text
from explainer.core.problems import Problem

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

TODAY = datetime.date(2026, 11, 24)

Rows = list[dict[str, str]]
Tables = dict[str, Rows]


def content() -> Tables:  # long: a row for each row of the pack
    """The tables of the pack, made anew: rows of cells by column name; cells that are not there are empty."""
    return {
        "meta": _meta(), "sections": _sections(), "cities": _cities(), "claims": _claims(), "figures": _figures(),
        "impacts": [
            {"id": "I1", "outline_ids": "I1", "group": "pair", "order": "1", **both("text", "Fear", "Miedo"),
             **both("pair", "Fewer reports", "Menos denuncias"), "claim_ids": "C2", "pair_claim_ids": "C3"},
        ],
        "responses": [
            {"id": "R1", "group": "city", "origin": "article", "order": "1", **both("who", "The mayor", "La alcaldesa"),
             **both("text", "Asks to stop.", "Pide parar."), **both("focus", "Raids", "Redadas"), "city": "la",
             "claim_ids": "C2"},
            {"id": "found-1", "group": "advocates", "origin": "found", **both("who", "A group", "Un grupo"),
             **both("text", "Objects.", "Se opone."), **both("focus", "Raids", "Redadas"), "date": "2025-06",
             "status": "reported", "source_ids": "study"},
        ],
        "recommendations": [
            {"id": "M1", "group": "measure", "order": "1", **both("text", "Talk more.", "Hablar más."),
             **both("short", "Talk", "Hablar"), "claim_ids": "C3"},
        ],
        "citations": [
            {"id": "C1-1", "claim_id": "C1", "source_id": "agency", "direction": "opposes",
             **both("says", "Its count is lower.", "Su conteo es menor."), "read_in_copy": "no"},
        ],
        "research": [
            {"id": "r-study", "claim_ids": "C2 C3", "direction": "for", **both("finding", "Calls fell.", "Bajaron."),
             **both("limit", "One city.", "Una ciudad."), **both("place", "Dallas", "Dallas"), "years": "2010-2013",
             "strength": "strong", **both("why", "Before and after.", "Antes y después."), "advocates": "no",
             "source_id": "study"},
        ],
        "events": [
            {"id": "ev-post", "date": "2025-06-15", "precision": "day", "kind": "federal",
             **both("title", "The post", "El mensaje"), **both("text", "It asks for {C1} more.", "Pide {C1} más."),
             "claim_ids": "C1", "source_ids": "article"},
        ],
        "sources": _sources(),
        "glossary": [
            {"id": "t-detainer", **both("term", "Detainer", "Orden de detención migratoria"),
             **both("meaning", "A request to hold a person.", "Una solicitud para retener a una persona.")},
        ],
    }


def both(name: str, english: str, spanish: str) -> dict[str, str]:
    """The cells of a text in both languages."""
    return {f"{name}_en": english, f"{name}_es": spanish}


def _meta() -> Rows:
    facts = {
        "title_en": "Small pack", "title_es": "Paquete pequeño", "version": "1.2", "languages": "en es",
        "published": "2026-11-01", "review_by": "2027-03", "event_date": "2025-06-15", "licence": "CC-BY-4.0",
        "spanish_reviewed_by": "",
    }
    return [{"key": key, "value": value} for key, value in facts.items()]


def _sections() -> Rows:
    panels = ("overview", "cities", "impacts", "responses", "recommendations", "sources")
    headlines = [
        {"id": f"{panel}-headline", "outline_ids": "D1", "panel": panel, "kind": "headline",
         **both("text", f"What {panel} says: {{F1}}.", f"Lo que dice {panel}: {{F1}}.")}
        for panel in panels
    ]
    note = {"id": "cities-note", "panel": "cities", "kind": "note", "order": "2",
            **both("text", "No *range*, no **rank**.", "Sin *rango* ni **puesto**."), "claim_ids": "C1",
            "source_ids": "article"}
    return [*headlines, note]


def _cities() -> Rows:
    return [
        {"id": "la", "outline_ids": "T1", "order": "1", **both("name", "Los Angeles", "Los Ángeles"),
         **both("office", "Los Angeles office", "Oficina de Los Ángeles"),
         **both("office_covers", "Seven counties.", "Siete condados."), "rule_since": "2024-12-04",
         "claim_ids": "C1", "figure_ids": "F1 F3", "foreign_born_figure_id": "F2", "source_ids": "article"},
        {"id": "chi", "order": "2", **both("name", "Chicago", "Chicago"),
         **both("office", "Chicago office", "Oficina de Chicago"),
         **both("office_covers", "Six states.", "Seis estados."), "claim_ids": "C1"},
    ]


def _claims() -> Rows:
    return [
        {"id": "C1", "outline_ids": "T1", "panel": "cities", "city": "la", "value": "27", "unit": "percent",
         "status": "not_found", **both("text", "Deportations rose {C1}.", "Subieron {C1}."),
         **both("why", "No other source gives it.", "Ninguna otra fuente lo da."), "contested": "yes",
         "source_ids": "article", "other_side_source_id": "agency",
         **both("other_side", "None found.", "No se encontró ninguna."), "checked_on": "2026-11-20"},
        {"id": "C2", "panel": "impacts", "status": "partly", **both("text", "Raids spread fear.", "Dan miedo."),
         **both("why", "One study found it.", "Un estudio lo encontró."), "contested": "no", "source_ids": "study"},
        {"id": "C3", "panel": "recommendations", "status": "opinion", **both("text", "Talk helps.", "Hablar ayuda."),
         **both("why", "It is a forecast.", "Es un pronóstico.")},
    ]


def _figures() -> Rows:
    count = {"kind": "arrests", "city": "la", "place_kind": "office", "unit": "count", "status": "reported",
             "source_ids": "agency", **both("what", "Arrests", "Arrestos"), **both("noun", "arrests", "arrestos"),
             **both("place", "Los Angeles office", "Oficina de Los Ángeles")}
    share = {"kind": "foreign_born", "city": "la", "place_kind": "city", "unit": "percent", "status": "reported",
             "source_ids": "agency study", **both("what", "Born abroad", "Nacidos en el extranjero"),
             **both("place", "Los Angeles", "Los Ángeles")}
    return [
        {"id": "F1", **count, "period_start": "2025-06-06", "period_end": "2025-07-08", "value": "2792",
         "qualifier": "about", "series": "la-arrests"},
        {"id": "F2", **share, "period_start": "2023", "period_end": "2023", "value": "35.2"},
        {"id": "F3", **count, "missing": "not_published"},
        {"id": "F4", **count, "missing": "withheld"},
        {"id": "F5", **count, "missing": "not_collected"},
        {"id": "F6", **share, "missing": "not_applicable"},
    ]


def _sources() -> Rows:
    return [
        {"id": "article", "publisher": "The Gazette", "kind": "article", "side": "none", "title": "A directive",
         "date": "2025-06-20", "address": "https://gazette.example/1", "read_in_copy": "yes",
         **both("caveat", "It gives no dates.", "No da fechas.")},
        {"id": "agency", "publisher": "ICE", "kind": "agency", "side": "administration", "title": "Arrest counts",
         "date": "2025-07", "read_in_copy": "no"},
        {"id": "study", "publisher": "State University", "kind": "research", "side": "none", "title": "Fear",
         "date": "2019", "read_in_copy": "no"},
    ]


def row_of(tables: Tables, table: str, row_id: str) -> dict[str, str]:
    """The row with that id, to be changed in place."""
    return next(row for row in tables[table] if row.get(TABLES[table].key) == row_id)


def header_of(table: str, rows: Rows) -> list[str]:
    """Column names: those of the contract, then others that the rows have."""
    known = list(TABLES[table].physical_names())
    return known + [name for name in dict.fromkeys(key for row in rows for key in row) if name not in known]


def csv_text(table: str, rows: Rows, delimiter: str = ",", ending: str = "\n") -> str:
    """A table as delimited text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header_of(table, rows), "", delimiter=delimiter, lineterminator=ending)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def files_of(tables: Tables | None = None) -> dict[str, bytes]:
    """The files of a pack by name, its descriptor with them."""
    tables = content() if tables is None else tables
    meta = {row["key"]: row["value"] for row in tables.get("meta", [])}
    files = {f"{table}.csv": csv_text(table, rows).encode() for table, rows in tables.items()}
    return {**files, "datapackage.json": descriptor_text(meta, tables).encode()}


def write_files(folder: Path, files: dict[str, bytes]) -> Path:
    """Write `files` into `folder`, which need not exist; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def write_pack(folder: Path, tables: Tables | None = None) -> Path:
    """Write a pack as a folder; returns it."""
    return write_files(folder, files_of(tables))


def write_zip(path: Path, files: dict[str, bytes], inside: str = "") -> Path:
    """Write `files` as a zip, each name with `inside` before it; returns its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(inside + name, data)
    return path


def workbook_of(tables: Tables | None = None) -> Workbook:
    """A pack as a workbook that a person typed: every cell a text."""
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook["Sheet"])
    for table, rows in (content() if tables is None else tables).items():
        sheet = workbook.create_sheet(table)
        header = header_of(table, rows)
        sheet.append(header)
        for row in rows:
            sheet.append([row.get(name) for name in header])
    return workbook


def write_workbook(path: Path, tables: Tables | None = None) -> Path:
    """Write `workbook_of` the tables; returns its path."""
    workbook_of(tables).save(path)
    return path


def told(problems: Iterable[Problem]) -> list[tuple[str, str, int, str]]:
    """Code and place of each problem. Says each one in full, so that words and parameters fit together."""
    for problem in problems:
        sentence = problem.sentence()
        assert sentence.startswith(problem.place()) and sentence.endswith((".", "?"))
        assert problem.as_json()["what"]
    return [(problem.code, problem.file, problem.row, problem.column) for problem in problems]
