"""A third language, registered for the test: no English phrase of the program is left anywhere, and nothing fails."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from babel import Locale
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from explainer.app.commands import Command, commands
from explainer.app.show_keys import SHOW_COMMANDS
from explainer.app.show_store import Question, questions_text
from explainer.bootstrap import Program
from explainer.charts.fonts import QtMeasure
from explainer.content import cards, evidence, exporting, formatting, words
from explainer.content.deck import Scene
from explainer.content.labels import LABELS
from explainer.core.i18n import translate
from explainer.core.languages import LANGUAGES
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.drawing.chart import Frame
from explainer.drawing.shapes import Drawing, Text
from explainer.panels import registry
from explainer.panels.decks import make_deck
from explainer.panels.stories import status_card, story_card
from explainer.panels.subjects import single_subjects
from explainer.printing.documents import Options, compose_document
from explainer.sheets.composing import PAGES
from explainer.sheets.parts import plain_data
from explainer.sheets.subjects import FULL_SET
from explainer.ui.presenter.choices import choices_for
from explainer.ui.presenter.slide_cache import SlideCache
from tests.qt.test_translations import dialog_texts, every_problem, texts_below
from tests.sheets.walking import strings_of
from tests.third_language import THIRD, catalog_of, pseudo, pseudo_pack, register
from tests.ui.conftest import Make, kept, make, qapp, settle  # noqa: F401 - fixtures

TODAY = datetime.date(2026, 11, 29)
_MONTHS = Locale.parse("pt_BR").months
DATES = {word for width in ("wide", "abbreviated") for names in _MONTHS.values()
         for month in names[width].values() for word in re.findall(r"[A-Za-z]+", month)} | {"de"}
"""Babel's words, not the program's."""
NAMES = {language.name for language in LANGUAGES.values()} | {"Terceira", "Letter"}
"""What languages and a size of paper are called in any language."""


@pytest.fixture
def third(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The language, registered."""
    return register(catalog_of(pseudo), tmp_path, monkeypatch)


@pytest.fixture
def folder(third: str, tmp_path: Path) -> Path:
    """A pack in it."""
    (tmp_path / "pseudo").mkdir()
    return pseudo_pack(tmp_path / "pseudo")


@pytest.fixture
def pack(folder: Path) -> Pack:
    """The same, read."""
    reading = read_pack(folder)
    assert reading.pack is not None and reading.pack.languages == ("en", "es", THIRD)
    return reading.pack


def english(texts: Iterable[str], allowed: Iterable[str] = ()) -> dict[str, list[str]]:
    """The texts that have a word of plain letters, which no phrase and no pack's text has here, with those words."""
    known = DATES | NAMES | set(allowed)
    found = {}
    for text in texts:
        plain = re.sub(r"<[^>]+>|&\w+;|https?://\S+|/tmp/\S+|\b[0-9a-f]{4}(?: ?[0-9a-f]{4})+\b", "", text)
        left = [word for word in re.findall(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])", plain) if word not in known]
        if left:
            found[text] = left
    return found


def card_texts(pack: Pack) -> Iterator[str]:
    """Every card there is."""
    made = [part.card(pack, row, THIRD) for table, part in registry.tables().items() for row in pack[table]]
    made += [card for table in ("claims", "figures", "research", "responses") for row in pack[table]
             if (card := cards.source_card(pack, row.id, THIRD)) is not None]
    made += [card for panel in registry.panels()
             if (card := story_card(pack, panel.id, panel.load().stories, THIRD)) is not None]
    made += [card for status in evidence.STATUSES if (card := status_card(pack, status, THIRD)) is not None]
    for card in made:
        yield from (card.title, card.subtitle, *(block.heading for block in card.blocks))
        yield from (line.spoken() for block in card.blocks for line in block.lines)


def test_tables_cards_and_words(pack: Pack) -> None:
    shown = list(card_texts(pack))
    for view in (part.view(pack, THIRD) for panel in registry.panels() for part in panel.load().views.values()):
        shown += [*(column.title for column in view.columns), *view.tag_words.values()]
        shown += [cell.spoken() for cells in view.cells.values() for cell in cells]
    shown += [words.word(table, key, THIRD) for table, keys in words.WORDS.items() for key in keys]
    shown += [translate(phrase, THIRD) for phrase in LABELS.values()]
    shown += [evidence.missing_word(missing, THIRD) for missing in evidence.MISSING_WORDS]
    shown += [exporting.provenance(pack, THIRD).partition(" · ")[0]]
    shown += [formatting.date_text(None, THIRD), formatting.period_text(None, None, THIRD)]
    assert len(shown) > 5000
    assert english(shown, addresses(pack)) == {}


def addresses(pack: Pack) -> set[str]:
    """Words of what no language changes: addresses of sources, and years of a study."""
    texts = [row.text("address") for row in pack["sources"]] + [row.text("years") for row in pack["research"]]
    return {word for text in texts for word in re.findall(r"[A-Za-z]+", text)}


def drawn(drawing: Drawing) -> Iterator[str]:
    """What a drawing shows and says."""
    yield from (shape.text for shape in drawing.shapes if isinstance(shape, Text))
    yield from (item.sentence for item in drawing.items)


