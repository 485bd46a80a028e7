"""What a screen reader is told beyond the words: lists, contents, heads of rows, languages, pictures in words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pdfplumber
import pikepdf
import pytest

from explainer.core.pack import Pack
from explainer.panels.subjects import single_subjects
from explainer.printing.tagging import with_row_heads
from tests.sheets.conftest import Make
from tests.sheets.reading import Node, PdfText

Read = Callable[..., PdfText]
CITIES = ("city:los-angeles", "city:chicago", "city:new-york")


def in_language(pdf: bytes, language: str) -> str:
    """Letters of all text that says it is in another language than the document."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document, pdfplumber.open(io.BytesIO(pdf)) as plumbed:
        for page, letters in zip(document.pages, plumbed.pages, strict=True):
            content = page.Contents.read_bytes()
            marks = {int(n) for n in re.findall(rb"/MCID (\d+)/Lang\(" + language.encode() + rb"\)", content)}
            found += [letter["text"] for letter in letters.chars if letter["mcid"] in marks]
    return "".join(found)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("subject", CITIES)
def test_sources_are_a_list(subject: str, language: str, read: Read, make: Make) -> None:
    pdf = read(subject, language, "letter", large_print=True)
    items = pdf.nodes("LI")
    assert {node.type for item in items for node in item.children} == {"Lbl", "LBody"}
    numbers = [item.children[0].all_text() for item in items]
    cited = set(re.findall(r"\[\d+\]", pdf.text[:pdf.text.rindex("Fuentes" if language == "es" else "Sources")]))
    assert len(numbers) >= 8 and set(numbers) == cited


def test_contents_are_contents(read: Read, pack: Pack) -> None:
    for language in ("en", "es"):
        pdf = read("full-set", language, "letter")
        contents = pdf.nodes("TOC")
        entries = [node for node in contents[0].walk() if node.type == "TOCI"]
        assert len(contents) == 1 and len(entries) == len(single_subjects(pack)) + 1  # and all sources
        titles = [node.all_text() for node in pdf.nodes("H1")][1:]
        for entry, title in zip(entries, titles, strict=True):
            assert entry.all_text().startswith(title) and re.search(r"\d+$", entry.all_text())
            assert any(node.type == "Link" for node in entry.walk())


def test_both_languages_have_contents_of_their_own(read: Read, pack: Pack) -> None:
    pdf = read("full-set", "both", "letter")
    counts = [len([n for n in toc.walk() if n.type == "TOCI"]) for toc in pdf.nodes("TOC")]
    assert counts == [len(single_subjects(pack)) + 1] * 2


@pytest.mark.parametrize("subject", [*CITIES, "overview", "impacts", "responses", "recommendations"])
def test_pictures_say_their_numbers_marks_and_sources(subject: str, read: Read) -> None:
    for language in ("en", "es"):
        for node in read(subject, language, "letter").nodes("Figure"):
            own = re.match("How well|Hasta qué|Who responded|Quién respond", node.alt)  # counts of the sheet's own
            assert own or re.search(r"\[\d+\]", node.alt), node.alt


def test_titles_and_foreign_words_say_their_language(make: Make) -> None:
    spanish = make("city:chicago", "es").pdf
    foreign = in_language(spanish, "en")
    assert "detainer" in foreign and "Deportation Data Project" not in foreign
    assert "Administrative arrests per area and day" in foreign
    assert "Ciudad" not in foreign and "Fuentes" not in foreign
    assert in_language(make("city:new-york", "en").pdf, "es") == ""


def test_each_half_page_is_read_once(make: Make, read: Read) -> None:
    pdf = read("city:chicago", "es", "letter", half_page=True)
    assert [node.all_text() for node in pdf.nodes("H1")] == ["Chicago"]
    letters = pdf.pages[0].all_letters
    assert pdf.text.count("Qué significa para usted") == 1 and letters.count("Qué significa para usted") == 2
    assert pdf.ua_part == "1"


# Heads of rows


def table_pdf(make: Make) -> bytes:
    return make("city:chicago", "en").pdf


def test_the_file_is_sound_and_says_the_same(make: Make) -> None:
    pdf = table_pdf(make)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        names = document.Root.StructTreeRoot.IDTree.Names
        keys = [bytes(names[n]) for n in range(0, len(names), 2)]
        assert keys == sorted(keys) and len(keys) == 6  # four columns, two rows
        for number in range(0, len(names), 2):
            assert bytes(names[number + 1].ID) == bytes(names[number])
    assert with_row_heads(pdf) == pdf  # once is enough


@pytest.mark.parametrize("harm", [lambda pdf: pdf[:-30], lambda pdf: pdf.replace(b"trailer", b"trailed"),
                                  lambda pdf: b"%PDF-1.7", lambda _pdf: b""])
def test_a_file_of_another_kind_is_left_as_it_is(harm: Callable[[bytes], bytes], make: Make) -> None:
    given = harm(table_pdf(make))
    assert with_row_heads(given) == given


def test_every_element_has_a_role_that_the_standard_knows(read: Read) -> None:
    known = {"Document", "Part", "Sect", "Div", "P", "Span", "H1", "H2", "L", "LI", "Lbl", "LBody", "TOC", "TOCI",
             "Reference", "Link", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Strong", "Em", ""}

    def roles(node: Node) -> set[str]:
        return {one.type for one in node.walk()}

    assert roles(read("full-set", "en", "letter").root) <= known
