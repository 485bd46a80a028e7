"""The views of Impacts and Recommendations: the steps the article goes, each with its mark, and how
much research bears on them."""

from __future__ import annotations

from explainer.content import formatting, words
from explainer.content.labels import impact_group
from explainer.content.lines import Line
from explainer.content.statements import Statement, of_claims
from explainer.content.views import (
    Builder,
    Cell,
    View,
    column,
    status_words,
    statuses_of,
    worded_line,
)
from explainer.core.i18n import N_, translate
from explainer.core.pack import Pack, Row

ARROW, DOWN = "→ ", "↓ "
DIRECTIONS = ("for", "against", "null")

_COMMON = (
    column("research", N_("Studies", "column"), 0.3, least=248),
    column("link", N_("Link between the two", "column"), 0.5, hidden=True, least=112),
    column("evidence", N_("Evidence", "column"), 0.5, hidden=True, least=118),
    column("group", N_("Kind", "column"), 1.0, hidden=True),
)
IMPACTS = (column("steps", N_("From impact to effect", "column"), 4.0, least=240), *_COMMON)
RECOMMENDATIONS = (column("steps", N_("From initiative to benefit", "column"), 4.0, least=240),
                   *_COMMON)


def research_counts(pack: Pack, claim_ids: tuple[str, ...]) -> dict[str, int]:
    """How many findings on any of those claims point each way."""
    wanted = set(claim_ids)
    found = [row.text("direction") for row in pack["research"]
             if wanted & set(row.ids("claim_ids"))]
    return {direction: found.count(direction) for direction in DIRECTIONS}


def research_text(counts: dict[str, int], language: str) -> str:
    """Findings for, against and without effect in words; all three, or that there are none."""
    if not any(counts.values()):
        return translate(words.NONE_FOUND, language)
    return translate("{n} for · {m} against · {k} no effect found", language, n=counts["for"],
                     m=counts["against"], k=counts["null"])


def _research_cell(build: Builder, *id_lists: tuple[str, ...]) -> Cell:
    """The findings on each statement of a row, in the order of the statements: what is for one of
    them may be against another."""
    ids = tuple(dict.fromkeys(claim_id for ids in id_lists for claim_id in ids))
    total = sum(research_counts(build.pack, ids).values())
    if not total or len(ids) == 1:
        text = research_text(research_counts(build.pack, ids), build.language)
        return Cell((Line(text, muted=not total),), float(total) if total else None)
    lines = []
    for number, claim_id in enumerate(ids, start=1):
        counts = research_counts(build.pack, (claim_id,))
        lines.append(Line(f"{number}. {research_text(counts, build.language)}",
                          muted=not any(counts.values())))
    return Cell(tuple(lines), float(total))


def _link_cell(build: Builder, row: Row, *, has_pair: bool) -> Cell:
    marks = build.claims(row.ids("link_claim_id"))
    if marks.lines:
        return marks
    if not has_pair:
        return Cell((Line("–", muted=True),))
    return Cell((Line(translate(words.LINK_NOT_ASSESSED, build.language), muted=True),))


def _step(text: str, claims: tuple[Statement, ...], lead: str = "") -> tuple[Line, ...]:
    """One step: its text with the mark of its claim. Where it makes several claims, each in its own
    words with its own mark, so that no mark stands behind words it does not belong to."""
    if not text and not claims:
        return ()
    if not claims:
        return (Line(lead + text),)
    if len(claims) == 1:
        return (worded_line(claims[0], lead + (text or claims[0].label)),)
    return tuple(worded_line(claim, lead + claim.label) for claim in claims)


def _link_lines(build: Builder, row: Row, *, has_pair: bool) -> tuple[Line, ...]:
    """What is between the two steps: the mark of the link, or that nobody assessed it."""
    if not has_pair:
        return ()
    links = of_claims(build.pack, row.ids("link_claim_id"), build.language)
    if not links:
        return (Line(DOWN + translate(words.LINK_NOT_ASSESSED, build.language), muted=True),)
    title = DOWN + translate("Link between the two", build.language, "column")
    return tuple(worded_line(link, title) for link in links)


def impacts(pack: Pack, language: str) -> View:
    """Impacts, and the effects on safety that the article ties to them."""
    build = Builder(pack, language)
    for row in pack["impacts"].ordered():
        text, pair = (formatting.local(pack, row, name, language) for name in ("text", "pair"))
        ids = [row.ids(name) for name in ("claim_ids", "pair_claim_ids", "link_claim_id")]
        first, second = (of_claims(pack, one, language) for one in ids[:2])
        build.add(
            row.id, statuses_of(pack, *ids[:2]),
            steps=Cell((*_step(text, first), *_link_lines(build, row, has_pair=bool(pair)),
                        *_step(pair, second, ARROW)), text or None),
            evidence=build.claims(*ids[:2]), link=_link_cell(build, row, has_pair=bool(pair)),
            research=_research_cell(build, *ids),
            group=build.plain(impact_group(pack, row.text("group"), language)),
        )
    return build.view("impacts", IMPACTS, status_words(language))


def _of_each(pack: Pack, row: Row, language: str,
             ) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Claims of the initiative and of the benefit. One that is named with both belongs to the
    benefit if the initiative has others, else to the initiative if the benefit has others."""
    own, of_benefit = row.ids("claim_ids"), row.ids("benefit_claim_ids")
    first = tuple(i for i in own if i not in of_benefit) or own
    second = tuple(i for i in of_benefit if i not in first) or of_benefit
    return of_claims(pack, first, language), of_claims(pack, second, language)


def _bold(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same with the first text in bold."""
    return tuple(line._replace(strong=line.text, text="") if not number else line
                 for number, line in enumerate(lines))


def recommendations(pack: Pack, language: str) -> View:
    """Initiatives, and the benefit that the article states for each."""
    build = Builder(pack, language)
    for row in pack["recommendations"].ordered():
        text, short, benefit = (formatting.local(pack, row, name, language)
                                for name in ("text", "short", "benefit"))
        ids = [row.ids(name) for name in ("claim_ids", "benefit_claim_ids", "link_claim_id")]
        first, second = _of_each(pack, row, language)
        then = (_step(benefit, second, ARROW) if benefit or second else
                (Line(ARROW + translate("benefit not stated", language), muted=True),))
        build.add(
            row.id, statuses_of(pack, *ids[:2]),
            steps=Cell((*_bold(_step(short or text, first)),
                        *_link_lines(build, row, has_pair=bool(benefit)), *then),
                       short or text or None),
            evidence=build.claims(*ids[:2]), link=_link_cell(build, row, has_pair=bool(benefit)),
            research=_research_cell(build, *ids),
            group=build.plain(words.word("recommendation_group", row.text("group"), language)),
        )
    return build.view("recommendations", RECOMMENDATIONS, status_words(language))
