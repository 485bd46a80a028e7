"""The handout of a show, read back from the PDF."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from explainer.ui.presenter.handout import handout, setting_of, write_handout
from tests.ui.presenter.conftest import Speak
from tests.ui.presenter.slides import built_in, cache_of

TODAY = datetime.date(2026, 11, 29)


def elements(node: pikepdf.Object, found: list[pikepdf.Dictionary]) -> list[pikepdf.Dictionary]:
    """All structure elements below one."""
    kids = node.get(Name.K)
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and Name.S in kid:
            found.append(kid)
            elements(kid, found)
    return found


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_slide_is_a_picture_with_its_words_and_notes(language: str, speak: Speak) -> None:
    speak(language)
    cache = cache_of(built_in(), language)
    with pikepdf.open(io.BytesIO(handout(cache, language, TODAY))) as pdf:
        assert str(pdf.Root.Lang) == language and pdf.Root.MarkInfo.Marked
        found = elements(pdf.Root.StructTreeRoot, [])
        figures = [str(one.Alt) for one in found if Name.Figure == one.S]
        assert len(figures) == len(cache.deck.main) == 12
        assert "27" in figures[4] and all(len(words) > 30 for words in figures)
        assert sum(one.S == Name.H2 for one in found) == 12
        assert len(pdf.pages) >= 4


def test_it_is_written_whole(tmp_path: Path, speak: Speak) -> None:
    write_handout(setting_of(cache_of(built_in()), "en", TODAY), str(tmp_path / "handout.pdf"))
    assert (tmp_path / "handout.pdf").read_bytes().startswith(b"%PDF")
