"""The languages of the program and of packs, one line each.

To add a language: a line here, its catalog in `resources/translations`, and the pack's columns
`<column>_<id>`.
"""

from __future__ import annotations

from typing import NamedTuple


class Language(NamedTuple):
    """One language. `name` is its own name, `english` its English one; `tag` its locale, as Qt and
    Babel read it.

    `invitation` is the phrase that offers it, `absence` the one that says a pack lacks it; in
    English like all phrases.
    """

    id: str
    name: str
    english: str
    tag: str
    invitation: str
    absence: str
    # in resources/translations; none for the language that phrases are written in
    catalog: str = ""
    # what a pack may call it besides `id`, `name` and `english`, in lower case
    aliases: tuple[str, ...] = ()


SOURCE = "en"
"""The language that the program's phrases are written in."""

LANGUAGES: dict[str, Language] = {
    language.id: language for language in (
        Language("en", "English", "English", "en_US", "Read in English",
                 "This pack has no English text", aliases=("inglés", "ingles", "eng")),
        Language("es", "Español", "Spanish", "es_US", "Read in Spanish",
                 "This pack has no Spanish text", "es.mo", ("espanol", "castellano", "spa")),
    )
}
"""By id, the source first. Text columns of a pack end in the id: `<column>_<id>`."""


def language_of(identifier: str) -> Language:
    """The language with that id; the source where it is unknown."""
    return LANGUAGES.get(identifier, LANGUAGES[SOURCE])


def language_code(word: str) -> str:
    """The id of the language that a word means:
    its id, with or without a country, or one of its names; "" if none."""
    plain = word.casefold().replace("_", "-").partition("-")[0]
    return next((language.id for language in LANGUAGES.values()
                 if plain in (language.id, language.name.casefold(), language.english.casefold(),
                              *language.aliases)),
                "")
