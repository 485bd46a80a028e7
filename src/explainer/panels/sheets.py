"""What each sheet says: which rows, which chart, which sides. Decided as an editor would, the same
for every pack."""

from __future__ import annotations

from dataclasses import replace

from explainer.content import evidence, formatting, words
from explainer.content.cards import as_of_text, research_rows
from explainer.content.statements import of_response
from explainer.content.views import article_claim
from explainer.core.dates import PartialDate
from explainer.core.figures import Figure
from explainer.core.i18n import translate
from explainer.core.pack import Row
from explainer.core.placeholders import placeholders
from explainer.panels.case_table import cases_table
from explainer.sheets.composing import MOST_ROWS, Body, Composer, joined
from explainer.sheets.parts import (
    Band,
    Bar,
    Bars,
    Link,
    Links,
    Mark,
    Para,
    Section,
    Table,
    Text,
    Unit,
    Units,
)


def _sentence(parts: list[str]) -> str:
    return "; ".join(parts) + "." if parts else ""


def _said(mark: Mark) -> str:
    return ", ".join(part for part in (mark.number, mark.word) if part)


def _headline(compose: Composer, panel: str) -> Para:
    """The panel's headline with the mark of each claim it makes; the pack's title where it has
    none."""
    row = compose.pack.section(panel, "headline")
    if row is None:
        return Para(compose.pack_title())
    claims = compose.pack.rows("claims", row.ids("claim_ids"))
    cited = {source for claim in claims for source in claim.ids("source_ids")}
    return Para(compose.local(row, "text"),
                cite=compose.cite(i for i in row.ids("source_ids") if i not in cited),
                marks=compose.claim_marks(row.ids("claim_ids")))


# Overview


def overview(compose: Composer) -> Body:
    """What the directive is, how far the article is confirmed, what happened, and the reasons
    stated."""
    pack = compose.pack
    reasons = tuple(compose.section(row) for row in pack.sections("overview", "stated_reason")[:2])
    cases = cases_table(compose)
    views = tuple(Text(compose.local(row, "title"), (compose.section(row, titled=False),))
                  for row in pack.sections("overview", "note")
                  if not placeholders(row.local("text", compose.language)))[:1]
    return Body(
        _headline(compose, "overview"),
        (*compose.sections("overview", "lead")[:1],
         *compose.sections("overview", "provenance")[:1]),
        (
            Band((_claims_chart(compose),
                  Text(compose.say("reasons"), reasons or _nothing(compose))), (1.0, 1.15)),
            Band((_events_table(compose, with_courts=cases is None),)),
            *((Band((cases,)),) if cases is not None else ()),
            Band((*views, compose.unknown(tuple(compose.section(row, titled=False)
                                                for row in pack.sections("overview", "unknown")))),
                 (1.15, 0.85)),
        ),
    )


def _nothing(compose: Composer) -> tuple[Para, ...]:
    return (Para(compose.say("no_statement"), muted=True),)


def _claims_chart(compose: Composer) -> Bars:
    """How many of the article's claims have each status."""
    counts = {status: sum(row.text("status") == status for row in compose.pack["claims"])
              for status in evidence.STATUSES}
    most = max(counts.values(), default=0)
    bars = tuple(Bar("", count / most,
                     compose.status_mark(status, formatting.number_text(count, compose.language)))
                 for status, count in counts.items() if count)
    title = compose.say("claims")
    return Bars(title, compose.say("claims_note"),
                f"{title}: {_sentence([_said(bar.mark) for bar in bars])}", bars,
                paras=() if bars else _nothing(compose))


def _events_table(compose: Composer, *, with_courts: bool) -> Table:
    """Events that bear on the claims of the overview; where there are few, those nearest to the day
    it is about.

    Without those in court where a table of cases says what came of them.
    """
    pack, most = compose.pack, compose.rows(MOST_ROWS, 4) if with_courts else compose.rows(3, 2)
    own = {claim.id for claim in pack["claims"] if claim.text("panel") == "overview"}
    dated = [row for row in pack["events"] if row.date("date") is not None
             and (with_courts or row.text("kind") != "court")]
    linked = _with_news([row for row in dated if own & set(row.ids("claim_ids"))])[:most]
    others = sorted((row for row in dated if row not in linked),
                    key=lambda row: _days_away(compose, row))
    chosen = sorted([*linked, *others[: max(0, min(3, most) - len(linked))]],
                    key=lambda row: str(row.date("date")))
    return Table(
        compose.titled("events", len(chosen), len(pack["events"])),
        (compose.say("col_date"), compose.say("col_event"), compose.say("col_evidence")),
        (1.05, 2.85, 1.25),
        tuple(_event_row(compose, row, own) for row in chosen),
    )


