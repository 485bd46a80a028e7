"""Texts that a spreadsheet program would take for a formula."""

from __future__ import annotations

import re

# Spaces, controls, invisible characters and quotation marks that a spreadsheet drops
# or that hide what follows them.
_BEFORE = re.compile(
    "[\\s\"\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*")
_STARTS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫⁼")
# A sign and a number, with a sign of money or of percent and the separators of any country.
_NUMBER = (r"[+\-＋－﹢﹣][ \u00a0\u202f]?[$€£¥]?\d[\d.,'’\u00a0\u202f]*"
           r"(?:[eE][+-]?\d+)?(?:[ \u00a0\u202f]?[%‰€])?")
_NUMBER_ALONE = re.compile(rf"{_NUMBER}\s*")
# After a number, a space and words: nothing there is computed, called or referred to.
_NUMBER_AND_WORDS = re.compile(
    rf"{_NUMBER}[.,;:)]*\s+(?![=+\-*/^&<>%@＝＋－＠])(?!.*(?:[=|!＝｜！`]|\w\(|\w:\w)).*", re.S)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program may compute `text`, or refuse it, instead of showing it.

    That is a text which begins with = + - @ (or a full-width form of one), after any spaces,
    invisible characters and quotation marks; and one that begins with a tab or a line end. A number
    with its sign is none (`+78%`, `-5`), and neither is such a number with words after it (`+78%
    Change in removals`, `-12 % (2025)`): two things side by side are no expression. Words that
    call, compare or refer to anything (`-2 cmd|' /C calc'!A0`) are no words.
    """
    if text[:1].isalnum():
        return False  # most texts
    start = _BEFORE.match(text)
    bare = text[start.end():] if start else text
    if bare[:1] not in _STARTS or not bare:
        return text[:1] in ("\t", "\r", "\n") and bool(bare)
    return not (_NUMBER_ALONE.fullmatch(bare) or _NUMBER_AND_WORDS.fullmatch(bare))


def guarded(text: str) -> str:
    """`text` so that a spreadsheet program shows it:
    what it would take for a formula gets an apostrophe before it."""
    return "'" + text if is_formula(text) else text
