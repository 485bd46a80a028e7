"""Text that tries to break out, break the page, or get lost: in every field, and all of it found again in the PDF."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from explainer.panels.subjects import single_subjects
from explainer.printing.cleaning import clean, named
from explainer.printing.documents import Options, compose_document
from explainer.printing.typesetting import Typesetter
from explainer.sheets.composing import PAGES, ROOMS, LocalContacts
from explainer.sheets.parts import Document, Opening, Room, Section, Sheet, plain_data
from explainer.sheets.subjects import FULL_SET
from tests.sheets.conftest import TODAY
from tests.sheets.packs import small
from tests.sheets.reading import quick_margin, quick_texts, read_pdf, smallest_margin
from tests.sheets.walking import strings_of

OPTIONS = Options(today=TODAY)
SUBJECTS = single_subjects(small(1))

MARKUP = [
    '#read("/etc/passwd")', "#import \"x.typ\": *", "*bold* _it_ `code` $x^2$ <label> @ref", "= Heading\n- list\n+ enum",
    "\\u{41} \\\\ \\n ]]})) [[{{((", "// comment /* comment */", "#{ panic() }", "#sys.inputs", "~ --- -- ... 'q' \"q\"",
    "<b>html</b> &amp; %s {0} {C1} ${x}", "“quotes” ‘single’ «guillemets» ¿¡", "\x00\x07\x1b[31m\x7f\x85end", "a\r\nb\tc\x0bd",
    "\u202eright to left\u202c \u2066x\u2069", "zero\u200bwidth\u2060join\ufeff", "e\u0301 n\u0303 A\u030a",
    "\ud800half \udfff pair", "\U000e0041tag\U0010ffff", "1,234.5 % −7 $3", "http://example.org/" + "x" * 300,
]
ODD = ["שלום עולם", "مرحبا بالعالم", "日本語の文字", "😀👩‍👧🇺🇸", "नमस्ते", "Ω≈ç√∫˜µ≤≥÷", "→ ✓ ◐ ≠ •"]
PLAIN = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Cc"), max_codepoint=0x24F), max_size=40)
TEXT = st.one_of(st.sampled_from(MARKUP), st.sampled_from(ODD), PLAIN,
                 st.lists(st.sampled_from(MARKUP + ODD), min_size=2, max_size=3).map(" ".join))


def is_latin(letter: str) -> bool:
    """Whether a letter keeps its place and shape when it is set and read back."""
    return letter.isascii() or "\u00a1" <= letter <= "\u00ff" or letter in "–—‘’“”•…"


def tight(text: str) -> str:
    """Text without spaces: a line may end anywhere in a long word."""
    return re.sub(r"[\s\u200b\u2060]", "", text)


def assert_said(text: str, said: str, drawn: Counter[str]) -> None:
    """All of a text is on the page: each of its words, or, where it has letters that are read back in another order or
    shape, each letter at least as often as here. Between right-to-left letters brackets are turned over."""
    if all(map(is_latin, tight(text))):
        assert tight(text) in said or all(tight(word) in said for word in text.split()), text
    letters = Counter(c for c in tight(text) if c.isprintable() and c not in "\u200d\ufe0f()[]{}<>«»")
    assert not letters - drawn, (letters - drawn, text)


def check(typesetter: Typesetter, decorated: str, subject: str, room: Room = PAGES) -> str:
    """Set a pack whose every text holds `decorated`, and find all of it again, inside the margins."""
    pack = small(1, lambda field: f"{field} {decorated} end")
    options = replace(OPTIONS, contacts=LocalContacts(f"contacts {decorated} end"))
    document = compose_document(pack, subject, options, lambda *_: room)
    done = typesetter.document(document, TODAY)
    said = "".join(_without_foot(document, page) for page in quick_texts(done.pdf))
    drawn, unknown = Counter(said), set(done.unknown_letters)
    for text in strings_of(plain_data(_visible(document), lambda t: clean(named(t, unknown)))):
        assert_said(text, said, drawn)
    assert quick_margin(done.pdf) >= 14.9
    return said


def _without_foot(document: Document, page: str) -> str:
    """A page without the line at its foot, which may stand in the middle of a text that runs over."""
    sheet = document.parts[0]
    assert isinstance(sheet, Sheet)
    return re.sub(r"Page\d+of\d+$", "", page).removesuffix(tight(clean(sheet.foot)))


def _visible(document: Document) -> tuple[object, ...]:
    """What of a document is to be read on the page; of sources, the line that the layout shows."""
    sheet = document.parts[0]
    assert isinstance(sheet, Sheet)
    titled = sheet.room.sources != "short"
    return (sheet.title, sheet.kicker, sheet.pack_title, tuple(_without_keys(one) for one in sheet.opening),
            tuple(_without_keys(section) for band in sheet.bands for section in band.sections),
            sheet.reference.marks, sheet.reference.colophon, sheet.reference.copies,
            tuple((source.publisher, source.title if titled else "", source.date)
                  for source in sheet.reference.sources))


def _without_keys(section: Section | Opening) -> object:
    """A section without names of kinds and statuses, which choose a drawing and are not read."""
    return tuple(getattr(section, f.name) for f in fields(section)
                 if f.name not in ("kind", "alt", "shares", "svg", "names"))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=TEXT, subject=st.sampled_from(SUBJECTS), room=st.sampled_from((*ROOMS, PAGES)))
@example(text=" ".join(MARKUP), subject="city:c1", room=PAGES)
@example(text=" ".join(ODD), subject="responses", room=ROOMS[0])
def test_hostile_text_in_every_field(text: str, subject: str, room: Room, typesetter: Typesetter) -> None:
    check(typesetter, text, subject, room)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text(text: str, typesetter: Typesetter) -> None:
    said = check(typesetter, text, "overview")
    assert tight(clean(text)) in said
    assert "root:" not in said and "daemon" not in said


def test_a_file_is_never_read(typesetter: Typesetter) -> None:
    """Not even by the names that the templates themselves use."""
    for text in ('#include "look.typ"', "main.typ", "/main.typ", "../../pyproject.toml", "file:///etc/hosts"):
        said = check(typesetter, text, "city:c1")
        assert "document-data" not in said and "requires-python" not in said and "localhost" not in said


LONG = ("cities.rule", "cities.admin_case", "sections.text", "responses.text", "impacts.text", "recommendations.short",
        "figures.place", "meta.title")


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("large", [False, True])
def test_absurdly_long_text_is_found_in_full(subject: str, large: bool, typesetter: Typesetter) -> None:
    """10,000 letters in a field, in words and without a space; all found, all inside the margins."""
    numbered = " ".join(f"w{n:04d}" for n in range(600)) + " " + "m" * 7000
    pack = small(1, lambda field: f"{field} {numbered}" if field.split(" ")[0] in LONG else field)
    done = typesetter.sheet(pack, subject, replace(OPTIONS, large_print=large))
    assert done.pages > 1 and done.runs_over is not large
    text = "".join(quick_texts(done.pdf))
    assert all(text.count(f"w{n:04d}") >= 2 for n in range(600))
    assert text.count("m") >= 14000
    assert quick_margin(done.pdf) >= 14.9


@pytest.mark.parametrize(("field", "subject"), [
    ("cities.name", "city:c1"), ("cities.office", "city:c1"), ("claims.text", "city:c1"), ("figures.what", "city:c1"),
    ("sources.publisher", "overview"), ("events.title", "overview"),
    ("impacts.pair", "impacts"), ("responses.who", "responses")])
def test_one_field_of_ten_thousand_letters(field: str, subject: str, typesetter: Typesetter) -> None:
    long = "q7" * 5000
    pack = small(1, lambda name: f"{name} {long}" if name.split(" ")[0] == field else name)
    done = typesetter.sheet(pack, subject, OPTIONS)
    assert "".join(quick_texts(done.pdf)).count("q7") >= 5000
    assert quick_margin(done.pdf) >= 14.9 and done.runs_over


def test_a_long_word_can_be_broken_anywhere_but_within_a_letter() -> None:
    word = "x" * 100
    assert clean(word).replace("\u200b", "") == word and "\u200b" in clean(word)
    assert max(map(len, clean(word).split("\u200b"))) <= 6
    family = "👩‍👩‍👧" * 20
    for piece in clean(family).strip("\u200b").split("\u200b"):
        assert piece.startswith("👩") and not piece.endswith("\u200d")
    accents = "x\u0302" * 40
    assert not any(piece.startswith("\u0302") for piece in clean(accents).split("\u200b"))
    assert clean("e\u0301") == "é"
    assert clean("short words stay as they are") == "short words stay as they are"


@given(st.text(max_size=200))
def test_cleaning_loses_nothing_that_can_be_seen(text: str) -> None:
    kept = clean(text)
    json.dumps(kept).encode("ascii")
    kept.encode("utf-8")
    visible = [c for c in unicodedata.normalize("NFC", text) if c.isalnum()]
    assert [c for c in kept if c.isalnum()] == visible
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", kept)


def test_letters_that_no_font_has_are_named(typesetter: Typesetter) -> None:
    pack = small(1, lambda field: field + " \U00013000" if field == "cities.rule" else field)  # an Egyptian hieroglyph
    done = typesetter.sheet(pack, "city:c1", OPTIONS)
    text = read_pdf(done.pdf).text
    assert done.unknown_letters in ("", "\U00013000")
    if done.unknown_letters:
        assert "[egyptian hieroglyph a001]" in text
    else:
        assert "\U00013000" in text


def test_full_set_of_hostile_texts(typesetter: Typesetter) -> None:
    pack = small(2, lambda field: f"{field} {MARKUP[0]} {MARKUP[11]}")
    text = "".join(quick_texts(typesetter.sheet(pack, FULL_SET, OPTIONS).pdf))
    assert text.count('#read("/etc/passwd")') > 50
    assert "root:x" not in text


def test_a_number_of_three_hundred_digits(typesetter: Typesetter) -> None:
    from tests.core.building import pack as packed
    from tests.core.building import row

    given = packed(
        row("cities", "x", name="X", office="O", office_covers="All.", claim_ids="C", figure_ids="F"),
        row("claims", "C", panel="cities", text="It rose {C}.", value=1e300, unit="percent", status="not_found", why="Why."),
        row("figures", "F", what="Arrests", kind="arrests", place="There", place_kind="city", unit="count", value=1e300,
            status="reported"), title_en="Pack", languages="en")
    pdf = read_pdf(typesetter.sheet(given, "city:x", OPTIONS).pdf)
    assert re.search(r"1(,\d{3}){100}", pdf.text.replace(" ", ""))
    assert all(smallest_margin(page) >= 14.9 for page in pdf.pages)
