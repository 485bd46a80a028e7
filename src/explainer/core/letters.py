"""Whether a text shows anything."""

from __future__ import annotations

import unicodedata

# Letters and symbols by their category that are drawn as nothing:
# Hangul and Khmer fillers, the empty Braille cell.
_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")


def shows(text: str) -> bool:
    """Whether `text` has a letter, a digit or a sign that can be seen: not only spaces,
    controls, joiners, accents without a letter, undefined letters."""
    # The range is that of later emoji.
    return any((unicodedata.category(letter)[0] in "LNPS" or "\U0001f000" <= letter <= "\U0001faff")
               and letter not in _BLANK for letter in text)
