"""A mark stands behind the words it belongs to: one statement, one mark; two halves, two marks."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.content import formatting
from explainer.content.headlines import halves_text, marked_halves
from explainer.content.lines import Line
from explainer.core.columns import STATUSES
from explainer.core.pack import Pack, Row
from explainer.core.placeholders import marked, unknown_placeholders
from explainer.core.reading import read_pack
from explainer.core.resources import beside_code

from ..core.building import pack, row, sample

Shown = tuple[str, str]
"""The words of a line and the id of the claim or figure whose mark stands behind them."""


def built_in() -> Pack:
    read = read_pack(Path(beside_code("data"))).pack
    assert read is not None
    return read


def headline(text: str | tuple[str, str], claims: str = "", sources: str = "") -> Row:
    return row("sections", "h", panel="impacts", kind="headline", text=text, claim_ids=claims, source_ids=sources)


def claim(name: str, status: str, sources: str = "") -> Row:
    return row("claims", name, panel="impacts", text=f"Claim {name}.", status=status, source_ids=sources)


def own(section: Row, *claims: Row) -> Pack:
    return pack(section, *claims, row("sources", "s1", title="One"), row("sources", "s2", title="Two"),
                row("figures", "F1", what="Arrests", value=27.0, unit="percent", status="reported", source_ids="s2"))


def shown(text: str, claims: str = "", language: str = "en") -> list[Shown]:
    section = headline(text, claims)
    whole = own(section, claim("A", "partly", "s1"), claim("B", "corroborated", "s2"), claim("C", "partly"))
    return [(line.text, line.ref) for line in marked_halves(whole, section, language)]


@pytest.mark.parametrize(("text", "claims", "expected"), [
    ("One thing.", "A", [("One thing.", "A")]),
    ("One thing.", "", [("One thing.", "")]),
    ("One thing.", "unknown", [("One thing.", "")]),
    ("One. {A:mark} Two. {B:mark}", "A B", [("One.", "A"), ("Two.", "B")]),
    ("One {A:mark}, and two {B:mark}.", "A B", [("One,", "A"), ("and two.", "B")]),
    ("One {A:mark} and the rest.", "A", [("One", "A"), ("and the rest.", "")]),
    ("First. Second. {B:mark}", "", [("First. Second.", "B")]),
    ("One. {A:mark} Two.", "A B", [("One.", "A"), ("Two.", "B")]),
    ("{A:mark} One.", "A", [("One.", "A")]),
    ("It is {F1}. {F1:mark}", "", [("It is 27%.", "F1")]),
    ("«Uno» {A:mark}» dos", "A", [("«Uno»»", "A"), ("dos", "")]),
])
def test_a_mark_stands_behind_its_words(text: str, claims: str, expected: list[Shown]) -> None:
    assert shown(text, claims) == expected


@pytest.mark.parametrize(("text", "claims", "language", "tally"), [
    ("One thing.", "A B C", "en", "3 claims · Confirmed: 1 · Partly confirmed: 2"),
    ("One thing.", "A B C", "es", "3 afirmaciones · Confirmado: 1 · Confirmado en parte: 2"),
    ("One thing. {A:mark} {C:mark}", "", "en", "2 claims · Partly confirmed: 2"),
    ("One thing. {A:mark}", "A B", "en", "1 more claim · Confirmed: 1"),
])
def test_several_claims_behind_one_text_are_told_in_words(text: str, claims: str, language: str, tally: str) -> None:
    section = headline(text, claims)
    whole = own(section, claim("A", "partly", "s1"), claim("B", "corroborated", "s2"), claim("C", "partly"))
    words, last = marked_halves(whole, section, language)
    assert words.text == "One thing." and (last.text, last.ref, last.target) == (tally, "", "claims:h")


def test_sources_stand_with_the_mark_and_the_rest_at_the_end() -> None:
    section = headline("One. {A:mark} Two.", "A", "s1 s2")
    first, second = marked_halves(own(section, claim("A", "partly", "s1")), section, "en")
    assert first.sources == (1,) and second.sources == (2,)


def test_a_status_the_vocabulary_does_not_know_keeps_its_word() -> None:
    section = headline("One.", "A")
    (line,) = marked_halves(own(section, claim("A", "rumour")), section, "en")
    assert line.spoken() == "One. (rumour)"


def test_bold_across_a_mark_leaves_no_stars() -> None:
    assert shown("**One {A:mark} and two** {B:mark}") == [("One", "A"), ("and two", "B")]
    assert shown("**One** {A:mark} and two {B:mark}") == [("**One**", "A"), ("and two", "B")]


def test_elsewhere_the_text_reads_as_if_it_placed_no_mark() -> None:
    section = headline(("One {A:mark}, two. {B:mark}", "Uno {A:mark}; dos. {B:mark}"))
    whole = own(section, claim("A", "partly"), claim("B", "partly"))
    assert formatting.local(whole, section, "text", "en") == "One, two."
    assert formatting.local(whole, section, "text", "es") == "Uno; dos."
    assert halves_text(marked_halves(whole, section, "es")) == (
        "Uno; (Confirmado en parte) dos. (Confirmado en parte)")


@pytest.mark.parametrize(("text", "odd"), [
    ("{C2:mark}", ()), ("{C1:mark}", ()), ("{F1:mark}", ()), ("{C9:mark}", ("{C9:mark}",)),
    ("{C2:Mark}", ("{C2:Mark}",)), ("{C2}", ("{C2}",)),
])
def test_a_place_for_a_mark_names_a_claim_or_a_figure(text: str, odd: tuple[str, ...]) -> None:
    assert unknown_placeholders(text, sample()) == odd


def no_row_of_marks(lines: tuple[Line, ...]) -> None:
    """Words come first, each mark has a word, and behind the same words stands one mark at most."""
    for line in lines:
        assert line.text.strip(), "a mark without words before it"
        assert not (line.status and line.target), "a mark and a tally behind the same words"
        if line.statement is not None:
            assert line.statement.word()
    for first, second in pairwise(lines):
        if second.target:
            assert not first.status or "more" in second.text or "más" in second.text


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_built_in_pack_has_no_row_of_marks(language: str) -> None:
    whole, said = built_in(), 0
    for section in whole["sections"]:
        lines = marked_halves(whole, section, language)
        no_row_of_marks(lines)
        said += sum(bool(line.status) for line in lines)
        assert {line.ref for line in lines if line.status} >= set(marked(section.local("text", language))) or any(
            line.target for line in lines)
        assert not re.search(r"\{[^}]*\}|\*\*", halves_text(lines).replace("**", "")), section.id
    assert said > 20


@pytest.mark.parametrize("language", ["en", "es"])
def test_headlines_of_the_built_in_pack_have_a_mark_for_each_claim_they_make(language: str) -> None:
    whole = built_in()
    for section in whole["sections"]:
        if section.text("kind") == "headline":
            lines = marked_halves(whole, section, language)
            tallies = [line for line in lines if line.target]
            assert len(section.ids("claim_ids")) == sum(bool(line.status) for line in lines) or len(tallies) == 1


TOKENS = st.sampled_from(["{A:mark}", "{B:mark}", "{C:mark}", "{none:mark}", "{F1:mark}", "{F1}", "{A:mark}{B:mark}"])
WORDS = st.text(st.sampled_from("ab .,*»<&{}\n\u00a0"), max_size=8)


@given(st.lists(st.one_of(TOKENS, WORDS), max_size=9).map("".join), st.lists(st.sampled_from("ABC?"), max_size=4),
       st.lists(st.sampled_from([*STATUSES, "rumour", ""]), min_size=3, max_size=3), st.sampled_from(["en", "es"]))
def test_no_pack_makes_a_row_of_marks(text: str, claims: list[str], statuses: list[str], language: str) -> None:
    section = headline(text, " ".join(claims))
    whole = own(section, *(claim(name, status) for name, status in zip("ABC", statuses, strict=True)))
    lines = marked_halves(whole, section, language)
    no_row_of_marks(lines)
    letters = re.sub(r"[\s*]", "", formatting.local(whole, section, "text", language))
    said = re.sub(r"[\s*]", "", "".join(line.text for line in lines if not line.target))
    assert said == letters or not lines
