"""Source cards for the room: what answers it, in as few pages as can be. All of a card is in the
program and on the sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from explainer.content import formatting
from explainer.content.cards import Block, Card, Role, source_card
from explainer.content.headlines import city_of
from explainer.content.labels import label
from explainer.content.lines import Line
from explainer.content.series_cards import series_card
from explainer.content.statements import cited, of_claim
from explainer.core.i18n import translate
from explainer.core.pack import Pack
from explainer.drawing.marks import Mark
from explainer.panels.slide_parts import Content, Entry, caption, with_sources

LEAST = -1
MOST = (3, 2, 1, 0, LEAST)
"""How many sources of each side a card may show, the most first; with the least, nothing is shown
beside the answer but their numbers and limits."""
_OF_A_CLAIM = 4
"""Blocks of a claim's card for the room: the answer, sources for it and against it, the other
side's best source."""
_LONG = 90
"""Characters of a limit of a count that the room is told."""
_SHORT = 90
"""Characters of a fact that shares a line with others: a place, a period."""


def card_content(pack: Pack, reference: str, language: str, most: int = MOST[0]) -> Content | None:
    """The source card of a claim, a figure, a finding, a response or a series; None if there is no
    such thing. `most`: sources of each side of a claim that are shown, further ones by number."""
    card = _card_of(pack, reference, language)
    if card is None:
        return None
    blocks = [block for block in card.blocks if block.role is not Role.SOURCES]
    title, subtitle, claim = card.title, card.subtitle, pack.row("claims", reference)
    if claim is not None:
        stated = of_claim(pack, claim, language)
        blocks = _sides(blocks[:_OF_A_CLAIM], most, language)
        if most <= 0:
            blocks[0] = _in_short(blocks[0], formatting.local(pack, claim, "why", language))
        if city := city_of(pack, stated):  # as its bar on the slide has it
            title, subtitle = f"{city}: {stated.number}", label(pack, "value_slide", language)
    elif pack.row("series", reference) is not None:
        blocks = _of_series(blocks, brief=most == LEAST)
    entries = tuple(_entries(blocks))
    return with_sources(pack, Content(title, subtitle, entries, sources=card.source_ids), language)


def _card_of(pack: Pack, reference: str, language: str) -> Card | None:
    series = pack.row("series", reference)
    return (series_card(pack, series, language) if series is not None
            else source_card(pack, reference, language))


def _in_short(answer: Block, why: str) -> Block:
    """An answer without what its mark says as well."""
    return replace(answer, lines=(answer.lines[0], Line(why))) if why else answer


def _of_series(blocks: list[Block], *, brief: bool) -> list[Block]:
    """What a series says, with its mark and sources, and its limits in few words; what is counted
    stands above. `brief`: without what stands between them."""
    answer, *others, counted = blocks
    if answer.role is not Role.ANSWER or not others:
        return blocks
    mark = next((line._replace(text="", worded=True) for line in counted.lines
                 if line.statement is not None), Line())
    said = " ".join(line.text for line in answer.lines)
    limits = replace(others[-1], lines=tuple(
        line for line in others[-1].lines if len(line.text) <= _LONG and line.text not in said))
    return [replace(answer, lines=(mark, *answer.lines)), *(() if brief else others[:-1]), limits]


def _sides(blocks: list[Block], most: int, language: str) -> list[Block]:
    """A claim's blocks with as many sources for it as against it. The other side's best source is
    not told of twice, nor that there is none."""
    if len(blocks) < _OF_A_CLAIM:
        return blocks
    answer, supports, opposes, other = blocks
    if most == LEAST:
        return [answer, _fewer(supports, 0, language), _fewer(opposes, 0, language)]
    shown = {number for block in (supports, opposes) for line in block.lines[:most]
             for number in line.sources}
    best = {number for line in other.lines for number in line.sources}
    told = best <= shown and (bool(best) or not opposes.lines[0].sources)
    return [answer, _fewer(supports, most, language), _fewer(opposes, most, language),
            *(() if told else (other,))]


def _fewer(block: Block, most: int, language: str) -> Block:
    """A block with its first lines, and the numbers of the sources of the others."""
    rest = cited(dict.fromkeys(number for line in block.lines[most:] for number in line.sources))
    if rest and most:
        rest = translate("More: {list}", language, list=rest)
    if not most and not rest:  # none found
        return block
    return replace(block, lines=(*block.lines[:most],
                                 *((Line(rest, muted=True),) if rest else ())))


def _entries(blocks: Iterable[Block]) -> Iterator[Entry]:
    """Blocks as entries: facts of a few words that follow each other are one."""
    short: list[tuple[str, str]] = []
    for block in blocks:
        fact = _fact(block)
        if fact:
            short.append((block.heading, fact))
            continue
        yield from _together(short)
        short = []
        yield from _block_entries(block)
    yield from _together(short)


def _fact(block: Block) -> str:
    """What a block says if that is a few words without a source; else ""."""
    if block.role is Role.ANSWER or not block.heading:
        return ""
    if any(line.sources or line.statement is not None for line in block.lines):
        return ""
    text = " ".join(_plain(line) for line in block.lines)
    return text if len(text) <= _SHORT else ""


def _plain(line: Line) -> str:
    words = " ".join(filter(None, (line.strong, formatting.plain(line.text))))
    return words if words.endswith((".", "!", "?")) else f"{words}." if line.strong else words


def _together(facts: list[tuple[str, str]]) -> Iterator[Entry]:
    if facts:
        told = (f"{heading}: {text.rstrip('.')}." for heading, text in facts)
        yield Entry(f"{facts[0][0]}:0", "", " ".join(told))


def _block_entries(block: Block) -> list[Entry]:
    """A block as entries: the answer is one, and so are lines without a source or a mark of their
    own."""
    lines = block.lines
    if block.role is Role.ANSWER and lines:
        first = _line_entry(f"{block.heading}:0", block.heading, lines[0])
        text = " ".join(part for part in (first.text, *(formatting.plain(line.text)
                                                        for line in lines[1:] if not line.muted))
                        if part)
        muted = [formatting.plain(line.text) for line in lines[1:] if line.muted]
        return [replace(first, text=text, note=caption(first.note, *muted))]
    if not any(line.sources or line.statement is not None for line in lines):
        return [Entry(f"{block.heading}:0", block.heading, " ".join(map(_plain, lines)))]
    entries = [_line_entry(f"{block.heading}:{number}", block.heading if not number else "", line)
               for number, line in enumerate(lines) if line.sources or not line.muted]
    rest = [formatting.plain(line.text) for line in lines if line.muted and not line.sources]
    last = entries[-1]
    return [*entries[:-1], replace(last, note=caption(last.note, *rest))]


def _line_entry(key: str, head: str, line: Line) -> Entry:
    marks = (Mark.of(line.statement),) if line.statement is not None and line.status else ()
    text = "" if line.worded else formatting.plain(line.text)  # the mark says it
    return Entry(key, head, text, line.strong, marks, cited(line.sources))
