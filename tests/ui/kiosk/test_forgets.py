"""What a visit leaves behind: nothing."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from explainer.app.state import PanelChoices
from explainer.panels import registry
from tests.ui.kiosk.conftest import Lobby


def live_a_little(lobby: Lobby) -> None:
    """A visit in which everything is changed that can be."""
    lobby.begin("es")
    visit = lobby.kiosk.visit
    assert visit is not None
    state, window = visit.state, visit.window
    state.set_theme("contrast")
    state.set_text_scale(1.5)
    lobby.look_at_all()
    body = lobby.body("cities")
    state.choose("cities", selected="chicago", view="all", date="2025-03-01", window=14, grain="week", alone=True)
    state.choose("sources", tag="not_found", find="ICE", sort_column="date", descending=True, hidden=("publisher",))
    lobby.settle()
    body.card.follow("source:1")
    window.find_field.setFocus()
    QTest.keyClicks(window.find_field, "asylum secret")
    bench = visit._bench.value
    bench.find.ask_now()
    lobby.until(lambda: bench.find.found is not None, "found")
    bench.find._enter()
    bench.find._remember("asylum secret")
    bench.lookups.help()
    bench.tour.start()
    lobby.settle()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("what a visitor copied")
    if clipboard.supportsSelection():
        clipboard.setText("what a visitor marked", QClipboard.Mode.Selection)


def test_the_next_visitor_finds_nothing_of_the_last_one(lobby: Lobby) -> None:
    live_a_little(lobby)
    lobby.over()
    assert lobby.at_attract
    assert QGuiApplication.clipboard().text() == ""
    assert QGuiApplication.clipboard().text(QClipboard.Mode.Selection) == ""
    lobby.begin("en")
    visit = lobby.kiosk.visit
    assert visit is not None
    state, bench = visit.state, visit._bench.value
    assert (state.language, state.theme, state.text_scale, state.panel) == ("en", "light", 1.0, "start")
    fresh = PanelChoices()
    for panel in registry.panel_ids():
        assert state.choices(panel) == fresh or panel == "start"
    assert visit.window.find_field.text() == "" and not visit.window.find_field.isUndoAvailable()
    assert bench.find._recent == [] and not bench.find.jumps.can_go_back and bench.find.found is None
    assert bench.lookups.dialog is None and bench.tour.at == -1
    assert not visit.window.toast.isVisible() and not visit.window.banner.isVisible()
    lobby.look_at_all()
    body = lobby.body("cities")
    assert body.card.pages_back == 0 and body.table.verticalScrollBar().value() == 0
    assert QApplication.font().pixelSize() == 16


def words_in(widget: QWidget) -> str:
    """Everything that a widget and its parts know as text."""
    texts = []
    for part in (widget, *widget.findChildren(QWidget)):
        for name in ("text", "toPlainText", "accessibleName", "accessibleDescription", "toolTip", "windowTitle"):
            if callable(read := getattr(part, name, None)):
                texts.append(str(read()))
    return "\n".join(texts)


def test_no_word_that_was_typed_is_anywhere(lobby: Lobby) -> None:
    live_a_little(lobby)
    lobby.over()
    for window in QApplication.topLevelWidgets():
        assert "asylum secret" not in words_in(window)
    gc.collect()
    holders = [one for one in gc.get_objects() if isinstance(one, list | dict)]
    texts = [text for one in holders for text in list(one.values() if type(one) is dict else one) if isinstance(text, str)]
    assert [text for text in texts if text == "".join(("asylum", " ", "secret"))] == []


def test_the_objects_of_a_visit_go_with_it(lobby: Lobby) -> None:
    live_a_little(lobby)
    visit = lobby.kiosk.visit
    assert visit is not None
    state = weakref.ref(visit.state)
    bench = weakref.ref(visit._bench.value)
    del visit
    lobby.over()
    lobby.until(lambda: gc.collect() >= 0 and bench() is None and state() is None, "both are freed")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_visit_may_end_in_the_middle_of_anything(lobby: Lobby) -> None:
    for end_with in ("help", "menu", "staff", "sheet", "tour", "find"):
        lobby.begin()
        lobby.body("cities")
        visit = lobby.kiosk.visit
        assert visit is not None
        bench = visit._bench.value
        if end_with == "help":
            bench.lookups.help()
        elif end_with == "menu":
            visit.window.header.open_menu()
        elif end_with == "staff":
            lobby.kiosk.ask_pin()
        elif end_with == "sheet":
            bench.actions.trigger("share.print")
        elif end_with == "tour":
            bench.tour.start()
        else:
            bench.find.open()
        del bench, visit
        lobby.settle()
        lobby.over()
        assert lobby.at_attract, end_with
        assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [lobby.kiosk.frame], end_with


def test_the_button_and_the_menu_end_a_visit(lobby: Lobby) -> None:
    lobby.begin()
    visit = lobby.kiosk.visit
    assert visit is not None
    QTest.mouseClick(visit.window.header._over, Qt.MouseButton.LeftButton)
    lobby.until(lambda: lobby.at_attract and lobby.kiosk.visit is not visit, "over")


def rss() -> int:
    """Bytes of memory that this process has."""
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(not __import__("pathlib").Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_does_not_grow_over_ten_visits(lobby: Lobby) -> None:
    """What is loaded once comes with the first visits."""
    sizes, counts = [], []
    for _ in range(13):
        live_a_little(lobby)
        lobby.over()
        gc.collect()
        sizes.append(rss())
        counts.append(len(QApplication.allWidgets()))
    print("MB after each visit:", [round(size / 2**20) for size in sizes], "widgets:", counts)
    assert counts[-1] <= counts[2]
    assert sizes[-1] - sizes[2] < 5 * 2**20  # one index for find has more than half of that
