"""Speaker's notes and titles of the show: one row for each slide, in place, short enough to be read at a glance, and
nothing in them that a slide would have to prove."""

from __future__ import annotations

import re

import pytest

from explainer.content.deck import (
    AFTER,
    CASES,
    CHART,
    CITY,
    CLOSE,
    MARKS,
    POST,
    PUBLISHED,
    SECTIONS,
    SIDES,
    STUDIES,
    UNKNOWN,
)
from explainer.core.pack import Pack
from explainer.panels.decks import make_deck
from tests.pack.packs import Rule, Walk, added, changed, hits, texts, without
from tests.pack.test_reading import GRADE, grade, plain_sentences

PARTS = {"en": ("Say: ", ("\nKeep in mind: ", "\nIf asked")),
         "es": ("Diga: ", ("\nTenga en cuenta: ", "\nSi preguntan", "\nSi piden"))}
"""Notes begin with what to say; what to keep in mind and what people ask begin a line of their own."""

LONGEST = 320
"""Characters of a note: what the pane shows without scrolling on a laptop of 1280 by 800."""

LOADED_VERBS = re.compile(
    r"\b(?:admit(?:s|ted)?|insist(?:s|ed)?|boast\w*|slam\w*|blast\w*|refuse[sd]?|soar\w*|surg\w*|plung\w*|skyrocket\w*"
    r"|raids?|sweeps?|cruel|radical|common sense|of course|obvious\w*|sadly|unfortunately"
    r"|reconoce|alega|insiste|arremete|se niega|se dispar[óa]|se desplom[óa]|apenas|redadas?|cruel(?:es)?|sentido común"
    r"|por supuesto|obvi\w+|lamentablemente)\b", re.IGNORECASE)


def without_notes(pack: Pack) -> list[str]:
    """Slides of the show that say nothing to the presenter, in one language or in all."""
    return [f"{slide.id} {language}" for slide in make_deck(pack) for language in pack.languages
            if not slide.notes(pack, language)]


def astray(pack: Pack) -> list[str]:
    """Rows that the show cannot use, or that sit on another slide than they say."""
    deck = make_deck(pack)
    wrong = [f"slides:{row.id} is left out" for row in deck.skipped]
    for row in pack["slides"]:
        if row.id not in deck.ids:
            wrong.append(f"slides:{row.id} is no slide")
            continue
        slide = deck[row.id]
        city = slide.about if slide.kind in (CITY, CASES) else ""
        if (row.text("panel"), "".join(row.ids("city"))) != (slide.panel, city):
            wrong.append(f"slides:{row.id} is on {slide.panel} {city}".rstrip())
    return wrong


def title_that_would_go_wrong(pack: Pack) -> list[str]:
    """A title of its own is for slides that always show the same rows, and for a city's, which shows it with that city only;
    the others can be set to another group or kind."""
    return [slide.id for slide in make_deck(pack)
            if slide.own_title(pack, "en") and slide.kind not in (CHART, SECTIONS, *SAME)]


def numbers_in_notes(pack: Pack) -> list[str]:
    """Numbers stand on the slide, with mark and source. A note prints none, neither typed nor as a figure."""
    return [text.place for text in texts(pack, "slides")
            if text.column.startswith("notes") and re.search(r"\d|[{}]", text.written)]


def badly_built(pack: Pack) -> list[str]:
    """Notes that do not say first what to say and then what to keep in mind or what people ask, or that run on."""
    wrong = []
    for text in texts(pack, "slides"):
        if text.column.startswith("notes"):
            first, others = PARTS[text.language]
            if not text.written.startswith(first) or not any(part in text.written for part in others):
                wrong.append(f"{text.place} lacks a part")
            if len(text.written) > LONGEST:
                wrong.append(f"{text.place} has {len(text.written)} characters")
    return wrong


def loaded(pack: Pack) -> list[str]:
    return hits(texts(pack, "slides"), LOADED_VERBS)


def cases_unequal(pack: Pack) -> list[str]:
    """What is said of two cases is the same for each city: read both, in full, at the same pace."""
    said = {language: {slide.notes(pack, language).partition(PARTS[language][1][0])[0]
                       for slide in make_deck(pack) if slide.kind == CASES} for language in pack.languages}
    return [language for language, openings in said.items() if len(openings) > 1]


SAME = (MARKS, POST, AFTER, PUBLISHED, SIDES, STUDIES, UNKNOWN, CLOSE)
"""Kinds of slides that are about one thing of the pack."""
RULES = (without_notes, astray, title_that_would_go_wrong, numbers_in_notes, badly_built, loaded, cases_unequal)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_notes_keep_to_the_rule(rule: Rule, pack: Pack) -> None:
    assert rule(pack) == []


def test_nothing_is_left_out_or_moved(pack: Pack) -> None:
    """The rows of this pack annotate: the sequence is the one that the tables make."""
    assert make_deck(pack).skipped == ()
    assert make_deck(pack).ids == make_deck(without(pack, "slides", *(row.id for row in pack["slides"]))).ids
    assert [row.id for row in pack["slides"]] == list(make_deck(pack).ids)


@pytest.mark.parametrize("language", ["en", "es"])
def test_notes_read_at_grade_eight_or_below(language: str, pack: Pack) -> None:
    """By themselves, not only among the other texts of a panel: they are read at a glance."""
    prose = " ".join(sentence for text in texts(pack, "slides", language=language) if text.column.startswith("notes")
                     for sentence in plain_sentences(text))
    found = grade(prose, language)
    print(f"notes {language}: grade {found:.1f}")
    assert 1 < found <= GRADE


FAULTS: tuple[tuple[Rule, Walk, set[str]], ...] = (
    (without_notes, lambda p: without(p, "slides", "cities"), {"cities en", "cities es"}),
    (astray, lambda p: added(p, "slides", "cities", id="nowhere", panel="", city="", claim_id=""),
     {"slides:nowhere is left out", "slides:nowhere is no slide"}),
    (astray, lambda p: changed(p, "slides", "city.chicago", city="new-york"), {"slides:city.chicago is on cities chicago"}),
    (astray, lambda p: changed(p, "slides", "impacts", panel="cities"), {"slides:impacts is on impacts"}),
    (title_that_would_go_wrong, lambda p: changed(p, "slides", "responses.city", title_en="The cities"), {"responses.city"}),
    (numbers_in_notes, lambda p: changed(p, "slides", "cities", notes_en="Say: It is {C14}."), {"slides:cities notes_en"}),
    (badly_built, lambda p: changed(p, "slides", "cities", notes_es="Es todo."), {"slides:cities notes_es lacks a part"}),
    (badly_built, lambda p: changed(p, "slides", "cities", notes_en=f"Say: It.\nIf asked: {'Yes ' * 90}."),
     {"slides:cities notes_en has 380 characters"}),
    (loaded, lambda p: changed(p, "slides", "cities", notes_en="Say: He admits it."), {"slides:cities notes_en: 'admits'"}),
    (cases_unequal, lambda p: changed(p, "slides", "cases.chicago", notes_en="Say: Read the first.\nIf asked: No."),
     {"en"}),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "walk", "expected"), FAULTS)
def test_faults_are_seen(rule: Rule, walk: Walk, expected: set[str], pack: Pack) -> None:
    assert set(rule(walk(pack))) - set(rule(pack)) == expected
