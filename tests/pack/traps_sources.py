"""Traps 8, 9, 10, 11 and 13: copies and garbled sources, telephone numbers, dates of law, grading, reviewers."""

from __future__ import annotations

import re

from explainer.content.formatting import source_line
from explainer.content.words import LINK_NOT_ASSESSED
from explainer.core.dates import PartialDate
from explainer.core.i18n import translate
from explainer.core.pack import Pack
from explainer.panels import registry
from tests.pack.packs import ARTICLE, Trap, added, changed, without

# 8

MIRRORS = (
    "armwoodopinion.com", "paprclips.com", "newspub.live", "adamfoxie.blogspot.com", "einpresswire.com", "finanzen.net",
    "arcamax.com", "briefly.co", "europesays.com", "daily8.com", "publicnonprofitleadership.com", "fifthestate.nz",
    "thebostonproject.net", "eastla.news", "cawiretoday.com", "usa-today-news.com", "financialsourcereport.com",
    "cairco.org", "associatednews.agency", "occasionaldigest.com", "newsfinale.com", "conservdailyusa.com",
    "instalawyer.io", "paperzz.com", "documentine.com", "docslib.org", "fewsapp.com", "bpdaily.com",
    "thefollowup.ai", "rightsidenews", "everycrsreport.com", "manilabulletin", "mb.com.ph", "tribuneonlineng.com",
    "lincolndailynews", "instantnewsbellaire", "eyeonradio", "nzherald.co.nz", "kesq.com", "journal-news.com",
    "oleantimesherald.com", "scribd.com", "justia.com", "repec.org", "politicreview", "usaherald.com", "nj1015.com",
)  # fmt: skip
"""Hosts of copies, mirrors and aggregators in the collection of facts: what was read there is cited without address."""

GARBLED = ("fingerlakes1", "globalspark", "vegasvibe", "parriva", "visaverge")
"""Publishers listed as false or garbled sources: nothing rests on them."""


def copies_said(pack: Pack) -> list[str]:
    """What was read in a copy says so in its line and has no address; all else has the publisher's own."""
    wrong = []
    for source in pack["sources"]:
        in_copy = source.yes("read_in_copy")
        if in_copy == bool(source.text("address")):
            wrong.append(f"sources:{source.id} address {source.text('address')!r}, read in a copy: {in_copy}")
        for language, said in (("en", "read in a copy"), ("es", "leído en una copia")):
            if (said in source_line(pack, source, language)) != in_copy:
                wrong.append(f"sources:{source.id} line in {language}")
    return wrong


def citations_agree_on_copies(pack: Pack) -> list[str]:
    wrong = []
    for row in pack["citations"]:
        source = pack.row("sources", row.text("source_id"))
        if source is None or row.yes("read_in_copy") != source.yes("read_in_copy"):
            wrong.append(f"citations:{row.id}")
    return wrong


def _cells_with(pack: Pack, words: tuple[str, ...]) -> list[str]:
    return [
        f"{row.table}:{row.id} {name}: {word}"
        for table in pack.tables.values() for row in table for name, cell in row.cells.items()
        for word in words if word in str(cell).casefold()
    ]


def no_mirror(pack: Pack) -> list[str]:
    return _cells_with(pack, MIRRORS)


def no_garbled_source(pack: Pack) -> list[str]:
    return _cells_with(pack, GARBLED)


def article_only_as_checked(pack: Pack) -> list[str]:
    """The article proves nothing: context in citations, its own lines in responses, the claims it makes alone."""
    wrong = [f"citations:{row.id}" for row in pack["citations"]
             if row.text("source_id") == ARTICLE and row.text("direction") != "context"]
    for row in (row for table in pack.tables.values() for row in table
                if row.has("source_ids") and ARTICLE in row.ids("source_ids")):
        alone = row.table == "claims" and row.text("status") in ("not_found", "contradicted", "opinion")
        its_line = row.table == "responses" and row.text("origin") == "article" and row.ids("claim_ids")
        about_it = row.table == "sections" and row.ids("claim_ids")
        if not (alone or its_line or about_it):
            wrong.append(f"{row.table}:{row.id}")
    wrong += [f"{row.table}:{row.id}" for table in ("figures", "events", "research", "glossary") for row in pack[table]
              if ARTICLE in row.ids("source_id" if table == "research" else "source_ids")]
    other = [f"claims:{row.id}" for row in pack["claims"] if ARTICLE in row.ids("other_side_source_id")]
    return sorted({*wrong, *other})