def test_charts(pack: Pack, qapp: QApplication) -> None:  # noqa: F811
    shown: list[str] = []
    for panel in registry.panel_ids():
        for part in registry.charts(panel).values():
            chart = part.build(pack, THIRD, "")
            shown += [chart.title, chart.subtitle, chart.takeaway, chart.source_line, chart.empty_text]
            shown += drawn(chart.layout(Frame(QtMeasure(), 900.0)))
            shown += [text for text in drawn(chart.standalone(Frame(QtMeasure(), 900.0))) if text != chart.footer]
    assert len(shown) > 300
    assert english(shown, provenance_words(pack)) == {}


def provenance_words(pack: Pack) -> set[str]:
    """Words of the version and the content hash."""
    return set(re.findall(r"[A-Za-z]+", f"{pack.meta('version')} {pack.short_digest} {pack.digest}"))


def test_slides(pack: Pack, qapp: QApplication) -> None:  # noqa: F811
    deck = make_deck(pack)
    cache = SlideCache(pack, deck, THIRD)
    shown = [cache.title(slide.id) for slide in deck]
    for slide in deck:
        scene = Scene(slide.id)
        for page in range(cache.pages(scene)):
            shown += drawn(cache.page(Scene(slide.id, page=page), THIRD, 1920.0).drawing)
        for choices in choices_for(pack, slide, scene, THIRD).values():
            shown += [choices.name, *(name for _, name in choices.options)]
    for claim in pack["claims"]:
        shown += drawn(cache.page(Scene("overview", card=claim.id), THIRD, 1920.0).drawing)
    assert len(shown) > 1000
    assert english(shown) == {}


LAYOUT = {"pt", "whole"}
"""Names in a sheet's data that choose how it is laid out."""


def test_sheets(pack: Pack) -> None:
    options = Options(THIRD, today=TODAY)
    shown: list[str] = []
    for subject in (*single_subjects(pack), FULL_SET):
        document = compose_document(pack, subject, options, lambda _subject, _language: PAGES)
        shown += [text for part in document.parts for text in strings_of(plain_data(part, str))]
    assert len(shown) > 500
    assert english(shown, {*addresses(pack), *provenance_words(pack), *LAYOUT}) == {}


def test_problems_and_questions(third: str, pack: Pack) -> None:
    given = {"cities", "csv", "name", "en"}  # the names in each problem of the test
    assert english((problem.sentence(third) for problem in every_problem()), given) == {}
    questions = [Question("1", claim="C14", asked_at="2026-11-29T10:00:00"), Question("2", claim="nowhere", answered=True)]
    texts = [questions_text(questions, pack, third), questions_text([], pack, third)]
    assert english(texts, {"nowhere"}) == {}


@pytest.fixture
def its_command(third: str) -> Command:
    """The command that reads in it."""
    return next(one for one in commands() if one.title == LANGUAGES[third].name)


def test_the_whole_window(
    third: str, folder: Path, its_command: Command, make: Make, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    program = make(pack=folder, language=third)
    assert program.state.language == third and program.actions[its_command.id].isChecked()
    shown = {*texts_below(program.window), *panels(program), *dialog_texts(program, monkeypatch)}
    program.presenter.start()
    settle(program.app)
    session = program.presenter.session
    assert session is not None
    shown |= {*texts_below(session.console), session.audience.view.spoken()}
    session.close()
    shown |= {program.actions[command.id].text() for command in commands()}
    assert len(shown) > 1000
    assert any(text.startswith("[") for text in shown)
    codes = {code.upper() for code in program.state.pack.languages}  # on the buttons of the header
    # the last ones: the folder's name in the title, and the error of the test
    assert english(shown, {*keys_and_buttons(), *FILES, *codes, folder.name, "ValueError"}) == {}


FILES = {"csv", "xlsx", "zip", "png", "svg", "pdf"}
"""Endings of files."""


def keys_and_buttons() -> set[str]:
    """What Qt calls keys and its own buttons, and pyqtgraph its own command."""
    keys = {key for command in (*commands(), *SHOW_COMMANDS) for key in command.keys}
    named = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
             for key in (*keys, "Alt+Up", "Alt+Down", "T", "Esc", "Return")]
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Close)
    named += [button.text().replace("&", "") for button in buttons.buttons()]
    named += [QCoreApplication.translate("QTabBar", f"Scroll {side}") for side in ("Left", "Right")]
    return {word for text in named for word in re.findall(r"[A-Za-z]+", text)} | {"Export"}


def panels(program: Program) -> Iterator[str]:
    """Each panel with each of its views, and the card of the first row."""
    for panel in registry.panel_ids():
        program.state.show_panel(panel)
        settle(program.app, 2)
        yield from texts_below(program.window.page(panel))
        for name in registry.panel_views(program.state.pack, panel):
            table = registry.views(panel)[name].table
            program.state.choose(panel, view=name, selected=next(iter(program.state.pack[table])).id)
            settle(program.app, 2)
            yield from texts_below(program.window.page(panel))


def test_english_would_be_found(pack: Pack) -> None:
    """The tests above can fail: in English the same look finds what a reader sees."""
    view = registry.view("cities", pack, "en")
    assert english(column.title for column in view.columns)
    assert english(["Sources", "[Šöûřçéš~~]", "15 de junho de 2025"]) == {"Sources": ["Sources"]}
