"""How a visit goes on and ends: signs of life, the countdown, the PIN, printing."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from explainer.app.jobs import CancelToken
from explainer.app.kiosk_pin import Pin
from explainer.core.i18n import translate
from explainer.printing import spooling
from explainer.ui.kiosk.digits import DigitsPage
from explainer.ui.kiosk.kiosk import Kiosk
from explainer.ui.kiosk.pin_pages import ChoosePage, PinPage
from explainer.ui.kiosk.sheet_page import SheetPage
from explainer.ui.kiosk.staff import StaffPage
from tests.ui.kiosk.conftest import PIN, Lobby, Open


def age(kiosk: Kiosk, seconds: float) -> None:
    """Make it that many seconds since the last sign of life."""
    quiet = kiosk.idle._quiet
    assert quiet.isActive()
    quiet.start(max(0, quiet.remainingTime() - round(seconds * 1000)))


def fresh(kiosk: Kiosk) -> bool:
    """Whether the idle time has just begun."""
    return kiosk.idle.remaining > 110


@pytest.fixture
def visited(lobby: Lobby) -> Lobby:
    """A kiosk in which somebody is."""
    lobby.begin()
    return lobby


# Signs of life


def key(view: QWidget) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)


def click(view: QWidget) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 30))


def wheel(view: QWidget) -> None:
    place = QPointF(30, 30)
    QApplication.sendEvent(view, QWheelEvent(place, view.mapToGlobal(place), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                                             Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False))


def touch(view: QWidget) -> None:
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(device, QPointingDevice)
    QTest.touchEvent(view, device).press(0, QPoint(40, 40)).commit()
    QTest.touchEvent(view, device).release(0, QPoint(40, 40)).commit()


@pytest.mark.parametrize("sign", [key, click, wheel, touch])
def test_a_sign_of_life_begins_the_idle_time_anew(visited: Lobby, sign: Callable[[QWidget], None]) -> None:
    body = visited.body("sources")
    age(visited.kiosk, 60)
    assert not fresh(visited.kiosk)
    sign(body.card.text.viewport() if sign is not key else body.table)
    visited.settle()
    assert fresh(visited.kiosk)


def test_reading_aloud_is_a_sign_of_life(visited: Lobby) -> None:
    age(visited.kiosk, 60)
    assert visited.kiosk.visit is not None
    visited.kiosk.visit.state.active.emit()
    assert fresh(visited.kiosk)
    age(visited.kiosk, 60)
    visited.kiosk.activity()
    assert fresh(visited.kiosk)


def test_a_pointer_at_rest_is_none(visited: Lobby) -> None:
    body = visited.body("sources")
    view = body.table.viewport()
    visited.app.processEvents()
    QTest.mouseMove(view, QPoint(60, 60))
    QTest.mouseMove(view, QPoint(90, 90))
    visited.settle()
    age(visited.kiosk, 60)
    for place in (QPoint(91, 90), QPoint(90, 91), QPoint(91, 91)):
        from PySide6.QtGui import QMouseEvent

        QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(view.mapToGlobal(place)),
                                                 Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier))
    assert not fresh(visited.kiosk)


def test_long_texts_have_longer(open_kiosk: Open) -> None:
    lobby = open_kiosk(idle=20)
    lobby.begin()
    body = lobby.body("cities")
    lobby.until(lambda: lobby.kiosk.idle.remaining > 21, "more time than 20 seconds")
    assert lobby.kiosk.idle.remaining <= 42  # timers of that length are right within a twentieth
    assert len(body.card.text.toPlainText().split()) > 60


# The countdown


def test_it_is_seen_and_any_touch_stops_it_without_doing_anything_else(visited: Lobby) -> None:
    kiosk = visited.kiosk
    visit = kiosk.visit
    assert visit is not None
    kiosk.idle._ask()
    visited.settle()
    assert kiosk.countdown.isVisible() and not kiosk.countdown.visibleRegion().isEmpty()
    words = " ".join(label.text() for label in kiosk.countdown.findChildren(QLabel))
    assert "20" in words and "Are you still there?" in words
    card = visit.window.page("start").cards[0]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    visited.settle()
    assert not kiosk.countdown.isVisible() and visit.state.panel == "start"
    assert kiosk.is_visiting and fresh(kiosk)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    visited.settle()
    assert visit.state.panel != "start"


def test_a_key_stops_it_without_being_a_command(visited: Lobby) -> None:
    kiosk = visited.kiosk
    visit = kiosk.visit
    assert visit is not None
    kiosk.idle._ask()
    visited.settle()
    QTest.keyClick(visit.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    visited.settle()
    assert not kiosk.countdown.isVisible() and visit.state.panel == "start"
    QTest.keyClick(visit.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    visited.settle()
    assert visit.state.panel == "cities"


def test_at_its_end_the_first_screen_is_back(visited: Lobby) -> None:
    kiosk = visited.kiosk
    before = kiosk.visit
    kiosk.idle._tick.setInterval(5)
    counted: list[int] = []
    kiosk.idle.asked.connect(counted.append)
    age(kiosk, 1000)
    visited.until(lambda: visited.at_attract and kiosk.visit is not before, "the end of the visit")
    assert counted == list(range(20, 0, -1))
    assert not kiosk.countdown.isVisible() and not kiosk.is_visiting and not kiosk.guard.asking


def test_it_is_over_a_dialog_that_is_open(visited: Lobby) -> None:
    visit = visited.kiosk.visit
    assert visit is not None
    page = visit._bench.value.lookups.help()
    visited.settle()
    visited.kiosk.idle._ask()
    visited.settle()
    assert visited.kiosk.countdown.window() is page and visited.kiosk.countdown.isVisible()
    QTest.mouseClick(page, Qt.MouseButton.LeftButton)
    visited.settle()
    assert page.isVisible() and visited.kiosk.countdown.window() is visited.kiosk.frame
    del page
    visited.over()


def test_nobody_is_asked_while_nobody_is_there(lobby: Lobby) -> None:
    assert not lobby.kiosk.is_visiting
    attract = lobby.kiosk.attract
    assert attract is not None
    QTest.mouseMove(attract, QPoint(100, 100))
    lobby.settle()
    assert not lobby.kiosk.idle._quiet.isActive()


# The PIN


def press(page: DigitsPage, digits: str) -> None:
    """Digits on the screen, then OK."""
    for digit in (*digits, "OK"):
        QTest.mouseClick(page.keys[digit], Qt.MouseButton.LeftButton)


def staff(lobby: Lobby, digits: str = PIN) -> QWidget | None:
    """Press Staff, and the PIN; the page that is then shown."""
    attract = lobby.kiosk.attract
    assert attract is not None
    if not isinstance(lobby.kiosk.frame.page, PinPage):
        lobby.kiosk.ask_pin()
        lobby.settle()
    page = lobby.kiosk.frame.page
    assert isinstance(page, PinPage)
    press(page, digits)
    lobby.until(lambda: not lobby.kiosk.runner.running("pin"), "compared")
    return lobby.kiosk.frame.page


def test_the_staff_comes_in_with_the_pin_alone(lobby: Lobby) -> None:
    assert isinstance(staff(lobby, "999999"), PinPage)
    assert isinstance(staff(lobby, "27182"), PinPage)
    page = staff(lobby)
    assert isinstance(page, StaffPage)
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert ("Wrong PINs before yours" in words and ">2<" in words.replace(" 2 ", ">2<")) or "2" in words
    assert set(page.buttons) == {"left", "reset_requested", "change_requested", "ended"}
    page.buttons["left"].click()
    lobby.settle()
    assert lobby.at_attract


def test_the_keyboard_works_as_well_and_escape_leaves(lobby: Lobby) -> None:
    lobby.kiosk.ask_pin()
    lobby.settle()
    QTest.keyClicks(lobby.kiosk.frame.page, PIN)
    QTest.keyClick(lobby.kiosk.frame.page, Qt.Key.Key_Return)
    lobby.until(lambda: isinstance(lobby.kiosk.frame.page, StaffPage), "the page of the staff")
    lobby.kiosk.ask_pin()
    lobby.settle()
    QTest.keyClicks(lobby.kiosk.frame.page, "12")
    QTest.keyClick(lobby.kiosk.frame.page, Qt.Key.Key_Escape)
    lobby.settle()
    assert lobby.at_attract


def test_three_wrong_ones_bring_a_wait_that_a_restart_does_not_end(lobby: Lobby, open_kiosk: Open) -> None:
    for n in range(3):
        page = staff(lobby, f"00000{n}")
    assert isinstance(page, PinPage)
    assert not page.keys["1"].isEnabled() and "Too many wrong PINs" in page.message.accessibleName()
    press(page, PIN)
    QTest.keyClicks(page, PIN + "\r")
    lobby.settle()
    assert lobby.kiosk.frame.page is page
    again = open_kiosk()
    again.kiosk.ask_pin()
    again.settle()
    page = again.kiosk.frame.page
    assert isinstance(page, PinPage) and not page.keys["OK"].isEnabled()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_first_start_asks_for_a_pin_twice(open_kiosk: Open, tmp_path: Path, language: str) -> None:
    lobby = open_kiosk(with_pin=False, language=language)
    page = lobby.kiosk.frame.page
    assert isinstance(page, ChoosePage)
    assert translate("Choose a PIN for the staff", language) in page.title.text()
    for digits, left in (("123", True), ("1234", True), ("1235", True), ("4711", True), ("4711", False)):
        press(page, digits)
        lobby.until(lambda: not lobby.kiosk.runner.running("pin-kept"), "kept")
        assert (lobby.kiosk.frame.page is page) == left, digits
    assert lobby.at_attract
    kept = lobby.kiosk._given.pin_file.read()
    assert kept is not None and kept.is_of("4711") and "4711" not in lobby.kiosk._given.pin_file.path.read_text()


def test_without_a_pin_nobody_but_the_staff_is_there_so_cancel_ends_it(open_kiosk: Open) -> None:
    lobby = open_kiosk(with_pin=False)
    ended: list[int] = []
    lobby.kiosk.ended.connect(ended.append)
    page = lobby.kiosk.frame.page
    assert isinstance(page, ChoosePage)
    page.cancel.click()
    lobby.until(lambda: ended == [0], "the end")


def test_a_pin_that_cannot_be_kept_is_told(open_kiosk: Open, tmp_path: Path) -> None:
    lobby = open_kiosk(with_pin=False)
    lobby.kiosk._given.pin_file.path = lobby.ledger.path / "pin.json"  # type: ignore[misc]
    page = lobby.kiosk.frame.page
    assert isinstance(page, ChoosePage)
    press(page, "4711")
    press(page, "4711")
    lobby.until(lambda: "could not be written" in page.message.accessibleName(), "told")
    assert lobby.kiosk.frame.page is page and lobby.kiosk._pin is None


def test_the_pin_can_be_changed(lobby: Lobby) -> None:
    page = staff(lobby)
    assert isinstance(page, StaffPage)
    page.buttons["change_requested"].click()
    lobby.settle()
    page = lobby.kiosk.frame.page
    assert isinstance(page, ChoosePage)
    press(page, "8642")
    press(page, "8642")
    lobby.until(lambda: lobby.at_attract, "kept")
    assert isinstance(staff(lobby), PinPage)
    assert isinstance(staff(lobby, "8642"), StaffPage)


def test_the_staff_ends_the_kiosk(lobby: Lobby) -> None:
    ended: list[int] = []
    lobby.kiosk.ended.connect(ended.append)
    lobby.begin()
    page = staff(lobby)
    assert isinstance(page, StaffPage)
    page.buttons["ended"].click()
    lobby.until(lambda: ended == [0] and not lobby.kiosk.frame.isVisible(), "the end")


def test_a_visitor_who_plays_with_the_keypad_is_asked_too(visited: Lobby) -> None:
    visited.kiosk.ask_pin()
    visited.settle()
    visited.kiosk.idle._tick.setInterval(5)
    age(visited.kiosk, 1000)
    visited.until(lambda: visited.at_attract, "the end of the visit")


# Printing


class Lp:
    """Stands for the print system: takes a sheet, fails, or hangs until it is told to stop."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.jobs: list[spooling.Job] = []
        self.fails = self.hangs = False
        self.canceled = 0
        monkeypatch.setattr(spooling, "available", lambda: True)
        monkeypatch.setattr(spooling, "print_pdf", self.print_pdf)

    def print_pdf(self, pdf: bytes, job: spooling.Job, token: CancelToken, _progress: object) -> bool:
        assert pdf.startswith(b"%PDF")
        self.jobs.append(job)
        if self.fails:
            raise spooling.PrintFailed(spooling.TROUBLE, "a paper jam")
        while self.hangs:
            try:
                token.check()
            except BaseException:
                self.canceled += 1
                raise
            time.sleep(0.01)
        return True


