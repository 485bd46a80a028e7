"""Texts of several claims, cut so that each mark stands behind the words it belongs to.

The rule, for panel, card, slide and sheet: one statement, one mark; two halves, two marks; never a
mark without its word; never two marks behind the same words. A pack says where a mark goes by
`{C14:mark}` behind the words of claim C14. Where several claims stand behind one text, no mark
does: a line in words says how they fared, and leads to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from explainer.content import formatting
from explainer.content.evidence import order_of
from explainer.content.lines import Line
from explainer.content.statements import Statement, of_ref, source_numbers
from explainer.core.i18n import plural
from explainer.core.pack import Pack, Row
from explainer.core.placeholders import MARK_PLACE

MOST_MARKS = 6
MOST_SOURCES = 3
"""Sources behind a mark; its source card has all of them."""
REF = "ref:"
"""Begins the key of the source card of a claim, figure, finding or response; its id follows."""
SOURCE = "source:"
"""Begins the key of the card of a source; its number follows."""
CLAIMS = "claims:"
"""Begins the key of the page with all claims of a section, whose id follows."""
_CLOSING = ".,;:!?…»”’)]"
"""What may follow a mark's place in the text and still belongs to the words before it."""


class _Part(NamedTuple):
    text: str
    refs: tuple[str, ...]


def marked_halves(pack: Pack, section: Row | None, language: str) -> tuple[Line, ...]:
    """The text of a section as one line for each part that has a mark of its own.

    A line with a statement is words, and its mark **with its word** belongs right behind them:
    `line.text`, then `line.statement.status` and `line.statement.word()`, then `line.sources`. A
    line with a `target` says in words how several claims behind the words before it fared; it
    stands behind them or below. Lines never begin with a mark, and no two marks follow each other.
    () for no section or one without text.
    """
    if section is None:
        return ()
    parts = _parts(section.local("text", language), pack, language)
    if not parts:
        return ()
    placed = {ref for part in parts for ref in part.refs}
    rest = tuple(i for i in dict.fromkeys(section.ids("claim_ids")) if i not in placed)
    if rest and not parts[-1].refs:
        parts = (*parts[:-1], _Part(parts[-1].text, rest))
        rest = ()
    lines = [line for part in parts for line in _lines(pack, part, section, language)]
    if rest:
        lines += _summary(pack, rest, section, language, more=True)
    lines[1:] = [line._replace(follows=True) for line in lines[1:]]
    return _with_sources(pack, section, lines)


def _parts(text: str, pack: Pack, language: str) -> tuple[_Part, ...]:
    """The text cut behind each place of a mark; places without words between them are one."""
    pieces = MARK_PLACE.split(text)
    parts: list[_Part] = []
    for number in range(0, len(pieces), 2):
        words = pieces[number]
        if parts:  # a full stop behind the place belongs to the words before it
            closing = len(words) - len(words.lstrip(_CLOSING))
            parts[-1] = parts[-1]._replace(text=parts[-1].text + words[:closing])
            words = words[closing:]
        refs = pieces[number + 1:number + 2]
        if parts and not words.strip():
            parts[-1] = parts[-1]._replace(refs=(*parts[-1].refs, *refs))
        elif parts and not parts[-1].text:  # a place before any words
            parts[-1] = _Part(words.strip(), (*parts[-1].refs, *refs))
        else:
            parts.append(_Part(words.strip(), tuple(refs)))
    shown = [part._replace(text=formatting.expand(part.text, pack, language)) for part in parts]
    plain = [part._replace(text=formatting.plain(part.text)) for part in shown]
    whole = formatting.plain(" ".join(part.text for part in shown))
    if whole != " ".join(part.text for part in plain):  # a mark between two stars
        shown = [part._replace(text=part.text.replace("*", "")) for part in shown]
    return tuple(part for part in shown if part.text)


def _lines(pack: Pack, part: _Part, section: Row, language: str) -> list[Line]:
    stated = _graded(pack, part.refs, language)
    if len(stated) == 1:
        return [Line(part.text, stated[0], stated[0].sources[:MOST_SOURCES])]
    return [Line(part.text), *_summary(pack, part.refs, section, language)]


def _graded(pack: Pack, refs: Iterable[str], language: str) -> tuple[Statement, ...]:
    """The claims and figures with those ids that have an evidence status, once each."""
    found = (of_ref(pack, ref, language) for ref in dict.fromkeys(refs))
    return tuple(one for one in found if one is not None and one.word())


def _summary(pack: Pack, refs: Iterable[str], section: Row, language: str, *,
             more: bool = False) -> list[Line]:
    """How the claims behind one text fared, in words; nothing for fewer than two, unless they come
    on top of others."""
    stated = _graded(pack, refs, language)
    if len(stated) < (1 if more else 2):
        return []
    sources = source_numbers(pack, (i for s in stated for i in s.source_ids))
    return [Line(tally(pack, stated, language, more=more), sources=sources[:MOST_SOURCES],
                 muted=True, target=f"{CLAIMS}{section.id}")]


def tally(pack: Pack, stated: Iterable[Statement], language: str, *, more: bool = False) -> str:
    """How several claims or counts fared: "5 claims · Confirmed: 2 · Partly confirmed: 3".
    The words of the marks stand as they are: they agree with no noun."""
    found = sorted(stated, key=lambda statement: order_of(statement.status.id))
    counts = Counter(statement.word() for statement in found)
    n = len(found)
    if more:
        head = plural("{n} more claim", "{n} more claims", n, language)
    elif all(statement.value is None and pack.figure(statement.ref) is not None
             for statement in found):
        head = plural("{n} count looked for", "{n} counts looked for", n, language)
    elif any(pack.row("claims", statement.ref) is not None for statement in found):
        head = plural("{n} claim", "{n} claims", n, language)
    else:
        head = plural("{n} published count", "{n} published counts", n, language)
    return " · ".join((head, *(f"{word}: {count}" for word, count in counts.items())))


def _with_sources(pack: Pack, section: Row, lines: list[Line]) -> tuple[Line, ...]:
    """The lines with the section's own sources behind the last words: those not cited yet."""
    cited = {number for line in lines for number in line.sources}
    own = tuple(n for n in source_numbers(pack, section.ids("source_ids")) if n not in cited)
    last = max((n for n, line in enumerate(lines) if not line.target), default=-1)
    if own and last >= 0:
        lines[last] = lines[last]._replace(sources=(*lines[last].sources, *own))
    return tuple(lines)


def halves_text(lines: Iterable[Line]) -> str:
    """Lines of `marked_halves` in one string, each mark as its word in brackets behind its words:
    as read aloud, copied, or written below a picture."""
    return " ".join(line.spoken() for line in lines)


def city_of(pack: Pack, statement: Statement) -> str:
    """Name of the city whose number a claim states; "" for a claim without a number."""
    claim = pack.row("claims", statement.ref)
    city = pack.row("cities", claim.text("city")) if claim is not None else None
    if city is None or not statement.number:
        return ""
    return formatting.local(pack, city, "name", statement.language)
