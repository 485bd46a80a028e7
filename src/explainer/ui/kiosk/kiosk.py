"""The kiosk: an attract screen, one visit after the other, and a page for the staff."""

from __future__ import annotations

import importlib
import os
from typing import NamedTuple

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from explainer.app.kiosk import KioskRules
from explainer.app.kiosk_ledger import Ledger
from explainer.app.kiosk_pin import Gate, Pin, PinFile
from explainer.app.kiosk_watch import ENDED, RENEW, RESTARTS
from explainer.app.settings import Settings
from explainer.core.pack import Pack
from explainer.drawing.theme import THEMES
from explainer.panels.subjects import subject_of
from explainer.qt.workers import Runner
from explainer.sheets.composing import LocalContacts
from explainer.ui import style
from explainer.ui.kiosk.attract import AttractPage
from explainer.ui.kiosk.countdown import Countdown
from explainer.ui.kiosk.frame import Frame
from explainer.ui.kiosk.guard import Guard
from explainer.ui.kiosk.idle import Idle
from explainer.ui.kiosk.looks import KioskLook
from explainer.ui.kiosk.pin_pages import ChoosePage, PinPage
from explainer.ui.kiosk.printing import KioskPrinter
from explainer.ui.kiosk.staff import Facts, StaffPage
from explainer.ui.kiosk.visit import Beginning, Visit, close_what_floats, forget_clipboard

MOST_VISITS = 25
"""Visits after which the program is started afresh: what a library never gives back has an end."""
_OF_PAGES = ("kiosk-sheet", "pin")
"""Work that nobody waits for when the page that began it is gone."""
_AGAIN_MS = 50
"""Until the end of a visit is tried again where something of it still waits in a loop of its
own."""


class Given(NamedTuple):
    """What the kiosk is started with."""

    pack: Pack
    rules: KioskRules
    settings: Settings  # of the account, for paper, printer and local help; never written
    pin_file: PinFile
    ledger: Ledger
    today: str


