"""The parking lot: real typing, ticking and clicking, and the text that is taken home."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explainer.app.show_store import Question, ShowStore, questions_text
from explainer.app.state import State
from explainer.content import formatting
from explainer.ui.presenter.questions import QuestionsDialog, save_questions
from tests.ui.presenter.conftest import Speak
from tests.ui.presenter.slides import built_in

Key = Qt.Key


class Lot:
    """The dialog over a store with its own file, and what it has told."""

    def __init__(self, store: ShowStore, parent: QWidget, claim: str = "") -> None:
        self.store, self.state = store, State(built_in(), language="en")
        self.dialog = QuestionsDialog(self.state, store, "city.chicago", claim, parent)
        self.wanted: list[Question] = []
        self.changes = 0
        self.dialog.go_requested.connect(self.wanted.append)
        self.dialog.changed.connect(self._count)
        self.dialog.show()

    def _count(self) -> None:
        self.changes += 1

    def type(self, text: str) -> None:
        self.dialog.field.setFocus()
        QTest.keyClicks(self.dialog.field, text)

    def park(self, text: str) -> None:
        self.type(text)
        QTest.keyClick(self.dialog.field, Key.Key_Return)

    def click(self, button: QPushButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def lines(self) -> list[str]:
        items = self.dialog.list
        return [items.item(row).text() for row in range(items.count())]

    def tick(self, row: int) -> None:
        """Click into the box before a question."""
        items = self.dialog.list
        rect = items.visualItemRect(items.item(row))
        QTest.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                         QPoint(rect.left() + 10, rect.center().y()))

    @property
    def texts(self) -> list[str]:
        return [question.text for question in self.store.questions]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ShowStore]:
    store = ShowStore(tmp_path / "show.json")
    yield store
    store.close()


@pytest.fixture
def parent(qapp: QApplication, speak: Speak, qtbot: QtBot) -> Iterator[QWidget]:
    parent = QWidget()
    parent.setWindowTitle("Console")
    yield parent
    shiboken6.delete(parent)


@pytest.fixture
def lot(store: ShowStore, parent: QWidget) -> Lot:
    return Lot(store, parent)


def test_at_first_nothing_is_parked_and_nothing_can_be_done(lot: Lot) -> None:
    dialog = lot.dialog
    assert lot.lines() == []
    assert [button.isEnabled() for button in (dialog.go, dialog.drop, dialog.save)] == [False] * 3
    assert dialog.add.isEnabled() and dialog.field.hasFocus()


def test_enter_parks_a_question_with_its_slide_and_the_cursor_stays(lot: Lot) -> None:
    lot.park("What about Chicago?")
    lot.park("Who pays?")
    assert lot.texts == lot.lines() == ["What about Chicago?", "Who pays?"]
    assert [(q.slide, q.claim, q.answered) for q in lot.store.questions] == [("city.chicago", "", False)] * 2
    assert all(q.asked_at[:2] == "20" for q in lot.store.questions)
    assert (lot.dialog.field.text(), lot.dialog.field.hasFocus(), lot.dialog.isVisible()) == ("", True, True)
    assert lot.dialog.list.currentRow() == 1 and lot.changes >= 2


def test_the_button_parks_too(lot: Lot) -> None:
    lot.type("Who pays?")
    lot.click(lot.dialog.add)
    assert lot.texts == ["Who pays?"]


@pytest.mark.parametrize("text", ["", "   ", "\t "])
def test_nothing_is_no_question(text: str, lot: Lot) -> None:
    lot.dialog.field.setText(text)
    QTest.keyClick(lot.dialog.field, Key.Key_Return)
    assert lot.texts == [] and lot.dialog.isVisible()


def test_a_question_may_be_long_and_no_longer(lot: Lot) -> None:
    lot.dialog.field.setText("word " * 600)
    assert len(lot.dialog.field.text()) == 2000
    QTest.keyClick(lot.dialog.field, Key.Key_Return)
    question, = lot.store.questions
    assert question.text == ("word " * 400).strip()
    width = lot.dialog.list.viewport().width()
    rect = lot.dialog.list.visualItemRect(lot.dialog.list.item(0))
    assert rect.width() <= width, "it is wrapped"


def test_pasted_lines_are_one_line(lot: Lot) -> None:
    QApplication.clipboard().setText("Who\npays?\u2029And  when?")
    lot.dialog.field.paste()
    QTest.keyClick(lot.dialog.field, Key.Key_Return)
    assert lot.texts == ["Who pays? And when?"]


def test_letters_of_the_show_are_letters_here(lot: Lot) -> None:
    lot.park("bwfzlignqtx.,")
    assert lot.texts == ["bwfzlignqtx.,"]


def test_a_question_is_linked_to_the_claim_that_is_shown(store: ShowStore, parent: QWidget) -> None:
    lot = Lot(store, parent, claim="C14")
    assert lot.dialog.claims.currentData() == "C14"
    lot.park("Really?")
    claim = built_in().row("claims", "C14")
    assert claim is not None
    said = formatting.local(built_in(), claim, "text", "en")
    assert (store.questions[0].claim, lot.lines()) == ("C14", [f"Really?\n{said}"])


def test_a_question_is_linked_to_the_claim_that_is_chosen_or_to_none(lot: Lot) -> None:
    claims = lot.dialog.claims
    assert (claims.currentData(), claims.count()) == ("", 1 + len(built_in()["claims"]))
    QTest.keyClick(claims, Key.Key_Down)
    chosen = claims.currentData()
    assert chosen == built_in()["claims"].rows[0].id
    lot.park("Really?")
    QTest.keyClick(claims, Key.Key_Up)
    lot.park("In general?")
    assert [question.claim for question in lot.store.questions] == [chosen, ""]


def test_a_claim_that_is_not_in_this_pack_is_no_claim(store: ShowStore, parent: QWidget) -> None:
    store.add_question(Question("Old one?", "C999"))
    lot = Lot(store, parent, claim="C999")
    assert (lot.dialog.claims.currentData(), lot.lines()) == ("", ["Old one?"])


def test_a_tick_says_that_it_is_answered(lot: Lot) -> None:
    for text in ("One?", "Two?"):
        lot.park(text)
    before = lot.changes
    lot.tick(1)
    assert [question.answered for question in lot.store.questions] == [False, True]
    assert lot.changes == before + 1
    lot.tick(1)
    assert [question.answered for question in lot.store.questions] == [False, False]


def test_questions_of_an_earlier_start_are_there_with_their_ticks(lot: Lot, store: ShowStore, parent: QWidget) -> None:
    lot.park("One?")
    lot.park("Two?")
    lot.tick(0)
    assert store.flush()
    again = Lot(ShowStore(store.path), parent)
    assert again.lines() == ["One?", "Two?"]
    items = again.dialog.list
    assert [items.item(row).checkState() == Qt.CheckState.Checked for row in range(2)] == [True, False]


def test_the_one_chosen_is_removed_and_the_next_one_is_chosen(lot: Lot) -> None:
    for text in ("One?", "Two?", "Three?"):
        lot.park(text)
    lot.dialog.list.setCurrentRow(1)
    lot.click(lot.dialog.drop)
    assert lot.texts == lot.lines() == ["One?", "Three?"] and lot.dialog.list.currentRow() == 1
    lot.click(lot.dialog.drop)
    lot.click(lot.dialog.drop)
    assert lot.texts == [] and not lot.dialog.drop.isEnabled()
    lot.click(lot.dialog.drop)
    assert lot.texts == []


def test_going_to_a_question_closes_the_dialog(lot: Lot) -> None:
    lot.park("One?")
    lot.park("Two?")
    lot.dialog.list.setCurrentRow(0)
    lot.click(lot.dialog.go)
    assert [question.text for question in lot.wanted] == ["One?"] and not lot.dialog.isVisible()


def test_a_double_click_goes_there_too(lot: Lot) -> None:
    lot.park("One?")
    items = lot.dialog.list
    place = items.visualItemRect(items.item(0)).center()
    QTest.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(items.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert [question.text for question in lot.wanted] == ["One?"]


def test_escape_closes_and_keeps_everything(lot: Lot) -> None:
    lot.park("One?")
    QTest.keyClick(lot.dialog.field, Key.Key_Escape)
    assert not lot.dialog.isVisible()
    assert (lot.texts, lot.wanted) == (["One?"], [])


# Taking them home

def asked_for(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """The person chooses a path in the system's own dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (path, ""))


