"""The detail card of a row, and the source card of a claim or a number: titled blocks of lines.

Screen, slide and sheet show the same blocks. Every text is in the language asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from explainer.content import answers, formatting, words
from explainer.content.labels import impact_group, label
from explainer.content.lines import Line, about_line, status_line, text_line
from explainer.content.statements import (
    Statement,
    of_claim,
    of_figure,
    of_figures,
    of_finding,
    of_ref,
    of_response,
    source_numbers,
)
from explainer.content.views import article_claim
from explainer.core.dates import PartialDate
from explainer.core.figures import Figure
from explainer.core.i18n import translate
from explainer.core.pack import Pack, Row
from explainer.core.placeholders import placeholders


class Role(StrEnum):
    """What a block is on its card, and so how a screen sets it."""

    PLAIN = ""
    ANSWER = "answer"  # what a reader wants to know first
    SIDE = "side"  # one of two cases, of equal rank; two of them in a row stand side by side
    COUNTS = "counts"  # numbers, one to a line
    SOURCES = "sources"  # what the card rests on
    LIST = "list"  # many lines of one kind


@dataclass(frozen=True, slots=True)
class Block:
    """A heading ("" for none) and its lines. `role` says nothing, so blocks are equal without
    it."""

    heading: str
    lines: tuple[Line, ...]
    role: Role = field(default=Role.PLAIN, compare=False)


@dataclass(frozen=True, slots=True)
class Card:
    """Title, subtitle, blocks, and the claim or figure
    whose source card belongs to it ("" for none).

    `citation` is what is copied of a source: its line and its address. `sheet` is what the button
    says that prints the sheet of this row; "" where it has none of its own.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    ref: str = ""
    source_ids: tuple[str, ...] = ()
    citation: str = ""
    sheet: str = ""


_Part = tuple[str, tuple[Line, ...]] | tuple[str, tuple[Line, ...], Role]


def _blocks(*parts: _Part) -> tuple[Block, ...]:
    """Blocks that have something to say; empty ones are left out."""
    made = []
    for heading, lines, *role in parts:
        kept = tuple(line for line in lines if line.full_text())
        if kept:
            made.append(Block(heading, kept, *role))
    return tuple(made)


def _say(pack: Pack, row: Row, name: str, language: str, sources: str = "") -> tuple[Line, ...]:
    text = formatting.local(pack, row, name, language)
    numbers = source_numbers(pack, row.ids(sources)) if sources else ()
    return (Line(text, sources=numbers),) if text else ()


def claim_statement(pack: Pack, claim: Row, language: str) -> tuple[Line, ...]:
    """A claim with its mark and number, and below it why it is graded so."""
    statement = of_claim(pack, claim, language)
    why = formatting.local(pack, claim, "why", language)
    return (text_line(statement, number=True), Line(why, muted=True))


def claims_block(pack: Pack, ids: tuple[str, ...], language: str) -> tuple[Line, ...]:
    """Statement and grading of each claim with those ids, once each."""
    rows = pack.rows("claims", tuple(dict.fromkeys(ids)))
    return tuple(line for claim in rows for line in claim_statement(pack, claim, language))


def research_rows(pack: Pack, claim_ids: tuple[str, ...], direction: str = "") -> tuple[Row, ...]:
    """Research that bears on any of those claims, in one direction or all."""
    wanted = set(claim_ids)
    return tuple(r for r in pack["research"]
                 if wanted & set(r.ids("claim_ids")) and direction in ("", r.text("direction")))


def _research(pack: Pack, claim_ids: tuple[str, ...], direction: str,
              language: str) -> tuple[Line, ...]:
    lines = []
    for row in research_rows(pack, claim_ids, direction):
        finding = of_finding(pack, row, language)
        strength = words.word("strength", row.text("strength"), language)
        label = translate("strength: {word}", language, word=strength.lower())
        lines.append(text_line(finding))
        limit = formatting.local(pack, row, "limit", language)
        about = " · ".join(part for part in (finding.place, finding.period, label) if part)
        lines.append(Line(f"{about}. {limit}", muted=True))
    return tuple(lines)


