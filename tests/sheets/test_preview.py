"""The preview, with real keys and clicks: what is chosen is what is shown, saved and remembered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QDate, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explainer import bootstrap
from explainer.app import paths
from explainer.app.settings import Settings
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.panels.subjects import subjects
from explainer.ui.sheets.page_view import PAGE_WIDTH
from explainer.ui.sheets.preview import SheetPreview
from tests.core.packs import content, write_pack
from tests.sheets.packs import small
from tests.sheets.reading import quick_texts

Start = Callable[..., bootstrap.Program]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application, made as the program makes it."""
    return bootstrap.make_application(["explainer"])


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Start a program over the built-in pack or another one; it is closed after the test."""
    started: list[bootstrap.Program] = []

    def build(pack: Pack | None = None, **settings: object) -> bootstrap.Program:
        found = pack or read_pack(paths.built_in_pack(), built_in=True).pack
        assert found is not None
        remembered = Settings(**{"panel": "overview", **settings})  # type: ignore[arg-type]
        program = bootstrap.Program(qapp, found, remembered, language=str(settings.get("language") or "en"),
                                    settings_file=tmp_path / "settings.json")
        program.window.show()
        program.window.activateWindow()
        program.make_live()
        qtbot.waitUntil(program.window.isActiveWindow)
        started.append(program)
        return program

    yield build
    for program in started:
        if program.sheets.dialog is not None:
            program.sheets.dialog.close()
        program.window.close()
        program.translators.remove()
        shiboken6.delete(program.window)


def press_print(qtbot: QtBot, program: bootstrap.Program) -> SheetPreview:
    """Ctrl+P, and wait until pages are shown."""
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    QTest.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.sheets.dialog is not None)
    dialog = program.sheets.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.done_sheet is not None and dialog.pages.count() > 0, timeout=15000)
    return dialog


def after(qtbot: QtBot, dialog: SheetPreview, act: Callable[[], object]) -> str:
    """Do something, wait for the new sheet, and give its text."""
    old = dialog.done_sheet
    act()
    qtbot.waitUntil(lambda: dialog.done_sheet is not old, timeout=15000)
    assert dialog.done_sheet is not None
    return "".join(quick_texts(dialog.done_sheet.pdf))


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


@pytest.mark.parametrize(("panel", "selected", "subject", "title"), [
    ("overview", "", "overview", "Overview"), ("cities", "chicago", "city:chicago", "Chicago"),
    ("impacts", "", "impacts", "Impacts"), ("sources", "", "full-set", "Sanctuarycities")])
def test_ctrl_p_shows_the_subject_of_the_panel(panel: str, selected: str, subject: str, title: str, start: Start,
                                               qtbot: QtBot) -> None:
    program = start()
    program.state.show_panel(panel)
    if selected:
        program.state.choose(panel, selected=selected)
    dialog = press_print(qtbot, program)
    assert dialog.done_sheet is not None
    assert dialog.choices.choice().subject == subject
    assert quick_texts(dialog.done_sheet.pdf)[0].startswith(title)
    assert dialog.pages.count() == dialog.done_sheet.pages
    assert title[:5] in dialog.pages.accessibleName().replace(" ", "") or subject == "full-set"


def test_every_subject_can_be_chosen(start: Start, qtbot: QtBot) -> None:
    program = start(small(3))
    dialog = press_print(qtbot, program)
    assert [dialog.choices.subject.itemData(n) for n in range(dialog.choices.subject.count())] == list(
        subjects(program.state.pack))
    dialog.choices.subject.setFocus()
    text = after(qtbot, dialog, lambda: QTest.keyClick(dialog.choices.subject, Qt.Key.Key_Down))
    assert text.startswith("cities.name1")


def test_language_paper_print_and_color(start: Start, qtbot: QtBot) -> None:
    dialog = press_print(qtbot, start())
    choices = dialog.choices
    assert after(qtbot, dialog, lambda: click(choices.language.button("es"))).startswith("Resumen")
    both = after(qtbot, dialog, lambda: click(choices.language.button("both")))
    assert both.startswith("Overview") and "Resumen" in both and dialog.pages.count() == 2
    letter = dialog.pages.image(0).size()
    after(qtbot, dialog, lambda: click(choices.paper.button("a4")))
    a4 = dialog.pages.image(0).size()
    assert letter.width() / letter.height() == pytest.approx(612 / 792, abs=0.01)
    assert a4.width() / a4.height() == pytest.approx(595.3 / 841.9, abs=0.01)
    large = after(qtbot, dialog, lambda: click(choices.print_size.button("large")))
    assert dialog.pages.count() > 4 and "Page1of" in large and dialog.notice.isHidden()
    after(qtbot, dialog, lambda: click(choices.colors.button("gray")))
    image = dialog.pages.image(0)
    colors = {image.pixelColor(x, y).getRgb()[:3] for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert all(max(c) - min(c) < 6 for c in colors) and len(colors) > 5


def test_pages_are_drawn_sharp_at_every_size(start: Start, qtbot: QtBot) -> None:
    dialog = press_print(qtbot, start())

    def drawn() -> bool:
        return abs(dialog.pages.image(0).width() - 612 * dialog.pages.pixels_per_point()) < 2

    qtbot.waitUntil(drawn)
    whole = dialog.pages.image(0).width()
    click(dialog.zoom_buttons["width"])
    assert dialog.pages.zoom == PAGE_WIDTH
    qtbot.waitUntil(drawn)
    assert dialog.pages.image(0).width() >= whole
    for key, steps in ((Qt.Key.Key_Plus, 1), (Qt.Key.Key_Minus, -1)):
        before = dialog.pages.scale()
        QTest.keyClick(dialog, key, Qt.KeyboardModifier.ControlModifier)
        assert (dialog.pages.scale() > before) == (steps > 0)
    click(dialog.zoom_buttons["larger"])
    qtbot.waitUntil(drawn)
    assert dialog.zoom_label.text() == f"{round(100 * dialog.pages.scale())}%"
    before = dialog.pages.scale()
    view = dialog.pages.viewport()
    turn = QWheelEvent(QPointF(9, 9), QPointF(view.mapToGlobal(QPoint(9, 9))), QPoint(), QPoint(0, -120),
                       Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(view, turn)
    assert dialog.pages.scale() < before
    click(dialog.zoom_buttons["page"])
    qtbot.waitUntil(lambda: drawn() and dialog.pages.image(0).width() <= whole + 2)


def test_text_that_runs_over_is_told(start: Start, qtbot: QtBot) -> None:
    long = small(1, lambda field: field + " word" * 2000 if field == "sections.text" else field)
    dialog = press_print(qtbot, start(long))
    assert dialog.pages.count() > 1
    assert not dialog.notice.isHidden() and "Nothing is cut off" in dialog.notice.accessibleName()


def test_local_contacts_are_printed_and_remembered(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    program = start()
    dialog = press_print(qtbot, program)
    dialog.choices.contacts.setFocus()
    text = after(qtbot, dialog, lambda: QTest.keyClicks(dialog.choices.contacts, "Desk 2, Tuesdays"))
    assert "Desk2,Tuesdays" in text and "checkedonNovember" not in text
    click(dialog.choices.checked.button("day"))
    assert dialog.choices.checked_on.isEnabled()
    text = after(qtbot, dialog, lambda: dialog.choices.checked_on.setDate(QDate(2026, 11, 20)))
    assert "checkedonNovember20,2026" in text
    after(qtbot, dialog, lambda: click(dialog.choices.paper.button("a4")))
    dialog.close()
    assert program.sheets.dialog is None
    again = press_print(qtbot, program)
    assert again.choices.contacts.toPlainText() == "Desk 2, Tuesdays"
    assert again.choices.choice().paper == "a4"
    again.close()
    program.window.close()
    kept = json.loads((tmp_path / "settings.json").read_text())
    assert kept["sheet_contacts"] == "Desk 2, Tuesdays" and kept["sheet_contacts_checked"] == "2026-11-20"
    assert kept["sheet_paper"] == "a4"


def test_what_was_remembered_is_chosen(start: Start, qtbot: QtBot) -> None:
    dialog = press_print(qtbot, start(language="es", sheet_paper="a4", sheet_large_print=True, sheet_contacts="Mesa 3",
                                      sheet_contacts_checked="2026-05-02"))
    choice = dialog.choices.choice()
    assert (choice.language, choice.paper, choice.large_print) == ("es", "a4", True)
    assert choice.contacts.text == "Mesa 3" and str(choice.contacts.checked_on) == "2026-05-02"


def test_damaged_memory_is_no_obstacle(start: Start, qtbot: QtBot) -> None:
    dialog = press_print(qtbot, start(sheet_paper="papyrus", sheet_contacts_checked="yesterday"))
    assert dialog.choices.choice().paper == "letter" and dialog.choices.choice().contacts.checked_on is None


def test_a_pack_in_one_language_offers_one(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    tables = content()
    next(row for row in tables["meta"] if row["key"] == "languages")["value"] = "en"
    pack = read_pack(write_pack(tmp_path / "pack", tables)).pack
    dialog = press_print(qtbot, start(pack))
    assert dialog.choices.choice().language == "en"
    with pytest.raises(KeyError):
        dialog.choices.language.button("both")


class Answers:
    """Answers the dialogs for saving: types a name, and says yes or no to overwriting."""

    def __init__(self, path: Path, overwrite: str) -> None:
        self.path, self.overwrite = path, overwrite
        self.asked: list[str] = []
        self.timer = QTimer(interval=30)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            self.asked.append(dialog.text())
            button = QMessageBox.StandardButton.Yes if self.overwrite == "yes" else QMessageBox.StandardButton.No
            (dialog.button(button) or dialog.buttons()[0]).click()
        elif isinstance(dialog, QFileDialog):
            if self.asked and self.overwrite == "no":
                QTimer.singleShot(0, dialog.reject)
                return
            dialog.findChildren(QLineEdit)[0].setText(str(self.path))
            save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
            QTimer.singleShot(0, save.click)  # it may ask in turn, and this clock stands still while it is answered


def test_saved_pdf_is_the_one_shown(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = press_print(qtbot, start())
    answers = Answers(tmp_path / "out", "yes")  # no ending: .pdf is added
    click(dialog.save_button)
    qtbot.waitUntil(lambda: (tmp_path / "out.pdf").exists() and "out.pdf" in dialog.toast.text)
    answers.timer.stop()
    assert dialog.done_sheet is not None and answers.asked == []
    assert (tmp_path / "out.pdf").read_bytes() == dialog.done_sheet.pdf


@pytest.mark.parametrize("overwrite", ["yes", "no"])
def test_an_existing_file_is_asked_about(overwrite: str, start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    file.write_text("mine")
    dialog = press_print(qtbot, start())
    answers = Answers(file, overwrite)
    click(dialog.save_button)
    if overwrite == "yes":
        qtbot.waitUntil(lambda: file.read_bytes().startswith(b"%PDF"))
    answers.timer.stop()
    assert len(answers.asked) == 1
    assert file.read_bytes().startswith(b"%PDF") is (overwrite == "yes")


def test_a_place_that_cannot_be_written_is_told(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    program = start()
    dialog = press_print(qtbot, program)
    answers = Answers(tmp_path, "yes")
    program.sheets.output.save(lambda _token: b"%PDF", tmp_path / "file" / "out.pdf")
    qtbot.waitUntil(lambda: bool(answers.asked))
    answers.timer.stop()
    assert "could not be written" in answers.asked[0] and dialog.isVisible()


def test_esc_closes_and_nothing_is_left_running(start: Start, qtbot: QtBot) -> None:
    program = start()
    dialog = press_print(qtbot, program)
    click(dialog.choices.language.button("es"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert program.sheets.dialog is None and not program.runner.running("sheet")
    qtbot.wait(400)  # the change that was waiting to be shown comes to nothing


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_all_controls_have_names_and_fit(theme: str, start: Start, qtbot: QtBot) -> None:
    dialog = press_print(qtbot, start(theme=theme, language="es", text_scale=1.5))
    for widget in (dialog.choices.subject, dialog.choices.language, dialog.choices.paper, dialog.choices.copies,
                   dialog.choices.contacts, dialog.choices.checked_on, *dialog.zoom_buttons.values(), dialog.pages):
        assert widget.accessibleName()
    screen = dialog.screen().availableGeometry()
    assert dialog.width() <= screen.width() and dialog.height() <= screen.height()


# Keys: Enter presses what has the focus


ENTERS = [Qt.Key.Key_Return, Qt.Key.Key_Enter]


def watched(dialog: SheetPreview, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done from now on: nothing is printed or saved."""
    done: list[str] = []
    for button, name in ((dialog.print_button, "print"), (dialog.save_button, "save"), (dialog.close_button, "close")):
        button.clicked.disconnect()
        button.clicked.connect(lambda _checked=False, name=name: done.append(name))
    monkeypatch.setattr(dialog.pages, "set_zoom", lambda zoom: done.append(f"zoom {zoom}"))
    monkeypatch.setattr(dialog.pages, "step_zoom", lambda steps: done.append(f"zoom {steps}"))
    return done


