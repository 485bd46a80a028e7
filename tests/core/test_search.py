"""Finding words in everything a pack says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.content.search import Hit, Index, snippet
from explainer.core.characters import folded
from explainer.panels import registry

from .building import numbered, pack, row, sample


def index(language: str) -> Index:
    return Index(sample(), language, registry.panel_of)


def found(where: Index, words: str) -> list[str]:
    return [hit.row_id for hit in where.find(words)]


@pytest.mark.parametrize(("text", "bare"), [
    ("Émigré", "emigre"), ("LOS  ÁNGELES\n", "los angeles"), ("Straße", "strasse"), ("ñandú", "nandu"), ("ﬁne", "fine"),
    ("27\u00a0%", "27 %"), ("", ""), ("İstanbul", "istanbul"), ("CURAÇAO", "curacao"), ("e\u0301t\u00e9", "ete"),
])
def test_words_are_compared_without_case_accents_and_extra_spaces(text: str, bare: str) -> None:
    assert folded(text) == bare


@given(st.text(st.sampled_from("aÁñÜ éxZ\t")))
def test_case_does_not_matter(text: str) -> None:
    assert folded(text) == folded(text.upper()) == folded(folded(text))


@pytest.mark.parametrize("words", ["cities shield", "CITIES SHIELD", "shield   cities", "citíes", "  Shield\n"])
def test_every_word_is_looked_for_whatever_its_case_accents_and_order(words: str) -> None:
    assert found(index("en"), words) == ["la"]


def test_a_row_must_hold_all_the_words() -> None:
    assert found(index("en"), "cities nowhere") == []
    assert found(index("en"), "shield trust deported") == ["la"]


def test_parts_of_words_are_found() -> None:
    assert "la" in found(index("en"), "shie")


@pytest.mark.parametrize("words", ["", "   ", "\n", "\u0301"])
def test_no_words_find_nothing(words: str) -> None:
    assert index("en").find(words) == ()


def test_each_language_finds_its_own_words() -> None:
    assert found(index("es"), "miedo") == ["C2", "i-fear"]
    assert found(index("en"), "miedo") == []
    assert found(index("es"), "ambito") == ["t-zone"]


def test_a_text_without_a_translation_is_found_in_the_language_it_has() -> None:
    assert found(index("es"), "more theft") == ["i-open"]


def test_every_kind_of_row_is_found() -> None:
    assert {hit.table for word in ("e", "a") for hit in index("en").find(word)} == {
        "cities", "claims", "figures", "impacts", "responses", "recommendations", "citations", "research", "events",
        "cases", "sources", "glossary"}


def test_texts_of_panels_are_found_but_not_facts_of_the_pack_nor_slides() -> None:
    own = Index(pack(row("sections", "s", panel="sources", kind="note", text="lantern"),
                       row("slides", "d", title="lantern", notes="lantern"), title_en="lantern"), "en", registry.panel_of)
    assert own.find("lantern") == (Hit("sections", "s", "sources", "lantern", "lantern"),)


def test_ids_are_found() -> None:
    assert found(index("en"), "r-mayor") == ["r-mayor"]


def test_numbers_are_filled_in_wherever_a_text_stands() -> None:
    hits = Index(numbered(sample()), "es", registry.panel_of).find("27 %", limit=99)
    assert {hit.table for hit in hits} == {"cities", "claims", "figures", "impacts", "responses", "recommendations",
                                           "citations", "research", "events", "cases", "sources", "glossary"}
    assert [hit for hit in hits if "{" in hit.title + hit.snippet] == []


def test_numbers_are_found_as_they_are_shown() -> None:
    assert found(index("en"), "2,792 arrests") == ["la", "F1"]
    assert found(index("en"), "+56%") == ["F2"]
    assert found(index("es"), "alrededor de 35.2 %") == ["F4"]
    assert found(index("en"), "withheld") == ["F3"]
    assert "C1" in found(index("en"), "27%")


def test_a_number_is_found_with_what_it_counts() -> None:
    given = pack(row("figures", "F", what="Arrests", value=5.0, unit="count", noun="people"))
    assert found(Index(given, "en", registry.panel_of), "5 people") == ["F"]


def test_only_claims_and_figures_have_numbers_of_their_own() -> None:
    given = pack(row("claims", "X", value=12.0, unit="percent"), row("glossary", "X", term="Term"))
    assert [hit.table for hit in Index(given, "en", registry.panel_of).find("12%")] == ["claims"]


def test_a_claims_number_is_found_beside_its_text() -> None:
    own = Index(pack(row("claims", "X", panel="cities", text="It grew.", value=12.0, unit="percent")), "en", registry.panel_of)
    assert found(own, "12%") == ["X"]


def test_rows_whose_title_has_the_words_come_first() -> None:
    assert found(index("en"), "arrests") == ["F1", "F2", "la"]
    assert found(index("en"), "fear")[:2] == ["C2", "i-fear"]
    assert "study" in found(index("en"), "fear")


def test_what_is_cited_comes_after_the_rows_that_cite_it() -> None:
    given = pack(
        row("citations", "c", says="lantern"), row("research", "r", finding="lantern"),
        row("sources", "s", title="lantern"), row("sources", "s2", title="Other", publisher="lantern"),
        row("impacts", "i", text="lantern"), row("impacts", "i2", text="Other", pair="lantern"))
    assert found(Index(given, "en", registry.panel_of), "lantern") == ["i", "c", "r", "s", "i2", "s2"]


def test_among_equals_the_packs_order_holds_and_the_list_ends_at_the_limit() -> None:
    own = Index(pack(*(row("glossary", f"t{n}", term="Term", meaning="word") for n in range(60))), "en", registry.panel_of)
    assert found(own, "word") == [f"t{n}" for n in range(50)]
    assert [hit.row_id for hit in own.find("word", limit=2)] == ["t0", "t1"]


def test_a_hit_says_where_it_is_and_what_stands_there() -> None:
    assert index("en").find("gazette") == (Hit("sources", "article", "sources", "A directive",
                                           "The Gazette · https://gazette.example/1 · It gives no dates."),)
    assert index("en").find("mayor stop") == (
        Hit("responses", "r-mayor", "responses", "The mayor", "Asks to stop. · Raids"),)
    assert index("es").find("emigre") == (Hit("glossary", "t-emigre", "sources", "Zona", "Quien se fue."),)
    assert index("en").find("calls") == (Hit("research", "r1", "impacts", "Calls fell.",
                                         "One city. · Dallas · 2010-2013 · Before and after."),)
    assert index("en").find("lower") == (
        Hit("citations", "c2", "sources", "Its count is lower.", "Its count is lower."),)
    assert index("en").find("reports", limit=1) == (
        Hit("impacts", "i-fear", "impacts", "Fear grows.", "Fewer reports."),)


@pytest.mark.parametrize(("table", "given", "title"), [
    ("cities", {"name": "Name", "rule_name": "Rule"}, "Name"), ("events", {"text": "Text", "title": "Title"}, "Title"),
    ("responses", {"text": "Text", "who": "Who"}, "Who"), ("figures", {"what": "What", "definition": "Def"}, "What"),
    ("glossary", {"meaning": "Meaning", "term": "Term"}, "Term"), ("research", {"finding": "Finding"}, "Finding"),
    ("citations", {"says": "Says"}, "Says"), ("claims", {"text": "Text", "why": "Why"}, "Text"),
    ("sources", {"publisher": "Publisher", "title": "Title"}, "Title"), ("sections", {}, "the-id"),
])
def test_what_a_row_is_called(table: str, given: dict[str, str], title: str) -> None:
    hits = Index(pack(row(table, "the-id", **given)), "en", registry.panel_of).find("the-id")
    assert [hit.title for hit in hits] == [title]


LONG = "x" * 100 + "word" + "y" * 100


@pytest.mark.parametrize(("text", "word", "width", "part"), [
    ("a short text", "text", 110, "a short text"), ("", "text", 110, ""), ("exactly", "act", 7, "exactly"),
    (LONG, "word", 30, "…" + "x" * 10 + "word" + "y" * 16 + "…"),
    ("word" + "y" * 100, "word", 10, "wordyyyyyy…"),
    ("x" * 100 + "word", "word", 10, "…xxxxxxword"),
    ("Ámbito y más " + "z" * 50, "mas", 9, "… y más zz…"),
    ("y" * 40, "elsewhere", 10, "y" * 10 + "…"),
])
def test_a_snippet_is_the_text_around_the_word(text: str, word: str, width: int, part: str) -> None:
    assert snippet(text, word, width) == part


def test_a_snippet_is_about_a_line_long() -> None:
    assert snippet("y" * 110, "y") == "y" * 110
    assert snippet("y" * 111, "y") == "y" * 110 + "…"


@given(st.text(st.sampled_from("ab ñ"), max_size=40), st.sampled_from(["a", "b", "n", "ab"]), st.integers(5, 50))
def test_a_snippet_is_never_much_longer_than_asked(text: str, word: str, width: int) -> None:
    part = snippet(text, word, width)
    assert len(part) <= width + 2
    assert part.strip("…") in text
