"""What each panel's table shows: a frame of cells, one row per row of the pack, with filter tags.

A cell is a few lines; a line is a text with the mark and the sources it carries. Table, clipboard
and export read the same cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from explainer.content import evidence, formatting, words
from explainer.content.evidence import order_of
from explainer.content.labels import LABELS, impact_group, label
from explainer.content.lines import Line, about_line, status_line
from explainer.content.statements import of_claim, of_claims, of_figure, of_response, source_numbers
from explainer.core.characters import folded
from explainer.core.figures import Figure
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack, Row

if TYPE_CHECKING:
    import pandas as pd


class Stretch(NamedTuple):
    """A part of the slim bar in a row: `share` of the bar's whole width, 0 to 1, filled as its
    status says; `label` is its word, for a part that is one of several."""

    share: float
    status: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, and the value it sorts by (None sorts last).

    `bar` is drawn as a slim bar beside or below the first line; its shares are on one scale within
    a column, and together at most 1. With `large`, the bold start of the first line is a number to
    be read from afar.
    """

    lines: tuple[Line, ...]
    sort: float | str | None = None
    bar: tuple[Stretch, ...] = ()
    large: bool = False

    def spoken(self) -> str:
        """All lines, as copied or read aloud."""
        return "; ".join(line.spoken() for line in self.lines)


class ViewColumn(NamedTuple):
    """A column of a panel's table. `title` is in the view's language; `share` is its part of the
    width and `least` the pixels it needs at 100 %; `hidden` until the reader asks for it. Where the
    width does not do for all, those of the highest `rank` go first; rank 0 stays."""

    key: str
    title: str
    share: float = 1.0
    hidden: bool = False
    right: bool = False
    least: int = 84
    rank: int = 0


@dataclass(frozen=True)
class View:
    """A panel's table: its cells by column, row ids, and tags of each row for the filter chips.

    `tag_words` are the chips' words; `strip_words` those of tags that have no chip, which the strip
    above the list sets: a value of the strip with the key `tag:x` filters by tag `x`.

    `cells` holds one sequence of length (rows,) per column key: `Cell`, or numbers and words in an
    array. `frame` is the same as a pandas frame, for work on the whole table; a table can
    be painted before pandas is loaded.
    """

    name: str
    columns: tuple[ViewColumn, ...]
    ids: tuple[str, ...]
    cells: Mapping[str, Sequence[object]]
    tags: tuple[frozenset[str], ...]
    tag_words: dict[str, str]
    strip_words: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Frame of shape (rows, columns), the cells of each column as they are."""
        import pandas as pd  # heavy: the start does without

        keys = [column.key for column in self.columns]
        data = {key: (values if hasattr(values := self.cells[key], "dtype")
                      else pd.Series(list(values), dtype=object))
                for key in keys}
        return pd.DataFrame(data, columns=keys)

    def tag_counts(self) -> dict[str, int]:
        """Rows per tag, in the order of the tag words, tags without rows left out."""
        counts = {tag: sum(tag in row for row in self.tags) for tag in self.tag_words}
        return {tag: count for tag, count in counts.items() if count}


def _col(key: str, title: str, share: float = 1.0, *, hidden: bool = False, right: bool = False,
         least: int = 84) -> ViewColumn:
    return ViewColumn(key, title, share, hidden, right, least)


class _Builder:
    """Collects cells row by row. `pack` and `language` are those of the view."""

    def __init__(self, pack: Pack, language: str) -> None:
        self.pack = pack
        self.language = language
        self.ids: list[str] = []
        self.rows: list[dict[str, Cell]] = []
        self.tags: list[frozenset[str]] = []

    def add(self, row_id: str, tags: Iterable[str], **cells: Cell) -> None:
        self.ids.append(row_id)
        self.tags.append(frozenset(tags))
        self.rows.append(cells)

    def view(self, name: str, columns: tuple[ViewColumn, ...], tag_words: dict[str, str]) -> View:
        cells = {column.key: tuple(row[column.key] for row in self.rows) for column in columns}
        titled = tuple(_titled(self.pack, column, self.language) for column in columns)
        return View(name, titled, tuple(self.ids), cells, tuple(self.tags), tag_words)

    # Cells

    def text(self, row: Row, name: str) -> Cell:
        text = formatting.local(self.pack, row, name, self.language)
        return Cell((Line(text),), text or None)

    def plain(self, text: str) -> Cell:
        return Cell((Line(text),), text or None)

    def date(self, row: Row, name: str = "date") -> Cell:
        date = row.date(name)
        return Cell((Line(formatting.date_text(date, self.language)),), str(date) if date else None)

    def numbers(self, ids: Iterable[str]) -> tuple[int, ...]:
        return source_numbers(self.pack, ids)

    def claims(self, *id_lists: tuple[str, ...]) -> Cell:
        stated = of_claims(self.pack, (claim_id for ids in id_lists for claim_id in ids),
                           self.language)
        lines = tuple(status_line(statement, short=True, sources=0) for statement in stated)
        return Cell(lines, min((float(order_of(s.status.id)) for s in stated), default=None))

    def sources(self, ids: Iterable[str]) -> Cell:
        numbers = self.numbers(ids)
        return Cell((Line("", sources=numbers),), float(numbers[0]) if numbers else None)


def statuses_of(pack: Pack, *id_lists: tuple[str, ...]) -> set[str]:
    """Statuses of the claims with those ids."""
    return {claim.text("status") for ids in id_lists for claim in pack.rows("claims", ids)}


def status_words(language: str) -> dict[str, str]:
    """Short words of every status, in the vocabulary's order."""
    return {status.id: status.word(language, short=True) for status in evidence.STATUSES.values()}