def _with_news(rows: list[Row]) -> list[Row]:
    """Rows that cite a source which no earlier one cites."""
    cited: set[str] = set()
    kept = []
    for row in rows:
        if not cited.issuperset(row.ids("source_ids")):
            kept.append(row)
        cited.update(row.ids("source_ids"))
    return kept


def _days_away(compose: Composer, row: Row) -> int:
    date = row.date("date")
    event = compose.pack.event_date
    day = event.first_day() if event is not None else compose.today
    return abs((date.first_day() - day).days) if date is not None else 0


def _known(compose: Composer, as_of: PartialDate | None) -> str:
    """The day, month or year a row was last known to be so."""
    return as_of_text(as_of, compose.language) if as_of is not None else ""


def _event_row(compose: Composer, row: Row, own: set[str]) -> tuple[Para, ...]:
    as_of = row.date("as_of")
    known = _known(compose, as_of) if as_of != row.date("date") else ""
    title = compose.local(row, "title")
    marks = compose.claim_marks(tuple(i for i in row.ids("claim_ids") if i in own)
                                or row.ids("claim_ids"), cited=False)
    cite = compose.cite(row.ids("source_ids"))
    last = (*marks[:-1], _with_cite(marks[-1], cite)) if marks else ()
    return (Para(compose.date(row.date("date"))), Para(f"{title}. {known}" if known else title),
            Para(marks=last) if marks else Para(cite=cite))


def _with_cite(mark: Mark, cite: str) -> Mark:
    return Mark(mark.status, mark.word, mark.number, cite)


# A city


def city(compose: Composer, row: Row) -> Body:
    """The article's number, the published ones, the city's rule, both cases, and what nobody has
    published."""
    pack = compose.pack
    claim = article_claim(pack, row)
    figures = [f for i in row.ids("figure_ids") if (f := pack.figure(i)) is not None]
    paras: tuple[Para, ...] = ()
    if claim is not None:
        headline = Para(compose.local(claim, "text"), marks=(compose.claim_mark(claim),))
        paras = (_why(compose, claim),)
    elif figures:
        mark = compose.figure_mark(figures[0])
        headline = Para(f"{mark.number}: {_described(compose, figures[0])}", marks=(mark,))
    else:
        headline = Para(compose.say("no_number", city=compose.local(row, "name")))
    return Body(
        headline, paras,
        (
            Band((_city_chart(compose, row, claim, figures), _rule(compose, row)), (0.8, 1.2)),
            Band((_published(compose, row, figures),)),
            Band((_case(compose, row, "admin", "first_case"),
                  _case(compose, row, "city", "second_case"))),
            Band((compose.unknown((compose.para(row, "unknown"),)
                                  if row.local("unknown", compose.language) else ()),)),
        ),
    )


def _why(compose: Composer, claim: Row) -> Para:
    """Why a claim has its mark; where a source disputes it, which one."""
    para = compose.para(claim, "why")
    other = next(iter(compose.pack.rows("sources", claim.ids("other_side_source_id"))), None)
    if claim.text("status") != "contradicted" or other is None:
        return para
    dispute = compose.say("disputed_by", publisher=other.text("publisher"),
                          date=compose.date(other.date("date")))
    return replace(para, text=f"{para.text} {dispute}".strip(), cite=compose.cite((other.id,)))


def _described(compose: Composer, figure: Figure) -> str:
    parts = (compose.figure_local(figure, "what"), compose.figure_local(figure, "place"),
             formatting.figure_period(figure, compose.language))
    return ", ".join(part for part in parts if part)


def _city_chart(compose: Composer, row: Row, claim: Row | None, figures: list[Figure]) -> Bars:
    """The article's number as a bar of its own; without one, the first published series (a bar
    each)."""
    name = compose.local(row, "name")
    figure = compose.pack.figure(claim.id) if claim is not None else None
    if claim is not None and figure is not None:
        bars: tuple[Bar, ...] = (compose.bar("", figure, _round_up(figure.value or 0.0)),)
        title = compose.say("article_says")
    else:
        series = _series(compose, figures)
        most = max((f.value or 0.0 for f in series), default=0.0)
        bars = tuple(compose.bar(_described(compose, f), f, most) for f in series)
        title = compose.say("published")
    alt = f"{title}: {_sentence([f'{bar.label or name}: {_said(bar.mark)}' for bar in bars])}"
    return Bars(title, "", alt, bars,
                paras=() if bars else (Para(compose.say("no_number", city=name), muted=True),))


