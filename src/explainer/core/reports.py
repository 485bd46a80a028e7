"""What keeps a pack true: which rows and sources carry each element of the article, whether both
sides of a contested claim are heard, and numbers in a text that are no figure of the pack.

`explainer check --verbose` prints the two reports; the tests of the default pack use the functions
behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

from explainer.core.columns import TABLES, Kind
from explainer.core.pack import Pack, Row

OUTLINE_ORDER = "DTIPRONMBE"
"""Letters of the outline's elements, in the order of the panels; other letters come last."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where one element of the article is said: rows as (table, id) in the pack's order, and
    the ids of the sources behind these rows and their claims, in the pack's order."""

    outline_id: str
    rows: tuple[tuple[str, str], ...]
    source_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """How many citations of each direction one contested claim has.

    `no_support` and `no_opposition` say that the pack says in words, or by the claim's status, that
    none was found.
    """

    claim_id: str
    status: str
    supports: int
    opposes: int
    context: int
    no_support: bool
    no_opposition: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Sides of which the reader hears neither a source nor that none was found;
        empty if the claim is balanced."""
        heard = {"supports": self.supports or self.no_support,
                 "opposes": self.opposes or self.no_opposition}
        return tuple(side for side, found in heard.items() if not found)


@dataclass(frozen=True, slots=True)
class OrphanNumber:
    """A number written as digits in a text, though it is no figure of the pack;
    its place, and the words around it."""

    table: str
    row_id: str
    column: str
    number: str
    words: str


def coverage(pack: Pack) -> tuple[Coverage, ...]:
    """Each element of the article that a row carries, in the outline's order (D1 … E3)."""
    rows: dict[str, list[Row]] = {}
    for row in _rows(pack):
        for outline_id in _outline_ids(row):
            rows.setdefault(outline_id, []).append(row)
    return tuple(
        Coverage(outline_id, tuple((row.table, row.id) for row in found),
                 _sources_behind(pack, found))
        for outline_id, found in sorted(rows.items(), key=lambda item: _outline_key(item[0]))
    )


def claims_of(pack: Pack, outline_id: str) -> tuple[str, ...]:
    """Ids of the claims that carry an element of the article or are named by a row
    that does, rising."""
    rows = [row for row in _rows(pack) if outline_id in _outline_ids(row)]
    return tuple(sorted({claim_id for row in rows for claim_id in _claim_ids(row)}))


def balance(pack: Pack) -> tuple[Balance, ...]:
    """Each claim that people disagree on, in the pack's order."""
    counts: Counter[tuple[str, str]] = Counter()
    for citation in pack["citations"]:
        counts[citation.text("claim_id"), citation.text("direction")] += 1
    return tuple(
        Balance(
            claim.id, claim.text("status"), supports=counts[claim.id, "supports"],
            opposes=counts[claim.id, "opposes"], context=counts[claim.id, "context"],
            no_support=claim.text("status") == "not_found" or _says_none_found(claim, "why"),
            no_opposition=_says_none_found(claim, "other_side"),
        )
        for claim in pack["claims"] if claim.yes("contested")
    )


def orphan_numbers(pack: Pack, also: Iterable[str] = ()) -> tuple[OrphanNumber, ...]:
    """Numbers written as digits in texts per language that are neither a placeholder nor of a form
    in `ALLOWED`.

    `also`: further regular expressions whose matches may appear in the texts of this pack.
    """
    extra = tuple(re.compile(form) for form in also)
    allowed = {language: _allowed(pack, language) + extra for language in pack.languages}
    return tuple(
        OrphanNumber(row.table, row.id, name, *found)
        for row, name, language, text in local_texts(pack)
        for found in _orphans(pack, text, allowed[language])
    )


def local_texts(pack: Pack) -> Iterator[tuple[Row, str, str, str]]:
    """Row, column name as in the file,
    language and text of each filled cell of text per language."""
    for table in pack.tables.values():
        names = [(f"{column.name}_{language}", language)
                 for column in table.spec.columns if column.kind is Kind.LOCAL
                 for language in pack.languages]
        for row in table:
            for name, language in names:
                if row.text(name):
                    yield row, name, language, row.text(name)


