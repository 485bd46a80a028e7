"""A walk by keys alone on what is heard: from the start to the number for Los Angeles, its status and its source, over
time, and the sheet about Chicago printed to a PDF. Nothing is looked up but what the keys bring to the ear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from tests.reader.desktop import Desktop, program
from tests.reader.hearing import Reader


class Words(NamedTuple):
    """What the person listens for."""

    language: str
    question: str
    panel: str
    table: str
    article: str
    number: str
    status: str
    trust: str
    sources: str
    views: str
    over_time: str
    plot: str
    arrests: str
    before: str
    sheet: str
    subject: str
    save: str
    saved: str


WORDS = {
    "en": Words("English", "Are the numbers true?", "City statistics", "Table: ", "Article says", "27%", "Not found elsewhere",
                "Can I trust", "Sources", "Views", "Over time", "Counts over time", "arrests", "Days before and after",
                "Print a summary sheet", "Subject", "Save as PDF", "Saved"),
    "es": Words("Español", "¿Son ciertas las cifras?", "Datos por ciudad", "Tabla: ", "El artículo dice", "27 %",
                "No encontrado en otra fuente", "¿Puedo confiar", "Fuentes", "Vistas", "En el tiempo", "Conteos en el tiempo", "arrestos",
                "Días antes y después", "Imprimir una hoja informativa", "Tema", "Guardar como PDF", "Guardado"),
}


@pytest.fixture(scope="module", params=sorted(WORDS))
def walker(request: pytest.FixtureRequest, listening: Desktop) -> Iterator[tuple[Reader, Words]]:
    """The program just opened, in a language that the person chose by ear."""
    words = WORDS[request.param]
    with program(listening) as heard:
        if not heard.press_until("Tab", "[radio button]").tells(words.language):
            heard.press_until("Right", words.language)
        yield heard, words


def test_from_the_start_to_the_number_its_status_and_its_source(walker: tuple[Reader, Words]) -> None:
    heard, words = walker
    heard.press_until("Tab", words.question)
    assert heard.press("Return").tells(words.panel, "[heading]"), "the panel's headline is what is heard next"
    cell = heard.press_until("Tab", words.table, "Los ", " 1 ")  # Los Angeles, row 1 of 3
    assert cell.tells("3"), "where in the table this is"
    cell = heard.press("Right")
    assert cell.tells(words.article, words.number, words.status), "the column, the number and its mark, in words"
    assert str(cell).count(words.status) == 1, "once"
    heard.press("ctrl+i")
    lines = [str(heard.press("Down")) for _ in range(6)]
    assert any(words.trust in line for line in lines) and any(words.status in line for line in lines), lines
    heard.press_until("ctrl+Down", words.sources)
    source = heard.press_until("Right", "[link]", "[131]", most=20)
    assert source.tells("Sacramento Bee"), "a source is called by its name"
    heard.press("Return")
    heard.press_until("Down", "Sacramento Bee", most=12)
    assert heard.press("Escape").tells("[131]", "[link]"), "and the way back leads to where one was"


def test_over_time(walker: tuple[Reader, Words]) -> None:
    heard, words = walker
    heard.press("Escape")
    views = heard.press_until("Tab", words.views)
    if views.tells("[button menu]"):  # where names are long they are a menu
        heard.press("space")
        heard.press_until("Down", words.over_time)
        heard.press("Return")
    else:
        heard.press_until("Right", words.over_time)
    plot = heard.press_until("Tab", words.plot)
    assert plot.tells("[chart]")
    day = heard.press("Right")
    assert day.tells("2025", words.arrests), "a day says its date and its count"
    assert heard.press("ctrl+Right").tells("·"), "a day of an event says what happened"
    assert heard.press("shift+Right").tells("2025", "%"), "another date says what was before and after"
    assert heard.press_until("Tab", words.before).tells("[cell]"), "the same as a table, row by row"


def test_the_sheet_about_chicago_as_a_pdf(walker: tuple[Reader, Words], tmp_path: Path) -> None:
    heard, words = walker
    heard.press("ctrl+p")
    heard.hear(words.sheet)
    heard.press_until("Tab", words.subject)
    heard.press_until("Down", "Chicago", most=8)
    heard.press_until("Tab", words.save)
    heard.press("space")
    heard.hear("[text]")
    target = tmp_path / "chicago.pdf"
    heard.press("ctrl+a")
    heard.type(str(target))
    heard.press("Return")
    heard.hear(words.saved, str(target))
    text = PdfDocument(target)[0].get_textpage().get_text_range()
    assert "Chicago" in text and words.number.strip("% ")[:1] in text
    with pikepdf.open(target) as pdf:
        assert str(pdf.Root.Lang)[:2] == {"English": "en", "Español": "es"}[words.language]
    heard.press("Escape")
