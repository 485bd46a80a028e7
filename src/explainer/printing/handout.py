"""A handout: the slides of a show as a tagged PDF, each a picture with its words as alternative
text, and the speaker's notes below."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import NamedTuple

from explainer.app import paths
from explainer.printing.cleaning import clean
from explainer.printing.typesetting import font_folders


class Picture(NamedTuple):
    """One slide: its title, its picture as SVG, its words for those who do not see it, and lines of
    notes."""

    title: str
    svg: str
    alt: str
    notes: tuple[str, ...]


def typeset_handout(title: str, language: str, slides: Iterable[Picture], today: datetime.date,
                    *, paper: str = "us-letter") -> bytes:
    """The PDF (PDF/UA-1)."""
    import typst  # takes 20 ms

    data = json.dumps({
        "title": clean(title), "language": language, "paper": paper,
        "slides": [{"title": clean(slide.title), "picture": slide.svg, "alt": clean(slide.alt),
                    "notes": [clean(line) for line in slide.notes]} for slide in slides]})
    folder = paths.resources() / "sheets"
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True,
                        font_paths=font_folders())
    nowhere = folder / "no-packages"  # no package is looked for anywhere
    compiler = typst.Compiler(folder / "handout.typ", root=folder, font_paths=fonts,
                              package_path=nowhere, package_cache_path=nowhere)
    stamp = datetime.datetime(today.year, today.month, today.day, tzinfo=datetime.UTC)
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=stamp,
                           sys_inputs={"handout": data})
    assert isinstance(pdf, bytes)  # one file
    return pdf
