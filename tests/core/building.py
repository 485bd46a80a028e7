"""Packs built in memory, for tests of what the program makes of a pack that has been read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from explainer.content.lines import Line
from explainer.core.columns import TABLES, Column, Kind
from explainer.core.dates import PartialDate
from explainer.core.pack import Cell, Pack, Row, Table

Given = str | float | bool | tuple[str, str]
"""A cell as a test writes it: ids and dates as text, a text in English or (English, Spanish)."""

DIGEST = "3f9a2c71" + "0" * 56


def row(table: str, row_id: str, number: int = 2, **given: Given) -> Row:
    """A row with its cells parsed; those not given are empty. A name that is no column of the table is an error."""
    spec = TABLES[table]
    cells: dict[str, Cell] = {}
    for column in spec.columns:
        cells.update(_cells(column, row_id if column.kind is Kind.ID else given.pop(column.name, "")))
    assert not given, f"no columns of {table}: {', '.join(given)}"
    return Row(table, number, cells)


def _cells(column: Column, value: Given) -> dict[str, Cell]:
    if column.kind is Kind.LOCAL:
        texts = value if isinstance(value, tuple) else (str(value), "")
        return dict(zip(column.physical_names(), texts, strict=True))
    if column.kind in (Kind.REFS, Kind.TAGS):
        return {column.name: tuple(str(value).split())}
    if column.kind is Kind.DATE:
        return {column.name: PartialDate.parse(str(value)) if value else None}
    if column.kind in (Kind.NUMBER, Kind.YES_NO):
        return {column.name: None if value == "" else value}  # type: ignore[dict-item]
    return {column.name: str(value)}


def pack(*rows: Row, **meta: str) -> Pack:
    """A pack of those rows, in that order, and of the facts given about itself."""
    tables: dict[str, list[Row]] = {}
    for number, (key, value) in enumerate(meta.items(), start=2):
        tables.setdefault("meta", []).append(row("meta", key, number, value=value))
    for one in rows:
        tables.setdefault(one.table, []).append(one)
    return Pack({name: Table(TABLES[name], tuple(tables[name])) for name in TABLES if name in tables},
                DIGEST, Path("pack"))


def sample() -> Pack:
    """A small pack with every kind of row, in English and Spanish, and a gap of every kind."""
    return pack(
        *_sources(), *_claims(), *_figures(), *_cities(), *_impacts(), *_responses(), *_recommendations(),
        *_evidence(), *_events(), *_cases(),
        row("glossary", "t-zone", term=("Zone", "Ámbito"), meaning=("A *place*.", "Un *lugar*."), source_ids="rule"),
        row("glossary", "t-emigre", term=("Émigré", "Zona"), meaning=("One who left.", "Quien se fue.")),
        title_en="Small pack", title_es="Paquete pequeño", version="1.2", languages="en es", published="2026-11-24",
    )


def numbered(given: Pack, number: str = "{C1}") -> Pack:
    """The same pack with a number to print at the end of every text, but for those that are words of a figure."""
    names = {name for spec in TABLES.values() for column in spec.columns
             if column.kind is Kind.LOCAL and column.name not in ("noun", "period") for name in column.physical_names()}
    return pack(*(
        replace(one, cells={k: f"{v} {number}" if k in names and v else v for k, v in one.cells.items()})
        for table in given.tables.values() for one in table))


def _sources() -> tuple[Row, ...]:
    return (
        row("sources", "article", publisher="The Gazette", kind="article", side="none", title="A directive",
            date="2025-06-20", address="https://gazette.example/1", read_in_copy=True,
            caveat=("It gives no dates.", "No da fechas.")),
        row("sources", "agency", publisher="ICE", kind="agency", side="administration", title="Arrest counts",
            date="2025-07", read_in_copy=False),
        row("sources", "study", publisher="State University", kind="research", side="none", title="Fear", date="2019"),
        row("sources", "rule", publisher="City of Chicago", kind="law", side="city", title="Ordinance"),
        row("sources", "unused", publisher="A blog", kind="advocacy", side="immigrants", title="Uncited",
            date="2020-01-02", address="blog.example"),
    )


def _claims() -> tuple[Row, ...]:
    return (
        row("claims", "C1", panel="cities", city="la", value=27.0, unit="percent_change", status="not_found",
            text=("Deportations from Los Angeles rose {C1}.", "Las deportaciones de Los Ángeles subieron {C1}."),
            why=("No other source gives it.", "Ninguna otra fuente lo da."), source_ids="article",
            other_side=("The agency gives no such number.", "La agencia no da ese número."),
            other_side_source_id="agency", checked_on="2026-11"),
        row("claims", "C2", panel="impacts", status="partly", text=("Raids spread *fear*.", "Las redadas dan *miedo*."),
            why=("One study found it.", "Un estudio lo encontró."), source_ids="study article",
            checked_on="2026-11-20"),
        row("claims", "C3", panel="impacts", status="corroborated", text=("Fewer report crimes.", "Menos denuncian."),
            why=("Two say so.", "Dos lo dicen."), source_ids="agency"),
        replace(row("claims", "C4", panel="recommendations", status="opinion", text="Panels help.",
                    why="A forecast."), unparsed={"value": "many"}),
        row("claims", "C5", panel="cities", status="rumour", text=("It fell.", "Bajó."), value=-28.0,
            unit="percent_change", source_ids="study"),
    )


def _figures() -> tuple[Row, ...]:
    return (
        row("figures", "F1", what=("Arrests", "Arrestos"), kind="arrests", city="la", place_kind="office",
            definition=("Arrests by ICE.", "Arrestos de ICE."), value=2792.0, unit="count", status="reported",
            place=("Los Angeles office", "Oficina de Los Ángeles"), period_start="2025-06-06", period_end="2025-07-08",
            noun=("arrests", "arrestos"), source_ids="study agency", caveat=("Not the city.", "No es la ciudad."),
            series="la", as_of="2025-08-01"),
        row("figures", "F2", what=("Change in arrests", "Cambio en arrestos"), kind="arrests", place_kind="office",
            place=("Chicago office", "Oficina de Chicago"), value=56.0, unit="percent_change", status="corroborated",
            period=("spring 2025 against 2024", "primavera de 2025 frente a 2024"), source_ids="agency"),
        row("figures", "F3", what=("Deportations", "Deportaciones"), kind="removals", place_kind="city",
            place="Los Angeles", unit="count", missing="withheld", status="reported", source_ids="agency"),
        row("figures", "F4", what=("Born abroad", "Nacidos en el extranjero"), kind="foreign_born", place_kind="city",
            place=("Los Angeles", "Los Ángeles"), value=35.2, qualifier="about", unit="percent", status="rumour",
            period_start="2023", source_ids="unknown"),
    )


def _cities() -> tuple[Row, ...]:
    return (
        row("cities", "chi", order=2.0, name="Chicago", office=("Chicago office", "Oficina de Chicago"),
            office_covers=("Six states.", "Seis estados."), claim_ids="C2"),
        row("cities", "ny", name=("New York", "Nueva York"), office="New York office", claim_ids="C5",
            figure_ids="nowhere F2", foreign_born_figure_id="nowhere"),
        row("cities", "la", order=1.0, name=("Los Angeles", "Los Ángeles"), claim_ids="C2 C1",
            office=("Los Angeles office", "Oficina de Los Ángeles"), figure_ids="F1 F3", foreign_born_figure_id="F4",
            office_covers=("Seven counties: {F1:full}.", "Siete condados: {F1:full}."),
            rule_name=("Ordinance 188441", "Ordenanza 188441"), rule=("No city help.", "Sin ayuda de la ciudad."),
            rule_since="2024-12-04", source_ids="rule article",
            admin_case=("Cities shield criminals.", "Las ciudades protegen a criminales."), admin_source_ids="agency",
            city_case=("Trust needs it.", "La confianza lo exige."), city_source_ids="study rule",
            unknown=("Who was deported.", "Quién fue deportado.")),
    )


def _impacts() -> tuple[Row, ...]:
    return (
        row("impacts", "i-fear", group="pair", order=2.0, text=("Fear grows.", "Crece el miedo."), claim_ids="C2 C3",
            pair=("Fewer reports.", "Menos denuncias."), pair_claim_ids="C1", link_claim_id="C3"),
        row("impacts", "i-only", group="concern", order=1.0, text=("Families part.", "Familias separadas.")),
        row("impacts", "i-open", group="context", order=3.0, text="Less trade.", pair="More theft.", claim_ids="C5 C2"),
    )


def _responses() -> tuple[Row, ...]:
    return (
        row("responses", "r-adm", group="administration", origin="article", who=("The President", "El presidente"),
            text=("Wants {C1} more.", "Quiere {C1} más."), focus=("Deportations", "Deportaciones"), claim_ids="C1 C3",
            source_ids="article agency", date="2025-06-15"),
        row("responses", "r-mayor", group="city", origin="found", city="la", status="corroborated",
            who=("The mayor", "La alcaldesa"), text=("Asks to stop.", "Pide parar."), focus=("Raids", "Redadas"),
            source_ids="study rule", date="2025-06", checked_on="2026"),
        row("responses", "r-group", group="advocates", origin="article", who="A group", text="Objects.", focus="Raids",
            checked_on="2026-11-20"),
        row("responses", "r-police", group="police", origin="found", status="rumour", who="Police", text="Nothing.",
            focus="Raids"),
    )


def _recommendations() -> tuple[Row, ...]:
    return (
        row("recommendations", "m-panel", group="measure", order=2.0, text=("Set up a panel.", "Crear un panel."),
            short="Panel", claim_ids="C4", benefit=("More trust.", "Más confianza."), benefit_claim_ids="C2 C3",
            link_claim_id="C2"),
        row("recommendations", "m-talk", group="approach", order=1.0, text=("Talk.", "Hablar."), short="Talk",
            claim_ids="C3"),
        row("recommendations", "m-fund", group="measure", order=3.0, text="Fund it.", short="Fund",
            benefit="Less fear."),
    )


def _evidence() -> tuple[Row, ...]:
    return (
        row("citations", "c1", claim_id="C1", source_id="article", direction="supports",
            says=("It says {C1}.", "Dice {C1}.")),
        row("citations", "c2", claim_id="C1", source_id="agency", direction="opposes",
            says=("Its count is lower.", "Su conteo es menor.")),
        row("citations", "c3", claim_id="C1", source_id="study", direction="context",
            says=("Counts differ.", "Los conteos difieren.")),
        row("citations", "c4", claim_id="C2", source_id="rule", direction="supports", says="It does."),
        row("research", "r1", claim_ids="C2 C3", direction="for", finding=("Calls fell.", "Bajaron las llamadas."),
            limit=("One city.", "Una ciudad."), place=("Dallas", "Dallas, Texas"), years="2010-2013", strength="strong",
            why=("Before and after.", "Antes y después."), advocates=False, source_id="study"),
        row("research", "r2", claim_ids="C2", direction="against", finding=("No drop.", "Sin baja."),
            limit=("Short.", "Breve."), place=("Texas", "Tejas"), years="", strength="limited",
            why=("Few cases.", "Pocos casos."), advocates=True, source_id="rule"),
    )


def _cases() -> tuple[Row, ...]:
    return (
        row("cases", "k-rule", name=("State v. City", "Estado v. Ciudad"), filed="2025-02",
            court=("A court", "Un tribunal"), last_ruling=("It stands: {C1}.", "Se mantiene: {C1}."),
            last_ruling_date="2025-07-25", prevailed="others", as_of="2025-10", city="chi",
            claim_ids="C3", source_ids="rule"),
        row("cases", "k-grants", name=("City v. State", "Ciudad v. Estado"), filed="2018",
            court=("A court", "Un tribunal"), prevailed="pending", as_of="2026-11-20", source_ids="rule"),
    )


def _events() -> tuple[Row, ...]:
    return (
        row("events", "e-post", date="2025-06-15", precision="day", kind="federal", title=("The post", "El mensaje"),
            text=("The President asks for {C1} more.", "El presidente pide {C1} más."), claim_ids="C3 C1",
            source_ids="agency article", as_of="2026-11-20"),
        row("events", "e-year", date="2024", precision="year", kind="data", title=("Counts", "Conteos"),
            text=("They are published.", "Se publican."), source_ids="agency"),
        row("events", "e-none", precision="day", kind="court", title=("A case", "Un caso"), text="It goes on."),
        row("events", "e-month", date="2025-06", precision="month", kind="city", title=("A rule", "Una norma"),
            text=("It holds.", "Rige."), as_of="2026-10", source_ids="rule"),
    )


@dataclass(frozen=True)
class ShownLine:
    """What a line shows, to compare a `Line` with: its text, mark, sources and number, whatever else is stated."""

    text: str
    status: str = ""
    ref: str = ""
    sources: tuple[int, ...] = ()
    strong: str = ""
    muted: bool = False

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Line):
            return NotImplemented
        return (self.text, self.status, self.ref, self.sources, self.strong, self.muted) == (
            other.text, other.status, other.ref, other.sources, other.strong, other.muted)

    __hash__ = None  # type: ignore[assignment]
