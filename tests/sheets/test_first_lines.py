"""The first lines are there, easy to read, and sheets are short: measured on what the PDF holds."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable

import pytest

from explainer.app.paths import built_in_pack
from explainer.core.pack import Pack
from explainer.drawing.qr import modules
from explainer.printing.documents import Options, compose_sheet
from explainer.sheets.composing import ROOMS
from explainer.sheets.parts import Opening, Sheet, Weeks
from tests.sheets import readability
from tests.sheets.conftest import TODAY, Make
from tests.sheets.reading import PdfText, squeeze
from tests.sheets.walking import marks_of

CITIES = ("city:los-angeles", "city:chicago", "city:new-york")
SUBJECTS = ("overview", *CITIES, "impacts", "responses", "recommendations")
LEADS = {"en": ("What is known", "What the article says", "What this means for you"),
         "es": ("Lo que se sabe", "Lo que dice el artículo", "Qué significa para usted")}
MOST_WORDS = 350
Read = Callable[..., PdfText]


def sheet(pack: Pack, subject: str, language: str) -> Sheet:
    return compose_sheet(pack, subject, language, Options(language, today=TODAY), ROOMS[0])


def first_lines(opening: tuple[Opening, ...]) -> str:
    """The words of the first lines, without marks and tallies."""
    paras = [para for one in opening for para in (one.para, *one.para.more) if not para.muted]
    return " ".join(para.text for para in paras)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_three_plain_lines_come_first(subject: str, language: str, pack: Pack, read: Read) -> None:
    opening = sheet(pack, subject, language).opening
    assert tuple(one.lead for one in opening) == LEADS[language]
    headings = [node.all_text() for node in read(subject, language, "letter").nodes("H1", "H2")]
    assert tuple(headings[1:4]) == LEADS[language]
    text = first_lines(opening)
    if language == "en":
        assert readability.grade(text) <= 8
    else:
        assert readability.fernandez_huerta(text) >= 60 and readability.inflesz(text) >= 55


def test_the_measures_tell_plain_from_hard() -> None:
    plain, hard = "The cat sat. It was warm. We went home.", (
        "Administrative determinations regarding jurisdictional cooperation necessitate comprehensive documentation.")
    assert readability.grade(plain) < 2 < 15 < readability.grade(hard)
    easy = "El gato duerme. Hace calor. Vamos a casa."
    heavy = "Las determinaciones administrativas sobre cooperación jurisdiccional necesitan documentación exhaustiva."
    assert readability.inflesz(easy) > 80 > 20 > readability.inflesz(heavy)
    assert [readability.syllables(word, "es") for word in ("ciudad", "guía", "país", "cuando", "leyes", "aéreo")] == [
        2, 2, 2, 2, 2, 4]
    assert [readability.syllables(word, "en") for word in ("made", "table", "rule", "arrests", "counties")] == [
        1, 2, 1, 2, 2]


@pytest.mark.parametrize("subject", CITIES)
def test_a_citys_sheet_is_short(subject: str, read: Read) -> None:
    """All but the small print: sources, what the marks mean, and where the sheet comes from."""
    for language, sources in (("en", " Sources "), ("es", " Fuentes ")):
        assert 200 < readability.count(read(subject, language, "letter").text.rpartition(sources)[0]) <= MOST_WORDS


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_mark_is_without_its_word(subject: str, pack: Pack) -> None:
    for language in ("en", "es"):
        marks = [mark for mark in marks_of(sheet(pack, subject, language)) if mark.status]
        assert marks and all(mark.word for mark in marks)


# Weeks: heights against counts


def weeks_of(series: str) -> dict[str, float]:
    """Sums of weeks that begin on a Sunday, added up from the file, by their first day."""
    with (built_in_pack() / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        days = {row["date"]: float(row["value"]) for row in csv.DictReader(file) if row["series_id"] == series}
    found = {}
    for text in days:
        first = datetime.date.fromisoformat(text)
        week = [(first + datetime.timedelta(number)).isoformat() for number in range(7)]
        if first.weekday() == 6 and all(day in days for day in week):
            found[text] = sum(days[day] for day in week)
    return found


@pytest.mark.parametrize("subject", CITIES)
def test_weeks_are_as_high_as_their_counts(subject: str, pack: Pack) -> None:
    """On the scale that the three cities share; the marked week is the one that begins on June 15, 2025."""
    drawn = next(s for band in sheet(pack, subject, "en").bands for s in band.sections if isinstance(s, Weeks))
    counted = weeks_of(f"arrests-{subject.removeprefix('city:')}-day")
    first = datetime.date(2025, 6, 15) - datetime.timedelta(7 * drawn.marked)
    assert drawn.most == "1,000" and len(drawn.shares) > 80
    for place, share in enumerate(drawn.shares):
        week = (first + datetime.timedelta(7 * place)).isoformat()
        assert share == pytest.approx(counted[week] / 1000)
    assert "[236]" in drawn.alt and str(round(counted["2025-06-15"])) in drawn.alt


# Addresses


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_main_source_has_its_address_in_words_and_as_a_code(subject: str, pack: Pack, read: Read) -> None:
    pdf = read(subject, "en", "letter")
    source = next(row for row in pack["sources"] if row.text("address") and row.text("address").replace(" ", "") in
                  pdf.text.replace(" ", ""))
    number = f"[{pack.source_numbers[source.id]}]"
    code = next(node for node in pdf.nodes("Figure") if node.alt.startswith("QR code"))
    assert number in code.alt and source.text("publisher") in code.alt
    assert modules(source.text("address"))


def test_a_code_is_the_address_and_nothing_else(pack: Pack) -> None:
    import re

    from explainer.printing.codes import drawn
    from explainer.sheets.parts import Code

    code = drawn(Code("", "", "", "", "https://example.org/a"))
    assert code is not None
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", code.svg)}
    rows = modules("https://example.org/a")
    assert dark == {(x + 4, y + 4) for y, row in enumerate(rows) for x, on in enumerate(row) if on}
    assert drawn(Code("", "", "", "", "https://example.org/" + "a" * 3000)) is None and drawn(None) is None


def test_sources_have_their_titles_and_the_full_set_all_addresses(pack: Pack, make: Make, read: Read) -> None:
    from tests.sheets.reading import quick_texts

    for subject in CITIES:
        text = read(subject, "en", "letter").text
        cited = sheet(pack, subject, "en").reference.sources
        assert len(cited) >= 8 and all(squeeze(one.title.replace("'", "’")) in text.replace("'", "’") for one in cited)
    everything = "".join(quick_texts(make("full-set", "en").pdf))
    for row in pack["sources"]:
        assert "".join(row.text("address").split()) in everything
