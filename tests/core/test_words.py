"""Words for the closed lists of the pack format."""

from __future__ import annotations

import pytest

from explainer.content import words
from explainer.core import columns
from explainer.core.i18n import translate

LISTS = {
    "response_group": columns.RESPONSE_GROUPS, "origin": columns.TABLES["responses"].column("origin").choices,
    "event_kind": columns.EVENT_KINDS, "source_kind": columns.SOURCE_KINDS, "side": columns.SIDES,
    "direction": columns.DIRECTIONS, "research_direction": columns.RESEARCH_DIRECTIONS, "strength": columns.STRENGTHS,
    "impact_group": columns.TABLES["impacts"].column("group").choices,
    "recommendation_group": columns.TABLES["recommendations"].column("group").choices,
    "figure_kind": columns.FIGURE_KINDS, "prevailed": columns.PREVAILED,
}


def test_every_list_has_words() -> None:
    assert set(words.WORDS) == set(LISTS)


@pytest.mark.parametrize("table", LISTS)
def test_every_choice_of_a_list_has_a_word_in_each_language(table: str) -> None:
    assert tuple(words.WORDS[table]) == LISTS[table]
    for language in ("en", "es"):
        said = [words.word(table, key, language) for key in LISTS[table]]
        assert all(text.strip() == text != "" for text in said)
        assert len(set(said)) == len(said), "two choices look the same"


@pytest.mark.parametrize(("table", "key", "english", "spanish"), [
    ("response_group", "administration", "Administration", "Gobierno federal"),
    ("strength", "strong", "Strong", "Sólida"),
    ("research_direction", "null", "No effect found", "Sin efecto encontrado"),
    ("origin", "found", "Found elsewhere", "Encontrado en otra fuente"),
])
def test_a_word_in_its_language(table: str, key: str, english: str, spanish: str) -> None:
    assert (words.word(table, key, "en"), words.word(table, key, "es"), words.word(table, key, "fr")) == (
        english, spanish, english)


def test_an_unknown_choice_is_shown_as_it_is() -> None:
    assert words.word("side", "martians", "es") == "martians"


def test_what_is_said_where_there_is_nothing() -> None:
    said = [[translate(each, language) for language in ("en", "es", "fr")]
            for each in (words.LINK_NOT_ASSESSED, words.NOT_STATED, words.NONE_FOUND)]
    assert said == [
        ["link not assessed", "vínculo no evaluado", "link not assessed"],
        ["not stated", "no se indica", "not stated"], ["none found", "no se encontró nada", "none found"]]
