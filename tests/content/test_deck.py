"""The slides of a show: what a pack makes of itself, and what its table `slides` changes."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.app import paths
from explainer.content import deck as decks
from explainer.content.deck import Deck, Slide
from explainer.core.columns import RESPONSE_GROUPS, TOPIC_PANELS
from explainer.core.pack import Pack, Row
from explainer.core.reading import read_pack
from explainer.panels.decks import length_of, make_deck
from tests.core.building import Given, pack, row, sample
from tests.core.packs import content, write_pack

KINDS = {decks.HEADLINE, decks.CHART, decks.SECTIONS, decks.EVENTS, decks.RESPONSES, decks.CITY, decks.CASES, decks.CLAIM}
MAIN = {decks.OPENING, decks.MARKS, decks.POST, decks.AFTER, decks.PUBLISHED, decks.SIDES, decks.STUDIES, decks.UNKNOWN,
        decks.CLOSE}
HUGE = "9" * 400


def headline(panel: str) -> Row:
    return row("sections", f"h-{panel}", panel=panel, kind="headline", text=f"About {panel}.")


def base(*more: Row, cities: int = 2) -> Pack:
    """Six headlines and some cities, so seven slides or more with known ids, and rows of table `slides`."""
    return pack(*map(headline, TOPIC_PANELS), *(row("cities", f"c{n}", order=float(n), name=f"City {n}") for n in range(cities)),
                row("claims", "C1", panel="impacts", text="One."), row("claims", "C2", text="Two."), *more)


PLAIN = ("overview", "cities", "city.c0", "city.c1", "impacts", "responses", "recommendations", "sources",
         "sources.statuses")


def change(row_id: str, number: int = 2, **given: Given) -> Row:
    return row("slides", row_id, number, **given)


def ids(*rows: Row) -> tuple[str, ...]:
    return make_deck(base(*rows)).ids


def check(deck: Deck, of: Pack) -> None:
    assert len(deck) == len(set(deck.ids)) > 0
    for slide in deck:
        assert slide.kind in KINDS | MAIN
        assert slide.panel in TOPIC_PANELS
        assert deck[slide.id] is slide
        about = {decks.CITY: "cities", decks.CASES: "cities", decks.CLAIM: "claims"}.get(slide.kind)
        assert about is None or of.row(about, slide.about) is not None


# What is generated

@pytest.fixture(scope="module")
def built_in() -> Pack:
    found = read_pack(paths.built_in_pack(), built_in=True).pack
    assert found is not None
    return found


TWELVE = ("opening", "marks", "post", "after", "cities.article", "published", "sides.los-angeles", "sides.chicago",
          "sides.new-york", "studies", "unknown", "close")


def test_the_built_in_pack_is_shown_in_twelve_slides(built_in: Pack) -> None:
    deck = make_deck(built_in)
    check(deck, built_in)
    assert deck.main == TWELVE
    assert deck.skipped == ()


def test_behind_them_stands_what_the_panels_make_in_their_order(built_in: Pack) -> None:
    deck = make_deck(built_in)
    appendix = [slide for slide in deck if deck.in_appendix(slide.id)]
    places = [TOPIC_PANELS.index(slide.panel) for slide in appendix]
    assert places == sorted(places)
    firsts = {slide.panel: slide.id for slide in reversed(appendix)}
    assert all(first == panel for panel, first in firsts.items()), "each panel begins with its headline"
    cities = [slide.about for slide in appendix if slide.kind == decks.CITY]
    assert cities == [city.id for city in built_in["cities"].ordered()] == ["los-angeles", "chicago", "new-york"]
    groups = [slide.about for slide in appendix if slide.kind == decks.RESPONSES]
    assert groups == [group for group in RESPONSE_GROUPS if group in groups] and len(groups) > 3
    assert {slide.kind for slide in appendix} == KINDS - {decks.CLAIM}


def test_a_city_is_followed_by_its_cases(built_in: Pack) -> None:
    deck = make_deck(built_in)
    for slide, after in zip(deck.slides, deck.slides[1:], strict=False):
        if slide.kind == decks.CITY:
            assert (after.kind, after.about) == (decks.CASES, slide.about)


@pytest.mark.parametrize(("minutes", "length"), [(0, 20), (1, 10), (10, 10), (15, 10), (16, 20), (20, 20), (30, 20),
                                                 (31, 40), (40, 40), (600, 40)])
def test_a_planned_time_has_the_length_next_to_it(minutes: int, length: int) -> None:
    assert length_of(minutes) == length


@pytest.mark.parametrize("minutes", [10, 20, 40])
def test_a_show_of_any_length_gives_both_sides_of_each_city_and_all_other_slides_behind(
        minutes: int, built_in: Pack) -> None:
    deck = make_deck(built_in, minutes)
    check(deck, built_in)
    assert {f"sides.{city.id}" for city in built_in["cities"]} <= set(deck.main)
    assert deck.main[:2] == ("opening", "marks") and deck.main[-1] == "close"
    assert set(deck.ids) == set(make_deck(built_in).ids)


def test_the_longer_the_show_the_more_slides(built_in: Pack) -> None:
    short, usual, long = (make_deck(built_in, minutes).main for minutes in (10, 20, 40))
    assert set(short) < set(usual) < set(long)
    assert len(short) <= 10 and len(usual) == 12 and len(long) <= 20


@pytest.mark.parametrize("count", [0, 1, 30])
def test_as_many_city_slides_as_cities(count: int) -> None:
    some = base(cities=count)
    deck = make_deck(some)
    check(deck, some)
    assert [slide.id for slide in deck if slide.kind == decks.CITY] == [f"city.c{n}" for n in range(count)]


def test_a_pack_with_only_its_title_has_one_slide() -> None:
    deck = make_deck(pack(title_en="A title"))
    assert deck.slides == (Slide("overview", decks.HEADLINE, "overview"),)
    assert (deck.first_of("cities"), deck.index("nowhere"), deck["nowhere"].id) == ("overview", 0, "overview")


@pytest.mark.parametrize("emptied", sorted(set(content()) - {"meta"}))
def test_any_table_may_be_empty(emptied: str, tmp_path: Path) -> None:
    tables = content()
    tables[emptied] = []
    found = read_pack(write_pack(tmp_path / "pack", tables)).pack
    assert found is not None
    deck = make_deck(found)
    check(deck, found)
    full = read_pack(write_pack(tmp_path / "full")).pack
    assert full is not None
    assert set(deck.ids) <= set(make_deck(full).ids)


def test_events_without_a_date_make_no_slide() -> None:
    assert "overview.events" not in make_deck(base(row("events", "e", title="A case"))).ids
    assert "overview.events" in make_deck(base(row("events", "e", title="A case", date="2025"))).ids


def test_slides_stand_only_where_there_is_something_to_say() -> None:
    deck = make_deck(sample())
    check(deck, sample())
    assert "impacts" not in deck.ids, "it has no headline"
    assert {"impacts.links", "impacts.research", "recommendations.links", "cities.article"} <= set(deck.ids)
    cases = [slide.about for slide in deck if slide.kind == decks.CASES]
    assert cases == ["la"]


def test_ids_stay_apart_whatever_cities_are_called() -> None:
    names = ("a", "a.cases", "a.cases.cases", "cases", "foreign_born", "article")
    some = pack(*(row("cities", name, name=name, unknown="Much.") for name in names))
    deck = make_deck(some)
    check(deck, some)
    assert len(deck) == 2 * len(names)


# The table `slides`

def test_without_a_place_a_changed_slide_stays_where_it_is() -> None:
    assert ids(change("city.c1", title="Named")) == PLAIN


def test_a_row_moves_its_slide() -> None:
    assert ids(change("sources", order=1.0)) == ("sources", *(i for i in PLAIN if i != "sources"))
    moved = ids(change("overview", order=3.0))
    assert moved.index("overview") == 2 and set(moved) == set(PLAIN)


def test_several_rows_take_the_places_they_ask_for() -> None:
    found = ids(change("sources", order=2.0), change("cities", 3, order=1.0), change("impacts", 4, order=3.0))
    assert found[:3] == ("cities", "sources", "impacts") and set(found) == set(PLAIN)


def test_rows_with_one_place_stand_there_as_in_the_table() -> None:
    found = ids(change("sources", order=1.0), change("impacts", 3, order=1.0), change("city.c1", 4, order=2.0))
    assert found[:3] == ("sources", "impacts", "city.c1") and set(found) == set(PLAIN)


@pytest.mark.parametrize(("order", "place"), [
    (0.0, 0), (-5.0, 0), (-math.inf, 0), (1.0, 0), (2.4, 1), (9.0, 8), (1e12, 8), (math.inf, 8), (1e308, 8)])
def test_odd_places_are_the_nearest_there_is(order: float, place: int) -> None:
    found = ids(change("impacts", order=order))
    assert found.index("impacts") == place
    assert sorted(found) == sorted(PLAIN)


def test_no_number_is_no_place() -> None:
    assert ids(change("impacts", order=math.nan)) == PLAIN


def test_one_slide_is_hidden() -> None:
    assert ids(change("city.c0", hidden=True)) == tuple(i for i in PLAIN if i != "city.c0")
    assert ids(change("city.c0", hidden=False)) == PLAIN


def test_hidden_slides_take_no_place() -> None:
    found = ids(change("overview", hidden=True), change("cities", 3, hidden=True, order=1.0), change("impacts", 4, order=2.0))
    assert found[:3] == ("city.c0", "impacts", "city.c1")


def test_with_all_hidden_one_is_left() -> None:
    deck = make_deck(base(*(change(name, n, hidden=True) for n, name in enumerate(PLAIN, start=2))))
    assert deck.ids == ("overview",)


def test_titles_and_notes_are_told_per_language() -> None:
    some = base(change("impacts", title=("Harm", "Daño"), notes=("Breathe.", "Respire.")), change("cities", 3, title="Towns"))
    deck = make_deck(some)
    impacts, cities, overview = deck["impacts"], deck["cities"], deck["overview"]
    assert [impacts.own_title(some, code) for code in ("en", "es", "fr")] == ["Harm", "Daño", "Harm"]
    assert [impacts.notes(some, code) for code in ("en", "es")] == ["Breathe.", "Respire."]
    assert (cities.own_title(some, "es"), cities.notes(some, "en")) == ("Towns", "")
    assert (overview.own_title(some, "en"), overview.notes(some, "en")) == ("", "")


@pytest.mark.parametrize(("given", "slide"), [
    ({"panel": "impacts"}, "impacts"), ({"city": "c1"}, "city.c1"), ({"panel": "cities", "city": "c0"}, "city.c0")])
def test_a_row_may_name_its_slide_by_panel_or_city(given: dict[str, Given], slide: str) -> None:
    deck = make_deck(base(change("mine", title="Mine", **given)))
    assert deck.ids == PLAIN and deck.skipped == ()
    assert [one.id for one in deck if one.row is not None] == [slide]


def test_a_claim_gets_a_slide_of_its_own() -> None:
    some = base(change("first", claim_id="C1", order=1.0), change("last", 3, claim_id="C2"))
    deck = make_deck(some)
    check(deck, some)
    assert deck.ids == ("claim.C1", *PLAIN, "claim.C2")
    assert (deck["claim.C1"].panel, deck["claim.C2"].panel) == ("impacts", "sources")


@pytest.mark.parametrize("given", [
    {}, {"panel": "nowhere"}, {"city": "atlantis"}, {"claim_id": "C99"}, {"claim_id": "C99", "panel": "impacts"},
    {"city": "atlantis", "panel": "impacts"}])
def test_a_row_that_names_nothing_known_is_left_out(given: dict[str, Given]) -> None:
    wrong = change("mine", title="Mine", hidden=True, **given)
    deck = make_deck(base(wrong))
    assert deck.ids == PLAIN
    assert deck.skipped == (wrong,)


def test_a_row_whose_cell_could_not_be_read_is_left_out_even_if_its_id_is_known() -> None:
    wrong = Row("slides", 2, {"id": "impacts", "hidden": True}, unparsed={"panel": "impcats"})
    deck = make_deck(base(wrong))
    assert (deck.ids, deck.skipped) == (PLAIN, (wrong,))


def test_the_second_row_for_a_slide_is_left_out() -> None:
    rows = change("impacts", title="First"), change("again", 3, panel="impacts", title="Second")
    deck = make_deck(base(*rows))
    assert deck["impacts"].row is rows[0]
    assert deck.skipped == (rows[1],)


def test_bad_rows_read_from_disk_are_left_out_and_the_show_goes_on(tmp_path: Path) -> None:
    tables = content()
    tables["slides"] = [
        {"id": "a", "panel": "no such panel"}, {"id": "b", "claim_id": "C404"}, {"id": "c", "city": "x y"},
        {"id": "impacts", "order": "many", "title_en": "Kept"}, {"id": "d", "claim_id": "C2", "hidden": "perhaps"}]
    found = read_pack(write_pack(tmp_path / "pack", tables)).pack
    assert found is not None
    deck = make_deck(found)
    check(deck, found)
    assert [one.id for one in deck.skipped] == ["a", "b", "c"]
    assert deck["impacts"].own_title(found, "en") == "Kept"
    assert "claim.C2" in deck.ids


_names = st.sampled_from([*PLAIN, "a", "b", "claim.C1", "city", "city.", "nowhere"])
_order = st.none() | st.floats() | st.integers(-3, 12).map(float)


@st.composite
def _rows(draw: st.DrawFn) -> list[Row]:
    found = {}
    for number in range(draw(st.integers(0, 12))):
        cells: dict[str, object] = {
            "id": draw(_names), "order": draw(_order), "panel": draw(st.sampled_from(["", *TOPIC_PANELS])),
            "claim_id": draw(st.sampled_from(["", "C1", "C2", "C9"])), "city": draw(st.sampled_from(["", "c0", "c1", "c9"])),
            "hidden": draw(st.sampled_from([None, True, False])), "title_en": draw(st.text(max_size=5)), "title_es": "",
            "notes_en": "", "notes_es": ""}
        found[cells["id"]] = Row("slides", number + 2, cells)  # type: ignore[arg-type]
    return list(found.values())


@given(_rows())
def test_any_table_of_rows_gives_a_show(rows: list[Row]) -> None:
    some = base(*rows)
    deck = make_deck(some)
    check(deck, some)
    used = [slide.row for slide in deck if slide.row is not None]
    assert not {id(one) for one in used} & {id(one) for one in deck.skipped}
    assert all(not one.yes("hidden") for one in used)
    hidden = [one for one in rows if one.yes("hidden")]
    if not hidden:
        assert set(PLAIN) <= set(deck.ids), "no row loses a slide but by hiding it"
        assert len(used) + len(deck.skipped) == len(rows)


# Finding

TITLES = {"overview": "The day it began", "cities": "Los Ángeles, Chicago, 27 %", "city.c0": "São Paulo",
          "city.c1": "Chicago", "impacts": "Fear"}


def found(words: str) -> list[str]:
    return [slide.id for slide in make_deck(base()).find(words, lambda slide: TITLES.get(slide.id, ""))]


@pytest.mark.parametrize(("words", "expected"), [
    ("1", ["overview"]), (" 3 ", ["city.c0"]), ("9", ["sources.statuses"]), ("007", ["recommendations"]),
    ("0000000002", ["cities"]), ("٣", ["city.c0"]),
    ("0", []), ("10", []), ("-1", []), (HUGE, []), ("0" * 400 + "1", ["overview"]), ("1e0", []),
])
def test_a_number_finds_that_slide(words: str, expected: list[str]) -> None:
    assert found(words) == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("chicago", ["city.c1", "cities"]), ("CHICAGO", ["city.c1", "cities"]), ("los angeles", ["cities"]),
    ("LOS ÁNGELES", ["cities"]), ("sao", ["city.c0"]), ("são", ["city.c0"]), ("27 %", ["cities"]), ("fear", ["impacts"]),
    ("chicago los", ["cities"]), ("c1", ["city.c1"]), ("zzz", []), ("fear chicago", []), ("\x00", []), ("*", []),
])
def test_words_find_slides_with_or_without_accents(words: str, expected: list[str]) -> None:
    assert found(words) == expected


@pytest.mark.parametrize("words", ["", "   ", "\t\n"])
def test_no_words_find_all(words: str) -> None:
    assert found(words) == list(PLAIN)


@given(st.text(max_size=20))
def test_any_words_can_be_typed(words: str) -> None:
    assert set(found(words)) <= set(PLAIN)
