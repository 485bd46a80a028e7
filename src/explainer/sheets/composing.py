"""From rows of a pack to the parts of a sheet. Keeps count of the sources and marks that the sheet
uses."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from explainer.content import evidence, formatting
from explainer.content.cards import as_of_text
from explainer.content.headlines import marked_halves, tally
from explainer.content.labels import label
from explainer.content.lines import Line
from explainer.content.statements import Statement, of_claim, of_claims, of_figure, source_numbers
from explainer.core.characters import folded
from explainer.core.dates import PartialDate
from explainer.core.figures import Figure
from explainer.core.i18n import translate
from explainer.core.languages import SOURCE, language_of
from explainer.core.pack import Pack, Row
from explainer.core.placeholders import placeholders
from explainer.core.problems import shorten
from explainer.sheets.parts import (
    Band,
    Bar,
    Code,
    Contacts,
    Mark,
    Opening,
    Para,
    Reference,
    Room,
    Source,
    Text,
    plain_data,
)
from explainer.sheets.subjects import pack_title
from explainer.sheets.texts import say

MOST_ROWS = 5
MOST_CITED = 2
"""Sources of a longer text that a page has room for, the first ones; the full set and the program
have all."""

_SHORT = 80
"""Letters of printed contacts that leave room to write below them."""

ROOMS = (
    Room("whole", terms=2, cut=0, gap=4.2, box=26),
    Room("whole", terms=1, cut=0, gap=3.6, box=22),
    Room("whole", terms=0, cut=0, gap=3.2, box=20),
    Room("whole", terms=0, cut=1, gap=2.6, box=16),
    Room("whole", terms=0, cut=1, gap=2.2, box=16),
    Room("run-in", terms=0, cut=1, gap=3.0, box=18),
    Room("run-in", terms=0, cut=2, gap=2.6, box=16),
    Room("run-in", terms=0, cut=3, gap=2.6, box=16),
    Room("run-in", terms=0, cut=3, gap=2.2, box=16),
    Room("run-in", terms=0, cut=3, gap=1.7, box=16),
    Room("short", terms=0, cut=3, gap=2.2, box=16),
    Room("short", terms=0, cut=3, gap=2.0, box=16),
)
"""How a sheet may be laid out on one page, roomiest first; the first that fits is taken."""
PAGES = Room("whole", terms=3, cut=0, gap=4.2, box=30, pages=True)
"""Large print, and what fits on no single page."""


MAKERS = ("law", "court", "agency")
"""Kinds of sources that made what is told of."""
_FIRST = (*MAKERS, "research")
"""Kinds of sources that others report on."""


@dataclass(frozen=True, slots=True)
class LocalContacts:
    """What the center filled in, and when it checked it."""

    text: str = ""
    checked_on: PartialDate | None = None

    @classmethod
    def kept(cls, text: str, checked_on: str) -> LocalContacts:
        """Those that settings keep as text; without a day if that cannot be read."""
        return cls(text, PartialDate.parse_or_none(checked_on))


@dataclass(frozen=True, slots=True)
class Body:
    """What is particular to a subject: its first lines and bands of sections. `brief`: glossary
    terms are left to the other sheets. `about`: what the sheet is about, above the first lines.
    `main`: sources that a reader is to check first."""

    opening: tuple[Opening, ...]
    bands: tuple[Band, ...]
    brief: bool = False
    about: Para | None = None
    main: tuple[str, ...] = ()


class Composer:
    """Makes paragraphs, marks and tables for one sheet in one language, as of `today`."""

    def __init__(self, pack: Pack, language: str, today: datetime.date, contacts: LocalContacts,
                 room: Room = PAGES) -> None:
        self.pack, self.language = pack, language
        self.room, self.today = room, today
        self.local_contacts = contacts
        self._cited: dict[int, str] = {}  # number and id of each source, in the order of the page
        self._opening: set[int] = set()  # numbers of those that the first lines cite
        self._statuses: set[str] = set()
        self._first_statuses: set[str] = set()
        self._cut_short = False  # whether a table shows fewer rows than there are

    @property
    def most_cited(self) -> int:
        """How many sources stand behind one statement: the first ones, where room is short."""
        return 99 if self.room.pages else MOST_CITED

    # Words

    def say(self, key: str, **values: object) -> str:
        """One of the sheet's own texts."""
        return say(key, self.language, **values)

    def label(self, name: str) -> str:
        """A heading that names the pack's subject."""
        return label(self.pack, name, self.language)

    def local(self, row: Row, name: str) -> str:
        """A text of a row in the sheet's language, numbers filled in."""
        return formatting.local(self.pack, row, name, self.language)

    def figure_local(self, figure: Figure, name: str) -> str:
        """A text of a figure's row; "" for the number of a claim, which has none of these texts."""
        return formatting.figure_local(self.pack, figure, name, self.language)

    def date(self, date: PartialDate | None) -> str:
        """A date in words."""
        return formatting.date_text(date, self.language)

    def known(self, as_of: PartialDate | None) -> str:
        """The day, month or year a row was last known to be so."""
        return as_of_text(as_of, self.language) if as_of is not None else ""

    def nothing(self) -> tuple[Para, ...]:
        """That the pack says nothing here."""
        return (Para(self.say("no_statement"), muted=True),)

    def percent(self, change: float) -> str:
        """A change in whole per cent, with its sign."""
        sign = "+" if round(change) > 0 else formatting.MINUS if round(change) < 0 else ""
        number = formatting.number_text(abs(round(change)), self.language)
        return sign + translate("{n}%", self.language, n=number)

    # Marks and sources

    def cite(self, ids: Iterable[str]) -> str:
        """Numbers of those sources, as printed behind a text; they join the sheet's list."""
        known = tuple(ids)
        self._cited.update((number, i) for i in known for number in source_numbers(self.pack, (i,)))
        numbers = source_numbers(self.pack, known)
        return " ".join(f"[{number}]" for number in numbers)

    def status_mark(self, status: str, number: str = "") -> Mark:
        """The mark of a status that is no statement's: in a key, or before a count."""
        known = evidence.status_of(status)
        if known.known:
            self._statuses.add(status)
        return Mark(status, known.word(self.language), number)

    def mark(self, statement: Statement, *, short: bool = False, cited: bool = True) -> Mark:
        """The mark of a statement with its word, its number if it has one, and its sources."""
        mark = self.status_mark(statement.status.id, statement.number)
        return replace(mark, word=statement.word(short=short),
                       cite=self.cite(statement.source_ids[:self.most_cited]) if cited else "")

    def figure_mark(self, figure: Figure, *, style: str = "short", short: bool = False) -> Mark:
        """The mark of a figure with its number, or the reason it is missing."""
        return self.mark(of_figure(self.pack, figure, self.language, style), short=short)

    def claim_mark(self, claim: Row, *, short: bool = False, cited: bool = True) -> Mark:
        """The mark of a claim, with its number if it has one."""
        return self.mark(of_claim(self.pack, claim, self.language), short=short, cited=cited)

    def claim_marks(self, ids: tuple[str, ...], *, short: bool = False,
                    cited: bool = True) -> tuple[Mark, ...]:
        """The mark of each claim with those ids, once each."""
        stated = of_claims(self.pack, ids, self.language)
        return tuple(self.mark(statement, short=short, cited=cited) for statement in stated)

    def behind(self, para: Para, ids: tuple[str, ...], *, short: bool = False,
               cited: bool = True) -> Para:
        """A text with the mark of the one claim behind it; of several claims, how they fared in
        words, for no mark of one of them belongs to all the words."""
        stated = of_claims(self.pack, ids, self.language)
        if len(stated) < 2:
            return replace(para, marks=self.claim_marks(ids, short=short, cited=cited))
        sources = dict.fromkeys(i for one in stated for i in one.source_ids[:1])
        told = Para(tally(self.pack, stated, self.language), muted=True,
                    cite=self.cite(sources) if cited else "")
        return replace(para, more=(told,))

    def marks_within(self, row: Row, *names: str) -> tuple[Mark, ...]:
        """The mark of each figure that those texts of a row print, once each."""
        texts = " ".join(row.local(name, self.language) for name in names)
        figures = (self.pack.figure(i) for i in dict.fromkeys(placeholders(texts)))
        return tuple(self.figure_mark(figure, style="prose") for figure in figures
                     if figure is not None)

    # Paragraphs

    def rows(self, most: int, least: int) -> int:
        """How many rows a table shows in this room."""
        return max(least, most - self.room.cut)

    def titled(self, key: str, shown: int, all_: int) -> str:
        """A heading of the sheet's own, with how many of all rows it shows if it leaves some out
        for room."""
        title = self.say(key)
        if shown >= all_:
            return title
        self._cut_short = True
        return f"{title} ({self.say('some_of', n=shown, m=all_)})"

    def para(self, row: Row, name: str, ids: Iterable[str] = (), *, lead: str = "",
             marks: tuple[Mark, ...] = ()) -> Para:
        """A text of a row with its sources, and below it the marks given and those of the numbers
        in it."""
        own = tuple(mark for mark in self.marks_within(row, name) if mark not in marks)
        return Para(self.local(row, name), lead, self.cite(ids), marks=(*marks, *together(own)))

    def section(self, row: Row, *, titled: bool = True, graded: bool = True) -> Para:
        """A text of a panel, with its title as lead-in and each mark behind the words it belongs
        to."""
        title = self.local(row, "title") if titled else ""
        lead = f"{title}." if title else ""
        if not graded:
            return self.para(row, "text", row.ids("source_ids"), lead=lead)
        parts = [self._half(line) for line in marked_halves(self.pack, row, self.language)]
        if not parts:
            return Para(lead=lead)
        numbers = together(self.marks_within(row, "text"))
        parts[-1] = replace(parts[-1], marks=(*parts[-1].marks, *numbers))
        return replace(parts[0], lead=lead, more=tuple(parts[1:]))

    def _half(self, line: Line) -> Para:
        """Words with the mark that belongs to them."""
        sources = self.pack["sources"].rows
        ids = [sources[number - 1].id for number in line.sources[:self.most_cited]]
        if line.statement is None:
            return Para(line.text, cite=self.cite(ids), muted=line.muted)
        mark = self.mark(line.statement, cited=False)
        return Para(line.text, marks=(replace(mark, number="", cite=self.cite(ids)),))

    def sections(self, panel: str, *kinds: str) -> tuple[Para, ...]:
        """The texts of a panel of those kinds."""
        return tuple(self.section(row) for row in self.pack.sections(panel, *kinds))

    def unknown(self, paras: tuple[Para, ...]) -> Text:
        """The section on what is not known; it says so where the pack names nothing."""
        return Text(self.say("not_known"),
                    paras or (Para(self.say("nothing_unknown"), muted=True),))

    def bar(self, label: str, figure: Figure, most: float, detail: str = "") -> Bar:
        """A bar for a figure on an axis from zero to `most`; none where the number is missing or
        below zero."""
        value = figure.value
        share = min(1.0, value / most) if value is not None and value >= 0 and most > 0 else None
        return Bar(label, share, self.figure_mark(figure), detail)

    # What every sheet has

    def opening(self, lead: str, para: Para) -> Opening:
        """One of the first lines, `lead` being one of the sheet's own texts."""
        self._opening.update(self._cited)
        self._first_statuses.update(self._statuses)
        return Opening(self.say(lead), para)

    def for_you(self, panel: str) -> tuple[Opening, ...]:
        """What the panel means for a resident, where the pack says it."""
        row = self.pack.section(panel, "for_you")
        return (self.opening("for_you", self.section(row, titled=False)),) if row else ()

    def terms(self, body: Body) -> Text | None:
        """The pack's first terms that the page uses, with their meanings; None where it uses
        none, or has no room for any."""
        most = 0 if body.brief and not self.room.pages else self.room.terms
        words = folded(" ".join(_texts((body.bands, body.opening)))) if most else ""
        used = (row for row in self.pack["glossary"] if _is_used(self.local(row, "term"), words))
        paras = tuple(self.para(row, "meaning", lead=f"{self.local(row, 'term')}:")
                      for row in islice(used, most))
        return Text(self.say("words"), paras) if paras else None

    def contacts(self, lines: tuple[str, ...] = ()) -> Contacts:
        """The box for local contacts, filled in or to be filled in by hand; `lines`: what is to be
        written on each line of it."""
        given = self.local_contacts
        blank = given.checked_on is None
        note = (self.say("contacts_blank")
                if blank else self.say("contacts_checked", date=self.date(given.checked_on)))
        text = given.text.strip()
        return Contacts(self.say("contacts"), note, text, blank,
                        () if len(text) > _SHORT or "\n" in text else lines)

    def reference(self, *, brief: bool = False) -> Reference:
        """Marks used, sources cited, and where the sheet comes from; `brief`: those of the first
        lines. Call it last."""
        cited = self._opening if brief else set(self._cited)
        statuses = self._first_statuses if brief else self._statuses
        rows = [row for row in self.pack["sources"] if self.pack.source_numbers[row.id] in cited]
        marks = tuple(Mark(s.id, f"{s.word(self.language)}: {s.meaning(self.language)}")
                      for s in evidence.STATUSES.values()
                      if s.id in statuses)
        return Reference(self.say("marks"), marks, self.say("sources"),
                         tuple(map(self.source, rows)), self.copies(rows), self.colophon())

    def source(self, row: Row) -> Source:
        """A source as it is listed."""
        return Source(self.pack.source_numbers[row.id], row.text("publisher"), row.text("title"),
                      self.date(row.date("date")), row.text("address"), self.local(row, "caveat"))

    def copies(self, rows: Iterable[Row]) -> str:
        """Which of those sources were read in a copy, said once for all; "" if none was."""
        numbers = [self.pack.source_numbers[row.id] for row in rows if row.yes("read_in_copy")]
        listed = " ".join(f"[{number}]" for number in numbers)
        return self.say("copies", numbers=listed) if numbers else ""

    def code(self, main: tuple[str, ...] = ()) -> Code | None:
        """The QR code of the main source on the page that has an address: of `main`, else of those
        that the first lines cite, else of any; among them laws, courts, agencies and research
        before reports of them, and the article only if there is no other. None where none has an
        address. It is yet to be drawn."""
        rows = [row for row in self.pack.rows("sources", tuple(self._cited.values()))
                if row.text("address")]
        rows.sort(key=lambda row: (row.text("kind") == "article", row.id not in main,
                                   row.id not in main
                                   and self.pack.source_numbers[row.id] not in self._opening,
                                   row.text("kind") not in _FIRST,
                                   main.index(row.id) if row.id in main else len(main)))
        for row in rows[:1]:
            source = f"[{self.pack.source_numbers[row.id]}] {shorten(row.text('publisher'), 120)}"
            return Code(self.say("scan"), "", self.say("code_alt", source=source), source,
                        row.text("address"))
        return None

    def colophon(self) -> str:
        """Who reviewed the content, until when it holds, and that it is no legal advice."""
        meta = self.pack.meta
        law = meta("law_reviewed_by")
        due = self.pack.review_by
        parts = (
            self.say("more") if self._cut_short else "",
            meta("legal_note", self.language) or self.say("legal_note"),
            self.say("law_reviewed", name=law) if law else self.say("law_unreviewed"),
            self._translation_review(),
            self.say("review_by", date=self.date(due)) if due is not None and not self.is_due()
            else "",
            self.provenance(),
        )
        return " ".join(part for part in parts if part)

    def _translation_review(self) -> str:
        """Who reviewed the texts of this language; nothing for the one that the content was written
        in."""
        if self.language == SOURCE:
            return ""
        name = self.pack.meta(f"{language_of(self.language).english.lower()}_reviewed_by")
        return self.say("text_reviewed", name=name) if name else self.say("text_unreviewed")

    def provenance(self) -> str:
        """Version and content hash of the pack, and the date of printing."""
        version = self.pack.meta("version")
        version_text = self.say("pack", version=version) if version else self.say("no_version")
        printed = self.date(PartialDate(self.today.year, self.today.month, self.today.day))
        return " · ".join((version_text, self.say("hash", digest=self.pack.short_digest),
                           self.say("printed", date=printed)))

    def is_due(self) -> bool:
        """Whether the pack's review date has passed."""
        due = self.pack.review_by
        return due is not None and self.today > due.last_day()

    def notice(self) -> str:
        """A warning where the pack's review date has passed."""
        return (self.say("review_passed", date=self.date(self.pack.review_by))
                if self.is_due() else "")

    def pack_title(self) -> str:
        """Title of the pack; the name of its file or folder if it has none that shows anything."""
        return pack_title(self.pack, self.language)

    def feet(self, title: str = "") -> tuple[str, str]:
        """The line at the foot of each page, by which pages that come apart can be told: whole, and
        short."""
        which = (self.pack.meta("version"), self.pack.short_digest)
        long, short = (title, self.pack_title(), *which), (title, *which)
        return shorten(" · ".join(part for part in long if part),
                       110), shorten(" · ".join(filter(None, short)), 42)


def rounded_up(value: float) -> float:
    """The end of an axis: the next round number above a value."""
    step = 1.0
    while step * 10 <= value:
        step *= 10
    return next((step * n for n in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if step * n >= value), value)


def together(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks of the numbers in one text: numbers of one status and one set of sources share a mark,
    which names them only where there are others. Each mark has its word."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for mark in marks:
        groups.setdefault((mark.status, mark.word, mark.cite), []).append(mark.number)
    alone = len(groups) == 1
    return tuple(Mark(status, word, "" if alone else ", ".join(filter(None, numbers)), cite)
                 for (status, word, cite), numbers in groups.items())


def _texts(value: object) -> list[str]:
    found: list[str] = []
    plain_data(value, lambda text: found.append(text) or text)  # type: ignore[func-returns-value]
    return found


def _is_used(term: str, words: str) -> bool:
    """Whether a page with those folded words uses a term ("Removal (deportation)": either word, or
    its plural)."""
    names = [name.strip() for name in re.split(r"[(),;]", folded(term))]
    return any(name in words
               and re.search(rf"(?<!\w){re.escape(name)}(?:s|es)?(?!\w)", words) is not None
               for name in names if len(name) > 1)
