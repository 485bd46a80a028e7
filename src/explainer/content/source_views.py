"""The views of Sources: the sources, the terms, and the claims of the article with their marks."""

from __future__ import annotations

from explainer.content import formatting, words
from explainer.content.evidence import order_of
from explainer.content.lines import Line, status_line
from explainer.content.statements import of_claim
from explainer.content.step_views import research_counts, research_text
from explainer.content.views import Builder, Cell, View, column, status_words
from explainer.core.characters import folded
from explainer.core.columns import PANELS
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack

OWN, COPY = "own", "copy"
"""Tags of sources by how they were read: at the publisher's, or in a copy or summary."""

SOURCES = (
    column("number", N_("No.", "column"), 0.05, right=True, least=44),
    column("title", N_("Source", "column"), 3.6, least=220),
    column("date", N_("Date", "column"), 0.3, least=136, rank=2),
    column("kind", N_("Kind", "column"), 1.1, least=100),
    column("side", N_("Side it takes", "column"), 1.1, least=100, rank=1),
    column("cited", N_("Times cited", "column"), 0.1, right=True, least=72, hidden=True),
    column("publisher", N_("Publisher", "column"), 1.6, hidden=True),
    column("address", N_("Address", "column"), 2.0, hidden=True),
)


def read_words(language: str) -> dict[str, str]:
    """How a source was read, in words."""
    return {OWN: translate("Read at its publisher", language),
            COPY: translate("Read in a copy", language)}


def sources(pack: Pack, language: str) -> View:
    """Every source, with its number, kind, side and how often it is cited."""
    build = Builder(pack, language)
    cited = pack.cited_by
    for row in pack["sources"]:
        number, copied = pack.source_numbers[row.id], row.yes("read_in_copy")
        kind = words.word("source_kind", row.text("kind"), language)
        copy = translate("Read in a copy.", language)
        count = len(cited.get(row.id, ()))
        build.add(
            row.id, {row.text("kind"), COPY if copied else OWN},
            number=Cell((Line(str(number)),), float(number)),
            title=Cell((Line(row.text("title"), strong=row.text("publisher")),),
                       row.text("publisher") or None),
            publisher=build.plain(row.text("publisher")), date=build.date(row),
            kind=Cell((Line(kind), *((Line(copy, muted=True),) if copied else ())), kind or None),
            side=build.plain(words.word("side", row.text("side"), language)),
            cited=Cell((Line(str(count)),), float(count)), address=build.plain(row.text("address")),
        )
    kinds = {key: words.word("source_kind", key, language) for key in words.WORDS["source_kind"]}
    return build.view("sources", SOURCES, kinds, read_words(language))


GLOSSARY = (
    column("term", N_("Term", "column"), 1.0, least=140),
    column("meaning", N_("Meaning", "column"), 3.5, least=240),
    column("sources", N_("Sources", "column"), 0.6, rank=1),
)


def glossary(pack: Pack, language: str) -> View:
    """Terms in alphabetical order of the language."""
    build = Builder(pack, language)
    for row in sorted(pack["glossary"], key=lambda r: folded(r.local("term", language))):
        term = formatting.local(pack, row, "term", language)
        build.add(row.id, (), term=Cell((Line(strong=term),), term or None),
                  meaning=build.text(row, "meaning"), sources=build.sources(row.ids("source_ids")))
    return build.view("glossary", GLOSSARY, {})


CLAIMS = (
    column("text", N_("What the article says", "column"), 3.4, least=220),
    column("evidence", N_("Evidence", "column"), 1.0, least=140),
    column("research", N_("Studies", "column"), 0.9, least=132, rank=2),
    column("panel", N_("Where it is shown", "column"), 0.8, least=100, rank=1),
)
_PANEL_WORDS = {
    "overview": N_("Overview"), "cities": N_("City statistics"), "impacts": N_("Impacts"),
    "responses": N_("Responses"), "recommendations": N_("Recommendations"),
    "sources": N_("Sources"),
}


def claims(pack: Pack, language: str) -> View:
    """The claims of the article in the pack's order, each with its mark and sources."""
    build = Builder(pack, language)
    places = list(PANELS)
    for row in pack["claims"]:
        statement, panel = of_claim(pack, row, language), row.text("panel")
        counts = research_counts(pack, (row.id,))
        total = sum(counts.values())
        word = translate(_PANEL_WORDS[panel], language) if panel in _PANEL_WORDS else panel
        build.add(
            row.id, {row.text("status")}, text=build.plain(statement.label),
            evidence=Cell((status_line(statement, short=True),),
                          float(order_of(statement.status.id)) if statement.status.id else None),
            research=Cell((Line(research_text(counts, language) if total else "–",
                                muted=not total),), float(total) if total else None),
            panel=Cell((Line(word),), float(places.index(panel)) if panel in places else None),
        )
    return build.view("claims", CLAIMS, status_words(language))
