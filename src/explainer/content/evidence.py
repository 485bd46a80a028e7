"""The evidence vocabulary: status ids, their words in each language, their mark.
A contract; only add to it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from explainer.core.i18n import N_, translate


class Fill(StrEnum):
    """How a bar or mark of a status is filled.
    Shape and word carry the status too, color never alone."""

    SOLID = "solid"
    HALF = "half"
    HATCHED = "hatched"
    OUTLINE = "outline"
    DOTTED = "dotted"
    DOTTED_OUTLINE = "dotted_outline"


class Status(NamedTuple):
    """One evidence status: id, name (long and short), symbol, fill and meaning;
    phrases in English."""

    id: str
    name: str
    short: str
    symbol: str
    fill: Fill
    means: str

    @property
    def known(self) -> bool:
        """Whether it is one of the vocabulary.
        Others have no symbol, an empty mark, and their id as word."""
        return self.id in STATUSES

    def word(self, language: str, *, short: bool = False) -> str:
        """The status in words."""
        return translate(self.short if short else self.name, language)

    def meaning(self, language: str) -> str:
        """What the status means, in one sentence."""
        return translate(self.means, language)


STATUSES: dict[str, Status] = {
    status.id: status
    for status in (
        Status("corroborated", N_("Confirmed"), N_("Confirmed"),
               "✓", Fill.SOLID,
               N_("An independent, named source says the same.")),
        Status("partly", N_("Partly confirmed"),
               N_("Partly"), "◐", Fill.HALF,
               N_("A source supports part of it, or a weaker form.")),
        Status("not_found", N_("Not found elsewhere"),
               N_("Not found"), "?", Fill.HATCHED,
               N_("We looked and found it in no other source. That does not mean it is false.")),
        Status("contradicted", N_("Disputed by a source"),
               N_("Disputed"), "≠", Fill.OUTLINE,
               N_("A named source says otherwise.")),
        Status("reported", N_("Reported by one source"),
               N_("One source"), "•", Fill.DOTTED,
               N_("One named publisher gives it. A known dispute is noted next to it.")),
        Status("opinion", N_("Opinion or forecast"),
               N_("Opinion"), "“ ”", Fill.DOTTED_OUTLINE,
               N_("It cannot be checked as a fact.")),
    )
}

NONE = Status("", "", "", "", Fill.OUTLINE, "")
"""What has no status of its own."""


def status_of(status_id: str) -> Status:
    """The status with that id.
    One that the vocabulary does not know has its id for a word, and an empty mark."""
    if not status_id:
        return NONE
    return STATUSES.get(status_id) or Status(status_id, status_id, status_id, "", Fill.OUTLINE, "")


def order_of(status_id: str) -> int:
    """Place of a status in the vocabulary, 0 first;
    one that it does not know comes after all others."""
    known = list(STATUSES)
    return known.index(status_id) if status_id in known else len(known)


MISSING_WORDS: dict[str, str] = {
    "not_published": N_("not published"),
    "withheld": N_("withheld"),
    "not_collected": N_("not collected"),
    "not_applicable": N_("does not apply"),
    "unreadable": N_("cannot be read"),
}
"""Words for a number that is not there. `unreadable` is the program's own:
the cell holds no number."""


def missing_word(missing: str, language: str) -> str:
    """Words for a missing value; never blank."""
    return translate(MISSING_WORDS.get(missing, MISSING_WORDS["not_published"]), language)
