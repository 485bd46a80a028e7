"""Finding words and numbers in everything a pack says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.content.findable import GROUPS, STATUS, PackTexts, examples, items_of, statement_of
from explainer.content.search import FEW, Findings, Hit, Index, Item
from explainer.content.tokens import cleaned, pieces
from explainer.core.characters import folded
from explainer.core.observations import Observations, Parsed
from explainer.core.pack import Pack

from ..core.building import numbered, pack, row, sample

LANGUAGES = ("en", "es")


def index(given: Pack | None = None) -> Index:
    given = sample() if given is None else given
    return Index(items_of(given), PackTexts(given), LANGUAGES)


def told(*texts: tuple[str, str] | str) -> Index:
    """An index of titles, in English and Spanish; an item is called by its place."""
    both = [(text, text) if isinstance(text, str) else text for text in texts]
    items = [Item("thing", str(number), "words") for number in range(len(both))]
    return Index(items, lambda item, language: (both[int(item.id)][LANGUAGES.index(language)], ""), LANGUAGES)


def hits(found: Findings) -> list[Hit]:
    return [hit for group in found.groups for hit in group.hits]


def ids(found: Findings) -> list[str]:
    return [hit.item.id for hit in hits(found)]


def find(where: Index, words: str, language: str = "en") -> list[str]:
    return ids(where.find(words, language, most=999))


def marked(hit: Hit) -> list[str]:
    """The places marked in title and context."""
    return [passage.text[start:end] for passage in (hit.title, hit.context) for start, end in passage.spans]


@pytest.mark.parametrize(("text", "bare"), [
    ("Émigré", "emigre"), ("LOS  ÁNGELES\n", "los angeles"), ("Straße", "strasse"), ("ñandú", "nandu"), ("ﬁne", "fine"),
    ("27\u00a0%", "27 %"), ("", ""), ("İstanbul", "istanbul"), ("CURAÇAO", "curacao"), ("e\u0301t\u00e9", "ete"),
])
def test_words_are_compared_without_case_accents_and_extra_spaces(text: str, bare: str) -> None:
    assert folded(text) == bare


@given(st.text(st.sampled_from("aÁñÜ éxZ\t")))
def test_case_does_not_matter(text: str) -> None:
    assert folded(text) == folded(text.upper()) == folded(folded(text))


# Words


@pytest.mark.parametrize("words", ["cities shield", "CITIES SHIELD", "shield   cities", "citíes", "  Shield\n"])
def test_every_word_is_looked_for_whatever_its_case_accents_and_order(words: str) -> None:
    assert find(index(), words) == ["la"]


def test_a_row_must_hold_all_the_words() -> None:
    assert find(index(), "cities nowhere") == []
    assert find(index(), "shield trust deported") == ["la"]


def test_the_beginning_of_a_word_is_enough_and_its_middle_is_not() -> None:
    where = told("A warrant", "Unwarranted")
    assert find(where, "warr") == ["0"]


@pytest.mark.parametrize("words", ["", "   ", "\n", "\u0301", "!?", "%", "'"])
def test_no_words_find_nothing(words: str) -> None:
    assert index().find(words, "en") == Findings(words)


@pytest.mark.parametrize("words", ["judge's", "judge’s", "judges", "Judge"])
def test_an_apostrophe_does_not_part_a_word(words: str) -> None:
    assert find(told("A judge's order"), words) == ["0"]


def test_letters_put_together_from_parts_are_the_same_letters() -> None:
    found = told("Castan\u0303o\u0301n Nava").find("castañón", "en")
    assert ids(found) == ["0"] and marked(hits(found)[0])[0] == "Castañón"


# Numbers


@pytest.mark.parametrize("words", ["1,044", "1.044", "1044", "1\u00a0044", "1\u202f044"])
@pytest.mark.parametrize("text", ["1,044 removals", "1.044 expulsiones", "1044", "1\u202f044"])
def test_a_number_is_found_however_it_is_grouped(text: str, words: str) -> None:
    assert find(told(text), words) == ["0"]


@pytest.mark.parametrize(("words", "found"), [
    ("27%", ["0", "1"]), ("27 %", ["0", "1"]), ("27\u00a0%", ["0", "1"]), ("27", ["0", "1", "2"]),
    ("+27%", ["0", "1"]), ("2.5", ["4"]), ("2,5", ["4"]),
])
def test_a_percentage_is_found_as_written(words: str, found: list[str]) -> None:
    where = told("It rose 27%.", "Subió un 27 %", "On June 27", "2,792 people", "2.5 times", "127%")
    assert sorted(find(where, words)) == found


def test_a_number_begins_longer_ones_only_where_there_is_no_such_number() -> None:
    assert find(told("1,044 removals", "104 people"), "104") == ["1"]
    assert find(told("1,044 removals"), "104") == ["0"]
    assert find(told("1,044 removals"), "10") == []


def test_numbers_are_filled_in_wherever_a_text_stands() -> None:
    found = index(numbered(sample())).find("27 %", "es", most=999)
    assert {hit.item.kind for hit in hits(found)} == {
        "cities", "claims", "figures", "impacts", "responses", "recommendations", "citations", "research", "events",
        "cases", "sources", "glossary"}
    assert [hit for hit in hits(found) if "{" in hit.title.text + hit.context.text] == []


def test_numbers_are_found_as_they_are_shown() -> None:
    assert "F1" in find(index(), "2,792 arrests")
    assert find(index(), "+56%")[0] == "F2"
    assert "F4" in find(index(), "alrededor de 35.2 %", "es")
    assert "F3" in find(index(), "withheld")
    assert "C1" in find(index(), "27%")


def test_a_number_is_found_with_what_it_counts() -> None:
    given = pack(row("figures", "F", what="Arrests", value=5.0, unit="count", noun="people"))
    assert find(index(given), "5 people") == ["F"]


# Slips


@pytest.mark.parametrize("words", ["warant", "warrrant", "warramt", "warrnat", "awrrant", "warrants"])
def test_one_slip_is_forgiven_and_said(words: str) -> None:
    found = told("A warrant", "Something else").find(words, "en")
    assert ids(found) == ["0"] and hits(found)[0].near and found.instead == ("warrant",)
    assert marked(hits(found)[0]) == ["warrant"]


@pytest.mark.parametrize("words", ["warratnn", "wrrnt", "lwa", "lav"])
def test_two_slips_or_a_slip_in_a_short_word_are_not(words: str) -> None:
    assert find(told("A warrant", "order", "law"), words) == []


def test_a_near_word_comes_after_the_word_itself() -> None:
    found = hits(told("Mayor Johnson", "Mr. Mayer").find("mayer", "en"))
    assert [(hit.item.id, hit.near) for hit in found] == [("1", False), ("0", True)]


def test_where_much_is_found_nothing_near_is_added() -> None:
    assert find(told(*["a form"] * FEW, "from here"), "form") == [str(n) for n in range(FEW)]


def test_the_beginning_of_a_word_may_hold_the_slip() -> None:
    assert find(told("deportations", "other"), "deprota") == ["0"]


def test_the_letters_of_any_script_are_tried() -> None:
    assert find(told("ордер суда"), "ордр") == ["0"]


# Languages


def test_each_language_finds_its_own_words_first() -> None:
    assert find(index(), "miedo", "es") == ["i-fear", "C2"]
    assert find(index(), "ambito", "es") == ["t-zone"]


def test_a_word_of_the_other_language_is_forgiven_and_said() -> None:
    found = told(("Judicial warrant", "Orden judicial"), ("Other", "Otro")).find("orden judicial", "en")
    (hit,) = hits(found)
    assert (hit.language, hit.title.text, hit.context.text, marked(hit)[-1]) == (
        "es", "Judicial warrant", "Orden judicial", "Orden judicial")
    assert not hit.near and not hit.exact


def test_words_of_two_languages_may_stand_together() -> None:
    assert find(told(("Arrests in Chicago", "Arrestos en Chicago")), "arrestos in") == ["0"]


def test_the_other_language_comes_after_the_readers_own() -> None:
    where = told(("A", "orden"), ("orden", "B"))
    assert find(where, "orden") == ["1", "0"] and find(where, "orden", "es") == ["0", "1"]


def test_a_text_without_a_translation_is_found_in_the_language_it_has() -> None:
    assert find(index(), "more theft", "es") == ["i-open"]


# What can be found


def test_every_kind_of_row_is_found() -> None:
    words = ("fear", "chicago", "arrests", "study", "agency", "count", "mayor", "help", "zone", "more", "opinion", "city v state")
    found = {hit.item.kind for word in words for hit in hits(index().find(word, "en", most=999))}
    assert found == {"cities", "claims", "figures", "impacts", "responses", "recommendations", "citations",
                     "research", "events", "cases", "sources", "glossary", STATUS}


def test_texts_of_panels_counts_over_time_and_titled_slides_are_found_but_not_facts_of_the_pack() -> None:
    own = index(pack(row("sections", "s", panel="sources", kind="note", text="lantern"),
                     row("series", "n", what="Count", definition="lantern", kind="arrests", status="reported"),
                     row("slides", "d", title="lantern"), row("slides", "untitled", notes="lantern"), title_en="lantern"))
    assert sorted(find(own, "lantern")) == ["d", "n", "s"]


def test_ids_are_found() -> None:
    assert "r-mayor" in find(index(), "r-mayor") and find(index(), "c1")[0] == "C1"


def test_the_evidence_marks_are_explained() -> None:
    assert hits(index().find("not found elsewhere", "en"))[0].item == Item(STATUS, "not_found", "words")


def test_what_is_cited_comes_after_what_it_is_cited_for() -> None:
    given = pack(
        row("citations", "c", says="lantern"), row("impacts", "i", text="Other", pair="lantern"),
        row("claims", "C", panel="cities", text="lantern"))
    assert find(index(given), "lantern") == ["C", "i", "c"]


# Order, groups and counts


def test_titles_come_first_and_a_title_that_is_just_the_words_before_all() -> None:
    where = told("A long text about the order of a judge in Chicago", "Order of a judge", "Judge", "The judge, it says, ruled")
    assert find(where, "judge") == ["2", "0", "1", "3"] and find(where, "order of a")[:2] == ["1", "0"]


def test_a_group_shows_its_first_results_and_how_many_there_are() -> None:
    own = index(pack(*(row("glossary", f"t{n}", term="Term", meaning="word") for n in range(60))))
    found = own.find("word", "en")
    (group,) = found.groups
    assert (group.id, group.total, found.total) == ("words", 60, 60)
    assert ids(found) == ["t0", "t1", "t2", "t3"]
    assert len(ids(own.find("word", "en", whole={"words"}))) == 60


def test_the_group_of_the_best_result_is_first() -> None:
    given = pack(row("events", "e", title="Other", text="lantern"), row("glossary", "t", term="Lantern"))
    assert [group.id for group in index(given).find("lantern", "en").groups] == ["words", "events"]


def test_every_group_has_a_name_and_every_item_a_group() -> None:
    assert {item.group for item in items_of(sample())} <= GROUPS.keys()


# What a result says


def test_a_result_shows_the_words_in_title_and_context() -> None:
    (hit,) = hits(told("The judge’s Ámbito and JUDGES").find("ambito judges", "en"))
    assert [hit.title.text[a:b] for a, b in hit.title.spans] == ["judge’s Ámbito", "JUDGES"]


def test_the_context_is_the_text_around_the_words() -> None:
    given = pack(row("events", "e", title="Title", text="before " * 60 + "lantern" + " after" * 60))
    (hit,) = hits(index(given).find("lantern", "en"))
    assert marked(hit) == ["lantern"]
    assert hit.context.text.startswith("…before ") and hit.context.text.endswith(" after…")
    assert 60 < len(hit.context.text) < 130


@pytest.mark.parametrize(("table", "given", "title"), [
    ("cities", {"name": "Name", "rule_name": "Rule"}, "Name"), ("events", {"text": "Text", "title": "Title"}, "Title"),
    ("responses", {"text": "Text", "who": "Who"}, "Who"), ("figures", {"what": "What", "definition": "Def"}, "What"),
    ("glossary", {"meaning": "Meaning", "term": "Term"}, "Term"), ("research", {"finding": "Finding"}, "Finding"),
    ("citations", {"says": "Says"}, "Says"), ("claims", {"text": "Text", "why": "Why"}, "Text"),
    ("sources", {"publisher": "Publisher", "title": "Title"}, "Title"), ("sections", {}, "the-id"),
])
def test_what_a_row_is_called(table: str, given: dict[str, str], title: str) -> None:
    found = index(pack(row(table, "the-id", **given))).find("the-id", "en")
    assert [hit.title.text for hit in hits(found)] == [title]


def test_a_statement_has_its_mark_and_its_sources() -> None:
    own = sample()
    claim = statement_of(own, Item("claims", "C1", ""), "en")
    figure = statement_of(own, Item("figures", "F1", ""), "en")
    assert claim is not None and (claim.status.id, claim.sources) == ("not_found", (1,))
    assert figure is not None and figure.status.id == "reported" and figure.sources
    assert statement_of(own, Item("glossary", "t-zone", ""), "en") is None
    assert statement_of(own, Item("claims", "gone", ""), "en") is None


def test_words_graded_differently_have_no_mark_of_their_own() -> None:
    own = pack(row("claims", "A", status="partly"), row("claims", "B", status="opinion"),
               row("impacts", "one", text="x", claim_ids="A"), row("impacts", "two", text="x", claim_ids="A B"))
    one = statement_of(own, Item("impacts", "one", ""), "en")
    assert one is not None and one.status.id == "partly"
    assert statement_of(own, Item("impacts", "two", ""), "en") is None


def test_the_examples_find_something() -> None:
    words = examples(sample(), "en")
    assert words and all(index().find(word, "en").total for word in words)


# Where nothing is found


def test_a_nearer_word_and_fewer_words_are_offered() -> None:
    where = told("A warrant in Chicago", "Boston")
    assert where.find("wrrnt", "en").suggestions == ("warrant",)
    assert where.find("chicago qqqq", "en").suggestions == ("chicago",)
    assert where.find("qqqq", "en").suggestions == ()


def test_making_an_index_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Index(items_of(sample()), PackTexts(sample()), LANGUAGES, stop)


def test_counts_over_time_are_not_read_for_it() -> None:
    def load() -> Parsed:
        raise AssertionError("a million rows would be read")

    given = replace(sample(), observations=Observations(load=load))
    assert find(index(given), "shield") == ["la"]


def test_a_title_of_any_length_and_shape_is_a_line_with_the_words_in_it() -> None:
    (hit,) = hits(told("word " * 5_000 + "lan\u00adtern\nsecond line " + "x" * 5_000).find("lantern", "en"))
    assert len(hit.title.text) < 5_300 and "\n" not in hit.title.text
    (hit,) = hits(told("word " * 500 + "lantern\nsecond line " + "more " * 500).find("lantern", "en"))
    assert len(hit.title.text) < 260 and "lantern" in marked(hit)


# Anything at all

_ALPHABET = st.characters(codec="utf-8") | st.sampled_from("aeo ñ1,.% '")


def _holds(texts: Iterable[str], asked: str) -> bool:
    return any(form.startswith(wanted) for text in texts for piece in pieces(cleaned(text))
               for form in piece.forms for wanted in (word for piece_ in pieces(asked) for word in piece_.wanted))


@given(st.text(_ALPHABET, max_size=40), st.sampled_from(LANGUAGES))
def test_no_query_is_an_error_and_what_it_finds_has_the_words_or_says_that_they_are_near(words: str, language: str) -> None:
    own, say = _SAMPLE
    for hit in hits(own.find(words, language, most=999)):
        if hit.near or hit.item.id.casefold() == words.strip().casefold():
            continue
        texts = [text for one in LANGUAGES for text in say(hit.item, one)]
        for asked in pieces(cleaned(words)):
            assert _holds(texts, words[asked.start:asked.end] if words.isascii() else cleaned(words)[asked.start:asked.end])


_SAMPLE = (index(), PackTexts(sample()))


@given(st.lists(st.text(_ALPHABET, max_size=20), max_size=6), st.text(_ALPHABET, max_size=12))
def test_places_marked_are_inside_their_text(texts: list[str], words: str) -> None:
    for hit in hits(told(*texts).find(words, "en")):
        for passage in (hit.title, hit.context):
            ends = [0, *(place for span in passage.spans for place in span), len(passage.text)]
            assert ends == sorted(ends)
