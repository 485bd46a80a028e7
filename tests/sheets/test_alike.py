"""Both sides of a paper, and both sides of the question, are treated alike: what is left out for room is left out of
both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explainer.content import words
from explainer.core.pack import Pack
from explainer.panels.subjects import single_subjects
from explainer.printing.documents import Options, compose_sheet
from explainer.printing.typesetting import Typesetter
from explainer.sheets.parts import Sheet, Table
from explainer.sheets.texts import say
from tests.sheets.conftest import TODAY, Make
from tests.sheets.reading import PdfText, read_pdf, squeeze

SUBJECTS = ("overview", "city:los-angeles", "city:chicago", "city:new-york", "impacts", "responses", "recommendations")
EACH = [(subject, paper) for subject in SUBJECTS for paper in ("letter", "a4")]


def printed(pack: Pack, typesetter: Typesetter, subject: str, language: str, paper: str) -> Sheet:
    """The sheet as the typesetter lays it out."""
    options = Options(language, paper, today=TODAY)
    room, _done = typesetter._fitted(pack, subject, options, None)
    return compose_sheet(pack, subject, language, options, room)


def shape(sheet: Sheet) -> list[tuple[str, int]]:
    """The kinds of its sections with the rows of its tables."""
    return [(section.kind, len(section.rows) if isinstance(section, Table) else 0)
            for band in sheet.bands for section in band.sections if section.kind != "text"]


@pytest.mark.parametrize(("subject", "paper"), EACH)
def test_both_languages_have_the_same_sections_and_rows(
        subject: str, paper: str, pack: Pack, typesetter: Typesetter) -> None:
    english, spanish = (printed(pack, typesetter, subject, language, paper) for language in ("en", "es"))
    assert len(english.bands) == len(spanish.bands) and shape(english) == shape(spanish)
    assert [len(band.sections) for band in english.bands] == [len(band.sections) for band in spanish.bands]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_no_case_or_one_that_each_side_won(language: str, paper: str, pack: Pack, make: Make) -> None:
    text = read_pdf(make("overview", language, paper).pdf).text
    won = [words.word("prevailed", side, language) in text for side in ("federal", "others")]
    assert len(set(won)) == 1
    assert won[0] or not any(squeeze(case.local("name", language)) in text for case in pack["cases"])


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_both_columns_on_a_proposal_or_neither(language: str, paper: str, make: Make) -> None:
    text = read_pdf(make("recommendations", language, paper).pdf).text
    assert (say("col_why", language) in text) == (say("col_other_side", language) in text) == (
        say("for_against", language) in text)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_sheet_that_leaves_rows_out_says_where_more_are(subject: str, pack: Pack, make: Make) -> None:
    assert subject in single_subjects(pack)
    for language in ("en", "es"):
        text = read_pdf(make(subject, language).pdf).text
        left_out = f" {say('some_of', language, n='', m='').split()[0]} " if language == "en" else " de "
        cut = any(f"({n}{left_out}" in text for n in range(1, 9))
        assert not cut or say("more", language) in text


def test_the_other_side_is_named_only_where_it_is_one(typesetter: Typesetter, pack: Pack) -> None:
    options = Options("both", today=TODAY)
    said = say("other_side_of_paper", "en", language="English"), say("other_side_of_paper", "es", language="English")
    for large in (False, True):
        text = read_pdf(typesetter.sheet(pack, "city:chicago", replace(options, large_print=large)).pdf).text
        assert any(squeeze(one) in text for one in said) is not large


# What a city's sheet tells


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("city", ["los-angeles", "chicago", "new-york"])
def test_a_citys_sheet_says_what_it_is_about_and_how_the_suit_stands(
        city: str, language: str, pack: Pack, make: Make) -> None:
    pdf: PdfText = read_pdf(make(f"city:{city}", language).pdf)
    known = pdf.text.index(say("is_known", language))
    assert "losangeles365.info" in pdf.text[:known] and "2025" in pdf.text[:known]
    case = next(one for one in pack["cases"] if one.text("city") == city)
    first = case.local("last_ruling", language).split(". ")[0]
    assert squeeze(first).rstrip(".") in pdf.text
    code = next(node for node in pdf.nodes("Figure") if "QR" in node.alt)
    assert "losangeles365" not in code.alt
    maker = next(row for row in pack["sources"] if row.text("publisher") and row.text("publisher")[:40] in code.alt)
    assert maker.text("kind") in ("law", "court", "agency"), "who made the rule, not who reports of it"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_overview_has_events_and_cases_however_short_of_room_it_is(language: str, make: Make) -> None:
    for paper in ("letter", "a4"):
        text = read_pdf(make("overview", language, paper).pdf).text
        assert say("events", language) in text and say("cases", language) in text
