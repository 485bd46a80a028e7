"""The subjects of sheets: their ids on the command line, names and file names."""

from __future__ import annotations

import re

from explainer.content import formatting
from explainer.core.letters import shows
from explainer.core.pack import Pack
from explainer.sheets.texts import say

FULL_SET = "full-set"
CITY = "city:"
_BEFORE, _AFTER = ("overview",), ("impacts", "responses", "recommendations")


def single_subjects(pack: Pack) -> tuple[str, ...]:
    """Ids of the sheets of a pack, in the order of the full set."""
    return (*_BEFORE, *(CITY + city.id for city in pack["cities"].ordered()), *_AFTER)


def subjects(pack: Pack) -> tuple[str, ...]:
    """Ids of everything that can be asked for: the sheets, and all of them in one document."""
    return (*single_subjects(pack), FULL_SET)


def subject_title(pack: Pack, subject: str, language: str) -> str:
    """Name of a subject for people; the id of a city whose name shows nothing."""
    if subject.startswith(CITY):
        city = pack.row("cities", subject.removeprefix(CITY))
        name = formatting.local(pack, city, "name", language) if city is not None else ""
        return name if shows(name) else subject.removeprefix(CITY)
    return say(subject.replace("-", "_"), language)


def pack_title(pack: Pack, language: str) -> str:
    """Title of a pack; the name of its file or folder if it has none that shows anything."""
    title = pack.meta("title", language)
    return next(filter(shows, (title, pack.path.stem)), say("sheet", language))


def file_name(subject: str, language: str, paper: str) -> str:
    """File name of a sheet: `city-chicago-es-a4.pdf`."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", subject)
    return f"{stem}-{language}-{paper}.pdf"


def subject_of(pack: Pack, panel: str, selected: str) -> str:
    """The subject that a panel suggests, with the row selected on it; the full set on the panel of sources."""
    if panel in (*_BEFORE, *_AFTER):
        return panel
    if panel == "cities" and len(pack["cities"]):
        ids = [city.id for city in pack["cities"].ordered()]
        return CITY + (selected if selected in ids else ids[0])
    return FULL_SET if panel == "sources" else _BEFORE[0]
