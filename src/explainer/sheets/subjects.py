"""The whole set of sheets, and the names of packs and files."""

from __future__ import annotations

import re

from explainer.core.letters import shows
from explainer.core.pack import Pack
from explainer.sheets.texts import say

FULL_SET = "full-set"


def pack_title(pack: Pack, language: str) -> str:
    """Title of a pack; the name of its file or folder if it has none that shows anything."""
    title = pack.meta("title", language)
    return next(filter(shows, (title, pack.path.stem)), say("sheet", language))


def file_name(subject: str, language: str, paper: str) -> str:
    """File name of a sheet: `city-chicago-es-a4.pdf`."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", subject)
    return f"{stem}-{language}-{paper}.pdf"
