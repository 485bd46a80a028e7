"""One statement, with each status that there is and one that there is not, through everything that shows it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from explainer.content import exporting
from explainer.content.deck import Scene
from explainer.content.evidence import STATUSES, status_of
from explainer.content.headlines import marked_halves
from explainer.content.statements import of_ref
from explainer.core.pack import Pack
from explainer.drawing.bars import BarChart
from explainer.drawing.chart import Frame
from explainer.drawing.marks import mark_shapes
from explainer.drawing.shapes import Box, MarkShape, Text
from explainer.panels import registry
from explainer.panels.decks import make_deck
from explainer.panels.room_cards import card_content
from explainer.panels.slides import content_of
from explainer.sheets.composing import PAGES, Composer, LocalContacts
from explainer.sheets.parts import Mark, plain_data

from ..core.building import pack, row
from ..drawing.measuring import EvenMeasure

LANGUAGES = ("en", "es")
NUMBER = {"en": "27%", "es": "27\u00a0%"}


def given(status: str) -> Pack:
    """A city whose number, from the second of two sources, has that status."""
    return pack(
        row("sources", "other", publisher="A", title="B", kind="agency"),
        row("sources", "paper", 3, publisher="The Gazette", title="Numbers", kind="newspaper"),
        row("claims", "C", panel="cities", text=("It rose.", "Subió."), value=27.0, unit="percent",
            status=status, city="la", source_ids="paper"),
        row("cities", "la", name=("Los Angeles", "Los Ángeles"), claim_ids="C"),
        row("sections", "h", panel="cities", kind="headline", text=("It rose.", "Subió."), claim_ids="C"),
        title_en="Pack", languages="en es",
    )


@pytest.fixture(params=[*STATUSES, "rumour"])
def status(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def words(status: str, language: str) -> set[str]:
    known = status_of(status)
    return {known.word(language), known.word(language, short=True)}


def test_table_and_clipboard(status: str, language: str) -> None:
    view = registry.view("cities", given(status), language)
    (line,) = view.cells["article"][0].lines
    assert (line.strong, line.status, line.ref, line.sources) == (NUMBER[language], status, "C", (2,))
    assert line.text in words(status, language)
    copied = exporting.clipboard_text(exporting.shown(view, [0], ["article"], ["x"], language))
    assert " ".join(NUMBER[language].split()) in copied and "[2]" in copied
    longest = max((word for word in words(status, language) if word in copied), key=len)
    assert copied.count(longest) == 1
    assert not any(word in copied.replace(longest, "") for word in words(status, language))


def test_headline_and_cards(status: str, language: str) -> None:
    own = given(status)
    (words,) = marked_halves(own, own.section("cities", "headline"), language)
    assert (words.status, words.sources) == (status, (2,))
    assert words.spoken().endswith(f"({status_of(status).word(language)})")
    city = own.row("cities", "la")
    assert city is not None
    line = registry.card("cities", own, city, language).blocks[0].lines[0]
    assert (line.strong, line.status, line.sources) == (NUMBER[language], status, (2,))
    card = card_content(own, "C", language)
    assert card is not None and NUMBER[language] in card.title
    assert [(m.status, m.word) for m in card.entries[0].marks] == [(status, status_of(status).word(language))]


def test_chart(status: str, language: str) -> None:
    chart = registry.charts("cities")["article"].build(given(status), language, "")
    assert isinstance(chart, BarChart)
    (datum,) = chart.series[0].data
    assert (datum.value, datum.value_text, datum.status, datum.cite) == (27.0, NUMBER[language], status, "[2]")
    drawing = chart.standalone(Frame(EvenMeasure(), 900.0))
    texts = " ".join(shape.text for shape in drawing.shapes if isinstance(shape, Text))
    assert NUMBER[language] in texts and "[2]" in texts and status_of(status).word(language) in texts
    assert [shape.status for shape in drawing.shapes if isinstance(shape, MarkShape)] == [status]


def test_slide(status: str, language: str) -> None:
    own = given(status)
    slide = make_deck(own)["city.la"]
    entry = content_of(own, slide, Scene(slide.id), language).entries[0]
    assert (entry.number, entry.note, entry.sources) == (NUMBER[language], "[2]", ("paper",))
    assert [(m.status, m.word, m.figure_id) for m in entry.marks] == [
        (status, status_of(status).word(language), "C")]


def marks_within(part: object) -> Iterator[Mark]:
    """All marks of a part of a sheet, however deep."""
    if isinstance(part, Mark):
        yield part
    elif isinstance(part, tuple | list):
        for one in part:
            yield from marks_within(one)
    elif is_dataclass(part):
        for item in fields(part):
            yield from marks_within(getattr(part, item.name))


def test_sheet(status: str, language: str) -> None:
    own = given(status)
    compose = Composer(own, language, datetime.date(2026, 11, 29), LocalContacts(), PAGES)
    body = registry.sheets(own)["city:la"].body(compose)
    marks = {(mark.status, mark.word, mark.cite) for mark in marks_within(body.opening)}
    assert (status, status_of(status).word(language), "[2]") in marks
    said: list[str] = []
    plain_data(body, lambda text: said.append(text) or text)  # type: ignore[func-returns-value]
    assert said.count(NUMBER[language]) == 1  # in the words or in the mark, never in both


def test_every_status_has_a_mark_of_its_own_and_an_unknown_one_an_empty_one(status: str) -> None:
    shapes = mark_shapes(Box(0, 0, 18, 18), status)
    others = [mark_shapes(Box(0, 0, 18, 18), one) for one in STATUSES if one != status]
    assert shapes and shapes not in others
    assert (len(shapes) == 1) == (status not in STATUSES)


def test_the_spoken_form_has_number_mark_and_sources(status: str, language: str) -> None:
    statement = of_ref(given(status), "C", language)
    assert statement is not None
    assert all(part in statement.spoken for part in (NUMBER[language], "[2]", status_of(status).word(language)))
