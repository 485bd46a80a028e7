"""Whole documents: a sheet in one or two languages, or the full set with cover and all sources."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from explainer.content import evidence
from explainer.core.columns import TABLES, Kind
from explainer.core.languages import language_of
from explainer.core.pack import Pack
from explainer.drawing.theme import THEMES, luminance
from explainer.panels import registry
from explainer.panels.subjects import single_subjects, subject_title
from explainer.printing.codes import drawn
from explainer.sheets.composing import ROOMS, Composer, LocalContacts
from explainer.sheets.parts import (
    Band,
    Cover,
    Document,
    Half,
    Para,
    Part,
    Room,
    Section,
    Sheet,
    SourceList,
)
from explainer.sheets.subjects import FULL_SET, pack_title
from explainer.sheets.texts import say

PAPERS = ("letter", "a4")
BOTH = "both"
_COLOURS = ("ink", "muted", "line", "line_strong", "accent", "accent_soft", "on_accent", "hatch",
            "warning")


_WITH_TERMS = ("glossary", "cities", "sections", "claims")
_BRACKETED = re.compile(r"\(([a-z][a-z ]{2,30})\)")


NO_CONTACTS = LocalContacts()


@dataclass(frozen=True, slots=True)
class Options:
    """How a sheet is made. `language` is one of the pack's or "both". `half_page`: the first lines
    and a large box for local help, twice on a page to be cut; not for the full set."""

    language: str = "en"
    paper: str = "letter"
    large_print: bool = False
    greyscale: bool = False
    half_page: bool = False
    today: datetime.date = field(default_factory=datetime.date.today)
    contacts: LocalContacts = NO_CONTACTS


RoomFor = Callable[[str, str], Room]
"""How much room a sheet has: called with subject and language."""


def languages_of(pack: Pack) -> tuple[str, ...]:
    """What can be asked for as language: those of the pack, and "both" where it has two."""
    return (*pack.languages, BOTH) if len(pack.languages) == 2 else pack.languages


def compose_document(pack: Pack, subject: str, options: Options, room_for: RoomFor) -> Document:
    """Everything that is to be set. Raises `KeyError` for a subject that the pack has not."""
    languages = pack.languages if options.language == BOTH else (options.language,)
    make = (_full_set if subject == FULL_SET else _halves if options.half_page
            and not options.large_print else _leaf)
    names = dict.fromkeys(subject_title(pack, subject, language) for language in languages)
    title = " – ".join((" · ".join(names), pack_title(pack, languages[0])))
    return frame(title, pack, languages, options,
                 tuple(make(pack, subject, languages, options, room_for)))


def frame(title: str, pack: Pack, languages: tuple[str, ...], options: Options,
          parts: tuple[Part, ...]) -> Document:
    """A document of those parts."""
    return Document(
        title, pack.meta("publisher", languages[0]), languages[0],
        "us-letter" if options.paper == "letter" else "a4",
        options.large_print, _colors(options.greyscale),
        {language: say("page", language, n="{n}", m="{m}") for language in languages},
        pack.languages[0], foreign_words(pack), parts,
    )


def foreign_words(pack: Pack) -> tuple[str, ...]:
    """Words of the pack's first language that its texts in another one give in brackets, such as
    "(detainer)", long ones first: both texts of a cell have them."""
    first, *others = pack.languages
    found: set[str] = set()
    for table in _WITH_TERMS:
        names = [column.name for column in TABLES[table].columns if column.kind is Kind.LOCAL]
        for row in pack[table]:
            for language in others:
                texts = ((row.local(name, language), name) for name in names)
                found.update(word for text, name in texts if "(" in text
                             for word in _BRACKETED.findall(text)
                             if word in row.local(name, first).lower()
                             and text != row.local(name, first))
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def _colors(greyscale: bool) -> dict[str, str]:
    theme = THEMES["light"]
    colors = {name: str(getattr(theme, name)) for name in _COLOURS}
    return {name: _gray(color) for name, color in colors.items()} if greyscale else colors


def _gray(color: str) -> str:
    """The gray that is as light as a color."""
    light = luminance(color)
    level = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return "#" + f"{round(255 * level):02x}" * 3


def _halves(pack: Pack, subject: str, languages: tuple[str, ...], options: Options,
            _room_for: RoomFor) -> list[Half]:
    """Half a page in each language; the second one on the back of the first."""
    return [replace(compose_half(pack, subject, language, options), new_leaf=len(languages) > 1
                    and number == 0, back=_back(languages, number))
            for number, language in enumerate(languages)]


def compose_half(pack: Pack, subject: str, language: str, options: Options) -> Half:
    """Half a page in one language. Raises `KeyError` for a subject that the pack has not."""
    compose = Composer(pack, language, options.today, options.contacts, ROOMS[-1])
    body = registry.sheets(pack)[subject].body(compose)
    title = subject_title(pack, subject, language)
    lines = tuple(map(compose.say, ("write_place", "write_phone", "write_hours")))
    return Half(language, title, compose.say("sheet"), compose.pack_title(), compose.notice(),
                body.opening,
                _band(((compose.contacts((*lines, "")), 1.4), (drawn(compose.code()), 0.75))),
                compose.reference(brief=True), compose.say("cut_here"))


def _back(languages: tuple[str, ...], number: int) -> str:
    """What is said of the other side of the paper."""
    if len(languages) < 2:
        return ""
    other = language_of(languages[(number + 1) % len(languages)])
    return say("other_side_of_paper", other.id, language=other.name)


def _leaf(pack: Pack, subject: str, languages: tuple[str, ...], options: Options,
          room_for: RoomFor) -> list[Sheet]:
    """A subject in each language; the second goes on the back of the first, unless that runs over
    its page."""
    sheets: list[Sheet] = []
    for number, language in enumerate(languages):
        sheet = compose_sheet(pack, subject, language, options, room_for(subject, language))
        leaf = len(languages) > 1 and (number == 0 or sheets[0].room.pages)
        sheets.append(replace(sheet, new_leaf=leaf, back=_back(languages, number)))
    return sheets


def compose_sheet(pack: Pack, subject: str, language: str, options: Options, room: Room) -> Sheet:
    """One sheet in one language. Raises `KeyError` for a subject that the pack has not."""
    compose = Composer(pack, language, options.today, options.contacts, room)
    body = registry.sheets(pack)[subject].body(compose)
    title = subject_title(pack, subject, language)
    terms, code = compose.terms(body), drawn(compose.code())
    last: tuple[tuple[Section | None, float], ...] = (
        (terms, 1.0), (compose.contacts(), 0.8 if terms else 1.4), (code, 0.75))
    return Sheet(
        language, title, compose.say("sheet"), compose.pack_title(), compose.notice(),
        body.opening,
        (*body.bands, _band(last)), compose.reference(), room, *compose.feet(title),
    )


def _band(sections: tuple[tuple[Section | None, float], ...]) -> Band:
    """Those sections that there are, with their shares of the width."""
    kept = [(section, share) for section, share in sections if section is not None]
    return Band(tuple(section for section, _ in kept), tuple(share for _, share in kept))


def _full_set(pack: Pack, _subject: str, languages: tuple[str, ...], options: Options,
              room_for: RoomFor) -> list[Part]:
    composers = [Composer(pack, language, options.today, options.contacts)
                 for language in languages]
    both = len(languages) > 1
    parts: list[Part] = [_cover(compose) for compose in composers]
    for subject in single_subjects(pack):
        leaf = _leaf(pack, subject, languages, options, room_for)
        parts += [replace(sheet, numbered=not sheet.room.pages) for sheet in leaf]
    return parts + [replace(_sources(compose), new_leaf=both) for compose in composers]


def _cover(compose: Composer) -> Cover:
    pack, language = compose.pack, compose.language
    marks = tuple(Para(s.meaning(language), marks=(compose.status_mark(s.id),))
                  for s in evidence.STATUSES.values())
    question = pack.meta("question", language)
    return Cover(
        language, compose.pack_title(), compose.say("full_set"),
        (Para(question),) if question else (),
        compose.notice(), compose.say("in_this_set"), compose.say("how_to_read"), marks,
        compose.contacts(), compose.colophon(), *compose.feet(),
    )


def _sources(compose: Composer) -> SourceList:
    rows = compose.pack["sources"]
    title = compose.say("all_sources")
    return SourceList(compose.language, title, compose.say("sheet"), compose.pack_title(),
                      tuple(map(compose.source, rows)), compose.copies(rows),
                      *compose.feet(title))
