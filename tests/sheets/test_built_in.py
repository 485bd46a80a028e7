"""Every sheet of the built-in pack, read back from its PDF by other programs than the one that made it."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Callable

import pytest

from explainer.app.paths import built_in_pack
from explainer.content import evidence, formatting
from explainer.core.figures import Figure
from explainer.core.pack import Pack
from explainer.panels.subjects import single_subjects, subject_title
from explainer.printing.documents import Options, compose_document
from explainer.sheets.composing import ROOMS
from explainer.sheets.parts import Document, Sheet, plain_data
from explainer.sheets.texts import say
from tests.sheets.conftest import TODAY, Make
from tests.sheets.reading import PdfText, clashes, smallest_margin, squeeze
from tests.sheets.walking import marks_of, paras_of, strings_of

SUBJECTS = ("overview", "city:los-angeles", "city:chicago", "city:new-york", "impacts", "responses", "recommendations")
EACH = pytest.mark.parametrize("which", [(s, lang, paper) for s in SUBJECTS for lang in ("en", "es")
                                         for paper in ("letter", "a4")], ids="-".join)
EACH_LETTER = pytest.mark.parametrize("which", [(s, lang, "letter") for s in SUBJECTS for lang in ("en", "es")],
                                      ids="-".join)
Which = tuple[str, str, str]
Read = Callable[..., PdfText]


def document(pack: Pack, read: Read, which: Which) -> Document:
    """The document behind a PDF: the one whose texts the PDF holds."""
    text = tight(read(*which).text)
    for room in ROOMS:
        found = compose_document(pack, which[0], Options(which[1], which[2], today=TODAY), lambda *_, room=room: room)
        sheet = found.parts[0]
        assert isinstance(sheet, Sheet)
        if all(tight(said) in text for said in said_of(sheet)):
            return found
    raise AssertionError("no layout has these texts")


def tight(text: str) -> str:
    """A text without blanks: words in another language stand apart in a PDF, whatever is around them."""
    return "".join(squeeze(text).split())


def said_of(sheet: Sheet) -> list[str]:
    """Texts of a sheet that stand in one piece."""
    titles = [source.title for source in sheet.reference.sources if sheet.room.sources != "short"]
    return [p.text for p in paras_of(sheet) if p.text] + titles


def test_subjects_are_those_of_the_pack(pack: Pack) -> None:
    assert single_subjects(pack) == SUBJECTS


@EACH
def test_one_page_of_the_right_paper(which: Which, make: Make, read: Read) -> None:
    assert make(*which).pages == 1 and not make(*which).runs_over and make(*which).unknown_letters == ""
    page = read(*which).pages[0]
    assert (round(page.width), round(page.height)) == ((612, 792) if which[2] == "letter" else (595, 842))


@EACH
def test_text_is_large_enough_and_inside_the_margins(which: Which, read: Read) -> None:
    page = read(*which).pages[0]
    assert smallest_margin(page) >= 15
    by_size: dict[float, str] = {}
    for letter in page.letters:
        size = round(letter["size"], 1)
        by_size[size] = by_size.get(size, "") + letter["text"]
    assert set(by_size) <= {8.5, 9.0, 10.0, 10.8, 11.0, 12.0, 22.0}
    where = max(letter["top"] for letter in page.letters if letter["size"] > 9.5)
    small = "".join(letter["text"] for letter in page.letters if letter["size"] < 9.5 and letter["top"] < where)
    # small print is all below the body, but for source numbers and the words of chart and QR code
    assert len(re.sub(r"[\[\]\d\s]", "", small)) < 250
    assert len(by_size[10.0]) > 0.4 * (len(by_size[9.0]) + len(by_size[8.5]) - len(small))
    sources = "".join(letter["text"] for letter in page.letters if letter["size"] >= 8.95 and letter["top"] > where)
    assert "".join(say("sources", which[1]).split()) in "".join(sources.split())  # at nine points


@EACH
def test_nothing_lies_on_something_else(which: Which, read: Read) -> None:
    """No letter covers another, as where a text runs out of its column."""
    assert clashes(read(*which).pages[0]) == []


@EACH
def test_pdf_is_tagged_and_named(which: Which, pack: Pack, read: Read) -> None:
    pdf = read(*which)
    assert pdf.marked and pdf.shows_title and pdf.ua_part == "1" and pdf.language == which[1]
    assert pdf.title == f"{subject_title(pack, which[0], which[1])} – {pack.meta('title', which[1])}"
    assert pdf.fonts and all(pdf.fonts.values())
    assert all("Atkinson" in name for name in pdf.fonts)


@EACH
def test_structure(which: Which, pack: Pack, read: Read) -> None:
    pdf = read(*which)
    assert [node.all_text() for node in pdf.nodes("H1")] == [subject_title(pack, which[0], which[1])]
    assert len(pdf.nodes("H2")) >= 5 and not pdf.nodes("H3", "H4", "H5", "H6")
    figures = pdf.nodes("Figure")
    assert len(figures) == 2  # the weeks or a chart, and the QR code
    assert all(len(figure.alt) > 20 for figure in figures)
    assert len(pdf.nodes("Table")) <= (2 if which[0] == "overview" else 1)  # events, court cases
    assert pdf.nodes("Table") or which[0] in ("impacts", "recommendations")
    for table in pdf.nodes("Table"):
        first, *rows = [node for node in table.walk() if node.type == "TR"]
        heads = first.children
        assert len(heads) >= 2 and all(head.all_text() and head.scope == "Column" for head in heads)
        assert 1 <= len(rows) <= 5
        for row in rows:
            assert [cell.type for cell in row.children] == ["TH"] + ["TD"] * (len(heads) - 1)
            assert row.children[0].scope == "Row" and row.children[0].all_text()
            assert all(cell.headers == (head.id, row.children[0].id)
                       for cell, head in zip(row.children[1:], heads[1:], strict=True))


@EACH_LETTER
def test_reading_order(which: Which, read: Read) -> None:
    """Title, first lines, chart, table, both sides, what is not known, local help, sources, marks, colophon."""
    text = read(*which).text
    en = which[1] == "en"
    order = [
        "Local help" if en else "Ayuda local", " Sources " if en else " Fuentes ", " Marks " if en else " Marcas ",
        "This is not legal advice" if en else "Esto no es asesoría legal",
        "Pack version" if en else "Versión",
    ]
    unknown = "What we don’t know" if en else "Lo que no sabemos"
    places = [text.index(unknown), *(text.rindex(word) for word in order)]
    assert places == sorted(places)


@EACH_LETTER
def test_all_that_was_to_be_said_is_there(which: Which, pack: Pack, read: Read) -> None:
    found = document(pack, read, which)
    text = read(*which).text
    sheet = found.parts[0]
    assert isinstance(sheet, Sheet)
    for bit in (*(one.lead for one in sheet.opening), sheet.kicker, sheet.pack_title, sheet.reference.colophon, pack.short_digest,
                pack.meta("version"), formatting.date_text(None, which[1]) and str(TODAY.year)):
        assert squeeze(bit) in text


@EACH_LETTER
def test_every_number_has_its_mark_and_source(which: Which, pack: Pack, read: Read) -> None:
    """A figure of the pack that the sheet prints stands beside its own mark, status in words, and source numbers."""
    found = document(pack, read, which)
    text = read(*which).text
    figures = {}
    for row in (*pack["figures"], *pack["claims"]):
        figure = pack.figure(row.id)
        if figure is not None:
            for style in ("short", "prose"):
                figures.setdefault(formatting.figure_text(figure, which[1], style), []).append(figure)
    numbered = [mark for mark in marks_of(found.parts) if mark.number]
    for mark in numbered:
        if which[0] == "overview" and not mark.cite:  # a count of the sheet's own: statements by status
            assert mark.number == str(sum(claim.text("status") == mark.status for claim in pack["claims"]))
            continue
        candidates = figures[mark.number]
        status = evidence.STATUSES[mark.status]
        cites = {" ".join(f"[{n}]" for n in sorted(pack.source_numbers[i] for i in (*figure.source_ids, *who_disputes(figure))))
                 for figure in candidates if figure.status == mark.status}
        assert any(cite.startswith(mark.cite) and mark.cite for cite in cites), mark
        assert mark.word in ("", status.word(which[1]), status.word(which[1], short=True))
        assert squeeze(f"{mark.number} {mark.word} {mark.cite}") in text, mark
    printed = {m.number for m in numbered}
    counted_here = {para.text for band in found.parts[0].bands for section in band.sections  # type: ignore[union-attr]
                    if section.kind == "table" and any(s.kind == "weeks" for s in band.sections)
                    for row in section.rows for para in row}  # type: ignore[union-attr]
    for para in paras_of(found.parts):
        for number in () if para.text in counted_here else figures:
            if re.search(r"[%,$]", number) and re.search(rf"(?<![\d.,+−]){re.escape(number)}(?![\d.,]*\d)", para.text):
                meant = {figure.status for figure in figures[number]}
                assert (number in printed or meant & {mark.status for mark in para.marks}
                        or any(number.endswith(other) or other.endswith(number) for other in printed)), (
                            number, para.text)


def who_disputes(figure: Figure) -> tuple[str, ...]:
    """The source of the other side, where the number is a claim's that it disputes."""
    return figure.row.ids("other_side_source_id") if figure.status == "contradicted" else ()


