"""The pages that a card leads to: source cards of claims and numbers, sources, and the claims
behind a text; and a card as text to copy."""

from __future__ import annotations

from dataclasses import replace

from explainer.content import formatting
from explainer.content.cards import (
    Block,
    Card,
    Role,
    claims_block,
    event_card,
    source_card,
    source_row_card,
)
from explainer.content.headlines import CLAIMS, REF, SOURCE
from explainer.content.lines import Line, about_line
from explainer.content.statements import of_figures
from explainer.core.i18n import translate
from explainer.core.pack import Pack
from explainer.core.placeholders import marked

ROW = "row:"
"""Begins the key of a row of a panel's list, which a card leads to: its table and id follow."""

EVENT = "event:"
"""Begins the key of an event that is told where something else is shown; its id follows."""


def page(pack: Pack, key: str, language: str) -> Card | None:
    """The card that a key names; None for one that names nothing in this pack."""
    if key.startswith(REF):
        return source_card(pack, key.removeprefix(REF), language)
    if key.startswith(SOURCE):
        return _source(pack, key.removeprefix(SOURCE), language)
    if key.startswith(CLAIMS):
        return _claims(pack, key.removeprefix(CLAIMS), language)
    if key.startswith(EVENT):
        return _event(pack, key.removeprefix(EVENT), language)
    return None


def _event(pack: Pack, event_id: str, language: str) -> Card | None:
    """An event, with the way to its row in the list of events."""
    row = pack.row("events", event_id)
    if row is None:
        return None
    card = event_card(pack, row, language)
    way = Line(translate("Show it in the list of events", language), target=f"{ROW}events:{row.id}")
    return replace(card, blocks=(*card.blocks, Block("", (way,))))


def _source(pack: Pack, number: str, language: str) -> Card | None:
    rows = pack["sources"].rows
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(rows)):
        return None
    return source_row_card(pack, rows[int(number) - 1], language)


def _claims(pack: Pack, section_id: str, language: str) -> Card | None:
    """The claims and counts behind a text, each with its own mark."""
    section = pack.row("sections", section_id)
    if section is None:
        return None
    ids = (*section.ids("claim_ids"), *marked(section.local("text", language)))
    counts = tuple(map(about_line, of_figures(
        pack, (i for i in ids if pack.row("claims", i) is None), language)))
    blocks = (
        Block("", (Line(formatting.local(pack, section, "text", language)),)),
        Block(translate("Claim by claim", language), claims_block(pack, ids, language),
              Role.ANSWER),
        Block(translate("What published counts say", language), counts, Role.LIST),
    )
    return Card(translate("What stands behind this text", language), "",
                tuple(block for block in blocks if block.lines))


def card_text(pack: Pack, card: Card, language: str) -> str:
    """A card to copy: of a source its line and address, of anything else all it says, and its
    sources with their addresses."""
    if card.citation:
        return card.citation
    said = [card.title, card.subtitle]
    for block in card.blocks:
        if block.role is not Role.SOURCES:
            said += ["", block.heading, *(formatting.plain(line.spoken()) for line in block.lines)]
    sources = pack.rows("sources", card.source_ids)
    said += [""] if sources else []
    for row in sources:
        said += [formatting.source_line(pack, row, language), row.text("address")]
    return "\n".join(line for n, line in enumerate(said) if line or (n and said[n - 1])).strip()
