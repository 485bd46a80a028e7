"""A third language for tests: a line in the registry, and a catalogue made on the spot."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from explainer.core.languages import LANGUAGES, Language

ROOT = Path(__file__).parents[1]
THIRD = "pt"
"""One that Qt and Babel know and the program does not."""


def spanish_catalogue() -> Catalog:
    """All phrases of the program, with their Spanish."""
    with (ROOT / "resources" / "translations" / "es.po").open("rb") as file:
        return read_po(file)


def catalogue_of(change: Callable[[str], str]) -> Catalog:
    """All phrases of the program, each changed."""
    catalogue = Catalog(locale=THIRD)
    for message in spanish_catalogue():
        if message.id:
            one = message.id if isinstance(message.id, str) else message.id[0]
            several = tuple(map(change, message.id)) if not isinstance(message.id, str) else ()
            catalogue.add(message.id, several or change(one), context=message.context)
    return catalogue


def small_catalogue(phrases: Mapping[str, str]) -> Catalog:
    """A few phrases."""
    catalogue = Catalog(locale=THIRD)
    for phrase, said in phrases.items():
        catalogue.add(phrase, said)
    return catalogue


def register(catalogue: Catalog, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Add the language to the program until the test ends; its id."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    path = folder / f"{THIRD}.mo"
    path.write_bytes(file.getvalue())
    language = Language(THIRD, "Terceira", "Third", "pt_BR", "Read in Third",
                        "This pack has no Third text", str(path))
    monkeypatch.setitem(LANGUAGES, THIRD, language)
    return THIRD