def _round_up(value: float) -> float:
    """The end of an axis: the next round number above a value."""
    step = 1.0
    while step * 10 <= value:
        step *= 10
    return next((step * n for n in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * n >= value), value)


def _series(compose: Composer, figures: list[Figure]) -> list[Figure]:
    """The figures of the city's first series, or its first figure alone: only one series shares an
    axis."""
    with_series = [f for f in figures if f.series]
    if not with_series:
        return figures[:1]
    rows = [f for row in compose.pack["figures"] if (f := compose.pack.figure(row.id)) is not None
            and f.series == with_series[0].series]
    return sorted(rows, key=lambda f: str(f.period_start or f.period_end or ""))[:MOST_ROWS]


def _rule(compose: Composer, row: Row) -> Text:
    name, as_of = compose.local(row, "rule_name"), row.date("as_of")
    known = _known(compose, as_of)
    text = " ".join(part for part in (compose.local(row, "rule"), known) if part)
    para = Para(text, f"{name}." if name else "", compose.cite(row.ids("source_ids")),
                marks=compose.marks_within(row, "rule"))
    return Text(compose.label("rule_card"), (para,) if name or text else _nothing(compose))


def _published(compose: Composer, row: Row, figures: list[Figure]) -> Table:
    rows = tuple(
        (Para(compose.figure_local(f, "what")), Para(compose.figure_local(f, "place")),
         Para(formatting.figure_period(f, compose.language)),
         Para(marks=(compose.figure_mark(f, short=True),)))
        for f in figures[: compose.rows(MOST_ROWS, 3)])
    office = Para(compose.local(row, "office_covers"), f"{compose.local(row, 'office')}.",
                  muted=True)
    heads = tuple(compose.say(key) for key in ("col_what", "col_place", "col_period", "col_number"))
    empty = () if rows else (
        Para(evidence.missing_word("not_published", compose.language).capitalize() + "."),)
    return Table(compose.titled("published", len(rows), len(figures)), heads,
                 (1.15, 1.45, 1.35, 1.4), rows,
                 (*empty, office))


def _case(compose: Composer, row: Row, side: str, label: str) -> Text:
    para = compose.para(row, f"{side}_case", row.ids(f"{side}_source_ids"))
    return Text(compose.label(label), (para,) if para.text else _nothing(compose))


# Impacts


def impacts(compose: Composer) -> Body:
    """What the article says may happen, what it says follows for safety, and the research on it."""
    rows = compose.pack["impacts"].ordered()
    pairs = [row for row in rows if row.local("pair", compose.language)]
    drawn = {i for row in pairs for name in ("claim_ids", "pair_claim_ids") for i in row.ids(name)}
    others = [row for row in rows if row not in pairs]
    alone = [row for row in others if not row.ids("claim_ids") or set(row.ids("claim_ids")) - drawn]
    table = Table(
        compose.titled("impact_table", min(MOST_ROWS, len(alone)), len(others)),
        (compose.say("col_impact"), compose.say("col_evidence")), (3.1, 1.5),
        tuple((Para(compose.local(row, "text")),
               Para(marks=joined(compose.claim_marks(row.ids("claim_ids"), short=True))))
              for row in alone[:MOST_ROWS]),
    )
    links = _links(compose, compose.label("effect_sheet"), pairs[:MOST_ROWS], "text", "pair")
    unknown = compose.sections("impacts", "unknown") or compose.sections("impacts", "note")
    return Body(_headline(compose, "impacts"), (),
                (Band((links,)), Band((table,)), Band(_research(compose, rows)),
                 Band((compose.unknown(unknown),))))


def _links(compose: Composer, title: str, rows: list[Row], left: str, right: str) -> Links:
    links = tuple(_link(compose, row, left, right) for row in rows)
    sentences = [compose.say("leads_to", left=_in_words(link.left), right=_in_words(link.right),
                             step=link.step.word if link.step else "–") for link in links]
    return Links(title, f"{title}: {_sentence(sentences)}", links)


def _in_words(para: Para) -> str:
    marks = ", ".join(mark.word for mark in para.marks)
    return f"{para.text.rstrip('.')} ({marks})" if marks else para.text.rstrip(".")