@pytest.fixture
def lp(monkeypatch: pytest.MonkeyPatch) -> Lp:
    """A print system."""
    return Lp(monkeypatch)


def sheet(lobby: Lobby, panel: str = "cities") -> SheetPage:
    """Ask for the sheet of a panel, and wait until its pages are known."""
    visit = lobby.kiosk.visit
    assert visit is not None
    lobby.body(panel)
    visit.window.header._print.click()
    lobby.settle()
    page = lobby.kiosk.frame.page
    assert isinstance(page, SheetPage)
    lobby.until(lambda: page._made is not None, "the sheet")
    return page


def test_a_visitor_prints_so_many_pages_and_no_more(open_kiosk: Open, lp: Lp) -> None:
    lobby = open_kiosk(pages=2)
    lobby.begin()
    for left in (2, 1):
        page = sheet(lobby)
        assert f"{left} more page" in page.message.accessibleName()
        page.print_button.click()
        lobby.until(lambda page=page: page.message.accessibleName().startswith("Printed"), "printed")
        page.back.click()
        lobby.settle()
    page = sheet(lobby)
    assert not page.print_button.isEnabled() and "ask the staff" in page.message.accessibleName()
    assert len(lp.jobs) == 2 and lobby.ledger.record.printed == 2
    job = lp.jobs[0]
    assert (job.printer, job.title, job.copies, job.leave_copy) == ("Lobby", "Explainer", 1, False)
    lobby.over()
    lobby.begin()
    assert sheet(lobby).print_button.isEnabled()
    assert lobby.ledger.record.printed == 2


