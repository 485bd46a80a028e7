"""Rules of honest content that no table shape can say. Each is short, and looks at one thing."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from explainer.core.columns import PANELS, TABLES, TOPIC_PANELS, Column, Kind
from explainer.core.contents import table_file
from explainer.core.dates import PartialDate
from explainer.core.formulas import is_formula
from explainer.core.i18n import N_
from explainer.core.languages import LANGUAGES, SOURCE, language_code
from explainer.core.letters import shows
from explainer.core.pack import Pack, Row
from explainer.core.placeholders import unknown_placeholders
from explainer.core.problems import Problem, Severity, register, shorten

Rule = Callable[[Pack, datetime.date], Iterator[Problem]]
"""Looks at a pack as of a day."""

META_MISSING = register(
    "meta-missing", Severity.WARNING,
    N_("The pack does not give its {key}."),
    N_("Expected a row with the key {key} and a value."),
    N_("Add the row or fill in its value."))
META_DATE = register(
    "meta-date", Severity.WARNING,
    N_("“{found}” is not a date this program can read."),
    N_("Expected a date that exists, such as 2025-06-15, or 2025-06, or 2025."),
    N_("Write the year first, then the month, then the day, with hyphens between them."))
META_LANGUAGE = register(
    "meta-language", Severity.WARNING,
    N_("The pack lists the language “{found}”, which this program cannot show."),
    N_("Expected one or more of: {allowed}."),
    N_("Remove it from the list of languages."))
META_LANGUAGE_WORD = register(
    "meta-language-word", Severity.NOTICE,
    N_("The pack gives a language as “{found}”. It was read as {language}."),
    fix=N_("Write {language}."))
TEXT_UNSEEN = register(
    "text-unseen", Severity.WARNING,
    N_("The text contains only invisible characters, such as zero-width spaces."),
    N_("Expected text that can be read. Sheets show the row's id instead."),
    N_("Clear the cell and type the text again."))
FORMULA_TEXT = register(
    "formula-text", Severity.NOTICE,
    N_("A spreadsheet program may read the text “{found}” as a formula."),
    N_("It is read as text, and copies of the pack keep it as it is."),
    N_("Begin the text with a word or a number, or open the table as text."))
REVIEW_DUE = register(
    "review-due", Severity.WARNING,
    N_("The pack was due for review by {found}, and that date has passed."),
    fix=N_("Check its facts again, then set a new date."))
VALUE_AND_MISSING = register(
    "value-and-missing", Severity.WARNING,
    N_("The figure has a number and also says that it has none ({found})."),
    N_("Expected either a number or the reason why there is none."),
    N_("Clear one of the two cells."))
VALUE_NEITHER = register(
    "value-neither", Severity.WARNING,
    N_("The figure has neither a number nor a reason why there is none."),
    N_("Expected a number, or one of: {allowed}."),
    N_("Fill in the value, or choose the reason in the column missing."))
UNIT_MISSING = register(
    "unit-missing", Severity.WARNING,
    N_("The claim has a number ({found}) without a unit."),
    N_("Expected one of: {allowed}."),
    N_("Copy the right word into the cell."))
NOUN_MISSING = register(
    "noun-missing", Severity.WARNING,
    N_("The figure is a count but does not say of what."),
    N_("Expected a word such as arrests or people."),
    N_("Write what is counted."))
UNSOURCED = register(
    "unsourced", Severity.WARNING,
    N_("“{found}” has no source, and does not say that none was found."),
    N_("Expected at least one source, or the status not_found or opinion."),
    N_("Add the id of a source."))
UNCITED = register(
    "uncited", Severity.WARNING,
    N_("No row cites the source “{found}”."),
    N_("Expected every source to be cited somewhere."),
    N_("Cite it, or remove it."))
PLACEHOLDER_UNKNOWN = register(
    "placeholder-unknown", Severity.ERROR,
    N_("These curly brackets do not refer to a number: {found}."),
    N_("Expected the id of a figure or of a claim with a number, optionally followed by :short, "
       ":bare or :full."),
    N_("Correct the text between the curly brackets."))
OFFICE_AS_CITY = register(
    "office-as-city", Severity.WARNING,
    N_("The figure covers an office, but its place is named “{found}”, like a city."),
    N_("Expected the name of the office: it covers more than the city."),
    N_("Write the name of the office."))
SERIES_MIXED = register(
    "series-mixed", Severity.WARNING,
    N_("The series “{found}” mixes different counts: this row differs from row {first}."),
    N_("Expected one kind and one unit in a series, because its bars share an axis."),
    N_("Give this row another series, or none."))
PERIOD_REVERSED = register(
    "period-reversed", Severity.WARNING,
    N_("The period ends ({found}) before it starts ({start})."),
    N_("Expected the end to come after the start."),
    N_("Correct one of the two dates."))
HEADLINE_MISSING = register(
    "headline-missing", Severity.WARNING,
    N_("The panel {panel} has no headline."),
    N_("Expected one text of kind headline for each panel."),
    N_("Add a row for it."))
HEADLINE_TWICE = register(
    "headline-twice", Severity.WARNING,
    N_("The panel {panel} already has its headline in row {first}."),
    N_("Expected one text of kind headline for each panel."),
    N_("Change the kind of this row, for example to lead."))
PRECISION_WRONG = register(
    "precision-wrong", Severity.WARNING,
    N_("The date {found} is more exact or less exact than “{precision}” says."),
    N_("Expected year, month and day for “day”, year and month for “month”, the year for "
                                  "“year”."),
    N_("Change the date or its precision."))
TRANSLATION_MISSING = register(
    "translation-missing", Severity.WARNING,
    N_("The text is missing in this language and is shown in another one."),
    N_("Expected a text in each language of the pack, or in none."),
    N_("Translate the text from the other language."))
PHONE_NUMBER = register(
    "phone-number", Severity.WARNING,
    N_("“{found}” looks like a telephone number."),
    N_("Expected no telephone number: they change, and a wrong one does harm."),
    N_("Remove it."))
ADDRESS_ODD = register(
    "address-odd", Severity.WARNING,
    N_("“{found}” is not a web address."),
    N_("Expected an address that begins with https:// or http://, or nothing."),
    N_("Correct the address or clear the cell."))

_META_NEEDED = ("title", "version", "languages")
_META_DATES = ("published", "review_by", "event_date")
_NEEDS_NO_SOURCE = ("not_found", "opinion")
_PHONE = re.compile(
    r"(?<![\w.,-])(?:\+?1[ .-]?)?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[ .-])"
    r"[0-9]{3}[ .-][0-9]{4}(?![\w-])"
    r"|(?<!\w)\+[1-9][0-9]{0,2}(?:[ .-]?[0-9]{2,4}){2,5}(?!\w)")
_PHONE_DIGITS = re.compile(r"[0-9]{4}|\+[1-9]")
"""Every telephone number has this in it and few other texts do; `_PHONE` takes far longer."""
_ADDRESS = re.compile(r"https?://[^\s/]+(?:/\S*)?")


def rule_problems(pack: Pack, today: datetime.date) -> list[Problem]:
    """Problems that the rules find in `pack` as of `today`."""
    return [problem for rule in RULES for problem in rule(pack, today)]


def _at(pack: Pack, code: str, row: Row, column: str, found: str = "", **params: str) -> Problem:
    return Problem(code, table_file(pack.path, row.table), row.number, column, shorten(found),
                   params)


def _figures(pack: Pack) -> Iterator[Row]:
    return iter(pack["figures"])


def _texts(pack: Pack) -> Iterator[tuple[Row, Column, str, str]]:
    """Every text that is shown and not empty: row, column, physical name and the text itself.

    The cells themselves are asked, since these are most of a pack and each rule asks for all.
    """
    for table in pack.tables.values():
        for column in table.spec.columns:
            if column.kind in (Kind.LOCAL, Kind.TEXT):
                for name in column.physical_names():
                    for row in table.rows:
                        text = row.cells.get(name)
                        if text and isinstance(text, str):
                            yield row, column, name, text


def meta_is_complete(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """Title, version and languages are given."""
    for key in _META_NEEDED:
        if not any(pack.meta(key, language) for language in LANGUAGES):
            yield Problem(META_MISSING, table_file(pack.path, "meta"), params={"key": key})


def languages_are_known(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """The languages listed are ones the program can show."""
    row = pack.row("meta", "languages")
    if row is None:
        return
    for word in pack.language_words:
        language = language_code(word)
        if not language:
            yield _at(pack, META_LANGUAGE, row, "value", word, allowed=", ".join(LANGUAGES))
        elif language != word:
            yield _at(pack, META_LANGUAGE_WORD, row, "value", word, language=language)


def needed_texts_show_something(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """A title or a name is not made of invisible characters only."""
    for row in pack["meta"]:
        if row.id.startswith("title") and row.text("value") and not shows(row.text("value")):
            yield _at(pack, TEXT_UNSEEN, row, "value")
    for row, column, name, text in _texts(pack):
        if column.required and not shows(text):
            yield _at(pack, TEXT_UNSEEN, row, name)


def meta_dates_are_dates(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """Dates among the facts about the pack can be read, and its review is not overdue."""
    for key in _META_DATES:
        row = pack.row("meta", key)
        if row is None or not row.text("value"):
            continue
        text = row.text("value")
        date = PartialDate.parse_or_none(text)
        if date is None:
            yield _at(pack, META_DATE, row, "value", text)
        elif key == "review_by" and date.last_day() < today:
            yield _at(pack, REVIEW_DUE, row, "value", text)


def figures_have_value_or_reason(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """A figure has a number or the reason why it has none, and not both."""
    for row in _figures(pack):
        has_value = row.number_of("value") is not None or "value" in row.unparsed
        missing = row.text("missing")
        if has_value and missing:
            yield _at(pack, VALUE_AND_MISSING, row, "missing", missing)
        elif not has_value and not missing and "missing" not in row.unparsed:
            allowed = ", ".join(TABLES["figures"].column("missing").choices)
            yield _at(pack, VALUE_NEITHER, row, "value", allowed=allowed)


def claims_have_units(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """A number of a claim has a unit."""
    for row in pack["claims"]:
        value = row.number_of("value")
        if value is not None and not row.text("unit") and "unit" not in row.unparsed:
            allowed = ", ".join(TABLES["claims"].column("unit").choices)
            yield _at(pack, UNIT_MISSING, row, "unit", f"{value:g}", allowed=allowed)


def counts_have_nouns(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """A count says what is counted."""
    for row in _figures(pack):
        is_count = row.text("unit") == "count" and row.number_of("value") is not None
        if is_count and not row.local("noun", SOURCE):
            yield _at(pack, NOUN_MISSING, row, f"noun_{SOURCE}")


def rows_have_sources(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """A claim, or a response without a claim, has a source or says that none was found."""
    cited = {row.text("claim_id") for row in pack["citations"]}
    for row in (*pack["claims"], *pack["responses"]):
        has_source = (row.ids("source_ids") or row.id in cited
                      or (row.has("claim_ids") and row.ids("claim_ids")))
        if not has_source and row.text("status") not in _NEEDS_NO_SOURCE:
            yield _at(pack, UNSOURCED, row, "source_ids", row.id)


def sources_are_cited(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """Every source is cited by some row."""
    if not all(pack[name].complete for name, spec in TABLES.items() if spec.required):
        return
    cited = {
        source for table in pack.tables.values()
        for column in table.spec.columns if column.table == "sources"
        for row in table for source in row.ids(column.name)
    }
    for row in pack["sources"]:
        if row.id not in cited:
            yield _at(pack, UNCITED, row, "id", row.id)


def placeholders_are_known(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """The numbers that texts print are in the pack."""
    if not (pack["figures"].complete and pack["claims"].complete):
        return
    for row, column, name, text in _texts(pack):
        if column.kind is Kind.LOCAL:
            unknown = unknown_placeholders(text, pack)
            if unknown:
                yield _at(pack, PLACEHOLDER_UNKNOWN, row, name, " ".join(unknown))


def offices_are_not_cities(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """A figure of an office does not carry a city's name."""
    names = {city.text(f"name_{language}").casefold() for city in pack["cities"]
             for language in LANGUAGES} - {""}
    for row in _figures(pack):
        for language in LANGUAGES:
            place = row.text(f"place_{language}")
            if row.text("place_kind") == "office" and place.casefold() in names:
                yield _at(pack, OFFICE_AS_CITY, row, f"place_{language}", place)


