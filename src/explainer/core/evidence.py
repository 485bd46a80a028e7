"""The evidence vocabulary: status ids, their words in each language, their mark. A contract; only add to it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Fill(StrEnum):
    """How a bar or mark of a status is filled. Shape and word carry the status too, colour never alone."""

    SOLID = "solid"
    HALF = "half"
    HATCHED = "hatched"
    OUTLINE = "outline"
    DOTTED = "dotted"
    DOTTED_OUTLINE = "dotted_outline"


class Status(NamedTuple):
    """One evidence status: id, words per language (long and short), sign, fill and meaning."""

    id: str
    words: dict[str, str]
    short: dict[str, str]
    sign: str
    fill: Fill
    means: dict[str, str]

    def word(self, language: str, *, short: bool = False) -> str:
        """The status in words; English where the language is unknown."""
        table = self.short if short else self.words
        return table.get(language, table["en"])

    def meaning(self, language: str) -> str:
        """What the status means, in one sentence."""
        return self.means.get(language, self.means["en"])


STATUSES: dict[str, Status] = {
    status.id: status
    for status in (
        Status("corroborated", {"en": "Confirmed", "es": "Confirmado"}, {"en": "Confirmed", "es": "Confirmado"},
               "✓", Fill.SOLID,
               {"en": "An independent, named source says the same.",
                "es": "Una fuente independiente e identificada dice lo mismo."}),
        Status("partly", {"en": "Partly confirmed", "es": "Confirmado en parte"},
               {"en": "Partly", "es": "En parte"}, "◐", Fill.HALF,
               {"en": "A source supports part of it, or a weaker form.",
                "es": "Una fuente apoya una parte, o una versión más limitada."}),
        Status("not_found", {"en": "Not found elsewhere", "es": "No encontrado en otra fuente"},
               {"en": "Not found", "es": "No encontrado"}, "?", Fill.HATCHED,
               {"en": "We looked and found it in no other source. That does not mean it is false.",
                "es": "Lo buscamos y no está en otra fuente. Eso no significa que sea falso."}),
        Status("contradicted", {"en": "Disputed by a source", "es": "Contradicho por una fuente"},
               {"en": "Disputed", "es": "Contradicho"}, "≠", Fill.OUTLINE,
               {"en": "A named source says otherwise.", "es": "Una fuente identificada dice otra cosa."}),
        Status("reported", {"en": "Reported by one source", "es": "Según una fuente"},
               {"en": "One source", "es": "Una fuente"}, "•", Fill.DOTTED,
               {"en": "One named publisher gives it. A known dispute is stated beside it.",
                "es": "Lo da un solo medio o entidad. Si se discute, se dice a su lado."}),
        Status("opinion", {"en": "Opinion or forecast", "es": "Opinión o pronóstico"},
               {"en": "Opinion", "es": "Opinión"}, "“ ”", Fill.DOTTED_OUTLINE,
               {"en": "It cannot be checked as a fact.", "es": "No se puede comprobar como un hecho."}),
    )
}

MISSING_WORDS: dict[str, dict[str, str]] = {
    "not_published": {"en": "not published", "es": "sin publicar"},
    "withheld": {"en": "withheld", "es": "no divulgado"},
    "not_collected": {"en": "not collected", "es": "no se recopila"},
    "not_applicable": {"en": "does not apply", "es": "no corresponde"},
    "unreadable": {"en": "cannot be read", "es": "no se puede leer"},
}
"""Words for a number that is not there. `unreadable` is the program's own: the cell holds no number."""


def missing_word(missing: str, language: str) -> str:
    """Words for a missing value; never blank."""
    words = MISSING_WORDS.get(missing, MISSING_WORDS["not_published"])
    return words.get(language, words["en"])
