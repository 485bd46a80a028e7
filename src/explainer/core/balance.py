"""Whether a pack leans to one side: what can be counted by side, and rows graded unevenly.

Two sides: `federal` is the administration and those who ask for more enforcement, `local` is
cities, states, advocates and those who speak for immigrants. Who takes no side in public, and
police and organizations that only offer help, count on neither. Advocates are on the side of their
sources, `local` where these take none.

A claim is on the side that it helps: citations that support it count for the side of their source,
those that oppose it for the other one; where neither leads, it is on none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from explainer.core.columns import Kind
from explainer.core.pack import Pack, Row
from explainer.core.placeholders import placeholders

FEDERAL, LOCAL = "federal", "local"

MARK_GAP = 0.20
"""Most by which the confirmed part of one side's statements may exceed the other's. One rule of
grading still leaves differences, since laws confirm themselves and speeches do not."""
COUNTERPOINT_GAP = 0.10
"""The same for statements that carry a counterpoint: all or none, but for a row or two."""
WORDS_RATIO = 1.5
"""Most words of one side as a multiple of the other's. Half as much again is felt as more say."""
SOURCES_RATIO = 2.0
"""The same for sources that take a side. Cities are three and the administration one: not equal."""
WHOLE = (98.5, 101.5)
"""Sum of shares that are the parts of one whole, in percent; published shares are rounded."""

_SIDE_OF_SOURCE = {
    "administration": FEDERAL, "enforcement": FEDERAL, "city": LOCAL, "immigrants": LOCAL}
_SIDE_OF_GROUP = {"administration": FEDERAL, "city": LOCAL, "state": LOCAL, "advocates": LOCAL}
_COUNTERPOINT = re.compile(
    r"\b(?:critics?|wrote that|notes that|dismiss(?:es|ed)|had no support|sources disagree|"
    r"table gives|no data set|tracker|den(?:y|ies)|disputes?|rebuts?|contradicts?|blocked)\b",
    re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_HAS_NUMBER = re.compile(r"\d|\{[^}]+\}")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing counted for both sides: shares (0 to 1) or counts; `detail` says of how many.

    `is_share`: the sides may differ by `limit`; else the larger may be `limit` times the smaller.
    """

    name: str
    federal: float
    local: float
    limit: float
    is_share: bool
    detail: str = ""

    @property
    def within(self) -> bool:
        """Whether the sides differ by no more than the limit."""
        if self.is_share:
            return abs(self.federal - self.local) <= self.limit
        low, high = sorted((self.federal, self.local))
        return high <= self.limit * low

    def line(self) -> str:
        """The comparison in one line, with what to do where it is over its limit."""
        form = "{:.0%}" if self.is_share else "{:.0f}"
        line = f"{self.name}: federal {form.format(self.federal)}, local {form.format(self.local)}"
        allowed = f"{self.limit:.0%} apart" if self.is_share else f"{self.limit:g} times as many"
        fix = _FIX[self.name.split(",")[0]]
        over = "" if self.within else f"  ← over the limit ({allowed}): {fix}"
        return line + (f" ({self.detail})" if self.detail else "") + over


_FIX = {
    "confirmed statements": "grade both sides' rows by one rule",
    "confirmed claims": "grade the claims that help either side by one rule",
    "statements with a counterpoint": "give a counterpoint to all rows or to none",
    "claims that name the other side": "name the other side's best source for all or for none",
    "words of statements": "shorten or add rows until both sides say about as much",
    "words of the cities' two cases": "write both cases at about the same length",
    "sources that take a side": "add sources of the side that has fewer",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A row that breaks a rule: which one, where, what is there, what was expected, the fix."""

    rule: str
    table: str
    row_id: str
    what: str
    expected: str
    fix: str

    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.table} {self.row_id}: {self.what} Expected {self.expected}. {self.fix}"


# Counted by side


def comparisons(pack: Pack) -> tuple[Comparison, ...]:
    """Everything that is counted for both sides, where the pack has rows of both."""
    return (
        *_marks(pack), *_counterpoints(pack), _sources(pack),
        *(found for language in pack.languages for found in _words(pack, language)),
    )


