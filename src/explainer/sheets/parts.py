"""What a sheet is made of, as plain data. The templates in `resources/sheets` draw each of these
and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """An evidence mark with what goes with it: number (""; none), status in words, source
    numbers ("[1] [4]")."""

    status: str
    word: str
    number: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: bold lead-in, text, source numbers, the marks behind it, and what follows in the
    same paragraph, each with marks of its own."""

    text: str = ""
    lead: str = ""
    cite: str = ""
    muted: bool = False
    marks: tuple[Mark, ...] = ()
    more: tuple[Para, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with the fill of its mark's status. `share` is its part of the axis, 0 to 1; None
    draws no bar."""

    label: str
    share: float | None
    mark: Mark
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """One of the first lines of a sheet: what it answers, and the answer."""

    lead: str
    para: Para


@dataclass(frozen=True, slots=True)
class Text:
    """A heading and paragraphs, and a text that follows in the same column."""

    title: str
    paras: tuple[Para, ...]
    then: Text | None = None
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart. Bars of a group share one axis that starts at zero; groups do not."""

    title: str
    note: str
    alt: str
    bars: tuple[Bar, ...]
    paras: tuple[Para, ...] = ()
    kind: str = "bars"


@dataclass(frozen=True, slots=True)
class Weeks:
    """Weekly counts as one stepped area: shares of the axis, 0 to 1 (None: not known); the ends of
    the axis in words; the place of the week that begins on the marked day, with its name; names of
    weeks below the axis by place; and the mark of the count."""

    title: str
    mark: Mark
    alt: str
    shares: tuple[float | None, ...]
    most: str
    least: str
    marked: int
    marked_name: str
    names: tuple[tuple[int, str], ...]
    kind: str = "weeks"


@dataclass(frozen=True, slots=True)
class Link:
    """A statement, what it is said to lead to (None: not stated), and the mark of that step."""

    left: Para
    right: Para
    step: Mark | None


@dataclass(frozen=True, slots=True)
class Links:
    """Statements and what each is said to lead to; the edge of each has the fill of its
    status."""

    title: str
    alt: str
    links: tuple[Link, ...]
    kind: str = "links"


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of marks: one per statement."""

    label: str
    count: str
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """A chart of one mark per statement, a row per group, and a key of the marks."""

    title: str
    alt: str
    rows: tuple[Unit, ...]
    key: tuple[Mark, ...]
    kind: str = "units"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: heads with their parts of the width, rows of cells of paragraphs, and notes below
    it."""

    title: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[Para, ...], ...]
    paras: tuple[Para, ...] = ()
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Contacts:
    """The box that the center fills in."""

    title: str
    note: str
    text: str
    blank_date: bool
    lines: tuple[str, ...] = ()  # what is to be written on each line, where nothing is filled in
    kind: str = "contacts"


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: its heading, its drawing as SVG, what it is in words, and the lines beside it."""

    title: str
    svg: str
    alt: str
    source: str
    address: str
    kind: str = "code"


Section = Text | Bars | Weeks | Links | Units | Table | Contacts | Code


@dataclass(frozen=True, slots=True)
class Band:
    """One to three sections side by side (below each other in large print), with their parts of the
    width."""

    sections: tuple[Section, ...]
    shares: tuple[float, ...] = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Source:
    """A source by its number: who published it, its title in the language it was published in,
    when, its address, and what to keep in mind. The last two may be ""."""

    number: int
    publisher: str
    title: str
    date: str
    address: str = ""
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """The small print at the end of a sheet: the marks used on it, its sources, and where it
    comes from."""

    marks_title: str
    marks: tuple[Mark, ...]
    sources_title: str
    sources: tuple[Source, ...]
    copies: str  # which sources were read in a copy; "" for none
    colophon: str


@dataclass(frozen=True, slots=True)
class Room:
    """How roomy a sheet is laid out. Lengths in millimeters at the normal text size.

    `sources`: "whole" lines in two columns, whole ones "run-in", or "short" ones without titles,
    run in too. `terms`: how many terms;
    `cut`: by how many rows a long table is shortened; `gap`: least room between bands; `box`: room
    to write in.
    `pages`: whether the sheet may take more pages than one.
    """

    sources: str
    terms: int
    cut: int
    gap: float
    box: float
    pages: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet."""

    language: str
    title: str
    kicker: str
    pack_title: str
    notice: str
    opening: tuple[Opening, ...]
    bands: tuple[Band, ...]
    reference: Reference
    room: Room
    foot: str
    short_foot: str
    about: Para | None = None
    back: str = ""  # what is said of the other side of the paper
    new_leaf: bool = False  # whether it starts on the front of a paper
    numbered: bool = False  # whether the masthead tells the page
    kind: str = "sheet"


@dataclass(frozen=True, slots=True)
class Half:
    """Half a page, printed twice on one to be cut: the first lines, a large box for local help, and
    where it comes from."""

    language: str
    title: str
    kicker: str
    pack_title: str
    notice: str
    opening: tuple[Opening, ...]
    band: Band
    reference: Reference
    cut: str  # what is said at the line to cut along
    back: str = ""
    new_leaf: bool = False
    kind: str = "half"


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page of the full set."""

    language: str
    title: str
    kicker: str
    paras: tuple[Para, ...]
    notice: str
    contents_title: str
    marks_title: str
    marks: tuple[Para, ...]
    contacts: Contacts
    colophon: str
    foot: str
    short_foot: str
    new_leaf: bool = False  # whether it starts on the front of a paper
    kind: str = "cover"


@dataclass(frozen=True, slots=True)
class SourceList:
    """The last pages of the full set: every source, with what to keep in mind."""

    language: str
    title: str
    kicker: str
    pack_title: str
    sources: tuple[Source, ...]
    copies: str
    foot: str
    short_foot: str
    new_leaf: bool = False  # whether it starts on the front of a paper
    kind: str = "sources"


Part = Sheet | Half | Cover | SourceList


@dataclass(frozen=True, slots=True)
class Document:
    """A whole PDF. `page_words` is "Page {n} of {m}" by language, `titles` the language that
    titles of sources are in, and `foreign` words of that language within texts of another one."""

    title: str
    author: str
    language: str
    paper: str
    large_print: bool
    colors: dict[str, str]
    page_words: dict[str, str]
    titles: str
    foreign: tuple[str, ...]
    parts: tuple[Part, ...] = field(default=())


def plain_data(value: object, clean: Callable[[str], str]) -> object:
    """`value` as what JSON can hold, every text through `clean`."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return [plain_data(item, clean) for item in value]
    if isinstance(value, dict):
        return {key: plain_data(item, clean) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain_data(getattr(value, item.name), clean) for item in fields(value)}
    return value
