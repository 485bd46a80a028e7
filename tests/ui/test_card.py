"""The card with real keys and clicks: the answer, both cases, its pages and Back, words that are explained in place."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QGuiApplication,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from explainer.app import paths
from explainer.app.state import State
from explainer.bootstrap import Program
from explainer.content import evidence, formatting
from explainer.content.glossary import Glossary, forms
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.panels import registry
from explainer.panels.stories import story_card
from explainer.ui.look import Look
from explainer.ui.panels.headline import HeadlineArea
from explainer.ui.style import dress, stylesheet
from explainer.ui.widgets.card_view import CardView
from explainer.ui.widgets.link_spot import LinkSpot

from ..core.building import pack, row, sample
from .conftest import Make, settle

Show = Callable[..., CardView]


@pytest.fixture(scope="session")
def built_in() -> Pack:
    read = read_pack(paths.built_in_pack(), built_in=True).pack
    assert read is not None
    return read


@pytest.fixture
def show(qapp: QApplication, qtbot: QtBot) -> Show:
    """Show the card of a row, in a window of its own."""

    def made(given: Pack, table: str, row_id: str, *, language: str = "en", width: int = 480, height: int = 560,
             theme: str = "light", text_scale: float = 1.0) -> CardView:
        state = State(given, language=language, theme=theme, text_scale=text_scale)
        look = Look.of(state)
        dress(qapp, look.theme, text_scale)
        view = CardView(state)
        view.setStyleSheet(stylesheet(look.theme, text_scale))
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        qtbot.waitExposed(view)
        select(view, table, row_id)
        qapp.processEvents()
        return view

    return made


def select(view: CardView, table: str, row_id: str) -> None:
    state = view._state
    found = state.pack.row(table, row_id)
    assert found is not None
    view.show_card(registry.card(table, state.pack, found, state.language), f"{table}:{row_id}")


def link(view: CardView, href: str) -> LinkSpot:
    return next(spot for spot in view.text.links() if spot.href == href)


def click(qtbot: QtBot, view: CardView, href: str) -> None:
    """A click on a link, where it can be seen."""
    view.text.links()
    assert view.text.focus_link(href)
    spot = link(view, href)
    view.text.setFocus()
    at = spot.geometry().center()
    qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.x(), at.y()))


# The answer first

@pytest.mark.parametrize(("language", "words"), [
    ("en", ["Los Angeles", "Can I trust “27%”?", "27%", "Not found elsewhere", "Treat it with care",
            "The administration’s case", "What published counts say", "Sources"]),
    ("es", ["Los Ángeles", "¿Puedo confiar en «27\u00a0%»?", "27\u00a0%", "No encontrado en otra fuente", "Con cautela",
            "Los argumentos del gobierno federal", "Qué dicen los conteos publicados", "Fuentes"]),
])
def test_the_answer_comes_first(show: Show, built_in: Pack, language: str, words: list[str]) -> None:
    view = show(built_in, "cities", "los-angeles", language=language)
    assert view.accessibleName() == words[0]
    said = view.text.plain_text()
    places = [said.find(word.replace("\u00a0", " ")) for word in words[1:]]
    assert places == sorted(places) and places[0] == 0
    assert "**" not in said and "<p" not in said


def test_both_cases_stand_side_by_side_in_columns_of_equal_width(show: Show, built_in: Pack) -> None:
    view = show(built_in, "cities", "los-angeles", width=480)
    (table,) = [frame for frame in view.text.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert (table.rows(), table.columns()) == (2, 2)
    layout = view.text.document().documentLayout()
    heads, texts = ([layout.blockBoundingRect(table.cellAt(line, column).firstCursorPosition().block())
                     for column in (0, 1)] for line in (0, 1))
    assert abs(texts[0].width() - texts[1].width()) <= 2 and texts[0].width() > 150
    assert heads[0].top() == heads[1].top() and texts[0].top() == texts[1].top()
    fonts = {table.cellAt(1, column).firstCursorPosition().charFormat().font().pixelSize() for column in (0, 1)}
    assert len(fonts) == 1


@pytest.mark.parametrize(("width", "text_scale"), [(340, 1.0), (560, 2.0)])
def test_where_there_is_no_room_the_cases_stand_below_each_other(
        show: Show, built_in: Pack, width: int, text_scale: float) -> None:
    view = show(built_in, "cities", "los-angeles", width=width, text_scale=text_scale)
    assert not [f for f in view.text.document().rootFrame().childFrames() if isinstance(f, QTextTable)]
    said = view.text.plain_text()
    assert 0 < said.find("The administration’s case") < said.find("The city’s case")
    view.resize(round(380 * text_scale), 500)
    assert [f for f in view.text.document().rootFrame().childFrames() if isinstance(f, QTextTable)]


def test_three_counts_are_shown_and_all_on_request(show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "cities", "los-angeles")
    card = view.shown
    assert card is not None
    number, counts = next((n, block) for n, block in enumerate(card.blocks)
                          if block.heading == "What published counts say")
    hidden = counts.lines[5].text
    assert counts.lines[2].text in view.text.plain_text() and hidden not in view.text.plain_text()
    click(qtbot, view, f"fold:{number}")
    assert hidden in view.text.plain_text() and "Show fewer" in view.text.plain_text()
    assert view.pages_back == 0, "it expands in place"
    click(qtbot, view, f"fold:{number}")
    assert hidden not in view.text.plain_text()


def test_the_button_prints_the_sheet_of_the_row_where_it_has_one(show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "cities", "chicago")
    asked: list[bool] = []
    view.print_requested.connect(lambda: asked.append(True))
    qtbot.mouseClick(view.print_button, Qt.MouseButton.LeftButton)
    assert asked and view.print_button.text() == "Print this city"
    select(view, "glossary", "detainer")
    assert view.print_button.isHidden()


# Pages and Back

def test_a_source_is_a_page_of_the_card_and_back_returns_to_where_one_was(
        show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "cities", "los-angeles", height=300)
    view.text.verticalScrollBar().setValue(120)
    click(qtbot, view, "source:54")
    source = built_in["sources"].rows[53]
    assert view.accessibleName() == source.text("title")
    assert view.back.isVisible() and view.back.text() == "‹ Back: Los Angeles"
    assert view.text.verticalScrollBar().value() == 0
    scrolled = view._pages[0].scroll
    qtbot.mouseClick(view.back, Qt.MouseButton.LeftButton)
    assert view.accessibleName() == "Los Angeles" and not view.back.isVisible()
    assert view.text.verticalScrollBar().value() == scrolled > 0


@pytest.mark.parametrize("way", ["escape", "alt left", "mouse"])
def test_each_way_back_goes_one_page(show: Show, built_in: Pack, qtbot: QtBot, way: str) -> None:
    view = show(built_in, "cities", "los-angeles")
    click(qtbot, view, "ref:C14")
    click(qtbot, view, "source:1")
    assert view.pages_back == 2

    def back() -> None:
        if way == "mouse":
            qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.BackButton)
        elif way == "escape":
            qtbot.keyClick(view.text, Qt.Key.Key_Escape)
        else:
            qtbot.keyClick(view.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    back()
    assert view.pages_back == 1 and view.accessibleName().startswith("Deportations in Los Angeles rose 27%")
    back()
    assert view.pages_back == 0 and view.accessibleName() == "Los Angeles"
    back()
    assert view.accessibleName() == "Los Angeles"


def test_another_row_starts_at_its_top_without_pages(show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "cities", "los-angeles", height=300)
    click(qtbot, view, "ref:C14")
    view.text.verticalScrollBar().setValue(60)
    select(view, "cities", "chicago")
    assert (view.pages_back, view.accessibleName(), view.text.verticalScrollBar().value()) == (0, "Chicago", 0)


def test_another_language_keeps_page_and_place(show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "cities", "los-angeles", height=300)
    click(qtbot, view, "ref:C14")
    view._state.set_language("es")
    select(view, "cities", "los-angeles")
    assert view.pages_back == 1 and view.accessibleName().startswith("Las deportaciones en Los Ángeles subieron")
    assert view.back.text() == "‹ Volver: Los Ángeles" or "Los Ángeles" in view.back.text()


def test_what_a_pack_does_not_have_opens_no_page(show: Show, built_in: Pack) -> None:
    view = show(built_in, "cities", "los-angeles")
    for key in ("ref:nowhere", "source:0", "source:9999", "source:x", "source:¹", "claims:nowhere", "http://x", "file:///etc", ""):
        assert not view.open_page(key) and view.pages_back == 0


def test_copy_takes_the_citation_with_the_address_and_says_so(show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "sources", "upi-2025-06-16")
    source = built_in.row("sources", "upi-2025-06-16")
    assert source is not None
    said: list[str] = []
    view.message_requested.connect(said.append)
    address = source.text("address")
    assert address in view.text.plain_text().replace("\n", ""), "shown in full"
    select(view, "cities", "los-angeles")
    number = built_in.source_numbers["upi-2025-06-16"]
    assert view.open_page(f"source:{number}")
    qtbot.mouseClick(view.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied == f"{formatting.source_line(built_in, source, 'en')}\n{address}"
    assert said == ["Copied."]


def test_the_copy_of_a_claim_has_its_status_once_and_its_sources_with_addresses(
        show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "cities", "los-angeles")
    view.open_page("ref:C14")
    qtbot.mouseClick(view.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.count("Not found elsewhere") == 1
    assert "https://losangeles365.info/?p=10326" in copied and "**" not in copied


def test_text_is_selected_and_copied_as_it_reads(show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "cities", "los-angeles")
    view.text.setFocus()
    qtbot.keyClick(view.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert "27% Not found elsewhere [1]" in " ".join(copied.split())
    assert "\ufffc" not in copied and "\u2028" not in copied
    view.text.moveCursor(QTextCursor.MoveOperation.Start)


# Keys and what is read aloud

def test_the_card_is_one_stop_and_the_arrows_go_from_link_to_link(show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "cities", "los-angeles", height=300)
    stops = [w for w in view.findChildren(QWidget)
             if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()]
    assert len(stops) == 2, "the text, and the button that prints"
    view.text.setFocus()
    seen = []
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        focused = QApplication.focusWidget()
        assert isinstance(focused, LinkSpot)
        if seen and focused is seen[-1]:
            break
        seen.append(focused)
        assert view.text.viewport().rect().contains(focused.geometry().center()), "it can be seen"
    assert seen == view.text.links() and len(seen) > 15
    qtbot.keyClick(seen[-1], Qt.Key.Key_Left)
    assert QApplication.focusWidget() is seen[-2]
    mark = link(view, "ref:C14")
    mark.setFocus()
    qtbot.keyClick(mark, Qt.Key.Key_Return)
    assert view.pages_back == 1
    qtbot.keyClick(view.text, Qt.Key.Key_Escape)
    assert view.pages_back == 0


def test_back_by_keys_returns_to_the_link_one_came_from(show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "cities", "los-angeles", height=300)
    view.text.focus_link("source:54")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert view.pages_back == 1
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    focused = QApplication.focusWidget()
    assert isinstance(focused, LinkSpot) and focused.href == "source:54"


def test_the_focus_of_a_link_is_seen(show: Show, built_in: Pack, qtbot: QtBot) -> None:
    view = show(built_in, "cities", "los-angeles")
    spot = link(view, "ref:C14")
    box = spot.geometry()
    before = view.text.viewport().grab(box).toImage()
    view.text.focus_link("ref:C14")
    QApplication.processEvents()
    assert view.text.viewport().grab(box).toImage() != before
    assert box.width() >= 24 and box.height() >= 18


def test_links_are_links_to_a_screen_reader_with_the_status_said_once(show: Show, built_in: Pack) -> None:
    view = show(built_in, "cities", "los-angeles")
    names = set()
    for spot in view.text.links():
        spoken = QAccessible.queryAccessibleInterface(spot)
        assert spoken.role() == QAccessible.Role.Link
        name = spoken.text(QAccessible.Text.Name)
        assert name and "<" not in name and "*" not in name
        assert sum(name.count(status.word("en")) for status in evidence.STATUSES.values()) <= 1
        names.add(name)
    assert "Not found elsewhere" in names and any("Los Angeles Times, June 22, 2026" in name for name in names)


def test_cards_come_and_go_while_a_screen_reader_asks(show: Show, built_in: Pack, qtbot: QtBot) -> None:
    """What is spoken of a link goes with its widget, in whatever order Python and Qt let go."""
    QAccessible.setActive(True)
    try:
        view = show(built_in, "cities", "los-angeles")
        for _ in range(12):
            for city in ("chicago", "los-angeles"):
                select(view, "cities", city)
                assert all(QAccessible.queryAccessibleInterface(s).role() == QAccessible.Role.Link for s in view.text.links())
                QApplication.processEvents()
    finally:
        QAccessible.setActive(False)


# Scrolling and size

@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("table", "row_id"), [
    ("cities", "new-york"), ("impacts", "P1"), ("sources", "upi-2025-06-16"), ("cases", "")])
def test_it_scrolls_by_itself_only_and_nothing_is_cut_off(
        show: Show, built_in: Pack, table: str, row_id: str, language: str, text_scale: float) -> None:
    row_id = row_id or built_in[table].rows[0].id
    view = show(built_in, table, row_id, language=language, text_scale=text_scale, width=420, height=400)
    assert not view.findChildren(QScrollArea), "one area that scrolls"
    text = view.text
    assert text.document().size().width() <= text.viewport().width() + 1
    assert text.horizontalScrollBar().maximum() == 0 or not text.horizontalScrollBar().isVisible()
    bottom = text.verticalScrollBar().maximum() + text.viewport().height()
    assert bottom >= text.document().size().height() - 1


def test_each_mark_is_in_the_line_of_its_word_at_every_width(show: Show, built_in: Pack) -> None:
    view = show(built_in, "cities", "los-angeles")
    for width in range(300, 620, 11):
        view.resize(width, 500)
        QApplication.processEvents()
        document, marks = view.text.document(), 0
        block = document.begin()
        while block.isValid():
            for at, letter in enumerate(block.text()):
                if letter == "\ufffc":
                    first, last = (block.layout().lineForTextPosition(n).lineNumber() for n in (at, at + 1))
                    assert first == last, (width, block.text())
                    marks += 1
            block = block.next()
        assert marks >= 4


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_heads_are_the_strongest_text(show: Show, built_in: Pack, theme: str) -> None:
    view = show(built_in, "cities", "los-angeles", theme=theme)
    first = view.text.document().begin()
    shown = first.begin().fragment().charFormat()
    assert first.text() == "Can I trust “27%”?" and shown.font().bold()
    body = view.text.document().findBlock(view.text.toPlainText().find("Treat it with care"))
    accent = Look.of(view._state).theme.accent
    assert shown.foreground().color().name() == QColor(accent).name()
    assert shown.font().pixelSize() > body.begin().fragment().charFormat().font().pixelSize()


# Words of the glossary

def words(*terms: tuple[str, str], **more: str) -> Pack:
    """A pack with those terms, and an event whose text holds some of them."""
    rows = [row("glossary", f"t{n}", term=(en, es), meaning=(f"Means {n}.", f"Significa {n}."))
            for n, (en, es) in enumerate(terms)]
    return pack(*rows, row("events", "e", date="2025-06-15", precision="day", kind="city", title="Event",
                           text=(more.get("en", ""), more.get("es", "")), source_ids="s"),
                row("sources", "s", publisher="P", title="T"), languages="en es")


def found(given: Pack, text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(text[t.start:t.end], t.id) for t in Glossary(given, language).find(text, set())]


def test_the_longest_of_overlapping_terms_is_found_and_each_once() -> None:
    given = words(("Border", ""), ("Border Patrol", ""), ("Patrol car", ""))
    assert found(given, "Border Patrol cars wait; a patrol car, a border, the Border Patrol.") == [
        ("Border Patrol", "t1"), ("patrol car", "t2"), ("border", "t0")]


def test_only_whole_words_are_found() -> None:
    given = words(("ICE", ""), ("Detainer", ""), ("Stay", ""))
    assert found(given, "Nice ice, detainers and police stay: undetainer, ICEd, (ICE) «detainer».") == [
        ("ICE", "t0"), ("detainer", "t1")]


def test_terms_in_spanish_are_those_of_the_spanish_columns() -> None:
    given = words(("Detainer", "Solicitud de retención (detainer)"), ("Stay of order", "Suspensión"))
    text = "La suspensión de una solicitud de retención."
    assert found(given, text, "es") == [("suspensión", "t1"), ("solicitud de retención", "t0")]
    assert found(given, "Un detainer.", "es") == [("detainer", "t0")]
    assert found(given, text, "en") == []


@pytest.mark.parametrize(("term", "shapes"), [
    ("Policy rule, city rule", ("Policy rule", "city rule")), ("Removal (deportation)", ("Removal (deportation)", "Removal", "deportation")),
    ("A*bcd [e]+ (f", ("A*bcd [e]+ (f",)), ("()", ()), (",", ()), ("", ()), ("8 U.S.C. 1373", ("8 U.S.C. 1373",)),
])
def test_what_a_term_is_found_by(term: str, shapes: tuple[str, ...]) -> None:
    assert forms(term) == shapes


def test_markup_characters_in_terms_and_texts_stay_text(show: Show, qtbot: QtBot) -> None:
    given = words(("<b>bold</b> & more", ""), ("**Starred**", ""), en="See <b>bold</b> & more; \ue000 <i>no</i>. **A starred** one.")
    view = show(given, "events", "e")
    assert "See <b>bold</b> & more; <i>no</i>. A starred one." in view.text.plain_text()
    view.follow("term:t0")
    assert "<b>bold</b> & more: Means 0." in view.text.plain_text()


@pytest.mark.parametrize("way", ["click", "keys"])
def test_a_word_is_explained_in_place_and_put_away_again(show: Show, qtbot: QtBot, way: str) -> None:
    given = words(("Detainer", ""), en="A detainer is asked for. Another detainer follows.")
    view = show(given, "events", "e")
    assert [spot.href for spot in view.text.links()].count("term:t0") == 1, "at its first place only"

    def choose() -> None:
        if way == "click":
            click(qtbot, view, "term:t0")
        else:
            view.text.focus_link("term:t0")
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    choose()
    said = view.text.plain_text()
    assert said.find("Another detainer") < said.find("Detainer: Means 0.") < said.find("Sources") and view.pages_back == 0
    if way == "keys":
        assert isinstance(QApplication.focusWidget(), LinkSpot), "the focus stays at the word"
    choose()
    assert "Means 0." not in view.text.plain_text()


def test_a_word_that_is_explained_is_underlined_with_dots(show: Show) -> None:
    view = show(words(("Detainer", ""), en="A detainer."), "events", "e")
    anchor = next(one for one in view.text._anchors if one.href == "term:t0")
    cursor = QTextCursor(view.text.document())
    cursor.setPosition(anchor.start + 1)
    assert cursor.charFormat().underlineStyle() == cursor.charFormat().UnderlineStyle.DotLine


def test_a_term_is_not_explained_on_its_own_card(show: Show) -> None:
    view = show(sample(), "glossary", "t-zone")
    assert not [spot for spot in view.text.links() if spot.href.startswith("term:")]


# Every card

@pytest.mark.parametrize("language", ["en", "es"])
def test_every_card_can_be_shown_and_holds_no_raw_markup(show: Show, built_in: Pack, language: str) -> None:
    view = show(built_in, "cities", "los-angeles", language=language)
    for table in registry.tables():
        for one in built_in[table].rows[:12]:
            select(view, table, one.id)
            said = view.text.plain_text()
            assert "**" not in said and "&amp;" not in said and "{" not in said, (table, one.id)
            assert len(view.findChildren(QWidget)) < 200
    for panel in registry.panel_ids():
        card = story_card(built_in, panel, registry.parts(panel).stories, language)
        view.show_card(card, panel)
        assert "{" not in view.text.plain_text() and (card is None or view.text.plain_text())


def test_a_text_that_looks_like_markup_is_shown_as_it_is(show: Show) -> None:
    nasty = '<img src="x"> <a href="file:///etc/passwd">link</a> <script>x</script> &lt;'
    given = pack(row("events", "e", date="2025", precision="year", kind="city", title=nasty, text=nasty, source_ids="s"),
                 row("sources", "s", publisher=nasty, title=nasty, address="javascript:alert(1)"))
    view = show(given, "events", "e", width=700)
    assert nasty in view.text.plain_text()
    assert {spot.href for spot in view.text.links()} == {"source:1"}
    view.open_page("source:1")
    assert "javascript:alert(1)" in view.text.plain_text() and not view.text.links()


# Headlines

def headline(given: Pack, language: str, width: int, text_scale: float, qtbot: QtBot) -> HeadlineArea:
    state = State(given, language=language, panel="impacts", text_scale=text_scale)
    area = HeadlineArea("impacts", state)
    area.setStyleSheet(stylesheet(Look.of(state).theme, text_scale))
    qtbot.addWidget(area)
    area.resize(width, 400)
    area.refresh()
    area.show()
    QApplication.processEvents()
    return area


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_mark_of_a_headline_is_never_parted_from_its_word(
        qapp: QApplication, qtbot: QtBot, language: str, text_scale: float) -> None:
    given = pack(row("claims", "A", panel="impacts", text="A.", status="not_found", source_ids="s"),
                 row("claims", "B", panel="impacts", text="B.", status="not_found", source_ids="s"),
                 row("sources", "s", publisher="P", title="T"),
                 row("sections", "h", panel="impacts", kind="headline", claim_ids="A B",
                     text=("People say that it rose. {A:mark} Others say that it fell. {B:mark}",
                           "La gente dice que subió. {A:mark} Otros dicen que bajó. {B:mark}")), languages="en es")
    area = headline(given, language, 900, text_scale, qtbot)
    for width in range(round(300 * text_scale), round(900 * text_scale), 37):
        area.resize(width, 500)
        QApplication.processEvents()
        label = area._headline
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(label.font())
        document.setHtml(label.text())
        document.setTextWidth(label.contentsRect().width())
        document.size()
        text = document.begin().text()
        places = [n for n, letter in enumerate(text) if letter == "\ufffc"]
        assert len(places) == 2
        for at in places:
            first, last = (document.begin().layout().lineForTextPosition(n).lineNumber() for n in (at, at + 1))
            assert first == last, (width, text)


def test_a_headline_is_read_aloud_with_each_status_once_and_its_marks_lead_to_their_claims(
        program: Program, qtbot: QtBot) -> None:
    program.state.show_panel("responses")
    settle(program.app)
    page = program.window.page("responses")
    said = page.title.accessibleName()
    assert said.count("Partly confirmed") == 2 and "<" not in said and "{" not in said
    assert said.index("Partly confirmed") < said.index("The administration says")
    page.headline._headline.linkActivated.emit("ref:C07")
    assert page.body.card.accessibleName().startswith("The reasons given are")


def test_several_claims_behind_a_headline_lead_to_each_of_them(program: Program) -> None:
    program.state.show_panel("recommendations")
    settle(program.app)
    page = program.window.page("recommendations")
    label = page.headline._headline
    assert "3\u00a0claims" in label.text() and label.text().count("<img") == 0
    label.linkActivated.emit("claims:recommendations-headline")
    said = page.body.card.text.plain_text()
    assert all(word in said for word in ("Town halls and dialogue", "Focusing on people", "Cultural training"))


def test_escape_goes_back_a_page_before_anything_else_wherever_the_focus_is(program: Program, qtbot: QtBot) -> None:
    program.state.show_panel("cities")
    settle(program.app)
    body = program.window.page("cities").body
    program.state.choose("cities", selected="chicago")
    assert body.open_page("ref:C15")
    body.table.setFocus()
    qtbot.keyClick(body.table, Qt.Key.Key_Escape)
    assert body.card.pages_back == 0 and program.state.choices("cities").selected == "chicago"
    body.open_page("source:1")
    body.table.setFocus()
    settle(program.app)
    qtbot.keyClick(body.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert body.card.pages_back == 0


def test_each_panel_keeps_its_own_pages(program: Program) -> None:
    for panel in ("cities", "impacts"):
        program.state.show_panel(panel)
        settle(program.app)
    cities, impacts = (program.window.page(panel).body for panel in ("cities", "impacts"))
    program.state.show_panel("cities")
    cities.open_page("ref:C14")
    program.state.show_panel("impacts")
    settle(program.app)
    assert (cities.card.pages_back, impacts.card.pages_back) == (1, 0)
    program.state.show_panel("cities")
    settle(program.app)
    assert cities.card.pages_back == 1


def test_copying_says_so_in_a_toast(program: Program, qtbot: QtBot) -> None:
    program.state.show_panel("sources")
    settle(program.app)
    body = program.window.page("sources").body
    body.open_page("source:2")
    qtbot.mouseClick(body.card.copy_button, Qt.MouseButton.LeftButton)
    assert program.window.toast.text == "Copied."


@pytest.mark.parametrize("lead", ["One very long sentence " * 30 + "ends.", "Short one. " + "Another that is long " * 30 + "ends."])
def test_a_lead_is_one_line_and_all_of_it_on_request(qapp: QApplication, qtbot: QtBot, lead: str) -> None:
    given = pack(row("sections", "h", panel="impacts", kind="headline", text="It rose."),
                 row("sections", "l", panel="impacts", kind="lead", text=f"{lead} {{A:mark}}", claim_ids="A"),
                 row("claims", "A", panel="impacts", text="A.", status="partly"), languages="en")
    area = headline(given, "en", 800, 1.0, qtbot)
    label = area._lead
    one_line = label.heightForWidth(label.width())
    assert one_line < 2 * label.fontMetrics().height() and "more" in label.text() and "<img" not in label.text()
    assert label.accessibleName() == f"{lead} (Partly confirmed)"
    label.linkActivated.emit("turn")
    assert label.heightForWidth(label.width()) > 2 * one_line and "<img" in label.text()
    label.linkActivated.emit("turn")
    assert label.heightForWidth(label.width()) == one_line


@pytest.mark.parametrize(("language", "panel", "title"), [
    ("en", "impacts", "People in Los Angeles report more fear. [183] [221] (Confirmed) "),
    ("es", "cities", "No se publica ningún conteo de deportaciones desde cada ciudad."),
])
def test_an_exported_picture_says_first_what_was_found(
        make: Make, tmp_path: Path, language: str, panel: str, title: str) -> None:
    program = make(language=language)
    program.state.show_panel(panel)
    settle(program.app)
    program.share.export(tmp_path / "t.svg")
    texts = " ".join(ElementTree.parse(tmp_path / "t.svg").getroot().itertext())
    assert title.strip() in " ".join(texts.split())
    body = program.window.page(panel).body
    assert body.spec.title in " ".join(texts.split()), "and below it what is drawn"
    program.share.copy_picture()
    assert QGuiApplication.clipboard().image().text("Title").startswith(title.strip())