def research_blocks(pack: Pack, claim_ids: tuple[str, ...],
                    language: str) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Research for, against and without effect; "none found" where one of them is empty."""
    headings = (
        ("for", translate("Research for", language)),
        ("against", translate("Research against", language)),
        ("null", translate("Looked, and found no effect", language)),
    )
    none = Line(translate(words.NONE_FOUND, language), muted=True)
    return tuple((heading, _research(pack, claim_ids, direction, language) or (none,))
                 for direction, heading in headings)


def _answer(pack: Pack, claim: Row | None, language: str) -> tuple[str, tuple[Line, ...]]:
    """The question that a number raises, and its answer: number and mark, what the mark means in
    plain words, and why the number has it."""
    if claim is None:
        return "", ()
    statement = of_claim(pack, claim, language)
    said = label(pack, "value_card", language)
    known = statement.value is not None
    mark = status_line(statement, number=True, lead=said if known else "")
    return answers.question(statement) if known else said, (mark, *_graded(pack, statement)[1:])


def _cited(pack: Pack, parts: tuple[_Part, ...], language: str) -> _Part:
    """The block of all sources that the lines of those parts cite."""
    numbers = {number for part in parts for line in part[1] for number in line.sources}
    ids = tuple(row.id for number, row in enumerate(pack["sources"], start=1) if number in numbers)
    return (translate("Sources", language), source_lines(pack, ids, language), Role.SOURCES)


def city_card(pack: Pack, city: Row, language: str) -> Card:
    """A city: whether the article's number can be trusted, both cases, the published counts, what
    nobody published, and the sources of all of it."""
    claim = article_claim(pack, city)
    published = tuple(map(about_line, of_figures(pack, city.ids("figure_ids"), language)))
    born = tuple(map(about_line, of_figures(pack, city.ids("foreign_born_figure_id"), language)))
    # The office by name: what it covers is not the city whose name is above.
    office = tuple(line for name in ("office", "office_covers")
                   for line in _say(pack, city, name, language))
    parts: tuple[_Part, ...] = (
        (*_answer(pack, claim, language), Role.ANSWER),
        ("", _record(pack, city, language)),
        (label(pack, "first_case", language),
         _say(pack, city, "admin_case", language, "admin_source_ids"), Role.SIDE),
        (label(pack, "second_case", language),
         _say(pack, city, "city_case", language, "city_source_ids"), Role.SIDE),
        (translate("What published counts say", language), published, Role.COUNTS),
        (label(pack, "office", language), office),
        (translate("What nobody has published", language), _say(pack, city, "unknown", language)),
        (label(pack, "rule_card", language), _say(pack, city, "rule", language, "source_ids")),
        (label(pack, "background", language), born),
    )
    blocks = _blocks(*parts, _cited(pack, parts, language))
    return Card(
        formatting.local(pack, city, "name", language), "", blocks,
        claim.id if claim else "", city.ids("source_ids"),
        sheet=translate("Print this city", language),
    )


def _record(pack: Pack, city: Row, language: str) -> tuple[Line, ...]:
    """The way to the counts over time of the area around a city, where the pack has them."""
    series = next((row for row in pack["series"] if row.text("city") == city.id
                   and row.text("granularity") in ("day", "week")), None)
    if series is None:
        return ()
    text = translate("Compare with the public record: {what}", language,
                     what=formatting.local(pack, series, "what", language))
    return (Line(text, target=f"row:series:{series.id}"),)


def impact_card(pack: Pack, row: Row, language: str) -> Card:
    """An impact: the grading of each claim, its effect on safety, and the research on them."""
    ids = (*row.ids("claim_ids"), *row.ids("pair_claim_ids"), *row.ids("link_claim_id"))
    return Card(
        formatting.local(pack, row, "text", language),
        impact_group(pack, row.text("group"), language),
        _blocks(
            (translate("How well it is confirmed", language), claims_block(pack, ids, language),
             Role.ANSWER),
            (label(pack, "effect_card", language), _say(pack, row, "pair", language)),
            *research_blocks(pack, ids, language),
        ), ids[0] if ids else "",
    )


def recommendation_card(pack: Pack, row: Row, language: str) -> Card:
    """An initiative: the grading of each claim, the benefit stated, and the research on them."""
    ids = (*row.ids("claim_ids"), *row.ids("benefit_claim_ids"), *row.ids("link_claim_id"))
    benefit = (_say(pack, row, "benefit", language)
               or (Line(translate(words.NOT_STATED, language), muted=True),))
    return Card(
        formatting.local(pack, row, "text", language),
        words.word("recommendation_group", row.text("group"), language),
        _blocks(
            (translate("How well it is confirmed", language), claims_block(pack, ids, language),
             Role.ANSWER),
            (translate("Benefit the article states", language), benefit),
            *research_blocks(pack, ids, language),
        ), ids[0] if ids else "",
    )


def _counterparts(pack: Pack, row: Row, language: str) -> tuple[Line, ...]:
    """What was found elsewhere from the same group, for a row that only the article gives."""
    if row.text("origin") != "article":
        return ()
    same = [r for r in pack["responses"].ordered() if r.text("origin") == "found"
            and r.text("group") == row.text("group")
            and r.text("city") in ("", row.text("city") or r.text("city"))]
    return tuple(text_line(of_response(pack, r, language)) for r in same[:4])


def _other_sides(pack: Pack, ids: tuple[str, ...], language: str) -> tuple[Line, ...]:
    """What the other side's best source says of those claims, once each."""
    said = (line for claim in pack.rows("claims", ids)
            for line in _say(pack, claim, "other_side", language, "other_side_source_id"))
    return tuple(dict.fromkeys(said))