def _titled(pack: Pack, column: ViewColumn, language: str) -> ViewColumn:
    """A column with its title in `language`: the pack's words where it is the name of a label."""
    title = (label(pack, column.title, language) if column.title in LABELS
             else translate(column.title, language, "column"))
    return column._replace(title=title)


CITIES = (
    _col("name", N_("City", "column"), 1.0),
    _col("rule", "rule", 1.35),
    _col("article", "value", 0.9, least=132),
    _col("published", N_("What has been published", "column"), 3.0, least=150),
    _col("foreign_born", "background", 1.7, hidden=True),
    _col("office", "office", 1.7, hidden=True),
)


def article_claim(pack: Pack, city: Row) -> Row | None:
    """The claim of a city that carries the article's number."""
    return next((c for c in pack.rows("claims", city.ids("claim_ids"))
                 if pack.figure(c.id) is not None), None)


def _article_cell(build: _Builder, city: Row) -> Cell:
    claim = article_claim(build.pack, city)
    figure = build.pack.figure(claim.id) if claim else None
    if claim is None or figure is None:
        return Cell((Line(evidence.missing_word("not_applicable", build.language)),))
    statement = of_claim(build.pack, claim, build.language)
    return Cell((status_line(statement, short=True, number=True),), statement.value)


def _figure_cell(build: _Builder, figure: Figure | None) -> Cell:
    if figure is None:
        return Cell((Line(evidence.missing_word("not_published", build.language)),))
    statement = of_figure(build.pack, figure, build.language)
    return Cell((about_line(statement),), statement.value)


def cities(pack: Pack, language: str) -> View:
    """Cities in the article's order, with its number beside the first published figure of each."""
    build = _Builder(pack, language)
    for city in pack["cities"].ordered():
        first = next(iter(city.ids("figure_ids")), "")
        claim = article_claim(pack, city)
        rule_name = formatting.local(pack, city, "rule_name", language)
        rule = Cell((Line(rule_name, sources=build.numbers(city.ids("source_ids"))),),
                    str(city.date("rule_since") or "") or None)
        build.add(
            city.id, {claim.text("status")} if claim else (),
            name=build.text(city, "name"), rule=rule, article=_article_cell(build, city),
            published=_figure_cell(build, pack.figure(first)),
            foreign_born=_figure_cell(
                build, pack.figure(next(iter(city.ids("foreign_born_figure_id")), ""))),
            office=Cell((Line(formatting.local(pack, city, "office", language)),
                         Line(formatting.local(pack, city, "office_covers", language), muted=True)),
                        formatting.local(pack, city, "office", language)),
        )
    return build.view("cities", CITIES, status_words(language))


IMPACTS = (
    _col("text", N_("Impact the article names", "column"), 2.6),
    _col("evidence", N_("Evidence", "column"), 0.5, least=118),
    _col("pair", "effect_column", 2.2),
    _col("pair_evidence", N_("Evidence for the effect", "column"), 0.5, least=118),
    _col("link", N_("Link between the two", "column"), 0.6, least=118),
    _col("group", N_("Kind", "column"), 1.0, hidden=True),
)


def _link_cell(build: _Builder, row: Row, *, has_pair: bool) -> Cell:
    marks = build.claims(row.ids("link_claim_id"))
    if marks.lines:
        return marks
    if not has_pair:
        return Cell((Line("–", muted=True),))
    return Cell((Line(translate(words.LINK_NOT_ASSESSED, build.language), muted=True),))


