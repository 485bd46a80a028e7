"""Zeros of headlines and big numbers have no slash; those of running text keep it."""

from __future__ import annotations

from pathlib import Path

import fontpkg_atkinson_hyperlegible
import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from explainer.ui import fonts
from explainer.ui.plain_zero import with_plain_zero

FILES = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
SIDE = 200


def openings(bold: bool, letter: str) -> int:
    """How many areas of paper a letter encloses."""
    font = QFont(fonts.FONT_FAMILY)
    font.setPixelSize(SIDE)
    font.setBold(bold)
    assert QFontMetrics(font).inFont(letter)
    image = QImage(SIDE, 2 * SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(20, SIDE + 20, letter)
    painter.end()
    paper = {(x, y) for x in range(0, SIDE, 2) for y in range(0, 2 * SIDE, 2) if image.pixelColor(x, y).lightness() > 128}
    areas = 0
    while paper:
        areas += 1
        waiting = [paper.pop()]
        while waiting:
            x, y = waiting.pop()
            for place in ((x - 2, y), (x + 2, y), (x, y - 2), (x, y + 2)):
                if place in paper:
                    paper.discard(place)
                    waiting.append(place)
    return areas - 1  # the paper around it


def test_a_bold_zero_is_plain_and_a_light_one_has_its_slash(qapp: QApplication) -> None:
    fonts.load_text_fonts()
    assert openings(True, "O") == 1
    assert openings(True, "0") == 1
    assert openings(True, "8") == 2
    assert openings(False, "0") == 2


@pytest.mark.parametrize("name", ["AtkinsonHyperlegible-Bold.ttf", "AtkinsonHyperlegible-Regular.ttf"])
def test_nothing_but_the_zero_is_changed(name: str) -> None:
    font = (FILES / name).read_bytes()
    changed = with_plain_zero(font)
    assert len(changed) == len(font)
    others = [n for n, (old, new) in enumerate(zip(font, changed, strict=True)) if old != new]
    assert others and max(others) - min(others) < 200


@pytest.mark.parametrize("font", [b"", b"not a font", b"\0" * 5000])
def test_what_is_no_such_font_stays_as_it_is(font: bytes) -> None:
    assert with_plain_zero(font) == font


def test_a_font_that_ends_early_stays_as_it_is() -> None:
    font = (FILES / "AtkinsonHyperlegible-Bold.ttf").read_bytes()
    for length in range(0, len(font), 997):
        cut = font[:length]
        changed = with_plain_zero(cut)
        assert len(changed) == len(cut)
