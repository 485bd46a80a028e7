"""Characters that are invisible, that look like others, or that another program garbled;
text folded for comparing."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

# Formatting characters (zero-width spaces, marks of direction, soft hyphens),
# fillers and variation selectors.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
# Letters of other scripts that look like plain ones, each with the one that it looks like.
_LOOKALIKES = str.maketrans({
    **dict(zip("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwABEKMHOPCTYXIJS", strict=True)),
    **dict(zip("οαινΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oaivABEZHIKMNOPTYX", strict=True)),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'),
})
CURLY_QUOTES = "“”„‟«»‘’‚″"
"""Quotation marks that people's programs put in place of straight ones."""

# UTF-8 that was read as another coding:
# what it makes of the first byte of a character, and then of the others.
_GARBLED_HINT = re.compile("[ÂÃâÅÄÊËÎÏðŒœ√¬‚├┬ÔÇ╬Γ](?=[^\x00-\x7f])")
_RUN = re.compile("[^\x00-\x7f]{2,}")
_PLAUSIBLE = re.compile(
    "[\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
    "\u2010-\u2026\u2030\u2039\u203a\u20ac\u2122\u2212\u2260\u25d0\u2713]+")
_TIMES = 3
"""So often at most a text is taken to have been garbled again and again."""


def without_invisible(text: str) -> str:
    """The text without invisible characters; trimmed."""
    return text if text.isascii() else _INVISIBLE.sub("", text).strip()


def folded(text: str) -> str:
    """`text` for comparing: no case, no accents, one space between words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def plain_letters(text: str) -> str:
    """The text with plain letters, digits and hyphens in place of those that look like them."""
    composed = unicodedata.normalize("NFKC", text.translate(_LOOKALIKES))
    return without_invisible(composed.translate(_LOOKALIKES))


def odd_character(text: str, plain: str) -> str:
    """Name of the first character of `text` that only looks like one of `plain`,
    as Unicode calls it; "" if none."""
    for character in text:
        if character not in plain and not character.isascii():
            return unicodedata.name(character, f"U+{ord(character):04X}").lower()
    return ""


def ungarbled(text: str) -> str:
    """The text as it was before UTF-8 was read as another coding and saved so;
    `text` itself if it never was."""
    for _ in range(_TIMES):
        if text.isascii() or _GARBLED_HINT.search(text) is None:
            break
        text, before = _RUN.sub(_ungarbled_run, text), text
        if text == before:
            break
    return text


def _ungarbled_run(match: re.Match[str]) -> str:
    run, whole = match.group(), match.string
    # «IRMÃ»: a capital and the quotation mark that ends its word, which by chance are UTF-8 too.
    if len(run) == 2 and run[1] == "»" and not whole[match.end() : match.end() + 1].isalpha():
        return run
    return _restored(run, _TIMES) or run


def _restored(run: str, times: int) -> str:
    """What the run was before at most so many misreadings; "" if nothing likely."""
    found = []
    for page in ("cp1252", "mac_roman", "cp850", "cp437"):
        with suppress(UnicodeError):
            found.append(_bytes_of(run, page).decode())
    for text in found:
        if _PLAUSIBLE.fullmatch(text):
            return text
    deeper = (_restored(text, times - 1) for text in found if times > 1 and not text.isascii())
    return next(filter(None, deeper), "")


def _bytes_of(text: str, page: str) -> bytes:
    """The text in a code page;
    Windows-1252 leaves five bytes as they are, which the codec refuses."""
    if page != "cp1252":
        return text.encode(page)
    return b"".join(bytes([ord(c)]) if "\x80" <= c <= "\x9f" else c.encode(page) for c in text)