# Coverage

def _rows(pack: Pack) -> Iterator[Row]:
    for table in pack.tables.values():
        yield from table


def _outline_ids(row: Row) -> tuple[str, ...]:
    return row.ids("outline_ids") if row.has("outline_ids") else ()


def _outline_key(outline_id: str) -> tuple[int, str, int]:
    letter = outline_id[:1]
    number = outline_id[1:]
    place = OUTLINE_ORDER.find(letter)
    return (place if place >= 0 else len(OUTLINE_ORDER), letter,
            int(number) if number.isdecimal() else 0)


def _ids_into(row: Row, table: str) -> Iterator[str]:
    for column in TABLES[row.table].columns:
        if column.table == table:
            yield from row.ids(column.name)


def _claim_ids(row: Row) -> Iterator[str]:
    if row.table == "claims":
        yield row.id
    yield from _ids_into(row, "claims")


def _sources_behind(pack: Pack, rows: Iterable[Row]) -> tuple[str, ...]:
    rows = list(rows)
    claim_ids = {claim_id for row in rows for claim_id in _claim_ids(row)}
    behind = [*rows, *pack.rows("claims", tuple(claim_ids))]
    behind += [citation for citation in pack["citations"] if citation.text("claim_id") in claim_ids]
    named = {source_id for row in behind for source_id in _ids_into(row, "sources")}
    return tuple(source.id for source in pack["sources"] if source.id in named)


# Balance

_NONE_FOUND = re.compile(
    r"\b(?:none|not|no\b[^.;]{0,80})\s{1,9}(?:(?:was|were)\s{1,9})?found\b"
    r"|\bfound only in the article\b"
    r"|\bno se (?:hall|encontr)(?:ó|aron)\b|\bse (?:hall|encontr)ó solo en el artículo\b",
    re.IGNORECASE,
)  # bounded: an open `[^.;]*` takes minutes on a long cell


def _says_none_found(row: Row, name: str) -> bool:
    """Whether a text says, in each language it is written in, that nothing was found."""
    texts = [text for column in row.cells
             if column.rpartition("_")[0] == name and (text := row.text(column))]
    return bool(texts) and all(_NONE_FOUND.search(text) for text in texts)


# Numbers

_MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
          "|noviembre|diciembre",
}
_DAY = r"(?:[12]?\d|3[01])"
_DAYS = rf"{_DAY}(?:\s?–\s?{_DAY})?"

ALLOWED: dict[str, tuple[str, ...]] = {
    "en": (
        # June 15, June 1–10; the year is judged by itself.
        rf"\b(?:{_MONTHS['en']}) {_DAYS}\b(?!%)",
        r"\b\d*(?:1st|2nd|3rd|\dth)\b",
        r"\b(?:Executive|Special) Orders? \d+(?: and \d+)?\b",
        r"\bExecutive Directive \d+\b",
        r"\bLocal Laws? \d+(?: and \d+)?\b",
        r"\bOrdinance \d+\b",
        r"\bWorking Paper \d+\b",
    ),
    "es": (
        rf"\b{_DAY}(?= al {_DAY} de (?:{_MONTHS['es']})\b)",  # del 1 al 10 de junio
        rf"\b{_DAYS} de (?:{_MONTHS['es']})\b",
        r"\b\d+\.[ºª]",
        r"(?i)\b[oó]rden(?:es)? (?:ejecutiva|especial)(?:e?s)? \d+(?: y \d+)?\b",
        r"(?i)\bdirectiva ejecutiva \d+\b",
        r"(?i)\bley(?:es)? local(?:es)? \d+(?: y \d+)?\b",
        r"(?i)\bordenanza \d+\b",
        r"(?i)\bdocumento de trabajo \d+\b",
    ),
    "": (
        r"\b\d+ U\.S\.C\. (?:§ )?\d+\b",  # 8 U.S.C. 1373
        r"\b287\(g\)",
        r"\bSB \d+\b",
        r"\b\d-\d{3}(?:-\d{3})?\b",  # a chapter of a city's code: 2-173-020
        r"(?<![\w.,])[A-Za-z]+-?\d[\w-]*",  # digits that belong to a name: F-1, ABC7, R44795
    ),
}
"""Forms in which digits may appear in a text, per language ("" in all): dates, ordinals, names of
laws. Years and the results of votes are judged apart, by `_year` and `_VOTE`, since a statistic may
look like one."""

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_BRACED = re.compile(r"\{([^{}:]+)(?::[^{}]*)?\}")
_VOTE = re.compile(r"(?<![\d–-])(\d{1,3})–(\d{1,3})(?![\d–-]|\s?%)")