def counted(pack: Pack) -> set[int]:
    """Counts of the pack's series before and after its date with windows of 30, 60 and 90 days, added up here, and the
    end of the axis."""
    day = datetime.date(2025, 6, 15)
    found = {1000}
    with (built_in_pack() / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for series in pack["series"]:
        if series.text("city"):
            values = {row["date"]: float(row["value"]) for row in rows if row["series_id"] == series.id}
            for size in (30, 60, 90):
                for start in (day - datetime.timedelta(size), day):
                    days = (start + datetime.timedelta(number) for number in range(size))
                    found.add(round(sum(values[one.isoformat()] for one in days)))
    return found


@EACH_LETTER
def test_numbers_that_are_no_figures_are_vetted(which: Which, pack: Pack, read: Read) -> None:
    """Whatever else has digits is a date, a period, a law, a source line or a text of the pack as it stands there."""
    found = document(pack, read, which)
    language = which[1]
    allowed = squeeze(" ".join((
        *(str(value) for table in pack.tables.values() for row in table for name, value in row.cells.items()
          if isinstance(value, str)),
        *(formatting.figure_text(f, language, s) + " " + formatting.figure_period(f, language)
          for row in (*pack["figures"], *pack["claims"]) if (f := pack.figure(row.id)) is not None
          for s in ("short", "prose")),
        *(formatting.date_text(date, language) for table in pack.tables.values() for row in table
          for date in row.cells.values() if isinstance(date, formatting.PartialDate)),
        " ".join(str(n) for n in range(1, len(pack["sources"]) + 1)), pack.short_digest, *map(str, range(100)),
        formatting.date_text(formatting.PartialDate(TODAY.year, TODAY.month, TODAY.day), language),
        *(formatting.number_text(number, language) for number in counted(pack)),
    )))
    tokens = set(re.findall(r"\d[\d.,]*", " ".join(str(x) for x in strings_of(plain_data(found.parts, str)))))
    known = set(re.findall(r"\d[\d.,]*", allowed))
    trimmed = {token.rstrip(".,") for token in known}
    assert {token for token in tokens if token.rstrip(".,") not in trimmed} == set()


@EACH_LETTER
def test_sources_cited_are_listed_and_those_listed_are_cited(which: Which, pack: Pack, read: Read) -> None:
    text = read(*which).text
    body, _, end = text.rpartition(" Sources " if which[1] == "en" else " Fuentes ")
    end, copies = re.split("Read in a copy or summary: |Leídas en una copia o un resumen: ", end)
    copies = copies.partition(".")[0]
    cited = {int(n) for n in re.findall(r"\[(\d+)\]", body)}
    listed = [int(n) for n in re.findall(r"\[(\d+)\]", end)]
    assert listed == sorted(cited)
    for row in pack["sources"]:
        number = pack.source_numbers[row.id]
        if number in cited:
            line = re.search(rf"\[{number}\] (.*?)(?=; \[|\[\d|$)", end)
            assert line is not None
            said = line.group(1).replace("- ", "-")  # a line may end there
            assert squeeze(row.text("publisher")) in said or said.startswith(squeeze(row.text("publisher"))[:20])
            assert (f"[{number}]" in copies) == row.yes("read_in_copy")
            assert formatting.date_text(row.date("date"), which[1]) in said


# The traps


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("city", "number"), [("los-angeles", "27"), ("chicago", "22"), ("new-york", "18")])
def test_the_articles_number_never_stands_alone(city: str, number: str, language: str, pack: Pack, read: Read) -> None:
    which = (f"city:{city}", language, "letter")
    text, percent = read(*which).text, {"en": f"{number}%", "es": f"{number} %"}[language]
    status = evidence.STATUSES[pack.figure({"27": "C14", "22": "C15", "18": "C16"}[number]).status]  # type: ignore[union-attr]
    assert text.count(percent) >= 2
    assert squeeze(f"{percent} {status.word(language)} [1]") in text
    row = pack.row("cities", city)
    assert row is not None
    area = next(one for one in pack["series"] if one.text("city") == city)
    assert squeeze(formatting.local(pack, area, "place", language)) in text
    others = {"27", "22", "18"} - {number}
    for other in others:
        assert not re.search(rf"(?<![\d+−]){other}\s?%", text)
    published = [pack.figure(i) for i in row.ids("figure_ids")]
    shown = [f for f in published if f is not None and squeeze(formatting.figure_text(f, language)) in text]
    assert len(shown) >= 1 and {"en": "These are arrests, not deportations", "es": "Son arrestos, no deportaciones"}[
        language] in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_unfound_statements_stand_with_mark_and_counterpart(language: str, pack: Pack, read: Read) -> None:
    found = document(pack, read, ("responses", language, "letter"))
    sheet = found.parts[0]
    assert isinstance(sheet, Sheet)
    table = next(s for band in sheet.bands for s in band.sections if s.kind == "table")
    verified = {"en": "Verified", "es": "Verificado"}[language]
    word = evidence.STATUSES["not_found"].word(language)
    not_found = [row for row in table.rows if any(m.status == "not_found" for p in row for m in p.marks)  # type: ignore[union-attr]
                 or any(word in half.text for p in row for half in p.more)]
    assert len(not_found) == len(table.rows) >= 1  # type: ignore[union-attr]
    for row in not_found:
        assert verified in " ".join(para.text for para in row)
    assert "Bass" not in sheet.opening[0].para.text
    quoted = re.findall("[“«][^”»]*[”»]", " ".join(p.text for p in paras_of(sheet)))
    assert quoted == []