def test_the_staff_lifts_the_limit_of_a_visit_alone(open_kiosk: Open, lp: Lp) -> None:
    lobby = open_kiosk(pages=1)
    lobby.begin()
    page = sheet(lobby)
    page.print_button.click()
    lobby.until(lambda: lobby.ledger.record.printed == 1, "printed")
    page = staff(lobby)
    assert isinstance(page, StaffPage)
    page.buttons["unlimited"].click()
    lobby.settle()
    for printed in (2, 3):
        page = sheet(lobby)
        assert "more page" not in page.message.accessibleName()
        page.print_button.click()
        lobby.until(lambda printed=printed: lobby.ledger.record.printed == printed, "printed")
        page.back.click()
        lobby.settle()
    lobby.over()
    lobby.begin()
    assert "1 more page" in sheet(lobby).message.accessibleName()


def test_a_printer_that_hangs_holds_nobody(open_kiosk: Open, lp: Lp) -> None:
    lobby = open_kiosk()
    lobby.begin()
    lp.hangs = True
    page = sheet(lobby)
    page.print_button.click()
    lobby.settle()
    assert "Printing…" in page.message.accessibleName()
    page.back.click()
    lobby.settle()
    page = sheet(lobby)
    assert not page.print_button.isEnabled() and "Another sheet" in page.message.accessibleName()
    lobby.over()
    lobby.begin()
    lobby.look_at_all()
    assert not lp.canceled
    lobby.kiosk.end()
    lobby.until(lambda: not lobby.kiosk.frame.isVisible(), "the end, though the printer hangs")
    assert lp.canceled == 1 and lobby.ledger.record.printed == 0