def _allowed(pack: Pack, language: str) -> tuple[re.Pattern[str], ...]:
    return (*(re.compile(form) for form in (*ALLOWED.get(language, ()), *ALLOWED[""])),
            _year(pack, language))


def _year(pack: Pack, language: str) -> re.Pattern[str]:
    """A year, or a span of years.
    A number before a noun that figures count ("2011 arrests") is none."""
    nouns = {re.escape(noun) for row in pack["figures"] if (noun := row.text(f"noun_{language}"))}
    no_noun = rf"(?!\s+(?:{'|'.join(sorted(nouns))})\b)" if nouns else ""
    return re.compile(
        rf"(?<![\d.,$–-])(?:19|20)\d\d(?:–(?:19|20)\d\d)?(?!\d|[.,]\d|\s?%){no_noun}")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _orphans(pack: Pack, text: str,
             allowed: Iterable[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    rest = _BRACED.sub(lambda m: _blank(m) if pack.figure(m[1]) else m.group(), text)
    for pattern in allowed:
        rest = pattern.sub(_blank, rest)
    # The winner's votes come first, so that a range (18–27) is none.
    rest = _VOTE.sub(lambda m: _blank(m) if int(m[1]) > int(m[2]) else m.group(), rest)
    for match in _NUMBER.finditer(rest):
        yield match.group(), " ".join(text[max(0, match.start() - 25): match.end() + 25].split())


# Reports, in English as all of `explainer check`

_WIDTHS = (4, 66, 34)


def coverage_report(pack: Pack) -> str:
    """A table of three columns: element of the article, rows that carry it,
    numbers of the sources behind them."""
    lines = ["Elements of the article: rows that carry each, and the sources behind them", ""]
    for found in coverage(pack):
        rows = " ".join(f"{table}:{row_id}" for table, row_id in found.rows)
        numbers = " ".join(f"[{pack.source_numbers[source_id]}]"
                           for source_id in found.source_ids) or "none"
        lines += _table_lines(found.outline_id, rows, numbers)
    return "\n".join(lines) + "\n"


def balance_report(pack: Pack) -> str:
    """A line for each contested claim: citations for, against and as context,
    and what is missing."""
    found = balance(pack)
    lines = ["Contested claims: citations that support, oppose, give context", ""]
    lines += [_balance_line(item) for item in found]
    flagged = [item.claim_id for item in found if item.missing]
    ending = (f"Show one side alone: {', '.join(flagged)}." if flagged
              else "No claim shows one side alone.")
    return "\n".join([*lines, "", ending]) + "\n"


def _table_lines(*cells: str) -> list[str]:
    columns = zip(cells, _WIDTHS, strict=True)
    wrapped = [wrap(cell, width, break_long_words=False, break_on_hyphens=False)
               for cell, width in columns]
    return [
        "  ".join(part.ljust(width) for part, width in zip(parts, _WIDTHS, strict=True)).rstrip()
        for parts in zip_longest(*wrapped, fillvalue="")
    ]


def _balance_line(item: Balance) -> str:
    supports = _count("supports", item.supports, none_found=item.no_support)
    opposes = _count("opposes", item.opposes, none_found=item.no_opposition)
    missing = ", ".join(item.missing)
    flag = f"  ← no source, and not said that none was found: {missing}" if missing else ""
    return (f"{item.claim_id}  {item.status:<12}  {supports:<20}  {opposes:<19}  "
            f"context {item.context}{flag}")


def _count(side: str, count: int, *, none_found: bool) -> str:
    return f"{side} none found" if none_found and not count else f"{side} {count}"
