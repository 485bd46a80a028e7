"""`explainer sheet`: summary sheets as PDF files. Needs no Qt."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explainer.app import paths, settings
from explainer.app.pack_process import read_guarded
from explainer.content import formatting
from explainer.core import atomic
from explainer.core.letters import shows
from explainer.core.pack import Pack
from explainer.core.problems import Severity
from explainer.core.reading import Reading, read_pack
from explainer.panels.subjects import single_subjects, subjects
from explainer.printing.batch import Target, plan, write_all
from explainer.printing.documents import BOTH, Options, languages_of
from explainer.printing.typesetting import Typeset, TypesettingError
from explainer.sheets.composing import LocalContacts
from explainer.sheets.subjects import FULL_SET, pack_title

DONE, PROBLEMS, UNUSABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for. No pack: the built-in one. No subject: each but the full set.
    No language: the first of the pack."""

    pack: Path | None
    subject: str | None
    languages: tuple[str, ...]
    papers: tuple[str, ...]
    large_print: bool
    greyscale: bool
    half_page: bool
    force: bool
    out: Path


def run(request: Request) -> int:
    """Make the sheets. Returns the exit code: 1 if rows of the pack had to be left out."""
    reading = (read_guarded(request.pack, "read").reading if request.pack
               else read_pack(paths.built_in_pack(), built_in=True))
    if reading.pack is None:
        for problem in reading.problems:
            print(problem.sentence(), file=sys.stderr)
        return UNUSABLE
    refusal = _refusal(request, reading.pack)
    targets = [] if refusal else _targets(request, reading.pack)
    refusal = refusal or _in_the_way(request, targets)
    if refusal:
        print(f"explainer: {refusal}", file=sys.stderr)
        return UNUSABLE
    for notice in _replaced(reading.pack, targets):
        print(f"explainer: {notice}", file=sys.stderr)
    return _write(request, reading, targets)


def _refusal(request: Request, pack: Pack) -> str:
    """Why the request cannot be met; "" if it can."""
    known = subjects(pack)
    if request.subject is not None and request.subject not in known:
        return f"there is no subject “{request.subject}”; this pack has: {', '.join(known)}"
    if request.subject == FULL_SET and request.half_page:
        return "the full set has no half page; choose one subject, or --all"
    for language in request.languages:
        if language not in languages_of(pack):
            languages = ", ".join(languages_of(pack))
            return f"this pack has no language “{language}”; it has: {languages}"
    return ""


def _targets(request: Request, pack: Pack) -> list[Target]:
    wanted = (request.subject,) if request.subject is not None else single_subjects(pack)
    return plan(wanted, request.languages or pack.languages[:1], request.papers or ("letter",),
                request.out)


def _in_the_way(request: Request, targets: list[Target]) -> str:
    """Files that must not be overwritten, in words; "" if there are none."""
    if len(targets) > 1 and request.out.exists() and not request.out.is_dir():
        return f"{request.out} is a file; several sheets go into a folder"
    there = [target.path for target in targets if target.path.exists()]
    if not there or request.force:
        return ""
    more = f" and {len(there) - 1} more" if len(there) > 1 else ""
    return (f"{there[0]}{more} exists; nothing was written. "
            "Use --force to overwrite, or another place")


def _replaced(pack: Pack, targets: list[Target]) -> Iterator[str]:
    """What is printed in place of a title or a name that shows nothing."""
    languages = dict.fromkeys(one for target in targets for one in (
        pack.languages if target.language == BOTH else (target.language,)))
    for language in languages:
        if not shows(pack.meta("title", language)):
            yield (f"the pack has no title that can be read ({language}); "
                   f"“{pack_title(pack, language)}” is printed instead")
        for city in pack["cities"]:
            if not shows(formatting.local(pack, city, "name", language)):
                yield (f"the city “{city.id}” has no name that can be read ({language}); "
                       "its id is printed instead")


def _contacts() -> LocalContacts:
    """What the center filled in, from the settings."""
    loaded = settings.load(paths.settings_file())
    if loaded.set_aside is not None:
        print(f"explainer: the settings could not be read; they are kept as {loaded.set_aside}",
              file=sys.stderr)
    return LocalContacts.kept(loaded.settings.sheet_contacts,
                              loaded.settings.sheet_contacts_checked)


def _write(request: Request, reading: Reading, targets: list[Target]) -> int:
    assert reading.pack is not None
    options = Options(large_print=request.large_print, greyscale=request.greyscale,
                      half_page=request.half_page, contacts=_contacts())

    def report(number: int, target: Target, done: Typeset) -> None:
        pages = f"{done.pages} page{'s' if done.pages != 1 else ''}"
        over = ", runs over one page" if done.runs_over else ""
        print(f"[{number}/{len(targets)}] {target.path} ({pages}{over})", file=sys.stderr)
        if done.unknown_letters:
            print("    no font here has these letters, so they are named in words: "
                  f"{done.unknown_letters}", file=sys.stderr)

    atomic.note_unfinished_in(paths.settings_file().parent)
    try:
        write_all(reading.pack, targets, options, report)
    except OSError as error:
        print(f"explainer: {error.filename or request.out} could not be written: "
              f"{error.strerror or error}", file=sys.stderr)
        return UNUSABLE
    except TypesettingError as error:
        print(f"explainer: a sheet could not be set: {error}", file=sys.stderr)
        return UNUSABLE
    skipped = [problem for problem in reading.problems
               if problem.severity in (Severity.FATAL, Severity.ERROR)]
    if skipped:
        path = str(reading.pack.path)
        quoted = f'"{path}"' if " " in path else path
        print(f"{len(skipped)} thing(s) in the pack could not be used; see: "
              f"explainer check {quoted}", file=sys.stderr)
    return PROBLEMS if skipped else DONE
