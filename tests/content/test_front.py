"""What the first panel says is counted from the pack; a pack without its texts gets ones that fit."""

from __future__ import annotations

import pytest

from explainer.content import front, tour
from explainer.core.pack import Pack

from ..core.building import pack, row

ARTICLE = row("sources", "article", publisher="The Gazette", kind="article", title="A directive")
OTHERS = tuple(row("sources", f"s{n}", publisher="A", title="B", kind="agency") for n in range(3))
PANELS = (("overview", "Overview"), ("cities", "Cities"))


def claim(name: str, status: str = "partly", **given: object) -> object:
    return row("claims", name, panel="cities", text="It rose.", status=status, **given)  # type: ignore[arg-type]


def test_the_question_is_the_panels_headline_else_the_packs_question_else_its_title() -> None:
    headline = row("sections", "h", panel="start", kind="headline", text=("What now?", "¿Y ahora?"))
    assert front.question(pack(headline, title_en="T", question_en="Q"), "es") == "¿Y ahora?"
    assert front.question(pack(title_en="T", question_en="Q"), "en") == "Q"
    assert front.question(pack(title_en="T"), "en") == "T"
    assert front.question(pack(), "en") == ""


@pytest.mark.parametrize(("given", "said"), [
    ((ARTICLE, *OTHERS, claim("C1"), claim("C2")),
     "The article “A directive” (The Gazette, undated) makes 2 statements; each was checked against 3 named sources."),
    ((ARTICLE, *OTHERS, claim("C1", outline_ids="D1"), claim("C2", outline_ids="D2"), claim("Q1")),
     "The article “A directive” (The Gazette, undated) makes 2 statements; these and 1 related one were checked against "
     "3 named sources."),
    ((ARTICLE, OTHERS[0], claim("C1")),
     "The article “A directive” (The Gazette, undated) makes 1 statement; each was checked against 1 named source."),
    ((*OTHERS, claim("C1"), claim("C2")), "2 statements were checked against 3 named sources."),
    ((ARTICLE, *OTHERS), ""), ((), "")])
def test_what_was_checked_is_said_in_one_sentence_with_numbers_from_the_pack(given: tuple, said: str) -> None:  # type: ignore[type-arg]
    assert front.about(pack(*given), "en") == said


def test_statements_are_counted_by_status_in_the_order_of_the_vocabulary() -> None:
    given = pack(claim("C1", "opinion"), claim("C2"), claim("C3", "rumor"), claim("C4", "corroborated"),  # type: ignore[arg-type]
                 claim("C5"), claim("C6", ""))  # type: ignore[arg-type]
    assert [(t.status.id, t.number) for t in front.tallies(given)] == [
        ("corroborated", 1), ("partly", 2), ("opinion", 1), ("rumor", 1)]
    assert front.tallies(pack()) == ()


def asked(given: Pack) -> tuple[front.Question, ...]:
    return front.questions(given, PANELS, "en")


def test_a_question_of_the_pack_leads_to_its_panel_and_carries_marks_and_sources() -> None:
    overview, cities = asked(pack(
        ARTICLE, *OTHERS,
        claim("C1", "not_found", value=27.0, unit="percent_change", city="la", source_ids="article"),  # type: ignore[arg-type]
        claim("C2", "corroborated"),  # type: ignore[arg-type]
        row("cities", "sf", order=1.0, name="SF"), row("cities", "la", order=2.0, name="LA"),
        row("sections", "q", panel="cities", kind="question", title="Is it true?", text="Up {C1} in LA. No more.",
            claim_ids="C1", source_ids="s0 article"),
        row("sections", "o", panel="overview", kind="question", title="What?", text="It rose.", claim_ids="C2"),
    ))
    assert (cities.panel, cities.title, cities.selected, cities.sources) == ("cities", "Is it true?", "la", (1, 2))
    assert [(p.text, p.statement.ref if p.statement else "") for p in cities.answer] == [
        ("Up 27%", "C1"), (" in LA. No more.", "")]
    assert cities.mark is None and cities.spoken() == "Up 27% (Not found elsewhere) in LA. No more."
    assert overview.mark is not None and overview.spoken() == "It rose. (Confirmed)" and overview.selected == ""


def test_one_mark_never_stands_for_several_statements() -> None:
    overview, _ = asked(pack(claim("C1"), claim("C2", "opinion"),  # type: ignore[arg-type]
                             row("sections", "o", panel="overview", kind="question", text="Both.", claim_ids="C1 C2")))
    assert overview.mark is None


def test_a_panel_without_a_question_has_its_name_and_headline_and_one_without_both_its_name() -> None:
    overview, cities = asked(pack(row("sections", "h", panel="overview", kind="headline", text="It **began**.")))
    assert (overview.title, overview.spoken()) == ("Overview", "It began.")
    assert (cities.title, cities.answer, cities.spoken()) == ("Cities", (), "")


def test_what_prints_no_number_stays_as_it_is_written() -> None:
    overview, _ = asked(pack(row("sections", "o", panel="overview", kind="question", text="{gone} and {C1:odd}")))
    assert overview.spoken() == "{gone} and {C1:odd}"


# The tour


def test_the_tour_names_the_first_citys_number_and_its_mark() -> None:
    given = pack(claim("C1", "not_found", value=27.0, unit="percent_change", city="la"),  # type: ignore[arg-type]
                 row("cities", "sf", order=1.0, name="SF"),
                 row("cities", "la", order=2.0, name="LA", admin_case="So.", city_case="And so."))
    steps = tour.steps(given, "en")
    assert [(step.panel, step.place, step.selected) for step in steps] == [
        ("start", tour.CHECKED, ""), ("cities", tour.ROW, "la"), ("cities", tour.CARD, "la"),
        ("cities", tour.SIDES, "la"), ("start", tour.TAKE, "")]
    assert "27%" in steps[1].text and "LA" in steps[1].text and "Not found elsewhere" in steps[1].text


def test_a_pack_without_such_rows_has_a_tour_as_well() -> None:
    steps = tour.steps(pack(), "en")
    assert len(steps) == 5 and all(step.text for step in steps) and not any(step.selected for step in steps)
    assert steps[3].panel == "responses"
