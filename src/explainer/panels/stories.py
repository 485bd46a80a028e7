"""Cards that belong to a panel or a status, not to one row."""

from __future__ import annotations

from dataclasses import replace

from explainer.content import evidence, formatting
from explainer.content.cards import Block, Card, Role, claims_block, source_card
from explainer.content.city_views import count_lines
from explainer.content.headlines import marked_halves
from explainer.content.labels import label
from explainer.content.lines import Line
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack, Row
from explainer.panels.panel import StoryPart

STORIES = (
    StoryPart("method", N_("How we checked")),
    StoryPart("note", N_("Keep in mind")),
    StoryPart("unknown", N_("What this program does not know")),
)
"""Texts of the card of a panel that names no others."""


def _section_lines(pack: Pack, row: Row, language: str) -> tuple[Line, ...]:
    """A section's title and its text, each mark behind the words it belongs to."""
    title = formatting.local(pack, row, "title", language)
    head = (Line(f"**{title}**"),) if title else ()
    return (*head, *marked_halves(pack, row, language))


def story_card(pack: Pack, panel: str, stories: tuple[StoryPart, ...],
               language: str) -> Card | None:
    """The panel's own texts below its headline; None if it has none."""
    blocks = []
    for kind, heading in stories:
        lines = tuple(line for row in pack.sections(panel, kind)
                      for line in _section_lines(pack, row, language))
        if lines:
            blocks.append(Block(translate(heading, language), lines))
    return Card(translate("In short", language), "", tuple(blocks)) if blocks else None


def status_card(pack: Pack, status_id: str, language: str) -> Card | None:
    """What a status means, and the claims that have it."""
    status = evidence.status_of(status_id)
    if not status.known:
        return None
    ids = tuple(row.id for row in pack["claims"] if row.text("status") == status_id)
    return Card(status.word(language), status.meaning(language),
                (Block(translate("Claims with this status", language),
                       claims_block(pack, ids, language)),))


def stated_card(pack: Pack, row: Row, language: str) -> Card:
    """The card of a claim or of a published figure, as it is opened from its mark; for a share of
    people arrested, with the other parts of the same count."""
    card = source_card(pack, row.id, language) or Card(row.id, "", ())
    lines = count_lines(pack, row.id, language)
    if not lines:
        return card
    whole = Block(label(pack, "parts", language), lines, Role.COUNTS)
    return replace(card, blocks=(*card.blocks[:1], whole, *card.blocks[1:]))