def test_the_questions_are_saved_as_text(lot: Lot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lot.dialog.field.insert("¿Qué pasa en Chicago?")
    lot.click(lot.dialog.add)
    lot.tick(0)
    asked_for(monkeypatch, str(tmp_path / "home.txt"))
    lot.click(lot.dialog.save)
    written = (tmp_path / "home.txt").read_text(encoding="utf-8")
    assert written == questions_text(lot.store.questions, built_in(), "en")
    assert "1. ¿Qué pasa en Chicago?" in written and "Answered." in written


def test_no_place_chosen_writes_nothing(lot: Lot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lot.park("One?")
    asked_for(monkeypatch, "")
    before = sorted(tmp_path.iterdir())
    assert lot.dialog.ask_save() is False
    assert sorted(tmp_path.iterdir()) == before


def message(lot: Lot) -> str:
    box, = lot.dialog.findChildren(QMessageBox)
    assert box.isVisible() and box.textFormat() == Qt.TextFormat.PlainText
    said = box.text()
    box.close()
    return said


@pytest.mark.parametrize("name", ["no such folder/home.txt", "<b>folder</b>/home.txt", "taken", "x" * 300 + ".txt"])
def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left_there(
        name: str, lot: Lot, tmp_path: Path) -> None:
    lot.park("One?")
    lot.store.flush()
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "inside").write_text("x")
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    assert save_questions(lot.dialog, tmp_path / name, lot.store, lot.state) is False
    said = message(lot)
    assert str(tmp_path / name) in said and "None" not in said
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before
    assert lot.texts == ["One?"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may write anywhere cannot be stopped")
def test_a_folder_that_may_not_be_written_is_said(lot: Lot, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    assert save_questions(lot.dialog, folder / "home.txt", lot.store, lot.state) is False
    assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_the_earlier_file_as_it_was(lot: Lot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lot.park("One?")
    lot.store.flush()
    earlier = tmp_path / "home.txt"
    earlier.write_text("earlier")

    def full(*_arguments: object, **_named: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert save_questions(lot.dialog, earlier, lot.store, lot.state) is False
    monkeypatch.undo()
    assert "No space left on device" in message(lot)
    assert earlier.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home.txt", "show.json"]


def test_half_a_letter_in_a_question_does_not_keep_the_others_from_home(lot: Lot, tmp_path: Path) -> None:
    """A damaged file of questions may hold one."""
    lot.store.add_question(Question("Half \ud83d of it?"))
    lot.store.add_question(Question("Whole?"))
    assert save_questions(lot.dialog, tmp_path / "home.txt", lot.store, lot.state)
    assert "Whole?" in (tmp_path / "home.txt").read_text(encoding="utf-8")


def test_on_the_only_screen_the_list_is_shown_when_asked_for(store: ShowStore, qtbot: QtBot, speak: Speak) -> None:
    store.add_question(Question("Who pays?"))
    dialog = QuestionsDialog(State(built_in(), language="en"), store, "opening", "", None, seen_by_room=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.list.isVisible() and not dialog.go.isEnabled() and dialog.reveal.isVisible()
    dialog.field.setFocus()
    QTest.keyClicks(dialog.field, "And who decides?")
    QTest.keyClick(dialog.field, Key.Key_Return)
    assert len(store.questions) == 2 and not dialog.list.isVisible(), "a question can be kept without showing the others"
    dialog.reveal.click()
    assert dialog.list.isVisible() and dialog.list.count() == 2 and dialog.go.isEnabled()


def test_questions_that_are_not_on_the_disk_say_so_and_can_be_saved_elsewhere(tmp_path: Path, qtbot: QtBot, speak: Speak,
                                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    store = ShowStore(tmp_path / "show.json")
    dialog = QuestionsDialog(State(built_in(), language="en"), store, "opening", "")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.unsaved.isVisible()
    monkeypatch.setattr(type(store), "error", property(lambda self: OSError(28, "No space left on device")))
    dialog.field.setFocus()
    QTest.keyClicks(dialog.field, "Who pays?")
    QTest.keyClick(dialog.field, Key.Key_Return)
    qtbot.waitUntil(dialog.unsaved.isVisible)
    assert "No space left" in dialog.unsaved.text() and "memory" in dialog.unsaved.text()
    assert [question.text for question in store.questions] == ["Who pays?"]
    assert save_questions(dialog, tmp_path / "elsewhere.txt", store, dialog._state)
    assert "Who pays?" in (tmp_path / "elsewhere.txt").read_text(encoding="utf-8")
    store.close()
