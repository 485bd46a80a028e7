"""The find field with real keys and clicks: results, what choosing one does, and the way back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from explainer.app.commands import command
from explainer.bootstrap import Program
from explainer.content.search import Findings, Index
from explainer.core.columns import PANELS
from explainer.drawing.theme import THEMES
from explainer.ui.find import finder
from explainer.ui.find.entries import Does, Entry
from explainer.ui.find.field import FindField
from explainer.ui.find.result_list import ResultList
from explainer.ui.panels.page import PanelPage
from tests.ui.conftest import Make, settle

Key = Qt.Key


class Find:
    """The field of a program, and short ways to use it."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self._qtbot = program, qtbot
        self.field: FindField = program.window.find_field

    @property
    def list(self) -> ResultList:
        return self.program.find.popup.list

    @property
    def open(self) -> bool:
        return self.program.find.is_open

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.list.entries

    def titles(self) -> list[str]:
        return [entry.title.text for entry in self.entries]

    def entry(self, does: Does) -> Entry:
        return next(entry for entry in self.entries if entry.does is does)

    def current(self) -> Entry:
        found = self.list.current()
        assert found is not None
        return found

    def key(self, key: Key, *more: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self.field, key, *more)
        settle(self.program.app, 3)

    def ask(self, words: str) -> None:
        """Type words in place of those that are there, and wait for what they find."""
        self.field.selectAll()
        for letter in words:  # QTest knows the keys of ASCII alone
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self.wait(words)

    def empty(self) -> None:
        """Delete the words by keys, and wait for what is shown then."""
        self.field.selectAll()
        self.key(Key.Key_Delete)
        self._qtbot.waitUntil(lambda: self.open and "For example" in self.titles(), timeout=20_000)

    def wait(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: self.open and self.shown_for() == words, timeout=20_000)
        settle(self.program.app, 3)

    def shown_for(self) -> str:
        found = self.program.find.found
        return found.query if found is not None else ""

    def click(self, wanted: Callable[[Entry], bool]) -> None:
        row = next(n for n, entry in enumerate(self.entries) if wanted(entry))
        self.list.scrollTo(self.list.model().index(row, 0))
        QTest.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, pos=self.list.rect_of(row).center())
        settle(self.program.app)


@pytest.fixture
def find(program: Program, qtbot: QtBot) -> Find:
    return Find(program, qtbot)


def groups(find: Find) -> dict[str, str]:
    """Headings with their counts."""
    return {entry.title.text: entry.note for entry in find.entries if entry.heading}


# Opening


@pytest.mark.parametrize("keys", [("go.find", "Ctrl+F"), ("go.find", "/"), ("go.commands", "Ctrl+K"), ("go.back", "Alt+Left")])
def test_the_keys_of_find(keys: tuple[str, str]) -> None:
    assert keys[1] in command(keys[0]).keys


@pytest.mark.parametrize("panel", PANELS)
def test_typing_in_the_list_of_any_panel_types_in_the_field_and_finds(find: Find, panel: str) -> None:
    find.program.state.show_panel(panel)
    settle(find.program.app)
    page = find.program.window.page(panel)
    place = page.body.table if isinstance(page, PanelPage) else find.program.window
    place.setFocus()
    QTest.keyClicks(place, "w")
    assert find.program.window.focusWidget() is find.field and find.field.text() == "w"
    QTest.keyClicks(find.field, "arrant")
    find.wait("warrant")
    assert "Judicial warrant" in find.titles()
    assert find.program.state.choices(panel).find == ""  # the list is as it was


def test_a_letter_typed_where_nothing_takes_it_begins_a_search(find: Find) -> None:
    window = find.program.window
    tabs = window.findChild(QTabBar)
    assert tabs is not None
    tabs.setFocus()
    QTest.keyClicks(tabs, "q")
    assert window.focusWidget() is find.field and find.field.text() == "q"


