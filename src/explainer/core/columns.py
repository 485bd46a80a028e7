"""The tables of a content pack, as data: one `Column` per column, one `TableSpec` per table.

Everything that needs to know the shape of a pack reads it here: the reader, the schema check, the
descriptor `datapackage.json`, the workbook writer and the documentation for librarians.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from explainer.core.languages import LANGUAGES


class Kind(StrEnum):
    """What a cell of a column holds, and so how it is parsed and checked."""

    ID = "id"  # the row's own id: letters, digits, . _ -
    REF = "ref"  # one id of another table
    REFS = "refs"  # ids of another table, separated by spaces, commas or semicolons
    TAGS = "tags"  # ids that belong to no table (outline ids)
    TEXT = "text"  # the same in every language (a title, a publisher)
    LOCAL = "local"  # one cell per language
    DATE = "date"  # 2025, 2025-06 or 2025-06-15
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"


class Column(NamedTuple):
    """One column of a table. `table` names the table that `REF` and `REFS` cells point into."""

    name: str
    kind: Kind
    help: str
    required: bool = False
    choices: tuple[str, ...] = ()
    table: str = ""
    group_separator: str = ","
    whole: bool = False  # its numbers are whole as a rule: 3.300 is asked about

    def physical_names(self, languages: Iterable[str] = LANGUAGES) -> tuple[str, ...]:
        """Column names as in the file: one per language for text that is translated."""
        if self.kind is Kind.LOCAL:
            return tuple(f"{self.name}_{language}" for language in languages)
        return (self.name,)


class TableSpec(NamedTuple):
    """One table: its name (and file `<name>.csv`), what a row is, and its columns in file order.

    `key` is the column that names a row; "" where rows have no name of their own (`observations`).
    """

    name: str
    help: str
    columns: tuple[Column, ...]
    required: bool = True
    key: str = "id"

    def column(self, name: str) -> Column:
        """The column called `name` (without language ending).
        Raises `KeyError` if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def physical_names(self, languages: Iterable[str] = LANGUAGES) -> tuple[str, ...]:
        """All column names as in the file, in order."""
        return tuple(n for column in self.columns for n in column.physical_names(languages))


TOPIC_PANELS = ("overview", "cities", "impacts", "responses", "recommendations", "sources")
"""Panels that show the pack's rows."""
PANELS = ("start", *TOPIC_PANELS)
STATUSES = ("corroborated", "partly", "not_found", "contradicted", "reported", "opinion")
MISSING = ("not_published", "withheld", "not_collected", "not_applicable")
UNITS = ("percent", "percent_change", "count", "usd", "times")
QUALIFIERS = ("exact", "about", "at_least", "more_than", "nearly")
PLACE_KINDS = ("city", "county", "office", "area", "state", "nation", "other")
FIGURE_KINDS = ("arrests", "detention", "removals", "criminal_history", "foreign_born",
                "police_calls", "cost", "research", "law", "other")
RECORD_PARTS = ("convicted", "charged", "neither", "not_convicted", "convicted_or_charged")
DIRECTIONS = ("supports", "opposes", "context")
RESEARCH_DIRECTIONS = ("for", "against", "null")
STRENGTHS = ("strong", "moderate", "limited")
EVENT_KINDS = ("federal", "city", "state", "court", "protest", "data")
POINT_SIDES = ("first", "second")
PREVAILED = ("federal", "others", "mixed", "pending")
SOURCE_KINDS = ("agency", "court", "law", "newspaper", "research", "advocacy", "reference",
                "article")
SIDES = ("none", "administration", "city", "enforcement", "immigrants")
SECTION_KINDS = ("headline", "lead", "note", "stated_reason", "outlook", "provenance", "method",
                 "unknown", "legal", "residents", "question", "article", "for_you",
                 "about")
SERIES_KINDS = ("arrests", "detainers", "removals", "detention", "other")
GRANULARITIES = ("day", "week", "month")
NATURES = ("count", "level")
RESPONSE_GROUPS = ("administration", "city", "state", "advocates", "organisations", "police")


def _id(help_: str = "Short name of the row, used by other tables. "
                     "Never change it once it is in use.") -> Column:
    return Column("id", Kind.ID, help_, required=True)


def _outline() -> Column:
    return Column("outline_ids", Kind.TAGS,
                  "Elements of the article that this row carries (D1 … E3).")


def _local(name: str, help_: str, *, required: bool = False) -> Column:
    return Column(name, Kind.LOCAL, help_, required=required)


def _refs(name: str, table: str, help_: str, *, required: bool = False) -> Column:
    return Column(name, Kind.REFS, help_, required=required, table=table)


def _ref(name: str, table: str, help_: str, *, required: bool = False) -> Column:
    return Column(name, Kind.REF, help_, required=required, table=table)