class Kiosk(QObject):
    """Shows one page of the frame at a time; `ended` when the staff ends it."""

    ended = Signal(int)
    visit_over = Signal()  # the next visit is ready

    def __init__(self, app: QApplication, given: Given, pin: Pin | None) -> None:
        super().__init__()
        self._app, self._given, self._pin = app, given, pin
        rules = given.rules
        self.language = rules.language if rules.language in given.pack.languages else (
            given.pack.languages[0])
        self.look = KioskLook(THEMES[rules.theme], rules.text_scale)
        self.gate = Gate(given.ledger)
        self.runner = Runner(self)
        self.frame = Frame()
        self.countdown = Countdown(self.frame)
        self.guard = Guard(app, self)
        self.idle = Idle(rules.idle, self)
        self.printer = KioskPrinter(self.runner, given.settings.sheet_printer, self)
        self.attract: AttractPage | None = None
        self.visit: Visit | None = None
        self._aside: QWidget | None = None  # a page over visit or attract screen
        self._imported, self._visits = False, 0
        self._charged = 0  # pages of this visit on their way to the printer
        self._connect()

    def _connect(self) -> None:
        self.guard.activity.connect(self.idle.activity)
        self.guard.answered.connect(self.idle.activity)
        self.idle.asked.connect(self._ask)
        self.idle.answered.connect(self._stop_asking)
        self.idle.over.connect(self.start_over)
        self.printer.found.connect(self._printer_found)
        self.printer.printed.connect(self._count_pages)
        self.printer.failed.connect(self._give_back)

    def start(self) -> None:
        """Fill the screen. Without a PIN one has to be chosen first."""
        self.frame.setStyleSheet(f"#kioskFrame {{ background: {self.look.theme.ground}; }}")
        style.dress(self._app, self.look.theme, self.look.text_scale)
        self.attract = AttractPage(self._given.pack, self.look, self.language)
        self.attract.begun.connect(self.begin)
        self.attract.staff_requested.connect(self.ask_pin)
        forget_clipboard()
        if self._pin is None:
            self._choose_pin(first=True)
        else:
            self.frame.show_page(self.attract)
        self.frame.fill_screen()
        self.runner.start("kiosk-import", lambda _t, _p: _import(), self._ready, _raise)

    def _ready(self, _none: object) -> None:
        self._imported = True
        if self.visit is not None:  # somebody was quicker
            self.visit.make_ready()
        if self._given.rules.pages:
            self.printer.look()
        self._prepare()

    # Visits

    def _prepare(self) -> None:
        """Make the next visit while nobody is waiting."""
        if self.visit is None:
            rules = self._given.rules
            self.visit = self._new_visit(Beginning(
                self._given.pack, rules.station(prints=bool(self.printer.name)), rules.theme,
                rules.text_scale))

    def _new_visit(self, beginning: Beginning) -> Visit:
        visit = Visit(self._app, beginning, self.language)
        visit.sheet_requested.connect(self._offer_sheet)
        visit.over_requested.connect(self.start_over)
        visit.staff_requested.connect(self.ask_pin)
        visit.active.connect(self.activity)
        visit.text_came_up.connect(self.idle.allow_reading)
        visit.window.setParent(self.frame)
        if self._imported:
            visit.make_ready()
        return visit

    def _printer_found(self) -> None:
        """The visit that is ready has to offer printing, or no longer."""
        if self.visit is not None and not self.is_visiting and self.printer.name:
            self._throw_away(self.visit)
            self._prepare()

    @property
    def is_visiting(self) -> bool:
        """Whether somebody's visit goes on, perhaps behind a page of the staff."""
        return self.idle.is_asking or self.idle.remaining > 0

    def begin(self, language: str) -> None:
        """Somebody has come, and reads in that language."""
        self._prepare()
        assert self.visit is not None
        self.visit.state.set_language(language)
        self.idle.begin()
        self.frame.show_page(self.visit.window)

    def activity(self) -> None:
        """A sign of life that no key and no pointer gives, such as listening."""
        self.idle.activity()

    def start_over(self) -> None:
        """The visit is over: back to the attract screen, and everything of it is forgotten."""
        self.idle.end()
        self._stop_asking()
        self._close_aside()
        if self.attract is not None:
            self.frame.show_page(self.attract)
        QTimer.singleShot(0, self, self._finish)

    def _finish(self) -> None:
        """Throw the visit away, once nothing of it is in the middle of something."""
        if self.is_visiting:
            return  # somebody has begun again at once
        if not close_what_floats() or QThread.currentThread().loopLevel() > 1:
            QTimer.singleShot(_AGAIN_MS, self, self._finish)
            return
        if self.visit is not None:
            visit, self.visit = self.visit, None
            self._throw_away(visit)
        self._prepare()
        self.visit_over.emit()
        self._visits += 1
        if self._visits >= MOST_VISITS and not self.printer.busy:
            self._leave(RENEW)

    def _throw_away(self, visit: Visit) -> None:
        import gc

        if self.visit is visit:
            self.visit = None
        self._charged = 0
        self.frame.remove(visit.window)
        visit.end()
        del visit
        self.frame.clear(self.countdown)
        gc.collect()

    # Is somebody there?

    def _ask(self, left: int) -> None:
        self.guard.asking = True
        self.countdown.count(left, self._language(), self.look)

    def _stop_asking(self) -> None:
        self.guard.asking = False
        self.countdown.stop()

    def _language(self) -> str:
        """The language that is read now."""
        return self.visit.state.language if self.visit is not None and self.is_visiting else (
            self.language)

    # Pages beside the visit

    def _show_aside(self, page: QWidget) -> None:
        self._close_aside()
        close_what_floats()
        self._aside = page
        self.frame.show_page(page)

    def _close_aside(self) -> None:
        if self._aside is not None:
            page, self._aside = self._aside, None
            for job in _OF_PAGES:
                self.runner.cancel(job)
            self.frame.remove(page)
            page.deleteLater()

    def _go_back(self) -> None:
        """From such a page to what was there before."""
        self._close_aside()
        if self.visit is not None and self.is_visiting:
            self.frame.show_page(self.visit.window)
        elif self.attract is not None:
            self.frame.show_page(self.attract)

    def _current_look(self) -> KioskLook:
        """The look that the visitor chose."""
        if self.visit is None or not self.is_visiting:
            return self.look
        return KioskLook(THEMES[self.visit.state.theme], self.visit.state.text_scale)

    def _offer_sheet(self) -> None:
        from explainer.ui.kiosk.sheet_page import SheetPage, SheetPlan

        visit, kept = self.visit, self._given.settings
        if visit is None or not self.printer.name:
            return
        state = visit.state
        left = None if visit.unlimited else max(0, self._given.rules.pages - visit.printed)
        plan = SheetPlan(state.pack, subject_of(state.pack, state.panel,
                                                state.choices(state.panel).selected),
                         state.language, kept.sheet_paper,
                         LocalContacts.kept(kept.sheet_contacts, kept.sheet_contacts_checked),
                         left)
        page = SheetPage(plan, self.printer, self.runner, self._current_look())
        page.left.connect(self._go_back)
        page.sent.connect(self._charge)
        self._show_aside(page)

    def _charge(self, pages: int) -> None:
        """Pages count for the visit as soon as they are sent."""
        if self.visit is not None:
            self.visit.printed += pages
            self._charged = pages

    def _give_back(self) -> None:
        """What was sent did not come out."""
        if self.visit is not None:
            self.visit.printed -= self._charged
        self._charged = 0

    def _count_pages(self, pages: int) -> None:
        self._charged = 0
        self._given.ledger.change(printed=self._given.ledger.record.printed + pages)

    # The staff

    def ask_pin(self) -> None:
        """Show the keypad."""
        if self._pin is None:
            return
        page = PinPage(self._pin, self.gate, self.runner, self._current_look(), self._language())
        page.opened.connect(self._show_staff)
        page.left.connect(self._go_back)
        self._show_aside(page)

    def _show_staff(self, wrong: int) -> None:
        record, rules, error = (self._given.ledger.record, self._given.rules,
                                self._given.ledger.error)
        facts = Facts(self._given.pack, record.printed, record.since, wrong,
                      _restarts(), rules.idle, rules.pages, self.printer.name, self.is_visiting,
                      str(error.strerror or error) if error is not None else "")
        page = StaffPage(facts, self._current_look(), self._language())
        page.left.connect(self._go_back)
        page.unlimited.connect(self._lift_limit)
        page.reset_requested.connect(lambda: self._reset_count(wrong))
        page.change_requested.connect(lambda: self._choose_pin(first=False))
        page.ended.connect(self.end)
        self._show_aside(page)

    def _lift_limit(self) -> None:
        if self.visit is not None:
            self.visit.unlimited = True
        self._go_back()

    def _reset_count(self, wrong: int) -> None:
        self._given.ledger.change(printed=0, since=self._given.today)
        self._show_staff(wrong)

    def _choose_pin(self, *, first: bool) -> None:
        page = ChoosePage(self._current_look(), self._language(), first=first)
        page.chosen.connect(lambda digits: self._keep_pin(page, digits))
        page.left.connect(self.end if first else self._go_back)
        self._show_aside(page)

    def _keep_pin(self, page: ChoosePage, digits: str) -> None:
        page.allow(False)
        file = self._given.pin_file

        def work(_token: object, _progress: object) -> Pin:
            pin = Pin.of(digits)
            file.write(pin)
            return pin

        self.runner.start("pin-kept", work, self._pin_kept,
                          lambda error: self._pin_not_kept(page, error))

    def _pin_kept(self, pin: Pin) -> None:
        self._pin = pin
        self._go_back()

    def _pin_not_kept(self, page: ChoosePage, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        if self._aside is page:
            page.allow(True)
            page.could_not_keep(self._given.pin_file.path, error)

    def end(self) -> None:
        """The staff ends the kiosk."""
        self.idle.end()
        self._stop_asking()
        QTimer.singleShot(0, self, lambda: self._leave(ENDED))

    def _leave(self, code: int) -> None:
        self.frame.may_close = True
        self._close_aside()
        if self.visit is not None:
            self._throw_away(self.visit)
        self.runner.stop()
        forget_clipboard()
        self.frame.close()
        self.ended.emit(code)


def _raise(error: Exception) -> None:
    raise error


def _import() -> None:
    """What a visit needs beyond its first picture."""
    importlib.import_module("explainer.ui.workbench")
    importlib.import_module("explainer.ui.kiosk.sheet_page")


def _restarts() -> int:
    text = os.environ.get(RESTARTS, "")
    return int(text) if text.isdecimal() else 0
