"""Nothing without a source, no source without a use, and each leads to where it says."""

from __future__ import annotations

import re

import pytest

from explainer.core.columns import TABLES, Kind
from explainer.core.pack import Pack
from explainer.core.placeholders import placeholders
from explainer.core.reports import orphan_numbers
from tests.pack.packs import ARTICLE, Rule, Walk, added, changed, only, texts, without

NONE_FOUND = re.compile("^(None found|No .* found)")


def without_source(pack: Pack) -> list[str]:
    """Rows that state something and name no source, themselves or through their claims, nor say that none was found."""
    wrong = []
    cited = {row.text("claim_id") for row in pack["citations"] if pack.row("sources", row.text("source_id"))}
    for table in ("claims", "figures", "events", "responses", "research", "cities", "citations"):
        for row in pack[table]:
            names = [c.name for c in TABLES[table].columns if c.table == "sources"]
            own = pack.rows("sources", tuple(i for name in names for i in row.ids(name)))
            none_found = (row.has("other_side") and row.text("status") == "not_found"
                          and NONE_FOUND.search(row.text("other_side_en")))
            if not own and not (table == "claims" and (row.id in cited or none_found)):
                wrong.append(f"{table}:{row.id}")
    for table in ("impacts", "recommendations", "sections"):
        for row in pack[table]:
            states = table != "sections" or bool(placeholders(row.text("text_en")))
            if states and not pack.rows("claims", row.ids("claim_ids")) and not (row.has("source_ids") and row.ids("source_ids")):
                wrong.append(f"{table}:{row.id}")
    return wrong


def uncited(pack: Pack) -> list[str]:
    cited = pack.cited_by
    return [f"sources:{row.id}" for row in pack["sources"] if row.id not in cited]


def dangling(pack: Pack) -> list[str]:
    """Ids of other tables, and of figures in texts, that lead nowhere."""
    wrong = [f"{t.place}: {{{i}}}" for t in texts(pack) for i in placeholders(t.written) if pack.figure(i) is None]
    for table in pack.tables.values():
        for column in table.spec.columns:
            if column.kind in (Kind.REF, Kind.REFS):
                wrong += [f"{table.spec.name}:{row.id} {column.name}: {i}" for row in table
                          for i in row.ids(column.name) if pack.row(column.table, i) is None]
    return wrong


def uncited_in_its_claim(pack: Pack) -> list[str]:
    """A claim's own sources say something: each has a citation of that claim."""
    cited = {(row.text("claim_id"), row.text("source_id")) for row in pack["citations"]}
    return [
        f"claims:{row.id} {source_id}" for row in pack["claims"] for source_id in row.ids("source_ids")
        if (row.id, source_id) not in cited and source_id != ARTICLE
    ]


def numbers_without_source(pack: Pack) -> list[str]:
    """A text that prints a figure stands in a row that names a source of that figure, itself or through its claims."""
    behind: dict[str, set[str]] = {}
    for citation in pack["citations"]:
        behind.setdefault(citation.text("claim_id"), set()).update(citation.ids("source_id"))
    for claim in pack["claims"]:
        behind.setdefault(claim.id, set()).update((*claim.ids("source_ids"), *claim.ids("other_side_source_id")))
    wrong = []
    for text in texts(pack):
        columns = TABLES[text.row.table].columns
        named = {i for c in columns if c.table == "sources" for i in text.row.ids(c.name)}
        claims = {i for c in columns if c.table == "claims" for i in text.row.ids(c.name)}
        named |= {i for claim_id in claims | {text.row.id} for i in behind.get(claim_id, ())}
        for figure_id in placeholders(text.written):
            figure = pack.figure(figure_id)
            if figure is not None and not set(figure.source_ids) & named:
                wrong.append(f"{text.place}: {figure_id} of {', '.join(figure.source_ids)}")
    return wrong


# Digits that are no statistic: the numbers of a list.
NO_STATISTIC = (r"\b[Ff]ocus [1-3]\b", r"\b[Ee]nfoque (?:declarado )?[1-3]\b")


def orphans(pack: Pack) -> list[str]:
    return [f"{n.table}:{n.row_id} {n.column}: {n.words}" for n in orphan_numbers(pack, NO_STATISTIC)]


def test_nothing_without_a_source(pack: Pack) -> None:
    assert without_source(pack) == []


def test_every_source_is_cited(pack: Pack) -> None:
    assert uncited(pack) == []


def test_every_id_leads_somewhere(pack: Pack) -> None:
    assert dangling(pack) == []


def test_a_claims_sources_say_something_of_it(pack: Pack) -> None:
    assert uncited_in_its_claim(pack) == []


def test_every_number_in_a_text_has_its_source_in_the_row(pack: Pack) -> None:
    assert numbers_without_source(pack) == []


def test_every_number_in_a_text_is_a_figure(pack: Pack) -> None:
    assert orphans(pack) == []


def test_no_fact_is_there_twice(pack: Pack) -> None:
    """No two sources with one publisher, title and date; no claim cites one source twice for the same words."""
    titles = [(row.text("publisher"), row.text("title"), row.date("date")) for row in pack["sources"]]
    says = [(row.text("claim_id"), row.text("source_id"), row.text("says_en")) for row in pack["citations"]]
    assert len(titles) == len(set(titles))
    assert len(says) == len(set(says))


def _broken(rule: Rule, pack: Pack, faulty: Pack) -> set[str]:
    return set(rule(faulty)) - set(rule(pack))


FAULTS: tuple[tuple[Rule, Walk, set[str]], ...] = (
    (without_source, lambda p: changed(p, "events", "ev-1996-usc-1373", source_ids=()), {"events:ev-1996-usc-1373"}),
    (without_source, lambda p: changed(p, "responses", "R3", source_ids=("nowhere",)), {"responses:R3"}),
    (without_source, lambda p: changed(p, "claims", "C36", source_ids=(), other_side_en=""), {"claims:C36"}),
    (without_source, lambda p: changed(p, "impacts", "I2", claim_ids=()), {"impacts:I2"}),
    (uncited, lambda p: added(p, "sources", "calo-2025-12"), {"sources:added"}),
    (dangling, lambda p: changed(p, "claims", "C14", city="paris"), {"claims:C14 city: paris"}),
    (dangling, lambda p: changed(p, "claims", "C01", why_es="Van {F999z}."), {"claims:C01 why_es: {F999z}"}),
    (uncited_in_its_claim, lambda p: without(p, "citations", "C46-1"), {"claims:C46 vera-2017"}),
    (numbers_without_source, lambda p: changed(p, "sections", "impacts-lead", text_en="Of cases {F083a} succeed."),
     {"sections:impacts-lead text_en: F083a of vera-2017"}),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "walk", "expected"), FAULTS)
def test_faults_are_seen(rule: Rule, walk: Walk, expected: set[str], pack: Pack) -> None:
    """Each of the checks above fails on a pack with that fault."""
    assert _broken(rule, pack, walk(pack)) == expected


@pytest.mark.parametrize("said", [
    "Some 3,300 people.", "It fell 30%.", "At 18–27%.", "It cost $19.7 million.", "Held for 48 hours.",
    "In 2025, 43 of them.", "There were 2011 arrests.", "It took 72 days.", "Unas 3,300 personas.", "Bajó un 30 %.",
    "Hubo 2011 arrestos.", "It is {F999z} or {27}.",
])  # fmt: skip
def test_orphan_numbers_are_seen(said: str, pack: Pack) -> None:
    small = only(pack, "meta", "figures", "sections")
    assert _broken(orphans, small, changed(small, "sections", "impacts-lead", text_en=said, text_es=said))
