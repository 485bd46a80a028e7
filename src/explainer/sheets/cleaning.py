"""Text on its way to paper: what no page can show is taken out, and any word can be broken."""

from __future__ import annotations

import re
import unicodedata

BREAK = "\u200b"
"""A place where a line may break: typst keeps it, and it shows nothing."""

_LONGEST = 24
_EVERY = 6
_LONG_WORD = re.compile(rf"[^\s{BREAK}]{{{_LONGEST + 1},}}")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, marks that turn the order of letters over or hide text, unassigned ends of planes, halves of pairs.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0010fffe\U0010ffff]")


def clean(text: str) -> str:
    """`text` as it can be set: line ends as \\n, other controls gone, accents joined with their letters, and places
    to break in very long words."""
    if text.isascii() and text.isprintable() and len(text) <= _LONGEST:
        return text
    seen = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    return _LONG_WORD.sub(_breakable, unicodedata.normalize("NFC", seen))


def _breakable(match: re.Match[str]) -> str:
    """A word with a place to break after every few letters, never before what belongs to the letter before it."""
    pieces: list[str] = []
    since = 0
    for letter in match.group():
        if since >= _EVERY and not _belongs(letter, pieces[-1]):
            pieces.append(BREAK)
            since = 0
        pieces.append(letter)
        since += 1
    return "".join(pieces)


def _belongs(letter: str, before: str) -> bool:
    joined = "\u200d" in (letter, before) or "\U0001f1e6" <= letter <= "\U0001f1ff"
    return joined or unicodedata.category(letter)[0] == "M" or "\U0001f3fb" <= letter <= "\U0001f3ff"


def named(text: str, unknown: set[str]) -> str:
    """`text` with each letter of `unknown`, which no font here has, replaced by its name in brackets."""
    return "".join(f" [{_name(letter)}] " if letter in unknown else letter for letter in text)


def _name(letter: str) -> str:
    return unicodedata.name(letter, "").lower() or f"U+{ord(letter):04X}"