def claim_side(pack: Pack, claim: Row) -> str:
    """The side that a claim helps: `federal`, `local`, or "" where neither leads."""
    lead = 0
    for citation in pack["citations"]:
        source = pack.row("sources", citation.text("source_id"))
        weight = {"supports": 1, "opposes": -1}.get(citation.text("direction"), 0)
        if citation.text("claim_id") == claim.id and source is not None:
            side = _SIDE_OF_SOURCE.get(source.text("side"))
            lead += weight if side == FEDERAL else -weight if side == LOCAL else 0
    return FEDERAL if lead > 0 else LOCAL if lead < 0 else ""


def _statements(pack: Pack) -> dict[str, list[Row]]:
    """Responses of each side that have a mark of their own: those found outside the article."""
    sides: dict[str, list[Row]] = {FEDERAL: [], LOCAL: []}
    for row in pack["responses"]:
        side = _speaker_side(pack, row)
        if side and row.text("origin") == "found":
            sides[side].append(row)
    return sides


def _speaker_side(pack: Pack, row: Row) -> str:
    side = _SIDE_OF_GROUP.get(row.text("group"), "")
    if row.text("group") == "advocates":
        taken = {_SIDE_OF_SOURCE.get(source.text("side"), "")
                 for source in pack.rows("sources", row.ids("source_ids"))} - {""}
        return FEDERAL if taken == {FEDERAL} else side
    return side


def _claims(pack: Pack) -> dict[str, list[Row]]:
    sides: dict[str, list[Row]] = {FEDERAL: [], LOCAL: [], "": []}
    for claim in pack["claims"]:
        sides[claim_side(pack, claim)].append(claim)
    return sides


def _marks(pack: Pack) -> Iterator[Comparison]:
    yield from _share("confirmed statements", _statements(pack), MARK_GAP, _is_confirmed)
    yield from _share("confirmed claims", _claims(pack), MARK_GAP, _is_confirmed)


def _counterpoints(pack: Pack) -> Iterator[Comparison]:
    contested = {side: [claim for claim in claims if claim.yes("contested")]
                 for side, claims in _claims(pack).items()}
    yield from _share("statements with a counterpoint", _statements(pack), COUNTERPOINT_GAP,
                      has_counterpoint)
    yield from _share("claims that name the other side", contested, COUNTERPOINT_GAP,
                      lambda claim: bool(claim.local("other_side", "en")))


def _share(name: str, rows: dict[str, list[Row]], limit: float,
           test: Callable[[Row], bool]) -> Iterator[Comparison]:
    """The part of each side's rows that passes a test; nothing where a side has no rows."""
    federal, local = ([test(row) for row in rows[side]] for side in (FEDERAL, LOCAL))
    if federal and local:
        detail = f"{sum(federal)} of {len(federal)}, {sum(local)} of {len(local)}"
        shares = (sum(federal) / len(federal), sum(local) / len(local))
        yield Comparison(name, *shares, limit=limit, is_share=True, detail=detail)


def _is_confirmed(row: Row) -> bool:
    return row.text("status") == "corroborated"


def has_counterpoint(row: Row) -> bool:
    """Whether a statement is followed by someone else's verdict: a later sentence that says so."""
    later = _SENTENCE.split(row.local("text", "en"))[1:]
    return any(_COUNTERPOINT.search(sentence) for sentence in later)


def _words(pack: Pack, language: str) -> Iterator[Comparison]:
    rows = _statements(pack)
    federal, local = (sum(_count_words(row, "text", language) for row in rows[side])
                      for side in (FEDERAL, LOCAL))
    if all(rows.values()):
        yield Comparison(f"words of statements, {language}", federal, local, WORDS_RATIO, False)
    federal, local = (sum(_count_words(row, name, language) for row in pack["cities"])
                      for name in ("admin_case", "city_case"))
    if federal or local:
        name = f"words of the cities' two cases, {language}"
        yield Comparison(name, federal, local, WORDS_RATIO, False)


