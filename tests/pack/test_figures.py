"""Published figures: their values as in the collection of facts, their series, and the rows of cities and years."""

from __future__ import annotations

import re

import pytest

from explainer.content.step_views import recommendations
from explainer.core.columns import EVENT_KINDS
from explainer.core.i18n import translate
from explainer.core.pack import Pack
from explainer.core.placeholders import placeholders
from explainer.panels import registry
from tests.pack.outline import FIGURES
from tests.pack.packs import changed, texts

CITIES = ("los-angeles", "chicago", "new-york")
TERMS = (
    "sanctuary", "detainer", "administrative warrant", "judicial warrant", "removal", "administrative arrest",
    "area of responsibility", "287(g)", "8 u.s.c. 1373", "convicted", "pending charge", "neither",
)  # fmt: skip


@pytest.mark.parametrize("expected", FIGURES, ids=lambda expected: expected[0])
def test_value_is_that_of_the_source(expected: tuple[str, float, str, str, str, str, str, str], pack: Pack) -> None:
    figure_id, value, unit, kind, place_kind, start, end, qualifier = expected
    row = pack["figures"].by_id[figure_id]
    period = [str(row.date(name) or "") for name in ("period_start", "period_end")]
    assert (row.number_of("value"), row.text("unit"), row.text("kind")) == (value, unit, kind)
    assert (row.text("place_kind"), period, row.text("qualifier")) == (place_kind, [start, end], qualifier)


def test_enough_values_are_compared() -> None:
    assert len(FIGURES) >= 40
    assert len({kind for _, _, _, kind, *_ in FIGURES}) >= 8


def without_period(pack: Pack) -> list[str]:
    return [f"figures:{row.id}" for row in pack["figures"]
            if row.date("period_start") is None and row.date("period_end") is None and not row.text("period_en")]


def backward(pack: Pack) -> list[str]:
    periods = [(row.id, row.date("period_start"), row.date("period_end")) for row in pack["figures"]]
    return [f"figures:{i}" for i, start, end in periods if start and end and end.last_day() < start.first_day()]


def value_or_reason(pack: Pack) -> list[str]:
    """A number or the reason why there is none, never both or neither; a percent is one, a count is whole."""
    wrong = []
    for row in pack["figures"]:
        value, unit = row.number_of("value"), row.text("unit")
        if (value is None) != bool(row.text("missing")):
            wrong.append(f"figures:{row.id} value {value}, missing {row.text('missing')!r}")
        if value is not None and ((unit == "percent" and not 0 <= value <= 100) or (unit == "count" and value % 1)):
            wrong.append(f"figures:{row.id} {value} {unit}")
    return wrong


SPLITS = (
    ("F046a", "F046b", "F046c"), ("F046e", "F046f", "F046g"), ("F046i", "F046j", "F046k"), ("F048b", "F048c", "F048d"),
    ("F048f", "F048g", "F048h"), ("F208a", "F208b", "F208c"),
)  # fmt: skip
"""Shares of the people arrested: convicted, only charged, neither. They belong together."""


def shares_chosen_one_way(pack: Pack) -> list[str]:
    """Texts, and lists of a city, that give some of the three shares and leave out the others."""
    given = [(text.place, set(placeholders(text.written))) for text in texts(pack)]
    given += [(f"cities:{city.id} figure_ids", set(city.ids("figure_ids"))) for city in pack["cities"]]
    return [f"{place}: {', '.join(sorted(ids & set(split)))}" for place, ids in given for split in SPLITS
            if ids & set(split) and not ids >= set(split)]


def test_shares_are_given_in_all_parts(pack: Pack) -> None:
    assert shares_chosen_one_way(pack) == []
    for split in SPLITS:
        assert 99 <= sum(pack["figures"].by_id[i].number_of("value") or 0 for i in split) <= 101, split