def impacts(pack: Pack, language: str) -> View:
    """Impacts and the effects on safety that the article ties to them."""
    build = _Builder(pack, language)
    for row in pack["impacts"].ordered():
        pair = formatting.local(pack, row, "pair", language)
        build.add(
            row.id, statuses_of(pack, row.ids("claim_ids"), row.ids("pair_claim_ids")),
            text=build.text(row, "text"), evidence=build.claims(row.ids("claim_ids")),
            pair=Cell((Line(pair or "–"),), pair or None),
            pair_evidence=build.claims(row.ids("pair_claim_ids")),
            link=_link_cell(build, row, has_pair=bool(pair)),
            group=build.plain(impact_group(pack, row.text("group"), language)),
        )
    return build.view("impacts", IMPACTS, status_words(language))


RESPONSES = (
    _col("who", N_("Who", "column"), 1.3),
    _col("text", N_("What they said or did", "column"), 3.2),
    _col("focus", N_("About", "column"), 1.0),
    _col("origin", N_("Where found", "column"), 1.0),
    _col("evidence", N_("Evidence", "column"), 0.5, least=118),
    _col("date", N_("Date", "column"), 0.6, least=96),
    _col("group", N_("Group", "column"), 1.0, hidden=True),
)


def _response_date(build: _Builder, row: Row) -> Cell:
    date, checked = row.date("date"), row.date("checked_on")
    text = formatting.date_text(date or checked, build.language)
    if date is None and checked is not None:
        text = translate("seen {date}", build.language, date=text)
    return Cell((Line(text, muted=date is None),),
                str(date or checked) if date or checked else None)


def responses(pack: Pack, language: str) -> View:
    """Who responded, in the pack's order: the administration's case as fully as the others'."""
    build = _Builder(pack, language)
    for row in pack["responses"].ordered():
        own = row.text("status")
        numbers = build.numbers(row.ids("source_ids"))
        if row.ids("claim_ids"):
            marks = build.claims(row.ids("claim_ids"))
            marks = Cell((*marks.lines, Line("", sources=numbers)) if numbers else marks.lines,
                         marks.sort)
        else:
            statement = of_response(pack, row, language)
            marks = Cell((status_line(statement, short=True),),
                         float(order_of(own)) if own else None)
        build.add(
            row.id, {row.text("group")}, who=build.text(row, "who"), text=build.text(row, "text"),
            focus=build.text(row, "focus"), evidence=marks, date=_response_date(build, row),
            origin=build.plain(words.word("origin", row.text("origin"), language)),
            group=build.plain(words.word("response_group", row.text("group"), language)),
        )
    groups = {key: words.word("response_group", key, language)
              for key in words.WORDS["response_group"]}
    return build.view("responses", RESPONSES, groups)


RECOMMENDATIONS = (
    _col("text", N_("Initiative", "column"), 2.8),
    _col("evidence", N_("Evidence", "column"), 0.5, least=118),
    _col("benefit", N_("Benefit the article states", "column"), 2.0),
    _col("benefit_evidence", N_("Evidence for the benefit", "column"), 0.5, least=118),
    _col("link", N_("Link between the two", "column"), 0.6, least=118),
    _col("group", N_("Kind", "column"), 1.0, hidden=True),
)


def recommendations(pack: Pack, language: str) -> View:
    """Initiatives, the benefit the article states and the evidence for each."""
    build = _Builder(pack, language)
    for row in pack["recommendations"].ordered():
        benefit = formatting.local(pack, row, "benefit", language)
        stated = benefit or translate(words.NOT_STATED, language)
        build.add(
            row.id, statuses_of(pack, row.ids("claim_ids"), row.ids("benefit_claim_ids")),
            text=build.text(row, "text"), evidence=build.claims(row.ids("claim_ids")),
            benefit=Cell((Line(stated, muted=not benefit),), benefit or None),
            benefit_evidence=build.claims(row.ids("benefit_claim_ids")),
            link=_link_cell(build, row, has_pair=bool(benefit)),
            group=build.plain(words.word("recommendation_group", row.text("group"), language)),
        )
    return build.view("recommendations", RECOMMENDATIONS, status_words(language))


SOURCES = (
    _col("number", N_("No.", "column"), 0.05, right=True, least=44),
    _col("publisher", N_("Publisher", "column"), 1.6),
    _col("title", N_("Title", "column"), 3.0),
    _col("date", N_("Date", "column"), 0.7, least=100),
    _col("kind", N_("Kind", "column"), 1.1),
    _col("side", N_("Side it takes", "column"), 1.3),
    _col("cited", N_("Times cited", "column"), 0.1, right=True, least=66),
    _col("address", N_("Address", "column"), 2.0, hidden=True),
)


