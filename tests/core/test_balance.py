"""Counting by side, and rows graded unevenly, in small packs that tilt in one way each."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from explainer.core.balance import (
    FEDERAL,
    LOCAL,
    Comparison,
    claim_side,
    comparisons,
    confirmed_by_older_sources,
    contradicted_without_count,
    findings,
    has_counterpoint,
    one_mark_for_several,
    reported_beside_dispute,
    shares_in_parts,
    sides_report,
    uneven_cases,
)
from explainer.core.pack import Pack, Row
from tests.core.building import pack, row

SOURCES = tuple(
    row("sources", side, publisher=side, kind="agency", side=side, title="T", date="2025-07", read_in_copy=False)
    for side in ("none", "administration", "enforcement", "city", "immigrants"))


def made(*rows: Row, **meta: str) -> Pack:
    return pack(*SOURCES, *rows, **{"title_en": "P", "languages": "en es", "event_date": "2025-06-15", **meta})


def says(row_id: str, group: str, text: str = "One two three.", status: str = "reported", source: str = "none",
         origin: str = "found") -> Row:  # fmt: skip
    return row("responses", row_id, group=group, origin=origin, who="W", text=text, focus="F", status=status,
               source_ids=source)  # fmt: skip


def compared(of: Pack, name: str) -> Comparison:
    return next(one for one in comparisons(of) if one.name == name)


def ids(found: Iterable[object]) -> list[str]:
    return [f"{one.table}:{one.row_id}" for one in found]  # type: ignore[attr-defined]


# Sides


@pytest.mark.parametrize(("citations", "side"), [
    ([], ""),
    ([("supports", "administration")], FEDERAL),
    ([("supports", "enforcement")], FEDERAL),
    ([("opposes", "city")], FEDERAL),
    ([("supports", "immigrants")], LOCAL),
    ([("opposes", "administration")], LOCAL),
    ([("supports", "none"), ("opposes", "none")], ""),
    ([("context", "administration")], ""),
    ([("supports", "administration"), ("supports", "city")], ""),
    ([("supports", "administration"), ("supports", "city"), ("opposes", "immigrants")], FEDERAL),
])  # fmt: skip
def test_a_claim_is_on_the_side_that_it_helps(citations: list[tuple[str, str]], side: str) -> None:
    claim = row("claims", "C", panel="overview", text="T", status="partly", why="W")
    cited = [row("citations", f"c{n}", claim_id="C", source_id=source, direction=direction, says="S")
             for n, (direction, source) in enumerate(citations)]
    assert claim_side(made(claim, *cited), claim) == side


def test_statements_are_counted_by_who_speaks() -> None:
    of = made(
        says("a", "administration", status="corroborated"), says("b", "administration"), says("c", "city"),
        says("d", "state"), says("e", "advocates"), says("f", "advocates", source="enforcement"),
        says("g", "police", status="corroborated"), says("h", "organisations", status="corroborated"),
        says("i", "city", status="corroborated", origin="article"))
    found = compared(of, "confirmed statements")
    assert (found.detail, found.within) == ("1 of 3, 0 of 3", False)
    assert found.federal == pytest.approx(1 / 3) and found.local == 0


@pytest.mark.parametrize(("federal", "local", "within"), [
    ((1, 2), (1, 2), True), ((6, 10), (4, 10), True), ((4, 10), (6, 10), True), ((7, 10), (4, 10), False),
    ((0, 3), (3, 3), False), ((3, 3), (0, 3), False), ((0, 3), (0, 3), True),
])  # fmt: skip
def test_marks_may_differ_a_little(federal: tuple[int, int], local: tuple[int, int], within: bool) -> None:
    rows = [says(f"{group}{n}", group, status="corroborated" if n < good else "reported")
            for group, (good, all_) in (("administration", federal), ("city", local)) for n in range(all_)]
    assert compared(made(*rows), "confirmed statements").within is within


@pytest.mark.parametrize(("federal", "local", "within"), [
    (10, 10, True), (15, 10, True), (10, 15, True), (16, 10, False), (10, 16, False), (0, 5, False),
])  # fmt: skip
def test_words_are_counted_in_each_language(federal: int, local: int, within: bool) -> None:
    of = made(says("a", "administration", text=("x", "y " * federal)), says("b", "city", text=("x", "y " * local)))
    assert compared(of, "words of statements, es").within is within
    assert compared(of, "words of statements, en").within


def test_a_pack_with_one_side_or_none_is_not_compared() -> None:
    assert [one.name for one in comparisons(made())] == ["sources that take a side"]
    assert "confirmed statements" not in [one.name for one in comparisons(made(says("a", "city")))]


def test_sources_that_take_a_side() -> None:
    more = [row("sources", f"s{n}", publisher="P", kind="agency", side="city", title="T", read_in_copy=False)
            for n in range(3)]
    assert compared(made(), "sources that take a side").within
    assert not compared(made(*more), "sources that take a side").within


@pytest.mark.parametrize(("text", "expected"), [
    ("It sues the city. A judge dismisses the suit.", True),
    ("It cuts offices. Critics say less will be known.", True),
    ("The post names reasons. Axios wrote that they had no support.", True),
    ("It says 70 percent; a table gives another number.", True),
    ("It sues the city. It says the law is in the way.", False),
    ("It calls its critics wrong.", False),
    ("He denies it.", False),
    ("They ask for help. They say it is urgent.", False),
    ("", False),
])  # fmt: skip
def test_a_counterpoint_is_the_verdict_of_someone_else_behind_a_statement(text: str, expected: bool) -> None:
    assert has_counterpoint(says("a", "city", text=text)) is expected


def test_counterpoints_stand_with_both_sides_or_with_none() -> None:
    counter = "It acts. Critics object."
    both = made(says("a", "administration", counter), says("b", "city", counter))
    one = made(says("a", "administration", counter), says("b", "city"))
    name = "statements with a counterpoint"
    assert compared(both, name).within and not compared(one, name).within
    assert "give a counterpoint to all rows or to none" in sides_report(one)


# Rows


@pytest.mark.parametrize(("admin", "city", "count"), [
    ("one two three", "one two three four", 0), ("one two", "one two three four", 1), ("", "one", 1), ("", "", 0),
])  # fmt: skip
def test_both_cases_of_a_city(admin: str, city: str, count: int) -> None:
    of = made(row("cities", "la", name="LA", office="O", office_covers="C", admin_case=admin, city_case=city),
              languages="en")
    assert len(list(uneven_cases(of))) == count


def share(row_id: str, value: float, place: str = "Illinois", **cells: object) -> Row:
    return row("figures", row_id, **{  # type: ignore[arg-type]
        "what": "Share", "kind": "criminal_history", "place": place, "place_kind": "state", "value": value,
        "unit": "percent", "status": "reported", "source_ids": "none", "period_start": "2025", **cells})


PARTS = (share("convicted", 17), share("charged", 18), share("neither", 66), share("violent", 3))


@pytest.mark.parametrize(("text", "count"), [
    ("It is {neither}.", 1), ("It is {convicted} and {charged}.", 1), ("It is {neither:bare}.", 1),
    ("It is {convicted}, {charged} and {neither}.", 0), ("Of them {violent} are violent.", 0), ("No number.", 0),
    ("All: {convicted}, {charged}, {neither}, {violent}.", 0), ("It is {lone}.", 0), ("It is {elsewhere}.", 0),
])  # fmt: skip
def test_parts_of_a_whole_stand_together(text: str, count: int) -> None:
    note = row("sections", "n", panel="overview", kind="note", text=text)
    other = (share("lone", 74, source_ids="city"), share("elsewhere", 34, place="Chicago"))
    found = list(shares_in_parts(made(note, *PARTS, *other)))
    assert ids(found) == ["sections:n"] * count
    assert all("without" in one.what and one.expected and one.fix for one in found)


def test_parts_of_a_whole_in_a_list_and_in_one_language() -> None:
    city = row("cities", "la", name="LA", office="O", office_covers="C", figure_ids="neither violent")
    note = row("sections", "n", panel="overview", kind="note", text=("None.", "Es {neither}."))
    assert ids(shares_in_parts(made(city, note, *PARTS))) == ["sections:n", "cities:la"]


def claim(status: str, **cells: object) -> Row:
    return row("claims", "C", **{"panel": "overview", "text": "T", "status": status, "why": "W",  # type: ignore[arg-type]
                                 "source_ids": "old", **cells})


@pytest.mark.parametrize(("dates", "status", "count"), [
    (["2024"], "corroborated", 1), (["2024", "2025-06-14"], "corroborated", 1), (["2024", "2025-07"], "corroborated", 0),
    (["2025-06"], "corroborated", 0), (["2024", ""], "corroborated", 0), (["2024"], "partly", 0), ([], "corroborated", 0),
])  # fmt: skip
def test_a_confirmed_claim_has_a_source_of_the_events_time(dates: list[str], status: str, count: int) -> None:
    olds = [row("sources", f"old{n}", publisher="P", kind="newspaper", side="none", title="T", date=date,
                read_in_copy=False) for n, date in enumerate(dates)]
    article = row("sources", "article", publisher="P", kind="article", side="none", title="T", date="2025-07",
                  read_in_copy=False)
    found = claim(status, source_ids=" ".join(["article", *(one.id for one in olds)]))
    assert len(list(confirmed_by_older_sources(made(*olds, article, found)))) == count
    assert list(confirmed_by_older_sources(made(*olds, article, found, event_date="some day"))) == []


def opposing(says_: str, source: str = "none") -> Row:
    return row("citations", "c", claim_id="C", source_id=source, direction="opposes", says=says_)


@pytest.mark.parametrize(("rows", "expected"), [
    ((claim("contradicted", value=27.0, unit="percent"), opposing("It is not so.")), ["claims:C"]),
    ((claim("contradicted", value=27.0, unit="percent"), opposing("It is 12.")), []),
    ((claim("contradicted", value=27.0, unit="percent"), opposing("It is {F}.")), []),
    ((claim("contradicted", value=27.0, unit="percent", other_side="It was 9 percent."),), []),
    ((claim("contradicted"), opposing("It is not so.")), []),
    ((claim("reported", value=27.0, unit="percent"), opposing("No.")), []),
    ((share("F", 65, status="contradicted"),), ["figures:F"]),
    ((share("F", 65, status="contradicted", caveat="DHS denies it."),), ["figures:F"]),
    ((share("F", 65, status="contradicted", caveat="DHS gives {G}."),), []),
])  # fmt: skip
def test_a_number_is_contradicted_by_a_number(rows: tuple[Row, ...], expected: list[str]) -> None:
    assert ids(contradicted_without_count(made(*rows))) == expected


@pytest.mark.parametrize(("rows", "expected"), [
    ((claim("reported"), opposing("No.")), ["claims:C"]),
    ((claim("reported", other_side="A source says no."), opposing("No.")), []),
    ((claim("reported"),), []),
    ((claim("partly"), opposing("No.")), []),
    ((claim("partly", text="It is {F}."), opposing("No."), share("F", 70)), ["figures:F"]),
    ((claim("partly", text="It is {F}."), opposing("No."), share("F", 70, caveat="Disputed.")), []),
    ((claim("partly", text="It is {F}."), share("F", 70)), []),
])  # fmt: skip
def test_a_known_dispute_is_stated(rows: tuple[Row, ...], expected: list[str]) -> None:
    assert ids(reported_beside_dispute(made(*rows))) == expected


@pytest.mark.parametrize(("text", "statuses", "count"), [
    ("They sue and they ask for help.", ("partly", "corroborated"), 1), ("They sue. They ask.", ("partly", "opinion"), 0),
    ("They sue; they ask.", ("partly", "opinion"), 0), ("They sue and ask.", ("partly", "partly"), 0),
    ("They sue.", ("partly",), 0), ("They sue.", (), 0),
])  # fmt: skip
def test_a_headline_of_several_claims_has_halves(text: str, statuses: tuple[str, ...], count: int) -> None:
    claims = [row("claims", f"C{n}", panel="overview", text="T", status=status, why="W")
              for n, status in enumerate(statuses)]
    names = " ".join(one.id for one in claims)
    headline = row("sections", "h", panel="overview", kind="headline", text=text, claim_ids=names)
    note = row("sections", "n", panel="overview", kind="note", text=text, claim_ids=names)
    assert ids(one_mark_for_several(made(*claims, headline, note))) == ["sections:h"] * count


def test_the_report_says_what_where_and_how_to_fix_it() -> None:
    said = sides_report(made(claim("reported"), opposing("No.")))
    assert "claims C: It is graded reported;" in said and "Expected the dispute stated next to it." in said
    assert "State it in the column other_side." in said
    assert "No row is graded unevenly." in sides_report(made()) and findings(made()) == ()
