"""A very long word, as the name of a city or in any text: broken, never cut off, and found again when it is copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QStyleOptionHeader
from pytestqt.qtbot import QtBot

from explainer import bootstrap
from explainer.app.settings import Settings
from explainer.core.columns import PANELS
from explainer.core.pack import Pack, Row
from explainer.ui.widgets.breaking import BREAK, breakable, breakable_html
from explainer.ui.widgets.lines import TextLabel
from explainer.ui.widgets.table import WrapHeader
from tests.core.building import pack as pack_of
from tests.sheets.packs import small

WORDS = {
    "welsh": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "german": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "address": "https://www.example.org/a/very/long/address?with=a&query=and#fragment_of_it",
    "accents": "e\u0301" * 60,
    "wide": "W" * 90,
}


def odd(word: str) -> Pack:
    """A pack in which the word stands alone in every text, with headings of its own."""
    given = small(2, lambda _name: word)
    rows = [Row(one.table, one.number, dict(one.cells)) for table in given.tables.values()
            if table.spec.name != "meta" for one in table]
    return pack_of(*rows, languages="en", version="1", title_en=word, label_rule_en=word, label_value_en=word)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application, made as the program makes it."""
    return bootstrap.make_application(["explainer"])


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Callable[[Pack, float], bootstrap.Program]]:
    """Start a program in a window of 1024x640 with that text size."""
    started: list[bootstrap.Program] = []

    def build(pack: Pack, text_scale: float) -> bootstrap.Program:
        program = bootstrap.Program(qapp, pack, Settings(welcomed=True, text_scale=text_scale), language="en")
        program.window.resize(1024, 640)
        program.window.show()
        program.make_live()
        started.append(program)
        return program

    yield build
    for program in started:
        program.window.close()
        program.translators.remove()
        shiboken6.delete(program.window)


def ideal_width(label: QLabel) -> float:
    """Width of the widest line of a label's text as it is drawn."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(label.font())
    document.setHtml(label.text())
    document.setTextWidth(label.contentsRect().width())
    return document.idealWidth()


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_nothing_is_wider_than_its_place(word: str, text_scale: float, start: Callable[..., bootstrap.Program],
                                         qapp: QApplication) -> None:
    program = start(odd(word), text_scale)
    seen = 0
    for panel in PANELS:
        program.state.show_panel(panel)
        for _ in range(6):
            qapp.processEvents()
        for label in program.window.findChildren(TextLabel):
            if label.isVisible() and label.wordWrap() and label.text():
                seen += 1
                assert ideal_width(label) <= label.contentsRect().width() + 1, (panel, label.accessibleName()[:40])
                assert label.height() + 1 >= label.heightForWidth(label.width()), (panel, label.objectName())
        for area in program.window.findChildren(QScrollArea):
            if area.isVisible() and area.widget() is not None:
                assert area.widget().width() <= area.viewport().width(), (panel, area.objectName())
    assert seen > 20


def test_a_header_breaks_its_title(start: Callable[..., bootstrap.Program], qapp: QApplication) -> None:
    program = start(odd(WORDS["welsh"]), 1.0)
    program.state.show_panel("cities")
    qapp.processEvents()
    header = next(header for header in program.window.findChildren(WrapHeader) if header.isVisible())
    for logical in range(header.count()):
        if header.isSectionHidden(logical):
            continue
        option = QStyleOptionHeader()
        header.initStyleOptionForIndex(option, logical)
        pieces = option.text.replace(BREAK, " ").split()
        assert max(map(header.metrics.horizontalAdvance, pieces)) <= header.sectionSize(logical)
        needed = header.metrics.boundingRect(0, 0, header.sectionSize(logical) - 14, 5000, 0x1000, option.text)
        assert needed.height() <= header.height()


def test_what_is_copied_and_read_aloud_is_whole(start: Callable[..., bootstrap.Program], qapp: QApplication) -> None:
    program = start(odd(WORDS["welsh"]), 2.0)
    program.state.show_panel("cities")
    qapp.processEvents()
    program.share.copy()
    assert BREAK not in QGuiApplication.clipboard().text()
    assert not [label for label in program.window.findChildren(TextLabel) if BREAK in label.accessibleName()]


@pytest.mark.parametrize("text", [
    "Los Angeles", "The administration’s case", "27 % of people", "<b>New York City</b> &amp; more", "",
    'A <a href="source:1" style="color:#123456;text-decoration:none">[1]</a>'])
def test_texts_that_fit_are_left_alone(text: str, qapp: QApplication, qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    assert breakable_html(text, 300, metrics) == text
    assert breakable(text.replace("<", " "), 900, metrics) == text.replace("<", " ")
    label = TextLabel()
    qtbot.addWidget(label)
    label.resize(300, 60)
    label.setText(text)
    assert label.text() == text


@pytest.mark.parametrize(("text", "word"), [
    ("&amp;" * 60, "&" * 60), ("<b>" + "x" * 200 + "</b>", "x" * 200), ("a&lt;" * 50, "a<" * 50),
    ("e\u0301" * 80, "e\u0301" * 80), ("👩‍👧" * 60, "👩‍👧" * 60)])
def test_only_whole_letters_are_parted(text: str, word: str, qapp: QApplication) -> None:
    broken = breakable_html(text, 100, QFontMetrics(QFont()))
    document = QTextDocument()
    document.setHtml(broken)
    assert document.toPlainText().replace(BREAK, "") == word
    assert BREAK in broken and f"{BREAK}\u0301" not in broken and f"\u200d{BREAK}" not in broken
