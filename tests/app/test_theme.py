"""The look as data: contrasts that everybody can read, sizes that follow the text scale."""

from __future__ import annotations

import colorsys
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.drawing import theme
from explainer.drawing.theme import STATUS_COLORS, THEMES, Theme, contrast

COLORS = [name for name in Theme._fields if name not in ("name", "dark")]
EVERY_THEME = pytest.mark.parametrize("look", THEMES.values(), ids=list(THEMES))


def qualities(color: str) -> tuple[float, float]:
    """Hue in degrees and saturation, 0 to 1, of `#rrggbb`."""
    hue, saturation, _value = colorsys.rgb_to_hsv(*(int(color[n:n + 2], 16) / 255 for n in (1, 3, 5)))
    return 360 * hue, saturation


COLOR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_there_are_three_themes() -> None:
    assert {name: (look.name, look.dark) for name, look in THEMES.items()} == {
        "light": ("light", False), "dark": ("dark", True), "contrast": ("contrast", True)}


@EVERY_THEME
def test_a_theme_has_all_its_colors(look: Theme) -> None:
    assert [name for name in COLORS if not re.fullmatch(r"#[0-9A-F]{6}", getattr(look, name))] == []


@EVERY_THEME
def test_body_text_has_a_contrast_of_7_on_all_it_stands_on(look: Theme) -> None:
    for ground in (look.ground, look.page, look.surface, look.selection, look.accent_soft, look.hover):
        assert contrast(look.ink, ground) >= 7


@EVERY_THEME
def test_all_other_text_has_a_contrast_of_4_5(look: Theme) -> None:
    for ground in (look.ground, look.page, look.surface, look.selection, look.accent_soft, look.hover):
        for text in (look.muted, look.accent, look.warning, *(getattr(look, name) for name in STATUS_COLORS.values())):
            assert contrast(text, ground) >= 4.5
    for ground in (look.accent, look.accent_hover):
        assert contrast(look.on_accent, ground) >= 4.5


@EVERY_THEME
def test_surfaces_that_meet_can_be_told_apart_on_a_poor_panel(look: Theme) -> None:
    assert contrast(look.ground, look.surface) >= 1.3
    assert contrast(look.surface, look.selection) >= 1.3
    assert contrast(look.surface, look.accent_soft) >= 1.3
    assert look.page == look.ground or contrast(look.ground, look.page) >= 1.3


@EVERY_THEME
def test_what_marks_a_control_has_a_contrast_of_3(look: Theme) -> None:
    for ground in (look.ground, look.page, look.surface, look.selection):
        for edge in (look.line_strong, look.focus, look.selection_edge):
            assert contrast(edge, ground) >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_differ_in_color_too_and_in_no_partys(name: str) -> None:
    look = THEMES[name]
    colors = {status: qualities(getattr(look, field)) for status, field in STATUS_COLORS.items()}
    assert colors["corroborated"] == colors["partly"]
    apart = ("corroborated", "reported", "not_found", "contradicted")
    assert len({colors[status] for status in apart}) == len(apart)
    for hue, saturation in colors.values():
        vivid = saturation > 0.6
        assert not (vivid and (hue < 20 or hue > 345)), "a red"
        assert not (vivid and 200 < hue < 260), "a blue"


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

def test_four_sizes_on_a_screen() -> None:
    steps = (theme.SMALL, theme.BODY, theme.TITLE, theme.HEADLINE)
    assert [theme.pixels(step, 1.0) for step in steps] == [14, 16, 20, 28]
    assert [theme.pixels(step, 2.0) for step in steps] == [28, 32, 40, 56]


def test_text_never_gets_too_small_to_read() -> None:
    assert theme.pixels(0.1, 1.0) == 8
    assert theme.pixels(9 / 16, 1.0) == 9


@pytest.mark.parametrize(("width", "scale"), [(800, 1.0), (1366, 1.0), (1920, 1.0), (2560, 1.25), (3440, 1.75), (3840, 2.0), (7680, 2.0), (0, 1.0)])
def test_a_very_wide_screen_suggests_larger_text(width: int, scale: float) -> None:
    assert theme.suggested_scale(width) == scale


def test_text_scales_rise_from_90_to_200_per_cent_by_way_of_100() -> None:
    scales = theme.TEXT_SCALES
    assert (scales[0], scales[-1], 1.0 in scales) == (0.9, 2.0, True)
    assert list(scales) == sorted(set(scales))
