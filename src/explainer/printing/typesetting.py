"""From a document to PDF, by typst: tagged, PDF/UA-1, fonts embedded, texts as data and never as
markup.

The templates are in `resources/sheets`. They are given the document as JSON and read no file but
each other.
"""

from __future__ import annotations

import datetime
import importlib.util
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.app import paths
from explainer.app.jobs import CancelToken
from explainer.core.pack import Pack
from explainer.printing.cleaning import clean, named
from explainer.printing.documents import BOTH, Options, compose_document
from explainer.printing.fitting import guessed_height, room_on
from explainer.printing.pages import count_pages
from explainer.printing.tagging import with_row_heads
from explainer.sheets.composing import PAGES, ROOMS
from explainer.sheets.parts import Document, Room, Sheet, plain_data
from explainer.sheets.subjects import FULL_SET

if TYPE_CHECKING:
    import typst

FONT_PACKAGES = ("fontpkg_atkinson_hyperlegible", "fontpkg_noto_sans")
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_DISALLOWED = re.compile(r'the disallowed codepoint `"\\u\{([0-9a-f]+)\}"`')
_TRIES = 8
_DOUBT = 6.0  # millimeters by which a guessed height may be too high


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF: its bytes, number of pages, whether a sheet that should take one page runs
    over it, and the letters that no font here has, which were replaced by their names."""

    pdf: bytes
    pages: int
    runs_over: bool = False
    unknown_letters: str = ""


class TypesettingError(Exception):
    """The typesetter refused a document, which is a defect of the program and not of the pack."""


class Typesetter:
    """Keeps the compiler warm between sheets. May be used from several threads, one after the
    other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pack: Pack | None = None
        self._rooms: dict[tuple[str, int, str, Options], Room] = {}  # of the pack set last

    def sheet(self, pack: Pack, subject: str, options: Options,
              token: CancelToken | None = None) -> Typeset:
        """Set a subject. Raises `KeyError` for one that the pack has not, `Canceled`, and
        `TypesettingError`."""
        if subject != FULL_SET and options.language != BOTH:
            return self._fitted(pack, subject, options, token)[1]
        languages = pack.languages if options.language == BOTH else (options.language,)
        rooms = []

        def room_for(subject: str, _language: str) -> Room:
            """The same for both languages, so that both sides of a paper say the same."""
            fitting = (self._known_or_fitted(pack, subject, replace(options, language=language),
                                             token)
                       for language in languages)
            rooms.append(max(fitting, key=(*ROOMS, PAGES).index))
            return rooms[-1]

        done = self.document(compose_document(pack, subject, options, room_for), options.today)
        return replace(done, runs_over=PAGES in rooms and not options.large_print)

    def composed(self, pack: Pack, subject: str, options: Options) -> Document:
        """The same sheet as data, laid out as `sheet` sets it. Raises `KeyError` for a subject that
        the pack has not."""
        return compose_document(
            pack, subject, options, lambda one, language: self._known_or_fitted(
                pack, one, replace(options, language=language), None))

    def _known_or_fitted(self, pack: Pack, subject: str, options: Options,
                         token: CancelToken | None) -> Room:
        return (self._rooms.get(_key(pack, subject, options))
                or self._fitted(pack, subject, options, token)[0])

    def _fitted(self, pack: Pack, subject: str, options: Options,
                token: CancelToken | None) -> tuple[Room, Typeset]:
        """A sheet in one language in the roomiest way that fits on one page, or over pages if there
        is none; with as many rows as every language of the pack has room for."""
        if options.large_print or options.half_page:
            return PAGES, self._set(pack, subject, options, PAGES)
        if self._pack is not pack:
            self._pack, self._rooms = pack, {}
        key = _key(pack, subject, options)
        known = self._rooms.get(key)
        if known is not None:
            return known, replace(self._set(pack, subject, options, known), runs_over=known.pages)
        room, done = self._first_fitting(pack, subject, options, token)
        others = (replace(options, language=one) for one in pack.languages
                  if one != options.language)
        cut = max((self._first_fitting(pack, subject, other, token)[0].cut for other in others),
                  default=0)
        if cut > room.cut and not room.pages:
            room, done = self._first_fitting(pack, subject, options, token, cut)
        self._rooms[key] = room
        return room, done

    def _first_fitting(self, pack: Pack, subject: str, options: Options, token: CancelToken | None,
                       cut: int = 0) -> tuple[Room, Typeset]:
        """The roomiest way that fits on one page and leaves out at least `cut` rows, or over
        pages."""
        for room in (*(room for room in ROOMS if room.cut >= cut), PAGES):
            if token is not None:
                token.check()
            document = _composed(pack, subject, options, room)
            if room not in (*ROOMS[-2:], PAGES) and not _may_fit(document, options.paper):
                continue
            done = self.document(document, options.today)
            if done.pages == 1:
                break
        return room, replace(done, runs_over=done.pages > 1)

    def _set(self, pack: Pack, subject: str, options: Options, room: Room) -> Typeset:
        return self.document(_composed(pack, subject, options, room), options.today)

    def document(self, document: Document, today: datetime.date) -> Typeset:
        """Set a document as it is, dated `today`."""
        unknown: set[str] = set()
        for _ in range(_TRIES):
            for anywhere in (False, True) if not unknown else (True,):
                pdf, missing = self._compiled(document, today, unknown, anywhere=anywhere)
                if pdf is not None:
                    return Typeset(pdf, count_pages(pdf), unknown_letters="".join(sorted(unknown)))
            unknown |= missing
        raise TypesettingError("some letters could not be set")

    def _compiled(self, document: Document, today: datetime.date, unknown: set[str], *,
                  anywhere: bool) -> tuple[bytes | None, set[str]]:
        """The PDF, or None and letters that the fonts lack (those of the system too, if
        `anywhere`)."""
        import typst

        data = json.dumps(plain_data(document,
                                     lambda text: clean(named(text, unknown) if unknown else text)))
        stamp = datetime.datetime(today.year, today.month, today.day, tzinfo=datetime.UTC)
        try:
            with self._lock:
                pdf = _compiler(anywhere).compile(format="pdf", pdf_standards=["ua-1"],
                                                  timestamp=stamp,
                                                  sys_inputs={"document": data})
        except typst.TypstError as error:
            missing = set(_missing(error.diagnostic))
            if not missing - unknown:
                raise TypesettingError(error.diagnostic) from error
            return None, missing
        assert isinstance(pdf, bytes)  # one file, unlike the pages of a picture
        return with_row_heads(pdf), set()