def slip_cited_only_as_slip(pack: Pack) -> list[str]:
    """One publisher makes the article's slip about the President; it is cited to show that, and for nothing else."""
    uses = [
        (table.spec.name, row.id)
        for table in pack.tables.values() for row in table for column in table.spec.columns
        if column.table == "sources" and "ijr-2025-06" in row.ids(column.name)
    ]
    slips = {("citations", r.id) for r in pack["citations"]
             if (r.text("claim_id"), r.text("direction")) == ("C02", "context")}
    return [f"{table}:{row_id}" for table, row_id in uses if (table, row_id) not in slips]


# 9

TELEPHONE = re.compile(
    r"(?<![\d./-])(?:\+?1[-. ]?)?\(?[2-9]\d{2}\)?[-. ]\d{3}[-. ]\d{4}(?![\d-])"
    r"|(?<![\w/.-])(?<!Act )\d{3}[-.]\d{4}(?![\d-])"
    r"|\btel:|\b(?:call|dial|phone|llame|marque|llamar) (?:al |a )?\d{3}\b",
    re.IGNORECASE,
)


def no_telephone(pack: Pack) -> list[str]:
    """In no cell, unknown columns included."""
    return [
        f"{row.table}:{row.id} {name}: {match.group()!r}"
        for table in pack.tables.values() for row in (*table.rows, *table.skipped)
        for name, cell in (*row.cells.items(), *row.extra.items(), *row.unparsed.items())
        if (match := TELEPHONE.search(str(cell)))
    ]


# 10


def law_has_its_date(pack: Pack) -> list[str]:
    """Court events, the rule of each city and figures of law say when they were last known to be so."""
    legal = [
        *(row for row in pack["events"] if row.text("kind") == "court"), *pack["cities"],
        *(row for row in pack["figures"] if row.text("kind") == "law"),
    ]
    return [f"{row.table}:{row.id}" for row in legal if row.date("as_of") is None]


def as_of_not_before_it_happened(pack: Pack) -> list[str]:
    wrong = []
    for row in pack["events"]:
        date, as_of = row.date("date"), row.date("as_of")
        if date and as_of and (as_of.last_day() < date.first_day() or str(as_of) > pack.meta("published")):
            wrong.append(f"events:{row.id} of {date}, as of {as_of}")
    return wrong


def review_by_after_published(pack: Pack) -> list[str]:
    published, review_by = pack.meta("published"), pack.meta("review_by")
    return [] if "2025-06-15" < published < review_by else [f"published {published!r}, review by {review_by!r}"]


# 11

CONTRADICTED = {"C02", "C16"}


def _directions(pack: Pack, claim_id: str, *, but: str = ARTICLE) -> list[str]:
    return [
        row.text("direction") for row in pack["citations"]
        if row.text("claim_id") == claim_id and row.text("source_id") != but
    ]


def grades_rest_on_citations(pack: Pack) -> list[str]:
    """Confirmed rests on a source that supports; disputed on one that opposes; not found on none that supports."""
    wrong = []
    for claim in pack["claims"]:
        directions, status = _directions(pack, claim.id), claim.text("status")
        if status in ("corroborated", "partly") and "supports" not in directions:
            wrong.append(f"claims:{claim.id} {status} without support")
        if status == "contradicted" and "opposes" not in directions:
            wrong.append(f"claims:{claim.id} disputed by nobody")
        if status in ("not_found", "contradicted") and "supports" in directions:
            wrong.append(f"claims:{claim.id} {status}, yet a source supports it")
        if (status == "contradicted") != (claim.id in CONTRADICTED):
            wrong.append(f"claims:{claim.id} {status}")
    return wrong


DISPUTE = {"en": re.compile(r"\bdispute"), "es": re.compile(r"\b(?:cuestion|disput|rechaz)")}


