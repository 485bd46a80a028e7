"""Words and numbers of a text as they are compared in a search: no case, no accents, a number
however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from explainer.core.characters import folded, without_invisible

_SPACES = "\u00a0\u202f\u2009"
_PIECE = re.compile(
    rf"(?<!\w)\d+(?:[.,{_SPACES}]\d+)*(?!\w)(?P<percent>[ {_SPACES}]?%)?|\w[\w'’\u0300-\u036f]*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_APOSTROPHES = str.maketrans("", "", "'’")


class Piece(NamedTuple):
    """One word or number of a text, and the forms it is found by: one for a word; for a number the
    plain digits (1044), and with a percent sign (27%) besides where it has one. A number that can
    be read in two ways (1.044) has the forms of both."""

    start: int
    end: int
    forms: tuple[str, ...]
    percent: bool = False

    @property
    def number(self) -> bool:
        """Whether it is a number."""
        return self.forms[0][:1].isdigit() and self.forms[0].rstrip("%").replace(".", "").isdigit()

    @property
    def wanted(self) -> tuple[str, ...]:
        """The forms by which it looks for others: a percentage looks for percentages alone."""
        return tuple(form for form in self.forms if form.endswith("%") == self.percent)


def cleaned(text: str) -> str:
    """The text as it is compared and shown in results: composed, without invisible characters."""
    return text if text.isascii() else unicodedata.normalize("NFC", without_invisible(text))


def pieces(text: str) -> Iterator[Piece]:
    """The words and numbers of a cleaned text, in order."""
    for match in _PIECE.finditer(text):
        forms = _forms(match.group())
        if forms:
            yield Piece(match.start(), match.end(), forms, bool(match.group("percent")))


@lru_cache(maxsize=1 << 16)
def _forms(raw: str) -> tuple[str, ...]:
    """The forms of one piece; () for one of which nothing is left to compare."""
    number = raw.rstrip("% " + _SPACES)
    if number[-1:].isdigit() and not any(c.isalpha() for c in number):
        plain = _number_forms(number)
        return (*plain, *(f"{form}%" for form in plain)) if raw.endswith("%") else plain
    word = folded(raw.translate(_APOSTROPHES)).replace(" ", "")
    return (word,) if word else ()


def _number_forms(number: str) -> tuple[str, ...]:
    number = re.sub(f"[{_SPACES}]", "", number)
    *whole, last = re.split("[.,]", number)
    if not whole:
        return (last,)
    decimal = f"{''.join(whole)}.{last}"
    if not _GROUPED.fullmatch(number):
        return (decimal,)
    together = "".join((*whole, last))
    return (together, decimal) if len(whole) == 1 else (together,)
