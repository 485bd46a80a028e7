"""Sheets of packs with other cities, with few rows or none, and with numbers that are missing for every reason."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import pytest

from explainer.content import evidence
from explainer.core.pack import Pack
from explainer.panels.subjects import single_subjects, subject_of, subjects
from explainer.printing.documents import Options, languages_of
from explainer.printing.typesetting import Typesetter
from explainer.sheets.composing import LocalContacts
from explainer.sheets.subjects import file_name
from tests.core.building import pack as packed
from tests.core.building import row
from tests.sheets.conftest import TODAY
from tests.sheets.packs import MISSING, PANELS, small
from tests.sheets.reading import (
    PdfText,
    clashes,
    quick_margin,
    quick_texts,
    read_pdf,
    smallest_margin,
    squeeze,
)

OPTIONS = Options(today=TODAY)


def back(typesetter: Typesetter, pack: Pack, subject: str, options: Options = OPTIONS) -> PdfText:
    done = typesetter.sheet(pack, subject, options)
    assert done.unknown_letters == ""
    return read_pdf(done.pdf)


@pytest.mark.parametrize("count", [0, 3, 30])
def test_a_sheet_for_each_city(count: int, typesetter: Typesetter) -> None:
    given = small(count)
    cities = [f"city:c{n}" for n in range(1, count + 1)]
    assert subjects(given) == ("overview", *cities, "impacts", "responses", "recommendations", "full-set")
    for subject in cities[-1:]:
        pdf = back(typesetter, given, subject)
        assert len(pdf.pages) == 1 and f"cities.name {count}" in pdf.text
        assert clashes(pdf.pages[0]) == []


@pytest.mark.parametrize("count", [0, 30])
def test_full_set_holds_every_sheet(count: int, typesetter: Typesetter) -> None:
    given = small(count)
    done = typesetter.sheet(given, "full-set", OPTIONS)
    pages = quick_texts(done.pdf)
    titles = ["meta.title", "Overview", *(f"cities.name {n}" for n in range(1, count + 1)), "Impacts", "Responses",
              "Recommendations", "All sources"]
    cover = len(pages) - len(titles) + 1  # with many cities the contents run over
    starts = [1, *range(cover + 1, len(pages) + 1)]
    contents = "".join(pages[:cover])
    for number, title in zip(starts, titles, strict=True):
        page = pages[number - 1]
        assert page.startswith(title.replace(" ", "")) and f"Page{number}of{len(pages)}" in page
        if number > 1:
            assert re.search(rf"{re.escape(title.replace(' ', ''))}\.*{number}(?!\d)", contents)
    assert quick_margin(done.pdf) >= 14.9


def test_missing_numbers_are_words_with_mark_and_source(typesetter: Typesetter) -> None:
    text = back(typesetter, small(1), "city:c1").text
    for missing in MISSING:
        assert squeeze(f"{evidence.missing_word(missing, 'en')} One source [2]") in text
    assert "What has been published (5 of 6)" in text


@pytest.mark.parametrize("missing", MISSING)
def test_a_city_whose_only_number_is_missing(missing: str, typesetter: Typesetter) -> None:
    given = packed(
        row("cities", "x", name="Xanadu", office="Office", office_covers="All.", figure_ids="F"),
        row("sources", "s", publisher="Publisher", kind="agency", side="none", title="Title", date="2025"),
        row("figures", "F", what="Arrests", kind="arrests", place="There", place_kind="city", unit="count",
            missing=missing, status="reported", source_ids="s"), title_en="Pack", languages="en")
    pdf = back(typesetter, given, "city:x")
    word = evidence.missing_word(missing, "en")
    assert squeeze(f"{word} Reported by one source [1]") in pdf.text
    assert "0" not in pdf.text.replace("[1]", "").split("Sources")[0].replace("2025", "")


def test_a_city_without_any_number(typesetter: Typesetter) -> None:
    given = packed(row("cities", "x", name="Xanadu", office="Office", office_covers="All."), title_en="Pack",
                   languages="en")
    pdf = back(typesetter, given, "city:x")
    assert "This pack gives no number for Xanadu." in pdf.text
    assert pdf.text.count("This pack says nothing here.") == 3
    assert len(pdf.pages) == 1


def test_a_series_shares_one_axis_and_only_it(typesetter: Typesetter) -> None:
    from explainer.printing.documents import compose_sheet
    from explainer.sheets.composing import ROOMS
    from explainer.sheets.parts import Bars

    def figure(name: str, value: float, series: str, start: str) -> object:
        return row("figures", name, what="Arrests", kind="arrests", place="There", place_kind="city", unit="count",
                   value=value, status="reported", series=series, period_start=start)

    given = packed(row("cities", "x", name="X", office="O", office_covers="All.", figure_ids="A B"),
                   figure("A", 50.0, "", "2024"), figure("B", 100.0, "s", "2025-02"),
                   figure("C", 25.0, "s", "2025-01"), title_en="Pack", languages="en")  # type: ignore[arg-type]
    sheet = compose_sheet(given, "city:x", "en", OPTIONS, ROOMS[0])
    chart = next(s for band in sheet.bands for s in band.sections if isinstance(s, Bars))
    assert [bar.share for bar in chart.bars] == [0.25, 1.0]
    assert all("Arrests" in bar.label for bar in chart.bars)


def test_an_empty_pack_has_sheets_that_say_so(typesetter: Typesetter) -> None:
    given = packed(title_en="Empty pack", languages="en")
    for subject in single_subjects(given):
        pdf = back(typesetter, given, subject)
        assert len(pdf.pages) == 1 and "Empty pack" in pdf.text and "The pack lists nothing here." in pdf.text


def test_both_languages_on_two_sides(typesetter: Typesetter) -> None:
    pdf = back(typesetter, small(1), "city:c1", replace(OPTIONS, language="both"))
    assert len(pdf.pages) == 2
    first, second = (page.all_letters for page in pdf.pages)
    assert "Summary sheet · Español al dorso" in first and "Hoja informativa · English on the other side" in second
    assert pdf.language == "en" and "es" in {node.language for node in pdf.root.walk()}


def test_second_language_starts_on_a_leaf_of_its_own_where_the_first_runs_over(typesetter: Typesetter) -> None:
    long = small(1, lambda field: field + " word" * 700 if field == "cities.rule" else field)
    done = typesetter.sheet(long, "city:c1", replace(OPTIONS, language="both"))
    pages = [page.all_letters for page in read_pdf(done.pdf).pages]
    spanish = next(n for n, text in enumerate(pages) if "Hoja informativa" in text)
    assert done.runs_over and spanish > 1 and spanish % 2 == 0  # the front of a paper of its own


@pytest.mark.parametrize(("language", "expected"), [("en", ("en",)), ("en es", ("en", "es", "both"))])
def test_languages_that_can_be_asked_for(language: str, expected: tuple[str, ...]) -> None:
    assert languages_of(packed(title_en="Pack", languages=language)) == expected


def test_review_date_that_has_passed_is_told_first(typesetter: Typesetter) -> None:
    late = replace(OPTIONS, today=datetime.date(2030, 1, 2))
    text = back(typesetter, small(1), "overview", late).text
    assert "This content was due for review by January 1, 2030. That date has passed" in text
    assert text.index("That date has passed") < text.index("sections.text")
    on_time = back(typesetter, small(1), "overview", replace(OPTIONS, today=datetime.date(2030, 1, 1))).text
    assert "has passed" not in on_time and "Due for review by January 1, 2030." in on_time


def test_reviewers_are_named(typesetter: Typesetter) -> None:
    assert "Legal lines reviewed by meta.law_reviewed_by." in back(typesetter, small(1), "overview").text


def test_local_contacts_are_printed_with_their_date(typesetter: Typesetter) -> None:
    from explainer.core.dates import PartialDate

    given = LocalContacts("Legal aid desk\nTuesdays 4–6 pm, room 2", PartialDate(2026, 11, 20))
    text = back(typesetter, small(1), "overview", replace(OPTIONS, contacts=given)).text
    assert "checked on November 20, 2026" in text and "Legal aid desk Tuesdays 4–6 pm, room 2" in text
    assert "Legal aid desk" not in back(typesetter, small(1), "overview").text


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_large_print_is_large_throughout(paper: str, typesetter: Typesetter) -> None:
    options = replace(OPTIONS, paper=paper, large_print=True)
    done = typesetter.sheet(small(2), "city:c1", options)
    pdf = read_pdf(done.pdf)
    assert len(pdf.pages) > 1 and not done.runs_over
    for number, page in enumerate(pdf.pages, start=1):
        sizes = {round(letter["size"], 1) for letter in page.letters if letter["text"].strip()}
        assert min(sizes) >= 16.2 and min(size for size in sizes if size != 16.2) == 18  # nine tenths: source numbers
        assert smallest_margin(page) >= 14.9 and clashes(page) == []
        assert f"Page {number} of {len(pdf.pages)}" in page.all_letters
    assert [len(row.children) for row in pdf.nodes("TR")] == [2] * len(pdf.nodes("TR"))


def test_same_content_same_bytes(typesetter: Typesetter) -> None:
    again = Typesetter()
    for subject in ("overview", "city:c1"):
        assert typesetter.sheet(small(1), subject, OPTIONS).pdf == again.sheet(small(1), subject, OPTIONS).pdf


@pytest.mark.parametrize(("panel", "selected", "subject"), [
    ("overview", "", "overview"), ("cities", "c2", "city:c2"), ("cities", "", "city:c1"), ("cities", "gone", "city:c1"),
    ("impacts", "i1", "impacts"), ("responses", "", "responses"), ("recommendations", "", "recommendations"),
    ("sources", "", "full-set")])
def test_subject_of_a_panel(panel: str, selected: str, subject: str) -> None:
    assert subject_of(small(3), panel, selected) == subject
    assert subject_of(small(0), "cities", selected) == "overview"


def test_every_panel_has_a_subject() -> None:
    given = small(1)
    assert {subject_of(given, panel, "") for panel in PANELS} == set(subjects(given))


def test_file_names_are_safe() -> None:
    assert file_name("city:los-angeles", "es", "a4") == "city-los-angeles-es-a4.pdf"
    assert file_name("city:../../etc/passwd", "en", "letter") == "city-..-..-etc-passwd-en-letter.pdf"


def test_unknown_subject() -> None:
    with pytest.raises(KeyError):
        Typesetter().sheet(small(1), "city:nowhere", OPTIONS)
    with pytest.raises(KeyError):
        Typesetter().sheet(small(1), "nothing", OPTIONS)
