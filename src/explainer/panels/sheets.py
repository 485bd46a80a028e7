"""What each sheet says: which rows, which chart, which sides. Decided as an editor would, the same
for every pack."""

from __future__ import annotations

from dataclasses import replace

from explainer.content import evidence, formatting, words
from explainer.content.cards import research_rows
from explainer.content.statements import of_response
from explainer.core.i18n import translate
from explainer.core.pack import Row
from explainer.panels.case_table import cases_table
from explainer.sheets.composing import MOST_ROWS, Body, Composer
from explainer.sheets.parts import (
    Band,
    Bar,
    Bars,
    Link,
    Links,
    Mark,
    Opening,
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


def _opening(compose: Composer, panel: str) -> tuple[Opening, ...]:
    """The first lines of a panel's sheet: its headline, what the article says, and what it means
    for a resident, where the pack says these."""
    known = _known_first(compose, panel)
    article = compose.pack.section(panel, "article")
    says = (compose.opening("article_says", compose.section(article, titled=False)),
            ) if article is not None else ()
    return (known, *says, *compose.for_you(panel))


def _known_first(compose: Composer, panel: str) -> Opening:
    """The panel's headline with the mark of each claim it makes; the pack's title where it has
    none."""
    row = compose.pack.section(panel, "headline")
    if row is None:
        return compose.opening("is_known", Para(compose.pack_title()))
    return compose.opening("is_known", compose.section(row, titled=False))


# Overview

_FEW = 2  # events where room is short


def overview(compose: Composer) -> Body:
    """What the directive is, how far the article is confirmed, what happened, and the reasons
    stated."""
    pack = compose.pack
    opening = _opening(compose, "overview")
    reasons = tuple(map(compose.section,
                        pack.sections("overview", "stated_reason")[:min(2, compose.rows(4, 1))]))
    cases = cases_table(compose)
    courts = not pack["cases"].rows
    most = compose.rows(4, 3) if courts else compose.rows(3, 0)
    few = None if most else _events_in_short(compose, _events(compose, _FEW, with_courts=courts))
    events = _events_table(compose, _events(compose, most, with_courts=courts))
    return Body(
        opening,
        (
            Band((_claims_chart(compose),
                  Text(compose.say("reasons"), reasons or compose.nothing(), few)), (1.0, 1.15)),
            *((Band((events,)),) if events.rows or not (cases or few) else ()),
            *((Band((cases,)),) if cases is not None else ()),
            Band((compose.unknown(tuple(compose.section(row, titled=False)
                                        for row in pack.sections("overview", "unknown"))),)),
        ),
    )


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
                paras=() if bars else compose.nothing())


def _events(compose: Composer, most: int, *, with_courts: bool) -> list[Row]:
    """Events that bear on the claims of the overview; where there are few, those nearest to the day
    it is about.

    Without those in court where the pack has cases: a table of them says what came of each side's.
    """
    own = {claim.id for claim in compose.pack["claims"] if claim.text("panel") == "overview"}
    dated = [row for row in compose.pack["events"] if row.date("date") is not None
             and (with_courts or row.text("kind") != "court")]
    linked = _with_news([row for row in dated if own & set(row.ids("claim_ids"))])[:most]
    others = sorted((row for row in dated if row not in linked),
                    key=lambda row: _days_away(compose, row))
    return sorted([*linked, *others[: max(0, min(3, most) - len(linked))]],
                  key=lambda row: str(row.date("date")))


def _events_table(compose: Composer, chosen: list[Row]) -> Table:
    return Table(
        compose.titled("events", len(chosen), len(compose.pack["events"])),
        (compose.say("col_date"), compose.say("col_event")), (1.0, 4.2),
        tuple(_event_row(compose, row) for row in chosen),
    )


def _events_in_short(compose: Composer, chosen: list[Row]) -> Text | None:
    """The same where a table has no room: beside the chart, which is higher than the reasons."""
    paras = tuple(replace(said, lead=f"{when.text}.")
                  for when, said in (_event_row(compose, row) for row in chosen))
    return Text(compose.titled("events", len(chosen), len(compose.pack["events"])),
                paras) if paras else None


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


def _event_row(compose: Composer, row: Row) -> tuple[Para, Para]:
    as_of = row.date("as_of")
    known = compose.known(as_of) if as_of != row.date("date") else ""
    title = compose.local(row, "title")
    return (Para(compose.date(row.date("date"))),
            Para(f"{title}. {known}" if known else title, cite=compose.cite(row.ids("source_ids"))))


# Impacts


def impacts(compose: Composer) -> Body:
    """What the article says may happen, what it says follows for safety, and the research on it."""
    pack, opening = compose.pack, _opening(compose, "impacts")
    rows = compose.pack["impacts"].ordered()
    pairs = [row for row in rows if row.local("pair", compose.language)]
    drawn = {i for row in pairs for name in ("claim_ids", "pair_claim_ids") for i in row.ids(name)}
    others = list(dict.fromkeys(i for row in rows if row not in pairs
                                for i in row.ids("claim_ids") if i not in drawn))
    claims = pack.rows("claims", tuple(others))
    most = compose.rows(4, 0)
    shown = claims[:most] if most > 1 else ()
    table = Table(
        compose.titled("impact_table", len(shown), len(claims)),
        (compose.say("col_impact"), compose.say("col_evidence")), (3.1, 1.5),
        tuple((Para(compose.local(claim, "text")), Para(marks=(compose.claim_mark(claim),)))
              for claim in shown),
    )
    links = _links(compose, compose.label("effect_sheet"), pairs[:MOST_ROWS], "text", "pair")
    unknown = compose.sections("impacts", "unknown") or compose.sections("impacts", "note")
    return Body(opening,
                (Band((links,)), *((Band((table,)),) if shown else ()),
                 Band(_research(compose, rows)),
                 Band((compose.unknown(unknown),))))


