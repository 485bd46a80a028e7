"""Names of files and sheets that are nearly those of tables, as people and programs write them."""

from __future__ import annotations

import re
import unicodedata

from explainer.core.columns import TABLES
from explainer.core.naming import TEXT_ENDINGS

_OTHER_ENDINGS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers", ".json")
_QUOTES = "'\"‘’“”`´«»"
_NUMBERS_SHEET = re.compile(r"(.{1,40}?) ?[-–—] ?[^\W\d]{2,12} ?\d{1,3}")
"""As Apple Numbers calls it: the sheet, the word for table in some language, and a number."""
_COPY = re.compile(
    r"^(?:copy of|copia de|copie de|kopie von) |[-_ ]*\(\d{1,3}\)|[-_ ]+v?\d[\d._ -]{0,15}$"
    r"|[-_ (]+(?:copy|copia|copie|kopie|final|new|nuevo|nueva|old|viejo|vieja|backup|edited"
    r"|conflict|conflicted copy)(?![a-z])[ \d]{0,4}\)?"
)
_SPANISH = {
    "secciones": "sections",
    "ciudades": "cities",
    "afirmaciones": "claims",
    "cifras": "figures",
    "impactos": "impacts",
    "respuestas": "responses",
    "recomendaciones": "recommendations",
    "citas": "citations",
    "investigación": "research",
    "investigacion": "research",
    "eventos": "events",
    "hechos": "events",
    "fuentes": "sources",
    "glosario": "glossary",
    "diapositivas": "slides",
    "puntos": "points",
    "metadatos": "meta",
    "metadata": "meta",
}
_LONGEST = 80


def table_meant(name: str) -> str:
    """The table that a name certainly means, though written in another way; "" if not certain."""
    plain = _plain(name, TEXT_ENDINGS)
    if plain in TABLES:
        return plain
    match = _NUMBERS_SHEET.fullmatch(plain)
    return match[1] if match is not None and match[1] in TABLES else ""


def table_resembled(name: str) -> str:
    """The table that a name most looks like; "" if it looks like none."""
    import difflib  # not needed for the first paint

    plain = _plain(name, (*TEXT_ENDINGS, *_OTHER_ENDINGS))
    bare = _COPY.sub(" ", plain).strip(" -_.")
    for candidate in (bare, bare.split(" - ")[0].strip(), bare.split(" ")[0]):
        if candidate in TABLES or candidate in _SPANISH:
            return _SPANISH.get(candidate, candidate)
    return next(iter(difflib.get_close_matches(bare[:_LONGEST], TABLES, 1, 0.8)), "")


def _plain(name: str, endings: tuple[str, ...]) -> str:
    """A name without endings, quotation marks and invisible characters, in lower case."""
    seen = unicodedata.normalize("NFKC", name[:_LONGEST])
    seen = "".join(
        sign
        for sign in seen
        if unicodedata.category(sign) not in ("Cf", "Cc") and sign not in _QUOTES
    )
    plain = " ".join(seen.split()).casefold()
    while plain.endswith(endings):
        plain = plain.rpartition(".")[0].rstrip()
    return plain
