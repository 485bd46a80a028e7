"""Keys by their place: what a key would type on a keyboard with Latin letters, where the layout in
use has none.

The letter that a layout gives wins over the place: on a Dvorak or an AZERTY keyboard the key that
types B is the key B.
"""

from __future__ import annotations

import sys
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ROWS = {2: "1234567890-=", 16: "QWERTYUIOP", 30: "ASDFGHJKL", 44: "ZXCVBNM,."}
_BY_CODE = {first + n: key for first, row in _ROWS.items() for n, key in enumerate(row)}
"""By the codes that keyboards of PCs send: Windows passes them on, X11 and Wayland add 8."""
_BY_MAC_CODE = dict(zip((
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
    27, 28, 29, 31, 32, 34,
    35, 37, 38, 40, 43, 45, 46, 47), "ASDFHGZXCVBQWERYT123465=97-80OUIPLJK,NM.", strict=True))
_MOST_CHARACTER = 0x10FFFF  # above, Qt's keys have names: Escape, dead accents, media keys
_SIGNS_OF_LETTERS = {("/", "Q"), ("'", "W"), (";", "Q"), (",", "Q")}
"""Signs where other keyboards have a letter: Hebrew / and ', Greek ;, Bulgarian comma. Dvorak has
its signs elsewhere."""
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def key_at_place(event: QKeyEvent, system: str = sys.platform) -> str:
    """The key of the US keyboard at the place of a key press, as "B" or "7"; "" if none that could
    be meant.

    `system`: that of `sys.platform`, whose codes the event has.
    """
    if event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.GroupSwitchModifier):
        return ""  # with Ctrl, Alt or on the keypad a key means itself
    place = _place(event, system)
    character = _character(event)
    shifted = bool(event.modifiers() & _SHIFT)
    if not place or character is None or not _may_mean(place, character, shifted=shifted):
        return ""
    return place


def stands_for_letter(event: QKeyEvent) -> bool:
    """Whether a sign is where the keys of the same keyboard have a Latin letter printed: it then
    means that letter."""
    return (_character(event), key_at_place(event)) in _SIGNS_OF_LETTERS


def digit_of(event: QKeyEvent, system: str = sys.platform) -> str:
    """The digit 0 to 9 that a key press types, in whatever script, or that is printed on the key;
    "" if none."""
    if event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier
                             | Qt.KeyboardModifier.GroupSwitchModifier):
        return ""
    value = unicodedata.decimal(_character(event) or " ", None)
    if value is not None:
        return str(value)
    place = key_at_place(event, system)
    return place if place.isdigit() else ""


def _place(event: QKeyEvent, system: str) -> str:
    if system == "darwin":
        return _BY_MAC_CODE.get(event.nativeVirtualKey(), "") if event.nativeScanCode() else ""
    return _BY_CODE.get(event.nativeScanCode() - (0 if system == "win32" else 8), "")


def _character(event: QKeyEvent) -> str | None:
    """What the layout gives for the key, a letter as capital; None for keys with a name, and dead
    ones."""
    key = int(event.key())
    return chr(key) if 0x20 < key <= _MOST_CHARACTER else None


def _may_mean(place: str, character: str, *, shifted: bool) -> bool:
    """Whether someone who presses this character can mean the key at its place."""
    if unicodedata.decimal(character, None) is not None:
        return False  # a digit is a digit
    latin = unicodedata.name(character, "").startswith("LATIN ")
    if character.isascii() and latin:
        return False
    if not latin and unicodedata.category(character)[0] in "LM":
        return True  # a letter of another script, or a part of one
    if shifted:
        return False
    # & or é has a meaning of its own, but none in the show
    if place in ".,0123456789" or (character, place) in _SIGNS_OF_LETTERS:
        return True
    return place.isalpha() and not character.isascii() and not latin