def figures_are_reported(pack: Pack) -> list[str]:
    """A publisher's number is reported, not confirmed; disputed, if it says so; one nobody published is not found."""
    wrong = []
    for row in pack["figures"]:
        disputed = all(DISPUTE[language].search(row.text(f"caveat_{language}")) for language in pack.languages)
        fine = {"reported", "contradicted"} if disputed else {"reported"}
        if row.text("status") not in (fine if row.number_of("value") is not None else {"not_found"}):
            wrong.append(f"figures:{row.id} {row.text('status')}")
    return wrong


def confirmed_responses_have_two_publishers(pack: Pack) -> list[str]:
    """Two publishers, or the text of a law or an order itself, read where its publisher has it: for every side."""
    wrong = []
    for row in pack["responses"]:
        sources = pack.rows("sources", row.ids("source_ids"))
        own_text = any(s.text("kind") == "law" and not s.yes("read_in_copy") for s in sources)
        two = len({source.text("publisher") for source in sources}) >= 2
        if row.text("status") == "corroborated" and not (two or own_text):
            wrong.append(f"responses:{row.id}")
        if row.text("status") and row.ids("claim_ids"):
            wrong.append(f"responses:{row.id} has claims and a mark of its own")
    return wrong


def each_claim_its_own_mark(pack: Pack) -> list[str]:
    """A row shows the mark of each of its claims, in every language."""
    wrong = []
    for table, end in (("impacts", "pair_claim_ids"), ("recommendations", "benefit_claim_ids")):
        for language in pack.languages:
            view = registry.view(table, pack, language)
            for place, row_id in enumerate(view.ids):
                row = pack[table].by_id[row_id]
                wanted = list(dict.fromkeys((*row.ids("claim_ids"), *row.ids(end))))
                marks = [line.ref for line in view.frame["evidence"][place].lines]
                steps = {line.ref for line in view.frame["steps"][place].lines if line.ref}
                if marks != wanted or steps != set(wanted):
                    wrong.append(f"{table}:{row_id} {language}: {marks}, {steps}")
    return wrong


def links_are_claims_or_not_assessed(pack: Pack) -> list[str]:
    """An arrow is a claim of its own, among those of the two ends, or says that the link was not assessed."""
    wrong = []
    for table, end in (("impacts", "pair"), ("recommendations", "benefit")):
        for language in pack.languages:
            view = registry.view(table, pack, language)
            for place, row_id in enumerate(view.ids):
                row, said = pack[table].by_id[row_id], view.frame["link"][place].spoken()
                claimed = bool(pack.rows("claims", row.ids("link_claim_id")))
                if row.text(f"{end}_{language}") and not claimed and said != translate(LINK_NOT_ASSESSED, language):
                    wrong.append(f"{table}:{row_id} {language}: {said}")
                if claimed and not row.text(f"{end}_{language}"):
                    wrong.append(f"{table}:{row_id} links to nothing")
                ends = {*row.ids("claim_ids"), *row.ids(f"{end}_claim_ids")}
                if claimed and not ends.issuperset(row.ids("link_claim_id")):
                    wrong.append(f"{table}:{row_id} links by a claim of neither end")
    return wrong


# 13

REVIEWERS = ("spanish_reviewed_by", "law_reviewed_by")
NO_PERSON = re.compile(r"\b(?:AI|assistant|bot|model|machine|program|done|yes|no|n/?a|none|pending)\b", re.IGNORECASE)


def reviewers_are_persons_or_nobody(pack: Pack) -> list[str]:
    """The keys are there, and empty until a person has done it."""
    wrong = []
    for key in REVIEWERS:
        row = pack.row("meta", key)
        if row is None or NO_PERSON.search(row.text("value")):
            wrong.append(f"meta:{key}")
    return wrong