def _count_words(row: Row, name: str, language: str) -> int:
    return len(row.text(f"{name}_{language}").split())


def _sources(pack: Pack) -> Comparison:
    sides = [_SIDE_OF_SOURCE.get(row.text("side"), "") for row in pack["sources"]]
    return Comparison("sources that take a side", sides.count(FEDERAL), sides.count(LOCAL),
                      SOURCES_RATIO, False)


# Rows that break a rule


def findings(pack: Pack) -> tuple[Finding, ...]:
    """Rows that break a rule of even grading, rule by rule."""
    rules = (uneven_cases, shares_in_parts, confirmed_by_older_sources, contradicted_without_count,
             reported_beside_dispute, one_mark_for_several)
    return tuple(found for rule in rules for found in rule(pack))


def uneven_cases(pack: Pack) -> Iterator[Finding]:
    """A city whose two cases differ much in length, or one of them is missing."""
    for city in pack["cities"]:
        for language in pack.languages:
            counts = [_count_words(city, name, language) for name in ("admin_case", "city_case")]
            low, high = sorted(counts)
            if high > WORDS_RATIO * low:
                yield Finding(
                    "uneven-cases", "cities", city.id,
                    f"The administration's case has {counts[0]} words and the city's {counts[1]} "
                    f"({language}).",
                    f"neither more than {WORDS_RATIO:g} times as long as the other",
                    "Shorten the longer one or add to the shorter one.")


def shares_in_parts(pack: Pack) -> Iterator[Finding]:
    """A text or list with some parts of a whole (convicted, charged, neither), not the others."""
    wholes = _wholes(pack)
    for row, place, used in _uses(pack):
        settled: set[str] = set()
        begun = (whole for whole in wholes if whole & used)
        # The most complete one first: it settles the parts that it shares with others.
        for whole in sorted(begun, key=lambda whole: len(whole - used)):
            if not whole & used & settled and whole - used:
                yield Finding(
                    "shares-in-parts", row.table, row.id,
                    f"{place} gives {_listed(whole & used)} without {_listed(whole - used)}.",
                    "all parts of the whole", "Give the other parts too.")
            settled |= whole & used


def _listed(ids: frozenset[str]) -> str:
    return " ".join(sorted(ids))


def _wholes(pack: Pack) -> tuple[frozenset[str], ...]:
    """Shares of criminal records of one place, period and source that add up to a whole."""
    families: dict[object, list[Row]] = {}
    for row in pack["figures"]:
        if row.text("kind") == "criminal_history" and row.text("unit") == "percent":
            period = (row.date("period_start"), row.date("period_end"), row.local("period", "en"))
            key = (row.local("place", "en"), str(period), row.ids("source_ids"))
            families.setdefault(key, []).append(row)
    found = []
    for rows in families.values():
        for size in range(2, min(len(rows), 4) + 1):
            for parts in combinations(rows, size):
                total = sum(row.number_of("value") or 0.0 for row in parts)
                if WHOLE[0] <= total <= WHOLE[1]:
                    found.append(frozenset(row.id for row in parts))
    return tuple(found)


def _uses(pack: Pack) -> Iterator[tuple[Row, str, frozenset[str]]]:
    """Row, column and figures of each text that prints some (in any language) and each list."""
    for table in pack.tables.values():
        for row in table:
            for column in table.spec.columns:
                shown = column.physical_names() if column.kind in (Kind.LOCAL, Kind.TEXT) else ()
                printed = {key for name in shown for key in placeholders(row.text(name))}
                named = set(row.ids(column.name)) if column.table == "figures" else set()
                if printed | named:
                    yield row, column.name, frozenset(printed | named)


