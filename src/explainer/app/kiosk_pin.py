"""The staff's PIN: kept as a salted hash, and tried a few times only, with waits that grow."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from explainer.app import json_file
from explainer.app.kiosk_ledger import Ledger

LEAST_DIGITS, MOST_DIGITS = 4, 12
FREE_TRIES = 3
"""Wrong PINs before the first wait."""
FIRST_WAIT, LONGEST_WAIT = 30, 900
"""Seconds: the wait doubles with each wrong PIN, up to a quarter of an hour. At that pace half of
all PINs of four digits take more than seven weeks."""
_COST, _BLOCK, _LANES = 2**15, 8, 1
_MEMORY = 64 * 1024 * 1024
_SALT_BYTES = 16


class PinError(Exception):
    """A file with a PIN that cannot be used, in a sentence."""


def is_pin(text: str) -> bool:
    """Whether a text can be a PIN: digits only, not too few and not too many."""
    return text.isascii() and text.isdigit() and LEAST_DIGITS <= len(text) <= MOST_DIGITS


@dataclass(frozen=True, slots=True)
class Pin:
    """A PIN that can be compared, not read. Hashing takes a tenth of a second."""

    salt: bytes
    digest: bytes

    @classmethod
    def of(cls, digits: str) -> Pin:
        """The PIN with a new salt."""
        salt = os.urandom(_SALT_BYTES)
        return cls(salt, _hashed(digits, salt))

    def is_of(self, digits: str) -> bool:
        """Whether these are its digits."""
        return hmac.compare_digest(self.digest, _hashed(digits, self.salt))


def _hashed(digits: str, salt: bytes) -> bytes:
    return hashlib.scrypt(digits.encode("utf-8"), salt=salt, n=_COST, r=_BLOCK, p=_LANES,
                          maxmem=_MEMORY, dklen=32)


class PinFile:
    """The file with the hash. One that holds a PIN in plain digits is taken as well, and replaced
    by its hash where it may be written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Pin | None:
        """The PIN; None where there is no file yet. Raises `PinError` for any other file."""
        try:
            text = self.path.read_text(encoding="utf-8-sig").strip()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is no text"
            raise PinError(f"{self.path}: the PIN cannot be read: {reason}.") from error
        if is_pin(text):
            pin = Pin.of(text)
            with suppress(OSError):
                self.write(pin)
            return pin
        return self._parsed(text)

    def _parsed(self, text: str) -> Pin:
        try:
            data = json.loads(text)
            pin = Pin(bytes.fromhex(data["salt"]), bytes.fromhex(data["scrypt"]))
        except (ValueError, TypeError, KeyError, RecursionError):
            pin = None
        if pin is None or len(pin.salt) < _SALT_BYTES or not pin.digest:
            raise PinError(
                f"{self.path}: this is no PIN. Write one of {LEAST_DIGITS} to {MOST_DIGITS} "
                "digits into the file, or delete the file to choose one on the screen.")
        return pin

    def write(self, pin: Pin) -> None:
        """Keep the hash. Raises `OSError`."""
        json_file.write(self.path, {"salt": pin.salt.hex(), "scrypt": pin.digest.hex()})


class Gate:
    """Counts wrong PINs in a ledger, so that a restart brings no new tries."""

    def __init__(self, ledger: Ledger, now: Callable[[], float] = time.time) -> None:
        self._ledger, self._now = ledger, now

    @property
    def wrong(self) -> int:
        """Wrong PINs since the last right one."""
        return self._ledger.record.wrong

    @property
    def wait(self) -> float:
        """Seconds until a PIN is taken; 0 now. A clock that was set back makes no wait longer."""
        record = self._ledger.record
        left = record.until - self._now()
        return min(max(0.0, left), wait_after(record.wrong))

    def begin(self) -> bool:
        """A PIN is about to be compared: it counts as wrong until `right` is called, so that
        pulling the plug is no way around. False while there is a wait."""
        if self.wait > 0:
            return False
        wrong = self._ledger.record.wrong + 1
        self._ledger.change(wrong=wrong, until=self._now() + wait_after(wrong))
        return True

    def right(self) -> int:
        """It was right. How many wrong ones came before."""
        before = self._ledger.record.wrong - 1
        self._ledger.change(wrong=0, until=0.0)
        return before


def wait_after(wrong: int) -> float:
    """Seconds to wait after so many wrong PINs."""
    if wrong < FREE_TRIES:
        return 0.0
    return float(min(FIRST_WAIT * 2 ** min(wrong - FREE_TRIES, 20), LONGEST_WAIT))