def response_card(pack: Pack, row: Row, language: str) -> Card:
    """A response, its grading,
    and, for a line of the article that was not found, what the same group verifiably did."""
    own: tuple[Line, ...] = ()
    if not row.ids("claim_ids"):
        own = (status_line(of_response(pack, row, language)),)
    when = row.date("date") or row.date("checked_on")
    subtitle = " · ".join((words.word("response_group", row.text("group"), language),
                           words.word("origin", row.text("origin"), language),
                           *((formatting.date_text(when, language),) if when else ())))
    return Card(
        formatting.local(pack, row, "who", language), subtitle,
        _blocks(
            (translate("What they said or did", language),
             _say(pack, row, "text", language, "source_ids")),
            (translate("How well it is confirmed", language),
             own + claims_block(pack, row.ids("claim_ids"), language)),
            (translate("Best source on the other side", language),
             _other_sides(pack, row.ids("claim_ids"), language)),
            (translate("What was found elsewhere", language), _counterparts(pack, row, language)),
            (translate("Sources", language), source_lines(pack, row.ids("source_ids"), language),
             Role.SOURCES),
        ), next(iter(row.ids("claim_ids")), ""), row.ids("source_ids"),
    )


def as_of_text(date: PartialDate, language: str) -> str:
    """When a statement was true: on a day, or in a month or a year."""
    text = formatting.date_text(date, language)
    return (translate("As of {date}.", language, date=text) if date.day
            else translate("As of {date}.", language, "month or year", date=text))


def _looked_for(date: PartialDate, language: str) -> str:
    text = formatting.date_text(date, language)
    return (translate("Looked for on {date}.", language, date=text) if date.day
            else translate("Looked for in {date}.", language, date=text))


def event_card(pack: Pack, row: Row, language: str) -> Card:
    """An event: date, what happened, as of when, and its sources."""
    as_of = row.date("as_of")
    lines = _say(pack, row, "text", language)
    if as_of is not None:
        lines += (Line(as_of_text(as_of, language), muted=True),)
    return Card(
        formatting.local(pack, row, "title", language),
        (f"{formatting.date_text(row.date('date'), language)} · "
         f"{words.word('event_kind', row.text('kind'), language)}"),
        _blocks(
            ("", lines),
            (translate("How well it is confirmed", language),
             claims_block(pack, row.ids("claim_ids"), language)),
            (translate("Sources", language), source_lines(pack, row.ids("source_ids"), language),
             Role.SOURCES),
        ), next(iter(row.ids("claim_ids")), ""), row.ids("source_ids"),
    )