def _link(compose: Composer, row: Row, left: str, right: str) -> Link:
    outcome = compose.local(row, right)
    claim = next(iter(compose.pack.rows("claims", row.ids("link_claim_id"))), None)
    not_assessed = Mark("", translate(words.LINK_NOT_ASSESSED, compose.language))
    step = compose.claim_mark(claim, short=True, cited=False) if claim is not None else not_assessed
    again = set(row.ids(f"{right}_claim_ids")) <= set(row.ids("claim_ids"))
    return Link(
        Para(compose.local(row, left) or compose.local(row, "text"),
             marks=joined(compose.claim_marks(row.ids("claim_ids"), short=True))),
        Para(outcome or translate(words.NOT_STATED, compose.language), muted=not outcome,
             marks=joined(
            compose.claim_marks(row.ids(f"{right}_claim_ids"), short=True, cited=not again))
             if outcome else ()),
        step if outcome else None,
    )


_STRENGTHS = ("strong", "moderate", "limited")


def _research(compose: Composer, rows: tuple[Row, ...]) -> tuple[Section, ...]:
    """The finding with the strongest method each way: first those that bear on the headline."""
    ids = tuple(i for row in rows for name in ("claim_ids", "pair_claim_ids")
                for i in row.ids(name))
    headline = compose.pack.section("impacts", "headline")
    first = set(headline.ids("claim_ids")) if headline is not None else set()
    return tuple(_finding(compose, direction, research_rows(compose.pack, ids, direction), first)
                 for direction in ("for", "against", "null"))


def _finding(compose: Composer, direction: str, rows: tuple[Row, ...], first: set[str]) -> Text:
    def weight(row: Row) -> tuple[bool, int]:
        strength = row.text("strength")
        return (not first & set(row.ids("claim_ids")), _STRENGTHS.index(strength)
                if strength in _STRENGTHS else 9)

    title = compose.say(f"research_{direction}")
    if not rows:
        return Text(title, (Para(compose.say("none_found"), muted=True),))
    row = min(rows, key=weight)
    strength = compose.say(
        "strength", word=words.word("strength", row.text("strength"), compose.language).lower())
    about = " · ".join(part for part in (compose.local(row, "place"), row.text("years"), strength)
                       if part)
    side = compose.say("takes_side") if row.yes("advocates") else ""
    count = compose.say("one_of", n=len(rows)) if len(rows) > 1 else ""
    limit = " ".join(part for part in (f"{about}.", compose.local(row, "limit"), side, count)
                     if part)
    return Text(title,
                (compose.para(row, "finding", row.ids("source_id")), Para(limit, muted=True)))


# Responses


def responses(compose: Composer) -> Body:
    """Who responded and how far it is confirmed, the article's lines beside what was verified, and
    both sides."""
    rows = compose.pack["responses"].ordered()
    reported = [row for row in rows if row.text("origin") == "article"
                and row.text("group") != "organisations"]
    table = Table(
        compose.titled("responses_table", 2, len(reported)),
        tuple(compose.say(key) for key in ("col_who", "col_said", "col_evidence")),
        (1.1, 3.2, 1.25),
        tuple(_response_row(compose, row) for row in reported[:2]),
    )
    headline = compose.pack.section("responses", "headline")
    behind = set(headline.ids("source_ids")) if headline is not None else set()
    admin = _side(compose, rows, behind, ("administration",))
    others = _side(compose, rows, behind, ("city", "state", "police", "advocates"))
    unknown = compose.sections("responses", "unknown") or tuple(
        compose.section(row, graded=False) for row in compose.pack.sections("responses", "note"))
    return Body(
        _headline(compose, "responses"), (),
        (Band((_responses_chart(compose, rows),)), Band((table,)),
         Band((Text(compose.label("first_says"), admin),
               Text(compose.label("others_say"), others))),
         Band((compose.unknown(unknown),))),
    )


def _response_row(compose: Composer, row: Row) -> tuple[Para, ...]:
    marks = compose.claim_marks(row.ids("claim_ids"), short=True, cited=False)
    if not marks and row.text("status"):
        marks = (compose.mark(of_response(compose.pack, row, compose.language), short=True,
                              cited=False),)
    return (Para(compose.local(row, "who")), compose.para(row, "text", row.ids("source_ids")),
            Para(marks=marks))


def _side(compose: Composer, rows: tuple[Row, ...], behind: set[str],
          groups: tuple[str, ...]) -> tuple[Para, ...]:
    """Two responses found elsewhere, by two speakers where there are two: first those the headline
    rests on, then those confirmed by a second source."""
    found = [row for row in rows if row.text("origin") == "found" and row.text("group") in groups]
    found.sort(key=lambda row: (not behind & set(row.ids("source_ids")),
                                row.text("status") != "corroborated"))
    speakers = {compose.local(row, "who"): row for row in reversed(found)}
    first = [row for row in found if speakers[compose.local(row, "who")] is row]
    chosen = sorted((first + [row for row in found if row not in first])[:2],
                    key=lambda row: str(row.date("date") or ""))
    return tuple(_quoted(compose, row) for row in chosen) or _nothing(compose)


