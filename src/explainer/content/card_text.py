"""A panel's headline and card as plain text, to be pasted into a letter or a message."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content.cards import Card
from explainer.content.exporting import provenance, source_notes
from explainer.content.headlines import marked_halves
from explainer.content.lines import Line
from explainer.core.pack import Pack


def card_text(pack: Pack, panel: str, card: Card | None, language: str) -> str:
    """The headline with its marks in words, the card below it, and the sources that both cite."""
    headline = pack.section(panel, "headline")
    halves = marked_halves(pack, headline, language)
    lines = list(_card_lines(card)) if card is not None else []
    said = [*halves, *(line for line in lines if isinstance(line, Line))]
    numbers = tuple(sorted({number for line in said for number in line.sources}))
    body = [line.spoken() if isinstance(line, Line) else line for line in lines]
    parts = (_plain(" ".join(line.spoken() for line in halves)),
             _plain("\n".join(body).strip()),
             "\n".join((*source_notes(pack, numbers, language), provenance(pack, language))))
    return "\n\n".join(part for part in parts if part) + "\n"


def _card_lines(card: Card) -> Iterator[Line | str]:
    yield card.title
    if card.subtitle:
        yield card.subtitle
    for block in card.blocks:
        yield ""
        if block.heading:
            yield block.heading
        yield from block.lines


def _plain(text: str) -> str:
    """The text without the signs for bold."""
    return text.replace("**", "")
