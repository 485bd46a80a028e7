"""What slides say: each number with its mark and its source, in any pack and language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from explainer.content import deck as decks
from explainer.content import evidence, formatting
from explainer.content.deck import Scene, Slide
from explainer.content.evidence import missing_word
from explainer.content.statements import source_numbers
from explainer.content.views import article_claim
from explainer.core.columns import MISSING
from explainer.core.pack import Pack, Row
from explainer.core.placeholders import placeholders
from explainer.core.reading import read_pack
from explainer.drawing.marks import Mark
from explainer.panels.decks import make_deck
from explainer.panels.room_cards import card_content
from explainer.panels.slides import BEFORE, Content, Entry, content_of, slide_title
from tests.core import building
from tests.core.building import row, sample
from tests.core.packs import content, write_pack
from tests.ui.presenter.conftest import Speak
from tests.ui.presenter.slides import built_in, deck_of_built_in

LANGUAGES = ("en", "es")
PACKS = {"built in": built_in, "sample": sample}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, speak: Speak) -> str:
    speak(request.param)
    return str(request.param)


def of(pack: Pack, slide_id: str, language: str = "en", **scene: object) -> Content:
    deck = make_deck(pack)
    assert slide_id in deck.ids
    return content_of(pack, deck[slide_id], replace(Scene(slide_id), **scene), language)  # type: ignore[arg-type]


def statuses(entry: Entry) -> set[str]:
    return {mark.status for mark in entry.marks}


def tells(entry: Entry, status: str, language: str = "en") -> bool:
    """Whether an entry has the mark of a status, or says in words that one of several has it."""
    word = evidence.STATUSES[status].word(language)
    return status in statuses(entry) or f"{word}: " in entry.note


def cites(pack: Pack, entry: Entry, ids: tuple[str, ...]) -> bool:
    """Whether the numbers of these sources stand at the entry."""
    return {f"[{n}]" for n in source_numbers(pack, ids)} <= set(entry.note.split())


# Numbers, marks, sources

@pytest.mark.parametrize("which", PACKS)
def test_each_number_of_a_city_is_the_figures_text_with_mark_and_sources(which: str, language: str) -> None:
    pack = PACKS[which]()
    for city in pack["cities"]:
        shown = {entry.key: entry for entry in of(pack, f"city.{city.id}", language).entries}
        claim = article_claim(pack, city)
        wanted = [i for i in city.ids("figure_ids") if pack.figure(i)]
        wanted += [claim.id] if claim is not None and pack.figure(claim.id) else []
        assert set(shown) == set(wanted)
        for key, entry in shown.items():
            figure = pack.figure(key)
            assert figure is not None
            assert entry.number == formatting.figure_text(figure, language)
            word = evidence.STATUSES[figure.status].word(language) if figure.status in evidence.STATUSES else figure.status
            assert [(mark.word, mark.figure_id) for mark in entry.marks] == [(word, key)]
            # of a disputed number, also of those that dispute it
            assert set(figure.source_ids) <= set(entry.sources) and cites(pack, entry, entry.sources)


TEXTS = {decks.EVENTS: ("events", "title"), decks.RESPONSES: ("responses", "text")}


@pytest.mark.parametrize("slide", deck_of_built_in().slides, ids=lambda slide: slide.id)
def test_a_number_printed_in_a_text_has_a_mark_and_sources_beside_it(slide: Slide, language: str) -> None:
    pack = built_in()
    entries = content_of(pack, slide, Scene(slide.id), language).entries
    for entry in entries:
        if slide.kind in TEXTS:
            table, name = TEXTS[slide.kind]
            source = pack.row(table, entry.key)
        elif slide.kind == decks.CASES:
            source, name = pack.row("cities", slide.about), entry.key
        elif slide.kind == decks.SECTIONS and "~" not in entry.key:
            check_section(pack, entry.key, entries, language)
            continue
        else:
            continue
        assert source is not None
        check_printed(pack, source, name, language, entry)


def check_section(pack: Pack, section: str, entries: tuple[Entry, ...], language: str) -> None:
    """The parts of a section say all of it, and each claim and number in it is told by one of them."""
    source = pack.row("sections", section)
    assert source is not None
    parts = [entry for entry in entries if entry.key.partition("~")[0] == section]
    whole = formatting.local(pack, source, "text", language)
    assert " ".join(part.text for part in parts) == whole
    for figure_id in placeholders(source.local("text", language)):
        figure = pack.figure(figure_id)
        assert figure is not None
        assert any(tells(part, figure.status, language) for part in parts), (section, figure_id)
        assert set(figure.source_ids) <= {i for part in parts for i in part.sources}
    for claim in pack.rows("claims", source.ids("claim_ids")):
        assert any(tells(part, claim.text("status"), language) for part in parts), (section, claim.id)


def check_printed(pack: Pack, source: Row, name: str, language: str, entry: Entry) -> None:
    assert formatting.local(pack, source, name, language) == entry.text
    for figure_id in placeholders(source.local(name, language)):
        figure = pack.figure(figure_id)
        assert figure is not None
        assert tells(entry, figure.status, language), (source.id, figure_id)
        assert cites(pack, entry, figure.source_ids)
    for claim in pack.rows("claims", source.ids("claim_ids")):
        if source.table not in ("cities", "events"):  # an event is not the claim that it bears on
            assert tells(entry, claim.text("status"), language)
            assert cites(pack, entry, claim.ids("source_ids"))


@pytest.mark.parametrize("slide", deck_of_built_in().slides, ids=lambda slide: slide.id)
def test_no_text_has_two_marks_and_no_mark_lacks_its_word(slide: Slide, language: str) -> None:
    for entry in content_of(built_in(), slide, Scene(slide.id), language).entries:
        assert len(entry.marks) <= 1, entry.key
        assert all(mark.word for mark in entry.marks)
        if entry.marks and slide.kind != decks.HEADLINE:
            assert entry.text or entry.number or entry.head, "a mark stands with its words"


def printing(table: str, name: str, **given: building.Given) -> Pack:
    """A pack with one row whose text prints a figure that no claim of it speaks of."""
    return building.pack(
        row("sources", "s1", publisher="One", title="A"), row("sources", "s2", publisher="Two", title="B"),
        row("claims", "C1", panel="overview", status="opinion", text="Perhaps {F1}.", why="For {F1}.", source_ids="s1",
            other_side="No, {F1}.", other_side_source_id="s1"),
        row("figures", "F1", what="Arrests", value=2792.0, unit="count", status="contradicted", source_ids="s2"),
        row(table, "x", **{name: "It is {F1}.", **given}), title_en="Pack")


@pytest.mark.parametrize(("pack", "slide"), [
    (printing("sections", "text", panel="overview", kind="note", claim_ids="C1"), "overview.note"),
    (printing("sections", "text", panel="overview", kind="stated_reason"), "overview.stated_reason"),
    (printing("events", "title", date="2025", claim_ids="C1"), "overview.events"),
    (printing("responses", "text", group="city", claim_ids="C1"), "responses.city"),
    (printing("responses", "text", group="city", status="opinion"), "responses.city"),
    (printing("cities", "admin_case", admin_source_ids="s1"), "cases.x"),
    (printing("cities", "unknown"), "cases.x"),
    (printing("slides", "notes", claim_id="C1"), "claim.C1"),
])
def test_a_printed_number_is_marked_by_its_own_status_wherever_it_stands(pack: Pack, slide: str, speak: Speak) -> None:
    shown = of(pack, slide)
    printing_ = [entry for entry in shown.entries if "2,792" in entry.text]
    assert printing_
    for entry in printing_:
        assert tells(entry, "contradicted") and cites(pack, entry, ("s2",))
    if "2,792" in shown.title:
        assert "2,792: Disputed by a source [2]" in shown.subtitle
    assert "s2" in shown.source_lines


def test_a_number_in_a_headline_is_shown_with_its_mark_and_source(speak: Speak) -> None:
    pack = printing("sections", "text", panel="overview", kind="headline", claim_ids="C1", source_ids="s1")
    shown = of(pack, "overview")
    assert shown.title == "It is 2,792."
    assert [(entry.key, entry.number, statuses(entry)) for entry in shown.entries] == [
        ("C1", "", {"opinion"}), ("F1", "2,792", {"contradicted"})]
    assert set(shown.source_lines) == {"s1", "s2"}


def test_a_number_in_a_title_of_ones_own_is_told_with_its_status(speak: Speak) -> None:
    pack = printing("slides", "title", panel="sources")
    assert make_deck(pack).skipped, "there is no such slide"
    pack = printing("slides", "title", claim_id="C1")
    shown = of(pack, "claim.C1")
    assert shown.title == "It is 2,792."
    assert "2,792: Disputed by a source [2]" in shown.subtitle and "s2" in shown.sources


@pytest.mark.parametrize("which", PACKS)
def test_headlines_show_their_claims_marked(which: str, language: str) -> None:
    pack = PACKS[which]()
    for slide in make_deck(pack):
        if slide.kind == decks.HEADLINE:
            section = pack.section(slide.panel, "headline")
            assert section is not None
            shown = content_of(pack, slide, Scene(slide.id), language)
            text = formatting.local(pack, section, "text", language)
            assert shown.title == text if shown.big else " ".join(entry.text for entry in shown.entries) == text
            for claim in pack.rows("claims", section.ids("claim_ids")):
                assert any(tells(entry, claim.text("status"), language) for entry in shown.entries), claim.id
                assert {f"[{n}]" for n in source_numbers(pack, claim.ids("source_ids"))[:1]} <= {
                    cite for entry in shown.entries for cite in entry.note.split()}


@pytest.mark.parametrize("missing", [*MISSING, ""])
def test_a_missing_number_is_said_in_words(missing: str, language: str) -> None:
    pack = building.pack(
        row("sources", "s", publisher="One", title="A"), row("cities", "la", name="LA", figure_ids="F1"),
        row("figures", "F1", what="Arrests", unit="count", missing=missing, status="reported", source_ids="s"))
    entry, = of(pack, "city.la", language).entries
    assert entry.number == missing_word(missing or "unreadable", language) != ""
    assert statuses(entry) == {"reported"} and cites(pack, entry, ("s",))


def test_every_source_cited_has_its_line(language: str) -> None:
    pack = built_in()
    for slide in deck_of_built_in():
        shown = content_of(pack, slide, Scene(slide.id), language)
        ids = {i for entry in shown.entries for i in entry.sources} | set(shown.sources)
        assert set(shown.source_lines) == ids
        assert all(line == formatting.source_short(pack, pack["sources"].by_id[i], language)
                   for i, line in shown.source_lines.items())
        numbers = [pack.source_numbers[i] for i in shown.source_lines]
        assert numbers == sorted(numbers)


# Every kind of slide

@pytest.mark.parametrize("which", PACKS)
def test_every_slide_has_a_title_in_both_languages(which: str, language: str) -> None:
    pack = PACKS[which]()
    for slide in make_deck(pack):
        title = slide_title(pack, slide, language)
        assert title and title == content_of(pack, slide, Scene(slide.id), language).title


def test_titles_of_ones_own_are_used_until_another_city_or_group_is_chosen(speak: Speak) -> None:
    tables = [row("slides", "a", city="la", title=("Angels", "Ángeles")), row("slides", "responses.city", 3, title="Mayors")]
    pack = with_rows(sample(), *tables)
    assert of(pack, "city.la").title == of(pack, "city.la", city="la").title == "Angels"
    assert of(pack, "city.la", "es").title == "Ángeles"
    assert of(pack, "city.la", city="chi").title == "Chicago"
    assert of(pack, "responses.city").title == of(pack, "responses.city", tag="city").title == "Mayors"
    assert of(pack, "responses.city", tag="police").title.endswith("Police")


def with_rows(pack: Pack, *rows: Row) -> Pack:
    return building.pack(*(one for table in pack.tables.values() for one in table if one.table != "meta"), *rows,
                         **{one.id: one.text("value") for one in pack["meta"]})


def test_another_city_is_shown_whole_and_an_unknown_one_is_the_slides_own(speak: Speak) -> None:
    pack = built_in()
    assert replace(of(pack, "city.los-angeles", city="chicago"), title="") == replace(of(pack, "city.chicago"), title="")
    assert of(pack, "city.chicago", city="atlantis") == of(pack, "city.chicago")
    assert of(pack, "cases.chicago", city="atlantis") == of(pack, "cases.chicago")
    assert of(pack, "cases.chicago", city="new-york").title.startswith("New York")


def test_both_cases_stand_side_by_side_with_their_own_sources(speak: Speak) -> None:
    pack = sample()
    shown = {entry.key: entry for entry in of(pack, "cases.la").entries}
    assert set(shown) == {"admin_case", "city_case", "unknown"}
    assert shown["admin_case"].sources == ("agency",)
    assert shown["city_case"].sources == ("study", "rule")


def test_events_begin_with_the_day_the_pack_is_about_and_can_be_chosen(speak: Speak) -> None:
    pack = with_rows(sample())
    pack = building.pack(*(one for table in pack.tables.values() for one in table if one.table != "meta"),
                         event_date="2025-06-10", title_en="x")
    keys = {name: [entry.key for entry in of(pack, "overview.events", **scene).entries] for name, scene in {
        "all": {}, "before": {"tag": BEFORE}, "kind": {"tag": "federal"}, "none": {"tag": "protest"},
        "down": {"descending": True}}.items()}
    assert keys == {"all": ["e-post"], "before": ["e-year", "e-month"], "kind": ["e-post"], "none": [], "down": ["e-post"]}
    assert [entry.key for entry in of(pack, "overview.events", tag=BEFORE, descending=True).entries] == ["e-month", "e-year"]


def test_an_event_date_that_is_none_shows_all_events(speak: Speak) -> None:
    assert len(of(sample(), "overview.events").entries) == 3


def test_responses_can_be_of_another_group_and_by_date(speak: Speak) -> None:
    pack = built_in()
    rows = [r for r in pack["responses"].ordered() if r.text("group") == "city"]
    shown = of(pack, "responses.administration", tag="city")
    assert [entry.key for entry in shown.entries] == [r.id for r in rows]
    dates = {r.id: str(r.date("date") or r.date("checked_on") or "") for r in rows}
    for down in (False, True):
        ordered = [dates[e.key] for e in of(pack, "responses.city", sort="date", descending=down).entries]
        assert ordered == sorted(dates.values(), reverse=down)


def test_charts_wear_their_status_in_few_words(language: str) -> None:
    chart = of(built_in(), "cities.article", language).chart
    assert chart is not None
    for datum in chart.series[0].data:
        assert datum.status_word == evidence.status_of(datum.status).word(language, short=True)
        assert datum.tail == f"{datum.status_word} {datum.cite}" and datum.cite, "with the number of its source"


def test_a_claim_slide_says_why_and_the_other_side(language: str) -> None:
    pack = with_rows(sample(), row("slides", "a", claim_id="C1"), row("slides", "b", 3, claim_id="C4"))
    shown = of(pack, "claim.C1", language)
    claim = pack.row("claims", "C1")
    assert claim is not None
    assert shown.title == formatting.local(pack, claim, "text", language)
    assert [entry.key for entry in shown.entries] == ["C1", "why", "other_side"]
    assert shown.entries[0].marks[0].status == "not_found" and shown.entries[2].sources == ("agency",)
    assert [entry.key for entry in of(pack, "claim.C4", language).entries] == ["C4", "why"]


# Cards

def test_every_mark_opens_a_card_that_names_its_sources(language: str) -> None:
    pack = built_in()
    references = {mark.figure_id for slide in deck_of_built_in()
                  for entry in content_of(pack, slide, Scene(slide.id), language).entries for mark in entry.marks}
    assert len(references) > 30
    for reference in references:
        card = card_content(pack, reference, language)
        assert card is not None and card.title and card.entries
        assert card.sources or reference in pack["responses"].by_id


def test_a_card_has_as_many_sources_for_a_claim_as_against_it_and_the_numbers_of_all(speak: Speak) -> None:
    pack = built_in()
    for most in (1, 2, 3):
        card = card_content(pack, "C08", "en", most)
        assert card is not None
        heads = [entry.head for entry in card.entries]
        first, second = heads.index("Sources that support it"), heads.index("Sources that point the other way")
        third = next((n for n in range(second + 1, len(heads)) if heads[n]), len(heads))
        assert second - first == third - second == most
        against = {n for row in pack["citations"] if (row.text("claim_id"), row.text("direction")) == ("C08", "opposes")
                   for n in source_numbers(pack, row.ids("source_id"))}
        noted = " ".join(entry.note for entry in card.entries[second:third])
        assert all(f"[{n}]" in noted for n in against)


def test_the_card_of_a_count_by_day_has_mark_source_and_limits(language: str) -> None:
    card = card_content(built_in(), "arrests-chicago-day", language)
    assert card is not None
    first, *_others, last = card.entries
    assert [mark.status for mark in first.marks] == ["reported"] and "[236]" in first.note
    assert "1,205" in first.text and "1,640" in first.text and first.text not in last.text and last.text


def test_there_is_no_card_of_nothing(speak: Speak) -> None:
    assert card_content(built_in(), "nowhere", "en") is None
    assert card_content(built_in(), "", "en") is None


# Packs with little in them

@pytest.mark.parametrize("emptied", sorted(set(content()) - {"meta"}))
def test_with_any_table_empty_every_slide_still_speaks(emptied: str, tmp_path: Path, speak: Speak) -> None:
    tables = content()
    tables[emptied] = []
    pack = read_pack(write_pack(tmp_path / "pack", tables)).pack
    assert pack is not None
    for slide in make_deck(pack):
        for scene in (Scene(slide.id), Scene(slide.id, city="gone", tag="gone", sort="gone", selected="gone", descending=True)):
            assert content_of(pack, slide, scene, "en").title


def test_a_pack_with_only_a_title_says_it(speak: Speak) -> None:
    pack = building.pack(title_en="A title")
    slide, = make_deck(pack)
    assert content_of(pack, slide, Scene(slide.id), "en") == Content("A title", big=True)


def test_an_unknown_status_is_said_by_its_own_word(speak: Speak) -> None:
    entry = next(e for e in of(sample(), "responses.police").entries)
    assert entry.marks == (Mark("rumour", "rumour", "r-police"),)
