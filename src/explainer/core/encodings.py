"""Bytes of a table as text: UTF-8 and UTF-16 with or without a mark, and the code pages of older
programs.

A code page cannot be recognized from the bytes alone. Where UTF-8 fails, each candidate is judged
by how much the result looks like Western European writing: an accented letter inside a word speaks
for it, a sign or a drawing line there against it. A tie goes to Windows-1252, the code page of most
spreadsheets.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

from explainer.core.i18n import N_
from explainer.core.problems import Severity, register

ENCODING_GUESSED = register(
    "encoding-guessed", Severity.NOTICE,
    N_("The file is not in UTF-8. It was read as Windows-1252, the usual encoding of Western "
       "spreadsheets."),
    fix=N_("If accents look wrong, save the table again as “CSV UTF-8”."))
ENCODING_OLD = register(
    "encoding-old", Severity.WARNING,
    N_("The file is not in UTF-8. It seems to be in the encoding {encoding} and was read as "
       "that: “{found}”."),
    N_("Expected a table in UTF-8."),
    N_("Check the accents, then save the table again as “CSV UTF-8”."))
ENCODING_UNCLEAR = register(
    "encoding-unclear", Severity.WARNING,
    N_("The file is not in UTF-8, and its encoding is unclear. It was read as Windows-1252: "
       "“{found}”."),
    N_("Expected a table in UTF-8."),
    N_("Check the accents, then save the table again as “CSV UTF-8”."))
ENCODING_WIDE = register(
    "encoding-wide", Severity.NOTICE,
    N_("The file is in {encoding} but lacks the mark that says so. It was read as that."),
    fix=N_("If the texts look wrong, save the table again as “CSV UTF-8”."))

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_NAMES = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32-le": "UTF-32",
               "utf-32-be": "UTF-32"}
_OLD_NAMES = {"mac_roman": "Macintosh", "cp850": "MS-DOS (850)", "cp437": "MS-DOS (437)"}
_PAGES = ("cp1252", "mac_roman", "cp850", "cp437")
_SAMPLE = 8_192
_JUDGED = 4_000
_MARGIN = 1
"""A page other than Windows-1252 must look better by more than this,
so that one odd sign decides nothing."""

_SPANISH = frozenset("áéíóúüñ")
_WESTERN = frozenset("áéíóúüñçàèìòùâêîôûäöïëãõåøæœß")
_WORD_ENDS = frozenset("»”’…")
_WORD_STARTS = frozenset("«“‘¿¡")
_FINE_ALONE = frozenset("–—•·§©®™€£°ºª½¼¾²³«»“”‘’…\u00a0")
_AFTER_DIGIT = frozenset("°ºª²³½¼¾€%")
_MISREAD_MARK = ("ï»¿", "Ôªø", "´╗┐", "∩╗┐")
"""A UTF-8 mark that another program took for three letters and saved as such."""


class Decoded(NamedTuple):
    """Text of a file, the code of what there is to say of its encoding ("" for nothing), and
    whether it is cut off.

    `truncated` says that the file ends inside a character; `params` and `found` belong to the code.
    """

    text: str
    code: str = ""
    found: str = ""
    params: dict[str, str] | None = None
    truncated: bool = False


def decoded(data: bytes) -> Decoded:
    """The text of a file in whatever encoding it is, without marks at its start. Never raises."""
    result = _decoded(data)
    text = result.text.lstrip("\ufeff")
    for misread in _MISREAD_MARK:
        text = text.removeprefix(misread)
    return result._replace(text=text)


def _decoded(data: bytes) -> Decoded:
    while data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8):]
    for mark, encoding in _MARKS:
        if data.startswith(mark) and not (encoding == "utf-32-le" and len(data) % 4):
            return _wide(data[len(mark):], encoding)
    if guessed := _unmarked_wide(data[:_SAMPLE]):
        text = _wide(data, guessed)
        return text._replace(code=ENCODING_WIDE, params={"encoding": _WIDE_NAMES[guessed]})
    return _narrow(data)


def _wide(data: bytes, encoding: str) -> Decoded:
    width = 4 if "32" in encoding else 2
    return Decoded(data.decode(encoding, "replace"), truncated=len(data) % width > 0)


def _unmarked_wide(sample: bytes) -> str:
    """UTF-16 or UTF-32 by where its zero bytes are: tables are mostly plain letters.
    "" if it is neither."""
    if len(sample) < 8 or 0 not in sample:
        return ""
    sample = sample[: len(sample) // 4 * 4]
    quarters = [sample[place::4].count(0) / (len(sample) / 4) for place in range(4)]
    full, empty = 0.6, 0.1
    shapes = {
        "utf-32-le": (quarters[0] < empty and min(quarters[1:]) > full),
        "utf-32-be": (quarters[3] < empty and min(quarters[:3]) > full),
        "utf-16-le": (max(quarters[0], quarters[2]) < empty
                      and min(quarters[1], quarters[3]) > full),
        "utf-16-be": (max(quarters[1], quarters[3]) < empty
                      and min(quarters[0], quarters[2]) > full),
    }
    return next((encoding for encoding, fits in shapes.items() if fits), "")


def _narrow(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError as error:
        whole = data[: error.start].decode()
        cut = error.end == len(data) and error.reason == "unexpected end of data"
        if cut and not whole.isascii():
            return Decoded(whole, truncated=True)
    replaced = data.decode("utf-8", "replace")
    bad = replaced.count("\ufffd")
    good = len(re.findall(r"[^\x00-\x7f]", replaced)) - bad
    if good > bad:  # UTF-8 with a few foreign rows pasted in: those cells are reported one by one
        return Decoded(replaced)
    return _of_a_page(data)


def _of_a_page(data: bytes) -> Decoded:
    """The text in the code page that fits best."""
    if b"\0" in data:  # not text at all; its first row reports that
        return Decoded(data.decode("cp1252", "replace"), ENCODING_GUESSED)
    around = _surroundings(data)
    scores = {page: _score(around, page) for page in _PAGES}
    best = max(_PAGES, key=lambda page: scores[page] - (_MARGIN if page != "cp1252" else 0))
    text = data.decode(best, "replace")
    found = _first_word(text)
    if best != "cp1252":
        return Decoded(text, ENCODING_OLD, found, {"encoding": _OLD_NAMES[best]})
    rival = max(score for page, score in scores.items() if page != best)
    return Decoded(text, ENCODING_GUESSED if scores[best] >= rival else ENCODING_UNCLEAR, found)


def _surroundings(data: bytes) -> list[bytes]:
    """Each byte that is no plain letter, with one byte on each side; a bounded number of them."""
    found = []
    for match in re.finditer(rb"[\x80-\xff]", data):
        place = match.start()
        found.append(data[place - 1 : place + 2] if place else b" " + data[:2])
        if len(found) == _JUDGED:
            break
    return [piece.ljust(3) for piece in found]


def _score(pieces: list[bytes], page: str) -> int:
    return sum(_worth(piece, page) for piece in pieces)


@cache
def _worth(piece: bytes, page: str) -> int:
    """How well a character goes with its neighbors:
    above zero as in writing, below as in garbled text."""
    text = piece.decode(page, "replace")
    before, character, after = text[0], text[1], text[2]
    inside = before.isalpha() and after.isalpha()
    if character in _AFTER_DIGIT and before.isdigit():
        return 1
    if character.lower() in _WESTERN:
        return _letter_worth(before, character, after)
    if character == "’" and before.isalpha():  # in Macintosh's coding the same byte is í
        return 3 if after in "stdmrvlSTDMRVL" else 2 if not after.isalpha() else 1
    if character in _WORD_STARTS:
        return 2 if not before.isalnum() and after.isalnum() else -2
    if character in _WORD_ENDS:
        return 1 if not after.isalpha() else -2
    if character in _FINE_ALONE:
        return -2 if inside else 0
    return -2 if inside or not character.isprintable() else -1


def _letter_worth(before: str, character: str, after: str) -> int:
    usual = 2 if character.lower() in _SPANISH else 1
    if character.islower():
        if before.isupper() and after.isupper():
            return -2  # among capitals
        return usual if before.isalpha() or after.isalpha() else -1
    # A capital begins a word or is among capitals;
    # one after a small letter is the sign of another page.
    return -2 if before.islower() else usual if after.isalpha() or before.isupper() else -1


def _first_word(text: str) -> str:
    """The first word with a character that is no plain letter."""
    match = re.search(r"[^\s,;\"]{0,30}[^\x00-\x7f][^\s,;\"]{0,30}", text)
    return match.group() if match else ""