def confirmed_by_older_sources(pack: Pack) -> Iterator[Finding]:
    """A confirmed claim whose only sources, but for the article, are older than the event."""
    event = pack.event_date
    if event is None:
        return
    for claim in pack["claims"]:
        if not _is_confirmed(claim):
            continue
        sources = [source for source in pack.rows("sources", _support(pack, claim))
                   if source.text("kind") != "article"]
        dates = [source.date("date") for source in sources]
        day = event.first_day()
        if dates and all(date is not None and date.last_day() < day for date in dates):
            newest = max(str(date) for date in dates)
            yield Finding(
                "confirmed-by-older", "claims", claim.id,
                f"It is confirmed by sources up to {newest}, before the event ({event}).",
                "a source of the event's time", "Add one, or grade it partly.")


def _support(pack: Pack, claim: Row) -> tuple[str, ...]:
    cited = [row.text("source_id") for row in pack["citations"]
             if row.text("claim_id") == claim.id and row.text("direction") == "supports"]
    return tuple(dict.fromkeys((*claim.ids("source_ids"), *cited)))


def contradicted_without_count(pack: Pack) -> Iterator[Finding]:
    """A number said to be contradicted where what contradicts it gives no number of its own."""
    for claim in pack["claims"]:
        if claim.text("status") == "contradicted" and claim.number_of("value") is not None:
            evidence = [row.local("says", "en") for row in _citations(pack, claim, "opposes")]
            if not any(map(_HAS_NUMBER.search, (*evidence, claim.local("other_side", "en")))):
                yield _no_count(claim)
    for figure in pack["figures"]:
        counted = _HAS_NUMBER.search(figure.local("caveat", "en"))
        if figure.text("status") == "contradicted" and not counted:
            yield _no_count(figure)


def _no_count(row: Row) -> Finding:
    return Finding(
        "contradicted-without-count", row.table, row.id,
        "It is graded contradicted, and no other number is given against it.",
        "a number of the source that disputes it",
        "Give that number, or grade it reported and state the dispute.")


def _citations(pack: Pack, claim: Row, direction: str) -> list[Row]:
    return [row for row in pack["citations"]
            if row.text("claim_id") == claim.id and row.text("direction") == direction]


def reported_beside_dispute(pack: Pack) -> Iterator[Finding]:
    """A claim or figure graded reported, though a dispute is known and not stated beside it."""
    for claim in pack["claims"]:
        opposing = _citations(pack, claim, "opposes")
        if opposing and claim.text("status") == "reported" and not claim.local("other_side", "en"):
            yield _unstated(claim)
        if not opposing:
            continue
        texts = [claim.local("text", "en"), claim.local("why", "en"),
                *(row.local("says", "en") for row in _citations(pack, claim, "supports"))]
        printed = {key for text in texts for key in placeholders(text)}
        for figure in pack.rows("figures", tuple(sorted(printed))):
            if figure.text("status") == "reported" and not figure.local("caveat", "en"):
                yield _unstated(figure)


def _unstated(row: Row) -> Finding:
    column = "other_side" if row.table == "claims" else "caveat"
    return Finding(
        "reported-beside-dispute", row.table, row.id,
        "It is graded reported; a source that opposes it is known, and nothing here says so.",
        "the dispute stated next to it", f"State it in the column {column}.")


def one_mark_for_several(pack: Pack) -> Iterator[Finding]:
    """A headline of fewer sentences than its claims have different marks."""
    for row in pack["sections"]:
        if row.text("kind") != "headline":
            continue
        statuses = {claim.text("status") for claim in pack.rows("claims", row.ids("claim_ids"))}
        if len(_SENTENCE.split(row.local("text", "en").strip())) < len(statuses):
            yield Finding(
                "one-mark-for-several", "sections", row.id,
                f"Its claims have {len(statuses)} different marks, and it is one sentence.",
                "a half with its own mark for each", "Part the sentence, or name fewer claims.")


# Report, in English as all of `explainer check`


def sides_report(pack: Pack) -> str:
    """What is counted by side, line by line, then the rows that break a rule."""
    found = findings(pack)
    lines = ["Sides: what is counted for each, and rows graded unevenly", ""]
    lines += [comparison.line() for comparison in comparisons(pack)]
    lines += ["", *(finding.sentence() for finding in found)]
    lines += [] if found else ["No row is graded unevenly."]
    return "\n".join(lines) + "\n"