def test_a_printer_that_fails_is_told_and_not_counted(open_kiosk: Open, lp: Lp) -> None:
    lobby = open_kiosk()
    lobby.begin("es")
    lp.fails = True
    page = sheet(lobby)
    page.print_button.click()
    lobby.until(lambda: "personal" in page.message.accessibleName(), "told")
    assert lobby.ledger.record.printed == 0 and lobby.kiosk.visit is not None and lobby.kiosk.visit.printed == 0
    assert "paper jam" not in page.message.accessibleName()


def test_the_sheet_can_be_large_and_in_another_language(open_kiosk: Open, lp: Lp) -> None:
    lobby = open_kiosk(pages=99)
    lobby.begin()
    page = sheet(lobby)
    few = page._made
    assert few is not None
    page.sizes.button("large").click()
    page.languages.button("both").click()
    lobby.until(lambda: page._made is not None and page._made is not few, "set again")
    assert page._made is not None and page._made.pages > few.pages
    page.print_button.click()
    lobby.until(lambda: lobby.ledger.record.printed == page._made.pages, "counted")


def test_escape_leaves_the_sheet_in_the_middle_of_its_setting(visited: Lobby, lp: Lp) -> None:
    for _ in range(3):
        visit = visited.kiosk.visit
        assert visit is not None
        visit.window.header._print.click()
        QTest.keyClick(visited.kiosk.frame.page, Qt.Key.Key_Escape)
        visited.settle()
        assert visited.kiosk.frame.page is visit.window
    visited.kiosk.runner.finish()


