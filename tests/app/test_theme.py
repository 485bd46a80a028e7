"""The look as data: contrasts that everybody can read, sizes that follow the text scale."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.drawing import theme
from explainer.drawing.theme import THEMES, Theme, contrast

COLORS = [name for name in Theme._fields if name not in ("name", "dark")]
EVERY_THEME = pytest.mark.parametrize("look", THEMES.values(), ids=list(THEMES))
COLOR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_there_are_three_themes() -> None:
    assert {name: (look.name, look.dark) for name, look in THEMES.items()} == {
        "light": ("light", False), "dark": ("dark", True), "contrast": ("contrast", True)}


@EVERY_THEME
def test_a_theme_has_all_its_colors(look: Theme) -> None:
    assert [name for name in COLORS if not re.fullmatch(r"#[0-9A-F]{6}", getattr(look, name))] == []


@EVERY_THEME
def test_body_text_has_a_contrast_of_7_on_all_it_stands_on(look: Theme) -> None:
    for ground in (look.page, look.surface, look.selection, look.accent_soft):
        assert contrast(look.ink, ground) >= 7


@EVERY_THEME
def test_all_other_text_has_a_contrast_of_4_5(look: Theme) -> None:
    for ground in (look.page, look.surface):
        for text in (look.muted, look.accent, look.warning):
            assert contrast(text, ground) >= 4.5
    assert contrast(look.muted, look.selection) >= 4.5
    assert contrast(look.accent, look.selection) >= 4.5
    assert contrast(look.accent, look.accent_soft) >= 4.5
    assert contrast(look.on_accent, look.accent) >= 4.5


@EVERY_THEME
def test_what_marks_a_control_has_a_contrast_of_3(look: Theme) -> None:
    for ground in (look.page, look.surface):
        for edge in (look.line_strong, look.focus, look.selection_edge):
            assert contrast(edge, ground) >= 3
    assert contrast(look.selection_edge, look.selection) >= 3


@EVERY_THEME
def test_a_dark_theme_has_light_text_and_a_light_one_dark_text(look: Theme) -> None:
    assert (theme.luminance(look.ink) > theme.luminance(look.page)) == look.dark


def test_high_contrast_is_white_on_black() -> None:
    assert contrast(THEMES["contrast"].ink, THEMES["contrast"].page) == pytest.approx(21)


@pytest.mark.parametrize(("color", "luminance"), [
    ("#000000", 0.0), ("#FFFFFF", 1.0), ("#FF0000", 0.2126), ("#00FF00", 0.7152), ("#0000FF", 0.0722),
    ("#808080", 0.21586), ("#0a0a0a", 0.003035), ("#0b0b0b", 0.003347), ("#777777", 0.184475),
])
def test_luminance_is_that_of_wcag(color: str, luminance: float) -> None:
    assert theme.luminance(color) == pytest.approx(luminance, abs=1e-5)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=1e-3)
    assert contrast("#FF0000", "#0000FF") == pytest.approx(2.149, abs=1e-3)


@given(COLOR, COLOR)
def test_contrast_lies_between_1_and_21_and_has_no_order(first: str, second: str) -> None:
    assert 1 <= contrast(first, second) <= 21.0001
    assert contrast(first, second) == contrast(second, first)
    assert contrast(first, first) == 1


# Sizes

def test_three_sizes_on_a_screen() -> None:
    assert [theme.pixels(step, 1.0) for step in (theme.SMALL, theme.BODY, theme.HEADLINE)] == [13, 15, 25]
    assert [theme.pixels(step, 2.0) for step in (theme.SMALL, theme.BODY, theme.HEADLINE)] == [26, 30, 50]


def test_text_never_gets_too_small_to_read() -> None:
    assert theme.pixels(0.1, 1.0) == 8
    assert theme.pixels(9 / 15, 1.0) == 9


def test_text_scales_rise_from_90_to_200_per_cent_by_way_of_100() -> None:
    scales = theme.TEXT_SCALES
    assert (scales[0], scales[-1], 1.0 in scales) == (0.9, 2.0, True)
    assert list(scales) == sorted(set(scales))