def bad_series(pack: Pack) -> list[str]:
    """A series has at least two bars; no two of them have the same label, place and period."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in pack["figures"]:
        if name := row.text("series"):
            period = (str(row.date("period_start")), str(row.date("period_end")), row.text("period_en"))
            found.setdefault(name, []).append((row.text("what_en"), row.text("place_en"), *period))
    return [name for name, bars in found.items() if len(bars) < 2 or len(set(bars)) < len(bars)]


def test_figures_are_well_formed(pack: Pack) -> None:
    assert without_period(pack) == []
    assert backward(pack) == []
    assert value_or_reason(pack) == []


def test_series_are_well_formed(pack: Pack) -> None:
    assert bad_series(pack) == []


def test_every_kind_of_the_room_is_there(pack: Pack) -> None:
    """Per city arrests and born abroad; for the nation arrests, removals, detention and criminal history."""
    national = {row.text("kind") for row in pack["figures"] if row.text("place_kind") == "nation"}
    assert national >= {"arrests", "removals", "detention", "criminal_history"}
    for city in CITIES:
        assert {row.text("kind") for row in pack["figures"] if row.text("city") == city} >= {"arrests", "foreign_born"}


@pytest.mark.parametrize("city_id", CITIES)
def test_city_is_complete(city_id: str, pack: Pack) -> None:
    """Figures of its own, born abroad, its rule with date, both cases with sources, and what nobody has published."""
    city = pack["cities"].by_id[city_id]
    figures = pack.rows("figures", city.ids("figure_ids"))
    assert len(figures) >= 3
    assert {row.text("city") for row in figures} == {city_id}
    assert any(row.text("missing") == "not_published" for row in figures)
    assert [row.text("city") for row in pack.rows("figures", city.ids("foreign_born_figure_id"))] == [city_id]
    assert city.date("rule_since") is not None
    for name in ("rule_name", "rule", "admin_case", "city_case", "unknown", "office_covers"):
        assert all(city.text(f"{name}_{language}") for language in pack.languages), name
    for name in ("admin_source_ids", "city_source_ids", "source_ids"):
        assert pack.rows("sources", city.ids(name)), name


def test_cases_are_equally_full(pack: Pack) -> None:
    """Neither side's case is more than twice as long as the other's."""
    for city in pack["cities"]:
        lengths = sorted(len(city.text(f"{side}_case_en").split()) for side in ("admin", "city"))
        assert lengths[1] <= 2 * lengths[0], city.id


def test_events_span_the_story(pack: Pack) -> None:
    years = sorted(date.year for row in pack["events"] if (date := row.date("date")))
    assert len(years) >= 25
    assert (years[0], years[-1]) == (1979, 2026)
    assert {row.text("kind") for row in pack["events"]} == set(EVENT_KINDS)


def test_precision_is_that_of_the_date(pack: Pack) -> None:
    """A day, month or year is as exact as it says; what is about may be written more exactly."""
    wrong = []
    for row in pack["events"]:
        date = row.date("date")
        exact = "day" if date and date.day else "month" if date and date.month else "year"
        if row.text("precision") not in (exact, "about"):
            wrong.append(f"events:{row.id} {date} {row.text('precision')}")
    assert wrong == []


def test_events_are_not_from_the_future(pack: Pack) -> None:
    assert [row.id for row in pack["events"] if str(row.date("date")) > pack.meta("published")] == []


def test_glossary_explains_enough(pack: Pack) -> None:
    terms = {row.text("term_en").casefold() for row in pack["glossary"]}
    assert len(terms) >= 25
    for term in TERMS:
        assert any(term in found for found in terms), term


def test_research_has_all_directions(pack: Pack) -> None:
    assert {row.text("direction") for row in pack["research"]} == {"for", "against", "null"}
    assert len({row.text("strength") for row in pack["research"]}) >= 2
    by_source = {row.id: row.text("kind") for row in pack["sources"]}
    silent = [row.id for row in pack["research"]
              if by_source.get(row.text("source_id")) == "advocacy" and not row.yes("advocates")]
    assert silent == []


def test_measures_without_benefit_say_so(pack: Pack) -> None:
    """The article states none for M1 and M4: the table says "not stated", not a blank."""
    for language in pack.languages:
        view = recommendations(pack, language)
        steps = dict(zip(view.ids, view.frame["steps"], strict=True))
        not_stated = "→ " + translate("benefit not stated", language)
        for row_id in ("M1", "M4"):
            assert pack["recommendations"].by_id[row_id].text(f"benefit_{language}") == ""
            assert steps[row_id].lines[-1].full_text() == not_stated
        for row_id in ("N0", "N1", "M2", "M3"):
            assert not_stated not in steps[row_id].spoken()


def test_every_panel_has_one_headline(pack: Pack) -> None:
    for panel in registry.panel_ids():
        assert len(pack.sections(panel, "headline")) == 1, panel


def test_not_legal_advice_is_said_once(pack: Pack) -> None:
    """One section says it, and one line of `meta` per language for what is printed alone; no other text repeats it."""
    said = re.compile(r"legal advice|asesor[ií]a legal", re.IGNORECASE)
    places = {text.place for text in texts(pack) if said.search(text.said)}
    sections = [row for row in pack["sections"] if row.text("kind") == "legal"]
    assert [row.text("panel") for row in sections] == ["overview"]
    own = {f"sections:{sections[0].id} {name}_{language}" for name in ("title", "text") for language in pack.languages}
    assert {place for place in own if " text_" in place} <= places <= own
    assert [row.id for row in pack["meta"] if said.search(row.text("value"))] == ["legal_note_en", "legal_note_es"]


def test_faults_are_seen(pack: Pack) -> None:
    assert "figures:F054a" in without_period(changed(pack, "figures", "F054a", period_start=None, period_end=None))
    early = pack["figures"].by_id["F030a"].date("period_start")
    assert "figures:F054a" in backward(changed(pack, "figures", "F054a", period_end=early))
    assert value_or_reason(changed(pack, "figures", "F054b", value=742.0))
    assert value_or_reason(changed(pack, "figures", "F054a", value=None))
    assert value_or_reason(changed(pack, "figures", "removals-chicago", value=0.0))
    assert bad_series(changed(pack, "figures", "F054a", series="alone")) == ["alone"]
    assert shares_chosen_one_way(changed(pack, "claims", "C01", why_en="Neither: {F046c}.")) == ["claims:C01 why_en: F046c"]
    assert shares_chosen_one_way(changed(pack, "cities", "chicago", figure_ids=("F049a", "F046g")))