def case_card(pack: Pack, row: Row, language: str) -> Card:
    """A court case: who prevailed in the last ruling found, what it decides, as of when."""
    ruled, as_of = row.date("last_ruling_date"), row.date("as_of")
    ruling = _say(pack, row, "last_ruling", language)
    if ruled is not None:
        ruling = (Line(formatting.date_text(ruled, language), muted=True), *ruling)
    if as_of is not None:
        ruling += (Line(as_of_text(as_of, language), muted=True),)
    won = words.word("prevailed", row.text("prevailed"), language)
    return Card(
        formatting.local(pack, row, "name", language),
        translate("Filed: {date}", language,
                  date=formatting.date_text(row.date("filed"), language)),
        _blocks(
            (translate("Who prevailed in the last ruling found", language),
             (Line("", strong=won),)),
            (translate("Last ruling", language), ruling),
            (translate("Court", language), _say(pack, row, "court", language)),
            (translate("How well it is confirmed", language),
             claims_block(pack, row.ids("claim_ids"), language)),
            (translate("Sources", language), source_lines(pack, row.ids("source_ids"), language),
             Role.SOURCES),
        ), next(iter(row.ids("claim_ids")), ""), row.ids("source_ids"),
    )


def source_lines(pack: Pack, ids: tuple[str, ...], language: str) -> tuple[Line, ...]:
    """The whole source line of each source with those ids."""
    return tuple(Line(formatting.source_line(pack, row, language))
                 for row in pack.rows("sources", ids))


def _cited_for(pack: Pack, source: Row, language: str) -> tuple[Line, ...]:
    lines = []
    for table, row_id in pack.cited_by.get(source.id, ()):
        row = pack.row(table, row_id)
        if row is None:
            continue
        name = {"figures": "what", "citations": "says", "research": "finding", "cities": "name",
                "glossary": "term", "events": "title", "cases": "name",
                    "series": "what"}.get(table, "text")
        statement = of_ref(pack, row_id, language)
        number = statement.number if statement is not None and table == "figures" else ""
        lines.append(Line(formatting.local(pack, row, name, language), statement, strong=number))
    return tuple(lines)


def source_row_card(pack: Pack, row: Row, language: str) -> Card:
    """A source: what it is, what to keep in mind, and everything it is cited for."""
    kind = " · ".join((words.word("source_kind", row.text("kind"), language),
                       words.word("side", row.text("side"), language)))
    line = formatting.source_line(pack, row, language)
    return Card(
        row.text("title"), kind,
        _blocks(
            ("", (Line(line), Line(row.text("address"), muted=True))),
            (translate("Keep in mind", language), _say(pack, row, "caveat", language)),
            (translate("Cited for", language), _cited_for(pack, row, language), Role.LIST),
        ), "", (row.id,), citation="\n".join(filter(None, (line, row.text("address")))),
    )


def glossary_card(pack: Pack, row: Row, language: str) -> Card:
    """A term and its meaning."""
    return Card(
        formatting.local(pack, row, "term", language), "",
        _blocks(
            ("", _say(pack, row, "meaning", language)),
            (translate("Sources", language), source_lines(pack, row.ids("source_ids"), language),
             Role.SOURCES),
        ), "", row.ids("source_ids"),
    )


def source_card(pack: Pack, ref: str, language: str) -> Card | None:
    """The source card of a claim, a published figure, or a row of `research` or `responses`;
    None if unknown."""
    claim = pack.row("claims", ref)
    if claim is not None:
        return _claim_card(pack, claim, language)
    figure = pack.figure(ref)
    if figure is not None:
        return _figure_card(pack, figure, language)
    response = pack.row("responses", ref)
    if response is not None:
        return response_card(pack, response, language)
    research = pack.row("research", ref)
    return _research_card(pack, research, language) if research is not None else None


