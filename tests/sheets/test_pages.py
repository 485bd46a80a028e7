"""No page of a few lines, no small print alone; and the half page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from explainer.core.pack import Pack
from explainer.printing.documents import Options
from explainer.printing.pages import opened
from explainer.printing.typesetting import Typesetter
from explainer.sheets.composing import LocalContacts
from tests.sheets.conftest import TODAY, Make
from tests.sheets.packs import small
from tests.sheets.reading import clashes, quick_margin, read_pdf

SUBJECTS = ("overview", "city:los-angeles", "city:chicago", "city:new-york", "impacts", "responses", "recommendations")
FEWEST_LINES = 8


def lines_of(pdf: bytes) -> list[list[str]]:
    """Lines of text of each page, without the one at its foot."""
    with opened(pdf) as document:
        return [page.get_textpage().get_text_range().splitlines()[:-1] for page in document]


@pytest.mark.parametrize(("language", "paper"), [("en", "letter"), ("es", "letter"), ("en", "a4"), ("es", "a4")])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_page_of_large_print_holds_a_few_lines(subject: str, language: str, paper: str, make: Make) -> None:
    pages = lines_of(make(subject, language, paper, large_print=True).pdf)
    assert len(pages) > 2
    for number, lines in enumerate(pages):
        assert len(lines) >= FEWEST_LINES, (number, lines)
    end = " ".join(pages[-1])
    assert len(re.findall(r"\[\d+\]", end)) >= 3  # never the small print alone


@pytest.mark.parametrize(("large", "language"), [(True, "en"), (True, "es"), (False, "en"), (False, "es")])
def test_no_page_of_the_full_set_holds_a_few_lines(large: bool, language: str, make: Make) -> None:
    pages = lines_of(make("full-set", language, "letter", large_print=large).pdf)
    fewest = [5 if number == 1 and large else FEWEST_LINES for number in range(len(pages))]  # the box is on the second
    assert [number for number, lines in enumerate(pages) if len(lines) < fewest[number]] == []


def test_a_text_that_runs_over_takes_no_page_for_its_small_print(typesetter: Typesetter) -> None:
    for words in range(300, 900, 75):
        long = small(1, lambda field, words=words: field + " word" * words if field == "cities.unknown" else field)
        done = typesetter.sheet(long, "city:c1", Options(today=TODAY))
        assert done.pages == 1 or "[1]" in " ".join(lines_of(done.pdf)[-1])


# Half a page


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_two_halves_fit_on_a_page(subject: str, language: str, paper: str, make: Make) -> None:
    done = make(subject, language, paper, half_page=True)
    assert done.pages == 1 and not done.runs_over
    page = read_pdf(done.pdf).pages[0]
    assert clashes(page) == [] and quick_margin(done.pdf) >= 11.5
    middle = page.height / 2
    upper = [c for c in page.letters if c["bottom"] < middle - 5]
    lower = [c for c in page.letters if c["top"] > middle + 5]
    assert abs(len(upper) - len(lower)) < 5 and len(upper) > 400
    for name in {"en": ("Place", "Phone", "Days and hours"), "es": ("Lugar", "Teléfono", "Días y horas")}[language]:
        assert page.all_letters.count(name) >= 2


def test_help_that_the_center_filled_in_stands_in_the_box(pack: Pack, typesetter: Typesetter) -> None:
    options = Options(today=TODAY, half_page=True, contacts=LocalContacts("Casa Abierta\n555 0100"))
    letters = read_pdf(typesetter.sheet(pack, "city:chicago", options).pdf).pages[0].all_letters
    assert letters.count("555 0100") == 2 and "Phone" not in letters


def test_what_takes_more_than_half_a_page_stands_there_once(pack: Pack, typesetter: Typesetter) -> None:
    contacts = LocalContacts("\n".join(f"Place {n}, 555 01{n:02d}" for n in range(30)))
    done = typesetter.sheet(pack, "city:chicago", Options(today=TODAY, half_page=True, contacts=contacts))
    pdf = read_pdf(done.pdf)
    whole = "".join(page.all_letters for page in pdf.pages)
    assert all(whole.count(f"555 01{n:02d}") == 1 for n in range(30))
    assert all(clashes(page) == [] for page in pdf.pages) and quick_margin(done.pdf) >= 11.5


def test_halves_in_two_languages_are_front_and_back(typesetter: Typesetter, pack: Pack) -> None:
    options = Options("both", today=TODAY, half_page=True)
    pages = [page.all_letters for page in read_pdf(typesetter.sheet(pack, "city:chicago", options).pdf).pages]
    assert len(pages) == 2 and "Español al dorso" in pages[0] and "Ayuda local" in pages[1]


def test_large_print_has_no_half_page(pack: Pack, typesetter: Typesetter) -> None:
    options = Options(today=TODAY, half_page=True, large_print=True)
    large = typesetter.sheet(pack, "city:chicago", replace(options, half_page=False))
    assert typesetter.sheet(pack, "city:chicago", options).pages == large.pages > 1