def press(qtbot: QtBot, dialog: SheetPreview, widget: QWidget, key: Qt.Key) -> None:
    """A key in a widget that has the focus."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    widget.setFocus()
    assert widget.hasFocus()
    QTest.keyClick(widget, key)


@pytest.mark.parametrize("key", [*ENTERS, Qt.Key.Key_Space])
def test_a_key_presses_the_button_that_has_the_focus(key: Qt.Key, start: Start, qtbot: QtBot,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = press_print(qtbot, start())
    done = watched(dialog, monkeypatch)
    buttons = {"print": dialog.print_button, "save": dialog.save_button, "close": dialog.close_button,
               "zoom page": dialog.zoom_buttons["page"], "zoom width": dialog.zoom_buttons["width"],
               "zoom -1": dialog.zoom_buttons["smaller"], "zoom 1": dialog.zoom_buttons["larger"]}
    for button in buttons.values():
        press(qtbot, dialog, button, key)
    assert done == list(buttons)


@pytest.mark.parametrize("key", ENTERS)
def test_enter_in_a_choice_does_not_print(key: Qt.Key, start: Start, qtbot: QtBot,
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = press_print(qtbot, start())
    done = watched(dialog, monkeypatch)
    choices = dialog.choices
    choices.checked.button("day").click()
    fields = [choices.subject, choices.copies, choices.contacts, choices.checked_on, dialog.pages,
              *(one.button(name) for one, name in ((choices.language, "es"), (choices.paper, "a4"),
                                                   (choices.print_size, "large"), (choices.colors, "gray"),
                                                   (choices.checked, "blank")))]
    for field in fields:
        press(qtbot, dialog, field, key)
    assert done == []
    chosen = choices.choice()
    assert (chosen.language, chosen.paper, chosen.large_print, chosen.greyscale) == ("es", "a4", True, True)
    assert choices.contacts.toPlainText() == "\n" and dialog.isVisible()


@pytest.mark.parametrize("key", ENTERS)
def test_ctrl_p_and_enter_print(key: Qt.Key, start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """As soon as it is open; with Ctrl+P again; but not where nothing has the focus."""
    program = start()
    program.state.show_panel("overview")  # which chooses the subject
    dialog = press_print(qtbot, program)
    done = watched(dialog, monkeypatch)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    focused = dialog.focusWidget()
    assert focused is dialog.print_button
    QTest.keyClick(focused, key)
    dialog.choices.subject.setFocus()
    QTest.keyClick(dialog.choices.subject, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog.choices.subject.clearFocus()
    QTest.keyClick(dialog, key)
    assert done == ["print", "print"]


def test_nothing_prints_while_a_print_is_under_way(start: Start, qtbot: QtBot,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = press_print(qtbot, start())
    done = watched(dialog, monkeypatch)
    dialog._show_printing(True)
    cancelled: list[bool] = []
    dialog.cancel_button.clicked.connect(lambda: cancelled.append(True))
    press(qtbot, dialog, dialog.cancel_button, Qt.Key.Key_Return)
    dialog.cancel_button.clearFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert (done, cancelled) == ([], [True])


def test_a_message_leaves_by_itself_and_covers_no_button(start: Start, qtbot: QtBot) -> None:
    dialog = press_print(qtbot, start())
    dialog.toast._timer.setInterval(50)
    dialog._output.message.emit("Printed on Kitchen.")
    assert dialog.toast.text == "Printed on Kitchen." and dialog.notice.isHidden()
    assert not any(dialog.toast.geometry().translated(dialog.pages.pos()).intersects(button.geometry())
                   for button in (dialog.print_button, dialog.save_button, dialog.close_button))
    qtbot.waitUntil(lambda: dialog.toast.text == "")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["en", "es"])
def test_choices_fit_their_column_on_a_small_screen(language: str, scale: float, start: Start, qtbot: QtBot) -> None:
    """Nothing is to be scrolled sideways, and everything is large enough to be hit."""
    program = start()
    program.state.set_language(language)
    program.state.set_text_scale(scale)
    dialog = press_print(qtbot, program)
    dialog.resize(1024, 640)
    qtbot.waitUntil(lambda: dialog.width() <= 1024)
    side = dialog._side
    qtbot.waitUntil(lambda: dialog.choices.minimumSizeHint().width() <= side.viewport().width())
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible():
            assert min(button.width(), button.height()) >= 24, button.text()