def _citations(pack: Pack, claim: Row, direction: str, language: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    for row in pack["citations"]:
        if row.text("claim_id") != claim.id or row.text("direction") != direction:
            continue
        lines += _say(pack, row, "says", language, "source_id")
    return tuple(lines)


def _claim_sources(pack: Pack, claim: Row) -> tuple[str, ...]:
    cited = [i for row in pack["citations"] if row.text("claim_id") == claim.id
             for i in row.ids("source_id")]
    ids = dict.fromkeys((*claim.ids("source_ids"), *claim.ids("other_side_source_id"), *cited))
    return tuple(sorted(ids, key=lambda i: pack.source_numbers.get(i, 0)))


def _claim_card(pack: Pack, claim: Row, language: str) -> Card:
    statement, figure = of_claim(pack, claim, language), pack.figure(claim.id)
    none = (Line(translate(words.NONE_FOUND, language), muted=True),)
    other = _say(pack, claim, "other_side", language, "other_side_source_id")
    supports = _citations(pack, claim, "supports", language)
    opposes = _citations(pack, claim, "opposes", language)
    checked = claim.date("checked_on")
    when = (Line(_looked_for(checked, language), muted=True),) if checked else ()
    ids = _claim_sources(pack, claim)
    return Card(
        _claim_title(pack, claim, language),
        formatting.figure_period(figure, language) if figure else "",
        _blocks(
            (answers.question(statement), (*_graded(pack, statement), *when), Role.ANSWER),
            (translate("Sources that support it", language), supports or none),
            (translate("Sources that point the other way", language), opposes or none),
            (translate("Best source on the other side", language), other),
            (translate("Context", language), _citations(pack, claim, "context", language)),
            (translate("Sources", language), source_lines(pack, ids, language), Role.SOURCES),
        ), claim.id, ids,
    )


def _graded(pack: Pack, statement: Statement) -> tuple[Line, ...]:
    """The status of a statement in words, what that means for a reader, and for a claim why."""
    claim = pack.row("claims", statement.ref)
    why = formatting.local(pack, claim, "why", statement.language) if claim is not None else ""
    told = " ".join(filter(None, (answers.verdict(statement), why)))
    return (status_line(statement, sources=0), Line(told))


def _claim_title(pack: Pack, claim: Row, language: str) -> str:
    """The statement, after its number if it has one and does not print it itself."""
    statement = of_claim(pack, claim, language)
    if not statement.number or claim.id in placeholders(claim.local("text", language)):
        return statement.label
    return f"{statement.number} · {statement.label}"


def _figure_card(pack: Pack, figure: Figure, language: str) -> Card:
    row, statement = figure.row, of_figure(pack, figure, language, "full")
    as_of = row.date("as_of")
    return Card(
        f"{statement.number} · {statement.label}",
        words.word("figure_kind", row.text("kind"), language),
        _blocks(
            (answers.question(statement), _graded(pack, statement), Role.ANSWER),
            (translate("What is counted", language), _say(pack, row, "definition", language)),
            (translate("Place", language), _say(pack, row, "place", language)),
            (translate("Period", language), (Line(statement.period),)),
            (translate("As of", language, "card"),
             (Line(formatting.date_text(as_of, language)),) if as_of else ()),
            (translate("Keep in mind", language), _say(pack, row, "caveat", language)),
            (translate("Sources", language), source_lines(pack, figure.source_ids, language),
             Role.SOURCES),
        ), figure.id, figure.source_ids,
    )


def _research_card(pack: Pack, row: Row, language: str) -> Card:
    yes = translate("The author or sponsor takes a side in public.", language)
    advocates = (Line(yes),) if row.yes("advocates") else ()
    strength = words.word("strength", row.text("strength"), language)
    return Card(
        formatting.local(pack, row, "finding", language),
        words.word("research_direction", row.text("direction"), language),
        _blocks(
            (translate("Place", language), _say(pack, row, "place", language)),
            (translate("Period", language), (Line(row.text("years")),)),
            (translate("Strength of the method", language), (
                Line("", strong=strength), *_say(pack, row, "why", language))),
            (translate("Keep in mind", language),
             (*_say(pack, row, "limit", language), *advocates)),
            (translate("Sources", language), source_lines(pack, row.ids("source_id"), language),
             Role.SOURCES),
        ), row.id, row.ids("source_id"),
    )