def test_a_pin_is_hashed_off_the_gui_thread(lobby: Lobby, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    threads: list[bool] = []
    original = Pin.is_of
    monkeypatch.setattr(Pin, "is_of", lambda self, digits: (
        threads.append(threading.current_thread() is threading.main_thread()), original(self, digits))[1])
    assert isinstance(staff(lobby), StaffPage)
    assert threads == [False]


# Fingers


def test_a_finger_scrolls_a_card_and_presses_nothing(visited: Lobby) -> None:
    body = visited.body("sources")
    bar, view = body.table.verticalScrollBar(), body.table.viewport()
    assert bar.maximum() > 0 and bar.value() == 0
    visit = visited.kiosk.visit
    assert visit is not None
    before = visit.state.choices("sources").selected
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(device, QPointingDevice)
    frame = visited.kiosk.frame  # where touches are told to, in its own coordinates
    QTest.touchEvent(frame, device).press(0, view.mapTo(frame, QPoint(120, 300))).commit()
    for up in (20, 60, 120, 160):
        QTest.touchEvent(frame, device).move(0, view.mapTo(frame, QPoint(120, 300 - up))).commit()
    QTest.touchEvent(frame, device).release(0, view.mapTo(frame, QPoint(120, 140))).commit()
    visited.settle()
    assert bar.value() >= 120
    assert visit.state.choices("sources").selected == before
    place = body.table.visualRect(body.table.model().index(body.table.rowAt(200), 0)).center()
    QTest.touchEvent(frame, device).press(0, view.mapTo(frame, QPoint(120, place.y()))).commit()
    QTest.touchEvent(frame, device).release(0, view.mapTo(frame, QPoint(120, place.y()))).commit()
    visited.settle()
    assert visit.state.choices("sources").selected != before


def test_a_visit_may_end_under_a_finger(visited: Lobby) -> None:
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(device, QPointingDevice)
    for panel in ("sources", "cities", "overview"):
        body = visited.body(panel)
        QTest.touchEvent(body.table.viewport(), device).press(0, QPoint(120, 100)).commit()
        QTest.touchEvent(body.table.viewport(), device).move(0, QPoint(120, 60)).commit()
        del body
        visited.over()
        frame = visited.kiosk.frame
        QTest.touchEvent(frame, device).move(0, QPoint(120, 40)).commit()
        QTest.touchEvent(frame, device).release(0, QPoint(120, 40)).commit()
        visited.settle()
        if visited.at_attract:
            visited.begin()
