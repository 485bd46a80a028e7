"""How a sheet finds its layout: the roomiest that fits, chosen by its content alone."""

from __future__ import annotations

import re

from explainer.core.pack import Pack
from explainer.printing.documents import Options, compose_document, compose_sheet
from explainer.printing.fitting import guessed_height, room_on
from explainer.printing.typesetting import Typesetter
from explainer.sheets.composing import PAGES, ROOMS
from tests.sheets.conftest import TODAY
from tests.sheets.packs import small
from tests.sheets.reading import read_pdf

SUBJECTS = ("overview", "city:chicago", "impacts", "responses", "recommendations")


def fits(typesetter: Typesetter, pack: Pack, subject: str, options: Options, number: int) -> bool:
    document = compose_document(pack, subject, options, lambda *_: ROOMS[number])
    return typesetter.document(document, TODAY).pages == 1


def test_rooms_get_tighter(pack: Pack) -> None:
    options = Options(today=TODAY)
    for subject in SUBJECTS:
        heights = [guessed_height(compose_sheet(pack, subject, "en", options, room), "letter") for room in ROOMS]
        assert heights == sorted(heights, reverse=True)


def test_the_guess_is_close(pack: Pack, typesetter: Typesetter) -> None:
    """What the guess calls much too high does not fit; what it calls much too low does."""
    for subject in SUBJECTS:
        for language in ("en", "es"):
            options = Options(language, today=TODAY)
            for number in (0, 2, 4):
                sheet = compose_sheet(pack, subject, language, options, ROOMS[number])
                over = guessed_height(sheet, "letter") - room_on("letter")
                if over > 8:
                    assert not fits(typesetter, pack, subject, options, number), (subject, language, number, over)
                if over < -8:
                    assert fits(typesetter, pack, subject, options, number), (subject, language, number, over)


def test_little_text_is_laid_out_roomily_and_much_text_over_pages(typesetter: Typesetter) -> None:
    options = Options(today=TODAY)
    little = typesetter.sheet(small(1), "impacts", options)
    assert little.pages == 1 and not little.runs_over
    for words in (50, 100, 150, 2000):
        long = small(1, lambda field, words=words: field + " word" * words if field == "impacts.text" else field)
        done = typesetter.sheet(long, "impacts", options)
        assert (done.pages > 1) == done.runs_over == (words == 2000)


def test_the_layout_does_not_depend_on_what_was_set_before(pack: Pack) -> None:
    warm = Typesetter()
    for subject in SUBJECTS:
        for language in ("en", "es", "both"):
            options = Options(language, today=TODAY)
            first = warm.sheet(pack, subject, options)
            assert warm.sheet(pack, subject, options) == first
            assert Typesetter().sheet(pack, subject, options) == first


def test_both_sides_of_a_paper_say_the_same(pack: Pack, typesetter: Typesetter) -> None:
    for subject in (*SUBJECTS, "city:new-york"):
        pdf = read_pdf(typesetter.sheet(pack, subject, Options("both", today=TODAY)).pdf)
        assert len(pdf.pages) == 2
        tables = [len([node for node in table.walk() if node.type == "TR"]) for table in pdf.nodes("Table")]
        half = len(tables) // 2
        assert (half or subject in ("impacts", "recommendations")) and tables[:half] == tables[half:]
        cited = [re.findall(r"\[(\d+)\]", page.all_letters) for page in pdf.pages]
        assert set(cited[0]) == set(cited[1])


def test_a_city_in_every_room_keeps_what_it_must_say(pack: Pack) -> None:
    for room in (*ROOMS, PAGES):
        sheet = compose_sheet(pack, "city:new-york", "es", Options("es", today=TODAY), room)
        kinds = [section.kind for band in sheet.bands for section in band.sections]
        table = next(s for band in sheet.bands for s in band.sections if s.kind == "table")
        said, help_ = ["weeks", "table", "text", "text", "text", "text"], ["contacts", "code"]
        assert kinds == ([*help_, *said, "text"] if room.pages else [*said, *help_])  # in large print the terms too
        assert len(table.rows) == 2  # type: ignore[union-attr]