def _choice(name: str, choices: tuple[str, ...], help_: str, *, required: bool = False) -> Column:
    return Column(name, Kind.CHOICE, help_, required=required, choices=choices)


def _date(name: str, help_: str, *, required: bool = False) -> Column:
    return Column(name, Kind.DATE, help_, required=required)


def _number(name: str, help_: str) -> Column:
    return Column(name, Kind.NUMBER, help_)


_ORDER = _number("order", "Place in the list, 1 first. Rows without one come last, in file order.")
_SOURCES = _refs("source_ids", "sources", "Sources of this row, by id.")
_CLAIMS = _refs("claim_ids", "claims", "Claims this row makes; their marks are shown with it.")
_AS_OF = _date("as_of", "Day this was last known to be so (courts and laws move).")

META = TableSpec("meta", "One fact about the pack.", (
    Column("key", Kind.ID,
           "title_en, title_es, version, languages, published, review_by, event_date, licence, …",
           required=True),
    Column("value", Kind.TEXT,
           "The value; leave empty where nobody has done it yet (spanish_reviewed_by)."),
), key="key")

SECTIONS = TableSpec("sections", "A text of a panel.", (
    _id(), _outline(),
    _choice("panel", PANELS, "Panel the text belongs to.", required=True),
    _choice("kind", SECTION_KINDS,
            "What the text is; each panel has one headline. A question and its short answer, in "
            "title and text, lead from Start to the panel.", required=True),
    _ORDER,
    _local("title", "Short heading, if the text needs one."),
    _local("text", "The text. **bold** and *italic* work; {C14} prints the number of claim C14, "
                   "{C14:mark} places its mark behind the words before it.",
           required=True),
    _CLAIMS, _SOURCES,
))

CITIES = TableSpec("cities", "A city.", (
    _id(), _outline(), _ORDER,
    _local("name", "Name of the city.", required=True),
    _local("office", "Name of the federal office whose counts are nearest.", required=True),
    _local("office_covers", "What that office covers; it is not the city.", required=True),
    _local("rule_name", "Name of the city's rule and its date, in a few words."),
    _local("rule", "What the rule does, in one or two sentences."),
    _date("rule_since", "Since when."),
    _AS_OF,
    _CLAIMS,
    _refs("figure_ids", "figures",
          "Published figures to show next to the article's, the best one first."),
    _ref("foreign_born_figure_id", "figures", "Figure for the share of residents born abroad."),
    _local("admin_case", "The administration's case, in one or two sentences."),
    _refs("admin_source_ids", "sources", "Sources for the administration's case."),
    _local("city_case", "The city's case, in one or two sentences."),
    _refs("city_source_ids", "sources", "Sources for the city's case."),
    _local("unknown", "What nobody has published."),
    _local("known", "What is known, in one plain sentence with its numbers. First on its sheet."),
    _local("admin_short",
           "The administration's case in few words, for the sheet. Without it, all."),
    _local("city_short", "The city's case in few words, for the sheet. Without it, all."),
    _SOURCES,
))

CLAIMS = TableSpec("claims", "One checkable statement of the article.", (
    _id(), _outline(),
    _choice("panel", TOPIC_PANELS, "Panel it belongs to.", required=True),
    _ref("city", "cities", "City it is about, if any."),
    _local("text", "The statement in our own words.", required=True),
    _number("value", "Its number, if it has one."),
    _choice("unit", UNITS, "Unit of the number."),
    _choice("status", STATUSES, "Evidence status.", required=True),
    _local("why", "Why it has this status, in one or two sentences.", required=True),
    Column("contested", Kind.YES_NO,
           "yes: people disagree on it, so both sides are cited; no: a plain fact."),
    _SOURCES,
    _ref("other_side_source_id", "sources", "Best source of the other side."),
    _local("other_side", "What the other side's best source says, or that none was found."),
    _date("checked_on", "When it was looked for."),
))

FIGURES = TableSpec("figures", "One published number.", (
    _id(),
    _local("what", "What it counts, as a short label.", required=True),
    _local("definition", "What is in the count and what is not."),
    _choice("kind", FIGURE_KINDS, "Kind of count. Different kinds are never compared.",
            required=True),
    _ref("city", "cities", "City it is shown with, if any."),
    _local("place",
           "Place it covers, named exactly (the office, not the city, where it is the office).",
           required=True),
    _choice("place_kind", PLACE_KINDS, "Kind of place.", required=True),
    _date("period_start", "First day (or month, or year)."),
    _date("period_end", "Last day (or month, or year)."),
    _local("period", "Words for the period where two dates do not say it."),
    _number("value", "The number; empty if it is missing."),
    _choice("qualifier", QUALIFIERS, "How exact the publisher is; empty means exact."),
    _choice("missing", MISSING, "Why there is no number."),
    _choice("unit", UNITS, "Unit.", required=True),
    _local("noun", "What is counted, as a plural word (arrests, people)."),
    _choice("status", STATUSES, "Evidence status; usually reported.", required=True),
    _refs("source_ids", "sources", "Sources.", required=True),
    _local("caveat", "What to keep in mind."),
    Column("series", Kind.TEXT,
           "Bars share an axis only within one series. Empty: a single value."),
    _AS_OF,
    _choice("part", RECORD_PARTS,
            "Which people it is the share of, among those arrested. A count is drawn as one bar "
            "where convicted, charged (only) and neither are all there, with the same place, "
            "period and sources."),
))

