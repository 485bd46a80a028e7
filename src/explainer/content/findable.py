"""What of a pack can be found: its rows, in groups, with the words they are found by."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.content import formatting, statements
from explainer.content.evidence import STATUSES
from explainer.content.search import Item
from explainer.content.statements import Statement
from explainer.core.columns import Column, Kind
from explainer.core.i18n import N_
from explainer.core.pack import Pack, Row

GROUPS: dict[str, str] = {
    "numbers": N_("Cities and numbers"),
    "events": N_("Events and court cases"),
    "sides": N_("What each side says"),
    "steps": N_("Impacts and recommendations"),
    "words": N_("Words explained"),
    "claims": N_("Claims of the article"),
    "studies": N_("Studies"),
    "texts": N_("Headlines and notes"),
    "sources": N_("Sources"),
    "cited": N_("What a source says of a claim"),
    "slides": N_("Slides"),
}
"""Groups of results, by id, with their names (phrases)."""

_GROUP_OF = {
    "cities": "numbers", "figures": "numbers", "series": "numbers", "events": "events",
    "cases": "events", "responses": "sides", "impacts": "steps", "recommendations": "steps",
    "glossary": "words", "claims": "claims", "research": "studies", "sections": "texts",
    "sources": "sources", "citations": "cited", "slides": "slides",
}
_LAST = ("citations",)  # they say again what the claim says that they are about
STATUS = "status"
"""Kind of the items that are the marks of the evidence vocabulary."""
_TITLES = ("title", "name", "term", "who", "what", "text", "finding", "says")
_NAMELESS = ("sections",)  # titled by what they say, where they have no heading
_BY_A_SOURCE = ("research", "citations")
_DATED = ("events", "responses", "sources")
_LONGEST_TITLE = 90


def items_of(pack: Pack) -> Iterator[Item]:
    """Everything that can be found in a pack: groups in their order, rows in the pack's, and the
    evidence vocabulary among the words explained."""
    for group in GROUPS:
        for table, own in _GROUP_OF.items():
            if own == group:
                yield from (Item(table, row.id, group, table in _LAST) for row in pack[table]
                            if table != "slides" or row.local("title", "en"))
        if group == "words":
            yield from (Item(STATUS, status, group) for status in STATUSES)


class PackTexts:
    """Title and text by which each item of a pack is found, as results show them."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def __call__(self, item: Item, language: str) -> tuple[str, str]:
        if item.kind == STATUS:
            status = STATUSES[item.id]
            return status.word(language), status.meaning(language)
        row = self._pack.row(item.kind, item.id)
        return self._row(row, language) if row is not None else ("", "")

    def _row(self, row: Row, language: str) -> tuple[str, str]:
        pack = self._pack
        texts = {column.name: text for column in pack[row.table].spec.columns
                 if (text := self._cell(row, column, language))}
        name = next((name for name in _TITLES if name in texts), "")
        title = texts.pop(name, "") or row.id
        if row.table in _NAMELESS and len(title) > _LONGEST_TITLE:
            texts = {name: title, **texts}
            title = _cut(title)
        address = texts.pop("address", "")
        about = tuple(self._about(row, language))
        rest = (text for text in texts.values() if text not in about)
        around = (*about, *rest, address)
        return title, " · ".join(part for part in around if part and part not in title)

    def _cell(self, row: Row, column: Column, language: str) -> str:
        if column.kind is Kind.LOCAL:
            return formatting.local(self._pack, row, column.name, language)
        if column.kind is Kind.TEXT and column.name != "series":
            return row.text(column.name)
        return ""

    def _about(self, row: Row, language: str) -> Iterator[str]:
        """What results say first below the title: number and period, date, publisher."""
        figure = self._pack.figure(row.id) if row.table in ("figures", "claims") else None
        if figure is not None:
            yield formatting.figure_text(figure, language, "full")
        if figure is not None and row.table == "figures":
            yield formatting.figure_period(figure, language)
        source = (self._pack.row("sources", row.text("source_id")) if row.table in _BY_A_SOURCE
                  else row if row.table == "sources" else None)
        if source is not None:
            yield source.text("publisher")
        if row.table in _DATED and (date := row.date("date")) is not None:
            yield formatting.date_text(date, language)


def _cut(text: str) -> str:
    """The beginning of a text, of whole words."""
    return text[: text.rfind(" ", 0, _LONGEST_TITLE)].rstrip(" ,;:") + "…"


def statement_of(pack: Pack, item: Item, language: str) -> Statement | None:
    """The number and the mark that belong to the title of an item; None if it makes no statement
    of its own, or several that are graded differently."""
    row = pack.row(item.kind, item.id) if item.kind in _GROUP_OF else None
    if row is None:
        return None
    if item.kind in ("claims", "figures"):
        return statements.of_ref(pack, item.id, language)
    if item.kind == "responses" and row.text("status"):
        return statements.of_response(pack, row, language)
    if item.kind in ("impacts", "recommendations", "responses"):
        stated = statements.of_claims(pack, row.ids("claim_ids"), language)
        return stated[0]._replace(number="") if len({s.status for s in stated}) == 1 else None
    return None


def examples(pack: Pack, language: str) -> tuple[str, ...]:
    """Up to three queries that find something in this pack: a place, a number, a word explained."""
    cities = (formatting.local(pack, city, "name", language) for city in pack["cities"].ordered())
    numbers = (statement.number for claim in pack["claims"]
               if (statement := statements.of_claim(pack, claim, language)).number
               and len(statement.number) < 12)
    terms = (formatting.local(pack, term, "term", language) for term in pack["glossary"])
    short = (term for term in terms if term.isalpha() and 5 <= len(term) <= 14)
    found = (next(iter(words), "") for words in (cities, numbers, short))
    return tuple(dict.fromkeys(word for word in found if word))
