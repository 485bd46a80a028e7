"""What the first panel says: the question, what was checked, how the statements fared, and one
question for each of the other panels. Everything is computed from the pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from explainer.content import evidence, formatting
from explainer.content.evidence import Status
from explainer.content.statements import Statement, of_claims, of_ref, source_numbers
from explainer.core.i18n import plural, translate
from explainer.core.pack import Pack, Row
from explainer.core.placeholders import PLACEHOLDER

PANEL = "start"
"""Id of the panel."""
MOST_SOURCES = 3
"""Sources named with an answer; the panel that it leads to names all."""


class Tally(NamedTuple):
    """How many statements have a status."""

    status: Status
    number: int


class Piece(NamedTuple):
    """A part of a text; a statement whose mark stands behind it, if it has one."""

    text: str
    statement: Statement | None = None


class Question(NamedTuple):
    """A question that leads to a panel: its title, and its answer in pieces. `mark` stands behind
    the answer; `sources` are the numbers of its sources, `selected` the row to show there, "" for
    none."""

    panel: str
    title: str
    answer: tuple[Piece, ...]
    mark: Statement | None = None
    sources: tuple[int, ...] = ()
    selected: str = ""

    def spoken(self) -> str:
        """The answer as read aloud, with its marks in words."""
        parts = [f"{piece.text} ({piece.statement.word()})" if piece.statement is not None
                 else piece.text for piece in self.answer]
        said = formatting.plain("".join(parts))
        return f"{said} ({self.mark.word()})" if self.mark is not None else said


def question(pack: Pack, language: str) -> str:
    """What the pack asks: its headline for this panel, else its question, else its title."""
    return (formatting.expand(_text(pack.section(PANEL, "headline"), language), pack, language)
            or pack.meta("question", language) or pack.meta("title", language))


def article(pack: Pack) -> Row | None:
    """The source that is checked; None if the pack names none."""
    return next((row for row in pack["sources"] if row.text("kind") == "article"), None)


def about(pack: Pack, language: str) -> str:
    """Which article is meant and what was done with it, in one sentence; "" where nothing was
    checked."""
    checked, whole = article(pack), len(pack["claims"])
    if not whole:
        return ""
    # a pack that marks the article's elements has statements of its own beside them
    own = sum(bool(row.ids("outline_ids")) for row in pack["claims"]) or whole
    count = len(pack["sources"]) - (checked is not None)
    sources = plural("{n} named source", "{n} named sources", count, language)
    if checked is None:
        return plural("{n} statement was checked against {sources}.",
                      "{n} statements were checked against {sources}.", whole, language,
                      sources=sources)
    values = {
        "title": checked.text("title"), "publisher": checked.text("publisher"),
        "date": formatting.date_text(checked.date("date"), language),
        "statements": plural("{n} statement", "{n} statements", own, language),
        "sources": sources,
    }
    if own == whole:
        return translate("The article “{title}” ({publisher}, {date}) makes {statements}; each was "
                         "checked against {sources}.", language, **values)
    others = plural("{n} related one", "{n} related ones", whole - own, language)
    return translate("The article “{title}” ({publisher}, {date}) makes {statements}; these and "
                     "{others} were checked against {sources}.", language, **values,
                     others=others)


def tallies(pack: Pack) -> tuple[Tally, ...]:
    """How many statements of the pack have each status, in the order of the vocabulary; those that
    none has are left out."""
    counts = Counter(row.text("status") for row in pack["claims"])
    return tuple(Tally(evidence.status_of(status), counts[status])
                 for status in sorted(filter(None, counts), key=evidence.order_of))


def questions(pack: Pack, panels: Iterable[tuple[str, str]],
              language: str) -> tuple[Question, ...]:
    """A question for each panel, given as id and name in `language`: the pack's own or, where it
    has none, the panel's name and headline."""
    return tuple(_question(pack, panel, name, language) for panel, name in panels)


def _question(pack: Pack, panel: str, name: str, language: str) -> Question:
    row = pack.section(panel, "question")
    title = _text(row, language, "title") or name
    row = row or pack.section(panel, "headline")
    pieces = _pieces(pack, _text(row, language), language)
    said = {piece.statement.ref for piece in pieces if piece.statement is not None}
    claims = row.ids("claim_ids") if row is not None else ()
    stated = of_claims(pack, claims, language)
    mark = stated[0] if len(stated) == 1 and not said else None
    cited = source_numbers(pack, row.ids("source_ids")) if row is not None else ()
    return Question(panel, title, pieces, mark, cited[:MOST_SOURCES],
                    _first_row(pack, panel, claims))


def _pieces(pack: Pack, text: str, language: str) -> tuple[Piece, ...]:
    """A text of the pack, cut behind each number that it prints."""
    pieces, end = [], 0
    for found in PLACEHOLDER.finditer(text):
        statement = of_ref(pack, found[1], language)
        if statement is None or not statement.number:
            continue
        words = formatting.expand(text[end:found.end()], pack, language)
        pieces.append(Piece(words, statement))
        end = found.end()
    rest = formatting.expand(text[end:], pack, language)
    return (*pieces, Piece(rest)) if rest else tuple(pieces)


def first_city(pack: Pack) -> tuple[Row, Row] | None:
    """The first city whose number the article gives, and the claim that gives it; None if there is
    none."""
    numbers: dict[str, Row] = {}
    for claim in pack["claims"]:
        if claim.text("panel") == "cities" and claim.number_of("value") is not None:
            numbers.setdefault(claim.text("city"), claim)
    return next(((city, numbers[city.id]) for city in pack["cities"].ordered()
                 if city.id in numbers), None)


def _first_row(pack: Pack, panel: str, claims: tuple[str, ...]) -> str:
    """The row that answers a panel's question, where it is not the panel's own choice: the first
    city with a number; of impacts, the first that makes one of the question's claims."""
    if panel == "cities":
        first = first_city(pack)
        return first[0].id if first is not None else ""
    if panel == "impacts":
        return next((row.id for row in pack["impacts"].ordered()
                     if set(claims) & set(row.ids("claim_ids"))), "")
    return ""


def _text(row: Row | None, language: str, name: str = "text") -> str:
    return row.local(name, language) if row is not None else ""