IMPACTS = TableSpec("impacts", "A row of the Impacts panel.", (
    _id(), _outline(),
    _choice("group", ("context", "concern", "pair"),
            "context, a concern, or an impact with its safety effect.",
            required=True),
    _ORDER,
    _local("text", "The impact.", required=True),
    _local("pair", "The effect on public safety that the article ties to it."),
    _refs("claim_ids", "claims", "Claims of the impact."),
    _refs("pair_claim_ids", "claims", "Claims of the safety effect."),
    _ref("link_claim_id", "claims",
         "Claim that the one leads to the other; empty: link not assessed."),
))

RESPONSES = TableSpec("responses", "A row of the Responses panel.", (
    _id(), _outline(),
    _choice("group", RESPONSE_GROUPS, "Who speaks.", required=True),
    _choice("origin", ("article", "found"), "article: the article says so; found: found elsewhere.",
            required=True),
    _ORDER,
    _local("who", "Person or body.", required=True),
    _local("text", "What they said or did.", required=True),
    _local("focus", "What it is about, in one to three words; the chart groups by it.",
           required=True),
    _ref("city", "cities", "City, if any."),
    _date("date", "When."),
    _date("checked_on", "When an organization was last seen to exist in a source."),
    _choice("status", STATUSES, "Evidence status of a row that has no claim of its own."),
    _CLAIMS, _SOURCES,
))

RECOMMENDATIONS = TableSpec("recommendations", "A row of the Recommendations panel.", (
    _id(), _outline(),
    _choice("group", ("approach", "measure"), "A general approach or one measure.", required=True),
    _ORDER,
    _local("text", "The initiative.", required=True),
    _local("short", "The initiative in two to four words, for charts.", required=True),
    _local("benefit", "The benefit the article states; empty: not stated."),
    _refs("claim_ids", "claims", "Claims of the initiative."),
    _refs("benefit_claim_ids", "claims", "Claims of the benefit."),
    _ref("link_claim_id", "claims",
         "Claim that the one leads to the other; empty: link not assessed."),
))

CITATIONS = TableSpec("citations", "What one source says of one claim.", (
    _id(),
    _ref("claim_id", "claims", "The claim.", required=True),
    _ref("source_id", "sources", "The source.", required=True),
    _choice("direction", DIRECTIONS, "supports, opposes, or gives context.", required=True),
    _local("says", "What it says, in one sentence.", required=True),
    Column("read_in_copy", Kind.YES_NO, "yes: the text was read in a copy or summary."),
))

RESEARCH = TableSpec("research", "One finding of a study.", (
    _id(),
    _refs("claim_ids", "claims", "Claims it bears on.", required=True),
    _choice("direction", RESEARCH_DIRECTIONS,
            "for the claim, against it, or null (looked and found no effect).",
            required=True),
    _local("finding", "The finding, with its number.", required=True),
    _local("limit", "Its main limit.", required=True),
    _local("place", "Where.", required=True),
    Column("years", Kind.TEXT, "Which years, such as 2008-2013.", required=True),
    _choice("strength", STRENGTHS, "Strength of the method for this claim.", required=True),
    _local("why", "Why this strength.", required=True),
    Column("advocates", Kind.YES_NO, "yes: the author or sponsor takes a side in public.",
           required=True),
    _ref("source_id", "sources", "The source.", required=True),
))

EVENTS = TableSpec("events", "A dated event.", (
    _id(), _outline(),
    _date("date", "When.", required=True),
    _choice("precision", ("day", "month", "year", "about"), "How exact the date is.",
            required=True),
    _choice("kind", EVENT_KINDS, "Kind of event.", required=True),
    _local("title", "A few words.", required=True),
    _local("text", "What happened, in one to three sentences.", required=True),
    _ref("city", "cities", "City, if any."),
    _AS_OF,
    _CLAIMS,
    _refs("source_ids", "sources", "Sources.", required=True),
    _ref("case_id", "cases", "Court case that it is part of, if any."),
))

