"""The program's phrases in each language. A phrase is its English text; the language is always
named by the caller.

There is no present language here, so two languages can be shown side by side.
`packaging/translate.py` collects the phrases from calls of these functions, and compiles the
catalogs that they read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from explainer.core.languages import language_of
from explainer.core.resources import beside_code

if TYPE_CHECKING:
    from gettext import GNUTranslations


def N_(message: str, context: str = "") -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a phrase that is looked up later; returns it unchanged.
    `context` must be named again then."""
    del context
    return message


def translate(message: str, language: str, /, context: str = "", **values: object) -> str:
    """The phrase in `language`, English where it has none, with the values filled in (as it is
    where there are none).

    `context` tells two meanings of one English word apart, where another language needs two words.
    """
    text = found(message, language, context) or message
    return text.format(**values) if values else text


def plural(one: str, many: str, n: float, language: str, /, **values: object) -> str:
    """The phrase for a number of things: the form that `language` has for `n`.
    `{n}` is `values["n"]`, else `n`."""
    catalog = _catalog(language_of(language).catalog)
    whole = int(n) if n == int(n) else 2  # a fraction is more than one thing
    text = catalog.ngettext(one, many, whole) if catalog is not None else ""
    return (text or (one if n == 1 else many)).format(**{"n": n, **values})


def found(message: str, language: str, context: str = "") -> str:
    """The phrase as the catalog of `language` has it; "" where it has none."""
    catalog = _catalog(language_of(language).catalog) if message else None
    if catalog is None:
        return ""
    return catalog.pgettext(context, message) if context else catalog.gettext(message)


@cache
def _catalog(name: str) -> GNUTranslations | None:
    """The compiled catalog of that name; None if there is none.
    What it does not hold, it says as ""."""
    if not name:
        return None
    from gettext import GNUTranslations, NullTranslations

    class Absent(NullTranslations):
        """Tells a phrase that is not in a catalog from one that reads the same
        in both languages."""

        def gettext(self, message: str) -> str:
            return ""

        def pgettext(self, context: str, message: str) -> str:
            return ""

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return ""

    try:
        with (beside_code("resources") / "translations" / name).open("rb") as file:
            catalog = GNUTranslations(file)
    except OSError:
        return None
    catalog.add_fallback(Absent())
    return catalog