@pytest.mark.parametrize("by", ["key", "slash", "click"])
def test_the_field_is_reached_by_key_and_click_and_offers_examples(find: Find, by: str) -> None:
    window = find.program.window
    if by == "click":
        QTest.mouseClick(find.field, Qt.MouseButton.LeftButton)
    elif by == "key":
        QTest.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    else:
        find.program.state.show_panel("sources")
        settle(find.program.app)
        table = window.page("sources").body.table
        table.setFocus()
        QTest.keyClick(table, Key.Key_Slash)
    settle(find.program.app)
    assert find.open and find.field.text() == ""
    assert "Los Angeles" in find.titles() and "Show all commands" in find.titles()
    find.click(lambda entry: entry.title.text == "Los Angeles")
    find.wait("Los Angeles")
    assert find.current().title.text == "Los Angeles"


def test_what_was_looked_for_is_offered_again(find: Find) -> None:
    find.program.find.open()
    find.ask("special order 40")
    find.key(Key.Key_Return)
    find.program.find.open()
    find.empty()
    assert next(entry.value for entry in find.entries if entry.does is Does.TYPE) == "special order 40"


# Results


def test_results_are_grouped_with_counts_and_the_words_marked(find: Find) -> None:
    find.program.find.open()
    find.ask("warrant")
    shown = groups(find)
    assert {"Words explained", "Events and court cases", "Sources"} <= shown.keys()
    assert all(note.isdigit() for note in shown.values())
    for entry in find.entries:
        if entry.does is Does.SHOW:
            marked = [p.text[a:b].lower() for p in (entry.title, entry.context) for a, b in p.spans]
            assert any("warrant" in word for word in marked)
            assert entry.note.partition(" · ")[0] in {
                "Overview", "City statistics", "Impacts", "Responses", "Recommendations", "Sources"}
    statement = next(entry.statement for entry in find.entries if entry.statement is not None)
    assert statement.word() and statement.cite in next(e for e in find.entries if e.statement is statement).spoken


def test_all_results_of_a_group_are_one_choice_away(find: Find) -> None:
    find.program.find.open()
    find.ask("chicago")
    more = find.entry(Does.MORE)
    count = int(more.title.text.split()[-1])
    before = sum(entry.does is Does.SHOW for entry in find.entries)
    find.click(lambda entry: entry is more)
    qtbot_wait = find._qtbot.waitUntil
    qtbot_wait(lambda: more not in find.entries, timeout=20_000)
    assert sum(entry.does is Does.SHOW for entry in find.entries) == before + count - 4
    assert find.open and find.list.current() is not None


def test_a_slip_and_a_word_of_the_other_language_are_said(find: Find) -> None:
    find.program.find.open()
    find.ask("sanctaury")
    assert "Nothing has “sanctaury”. Shown: “sanctuary”" in find.titles()
    find.ask("orden judicial")
    entry = find.entry(Does.SHOW)
    assert entry.title.text == "Judicial warrant" and entry.aside == "Español:" and "Orden" in entry.context.text


def test_nothing_found_says_what_was_searched_and_offers_nearer_words(find: Find) -> None:
    find.program.find.open()
    find.ask("wrrantt")
    first, second = find.entries[:2]
    assert first.title.text == "Nothing found for “wrrantt”" and "sources" in first.context.text
    assert second.title.text == "Did you mean “warrant”?"
    find.click(lambda entry: entry is second)
    find.wait("warrant")
    assert find.field.text() == "warrant"


@pytest.mark.parametrize(("words", "title", "key"), [
    ("print", "Print a summary sheet…", "Ctrl+P"), ("español", "Español", ""), ("larger", "Larger text", "Ctrl++"),
    ("imprimir", "Print a summary sheet…", "Ctrl+P"), ("full scren", "Full screen", "F11"),
])
def test_commands_are_among_the_results(find: Find, words: str, title: str, key: str) -> None:
    find.program.find.open()
    find.ask(words)
    entry = find.entry(Does.RUN)
    assert (entry.title.text, entry.note) == (title, key)


def test_a_command_found_runs(find: Find) -> None:
    find.program.find.open()
    find.ask("español")
    find.key(Key.Key_Return)
    assert find.program.state.language == "es" and not find.open
    assert find.field.accessibleName() == "Busque una palabra, un lugar, una cifra…"


def test_a_command_that_can_do_nothing_says_why_and_cannot_be_chosen(find: Find) -> None:
    find.program.find.open()
    find.ask("back to the built-in pack")
    entry = next(entry for entry in find.entries if entry.title.text == "Back to the built-in pack")
    assert entry.context.text == "The built-in pack is open" and not entry.can_be_chosen