def citing_rows(pack: Pack) -> dict[str, list[tuple[str, str]]]:
    """For each source id, the (table, row id) pairs that cite it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table in pack.tables.values():
        names = [c.name for c in table.spec.columns if c.table == "sources"]
        for row in table.rows if names else ():
            for source_id in dict.fromkeys(i for name in names for i in row.ids(name)):
                found.setdefault(source_id, []).append((table.spec.name, row.id))
    return found


def sources(pack: Pack, language: str) -> View:
    """Every source, with its number, kind, side and how often it is cited."""
    build = _Builder(pack, language)
    cited = citing_rows(pack)
    for row in pack["sources"]:
        number = pack.source_numbers[row.id]
        copy = translate("Read in a copy.", language)
        title = (Line(row.text("title")),
                 *((Line(copy, muted=True),) if row.yes("read_in_copy") else ()))
        count = len(cited.get(row.id, ()))
        build.add(
            row.id, {row.text("kind")}, number=Cell((Line(str(number)),), float(number)),
            publisher=build.plain(row.text("publisher")), title=Cell(title, row.text("title")),
            date=build.date(row),
            kind=build.plain(words.word("source_kind", row.text("kind"), language)),
            side=build.plain(words.word("side", row.text("side"), language)),
            cited=Cell((Line(str(count)),), float(count)), address=build.plain(row.text("address")),
        )
    return build.view("sources", SOURCES, {key: words.word("source_kind", key, language)
                                           for key in words.WORDS["source_kind"]})


GLOSSARY = (
    _col("term", N_("Term", "column"), 1.0),
    _col("meaning", N_("Meaning", "column"), 3.5),
    _col("sources", N_("Sources", "column"), 0.6),
)


def glossary(pack: Pack, language: str) -> View:
    """Terms in alphabetical order of the language."""
    build = _Builder(pack, language)
    for row in sorted(pack["glossary"], key=lambda r: folded(r.local("term", language))):
        build.add(row.id, (), term=build.text(row, "term"), meaning=build.text(row, "meaning"),
                  sources=build.sources(row.ids("source_ids")))
    return build.view("glossary", GLOSSARY, {})


EVENTS = (
    _col("date", N_("Date", "column"), 0.7, least=100),
    _col("title", N_("Event", "column"), 2.0),
    _col("text", N_("What happened", "column"), 4.0, hidden=True),
    _col("kind", N_("Kind", "column"), 0.8),
    _col("sources", N_("Sources", "column"), 0.8),
)


def events(pack: Pack, language: str) -> View:
    """Dated events, first to last."""
    build = _Builder(pack, language)
    for row in sorted(pack["events"], key=lambda r: str(r.date("date") or "9999")):
        build.add(
            row.id, {row.text("kind")}, date=build.date(row),
            title=build.text(row, "title"), text=build.text(row, "text"),
            kind=build.plain(words.word("event_kind", row.text("kind"), language)),
            sources=build.sources(row.ids("source_ids")),
        )
    return build.view("events", EVENTS, {key: words.word("event_kind", key, language)
                                         for key in words.WORDS["event_kind"]})


CASES = (
    _col("name", N_("Case", "column"), 2.6),
    _col("filed", N_("Filed", "column"), 0.5, least=96),
    _col("court", N_("Court", "column"), 1.4, hidden=True),
    _col("last_ruling", N_("Last ruling", "column"), 0.5, least=96),
    _col("decides", N_("What it decides", "column"), 3.0, hidden=True),
    _col("prevailed", N_("Who prevailed", "column"), 0.8, least=110),
    _col("as_of", N_("As of", "column"), 0.5, least=96),
    _col("sources", N_("Sources", "column"), 0.5),
)


def cases(pack: Pack, language: str) -> View:
    """Court cases in the pack's order: the last ruling that was found, and who prevailed in it."""
    build = _Builder(pack, language)
    for row in pack["cases"]:
        ruled = row.date("last_ruling_date")
        none = Cell((Line("–", muted=True),))
        build.add(
            row.id, {row.text("prevailed")}, name=build.text(row, "name"),
            filed=build.date(row, "filed"), court=build.text(row, "court"),
            last_ruling=build.date(row, "last_ruling_date") if ruled else none,
            decides=build.text(row, "last_ruling"),
            prevailed=build.plain(words.word("prevailed", row.text("prevailed"), language)),
            as_of=build.date(row, "as_of"), sources=build.sources(row.ids("source_ids")),
        )
    return build.view("cases", CASES, {key: words.word("prevailed", key, language)
                                       for key in words.WORDS["prevailed"]})