def _links(compose: Composer, title: str, rows: list[Row], left: str, right: str) -> Links:
    links = tuple(_link(compose, row, left, right) for row in rows)
    sentences = [compose.say("leads_to", left=_in_words(link.left), right=_in_words(link.right),
                             step=_step(link.step)) for link in links]
    return Links(title, f"{title}: {_sentence(sentences)}", links)


def _step(mark: Mark | None) -> str:
    return f"{mark.word} {mark.cite}".strip() if mark is not None else "–"


def _in_words(para: Para) -> str:
    marks = ", ".join((*(f"{mark.word} {mark.cite}".strip() for mark in para.marks),
                       *(half.text for half in para.more)))
    return f"{para.text.rstrip('.')} ({marks})" if marks else para.text.rstrip(".")


def _link(compose: Composer, row: Row, left: str, right: str) -> Link:
    outcome = compose.local(row, right)
    claim = next(iter(compose.pack.rows("claims", row.ids("link_claim_id"))), None)
    not_assessed = Mark("", translate(words.LINK_NOT_ASSESSED, compose.language))
    step = compose.claim_mark(claim, short=True) if claim is not None else not_assessed
    again = set(row.ids(f"{right}_claim_ids")) <= set(row.ids("claim_ids"))
    first = compose.behind(Para(compose.local(row, left) or compose.local(row, "text")),
                           row.ids("claim_ids"), short=True)
    if not outcome:
        return Link(first, Para(translate(words.NOT_STATED, compose.language), muted=True), None)
    second = compose.behind(Para(outcome), row.ids(f"{right}_claim_ids"), short=True,
                            cited=not again)
    return Link(first, second, step)


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
    own = compose.local(row, "limit") if compose.rows(3, 0) else ""
    limit = " ".join(part for part in (f"{about}.", own, side, count) if part)
    return Text(title,
                (compose.para(row, "finding", row.ids("source_id")), Para(limit, muted=True)))


# Responses


def responses(compose: Composer) -> Body:
    """Who responded and how far it is confirmed, the article's lines beside what was verified, and
    both sides."""
    opening = _opening(compose, "responses")
    rows = compose.pack["responses"].ordered()
    reported = [row for row in rows if row.text("origin") == "article"
                and row.text("group") != "organisations"]
    shown = min(2, compose.rows(4, 1))
    table = Table(
        compose.titled("responses_table", shown, len(reported)),
        tuple(compose.say(key) for key in ("col_who", "col_said", "col_evidence")),
        (1.1, 3.2, 1.25),
        tuple(_response_row(compose, row) for row in reported[:shown]),
    )
    headline = compose.pack.section("responses", "headline")
    behind = set(headline.ids("source_ids")) if headline is not None else set()
    admin = _side(compose, rows, behind, ("administration",))
    others = _side(compose, rows, behind, ("city", "state", "police", "advocates"))
    unknown = compose.sections("responses", "unknown") or tuple(
        compose.section(row, graded=False) for row in compose.pack.sections("responses", "note"))
    return Body(
        opening,
        (Band((_responses_chart(compose, rows),)), Band((table,)),
         Band((Text(compose.label("first_says"), admin),
               Text(compose.label("others_say"), others))),
         Band((compose.unknown(unknown),))),
    )


def _response_row(compose: Composer, row: Row) -> tuple[Para, ...]:
    evidence_ = compose.behind(Para(), row.ids("claim_ids"), short=True, cited=False)
    if not row.ids("claim_ids") and row.text("status"):
        evidence_ = Para(marks=(compose.mark(of_response(compose.pack, row, compose.language),
                                             short=True, cited=False),))
    return (Para(compose.local(row, "who")), compose.para(row, "text", row.ids("source_ids")),
            evidence_)


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
    shown = chosen[:min(2, compose.rows(4, 1))]
    return tuple(_quoted(compose, row) for row in shown) or compose.nothing()


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
    opening = _opening(compose, "recommendations")
    rows = compose.pack["recommendations"].ordered()
    links = _links(compose, compose.say("recommendation_links"), list(rows[:6]), "short", "benefit")
    contested = _contested(compose, rows)
    shown = compose.rows(3, 1)
    table = Table(
        compose.titled("for_against", shown, len(contested)),
        tuple(compose.say(key) for key in ("col_proposal", "col_why", "col_other_side")),
        (1.05, 2.0, 2.0),
        tuple(_contested_row(compose, row, claim) for row, claim in contested[:shown]),
    )
    return Body(opening,
                (Band((links,)), *((Band((table,)),) if shown else ()),
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
