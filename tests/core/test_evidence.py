"""The evidence vocabulary, a contract with packs and readers."""

from __future__ import annotations

import pytest

from explainer.content.evidence import MISSING_WORDS, Fill, missing_word
from explainer.content.evidence import STATUSES as VOCABULARY
from explainer.core.columns import MISSING, STATUSES

CONTRACT = {
    "corroborated": ("Confirmed", "Confirmado", "✓", Fill.SOLID),
    "partly": ("Partly confirmed", "Confirmado en parte", "◐", Fill.HALF),
    "not_found": ("Not found elsewhere", "No encontrado en otra fuente", "?", Fill.HATCHED),
    "contradicted": ("Disputed by a source", "Contradicho por una fuente", "≠", Fill.OUTLINE),
    "reported": ("Reported by one source", "Según una fuente", "•", Fill.DOTTED),
    "opinion": ("Opinion or forecast", "Opinión o pronóstico", "“ ”", Fill.DOTTED_OUTLINE),
}


def test_the_vocabulary_is_the_contracts_in_its_order() -> None:
    assert {key: (s.word("en"), s.word("es"), s.symbol, s.fill) for key, s in VOCABULARY.items()} == CONTRACT
    assert tuple(VOCABULARY) == STATUSES == tuple(status.id for status in VOCABULARY.values())


def test_every_mark_differs_in_shape_word_and_fill() -> None:
    marks = VOCABULARY.values()
    for values in ({s.symbol for s in marks}, {s.fill for s in marks}, {s.word("en", short=True) for s in marks},
                   {s.word("es", short=True) for s in marks}):
        assert len(values) == len(STATUSES)


def test_short_words_are_no_longer_than_the_full_ones() -> None:
    for status in VOCABULARY.values():
        for language in ("en", "es"):
            assert 0 < len(status.word(language, short=True)) <= len(status.word(language))
    assert VOCABULARY["partly"].word("es", short=True) == "En parte"
    assert VOCABULARY["partly"].word("es", short=False) == "Confirmado en parte"


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_says_in_a_sentence_what_it_means(status: str) -> None:
    said = {VOCABULARY[status].meaning(language) for language in ("en", "es")}
    assert len(said) == 2
    assert all(text.endswith(".") for text in said)


def test_not_found_says_that_it_is_not_false() -> None:
    assert VOCABULARY["not_found"].meaning("en") == (
        "We looked and found it in no other source. That does not mean it is false.")
    assert VOCABULARY["not_found"].meaning("es") == (
        "Lo buscamos y no está en otra fuente. Eso no significa que sea falso.")


def test_a_language_without_words_is_given_english_ones() -> None:
    status = VOCABULARY["reported"]
    assert (status.word("fr"), status.word("fr", short=True), status.meaning("fr")) == (
        "Reported by one source", "One source", status.meaning("en"))
    assert missing_word("withheld", "fr") == "withheld"


@pytest.mark.parametrize(("missing", "english", "spanish"), [
    ("not_published", "not published", "sin publicar"), ("withheld", "withheld", "no divulgado"),
    ("not_collected", "not collected", "no se recopila"), ("not_applicable", "does not apply", "no corresponde"),
    ("unreadable", "cannot be read", "no se puede leer"),
    ("", "not published", "sin publicar"), ("anything", "not published", "sin publicar"),
])
def test_a_missing_value_is_said_in_words(missing: str, english: str, spanish: str) -> None:
    assert (missing_word(missing, "en"), missing_word(missing, "es")) == (english, spanish)


def test_the_four_kinds_of_missing_are_all_different() -> None:
    assert set(MISSING) | {"unreadable"} == set(MISSING_WORDS)
    for language in ("en", "es"):
        assert len({missing_word(missing, language) for missing in MISSING_WORDS}) == 5
