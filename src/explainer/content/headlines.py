"""The marks below a panel's headline."""

from __future__ import annotations

from explainer.content import formatting
from explainer.content.lines import Line, status_line
from explainer.content.statements import Statement, of_claims
from explainer.core.pack import Pack, Row

MOST_MARKS = 6


def headline_marks(pack: Pack, headline: Row | None, language: str) -> tuple[Line, ...]:
    """The number and mark of each claim that a headline makes, with the city it is about."""
    ids = headline.ids("claim_ids") if headline is not None else ()
    return tuple(
        status_line(statement, number=True, sources=3, lead=city_of(pack, statement))
        for statement in of_claims(pack, ids, language)[:MOST_MARKS]
    )


def city_of(pack: Pack, statement: Statement) -> str:
    """Name of the city whose number a claim states; "" for a claim without a number."""
    claim = pack.row("claims", statement.ref)
    city = pack.row("cities", claim.text("city")) if claim is not None else None
    if city is None or not statement.number:
        return ""
    return formatting.local(pack, city, "name", statement.language)
