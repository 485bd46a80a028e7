"""The look as data: colors of each theme and the type scale. No party's color represents a side.

Contrast of `ink` on every surface is at least 7:1, of all other text at least 4.5:1, and of
surfaces that meet at least 1.3:1 (kept by a test).
"""

from __future__ import annotations

from typing import NamedTuple


class Theme(NamedTuple):
    """Colors of one theme as `#rrggbb`."""

    name: str
    dark: bool
    ground: str  # what the sheets of a window lie on
    page: str  # paper: behind slides, charts and exported pictures
    surface: str  # lists, cards, menus, fields
    ink: str  # body text
    muted: str  # secondary text
    line: str  # hairlines
    line_strong: str  # control borders: 3:1 against what they stand on
    accent: str  # teal-slate: links, bars, the current tab
    accent_soft: str  # chosen segment, chip
    accent_hover: str  # a filled button under the pointer
    hover: str  # a control or row under the pointer
    on_accent: str  # text on a filled accent button
    hatch: str  # stripes of the hatched fill, which is that of `not_found`
    one_source: str  # marks and bars of what one source reports
    not_found: str  # of what was found nowhere else
    disputed: str  # of what a source disputes; neither party's red nor its blue
    selection: str  # selected row
    selection_edge: str  # its edge, and the frame of the selected bar
    focus: str  # keyboard focus ring
    warning: str  # text of a problem banner

    @property
    def code_ink(self) -> str:
        """The dark modules of a QR code: dark on light in every theme, as cameras want it."""
        return self.page if self.dark else self.ink

    @property
    def code_paper(self) -> str:
        """What the modules of a QR code are on."""
        return self.ink if self.dark else self.surface


THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        Theme("light", False, ground="#E1DED8", page="#FDFCFA", surface="#FFFFFF",
              ink="#172124", muted="#465357", line="#D2CEC3", line_strong="#6F787C",
              accent="#1B5E66", accent_soft="#CDE3E2", accent_hover="#134A51", hover="#EDF4F3",
              on_accent="#FFFFFF", hatch="#E2B67C",
              one_source="#566368", not_found="#944B00", disputed="#853B5F",
              selection="#F3DFB8", selection_edge="#8A5D0C", focus="#8A5D0C", warning="#6F4400"),
        Theme("dark", True, ground="#0C1012", page="#222A2E", surface="#273035",
              ink="#F1F4F2", muted="#BCC7C9", line="#465157", line_strong="#8C9A9F",
              accent="#84CFD3", accent_soft="#27494D", accent_hover="#A6E0E3", hover="#313C41",
              on_accent="#0C1517", hatch="#8A6A35",
              one_source="#B4BFC2", not_found="#EDB660", disputed="#E5A3C4",
              selection="#4D4328", selection_edge="#E9BE68", focus="#E9BE68", warning="#F0C46B"),
        Theme("contrast", True, ground="#000000", page="#000000", surface="#222222",
              ink="#FFFFFF", muted="#FFFFFF", line="#A6A6A6", line_strong="#FFFFFF",
              accent="#7FF3F7", accent_soft="#15494C", accent_hover="#FFFFFF", hover="#3A3A3A",
              on_accent="#000000", hatch="#7A6A1F",
              one_source="#FFFFFF", not_found="#FFE066", disputed="#FFB8DC",
              selection="#4F4100", selection_edge="#FFE066", focus="#FFE066", warning="#FFE066"),
    )
}

STATUS_COLORS = {"corroborated": "accent", "partly": "accent", "reported": "one_source",
                 "not_found": "not_found", "contradicted": "disputed", "opinion": "muted"}
"""The field of `Theme` that marks and bars of an evidence status are drawn in. Shape and word say
the same: color never stands alone."""


def status_color(status: str) -> str:
    """The field of `Theme` for a status id; `accent` for what has none, or one of its own."""
    return STATUS_COLORS.get(status, "accent")


FONT_FAMILY = "Atkinson Hyperlegible"
BASE_SIZE = 16.0
"""Body text in logical pixels at 100 %. Four sizes on a screen: small 14, body 16, title 20,
headline 28."""
SMALL, BODY, TITLE, HEADLINE = 14.0 / BASE_SIZE, 1.0, 20.0 / BASE_SIZE, 28.0 / BASE_SIZE
TEXT_SCALES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
FULL_WIDTH = 1920
"""Width of a screen in logical pixels that text at 100 % is made for."""


def suggested_scale(width: int) -> float:
    """The text scale for a screen `width` logical pixels wide whose system does not scale it: the
    largest at which the screen is still as wide as the layouts are made for."""
    return max((scale for scale in TEXT_SCALES if 1.0 <= scale <= width / FULL_WIDTH), default=1.0)


def pixels(step: float, text_scale: float) -> int:
    """Size in logical pixels of a step of the type scale at a text scale."""
    return max(8, round(BASE_SIZE * step * text_scale))


def luminance(color: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
                        for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colors, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
