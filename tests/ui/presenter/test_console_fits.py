"""The presenter's window on small screens with large text: nothing outside it, nothing on anything else, nothing cut."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explainer.app.pace import Plan, pace
from explainer.app.show import Show
from explainer.drawing.theme import THEMES
from explainer.ui.presenter.console import ConsoleWindow
from explainer.ui.presenter.plan_field import PlanField
from explainer.ui.presenter.room_watch import words_of
from explainer.ui.presenter.slide_view import SlideView
from explainer.ui.style import dress, stylesheet
from tests.ui.conftest import settle
from tests.ui.presenter.conftest import Speak, Stage
from tests.ui.presenter.slides import built_in, cache_of

SIZES = [(1024, 640, 1.0), (1024, 640, 1.5), (1024, 640, 2.0), (1280, 720, 1.25), (1366, 768, 2.0), (1366, 768, 1.0),
         (1920, 1080, 2.0)]
Key_N, Key_Down, Key_Up, Key_Right = Qt.Key.Key_N, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right
Ctrl = Qt.KeyboardModifier.ControlModifier
LEAVES = (QAbstractScrollArea, QComboBox, QLabel, QLineEdit, QPushButton, SlideView)


@pytest.fixture(params=[(*size, language) for size in SIZES for language in ("en", "es")],
                ids=lambda p: f"{p[0]}x{p[1]} {p[2]} {p[3]}")
def console(request: pytest.FixtureRequest, speak: Speak, qapp: QApplication, qtbot: QtBot) -> Iterator[ConsoleWindow]:
    """The window with all that it can show: a plan that is missed, a warning, long notes."""
    width, height, scale, language = request.param
    speak(language)
    cache = cache_of(built_in(), language)
    show = Show(cache.deck, cache, language=language, theme="light", start="post")
    window = ConsoleWindow(show, cache)
    dress(qapp, THEMES["light"], scale)  # as the program does, whatever a test before left
    window.setStyleSheet(stylesheet(THEMES["light"], scale))
    window.resize(width, height)
    window.show_length(20)
    window.time_bar.set_plan(25)
    plan = Plan(cache.deck.main, 1500.0)
    place = {"en": "Slide 3 of 12", "es": "Diapositiva 3 de 12"}[language]
    window.time_bar.show_time(place, 4000.0, False, 75.0, plan, "post", pace(plan, "post", 4000.0))
    window.show_warning(words_of("minimized"))
    window.refresh(cache.width, 12)
    window.show_slides([(slide.id, cache.title(slide.id)) for slide in cache.deck], "post")
    window.notes.show_notes("post", cache.deck["post"].notes(cache.pack, language), "")
    window.show()
    settle(qapp, 6)
    assert (window.width(), window.height()) == (width, height)
    yield window
    window.end()
    dress(qapp, THEMES["light"], 1.0)
    settle(qapp, 1)


def leaves(window: QWidget) -> list[QWidget]:
    """What is seen and has nothing in it."""
    return [w for w in window.findChildren(QWidget) if isinstance(w, LEAVES) and w.isVisible() and w.window() is window
            and not any(isinstance(p, LEAVES) for p in parents(w, window))]


def parents(widget: QWidget, window: QWidget) -> list[QWidget]:
    found, parent = [], widget.parentWidget()
    while parent is not None and parent is not window:
        found.append(parent)
        parent = parent.parentWidget()
    return found


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_nothing_is_outside_the_window_and_nothing_on_anything_else(console: ConsoleWindow) -> None:
    shown = leaves(console)
    assert len(shown) > 12
    for widget in shown:
        assert console.rect().contains(place(widget, console)), (widget, place(widget, console))
    for first, second in itertools.combinations(shown, 2):
        shared = place(first, console).intersected(place(second, console))
        assert shared.width() <= 1 or shared.height() <= 1, (first, second, shared)


def test_words_are_whole(console: ConsoleWindow) -> None:
    for widget in leaves(console):
        if isinstance(widget, QLabel) and not widget.wordWrap():
            assert widget.fontMetrics().horizontalAdvance(widget.text()) <= widget.width() + 1, widget.text()
        elif isinstance(widget, QLabel):
            needed = widget.heightForWidth(widget.width())
            assert needed <= widget.height() + 1, (widget.text(), needed, widget.height())
        elif isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width() - 1, widget.text()
            assert widget.height() >= widget.sizeHint().height() - 1, widget.text()


def test_the_slide_and_two_lines_of_notes_can_be_read(console: ConsoleWindow) -> None:
    assert console.current.height() >= 0.2 * console.height()
    lines = console.notes.pack_notes.viewport().height() / console.notes.pack_notes.fontMetrics().height()
    assert lines >= 1.95, lines  # two, but for a pixel


def test_what_has_no_button_is_in_the_menu(console: ConsoleWindow) -> None:
    titles = " ".join(action.text() for action in console.more.menu().actions())
    for name in ("white", "zoom", "spotlight", "card", "timer", "swap"):
        button = console.buttons[name]
        assert button.isVisible() or console.more.isVisible()
        assert button.text().split("  ")[0] in titles
    assert console.clicker.isVisible() or console.clicker.text() in titles


def test_every_word_follows_the_language(stage: Stage) -> None:
    window, state = stage.session.console, stage.program.state

    def words() -> set[str]:
        found = {w.text() for w in window.findChildren(QWidget) if isinstance(w, QLabel | QPushButton) and w.text()}
        menus = {action.text() for action in window.more.menu().actions()}
        return {text for text in found | menus if any(c.isalpha() for c in text)}

    english = words()
    state.set_language("es")
    settle(stage.program.app)
    same = english & words()
    assert same <= {"English", "Español", "10 min", "20 min", "40 min", "Zoom"}, same
    assert "Preguntas" in window.buttons["question"].text()


def test_theme_and_text_can_be_changed_from_the_window(stage: Stage) -> None:
    window, state = stage.session.console, stage.program.state
    menu = window.looks.menu()
    menu.aboutToShow.emit()
    dark = next(action for action in menu.actions() if action.text() == "Dark")
    dark.trigger()
    assert (state.theme, stage.session.show_.picture.theme) == ("dark", "dark")
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Text 150%").trigger()
    assert state.text_scale == 1.5
    assert [action.text() for action in menu.actions() if action.isChecked()] != []


def test_the_largest_notes_scroll_by_keys(stage: Stage) -> None:
    notes = stage.session.console.notes
    stage.press(*[Key_N] * 3)
    notes.pack_notes.setPlainText("line\n" * 80)
    settle(stage.program.app)
    stage.press(Key_Down, with_=Ctrl)
    there = notes.pack_notes.verticalScrollBar().value()
    assert there > 0
    stage.press(Key_Up, with_=Ctrl)
    assert notes.pack_notes.verticalScrollBar().value() < there


def test_another_length_is_one_click(stage: Stage) -> None:
    session, window = stage.session, stage.session.console
    window.length.button("10").click()
    settle(stage.program.app)
    assert len(session.deck.main) == 10 and session.planned == 600
    assert window.time_bar.place.text() == "Slide 1 of 10"
    window.length.button("40").click()
    assert len(session.deck.main) > 15 and session.deck.main[0] == session.show_.current.slide == "opening"


def test_time_is_restarted_by_one_click_and_the_plan_counts_from_there(stage: Stage) -> None:
    session, bar = stage.session, stage.session.console.time_bar
    stage.press(Key_Right, Key_Right)
    session.clock.pause()
    bar.restart.click()
    assert session.clock.running and session.clock.elapsed() < 60
    assert session.plan.slides == session.deck.main[2:]
    bar.elapsed.click()
    assert not session.clock.running


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_plan_is_said_in_whole_words(language: str, speak: Speak, qtbot: QtBot) -> None:
    speak(language)
    field = PlanField()
    qtbot.addWidget(field)
    field.set_value(120)
    assert field.text() == {"en": "120 min planned", "es": "120 min previstos"}[language]