TRAPS = (
    Trap(8, copies_said, (
        lambda p: changed(p, "sources", "axios-2025-06-16", read_in_copy=False),
        lambda p: changed(p, "sources", "axios-2025-06-16", address="https://www.axios.com/2025/06/16/trump-ice"),
        lambda p: changed(p, "sources", "calo-2025-12", address=""),
    )),
    Trap(8, citations_agree_on_copies, (
        lambda p: changed(p, "citations", "C01-2", read_in_copy=False),
        lambda p: changed(p, "citations", "C01-2", source_id="nowhere"),
    )),
    Trap(8, no_mirror, (
        lambda p: changed(p, "sources", "doj-2025-06-30", address="https://www.einpresswire.com/article/827485858/"),
        lambda p: changed(p, "sources", "nyt-2025-12", caveat_en="Read at adamfoxie.blogspot.com."),
    )),
    Trap(8, no_garbled_source, (
        lambda p: added(p, "sources", "calo-2025-12", publisher="Parriva"),
        lambda p: changed(p, "sources", "scotusblog-2025-09-08", caveat_en="VisaVerge says more."),
    )),
    Trap(8, article_only_as_checked, (
        lambda p: changed(p, "citations", "C14-1", direction="supports"),
        lambda p: changed(p, "claims", "C08", source_ids=(ARTICLE,)),
        lambda p: changed(p, "events", "ev-2025-06-16-reports", source_ids=(ARTICLE,)),
        lambda p: changed(p, "research", "r-dee-2025", source_id=ARTICLE),
        lambda p: changed(p, "responses", "found-ccf", source_ids=(ARTICLE,)),
        lambda p: changed(p, "claims", "C41", other_side_source_id=ARTICLE),
    )),
    Trap(8, slip_cited_only_as_slip, (
        lambda p: changed(p, "citations", "C02-4", direction="supports"),
        lambda p: changed(p, "claims", "C01", source_ids=("ijr-2025-06",)),
    )),
    Trap(9, no_telephone, (
        lambda p: changed(p, "responses", "found-moia", text_en="Call 800-354-0365 on weekdays."),
        lambda p: changed(p, "sources", "ward40-nd", caveat_es="Teléfono (312) 660-1370."),
        lambda p: changed(p, "responses", "found-moia", text_es="Llame al 311 y pida ayuda."),
        lambda p: changed(p, "meta", "publisher_en", value="The Explainer, 555-0199"),
    )),
    Trap(10, law_has_its_date, (
        lambda p: changed(p, "events", "ev-2025-09-08-supreme-court-stay", as_of=None),
        lambda p: changed(p, "cities", "chicago", as_of=None),
        lambda p: changed(p, "figures", "F134a", as_of=None),
    )),
    Trap(10, as_of_not_before_it_happened, (
        lambda p: changed(p, "events", "ev-2025-12-10-breyer-end", as_of=PartialDate(2025, 4)),
        lambda p: changed(p, "events", "ev-2025-12-10-breyer-end", as_of=PartialDate(2031)),
    )),
    Trap(10, review_by_after_published, (
        lambda p: changed(p, "meta", "review_by", value=p.meta("published")),
        lambda p: changed(p, "meta", "review_by", value=""),
    )),
    Trap(11, grades_rest_on_citations, (
        lambda p: without(p, "citations", "C33-1"),
        lambda p: changed(p, "citations", "C16-2", direction="context"),
        lambda p: changed(p, "citations", "C14-2", direction="supports"),
        lambda p: changed(p, "claims", "C15", status="contradicted"),
    )),
    Trap(11, figures_are_reported, (
        lambda p: changed(p, "figures", "F052a", status="corroborated"),
        lambda p: changed(p, "figures", "F052a", status="contradicted"),
        lambda p: changed(p, "figures", "removals-chicago", status="reported"),
    )),
    Trap(11, confirmed_responses_have_two_publishers, (
        lambda p: changed(p, "responses", "found-bass-stop-raids", status="corroborated"),
        lambda p: changed(p, "responses", "found-nyc-ll58", source_ids=("abc-2025-06-10",)),
        lambda p: changed(p, "responses", "R3", status="corroborated"),
    )),
    Trap(11, each_claim_its_own_mark, (
        lambda p: changed(p, "impacts", "I0", claim_ids=("C17", "nowhere")),
    )),
    Trap(11, links_are_claims_or_not_assessed, (
        lambda p: changed(p, "impacts", "P3", link_claim_id="C40"),
        lambda p: changed(p, "recommendations", "M1", link_claim_id="C43"),
    )),
    Trap(13, reviewers_are_persons_or_nobody, (
        lambda p: without(p, "meta", "law_reviewed_by"),
        lambda p: changed(p, "meta", "spanish_reviewed_by", value="reviewed by a language model"),
    )),
)  # fmt: skip
