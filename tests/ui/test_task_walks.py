"""What people come for, from the first panel, counted in actions: by keys and by mouse on the real window.

An action is a click, a key with what is held down with it, words typed into a field, or a choice from a list.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from explainer.bootstrap import Program
from explainer.ui.panels.body import PanelBody
from explainer.ui.sheets.preview import SheetPreview
from explainer.ui.start.page import StartPage
from explainer.ui.widgets.card_text import CardText
from tests.ui.conftest import Make, settle

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class Person:
    """Somebody in front of the first panel. `actions` counts what they did."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot, self.actions = program, qtbot, 0
        self.window = program.window
        self.window.activateWindow()
        settle(program.app)

    @property
    def start(self) -> StartPage:
        page = self.window.page("start")
        assert isinstance(page, StartPage)
        return page

    @property
    def body(self) -> PanelBody:
        found = self.window.page(self.program.state.panel).body
        assert isinstance(found, PanelBody)
        return found

    @property
    def card(self) -> CardText:
        """The text of the card that is seen."""
        found = self.body.card.findChild(CardText)
        assert found is not None and found.isVisible()
        return found

    def _done(self) -> None:
        self.actions += 1
        settle(self.program.app)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self._done()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
              on: QWidget | None = None) -> None:
        QTest.keyClick(on or self.window.focusWidget() or self.window, key, held)
        self._done()

    def type(self, words: str) -> list[str]:
        """Type with no field chosen before. Returns the results that are seen, a line each."""
        for letter in words:
            focused = QApplication.focusWidget() or self.window.focusWidget() or self.window
            QTest.keyClicks(focused, letter)
        find = self.program.find
        self.qtbot.waitUntil(lambda: find.found is not None and find.found.query == words and find.is_open,
                             timeout=30_000)
        self._done()
        return [f"{entry.title.text} {entry.context.text} {entry.note}" for entry in find.popup.list.entries]

    def question(self, panel: str) -> QWidget:
        return next(card for card in self.start.cards if card.question is not None and card.question.panel == panel)


@pytest.fixture
def person(make: Make, qtbot: QtBot) -> Person:
    return Person(make(panel="start", size=(1366, 768)), qtbot)


def ask_numbers(person: Person, *, by_keys: bool) -> None:
    if by_keys:
        person.press(Key.Key_3, CONTROL)
    else:
        person.click(person.question("cities"))


def seen(text: QTextBrowser, words: str) -> QPoint:
    """Where words stand in what is seen of a card, without scrolling."""
    found = text.document().find(words)
    assert not found.isNull(), words
    place = text.cursorRect(found)
    assert text.viewport().rect().contains(place), words
    return place.center()


both = pytest.mark.parametrize("by_keys", [True, False], ids=["keys", "mouse"])


@both
def test_the_number_of_los_angeles_and_whether_to_believe_it(person: Person, by_keys: bool) -> None:
    ask_numbers(person, by_keys=by_keys)
    assert person.actions == 1
    assert (person.program.state.panel, person.program.state.choices("cities").selected) == ("cities", "los-angeles")
    for words in ("27%", "Can I trust", "Not found elsewhere"):
        seen(person.card, words)


@both
def test_its_source(person: Person, by_keys: bool) -> None:
    ask_numbers(person, by_keys=by_keys)
    if by_keys:
        person.press(Key.Key_I, CONTROL)
    else:
        link = next(spot for spot in person.card.links() if spot.accessibleName().startswith("[1]"))
        person.click(link)
    assert person.actions == 2
    assert "losangeles365.info" in person.card.toPlainText()


@both
def test_both_sides_stand_side_by_side(person: Person, by_keys: bool) -> None:
    ask_numbers(person, by_keys=by_keys)
    assert person.actions <= 2
    ours, theirs = (seen(person.card, words) for words in ("The administration’s case", "The city’s case"))
    assert abs(ours.y() - theirs.y()) < 4 and theirs.x() > ours.x() + 50


@both
def test_the_sheet_of_chicago_on_paper(person: Person, by_keys: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []
    monkeypatch.setattr(SheetPreview, "ask_print", lambda self: printed.append(self.choices.choice().subject))
    if by_keys:
        person.press(Key.Key_P, CONTROL, on=person.window)
    else:
        person.click(person.start.doing["share.print"])
    preview = person.program.sheets.dialog
    assert preview is not None and preview.isVisible()
    subject = preview.choices.subject
    if by_keys:
        assert preview.focusWidget() is subject
        QTest.keyClicks(subject, "chi")
    else:
        subject.setCurrentIndex(subject.findText("Chicago"))  # as its list does
    person._done()
    person.qtbot.waitUntil(lambda: preview.done_sheet is not None, timeout=60_000)
    if by_keys:
        person.press(Key.Key_P, CONTROL, on=subject)
    else:
        person.click(preview.print_button)
    assert printed == ["city:chicago"] and person.actions <= 3
    preview.close()


@both
def test_what_happened_after_the_day(person: Person, by_keys: bool) -> None:
    if by_keys:
        person.press(Key.Key_2, CONTROL)
    else:
        person.click(person.question("overview"))
    event_day = person.program.state.pack.event_date
    assert event_day is not None
    rows = [person.program.state.pack.row("events", person.body.model.id_at(n))
            for n in range(person.body.model.rowCount())]
    dates = [row.date("date") for row in rows if row is not None]
    assert len(dates) > 20 and person.actions <= 2
    first = [date for date in dates[:6] if date is not None]
    assert all(date.first_day() > event_day.last_day() for date in first), "the newest come first"


@both
def test_whether_the_three_organizations_exist(person: Person, by_keys: bool) -> None:
    if by_keys:
        lines = person.type("organizations")
        assert person.actions <= 2
        assert any("three organizations were found nowhere else" in line for line in lines)
        return
    person.click(next(s for s in person.start.tally.segments if s.tally.status.id == "not_found"))
    assert person.actions <= 2
    listed = {person.body.model.id_at(n) for n in range(person.body.model.rowCount())}
    assert {"C37", "C38", "C39"} <= listed, "the claims that these organizations do something"


@pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise)", extend=True)
@both
def test_the_picture_of_a_chart(person: Person, by_keys: bool) -> None:
    QApplication.clipboard().clear()
    ask_numbers(person, by_keys=by_keys)
    if by_keys:
        person.press(Key.Key_P, CONTROL | Qt.KeyboardModifier.AltModifier)
    else:
        area = person.body.card
        place = area.rect().center()
        QApplication.sendEvent(area, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, area.mapToGlobal(place)))
        menu = next(menu for menu in person.body.findChildren(QMenu) if menu.isVisible())
        wanted = person.program.actions["share.copy_picture"]
        assert wanted in menu.actions() and wanted.isEnabled()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(wanted).center())
        person._done()
    assert person.actions == 2
    assert not QApplication.clipboard().image().isNull()


def test_a_word_typed_at_once_is_found(person: Person) -> None:
    lines = person.type("warrant")
    assert person.actions == 1
    assert any("warrant" in line.lower() for line in lines)


@both
def test_spanish(person: Person, by_keys: bool) -> None:
    if by_keys:
        person.press(Key.Key_L, CONTROL)
    else:
        spanish: Callable[[QPushButton], bool] = lambda b: b.isVisible() and b.text() in ("ES", "Español")  # noqa: E731
        person.click(next(filter(spanish, person.window.findChildren(QPushButton))))
    assert person.actions == 1 and person.program.state.language == "es"
    assert person.start.question.accessibleName().startswith("¿")
