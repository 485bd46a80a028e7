"""QR codes: what a camera needs, and what it reads."""

from __future__ import annotations

import pytest

from explainer.drawing.qr import MOST_LETTERS, QUIET, code_shapes, modules
from explainer.drawing.shapes import Box, Path, Rect
from explainer.drawing.svg import SvgShapes
from explainer.drawing.theme import THEMES, Theme, contrast, luminance

ADDRESS = "https://www.latimes.com/california/story/2026-06-22/judge-dismisses-lawsuit?lang=es"
FINDER = tuple(tuple(c == "#" for c in row) for row in
               ("#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"))


def corner(rows: tuple[tuple[bool, ...], ...], top: int, left: int) -> tuple[tuple[bool, ...], ...]:
    return tuple(row[left:left + 7] for row in rows[top:top + 7])


@pytest.mark.parametrize("text", ["A", ADDRESS, "¿Qué se sabe?", "x" * MOST_LETTERS])
def test_three_corners_are_there_whatever_the_text(text: str) -> None:
    rows = modules(text)
    assert len(rows) >= 21 and all(len(row) == len(rows) for row in rows)
    assert corner(rows, 0, 0) == corner(rows, 0, len(rows) - 7) == corner(rows, len(rows) - 7, 0) == FINDER
    assert corner(rows, len(rows) - 7, len(rows) - 7) != FINDER


@pytest.mark.parametrize("text", ["", "x" * (MOST_LETTERS + 1)])
def test_no_text_and_an_endless_one_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="letters"):
        modules(text)


def test_the_free_room_is_four_modules_wide_in_the_middle_of_the_box() -> None:
    plate, code = code_shapes(ADDRESS, Box(100, 50, 400, 300))
    assert isinstance(plate, Rect) and plate.box == Box(150, 50, 300, 300)
    assert isinstance(code, Path)
    across = [x for _op, at in code.steps for x in at[::2]]
    down = [y for _op, at in code.steps for y in at[1::2]]
    unit = 300 / (len(modules(ADDRESS)) + 2 * QUIET)
    assert (min(across), max(across)) == pytest.approx((150 + 4 * unit, 450 - 4 * unit))
    assert (min(down), max(down)) == pytest.approx((50 + 4 * unit, 350 - 4 * unit))


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_dark_on_light_in_every_theme(theme: Theme) -> None:
    assert luminance(theme.code_ink) < luminance(theme.code_paper)
    assert contrast(theme.code_ink, theme.code_paper) >= 7


def test_an_svg_has_the_plate_and_one_path() -> None:
    svg = SvgShapes(THEMES["dark"]).document(300, 300, code_shapes(ADDRESS, Box(0, 0, 300, 300)), title=ADDRESS)
    assert svg.count("<path") == 1 and svg.count("<rect") == 1
    assert f'fill="{THEMES["dark"].ink}"' in svg and f'fill="{THEMES["dark"].page}"' in svg
