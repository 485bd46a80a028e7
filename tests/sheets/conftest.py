"""Sheets of the built-in pack, each set once for all tests, and read back from the PDF."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cache

import pytest

from explainer.app.paths import built_in_pack
from explainer.core.pack import Pack
from explainer.core.reading import read_pack
from explainer.printing.documents import Options
from explainer.printing.typesetting import Typeset, Typesetter
from tests.sheets.reading import PdfText, read_pdf

TODAY = datetime.date(2026, 11, 24)

Make = Callable[..., Typeset]


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The built-in pack, as the program reads it."""
    found = read_pack(built_in_pack(), built_in=True).pack
    assert found is not None
    return found


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    """One warm typesetter for all tests."""
    return Typesetter()


@pytest.fixture(scope="session")
def make(pack: Pack, typesetter: Typesetter) -> Make:
    """Set a sheet of the built-in pack, each once: make("overview", "es", "a4", large_print=True)."""

    @cache
    def build(subject: str, language: str = "en", paper: str = "letter", **chosen: bool) -> Typeset:
        return typesetter.sheet(pack, subject, Options(language, paper, today=TODAY, **chosen))  # type: ignore[arg-type]

    return build


@pytest.fixture(scope="session")
def read(make: Make) -> Callable[..., PdfText]:
    """The same, read back."""

    @cache
    def back(*which: str, **chosen: bool) -> PdfText:
        return read_pdf(make(*which, **chosen).pdf)

    return back