def test_the_command_list_is_the_same_field(find: Find) -> None:
    QTest.keyClick(find.program.window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert find.open and find.program.window.focusWidget() is find.field
    shown = [entry.value for entry in find.entries if entry.value]
    assert "share.print" in shown and len(shown) > 20
    find.ask("contrast")
    assert {entry.does for entry in find.entries if entry.can_be_chosen} == {Does.RUN}
    find.key(Key.Key_Return)
    assert find.program.state.theme == "contrast"


def test_enter_typed_ahead_of_the_answer_waits_for_it(find: Find) -> None:
    find.program.find.open()
    QTest.keyClicks(find.field, "special order 40")
    QTest.keyClick(find.field, Key.Key_Return)
    find._qtbot.waitUntil(lambda: find.program.state.choices("sources").selected == "special-order-40", timeout=20_000)
    assert find.program.state.panel == "sources" and not find.open


# Keys


def test_arrows_pages_home_and_end_move_and_enter_chooses(find: Find) -> None:
    find.program.find.open()
    find.ask("warrant")
    rows = [n for n, entry in enumerate(find.entries) if entry.can_be_chosen]
    start = find.list.currentIndex().row()
    find.key(Key.Key_Down)
    second = find.list.currentIndex().row()
    assert rows.index(second) == rows.index(start) + 1
    find.key(Key.Key_Up)
    find.key(Key.Key_PageDown)
    assert rows.index(find.list.currentIndex().row()) == min(rows.index(start) + 8, len(rows) - 1)
    find.key(Key.Key_End)
    assert find.list.currentIndex().row() == rows[-1]
    find.key(Key.Key_Down)
    assert find.list.currentIndex().row() == rows[-1]
    find.key(Key.Key_Home)
    assert find.list.currentIndex().row() == rows[0]
    find.key(Key.Key_PageUp)
    assert find.list.currentIndex().row() == rows[0]


def test_home_belongs_to_the_text_until_an_arrow_was_pressed(find: Find) -> None:
    find.program.find.open()
    find.ask("warrant")
    before = find.list.currentIndex().row()
    find.key(Key.Key_Home)
    assert find.field.cursorPosition() == 0 and find.list.currentIndex().row() == before


def test_escape_closes_then_clears_then_goes_back_to_the_list(find: Find) -> None:
    find.program.state.show_panel("impacts")
    settle(find.program.app)
    table = find.program.window.page("impacts").body.table
    table.setFocus()
    find.program.find.open()
    find.ask("warrant")
    find.key(Key.Key_Escape)
    assert not find.open and find.field.text() == "warrant"
    find.key(Key.Key_Escape)
    assert find.field.text() == "" and not find.open and find.program.window.focusWidget() is find.field
    find.key(Key.Key_Escape)
    assert find.program.window.focusWidget() is table


def test_down_opens_the_results_again(find: Find) -> None:
    find.program.find.open()
    find.ask("warrant")
    find.key(Key.Key_Escape)
    find.key(Key.Key_Down)
    find.wait("warrant")
    assert find.open


def test_tab_closes_the_results_and_goes_on(find: Find) -> None:
    find.program.find.open()
    find.ask("warrant")
    find.key(Key.Key_Tab)
    assert not find.open and find.program.window.focusWidget() is not find.field


def test_the_pointer_chooses_what_it_is_over(find: Find) -> None:
    find.program.find.open()
    find.ask("warrant")
    row = [n for n, entry in enumerate(find.entries) if entry.does is Does.SHOW][2]
    QTest.mouseMove(find.list.viewport(), find.list.rect_of(row).center())
    settle(find.program.app)
    hover(find.list.viewport(), find.list.rect_of(row).center())
    assert find.list.currentIndex().row() == row
    assert find.program.window.focusWidget() is find.field


def hover(widget: QWidget, where: QPoint) -> None:
    for point in (where, where + QPoint(1, 0)):
        QApplication.sendEvent(widget, QMouseEvent(
            QEvent.Type.MouseMove, QPointF(point), QPointF(widget.mapToGlobal(point)), Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier))


# Choosing


def test_choosing_a_result_goes_to_its_row_and_back_returns_to_everything_as_it_was(find: Find) -> None:
    state = find.program.state
    state.show_panel("responses")
    settle(find.program.app)
    body = find.program.window.page("responses").body
    state.choose("responses", tag="city", sort_column="who", selected=body.model.id_at(0))
    settle(find.program.app)
    state.choose("responses", selected=body.model.id_at(body.model.rowCount() - 1))
    settle(find.program.app)
    before, scrolled = state.choices("responses"), body.table.verticalScrollBar().value()
    overview = state.choices("overview")
    find.program.find.open()
    find.ask("los angeles police issue special order 40")
    find.key(Key.Key_Return)
    settle(find.program.app)
    row = state.pack.row("events", state.choices("overview").selected)
    assert state.panel == "overview" and row is not None and "Special Order 40" in row.local("title", "en")
    shown = find.program.window.page("overview").body
    assert shown.model.row_of(row.id) >= 0 and find.program.window.focusWidget() is shown.table
    QTest.keyClick(find.program.window, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(find.program.app)
    assert (state.panel, state.choices("responses"), state.choices("overview")) == ("responses", before, overview)
    assert body.table.verticalScrollBar().value() == scrolled
    find.program.actions["go.back"].trigger()  # and from the tab
    settle(find.program.app)
    assert state.panel == "overview"
    assert not find.program.actions["go.back"].isEnabled()


def test_each_jump_can_be_gone_back_on_its_own(find: Find) -> None:
    state = find.program.state
    seen = [state.panel]
    for words in ("gao", "quaker", "los angeles"):
        find.program.find.open()
        find.ask(words)
        find.click(lambda entry: entry.does is Does.SHOW)
        seen.append(state.panel)
    for panel in reversed(seen[:-1]):
        find.program.actions["go.back"].trigger()
        assert state.panel == panel


def test_a_filter_that_would_hide_the_row_is_cleared_and_that_is_said(find: Find) -> None:
    state = find.program.state
    state.show_panel("overview")
    state.choose("overview", tag="protest")
    settle(find.program.app)
    find.program.find.open()
    find.ask("los angeles police issue special order 40")
    find.key(Key.Key_Return)
    settle(find.program.app)
    assert state.choices("overview").tag == "" and state.choices("overview").selected
    assert "filter" in find.program.window.toast.text
    find.program.actions["go.back"].trigger()
    assert state.choices("overview").tag == "protest" and find.program.window.toast.text == ""


def test_a_filter_that_shows_the_row_stays(find: Find) -> None:
    state = find.program.state
    state.show_panel("overview")
    state.choose("overview", tag="city")
    settle(find.program.app)
    find.program.find.open()
    find.ask("los angeles police issue special order 40")
    find.key(Key.Key_Return)
    settle(find.program.app)
    assert state.choices("overview").tag == "city" and find.program.window.toast.text == ""


def test_the_rows_of_this_list_alone_are_the_first_choice(find: Find) -> None:
    state = find.program.state
    state.show_panel("sources")
    settle(find.program.app)
    body = find.program.window.page("sources").body
    find.program.find.open()
    find.ask("government")
    first = find.entries[0]
    assert first.does is Does.FILTER and first.title.text == "Show only rows with “government” in this list"
    find.click(lambda entry: entry is first)
    assert state.choices("sources").find == "government"
    assert 0 < body.model.rowCount() == int(first.note) < len(body.model.view.ids)
    QTest.keyClick(body.table, Key.Key_Escape)
    assert body.model.rowCount() == len(body.model.view.ids)


def test_a_list_without_the_words_offers_no_empty_filter(find: Find) -> None:
    find.program.state.show_panel("cities")
    settle(find.program.app)
    find.program.find.open()
    find.ask("quaker")
    assert Does.FILTER not in {entry.does for entry in find.entries}


@pytest.mark.parametrize(("kind", "words"), [("claims", "deportations in los angeles rose"), ("figures", "1,044"),
                                             ("research", "gao"), ("citations", "quotes a post of sunday night")])
def test_what_has_no_row_of_its_own_is_shown_with_the_row_that_carries_it_and_its_card(
        find: Find, kind: str, words: str) -> None:
    state = find.program.state
    start = state.panel
    find.program.find.open()
    find.ask(words)
    find.click(lambda entry: entry.key == kind)
    body = find.program.window.page(state.panel).body
    selected = state.choices(state.panel).selected
    assert selected and body.model.row_of(selected) >= 0
    assert body.card.pages_back == 1 or selected in {row.id for row in state.pack[kind]}
    QTest.keyClick(body.table, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert state.panel == start and body.card.pages_back == 0  # one step, as it was one choice


def test_back_goes_through_the_pages_of_the_card_before_it_leaves_the_panel(find: Find) -> None:
    state = find.program.state
    start = state.panel
    find.program.find.open()
    find.ask("gao")
    find.click(lambda entry: entry.key == "research")
    there, body = state.panel, find.program.window.page(state.panel).body
    assert there != start and body.card.pages_back == 1
    assert body.card.open_page("source:1") and body.card.pages_back == 2
    settle(find.program.app)
    QTest.keyClick(find.program.window, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (state.panel, body.card.pages_back) == (there, 1)
    QTest.keyClick(find.program.window, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert state.panel == start


def test_a_page_opened_by_hand_is_left_before_the_panel(find: Find) -> None:
    state = find.program.state
    find.program.find.open()
    find.ask("special order 40")
    find.key(Key.Key_Return)
    body = find.program.window.page(state.panel).body
    there = state.panel
    assert body.card.open_page("source:1")
    settle(find.program.app)
    QTest.keyClick(find.program.window, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (state.panel, body.card.pages_back) == (there, 0)


def test_a_mark_is_explained_with_the_claims_that_have_it(find: Find) -> None:
    find.program.find.open()
    find.ask("not found elsewhere")
    find.click(lambda entry: entry.key == "status")
    state = find.program.state
    assert (state.panel, state.choices("sources").selected) == ("sources", "status:not_found")


def test_a_topic_of_the_help_opens_it(find: Find) -> None:
    find.program.find.open()
    find.ask("how to read a panel")
    find.click(lambda entry: entry.value.startswith("help.help"))
    assert find.program.lookups.dialog is not None
    assert find.program.lookups.dialog.windowTitle() == "Help and keys"


def test_another_pack_forgets_what_was_found_in_the_old_one(make: Make, qtbot: QtBot, pack_copy: Path) -> None:
    program = make(pack=pack_copy)
    find = Find(program, qtbot)
    program.find.open()
    find.ask("warrant")
    find.key(Key.Key_Return)
    program.packs.open_built_in()
    qtbot.waitUntil(lambda: program.state.pack.built_in, timeout=30_000)
    assert not find.open and not program.find.jumps.before
    program.find.open()
    find.empty()
    assert "warrant" not in [entry.value for entry in find.entries]
    find.ask("warrant")
    assert "Judicial warrant" in find.titles()


def test_the_list_can_be_read_in_another_language_at_once(find: Find) -> None:
    find.program.find.open()
    find.ask("warrant")
    find.program.state.set_language("es")
    assert not find.open
    find.program.find.open()
    find.wait("warrant")
    assert "Palabras explicadas" in groups(find)


# Where the results are


@pytest.mark.parametrize(("size", "scale", "language"), [
    ((1024, 640), 1.0, "en"), ((1024, 640), 2.0, "es"), ((1366, 768), 1.0, "es"), ((1366, 768), 2.0, "en"),
    ((1920, 1080), 1.0, "en")])
def test_the_results_are_below_the_field_and_inside_the_window(
        make: Make, qtbot: QtBot, size: tuple[int, int], scale: float, language: str) -> None:
    program = make(size=size, text_scale=scale, language=language)
    find = Find(program, qtbot)
    program.find.open()
    find.ask("chicago")
    popup, window = program.find.popup, program.window
    box = QRect(popup.mapTo(window, QPoint(0, 0)), popup.size())
    field = QRect(find.field.mapTo(window, QPoint(0, 0)), find.field.size())
    assert window.rect().contains(box) and box.top() > field.bottom()
    assert box.left() <= field.center().x() <= box.right()
    viewport = find.list.viewport().rect()
    shown = [n for n in range(len(find.entries)) if viewport.contains(find.list.rect_of(n)) and find.entries[n].can_be_chosen]
    assert len(shown) >= (3 if scale == 2.0 and size == (1024, 640) else 4)
    assert all(find.list.rect_of(n).height() >= 24 for n in shown)
    assert find.list.horizontalScrollBar().maximum() == 0
    assert find.field.width() >= 100 * scale
    assert find.field.fontMetrics().horizontalAdvance(find.field.placeholderText()) < find.field.width()


def test_a_short_list_shows_all_of_its_lines_after_a_long_one(make: Make, qtbot: QtBot) -> None:
    find = Find(make(language="es"), qtbot)
    find.program.find.open()
    find.ask("chicago")
    assert find.list.verticalScrollBar().maximum() > 0
    find.ask("zzzq")
    assert find.list.verticalScrollBar().maximum() == 0
    assert find.list.rect_of(len(find.entries) - 1).bottom() <= find.list.viewport().height()


def test_the_results_follow_the_window(find: Find) -> None:
    find.program.find.open()
    find.ask("chicago")
    find.program.window.resize(800, 500)
    settle(find.program.app)
    popup = find.program.find.popup
    assert find.program.window.rect().contains(popup.geometry())


@pytest.mark.parametrize("theme", THEMES)
def test_marked_words_differ_by_weight_and_ground_in_every_theme(make: Make, qtbot: QtBot, theme: str) -> None:
    program = make(theme=theme)
    find = Find(program, qtbot)
    program.find.open()
    find.ask("quaker")
    picture = program.find.popup.grab().toImage()
    colors = {picture.pixelColor(x, y).name().upper()
              for x in range(picture.width()) for y in range(0, picture.height(), 2)}
    assert THEMES[theme].accent_soft.upper() in colors and THEMES[theme].selection.upper() in colors


# For the ear


def test_a_screen_reader_hears_how_many_and_which(find: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility",
                        lambda event: heard.append(event.message() if hasattr(event, "message") else ""))
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)  # somebody listens
    find.program.find.open()
    find.ask("warrant")
    assert find.field.accessibleName() == "Find a word, a place, a number…"
    total = sum(int(note) for note in groups(find).values())
    said = find.field.accessibleDescription()
    assert said.startswith(f"{total} results. {find.current().title.text}")
    find.key(Key.Key_Down)
    assert find.current().title.text in find.field.accessibleDescription() != said
    assert [text for text in heard if text][-1] == find.field.accessibleDescription()


def test_each_line_is_read_whole(find: Find) -> None:
    find.program.find.open()
    find.ask("1,044")
    model = find.list.model()
    for row, entry in enumerate(find.entries):
        spoken = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert entry.title.text in spoken and entry.note in spoken
        if entry.statement is not None:
            assert entry.statement.word() in spoken


# Off the window's thread


def test_the_index_is_made_and_asked_in_another_thread(find: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    class Watched(Index):
        def __init__(self, *arguments: object) -> None:
            threads.append(threading.current_thread())
            super().__init__(*arguments)  # type: ignore[arg-type]

        def find(self, *arguments: object, **more: object) -> Findings:
            threads.append(threading.current_thread())
            return super().find(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(finder, "Index", Watched)
    find.program.find.open()
    find.ask("warrant")
    find.ask("chicago")
    assert len(threads) == 6 and threading.main_thread() not in threads  # two indexes, made once, asked twice


# What may go wrong


@pytest.mark.parametrize("words", ["<b>x</b>", "&amp;", "'; drop", "\\", "%", "((((", "a" * 200, "é" * 50, "🙂", "مرحبا"])
def test_nothing_typed_is_an_error(find: Find, words: str) -> None:
    find.program.find.open()
    find.field.setText(words)
    find.field.textEdited.emit(words)
    find.key(Key.Key_Down)
    find.program.runner.finish()
    settle(find.program.app)
    assert find.field.text() == words[:200]
    find.key(Key.Key_Escape)


def test_words_typed_while_others_are_looked_for_win(find: Find) -> None:
    find.program.find.open()
    QTest.keyClicks(find.field, "chicago")
    find.program.find.ask_now()
    find.field.selectAll()
    QTest.keyClicks(find.field, "quaker")
    find.wait("quaker")
    assert all("uaker" in entry.spoken for entry in find.entries if entry.does is Does.SHOW)
