"""The card of a row, kept while it is the one asked for."""

from __future__ import annotations

from explainer.content.cards import Card
from explainer.core.pack import Pack, Row
from explainer.panels import registry


class RowCard:
    """Makes the card of a row once: the card's view, commands and exports all ask for it."""

    def __init__(self) -> None:
        self._kept: tuple[Pack, str, str, str, Card] | None = None

    def of(self, pack: Pack, table: str, row: Row, language: str) -> Card:
        """The card of a row of the pack. Raises `KeyError` for a table that no panel shows."""
        kept = self._kept
        if kept is None or kept[0] is not pack or kept[1:4] != (table, row.id, language):
            card = registry.card(table, pack, row, language)
            kept = self._kept = pack, table, row.id, language, card
        return kept[4]
