"""The program's phrases in each language. A phrase is its English text; the language is always named by the caller.

There is no present language here, so two languages can be shown side by side. `packaging/translate.py` collects the
phrases from calls of these functions, and compiles the catalogues that they read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from explainer.core.languages import language_of
from explainer.core.resources import beside_code

if TYPE_CHECKING:
    from gettext import GNUTranslations


def N_(message: str, context: str = "") -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a phrase that is looked up later; returns it unchanged. `context` must be named again then."""
    del context
    return message


def translate(message: str, language: str, /, context: str = "", **values: object) -> str:
    """The phrase in `language`, English where it has none, with the values filled in (as it is where there are none).

    `context` tells apart what one English word stands for, where another language needs two.
    """
    said = found(message, language, context) or message
    return said.format(**values) if values else said


def plural(one: str, many: str, n: float, language: str, /, **values: object) -> str:
    """The phrase for a number of things: the form that `language` has for `n`. `{n}` is `values["n"]`, else `n`."""
    catalogue = _catalogue(language_of(language).catalogue)
    whole = int(n) if n == int(n) else 2  # a fraction is more than one thing
    said = catalogue.ngettext(one, many, whole) if catalogue is not None else ""
    return (said or (one if n == 1 else many)).format(**{"n": n, **values})


def found(message: str, language: str, context: str = "") -> str:
    """The phrase as the catalogue of `language` has it; "" where it has none."""
    catalogue = _catalogue(language_of(language).catalogue) if message else None
    if catalogue is None:
        return ""
    return catalogue.pgettext(context, message) if context else catalogue.gettext(message)


@cache
def _catalogue(name: str) -> GNUTranslations | None:
    """The compiled catalogue of that name; None if there is none. What it does not hold, it says as ""."""
    if not name:
        return None
    from gettext import GNUTranslations, NullTranslations

    class Absent(NullTranslations):
        """Tells a phrase that is not in a catalogue from one that reads the same in both languages."""

        def gettext(self, message: str) -> str:
            return ""

        def pgettext(self, context: str, message: str) -> str:
            return ""

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return ""

    try:
        with (beside_code("resources") / "translations" / name).open("rb") as file:
            catalogue = GNUTranslations(file)
    except OSError:
        return None
    catalogue.add_fallback(Absent())
    return catalogue
