"""The five steps that show a newcomer what the program has: one sentence each, from the pack where
it has what they speak of."""

from __future__ import annotations

from typing import NamedTuple

from explainer.content import formatting
from explainer.content.front import first_city
from explainer.content.statements import of_claim
from explainer.core.i18n import translate
from explainer.core.pack import Pack, Row

CHECKED, ROW, CARD, SIDES, TAKE = "checked", "row", "card", "sides", "take"
"""What a step points at: what was checked, the row selected, its card, both sides' cases in it, and
what can be taken home."""


class Step(NamedTuple):
    """A step: its sentence, the panel it shows, what it points at there, and the row selected; ""
    for the panel's own choice."""

    text: str
    panel: str
    place: str
    selected: str = ""


def steps(pack: Pack, language: str) -> tuple[Step, ...]:
    """The five steps for a pack; those of a pack without such rows speak of panels alone."""
    first = first_city(pack)
    city = first[0] if first is not None else None
    row = Step(translate("Every panel is one list. Each statement in it has its mark.", language),
               "cities", ROW)
    if first is not None:
        city, stated = first[0], of_claim(pack, first[1], language)
        row = Step(translate(
            "The article says {number} for {city}. The mark beside the number says how well that "
            "is confirmed: {word}.", language, number=stated.number,
            city=formatting.local(pack, city, "name", language), word=stated.word()),
            "cities", ROW, city.id)
    return (
        Step(translate("This is the question, the article that was checked, and how its "
                       "statements fared.", language), "start", CHECKED),
        row,
        row._replace(text=translate(
            "This card says whether you can trust the number, and which sources say so.",
            language), place=CARD),
        _sides(city, row, language),
        Step(translate("Print a sheet to take home, or present to a room. F1 lists every key.",
                       language), "start", TAKE),
    )


def _sides(city: Row | None, row: Step, language: str) -> Step:
    if city is not None and city.local("admin_case", language):
        return row._replace(place=SIDES, text=translate(
            "Here is the case of each side, with its best source.", language))
    return Step(translate("Here each side speaks for itself, with its sources.", language),
                "responses", ROW)

