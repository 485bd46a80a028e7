"""Every element of the article is in the pack, with its claims, marks and sources, and both sides of it are heard."""

from __future__ import annotations

import pytest

from explainer.core.pack import Pack
from explainer.core.reports import balance, balance_report, claims_of, coverage, coverage_report
from tests.pack.outline import OUTLINE, PLAIN_FACTS, STATUSES
from tests.pack.packs import ARTICLE, changed, without

NO_SOURCE_NEEDED = {"not_found", "opinion"}


def test_every_element_in_the_outlines_order(pack: Pack) -> None:
    assert [found.outline_id for found in coverage(pack)] == list(OUTLINE)


ADVOCATES = ("R4", "R5", "R6")  # one line of the outline, with one claim in common


@pytest.mark.parametrize("outline_id", OUTLINE)
def test_element_has_its_claims(outline_id: str, pack: Pack) -> None:
    """Those that the outline names for it, and no other; rows of the panels that carry it name them, too."""
    expected = set(OUTLINE[outline_id].split())
    assert {row.id for row in pack["claims"] if outline_id in row.ids("outline_ids")} == expected
    assert set(claims_of(pack, outline_id)) >= expected
    rows = {row for found in coverage(pack) for row in found.rows
            if found.outline_id == outline_id or {found.outline_id, outline_id} <= set(ADVOCATES)}
    shown = [pack[table].by_id[row_id] for table, row_id in rows if table != "claims"]
    named = {i for row in shown for name in ("claim_ids", "pair_claim_ids", "benefit_claim_ids")
             if row.has(name) for i in row.ids(name)}
    assert named >= expected


@pytest.mark.parametrize("outline_id", OUTLINE)
def test_element_is_shown(outline_id: str, pack: Pack) -> None:
    """A row of a panel carries it, not only a claim in a card; a source other than the article stands behind it."""
    found = next(found for found in coverage(pack) if found.outline_id == outline_id)
    assert {table for table, _ in found.rows} - {"claims", "citations"}
    statuses = {STATUSES[claim_id] for claim_id in OUTLINE[outline_id].split()}
    assert set(found.source_ids) - {ARTICLE} or statuses <= NO_SOURCE_NEEDED


def test_every_claim_with_the_status_of_the_fact_check(pack: Pack) -> None:
    assert {row.id: row.text("status") for row in pack["claims"]} == STATUSES
    assert len(STATUSES) == 52


def test_details_that_the_table_shortens_are_kept(pack: Pack) -> None:
    """Growing apprehension, campaigns to teach rights, compassionate policies, people who obey and contribute."""
    assert "C18" in pack["impacts"].by_id["I0"].ids("claim_ids")
    assert any("C33" in row.ids("claim_ids") for row in pack["responses"])
    assert "compassionate" in pack["recommendations"].by_id["N0"].text("text_en")
    assert "obey the law and contribute" in pack["recommendations"].by_id["N1"].text("text_en")


def test_where_the_article_was_found_is_said_once_on_the_overview(pack: Pack) -> None:
    rows = [row for row in pack["sections"] if row.text("kind") == "provenance"]
    assert [(row.text("panel"), row.ids("claim_ids"), row.ids("source_ids")) for row in rows] == [
        ("overview", ("C00",), (ARTICLE,))
    ]
    assert rows[0].text("text_en").count(".") <= 2  # one sentence, with the dot of the site's name in it


def test_coverage_report_shows_it(pack: Pack) -> None:
    lines = coverage_report(pack).splitlines()
    order = [line.split()[0] for line in lines if line[:1].isalpha() and line.split()[0] in OUTLINE]
    assert order == list(OUTLINE)
    line = next(line for line in lines if line.startswith("O1 "))
    assert "claims:C37" in line
    assert f"[{pack.source_numbers[ARTICLE]}]" in line


def test_coverage_notices_what_is_gone(pack: Pack) -> None:
    gone = without(without(pack, "responses", "R2"), "claims", "C31")
    assert {found.outline_id for found in coverage(gone)} == set(OUTLINE) - {"R2"}
    assert set(claims_of(changed(pack, "recommendations", "M3", benefit_claim_ids=()), "B4")) == {"C45", "C47"}
    assert claims_of(changed(pack, "claims", "C42", outline_ids=("N1",)), "B2") == ("C42",)
    only_shown = changed(pack, "claims", "C21", outline_ids=())
    assert claims_of(changed(only_shown, "impacts", "I1", claim_ids=()), "I1") == ()


def test_contested_claims_are_those_that_people_disagree_on(pack: Pack) -> None:
    assert {row.id for row in pack["claims"] if not row.yes("contested")} == PLAIN_FACTS
    assert {found.claim_id for found in balance(pack)} == set(STATUSES) - PLAIN_FACTS


def test_both_sides_of_every_contested_claim(pack: Pack) -> None:
    assert {found.claim_id: found.missing for found in balance(pack) if found.missing} == {}
    assert "No claim shows one side alone." in balance_report(pack)


def test_other_side_is_cited_where_it_is_named(pack: Pack) -> None:
    """The best source of the other side has a citation of that claim, and does not support it."""
    cited: dict[tuple[str, str], set[str]] = {}
    for row in pack["citations"]:
        cited.setdefault((row.text("claim_id"), row.text("source_id")), set()).add(row.text("direction"))
    named = [(row.id, row.text("other_side_source_id")) for row in pack["claims"] if row.text("other_side_source_id")]
    assert named
    assert [pair for pair in named if not cited.get(pair, set()) & {"opposes", "context"}] == []


def test_balance_notices_a_lost_side(pack: Pack) -> None:
    silenced = without(pack, "citations", "C41-3")
    assert [(f.claim_id, f.missing) for f in balance(silenced) if f not in balance(pack)] == [("C41", ("opposes",))]
    report = balance_report(silenced)
    assert "C41" in report.splitlines()[-1]
    said = changed(silenced, "claims", "C41", other_side_en="None found.", other_side_es="No se encontró ninguna.")
    assert next(f for f in balance(said) if f.claim_id == "C41").missing == ()
    one_language = changed(silenced, "claims", "C41", other_side_en="None found.")
    assert next(f for f in balance(one_language) if f.claim_id == "C41").missing == ("opposes",)
