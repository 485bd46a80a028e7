"""Packs that have nothing to do with the built-in one: any number of cities, any text in any field, gaps of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explainer.core.columns import TABLES, Kind
from explainer.core.pack import Pack, Row
from tests.core.building import pack, row

MISSING = ("not_published", "withheld", "not_collected", "not_applicable")
PANELS = ("overview", "cities", "impacts", "responses", "recommendations", "sources")
Decorate = Callable[[str], str]
"""Called with the name of a field ("cities.office"), returns its text."""


def small(cities: int = 2, decorate: Decorate = str) -> Pack:
    """A pack with every kind of row, and that many cities. Each text is what `decorate` makes of its field's name."""
    rows = [*_sources(), *_cities(cities), *_claims(), *_figures(), *_panels(), *_events()]
    given = [_decorated(one, decorate) for one in rows]
    meta = {f"{name}_{language}": decorate(f"meta.{name}") for name in ("title", "question", "publisher", "legal_note")
            for language in ("en", "es")}
    return pack(*given, languages="en es", version=decorate("meta.version"), review_by="2030-01-01",
                event_date="2025-06-15", law_reviewed_by=decorate("meta.law_reviewed_by"), **meta)


def texts_of(given: Pack) -> Iterator[tuple[str, str]]:
    """Field name and text of every text of a pack, in English."""
    for table in given.tables.values():
        for one in table:
            for column in table.spec.columns:
                if column.kind is Kind.LOCAL and one.local(column.name, "en"):
                    yield f"{table.spec.name}.{column.name}", one.local(column.name, "en")


def _decorated(one: Row, decorate: Decorate) -> Row:
    cells = dict(one.cells)
    for column in TABLES[one.table].columns:
        for name in column.physical_names():
            if column.kind in (Kind.LOCAL, Kind.TEXT) and cells.get(name) and column.name != "series":
                cells[name] = decorate(str(cells[name]))
    return Row(one.table, one.number, cells)


def _field(table: str, *names: str) -> dict[str, tuple[str, str]]:
    """Each text column filled with its own name."""
    return {name: (f"{table}.{name}", f"{table}.{name}") for name in names}


def _sources() -> list[Row]:
    return [
        row("sources", source, publisher="sources.publisher", kind=kind, side="none", title="sources.title", date=date,
            read_in_copy=copied, **_field("sources", "caveat"))
        for source, kind, date, copied in (("article", "article", "", False), ("agency", "agency", "2025-07", True),
                                           ("study", "research", "2019-03-02", False))
    ]


def _cities(count: int) -> list[Row]:
    texts = _field("cities", "office", "office_covers", "rule_name", "rule", "admin_case", "city_case", "unknown")
    return [
        row("cities", f"c{number}", order=float(number), name=(f"cities.name {number}", f"cities.name {number}"),
            **texts, as_of="2026-06-22", claim_ids="C1", figure_ids="F0 F1 F2 F3 F4 F5",
            admin_source_ids="agency", city_source_ids="study", source_ids="article")  # type: ignore[arg-type]
        for number in range(1, count + 1)
    ]


def _claims() -> list[Row]:
    texts = _field("claims", "text", "why", "other_side")
    return [
        row("claims", "C1", panel="cities", value=27.0, unit="percent_change", status="not_found", source_ids="article",
            **texts),  # type: ignore[arg-type]
        row("claims", "C2", panel="overview", status="corroborated", source_ids="agency", **texts),  # type: ignore[arg-type]
        row("claims", "C3", panel="impacts", status="contradicted", source_ids="study", other_side_source_id="agency",
            **texts),  # type: ignore[arg-type]
        row("claims", "C4", panel="recommendations", status="opinion", source_ids="study",
            other_side_source_id="agency", **texts),  # type: ignore[arg-type]
    ]


def _figures() -> list[Row]:
    texts = _field("figures", "what", "place", "noun", "caveat")
    gaps = [
        row("figures", f"F{number}", kind="arrests", place_kind="office", unit="count", missing=missing,
            status="reported", source_ids="agency", period_start="2025-01", **texts)  # type: ignore[arg-type]
        for number, missing in enumerate(MISSING, start=1)
    ]
    number = row("figures", "F0", kind="arrests", place_kind="office", unit="count", value=2792.0, status="reported",
                 source_ids="agency", period=("figures.period", "figures.period"), **texts)  # type: ignore[arg-type]
    negative = row("figures", "F5", kind="arrests", place_kind="office", unit="percent_change", value=-14.0,
                   status="partly", source_ids="study", period_start="2025", **texts)  # type: ignore[arg-type]
    return [number, *gaps, negative]


def _panels() -> list[Row]:
    sections = [
        row("sections", f"{panel}-{kind}", panel=panel, kind=kind, claim_ids="C2", source_ids="study",
            **_field("sections", "title", "text"))  # type: ignore[arg-type]
        for panel in PANELS for kind in ("headline", "lead", "stated_reason", "note", "unknown", "provenance")
    ]
    impacts = [
        row("impacts", "i1", group="pair", claim_ids="C3", pair_claim_ids="C4", **_field("impacts", "text", "pair")),  # type: ignore[arg-type]
        row("impacts", "i2", group="concern", claim_ids="C1", **_field("impacts", "text")),  # type: ignore[arg-type]
    ]
    responses = [
        row("responses", f"r{n}", group=group, origin=origin, status="reported", source_ids="agency", date="2025-06",
            **_field("responses", "who", "text", "focus"))  # type: ignore[arg-type]
        for n, (group, origin) in enumerate((("city", "article"), ("administration", "found"), ("city", "found")))
    ]
    recommendations = [
        row("recommendations", "m1", group="measure", claim_ids="C4", benefit_claim_ids="C3", link_claim_id="C4",
            **_field("recommendations", "text", "short", "benefit")),  # type: ignore[arg-type]
        row("recommendations", "m2", group="measure", claim_ids="C1", **_field("recommendations", "text", "short")),  # type: ignore[arg-type]
    ]
    research = [
        row("research", f"s-{direction}", claim_ids="C3", direction=direction, years="research.years", strength="strong",
            advocates=True, source_id="study", **_field("research", "finding", "limit", "place", "why"))  # type: ignore[arg-type]
        for direction in ("for", "against", "null")
    ]
    term = "glossary.term (sections.text, cities.office, impacts.text)"  # words that stand on the sheets
    glossary = [row("glossary", "t1", term=(term, term), **_field("glossary", "meaning"))]  # type: ignore[arg-type]
    return [*sections, *impacts, *responses, *recommendations, *research, *glossary]


def _events() -> list[Row]:
    return [row("events", f"e{n}", date=f"2025-06-{n:02d}", precision="day", kind="federal", claim_ids="C2",
                source_ids=source, as_of="2026-01", **_field("events", "title", "text"))  # type: ignore[arg-type]
            for n, source in ((15, "agency"), (16, "study"))]