def _quoted(compose: Composer, row: Row) -> Para:
    date = row.date("date")
    who = compose.local(row, "who")
    lead = f"{who} ({compose.date(date)})." if date is not None else f"{who}."
    own = of_response(compose.pack, row, compose.language)
    marks = (compose.mark(own),) if own.status.id else compose.claim_marks(row.ids("claim_ids"))
    return compose.para(row, "text", lead=lead, marks=marks)


def _responses_chart(compose: Composer, rows: tuple[Row, ...]) -> Units:
    """One mark per claim, or per row that has no claim of its own, in a line per group."""
    lines: dict[str, list[str]] = {group: [] for group in words.WORDS["response_group"]}
    for row in rows:
        own = ([c.text("status") for c in compose.pack.rows("claims", row.ids("claim_ids"))]
               or [row.text("status")])
        lines.setdefault(row.text("group"), []).extend(own)
    order = list(evidence.STATUSES)
    units = tuple(
        Unit(words.word("response_group", group, compose.language),
             formatting.number_text(len(own), compose.language),
             tuple(sorted(own, key=lambda status: order.index(status) if status in order
                          else len(order))))
        for group, own in lines.items() if own)
    used = {status for unit in units for status in unit.statuses}
    key = tuple(compose.status_mark(status) for status in order if status in used)
    sentences = [_unit_in_words(compose, unit) for unit in units]
    title = compose.say("responses_chart")
    return Units(title, f"{title}: {_sentence(sentences)}", units, key)


def _unit_in_words(compose: Composer, unit: Unit) -> str:
    counts = [f"{unit.statuses.count(s.id)} {s.word(compose.language)}"
              for s in evidence.STATUSES.values()
              if s.id in unit.statuses]
    return f"{unit.label} {unit.count} ({', '.join(counts)})"


# Recommendations


def recommendations(compose: Composer) -> Body:
    """Each proposal and the benefit the article states for it; for some, what speaks for it and
    against it."""
    rows = compose.pack["recommendations"].ordered()
    links = _links(compose, compose.say("recommendation_links"), list(rows[:6]), "short", "benefit")
    contested = _contested(compose, rows)
    shown = compose.rows(3, 2)
    table = Table(
        compose.titled("for_against", shown, len(contested)),
        tuple(compose.say(key) for key in ("col_proposal", "col_why", "col_other_side")),
        (1.05, 2.0, 2.0),
        tuple(_contested_row(compose, row, claim) for row, claim in contested[:shown]),
    )
    return Body(_headline(compose, "recommendations"), (),
                (Band((links,)), Band((table,)),
                 Band((compose.unknown(_untested(compose, rows)),))))


def _claims_of(compose: Composer, row: Row) -> tuple[Row, ...]:
    return compose.pack.rows(
        "claims", tuple(dict.fromkeys((*row.ids("claim_ids"), *row.ids("benefit_claim_ids")))))


def _untested(compose: Composer, rows: tuple[Row, ...]) -> tuple[Para, ...]:
    """What was looked for and not found, proposal by proposal; else the panel's own notes."""
    found = tuple(compose.para(claim, "why", lead=f"{compose.local(row, 'short')}.")
                  for row in rows for claim in _claims_of(compose, row)
                  if claim.text("status") == "not_found")
    return (compose.sections("recommendations", "unknown") or found
            or compose.sections("recommendations", "note"))


def _contested(compose: Composer, rows: tuple[Row, ...]) -> list[tuple[Row, Row]]:
    """Proposals with the claim of each that sources on both sides speak to; those of the headline
    first."""
    headline = compose.pack.section("recommendations", "headline")
    first = headline.ids("claim_ids") if headline is not None else ()
    found = []
    for row in rows:
        claim = next((c for c in _claims_of(compose, row)
                      if c.ids("other_side_source_id") and c.text("status") != "not_found"), None)
        if claim is not None:
            found.append((row, claim))
    return sorted(found, key=lambda pair: pair[1].id not in first)


def _contested_row(compose: Composer, row: Row, claim: Row) -> tuple[Para, ...]:
    return (Para(compose.local(row, "short"), marks=(compose.claim_mark(claim, cited=False),)),
            compose.para(claim, "why", claim.ids("source_ids")),
            compose.para(claim, "other_side", claim.ids("other_side_source_id")))
