"""The first panel with real keys and clicks: all of it fits, everything on it leads on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explainer.app.settings import Settings
from explainer.bootstrap import Program
from explainer.content.evidence import STATUSES
from explainer.core.columns import TOPIC_PANELS
from explainer.drawing.theme import contrast
from explainer.ui.start.page import StartPage
from explainer.ui.widgets.lines import TextLabel
from tests.ui.conftest import Make, settle
from tests.ui.test_packs import change_cell

SIZES = [(1366, 768), (1280, 800), (1024, 640), (1920, 1080)]


def page_of(program: Program) -> StartPage:
    program.state.show_panel("start")
    settle(program.app)
    page = program.window.page("start")
    assert isinstance(page, StartPage)
    return page


def inside(widget: QWidget, page: StartPage) -> bool:
    """Whether all of a widget can be seen without scrolling."""
    place = widget.rect().translated(widget.mapTo(page, widget.rect().topLeft()))
    return page.viewport().rect().contains(place) and widget.isVisible()


def hover(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(middle, middle, QPointF(widget.mapToGlobal(middle))))
    settle(QApplication.instance())  # type: ignore[arg-type]


def leave(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
    settle(QApplication.instance())  # type: ignore[arg-type]


def test_it_is_what_a_first_start_shows() -> None:
    assert Settings().panel == "start"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_fits_without_scrolling(make: Make, size: tuple[int, int], language: str) -> None:
    program = make(size=size, language=language, panel="start")
    page = page_of(program)
    assert page.verticalScrollBar().maximum() == page.horizontalScrollBar().maximum() == 0
    shown = (page.question, page.about, page.tally, *page.tally.labels, *page.cards, *page.doing.values(),
             *page.legend.marks, page.legend.meaning)
    assert [part for part in shown if not inside(part, page)] == []


@pytest.mark.parametrize(("size", "scale"), [((1024, 640), 2.0), ((1366, 768), 1.5), ((620, 400), 1.0), ((3840, 2160), 1.0)])
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_text_is_cut_nothing_overlaps_and_at_most_one_area_scrolls(
        make: Make, size: tuple[int, int], scale: float, language: str) -> None:
    page = page_of(make(size=size, text_scale=scale, language=language, panel="start"))
    assert page.horizontalScrollBar().maximum() == 0
    assert [area for area in page.findChildren(QAbstractScrollArea) if area is not page] == []
    for label in page.findChildren(TextLabel):
        if label.isVisible() and label.text():
            assert label.heightForWidth(label.width()) <= label.height() + 1, label.accessibleName()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    for parts in (page.cards, page.tally.labels, page.tally.segments, page.legend.marks, tuple(page.doing.values())):
        places = [part.geometry() for part in parts]
        assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[:n])


def test_targets_are_large_enough_and_tab_stops_few(make: Make) -> None:
    page = page_of(make(size=(1366, 768), panel="start"))
    targets = [*page.tally.labels, *page.cards, *page.doing.values(), *page.legend.marks]
    assert min(min(part.width(), part.height()) for part in targets) >= 24
    stops = [w for w in page.window().findChildren(QWidget) if w.isVisible() and w.isEnabled()
             and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert 12 <= len(stops) <= 25
    assert all(part.accessibleName() or part.text() for part in targets)


def test_the_bar_counts_what_the_pack_holds(make: Make) -> None:
    program = make(panel="start")
    page, claims = page_of(program), program.state.pack["claims"]
    counts = {label.tally.status.id: label.tally.number for label in page.tally.labels}
    assert counts == {status: n for status in STATUSES if (n := sum(c.text("status") == status for c in claims))}
    widths = {s.tally.status.id: s.width() for s in page.tally.segments}
    whole = sum(widths.values())
    for status, number in counts.items():
        assert widths[status] / whole == pytest.approx(number / len(claims), abs=0.01)
    for segment, label in zip(page.tally.segments, page.tally.labels, strict=True):
        assert label.y() >= segment.geometry().bottom() and label.size() == label.sizeHint()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", SIZES)
def test_a_label_of_the_bar_stands_below_its_part_or_as_near_as_the_next_ones_let_it(
        make: Make, size: tuple[int, int], language: str) -> None:
    page = page_of(make(panel="start", size=size, language=language))
    labels = page.tally.labels
    for number, (segment, label) in enumerate(zip(page.tally.segments, labels, strict=True)):
        assert label.size() == label.sizeHint(), "the room it has is that of the word it shows"
        if label.x() < segment.x():
            follower = labels[number + 1].x() if number + 1 < len(labels) else page.tally.width()
            assert label.geometry().right() + 1 >= follower, "pushed by what comes after it"
        elif label.x() > segment.x():
            assert label.x() <= labels[number - 1].geometry().right() + 1


def test_a_click_on_a_part_of_the_bar_shows_its_statements(make: Make) -> None:
    program = make(panel="start")
    page = page_of(program)
    part = next(s for s in page.tally.segments if s.tally.status.id == "contradicted")
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)
    settle(program.app)
    assert program.state.panel == "sources"
    assert shown_claims(program) == {"C02", "C16"}


def shown_claims(program: Program) -> set[str]:
    """Claims that the panel of the sources shows after a part of the bar was chosen."""
    body = program.window.page("sources").body
    assert body is not None
    return {body.model.id_at(row) for row in range(body.model.rowCount())}


def test_the_bar_is_one_stop_of_the_tab_key_walked_by_arrows(make: Make) -> None:
    program = make(panel="start")
    page = page_of(program)
    program.window.activateWindow()
    first = page.tally.labels[0]
    first.setFocus()
    assert [w for w in page.tally.labels if w.focusPolicy() & Qt.FocusPolicy.TabFocus] == [first]
    for _ in page.tally.labels:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert page.focusWidget() is page.tally.labels[-1]
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Home)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert page.focusWidget() is page.tally.labels[1]
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    settle(program.app)
    assert program.state.panel == "sources" and len(shown_claims(program)) == page.tally.labels[1].tally.number


@pytest.mark.parametrize("by_key", [True, False])
def test_each_question_leads_to_its_panel(make: Make, by_key: bool) -> None:
    program = make(panel="start")
    page = page_of(program)
    assert [card.question.panel for card in page.cards if card.question] == list(TOPIC_PANELS)
    for card, panel in zip(page.cards, TOPIC_PANELS, strict=True):
        program.state.show_panel("start")
        program.state.choose(panel, find="nothing has this", tag="gone")
        if by_key:
            card.setFocus()
            QTest.keyClick(card, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        settle(program.app)
        choices = program.state.choices(panel)
        assert (program.state.panel, choices.find, choices.tag) == (panel, "", "")


def test_arrows_go_from_question_to_question_as_they_lie(make: Make) -> None:
    program = make(panel="start", size=(1366, 768))
    page = page_of(program)
    program.window.activateWindow()
    page.cards[0].setFocus()
    for key, card in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 4), (Qt.Key.Key_Left, 3), (Qt.Key.Key_Up, 0)):
        QTest.keyClick(page.focusWidget(), key)
        assert page.focusWidget() is page.cards[card]


def test_a_mark_pointed_at_or_reached_by_key_says_what_it_means_in_a_line_and_nothing_moves(make: Make) -> None:
    program = make(panel="start")
    page = page_of(program)
    program.window.activateWindow()
    height, resting = page.legend.height(), page.legend.meaning.accessibleName()
    assert {mark.status.id for mark in page.legend.marks} == set(STATUSES)
    for mark in page.legend.marks:
        hover(mark)
        assert mark.status.meaning("en") in page.legend.meaning.accessibleName()
        assert page.legend.height() == height
        leave(mark)
        assert page.legend.meaning.accessibleName() == resting
    page.legend.marks[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert page.legend.marks[1].status.meaning("en") in page.legend.meaning.accessibleName()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_words_can_be_read_on_what_they_stand_on(make: Make, theme: str) -> None:
    page = page_of(make(panel="start", theme=theme))
    colors = page._scale.theme
    assert contrast(colors.ink, colors.page) >= 7 and contrast(colors.ink, colors.surface) >= 7
    assert contrast(colors.muted, colors.page) >= 4.5 and contrast(colors.muted, colors.surface) >= 4.5


def test_language_size_and_pack_change_what_is_read(make: Make, qtbot: QtBot, pack_copy: Path) -> None:
    program = make(panel="start")
    page = page_of(program)
    program.state.set_language("es")
    settle(program.app)
    assert page.question.accessibleName().startswith("¿Qué pidió")
    tabs = program.window.findChild(QTabBar)
    assert tabs is not None and tabs.tabText(0) == "Inicio"
    assert page.cards[1].question is not None and page.cards[1].question.title == "¿Son ciertas las cifras?"
    low = page.tally.labels[0].height()
    program.state.set_text_scale(1.5)
    settle(program.app)
    assert page.tally.labels[0].height() > low
    change_cell(pack_copy, "sections", "start-headline", "text_es", "¿Otra cosa?")
    program.packs.open(pack_copy)
    qtbot.waitUntil(lambda: not program.state.pack.built_in, timeout=20_000)
    settle(program.app)
    assert page.question.accessibleName() == "¿Otra cosa?"


def test_print_and_present_are_on_it(make: Make) -> None:
    program = make(panel="start")
    page = page_of(program)
    QTest.mouseClick(page.doing["share.print"], Qt.MouseButton.LeftButton)
    settle(program.app)
    assert program.sheets.dialog is not None and program.sheets.dialog.choices.subject.count() > 5
    program.sheets.dialog.close()
    heard: list[str] = []
    page.command_requested.connect(heard.append)
    QTest.mouseClick(page.doing["present.start"], Qt.MouseButton.LeftButton)
    settle(program.app)
    assert heard == ["present.start"] and program.presenter.session is not None
    program.presenter.session.close()


def test_what_needs_a_table_is_off_and_says_why(make: Make) -> None:
    program = make(panel="start")
    page_of(program)
    for command in ("share.copy", "share.copy_sources", "share.export"):
        action = program.actions[command]
        assert not action.isEnabled() and action.toolTip() == "This panel has no table and no chart"
    program.state.show_panel("cities")
    settle(program.app)
    assert program.actions["share.export"].isEnabled()


def test_the_article_is_one_click_from_its_card(make: Make) -> None:
    program = make(panel="start")
    page = page_of(program)
    heard: list[int] = []
    page.source_requested.connect(heard.append)
    page.about.linkActivated.emit("source:1")
    page.about.linkActivated.emit("https://example.org")
    assert heard == [1]


def test_the_pictures_of_marks_in_a_text_are_the_programs_own(make: Make, pack_copy: Path) -> None:
    change_cell(pack_copy, "sections", "cities-question", "text_en", "<img src='file:///etc/passwd'> {C14} <b>so</b>")
    page = page_of(make(pack=pack_copy, panel="start"))
    html = next(label for label in page.cards[1].findChildren(QLabel) if label.objectName() == "questionAnswer").text()
    assert html.count("<img") == 1 and "&lt;img" in html and "&lt;b&gt;" in html


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_mark_of_a_card_is_never_parted_from_its_word(make: Make, language: str) -> None:
    program = make(panel="start", language=language, size=(1366, 768))
    page, seen = page_of(program), set()
    for width in range(700, 1366, 31):
        program.window.resize(width, 768)
        settle(program.app)
        for card in page.cards:
            label = next(found for found in card.findChildren(QLabel) if found.objectName() == "questionAnswer")
            document = QTextDocument()
            document.setDocumentMargin(0)
            document.setDefaultFont(label.font())
            document.setHtml(label.text())
            document.setTextWidth(label.contentsRect().width())
            document.size()
            block = document.begin()
            for at, letter in enumerate(block.text()):
                if letter == "\ufffc":
                    lines = {block.layout().lineForTextPosition(n).lineNumber() for n in (at, at + 1)}
                    assert len(lines) == 1, (width, block.text())
                    seen.add(width)
    assert len(seen) > 10


@pytest.mark.parametrize("size", [(1024, 640), (1366, 709), (1920, 1040)])
def test_what_comes_after_the_first_paint_moves_nothing_that_is_read(qapp: QApplication, qtbot: QtBot, make: Make,
                                                                      size: tuple[int, int]) -> None:
    state = make().state
    page = StartPage("start", state)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    settle(qapp)
    parts = (page.question, page.about, page.tally)
    with pytest.raises(LookupError, match="not complete"):
        _ = page.cards
    before = [part.geometry() for part in parts]
    page.complete()
    settle(qapp)
    assert [part.geometry() for part in parts] == before
    assert all(card.isVisible() for card in page.cards) and page.legend.isVisible()


def test_all_marks_are_seen_after_size_and_language_changed_behind_another_panel(make: Make, qapp: QApplication) -> None:
    program = make(size=(1920, 1080), text_scale=2.0)
    for panel in ("start", "sources"):
        program.state.show_panel(panel)
        settle(qapp)
    program.state.set_language("es")
    program.window.resize(1024, 640)
    settle(qapp)
    program.state.show_panel("start")
    settle(qapp)
    page = program.window.page("start")
    assert isinstance(page, StartPage)
    assert all(page.tally.rect().contains(label.geometry()) for label in page.tally.labels)