SOURCES = TableSpec("sources", "A source.", (
    _id(),
    Column("publisher", Kind.TEXT, "The original publisher.", required=True),
    _choice("kind", SOURCE_KINDS, "Kind of source.", required=True),
    _choice("side", SIDES, "Side it takes in public, if any.", required=True),
    Column("title", Kind.TEXT, "Title as published.", required=True),
    _date("date", "Date as published; empty: undated."),
    Column("address", Kind.TEXT,
           "Address, where it is the publisher's own. Shown as text, never opened."),
    Column("read_in_copy", Kind.YES_NO, "yes: read in a copy or summary.", required=True),
    _local("caveat", "What to keep in mind."),
))

GLOSSARY = TableSpec("glossary", "A term.", (
    _id(),
    _local("term", "The term.", required=True),
    _local("meaning", "What it means, in plain words.", required=True),
    _SOURCES,
))

CASES = TableSpec("cases", "A court case.", (
    _id(), _outline(),
    _local("name", "Name of the case, and what it is about in a few words.", required=True),
    _date("filed", "When it was filed."),
    _local("court", "Court of the last ruling; where there is none, the court the case is in.",
           required=True),
    _local("last_ruling", "What the last ruling found decides, in one or two sentences."),
    _date("last_ruling_date", "Date of that ruling; empty: none was found."),
    _choice("prevailed", PREVAILED,
            "Who prevailed in that ruling. federal: the federal government; "
            "others: the city, state, group or person on the other side; mixed: each in part; "
            "pending: no ruling found. Whoever filed the case.", required=True),
    _AS_OF,
    _ref("city", "cities", "City, if any."),
    _CLAIMS,
    _refs("source_ids", "sources", "Sources.", required=True),
), required=False)

SLIDES = TableSpec("slides", "A slide of presenter mode.", (
    _id(), _ORDER,
    _choice("panel", TOPIC_PANELS, "Panel it shows."),
    _ref("claim_id", "claims", "Claim it shows."),
    _ref("city", "cities", "City it shows."),
    _local("title", "Title, if not the panel's own."),
    _local("notes", "Speaker's notes."),
    Column("hidden", Kind.YES_NO, "yes: left out of the show."),
), required=False)

POINTS = TableSpec("points", "A few words on a slide of presenter mode.", (
    _id(), _ORDER,
    _ref("event_id", "events", "Event that they are about, for the timeline."),
    _ref("claim_id", "claims", "Claim that they put shortly, for the slide of studies."),
    _ref("city", "cities", "City whose case they put shortly, for its slide of two views."),
    _choice("side", POINT_SIDES,
            "Whose case it is: first is the administration's, second the city's."),
    _local("text", "The words: at most eight for an event or a claim, 30 for a case.",
           required=True),
    _refs("source_ids", "sources", "Sources of a case."),
), required=False)

SERIES = TableSpec("series", "A count over time. Its values are the rows of table observations.", (
    _id(),
    _local("what", "What it counts, as a short label.", required=True),
    _local("definition", "What is in the count and what is not."),
    _choice("kind", SERIES_KINDS, "Kind of count. Different kinds are never compared.",
        required=True),
    _ref("city", "cities", "City it stands beside, if one."),
    _local("place",
        "Place it covers, named exactly (the area, not the city, where it is an area).",
            required=True),
    _choice("place_kind", PLACE_KINDS, "Kind of place.", required=True),
    _choice("unit", UNITS, "Unit.", required=True),
    _local("noun", "What is counted, as a plural word (arrests, people)."),
    _choice("granularity", GRANULARITIES, "How long the period of one value is.", required=True),
    _choice("nature", NATURES,
        "count: values of several periods are added up; level: they are averaged.",
            required=True),
    _choice("status", STATUSES, "Evidence status; usually reported.", required=True),
    _refs("source_ids", "sources", "Sources.", required=True),
    _local("caveat", "What to keep in mind."),
    _date("complete_from", "First date from which every value is there."),
    _date("complete_to",
        "Last date up to which every value is there. Later values may still rise."),
    _AS_OF,
), required=False)

OBSERVATIONS = TableSpec("observations", "One value of a series. Each series has each date once.", (
    _ref("series_id", "series", "The series.", required=True),
    _date("date", "The day, the day a week begins, or the month.", required=True),
    Column("value", Kind.NUMBER,
        "The number. Write 0 where none was counted; leave it empty if it is not known.",
        whole=True),
    _choice("missing", MISSING, "Why there is no number."),
), required=False, key="")

TABLES: dict[str, TableSpec] = {
    spec.name: spec
    for spec in (META, SECTIONS, CITIES, CLAIMS, FIGURES, IMPACTS, RESPONSES, RECOMMENDATIONS,
                 CITATIONS, RESEARCH, EVENTS, SOURCES, GLOSSARY, CASES, SLIDES,
                 POINTS, SERIES, OBSERVATIONS)
}