@EACH_LETTER
def test_it_says_that_nobody_has_reviewed_it(which: Which, read: Read) -> None:
    text = read(*which).text
    assert {"en": "not yet reviewed by a person", "es": "revisado ninguna persona"}[which[1]] in text
    assert text.count("todavía no l") == (2 if which[1] == "es" else 0)


# Greyscale


@pytest.mark.parametrize("subject", ["overview", "city:los-angeles", "impacts"])
def test_greyscale_has_no_color(subject: str, read: Read) -> None:
    def colorful(pdf: PdfText) -> set[tuple[float, ...]]:
        return {c for page in pdf.pages for c in page.colors if len(c) == 3 and max(c) - min(c) > 0.01}

    assert colorful(read(subject, "en", "letter"))
    assert not colorful(read(subject, "en", "letter", greyscale=True))
    assert read(subject, "en", "letter", greyscale=True).text == read(subject, "en", "letter").text


# Large print


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_large_print_is_whole(subject: str, language: str, make: Make, read: Read) -> None:
    normal, large = read(subject, language, "letter"), read(subject, language, "letter", large_print=True)
    assert not make(subject, language, "letter", large_print=True).runs_over
    for page in large.pages:
        assert min(round(letter["size"], 1) for letter in page.letters if letter["text"].strip()) >= 16.2
        assert smallest_margin(page) >= 15 and clashes(page) == []
    assert sorted(n.alt for n in large.nodes("Figure")) == sorted(n.alt for n in normal.nodes("Figure"))
    headings = [node.all_text() for node in normal.nodes("H1", "H2")]
    assert len(large.nodes("H1", "H2")) >= len(headings) and headings[0] == large.nodes("H1")[0].all_text()
