"""The views of the Overview: what happened, newest first, and where the court cases stand."""

from __future__ import annotations

from explainer.content import formatting, words
from explainer.content.lines import Line
from explainer.content.views import Builder, Cell, View, column
from explainer.core.dates import PartialDate
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack, Row

BEFORE, SINCE = "before", "since"
"""Tags of events by the day of the event that the pack is about."""
_SOURCES = 1
"""Sources of a case beside its outcome, the first ones; the case itself has all of them."""

EVENTS = (
    column("date", N_("Date", "column"), 0.3, least=136),
    column("title", N_("What happened", "column"), 2.4, least=180),
    column("outcome", N_("Who prevailed so far", "column"), 1.3, least=184),
    column("kind", N_("Who acted", "column"), 0.3, least=76, rank=2),
    column("sources", N_("Sources", "column"), 0.2, least=76, rank=1),
    column("text", N_("In full", "column"), 4.0, hidden=True),
)


def newest_first(rows: tuple[Row, ...], name: str = "date") -> list[Row]:
    """Rows by a date, the newest first; those of one date in the pack's order, those without one
    last."""
    return sorted(rows, key=lambda row: str(row.date(name) or ""), reverse=True)


def before_or_since(pack: Pack, date: PartialDate | None) -> str:
    """Tag of a date by the day of the event that the pack is about, by its first day where it is a
    month or a year; "" if one of them is not known."""
    event = pack.event_date
    if date is None or event is None:
        return ""
    return BEFORE if date.first_day() < event.first_day() else SINCE


def outcome_line(pack: Pack, case: Row, language: str, sources: int | None = None) -> Line:
    """What became of a case: who prevailed in the last ruling found, and as of when."""
    text = words.word("prevailed", case.text("prevailed"), language)
    if (as_of := case.date("as_of")) is not None:
        date = formatting.date_text(as_of, language)
        text += " · " + (translate("as of {date}", language, date=date) if as_of.day
                         else translate("as of {date}", language, "month or year", date=date))
    numbers = Builder(pack, language).numbers(case.ids("source_ids"))
    return Line(text, sources=numbers[:sources])


def events(pack: Pack, language: str) -> View:
    """Dated events, newest first; with those of a court case, what became of it."""
    build = Builder(pack, language)
    for row in newest_first(pack["events"].rows):
        cases = pack.rows("cases", row.ids("case_id"))
        outcome = tuple(outcome_line(pack, case, language, _SOURCES) for case in cases)
        tags = {row.text("kind"), before_or_since(pack, row.date("date"))} - {""}
        build.add(
            row.id, tags, date=build.date(row), text=build.text(row, "text"),
            title=build.text(row, "title"),
            outcome=Cell(outcome, outcome[0].text if outcome else None),
            kind=build.plain(words.word("event_kind", row.text("kind"), language)),
            sources=build.sources(row.ids("source_ids")),
        )
    return build.view("events", EVENTS, _event_words(pack, language),
                      order=translate("Newest first", language))


def _event_words(pack: Pack, language: str) -> dict[str, str]:
    """Before and since the event that the pack is about; without a date of it, who acted."""
    if (event := pack.event_date) is None:
        return {key: words.word("event_kind", key, language) for key in words.WORDS["event_kind"]}
    date = formatting.date_text(event, language)
    if event.day:
        return {BEFORE: translate("Before {date}", language, date=date),
                SINCE: translate("Since {date}", language, date=date)}
    return {BEFORE: translate("Before {date}", language, "month or year", date=date),
            SINCE: translate("Since {date}", language, "month or year", date=date)}


CASES = (
    column("name", N_("Case", "column"), 2.6, least=180),
    column("prevailed", N_("Who prevailed so far", "column"), 1.3, least=120),
    column("last_ruling", N_("Last ruling", "column"), 0.3, least=136, rank=2),
    column("as_of", N_("As of", "column"), 0.3, least=136),
    column("sources", N_("Sources", "column"), 0.5, least=72, rank=1),
    column("decides", N_("What it decides", "column"), 3.0, hidden=True),
    column("filed", N_("Filed", "column"), 0.3, hidden=True, least=136),
    column("court", N_("Court", "column"), 1.4, hidden=True),
)


def cases(pack: Pack, language: str) -> View:
    """Court cases by the last ruling that was found, newest first, and who prevailed in it; then
    those without a ruling."""
    build = Builder(pack, language)
    for row in newest_first(pack["cases"].rows, "last_ruling_date"):
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
