"""Text on its way to paper: what no page can show is taken out, and any word can be broken."""

from __future__ import annotations

import re
import unicodedata

BREAK = "\u200b"
"""Between the pieces of a word that may be broken; twice before and after such a word. The
templates put no letter in their place, so that a copied address is letter for letter what the pack
says."""

_LONGEST = 24
_EVERY = 6
_MOST = 2 * _EVERY
# Scripts that may be broken between any two letters need no help.
_WIDE = (
    "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
         "\U00020000-\U0003ffff")
_WORD = re.compile(rf"[^\s{BREAK}{_WIDE}]+")
# A part of an e-mail or web address, of the name of a file, of a telephone number. Programs that
# read a PDF take a hyphen at the end of a line for one that is not part of the word.
_ADDRESS = re.compile(r"\w[@./:\\_]+\w|\d-\d")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, marks that turn the order of letters over or hide text, unassigned ends of planes,
# halves of pairs.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0010fffe\U0010ffff]")


def clean(text: str) -> str:
    """`text` as it can be set: line ends as \\n, other controls gone, accents joined with their
    letters, and places to break in very long words and in addresses with hyphens."""
    seen = text
    if not (text.isascii() and text.isprintable()):
        seen = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
        seen = unicodedata.normalize("NFC", seen)
    return _WORD.sub(_breakable, seen)


def _breakable(match: re.Match[str]) -> str:
    """A very long word or an address with hyphens in its pieces; any other word as it is."""
    word = match.group()
    if len(word) <= _LONGEST and not ("-" in word and _ADDRESS.search(word)):
        return word
    if len(word) <= _MOST:
        return 2 * BREAK + word + 2 * BREAK
    return 2 * BREAK + BREAK.join(_pieces(word)) + 2 * BREAK


def _pieces(word: str) -> list[str]:
    """A few letters each. None begins with what belongs to the letter before it, or ends with a
    hyphen."""
    pieces = [""]
    for letter, following in zip(word, (*word[1:], ""), strict=True):
        last = pieces[-1]
        full = len(last) >= _EVERY or (letter == "-" and len(last) >= _EVERY // 2)
        held = last.endswith("-") or (letter == "-" and following in ("", "-"))
        if ((full and not held) or len(last) >= _MOST) and not _belongs(letter, last[-1]):
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _belongs(letter: str, before: str) -> bool:
    joined = "\u200d" in (letter, before) or "\U0001f1e6" <= letter <= "\U0001f1ff"
    return (joined or unicodedata.category(letter)[0] == "M"
            or "\U0001f3fb" <= letter <= "\U0001f3ff")


def named(text: str, unknown: set[str]) -> str:
    """`text` with each letter of `unknown`, which no font here has, replaced by its name in
    brackets."""
    return "".join(f" [{_name(letter)}] " if letter in unknown else letter for letter in text)


def _name(letter: str) -> str:
    return unicodedata.name(letter, "").lower() or f"U+{ord(letter):04X}"
