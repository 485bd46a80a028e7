"""What is stated: one record for a fact of the pack, built once per fact and language.

Table, card, headline, chart, slide, sheet, clipboard and export are renderers of it: each chooses
which parts it shows, and none builds them again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from explainer.content import evidence, formatting
from explainer.content.evidence import Status
from explainer.core.figures import Figure
from explainer.core.pack import Pack, Row


class Statement(NamedTuple):
    """A fact in words of one language.

    `ref` is the id of its claim, figure, response or finding; `label` what it says or counts;
    `number` its value in words ("27%"), "" if it has none; `value` the same in units of `unit`,
    None if missing. `sources` are the numbers of its sources, rising, and `source_ids` their ids as
    the pack has them.
    """

    ref: str
    label: str
    status: Status
    language: str
    number: str = ""
    value: float | None = None
    unit: str = ""
    place: str = ""
    period: str = ""
    sources: tuple[int, ...] = ()
    source_ids: tuple[str, ...] = ()

    def word(self, *, short: bool = False) -> str:
        """The evidence status in words; "" for a fact that has none of its own."""
        return self.status.word(self.language, short=short)

    @property
    def cite(self) -> str:
        """The numbers of its sources as printed after a text: "[1] [4]"."""
        return cited(self.sources)

    @property
    def about(self) -> str:
        """What it counts, where and when."""
        return " · ".join(part for part in (self.label, self.place, self.period) if part)

    @property
    def spoken(self) -> str:
        """All of it, as read aloud or copied: number, what, where, when, status, sources."""
        word = self.word()
        spoken = " ".join(part for part in (self.number, self.about, self.cite) if part)
        return f"{spoken} ({word})" if word else spoken


def cited(numbers: Iterable[int]) -> str:
    """Numbers of sources as printed after a text: "[1] [4]"."""
    return " ".join(f"[{number}]" for number in numbers)


def source_numbers(pack: Pack, ids: Iterable[str]) -> tuple[int, ...]:
    """Numbers of the sources with those ids, rising; unknown ids are passed over."""
    return tuple(sorted({pack.source_numbers[i] for i in ids if i in pack.source_numbers}))


def of_claim(pack: Pack, claim: Row, language: str) -> Statement:
    """A row of table `claims`, with its number if it has one."""
    figure, ids = pack.figure(claim.id), _behind(pack, claim)
    return Statement(
        claim.id, formatting.local(pack, claim, "text", language),
        evidence.status_of(claim.text("status")), language,
        number=formatting.figure_text(figure, language) if figure is not None else "",
        value=figure.value if figure is not None else None,
        unit=figure.unit if figure is not None else "",
        sources=source_numbers(pack, ids), source_ids=ids,
    )


def _behind(pack: Pack, claim: Row) -> tuple[str, ...]:
    """Ids of the sources of a claim; of one that is disputed also of those that dispute it."""
    ids = claim.ids("source_ids")
    if claim.text("status") != "contradicted":
        return ids
    against = (row.text("source_id") for row in pack["citations"]
               if row.text("claim_id") == claim.id and row.text("direction") == "opposes")
    return tuple(dict.fromkeys((*ids, *against)))


def of_claims(pack: Pack, ids: Iterable[str], language: str) -> tuple[Statement, ...]:
    """The claims with those ids, once each; unknown ids are passed over."""
    rows = pack.rows("claims", tuple(dict.fromkeys(ids)))
    return tuple(of_claim(pack, claim, language) for claim in rows)


def of_figure(pack: Pack, figure: Figure, language: str, style: str = "short") -> Statement:
    """A row of table `figures`; for the number of a claim, the claim.
    `style`: see `figure_text`."""
    if figure.row.table == "claims":
        claim = of_claim(pack, figure.row, language)
        return claim._replace(number=formatting.figure_text(figure, language, style))
    return Statement(
        figure.id, formatting.figure_local(pack, figure, "what", language),
        evidence.status_of(figure.status), language,
        number=formatting.figure_text(figure, language, style), value=figure.value,
        unit=figure.unit,
        place=formatting.figure_local(pack, figure, "place", language),
        period=formatting.figure_period(figure, language),
        sources=source_numbers(pack, figure.source_ids), source_ids=figure.source_ids,
    )


def of_figures(pack: Pack, ids: Iterable[str], language: str) -> tuple[Statement, ...]:
    """The figures with those ids, once each; unknown ids are passed over."""
    found = (pack.figure(i) for i in dict.fromkeys(ids))
    return tuple(of_figure(pack, figure, language) for figure in found if figure is not None)


def of_response(pack: Pack, row: Row, language: str) -> Statement:
    """A row of table `responses`, with the status it has where no claim speaks for it."""
    who = formatting.local(pack, row, "who", language)
    return Statement(
        row.id, f"{who}: {formatting.local(pack, row, 'text', language)}",
        evidence.status_of(row.text("status")), language,
        sources=source_numbers(pack, row.ids("source_ids")), source_ids=row.ids("source_ids"),
    )


def of_finding(pack: Pack, row: Row, language: str) -> Statement:
    """A row of table `research`: it has no status of its own, but a source and a strength."""
    return Statement(
        row.id, formatting.local(pack, row, "finding", language), evidence.NONE, language,
        place=formatting.local(pack, row, "place", language), period=row.text("years"),
        sources=source_numbers(pack, row.ids("source_id")), source_ids=row.ids("source_id"),
    )


def of_ref(pack: Pack, ref: str, language: str) -> Statement | None:
    """The claim, figure, response or finding with that id; None if there is no such thing."""
    claim, figure = pack.row("claims", ref), pack.figure(ref)
    if claim is not None:
        return of_claim(pack, claim, language)
    if figure is not None:
        return of_figure(pack, figure, language)
    response, finding = pack.row("responses", ref), pack.row("research", ref)
    if response is not None:
        return of_response(pack, response, language)
    return of_finding(pack, finding, language) if finding is not None else None