def _composed(pack: Pack, subject: str, options: Options, room: Room) -> Document:
    return compose_document(pack, subject, options, lambda _subject, _language: room)


def _missing(diagnostic: str) -> Iterator[str]:
    """Letters that a refusal names."""
    for text in _UNSHOWN.findall(diagnostic):
        yield from re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match.group(1), 16)), text)
    for code in _DISALLOWED.findall(diagnostic):
        yield chr(int(code, 16))


def _key(pack: Pack, subject: str, options: Options) -> tuple[str, int, str, Options]:
    return pack.digest, id(pack), subject, options


def _may_fit(document: Document, paper: str) -> bool:
    return all(guessed_height(part, paper) <= room_on(paper) + _DOUBT
               for part in document.parts if isinstance(part, Sheet))


@lru_cache(maxsize=2)
def _compiler(anywhere: bool) -> typst.Compiler:
    """A compiler with the program's fonts; `anywhere`: with typst's own and the system's too."""
    import typst

    folder = paths.resources() / "sheets"
    fonts = typst.Fonts(include_system_fonts=anywhere, include_embedded_fonts=anywhere,
                        font_paths=font_folders())
    # Templates import no packages. A folder that is not there keeps typst from looking anywhere
    # else for them.
    nowhere = folder / "no-packages"
    return typst.Compiler(folder / "main.typ", root=folder, font_paths=fonts, package_path=nowhere,
                          package_cache_path=nowhere)


def font_folders() -> list[Path]:
    """Folders of the program's fonts."""
    folders = []
    for package in FONT_PACKAGES:
        spec = importlib.util.find_spec(package)
        folders += [Path(place) / "files"
                    for place in (spec.submodule_search_locations or () if spec else ())]
    return folders
