"""Addresses and long words on a sheet: found again in the PDF letter for letter, by three programs that share no code."""

from __future__ import annotations

import io
import re
import shutil
import subprocess

import pdfplumber
import pikepdf
import pytest

from explainer.printing.cleaning import BREAK, clean
from explainer.printing.documents import Options
from explainer.printing.pages import opened
from explainer.printing.typesetting import Typesetter
from explainer.sheets.composing import LocalContacts
from tests.sheets.conftest import TODAY
from tests.sheets.packs import small
from tests.sheets.reading import quick_margin

ADDRESSES = [
    "help@neighborhood-legal-center.example",
    "https://www.example.org/ayuda-legal-gratuita?idioma=es&lugar=los-angeles#oficina-de-la-calle-4",
    "http://library.example/a/b/c/annual-report-2025_final-version.of-the-file.pdf",
    "2025-06-15_annual-report-of-the-affiliated-offices-first-draft.xlsx",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "electroencefalografistas-anticonstitucionalmente",
    "213-555-0123",
    "info@my-site.org",
    r"C:\offices\affluent-fjord\file-first-flat.csv",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
]
FILLING = "In the office on the first floor, affable staff "
"""Words before an address, so that it comes at every place of a line."""


def texts(pdf: bytes) -> dict[str, str]:
    """All letters as programs find them, without ends of lines and spaces. A hyphen that ended a line would be lost."""
    with opened(pdf) as document:
        found = {"pdfium": "".join(page.get_textpage().get_text_range() for page in document)}
    with pdfplumber.open(io.BytesIO(pdf)) as plumbed:
        found["pdfplumber"] = "".join(letter["text"] for page in plumbed.pages for letter in page.chars)
    if program := shutil.which("pdftotext"):
        done = subprocess.run([program, "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
        found["pdftotext"] = done.stdout.decode()
    return {name: re.sub(r"\s", "", text) for name, text in found.items()}


def made(typesetter: Typesetter, subject: str, contacts: str, options: Options, before: str = "",
         word: str = "") -> bytes:
    """A sheet whose box holds `contacts`; with `word`, every text of the pack ends in it."""
    given = small(1, (lambda name: f"{before}{name} {word}") if word else str)
    chosen = Options(options.language, options.paper, options.large_print, today=TODAY,
                     contacts=LocalContacts(contacts, None))
    return typesetter.sheet(given, subject, chosen).pdf


@pytest.mark.parametrize("options", [
    Options("en", "letter"), Options("es", "a4"), Options("en", "a4", large_print=True), Options("both", "letter"),
], ids=["letter", "a4-es", "large", "both"])
def test_addresses_in_the_box_come_back(typesetter: Typesetter, options: Options) -> None:
    lines = [f"{FILLING[:n]}{address}, {address}." for address in ADDRESSES for n in (0, 23, len(FILLING))]
    for name, text in texts(made(typesetter, "city:c1", "\n".join(lines), options)).items():
        for address in ADDRESSES:
            assert text.count(address) >= 6, (name, address)
        assert not re.search("[\u200b\u00ad\u2060\ufeff\ufffe\ufb00-\ufb06\x02\ufdd0-\ufdef]", text), name


@pytest.mark.parametrize(("subject", "address"), [
    *(("city:c1", address) for address in ADDRESSES), ("overview", ADDRESSES[1]), ("impacts", ADDRESSES[2])])
def test_addresses_in_every_text_come_back(typesetter: Typesetter, subject: str, address: str) -> None:
    """Titles, sources, tables and columns: narrower than the address, they divide it and add nothing."""
    for name, text in texts(made(typesetter, subject, "", Options(), word=address)).items():
        assert text.count(address) > 12, name
        assert BREAK not in text and "\u00ad" not in text


def test_nothing_runs_off_the_paper(typesetter: Typesetter) -> None:
    """Programs that read a PDF also find what is drawn beside the page."""
    for options in (Options(), Options(large_print=True)):
        lines = "\n".join(f"{FILLING}{address}" for address in ADDRESSES)
        assert quick_margin(made(typesetter, "city:c1", lines, options)) >= 14.9


def test_the_title_and_the_bookmarks_hold_no_places_to_break(typesetter: Typesetter) -> None:
    word = ADDRESSES[3]
    pdf = made(typesetter, "city:c1", "", Options(), word=word)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        title = str(document.docinfo.Title)
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
            titles += [child.title for item in outline.root for child in item.children]
        everything = [str(item.get(key, "")) for item in document.objects if isinstance(item, pikepdf.Dictionary)
                      for key in ("/Alt", "/ActualText", "/Title", "/E", "/Author", "/T")]
    assert any(word in title for title in titles)
    assert not [text for text in (title, *titles, *everything) if BREAK in text]


@pytest.mark.parametrize("subject", ["overview", "city:los-angeles", "full-set"])
def test_sheets_of_the_built_in_pack_hold_only_letters(make, subject: str) -> None:  # type: ignore[no-untyped-def]
    for name, text in texts(make(subject).pdf).items():
        assert not re.search("[\u200b\u00ad\u2060\ufeff\ufb00-\ufb06]", text), name


@pytest.mark.parametrize("word", [
    "and", "well-known", "27%", "2025–2026", "1,234.5", "—", "“quoted”", "日本語の文字は二十五文字よりも長くても折り返す"])
def test_other_words_are_left_alone(word: str) -> None:
    assert clean(word) == word


@pytest.mark.parametrize("word", [*ADDRESSES, "-" * 80, "a-" * 40, "x" * 400])
def test_no_piece_ends_with_a_hyphen_unless_it_is_all_hyphens(word: str) -> None:
    pieces = clean(word).strip(BREAK).split(BREAK)
    assert "".join(pieces) == word and max(map(len, pieces)) <= 12
    assert not [piece for piece in pieces[:-1] if piece.endswith("-") and set(piece) != {"-"} and len(piece) < 12]


def test_a_word_that_fits_on_a_line_is_not_divided(typesetter: Typesetter) -> None:
    """Where a line has no room for it, it goes to the next one as a whole."""
    address = ADDRESSES[0]
    pdf = made(typesetter, "city:c1", f"{FILLING * 2}{address}", Options(large_print=True))
    with opened(pdf) as document:
        assert address in "".join(page.get_textpage().get_text_range() for page in document)


def test_the_case_of_a_center_with_its_addresses(typesetter: Typesetter) -> None:
    """Searched for as a person does in a reader."""
    text = "Free help: help@neighborhood-legal-center.example\nhttps://www.example.org/ayuda-legal-gratuita"
    with opened(made(typesetter, "overview", text, Options())) as document:
        page = document[0].get_textpage()
        for address in re.findall(r"\S*[@:]\S+\.\S+", text):
            assert page.search(address, match_case=True).get_next() is not None, address
