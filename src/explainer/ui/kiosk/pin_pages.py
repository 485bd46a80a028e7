"""The pages with the staff's PIN: to enter it, and to choose one."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QTimer, Signal

from explainer.app.kiosk_pin import FREE_TRIES, LEAST_DIGITS, MOST_DIGITS, Gate, Pin, is_pin
from explainer.core.i18n import N_, plural, translate
from explainer.qt.workers import Runner
from explainer.ui.kiosk.digits import DigitsPage
from explainer.ui.kiosk.looks import KioskLook

_LOOK_MS = 500
_ALONE_MS = 45_000
"""Nobody is at the keypad any more."""

WRONG = N_("That is not the PIN.")


class PinPage(DigitsPage):
    """Lets the staff in. `opened` has how many wrong PINs came before."""

    opened = Signal(int)

    def __init__(self, pin: Pin, gate: Gate, runner: Runner, look: KioskLook,
                 language: str) -> None:
        super().__init__(look, language)
        self._pin, self._gate, self._runner = pin, gate, runner
        self._busy = self._failed = False
        self.say(translate("Staff", language),
                 translate("Enter the PIN of those who look after this computer.", language))
        self.entered.connect(self._compare)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._show_wait)
        self._clock.start()
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(_ALONE_MS)
        self._alone.timeout.connect(self.left)
        self._alone.start()
        self._show_wait()

    def _compare(self, digits: str) -> None:
        """Hashing takes a while, so it happens elsewhere."""
        self._alone.start()
        if self._busy or not self._gate.begin():
            return
        self._busy = True
        self.allow(False)
        pin = self._pin
        self._runner.start("pin", lambda _token, _progress: pin.is_of(digits), self._compared,
                           self._raise)

    def _compared(self, right: bool) -> None:
        self._busy = False
        if right:
            self.opened.emit(self._gate.right())
            return
        self._failed = True
        self._show_wait()

    def _raise(self, error: Exception) -> None:
        self._busy = False
        raise error

    def _show_wait(self) -> None:
        """Say how long no PIN is taken; the keypad is off meanwhile."""
        if self._busy:
            return
        wait = math.ceil(self._gate.wait)
        self.allow_if(not wait)
        parts = [translate(WRONG, self.language)] if self._failed else []
        if wait:
            parts.append(plural("Too many wrong PINs. The next try is in {n} second.",
                                "Too many wrong PINs. The next try is in {n} seconds.", wait,
                                self.language))
        elif self._failed and (free := FREE_TRIES - self._gate.wrong) > 0:
            parts.append(plural("{n} more try before a wait.", "{n} more tries before a wait.",
                                free, self.language))
        self.tell(" ".join(parts))

    def allow_if(self, on: bool) -> None:
        """Switch the keypad, if it is not as it should be; digits that are there stay."""
        if self.keys["OK"].isEnabled() != on:
            self.allow(on)


class ChoosePage(DigitsPage):
    """Lets the staff choose a PIN, and press it twice."""

    chosen = Signal(str)

    def __init__(self, look: KioskLook, language: str, *, first: bool) -> None:
        """`first`: there is no PIN yet."""
        super().__init__(look, language)
        self._once = ""
        self._first = first
        self.entered.connect(self._take)
        self._ask()

    def _ask(self) -> None:
        if self._once:
            self.say(translate("Choose a PIN for the staff", self.language),
                     translate("Press the same digits once more.", self.language))
            return
        why = translate("It is the only way to end the kiosk. Write it down where only the staff "
                        "can see it: what is kept here cannot be read.", self.language)
        how = translate("{least} to {most} digits; six are better than four.", self.language,
                        least=LEAST_DIGITS, most=MOST_DIGITS)
        self.say(translate("Choose a PIN for the staff", self.language), f"{why} {how}")

    def could_not_keep(self, path: Path, error: OSError) -> None:
        """Say that the hash could not be written; the kiosk does not begin without."""
        self._once = ""
        self._ask()
        self.tell(translate("The PIN could not be written to “{path}”: {reason}.", self.language,
                            path=path, reason=error.strerror or error))

    def _take(self, digits: str) -> None:
        if not is_pin(digits):
            self.tell(translate("A PIN has {least} to {most} digits.", self.language,
                                least=LEAST_DIGITS, most=MOST_DIGITS))
        elif not self._once:
            self._once = digits
            self.tell("")
            self._ask()
        elif digits != self._once:
            self._once = ""
            self._ask()
            self.tell(translate("The two were not the same. Begin again.", self.language))
        else:
            self.chosen.emit(digits)