def series_are_pure(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """One series holds one kind of count in one unit."""
    first: dict[str, Row] = {}
    for row in _figures(pack):
        series = row.text("series")
        if series:
            other = first.setdefault(series, row)
            if (row.text("kind"), row.text("unit")) != (other.text("kind"), other.text("unit")):
                yield _at(pack, SERIES_MIXED, row, "series", series, first=str(other.number))


def periods_run_forward(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """A period does not end before it starts."""
    for row in _figures(pack):
        start, end = row.date("period_start"), row.date("period_end")
        if start is not None and end is not None and end.last_day() < start.first_day():
            yield _at(pack, PERIOD_REVERSED, row, "period_end", str(end), start=str(start))


def panels_have_one_headline(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """Each panel has one headline; Start may do without."""
    headlines: defaultdict[str, list[Row]] = defaultdict(list)
    for row in pack["sections"]:
        if row.text("kind") == "headline":
            headlines[row.text("panel")].append(row)
    for panel in PANELS:
        if not headlines[panel] and panel in TOPIC_PANELS:
            yield Problem(HEADLINE_MISSING, table_file(pack.path, "sections"),
                          params={"panel": panel})
        for row in headlines[panel][1:]:
            yield _at(pack, HEADLINE_TWICE, row, "kind", panel=panel,
                      first=str(headlines[panel][0].number))


def dates_are_as_exact_as_said(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """The precision of an event is that of its date."""
    for row in pack["events"]:
        date, precision = row.date("date"), row.text("precision")
        if date is None:
            continue
        exact = "day" if date.day else "month" if date.month else "year"
        if precision not in ("about", exact):
            yield _at(pack, PRECISION_WRONG, row, "precision", str(date), precision=precision)


def texts_are_translated(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """A text that may be left out is there in every language of the pack or in none.
    (Others: see the reader.)"""
    for table in pack.tables.values():
        for column in table.spec.columns:
            if column.kind is Kind.LOCAL and not column.required:
                for name in column.physical_names(pack.languages):
                    for row in table.rows:
                        if not row.cells.get(name) and row.local(column.name, SOURCE):
                            yield _at(pack, TRANSLATION_MISSING, row, name)


def texts_are_no_formulas(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """Only reported, never escaped: a copy must hold what the pack holds."""
    for table in pack.tables.values():
        for row in table.rows:
            for name, value in (*row.cells.items(), *row.extra.items()):
                if isinstance(value, str) and is_formula(value):
                    yield _at(pack, FORMULA_TEXT, row, name, shorten(value))


def no_telephone_numbers(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """No text holds a telephone number."""
    for row, column, name, text in _texts(pack):
        candidate = column.name != "address" and _PHONE_DIGITS.search(text)
        match = _PHONE.search(text) if candidate else None
        if match is not None:
            yield _at(pack, PHONE_NUMBER, row, name, match.group())


def addresses_are_web_addresses(pack: Pack, today: datetime.date) -> Iterator[Problem]:
    """The address of a source is one of the web."""
    for row in pack["sources"]:
        address = row.text("address")
        if address and _ADDRESS.fullmatch(address) is None:
            yield _at(pack, ADDRESS_ODD, row, "address", address)


RULES: tuple[Rule, ...] = (
    meta_is_complete, languages_are_known, needed_texts_show_something, meta_dates_are_dates,
    figures_have_value_or_reason, claims_have_units, counts_have_nouns, rows_have_sources,
    sources_are_cited, placeholders_are_known,
    offices_are_not_cities, series_are_pure, periods_run_forward, panels_have_one_headline,
    dates_are_as_exact_as_said, texts_are_translated, texts_are_no_formulas,
    no_telephone_numbers, addresses_are_web_addresses,
)
